"""A parent collects services and brings one sheet to the meeting, and nobody else learns which."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from besoek import PHONE, Visit, visit
from conftest import ROOT
from playwright.sync_api import Browser, BrowserContext
from test_browser import AXE, judged
from test_search_page import tab_to

from katalog import scripts
from katalog.catalog import Catalog

pytestmark = pytest.mark.browser

RAAD = "baerum/konsultasjon-med-barnevernet"
LOS = "larvik/los"
SIX = [
    RAAD,
    "baerum/konsultasjonstelefon",
    "baerum/pp-tjenesten",
    "baerum/fravaersoppfoelging",
    LOS,
    "baerum/ressursteam-skole",
]
LISTE, NOTATER = "skolenaervaer.huskeliste", "skolenaervaer.notater"
NOTHING = [{}, {}, ""]
# A4 less 12 mm on each side, as a browser prints it.
PAPER = {side: "12mm" for side in ("top", "bottom", "left", "right")}


def kept(one: Visit) -> list[object]:
    """Return what the browser keeps: in the tab, on the device, and in cookies."""
    found: list[object] = one.page.evaluate("[{...sessionStorage}, {...localStorage}, document.cookie]")
    return found


def shown(one: Visit) -> list[str]:
    """Return the services on the sheet, when it is there."""
    one.wait_until("/[^…]$/.test(document.querySelector('[data-status]')?.textContent ?? '…')")
    return list(one.page.locator("[data-rader] > li").evaluate_all("rows => rows.map(li => li.dataset.tiltak)"))


def shared(keys: list[str], folder: str = "") -> str:
    return f"{folder}huskeliste/#liste={','.join(keys)}"


def fill_from_link(one: Visit, keys: list[str]) -> None:
    """Make a list one's own by the way of a link."""
    one.go(shared(keys))
    shown(one)
    one.page.get_by_role("button", name="Legg disse i min liste").click()
    one.wait_until("document.querySelector('[data-delt]').hidden")


def add(one: Visit, key: str) -> None:
    one.go(f"kommune/{key}/")
    one.page.get_by_role("button", name="Ta med i huskelista").click()


@pytest.fixture
def another(browser: Browser, served_site: str) -> Iterator[Visit]:
    """Somebody else, with a browser of their own."""
    context = browser.new_context(viewport=PHONE)
    yield visit(context, served_site)
    context.close()


@pytest.fixture
def forbidden(phone: Visit) -> Visit:
    """A visitor whose browser forbids storage."""
    for storage in ("sessionStorage", "localStorage"):
        phone.page.add_init_script(
            f"Object.defineProperty(window, '{storage}', {{ get() {{ throw new DOMException('no', 'SecurityError') }} }})"
        )
    return phone


@pytest.mark.parametrize("adresse", ["", "kommune/baerum/", f"kommune/{RAAD}/", "sok/#q=los&kommune=larvik", "huskeliste/", shared(SIX)])
def test_nothing_is_kept_before_the_first_press(phone: Visit, adresse: str) -> None:
    phone.go(adresse)
    phone.page.wait_for_load_state("networkidle")

    assert kept(phone) == NOTHING
    assert phone.errors == []


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


def test_the_list_and_what_is_written_live_in_the_tab_and_in_no_other(phone: Visit, another: Visit) -> None:
    add(phone, RAAD)
    phone.go("huskeliste/")
    shown(phone)

    phone.page.get_by_role("textbox", name="Notater: Råd fra").fill("Spør om «tid» & <b>sted</b>")
    phone.page.get_by_role("textbox", name="Dine egne spørsmål").fill("Kan vi møtes ute?")
    phone.page.get_by_role("checkbox", name="Når møtes vi igjen?").uncheck()
    phone.page.reload()
    services = shown(phone)
    tab, device, cookies = kept(phone)
    another.go("huskeliste/")
    another.page.locator("[data-tom]").wait_for()

    assert services == [RAAD]
    assert phone.page.get_by_role("textbox", name="Notater: Råd fra").input_value() == "Spør om «tid» & <b>sted</b>"
    assert phone.page.get_by_role("textbox", name="Dine egne spørsmål").input_value() == "Kan vi møtes ute?"
    assert not phone.page.get_by_role("checkbox", name="Når møtes vi igjen?").is_checked()
    assert isinstance(tab, dict) and set(tab) == {LISTE, NOTATER}
    assert (device, cookies) == ({}, "")
    assert kept(another) == NOTHING


