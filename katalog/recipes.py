"""The rules of katalog/hosts.py in, the same rules as each kind of host reads them out: files of the folder, and of a server."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from katalog.hosts import HEADERS, PACKED, TYPES, Standing

# Where the folder lies on a server, and the name of the host, until somebody has said.
FOLDER, HOST = "/srv/skolenaervaer", "www.example.org"
_MADE = "Laget av bygget (lavet af bygget). Endringer blir borte ved neste bygg."


def in_folder(standing: Standing, has: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of all that lies in the published folder; it *has* some of its folders, and no other needs a file."""
    yield from ((path, text) for path, text in _apache(standing) if has(path.removesuffix(".htaccess")))
    yield "web.config", _iis(standing)
    yield "_headers", _headers(standing)
    yield "_redirects", _redirects(standing)
    # The pages of one forge hide what begins with _ without this.
    yield ".nojekyll", ""


def servers() -> Mapping[str, Callable[[Standing, str, str], str]]:
    """Return the recipes that lie beside the folder, by file name: each takes how the site stands, its folder and its host."""
    return {"nginx.conf": nginx, "Caddyfile": caddy, "s3.sh": s3}


def _apache(standing: Standing) -> Iterator[tuple[str, str]]:
    """Yield one .htaccess for the root and one for each folder that is an exception; they need `AllowOverride FileInfo`, no more."""
    files: dict[str, list[str]] = {folder: [] for folder in ("", *standing.folders.values())}
    files[""] += [f'AddType "{kind}" .{ending}' for ending, kind in TYPES.items()]
    files[""] += _set([(one.name, one.value) for one in HEADERS if one.value])
    files[""] += [f"RedirectMatch 301 ^{_path(standing, old)}?$ {standing.path}{new}" for old, new in standing.redirects]
    files[""] += _apache_compressed() if standing.compressed else []
    for folder, page in standing.not_found():
        files[folder.removeprefix(standing.path)] += [f"ErrorDocument 404 {page}"]
    for prefix, headers in standing.exceptions().items():
        folder, slash, name = prefix.rpartition("/")
        lines = _set(headers.items())
        wrapped = [f'<FilesMatch "^{re.escape(name)}">', *lines, "</FilesMatch>"] if name else lines
        files.setdefault(folder + slash, []).extend(wrapped)
    for folder, lines in files.items():
        yield f"{folder}.htaccess", "\n".join([f"# {_MADE}", *lines, ""])


def _set(headers: Iterable[tuple[str, str]]) -> list[str]:
    lines = [f'Header always set {name} "{value}"' for name, value in headers]
    return ["<IfModule mod_headers.c>", *lines, "</IfModule>"]


def _apache_compressed() -> list[str]:
    """Return how a browser gets the smaller twin of a file; a folder's own page is asked for as such before it is looked up."""
    rows = []
    for ending, name in (("br", "br"), ("gz", "gzip")):
        for file, page in (("", ""), ("index.html", "index.html")):
            rows += [f"RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b", f"RewriteCond %{{REQUEST_FILENAME}}{file}.{ending} -f"]
            rows += [f"RewriteRule ^{'(?:.*/)?' if page else '.*[^/]'}$ %{{REQUEST_URI}}{page}.{ending} [L,E=no-gzip:1,E=no-brotli:1]"]
    types = []
    for ending, kind in ((one, kind) for one, kind in TYPES.items() if one not in PACKED):
        types += [f'<FilesMatch "\\.{ending}\\.(br|gz)$">', f'ForceType "{kind}"', "</FilesMatch>"]
    twins = ["RemoveType .gz .br", "RemoveLanguage .br", "AddEncoding br .br", "AddEncoding gzip .gz", *types]
    vary = ["<IfModule mod_headers.c>", "Header merge Vary Accept-Encoding", "</IfModule>"]
    return [*twins, "<IfModule mod_rewrite.c>", "RewriteEngine On", *rows, "</IfModule>", *vary]


def _path(standing: Standing, address: str) -> str:
    return re.escape(standing.path + address)


