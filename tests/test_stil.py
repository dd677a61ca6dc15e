"""The style has nothing that no page uses, and its colours can be told apart by those who see little of them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from besoek import LANGUAGES, PHONE, TEMPLATES, visit
from playwright.sync_api import BrowserContext

from katalog import assets

ASSETS = Path(__file__).resolve().parent.parent / "overrides/assets"
# That of every page, and that of the pages for editors.
STYLE = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("katalog.css", "liste.css", "redaksjon.css"))
# What no page has today, by the name in its selector, and why it is in the style all the same.
NOT_ON_A_PAGE = {
    "akutt-naa": "written by the search when somebody writes words of danger",
    "stedsvalg": "written by the search when a name is that of two places",
    "merknad": "a text that is missing in the page's language",
    "notis-varsel": "a service with a warning",
    "merke-pause": "a service that takes a break",
    "ellers": "a service whose phone is not always answered",
    "alle": "the table of all, where there are many",
    "time": "a text that somebody has verified, on the page for editors",
    "har-vaert": "a date that has been, on the day this is tested",
    "er-aapent": "hours that it is open now, which it may not be when this is tested",
    "aria-pressed": "a button that has been pressed",
    "velger-valg": "a municipality that is offered while its name is written",
    **dict.fromkeys(("ark", "ark-fakta", "ark-ring", "ark-ut"), "a service that has been put in the shortlist"),
    **dict.fromkeys(("spraak-knapp", "spraakvalg", "rtl"), "a third language"),
    **dict.fromkeys(("logo", "knapp-lys", "bunn-eier"), "a municipality's own site"),
    "admonition": "a box that an editor may write in Markdown",
    "admonition-title": "the first line of such a box",
    **dict.fromkeys(("table", "th", "td"), "a table that an editor may write in Markdown"),
}
# Each selector by itself, nested ones with those they stand in, without what is a state or no element: those are on no page by themselves.
SELECTORS = r"""() => {
  const parts = list => {
    const found = ['']
    let depth = 0
    for (const sign of list) {
      depth += '(['.includes(sign) - ')]'.includes(sign)
      if (sign === ',' && !depth) found.push('')
      else found[found.length - 1] += sign
    }
    return found.map(one => one.trim())
  }
  const states = 'hover|focus-visible|focus-within|focus|active|visited|checked|disabled|invalid|open|popover-open|target|autofill'
  const STATE = `(::[\\w-]+|:(${states})(?![\\w-]))`
  const [NOT, ALONE, BESIDE] = [`:not\\(:(${states})\\)`, `(^|[\\s>+~(,])${STATE}`, STATE].map(one => new RegExp(one, 'g'))
  const bare = one => one.replace(NOT, '').replace(ALONE, '$1*').replace(BESIDE, '')
  const from = (rules, outer) => [...rules].flatMap(rule => {
    if (!rule.selectorText) return rule.cssRules && !(rule instanceof CSSKeyframesRule) ? from(rule.cssRules, outer) : []
    const own = parts(rule.selectorText).map(one => outer ? (one.includes('&') ? one.replaceAll('&', outer) : `${outer} ${one}`) : one)
    return [...own, ...from(rule.cssRules ?? [], `:is(${own.join(', ')})`)]
  })
  return [...new Set([...document.styleSheets].flatMap(sheet => from(sheet.cssRules, '')))].map(one => [one, bare(one)])
}"""
# Those that fit nothing, on the page that is open or on others, read as they came from the server.
MISSING = """selectors => selectors.filter(([, bare]) => !document.querySelector(bare))"""
MISSING_ELSEWHERE = """async ([selectors, addresses]) => {
  const reader = new DOMParser()
  for (const address of addresses) {
    const page = reader.parseFromString(await (await fetch(address)).text(), 'text/html')
    selectors = selectors.filter(([, bare]) => !page.querySelector(bare))
    if (!selectors.length) break
  }
  return selectors
}"""

# What a browser makes of a style sheet.
RULES = """style => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  return [...sheet.cssRules].map(rule => rule.cssText)
}"""


@pytest.mark.browser
def test_every_rule_fits_something_on_some_page(contexts: Callable[..., BrowserContext], served_site: str, built_site: Path) -> None:
    one = visit(contexts(viewport=PHONE), served_site)
    # A page that has every style there is but that of frames.
    one.go("redaksjon/")
    left: list[list[str]] = one.page.evaluate(SELECTORS)
    total = len(left)

    for folder in LANGUAGES.values():
        for adresse in TEMPLATES:
            one.go(folder + adresse)
            one.settle()
            one.unfold()
            left = one.page.evaluate(MISSING, left)
    # Those that are like no other lie nearest the front page.
    pages = sorted(built_site.rglob("index.html"), key=lambda path: (len(path.parts), path))
    others = [f"{served_site}{path.relative_to(built_site).as_posix()}" for path in pages]
    left = [pair for pair in left if not NOT_ON_A_PAGE.keys() & set(re.findall(r"[\w-]+", pair[0]))]
    left = one.page.evaluate(MISSING_ELSEWHERE, [left, others])

    one.leave()
    assert total > 100
    assert all(re.search(rf"(?<![\w-]){name}(?![\w-])", STYLE) for name in NOT_ON_A_PAGE)
    assert [selector for selector, _ in left] == []


@pytest.mark.browser
def test_what_is_sent_says_what_is_written(contexts: Callable[..., BrowserContext], served_site: str) -> None:
    one = visit(contexts(viewport=PHONE), served_site)
    one.go("")

    sent, written = (one.page.evaluate(RULES, style) for style in (assets.lean(STYLE), STYLE))

    one.leave()
    assert len(written) > 100
    assert sent == written


def test_every_colour_and_measure_that_is_named_is_used_and_the_other_way_round() -> None:
    named = set(re.findall(r"(?<![\w-])(--[\w-]+)\s*:", STYLE))
    used = set(re.findall(r"var\((--[\w-]+)", STYLE))

    assert named == used


def test_a_rule_gets_its_colours_by_name() -> None:
    outside = re.sub(r":root\s*\{[^}]*\}|@media print\s*\{.*\}", "", STYLE, flags=re.DOTALL)

    # A shadow is no colour of anything.
    assert [line for line in re.findall(r"[\w-]+:[^;{}]*(?:#[0-9a-f]{3,8}\b|rgba?\()[^;]*", outside) if not shade(line)] == []


def shade(declaration: str) -> bool:
    """Say whether a declaration is a shadow, or what lies over the page behind the menu."""
    return declaration.startswith("box-shadow:") or "rgb(17 24 26 / 35%)" in declaration


def test_the_dark_scheme_changes_the_colours_and_nothing_else() -> None:
    dark = blocks(r"@media \(prefers-color-scheme: dark\)")

    assert len(dark) == 1
    assert re.fullmatch(r"\s*:root\s*\{[^{}]*\}\s*", dark[0])
    assert set(declared(dark[0])) <= set(declared(STYLE))


def test_no_colour_depends_on_how_wide_a_phone_or_tablet_is() -> None:
    narrow = "".join(blocks(r"@media \(width < \d+rem\)"))

    assert narrow
    assert re.findall(r"(?:color|background|opacity|filter|fill|stroke)[\w-]*:[^;]*|--[\w-]+:", narrow) == []


def blocks(opening: str) -> list[str]:
    """Return what stands in each block that opens so."""
    found = []
    for start in re.finditer(opening + r"\s*\{", STYLE):
        depth, at = 1, start.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(STYLE[at], 0)
            at += 1
        found.append(STYLE[start.end() : at - 1])
    return found


def declared(text: str) -> dict[str, str]:
    """Return the names of the first :root in a text with what they stand for."""
    (root,) = re.findall(r":root\s*\{([^}]*)\}", text)[:1]
    return dict(re.findall(r"(--[\w-]+)\s*:\s*([^;]+);", root))


LIGHT = declared(STYLE)
SCHEMES = {"light": LIGHT, "dark": {**LIGHT, **declared(blocks(r"@media \(prefers-color-scheme: dark\)")[0])}}
# What is written with what on what.
TEXT = [
    *[("blekk", on) for on in ("bakgrunn", "flate", "lys", "varm", "fare-lys")],
    *[("dempet", on) for on in ("bakgrunn", "flate", "lys")],
    *[(link, on) for link in ("hoved", "hoved-moerk") for on in ("bakgrunn", "flate", "lys", "varm", "fare-lys")],
    *[("paa-hoved", on) for on in ("hoved", "hoved-moerk")],
    ("paa-fare", "fare"),
    ("paa-fokus", "fokus"),
]
# What one must see to know that something is there to be used or read: edges of fields and buttons, lines of the drawing.
# A card's thin line (strek) is decoration: its text and its link stand by themselves.
EDGES = [
    *[(edge, on) for edge in ("dempet", "hoved", "fare") for on in ("bakgrunn", "flate")],
    ("fare", "fare-lys"),
    ("hoved", "lys"),
    ("varm-strek", "bakgrunn"),
    ("varm-strek", "varm"),
]


def light_of(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * one for one in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(scheme: str, one: str, other: str) -> float:
    """Return how far two named colours of a scheme are from each other, from 1 to 21."""
    low, high = sorted(light_of(SCHEMES[scheme][f"--{name}"].strip()) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "on"), TEXT)
def test_text_can_be_read_on_what_it_stands_on(scheme: str, text: str, on: str) -> None:
    assert contrast(scheme, text, on) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "on"), EDGES)
def test_an_edge_can_be_told_from_what_is_around_it(scheme: str, edge: str, on: str) -> None:
    assert contrast(scheme, edge, on) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("on", ["bakgrunn", "flate", "lys", "varm", "fare-lys", "hoved", "fare"])
def test_one_of_the_two_rings_of_the_focus_is_seen_on_anything(scheme: str, on: str) -> None:
    assert max(contrast(scheme, ring, on) for ring in ("fokus", "paa-fokus")) >= 3
