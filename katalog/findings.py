"""What the command `spell` has found out about the texts in, by record out.

The command writes a file of data, and a build only reads it: it needs no dictionary.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from katalog.problems import Problem, ProblemsFound
from katalog.reading import read_csv

SPELLING, SPELLING_COLUMNS = "data/stavekontroll.csv", ("hvor", "språk", "avtrykk", "dato", "ord")
BETWEEN = "|"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Spelt(NamedTuple):
    """What was found in a text: its mark as it was then, the day, and the words that no dictionary has."""

    mark: str
    day: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """By (key of the record, language); what nobody has looked at is not there."""

    spelt: Mapping[tuple[str, str], Spelt] = field(default_factory=dict)

    def spelling(self, key: str, language: str, text: Callable[[], str]) -> Spelt | None:
        """Return what was found in a text, unless it has changed since; it is asked for only where something was."""
        found = self.spelt.get((key, language))
        return found if found and found.mark == mark(text()) else None


def mark(text: str) -> str:
    """Return what tells whether a text is the one that was looked at."""
    return blake2b(text.encode(), digest_size=6).hexdigest()


def read(root: Path) -> Findings:
    """Return what is known, or raise ProblemsFound with the lines of the file that cannot be used; without the file nothing is."""
    if not (root / SPELLING).exists():
        return Findings()
    rows, problems = read_csv(root / SPELLING, SPELLING)
    missing = [column for column in SPELLING_COLUMNS if rows and column not in rows[0][1]]
    problems += [Problem(SPELLING, 1, "finding_column", {"key": column}) for column in missing]
    spelt = {}
    for line, row in rows if not missing else ():
        if row["hvor"] and _is_day(row["dato"]):
            words = tuple(filter(None, row["ord"].split(BETWEEN)))
            spelt[row["hvor"], row["språk"]] = Spelt(row["avtrykk"], row["dato"], words)
        else:
            problems.append(Problem(SPELLING, line, "finding_row"))
    if problems:
        raise ProblemsFound(problems)
    return Findings(spelt)


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False
