"""Spreadsheets to test with: the one that `export` writes, with some of its cells as an editor would leave them."""

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from prosjekt import katalog

SHEET = "Tiltak"
# What every new service must say.
NEW = {
    "kommune": "baerum",
    "navn.nb": "Åpen dør",
    "type": "ppt",
    "målgruppe": "foreldre",
    "beskrivelse.nb": "Kom inn.",
    "kilde.1.tittel.nb": "Kilden",
}


def exported(root: Path, kind: str = "xlsx") -> bytes:
    """Return what `export` writes of a project."""
    path = root / f"ut.{kind}"
    done = katalog(root, "export", f"--{kind}", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    return path.read_bytes()


def edited(
    book: bytes,
    path: Path,
    cells: Mapping[tuple[int, str], Any] | None = None,
    rows: Sequence[Mapping[str, Any]] = (),
    change: Callable[[Worksheet], None] = lambda sheet: None,
) -> Path:
    """Write the workbook with other values in some cells, named by their row and heading, and with more rows; return *path*."""
    found = openpyxl.load_workbook(io.BytesIO(book))
    sheet = found[SHEET]
    head = [str(one.value) for one in sheet[1]]
    for (row, name), value in (cells or {}).items():
        cell = sheet.cell(row, head.index(name) + 1)
        # As in a column that somebody has put in, or cells from another sheet: not text but what the program makes of it.
        cell.number_format = "General"
        cell.value = value
    for row in rows:
        sheet.append([row.get(name) for name in head])
    change(sheet)
    found.save(path)
    return path


def saved(path: Path, raw: bytes) -> Path:
    """Write a file, and return its path."""
    path.write_bytes(raw)
    return path
