"""What the law wants said of who runs a site is on its pages: filled in where somebody has, and else said to be the owner's to fill in."""

import re
from pathlib import Path

import pytest
from prosjekt import PROJECT, TODAY, make_project

from katalog import catalog
from katalog.fragments import HOST_PARTS
from katalog.pages import Pages

WHOLE = """vert:
  eier: {nb: Eksempel kommune, da: Eksempel Kommune}
  land: DK
  organisasjonsnummer: "22222222"
  telefon: "22 22 22 22"
  epost: vert@example.org
  adresse: Testveien 1
  svar: Vi svarer innen en uke.
  erklæring: https://was.digst.dk/example-org
  mangler: Vi kjenner ingen.
  testet: {dato: "2026-11-01", hvordan: Tre personer prøvde med tastatur.}
  personvernombud: {hvem: Ombudet, epost: ombud@example.org}
  drift: {hvem: Driftsselskapet, land: Danmark, logg: Det føres ingen logg., grunnlag: Artikkel 6.}
  uten_nett: Det bygger på en regel.
  innsyn: Skriv til ombudet.
  sett_over: "2026-11-02"
"""
SHOWN = {
    "eier": ["Eksempel kommune", "CVR-nummer", "22222222", "Testveien 1", "tel:+4522222222", "mailto:vert@example.org"],
    "feil": ["tel:+4522222222", "mailto:vert@example.org", "Vi svarer innen en uke."],
    "erklaering": ["https://was.digst.dk/example-org"],
    "proevd": ["1. november 2026", "Tre personer prøvde med tastatur.", "Vi kjenner ingen."],
    "drift": ["Driftsselskapet", "Danmark", "Det føres ingen logg.", "Artikkel 6."],
    "uten-nett": ["Det bygger på en regel."],
    "ansvar": ["Eksempel kommune", "Ombudet", "mailto:ombud@example.org"],
    "rett": ["Skriv til ombudet."],
    "dato": ["2. november 2026"],
    "utkast": [],
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    """The pages of the small catalogue, without a host and with one who has filled in everything."""
    found = {}
    for name, text in (("nobody", ""), ("whole", WHOLE)):
        project = make_project(tmp_path_factory.mktemp(name))
        [(project / "data/vert.yaml").write_text(one, encoding="utf-8") for one in [text] if one]
        found[name] = Pages(catalog.load(project, today=TODAY), PROJECT / "overrides/katalog")
    return found


@pytest.mark.parametrize("part", HOST_PARTS)
def test_what_is_filled_in_is_shown_and_nothing_is_missing(pages: dict[str, Pages], part: str) -> None:
    html = pages["whole"].fragment(f"vert/{part}", "nb", "om/", "nb")

    assert [text for text in SHOWN[part] if text not in html] == []
    assert "Fylles ut av eieren" not in html


@pytest.mark.parametrize("part", [part for part in HOST_PARTS if part != "utkast"])
@pytest.mark.parametrize(("language", "said"), [("nb", "Fylles ut av eieren"), ("da", "Udfyldes af ejeren")])
def test_what_nobody_has_said_is_the_owners_to_fill_in(pages: dict[str, Pages], part: str, language: str, said: str) -> None:
    html = pages["nobody"].fragment(f"vert/{part}", language, "om/", language)

    assert said in html
    assert re.search(r"(?:tel|mailto):|None", html) is None


def test_a_page_that_is_not_whole_says_so(pages: dict[str, Pages]) -> None:
    nobody, whole = (pages[name].fragment("vert/utkast", "nb", "om/", "nb").strip() for name in ("nobody", "whole"))

    assert ("Eieren har ikke fylt ut alt ennå." in nobody, whole) == (True, "")


def test_the_foot_of_a_page_has_no_owner_where_nobody_is(pages: dict[str, Pages]) -> None:
    assert pages["nobody"].contact("nb") == ""


def test_the_short_address_leads_to_the_statement_or_to_what_is_known(built_site: Path) -> None:
    page = (built_site / "was/index.html").read_text(encoding="utf-8")

    assert '<meta http-equiv="refresh" content="0; url=../tilgjengelighet/">' in page
    assert (built_site / "da/was/index.html").is_file()
