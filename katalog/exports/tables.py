"""Catalog in, every record as a row out: data/tiltak.csv (RFC 4180), and data/tiltak-excel.csv as a Nordic Excel opens it.

The columns are those of the schema. A dot leads inwards (`kontakt.1.telefon`), lists of records are numbered from 1, a text has a
column for each language, and keys are spelt out (`maalgruppe`). Two rules make it data again:

- a list of plain values is one cell with | between; a | or \\ of a value itself has \\ before it;
- a cell that begins with = + - @ or another sign that a spreadsheet may reckon with, or with ', has ' before it, which is taken off;
  in the table for Excel, a step, a number or a paragraph that it would take for a date or lose a zero of has one too.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from katalog.catalog import Catalog
from katalog.exports import schema
from katalog.words import spell_out

# What Excel, LibreOffice and their kin begin a formula with, in wide letters too, and what hides one; ' so that it can be undone.
_RECKONED = frozenset("=+-@\t\r\n＝＋－＠'")
_SEPARATOR = "|"
# Where Excel would make 1 April of the step 1-4 and 2800 of the number 02800, and what it does that with.
_MISTAKEN = ("trinn", "telefon", "paragraf")
_MISREAD = re.compile(r"0[0-9]+|[0-9]{1,2}[-/.][0-9]{1,2}")
_QUOTED = re.compile(r'[",;\r\n]')


def files(catalog: Catalog, url: str, records: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield both tables; that for Excel has its separator and its mark of UTF-8, and hides what Excel would make a date or a number of."""
    header: list[str] = []
    tree = _tree(schema.record(catalog, url), list(records.values()), catalog, "", header)
    rows = [header, *_rows(records.values(), tree, len(header))]
    yield "data/tiltak.csv", "".join(f"{','.join(row)}\r\n" for row in rows)
    recast = [number for number, name in enumerate(header) if name.rsplit(".", 1)[-1] in _MISTAKEN]
    for row in rows:
        for number in recast:
            if _MISREAD.fullmatch(row[number]):
                row[number] = f"'{row[number]}"
    yield "data/tiltak-excel.csv", "\ufeff" + "".join(f"{';'.join(row)}\r\n" for row in rows)


def _tree(node: dict[str, Any], values: list[Any], catalog: Catalog, name: str, header: list[str]) -> Any:
    """Return where each value of a record goes: the number of its column, and for what has parts, the same of each of them.

    *values* are all that stand in this place: they say which languages there are, and how many of a list.
    """
    if "properties" in node:
        parts = node["properties"]
        keys = {key: [value[key] for value in values if key in value] for key in parts}
    elif node.get("type") == "object":
        found = dict.fromkeys([*catalog.languages, *itertools.chain.from_iterable(values)])
        parts = dict.fromkeys(found, node["additionalProperties"])
        keys = {key: [value[key] for value in values if key in value] for key in found}
    elif node.get("type") == "array" and node["items"].get("type") == "object":
        many = range(max([1, *map(len, values)]))
        inner = ([value[i] for value in values if i < len(value)] for i in many)
        return [_tree(node["items"], ones, catalog, f"{name}{i}.", header) for i, ones in enumerate(inner, 1)]
    else:
        header.append(name.removesuffix("."))
        return len(header) - 1
    return {key: _tree(parts[key], ones, catalog, f"{name}{spell_out(key)}.", header) for key, ones in keys.items()}


def _rows(records: Iterable[dict[str, Any]], tree: Any, width: int) -> Iterator[list[str]]:
    for record in records:
        row = [""] * width
        _fill(row, record, tree)
        yield row


def _fill(row: list[str], value: Any, tree: Any) -> None:
    """Put a value, or each of its parts, into the columns that are its own."""
    if isinstance(tree, int):
        row[tree] = _cell(value)
    elif isinstance(tree, dict):
        for key, one in value.items():
            _fill(row, one, tree[key])
    else:
        for one, branch in zip(value, tree, strict=False):
            _fill(row, one, branch)


def _cell(value: Any) -> str:
    """Return a value as a cell of either table: quoted where it has what parts cells in one of them."""
    if isinstance(value, list):
        value = _SEPARATOR.join(one.replace("\\", "\\\\").replace(_SEPARATOR, f"\\{_SEPARATOR}") for one in value)
    elif isinstance(value, int):
        return str(value)
    if value[0] in _RECKONED:
        value = f"'{value}"
    return '"{}"'.format(value.replace('"', '""')) if _QUOTED.search(value) else value
