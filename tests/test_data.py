"""Every record of the real catalogue keeps what families are promised: two languages, plain words, a source, nothing invented."""

from datetime import date
from pathlib import Path

import pytest
from prosjekt import PROJECT

from katalog import catalog
from katalog.catalog import Catalog
from katalog.model import Nasjonalt, Tiltak
from katalog.words import lix

# Read once, while the tests are gathered: every record is a test of its own. `make check` tells what is wrong where this fails.
CATALOG: Catalog = catalog.load(PROJECT, today=date.today())
TILTAK = list(CATALOG.tiltak.values())
LANGUAGES = ("nb", "da")
# A page as a whole is held to 40 by the checks of the site. One entry is a few sentences, where a single long name of a service
# (pedagogisk-psykologisk tjeneste) moves the index by several steps, so it has five more.
LIX_LIMIT = 45
# The two pages of Bærum that list services; the other sources of an entry only say more about it.
BAERUM_LISTS = ("/temasider/alvorlig-skolefraver/", "/tjenesteniva/samhandlingsarenaer-pa-tjenesteniva/")


def key_of(record: Tiltak | Nasjonalt) -> str:
    return record.key


def said(tiltak: Tiltak, language: str) -> str:
    parts = (tiltak.beskrivelse, tiltak.slik_faar_du_hjelp, tiltak.hva_skjer_saa)
    return "\n\n".join(part.i(language).ord for part in parts if part)


def pages(language: str) -> set[str]:
    folder = PROJECT / "content" / language
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def numbers(records: list[Tiltak] | list[Nasjonalt]) -> list[tuple[str, str]]:
    return [(record.key, kontakt.telefon.lest) for record in records for kontakt in record.kontakt if kontakt.telefon]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tiltak", TILTAK, ids=key_of)
def test_a_service_has_its_name_and_description_in_both_languages(tiltak: Tiltak, language: str) -> None:
    assert tiltak.navn.i(language).spraak == language
    assert tiltak.beskrivelse.i(language).spraak == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tiltak", TILTAK, ids=key_of)
def test_a_service_is_described_in_plain_words(tiltak: Tiltak, language: str) -> None:
    assert lix(said(tiltak, language)) <= LIX_LIMIT


@pytest.mark.parametrize("tiltak", TILTAK, ids=key_of)
def test_a_service_says_where_the_facts_come_from(tiltak: Tiltak) -> None:
    assert tiltak.kilde
    assert [kilde for kilde in tiltak.kilde if not (kilde.url or kilde.fil or kilde.tittel.i("nb").ord)] == []


@pytest.mark.parametrize("tiltak", TILTAK, ids=key_of)
def test_no_service_claims_that_its_owner_has_checked_it(tiltak: Tiltak) -> None:
    assert tiltak.kontrollert is None


@pytest.mark.parametrize("record", [*TILTAK, *CATALOG.nasjonalt.values()], ids=key_of)
def test_a_link_that_is_shown_leads_somewhere(record: Tiltak | Nasjonalt) -> None:
    assert [lenke for lenke in record.lenke if lenke.status == "bekreftet" and not lenke.url] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("record", CATALOG.nasjonalt.values(), ids=key_of)
def test_what_holds_in_a_country_is_told_in_both_languages(record: Nasjonalt, language: str) -> None:
    assert record.navn.i(language).spraak == language
    assert record.beskrivelse.i(language).spraak == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", CATALOG.ordliste)
def test_a_concept_is_explained_in_both_languages(key: str, language: str) -> None:
    concept = CATALOG.ordliste[key]

    assert concept.ord.i(language).spraak == language
    assert concept.forklaring.i(language).spraak == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CATALOG.vokabular)
def test_a_controlled_value_has_a_label_in_both_languages(name: str, language: str) -> None:
    assert [value for value, label in CATALOG.vokabular[name].items() if label.navn.i(language).spraak != language] == []


@pytest.mark.parametrize(("kommune", "count"), [("baerum", 20), ("larvik", 4), ("lyngby-taarbaek", 7), ("holmestrand", 6)])
def test_every_service_of_the_sources_is_in_the_catalogue(kommune: str, count: int) -> None:
    assert len([tiltak for tiltak in TILTAK if tiltak.kommune == kommune]) == count


def test_the_entries_of_baerum_stand_for_all_that_its_two_pages_list() -> None:
    standing_for = [
        (tiltak.id, kilde.url)
        for tiltak in TILTAK
        for kilde in tiltak.kilde
        if tiltak.kommune == "baerum" and (kilde.url or "").endswith(BAERUM_LISTS)
    ]

    # Ressursteam på skolen stands on both pages and is one entry here.
    assert len(standing_for) == 21
    assert {key for key, _ in standing_for} == {tiltak.id for tiltak in TILTAK if tiltak.kommune == "baerum"}


@pytest.mark.parametrize(("land", "count"), [("NO", 357), ("DK", 98)])
def test_every_municipality_of_a_country_is_there(land: str, count: int) -> None:
    assert len([sted for sted in CATALOG.steder.values() if sted.land == land]) == count


def test_the_glossary_has_all_its_concepts() -> None:
    assert len(CATALOG.ordliste) == 98


def test_no_service_has_a_number_that_its_source_does_not_have() -> None:
    assert numbers(TILTAK) == [("baerum/konsultasjon-med-barnevernet", "67 50 47 70")]


def test_the_same_number_for_children_is_not_the_same_service_in_both_countries() -> None:
    lines = [record for record in CATALOG.nasjonalt.values() if "116 111" in {k.telefon.lest for k in record.kontakt if k.telefon}]

    assert sorted(line.land for line in lines) == ["DK", "NO"]
    assert len({line.navn.i("nb").ord for line in lines}) == 2
    assert len({line.navn.i("da").ord for line in lines}) == 2


@pytest.mark.parametrize("land", ["NO", "DK"])
def test_an_emergency_line_that_is_shown_can_be_rung(land: str) -> None:
    emergency = [line for line in CATALOG.national(land, "hjelpelinje") if line.gruppe == "akutt"]

    assert emergency
    assert [line.key for line in emergency if not any(kontakt.telefon for kontakt in line.kontakt)] == []


def test_the_handwritten_pages_are_the_same_in_both_languages() -> None:
    assert pages("nb") == pages("da")


@pytest.mark.parametrize("page", sorted((PROJECT / "content").rglob("*.md")), ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_a_handwritten_page_is_saved_as_text_without_tabs(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert text.strip()
    assert "\t" not in text
