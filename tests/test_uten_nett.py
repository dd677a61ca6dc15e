"""A municipality that has been read is there without a network, a copy says its age, and nothing is kept that is not wanted."""

import dataclasses
import functools
import gzip
import http.server
import os
import re
import shutil
import threading
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from besoek import PHONE, Visit, visit
from conftest import ROOT, _Quiet, build
from playwright.sync_api import Browser, BrowserContext

from brudd.grunnlag import small
from katalog.catalog import Catalog
from katalog.pages import Pages

# All addresses that are kept, in whatever cache.
KEPT = """(async () => (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
  .flat().map((one) => one.url))()"""
WORKERS = "navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.scope))"
# Makes every copy as old as the first moment of a day; [year, month from 0, day].
AGED = """async (day) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const copy = await cache.match(request)
      const headers = new Headers(copy.headers)
      headers.set('x-hentet', new Date(...day).getTime())
      await cache.put(request, new Response(await copy.text(), { headers }))
    }
  }
}"""
# As many pages as the number says, each kept at the time given in days from now.
CROWD = """async ([site, count, days]) => {
  const cache = await caches.open(site)
  for (let i = 0; i < count; i++) {
    const headers = { 'x-hentet': Date.now() - days * 864e5 }
    await cache.put(`${site}side-${days}-${i}/`, new Response('', { headers }))
  }
}"""
LANGUAGES = [
    pytest.param("", "Du er uten nett. Denne siden ble hentet 5. mai 2026.", id="nb"),
    pytest.param("da/", "Du er offline. Siden her blev hentet 5. maj 2026.", id="da"),
]
DAY = [2026, 4, 5]
SERVICE = "kommune/baerum/konsultasjon-med-barnevernet/"
NOTICE = "main [role=status].notis"
# What a first look at a municipality fetches; a browser takes its time with the icon.
FIRST = ["kommune/baerum/", "assets/favicon.*.svg", "assets/katalog.*.css", "assets/side.*.js"]


class Host(_Quiet):
    """A host that remembers what it was asked for, and can be made to fail or to keep people waiting."""

    def do_GET(self) -> None:
        host: Any = self.server
        host.asked.append(self.path)
        host.open.wait(30)
        if host.status == 200:
            super().do_GET()
        else:
            self.send_error(host.status)


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    """The built site in a copy of links, under the path its 404 pages link from: a test may replace its files, and writes in none."""
    return Path(shutil.copytree(built_site, tmp_path / "sub", copy_function=os.link))


@pytest.fixture
def host(request: pytest.FixtureRequest, built_site: Path) -> Iterator[Any]:
    """A web server of the test's own, with the built site, or the test's copy where it has asked for one to change."""
    site = request.getfixturevalue("site") if "site" in request.fixturenames else built_site
    server: Any = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(site.parent)))
    server.asked, server.status, server.open, server.daemon_threads = [], 200, threading.Event(), True
    server.open.set()
    # Asked often whether it is to end, or each test would wait for it at its own end.
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.open.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    one = browser.new_context(viewport=PHONE)
    yield one
    one.close()


@pytest.fixture
def parent(context: BrowserContext, host: Any) -> Visit:
    return visit(context, f"http://127.0.0.1:{host.server_port}/sub/")


def read(parent: Visit, folder: str = "") -> None:
    """Open Bærum, begin to read, and go on until all that belongs to it is kept."""
    parent.go(f"{folder}kommune/baerum/")
    parent.page.mouse.wheel(0, 200)
    parent.wait_until(f"{KEPT}.then((all) => all.filter((url) => url.endsWith('/')).length >= 22)")


def notices(parent: Visit) -> list[str]:
    return parent.page.locator(NOTICE).all_inner_texts()


def kept(parent: Visit) -> list[str]:
    return [str(url).removeprefix(parent.site) for url in parent.page.evaluate(KEPT)]


@pytest.mark.browser
@pytest.mark.parametrize(("folder", "words"), LANGUAGES)
@pytest.mark.parametrize("adresse", ["kommune/baerum/", SERVICE, "hjelp-na/", ""], ids=["kommune", "tiltak", "hjelp", "forside"])
def test_a_municipality_that_was_read_opens_without_a_network_and_says_how_old_it_is(
    parent: Visit, folder: str, words: str, adresse: str
) -> None:
    read(parent, folder)
    parent.go(folder + adresse)
    online = notices(parent)
    heading = parent.page.get_by_role("heading", level=1).inner_text()
    parent.page.evaluate(AGED, DAY)

    parent.page.context.set_offline(True)
    parent.go(folder + adresse)

    assert online == []
    assert notices(parent) == [words]
    assert parent.page.get_by_role("heading", level=1).inner_text() == heading
    assert (parent.errors, parent.foreign) == ([], [])


