"""Problems in, what a forge shows of them out: an annotation on each line, and a summary for the page of the change."""

import os
import re
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

from katalog.octets import read_text
from katalog.problems import Problem, message_language

# What a record says of its language, in any state of repair: with the key's own line found, YAML need not be readable.
_START = re.compile(r"^ {0,6}-(?: |$)")
_SAYS = re.compile(r"^[ -]*(kommune|land|språk):\s*[\"']?([\w-]+)", re.MULTILINE)
_OF_LAND = {"DK": "da", "NO": "nb"}


def annotations(problems: Iterable[Problem], root: Path) -> str:
    """Return one workflow command for each problem, in the language of the municipality it concerns."""
    languages = Languages(root)
    return "\n".join(_command(problem, languages.of(problem)) for problem in problems)


def _command(problem: Problem, language: str) -> str:
    title = "Fejl i dataene" if language == "da" else "Feil i dataene"
    place = f"file={_property(problem.file)}" + (f",line={problem.line}" if problem.line else "")
    return f"::error {place},title={_property(title)}::{_data(problem.text(language))}"


def _data(text: str) -> str:
    """Return *text* so that a runner reads it as it was: one line, with no escapes of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: list[Problem], root: Path) -> str:
    """Return the problems as Markdown, each in the language of its municipality; a forge shows only the first ten annotations."""
    languages = Languages(root)
    heading = f"## {len(problems)} {'fejl' if message_language() == 'da' else 'feil'} i dataene"
    lines = [f"- {code(_place(problem))}: {plain(problem.text(languages.of(problem)))}" for problem in problems]
    return "\n".join([heading, "", *lines, ""])


def _place(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}" if problem.line else problem.file


def code(text: str) -> str:
    """Return *text* as code in Markdown; a name of a file may have a backtick too."""
    return f"`{text}`" if "`" not in text else plain(text)


def plain(text: str) -> str:
    """Return *text* so that Markdown shows it as it stands, on one line: what an editor wrote is no markup, link or picture."""
    one_line = " ".join(text.split())
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~&@])", r"\\\1", one_line)


def add_to_summary(text: str) -> None:
    """Append *text* to the summary of the workflow's step; without a workflow there is none."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{text.rstrip()}\n\n")


class Languages:
    """Which of the two languages the one who wrote a record reads: its municipality's, its country's, or as for everybody."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, list[str]] = {}
        self._begun: dict[str, list[int]] = {}
        self._of_kommune = self._kommuner()

    def of(self, problem: Problem) -> str:
        """Return the language to tell *problem* in: `nb` or `da`."""
        if problem.file.startswith("data/ord/"):
            return "da" if problem.file == "data/ord/da.yaml" else message_language()
        said = dict(reversed(_SAYS.findall(self._record(problem.file, problem.line))))
        found: str = said.get("språk") or self._of_kommune.get(said.get("kommune", ""), "") or _OF_LAND.get(said.get("land", ""), "")
        return found if found in _OF_LAND.values() else message_language()

    def _kommuner(self) -> dict[str, str]:
        """Return the language of each municipality that says one, by id."""
        blocks = re.split(r"(?m)^ {0,6}- ", "\n".join(self._text("data/kommuner.yaml")))
        ids = {block: re.search(r"(?m)^\s*id:\s*[\"']?([\w-]+)", block) for block in blocks}
        said = {found[1]: dict(reversed(_SAYS.findall(block))).get("språk", "") for block, found in ids.items() if found}
        return {kommune: language for kommune, language in said.items() if language}

    def _record(self, file: str, line: int) -> str:
        """Return the lines of the record that *line* is in: from the nearest dash at its list's own indent to the next one."""
        lines = self._text(file)
        starts = self._starts(file)
        if not starts or not line:
            return ""
        # Before the first record stands what is read as part of it.
        here = bisect_left(starts, line)
        return "\n".join(lines[starts[here - 1] if here else 0 : starts[here] if here < len(starts) else len(lines)])

    def _starts(self, file: str) -> list[int]:
        """Return where the records of a file begin; there are as many questions as there are problems, so it is found once."""
        if file not in self._begun:
            dashes = [(number, _indent(one)) for number, one in enumerate(self._text(file)) if _START.match(one)]
            least = min((indent for _, indent in dashes), default=0)
            self._begun[file] = [number for number, indent in dashes if indent == least]
        return self._begun[file]

    def _text(self, file: str) -> list[str]:
        if file not in self._lines:
            text, _ = read_text(self._root / file, file)
            self._lines[file] = text.split("\n") if text else []
        return self._lines[file]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
