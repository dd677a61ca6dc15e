"""A parent gets to a phone number, in a real browser, in both languages, and nobody is shut out on the way."""

import os
from collections.abc import Callable

import pytest
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from besoek import DESKTOP, LANGUAGES, SMALL, TABLET, TEMPLATES, Visit, visit
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
# What the dark scheme can change: it names other colours and nothing else, as tests/test_stil.py looks after.
AXE_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
# A tablet has what a phone or a desk has, with the colours it has there, and is asked only whether the page fits.
# `make evidence` takes none of that for granted: every rule, in both schemes, at each width.
EVERYTHING = os.environ.get("KATALOG_AXE") == "alt"
# The way of a parent: municipality as the front page names it, the link on its page, what they end up calling or asking.
WAYS = [
    pytest.param("", "Bærum", "Råd fra barnevernet", "tel:+4767504770", id="nb-baerum"),
    pytest.param("", "Larvik", "Nærværsteamet", "https://www.larvik.kommune.no/", id="nb-larvik"),
    pytest.param("", "Holmestrand", "SkoleLos", "https://holmestrand.kommune.no/", id="nb-holmestrand"),
    pytest.param("", "Lyngby-Taarbæk", "Skolefraværstilbuddet", "tel:112", id="nb-lyngby"),
    pytest.param("da/", "Bærum", "barnevernet", "tel:+4767504770", id="da-baerum"),
    pytest.param("da/", "Larvik", "Nærværsteamet", "https://www.larvik.kommune.no/", id="da-larvik"),
    pytest.param("da/", "Holmestrand", "SkoleLos", "https://holmestrand.kommune.no/", id="da-holmestrand"),
    pytest.param("da/", "Lyngby-Taarbæk", "Skolefraværstilbuddet", "tel:1813", id="da-lyngby"),
]


def violations(found: AxeResults) -> list[object]:
    return [(v["id"], [n["target"] for n in v["nodes"]]) for v in found.response["violations"]]


def judged(page: Page, options: dict[str, object]) -> list[object]:
    """Return what axe finds on a page, which is given axe's half megabyte once and asked for no more than is used."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    return violations(AxeResults(page.evaluate("async options => ({ violations: (await axe.run(options)).violations })", options)))


@pytest.mark.parametrize(("folder", "kommune", "service", "call"), WAYS)
def test_a_parent_gets_from_the_front_page_to_whom_to_call(phone: Visit, folder: str, kommune: str, service: str, call: str) -> None:
    phone.go(folder)

    phone.page.get_by_role("link", name=kommune).first.click()
    phone.page.locator("[data-tiltak] a", has_text=service).first.click()

    assert phone.page.locator(f'#innhold a[href="{call}"]').first.is_visible()
    assert (phone.errors, phone.foreign) == ([], [])


@pytest.mark.parametrize("adresse", ["", "kommune/baerum/konsultasjon-med-barnevernet/", "kommune/oslo/", "rettigheter/"])
def test_the_language_switch_keeps_the_page_both_ways(phone: Visit, adresse: str) -> None:
    phone.go(adresse)

    phone.page.get_by_role("link", name="Dansk", exact=True).click()
    danish = phone.page.url
    phone.page.get_by_role("link", name="Norsk", exact=True).click()

    assert danish == f"{phone.site}da/{adresse}"
    assert phone.page.url == phone.site + adresse


@pytest.mark.parametrize(("folder", "words"), [("", "Vi finner ikke siden"), ("da/", "Vi kan ikke finde siden")])
def test_a_wrong_address_deep_down_leads_home_again(phone: Visit, folder: str, words: str) -> None:
    phone.go(f"{folder}kommune/finnes/ikke/")

    heading = phone.page.get_by_role("heading", level=1).inner_text()
    phone.page.locator("#innhold a").first.click()

    assert heading == words
    assert phone.page.url == phone.site + folder


@pytest.mark.parametrize("adresse", TEMPLATES)
@pytest.mark.parametrize("folder", LANGUAGES.values(), ids=LANGUAGES)
def test_axe_finds_nothing_and_the_page_fits_at_any_width(
    contexts: Callable[..., BrowserContext], served_site: str, folder: str, adresse: str
) -> None:
    one = visit(contexts(reduced_motion="reduce"), served_site)
    one.page.set_viewport_size(SMALL)
    one.go(folder + adresse)
    one.settle()
    one.unfold()

    found = {viewport["width"]: looked_at(one, viewport) for viewport in (SMALL, TABLET, DESKTOP)}

    one.leave()
    assert found == {viewport["width"]: ([], [], True) for viewport in (SMALL, TABLET, DESKTOP)}
    assert (one.errors[1:] if adresse == "finnes-ikke/" else one.errors, one.foreign) == ([], [])


def looked_at(one: Visit, viewport: dict[str, int]) -> tuple[list[object], list[object], bool]:
    """Return what axe finds in the light and in the dark, and whether the page keeps within its width."""
    one.page.set_viewport_size(viewport)
    one.page.emulate_media(color_scheme="dark")
    # Colours are the same at every width: the dark ones are looked at once.
    dark = judged(one.page, AXE if EVERYTHING else AXE_COLOURS) if EVERYTHING or viewport == SMALL else []
    one.page.emulate_media(color_scheme="light")
    light = judged(one.page, AXE) if EVERYTHING or viewport != TABLET else []
    return light, dark, one.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "adresse", ["sok/#q=foreldre&kommune=baerum&kontakt=ja", "da/sok/#q=forældre&kommune=lyngby-taarbaek&kontakt=via+skolen"]
)
def test_axe_finds_nothing_in_narrowed_results_on_the_smallest_phone(
    contexts: Callable[..., BrowserContext], served_site: str, adresse: str
) -> None:
    one = visit(contexts(reduced_motion="reduce"), served_site)
    one.page.set_viewport_size(SMALL)
    one.go(adresse)
    one.settle()
    one.unfold()

    found = looked_at(one, SMALL)
    chosen = one.page.locator("[data-filtre] input:checked").count()

    one.leave()
    assert chosen == 1
    assert found == ([], [], True)


@pytest.mark.parametrize("folder", LANGUAGES.values(), ids=LANGUAGES)
def test_axe_finds_nothing_in_the_open_menu(contexts: Callable[..., BrowserContext], served_site: str, folder: str) -> None:
    one = visit(contexts(reduced_motion="reduce"), served_site)
    one.page.set_viewport_size(SMALL)
    one.go(f"{folder}rettigheter/")

    one.page.locator("[popovertarget=meny]").click()
    found = looked_at(one, SMALL)
    opened = one.page.locator("#meny").is_visible()

    one.leave()
    assert opened
    assert found == ([], [], True)


def test_everything_works_without_a_script(without_script: Visit) -> None:
    without_script.go("")

    without_script.page.get_by_role("link", name="Alle 455 kommuner").click()
    without_script.page.get_by_role("link", name="Karasjok", exact=True).first.click()
    without_script.page.get_by_role("link", name="Ring 116 111").click(trial=True)

    assert without_script.page.url == f"{without_script.site}kommune/karasjok/"


def test_the_picture_of_help_has_a_name_and_the_same_words_as_a_list(phone: Visit) -> None:
    phone.go("hvem-gjoer-hva/")

    drawings = phone.page.get_by_role("img", name="Tegning: barnet øverst").count()
    entries = phone.page.locator("article[data-tiltak^='nasjonalt/'] h3").count()

    assert drawings == 2
    assert entries == 16
