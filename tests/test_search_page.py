"""The search page answers a parent's words, on the device alone, and leads on from every answer."""

import pytest
from besoek import Visit, tab_to
from playwright.sync_api import Request, Route

pytestmark = pytest.mark.browser


def told(one: Visit) -> str:
    """Return what the live region says when the search is done."""
    done = "/[^…]$/.test(document.querySelector('[role=status]').textContent)"
    one.wait_until(f"document.querySelector('[data-treff][aria-busy=false]') && {done}")
    return one.page.get_by_role("status").inner_text()


def asked(one: Visit, adresse: str) -> list[str]:
    """Open a search and return the keys of what is found, in order, when it is done."""
    one.go(adresse)
    told(one)
    return list(one.page.locator("[data-treff] > li").evaluate_all("found => found.map(li => li.dataset.tiltak)"))


def kept(one: Visit) -> list[object]:
    """Return what the browser keeps: in the tab, beyond the tab, and in cookies."""
    found: list[object] = one.page.evaluate("[{...sessionStorage}, localStorage.length, document.cookie]")
    return found


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
    phone.page.locator("[data-treff] > li:first-child[data-tiltak='larvik/los']").wait_for()

    assert phone.page.url.endswith("sok/#q=los&kommune=larvik")
    assert [url for url in sent if "los" in url.split("#")[0].removeprefix(phone.site)] == []


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
    phone.wait_until(f"document.querySelectorAll('[data-treff] > li').length < {len(before)}")

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
    ("folder", "label", "words", "key"),
    [
        ("", "Søk med dine egne ord", "skolevegring i Larvik", "larvik/naervaersteamet"),
        ("da/", "Søg med dine egne ord", "skolefravær i Lyngby", "lyngby-taarbaek/skolefravaerstilbuddet"),
    ],
    ids=["nb", "da"],
)
def test_a_parent_asks_on_the_front_page(phone: Visit, folder: str, label: str, words: str, key: str) -> None:
    phone.go(folder)

    names = [form.get_attribute("aria-label") for form in phone.page.get_by_role("search").all()]
    phone.page.get_by_role("searchbox", name=label).fill(words)
    phone.page.get_by_role("searchbox", name=label).press("Enter")
    phone.page.locator(f"[data-treff] > li[data-tiltak='{key}']").wait_for()

    assert len({*names}) == len(names) == 2
    assert (phone.errors, phone.foreign) == ([], [])


def test_a_touch_of_the_field_fetches_ahead_what_the_search_page_needs(phone: Visit) -> None:
    fetched: list[str] = []
    phone.go("kommune/baerum/")
    phone.page.on("response", lambda response: fetched.append(response.url.removeprefix(phone.site)))

    phone.page.locator(".topp-sok input").focus()
    wanted = ("sok/filer.json", "assets/sok.", "assets/resten.", "sok/steder.", "sok/nb/ord.", "sok/nb/no.", "/baerum.json")
    phone.wait_for(lambda: all(part in " ".join(fetched) for part in wanted), "all that the search page needs is fetched")

    assert len([path for path in fetched if "sok" in path or "resten" in path]) == len(wanted)


def test_a_touch_of_the_search_pages_own_field_fetches_what_the_first_letter_needs(phone: Visit) -> None:
    fetched: list[str] = []
    phone.page.on("response", lambda response: fetched.append(response.url.removeprefix(phone.site)))
    phone.go("sok/")
    phone.wait_for(lambda: "sok/steder." in " ".join(fetched), "the names of places are fetched")
    before = [path for path in fetched if path.startswith("sok/nb/")]

    phone.page.locator("[data-sok] input[type=search]").focus()
    phone.wait_for(lambda: "sok/nb/no." in " ".join(fetched), "what holds in the country is fetched")

    assert [path.split(".")[0] for path in before] == ["sok/nb/ord"]
    assert phone.page.locator("[data-treff] > li").count() == 0


