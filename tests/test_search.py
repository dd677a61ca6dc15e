"""What a browser searches in is whole, small and the same for the same data, and tells nothing that is meant for editors."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from prosjekt import PROJECT

from katalog import search
from katalog.catalog import Catalog
from katalog.search import Side

LANGUAGES = ("nb", "da")
MODULES = ("indeks", "motor", "ordbok", "steder", "tekst", "tolk", "utvalg")
# Beside what holds for one municipality, its country and the places; see HACKING.md for what each part weighs.
LIMIT_DATA, LIMIT_SCRIPTS = 21_000, 13_000


@pytest.fixture(scope="module")
def files(real_catalog: Catalog) -> dict[str, str]:
    return dict(search.files(real_catalog, {"nb": [Side("om/", "Om sidene", "Hva sidene er", ("Hva du finner",))]}))


@pytest.fixture(scope="module")
def names(files: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = json.loads(files["sok/filer.json"])
    return found


@pytest.fixture(scope="module")
def read(files: dict[str, str], names: dict[str, str]) -> dict[str, Any]:
    return {name: json.loads(files[f"sok/{path}"]) for name, path in names.items()}


def ids(file: Any) -> list[str]:
    return [entry["i"] for entry in file["t"]]


def test_every_file_is_listed_under_its_plain_name(files: dict[str, str], names: dict[str, str]) -> None:
    assert {f"sok/{path}" for path in names.values()} | {"sok/filer.json"} == set(files)


def test_a_file_is_named_after_what_it_says_so_that_it_may_be_kept_for_ever(files: dict[str, str], names: dict[str, str]) -> None:
    wanted = {name: f"{name}.{hashlib.sha256(files[f'sok/{path}'].encode()).hexdigest()[:8]}.json" for name, path in names.items()}

    assert names == wanted


def test_the_same_data_gives_the_same_bytes(real_catalog: Catalog) -> None:
    assert list(search.files(real_catalog)) == list(search.files(real_catalog))


def test_letters_are_written_as_letters(files: dict[str, str]) -> None:
    assert [path for path, text in files.items() if "\\u" in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_described_service_can_be_found_in_every_language(language: str, real_catalog: Catalog, read: dict[str, Any]) -> None:
    found = {f"{kommune}/{one}" for kommune in real_catalog.kommuner for one in ids(read[f"{language}/{kommune}"])}

    assert found == {key for key, one in real_catalog.tiltak.items() if one.status != "nedlagt"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("land", ["NO", "DK"])
def test_what_is_national_can_be_found_only_when_it_is_shown(language: str, land: str, real_catalog: Catalog, read: dict[str, Any]) -> None:
    shown = {one.id for one in real_catalog.nasjonalt.values() if one.land == land and one.belegg != "ubekreftet"}

    assert set(ids(read[f"{language}/{land.lower()}"])) == shown


def test_no_service_that_is_closed_can_be_found(real_catalog: Catalog) -> None:
    closed = next(iter(real_catalog.tiltak.values())).model_copy(update={"status": "nedlagt"})
    tiltak = {**real_catalog.tiltak, closed.key: closed}
    catalog = Catalog(**{**{name: getattr(real_catalog, name) for name in Catalog.__dataclass_fields__}, "tiltak": tiltak})

    files = dict(search.files(catalog))

    names = json.loads(files["sok/filer.json"])
    assert closed.id not in ids(json.loads(files[f"sok/{names[f'nb/{closed.kommune}']}"]))


def test_no_note_to_editors_leaks(real_catalog: Catalog, files: dict[str, str]) -> None:
    everything = "\n".join(files.values())
    records = [*real_catalog.tiltak.values(), *real_catalog.nasjonalt.values()]

    assert [one.key for one in records if one.intern_merknad and one.intern_merknad[:40] in everything] == []


def test_handwritten_pages_can_be_found(read: dict[str, Any]) -> None:
    assert read["nb/sider"]["t"] == [{"i": "om/", "n": "Om sidene", "t": "Hva sidene er"}]
    assert read["nb/sider"]["o"] == "du finner"


def test_every_municipality_is_there_with_its_names_in_other_languages(real_catalog: Catalog, read: dict[str, Any]) -> None:
    norwegian = read["steder"]["NO"].split("|")

    assert len(norwegian) + len(read["steder"]["DK"].split("|")) == len(real_catalog.steder)
    assert "Kautokeino=Guovdageaidnu - Kautokeino" in norwegian
    assert "*Bærum" in norwegian
    assert "Herøy (Nordland)" in norwegian


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_packed_word_leads_to_the_services_that_have_it(language: str, read: dict[str, Any]) -> None:
    file = read[f"{language}/baerum"]
    words, numbers = file["o"].split(" "), file["p"].split(" ")

    assert words == sorted(set(words))
    assert len(words) == len(numbers)
    assert max(ord(c) - 48 for own in numbers for c in own) < len(file["t"])


@pytest.mark.parametrize(("language", "land"), [("nb", "no"), ("da", "no")])
def test_the_first_search_fetches_little(language: str, land: str, files: dict[str, str], names: dict[str, str]) -> None:
    wanted = [f"{language}/ord", f"{language}/{land}", f"{language}/baerum", f"{language}/sider", "steder"]
    data = sum(packed(files[f"sok/{names[name]}"].encode()) for name in wanted) + packed(files["sok/filer.json"].encode())
    scripts = sum(packed(script(name).read_bytes()) for name in MODULES)

    assert (data <= LIMIT_DATA, scripts <= LIMIT_SCRIPTS) == (True, True), f"{data} + {scripts} byte"


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def script(name: str) -> Path:
    return PROJECT / f"overrides/assets/sok/{name}.js"
