"""A visitor gets off the site at once, and what the site has kept in the browser goes with them."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from besoek import DESKTOP, PHONE, Visit, visit
from playwright.sync_api import Browser, BrowserContext, Route
from prosjekt import PROJECT, make_project, problems_in

NB, DA = "https://www.yr.no/", "https://www.dmi.dk/"
KEPT = "caches.keys()"
STORED = "[Object.keys(localStorage).sort(), Object.keys(sessionStorage)]"
STORE = """() => {
  localStorage.setItem('skolenaervaer.noe', '1')
  localStorage.setItem('et annet sted', '1')
  sessionStorage.setItem('skolenaervaer.kommune', 'baerum')
}"""


@pytest.fixture
def weather(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which the two neutral pages answer, so that no test leaves this machine."""
    context = browser.new_context(viewport=PHONE)

    def answer(route: Route) -> None:
        route.fulfill(body=f"<!doctype html><title>Vær</title><p>{route.request.headers.get('referer', '')}</p>", content_type="text/html")

    context.route(re.compile(rf"^(?:{NB}|{DA})"), answer)
    yield context
    context.close()


@pytest.fixture
def visitor(weather: BrowserContext, served_site: str) -> Visit:
    return visit(weather, served_site)


@pytest.mark.parametrize(("folder", "link"), [("", f'href="{NB}" rel="noreferrer"'), ("da/", f'href="{DA}" rel="noreferrer"')])
def test_every_page_has_the_way_out_once(built_site: Path, folder: str, link: str) -> None:
    # What stands in another website cannot leave it for the reader: its links do, and its list keeps nothing to delete.
    # /was/ only leads on.
    all_pages = [p for p in built_site.rglob("*.html") if not {"innebygd", "was"} & {*p.parts}]
    pages = [p for p in all_pages if p.relative_to(built_site).as_posix().startswith("da/") == bool(folder)]

    assert [p for p in pages if p.read_text(encoding="utf-8").count(f'<a class="utgang" {link}') != 1] == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.yr.no", 'https://a.no/"onclick=x'])
def test_an_address_that_is_none_ends_the_build(tmp_path: Path, address: str) -> None:
    words = make_project(tmp_path) / "data/ord/da.yaml"
    shutil.copy(PROJECT / "data/ord/da.yaml", words)
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace(f"utgang_adresse: {DA}", f"utgang_adresse: '{address}'"), encoding="utf-8")

    told = [f"{problem.file}:{problem.line}" for problem in problems_in(tmp_path)]

    line = next(number for number, row in enumerate(text.splitlines(), 1) if row.startswith("utgang_adresse:"))
    assert told == [f"data/ord/da.yaml:{line}"]


@pytest.mark.browser
@pytest.mark.parametrize(("folder", "name", "address"), [("", "Forlat siden", NB), ("da/", "Forlad siden", DA)], ids=["nb", "da"])
def test_the_link_leaves_and_takes_what_was_kept_with_it(visitor: Visit, folder: str, name: str, address: str) -> None:
    visitor.go(folder)
    visitor.go(f"{folder}kommune/baerum/")
    visitor.page.mouse.wheel(0, 200)
    visitor.wait_until("caches.keys().then((all) => all.length > 0)")
    visitor.page.evaluate(STORE)

    visitor.page.get_by_role("link", name=name).click()
    visitor.page.wait_for_url(address)
    referrer = visitor.page.locator("p").inner_text()
    visitor.page.go_back()

    assert referrer == ""
    assert visitor.page.url == visitor.site + folder
    assert visitor.page.evaluate(STORED) == [["et annet sted"], []]
    visitor.wait_until("caches.keys().then((all) => all.length === 0)")
    assert visitor.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert visitor.errors == []


@pytest.mark.browser
def test_three_times_shift_leaves_too(visitor: Visit) -> None:
    visitor.go("kommune/baerum/")

    [visitor.page.keyboard.press("Shift") for _ in range(3)]

    visitor.page.wait_for_url(NB)


@pytest.mark.browser
@pytest.mark.parametrize(
    "keys",
    [["Shift", "Shift"], ["Shift", "Shift", "a", "Shift"], ["Escape", "Escape", "Escape"], ["Shift+h", "Shift+e", "Shift+i"]],
    ids=["twice", "a letter between", "escape", "capital letters"],
)
def test_nobody_leaves_by_accident(visitor: Visit, keys: list[str]) -> None:
    visitor.go("kommune/baerum/")
    visitor.page.locator(".topp-sok input").focus()

    [visitor.page.keyboard.press(key) for key in keys]

    assert not visitor.page.evaluate("document.documentElement.hidden")
    assert visitor.page.url == f"{visitor.site}kommune/baerum/"


