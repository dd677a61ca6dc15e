"""Sections in, whole files out: a file that every municipality has a section of, and where in it each of them stands.

So a section can be made by any process, in any order, and taken from the last site where it would be the same again.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

# The key of the section that is no municipality's.
NATIONAL = ""


@dataclass(frozen=True)
class Joined:
    """One such file: what stands first and last in it, and between the *items* of its sections, by the key of each."""

    path: str
    head: str
    items: Callable[[str], Iterable[str]]
    between: str
    tail: str

    def section(self, key: str) -> str:
        """Return what a municipality has in the file; nothing where it has no items."""
        return self.between.join(self.items(key))

    def pieces(self, keys: Iterable[str]) -> Iterator[str]:
        """Yield the whole file, an item at a time, with the sections in the order of *keys*."""
        yield self.head
        between = ""
        for key in keys:
            for item in self.items(key):
                yield between + item
                between = self.between
        yield self.tail


class Span(NamedTuple):
    """Where a section stands: the file, and from which octet how many."""

    file: str
    start: int
    length: int


class Sections:
    """Takes sections as they are made, and keeps each beside the others of its file in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, IO[bytes]] = {}

    def add(self, path: str, text: str) -> Span:
        """Keep a section of the file that will stand at *path*, and return where it is kept."""
        kept = self._folder / path.replace("/", "-")
        if path not in self._open:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._open[path] = kept.open("wb")
        content = text.encode()
        start = self._open[path].tell()
        self._open[path].write(content)
        return Span(str(kept), start, len(content))

    def __enter__(self) -> "Sections":
        return self

    def __exit__(self, *_: object) -> None:
        """Finish what is written; the spans can be read from now on."""
        for file in self._open.values():
            file.close()


def join(one: Joined, sections: Sequence[tuple[str, Span]], out: Path) -> Mapping[str, Span]:
    """Write the whole file under *out* from sections that are kept, in their order, and return where in it each stands now."""
    target = out / one.path
    target.parent.mkdir(parents=True, exist_ok=True)
    sources: dict[str, IO[bytes]] = {}
    placed, between = {}, b""
    with contextlib.ExitStack() as opened:
        whole = opened.enter_context(target.open("wb"))
        whole.write(one.head.encode())
        for key, span in sections:
            if span.length:
                whole.write(between)
                between = one.between.encode()
            placed[key] = Span(one.path, whole.tell(), span.length)
            if span.file not in sources:
                sources[span.file] = opened.enter_context(Path(span.file).open("rb"))
            sources[span.file].seek(span.start)
            whole.write(sources[span.file].read(span.length))
        whole.write(one.tail.encode())
    return placed
