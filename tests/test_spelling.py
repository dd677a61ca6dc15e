"""A word that no dictionary has is found, and one that the project knows is not; and a machine that cannot look says so."""

import builtins
from pathlib import Path
from typing import Any

import pytest
from prosjekt import PROJECT, TODAY, katalog, make_project

from katalog import catalog, spelling
from katalog.findings import SPELLING
from katalog.spelling import Speller


class Ordbok:
    """A dictionary of a few words, as Hunspell is asked for one."""

    def __init__(self, *words: str) -> None:
        self._words = {*words}

    def spell(self, word: str) -> bool:
        return word in self._words or word.lower() in self._words


DANISH = Speller(Ordbok("barnevernet"), frozenset())
SPELLER = Speller(Ordbok("en", "tekst", "skole", "hjem"), frozenset({"bærum"}), [DANISH])


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("En tekst.", []),
        ("En tekts, en tekts.", ["tekts"]),
        ("Bærum BÆRUM", []),
        ("Skole-hjem, skole-hjm", ["skole-hjm"]),
        ("Ring 22 22 22 22 eller post@eksempel.no, se https://eksempel.no/sykt og eksempel.no", ["Ring", "eller", "se", "og"]),
        ("«barnevernet»", []),
        ("barnevernet", ["barnevernet"]),
        ("A b", []),
    ],
    ids=["right", "wrong once", "known", "with hyphen", "addresses", "quoted from the neighbours", "not quoted", "letters"],
)
def test_only_words_that_nobody_has_are_unknown(text: str, unknown: list[str]) -> None:
    assert SPELLER.unknown(text) == unknown


def test_the_projects_own_names_and_words_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project(tmp_path)
    (root / "data/kjente-ord").mkdir()
    (root / "data/kjente-ord/nb.txt").write_text("# navn\nhelseguffen  # på huset\n", encoding="utf-8")
    monkeypatch.setattr(spelling, "_dictionary", lambda name: Ordbok())

    those = spelling.spellers(catalog.load(root, today=TODAY), root)

    assert those["nb"].unknown("Helseguffen i Holmestrand har prøving i Holmestrands hus") == ["har", "hus"]
    assert those["da"].unknown("helseguffen") == ["helseguffen"]


def test_a_line_that_is_no_word_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project(tmp_path)
    (root / "data/kjente-ord").mkdir()
    (root / "data/kjente-ord/nb.txt").write_text("helse\nto ord\n", encoding="utf-8")
    monkeypatch.setattr(spelling, "_dictionary", lambda name: Ordbok())

    done = katalog(root, "spell")

    assert (done.returncode, done.stderr.splitlines()[0].split(":")[:2]) == (1, ["data/kjente-ord/nb.txt", "2"])
    assert not (root / SPELLING).exists()


def test_a_machine_without_the_library_says_that_it_was_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **more: Any) -> Any:
        if name == "hunspell":
            raise ImportError(name)
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setattr(spelling.importlib.util, "find_spec", lambda name: None)

    done = katalog(make_project(tmp_path), "spell")

    assert done.returncode == 1
    assert "nb_NO: stavekontrollen er ikke gjort: pakken chunspell mangler" in done.stderr


def test_a_machine_without_a_dictionary_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_dictionary", lambda name: Ordbok() if name == "nb_NO" else None)
    root = make_project(tmp_path)

    done = katalog(root, "spell", KATALOG_LANG="da")

    assert done.returncode == 0
    assert "ikke stavekontrolleret: " in done.stdout
    rows = (root / SPELLING).read_text(encoding="utf-8").splitlines()
    assert {row.split(",")[1] for row in rows[1:]} == {"nb"}


def test_a_second_run_on_another_day_changes_nothing_but_what_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_dictionary", lambda name: Ordbok("prøve"))
    root = make_project(tmp_path)
    katalog(root, "spell")
    first = (root / SPELLING).read_text(encoding="utf-8")

    katalog(root, "--today", "2027-01-01", "spell")
    again = (root / SPELLING).read_text(encoding="utf-8")
    file = root / "data/tiltak.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Et kurs som ikke finnes.", "Et kurs."), encoding="utf-8")
    katalog(root, "--today", "2027-01-01", "spell")
    last = (root / SPELLING).read_text(encoding="utf-8")

    assert again == first
    assert [row.split(",")[0] for row in set(last.splitlines()) - set(first.splitlines())] == ["baerum/testkurs"]


def test_a_language_that_cannot_be_looked_at_here_keeps_what_was_known_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project(tmp_path)
    monkeypatch.setattr(spelling, "_dictionary", lambda name: Ordbok())
    katalog(root, "spell")
    both = (root / SPELLING).read_text(encoding="utf-8")
    monkeypatch.setattr(spelling, "_dictionary", lambda name: Ordbok() if name == "nb_NO" else None)

    katalog(root, "spell")

    assert (root / SPELLING).read_text(encoding="utf-8") == both


def test_to_look_only_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_dictionary", lambda name: Ordbok())
    root = make_project(tmp_path)

    done = katalog(root, "spell", "--check")

    assert "baerum/testkurs (nb): Prøvekurs, bare" in done.stdout
    assert not (root / SPELLING).exists()


@pytest.mark.usefixtures("dictionary")
def test_the_real_dictionary_knows_bokmaal(tmp_path: Path) -> None:
    those = spelling.spellers(catalog.load(make_project(tmp_path), today=TODAY), tmp_path)

    assert those["nb"].unknown("Barnet kommer ikke på skolen. Barnett komer ikje.") == ["Barnett", "komer", "ikje"]


@pytest.mark.parametrize("language", ["nb", "da"])
def test_the_projects_own_list_has_each_word_once(language: str) -> None:
    words = [word.lower() for word in spelling.listed(PROJECT, language)]

    assert words
    assert sorted(words) == sorted(set(words))
