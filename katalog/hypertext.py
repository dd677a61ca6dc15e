"""A page of HTML in, what it says of itself and where its links lead out."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

# A tag's name and what else stands in it.
TAG = re.compile(r"<([a-z][a-z0-9-]*)([^>]*)>")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# A way down that says itself which file it leads to.
_PLAIN = re.compile(r"(?:[\w-]+/)*(?:[\w-]+(?:\.[\w-]+)+)?", re.ASCII)
_LEFT_OVER = re.compile(r"@@[a-z_]+@@|\[katalog:[^\]]*\]")
# What a browser fetches by itself, and the attribute that says from where.
_FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "use": "href"}
_FETCHED_LINKS = {"stylesheet", "icon", "preload", "manifest", "modulepreload"}


@dataclass
class Hypertext:
    """What one page says of itself."""

    name: str
    language: str = ""
    title: str = ""
    headings: int = 0
    ids: list[str] = field(default_factory=list)
    links: list["Link"] = field(default_factory=list)
    fetched: list["Link"] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)


class Link(NamedTuple):
    """Where something on a page leads: as it is written, in its parts, and how far `up` from the page's folder to what file (`down`).

    `up` is -1 where that must be reckoned from the page itself.
    """

    value: str
    scheme: str
    host: str
    path: str
    fragment: str
    up: int
    down: str


class _Piece(NamedTuple):
    """What a piece of HTML between two lines' ends holds. Most pieces are the frame's, the same on page after page."""

    language: str | None
    headings: int
    ids: tuple[str, ...]
    links: tuple[Link, ...]
    fetched: tuple[Link, ...]


def read(name: str, text: str) -> Hypertext:
    """Return what the page *name* says in its *text*."""
    page = Hypertext(name)
    if "@@" in text or "[katalog:" in text:
        page.left_over = _LEFT_OVER.findall(text)
    if found := _TITLE.search(text):
        page.title = unescape(found[1]).strip()
    # No tag has a > in it, so none is cut.
    *lines, last = text.split(">\n")
    for piece in filter(None, (*map(_piece, lines), _piece_of(last))):
        page.language = page.language if piece.language is None else piece.language
        page.headings += piece.headings
        page.ids += piece.ids
        page.links += piece.links
        page.fetched += piece.fetched
    return page


@lru_cache(maxsize=1 << 12)
def _piece(text: str) -> _Piece | None:
    """Return what a piece holds that lacks the > it ends in."""
    return _piece_of(f"{text}>")


def _piece_of(text: str) -> _Piece | None:
    language, headings = None, 0
    ids: list[str] = []
    links: list[Link] = []
    fetched: list[Link] = []
    for name, rest in TAG.findall(text):
        attributes = dict(ATTRIBUTE.findall(rest))
        if "id" in attributes:
            ids.append(unescape(attributes["id"]))
        if name == "html":
            language = attributes.get("lang", "")
        elif name == "h1":
            headings += 1
        elif name == "a" and "href" in attributes:
            links.append(_link(unescape(attributes["href"])))
        elif name == "link" and _FETCHED_LINKS & set(attributes.get("rel", "").split()):
            fetched.append(_link(unescape(attributes.get("href", ""))))
        elif name in _FETCHED and _FETCHED[name] in attributes:
            fetched.append(_link(unescape(attributes[_FETCHED[name]])))
    links = [link for link in links if not (link.scheme or link.host)]
    return (
        _Piece(language, headings, tuple(ids), tuple(links), tuple(fetched))
        if language is not None or headings or ids or links or fetched
        else None
    )


@lru_cache(maxsize=1 << 12)
def _link(value: str) -> Link:
    parts = urlsplit(value)
    down, up = parts.path, 0
    while down.startswith("../"):
        down, up = down[3:], up + 1
    if not parts.path or not _PLAIN.fullmatch(down):
        up = -1
    elif not down or down.endswith("/"):
        down += "index.html"
    return Link(value, parts.scheme, parts.netloc, parts.path, parts.fragment, up, down)
