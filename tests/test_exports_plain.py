"""Plain JSON has every published record under the keys of the data format, and keeps the schema that is published beside it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from fiendtlig import HOSTILE, hostile_catalog
from prosjekt import PROJECT, open_data

from katalog.catalog import Catalog
from katalog.exports import plain, published, schema

URL = "https://skole.example.org/sub/"


@pytest.fixture(scope="module")
def files(real_catalog: Catalog) -> dict[str, Any]:
    return {path: json.loads(text) for path, text in open_data(real_catalog, URL).items() if path.endswith(".json")}


@pytest.fixture(scope="module")
def small_files(small: Catalog) -> dict[str, Any]:
    return {path: json.loads(text) for path, text in open_data(small, "").items() if path.endswith(".json")}


@pytest.fixture(scope="module")
def records(small_files: dict[str, Any]) -> Mapping[str, Any]:
    return {record["nøkkel"]: record for record in small_files["data/tiltak.json"]["tiltak"]}


def validator(catalog: Catalog, url: str, part: str = "") -> jsonschema.Draft202012Validator:
    whole = schema.schema(catalog, url)
    jsonschema.Draft202012Validator.check_schema(whole)
    chosen = {"$ref": f"#/$defs/{part}", "$defs": whole["$defs"]} if part else whole
    return jsonschema.Draft202012Validator(chosen, format_checker=jsonschema.FormatChecker())


def test_every_record_of_the_real_catalogue_keeps_the_schema(files: dict[str, Any], real_catalog: Catalog) -> None:
    errors = list(validator(real_catalog, URL).iter_errors(files["data/tiltak.json"]))

    assert errors == []
    assert len(files["data/tiltak.json"]["tiltak"]) == len(list(published.records(real_catalog)))


def test_every_field_of_the_format_keeps_the_schema(small_files: dict[str, Any], small: Catalog) -> None:
    assert list(validator(small, "").iter_errors(small_files["data/tiltak.json"])) == []


def test_what_is_national_may_build_on_the_law_too(small: Catalog) -> None:
    line = small.nasjonalt["nasjonalt/proevelinjen"].model_copy(update={"bygger_paa": "proeve-no"})
    found = replace(small, nasjonalt={**small.nasjonalt, line.key: line})

    file = json.loads(open_data(found, URL)["data/tiltak.json"])

    assert [one["arver"]["nøkkel"] for one in file["tiltak"] if one["nøkkel"] == line.key] == ["nasjonalt/proeve-no"]
    assert list(validator(found, URL).iter_errors(file)) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_words_and_keep_the_schema(small: Catalog, text: str) -> None:
    file = json.loads(open_data(hostile_catalog(small, text), URL)["data/tiltak.json"])

    assert list(validator(small, URL).iter_errors(file)) == []
    assert [one["navn"] for one in file["tiltak"]] == [dict.fromkeys(one["navn"], text) for one in file["tiltak"]]


def test_the_file_of_every_municipality_keeps_the_schema(files: dict[str, Any], real_catalog: Catalog) -> None:
    whole = validator(real_catalog, URL, "kommunefil")
    municipal = {path: file for path, file in files.items() if path.startswith("data/kommune/")}

    wrong = [path for path, file in municipal.items() if not whole.is_valid(file)]

    assert wrong == []
    assert len(municipal) == len(real_catalog.steder) == 455


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("type", "finnes-ikke", id="a type that the vocabulary does not have"),
        pytest.param("målgruppe", [], id="nobody that it is for"),
        pytest.param("intern_merknad", "til redaktører", id="a note to editors"),
        pytest.param("navn", "Uten språk", id="a text whose language is not known"),
        pytest.param("navn", {"xx": "Navn"}, id="a language that the site does not have"),
        pytest.param("beskrivelse", {"nb": "x" * 1201}, id="a text that is too long"),
        pytest.param("alder", {"fra": "6"}, id="an age that is no number"),
        pytest.param("lenke", [{"tekst": {"nb": "x"}, "url": "javascript:alert(1)", "status": "bekreftet"}], id="a link that is a script"),
    ],
)
def test_the_schema_refuses(records: Mapping[str, Any], small: Catalog, key: str, value: Any) -> None:
    record = {**records["baerum/testtelefon"], key: value}

    assert not validator(small, "", "Tiltak").is_valid(record)


def test_a_record_has_the_keys_and_values_of_the_data_format(records: Mapping[str, Any]) -> None:
    record = records["baerum/testtelefon"]

    assert record["målgruppe"] == ["foreldre", "elever"]
    assert record["slik_får_du_hjelp"] == {"nb": "Ring når du vil.", "da": "Ring, når du vil."}
    assert record["alder"] == {"fra": 0, "til": 16}
    assert record["åpent"][2] == {"dag": "torsdag", "fra": "12:00", "til": "24:00"}
    assert record["kontrollert"] == {"dato": "2026-11-01", "av": "Prøveleder"}
    assert records["lyngby-taarbaek/testforloeb"]["døgnåpent"] == "ja"


def test_a_number_is_given_as_it_is_read_and_as_it_is_dialled(records: Mapping[str, Any]) -> None:
    assert records["baerum/testtelefon"]["kontakt"][0]["telefon"] == "22 22 22 22"
    assert records["baerum/testtelefon"]["kontakt"][0]["ring"] == "tel:+4722222222"
    assert records["lyngby-taarbaek/testforloeb"]["kontakt"][0]["ring"] == "tel:+4522222223"


def test_a_text_says_which_language_it_is_in(records: Mapping[str, Any]) -> None:
    assert records["baerum/testkurs"]["navn"] == {"nb": "Prøvekurs bare på bokmål"}
    assert records["lyngby-taarbaek/testforloeb"]["navn"] == {"da": "Et dansk prøveforløb"}


def test_what_nobody_has_said_is_left_out_or_said_to_be_unknown(records: Mapping[str, Any]) -> None:
    record = records["baerum/testkurs"]

    assert record["kontakt_selv"] == "ukjent"
    assert {"kontakt", "trinn", "ventetid", "kontrollert", "varsel"} & set(record) == set()


def test_a_link_that_is_not_confirmed_leads_nowhere(small: Catalog, records: Mapping[str, Any]) -> None:
    assert records["baerum/testtelefon"]["lenke"][1] == {"tekst": {"nb": "En side vi ikke har funnet"}, "status": "ubekreftet"}


def test_what_a_service_has_from_the_law_comes_with_it(records: Mapping[str, Any]) -> None:
    assert records["baerum/testtelefon"]["bygger_på"] == "proeve-no"
    assert records["baerum/testtelefon"]["arver"] == {
        "nøkkel": "nasjonalt/proeve-no",
        "navn": {"nb": "Prøvetjenesten", "da": "Prøvetjenesten"},
        "beskrivelse": {"nb": "Det alle kommuner må ha.", "da": "Det, alle kommuner skal have."},
    }


def test_an_address_is_whole_where_the_site_knows_its_own(files: dict[str, Any], records: Mapping[str, Any]) -> None:
    whole = {record["nøkkel"]: record["adresse"] for record in files["data/tiltak.json"]["tiltak"]}

    assert whole["baerum/pp-tjenesten"]["da"] == f"{URL}da/kommune/baerum/pp-tjenesten/"
    assert whole["nasjonalt/no-113"]["nb"] == f"{URL}hjelp-na/#no-113"
    assert records["baerum/testtelefon"]["adresse"]["da"] == "da/kommune/baerum/testtelefon/"


def test_what_is_paused_or_closed_says_so_and_only_what_has_a_page_has_an_address(closing: Catalog) -> None:
    found = {one["nøkkel"]: one for one in json.loads(open_data(closing, URL)["data/tiltak.json"])["tiltak"]}

    assert found["baerum/testkurs"]["status"] == "pause"
    assert found["baerum/testkurs"]["adresse"]["nb"] == f"{URL}kommune/baerum/testkurs/"
    assert found["baerum/testtelefon"]["status"] == "nedlagt"
    assert "adresse" not in found["baerum/testtelefon"]


def test_a_municipality_that_has_described_nothing_has_what_holds_there(files: dict[str, Any]) -> None:
    file = files["data/kommune/oslo.json"]

    assert file["kommune"] == {
        **{"id": "oslo", "nummer": "0301", "navn": "Oslo", "land": "NO", "område": "Oslo"},
        **{"nettsted": "https://www.oslo.kommune.no/", "beskrevet": False},
    }
    assert file["tiltak"] == []
    assert {"nasjonalt/ppt", "nasjonalt/no-113"} <= {one["nøkkel"] for one in file["nasjonalt"]}
    assert {one["slag"] for one in file["nasjonalt"]} == {"lovpålagt", "hjelpelinje"}


def test_a_municipality_has_its_own_services_as_they_are_in_the_whole_file(files: dict[str, Any]) -> None:
    whole = [one for one in files["data/tiltak.json"]["tiltak"] if one.get("kommune") == "larvik"]

    assert files["data/kommune/larvik.json"]["tiltak"] == whole
    assert len(whole) == 4


@pytest.mark.parametrize(
    "words", [plain.LICENCE["url"], plain.LICENCE["navngi"], "© Kartverket", "Geodatastyrelsen and the Danish municipalities, 2014"]
)
def test_the_licence_is_the_one_of_the_data(words: str) -> None:
    assert words in (PROJECT / "LICENSE-DATA").read_text(encoding="utf-8")
