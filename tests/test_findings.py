"""What the spelling was is read back, and a file that somebody has spoilt is told by its line, in the build and in `check`."""

from pathlib import Path

import pytest
from prosjekt import katalog, make_project

from katalog.findings import SPELLING, Findings, mark, read
from katalog.problems import ProblemsFound

SPELT = "hvor,språk,avtrykk,dato,ord\nbaerum/a,nb,{mark},2026-11-26,ett|to\nbaerum/b,nb,x,2026-11-26,\n"


def write(root: Path, text: str) -> Path:
    (root / "data").mkdir(exist_ok=True)
    (root / SPELLING).write_text(text, encoding="utf-8")
    return root


def test_where_no_command_has_run_nothing_is_known(tmp_path: Path) -> None:
    assert read(tmp_path) == Findings()


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    found = read(write(tmp_path, SPELT.format(mark=mark("en tekst"))))

    spelt = found.spelling("baerum/a", "nb", lambda: "en tekst")
    assert spelt and (spelt.words, spelt.day) == (("ett", "to"), "2026-11-26")


def test_a_text_that_has_changed_since_is_not_known(tmp_path: Path) -> None:
    found = read(write(tmp_path, SPELT.format(mark=mark("en tekst"))))

    assert found.spelling("baerum/a", "nb", lambda: "en annen tekst") is None
    assert found.spelling("baerum/a", "da", lambda: "en tekst") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SPELT.replace("avtrykk", "hash"), "data/stavekontroll.csv:1: kolonnen «avtrykk» mangler"),
        (SPELT.replace("2026-11-26,\n", "26.11.2026,\n"), "data/stavekontroll.csv:3: raden kan ikke brukes"),
        (SPELT.replace("2026-11-26,\n", "2026-02-31,\n"), "data/stavekontroll.csv:3: raden kan ikke brukes"),
        ("<<<<<<< HEAD\n" + SPELT, "data/stavekontroll.csv:1:"),
    ],
    ids=["another column", "a day", "no day", "half merged"],
)
def test_a_spoilt_file_is_told_by_its_line(tmp_path: Path, text: str, said: str) -> None:
    root = write(make_project(tmp_path), text)

    with pytest.raises(ProblemsFound) as found:
        read(root)

    assert said in str(found.value)
    assert said in katalog(root, "check").stderr
