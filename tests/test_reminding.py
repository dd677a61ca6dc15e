"""A run of `remind` leaves each who minds something with one open issue, and a second run has nothing to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from kodelager import KEY, Kodelager, kodelager
from prosjekt import katalog, make_project

from katalog import forge

pytestmark = pytest.mark.slow


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kodelager]:
    monkeypatch.setattr(forge, "_PAUSE", 0)
    with kodelager() as found:
        yield found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def run(root: Path, held: Kodelager, *arguments: str, **environment: str) -> tuple[int, str]:
    settings = {"GITHUB_API_URL": held.api, "GITHUB_REPOSITORY": "eier/prosjekt", "GITHUB_TOKEN": KEY, "GH_TOKEN": "", "KATALOG_URL": ""}
    done = katalog(root, "remind", *arguments, **{**settings, **environment})
    return done.returncode, done.stdout + done.stderr


def test_each_gets_an_issue_once_and_it_is_closed_when_all_is_verified(root: Path, held: Kodelager) -> None:
    first, again = run(root, held), run(root, held)
    katalog(root, "verify", "testkurs", "--av", "leder")
    done, last = run(root, held), run(root, held)

    assert first == (
        0,
        "baerum: ny sak, «Se over tekstene: Bærum (1)»\n"
        "lyngby-taarbaek: ny sak, «Se teksterne igennem: Lyngby-Taarbæk (1)»\n"
        "norge: ny sak, «Se over tekstene: Norge (3)»\n"
        "danmark: ny sak, «Se teksterne igennem: Danmark (2)»\n",
    )
    assert again == last == (0, "Alle saker er som de skal være.\n")
    assert done == (0, "baerum: sak #1 er lukket\n")
    assert [one["state"] for one in held.issues] == ["closed", "open", "open", "open"]
    assert held.comments == [(1, "Alt er kontrollert. Takk!")]


def test_a_dry_run_reads_and_writes_nothing(root: Path, held: Kodelager) -> None:
    code, said = run(root, held, "--dry-run")

    assert (code, said.count("ny sak")) == (0, 4)
    assert {one.split()[0] for one in held.asked} == {"GET"}


def test_a_dry_run_needs_no_key_and_says_it_in_danish(root: Path, held: Kodelager) -> None:
    code, said = run(root, held, "--dry-run", GITHUB_TOKEN="", KATALOG_LANG="da")

    assert (code, said.split("\n")[0]) == (0, "baerum: ny sag, «Se over tekstene: Bærum (1)»")
    assert held.asked == []


def test_one_municipality_alone_is_asked_for(root: Path, held: Kodelager) -> None:
    run(root, held, "--kommune", "lyngby-taarbaek", "--url", "https://skole.example.org/sub")

    assert [one["title"] for one in held.issues] == ["Se teksterne igennem: Lyngby-Taarbæk (1)"]
    assert "(<https://skole.example.org/sub/da/kommune/lyngby-taarbaek/testforloeb/>)" in held.issues[0]["body"]


def test_without_a_project_and_a_key_both_are_told_at_once(root: Path, held: Kodelager) -> None:
    code, said = run(root, held, GITHUB_TOKEN="", GITHUB_REPOSITORY="")

    assert code == 1
    assert [line.split(":")[0] for line in said.splitlines()[:2]] == ["GITHUB_REPOSITORY", "GITHUB_TOKEN"]


def test_a_forge_that_fails_half_way_is_told_and_the_next_run_goes_on(root: Path, held: Kodelager) -> None:
    held.answers += [(0, {}), (0, {}), (500, {})]

    code, said = run(root, held)
    again = run(root, held)

    assert (code, "svarte ikke som det skulle (500" in said) == (1, True)
    assert [line.split(":")[0] for line in again[1].splitlines()] == ["lyngby-taarbaek", "norge", "danmark"]
