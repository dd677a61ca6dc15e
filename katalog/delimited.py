"""A CSV file as any spreadsheet saves it in, its rows of cells out, and rows in, a CSV file that Excel opens as it is out."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from katalog.cells import EMPTY, MAX_BYTES, Cell, Row, bounded, marked, shown, unmarked
from katalog.columns import Column, heading
from katalog.problems import Problem, ProblemsFound

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WRITTEN = ("sep=;", "sep=,", "sep=\t")
# UTF-8 that has been read as cp1252: å becomes Ã¥.
_MISREAD = re.compile("Ã[\u0080-\u00bf¥¦¸˜†…]|â€|\ufffd")


def read(path: Path, name: str) -> tuple[str, Iterator[Row], str]:
    """Return the name, the rows, of which the first is that of headings, and the encoding the file was written in."""
    raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    if raw is None:
        raise ProblemsFound([Problem(name, 0, "sheet_big", {"limit": f"{MAX_BYTES // 1_000_000} MB"})])
    text, encoding = _decoded(raw, name)
    first, _, rest = text.partition("\n")
    if first.strip().strip('"').lower() in _WRITTEN:
        text = rest
    begun = 2 if text is rest else 1
    return name, bounded(_rows(text, name, begun), name), encoding


def _decoded(raw: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file and how it was encoded: as its mark says, as UTF-8, or as the old pages of Windows and Mac."""
    encoding = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "")
    if not encoding and raw[1:2] == b"\0":
        encoding = "utf-16-le"
    for each in [encoding] if encoding else ["utf-8", "cp1252", "mac_roman"]:
        try:
            text = raw.decode(each)
        except UnicodeError:
            continue
        # In the wrong page the heading «målgruppe» is no word.
        if each in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le") or "maalgruppe" in heading(text[:5000]):
            return _readable(text.replace("\r\n", "\n").replace("\r", "\n"), name), each
    raise ProblemsFound([Problem(name, 0, "not_utf8")])


def _readable(text: str, name: str) -> str:
    if "\0" in text:
        raise ProblemsFound([Problem(name, 0, "sheet_no_table", {"kind": "U+0000"})])
    if found := _MISREAD.search(text):
        raise ProblemsFound([Problem(name, 0, "sheet_encoding", {"value": shown(text[max(found.start() - 5, 0) : found.end() + 8])})])
    return text


def _rows(text: str, name: str, begun: int) -> Iterator[Row]:
    head = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = begun
    try:
        for number, row in enumerate(reader, begun):
            yield Row(number, [_cell(one) for one in row])
    except csv.Error:
        raise ProblemsFound([Problem(name, number + 1, "csv_broken", {}, "A")]) from None


def _cell(text: str) -> Cell:
    return Cell(unmarked(text)) if text.strip() else EMPTY


def written(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file with semicolons and a mark of UTF-8, in which nothing is a formula, a date or a number."""
    whole = io.StringIO()
    writer = csv.writer(whole, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([marked(text) for text in row])
    return whole.getvalue().encode("utf-8-sig")
