"""One list of rules: what a host must send with which files, what each ending means, and where 404 pages and redirects are.

`katalog/recipes.py` writes the same rules for each kind of host.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
)
# What others may show in a frame, and what their scripts may read. {mappe} is each language's folder, {spraak} each language.
FRAMED = ("{mappe}innebygd/",)
SHARED = ("data/", "{mappe}innebygd/")
# What has its content in its name, and can be kept for ever.
KEPT = ("assets/", "sok/{spraak}/", "sok/steder.")


@dataclass(frozen=True)
class Header:
    """One header: what every file gets with it, and what those get whose path begins as one of `under` says; empty is no header."""

    name: str
    value: str
    other: str = ""
    under: tuple[str, ...] = ()


HEADERS = (
    Header("Content-Security-Policy", f"{_POLICY}'self'", f"{_POLICY}*", FRAMED),
    Header("Referrer-Policy", "no-referrer"),
    Header("X-Content-Type-Options", "nosniff"),
    Header("Access-Control-Allow-Origin", "", "*", SHARED),
    # A page is asked for each time, so that a new number is seen at once; where nothing is new the answer is 304 and weighs nothing.
    Header("Cache-Control", "no-cache", "public, max-age=31536000, immutable", KEPT),
)
# Each ending that may be published, and what it is.
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "svg": "image/svg+xml",
    "webmanifest": "application/manifest+json",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# Those that are small already.
PACKED = frozenset({"png", "jpg", "webp", "ico", "woff2", "pdf", "zip", "xlsx"})


@dataclass(frozen=True)
class Standing:
    """How one site stands: `path` it has on its host, with a slash at both ends; each language's folder; whether there are .br and .gz.

    `redirects` are pairs of paths from the site's root: an old address, and the one it has now.
    """

    path: str
    folders: Mapping[str, str]
    redirects: tuple[tuple[str, str], ...] = ()
    compressed: bool = False

    def prefixes(self, header: Header) -> list[str]:
        """Return what a path from the site's root begins with where it gets the header's other value."""
        every = (one.format(mappe=folder, spraak=language) for one in header.under for language, folder in self.folders.items())
        return list(dict.fromkeys(every))

    def exceptions(self) -> dict[str, dict[str, str]]:
        """Return, for each beginning of a path that is an exception, its headers by name."""
        found: dict[str, dict[str, str]] = {}
        for header in HEADERS:
            for prefix in self.prefixes(header):
                found.setdefault(prefix, {})[header.name] = header.other
        return found

    def not_found(self) -> Iterator[tuple[str, str]]:
        """Yield each folder with a 404 page of its own, and that page, from the host's root; the deepest folder first."""
        for folder in sorted(self.folders.values(), key=len, reverse=True):
            yield f"{self.path}{folder}", f"{self.path}{folder}404.html"


def headers_of(path: str, standing: Standing) -> dict[str, str]:
    """Return what a host must send with the file at *path*, from the site's root: the rules in one answer, which tests ask."""
    chosen = {one.name: one.other if any(path.startswith(prefix) for prefix in standing.prefixes(one)) else one.value for one in HEADERS}
    return {name: value for name, value in chosen.items() if value}