def test_words_that_say_nothing_are_answered_with_what_helps_most_and_that_is_told(phone: Visit) -> None:
    found = asked(phone, "sok/#q=jeg+vet+ikke+hva+jeg+skal+gj%C3%B8re&kommune=larvik")

    assert found[0] == "larvik/naervaersteamet"
    assert "Vi er ikke sikre på hva du leter etter" in phone.page.locator("[data-beskjeder]").inner_text()


def test_a_municipality_is_remembered_in_the_tab_once_it_is_chosen_and_forgotten_when_it_is_not(phone: Visit) -> None:
    asked(phone, "sok/#q=los&kommune=baerum")
    before = kept(phone)

    phone.page.locator("#sok-kommune").select_option("larvik")
    chosen = kept(phone)
    phone.go("om/")
    phone.page.locator(".topp-sok input").fill("los")
    phone.page.locator(".topp-sok input").press("Enter")
    phone.page.locator("[data-treff] > li[data-tiltak='larvik/los']").wait_for()
    asked_elsewhere = phone.page.url
    phone.go("kommune/baerum/")
    phone.go("sok/")
    begun_with = (told(phone), phone.page.locator("#sok-kommune").input_value())
    phone.page.locator("#sok-kommune").select_option("")
    forgotten = kept(phone)

    assert before == forgotten == [{}, 0, ""]
    assert chosen == [{"skolenaervaer.kommune": "larvik"}, 0, ""]
    assert asked_elsewhere.endswith("sok/#q=los&kommune=larvik")
    assert begun_with == ("4 tilbud i Larvik.", "larvik")


def test_a_municipality_that_does_not_exist_is_as_if_none_were_chosen(phone: Visit) -> None:
    found = asked(phone, "sok/#q=mobbing&kommune=finnes-ikke&type=finnes-ikke")

    assert "nasjonalt/skolemiljoe" in found
    assert phone.page.url.endswith("sok/#q=mobbing")
    assert phone.page.locator("#sok-kommune").input_value() == ""
    assert kept(phone) == [{}, 0, ""]


def test_where_storage_is_forbidden_the_search_works_all_the_same(phone: Visit) -> None:
    phone.page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    asked(phone, "sok/#q=los")

    phone.page.locator("#sok-kommune").select_option("larvik")
    phone.page.locator("[data-treff] > li[data-tiltak='larvik/los']").wait_for()

    assert phone.page.url.endswith("#q=los&kommune=larvik")
    assert phone.errors == []


def test_without_words_a_chosen_municipality_lists_all_that_it_has(phone: Visit) -> None:
    found = asked(phone, "sok/#kommune=larvik")

    assert len(found) == 4
    assert phone.page.get_by_role("status").inner_text() == "4 tilbud i Larvik."
    assert not phone.page.locator("[data-andre]").is_visible()
    assert phone.page.locator("[data-filtre]").is_visible()


def test_a_municipality_that_has_described_nothing_still_shows_what_it_must_have(phone: Visit) -> None:
    found = asked(phone, "sok/#kommune=oslo")

    assert found == []
    assert phone.page.get_by_role("status").inner_text().startswith("Oslo har ikke beskrevet hjelpen sin.")
    assert phone.page.locator("[data-lovpaalagt] li a").first.is_visible()
    assert phone.page.locator("[data-hjelpelinjer] a[href='tel:113']").is_visible()


@pytest.mark.parametrize(("folder", "number"), [("", "113"), ("da/", "112")], ids=["nb", "da"])
def test_words_of_a_crisis_put_a_number_to_call_before_all_else(phone: Visit, folder: str, number: str) -> None:
    asked(phone, f"{folder}sok/#q=selvmord")

    first = phone.page.locator("#innhold a").first
    box = first.bounding_box()

    assert str(first.get_attribute("href")).endswith(number)
    assert box and box["y"] + box["height"] < 400, "a phone's keyboard covers what is below"
    assert phone.page.get_by_role("status").inner_text().startswith("Ring ")