def _iis(standing: Standing) -> str:
    types = "".join(
        f'\n      <remove fileExtension=".{ending}"/>\n      <mimeMap fileExtension=".{ending}" mimeType="{kind}"/>'
        for ending, kind in TYPES.items()
    )
    shared = _iis_headers((one.name, one.value) for one in HEADERS if one.value)
    parts = [f'    <staticContent>{types}\n      <clientCache cacheControlMode="NoControl"/>\n    </staticContent>\n{shared}']
    pages = {folder.removeprefix(standing.path): _iis_not_found(page.removeprefix(standing.path)) for folder, page in standing.not_found()}
    parts.append(pages.pop(""))
    folders = {prefix: _iis_headers(headers.items()) for prefix, headers in standing.exceptions().items() if prefix.endswith("/")}
    moved = {
        old: f'    <httpRedirect enabled="true" exactDestination="true" httpResponseStatus="Permanent" destination="{standing.path}{new}"/>'
        for old, new in standing.redirects
    }
    places = "".join(
        f'  <location path="{escape(place.removesuffix("/"))}">\n  <system.webServer>\n{text}\n  </system.webServer>\n  </location>\n'
        for place, text in {**folders, **pages, **moved}.items()
    )
    body = "\n".join(parts)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<!-- {_MADE} -->\n<configuration>\n  <system.webServer>\n'
        f"{body}\n  </system.webServer>\n{places}</configuration>\n"
    )


def _iis_headers(headers: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'\n      <remove name="{name}"/>\n      <add name="{name}" value="{escape(value, quote=False)}"/>' for name, value in headers
    )
    return f"    <httpProtocol><customHeaders>{rows}\n    </customHeaders></httpProtocol>"


def _iis_not_found(page: str) -> str:
    """Return how a 404 page is shown as the file it is, from the folder of web.config: executed as an address it would answer 200."""
    error = f'<error statusCode="404" path="{page.replace("/", chr(92))}" responseMode="File"/>'
    return f'    <httpErrors errorMode="Custom">\n      <remove statusCode="404" subStatusCode="-1"/>\n      {error}\n    </httpErrors>'


def _headers(standing: Standing) -> str:
    """Return `_headers`. These hosts have a short memory for pages already, and two rules for one header would become one long value.

    `! Name` takes away what an earlier rule gave; a host that does not know it passes over a line without a colon.
    """
    rows = [f"# {_MADE}", f"{standing.path}*"]
    shared = {one.name: one.value for one in HEADERS if one.value and one.name != "Cache-Control"}
    rows += [f"  {name}: {value}" for name, value in shared.items()]
    for ending in ("jsonld", "ttl", "csv", "ics", "webmanifest"):
        rows += [f"{standing.path}*.{ending}", f"  Content-Type: {TYPES[ending]}"]
    for prefix, headers in standing.exceptions().items():
        rows += [f"{standing.path}{prefix}*"]
        for name, value in headers.items():
            rows += [f"  ! {name}"] if name in shared else []
            rows += [f"  {name}: {value}"]
    return "\n".join([*rows, ""])


def _redirects(standing: Standing) -> str:
    """Return `_redirects`. An old address has a page too, which Netlify shows unless it is forced past it, with `!`.

    Others take that for no rule and pass over it; they need none.
    """
    rows = [f"{standing.path}{old} {standing.path}{new} 301{mark}" for old, new in standing.redirects for mark in ("!", "")]
    rows += [f"{folder}* {page} 404" for folder, page in standing.not_found()]
    return "\n".join([f"# {_MADE}", *rows, ""])


def nginx(standing: Standing, folder: str, host: str) -> str:
    """Return a file for `conf.d/`: maps choose each header by path, since a `location` with headers of its own forgets the others."""
    maps, lines = [], []
    for i, header in enumerate(HEADERS):
        where = "|".join(_path(standing, prefix) for prefix in standing.prefixes(header))
        other = f'    "~^(?:{where})" "{header.other}";\n' if where else ""
        maps.append(f'map $uri $skolenaervaer_{i} {{\n    default "{header.value}";\n{other}}}\n')
        lines.append(f"    add_header {header.name} $skolenaervaer_{i} always;\n")
    types = "".join(f"        {kind.split(';')[0]} {ending};\n" for ending, kind in TYPES.items())
    utf8 = sorted({kind.split(";")[0] for kind in TYPES.values() if "charset" in kind} - {"text/html"})
    small = " ".join(sorted({kind.split(";")[0] for ending, kind in TYPES.items() if ending not in PACKED} - {"text/html"}))
    moved = "".join(f"    location = {standing.path}{old} {{ return 301 {standing.path}{new}; }}\n" for old, new in standing.redirects)
    root = standing.path == "/"
    place = f"    root {folder};\n" if root else ""
    inside = "".join(
        f"    location {where} {{\n{'' if root else f'        alias {folder}/{where.removeprefix(standing.path)};{chr(10)}'}"
        f"        error_page 404 {page};\n    }}\n"
        for where, page in standing.not_found()
    )
    bare = "" if root else f"    location = {standing.path.removesuffix('/')} {{ return 301 {standing.path}; }}\n"
    return (
        f"# {_MADE}\n{''.join(maps)}server {{\n    listen 80;\n    server_name {host};\n{place}    index index.html;\n"
        f"    absolute_redirect off;\n{''.join(lines)}    types {{\n{types}    }}\n    default_type application/octet-stream;\n"
        f"    charset utf-8;\n    charset_types {' '.join(utf8)};\n"
        # nginx' own level is the first, which is a fifth more bytes to a phone.
        f"    gzip on;\n    gzip_comp_level 6;\n    gzip_vary on;\n    gzip_types {small};\n    gzip_static on;\n"
        "    # Med libnginx-mod-http-brotli-static:\n    # brotli_static on;\n"
        f"{bare}{moved}{inside}}}\n"
    )


