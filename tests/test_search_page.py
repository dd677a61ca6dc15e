"""The search page answers a parent's words, on the device alone, and leads on from every answer."""

import pytest
from besoek import Visit

pytestmark = pytest.mark.browser


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
