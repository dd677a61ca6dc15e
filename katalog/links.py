"""The files of data and content in, every link that leads out of the site out, each where it is written."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from katalog.catalog import Catalog
from katalog.linkbook import EXCEPTIONS
from katalog.octets import read_text
from katalog.problems import relative
from katalog.reading import YamlList, YamlMap, parse
from katalog.wire import host_of

URL = re.compile(r"https?://[^\s<>\"'`«»{}|\\^\[\]]+", re.IGNORECASE)
# What ends a sentence or a link in Markdown, and no address.
_AFTER = ".,;:!?*_~”’"
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
# RFC 2606: names that are nobody's, for examples.
_NOBODY = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)\.?")


@dataclass(frozen=True, order=True)
class Link:
    """One place where an address is written; `kommune` is whose record it is in, empty where it is nobody's own."""

    file: str
    line: int
    url: str
    kommune: str = ""


def links(root: Path, found: Catalog) -> list[Link]:
    """Return every link there is in a project whose catalogue is *found*."""
    files = [*root.glob("data/**/*.yaml"), *root.glob("data/**/*.yml"), *root.glob("content/**/*.md")]
    homes = {(sted.file, sted.line): sted.slug for sted in found.steder.values()}
    those = []
    for path in [*files, *(root / file for file in dict.fromkeys(file for file, _ in homes))]:
        name = relative(path, root)
        text, _ = read_text(path, name) if name != EXCEPTIONS else (None, [])
        those += [replace(one, kommune=homes.get((one.file, one.line), one.kommune)) for one in in_file(text or "", name)]
    return sorted(one for one in those if not _NOBODY.fullmatch((urlsplit(one.url).hostname or "").lower()))


def in_file(text: str, name: str) -> Iterator[Link]:
    """Yield the links of one file in the order they are read, by what kind of file its name says it is."""
    kinds = {".csv": _in_table, ".md": _in_page}
    yield from kinds.get(PurePosixPath(name).suffix, _in_data)(text, name)


def _in_data(text: str, name: str) -> Iterator[Link]:
    """Yield the links of a file of data: values that are one, and those that stand in a text."""
    lines = text.split("\n")
    node, _ = parse(text, name)
    values = list(_values(node, 1, ""))
    for (value, line, kommune), (_, then, _) in zip(values, [*values[1:], ("", len(lines) + 1, "")], strict=False):
        for url in _urls(value):
            # A text of several lines begins on the line of its key.
            at = next((i for i in range(line, max(then, line + 1)) if url in lines[i - 1]), line)
            yield Link(name, at, url, kommune)


def _values(node: Any, line: int, kommune: str, top: bool = True) -> Iterator[tuple[str, int, str]]:
    """Yield each value with its line, and the municipality whose record it is in."""
    if isinstance(node, YamlMap):
        own = next((str(node[key]) for key in ("kommune", "fra_kommune") if isinstance(node.get(key), str)), kommune)
        for key, value in node.items():
            listed = key == "kommuner" and top and isinstance(value, YamlList)
            for i, one in enumerate(value) if listed else ():
                mine = str(one.get("id", "")) if isinstance(one, YamlMap) else ""
                yield from _values(one, value.lines[i], mine, False)
            if not listed:
                yield from _values(value, node.lines[key], own, False)
    elif isinstance(node, YamlList):
        for one, at in zip(node, node.lines, strict=True):
            yield from _values(one, at, kommune, False)
    elif isinstance(node, str):
        yield node, line, kommune


def _in_page(text: str, name: str) -> Iterator[Link]:
    """Yield the links of a handwritten page; what stands as code is an example."""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        begun = _FENCE.match(line)
        if begun and (not fence or begun[1].startswith(fence)):
            fence = "" if fence else begun[1]
        elif not fence:
            yield from (Link(name, number, url) for url in _urls(_CODE.sub(lambda code: " " * len(code[0]), line)))


def _in_table(text: str, name: str) -> Iterator[Link]:
    rows = csv.reader(io.StringIO(text))
    for row in rows:
        yield from (Link(name, rows.line_num, url) for cell in row for url in _urls(cell))


def _urls(text: str) -> Iterator[str]:
    for found in URL.finditer(text):
        url = balanced(found[0])
        if host_of(url):
            yield url


def balanced(url: str) -> str:
    """Return an address without what belongs to the sentence around it: a bracket that was opened before it, and signs at its end."""
    depth = 0
    for i, char in enumerate(url):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            url = url[:i]
            break
    return url.rstrip(_AFTER)
