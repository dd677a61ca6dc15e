"""A shortlist is handed on as a link: it shows the list, holds nothing that was written, and does nothing else."""

import re

import pytest
from besoek import Visit
from huskeliste import LISTE, LOS, NOTHING, RAAD, SIX, add, fill_from_link, kept, shared, shown

pytestmark = pytest.mark.browser


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
