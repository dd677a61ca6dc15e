"""What a browser keeps of a shortlist: in the tab, on the device when asked, and nothing after it is cleared."""

import json

import pytest
from besoek import Visit, visit
from huskeliste import LISTE, LOS, NOTATER, NOTHING, RAAD, SIX, add, fill_from_link, kept, shared, shown

pytestmark = pytest.mark.browser


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
