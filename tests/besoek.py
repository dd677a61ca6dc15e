"""A visitor in a real browser, and what they meet."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Page, ViewportSize

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
    "bygg-inn/",
    "kilder/",
    "aapne-data/",
    "lisens/",
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
    "redaksjon/",
    "redaksjon/baerum/",
    "finnes-ikke/",
]
# The folder of each language, as a visitor writes it.
LANGUAGES = {"nb": "", "da": "da/"}
# Seconds to wait for what a slow machine does at last.
PATIENCE = 30
PHONE, DESKTOP = {"width": 375, "height": 740}, {"width": 1280, "height": 900}
SMALL, TABLET = {"width": 320, "height": 568}, {"width": 768, "height": 1024}
# Tabs that visitors have left as they found them, for the next ones who look in the same way.
_LEFT: WeakKeyDictionary[BrowserContext, list[Page]] = WeakKeyDictionary()
# How one looks in a context that several look in: what a tab is set back to.
LOOKS: WeakKeyDictionary[BrowserContext, dict[str, Any]] = WeakKeyDictionary()


@dataclass
class Visit:
    """A visitor with a page, and what went wrong or out while they looked."""

    page: Page
    site: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    _size: ViewportSize | None = None
    _heard: dict[str, Callable[[Any], None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._size = self.page.viewport_size
        self._heard = {
            "console": lambda message: self.errors.append(message.text) if message.type in ("error", "warning") else None,
            "pageerror": lambda error: self.errors.append(str(error)),
            "request": lambda request: None if request.url.startswith(self.site) else self.foreign.append(request.url),
        }
        for event, heard in self._heard.items():
            self.page.on(event, heard)  # type: ignore[call-overload]

    def leave(self) -> None:
        """Leave the tab as it was found: a new one takes three times as long as a page.

        Only for a context that several look in (`contexts`), and not for a tab that has been given routes or scripts of its own.
        """
        look = LOOKS[self.page.context]
        for event, heard in self._heard.items():
            self.page.remove_listener(event, heard)
        self.page.evaluate("sessionStorage.clear()")
        # A page of its own, or an address that differs after # alone would not be opened anew.
        self.page.goto("about:blank")
        self.page.emulate_media(
            media="screen",
            color_scheme=look.get("color_scheme", "light"),
            forced_colors=look.get("forced_colors", "none"),
            reduced_motion=look.get("reduced_motion", "no-preference"),
        )
        if self._size:
            self.page.set_viewport_size(self._size)
        _LEFT.setdefault(self.page.context, []).append(self.page)

    def go(self, adresse: str) -> None:
        self.page.goto(self.site + adresse)

    def wait_until(self, expression: str) -> None:
        """Wait until something is true in the page; the page's own policy forbids the browser driver to wait there itself."""
        self.wait_for(lambda: self.page.evaluate(expression), expression)

    def wait_for(self, happened: Callable[[], bool], what: str) -> None:
        """Wait until *happened* says so, hearing meanwhile what the browser tells."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, f"never true: {what}"
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
    """Open a tab, or go on with one that was left as it was found."""
    left = _LEFT.get(context)
    return Visit(left.pop() if left else context.new_page(), site)


def tab_to(one: Visit, selector: str) -> int:
    """Press Tab until something that fits has the focus, and return how often; fail where it is never reached."""
    for presses in range(1, 90):
        one.page.keyboard.press("Tab")
        if one.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return presses
    raise AssertionError(f"{selector} has no tab stop")
