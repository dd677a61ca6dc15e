"""What pages do for a parent beyond standing there: the first screen, choosing, narrowing, open now, sharing."""

import re

import pytest
from besoek import PHONE, Visit, visit
from playwright.sync_api import Browser, BrowserContext
from prosjekt import PROJECT

pytestmark = pytest.mark.browser

FOLDERS = [pytest.param("", id="nb"), pytest.param("da/", id="da")]
TELEPHONE = "kommune/baerum/konsultasjonstelefon/"


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("what", [".knapp", ".topp-sok input", "#velger-felt", ".veivalg li:last-child a", ".fare li:last-child .ring"])
def test_the_first_screen_of_a_phone_has_what_a_parent_needs_this_morning(phone: Visit, folder: str, what: str) -> None:
    phone.go(folder)

    box = phone.page.locator(what).bounding_box()

    assert box is not None
    assert box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("bær", "Bærum"),
        ("Baerum", "Bærum"),
        ("bærrum", "Bærum"),
        ("karasjok", "Karasjok"),
        ("Kárášjohka", "Karasjok"),
        ("karasjohka", "Karasjok"),
        ("århus", "Aarhus"),
        ("Aarhus", "Aarhus"),
        ("kobenhavn", "København"),
        ("lyngby", "Lyngby-Taarbæk"),
        ("taarbæk", "Lyngby-Taarbæk"),
        ("holmestarnd", "Holmestrand"),
        ("stavenger", "Stavanger"),
        ("HOLMESTRAND", "Holmestrand"),
        (" larvik ", "Larvik"),
    ],
)
def test_a_municipality_is_found_however_it_is_written(phone: Visit, written: str, first: str) -> None:
    phone.go("")

    phone.page.locator("#velger-felt").fill(written)
    phone.page.locator("#velger-liste li").first.wait_for()

    assert phone.page.locator("#velger-liste li span").first.inner_text() == first


def test_a_municipality_is_chosen_with_the_keyboard_alone(phone: Visit) -> None:
    phone.go("")
    field = phone.page.locator("#velger-felt")

    field.press_sequentially("lar")
    phone.page.locator("#velger-liste li").first.wait_for()
    phone.page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url("**/kommune/larvik/")

    assert active == "velger-0"
    assert (phone.errors, phone.foreign) == ([], [])


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_whole_name_and_enter_is_enough(phone: Visit, folder: str) -> None:
    phone.go(f"{folder}kommune/")

    phone.page.locator("#velger-felt").fill("holmestrand")
    phone.page.keyboard.press("Enter")

    phone.page.wait_for_url(f"{phone.site}{folder}kommune/holmestrand/")


def test_two_of_one_name_are_for_the_parent_to_choose_between(phone: Visit) -> None:
    phone.go("")

    phone.page.locator("#velger-felt").fill("herøy")
    phone.page.keyboard.press("Enter")
    phone.wait_until("document.querySelectorAll('#velger-liste li').length > 1")

    assert phone.page.url == phone.site
    assert all(name.startswith("Herøy") for name in phone.page.locator("#velger-liste li span:first-child").all_inner_texts()[:2])


@pytest.mark.parametrize("written", ["qqqqqq", "<img src=x onerror=alert(1)>", "\u202e\u0000", "a" * 500, ""])
def test_a_name_nobody_has_is_answered_and_runs_nothing(phone: Visit, written: str) -> None:
    phone.go("")

    phone.page.locator("#velger-felt").fill(written)
    phone.page.keyboard.press("Enter")
    phone.wait_until("!document.querySelector('.velger-status').textContent.includes('…')")

    assert phone.page.url == phone.site
    assert phone.page.locator("#velger-liste li").count() == 0
    assert phone.errors == []


