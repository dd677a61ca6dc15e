"""A parent copies a text to the school with one press, and is told so; without script there is nothing to press."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from besoek import PHONE, Visit, visit
from playwright.sync_api import Browser, BrowserContext
from test_browser import AXE, violations

pytestmark = pytest.mark.browser

FOLDERS = [pytest.param("", id="nb"), pytest.param("da/", id="da")]
# What stands in the second text from the first word to the last, and what is said when it has been copied or only marked.
WORDS = [
    pytest.param("", "Hei.\n\n(Barnets navn) på (trinn) strever", "Hilsen (navnet ditt)", "Kopiert.", "Teksten er merket.", id="nb"),
    pytest.param(
        "da/", "Kære (lærerens navn)\n\n(Barnets navn) har svært", "hilsen (dit navn)", "Kopieret.", "Teksten er markeret.", id="da"
    ),
]


@pytest.fixture
def clipboard(browser: Browser, served_site: str) -> Iterator[Visit]:
    """A visitor whose browser lets pages copy, as it does at a press on a page with https."""
    context = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    yield visit(context, served_site)
    context.close()


@pytest.mark.parametrize(("folder", "first", "last", "copied", "marked"), WORDS)
def test_a_press_copies_that_text_alone_and_says_so(clipboard: Visit, folder: str, first: str, last: str, copied: str, marked: str) -> None:
    clipboard.go(f"{folder}si-og-skriv/")
    sheet = clipboard.page.locator(".brev").nth(1)

    sheet.get_by_role("button").click()
    clipboard.wait_until("document.querySelectorAll('.brev')[1].querySelector('[role=status]').textContent !== ''")

    text = clipboard.page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(first)
    assert text.endswith(last)
    assert sheet.get_by_role("status").inner_text().startswith(copied)
    assert clipboard.errors == []


@pytest.mark.parametrize(("folder", "first", "last", "copied", "marked"), WORDS)
def test_where_a_page_may_not_copy_the_text_is_marked_for_the_parent_to_do_it(
    phone: Visit, folder: str, first: str, last: str, copied: str, marked: str
) -> None:
    phone.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    phone.go(f"{folder}si-og-skriv/")
    sheet = phone.page.locator(".brev").nth(1)

    sheet.get_by_role("button").click()
    phone.wait_until("document.querySelectorAll('.brev')[1].querySelector('[role=status]').textContent !== ''")

    text = phone.page.evaluate("getSelection().toString()")
    assert text.startswith(first)
    assert text.rstrip().endswith(last)
    assert sheet.get_by_role("status").inner_text().startswith(marked)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_text_has_one_button_described_by_its_own_heading(phone: Visit, folder: str) -> None:
    phone.go(f"{folder}si-og-skriv/")

    described = phone.page.locator(".brev button").evaluate_all(
        "all => all.map(one => document.getElementById(one.getAttribute('aria-describedby'))?.tagName)"
    )

    assert described == ["H3"] * phone.page.locator(".brev").count()
    assert len(described) > 5


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_script_the_texts_are_there_and_nothing_is_dead(without_script: Visit, folder: str) -> None:
    without_script.go(f"{folder}si-og-skriv/")

    assert without_script.page.locator(".brev").first.is_visible()
    assert without_script.page.locator("#innhold button").count() == 0
    assert "data-kopier" not in without_script.page.locator("#innhold").inner_text()


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_a_text_copied_on_the_smallest_phone(
    contexts: Callable[..., BrowserContext], served_site: str, scheme: str, folder: str
) -> None:
    one = visit(contexts(viewport={"width": 320, "height": 568}, color_scheme=scheme), served_site)
    one.go(f"{folder}si-og-skriv/")

    one.page.locator(".brev button").first.click()
    one.wait_until("document.querySelector('.brev [role=status]').textContent !== ''")
    found = Axe().run(one.page, options=AXE)
    width = one.page.evaluate("document.documentElement.scrollWidth")
    height = one.page.locator(".brev button").first.evaluate("one => one.getBoundingClientRect().height")

    one.leave()
    assert violations(found) == []
    assert width <= 320
    assert height >= 44