@pytest.mark.browser
def test_a_service_that_was_never_opened_is_among_them(parent: Visit, host: Any) -> None:
    read(parent)
    host.shutdown()
    host.server_close()

    parent.page.locator(f"a[href='{SERVICE.removeprefix('kommune/baerum/')}']").first.click()
    parent.page.locator(NOTICE).wait_for()

    assert parent.page.get_by_role("link", name="67 50 47 70").count() > 0
    assert parent.page.locator(".topp-sok").is_visible()
    assert parent.page.evaluate("document.styleSheets.length") == 1


@pytest.mark.browser
@pytest.mark.parametrize(
    ("folder", "words", "kommune"),
    [
        pytest.param("", "Du er uten nett. Denne siden ble ikke hentet.", "Bærum: her kan dere få hjelp", id="nb"),
        pytest.param("da/", "Du er offline. Siden her blev ikke hentet.", "Bærum: her kan I få hjælp", id="da"),
    ],
)
def test_an_address_that_is_not_kept_shows_whom_to_call_and_what_can_be_read(parent: Visit, folder: str, words: str, kommune: str) -> None:
    read(parent, folder)
    parent.page.context.set_offline(True)

    parent.go(f"{folder}kommune/oslo/")
    shown = notices(parent)
    numbers = [parent.page.locator(f"main a[href='tel:{number}']").first.is_visible() for number in ("113", "112")]
    parent.page.locator(NOTICE).get_by_role("link", name=kommune).click()

    assert shown[0].startswith(words)
    assert numbers == [True, True]
    assert parent.page.url == f"{parent.site}{folder}kommune/baerum/"
    assert parent.errors == []


@pytest.mark.browser
def test_the_links_of_the_help_page_lead_where_they_say_also_from_another_address(parent: Visit) -> None:
    read(parent)
    links = "[...document.querySelectorAll('a[href]:not(main [role=status] a)')].map((one) => one.href.split('#')[0])"
    parent.go("hjelp-na/")
    wanted = parent.page.evaluate(links)
    parent.page.context.set_offline(True)

    parent.go("kommune/oslo/finnes/ikke/")

    moved = {f"{parent.site}hjelp-na/", f"{parent.site}kommune/oslo/finnes/ikke/"}
    assert [url for url in parent.page.evaluate(links) if url not in moved] == [url for url in wanted if url not in moved]


@pytest.mark.browser
def test_a_page_that_has_changed_is_shown_as_it_is_now(parent: Visit, site: Path) -> None:
    read(parent)
    page = site / SERVICE / "index.html"
    text = page.read_text(encoding="utf-8")
    page.unlink()
    page.write_text(text.replace("67 50 47 70", "67 50 47 71"), encoding="utf-8")

    parent.go(SERVICE)
    online = parent.page.get_by_role("link", name="67 50 47 71").count(), notices(parent)
    parent.wait_until(f"caches.match('{parent.site}{SERVICE}').then((one) => one.text()).then((text) => text.includes('67 50 47 71'))")
    parent.page.context.set_offline(True)
    parent.page.reload()

    assert online[0] > 0
    assert online[1] == []
    assert parent.page.get_by_role("link", name="67 50 47 71").count() == online[0]


@pytest.mark.browser
def test_a_page_that_is_gone_is_not_kept_either(parent: Visit, site: Path) -> None:
    read(parent)
    shutil.rmtree(site / SERVICE)

    parent.go(SERVICE)

    parent.wait_until(f"{KEPT}.then((all) => !all.includes('{parent.site}{SERVICE}'))")
    assert parent.page.get_by_role("heading", level=1).inner_text() == "Vi finner ikke siden"


@pytest.mark.browser
def test_a_host_that_fails_does_not_hide_what_is_kept(parent: Visit, host: Any) -> None:
    read(parent)
    parent.page.evaluate(AGED, DAY)
    host.status = 503

    parent.go("kommune/baerum/")

    assert notices(parent) == ["Nettet svarer ikke. Denne siden ble hentet 5. mai 2026."]


