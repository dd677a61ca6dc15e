"""What is wrong, where, and what to do about it, in the editor's language."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from katalog.answers import ANSWERS
from katalog.messages import MESSAGES
from katalog.messages_links import LINKS
from katalog.messages_moved import MOVED
from katalog.messages_tables import TABLES
from katalog.messages_upkeep import UPKEEP
from katalog.slips import SLIPS

# What ends a line, rings a bell or turns the direction of writing where a message is read.
_LINES = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
_SAID = {**MESSAGES, **MOVED, **SLIPS, **ANSWERS, **TABLES, **UPKEEP, **LINKS}
# More than this nobody reads: the first are told, and the rest when those are mended.
MANY = 1000
# How much of a value a message holds, and of a list of those that would have been right.
_WORD, _LIST = 200, 1000


def message_language() -> str:
    """Return the language problems are told in: `nb`, or `da` where KATALOG_LANG says so, or else the machine's own language."""
    said = next(filter(None, (os.environ.get(name) for name in ("KATALOG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "da" if said.lower().startswith("da") else "nb"


def in_language(nb: str, da: str) -> str:
    """Return what a command says, in the language that its user is spoken to."""
    return da if message_language() == "da" else nb


@dataclass(frozen=True)
class Problem:
    """One thing an editor must mend: `code` is a key of MESSAGES, SLIPS or ANSWERS, `values` what its text names.

    `line` counts from 1; 0 means the file as a whole. In a table it is the row; `column` is the letters of
    the column, and `heading` what stands above it.
    """

    file: str
    line: int
    code: str
    values: dict[str, Any] = field(default_factory=dict)
    column: str = ""
    heading: str = ""

    def text(self, language: str | None = None) -> str:
        """Say what is wrong and what to do, without the place."""
        nb, da = _SAID[self.code]
        shown = {name: _shown(value, name) for name, value in self.values.items()}
        return (da if (language or message_language()) == "da" else nb).format_map(shown)

    def __str__(self) -> str:
        # A name may have a line break in it, or octets that are no letters; what somebody has left out has none.
        file = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in self.file) or "«»"
        place = f"{file}:{self.line}" if self.line else file
        if self.column:
            above = f" ({self.heading})" if self.heading else ""
            place = f"{file}, celle {self.column}{self.line}{above}"
        # In one line: a value with lines in it would look like messages of its own.
        return f"{place}: {_LINES.sub(' ', self.text())}"


def _shown(value: Any, name: str) -> Any:
    """Return a value as a message can hold it: on one line, and no more of it than it takes to know it again."""
    if not isinstance(value, str):
        return value
    line, limit = " ".join(value.splitlines()), _LIST if name == "known" else _WORD
    return line if len(line) <= limit else f"{line[:limit]}…"


class ProblemsFound(Exception):
    """The catalogue or the site cannot be used as it stands; `problems` says all that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        some = set_once(islice(problems, 5 * MANY))
        self.problems = sorted(some, key=lambda p: (p.file, p.line, p.text()))[:MANY]
        super().__init__(report(self.problems))

    def __reduce__(self) -> tuple[type["ProblemsFound"], tuple[list[Problem]]]:
        """Come whole from one process to another."""
        return ProblemsFound, (self.problems,)


def set_once(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without the ones that would read the same."""
    return list({str(problem): problem for problem in problems}.values())


def report(problems: list[Problem]) -> str:
    """Return all problems as an editor reads them in a terminal, one a line, with a last line that counts them."""
    da = message_language() == "da"
    count = len(problems)
    least = ("Mindst " if da else "Minst ") if count >= MANY else ""
    last = f"{least}{count} {'fejl' if da else 'feil'}. {'Intet er ændret på webstedet.' if da else 'Nettstedet er ikke endret.'}"
    return "\n".join([*(str(problem) for problem in problems), last])


def relative(path: Path, root: Path) -> str:
    """Return *path* as an editor knows it: from the project's root, with forward slashes."""
    try:
        # The file itself is no further looked for: it may be a link that leads to itself.
        return (path.parent.resolve() / path.name).relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
