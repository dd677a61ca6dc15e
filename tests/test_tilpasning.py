"""The page bends to whoever reads it: larger, further apart, in their own colours, without movement, on paper, under a thumb."""

import functools
from collections.abc import Callable

import pytest
from besoek import PHONE, SMALL, TEMPLATES, visit
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

# What no part of may be lost: each text that is cut by something around it that hides what flows over, or that lies on another text.
LOST = """() => {
  const wrong = []
  if (document.documentElement.scrollWidth > innerWidth) wrong.push(`the page is ${document.documentElement.scrollWidth} px wide`)
  const name = el => `${el.tagName.toLowerCase()}.${el.className} «${el.textContent.trim().slice(0, 40)}»`
  // What is there for ears alone is cut away whole, and what stands outside the page until it has the focus is not on it.
  const seen = el => el.checkVisibility({ visibilityProperty: true }) && el.getBoundingClientRect().right > 0 &&
    [el, el.parentElement].every(one => getComputedStyle(one).clipPath === 'none')
  for (const el of document.querySelectorAll('body *')) {
    const { overflowX, overflowY, textOverflow } = getComputedStyle(el)
    const clips = value => value === 'hidden' || value === 'clip'
    if (!seen(el) || !el.textContent.trim() || el.closest('svg')) continue
    if (clips(overflowX) && el.scrollWidth > el.clientWidth + 1) wrong.push(`${name(el)} is cut at its side`)
    if (clips(overflowY) && el.scrollHeight > el.clientHeight + 1) wrong.push(`${name(el)} is cut at its foot`)
    if (textOverflow === 'ellipsis') wrong.push(`${name(el)} ends in dots`)
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const lines = []
  while (walker.nextNode()) {
    const node = walker.currentNode
    // The way out floats above the page: it hides a line only while one reads past it, and what has the focus is scrolled clear of it.
    if (!node.data.trim() || !seen(node.parentElement) || node.parentElement.closest('svg, option, .utgang')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const { left, right, top, bottom } of range.getClientRects()) if (right - left > 2) lines.push({ left, right, top, bottom, node })
  }
  lines.sort((one, other) => one.top - other.top)
  lines.forEach((one, at) => {
    for (const other of lines.slice(at + 1)) {
      if (other.top >= one.bottom) break
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const high = Math.min(one.bottom, other.bottom) - other.top
      // The boxes of two lines may touch where their letters do not.
      if (other.node !== one.node && wide > 2 && high > 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top))
        wrong.push(`«${one.node.data.trim().slice(0, 30)}» and «${other.node.data.trim().slice(0, 30)}» lie on each other`)
    }
  })
  return [...new Set(wrong)]
}"""
# WCAG 2.2, 1.4.12.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# A number that is called is read in one breath: its link is no taller than one line of its own text.
BROKEN_NUMBERS = """() => [...document.querySelectorAll('a[href^="tel:"]')].flatMap(el => {
  const range = document.createRange()
  range.selectNodeContents(el.querySelector('.nummer') ?? el)
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1 ? [el.textContent] : []
})"""
# What can be touched and is smaller than a thumb. Not counted: a link that is set as text is (display: inline), which WCAG 2.5.8 leaves
# to its line and axe looks after; what is there for ears or keyboards alone; and a box by itself, since its label is touched for it.
SMALL_TARGETS = """() => {
  const reach = el => [el.getBoundingClientRect(), ...['::before', '::after'].map(part => {
    const { content, position, inset } = getComputedStyle(el, part)
    // A card's link is stretched over the whole card.
    const stretched = content !== 'none' && position === 'absolute' && inset === '0px'
    return stretched ? el.closest('article, li, div').getBoundingClientRect() : null
  })].filter(Boolean)
  return [...document.querySelectorAll('button, summary, select, input, a[href]')].flatMap(el => {
    if (!el.checkVisibility({ visibilityProperty: true }) || getComputedStyle(el).clipPath !== 'none') return []
    if (el.matches('a:not(nav *)') && getComputedStyle(el).display === 'inline' && reach(el).length === 1) return []
    const touched = el.matches('[type=checkbox], [type=radio]') ? (el.closest('label') ?? el) : el
    const boxes = reach(touched)
    if (boxes[0].right < 0) return []
    const [wide, high] = ['width', 'height'].map(side => Math.max(...boxes.map(box => box[side])))
    return wide >= 43.5 && high >= 43.5 ? [] : [`${el.outerHTML.slice(0, 70)} ${Math.round(wide)} × ${Math.round(high)}`]
  })
}"""
# With the reader's own few colours a background says nothing: what is a button, a card or a box of the drawing has a line around it.
EDGELESS = """() => [...document.querySelectorAll(
    'button, input:not([type=checkbox], [type=radio]), select, .kort, .linje, .ring, .knapp, .hjelp-knapp, svg rect:not([aria-hidden] *)')]
  .filter(el => el.checkVisibility({ visibilityProperty: true }) && getComputedStyle(el).clipPath === 'none' && !el.matches('.lenkeknapp'))
  .filter(el => {
    const { borderTopStyle, borderTopWidth, outlineStyle, stroke, strokeWidth, color } = getComputedStyle(el)
    if (el instanceof SVGElement) return stroke === 'none' || parseFloat(strokeWidth) < 1
    return (borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1) && outlineStyle === 'none'
  })
  .map(el => el.outerHTML.slice(0, 90))"""
