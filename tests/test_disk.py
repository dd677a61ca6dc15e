"""The same folder works where it lies: on a disk or a USB stick, opened with a double click, without a server."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from besoek import PHONE, Visit, visit
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture
def stick(browser: Browser, built_site: Path) -> Iterator[Visit]:
    context = browser.new_context(viewport=PHONE)
    yield visit(context, f"{built_site.as_uri()}/")
    context.close()


@pytest.mark.parametrize(("folder", "name"), [("", "Bærum"), ("da/", "Lyngby-Taarbæk")], ids=["nb", "da"])
def test_a_parent_goes_from_the_front_page_to_a_service_and_back(stick: Visit, folder: str, name: str) -> None:
    stick.go(f"{folder}index.html")

    stick.page.locator(".kommunevalg").get_by_role("link", name=name).click()
    municipality = stick.page.get_by_role("heading", level=1).inner_text()
    stick.page.locator("main [data-tiltak] a[href^='./'], main [data-tiltak] h3 a").first.click()
    service = stick.page.url.removeprefix(stick.site)
    stick.page.locator(".merkenavn").click()

    assert name in municipality
    assert re.fullmatch(rf"{folder}kommune/[a-z-]+/[a-z0-9-]+/index\.html", service)
    assert stick.page.url == f"{stick.site}{folder}index.html"
    assert (stick.errors, stick.foreign) == ([], [])


def test_the_other_language_is_one_press_away(stick: Visit) -> None:
    stick.go("kommune/baerum/index.html")

    stick.page.get_by_role("link", name="Dansk").click()

    assert stick.page.url == f"{stick.site}da/kommune/baerum/index.html"
    assert stick.errors == []


@pytest.mark.parametrize(("folder", "words"), [("", "Søk trenger JavaScript og nett."), ("da/", "Søgning kræver JavaScript og internet.")])
def test_the_search_says_that_it_needs_a_network_and_leads_on(stick: Visit, folder: str, words: str) -> None:
    stick.go(f"{folder}index.html")

    stick.page.locator("a.sok-lenke, main a[data-sokefelt]").first.click()
    said = stick.page.locator("main").inner_text()
    forms = stick.page.locator("main form:visible").count()
    stick.page.locator("[data-uten-skript] a").first.click()

    assert words in said
    assert forms == 0
    assert stick.page.url == f"{stick.site}{folder}kommune/index.html"


@pytest.mark.parametrize(
    ("folder", "words"), [("", "Huskelista trenger JavaScript og nett."), ("da/", "Huskelisten kræver JavaScript og internet.")]
)
def test_the_shortlist_says_that_it_needs_a_network_and_leads_on(stick: Visit, folder: str, words: str) -> None:
    stick.go(f"{folder}huskeliste/index.html")

    said = stick.page.locator("main").inner_text()
    stick.page.locator("[data-uten-skript] a").first.click()

    assert words in said
    assert stick.page.url == f"{stick.site}{folder}kommune/index.html"
    assert stick.errors == []


def test_a_municipality_is_chosen_from_the_list_where_its_names_cannot_be_fetched(stick: Visit) -> None:
    stick.go("index.html")

    fields = stick.page.locator("main input:visible").count()
    stick.page.locator(".velger-lenke a").click()

    assert fields == 0
    assert stick.page.url == f"{stick.site}kommune/index.html"
    assert stick.page.locator("main a[href='oslo/']").first.is_visible()


def test_what_only_needs_the_page_itself_works_as_ever(stick: Visit) -> None:
    stick.go("kommune/baerum/index.html")

    assert stick.page.locator("[data-tider]:visible").count() > 0
    assert stick.page.locator("[data-husk]:visible").count() == 0
    assert stick.errors == []
