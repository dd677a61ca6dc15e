"""What commands have found out about the texts in, by record and by link out: the spelling, and where links lead.

The commands write files of data, and a build only reads them: it needs no dictionary and asks no other site.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeVar

from katalog.problems import Problem, ProblemsFound
from katalog.reading import read_csv

SPELLING, LINKS = "data/stavekontroll.csv", "data/lenker.csv"
SPELLING_COLUMNS = ("hvor", "språk", "avtrykk", "dato", "ord")
_LINK_COLUMNS = ("url", "klasse", "kontrollert", "naa", "sagt")
# What a link was when it was last tried.
CLASSES = ("fungerer", "flyttet", "borte", "sperret", "ukjent")
BETWEEN = "|"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
T = TypeVar("T")


class Spelt(NamedTuple):
    """What was found in a text: its mark as it was then, the day, and the words that no dictionary has."""

    mark: str
    day: str
    words: tuple[str, ...]


class Answer(NamedTuple):
    """What came of a link: one of CLASSES, the day, and where it leads now."""

    kind: str
    day: str
    now: str


@dataclass(frozen=True)
class Findings:
    """By (key of the record, language), and by link; what nobody has looked at is not there."""

    spelt: Mapping[tuple[str, str], Spelt] = field(default_factory=dict)
    links: Mapping[str, Answer] = field(default_factory=dict)

    def spelling(self, key: str, language: str, text: Callable[[], str]) -> Spelt | None:
        """Return what was found in a text, unless it has changed since; it is asked for only where something was."""
        found = self.spelt.get((key, language))
        return found if found and found.mark == mark(text()) else None


def mark(text: str) -> str:
    """Return what tells whether a text is the one that was looked at."""
    return blake2b(text.encode(), digest_size=6).hexdigest()


def read(root: Path) -> Findings:
    """Return what is known, or raise ProblemsFound with the lines of the files that cannot be used."""
    problems: list[Problem] = []
    spelt = _rows(root, SPELLING, SPELLING_COLUMNS, "dato", _spelt, problems)
    links = _rows(root, LINKS, _LINK_COLUMNS, "kontrollert", _answer, problems)
    if problems:
        raise ProblemsFound(problems)
    return Findings(dict(spelt), dict(links))


def _rows(
    root: Path, name: str, columns: tuple[str, ...], day: str, take: Callable[[dict[str, str]], T | None], problems: list[Problem]
) -> list[T]:
    """Return what each row of a file says; a file that no command has written yet says nothing."""
    if not (root / name).exists():
        return []
    rows, found = read_csv(root / name, name)
    problems += found
    missing = [column for column in columns if rows and column not in rows[0][1]]
    problems += [Problem(name, 1, "finding_column", {"key": column}) for column in missing]
    taken = []
    for line, row in rows if not missing else ():
        one = take(row) if _is_day(row[day]) else None
        if one is None:
            problems.append(Problem(name, line, "finding_row"))
        else:
            taken.append(one)
    return taken


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _spelt(row: dict[str, str]) -> tuple[tuple[str, str], Spelt] | None:
    words = tuple(filter(None, row["ord"].split(BETWEEN)))
    return ((row["hvor"], row["språk"]), Spelt(row["avtrykk"], row["dato"], words)) if row["hvor"] else None


def _answer(row: dict[str, str]) -> tuple[str, Answer] | None:
    return (row["url"], Answer(row["klasse"], row["kontrollert"], row["naa"])) if row["klasse"] in CLASSES else None
