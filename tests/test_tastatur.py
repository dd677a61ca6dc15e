"""Everything is done with a keyboard alone: each stop is seen, is not covered, shows that it has the focus, and comes in its order."""

from collections.abc import Callable

import pytest
from besoek import DESKTOP, LANGUAGES, PHONE, TEMPLATES, Visit, tab_to, visit
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

WIDTHS = [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")]
# A scheme changes colours and nothing else (tests/test_stil.py), so each is walked through once, at one of the widths.
WALKS = [(PHONE, "light"), (DESKTOP, "dark")]
# What has the focus, by its place in the document, and what is wrong with how it is seen; null where nothing has it.
LOOK = """() => {
  const el = document.activeElement
  if (!el || el === document.body || el === document.documentElement) return null
  const { rings, place, before } = window.looks
  const wrong = []
  const box = el.getBoundingClientRect()
  if (box.width < 8 || box.height < 8) wrong.push(`is ${box.width} × ${box.height} px`)
  if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > Math.max(innerHeight, box.height) + 1)
    wrong.push('is outside the window')
  for (const { left, right, top, bottom } of el.getClientRects()) {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    for (const point of [[x, y], [left + 2, y], [right - 2, y], [x, top + 2], [x, bottom - 2]]) {
      const over = document.elementFromPoint(...point)
      if (over && !el.contains(over) && !over.contains(el)) wrong.push(`is covered by ${over.outerHTML.slice(0, 60)}`)
    }
  }
  const thick = ring => Math.max(0, ...(ring.match(/[\\d.]+(?=px)/g) ?? []).map(Number)) >= 2
  const around = [el, el.parentElement, el.parentElement?.parentElement].filter(Boolean)
  const shown = around.some(one => rings(one).some((now, i) => now.some((ring, j) => thick(ring) && ring !== before.get(one)?.[i][j])))
  if (!shown) wrong.push('looks as it does without the focus')
  return [place.get(el), [...new Set(wrong)].map(what => `${el.outerHTML.slice(0, 90)} ${what}`)]
}"""
# Keeps how everything looks while nothing has the focus, and how to look, which is read once for all stops. A ring may be drawn by an
# element, by what it holds before or after its text, or by one it stands in, as a card does for its link.
REMEMBER = """() => {
  const rings = el => [null, '::before', '::after'].map(part => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(el, part)
    return [outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineStyle} ${outlineColor}`, boxShadow === 'none' ? '' : boxShadow]
  })
  const all = [...document.querySelectorAll('*')]
  window.looks = { rings, place: new Map(all.map((el, i) => [el, i])), before: new Map(all.map(el => [el, rings(el)])), look: LOOK }
}""".replace("LOOK", LOOK)
# What can be done something with and is on the screen, by its place in the document; of radio buttons one is a stop for all.
DOABLE = """() => [...document.querySelectorAll('a[href], button, input:not([type=radio]), select, textarea, summary')]
  .filter(el => !el.disabled && el.tabIndex >= 0 && el.checkVisibility({ visibilityProperty: true }))
  .map(el => window.looks.place.get(el))"""


def stops(one: Visit, key: str = "Tab") -> list[tuple[int, list[str]]]:
    """Press a key until the focus has left the page or is where it began, and return each stop with what is wrong there."""
    found: list[tuple[int, list[str]]] = []
    for _ in range(one.page.locator("*").count()):
        one.page.keyboard.press(key)
        stop: tuple[int, list[str]] | None = one.page.evaluate("window.looks.look()")
        if stop is None or (found and stop[0] == found[0][0]):
            return found
        found.append(stop)
    raise AssertionError(f"the focus is held fast: {found[-3:]}")


# Each template is walked once, every other as a phone in the light and as a desktop in the dark: what could differ is the same style.
@pytest.mark.parametrize(("adresse", "viewport", "scheme"), [(one, *WALKS[i % 2]) for i, one in enumerate(TEMPLATES)])
def test_every_stop_is_seen_and_not_covered_and_in_the_order_of_the_page(
    contexts: Callable[..., BrowserContext], served_site: str, adresse: str, viewport: dict[str, int], scheme: str
) -> None:
    one = visit(contexts(viewport=viewport, color_scheme=scheme, reduced_motion="reduce"), served_site)
    one.go(adresse)
    one.settle()
    one.page.evaluate(REMEMBER)

    found = stops(one)
    doable = one.page.evaluate(DOABLE)

    one.leave()
    places = [place for place, _ in found]
    assert [text for _, wrong in found for text in wrong] == []
    assert places == sorted(places)
    assert set(doable) <= set(places)


@pytest.mark.parametrize("viewport", WIDTHS)
def test_the_way_back_is_the_way_there(contexts: Callable[..., BrowserContext], served_site: str, viewport: dict[str, int]) -> None:
    one = visit(contexts(reduced_motion="reduce"), served_site)
    one.page.set_viewport_size(viewport)
    one.go("kommune/baerum/")
    one.settle()
    one.page.evaluate(REMEMBER)

    there = [place for place, _ in stops(one)]
    one.page.reload()
    one.settle()
    one.page.evaluate(REMEMBER)
    back = stops(one, "Shift+Tab")

    one.leave()
    assert [place for place, _ in back] == there[::-1]
    assert [text for _, wrong in back for text in wrong] == []


# The way out apart, which is the first stop wherever it stands: who needs it has no time to look.
@pytest.mark.parametrize("viewport", WIDTHS)
def test_the_stops_on_top_come_row_by_row_as_they_are_seen(
    contexts: Callable[..., BrowserContext], served_site: str, viewport: dict[str, int]
) -> None:
    one = visit(contexts(), served_site)
    one.page.set_viewport_size(viewport)
    one.go("kommune/baerum/")
    one.page.locator("[data-husk]").first.click()
    one.page.get_by_role("banner").get_by_role("link", name="Huskeliste (1)").wait_for()

    stops = one.page.locator(".topp-indre :is(a, button, input):visible").evaluate_all(
        """all => all.map(el => el.getBoundingClientRect()).filter(box => box.width > 1)
          .map(box => [box.top + box.height / 2, box.left])"""
    )

    one.leave()
    seen = [(round(middle / 20), left) for middle, left in stops]
    assert len(seen) > 5
    assert seen == sorted(seen)


@pytest.mark.parametrize("folder", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("viewport", WIDTHS)
def test_a_parent_gets_from_the_front_page_to_a_number(
    contexts: Callable[..., BrowserContext], served_site: str, viewport: dict[str, int], folder: str
) -> None:
    one = visit(contexts(), served_site)
    one.page.set_viewport_size(viewport)
    one.go(folder)

    for step in ("kommune/baerum/", "konsultasjon-med-barnevernet/"):
        tab_to(one, f"#innhold a[href$='{step}']")
        one.page.keyboard.press("Enter")
        one.page.wait_for_url(f"**{step}")
    tab_to(one, "#innhold a[href^='tel:']")

    called = one.page.evaluate("document.activeElement.getAttribute('href')")
    one.leave()
    assert called == "tel:+4767504770"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_gives_the_focus_back_when_it_is_closed(phone: Visit, key: str) -> None:
    phone.go("kommune/baerum/")
    menu = phone.page.locator("#meny")

    tab_to(phone, "[popovertarget=meny]")
    phone.page.keyboard.press(key)
    opened = menu.is_visible()
    phone.page.keyboard.press("Tab")
    inside = phone.page.evaluate("document.activeElement.closest('#meny') !== null")
    phone.page.keyboard.press("Escape")

    assert (opened, inside, menu.is_visible()) == (True, True, False)
    assert phone.page.evaluate("document.activeElement.matches('[popovertarget=meny]')")


def test_a_page_is_chosen_in_the_menu(phone: Visit) -> None:
    phone.go("kommune/baerum/")

    tab_to(phone, "[popovertarget=meny]")
    phone.page.keyboard.press("Enter")
    tab_to(phone, "#meny a[href$='rettigheter/']")
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url("**/rettigheter/")

    assert phone.errors == []


@pytest.mark.parametrize("viewport", WIDTHS)
def test_the_other_language_is_one_key_away(contexts: Callable[..., BrowserContext], served_site: str, viewport: dict[str, int]) -> None:
    one = visit(contexts(), served_site)
    one.page.set_viewport_size(viewport)
    one.go("kommune/baerum/")

    tab_to(one, "header a[hreflang=da]")
    one.page.keyboard.press("Enter")
    one.page.wait_for_url("**/da/kommune/baerum/")

    language = one.page.evaluate("document.documentElement.lang")
    one.leave()
    assert language == "da"


@pytest.mark.parametrize("viewport", WIDTHS)
def test_a_hit_is_reached_from_the_field_in_the_head(
    contexts: Callable[..., BrowserContext], served_site: str, viewport: dict[str, int]
) -> None:
    one = visit(contexts(), served_site)
    one.page.set_viewport_size(viewport)
    one.go("kommune/baerum/")

    tab_to(one, "header input[type=search]")
    one.page.keyboard.type("barnevernet")
    one.page.keyboard.press("Enter")
    one.page.wait_for_url("**/sok/#q=*")
    one.settle()
    tab_to(one, "[data-treff] a")
    one.page.keyboard.press("Enter")
    one.page.wait_for_url("**/kommune/baerum/*/")

    one.leave()
    assert one.errors == []


@pytest.mark.parametrize("adresse", TEMPLATES)
def test_the_first_stop_skips_to_the_content(contexts: Callable[..., BrowserContext], served_site: str, adresse: str) -> None:
    one = visit(contexts(viewport=PHONE), served_site)
    one.go(adresse)

    one.page.keyboard.press("Tab")
    first = one.page.evaluate("document.activeElement.getAttribute('href')")
    one.page.keyboard.press("Enter")
    one.page.keyboard.press("Tab")
    skipped = one.page.evaluate("document.activeElement !== document.body && !document.activeElement.closest('header.topp')")

    one.leave()
    assert (first, skipped) == ("#innhold", True)


def test_what_is_folded_opens_with_the_space_bar(phone: Visit) -> None:
    phone.go("hvem-gjoer-hva/")

    tab_to(phone, "#innhold summary")
    phone.page.keyboard.press("Space")

    assert phone.page.evaluate("document.activeElement.closest('details').open")
