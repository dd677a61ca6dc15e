"""A translation is marked as made from what stands there now, with every comment kept, and one that is not whole is none yet."""

from pathlib import Path

import pytest
from prosjekt import TODAY, katalog, make_project

from katalog import catalog
from katalog.texts import texts
from katalog.translations import translation


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def state(root: Path, key: str, own: str = "nb", language: str = "da") -> str:
    found = catalog.load(root, today=TODAY)
    one = found.tiltak.get(key) or found.nasjonalt[key]
    return translation(one, texts(one), own, language).state


def test_the_mark_is_that_of_the_original_and_the_role_stays(root: Path) -> None:
    before = (root / "data/tiltak.yaml").read_text(encoding="utf-8")

    done = katalog(root, "translated", "baerum/testtelefon")

    after = (root / "data/tiltak.yaml").read_text(encoding="utf-8")
    assert done.stdout == "Merket som oversatt: baerum/testtelefon (da).\n"
    assert state(root, "baerum/testtelefon") == "gjeldende"
    (line,) = set(after.splitlines()) - set(before.splitlines())
    assert line.startswith("      da: {av: Prøveoversetter, fra_hash: ")
    assert len(after.splitlines()) == len(before.splitlines())


def test_an_original_that_is_changed_afterwards_makes_it_old(root: Path) -> None:
    katalog(root, "translated", "testtelefon", "--av", "oversetter", "--språk", "da")
    file = root / "data/tiltak.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("nb: Noen svarer.", "nb: Ingen svarer."), encoding="utf-8")

    assert state(root, "baerum/testtelefon") == "foreldet"


def test_what_is_national_is_marked_in_its_own_file_and_from_its_own_language(root: Path) -> None:
    katalog(root, "translated", "nasjonalt/proeve-dk", "proeve-no")

    assert state(root, "nasjonalt/proeve-dk", "da", "nb") == state(root, "nasjonalt/proeve-no") == "gjeldende"


def test_a_translation_that_lacks_a_text_is_told_and_nothing_is_written(root: Path) -> None:
    before = (root / "data/tiltak.yaml").read_bytes()

    done = katalog(root, "translated", "testtelefon", "testkurs", "--språk", "da")

    assert done.returncode == 1
    assert "data/tiltak.yaml:54: baerum/testkurs mangler «da» i navnet, beskrivelsen." in done.stderr
    assert (root / "data/tiltak.yaml").read_bytes() == before


def test_all_that_a_municipality_has_translated_is_marked_at_once(root: Path) -> None:
    assert katalog(root, "translated", "baerum").stdout == "Merket som oversatt: baerum/testtelefon (da).\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("testtelefon", "--språk", "nb"), "«nb» er språket oppføringen er skrevet på"),
        (("testtelefon", "--språk", "nb"), "Velg et annet med --språk: da."),
        (("testtelefon", "--språk", "sv"), "--språk: ukjent språk «sv». Velg en av: da."),
        (("testtelefom",), "mente du «testtelefon»?"),
    ],
)
def test_what_cannot_be_marked_is_told(root: Path, arguments: tuple[str, ...], said: str) -> None:
    done = katalog(root, "translated", *arguments)

    assert (done.returncode, said in done.stderr) == (1, True)