def test_without_the_names_the_parent_is_sent_to_the_list(phone: Visit) -> None:
    phone.page.route("**/sok/steder*", lambda route: route.abort())
    phone.go("")

    phone.page.locator("#velger-felt").fill("Larvik")
    phone.wait_until("document.querySelector('.velger-status').textContent.startsWith('Vi fikk ikke')")

    assert phone.page.locator(".velger-lenke a").is_visible()


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_a_script_the_list_stands_where_the_field_would_be(without_script: Visit, folder: str) -> None:
    without_script.go(folder)

    without_script.page.locator(".velger a").click()

    assert without_script.page.url == f"{without_script.site}{folder}kommune/"
    assert without_script.page.locator("input").count() == 0


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-24T11:59:00+01:00", "Stengt nå. Åpner i dag kl. 12:00"),
        ("2026-11-24T12:00:00+01:00", "Åpent nå, til kl. 15:00"),
        ("2026-11-24T14:59:00+01:00", "Åpent nå, til kl. 15:00"),
        ("2026-11-24T15:00:00+01:00", "Stengt nå. Åpner tirsdag kl. 12:00"),
        ("2026-11-23T13:00:00+01:00", "Stengt nå. Åpner i morgen kl. 12:00"),
        # Summer time: half past twelve in Oslo is half past ten at Greenwich.
        ("2026-06-30T10:30:00+00:00", "Åpent nå, til kl. 15:00"),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Oslo", "America/New_York"])
def test_open_now_goes_by_the_clocks_of_the_municipality(browser: Browser, served_site: str, zone: str, moment: str, words: str) -> None:
    context = browser.new_context(viewport=PHONE, timezone_id=zone)
    one = visit(context, served_site)
    one.page.clock.set_fixed_time(moment)

    one.go(TELEPHONE)
    told = one.page.locator(".svar .naa").inner_text()

    context.close()
    assert told == words


@pytest.mark.parametrize("zone", ["Europe/Oslo", "Europe/Copenhagen"])
def test_the_clocks_here_are_those_that_a_browser_knows_for_years_to_come(browser: Browser, zone: str) -> None:
    module = (PROJECT / "overrides/assets/sok/klokke.js").read_text(encoding="utf-8").replace("export ", "")
    page = browser.new_page()

    differ = page.evaluate(
        f"""zone => {{
            {module}
            const told = new Intl.DateTimeFormat('sv-SE', {{ timeZone: zone, dateStyle: 'short', timeStyle: 'short' }})
            const weekday = new Intl.DateTimeFormat('en', {{ timeZone: zone, weekday: 'short' }})
            const differ = []
            for (let at = Date.UTC(2025, 11, 1); at < Date.UTC(2036, 0, 2); at += ONE_DAY / 48) {{
                const naa = new Date(at), {{ date, time, day }} = clock(naa)
                const ours = `${{date}} ${{time.slice(0, 5)}} ${{'Mon Tue Wed Thu Fri Sat Sun'.split(' ')[day]}}`
                if (ours !== `${{told.format(naa)}} ${{weekday.format(naa)}}`) differ.push(ours)
            }}
            return differ
        }}""",
        zone,
    )

    page.close()
    assert differ == []


@pytest.mark.parametrize(
    ("moment", "norway", "denmark"),
    [
        # Good Friday in the hours, Christmas Day outside them, and the day of Denmark's constitution.
        ("2027-03-26T10:00:00+01:00", "Vi vet ikke når", "Vi vet ikke når"),
        ("2026-12-25T03:00:00+01:00", "Stengt nå. Åpner mandag", "Stengt nå. Åpner mandag"),
        ("2026-06-05T10:00:00+02:00", "Åpent nå", "Vi vet ikke når"),
        # Store bededag, until 2023.
        ("2027-04-23T10:00:00+02:00", "Åpent nå", "Åpent nå"),
    ],
)
def test_on_a_holiday_nothing_is_said_to_be_open(phone: Visit, moment: str, norway: str, denmark: str) -> None:
    phone.page.clock.set_fixed_time(moment)

    phone.go("hjelp-na/")

    assert phone.page.locator("[data-tider][data-land=NO]").first.inner_text().startswith(norway)
    assert phone.page.locator("[data-tider][data-land=DK]").first.inner_text().startswith(denmark)


def test_open_now_changes_while_the_page_is_open(phone: Visit) -> None:
    phone.page.clock.install(time="2026-11-24T14:59:30+01:00")
    phone.go(TELEPHONE)
    before = phone.page.locator(".svar .naa").inner_text()

    phone.page.clock.run_for(61_000)

    assert before == "Åpent nå, til kl. 15:00"
    assert phone.page.locator(".svar .naa").inner_text() == "Stengt nå. Åpner tirsdag kl. 12:00"


