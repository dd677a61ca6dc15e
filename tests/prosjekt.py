"""Projects to test with: the example catalogue, and the example catalogue with one wrong file in it."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from katalog import catalog
from katalog.problems import Problem, ProblemsFound

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
RIGHT = TESTS / "riktig"
WRONG = TESTS / "feil"
TODAY = date(2026, 11, 22)
# Folder of tests/feil: the file each of its cases stands in for.
REPLACES = {
    "tiltak": "data/tiltak.yaml",
    "kommuner": "data/kommuner.yaml",
    "nasjonalt": "data/nasjonalt.yaml",
    "ordliste": "data/ordliste.yaml",
    "veien": "data/veien.yaml",
    "vokabular": "data/vokabular.yaml",
    "flyttet": "data/flyttet.yaml",
    "adresser": "data/adresser.csv",
    "ord-da": "data/ord/da.yaml",
    "register-norge": "data/register/norge.csv",
}
MARK = "# feil: "


def make_project(target: Path) -> Path:
    """Write the example catalogue under *target*, with the real words, controlled values and registers; return *target*."""
    shutil.copytree(RIGHT / "data", target / "data", dirs_exist_ok=True)
    for folder in ("ord", "register"):
        shutil.copytree(PROJECT / "data" / folder, target / "data" / folder, dirs_exist_ok=True)
    shutil.copy(PROJECT / "data/vokabular.yaml", target / "data/vokabular.yaml")
    return target


def make_wrong_project(target: Path, case: Path) -> Path:
    """Write the example catalogue with *case* in place of the file its folder is named after."""
    make_project(target)
    if case.parent.name == "ord-da":
        # Five words instead of all, so that a new word in data/ord is not a new line in every case.
        shutil.copy(RIGHT / "ord-nb.yaml", target / "data/ord/nb.yaml")
    if case.parent.name in ("flyttet", "adresser"):
        # A service that is closed, and addresses that have moved: what the others have no need of.
        (target / "data/tiltak").mkdir()
        shutil.copy(RIGHT / "nedlagt.yaml", target / "data/tiltak/nedlagt.yaml")
        shutil.copy(RIGHT / "flyttet.yaml", target / "data/flyttet.yaml")
    if case.parent.name == "register-norge":
        # A vocabulary that names no places, which a register of three rows would not have.
        shutil.copy(WRONG / "vokabular/liten-er-i-orden.yaml", target / "data/vokabular.yaml")
    shutil.copy(case, target / REPLACES[case.parent.name])
    return target


def problems_in(root: Path) -> list[Problem]:
    """Return all that is wrong in a project."""
    try:
        catalog.load(root, today=TODAY)
    except ProblemsFound as found:
        return found.problems
    return []


def cases() -> list[Path]:
    """Return every wrong file, each of which is a test."""
    return sorted(path for path in WRONG.glob("*/*") if path.suffix in (".yaml", ".csv"))


def name_of(case: Path) -> str:
    """Return how a wrong file is called in a test's id."""
    return f"{case.parent.name}/{case.stem}"


def expected(case: Path) -> list[str]:
    """Return what a wrong file says will be told about it, as «line: start of the message»."""
    return sorted([*_on_lines(case), *_beside(case)])


def _on_lines(case: Path) -> Iterator[str]:
    for number, line in enumerate(case.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        for message in line.split(MARK)[1:]:
            yield f"{number}: {message.strip()}"


def _beside(case: Path) -> Iterator[str]:
    beside = case.with_suffix(".txt")
    if beside.exists():
        yield from beside.read_text(encoding="utf-8").splitlines()


def told(case: Path, problems: list[Problem]) -> list[str]:
    """Return what was told, cut where the expectation of the same line ends, so that the two can be compared whole."""
    wanted = sorted(expected(case), key=len, reverse=True)
    lines = [_place(case, problem) + problem.text("nb") for problem in problems]
    return sorted(next((start for start in wanted if line.startswith(start)), line) for line in lines)


def _place(case: Path, problem: Problem) -> str:
    return f"{problem.line}: " if problem.file == REPLACES[case.parent.name] else f"{problem.file}:{problem.line}: "