def caddy(standing: Standing, folder: str, host: str) -> str:
    """Return a Caddyfile; inside `route` what stands last is what holds."""
    html = TYPES["html"]
    shared = "".join(f'\t\theader {one.name} "{one.value}"\n' for one in HEADERS if one.value)
    types = "".join(f'\t\t@{ending} path *.{ending}\n\t\theader @{ending} Content-Type "{kind}"\n' for ending, kind in TYPES.items())
    special = ""
    for i, (prefix, headers) in enumerate(standing.exceptions().items()):
        special += f"\t\t@sted{i} path {standing.path}{prefix}*\n"
        special += "".join(f'\t\theader @sted{i} {name} "{value}"\n' for name, value in headers.items())
    moved = "".join(f"\t\tredir {standing.path}{old} {standing.path}{new} 301\n" for old, new in standing.redirects)
    strip = "" if standing.path == "/" else f"\t\turi strip_prefix {standing.path.removesuffix('/')}\n"
    bare = "" if standing.path == "/" else f"\t\tredir {standing.path.removesuffix('/')} {standing.path} 301\n"
    return (
        f"# {_MADE}\n{host} {{\n\troot * {folder}\n\troute {{\n{shared}{types}{special}{bare}{moved}{strip}"
        "\t\theader ?Vary Accept-Encoding\n\t\tencode zstd gzip\n\t\tfile_server {\n\t\t\tprecompressed br gzip\n\t\t}\n\t}\n"
        f'\thandle_errors {{\n{shared}\t\theader -Access-Control-Allow-Origin\n\t\theader Content-Type "{html}"\n'
        f"{_caddy_not_found(standing)}\t}}\n}}\n"
    )


def _caddy_not_found(standing: Standing) -> str:
    found = ""
    for i, (folder, page) in enumerate(standing.not_found()):
        file = page.removeprefix(standing.path.removesuffix("/"))
        found += f"\t\t@borte{i} expression {{http.error.status_code}} == 404 && path('{folder}*')\n"
        found += f"\t\thandle @borte{i} {{\n\t\t\trewrite * {file}\n\t\t\tfile_server\n\t\t}}\n"
    return found


def s3(standing: Standing, folder: str, host: str) -> str:
    """Return the commands that put the folder into an S3-type store, with what each file is and how long it may be kept."""
    cache = next(one for one in HEADERS if one.name == "Cache-Control")
    kept = standing.prefixes(cache)
    bucket = f'"s3://$BUCKET{standing.path.removesuffix("/")}"'
    copy = f'aws s3 cp --recursive "{folder}" {bucket}'
    rows = ["#!/bin/sh", f"# {_MADE}", "set -eu", f': "${{BUCKET:={host}}}"']
    # First what pages fetch, then the pages.
    for ending in ("css", "js", "svg", "json"):
        only = " ".join(f'--include "{prefix}*.{ending}"' for prefix in kept)
        rows.append(f'{copy} --exclude "*" {only} --content-type "{TYPES[ending]}" --cache-control "{cache.other}"')
    leave_out = " ".join(f'--exclude "{prefix}*"' for prefix in kept)
    for ending, kind in TYPES.items():
        about = f'--exclude "*" --include "*.{ending}" {leave_out} --content-type "{kind}" --cache-control "{cache.value}"'
        rows.append(f"{copy} {about}")
    others = " ".join(f'--exclude "{name}"' for name in ("*.br", "*.gz", "*.htaccess", "web.config", "_headers", "_redirects", ".nojekyll"))
    rows.append(f'aws s3 sync --delete --size-only "{folder}" {bucket} {others}')
    pages = f'--index-document index.html --error-document "{standing.path[1:]}404.html"'
    rows += ["# Én gang, der lageret selv svarer nettlesere (én gang, hvor lageret selv svarer browsere):"]
    rows += [f'# aws s3 website "s3://$BUCKET" {pages}']
    return "\n".join([*rows, ""])