def test_without_a_script_the_hours_stand_there_and_nothing_is_said_of_now(without_script: Visit) -> None:
    without_script.go(TELEPHONE)

    assert "Tirsdag kl. 12:00–15:00" in without_script.page.locator(".svar").inner_text()
    assert not without_script.page.locator(".svar .naa").is_visible()


def shown(one: Visit) -> set[str]:
    """Return the services that are to be seen."""
    return {str(element.get_attribute("data-tiltak")) for element in one.page.locator("[data-hvem]:visible").all()}


def choose(one: Visit, kind: str, value: str) -> None:
    one.page.locator(f'.utvalg a[data-filter="{kind}"][data-verdi="{value}"]').click()


def test_a_municipality_is_narrowed_by_whom_and_by_kind_together(phone: Visit) -> None:
    phone.go("kommune/baerum/")
    everything = shown(phone)
    phone.page.locator(".utvalg-ramme summary").click()

    choose(phone, "hvem", "foreldre")
    parents = shown(phone)
    choose(phone, "hvem", "barnehage")
    with_kindergarten = shown(phone)
    choose(phone, "type", "konsultasjon")
    advice = shown(phone)

    assert advice < with_kindergarten < everything
    assert parents <= with_kindergarten
    assert phone.page.locator(".utvalg [role=status]").inner_text() == f"Viser {len(advice)} av {len(everything)}."


def test_what_was_chosen_can_be_shared_and_taken_back(phone: Visit) -> None:
    phone.go("kommune/baerum/")
    everything = shown(phone)
    phone.page.locator(".utvalg-ramme summary").click()
    choose(phone, "hvem", "foreldre")
    chosen, address = shown(phone), phone.page.url

    phone.go("")
    phone.page.goto(address)
    again = shown(phone)
    phone.page.get_by_role("button", name="Vis alt igjen").click()

    assert chosen == again != everything
    assert address.endswith("#hvem=foreldre")
    assert shown(phone) == everything


@pytest.mark.parametrize("fragment", ["hvem=finnes-ikke", "hvem=%3Cscript%3E", "%", "type=" + "a" * 5000, "hvem=__proto__"])
def test_a_choice_nobody_has_narrows_nothing(phone: Visit, fragment: str) -> None:
    phone.go("kommune/baerum/")
    everything = shown(phone)

    phone.go(f"kommune/baerum/#{fragment}")
    phone.page.reload()

    assert shown(phone) == everything
    assert phone.errors == []


def test_a_choice_works_with_the_space_bar_and_says_that_it_is_made(phone: Visit) -> None:
    phone.go("kommune/baerum/")
    phone.page.locator(".utvalg-ramme summary").press("Enter")
    choice = phone.page.get_by_role("button", name=re.compile("^Foreldre"))

    choice.press(" ")

    assert choice.get_attribute("aria-pressed") == "true"


def test_without_a_script_each_choice_leads_to_its_own_list(without_script: Visit) -> None:
    without_script.go("kommune/baerum/")
    without_script.page.locator(".utvalg-ramme summary").click()

    choose(without_script, "hvem", "foreldre")

    heading = without_script.page.locator("#hvem_foreldre")
    assert heading.is_visible()
    assert without_script.page.locator("#hvem_foreldre + ul a").count() >= 5


def test_a_small_municipality_has_nothing_to_narrow(phone: Visit) -> None:
    phone.go("kommune/larvik/")

    assert phone.page.locator(".utvalg").count() == 0


def test_the_address_is_copied_without_what_somebody_chose(browser: Browser, served_site: str) -> None:
    context: BrowserContext = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    one = visit(context, served_site)
    one.page.add_init_script("delete Navigator.prototype.share")
    one.go(f"{TELEPHONE}#svar")

    one.page.get_by_role("button", name="Del siden").click()
    one.wait_until("document.querySelector('.verktoy [role=status]').textContent !== ''")
    copied = one.page.evaluate("navigator.clipboard.readText()")
    told = one.page.locator(".verktoy [role=status]").inner_text()

    context.close()
    assert copied == served_site + TELEPHONE
    assert told == "Lenken er kopiert."