def test_how_many_hits_there_are_is_told_once_when_the_typing_rests(phone: Visit) -> None:
    phone.go("sok/")
    phone.page.evaluate(
        """window.told = []
        new MutationObserver(() => told.push(document.querySelector('[role=status]').textContent))
          .observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true })"""
    )

    phone.page.locator("#sok-felt").press_sequentially("foreld", delay=220)
    last = told(phone)

    assert [text for text in phone.page.evaluate("told") if not text.endswith("…")] == [last]


def test_a_corrected_word_is_told_and_can_be_undone(phone: Visit) -> None:
    asked(phone, "sok/#q=skolevegrng&kommune=baerum")

    said = told(phone)
    phone.page.get_by_role("button", name="Søk på det jeg skrev").press("Enter")
    phone.page.wait_for_url("**/*ordrett=1")
    phone.page.get_by_role("button", name="Søk på det jeg skrev").wait_for(state="detached")

    assert "Viser treff for «skolevegring»." in said
    assert phone.page.evaluate("document.activeElement.textContent") == "Treff"


def test_two_municipalities_with_one_name_are_both_offered(phone: Visit) -> None:
    asked(phone, "sok/#q=skolevegring+i+Våler")

    offered = phone.page.locator("[data-beskjeder] button").all_inner_texts()
    phone.page.get_by_role("button", name="Våler (Østfold)").click()
    phone.page.wait_for_url("**/*kommune=vaaler-oestfold")

    assert offered == ["Våler (Innlandet)", "Våler (Østfold)"]
    assert kept(phone) == [{"skolenaervaer.kommune": "vaaler-oestfold"}, 0, ""]


def test_a_number_of_two_figures_is_never_broken_on_the_narrowest_phone(phone: Visit) -> None:
    phone.page.set_viewport_size({"width": 320, "height": 640})
    phone.go("da/sok/#q=vil+ikke+i+skole+larvik&kommune=lyngby-taarbaek")
    phone.page.locator("[data-filtre] summary").click()

    heights = phone.page.locator(".antall").evaluate_all("all => all.map(one => [one.textContent.length, one.offsetHeight])")

    assert {length for length, _ in heights} == {1, 2}
    assert len({height for _, height in heights}) == 1


def test_chosen_filters_are_seen_and_removed_where_the_filters_are_folded(phone: Visit) -> None:
    before = asked(phone, "sok/#q=foreldre&kommune=baerum")

    phone.page.goto("about:blank")
    after = asked(phone, "sok/#q=foreldre&kommune=baerum&kontakt=ja&type=telefon&type=barnevern")
    seen = phone.page.locator("[data-valgte]").inner_text()
    phone.page.get_by_role("button", name="Fjern filtre").press("Enter")
    phone.page.wait_for_url("**/sok/#q=foreldre&kommune=baerum")
    phone.page.get_by_role("button", name="Fjern filtre").wait_for(state="detached")

    assert seen.startswith("Viser bare: Du kan ta kontakt selv, ")
    assert 0 < len(after) < len(before)
    assert phone.page.locator("[data-treff] > li").count() == len(before)
    assert phone.page.evaluate("document.activeElement.textContent") == "Treff"


def test_filters_that_leave_nothing_say_what_there_would_be_without_them(phone: Visit) -> None:
    asked(phone, "sok/#q=skolevegring&kommune=larvik&type=telefon&målgruppe=barnehage")

    assert phone.page.get_by_role("status").inner_text().startswith("Ingen treff med det du har valgt. Uten valgene er det ")
    assert phone.page.get_by_role("button", name="Fjern filtre").is_visible()
    assert phone.page.locator("[data-andre] li a").first.is_visible()


def test_a_parent_finds_help_by_keyboard_alone(phone: Visit) -> None:
    phone.go("sok/")

    tab_to(phone, "#sok-felt")
    phone.page.keyboard.type("foreldre i Bærum")
    phone.page.keyboard.press("Enter")
    told(phone)
    before = phone.page.locator("[data-treff] > li").count()
    tab_to(phone, "[data-filtre] summary")
    phone.page.keyboard.press("Enter")
    tab_to(phone, "input[name=kontakt][value=ja]")
    phone.page.keyboard.press("Space")
    phone.wait_until(f"document.querySelectorAll('[data-treff] > li').length < {before}")
    focus = phone.page.evaluate("[document.activeElement.name, document.activeElement.checked]")
    tab_to(phone, "[data-treff] > li h3 a")
    name = phone.page.evaluate("document.activeElement.textContent")
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url("**/kommune/baerum/*/")

    assert focus == ["kontakt", True]
    assert phone.page.get_by_role("heading", level=1).inner_text() == name


