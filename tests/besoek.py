"""A visitor in a real browser, and what they meet."""

import time
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page

# Where the handwritten pages are, the list of municipalities apart.
HANDWRITTEN = [
    "",
    "foerste-steg/",
    "si-og-skriv/",
    "hjelp-na/",
    "hvem-gjoer-hva/",
    "rettigheter/",
    "ressurser/",
    "ordliste/",
    "for-fagfolk/",
    "kilder/",
    "aapne-data/",
    "om/",
    "personvern/",
    "tilgjengelighet/",
    "byggeklosser/",
    "sok/",
    "huskeliste/",
]
# One address of each kind of page, as it is in each language.
TEMPLATES = [
    *HANDWRITTEN,
    "sok/#q=skole&kommune=baerum",
    "kommune/",
    "kommune/baerum/",
    "kommune/oslo/",
    "kommune/lyngby-taarbaek/skolefravaerstilbuddet/",
    "finnes-ikke/",
]
# The folder of each language, as a visitor writes it.
LANGUAGES = {"nb": "", "da": "da/"}
# Seconds to wait for what a slow machine does at last.
PATIENCE = 30
PHONE, DESKTOP = {"width": 375, "height": 740}, {"width": 1280, "height": 900}
SMALL, TABLET = {"width": 320, "height": 568}, {"width": 768, "height": 1024}


@dataclass
class Visit:
    """A visitor with a page, and what went wrong or out while they looked."""

    page: Page
    site: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def go(self, adresse: str) -> None:
        self.page.goto(self.site + adresse)

    def wait_until(self, expression: str) -> None:
        """Wait until something is true in the page; the page's own policy forbids the browser driver to wait there itself."""
        end = time.monotonic() + PATIENCE
        while not self.page.evaluate(expression):
            assert time.monotonic() < end, f"never true: {expression}"
            self.page.wait_for_timeout(20)

    def settle(self) -> None:
        """Wait until what the page's scripts fetch and write is there: nothing is busy any more."""
        self.wait_until("document.readyState === 'complete' && !document.querySelector('[aria-busy=true]')")
        if "#q=" in self.page.url:
            self.page.locator("[data-treff] > li").first.wait_for()

    def unfold(self) -> None:
        """Open all that can be opened in the page's own flow."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def visit(context: BrowserContext, site: str) -> Visit:
    one = Visit(context.new_page(), site)
    one.page.on("console", lambda message: one.errors.append(message.text) if message.type in ("error", "warning") else None)
    one.page.on("pageerror", lambda error: one.errors.append(str(error)))
    one.page.on("request", lambda request: None if request.url.startswith(site) else one.foreign.append(request.url))
    return one


def tab_to(one: Visit, selector: str) -> int:
    """Press Tab until something that fits has the focus, and return how often; fail where it is never reached."""
    for presses in range(1, 90):
        one.page.keyboard.press("Tab")
        if one.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return presses
    raise AssertionError(f"{selector} has no tab stop")