def test_the_device_remembers_the_list_when_asked_and_forgets_it_when_not(phone: Visit) -> None:
    add(phone, RAAD)
    phone.go("huskeliste/")
    shown(phone)
    phone.page.get_by_role("textbox", name="Notater: Råd fra").fill("Ring først")
    remember = phone.page.get_by_role("checkbox", name="Husk lista på denne telefonen til jeg sletter den")

    remember.check()
    remembered = kept(phone)
    second = visit(phone.page.context, phone.site)
    add(second, LOS)
    second.go("huskeliste/")
    in_another_tab = shown(second)
    phone.wait_until("document.querySelectorAll('[data-rader] > li').length === 2")
    remember.uncheck()
    forgotten = kept(phone)

    assert isinstance(remembered[1], dict) and remembered[1][LISTE] == RAAD and "Ring først" in remembered[1][NOTATER]
    assert remembered[0] == {}
    assert in_another_tab == [RAAD, LOS]
    assert forgotten[1] == {}
    assert isinstance(forgotten[0], dict) and forgotten[0][LISTE] == f"{RAAD} {LOS}"


@pytest.mark.parametrize("on_device", [False, True], ids=["tab", "device"])
def test_one_press_clears_everything_and_another_brings_it_back(phone: Visit, on_device: bool) -> None:
    fill_from_link(phone, SIX)
    phone.page.get_by_role("textbox", name="Notater: Råd fra").fill("Ring først")
    phone.page.get_by_role("checkbox", name="Husk lista på").set_checked(on_device)
    full = kept(phone)

    phone.page.get_by_role("button", name="Tøm lista").press("Enter")
    phone.page.locator("[data-tom]").wait_for()
    empty = kept(phone)
    focus = phone.page.evaluate("document.activeElement.textContent")
    phone.page.keyboard.press("Enter")
    phone.page.locator("[data-rader] > li").first.wait_for()
    back = shown(phone)

    assert full[int(on_device)] != {}
    assert empty == NOTHING
    assert focus == "Angre"
    assert back == SIX
    assert kept(phone) == full
    assert phone.page.get_by_role("textbox", name="Notater: Råd fra").input_value() == "Ring først"


def test_one_service_can_be_taken_out_with_its_note_and_brought_back(phone: Visit) -> None:
    fill_from_link(phone, SIX)
    phone.page.get_by_role("textbox", name="Notater: Los").fill("Hemmelig")

    phone.page.get_by_role("button", name="Ta ut av lista: Los").click()
    phone.wait_until("document.querySelectorAll('[data-rader] > li').length === 5")
    without = json.dumps(kept(phone))
    phone.page.get_by_role("button", name="Angre").click()
    phone.wait_until("document.querySelectorAll('[data-rader] > li').length === 6")

    assert LOS not in without and "Hemmelig" not in without
    assert phone.page.get_by_role("textbox", name="Notater: Los").input_value() == "Hemmelig"


def test_all_that_is_written_goes_when_the_last_service_is_taken_out_on_another_page(phone: Visit) -> None:
    fill_from_link(phone, [LOS])
    phone.page.get_by_role("textbox", name="Dine egne spørsmål").fill("Hemmelig")

    phone.go(f"kommune/{LOS}/")
    phone.page.get_by_role("button", name="Ta med i huskelista").click()

    assert kept(phone) == NOTHING


def test_a_note_goes_when_its_service_is_taken_out_on_another_page(phone: Visit) -> None:
    fill_from_link(phone, SIX)
    phone.page.get_by_role("textbox", name="Notater: Los").fill("Hemmelig")

    phone.go(f"kommune/{LOS}/")
    phone.page.get_by_role("button", name="Ta med i huskelista").click()
    phone.go("huskeliste/")
    shown(phone)

    assert "Hemmelig" not in json.dumps(kept(phone))


def test_a_link_shows_the_list_to_somebody_else_who_keeps_nothing_until_they_ask(phone: Visit, another: Visit) -> None:
    phone.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill_from_link(phone, SIX)
    phone.page.get_by_role("textbox", name="Notater: Los").fill("Hemmelig")
    phone.page.get_by_role("button", name="Kopier lenken").click()
    phone.wait_until("document.querySelector('[data-status]').textContent === 'Lenken er kopiert.'")
    link = phone.page.evaluate("navigator.clipboard.readText()")
    add(another, "baerum/anonym-droefting")
    own = kept(another)

    another.page.goto(link)
    services = shown(another)
    looked = kept(another)
    another.page.get_by_role("button", name="Legg disse i min liste").click()
    another.wait_until("document.querySelector('[data-delt]').hidden")
    another.page.reload()

    assert link == phone.site + shared(SIX)
    assert services == SIX
    assert looked == own
    assert shown(another) == ["baerum/anonym-droefting", *SIX]
    assert another.errors == []