def test_escape_empties_the_field_and_the_page(phone: Visit) -> None:
    asked(phone, "sok/#q=foreldre")

    phone.page.locator("#sok-felt").press("Escape")
    phone.wait_until("!document.querySelector('[data-treff] > li')")

    assert phone.page.locator("#sok-felt").input_value() == ""
    assert phone.page.url == f"{phone.site}sok/"
    assert not phone.page.locator("[data-filtre]").is_visible()


def test_no_number_of_hits_stands_over_an_empty_page(phone: Visit) -> None:
    asked(phone, "sok/#q=foreldre")

    phone.page.locator("#sok-felt").fill("")
    phone.wait_until("!document.querySelector('[data-treff] > li')")

    assert phone.page.get_by_role("status").inner_text() == ""


def test_the_way_past_the_menu_keeps_the_answer_and_its_address(phone: Visit) -> None:
    before = asked(phone, "sok/#q=los&kommune=larvik")

    tab_to(phone, ".hopp-til-innhold")
    phone.page.keyboard.press("Enter")
    phone.wait_until("document.activeElement.id === 'innhold' && location.hash !== '#innhold'")

    assert phone.page.url.endswith("sok/#q=los&kommune=larvik")
    assert phone.page.locator("[data-treff] > li").count() == len(before)


def test_whoever_comes_back_from_a_hit_comes_back_to_where_they_were(phone: Visit) -> None:
    asked(phone, "sok/#q=foreldre&kommune=baerum")
    hit = phone.page.locator("[data-treff] > li h3 a").nth(6)
    hit.scroll_into_view_if_needed()
    before = phone.page.evaluate("scrollY")

    hit.press("Enter")
    phone.page.wait_for_url("**/kommune/baerum/*/")
    phone.page.go_back()
    told(phone)

    assert before > 1000
    phone.wait_until(f"Math.abs(scrollY - {before}) < 100")


def test_no_more_of_an_address_is_taken_than_one_can_write_in_the_field(phone: Visit) -> None:
    asked(phone, f"sok/#q={'los ' * 10_000}&kommune=larvik")

    assert len(phone.page.locator("#sok-felt").input_value()) == 200
    assert len(phone.page.url) < 400


def test_on_a_slow_line_something_is_said_at_once(phone: Visit) -> None:
    held: list[Route] = []
    phone.page.route("**/sok/filer.json", lambda route: held.append(route))
    phone.go("sok/#q=los&kommune=larvik")

    phone.wait_until("document.querySelector('[role=status]').textContent === 'Leter …'")
    [route.continue_() for route in held]

    assert told(phone).endswith("treff.")


def test_a_search_that_cannot_be_fetched_says_what_to_do_and_can_be_tried_again(phone: Visit) -> None:
    phone.page.route("**/sok/**/*.json", lambda route: route.abort())
    phone.page.route("**/sok/*.json", lambda route: route.abort())
    asked(phone, "sok/#q=los&kommune=larvik")

    said = phone.page.get_by_role("status").inner_text()
    other_ways = phone.page.locator("[data-uten-skript] a").first.is_visible()
    phone.page.unroute_all()
    phone.page.get_by_role("button", name="Prøv igjen").click()
    phone.page.locator("[data-treff] > li[data-tiltak='larvik/los']").wait_for()

    assert said == "Vi fikk ikke hentet søket. Sjekk at du er på nett, og prøv igjen."
    assert other_ways
    assert not phone.page.locator("[data-uten-skript]").is_visible()
    assert phone.page.locator("#sok-kommune").input_value() == "larvik"


