"""A page is light: what a first visit and the next page weigh on the way to a phone, and how often it asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from besoek import LANGUAGES, PHONE, Visit, visit
from playwright.sync_api import Browser

from bench import vert

pytestmark = pytest.mark.browser


@pytest.fixture
def weighed(browser: Browser, built_site: Path) -> Iterator[tuple[Visit, dict[str, int]]]:
    """A phone that has been nowhere, and what each path it asks for weighs."""
    with vert.serve(built_site) as (address, sent):
        context = browser.new_context(viewport=PHONE)
        yield visit(context, address), sent
        context.close()


def go(one: Visit, adresse: str) -> None:
    """Open a page, with the icon that only a browser with tabs asks for."""
    one.page.goto(one.site + adresse, wait_until="networkidle")
    one.page.evaluate("Promise.all([...document.querySelectorAll('link[rel=icon]')].map(async link => (await fetch(link.href)).text()))")


@pytest.mark.parametrize("folder", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize(
    ("kommune", "service"),
    [("baerum", "konsultasjon-med-barnevernet"), ("lyngby-taarbaek", "skolefravaerstilbuddet")],
    ids=["baerum", "lyngby-taarbaek"],
)
def test_a_first_visit_and_the_next_page_are_light(weighed: tuple[Visit, dict[str, int]], folder: str, kommune: str, service: str) -> None:
    one, sent = weighed

    go(one, f"{folder}kommune/{kommune}/")
    first = dict(sent)
    sent.clear()
    go(one, f"{folder}kommune/{kommune}/{service}/")
    following = dict(sent)

    assert one.foreign == []
    assert len(first) <= 6, first
    assert sum(first.values()) <= 25_000, first
    assert sum(weight for path, weight in first.items() if path.endswith(".js")) <= 8_000, first
    assert sum(following.values()) <= 8_000, following


@pytest.mark.parametrize("folder", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("adresse", ["", "foerste-steg/", "hjelp-na/", "rettigheter/", "kommune/oslo/"])
def test_any_page_is_as_light_as_a_first_visit_may_be(weighed: tuple[Visit, dict[str, int]], folder: str, adresse: str) -> None:
    one, sent = weighed

    go(one, folder + adresse)

    assert one.foreign == []
    assert sum(sent.values()) <= 25_000, sent