def test_a_phone_that_can_share_is_asked_to(phone: Visit) -> None:
    phone.page.add_init_script("Navigator.prototype.share = async (what) => { globalThis.shared = what }")
    phone.go(TELEPHONE)

    phone.page.get_by_role("button", name="Del siden").click()
    phone.wait_until("Boolean(globalThis.shared)")

    assert phone.page.evaluate("shared.url") == phone.site + TELEPHONE


def test_share_and_print_are_not_there_without_a_script(without_script: Visit) -> None:
    without_script.go(TELEPHONE)

    assert without_script.page.locator(".verktoy button:visible").count() == 0


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_building_block_is_shown_on_the_page_of_building_blocks(phone: Visit, folder: str) -> None:
    blocks = re.findall(r"{% macro (\w+)\(", (PROJECT / "overrides/katalog/_deler.html").read_text(encoding="utf-8"))
    examples = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "overrides/katalog/eksempel").glob("*.html"))
    parts = (PROJECT / "overrides/katalog/_deler.html").read_text(encoding="utf-8")
    inside = set(re.findall(r"{{ (\w+)\(", parts)) | set(re.findall(r"{% if (\w+)\(", parts))

    phone.go(f"{folder}byggeklosser/")

    assert [block for block in blocks if f"del.{block}(" not in examples and block not in inside] == []
    assert phone.page.locator(".svar, .kort, .kommunehode, .notis, .merke, .utvalg, .velger, .linje, .hjelp-naa, .fakta-bunn").count() >= 10
    assert phone.page.locator('meta[name="robots"][content="noindex"]').count() == 1


# Numbers in groups, paragraphs and spans of numbers that begin on one line and end on the next.
PARTED = """() => {
  const found = [], range = document.createRange()
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  let seen = 0
  while (walk.nextNode()) {
    const node = walk.currentNode
    if (node.parentElement.closest('code, pre') || !node.parentElement.checkVisibility()) continue
    for (const { 0: number, index } of node.data.matchAll(/(§.)?\\d+([\\s\u00a0]\\d{2,3})+|(§.)?\\d[\\d.:]*[-–]\\d+|§.\\d+/g)) {
      range.setStart(node, index)
      range.setEnd(node, index + number.length)
      seen += 1
      if (new Set([...range.getClientRects()].map(one => Math.round(one.top))).size > 1) found.push(number)
    }
  }
  return [seen, found]
}"""


@pytest.mark.parametrize("adresse", ["hjelp-na/", "rettigheter/", "kommune/baerum/", "kommune/lyngby-taarbaek/", "foerste-steg/"])
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_line_ends_inside_a_number_to_call_or_a_paragraph_of_a_law(phone: Visit, folder: str, adresse: str) -> None:
    phone.go(folder + adresse)
    phone.unfold()
    parted = []
    seen = 0

    for width in range(320, 420, 10):
        phone.page.set_viewport_size({"width": width, "height": PHONE["height"]})
        seen, found = phone.page.evaluate(PARTED)
        parted += found

    phone.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert seen > 0
    assert parted == []


def test_code_to_copy_is_as_it_was_written(phone: Visit) -> None:
    phone.go("bygg-inn/")

    code = "".join(phone.page.locator("pre, code").all_text_contents())

    assert "--skolenaervaer-lenke" in code
    assert "\u00a0" not in code
    assert phone.page.locator(":is(pre, code) .hel").count() == 0


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_words_in_the_drawing_keep_clear_of_the_edge_of_their_box(phone: Visit, folder: str) -> None:
    phone.go(f"{folder}hvem-gjoer-hva/")

    room = phone.page.locator(".tegning .boks").evaluate_all(
        """boxes => boxes.flatMap(box => {
          const { left, right } = box.getBoundingClientRect(), room = []
          for (let one = box.nextElementSibling; one?.localName === 'text'; one = one.nextElementSibling) {
            const word = one.getBoundingClientRect()
            room.push(Math.min(word.left - left, right - word.right))
          }
          return room
        })"""
    )

    assert len(room) > 20
    assert min(room) >= 3
