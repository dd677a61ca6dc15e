"""HSDS has each municipal service as the standard wants it, with identifiers that never change, and nothing that nobody has said."""

import json
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

import jsonschema
import pytest
from fiendtlig import HOSTILE, hostile_catalog
from prosjekt import changed
from standarder import json_of

from katalog.catalog import Catalog
from katalog.exports import hsds, published
from katalog.model import Kontrollert
from katalog.values import Tekst

URL = "https://skole.example.org/sub/"
SCHEMAS = ("service.json", "service_with_definitions.json")


def contents(catalog: Catalog, url: str = URL) -> list[Any]:
    """Return what is in the file."""
    found: list[Any] = json.loads("".join(hsds.joined(catalog, url).pieces(published.sections(catalog))))["contents"]
    return found


def services(catalog: Catalog, url: str = URL) -> dict[str, Any]:
    """Return what is in the file, by name."""
    return {service["name"]: service for service in contents(catalog, url)}


@pytest.fixture(scope="module")
def made(small: Catalog) -> Mapping[str, Any]:
    return services(small)


@pytest.fixture(scope="module")
def phone(made: Mapping[str, Any]) -> Any:
    return made["Testtelefonen"]


@pytest.fixture(scope="module")
def danish(made: Mapping[str, Any]) -> Any:
    return made["Et dansk prøveforløb"]


@pytest.fixture(scope="module", params=SCHEMAS)
def judge(request: pytest.FixtureRequest) -> jsonschema.Draft202012Validator:
    schema = json_of(f"hsds/3.0/schema/compiled/{request.param}")
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_every_service_of_the_real_catalogue_keeps_the_standard(judge: jsonschema.Draft202012Validator, real_catalog: Catalog) -> None:
    made = services(real_catalog)

    assert [error for service in made.values() for error in judge.iter_errors(service)] == []
    assert len(made) == len(real_catalog.tiltak)


def test_a_service_with_every_field_keeps_the_standard(judge: jsonschema.Draft202012Validator, made: Mapping[str, Any]) -> None:
    assert [error for service in made.values() for error in judge.iter_errors(service)] == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_words_and_keep_the_standard(judge: jsonschema.Draft202012Validator, small: Catalog, text: str) -> None:
    made = contents(hostile_catalog(small, text))

    assert {service["name"] for service in made} == {text}
    assert [error for service in made for error in judge.iter_errors(service)] == []


def test_an_identifier_is_the_uuid5_of_the_key(phone: Any) -> None:
    assert phone["id"] == str(uuid.uuid5(hsds.NAMESPACE, "service/baerum/testtelefon"))
    assert str(hsds.NAMESPACE) == "f742d9d9-f0d4-53a3-95a7-edf86de8eaf5"


def test_no_identifier_stands_for_two_things(real_catalog: Catalog) -> None:
    parts = ("phones", "schedules", "service_areas", "service_at_locations", "languages", "contacts", "attributes")
    found = [part["id"] for service in services(real_catalog).values() for name in parts for part in service.get(name, ())]

    assert len(found) == len(set(found)) > 100


def test_the_owner_is_the_municipality(phone: Any, danish: Any) -> None:
    assert phone["organization_id"] == phone["organization"]["id"] != danish["organization_id"]
    assert phone["organization"]["name"] == "Bærum"
    assert phone["organization"]["email"] == "post@example.org"
    assert [one["identifier"] for one in phone["organization"]["organization_identifiers"]] == ["3201", "222222222"]
    assert danish["organization"]["description"] == "Kommune 173 i Hovedstaden, Danmark."


def test_whom_it_is_for_is_said_in_words_and_ages(phone: Any, made: Mapping[str, Any]) -> None:
    assert (phone["minimum_age"], phone["maximum_age"]) == (0, 16)
    assert phone["eligibility_description"] == "Foreldre, Elever. Trinn: Barnehage, 1.–4. trinn."
    assert "maximum_age" not in made["Prøvekurs bare på bokmål"]


def test_what_the_law_says_comes_with_a_service_that_builds_on_it(phone: Any) -> None:
    assert phone["description"].endswith("\n\nDette skal alle kommuner i Norge ha:\n\nDet alle kommuner må ha.")


def test_how_to_get_it_says_who_may_ask_and_what_happens_next(phone: Any) -> None:
    assert phone["application_process"] == "Du kan ta kontakt selv.\n\nRing når du vil.\n\nNoen svarer."


def test_a_number_has_the_code_of_its_country(phone: Any, danish: Any) -> None:
    assert [(one["number"], one["description"]) for one in phone["phones"]] == [("+4722222222", "Vakten")]
    assert [one["number"] for one in danish["phones"]] == ["+4522222223"]


def test_days_with_the_same_hours_are_one_schedule_and_midnight_is_the_last_minute(phone: Any) -> None:
    assert [(one["freq"], one["byday"], one["opens_at"], one["closes_at"]) for one in phone["schedules"]] == [
        ("WEEKLY", "MO,TU", "09:00", "15:00"),
        ("WEEKLY", "TH", "12:00", "23:59"),
    ]
    assert phone["schedules"][0]["description"] == "Mandag, Tirsdag: 09:00–15:00. Torsdag: 12:00–24:00. Stengt i juli"


