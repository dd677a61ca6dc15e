"""Projects to test with: the example catalogue, and the example catalogue with one wrong file in it."""

import contextlib
import dataclasses
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from katalog import catalog, exports
from katalog.__main__ import main
from katalog.catalog import Catalog
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
    "vert": "data/vert.yaml",
    "proevd": "data/proevd.yaml",
    "vokabular": "data/vokabular.yaml",
    "flyttet": "data/flyttet.yaml",
    "adresser": "data/adresser.csv",
    "lenker": "data/lenker.csv",
    "lenkeunntak": "data/lenkeunntak.yaml",
    "ord-da": "data/ord/da.yaml",
    "register-norge": "data/register/norge.csv",
}
MARK = "# feil: "


def open_data(found: Catalog, url: str) -> dict[str, str]:
    """Return every file of open data with its whole text."""
    return {path: "".join(text) for path, text in exports.files(found, url)}


def make_project(target: Path) -> Path:
    """Write the example catalogue under *target*, with the real words, controlled values and registers; return *target*."""
    shutil.copytree(RIGHT / "data", target / "data", dirs_exist_ok=True)
    for folder in ("ord", "register"):
        shutil.copytree(PROJECT / "data" / folder, target / "data" / folder, dirs_exist_ok=True)
    shutil.copy(PROJECT / "data/vokabular.yaml", target / "data/vokabular.yaml")
    return target


def shrink(data: Path, *numbers: str) -> None:
    """Leave these municipalities alone in the registers: what is asked about is not how many they are."""
    for name in ("norge", "danmark"):
        register = data / f"register/{name}.csv"
        head, *rows = register.read_text(encoding="utf-8").splitlines(keepends=True)
        register.write_text(head + "".join(row for row in rows if row.split(",")[0] in numbers), encoding="utf-8")
    words = data / "vokabular.yaml"
    words.write_text(re.sub(r"  tvetydige_steder:\n(?:    .*\n)+", "", words.read_text(encoding="utf-8")), encoding="utf-8")


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


def changed(catalog_: Catalog, **tiltak: dict[str, object]) -> Catalog:
    """Return the catalogue with other values in some services, which are named by their id; what is new is not checked again."""
    services = {key: one.model_copy(update=tiltak.get(one.id, {})) for key, one in catalog_.tiltak.items()}
    return dataclasses.replace(catalog_, tiltak=services)


def git(folder: Path, *arguments: str) -> None:
    """Run git in *folder* as an editor whom nobody knows, whatever this machine's own settings are."""
    settings = ["-c", "user.name=Redaktør", "-c", "user.email=post@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *settings, *arguments], check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    """Keep all that is in *folder* as it stands."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def katalog(root: Path, *arguments: str, answers: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m katalog` in this process, which is much faster than a new one, and return what it says."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.StringIO(answers))
        for name, value in {"KATALOG_LANG": "", "GITHUB_STEP_SUMMARY": "", **environment}.items():
            patch.setenv(name, value)
        try:
            code = main(["--root", str(root), "--today", TODAY.isoformat(), *arguments])
        except SystemExit as stop:
            # As the interpreter does with an end that has something to say.
            code = stop.code if isinstance(stop.code, int) else 1
            err.write(f"{stop.code}\n" if isinstance(stop.code, str) else "")
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())
