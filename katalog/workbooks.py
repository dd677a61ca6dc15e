"""An Excel workbook in, its rows of cells out, and rows in, a workbook out. The only importer of openpyxl.

A file is looked at as the zip it is before anything reads it: its kind, its size when unpacked, and what may make it grow.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from katalog.cells import EMPTY, MAX_BYTES, MAX_ROWS, Cell, Row, bounded, letters, marked, shown, unmarked
from katalog.columns import Column
from katalog.problems import Problem, ProblemsFound

SHEET, GUIDE = "Tiltak", "Forklaring"
MAX_UNPACKED, _LONGEST_ROW, _PIECE = 300_000_000, 20_000_000, 1 << 20
# The part that names the sheets, and what it has in it where Excel has saved it strictly, which openpyxl finds no sheet in.
_BOOK, _STRICT = "xl/workbook.xml", b"http://purl.oclc.org/ooxml/"
_PLACE = re.compile(rb'<mergeCell [^>]*ref="([A-Z]+)([0-9]+)(?::([A-Z]+[0-9]+))?"')
_ODD_PARTS = {
    "word/document.xml": "Word",
    "ppt/presentation.xml": "PowerPoint",
    "xl/workbook.bin": ".xlsb",
    "content.xml": ".ods",
}


def read(path: Path, name: str) -> tuple[str, Iterator[Row]]:
    """Return what the sheet of services is called in messages, and its rows, of which the first is that of headings."""
    _look_before(path, name)
    # Before openpyxl, which reads all of a sheet that does not say how large it is.
    merged = _look_through(path, name)
    try:
        # From memory: openpyxl holds a file open for as long as any of its rows may be asked for.
        book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), read_only=True, data_only=False)
        sheets = [one for one in book.worksheets if one.sheet_state == "visible" and one.title != GUIDE]
        named = [one for one in book.worksheets if one.title.strip().casefold() == SHEET.casefold()]
    except Exception:
        # Whatever is inside a damaged file, openpyxl may stumble over it in any way.
        raise ProblemsFound([Problem(name, 0, "sheet_broken")]) from None
    if not named and len(sheets) != 1:
        known = ", ".join(one.title for one in sheets)
        raise ProblemsFound([Problem(name, 0, "sheet_which", {"known": known or "–"})])
    sheet = (named or sheets)[0]
    place = f"{name}, ark {sheet.title}"
    # Read row by row, a sheet does not tell which of its cells are merged: its part of the file does.
    if together := merged.get(str(vars(sheet)["_worksheet_path"]).lstrip("/")):
        raise ProblemsFound(
            Problem(place, int(row), "cell_merged", {"value": f"{column}{row}:{last}"}, column) for column, row, last in together
        )
    return place, _rows(sheet, place)


def _look_before(path: Path, name: str) -> None:
    """Raise ProblemsFound where the file is no workbook, is locked, or would fill the memory."""
    start = path.read_bytes()[:8] if path.stat().st_size <= MAX_BYTES else b""
    if not start:
        raise ProblemsFound([Problem(name, 0, "sheet_big", {"limit": f"{MAX_BYTES // 1_000_000} MB"})])
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        raise ProblemsFound([Problem(name, 0, "sheet_encrypted" if locked else "sheet_old", {"kind": ".xls"})])
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            names = {one.filename for one in parts}
            unpacked = sum(one.file_size for one in parts)
            locked = any(one.flag_bits & 1 for one in parts)
            told = b"" if locked or _BOOK not in names else packed.open(_BOOK).read(_PIECE)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise ProblemsFound([Problem(name, 0, "sheet_broken")]) from None
    if locked:
        raise ProblemsFound([Problem(name, 0, "sheet_encrypted")])
    if unpacked > MAX_UNPACKED:
        raise ProblemsFound([Problem(name, 0, "sheet_unpacked", {"limit": MAX_UNPACKED // 1_000_000})])
    if _STRICT in told:
        raise ProblemsFound([Problem(name, 0, "sheet_old", {"kind": "Strict Open XML"})])
    if _BOOK not in names:
        kind = next((kind for part, kind in _ODD_PARTS.items() if part in names), "zip")
        code = "sheet_old" if kind.startswith(".") else "sheet_no_table"
        raise ProblemsFound([Problem(name, 0, code, {"kind": kind})])


def _look_through(path: Path, name: str) -> dict[str, list[tuple[str, str, str]]]:
    """Return the merged cells of each sheet; raise ProblemsFound where one has more rows than may be, or declares entities."""
    found = {}
    try:
        with zipfile.ZipFile(path) as packed:
            for part in [one for one in packed.namelist() if one.startswith("xl/worksheets/") and one.endswith(".xml")]:
                with packed.open(part) as file:
                    filled, found[part] = _counted(file)
                if filled < 0:
                    raise ProblemsFound([Problem(name, 0, "sheet_broken")])
                if filled > MAX_ROWS + 1:
                    raise ProblemsFound([Problem(name, 0, "sheet_rows", {"limit": MAX_ROWS})])
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
        raise ProblemsFound([Problem(name, 0, "sheet_broken")]) from None
    return found


def _counted(file: IO[bytes]) -> tuple[int, list[tuple[str, str, str]]]:
    """Return how many rows of a sheet have a value, -1 where it declares entities, and its merged cells, a piece of it at a time."""
    left, filled = b"", 0
    while piece := file.read(_PIECE):
        if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
            return -1, []
        *rows, left = (left + piece).split(b"<row ")
        filled += sum(b"<v" in row or b"<is" in row for row in rows)
        if filled > MAX_ROWS + 1 or len(left) > _LONGEST_ROW:
            return MAX_ROWS + 2, []
    # What is merged stands after the last row.
    merged = [(found[1].decode(), found[2].decode(), (found[3] or b"").decode()) for found in _PLACE.finditer(left)]
    return filled + (b"<v" in left or b"<is" in left), merged


def _rows(sheet: Any, place: str) -> Iterator[Row]:
    """Yield the rows of a sheet."""
    sheet.reset_dimensions()
    try:
        yield from bounded((Row(number, [_cell(one) for one in row]) for number, row in enumerate(sheet.iter_rows(), 1)), place)
    except ProblemsFound:
        raise
    except Exception:
        # As above: the rows are read one by one.
        raise ProblemsFound([Problem(place, 0, "sheet_broken")]) from None


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return EMPTY
    if cell.data_type == "f":
        return Cell("", "cell_formula", {"value": shown(getattr(value, "text", value))})
    if cell.data_type == "e":
        return Cell("", "cell_error", {"value": value})
    if isinstance(value, bool):
        return Cell("", "cell_bool", {"known": "ja, nei"})
    if isinstance(value, datetime | date | time):
        return _dated(value)
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format))
    return Cell(unmarked(str(value)))


def _dated(value: datetime | date | time) -> Cell:
    if isinstance(value, datetime) and (value.hour or value.minute):
        return Cell(value.strftime("%Y-%m-%dT%H:%M"), dated=True)
    if isinstance(value, datetime | date):
        return Cell(f"{value:%Y-%m-%d}", dated=True)
    return Cell(f"{value:%H:%M}", dated=True)


def _number(value: float, number_format: str) -> Cell:
    if "%" in number_format:
        return Cell("", "cell_number", {"value": f"{value * 100:g} %".replace(".", ",")})
    if abs(value) >= 1e15:
        return Cell("", "cell_digits", {"value": f"{value:.5G}".replace(".", ",")})
    if value == int(value):
        return Cell(str(int(value)))
    return Cell("", "cell_number", {"value": f"{value:.15g}".replace(".", ",")})


def written(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a workbook: the rows as text that no program reckons with, and a sheet that says what each column is for."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "D2"
    bold, grey, top = Font(bold=True), PatternFill("solid", start_color="DDE6EE"), Alignment(vertical="top", wrap_text=True)

    def cell(of: Any, text: str, head: bool = False) -> Any:
        made = WriteOnlyCell(of, value=text)
        made.data_type = "s"
        made.number_format = "@"
        made.alignment = top
        if head:
            made.font, made.fill = bold, grey
        return made

    for number, column in enumerate(columns):
        sheet.column_dimensions[letters(number)].width = 40 if column.kind == "text" else 18
        # What is typed in a new row is text too: no date is made of 1-4, and no zero is lost.
        sheet.column_dimensions[letters(number)].number_format = "@"
        _offer(sheet, column, letters(number))
    sheet.append([cell(sheet, column.name, True) for column in columns])
    for row in rows:
        # Text is text here; only what begins as the mark that is taken off when it is read needs one.
        sheet.append([cell(sheet, marked(text) if text.startswith("'") else text) if text else None for text in row])
    guide = book.create_sheet(GUIDE)
    guide.column_dimensions["A"].width, guide.column_dimensions["B"].width, guide.column_dimensions["C"].width = 28, 80, 60
    guide.append([cell(guide, text, True) for text in ("kolonne", "forklaring", "verdier (værdier)")])
    for column in columns:
        guide.append([cell(guide, text) for text in (column.name, column.what, ", ".join(column.known))])
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def _offer(sheet: Any, column: Column, letter: str) -> None:
    """Let a program offer the values there are to choose from, and take others too: what is wrong is told when it is read."""
    listed = ",".join(column.known)
    if column.kind == "value" and listed and len(listed) <= 255:
        offered = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
        offered.add(f"{letter}2:{letter}{MAX_ROWS + 1}")
        sheet.data_validations.append(offered)
