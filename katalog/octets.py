"""The octets of a file in, its text out: as NFC, with one kind of line end and no sign that nobody sees; or why it is none."""

import re
import stat
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from katalog.messages_disk import unread
from katalog.problems import MANY, Problem

# Control characters, those that turn the direction of writing, and blanks that nobody sees in an address or an id.
# One look tells that a letter of our alphabets is none of them; only what is no such letter is held against them all.
FORBIDDEN = re.compile(
    "[^\n -~\xa0-\u0600](?<=[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069"
    "\ufeff\ufffe\uffff\U000e0000-\U000e007f])"
)
MAX_BYTES = 50_000_000
MAX_LINES = 2_000_000
# More signs than any language heaps on one letter: to put them in order takes the square of their number, and they cover other lines.
MAX_MARKS = 10
# Only what may be such a heap is looked at closer: a look at each letter would take longer than all else.
_OCTETS, _RUN = bytes(128) + b"\1" * 128, b"\1" * 2 * MAX_MARKS
_NO_LETTERS = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS},}}")


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """Return a file's text as NFC without a byte-order mark, or None and why not."""
    try:
        seen = path.stat()
        if not (stat.S_ISREG(seen.st_mode) or stat.S_ISDIR(seen.st_mode)):
            # Nothing may ever come out of a pipe, and a device has no end.
            return None, [Problem(name, 0, "file_special")]
        if seen.st_size > MAX_BYTES:
            return None, [Problem(name, 0, "file_too_big", {"limit": MAX_BYTES // 1_000_000})]
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Problem(name, 0, "file_missing")]
    except OSError as error:
        return None, [Problem(name, 0, "file_unreadable", {"why": unread(error)})]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Problem(name, raw.count(b"\n", 0, error.start) + 1, "not_utf8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MAX_LINES:
        return None, [Problem(name, 0, "file_lines", {"limit": MAX_LINES})]
    if _RUN in raw.translate(_OCTETS) and (heaps := list(islice(heaped(text), MANY))):
        return None, [Problem(name, text.count("\n", 0, at) + 1, "marks_many") for at in heaps]
    text = unicodedata.normalize("NFC", text)
    found = list(islice(_bad_characters(text, name), MANY)) if FORBIDDEN.search(text) else []
    return (None, found) if found else (text, [])


def heaped(text: str) -> Iterator[int]:
    """Yield where more signs than any language has stand on one letter."""
    for run in _NO_LETTERS.finditer(text):
        marks = 0
        for at, sign in enumerate(run[0], run.start()):
            marks = marks + 1 if unicodedata.combining(sign) else 0
            if marks == MAX_MARKS:
                yield at


def bad_character(name: str, line: int, char: str) -> Problem:
    """Return what is told of a sign that nobody sees."""
    return Problem(name, line, "bad_character", {"char": f"U+{ord(char):04X}"})


def _bad_characters(text: str, name: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for char in dict.fromkeys(match[0] for match in islice(FORBIDDEN.finditer(line), MANY)):
            yield bad_character(name, number, char)