# A drawing of which only the words are in those colours is not readable in them.
PAINTED = """() => {
  const { color, backgroundColor } = getComputedStyle(document.body)
  return [...document.querySelectorAll('.tegning :is(rect, circle, text)')]
    .filter(el => ![color, backgroundColor].includes(getComputedStyle(el).fill)).map(el => el.outerHTML.slice(0, 90))
}"""
# Whatever moves for longer than the eye sees, or would if it were touched.
MOVING = """() => [...document.querySelectorAll('*')].flatMap(el => [null, '::before', '::after'].flatMap(part => {
  const { transitionDuration, transitionDelay, animationName, animationDuration, scrollBehavior } = getComputedStyle(el, part)
  const long = value => value.split(',').some(one => parseFloat(one) > 0.01)
  const moves = long(transitionDuration) || (animationName !== 'none' && long(animationDuration)) || scrollBehavior === 'smooth'
  return moves ? [`${el.outerHTML.slice(0, 60)} ${part ?? ''}`] : []
}))"""


Seen = dict[str, object]


@pytest.fixture(scope="module")
def seen(contexts: Callable[..., BrowserContext], served_site: str) -> Callable[[str], Seen]:
    """What is seen of a page as each of its readers bends it: opened once, by one whose own style the page's policy does not know of."""
    context = contexts(viewport=SMALL, bypass_csp=True, reduced_motion="reduce")

    @functools.cache
    def bent(adresse: str) -> Seen:
        one = visit(context, served_site)
        one.go(adresse)
        one.settle()
        one.unfold()
        # The focus comes last, since it moves what it shows.
        found = {**set_apart(one.page), **enlarged(one.page), **touched(one.page), **on_paper(one.page), **in_own_colours(one.page)}
        one.leave()
        return found

    return bent


def set_apart(page: Page) -> Seen:
    page.set_viewport_size(SMALL)
    found = {"plain": page.evaluate(LOST), "broken": page.evaluate(BROKEN_NUMBERS)}
    with_style(page, SPACING, lambda: found.update(spaced=page.evaluate(LOST)))
    with_style(page, "html { font-size: 212.5% !important }", lambda: found.update(sideways=page.evaluate(SIDEWAYS)))
    page.set_viewport_size({"width": 640, "height": 800})
    with_style(page, "html { font-size: 200% !important }", lambda: found.update(larger=page.evaluate(LOST)))
    return found


def with_style(page: Page, style: str, look: Callable[[], None]) -> None:
    """Look at the page in a style of the reader's own, which is taken off again."""
    own = page.add_style_tag(content=style)
    look()
    own.evaluate("el => el.remove()")


def enlarged(page: Page) -> Seen:
    # 1280 × 1024 enlarged four times is 320 × 256 to the page.
    page.set_viewport_size({"width": 320, "height": 256})
    return {
        "width": page.evaluate("document.documentElement.scrollWidth"),
        # What stays when one scrolls may not take the little that is there.
        "stuck": page.evaluate(
            "[...document.querySelectorAll('body *')].filter(el => ['fixed', 'sticky'].includes(getComputedStyle(el).position)"
            " && el.checkVisibility() && el.clientHeight > innerHeight / 2 && !el.matches('[popover]'))"
            ".map(el => el.outerHTML.slice(0, 60))"
        ),
    }