def test_somebody_elses_list_can_be_left_for_ones_own(phone: Visit) -> None:
    add(phone, LOS)
    phone.go(shared(SIX))
    shown(phone)

    phone.page.get_by_role("button", name="Se min egen liste").click()
    phone.wait_until("document.querySelectorAll('[data-rader] > li').length === 1")

    assert shown(phone) == [LOS]
    assert phone.page.url == f"{phone.site}huskeliste/"


def test_the_link_can_be_copied_by_hand_where_the_browser_does_not_let_a_page_copy(phone: Visit) -> None:
    phone.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    phone.go(shared(SIX))
    shown(phone)

    phone.page.get_by_role("button", name="Kopier lenken").click()

    assert phone.page.get_by_role("textbox", name="Lenke til lista").input_value() == phone.site + shared(SIX)


def test_a_phone_that_can_share_shares_the_link_and_nothing_that_is_written(phone: Visit) -> None:
    phone.page.add_init_script("navigator.share = async what => { window.delt = what }")
    fill_from_link(phone, SIX)
    phone.page.get_by_role("textbox", name="Notater: Los").fill("Hemmelig")

    phone.page.get_by_role("button", name="Del lenken").click()

    assert phone.page.evaluate("delt.url") == phone.site + shared(SIX)
    assert "Hemmelig" not in phone.page.evaluate("JSON.stringify(delt)")


def test_a_shared_list_can_be_read_in_the_other_language(phone: Visit) -> None:
    phone.go(shared(SIX))
    shown(phone)

    phone.page.get_by_role("link", name="Dansk", exact=True).click()
    phone.page.locator("html[lang=da]").wait_for()
    in_danish = shown(phone)
    phone.page.get_by_role("button", name="Sæt dem på min liste").click()
    phone.wait_until("document.querySelector('[data-delt]').hidden")

    assert in_danish == SIX
    assert phone.page.get_by_role("link", name="Norsk", exact=True).evaluate("link => link.href") == f"{phone.site}huskeliste/"


def test_the_skip_link_does_not_take_a_shared_list_away(phone: Visit) -> None:
    phone.go(shared(SIX))
    shown(phone)

    phone.page.evaluate("location.hash = '#innhold'")

    assert shown(phone) == SIX


def test_services_that_are_gone_are_told_and_taken_out_when_asked(phone: Visit) -> None:
    fill_from_link(phone, [RAAD, LOS])
    phone.page.evaluate(f"sessionStorage.setItem('{LISTE}', '{RAAD} larvik/gamle-kurset finnes-ikke/noe')")
    phone.page.reload()
    services = shown(phone)
    said = phone.page.locator("[data-borte]").inner_text()

    phone.page.get_by_role("button", name="Ta ut det som ikke finnes lenger").click()
    phone.wait_until("document.querySelector('[data-borte]').hidden")

    assert services == [RAAD]
    assert "Finnes ikke lenger: gamle kurset (Larvik), noe (finnes-ikke)." in said
    assert kept(phone)[0] == {LISTE: RAAD}


def test_what_could_not_be_fetched_is_not_said_to_be_gone(phone: Visit) -> None:
    phone.page.route("**/baerum.json", lambda route: route.abort())
    phone.go(shared([RAAD, LOS]))
    services = shown(phone)
    told = phone.page.locator("[data-uhentet]").is_visible(), phone.page.locator("[data-borte]").is_visible()

    phone.page.unroute("**/baerum.json")
    phone.page.get_by_role("button", name="Prøv igjen").click()
    phone.wait_until("document.querySelector('[data-uhentet]').hidden")

    assert services == [RAAD, LOS]
    assert told == (True, False)
    assert phone.page.get_by_role("status").inner_text() == "2 tilbud på lista."
    assert phone.page.evaluate("document.activeElement.localName") == "h1"
    assert phone.page.get_by_role("heading", name="Råd fra barnevernet").count() == 1


def test_a_link_with_ten_thousand_services_is_cut_and_that_is_told(phone: Visit) -> None:
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))

    phone.go(shared([*SIX, *(f"sted{n}/tilbud" for n in range(10_000))]))
    services = shown(phone)

    assert services == SIX
    assert phone.page.get_by_text("Lista har bare plass til 60 tilbud.").is_visible()
    assert phone.page.locator("[data-borte]").inner_text().count("tilbud (sted") == 54
    assert [url for url in asked if "/sted" in url.removeprefix(phone.site)[5:] and "steder" not in url] == []