@pytest.mark.browser
def test_a_network_that_is_too_slow_is_not_waited_for(parent: Visit, host: Any) -> None:
    read(parent)
    parent.page.evaluate(AGED, DAY)
    host.open.clear()

    parent.go("kommune/baerum/")

    assert notices(parent) == ["Nettet svarer ikke. Denne siden ble hentet 5. mai 2026."]
    assert parent.page.evaluate("document.styleSheets.length") == 1


@pytest.mark.browser
def test_a_first_look_fetches_nothing_more_and_keeps_nothing(parent: Visit, host: Any) -> None:
    parent.go("kommune/baerum/#nei")
    parent.page.wait_for_load_state("networkidle")

    assert [path for path in host.asked if not any(fnmatch(path, f"/sub/{one}") for one in FIRST)] == []
    assert (parent.page.evaluate(WORKERS), kept(parent)) == ([], [])


@pytest.mark.browser
def test_a_page_left_open_is_being_read(parent: Visit) -> None:
    parent.page.clock.install()
    parent.go("kommune/baerum/")

    parent.page.clock.fast_forward(15_000)

    parent.wait_until(f"{WORKERS}.then((all) => all.length === 1)")


@pytest.mark.browser
@pytest.mark.parametrize("adresse", ["", "hjelp-na/", "kommune/", "rettigheter/"])
def test_nothing_begins_before_a_municipality_is_opened(parent: Visit, adresse: str) -> None:
    parent.go(adresse)
    parent.page.mouse.wheel(0, 200)
    parent.page.keyboard.press("Tab")
    parent.page.wait_for_load_state("networkidle")

    assert (parent.page.evaluate(WORKERS), kept(parent)) == ([], [])


@pytest.mark.browser
@pytest.mark.parametrize(
    "browsers",
    ["Object.defineProperty(navigator, 'connection', { value: { saveData: true } })", "delete Navigator.prototype.serviceWorker"],
    ids=["that saves data", "without workers"],
)
def test_a_browser_keeps_nothing_and_says_nothing(parent: Visit, host: Any, browsers: str) -> None:
    parent.page.add_init_script(browsers)

    parent.go("kommune/baerum/")
    parent.page.mouse.wheel(0, 200)
    parent.page.wait_for_load_state("networkidle")

    assert "/sub/sw.js" not in host.asked
    assert parent.errors == []


@pytest.mark.browser
def test_only_the_sites_own_pages_and_files_are_kept_and_nothing_that_was_written(parent: Visit) -> None:
    read(parent)
    parent.page.evaluate("caches.open('et annet sted')")
    parent.go("rettigheter/?fra=barnets-navn")
    parent.go("sok/#q=hemmelig&kommune=baerum")
    parent.page.locator("[data-treff] > li").first.wait_for()
    parent.wait_until(f"{KEPT}.then((all) => all.some((url) => url.endsWith('/sok/')))")

    addresses = parent.page.evaluate(KEPT)

    assert [url for url in addresses if not url.startswith(parent.site) or re.search(r"[?#]|hemmelig|barnets", url)] == []
    assert f"{parent.site}rettigheter/" not in addresses
    assert parent.page.evaluate(WORKERS) == [parent.site]
    assert sorted(parent.page.evaluate("caches.keys()")) == sorted(["et annet sted", parent.site])


@pytest.mark.browser
def test_the_search_that_was_used_answers_without_a_network(parent: Visit) -> None:
    read(parent)
    parent.go("sok/#q=barnevernet&kommune=baerum")
    parent.page.locator("[data-treff] > li").first.wait_for()
    parent.wait_until(f"{KEPT}.then((all) => all.some((url) => url.endsWith('/baerum.json')))")
    parent.page.context.set_offline(True)

    parent.page.reload()

    parent.page.locator("[data-treff] > li").first.wait_for()
    assert len(notices(parent)) == 1