def touched(page: Page) -> Seen:
    page.set_viewport_size(PHONE)
    return {"small": page.evaluate(SMALL_TARGETS)}


def on_paper(page: Page) -> Seen:
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    found = {
        "useless": page.evaluate(
            "[...document.querySelectorAll('body > header, body > footer, button, input, select')]"
            ".filter(el => el.checkVisibility({ visibilityProperty: true })).map(el => el.outerHTML.slice(0, 70))"
        ),
        "nameless": page.evaluate(
            "[...document.querySelectorAll('main a[rel~=external]')].filter(el => el.checkVisibility())"
            ".filter(el => !getComputedStyle(el, '::after').content.includes(el.getAttribute('href')))"
            ".filter(el => !el.getAttribute('href').includes(el.textContent.trim())).map(el => el.outerHTML.slice(0, 70))"
        ),
        # A sheet is read later than it is printed.
        "momentary": page.evaluate("[...document.querySelectorAll('.naa')].filter(el => el.checkVisibility()).map(el => el.outerHTML)"),
        # Ink on white: a printer leaves backgrounds out.
        "pale": page.evaluate(
            "[...document.querySelectorAll('main a[href^=\"tel:\"]')].filter(el => el.checkVisibility())"
            ".filter(el => Math.max(...getComputedStyle(el).color.match(/\\d+/g).slice(0, 3).map(Number)) > 120)"
            ".map(el => el.outerHTML.slice(0, 70))"
        ),
    }
    page.emulate_media(media="screen")
    return found


def in_own_colours(page: Page) -> Seen:
    page.set_viewport_size(PHONE)
    page.emulate_media(forced_colors="active")
    found = {"edgeless": page.evaluate(EDGELESS), "painted": page.evaluate(PAINTED), "moving": page.evaluate(MOVING)}
    page.keyboard.press("Tab")
    found["ring"] = page.evaluate(
        "(({ outlineStyle, outlineWidth }) => [outlineStyle, parseFloat(outlineWidth)])(getComputedStyle(document.activeElement))"
    )
    return found


@pytest.mark.parametrize("adresse", TEMPLATES)
def test_nothing_is_lost_where_the_text_is_set_further_apart_or_twice_as_large(seen: Callable[[str], Seen], adresse: str) -> None:
    found = seen(adresse)

    assert {name: found[name] for name in ("plain", "broken", "spaced", "larger")} == {
        "plain": [],
        "broken": [],
        "spaced": [],
        "larger": [],
    }


@pytest.mark.parametrize("adresse", TEMPLATES)
def test_the_smallest_phone_shows_letters_of_twice_the_size_without_sideways_scrolling(seen: Callable[[str], Seen], adresse: str) -> None:
    assert seen(adresse)["sideways"] == 0


@pytest.mark.parametrize("adresse", TEMPLATES)
def test_a_page_enlarged_four_times_is_not_scrolled_sideways(seen: Callable[[str], Seen], adresse: str) -> None:
    found = seen(adresse)

    assert (found["width"], found["stuck"]) == (320, [])


@pytest.mark.parametrize("adresse", TEMPLATES)
def test_what_is_touched_is_as_large_as_a_thumb(seen: Callable[[str], Seen], adresse: str) -> None:
    found = seen(adresse)

    assert found["small"] == []


@pytest.mark.parametrize("adresse", TEMPLATES)
def test_edges_are_there_in_the_readers_own_colours_and_nothing_moves_where_that_is_asked_for(
    seen: Callable[[str], Seen], adresse: str
) -> None:
    found = seen(adresse)

    style, width = found["ring"]  # type: ignore[misc]
    assert (found["edgeless"], found["painted"], found["moving"]) == ([], [], [])
    assert style != "none" and width >= 2


@pytest.mark.parametrize("adresse", TEMPLATES)
def test_a_page_on_paper_has_what_can_be_used_there(seen: Callable[[str], Seen], adresse: str) -> None:
    wrong = ("useless", "nameless", "momentary", "pale")

    found = seen(adresse)

    assert {name: found[name] for name in wrong} == {name: [] for name in wrong}