def test_what_is_always_open_is_open_all_days(danish: Any) -> None:
    (schedule,) = danish["schedules"]

    assert schedule["byday"] == "MO,TU,WE,TH,FR,SA,SU"
    assert (schedule["opens_at"], schedule["closes_at"], schedule["description"]) == ("00:00", "23:59", "Hele døgnet")


def test_a_dated_meeting_happens_once(made: Mapping[str, Any]) -> None:
    first, second = made["Prøvekurs bare på bokmål"]["schedules"]

    assert (first["dtstart"], first["count"], first["opens_at"], first["closes_at"]) == ("2026-12-01", 1, "18:00", "20:00")
    assert (first["notes"], first["schedule_link"]) == ("Testsalen", "https://example.org/kurs")
    assert "closes_at" not in second


def test_a_day_with_a_lunch_break_is_two_schedules(small: Catalog) -> None:
    (telefon,) = (one for one in small.tiltak.values() if one.id == "testtelefon")
    monday = telefon.aapent[0]
    hours = [monday.model_copy(update={"fra": opens, "til": closes}) for opens, closes in (("12:30", "15:00"), ("09:00", "12:00"))]

    found = services(changed(small, testtelefon={"aapent": hours}))["Testtelefonen"]["schedules"]

    assert [(one["byday"], one["opens_at"], one["closes_at"]) for one in found] == [("MO", "09:00", "12:00"), ("MO", "12:30", "15:00")]
    assert len({one["id"] for one in found}) == 2


@pytest.mark.parametrize(("status", "said"), [("aktiv", "active"), ("pause", "temporarily closed"), ("nedlagt", "defunct")])
def test_a_status_is_the_standards_own(small: Catalog, status: str, said: str) -> None:
    assert services(changed(small, testtelefon={"status": status}))["Testtelefonen"]["status"] == said


def test_what_is_verified_says_when_and_by_whom_only_where_that_is_known(phone: Any, small: Catalog) -> None:
    verified = Kontrollert.model_construct(dato=date(2026, 10, 1), av="Leder")

    unknown = services(changed(small, testforloeb={"kontrollert": verified}))["Et dansk prøveforløb"]

    assert (phone["assured_date"], phone["assurer_email"]) == ("2026-11-01", "post@example.org")
    assert unknown["assured_date"] == "2026-10-01"
    assert "assurer_email" not in unknown


@pytest.mark.parametrize("key", ["assured_date", "wait_time", "fees_description", "alert", "email", "application_process"])
def test_what_nobody_has_said_has_no_key(small: Catalog, key: str) -> None:
    known = {"kontakt_selv": "ukjent", "pris": Tekst({"da": "ukjent"}, "da")}

    assert key not in services(changed(small, testforloeb=known))["Et dansk prøveforløb"]


def test_the_text_is_in_the_language_of_the_municipality(danish: Any, phone: Any) -> None:
    assert [one["code"] for one in danish["languages"]] == ["da"]
    assert danish["application_process"] == "Går gennem skolen eller børnehaven."
    assert (phone["name"], phone["alternate_name"]) == ("Testtelefonen", "Testtelefonen (på dansk)")


def test_an_address_that_is_not_known_whole_is_left_out(small: Catalog) -> None:
    assert services(small)["Et dansk prøveforløb"]["url"] == f"{URL}da/kommune/lyngby-taarbaek/testforloeb/"
    assert "url" not in services(small, url="")["Et dansk prøveforløb"]


@pytest.mark.parametrize(
    ("link", "uri"),
    [
        ("https://kommune.no/skolefravær?å=1#ø", "https://kommune.no/skolefrav%C3%A6r?%C3%A5=1#%C3%B8"),
        ("https://skolefravær.no/{a}|b", "https://xn--skolefravr-l6a.no/%7Ba%7D%7Cb"),
        ("https://kommune.no/a%20b", "https://kommune.no/a%20b"),
        ("https://kommune.no/100%", "https://kommune.no/100%25"),
    ],
    ids=["letters of ours", "a host of ours", "written so already", "a percent sign"],
)
def test_a_link_has_only_the_characters_that_the_standard_knows(small: Catalog, link: str, uri: str) -> None:
    (forloeb,) = (one for one in small.tiltak.values() if one.id == "testforloeb")
    kontakt = [forloeb.kontakt[0].model_copy(update={"nettsted": link})]

    assert services(changed(small, testforloeb={"kontakt": kontakt}))["Et dansk prøveforløb"]["url"] == uri


def test_each_kind_of_help_is_a_term_with_a_name(phone: Any) -> None:
    assert [(one["link_type"], one["taxonomy_term"]["code"], one["taxonomy_term"]["name"]) for one in phone["attributes"]] == [
        ("type", "konsultasjon", "Råd på telefon eller i samtale"),
        ("tema", "samarbeid", "Samarbeid og møter"),
    ]
