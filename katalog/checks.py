"""A finished site directory in, problems out: walks it as a stranger would, knowing nothing of how it was made.

Of pages that are the very files of a site that was right, it is enough to ask whether what they lead to is still there.
"""

import io
import itertools
import os
import posixpath
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from katalog import hypertext
from katalog.hypertext import Hypertext, Link
from katalog.problems import Problem
from katalog.processes import side_by_side

# A part for pages of other websites, and what it must leave to the page that it is put into.
_PART = re.compile(r"(?:[^/]+/)?innebygd/[^/]+/fragment\.html")
_LEFT_TO_THE_PAGE = {"html", "head", "body", "title", "base", "meta", "link", "style", "script", "main", "h1", "iframe", "form", "img"}


class Seen(NamedTuple):
    """What is remembered of some pages in which nothing was wrong: the language and title of each, and where they lead outside themselves.

    A way is a file's path, with # and a place in it where it leads to one.
    """

    pages: list[tuple[str, str]]
    ways: list[str]


class Checked(NamedTuple):
    """What is wrong with a site, and what there is to remember of each group of its pages."""

    problems: list[Problem]
    seen: dict[str, Seen]


class _Judged(NamedTuple):
    name: str
    language: str
    title: str
    problems: Sequence[Problem]


def check(
    site: Path,
    groups: Mapping[str, Sequence[str]] | None = None,
    known: Mapping[str, Seen] | None = None,
    same: Mapping[str, Sequence[str]] | None = None,
) -> Checked:
    """Look for dead links, missing anchors, wrong languages, and things fetched from elsewhere, in the site in *site*.

    The pages of *groups* that are *known* are as they were when they were looked at, and are only asked for where they lead.
    What is in the folders that are the *same* need not be looked up.
    """
    # A server looks at one site after another in the same place.
    _ids.cache_clear()
    groups = groups or {}
    names = sorted(itertools.chain(_names(site, same or {}), *(same or {}).values()))
    files = frozenset(names)
    stand = {group: seen for group, seen in (known or {}).items() if _stands(groups[group], seen, files, site)}
    group_of = {name: group for group, some in groups.items() for name in some}
    pages = [name for name in names if name.endswith(".html") and group_of.get(name) not in stand]
    judged = [_Judged(name, *one, ()) for group, seen in stand.items() for name, one in zip(groups[group], seen.pages, strict=True)]
    ways: dict[str, set[str]] = {}
    for some, led in side_by_side(lambda part: _look_at(part, site, files, group_of), pages):
        judged += some
        for group, found in led.items():
            ways.setdefault(group, set()).update(found)
    said = {one.name: (one.language, one.title) for one in judged}
    seen = {group: stand.get(group) or Seen([said[name] for name in some], sorted(ways.get(group, ()))) for group, some in groups.items()}
    return Checked(list(_together(sorted(judged), site)), seen)


def _names(site: Path, left_out: Container[str]) -> Iterator[str]:
    """Yield the path of each file of the site, but of those in folders that are *left_out*."""
    folders = [""]
    for folder in folders:
        for entry in os.scandir(f"{site}/{folder}"):
            name = folder + entry.name
            if not entry.is_dir():
                yield name
            elif name not in left_out:
                folders.append(f"{name}/")


def _stands(names: Sequence[str], seen: Seen, files: frozenset[str], site: Path) -> bool:
    """Return whether nothing can be wrong with pages that were right the last time: where they lead is still there."""
    ways = (way.partition("#") for way in seen.ways)
    return len(seen.pages) == len(names) and all(file in files and (not place or place in _ids(file, site)) for file, _, place in ways)


def _together(pages: Sequence[_Judged], site: Path) -> Iterator[Problem]:
    """Yield what is wrong with each page, and what only shows when all are seen: whose language and title is whose."""
    if not pages:
        yield Problem(site.name, 0, "site_empty")
    languages = {page.language for page in pages if not _PART.fullmatch(page.name)}
    default = next((page.language for page in pages if page.name == "index.html"), None)
    titles: dict[tuple[str, str], str] = {}
    for page in pages:
        yield from page.problems
        folder = page.name.split("/", 1)[0]
        wanted = folder if folder in languages else default or page.language
        if page.language != wanted:
            yield Problem(page.name, 0, "site_lang", {"value": page.language, "wanted": wanted})
        if _PART.fullmatch(page.name):
            continue
        first = titles.setdefault((page.language, page.title), page.name)
        if first != page.name and not page.name.endswith("404.html"):
            yield Problem(page.name, 0, "site_title", {"other": first})


def _look_at(
    names: Sequence[str], site: Path, files: frozenset[str], group_of: Mapping[str, str]
) -> tuple[list[_Judged], dict[str, set[str]]]:
    """Return what there is to say of some pages, and where those of each group lead outside themselves."""
    judged: list[_Judged] = []
    ways: dict[str, set[str]] = {}
    for group, some in itertools.groupby(names, group_of.get):
        led, beside = set[str](), defaultdict[str, set[bytes]](set)
        judged += [_judged(name, site, files, led, beside[_around(name)]) for name in some]
        if group:
            ways.setdefault(group, set()).update(way for way in led if group_of.get(way.partition("#")[0]) != group)
    return judged, ways


