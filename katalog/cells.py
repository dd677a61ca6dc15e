"""What a row of a spreadsheet is, whichever program wrote it: cells with a text or a message; and how many there may be."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from katalog.octets import heaped
from katalog.problems import Problem, ProblemsFound

# What Excel, LibreOffice and their kin begin a formula with, in wide letters too, and what hides one; ' so that it can be undone.
RECKONED = frozenset("=+-@\t\r\n＝＋－＠'")
# What a spreadsheet reckons with, or takes for a date or a number; it is written with ' before it, which is taken off again.
_RECKONED = re.compile(rf"[{re.escape(''.join(sorted(RECKONED)))}]|[0-9]{{1,2}}[-/.][0-9]{{1,2}}$|[0-9][0-9 ]*$")
MAX_BYTES, MAX_ROWS, MAX_COLUMNS = 30_000_000, 20_000, 500


class Cell(NamedTuple):
    """What one cell says, or the message it deserves: `code` and `values`. `dated` says that a program takes it for a date."""

    text: str
    code: str = ""
    values: Mapping[str, Any] = MappingProxyType({})
    dated: bool = False


# Most cells of a wide table: one for them all.
EMPTY = Cell("")


class Row(NamedTuple):
    """One row with its number as a spreadsheet shows it."""

    number: int
    cells: list[Cell]


def letters(number: int) -> str:
    """Return what a spreadsheet calls the column with this number from 0: A, B … Z, AA."""
    name = ""
    number += 1
    while number:
        number, left = divmod(number - 1, 26)
        name = chr(65 + left) + name
    return name


def shown(text: object) -> str:
    """Return a piece of a text that a message can show on its line."""
    line = " ".join(str(text).split())
    return line if len(line) <= 60 else f"{line[:60]} …"


def marked(text: str) -> str:
    """Return a text as a file without kinds of cells has it, with ' before what a spreadsheet would make something else of."""
    return f"'{text}" if _RECKONED.match(text) else text


def unmarked(text: str) -> str:
    """Return a text without that mark, which a spreadsheet keeps when it saves such a file as another kind."""
    plain = text.strip()
    return plain[1:] if plain.startswith("'") and _RECKONED.match(plain[1:]) else text


def bounded(rows: Iterable[Row], place: str) -> Iterator[Row]:
    """Yield the rows that say something; raise ProblemsFound where rows, columns or signs on one letter are too many."""
    count = 0
    for row in rows:
        width = next((i for i in range(len(row.cells), 0, -1) if row.cells[i - 1].text.strip() or row.cells[i - 1].code), 0)
        if not width:
            continue
        count += 1
        if count > MAX_ROWS + 1:
            raise ProblemsFound([Problem(place, 0, "sheet_rows", {"limit": MAX_ROWS})])
        if width > MAX_COLUMNS:
            raise ProblemsFound([Problem(place, 0, "sheet_big", {"limit": f"{MAX_COLUMNS} kolonner"})])
        heap = next((i for i, one in enumerate(row.cells) if not one.text.isascii() and any(heaped(one.text))), -1)
        if heap >= 0:
            raise ProblemsFound([Problem(place, row.number, "marks_many", {}, letters(heap))])
        yield Row(row.number, row.cells[:width])