@pytest.mark.parametrize("file", ["ord", "no"])
@pytest.mark.parametrize("text", ["{}", "null", "[]", "<!doctype html>", '{"t": 5}'], ids=["empty", "null", "list", "page", "number"])
def test_a_file_that_is_something_else_is_told_and_can_be_fetched_again(phone: Visit, file: str, text: str) -> None:
    phone.page.route(f"**/sok/nb/{file}.*", lambda route: route.fulfill(body=text))
    asked(phone, "sok/#q=hun vil ikke på skolen&kommune=larvik")

    phone.page.unroute_all()
    phone.page.get_by_role("button", name="Prøv igjen").click()
    phone.page.get_by_role("button", name="Prøv igjen").wait_for(state="detached")
    told(phone)

    assert phone.page.locator("[data-treff] > li").first.get_attribute("data-tiltak") == "larvik/naervaersteamet"


def test_a_file_that_cannot_be_used_is_asked_for_past_what_the_browser_keeps(phone: Visit) -> None:
    sent: list[Request] = []
    phone.page.on("request", lambda request: sent.append(request) if "/finnes-ikke.json" in request.url else None)

    asked(phone, "sok/#q=los&kommune=finnes-ikke")

    assert [one.all_headers().get("cache-control") for one in sent] == [None, "no-cache"]


@pytest.mark.parametrize("file", ["**/assets/resten.*.js", "**/sok/steder.*.json"], ids=["tools", "places"])
@pytest.mark.parametrize("text", ["", "<!doctype html>", "{}"], ids=["nothing", "page", "empty"])
def test_without_the_municipalities_to_choose_among_that_is_told_and_they_can_be_fetched_again(phone: Visit, file: str, text: str) -> None:
    phone.page.route(file, lambda route: route.fulfill(body=text))
    asked(phone, "sok/#q=hun vil ikke på skolen&kommune=larvik")
    phone.page.get_by_role("button", name="Prøv igjen").wait_for()

    filters = phone.page.locator("[data-filtre]")
    dead = filters.is_visible() and not filters.locator("input").count()
    phone.page.unroute_all()
    phone.page.get_by_role("button", name="Prøv igjen").click()
    phone.wait_until("document.querySelector('#sok-kommune').value === 'larvik'")
    phone.page.locator("[data-filtre]").wait_for()

    assert not dead
    assert not phone.page.get_by_role("button", name="Prøv igjen").is_visible()


@pytest.mark.parametrize("text", ["", "<!doctype html>"], ids=["nothing", "page"])
def test_without_the_searchs_own_script_there_is_no_dead_field(phone: Visit, text: str) -> None:
    phone.page.route("**/assets/sok.*.js", lambda route: route.fulfill(body=text))
    phone.go("sok/#q=los&kommune=larvik")
    phone.page.locator("#sok-felt").wait_for(state="detached")

    assert phone.page.locator("[data-uten-skript] a").first.is_visible()
    assert "Et øyeblikk" not in phone.page.locator("#innhold").inner_text()


def test_what_is_written_before_the_script_has_come_is_asked_all_the_same(phone: Visit) -> None:
    held: list[Route] = []
    phone.page.route("**/assets/sok.*.js", lambda route: held.append(route))
    phone.page.goto(f"{phone.site}sok/", wait_until="commit")

    phone.page.locator("#sok-felt").fill("foreldre")
    phone.page.locator("#sok-felt").press("Enter")
    kept_words = phone.page.locator("#sok-felt").input_value()
    [route.continue_() for route in held]
    phone.page.locator("[data-treff] > li").first.wait_for()

    assert kept_words == "foreldre"
    assert phone.page.url.endswith("sok/#q=foreldre")


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
        "los&kommune=../../x",
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


@pytest.mark.parametrize("folder", ["", "da/"])
def test_without_a_script_the_front_page_has_a_link_to_the_search_and_no_dead_field(without_script: Visit, folder: str) -> None:
    without_script.go(folder)

    assert without_script.page.locator("input, button:not([popovertarget])").count() == 0
    without_script.page.locator(".forside-sok a").click()
    assert without_script.page.url == f"{without_script.site}{folder}sok/"