def _around(name: str) -> str:
    """Return the folder around that of a page, from which a way up leads where it leads from each folder in it; only a page has none."""
    folder, _, file = name.rpartition("/")
    return f"{folder.rpartition('/')[0]}/" if folder and not file.endswith("404.html") else name


def _judged(name: str, site: Path, files: frozenset[str], ways: set[str], known: set[bytes]) -> _Judged:
    """Return what is wrong with a page and its links; where it leads is added to *ways*.

    Nothing is wrong with the tags that are *known*, and those that a page shares with the ones beside it are added to them.
    """
    with io.FileIO(f"{site}/{name}") as file:
        content = file.read()
    page = hypertext.read(name, content, known)
    alone = _part(page, content.decode()) if _PART.fullmatch(name) else _alone(page)
    # A part's language is known when it has been looked at.
    problems = (*alone, *_left_over(page), *_links(page, files, site, ways))
    if not problems:
        known.update(page.shared)
    return _Judged(name, sys.intern(page.language), page.title, problems)


@lru_cache(maxsize=1 << 10)
def _ids(name: str, site: Path) -> frozenset[str]:
    """Return the places on a page that a link can lead to."""
    return frozenset(hypertext.read(name, (site / name).read_bytes()).ids)


def _alone(page: Hypertext) -> Iterator[Problem]:
    """What a page owes its reader by itself: a title and one main heading."""
    if not page.title:
        yield Problem(page.name, 0, "site_untitled")
    if page.headings != 1:
        yield Problem(page.name, 0, "site_heading", {"count": page.headings})
    if len(set(page.ids)) < len(page.ids):
        for value in sorted(value for value, count in Counter(page.ids).items() if count > 1):
            yield Problem(page.name, 0, "site_twice", {"value": value})


def _part(page: Hypertext, text: str) -> Iterator[Problem]:
    """What a part owes the page that it is put into: its language on its first tag, and nothing that could clash with what is there."""
    tags = hypertext.TAG.findall(text)
    page.language = dict(hypertext.ATTRIBUTE.findall(tags[0][1])).get("lang", "") if tags else ""
    for value in sorted({name for name, _ in tags} & _LEFT_TO_THE_PAGE):
        yield Problem(page.name, 0, "site_part", {"value": f"<{value}>"})
    for value in page.ids:
        yield Problem(page.name, 0, "site_part", {"value": f'id="{value}"'})


def _left_over(page: Hypertext) -> Iterator[Problem]:
    """Nothing of the frame's blanks is left."""
    for value in page.left_over:
        yield Problem(page.name, 0, "site_mark", {"value": value})


def _links(page: Hypertext, files: frozenset[str], site: Path, ways: set[str]) -> Iterator[Problem]:
    """Every way must lead somewhere, and nothing may be fetched from another site: a visit here is nobody else's business.

    Where they lead is added to *ways*.
    """
    folders = page.name.split("/")[:-1]
    above = ["/".join([*folders[: len(folders) - i], ""]) if i < len(folders) else "" for i in range(len(folders) + 1)]
    # A 404 page is shown at any depth: it must link from the site's own path, which a folder does not know.
    anywhere = page.name.endswith("404.html")
    for link in page.fetched:
        if link.scheme not in ("", "data") or link.host:
            yield Problem(page.name, 0, "site_foreign", {"value": link.value})
        elif not link.scheme and not anywhere:
            target = _target(page.name, link, above)
            if target not in files:
                yield Problem(page.name, 0, "site_link", {"value": link.value})
            ways.add(sys.intern(target))
    for link in page.links:
        if anywhere:
            if link.path and not link.path.startswith("/"):
                yield Problem(page.name, 0, "site_link", {"value": link.value})
            continue
        target, place = _target(page.name, link, above), ""
        # The pages of a group lead to the same few files. Only a way that is not plain could lead to one that has # in its name.
        if link.up >= 0 and not link.fragment and target in ways:
            continue
        if target not in files:
            yield Problem(page.name, 0, "site_link", {"value": link.value})
            continue
        if link.fragment and target.endswith(".html"):
            own, place = page.ids if target == page.name else _ids(target, site), unquote(link.fragment)
            if place not in own:
                yield Problem(page.name, 0, "site_anchor", {"value": link.value})
        # The pages of a country lead to the same few places outside their own municipality.
        ways.add(sys.intern(f"{target}#{place}" if place else target))


def _target(name: str, link: Link, above: list[str]) -> str:
    """Return the file a link on the page *name* leads to, as a web server would answer; *above* are its folder and those around it."""
    if 0 <= link.up < len(above):
        return above[link.up] + link.down
    path = link.path
    if not path:
        return name
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
    target = "" if target == "." else target
    return posixpath.join(target, "index.html") if path.endswith(("/", "..", ".")) or path in (".", "..") else target