@pytest.mark.parametrize(
    "fragment",
    [
        "liste=<img src=x onerror=alert(1)>",
        "liste=javascript:alert(1)//x",
        "liste=../../x,baerum/../../y,//evil.example/x,baerum/los/x",
        "liste=__proto__/x,constructor/prototype,ord/t,no/116111,baerum/__proto__",
        "liste=%00/%01,%E2%80%AE/%FF",
        "liste=" + "a" * 50_000 + "/b",
        "liste=,,,&liste=x&q=" + "/" * 999,
        "liste",
    ],
    ids=["markup", "script", "paths", "names", "control", "long", "many", "bare"],
)
def test_a_hostile_link_runs_nothing_fetches_nothing_strange_and_keeps_nothing(phone: Visit, fragment: str) -> None:
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url.removeprefix(phone.site)))

    phone.go(f"huskeliste/#{fragment}")
    phone.wait_until("!document.querySelector('[data-tom]').hidden || !document.querySelector('[data-borte]').hidden")

    assert phone.page.locator("[data-rader] > li").count() == 0
    assert phone.page.evaluate("document.querySelectorAll('.huskeliste img, .huskeliste script').length") == 0
    assert [url for url in asked if url.startswith("sok/") and not re.match(r"sok/(filer|steder\.\w+)\.json$", url)] == []
    assert kept(phone) == NOTHING
    assert (phone.errors, phone.foreign) == ([], [])


@pytest.mark.parametrize(
    ("stored", "notes"),
    [
        ("<script>alert(1)</script>", "{"),
        ("null", "null"),
        ("[object Object]", '"tekst"'),
        (f"{RAAD} " * 5000, "[1,[2]]"),
        (RAAD, '{"ved":{"x":"y","__proto__":{"a":1},"baerum/x":7},"egne":{},"uten":"123"}'),
        (RAAD, '{"ved":[["a/b","c"]],"egne":"<img src=x onerror=alert(1)>","uten":[{},null,"2"]}'),
    ],
)
def test_whatever_stands_in_the_storage_the_page_works(phone: Visit, stored: str, notes: str) -> None:
    phone.go("om/")
    phone.page.evaluate("kept => Object.assign(localStorage, kept)", {LISTE: stored, NOTATER: notes})

    phone.go("kommune/baerum/")
    phone.page.locator("[data-husk='baerum/pp-tjenesten']").click()
    phone.go("huskeliste/")

    assert "baerum/pp-tjenesten" in shown(phone)
    assert phone.page.evaluate("document.querySelectorAll('.huskeliste img, .huskeliste script').length") == 0
    assert phone.errors == []


def test_a_full_list_says_so_where_one_presses(phone: Visit) -> None:
    phone.go("om/")
    phone.page.evaluate("kept => Object.assign(sessionStorage, kept)", {LISTE: " ".join(f"sted{n}/tilbud" for n in range(60))})

    phone.go(f"kommune/{RAAD}/")
    phone.page.locator(".husk").click()

    assert phone.page.locator(".husk").inner_text() == "Huskelista er full"
    assert phone.page.locator(".husk").get_attribute("aria-pressed") == "false"
    assert phone.page.locator(".huskelinje").inner_text() == "Huskeliste (60)"


def test_where_storage_is_forbidden_the_address_has_the_list(forbidden: Visit) -> None:
    forbidden.go("kommune/baerum/")
    forbidden.page.locator(f"[data-husk='{RAAD}']").click()
    forbidden.page.locator("[data-husk='baerum/pp-tjenesten']").click()

    forbidden.page.locator(".huskelinje").click()
    both = shown(forbidden)
    forbidden.page.get_by_role("button", name="Ta ut av lista: PP-tjenesten").click()
    forbidden.wait_until("document.querySelectorAll('[data-rader] > li').length === 1")
    forbidden.page.reload()

    assert sorted(both) == sorted([RAAD, "baerum/pp-tjenesten"])
    assert shown(forbidden) == [RAAD]
    assert forbidden.page.url == forbidden.site + shared([RAAD])
    assert "lagrer ikke noe" in forbidden.page.locator("[data-hvor]").inner_text()
    assert not forbidden.page.locator("[data-varig]").is_visible()
    assert not forbidden.page.locator("[data-delt]").is_visible()
    assert forbidden.errors == []


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
