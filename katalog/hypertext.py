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
# A way that says itself how far up it goes, which file it leads down to, and to what place in it.
_PLAIN = re.compile(r"((?:\.\./)*)((?:[\w-]+/)*(?:[\w-]+(?:\.[\w-]+)+)?)(?:#([\w-]+))?", re.ASCII)
_LEFT_OVER = re.compile(r"@@[a-z_]+@@|\[katalog:[^\]]*\]")
# What a browser fetches by itself, and the attribute that says from where.
_FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "use": "href"}
_FETCHED_LINKS = {"stylesheet", "icon", "preload", "manifest", "modulepreload"}
# A tag that leads somewhere or fetches something, a main heading, or what has a name of its own. The rest of a page says nothing here.
_OF_NOTE = re.compile(r"<(?:(?:a|html|iframe|img|link|script|source|use)\s|h1|[a-z][a-z0-9-]*+\s(?=[^>]*id=))[^>]*+>")


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


class _Tag(NamedTuple):
    """What a tag says: the page's language, whether it is a main heading, a place to link to, where it leads and what it fetches."""

    language: str | None
    heading: bool
    place: str | None
    link: Link | None
    fetched: Link | None


def read(name: str, text: str) -> Hypertext:
    """Return what the page *name* says in its *text*."""
    page = Hypertext(name)
    # One character is looked for far faster than two, and most pages have the first of them late.
    if text.find("@@", text.find("@")) >= 0 or "[katalog:" in text:
        page.left_over = _LEFT_OVER.findall(text)
    if found := _TITLE.search(text):
        page.title = unescape(found[1]).strip()
    for language, heading, place, link, fetched in filter(None, map(_tag, _OF_NOTE.findall(text))):
        page.headings += heading
        if language is not None:
            page.language = language
        if place is not None:
            page.ids.append(place)
        if link:
            page.links.append(link)
        if fetched:
            page.fetched.append(fetched)
    return page


@lru_cache(maxsize=1 << 12)
def _tag(text: str) -> _Tag | None:
    """Return what a tag says, if anything. Most are the frame's, the same on page after page."""
    name = text[1:-1].split(None, 1)[0]
    has = dict(ATTRIBUTE.findall(text))
    link, fetched = None, None
    if name == "a" and "href" in has:
        link = _link(unescape(has["href"]))
    elif name == "link" and not _FETCHED_LINKS.isdisjoint(has.get("rel", "").split()):
        fetched = _link(unescape(has.get("href", "")))
    elif name in _FETCHED and _FETCHED[name] in has:
        fetched = _link(unescape(has[_FETCHED[name]]))
    language = has.get("lang", "") if name == "html" else None
    place = unescape(has["id"]) if "id" in has else None
    inner = None if link and (link.scheme or link.host) else link
    silent = language is None and place is None and not (name == "h1" or inner or fetched)
    return None if silent else _Tag(language, name == "h1", place, inner, fetched)


@lru_cache(maxsize=1 << 12)
def _link(value: str) -> Link:
    plain = _PLAIN.fullmatch(value)
    up, down, fragment = plain.groups("") if plain else ("", "", "")
    if not up and not down:
        parts = urlsplit(value)
        return Link(value, parts.scheme, parts.netloc, parts.path, parts.fragment, -1, parts.path)
    return Link(value, "", "", up + down, fragment, len(up) // 3, f"{down}index.html" if not down or down.endswith("/") else down)
