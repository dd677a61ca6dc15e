"""A parent collects services and brings one sheet to the meeting, and nobody else learns which."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from besoek import PHONE, Visit, tab_to, visit
from conftest import ROOT
from huskeliste import LISTE, LOS, NOTHING, RAAD, SIX, add, fill_from_link, kept, shared, shown
from playwright.sync_api import BrowserContext
from test_browser import AXE, judged

from katalog import scripts
from katalog.catalog import Catalog

pytestmark = pytest.mark.browser

# A4 less 12 mm on each side, as a browser prints it.
PAPER = {side: "12mm" for side in ("top", "bottom", "left", "right")}


def test_a_card_a_page_and_a_hit_can_each_be_put_in_the_list(phone: Visit) -> None:
    phone.go("kommune/baerum/")
    phone.page.locator(f"[data-husk='{RAAD}']").click()
    phone.go("kommune/baerum/pp-tjenesten/")
    phone.page.get_by_role("button", name="Ta med i huskelista: PP-tjenesten").click()
    phone.go("sok/#q=los&kommune=larvik")
    phone.page.locator(f"[data-treff] [data-husk='{LOS}']").click()
    count = phone.page.locator(".topp").get_by_role("link", name="Huskeliste (3)")
    in_the_foot = phone.page.locator(".bunn").get_by_role("link", name="Huskeliste (3)").count()
    count.click()

    assert shown(phone) == [RAAD, "baerum/pp-tjenesten", LOS]
    assert in_the_foot == 1
    assert (phone.errors, phone.foreign) == ([], [])


def test_a_press_is_told_shown_and_taken_back_by_another(phone: Visit) -> None:
    phone.go("kommune/baerum/")
    button = phone.page.locator(f"[data-husk='{RAAD}']")
    line = phone.page.locator(".huskelinje")

    states = [(button.get_attribute("aria-pressed"), line.is_visible())]
    button.click()
    states.append((button.get_attribute("aria-pressed"), line.is_visible()))
    said = phone.page.locator("[data-huskestatus]").inner_text()
    button.click()
    states.append((button.get_attribute("aria-pressed"), line.is_visible()))

    assert states == [("false", False), ("true", True), ("false", False)]
    assert said.startswith("Lagt i huskelista: Råd fra barnevernet")
    assert kept(phone) == NOTHING


def test_the_page_one_goes_back_to_knows_what_was_chosen_since(phone: Visit) -> None:
    phone.go("kommune/baerum/")

    phone.page.locator(f"[data-tiltak='{RAAD}'] h3 a").click()
    phone.page.get_by_role("button", name="Ta med i huskelista").click()
    phone.page.go_back()

    phone.wait_until(f"document.querySelector('[data-husk=\"{RAAD}\"]').ariaPressed === 'true'")


def test_a_page_that_was_put_aside_as_it_was_shows_the_list_of_now(phone: Visit) -> None:
    phone.go("kommune/baerum/")

    phone.page.evaluate("kept => Object.assign(sessionStorage, kept)", {LISTE: RAAD})
    phone.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    assert phone.page.locator(f"[data-husk='{RAAD}']").get_attribute("aria-pressed") == "true"
    assert phone.page.locator(".huskelinje").inner_text() == "Huskeliste (1)"


def test_the_page_stands_still_under_the_finger_where_the_browser_does_not_see_to_it(phone: Visit) -> None:
    phone.page.add_init_script("CSS.supports = () => false")
    phone.go("kommune/baerum/")
    phone.page.evaluate("document.documentElement.style.overflowAnchor = 'none'")
    button = phone.page.locator(f"[data-husk='{RAAD}']")
    button.scroll_into_view_if_needed()

    before = button.evaluate("one => one.getBoundingClientRect().top")
    button.click()
    after = button.evaluate("one => one.getBoundingClientRect().top")

    assert abs(before - after) < 1


def test_an_empty_list_says_how_to_fill_it(phone: Visit) -> None:
    phone.go("huskeliste/")

    phone.page.locator("[data-tom]").wait_for()
    phone.page.locator("[data-tom]").get_by_role("link", name="Finn kommunen din").click()

    assert phone.page.url == f"{phone.site}kommune/"


def test_the_sheet_says_whom_it_is_for_who_may_ring_and_when(phone: Visit) -> None:
    add(phone, RAAD)
    phone.go("huskeliste/")
    shown(phone)
    row = phone.page.locator("[data-rader] > li")

    assert row.get_by_role("heading", level=3).inner_text() == "Råd fra barnevernet – konsultasjon på telefon"
    assert "Bærum · Foreldre, barn, ungdom" in row.inner_text()
    assert "Du kan ta kontakt selv" in row.inner_text()
    assert row.locator("a[href='tel:+4767504770']").is_visible()
    assert "Hele døgnet" in row.inner_text()
    row.get_by_role("heading", level=3).get_by_role("link").click()
    assert phone.page.url == f"{phone.site}kommune/{RAAD}/"


def test_hours_through_the_week_are_told_together_and_in_the_readers_language(phone: Visit) -> None:
    phone.go(shared(["baerum/konsultasjonstelefon"], "da/"))
    shown(phone)

    assert "Tirsdag kl. 12:00–15:00" in phone.page.locator("[data-rader] > li").inner_text()


def test_forty_services_all_stand_on_the_sheet(phone: Visit, real_catalog: Catalog) -> None:
    forty = [one.key for one in real_catalog.tiltak.values()][:40]

    phone.go(shared(forty))

    assert shown(phone) == forty
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert phone.errors == []


def test_a_full_list_says_so_where_one_presses(phone: Visit) -> None:
    phone.go("om/")
    phone.page.evaluate("kept => Object.assign(sessionStorage, kept)", {LISTE: " ".join(f"sted{n}/tilbud" for n in range(60))})

    phone.go(f"kommune/{RAAD}/")
    phone.page.locator(".husk").click()

    assert phone.page.locator(".husk").inner_text() == "Huskelista er full"
    assert phone.page.locator(".husk").get_attribute("aria-pressed") == "false"
    assert phone.page.locator(".huskelinje").inner_text() == "Huskeliste (60)"


@pytest.mark.parametrize("folder", ["", "da/"], ids=["nb", "da"])
def test_six_services_with_room_for_notes_fit_one_sheet_of_paper(phone: Visit, folder: str, tmp_path: Path) -> None:
    phone.go(shared(SIX, folder))
    shown(phone)
    phone.page.locator("[data-rader] textarea").first.fill("Første linje\nAndre linje")
    phone.page.locator("[name=spoersmaal]").last.uncheck()

    paper = phone.page.pdf(format="A4", margin=PAPER)  # type: ignore[arg-type]
    phone.page.emulate_media(media="print")

    assert len(re.findall(rb"/Type /Page\b", paper)) == 1
    assert phone.page.locator("[data-rader] .strek").count() == 12
    assert phone.page.locator("[data-rader] .strek").first.is_visible()
    assert phone.page.locator("[data-rader] .paa-papir p").first.inner_text() == "Første linje\nAndre linje"
    assert phone.page.locator("[name=spoersmaal]:visible").count() == 5
    assert phone.page.locator("button:visible, textarea:visible, .topp:visible, .bunn:visible, .notis:visible").count() == 0


def test_the_municipalitys_page_on_paper_has_no_buttons_of_the_list(phone: Visit) -> None:
    phone.go("kommune/baerum/")

    phone.page.emulate_media(media="print")

    assert phone.page.locator(".husk:visible, .huskelinje:visible").count() == 0


def test_a_parent_makes_a_list_by_keyboard_alone(phone: Visit) -> None:
    phone.go(f"kommune/{RAAD}/")

    tab_to(phone, ".husk")
    phone.page.keyboard.press("Space")
    phone.page.keyboard.press("Control+Home")
    phone.page.locator("body").evaluate("body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex') }")
    tab_to(phone, ".huskelinje")
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url("**/huskeliste/")
    shown(phone)
    tab_to(phone, "[data-rader] textarea")
    phone.page.keyboard.type("Ring først")
    tab_to(phone, "[data-rader] button")
    phone.page.keyboard.press("Enter")
    phone.page.locator("[data-tom]").wait_for()
    focus = phone.page.evaluate("document.activeElement.textContent")
    phone.page.keyboard.press("Enter")
    phone.page.locator("[data-rader] > li").wait_for()

    assert focus == "Angre"
    assert phone.page.evaluate("document.activeElement.localName") == "h1"
    assert phone.page.get_by_role("textbox", name="Notater: Råd fra").input_value() == "Ring først"


@pytest.mark.parametrize("folder", ["", "da/"], ids=["nb", "da"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_full_sheet_of_the_smallest_phone(
    contexts: Callable[..., BrowserContext], served_site: str, scheme: str, folder: str
) -> None:
    one = visit(contexts(viewport={"width": 320, "height": 568}, color_scheme=scheme), served_site)
    one.go(shared([*SIX, "larvik/borte"], folder))
    shown(one)

    as_shared = judged(one.page, AXE)
    one.page.locator("[data-legg-til]").click()
    one.wait_until("document.querySelector('[data-delt]').hidden")
    as_own = judged(one.page, AXE)
    width = one.page.evaluate("document.documentElement.scrollWidth")
    one.go(f"{folder}kommune/baerum/")
    on_a_page = judged(one.page, AXE)
    wide = one.page.evaluate("document.documentElement.scrollWidth")

    one.leave()
    assert (as_shared, as_own, on_a_page) == ([], [], [])
    assert max(width, wide) <= 320


def test_what_is_pressed_is_large_enough_for_a_thumb(phone: Visit) -> None:
    fill_from_link(phone, SIX)
    phone.page.locator(".lenkeknapp:visible").first.wait_for()

    heights = phone.page.locator(".huskeliste :is(button, .ring):visible").evaluate_all("all => all.map(one => one.offsetHeight)")

    assert min(heights) >= 44


@pytest.mark.parametrize(
    ("folder", "words"), [("", "Huskelista trenger JavaScript og nett."), ("da/", "Huskelisten kræver JavaScript og internet.")]
)
def test_without_a_script_there_are_no_dead_buttons_and_the_page_says_where_to_go(without_script: Visit, folder: str, words: str) -> None:
    without_script.go(f"{folder}kommune/baerum/")
    dead = without_script.page.locator(".husk:visible, .huskelinje:visible").count()

    without_script.page.locator(".bunn").get_by_role("link", name="Huskeliste").click()

    assert dead == 0
    assert words in without_script.page.locator("#innhold").inner_text()
    assert without_script.page.locator("#innhold button:visible").count() == 0
    assert without_script.page.locator("[data-uten-skript] a").first.is_visible()


@pytest.mark.parametrize(("entry", "limit"), [("side/husk", 1_300), ("liste/listen", 5_800)], ids=["every-page", "own-page"])
def test_the_shortlist_weighs_little(entry: str, limit: int) -> None:
    text = scripts.joined(ROOT / f"overrides/assets/{entry}.js")

    assert len(gzip.compress(text.encode(), mtime=0)) < limit
