"""A page of HTML in, what it says of itself and where its links lead out."""

import re
from collections.abc import Container
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

# A tag's name and what else stands in it.
TAG = re.compile(r"<([a-z][a-z0-9-]*)([^>]*)>")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
# A way that says itself how far up it goes, which file it leads down to, and to what place in it.
_PLAIN = re.compile(r"((?:\.\./)*)((?:[\w-]+/)*(?:[\w-]+(?:\.[\w-]+)+)?)(?:#([\w-]+))?", re.ASCII)
_LEFT_OVER = re.compile(r"@@[a-z_]+@@|\[katalog:[^\]]*\]")
# What a browser fetches by itself, and the attribute that says from where.
_FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "use": "href"}
_FETCHED_LINKS = {"stylesheet", "icon", "preload", "manifest", "modulepreload"}
# A tag that leads somewhere or fetches something, a main heading, or what has a name of its own. The rest of a page says nothing here,
# and least of all what ends something, which is half of it.
_OF_NOTE = re.compile(
    rb"<(?!/)(?:(?:a|html|iframe|img|script|source|use)\s|link\s(?!rel=\"(?:alternate|canonical)\")|h1|[a-z][a-z0-9-]*+\s(?=[^>]*id=))[^>]*+>"
)
# How a way begins that leads to another site, or to what is none.
_AWAY = ("https://", "http://", "tel:", "mailto:")


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
    # The tags that say the same on any page of a folder beside this page's own.
    shared: list[bytes] = field(default_factory=list)


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


class _Tag(NamedTuple):
    """What a tag says: the page's language, whether it is a main heading, a place to link to, where it leads and what it fetches.

    It may be `shared`, which is to say the same on each page in a folder that stands beside the page's own.
    """

    language: str | None
    heading: bool
    place: str | None
    link: Link | None
    fetched: Link | None
    shared: bool


def read(name: str, content: bytes, known: Container[bytes] = ()) -> Hypertext:
    """Return what the page *name* says in its *content*, but for what the tags say that are *known*.

    A few of its tags are read; all of it need not be made letters of for that.
    """
    page = Hypertext(name)
    # One octet is looked for far faster than several, and most pages have the first of them late.
    if content.find(b"@@", content.find(b"@")) >= 0 or content.find(b"[katalog:", content.find(b"[")) >= 0:
        page.left_over = _LEFT_OVER.findall(content.decode())
    if found := _TITLE.search(content):
        page.title = unescape(found[1].decode()).strip()
    for tag in _OF_NOTE.findall(content):
        if tag in known:
            continue
        language, heading, place, link, fetched, shared = _tag(tag)
        page.headings += heading
        if language is not None:
            page.language = language
        if place is not None:
            page.ids.append(place)
        if link:
            page.links.append(link)
        if fetched:
            page.fetched.append(fetched)
        if shared:
            page.shared.append(tag)
    return page


@lru_cache(maxsize=1 << 12)
def _tag(content: bytes) -> _Tag:
    """Return what a tag says. Most are the frame's, the same on page after page."""
    text = content.decode()
    name = text[1:-1].split(None, 1)[0]
    has = dict(ATTRIBUTE.findall(text))
    link, fetched = None, None
    if name == "a" and "href" in has:
        link = _inner(unescape(has["href"]))
    elif name == "link" and not _FETCHED_LINKS.isdisjoint(has.get("rel", "").split()):
        fetched = _link(unescape(has.get("href", "")))
    elif name in _FETCHED and _FETCHED[name] in has:
        fetched = _link(unescape(has[_FETCHED[name]]))
    language = has.get("lang", "") if name == "html" else None
    heading, place = name == "h1", unescape(has["id"]) if "id" in has else None
    way = link or fetched
    shared = language is None and place is None and not heading and (way is None or way.up > 0)
    return _Tag(language, heading, place, link, fetched, shared)


def _inner(value: str) -> Link | None:
    """Return where a way leads within the site; None where it leads out of it."""
    if value.startswith(_AWAY):
        return None
    link = _link(value)
    return None if link.scheme or link.host else link


def _link(value: str) -> Link:
    plain = _PLAIN.fullmatch(value)
    up, down, fragment = plain.groups("") if plain else ("", "", "")
    if not up and not down:
        parts = urlsplit(value)
        return Link(value, parts.scheme, parts.netloc, parts.path, parts.fragment, -1, parts.path)
    return Link(value, "", "", up + down, fragment, len(up) // 3, f"{down}index.html" if not down or down.endswith("/") else down)