@pytest.mark.browser
def test_a_hand_on_the_page_between_begins_the_count_anew(visitor: Visit) -> None:
    visitor.go("kommune/baerum/")

    visitor.page.keyboard.press("Shift")
    visitor.page.keyboard.press("Shift")
    visitor.page.get_by_role("heading", level=1).click()
    visitor.page.keyboard.press("Shift")

    assert not visitor.page.evaluate("document.documentElement.hidden")


@pytest.mark.browser
@pytest.mark.parametrize(
    "browsers",
    [
        "CacheStorage.prototype.delete = () => new Promise(() => {})",
        "delete Navigator.prototype.serviceWorker; delete window.caches",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    ],
    ids=["that is slow to delete", "without workers", "that forbids storage"],
)
def test_nothing_in_a_browser_holds_anybody_back(visitor: Visit, browsers: str) -> None:
    visitor.page.add_init_script(browsers)
    visitor.go("hjelp-na/")

    visitor.page.get_by_role("link", name="Forlat siden").click()

    visitor.page.wait_for_url(NB)


@pytest.mark.browser
def test_without_a_script_it_is_a_link(browser: Browser, served_site: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    context.route(f"{NB}**", lambda route: route.fulfill(body="<title>Vær</title>", content_type="text/html"))
    page = context.new_page()
    page.goto(served_site)

    page.get_by_role("link", name="Forlat siden").click()

    page.wait_for_url(NB)
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("adresse", ["", "kommune/baerum/", "sok/", "finnes-ikke/"])
@pytest.mark.parametrize(("width", "height"), [(320, 568), (375, 667), (412, 740)])
def test_on_a_phone_it_is_on_the_first_screen_and_over_nothing(visitor: Visit, width: int, height: int, adresse: str) -> None:
    visitor.page.set_viewport_size({"width": width, "height": height})
    visitor.go(adresse)

    box = visitor.page.get_by_role("link", name="Forlat siden").bounding_box()
    position = visitor.page.evaluate("getComputedStyle(document.querySelector('.utgang')).position")

    assert box and box["y"] >= 0 and box["y"] + box["height"] <= height / 2 and box["x"] + box["width"] <= width
    assert box["height"] >= 44
    # What does not float can lie over no number to call.
    assert position == "static"


@pytest.mark.browser
def test_on_a_desktop_it_is_in_reach_wherever_one_is(visitor: Visit) -> None:
    visitor.page.set_viewport_size(DESKTOP)
    visitor.go("kommune/baerum/")

    visitor.page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    box = visitor.page.get_by_role("link", name="Forlat siden").bounding_box()

    assert box and box["y"] >= 0 and box["y"] + box["height"] <= DESKTOP["height"]


@pytest.mark.browser
@pytest.mark.parametrize("adresse", ["", "sok/", "kommune/baerum/"])
def test_where_text_is_so_large_that_it_fills_the_screen_it_lies_over_nothing(visitor: Visit, adresse: str) -> None:
    visitor.page.set_viewport_size(DESKTOP)
    visitor.go(adresse)
    position = "getComputedStyle(document.querySelector('.utgang')).position"

    before = visitor.page.evaluate(position)
    visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert (before, visitor.page.evaluate(position)) == ("fixed", "static")


@pytest.mark.browser
def test_it_is_the_second_stop_of_the_keyboard_and_says_what_it_cannot_do(visitor: Visit) -> None:
    visitor.go("kommune/baerum/")

    [visitor.page.keyboard.press("Tab") for _ in range(2)]

    assert visitor.page.evaluate("document.activeElement.className") == "utgang"
    assert "Historikken i nettleseren blir ikke slettet." in str(visitor.page.locator(".utgang").get_attribute("title"))


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [PHONE, {"width": 320, "height": 256}], ids=["phone", "enlarged four times"])
def test_it_never_covers_the_last_link_of_a_page(visitor: Visit, viewport: dict[str, int]) -> None:
    visitor.page.set_viewport_size(viewport)
    visitor.go("kommune/baerum/")

    visitor.page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")

    visitor.page.locator(".bunn a").last.click(trial=True, timeout=5000)
