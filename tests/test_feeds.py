"""A feed is what programs that read feeds read: each time something is to be looked over is one entry, the same at every build."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from fiendtlig import HOSTILE
from prosjekt import PROJECT, RIGHT, changed

from katalog.catalog import Catalog
from katalog.editorial import Editorial
from katalog.findings import Findings
from katalog.model import Kontrollert
from katalog.pages import Pages
from katalog.values import Tekst

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
URL = "https://skole.example.org/sub/"


def text_of(catalog: Catalog, key: str = "baerum", url: str = URL) -> str:
    pages = Pages(catalog, PROJECT / "overrides/katalog", files={})
    return dict(Editorial(pages, Findings(), "", url, "", RIGHT).files(key))[f"redaksjon/{key}/kontroll.atom"]


def feed(catalog: Catalog, key: str = "baerum", url: str = URL) -> ElementTree.Element:
    return ElementTree.fromstring(text_of(catalog, key, url).encode())


def said(element: ElementTree.Element, name: str) -> str:
    (found,) = element.findall(ATOM + name)
    return found.text or ""


def entries(catalog: Catalog, key: str = "baerum") -> list[ElementTree.Element]:
    return feed(catalog, key).findall(f"{ATOM}entry")


@pytest.mark.parametrize("key", ["baerum", "larvik", "lyngby-taarbaek", "norge", "danmark"])
@pytest.mark.parametrize("url", [URL, ""], ids=["address", "no address"])
def test_a_feed_of_the_real_catalogue_has_what_the_standard_asks_for(real_catalog: Catalog, key: str, url: str) -> None:
    found = feed(real_catalog, key, url)
    every = [found, *found.findall(f"{ATOM}entry")]

    assert found.tag == f"{ATOM}feed"
    assert len({said(one, "id") for one in every}) == len(every) > 1
    assert [one for one in every if not (said(one, "title") and MOMENT.fullmatch(said(one, "updated")))] == []
    assert found.findall(f"{ATOM}author/{ATOM}name")
    links = [link.get("href", "") for link in found.iter(f"{ATOM}link")]
    assert [link for link in links if not link.startswith(URL)] == []
    assert bool(links) == bool(url)


def test_an_entry_says_what_is_to_be_looked_over_and_by_when_in_the_language_of_its_municipality(small: Catalog) -> None:
    titles = [said(one, "title") for one in entries(changed(small, testtelefon={"neste_kontroll": None}))]

    assert titles == [
        "Se over telefon og tider innen 1. mai 2027: Testtelefonen",
        "Se over alt innen 1. november 2027: Testtelefonen",
        "Aldri kontrollert: Prøvekurs bare på bokmål",
    ]
    assert [said(one, "title") for one in entries(small, "lyngby-taarbaek")] == ["Aldrig kontrolleret: Et dansk prøveforløb"]


def test_it_leads_to_the_page_and_names_no_day_but_those_of_the_record(small: Catalog) -> None:
    (telephone, course) = entries(small)

    assert telephone.find(f"{ATOM}link").get("href") == f"{URL}kommune/baerum/testtelefon/"  # type: ignore[union-attr]
    assert (said(telephone, "updated"), said(course, "updated")) == ("2026-11-01T00:00:00Z", "1970-01-01T00:00:00Z")
    assert said(feed(small), "updated") == "2026-11-01T00:00:00Z"


def test_the_next_time_is_another_entry_and_the_same_time_the_same(small: Catalog) -> None:
    later = changed(
        small, testtelefon={"kontrollert": Kontrollert.model_construct(dato=date(2027, 10, 1), av="leder"), "neste_kontroll": None}
    )
    first, again, then = ({said(one, "id") for one in entries(catalog)} for catalog in (small, small, later))

    assert first == again
    assert len(first & then) == 1


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_of_an_editor_is_markup(small: Catalog, text: str) -> None:
    hostile = changed(small, testkurs={"navn": Tekst({"nb": text}, "nb")})

    assert said(entries(hostile)[-1], "title") == " ".join(f"Aldri kontrollert: {text}".split())
