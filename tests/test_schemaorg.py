"""A service's page tells search engines what it tells people, in schema.org's own words, and no text gets out of its script."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from besoek import Visit
from fiendtlig import HOSTILE, hostile_catalog
from prosjekt import PROJECT, TESTS, TODAY, changed, make_project
from rdflib import RDF, Namespace
from standarder import json_of, read_graph

from katalog import catalog
from katalog.catalog import Catalog
from katalog.exports import schemaorg
from katalog.pages import Pages

SCHEMA = Namespace("http://schema.org/")
CONTEXT = "schemaorg/schemaorgcontext.jsonld"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
KEYWORDS = {"@context", "@type", "@value", "@language"}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The example catalogue with services that are lawful and unusual."""
    root = make_project(tmp_path_factory.mktemp("underlig"))
    shutil.copy(TESTS / "underlig/tiltak.yaml", root / "data/tiltak.yaml")
    return catalog.load(root, today=TODAY)


def page_of(found: Catalog, key: str, language: str = "nb") -> dict[str, Any]:
    read: dict[str, Any] = json.loads(schemaorg.block(found, found.tiltak[key], language))
    return read


def service_of(found: Catalog, key: str, language: str = "nb") -> dict[str, Any]:
    service: dict[str, Any] = page_of(found, key, language)["mainEntity"]
    return service


def keys_in(value: object) -> set[str]:
    """Return every key and every type of a thing, however deep."""
    if isinstance(value, dict):
        inner = set().union(*map(keys_in, value.values()))
        return {*value, *inner, *([value["@type"]] if "@type" in value else [])}
    return set().union(*map(keys_in, value)) if isinstance(value, list) else set()


def test_every_word_is_one_of_schema_org(real_catalog: Catalog, small: Catalog, odd: Catalog) -> None:
    context = json_of(CONTEXT)["@context"]

    used = {key for found in (real_catalog, small, odd) for one in found.open for key in keys_in(page_of(found, one.key))}

    assert used >= {"GovernmentService", "ParentAudience", "ContactPoint", "OpeningHoursSpecification", "lastReviewed", "serviceLocation"}
    assert used - KEYWORDS - set(context) == set()


def test_a_reader_of_rdf_finds_the_service_and_who_gives_it(small: Catalog) -> None:
    context = json_of(CONTEXT)["@context"]
    page = {**page_of(small, "baerum/testtelefon"), "@context": context}

    graph = read_graph(json.dumps(page), "json-ld", "https://skole.example.org/kommune/baerum/testtelefon/")

    [service] = graph.subjects(RDF.type, SCHEMA.GovernmentService)
    provider = graph.value(service, SCHEMA.provider)
    assert str(graph.value(service, SCHEMA.url)) == "https://skole.example.org/kommune/baerum/testtelefon/"
    assert (provider, RDF.type, SCHEMA.GovernmentOrganization) in graph
    assert {str(number) for number in graph.objects(None, SCHEMA.telephone)} == {"+4722222222"}


def test_parents_are_named_with_the_ages_of_their_children(small: Catalog) -> None:
    assert service_of(small, "baerum/testtelefon")["audience"] == [
        {"@type": "ParentAudience", "childMinAge": 0, "childMaxAge": 16},
        {"@type": "Audience", "audienceType": ["Elever"]},
    ]
    assert service_of(small, "baerum/testkurs")["audience"] == [{"@type": "ParentAudience", "childMinAge": 6}]


def test_days_with_the_same_hours_stand_together_and_a_day_ends_before_24(small: Catalog) -> None:
    assert service_of(small, "baerum/testtelefon")["hoursAvailable"] == [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Monday", "Tuesday"], "opens": "09:00", "closes": "15:00"},
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Thursday"], "opens": "12:00", "closes": "23:59"},
    ]


def test_a_day_and_night_service_is_open_the_whole_week(small: Catalog) -> None:
    [row] = service_of(small, "lyngby-taarbaek/testforloeb", "da")["hoursAvailable"]

    assert (len(row["dayOfWeek"]), row["opens"], row["closes"]) == (7, "00:00", "23:59")


def test_a_service_that_pauses_is_not_said_to_be_open(small: Catalog) -> None:
    pausing = changed(small, testtelefon={"status": "pause"})

    assert "hoursAvailable" not in service_of(pausing, "baerum/testtelefon")


def test_the_day_it_was_checked_is_said_with_the_role_of_who_did_it(small: Catalog) -> None:
    page = page_of(small, "baerum/testtelefon")

    assert page["lastReviewed"] == "2026-11-01"
    assert page["reviewedBy"] == {"@type": "Person", "jobTitle": "Prøveleder"}


def test_a_page_that_nobody_has_checked_says_nothing_of_it(small: Catalog) -> None:
    assert {"lastReviewed", "reviewedBy"} & set(page_of(small, "baerum/testkurs")) == set()


def test_what_is_in_another_language_than_the_page_says_so(small: Catalog) -> None:
    service = service_of(small, "baerum/testkurs", "da")

    assert service["name"] == {"@value": "Prøvekurs bare på bokmål", "@language": "nb"}
    assert service_of(small, "baerum/testkurs")["name"] == "Prøvekurs bare på bokmål"


def test_what_is_unknown_is_left_out(odd: Catalog) -> None:
    service = service_of(odd, "lyngby-taarbaek/dansk", "da")

    assert {"hoursAvailable", "availableChannel"} & set(service) == set()
    assert "contactPoint" not in service["provider"]


@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "<!-- <script>", "]]> &lt; & >", '"}</SCRIPT >', "@@innhold@@ [katalog:kommuner]", "\\u003c \\"],
)
def test_no_text_gets_out_of_the_script_or_is_changed_by_it(tmp_path: Path, text: str) -> None:
    root = make_project(tmp_path)
    file = root / "data/tiltak.yaml"
    found = file.read_text(encoding="utf-8").replace("Prøvekurs bare på bokmål", json.dumps(text))
    file.write_text(found, encoding="utf-8")
    pages = Pages(catalog.load(root, today=TODAY), PROJECT / "overrides/katalog")

    body = next(page.innhold for page in pages.all() if page.adresse == "kommune/baerum/testkurs/")

    [inside] = SCRIPT.findall(body)
    assert re.findall(r"[<>&\u2028\u2029]|@@|\[katalog:", inside) == []
    assert json.loads(inside)["mainEntity"]["name"] == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_words_in_the_script(small: Catalog, text: str) -> None:
    spoilt = hostile_catalog(small, text)

    block = schemaorg.block(spoilt, spoilt.tiltak["baerum/testtelefon"], "nb")

    assert re.findall(r"[<>&\u2028\u2029\n\r]|@@|\[katalog:", block) == []
    assert json.loads(block)["mainEntity"]["name"] == text


@pytest.mark.browser
@pytest.mark.parametrize("folder", ["", "da/"], ids=["nb", "da"])
def test_the_policy_of_a_careful_host_lets_it_be_read(phone: Visit, folder: str) -> None:
    phone.go(f"{folder}kommune/baerum/konsultasjon-med-barnevernet/")

    found = phone.page.evaluate("[...document.querySelectorAll('script:not([src])')].map(one => [one.type, JSON.parse(one.text)])")

    assert [kind for kind, _ in found] == ["application/ld+json"]
    assert found[0][1]["mainEntity"]["provider"]["contactPoint"][0]["telephone"] == "+4767504770"
    assert phone.errors == []
    assert phone.foreign == []
