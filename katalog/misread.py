"""A cell in, what a spreadsheet has made of what somebody wrote there out: a formula, a date of a step, a number short of digits."""

import re
from collections.abc import Mapping
from typing import Any

from katalog.cells import Cell, shown
from katalog.columns import Column, tidy
from katalog.octets import FORBIDDEN

# A spreadsheet's way to write a step of schooling that it has taken for a day: 4. apr, apr.01.
_MONTH = re.compile(r"(?:\d{1,2}[. -]*)?(?:jan|feb|mar|apr|mai|maj|jun|jul|aug|sep|okt|nov|des|dec)[a-z]*[. -]*(?:\d{1,4})?", re.IGNORECASE)

# What a program shows of a number it has no room for, of what it could not reckon and of what it reckons; and of yes and no.
_MADE = {
    "cell_digits": re.compile(r"[0-9](?:[.,][0-9]+)?E[+-]?[0-9]+$", re.IGNORECASE),
    "cell_error": re.compile(r"#(?:REF|NAME|NAVN|VALUE|VERDI|VÆRDI|DIV/0|N/A|I/T|NUM|NULL)[!?]?$|#{3,}$"),
    "cell_formula": re.compile("="),
}
# A day of our time as both of Excel's calendars count, with its time as a part of a day.
_SERIAL = re.compile(r"[3-6][0-9]{4}(?:[.,][0-9]+)?")
# What people write where nothing is to stand.
_AWAY = {"-", "–", "—", "slett", "slet", "n/a", "i/t", "tom", "ingen", "null"}
_BOOL = {"true", "false", "sann", "usann", "sand", "falsk"}


def wrong(column: Column, one: Cell) -> tuple[str, Mapping[str, Any]] | None:
    """Return what a cell must be told for what a spreadsheet has made of it, whatever the data's rules are."""
    text = tidy(one.text)
    if one.code == "cell_bool" or (column.known and text.lower() in _BOOL):
        return "cell_bool", {"known": ", ".join(column.known) or "teksten"}
    if one.code:
        return one.code, one.values
    if one.dated and column.kind == "hours":
        return "cell_hours", {"value": text}
    if one.dated and column.kind not in ("day", "moment"):
        wanted = f": {int(text[8:10])}-{int(text[5:7])}" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) and column.kind == "words" else ""
        return "cell_date", {"value": text, "wanted": wanted}
    if column.kind in ("day", "moment") and _SERIAL.fullmatch(text):
        return "cell_serial", {"value": text}
    for code, shape in _MADE.items():
        if shape.match(text):
            return code, {"value": shown(text)}
    if column.kind == "words" and column.known and text and _MONTH.fullmatch(text):
        return "cell_date", {"value": text, "wanted": ""}
    if text.casefold() in _AWAY:
        return "cell_away", {"value": text}
    if bad := FORBIDDEN.search(text):
        return "bad_character", {"char": f"U+{ord(bad[0]):04X}"}
    return None
