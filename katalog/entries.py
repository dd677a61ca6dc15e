"""Long files of services in, their records with their lines out, read in pieces side by side.

A file with anything wrong in it, or written in another way than one entry after another, is left out: it must be read whole and told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

from katalog.hints import meant
from katalog.model import Tiltak
from katalog.octets import read_text
from katalog.problems import MANY, Problem, relative
from katalog.processes import side_by_side
from katalog.reading import MAX_ITEMS, YamlList, YamlMap, parse
from katalog.recall import Known
from katalog.records import Reader

# What may stand before the first entry: comments, and the one key. Whoever writes anything else has the file read whole.
_HEAD = re.compile(r"(?:[ ]*(?:#.*)?\n)*tiltak:[ ]*(?:#.*)?\n(?:[ ]*(?:#.*)?\n)*(?=( *)- )")
# What is read of what lies in data/ itself.
READ = ("flyttet", "kommuner", "lenkeunntak", "nasjonalt", "ordliste", "proevd", "tiltak", "veien", "vert", "vokabular")
_ENDINGS = (".yaml", ".yml")
_MEANT = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)
# So many entries at a time: what YAML makes of them takes ten times the room of the records, and is let go with each lot.
_AT_ONCE = 100
known = Known()

Home = tuple[str, str]


class _Entry(NamedTuple):
    """Where an entry stands: its file, line and place in the *whole* text of it. A country's texts in pieces leave holes in memory."""

    file: str
    line: int
    whole: str
    start: int
    end: int
    mark: bytes


def files(root: Path) -> Iterator[str]:
    """Yield tiltak.yaml and what it has grown into; the first may be gone when the others are there."""
    parts = sorted(path for ending in _ENDINGS for path in (root / "data/tiltak").glob(f"[!.]*{ending}"))
    if not parts or (root / "data/tiltak.yaml").exists():
        yield "data/tiltak.yaml"
    yield from (relative(part, root) for part in parts)


def left_out(root: Path) -> Iterator[Problem]:
    """Yield what lies in data/ as if it were read, and is not: what is in it would be missed by nobody here."""
    for path in sorted((root / "data/tiltak").rglob("[!.]*")):
        # Windows hides the last ending from whoever has given another one.
        if _MEANT.search(path.name) and not path.is_dir() and (path.suffix not in _ENDINGS or path.parent.name != "tiltak"):
            yield Problem(relative(path, root), 0, "entries_elsewhere")
    for path in sorted((root / "data").glob("[!.]*")):
        if _MEANT.search(path.name) and path.is_file() and path.name not in [f"{one}.yaml" for one in READ]:
            near = meant(path.name.split(".")[0], READ)
            values = {"hint": f" – mente du «{near}.yaml»?" if near else ".", "known": ", ".join(f"{one}.yaml" for one in READ)}
            yield Problem(relative(path, root), 0, "data_elsewhere", values)


def nodes(reader: Reader, path: str) -> dict[str, YamlMap]:
    """Return the records of a file that was read in pieces as they are written, now that something in it must be told by its line."""
    return {f"{one.get('kommune')}/{one.get('id')}": one for one in Reader(reader.root, reader.today).records(path, "tiltak")}


def read(reader: Reader, paths: Sequence[str], homes: Mapping[str, Home]) -> dict[str, list[tuple[Tiltak, int, str]]]:
    """Return the records of each file that is right, each with its line and the mark of what it was read from.

    *homes* has each municipality's country and language.
    """
    state = blake2b(repr((reader.today, reader.languages, sorted(homes.items()))).encode()).digest()
    entries = [entry for path in paths for entry in _entries(reader, path, state)]
    fresh = [entry for entry in entries if entry.mark not in known.records]
    found = dict(known.records)
    for part in side_by_side(lambda some: _records(reader, some, homes), fresh):
        found |= part
    known.are({entry.mark: found[entry.mark] for entry in entries if entry.mark in found}, len(fresh))
    written = {path: list(group) for path, group in groupby(entries, lambda entry: entry.file)}
    return {
        path: [(known.records[entry.mark], entry.line, entry.mark.hex()) for entry in group]
        for path, group in written.items()
        if all(entry.mark in known.records for entry in group)
    }


def _entries(reader: Reader, path: str, state: bytes) -> list[_Entry]:
    """Return the pieces of a file that begin where an entry does.

    No text of YAML reaches past such a line without an error in the piece it began in: what is in quotes or brackets must be closed,
    and any other text stands further in.
    """
    text, _ = read_text(reader.root / path, path)
    head = _HEAD.match(text) if text else None
    if not text or not head:
        return []
    # What begins with plain letters is looked for a good deal faster than a line's beginning.
    starts = [match.start() + 1 for match in re.compile(rf"\n{head[1]}-(?= |$)", re.MULTILINE).finditer(text, head.end() - 1)]
    if len(starts) > MAX_ITEMS:
        return []
    line = text.count("\n", 0, head.end()) + 1
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end]
        found.append(_Entry(path, line, text, start, end, blake2b(piece.encode(), digest_size=16, key=state).digest()))
        line += piece.count("\n")
    return found


def _lots(entries: Sequence[_Entry]) -> Iterator[tuple[str, list[_Entry]]]:
    """Yield a file and some of its entries at a time."""
    for path, group in groupby(entries, lambda entry: entry.file):
        while some := list(islice(group, _AT_ONCE)):
            yield path, some


def _records(reader: Reader, entries: Sequence[_Entry], homes: Mapping[str, Home]) -> dict[bytes, Tiltak]:
    """Return the records of the entries in which nothing is wrong."""
    found = {}
    for path, some in _lots(entries):
        nodes, problems = parse("".join(entry.whole[entry.start : entry.end] for entry in some), path)
        if problems or not isinstance(nodes, YamlList) or len(nodes) != len(some):
            continue
        wrong = 0
        for entry, node in zip(some, nodes, strict=True):
            # The file is to be read whole anyway: what is right in it need not be known.
            if wrong > MANY:
                break
            alone = Reader(reader.root, reader.today, languages=reader.languages)
            home = homes.get(str(node.get("kommune"))) if isinstance(node, YamlMap) else None
            record = alone.record(Tiltak, node, path, *home) if home else None
            if record and not alone.problems:
                found[entry.mark] = record
            else:
                wrong += 1
    return found
