"""Catalog in, every record as a row out: data/tiltak.csv (RFC 4180), and data/tiltak-excel.csv as a Nordic Excel opens it.

The columns are those of the schema. A dot leads inwards (`kontakt.1.telefon`), lists of records are numbered from 1, a text has a
column for each language, and keys are spelt out (`maalgruppe`). Two rules make it data again:

- a list of plain values is one cell with | between; a | or \\ of a value itself has \\ before it;
- a cell that begins with = + - @ or another sign that a spreadsheet may reckon with, or with ', has ' before it, which is taken off;
  in the table for Excel, a step, a number or a paragraph that it would take for a date or lose a zero of has one too.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

from katalog.catalog import Catalog
from katalog.cells import RECKONED
from katalog.exports import published, schema
from katalog.exports.published import Records
from katalog.joining import Joined
from katalog.values import Tekst
from katalog.words import spell_out

_SEPARATOR = "|"
# Where Excel would make 1 April of the step 1-4 and 2800 of the number 02800, and what it does that with.
_MISTAKEN = ("trinn", "telefon", "paragraf")
_MISREAD = re.compile(r"0[0-9]+|[0-9]{1,2}[-/.][0-9]{1,2}")
_QUOTED = re.compile(r'[",;\r\n]')


# What decides the columns, by their names before they are spelt out: the numbers that a list of records has, the languages that a text
# has beside the site's own.
Shape = dict[str, list[str]]


class Tables:
    """Makes both tables; that for Excel has its separator and its mark of UTF-8, and hides what Excel would make a date or a number of."""

    def __init__(self, catalog: Catalog, url: str, records: Records) -> None:
        self._catalog, self._languages, self._records = catalog, catalog.languages, records
        self._schema = schema.record(catalog, url)
        self._asking = _asking(self._schema)
        self._header: list[str] = []
        self._tree: Any = None
        self._last: tuple[str, list[list[str]]] = ("-", [])

    def shape(self, key: str) -> Shape:
        """Return what the records of a municipality ask of the columns; what is published of them need not be made to know that."""
        found: Shape = {}
        for one in published.of(self._catalog, key):
            self._note(self._asking, one, "", found)
            if base := published.base(one, self._catalog):
                self._note(self._asking["arver"], base, "arver.", found)
        return found

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        return self._header

    def fit(self, shapes: Iterable[Shape]) -> None:
        """Give the tables the columns that all of these ask for."""
        asked: Shape = {}
        for name, some in itertools.chain.from_iterable(shape.items() for shape in shapes):
            asked[name] = sorted({*asked.get(name, ()), *some})
        self._header = []
        self._tree = self._branch(self._schema, asked, "")

    def joined(self) -> Iterator[Joined]:
        """Yield both files, once the columns are known."""
        yield Joined("data/tiltak.csv", f"{','.join(self._header)}\r\n", self._plain, "", "")
        yield Joined("data/tiltak-excel.csv", f"\ufeff{';'.join(self._header)}\r\n", self._for_excel, "", "")

    def _note(self, asking: Any, value: Any, name: str, found: Shape) -> None:
        if isinstance(asking, dict):
            said = value.__dict__
            for field, key in published.keys(type(value)):
                if key in asking and said[field]:
                    self._note(asking[key], said[field], f"{name}{key}.", found)
        elif isinstance(asking, tuple):
            by_language = value.ord if isinstance(value, Tekst) else value
            if others := [one for one in by_language if one not in self._languages]:
                found[name] = sorted({*found.get(name, ()), *others})
            for key, one in by_language.items() if asking[0] else ():
                self._note(asking[0], one, f"{name}{key}.", found)
        else:
            if len(value) > len(found.get(name, ())):
                found[name] = [str(number) for number in range(1, len(value) + 1)]
            for number, one in enumerate(value, 1) if asking[0] else ():
                self._note(asking[0], one, f"{name}{number}.", found)

    def _branch(self, node: dict[str, Any], asked: Shape, name: str) -> Any:
        """Return where each value of a record goes: the number of its column, and for what has parts, the same of each of them."""
        if "properties" in node:
            parts = node["properties"]
        elif node.get("type") == "object":
            parts = dict.fromkeys([*self._languages, *asked.get(name, ())], node["additionalProperties"])
        elif node.get("type") == "array" and node["items"].get("type") == "object":
            many = max(1, len(asked.get(name, ())))
            return [self._branch(node["items"], asked, f"{name}{number}.") for number in range(1, many + 1)]
        else:
            self._header.append(spell_out(name.removesuffix(".")))
            return len(self._header) - 1
        return {key: self._branch(parts[key], asked, f"{name}{key}.") for key in parts}

    def _plain(self, key: str) -> Iterator[str]:
        return (f"{','.join(row)}\r\n" for row in self._rows(key))

    def _for_excel(self, key: str) -> Iterator[str]:
        recast = [number for number, name in enumerate(self._header) if name.rsplit(".", 1)[-1] in _MISTAKEN]
        for row in self._rows(key):
            own = list(row)
            for number in recast:
                if own[number] and _MISREAD.fullmatch(own[number]):
                    own[number] = f"'{own[number]}"
            yield f"{';'.join(own)}\r\n"

    def _rows(self, key: str) -> list[list[str]]:
        if self._last[0] != key:
            self._last = (key, list(_rows(self._records.of(key).values(), self._tree, len(self._header))))
        return self._last[1]


def _asking(node: dict[str, Any]) -> Any:
    """Return what of a schema can ask for columns: a record's parts by key, (what has languages,) and [what has numbers].

    Most values have one column whatever they say, so that they need not be looked at.
    """
    if "properties" in node:
        return {key: found for key, one in node["properties"].items() if (found := _asking(one))}
    if node.get("type") == "object":
        return (_asking(node["additionalProperties"]),)
    return [_asking(node["items"])] if node.get("type") == "array" and node["items"].get("type") == "object" else None


def _rows(records: Iterable[dict[str, Any]], tree: Any, width: int) -> Iterator[list[str]]:
    for record in records:
        row = [""] * width
        _fill(row, record, tree)
        yield row


def _fill(row: list[str], value: Any, tree: Any) -> None:
    """Put each part of a value into the column that is its own."""
    parts = value.items() if isinstance(tree, dict) else enumerate(value)
    for key, one in parts:
        branch = tree[key]
        if isinstance(branch, int):
            row[branch] = _cell(one)
        else:
            _fill(row, one, branch)


def _cell(value: Any) -> str:
    """Return a value as a cell of either table: quoted where it has what parts cells in one of them."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        value = _SEPARATOR.join([one.replace("\\", "\\\\").replace(_SEPARATOR, f"\\{_SEPARATOR}") for one in value])
    if value[0] in RECKONED:
        value = f"'{value}"
    return '"{}"'.format(value.replace('"', '""')) if _QUOTED.search(value) else value
