"""A parent gets to a phone number, in a real browser, in both languages, and nobody is shut out on the way."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 375, "height": 740}, {"width": 1280, "height": 900}
LOOKS = [
    pytest.param(PHONE, "light", id="phone-light"),
    pytest.param(PHONE, "dark", id="phone-dark"),
    pytest.param(DESKTOP, "light", id="desktop-light"),
    pytest.param(DESKTOP, "dark", id="desktop-dark"),
]
TEMPLATES = [
    "",
    "foerste-steg/",
    "hjelp-na/",
    "hvem-gjoer-hva/",
    "rettigheter/",
    "ressurser/",
    "ordliste/",
    "for-fagfolk/",
    "kilder/",
    "om/",
    "personvern/",
    "tilgjengelighet/",
    "sok/",
    "sok/#q=skole&kommune=baerum",
    "kommune/",
    "kommune/baerum/",
    "kommune/oslo/",
    "kommune/lyngby-taarbaek/skolefravaerstilbuddet/",
    "finnes-ikke/",
]
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = subprocess.run([ROOT / "scripts/find-chromium"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()


@dataclass
class Visit:
    """A visitor with a page, and what went wrong or out while they looked."""

    page: Page
    site: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def go(self, adresse: str) -> None:
        self.page.goto(self.site + adresse)


def visit(context: BrowserContext, site: str) -> Visit:
    one = Visit(context.new_page(), site)
    one.page.on("console", lambda message: one.errors.append(message.text) if message.type in ("error", "warning") else None)
    one.page.on("pageerror", lambda error: one.errors.append(str(error)))
    one.page.on("request", lambda request: None if request.url.startswith(site) else one.foreign.append(request.url))
    return one


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """One context for each way of looking, kept for all pages looked at so."""
    made: dict[str, BrowserContext] = {}

    def context(**look: object) -> BrowserContext:
        return made.setdefault(repr(look), made.get(repr(look)) or browser.new_context(**look))  # type: ignore[arg-type]

    yield context
    [one.close() for one in made.values()]


@pytest.fixture
def phone(browser: Browser, served_site: str) -> Iterator[Visit]:
    context = browser.new_context(viewport=PHONE)
    yield visit(context, served_site)
    context.close()


@pytest.fixture
def without_script(browser: Browser, served_site: str) -> Iterator[Visit]:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield visit(context, served_site)
    context.close()


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
@pytest.mark.parametrize("folder", [pytest.param("", id="nb"), pytest.param("da/", id="da")])
@pytest.mark.parametrize(("viewport", "scheme"), LOOKS)
def test_axe_finds_nothing_and_the_page_fits(
    contexts: Callable[..., BrowserContext], served_site: str, viewport: dict[str, int], scheme: str, folder: str, adresse: str
) -> None:
    one = visit(contexts(viewport=viewport, color_scheme=scheme), served_site)
    one.go(folder + adresse)

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(one.page, options={"runOnly": {"type": "tag", "values": tags}})
    width = one.page.evaluate("document.documentElement.scrollWidth")

    one.page.close()
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found.response["violations"]] == []
    assert width <= viewport["width"]
    assert one.foreign == []


@pytest.mark.parametrize("adresse", TEMPLATES)
@pytest.mark.parametrize("folder", [pytest.param("", id="nb"), pytest.param("da/", id="da")])
def test_nothing_is_wider_than_the_smallest_phone(
    contexts: Callable[..., BrowserContext], served_site: str, folder: str, adresse: str
) -> None:
    one = visit(contexts(viewport={"width": 320, "height": 568}), served_site)

    one.go(folder + adresse)
    width = one.page.evaluate("document.documentElement.scrollWidth")

    one.page.close()
    assert width <= 320


def test_the_menu_opens_and_closes_by_keyboard(phone: Visit) -> None:
    phone.go("kommune/baerum/")
    menu = phone.page.locator("#meny")

    phone.page.get_by_role("button", name="Meny").focus()
    phone.page.keyboard.press("Enter")
    opened = menu.is_visible()
    phone.page.keyboard.press("Escape")

    assert opened
    assert not menu.is_visible()


def test_the_first_tab_stop_skips_to_the_content(phone: Visit) -> None:
    phone.go("kommune/baerum/")

    phone.page.keyboard.press("Tab")
    first = phone.page.evaluate("document.activeElement.getAttribute('href')")
    phone.page.keyboard.press("Enter")

    assert first == "#innhold"
    assert phone.page.evaluate("document.activeElement.id") == "innhold"


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


def asked(one: Visit, adresse: str) -> list[str]:
    """Open a search and return the keys of what is found, in order, when it is done."""
    one.go(adresse)
    one.page.locator("[data-treff][aria-busy=false]").wait_for(state="attached")
    one.page.wait_for_function("document.querySelector('[role=status]').textContent !== ''")
    return list(one.page.locator("[data-treff] > li").evaluate_all("found => found.map(li => li.dataset.tiltak)"))


@pytest.mark.parametrize(
    ("folder", "adresse", "words", "key"),
    [
        ("", "kommune/baerum/", "hvem ringer jeg", "baerum/konsultasjon-med-barnevernet"),
        ("da/", "kommune/lyngby-taarbaek/", "min søn vil ikke i skole", "lyngby-taarbaek/skolefravaerstilbuddet"),
    ],
)
def test_a_parent_asks_in_the_head_of_a_municipalitys_page(phone: Visit, folder: str, adresse: str, words: str, key: str) -> None:
    phone.go(folder + adresse)

    phone.page.locator(".topp-sok input").fill(words)
    phone.page.locator(".topp-sok input").press("Enter")
    phone.page.locator(f"[data-treff] > li[data-tiltak='{key}']").wait_for()

    first = phone.page.locator("[data-treff] > li").evaluate_all("found => found.slice(0, 3).map(li => li.dataset.tiltak)")
    assert key in first
    assert phone.errors == []


def test_results_come_while_one_types_and_the_words_stay_in_the_fragment(phone: Visit) -> None:
    sent: list[str] = []
    phone.page.on("request", lambda request: sent.append(request.url))
    phone.go("sok/")

    phone.page.locator("#sok-kommune").select_option("larvik")
    phone.page.locator("#sok-felt").press_sequentially("los", delay=30)
    phone.page.locator("[data-treff] > li[data-tiltak='larvik/los']").wait_for()

    assert phone.page.url.endswith("#q=los&kommune=larvik")
    assert [url for url in sent if "los" in url.split("#")[0].removeprefix(phone.site)] == []
    assert phone.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_number_in_the_results_can_be_called(phone: Visit) -> None:
    asked(phone, "sok/#q=barnevern&kommune=baerum")

    assert phone.page.locator("[data-treff] a[href='tel:+4767504770']").count() == 1


def test_a_question_nothing_answers_still_shows_whom_to_ask(phone: Visit) -> None:
    found = asked(phone, "sok/#q=zzqqxx&kommune=larvik")

    assert found == []
    assert phone.page.get_by_role("status").inner_text() == "Ingen treff. Under ser du hvem du kan spørre likevel."
    assert phone.page.locator("[data-andre] li").count() == 4
    assert phone.page.locator("[data-hjelpelinjer] a[href='tel:116111']").count() == 1


def test_a_filter_leaves_what_fits_and_says_how_many(phone: Visit) -> None:
    before = asked(phone, "sok/#q=foreldre&kommune=baerum")

    phone.page.locator("[data-filtre] summary").click()
    phone.page.locator("input[name=kontakt][value=ja]").click()
    phone.page.wait_for_function(f"document.querySelectorAll('[data-treff] > li').length < {len(before)}")

    assert "kontakt=ja" in phone.page.url
    after = phone.page.locator("[data-treff] > li").count()
    assert phone.page.get_by_role("status").inner_text() == f"{after} treff."


def test_another_municipality_in_the_words_is_offered_and_the_choice_kept(phone: Visit) -> None:
    asked(phone, "sok/#q=skolevegring+i+Larvik&kommune=baerum")

    offered = phone.page.get_by_role("button", name="Søk i Larvik i stedet")
    kept = phone.page.locator("#sok-kommune").input_value()
    offered.click()
    phone.page.locator("[data-treff] > li[data-tiltak^='larvik/']").first.wait_for()

    assert kept == "baerum"
    assert "kommune=larvik" in phone.page.url


@pytest.mark.parametrize(
    "words",
    [
        "<img src=x onerror=alert(1)>",
        "%00%01%1F",
        "a" * 5000,
        "ord " * 10000,
        "😀" * 300,
        "\u202eevil",
        "\"';--",
        "&kommune=../../x",
        "%E2%80%AE%FF",
    ],
    ids=["markup", "control", "long", "many", "emoji", "bidi", "quotes", "fragment", "broken"],
)
def test_a_hostile_question_runs_nothing_and_hangs_nothing(phone: Visit, words: str) -> None:
    asked(phone, f"sok/#q={words}&kommune=baerum")

    assert phone.page.evaluate("document.querySelectorAll('[data-treff] script, [data-treff] img').length") == 0
    assert phone.errors == []


def test_without_a_script_the_search_page_shows_other_ways_and_no_dead_field(without_script: Visit) -> None:
    without_script.go("sok/")

    assert not without_script.page.locator("#sok-felt").is_visible()
    assert without_script.page.locator("[data-uten-skript] a").first.is_visible()
