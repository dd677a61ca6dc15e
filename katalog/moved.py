"""Old addresses in, where each leads today out: whoever has kept an address that was ever published is told where to go."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from katalog.fields import Field, ForbiDato, Ord, Post, Setning
from katalog.hints import hint
from katalog.reading import YamlMap, line_of, read_csv
from katalog.records import Place, Reader
from katalog.values import Tekst

FILE = "data/flyttet.yaml"
# Every address that has been published, one a line; `python -m katalog addresses` adds the new ones.
ADDRESSES, COLUMN = "data/adresser.csv", "adresse"
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?")


class Flyttet(Post):
    """One address that nothing stands at any more."""

    fra: Ord = Field(description="Adressen det sto på: kommune/id, eller bare kommunen.")
    til: Ord | None = Field(None, description="Adressen det har nå. Uten «til» er det borte.")
    dato: ForbiDato = Field(description="Dagen det ble flyttet eller tatt bort.")
    grunn: Setning | None = Field(None, description="Hvorfor, i én setning til leseren.")


@dataclass(frozen=True)
class Gammel:
    """What a reader is told at an old address: where it is now, if anywhere, since when and why."""

    til: str | None
    dato: date
    grunn: Tekst | None
    place: Place


def load(reader: Reader, live: Collection[str], closed: Collection[str]) -> dict[str, Gammel]:
    """Return every old address with where it leads; *live* are the addresses in use, *closed* those of services that are no more."""
    written, nodes = _written(reader)
    for key, one in written.items():
        for path, code, values in _wrong(key, one.til, written, live, closed):
            reader.tell(FILE, line_of(nodes[key], (path,)), code, **values)
    listed = _published(reader)
    found = written | dict(_inherited([key for _, key in listed], written, live))
    for line, key in _gone(listed, {*live, *closed, *found}):
        reader.tell(ADDRESSES, line, "address_gone", value=key)
    return found


def _inherited(listed: list[str], written: Mapping[str, Gammel], live: Collection[str]) -> Iterator[tuple[str, Gammel]]:
    """Yield what a municipality had, where the municipality went: under its own name there, or on the municipality's page."""
    for key in listed:
        kommune, _, name = key.partition("/")
        if name and key not in live and key not in written and (home := written.get(kommune)):
            there = f"{home.til}/{name}"
            yield key, Gammel(there if there in live else home.til, home.dato, home.grunn, home.place)


def _gone(listed: list[tuple[int, str]], known: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield what is gone without a word. Where most is, the list is that of another catalogue than the one beside it."""
    for services in (True, False):
        kind = [(line, key) for line, key in listed if ("/" in key) == services]
        gone = [(line, key) for line, key in kind if key not in known]
        if 2 * len(gone) <= len(kind):
            yield from gone


def published(reader: Reader) -> set[str]:
    """Return every address in the list of those that have been published."""
    return {key for _, key in _published(reader)}


def _written(reader: Reader) -> tuple[dict[str, Gammel], dict[str, YamlMap]]:
    found: dict[str, Gammel] = {}
    nodes: dict[str, YamlMap] = {}
    if not (reader.root / FILE).exists():
        return found, nodes
    for node in reader.records(FILE, "flyttet"):
        record = reader.record(Flyttet, node, FILE, "NO", "nb")
        wrong = [name for name in ("fra", "til") if isinstance(node.get(name), str) and node[name] and not _KEY.fullmatch(node[name])]
        for name in wrong:
            reader.tell(FILE, line_of(node, (name,)), "moved_key", value=node[name])
        if record is None or wrong:
            continue
        if record.fra in found:
            reader.tell(FILE, line_of(node, ("fra",)), "moved_twice", value=record.fra, first=nodes[record.fra].line)
            continue
        found[record.fra] = Gammel(record.til, record.dato, record.grunn, Place(FILE, node.line))
        nodes[record.fra] = node
    return found, nodes


def _wrong(
    key: str, til: str | None, written: Mapping[str, Gammel], live: Collection[str], closed: Collection[str]
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """An old address is not in use, and what it leads to is: in one step, for whoever follows it is in need of help."""
    if key in live:
        yield "fra", "moved_in_use", {"value": key}
    if til is None or til in live:
        return
    if til in written:
        chain = _chain(key, written)
        if chain[-1] in chain[:-1]:
            yield "til", "moved_circle", {"chain": " → ".join(chain)}
        elif written.get(chain[-1]):
            yield "til", "moved_away", {"value": til}
        else:
            yield "til", "moved_chain", {"value": til, "wanted": chain[-1]}
    elif til in closed:
        yield "til", "moved_closed", {"value": til}
    else:
        yield "til", "moved_nowhere", {"value": til, "hint": hint(til, live)}


def _chain(key: str, written: Mapping[str, Gammel]) -> list[str]:
    """Return the addresses one meets from *key* on, until nothing leads further or one comes again."""
    chain, met = [key], {key}
    while (one := written.get(chain[-1])) and one.til:
        chain.append(one.til)
        if one.til in met:
            break
        met.add(one.til)
    return chain


def _published(reader: Reader) -> list[tuple[int, str]]:
    if not (reader.root / ADDRESSES).exists():
        return []
    rows, problems = read_csv(reader.root / ADDRESSES, ADDRESSES)
    reader.problems += problems
    if not problems and rows and COLUMN not in rows[0][1]:
        reader.tell(ADDRESSES, 1, "register_column", key=COLUMN)
    found = []
    for line, row in rows:
        key = row.get(COLUMN, "")
        if key and not _KEY.fullmatch(key):
            reader.tell(ADDRESSES, line, "moved_key", value=key)
        elif key:
            found.append((line, key))
    return found
