"""A finished site directory in, problems out: walks it as a stranger would, knowing nothing of how it was made."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from katalog.problems import Problem

_TAG = re.compile(r"<(?:a|link|script|img|iframe|source|form|svg|use|html|title|h1|[a-z][a-z0-9]*)\b[^>]*>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LEFT_OVER = re.compile(r"@@[a-z_]+@@|\[katalog:[^\]]*\]")
# What a browser fetches by itself, and the attribute that says from where.
_FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "use": "href"}
_FETCHED_LINKS = {"stylesheet", "icon", "preload", "manifest", "modulepreload"}
# A part for pages of other websites, and what it must leave to the page that it is put into.
_PART = re.compile(r"(?:[^/]+/)?innebygd/[^/]+/fragment\.html")
_LEFT_TO_THE_PAGE = {"html", "head", "body", "title", "base", "meta", "link", "style", "script", "main", "h1", "iframe", "form", "img"}


@dataclass
class _Seen:
    """What one page says of itself."""

    name: str
    language: str
    title: str
    headings: int
    ids: list[str]
    links: list[str]
    fetched: list[str]
    left_over: list[str]
    tags: set[str]


def check(site: Path) -> Iterator[Problem]:
    """Yield what is wrong with the site in *site*: dead links, missing anchors, wrong languages, things fetched from elsewhere."""
    seen = {page.name: page for page in map(lambda p: _look(p, site), sorted(site.rglob("*.html")))}
    if not seen:
        yield Problem(site.name, 0, "site_empty")
    languages = {page.language for page in seen.values() if not _PART.fullmatch(page.name)}
    titles: dict[tuple[str, str], str] = {}
    for page in seen.values():
        default = seen["index.html"].language if "index.html" in seen else page.language
        yield from _links(page, seen, site)
        if _PART.fullmatch(page.name):
            yield from _part(page, languages, default)
            continue
        yield from _alone(page, languages, default)
        first = titles.setdefault((page.language, page.title), page.name)
        if first != page.name and not page.name.endswith("404.html"):
            yield Problem(page.name, 0, "site_title", {"other": first})


def _look(path: Path, site: Path) -> _Seen:
    text = path.read_text(encoding="utf-8")
    page = _Seen(path.relative_to(site).as_posix(), "", "", 0, [], [], [], _LEFT_OVER.findall(text), set())
    if found := _TITLE.search(text):
        page.title = unescape(found[1]).strip()
    for tag in _TAG.findall(text):
        name = tag[1:].split(None, 1)[0].rstrip("/>")
        attributes = dict(_ATTRIBUTE.findall(tag))
        if not page.tags and _PART.fullmatch(page.name):
            page.language = attributes.get("lang", "")
        page.tags.add(name)
        if "id" in attributes:
            page.ids.append(unescape(attributes["id"]))
        if name == "html":
            page.language = attributes.get("lang", "")
        elif name == "h1":
            page.headings += 1
        elif name == "a" and "href" in attributes:
            page.links.append(unescape(attributes["href"]))
        elif name == "link" and _FETCHED_LINKS & set(attributes.get("rel", "").split()):
            page.fetched.append(unescape(attributes.get("href", "")))
        elif name in _FETCHED and _FETCHED[name] in attributes:
            page.fetched.append(unescape(attributes[_FETCHED[name]]))
    return page


def _alone(page: _Seen, languages: set[str], default: str) -> Iterator[Problem]:
    """What a page owes its reader by itself: a language, a title, one main heading, no blanks left."""
    yield from _spoken(page, languages, default)
    if not page.title:
        yield Problem(page.name, 0, "site_untitled")
    if page.headings != 1:
        yield Problem(page.name, 0, "site_heading", {"count": page.headings})
    for value in sorted({i for i in page.ids if page.ids.count(i) > 1}):
        yield Problem(page.name, 0, "site_twice", {"value": value})


def _part(page: _Seen, languages: set[str], default: str) -> Iterator[Problem]:
    """What a part owes the page that it is put into: its language, and nothing that could clash with what is there."""
    yield from _spoken(page, languages, default)
    for value in sorted(page.tags & _LEFT_TO_THE_PAGE):
        yield Problem(page.name, 0, "site_part", {"value": f"<{value}>"})
    for value in page.ids:
        yield Problem(page.name, 0, "site_part", {"value": f'id="{value}"'})


def _spoken(page: _Seen, languages: set[str], default: str) -> Iterator[Problem]:
    """The language of a page is that of its folder, and nothing of the frame is left in it."""
    folder = page.name.split("/", 1)[0]
    wanted = folder if folder in languages else default
    if page.language != wanted:
        yield Problem(page.name, 0, "site_lang", {"value": page.language, "wanted": wanted})
    for value in page.left_over:
        yield Problem(page.name, 0, "site_mark", {"value": value})


def _links(page: _Seen, seen: dict[str, _Seen], site: Path) -> Iterator[Problem]:
    """Every way must lead somewhere, and nothing may be fetched from another site: a visit here is nobody else's business."""
    for value in page.fetched:
        parts = urlsplit(value)
        if parts.scheme not in ("", "data") or parts.netloc:
            yield Problem(page.name, 0, "site_foreign", {"value": value})
        elif not parts.scheme and not page.name.endswith("404.html") and not (site / _target(page.name, parts.path)).is_file():
            yield Problem(page.name, 0, "site_link", {"value": value})
    for value in page.links:
        parts = urlsplit(value)
        if parts.scheme or parts.netloc:
            continue
        # A 404 page is shown at any depth: it must link from the site's own path, which a folder does not know.
        if page.name.endswith("404.html"):
            if parts.path and not parts.path.startswith("/"):
                yield Problem(page.name, 0, "site_link", {"value": value})
            continue
        target = _target(page.name, parts.path)
        if target not in seen:
            if target.startswith(("/", "../")) or not (site / target).is_file():
                yield Problem(page.name, 0, "site_link", {"value": value})
        elif parts.fragment and unquote(parts.fragment) not in seen[target].ids:
            yield Problem(page.name, 0, "site_anchor", {"value": value})


def _target(name: str, path: str) -> str:
    """Return the file a link on the page *name* leads to, as a web server would answer."""
    if not path:
        return name
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
    target = "" if target == "." else target
    return posixpath.join(target, "index.html") if path.endswith(("/", "..", ".")) or path in (".", "..") else target
