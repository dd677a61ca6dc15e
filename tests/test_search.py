"""What a browser searches in is whole, small and the same for the same data, and tells nothing that is meant for editors."""

import gzip
import hashlib
import json
import re
from typing import Any

import pytest
from prosjekt import PROJECT

from katalog import scripts, search
from katalog.catalog import Catalog
from katalog.findable import SHORT_LENGTH, Side

LANGUAGES = ("nb", "da")
# Beside what holds for one municipality, its country and the places; see HACKING.md for what each part weighs.
PAGES = {"nb": [Side("om/", "Om sidene", "Hva sidene er", ("Hva du finner",), "feil, det som er feil")]}
LIMIT_DATA, LIMIT_SCRIPT, LIMIT_SCRIPTS = 21_210, 12_225, 17_365


@pytest.fixture(scope="module")
def files(real_catalog: Catalog) -> dict[str, str]:
    return dict(search.files(real_catalog, PAGES))


@pytest.fixture(scope="module")
def names(files: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = json.loads(files["sok/filer.json"])
    return found


@pytest.fixture(scope="module")
def paths(names: dict[str, str], real_catalog: Catalog) -> dict[str, str]:
    """Where the file of each plain name is, those of the municipalities too."""
    shared = {name: f"sok/{name}.{mark}.json" for name, mark in names.items() if name != "*"}
    return shared | {f"{lang}/{slug}": municipal(lang, slug, names) for lang in LANGUAGES for slug in real_catalog.steder}


def municipal(language: str, kommune: str, names: dict[str, str]) -> str:
    """Return the path of a municipality's file, as the browser finds it."""
    group = sum(map(ord, kommune)) % (len(names["*"]) // 5)
    return f"sok/{language}/{group}{names['*'][group * 5 : group * 5 + 5]}/{kommune}.json"


@pytest.fixture(scope="module")
def read(files: dict[str, str], paths: dict[str, str]) -> dict[str, Any]:
    return {name: json.loads(files[path]) for name, path in paths.items()}


def ids(file: Any) -> list[str]:
    return [entry["i"] for entry in file["t"]]


def unpack(file: Any) -> dict[str, list[int]]:
    """Return the words of a packed file, each with its numbers."""
    words: dict[str, list[int]] = {}
    word = ""
    for (again, rest), numbers in zip(re.findall("([A-Z])([^A-Z]*)", file["o"]), file["p"].split(" "), strict=bool(file["o"])):
        word = word[: ord(again) - ord("A")] + rest
        words[word] = [ord(c) - 48 for c in numbers]
    return words


def test_every_file_can_be_found_by_its_plain_name(files: dict[str, str], paths: dict[str, str]) -> None:
    assert {*paths.values(), "sok/filer.json"} == set(files)


def test_a_file_is_named_after_what_it_says_so_that_it_may_be_kept_for_ever(files: dict[str, str], names: dict[str, str]) -> None:
    shared = {name: mark for name, mark in names.items() if name != "*"}

    assert shared == {name: hashlib.sha256(files[f"sok/{name}.{mark}.json"].encode()).hexdigest()[:8] for name, mark in shared.items()}


def test_when_a_municipality_changes_its_file_has_a_new_address_and_few_others_have(files: dict[str, str], real_catalog: Catalog) -> None:
    key = next(iter(real_catalog.tiltak))
    tiltak = {one: record for one, record in real_catalog.tiltak.items() if one != key}
    fewer = Catalog(**{**{name: getattr(real_catalog, name) for name in Catalog.__dataclass_fields__}, "tiltak": tiltak})

    after = dict(search.files(fewer, PAGES))

    moved = sorted(path.split("/")[-1] for path in files.keys() - after.keys())
    assert f"{key.split('/')[0]}.json" in moved
    assert len(moved) < 2 * len(real_catalog.steder) / 20
    assert [path for path in files.keys() & after.keys() if files[path] != after[path] and path != "sok/filer.json"] == []


def test_the_list_of_files_does_not_grow_with_the_number_of_municipalities(files: dict[str, str]) -> None:
    assert len(files["sok/filer.json"]) < 400


def test_the_same_data_gives_the_same_bytes(real_catalog: Catalog) -> None:
    assert list(search.files(real_catalog)) == list(search.files(real_catalog))


def test_letters_are_written_as_letters(files: dict[str, str]) -> None:
    assert [path for path, text in files.items() if "\\u" in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_described_service_can_be_found_in_every_language(language: str, real_catalog: Catalog, read: dict[str, Any]) -> None:
    found = {f"{kommune}/{one}" for kommune in real_catalog.steder for one in ids(read[f"{language}/{kommune}"])}

    assert found == {key for key, one in real_catalog.tiltak.items() if one.status != "nedlagt"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("land", ["NO", "DK"])
def test_what_is_national_can_be_found_only_when_it_is_shown(language: str, land: str, real_catalog: Catalog, read: dict[str, Any]) -> None:
    shown = {one.id for one in real_catalog.nasjonalt.values() if one.land == land and one.belegg != "ubekreftet"}

    assert {entry["i"] for entry in read[f"{language}/{land.lower()}"]["t"] if entry["s"] != "side"} == shown


def test_no_service_that_is_closed_can_be_found(real_catalog: Catalog) -> None:
    closed = next(iter(real_catalog.tiltak.values())).model_copy(update={"status": "nedlagt"})
    tiltak = {**real_catalog.tiltak, closed.key: closed}
    catalog = Catalog(**{**{name: getattr(real_catalog, name) for name in Catalog.__dataclass_fields__}, "tiltak": tiltak})

    files = dict(search.files(catalog))

    names = json.loads(files["sok/filer.json"])
    assert closed.id not in ids(json.loads(files[municipal("nb", closed.kommune, names)]))


def test_no_note_to_editors_leaks(real_catalog: Catalog, files: dict[str, str]) -> None:
    everything = "\n".join(files.values())
    records = [*real_catalog.tiltak.values(), *real_catalog.nasjonalt.values()]

    assert [one.key for one in records if one.intern_merknad and one.intern_merknad[:40] in everything] == []


def test_handwritten_pages_can_be_found_also_by_the_words_at_their_head(read: dict[str, Any]) -> None:
    for land in ("no", "dk"):
        assert read[f"nb/{land}"]["t"][-1] == {"i": "om/", "n": "Om sidene", "t": "Hva sidene er", "s": "side", "w": "feil"}
        assert set(unpack(read[f"nb/{land}"])) == {"du", "finner"}


def test_the_page_of_the_search_does_not_find_itself(real_catalog: Catalog) -> None:
    files = dict(search.files(real_catalog, {"nb": [Side("sok/", "Søk", "Søk etter hjelp."), *PAGES["nb"]]}))

    assert [path for path, text in files.items() if '"i":"sok/"' in text] == []


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (
            "Finn kommunen din. Alle kommuner i Norge og Danmark har en side om hjelp til barn som strever med å komme på skolen.",
            "Finn kommunen din.",
        ),
        (f"Hva {'du kan gjøre, ' * 8}og hva du kan si.", f"Hva {'du kan gjøre, ' * 8}og hva du kan si."),
    ],
)
def test_a_page_is_told_of_in_whole_sentences(told: str, shown: str, real_catalog: Catalog) -> None:
    files = dict(search.files(real_catalog, {"nb": [Side("om/", "Om sidene", told)]}))

    names = json.loads(files["sok/filer.json"])
    assert json.loads(files[f"sok/nb/no.{names['nb/no']}.json"])["t"][-1]["t"] == shown


@pytest.mark.parametrize("name", ["nb/no", "nb/dk", "da/no", "da/dk"])
def test_no_sentence_loses_its_last_few_words(name: str, read: dict[str, Any]) -> None:
    cut = [entry["t"] for entry in read[name]["t"] if entry.get("t", "").endswith("…")]

    assert [text for text in cut if len(text) <= SHORT_LENGTH] == []


def test_every_municipality_is_there_with_its_names_in_other_languages(real_catalog: Catalog, read: dict[str, Any]) -> None:
    norwegian = read["steder"]["NO"].split("|")

    assert len(norwegian) + len(read["steder"]["DK"].split("|")) == len(real_catalog.steder)
    assert "Kautokeino=Guovdageaidnu - Kautokeino" in norwegian
    assert "*Bærum" in norwegian
    assert "Herøy (Nordland)" in norwegian
    assert "?Time" in norwegian


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_told_of_a_service_leads_to_it(language: str, read: dict[str, Any], real_catalog: Catalog) -> None:
    file = read[f"{language}/baerum"]
    words = unpack(file)
    stop = real_catalog.soek.stoppord[language]

    lost = []
    for number, entry in enumerate(file["t"]):
        told = real_catalog.tiltak[f"baerum/{entry['i']}"].beskrivelse.i(language).ord
        seen = spelt(f"{entry['n']} {entry['t']}") | set(stop)
        lost += [(entry["i"], word) for word in spelt(told) - seen if number not in words[word]]

    assert lost == []
    assert list(words) == sorted(words)
    assert not set(words) & set(stop)


@pytest.mark.parametrize(("language", "land"), [("nb", "no"), ("da", "dk")])
def test_a_records_own_everyday_words_are_with_it_and_no_stop_words(
    language: str, land: str, read: dict[str, Any], real_catalog: Catalog
) -> None:
    found = {entry["i"]: set(entry.get("w", "").split()) for entry in read[f"{language}/{land}"]["t"] if entry["s"] != "side"}
    stop = set(real_catalog.soek.stoppord[language])
    said = {id: spelt(" ".join(real_catalog.nasjonalt[f"nasjonalt/{id}"].hverdagsord.get(language, ()))) - stop for id in found}

    assert found == said
    assert sum(map(bool, found.values())) > 20


def spelt(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))


@pytest.mark.parametrize(("language", "land"), [("nb", "no"), ("da", "no")])
def test_the_first_search_fetches_little(language: str, land: str, files: dict[str, str], paths: dict[str, str]) -> None:
    wanted = [f"{language}/ord", f"{language}/{land}", f"{language}/baerum", "steder"]
    data = sum(packed(files[paths[name]].encode()) for name in wanted) + packed(files["sok/filer.json"].encode())
    script = packed(scripts.joined(PROJECT / "overrides/assets/sok/soksiden.js").encode())

    assert (data <= LIMIT_DATA, script <= LIMIT_SCRIPT) == (True, True), f"{data} + {script} byte"


def test_what_other_answers_need_weighs_little_too() -> None:
    both = sum(packed(scripts.joined(PROJECT / f"overrides/assets/sok/{name}.js").encode()) for name in ("soksiden", "resten"))

    assert both <= LIMIT_SCRIPTS


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))
