"""What messages say to write, written: whether it is taken then, or refused by the next answer."""

import re
from dataclasses import dataclass
from pathlib import Path

from prosjekt import MARK, REPLACES, make_wrong_project, name_of, problems_in

from katalog.problems import Problem

_HINT = re.compile(r"mente du «(.+)»\?$| Skriv (\S+)\.$")
# What these offer is no value but a sentence, or an example of a whole field, which test_problems tries.
_IN_WORDS = {"word_set", "word_placeholder", "list_shape", "fields_shape", "kommune_number"}
# Where not the value that the message names is what is to be changed.
_FIELDS = {"list_comma": r"(?<=: ).*", "kommune_id": r"(?<=id: ).*"}


@dataclass
class Advice:
    """One piece of advice that was followed: where, which, and what was told of the line afterwards that nobody had told before."""

    case: str
    code: str
    told: str
    new: list[str]


def offered(problem: Problem) -> str:
    """Return what a message says to write; nothing where it offers no value."""
    if not problem.line or problem.code in _IN_WORDS:
        return ""
    if problem.code in ("id_device", "id_frame"):
        return f"{problem.values['value']}-tilbud"
    hint = problem.values.get("hint")
    found = _HINT.search(hint) if hint and hint in problem.text("nb") else None
    return (found[1] or found[2]) if found else str(problem.values.get("wanted", "")) if hint is None else ""


def followed(line: str, problem: Problem) -> str:
    """Return a line in which somebody has written what a message says."""
    if shape := _FIELDS.get(problem.code):
        return re.sub(shape, offered(problem), line)
    written = re.escape(str(problem.values.get("value", problem.values.get("key"))))
    return re.sub(rf"(?<![\w-]){written}(?![\w-])", lambda _: offered(problem), line, count=1)


def tried(case: Path, problems: list[Problem], root: Path) -> list[Advice]:
    """Return all the advice that a wrong file gets, followed at once; but one new name at a time, since two may not be the same."""
    some = [one for one in problems if one.file == REPLACES[case.parent.name] and offered(one)]
    names = [[one] for one in some if one.code == "id_bad"]
    rest = [one for one in some if one.code != "id_bad"]
    told = {str(one) for one in problems}
    return [one for i, group in enumerate(filter(None, [*names, rest])) for one in _tried(case, root / str(i), group, told)]


def _tried(case: Path, root: Path, those: list[Problem], told: set[str]) -> list[Advice]:
    lines = [line.split(f"  {MARK}")[0] for line in case.read_text(encoding="utf-8").split("\n")]
    for one in those:
        lines[one.line - 1] = followed(lines[one.line - 1], one)
    (make_wrong_project(root, case) / REPLACES[case.parent.name]).write_text("\n".join(lines), encoding="utf-8")
    after = [(one.line, str(one)) for one in problems_in(root)]
    asked = {str(one) for one in those}
    again = {line: [text for at, text in after if at == line and (text in asked or text not in told)] for line, _ in after}
    return [Advice(name_of(case), one.code, str(one), again.get(one.line, [])) for one in those]