@pytest.mark.browser
def test_old_copies_and_too_many_are_deleted(parent: Visit) -> None:
    read(parent)
    parent.page.evaluate(CROWD, [parent.site, 2, 31])
    parent.page.evaluate(CROWD, [parent.site, 310, 3])

    parent.go("om/")

    parent.wait_until(f"{KEPT}.then((all) => all.filter((url) => url.endsWith('/')).length <= 300)")
    left = kept(parent)
    assert "kommune/baerum/" in left
    assert [url for url in left if url.startswith("side-31-")] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("folder", "words", "button"),
    [
        pytest.param("", "Sider som er tatt vare på nå: ", "Slett det som er tatt vare på, og ikke ta vare på mer", id="nb"),
        pytest.param("da/", "Sider, der er gemt nu: ", "Slet det, der er gemt, og gem ikke mere", id="da"),
    ],
)
def test_a_visitor_can_have_it_deleted_and_it_does_not_come_back(parent: Visit, host: Any, folder: str, words: str, button: str) -> None:
    read(parent, folder)
    parent.page.evaluate("caches.open('et annet sted')")
    parent.go(f"{folder}personvern/")
    told = parent.page.locator("[data-uten-nett] p")
    parent.wait_until("!document.querySelector('[data-uten-nett]').hidden")
    before = told.inner_text()

    with parent.page.expect_navigation():
        parent.page.get_by_role("button", name=button).click()
    parent.wait_until("!document.querySelector('[data-uten-nett]').hidden")
    after = told.inner_text()
    host.asked.clear()
    parent.go(f"{folder}kommune/baerum/")
    parent.page.mouse.wheel(0, 200)
    parent.page.wait_for_load_state("networkidle")

    assert re.fullmatch(rf"{words}\d+\.", before)
    assert not after.startswith(words)
    assert (parent.page.evaluate(WORKERS), kept(parent)) == ([], [])
    assert "/sub/sw.js" not in host.asked
    assert parent.page.evaluate("caches.keys()") == ["et annet sted"]
    assert parent.errors == []


@pytest.mark.browser
def test_a_visitor_who_said_no_can_say_yes_again(parent: Visit) -> None:
    parent.go("personvern/")
    parent.page.get_by_role("button", name="Slett det som er tatt vare på").click()

    parent.page.get_by_role("button", name="Ta vare på sider igjen").click()
    parent.page.get_by_role("button", name="Slett det som er tatt vare på").wait_for()

    assert parent.page.evaluate("Object.keys(localStorage)") == []
    read(parent)


@pytest.mark.browser
def test_a_host_who_turns_it_off_cleans_up_after_itself(parent: Visit, site: Path, tmp_path: Path) -> None:
    read(parent)
    done = build(small(tmp_path / "prosjekt"), "--site-dir", str(tmp_path / "uten"), KATALOG_UTEN_NETT="nei")
    shutil.rmtree(site)
    (tmp_path / "uten").rename(site)

    parent.go("kommune/baerum/")

    assert done.returncode == 0, done.stderr
    parent.wait_until(f"{WORKERS}.then((all) => all.length === 0)")
    parent.wait_until(f"{KEPT}.then((all) => all.length === 0)")
    parent.page.reload()
    parent.page.mouse.wheel(0, 200)
    parent.page.wait_for_load_state("networkidle")
    assert (parent.page.evaluate(WORKERS), kept(parent)) == ([], [])
    assert "data-melding" not in (site / "kommune/baerum/index.html").read_text(encoding="utf-8")
    assert "Dette nettstedet tar ikke vare på sider" in (site / "personvern/index.html").read_text(encoding="utf-8")
    assert "data-kopier" not in (site / "da/personvern/index.html").read_text(encoding="utf-8")


def test_every_page_has_the_place_where_a_copy_says_its_age_and_it_is_empty(built_site: Path) -> None:
    pages = [page for page in built_site.rglob("*.html") if not {"innebygd", "was"} & {*page.parts}]

    assert [page for page in pages if page.read_text(encoding="utf-8").count("<div data-melding hidden></div>") != 1] == []


def test_the_workers_words_are_escaped_before_they_meet_a_page(real_catalog: Catalog) -> None:
    spoilt = {language: {**words, "uten_nett_kopi": "<b>{dato}</b>"} for language, words in real_catalog.ord.items()}
    pages = Pages(dataclasses.replace(real_catalog, ord=spoilt), ROOT / "overrides/katalog")

    assert pages.offline_words("da")["kopi"] == "&lt;b&gt;{dato}&lt;/b&gt;"


def test_the_worker_stays_small(built_site: Path) -> None:
    assert len(gzip.compress((built_site / "sw.js").read_bytes(), 9, mtime=0)) <= 2200
