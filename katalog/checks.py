"""A finished site directory in, problems out: walks it as a stranger would, knowing nothing of how it was made."""

import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from katalog.problems import Problem
from katalog.processes import side_by_side

_TAG = re.compile(r"<(?:a|link|script|img|iframe|source|form|svg|use|html|title|h1|[a-z][a-z0-9]*)\b[^>]*>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# A way down that says itself which file it leads to.
_PLAIN = re.compile(r"(?:[\w-]+/)*(?:[\w-]+(?:\.[\w-]+)+)?", re.ASCII)
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
    language: str = ""
    title: str = ""
    headings: int = 0
    ids: list[str] = field(default_factory=list)
    links: list["_Link"] = field(default_factory=list)
    fetched: list["_Link"] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)


class _Link(NamedTuple):
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
    links: tuple[_Link, ...]
    fetched: tuple[_Link, ...]


def check(site: Path) -> Iterator[Problem]:
    """Yield what is wrong with the site in *site*: dead links, missing anchors, wrong languages, things fetched from elsewhere."""
    names = sorted(Path(folder, name).relative_to(site).as_posix() for folder, _, found in os.walk(site) for name in found)
    pages = [name for name in names if name.endswith(".html")]
    if not pages:
        yield Problem(site.name, 0, "site_empty")
    files = frozenset(names)
    seen = [one for part in side_by_side(lambda some: [_judged(name, site, files) for name in some], pages) for one in part]
    languages = {language for name, language, _, _ in seen if not _PART.fullmatch(name)}
    default = next((language for name, language, _, _ in seen if name == "index.html"), None)
    titles: dict[tuple[str, str], str] = {}
    for name, language, title, problems in seen:
        yield from problems
        folder = name.split("/", 1)[0]
        wanted = folder if folder in languages else default or language
        if language != wanted:
            yield Problem(name, 0, "site_lang", {"value": language, "wanted": wanted})
        if _PART.fullmatch(name):
            continue
        first = titles.setdefault((language, title), name)
        if first != name and not name.endswith("404.html"):
            yield Problem(name, 0, "site_title", {"other": first})


def _judged(name: str, site: Path, files: frozenset[str]) -> tuple[str, str, str, list[Problem]]:
    """Return a page's name, language and title, and what is wrong with it and its links."""
    page = _look(name, site)
    alone = _part(page, (site / name).read_text(encoding="utf-8")) if _PART.fullmatch(name) else _alone(page)
    problems = [*alone, *_left_over(page), *_links(page, files, site)]
    return name, page.language, page.title, problems


def _look(name: str, site: Path) -> _Seen:
    text = (site / name).read_text(encoding="utf-8")
    page = _Seen(name)
    if "@@" in text or "[katalog:" in text:
        page.left_over = _LEFT_OVER.findall(text)
    if found := _TITLE.search(text):
        page.title = unescape(found[1]).strip()
    # No tag has a > in it, so none is cut.
    *lines, last = text.split(">\n")
    for piece in filter(None, (*map(_piece, lines), _read(last))):
        page.language = page.language if piece.language is None else piece.language
        page.headings += piece.headings
        page.ids += piece.ids
        page.links += piece.links
        page.fetched += piece.fetched
    return page


@lru_cache(maxsize=1 << 14)
def _piece(text: str) -> _Piece | None:
    """Return what a piece holds that lacks the > it ends in."""
    return _read(f"{text}>")


def _read(text: str) -> _Piece | None:
    language, headings = None, 0
    ids: list[str] = []
    links: list[_Link] = []
    fetched: list[_Link] = []
    for tag in _TAG.findall(text):
        name = tag[1:].split(None, 1)[0].rstrip("/>")
        attributes = dict(_ATTRIBUTE.findall(tag))
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


@lru_cache(maxsize=1 << 14)
def _link(value: str) -> _Link:
    parts = urlsplit(value)
    down, up = parts.path, 0
    while down.startswith("../"):
        down, up = down[3:], up + 1
    if not parts.path or not _PLAIN.fullmatch(down):
        up = -1
    elif not down or down.endswith("/"):
        down += "index.html"
    return _Link(value, parts.scheme, parts.netloc, parts.path, parts.fragment, up, down)


@lru_cache(maxsize=1 << 10)
def _ids(name: str, site: Path) -> frozenset[str]:
    """Return the places on a page that a link can lead to."""
    return frozenset(_look(name, site).ids)


def _alone(page: _Seen) -> Iterator[Problem]:
    """What a page owes its reader by itself: a title and one main heading."""
    if not page.title:
        yield Problem(page.name, 0, "site_untitled")
    if page.headings != 1:
        yield Problem(page.name, 0, "site_heading", {"count": page.headings})
    if len(set(page.ids)) < len(page.ids):
        for value in sorted(value for value, count in Counter(page.ids).items() if count > 1):
            yield Problem(page.name, 0, "site_twice", {"value": value})


def _part(page: _Seen, text: str) -> Iterator[Problem]:
    """What a part owes the page that it is put into: its language on its first tag, and nothing that could clash with what is there."""
    tags = _TAG.findall(text)
    page.language = dict(_ATTRIBUTE.findall(tags[0])).get("lang", "") if tags else ""
    for value in sorted({tag[1:].split(None, 1)[0].rstrip("/>") for tag in tags} & _LEFT_TO_THE_PAGE):
        yield Problem(page.name, 0, "site_part", {"value": f"<{value}>"})
    for value in page.ids:
        yield Problem(page.name, 0, "site_part", {"value": f'id="{value}"'})


def _left_over(page: _Seen) -> Iterator[Problem]:
    """Nothing of the frame's blanks is left."""
    for value in page.left_over:
        yield Problem(page.name, 0, "site_mark", {"value": value})


def _links(page: _Seen, files: frozenset[str], site: Path) -> Iterator[Problem]:
    """Every way must lead somewhere, and nothing may be fetched from another site: a visit here is nobody else's business."""
    folders = page.name.split("/")[:-1]
    above = ["/".join([*folders[: len(folders) - i], ""]) if i < len(folders) else "" for i in range(len(folders) + 1)]
    # A 404 page is shown at any depth: it must link from the site's own path, which a folder does not know.
    anywhere = page.name.endswith("404.html")
    for link in page.fetched:
        if link.scheme not in ("", "data") or link.host:
            yield Problem(page.name, 0, "site_foreign", {"value": link.value})
        elif not link.scheme and not anywhere and _target(page.name, link, above) not in files:
            yield Problem(page.name, 0, "site_link", {"value": link.value})
    for link in page.links:
        if anywhere:
            if link.path and not link.path.startswith("/"):
                yield Problem(page.name, 0, "site_link", {"value": link.value})
            continue
        target = _target(page.name, link, above)
        if target not in files:
            yield Problem(page.name, 0, "site_link", {"value": link.value})
        elif link.fragment and target.endswith(".html"):
            own = page.ids if target == page.name else _ids(target, site)
            if unquote(link.fragment) not in own:
                yield Problem(page.name, 0, "site_anchor", {"value": link.value})


def _target(name: str, link: _Link, above: list[str]) -> str:
    """Return the file a link on the page *name* leads to, as a web server would answer; *above* are its folder and those around it."""
    if 0 <= link.up < len(above):
        return above[link.up] + link.down
    path = link.path
    if not path:
        return name
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
    target = "" if target == "." else target
    return posixpath.join(target, "index.html") if path.endswith(("/", "..", ".")) or path in (".", "..") else target
