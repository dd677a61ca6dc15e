"""A municipality shows its services on the website it already has: in a frame, as a part its server takes in, or by an element.

The examples are taken as the page «bygg inn» prints them, and stand on another origin than the site.
"""

import contextlib
import dataclasses
import gzip
import html
import http.server
import json
import re
import shlex
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from besoek import LANGUAGES, Visit, visit
from conftest import POLICY, SITE_URL, TODAY
from playwright.sync_api import Browser, BrowserContext
from prosjekt import PROJECT, make_project
from test_browser import AXE, AXE_COLOURS, judged

from katalog import catalog, embeds
from katalog.assets import PLAIN
from katalog.catalog import Catalog, Place
from katalog.moved import Gammel
from katalog.pages import Pages
from katalog.site import write_files

PLAIN_NAMES = {name: f"assets/{name}" for name in PLAIN}
STYLE, WHOLE_STYLE = ((PROJECT / "overrides/assets" / name).read_text("utf-8") for name in ("innebygd.css", "katalog.css"))
OWN = {"nb": "baerum", "da": "lyngby-taarbaek"}
FOLDERS = [pytest.param(language, folder, OWN[language], id=language) for language, folder in LANGUAGES.items()]
KINDS = {"ramme": "ramme.html", "fragment": "fragment.html", "element": "element.html"}
# Texts that would be something else than text in a careless page; the last one looks like a blank of the frame.
HOSTILE = "</script><script>top.truffet=1</script><img src=x onerror=top.truffet=1>{{ 7*7 }}@@tittel@@"


class _Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = Path(f"{self.server.folder}{path}{'index.html' if path.endswith('/') else ''}")  # type: ignore[attr-defined]
        body = file.read_text("utf-8") if file.is_file() else "borte"
        body = re.sub(r'<!--#include virtual="([^"]+)" -->', lambda m: Path(f"{file.parent}{m[1]}").read_text("utf-8"), body)
        self.send_response(200 if file.is_file() else 404)
        kinds = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
        self.send_header("Content-Type", f"{kinds.get(file.suffix, 'text/html')}; charset=utf-8")
        for name, value in self.server.headers(path).items():  # type: ignore[attr-defined]
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def answering(folder: Path, headers: Callable[[str], dict[str, str]]) -> Iterator[str]:
    """Serve a folder with headers for each path, parts taken in as SSI does, and give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    server.folder, server.headers = folder, headers  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def as_a_careful_host(path: str) -> dict[str, str]:
    """Return what the page «bygg inn» asks of whoever runs the site: its pages in nobody's frames, but for those made for it."""
    embedded = "/innebygd/" in path
    free = {"Access-Control-Allow-Origin": "*"} if embedded and path.endswith(".json") else {}
    return {"Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *") if embedded else POLICY, **free}


def examples(site: Path, folder: str) -> dict[str, list[str]]:
    """Return what can be copied under each heading of the page, as a reader copies it."""
    parts = re.split(r'<h2 id="([\w-]+)">', (site / folder / "bygg-inn/index.html").read_text("utf-8"))
    found = {
        name: re.findall(r"<pre><code>(.*?)</code></pre>", text, re.DOTALL) for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    return {name: [html.unescape(one) for one in codes] for name, codes in found.items()}


def names(given: dict[str, Any]) -> list[str]:
    return [one["navn"][0] for group in given["grupper"] for one in group["tilbud"]]


def offered(site: Path, folder: str, kommune: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / folder / "innebygd" / kommune / "tilbud.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def site(built_site: Path) -> Iterator[str]:
    """The site's address, as a careful host serves it."""
    with answering(built_site, as_a_careful_host) as address:
        yield address


@pytest.fixture(scope="module")
def elsewhere(built_site: Path, site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another website with a strict policy and the examples as they are printed; only the site's address is where it is served."""
    folder = tmp_path_factory.mktemp("kommune")
    policy = ""
    for language, own in LANGUAGES.items():
        found = {name: [code.replace(SITE_URL, site) for code in codes] for name, codes in examples(built_site, own).items()}
        (folder / language).mkdir()
        for name, file in KINDS.items():
            (folder / language / file).write_text(found[name][-1], encoding="utf-8")
        command = shlex.split(found["fragment"][0])
        with urllib.request.urlopen(command[-1]) as part:
            (folder / language / command[command.index("--output") + 1]).write_bytes(part.read())
        name, policy = found["sikkerhet"][0].replace(SITE_URL.removesuffix("/sub/"), site.removesuffix("/")).split(": ", 1)
        assert name == "Content-Security-Policy"
    with answering(folder, lambda path: {"Content-Security-Policy": f"default-src 'none'; {policy}"}) as address:
        yield address


@pytest.fixture
def guest(browser: Browser, elsewhere: str) -> Iterator[Visit]:
    """A reader of the other website."""
    context = browser.new_context(viewport={"width": 375, "height": 740})
    yield visit(context, elsewhere)
    context.close()


@pytest.fixture
def guest_without_script(browser: Browser, elsewhere: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 375, "height": 740}, java_script_enabled=False)
    yield visit(context, elsewhere)
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize(("language", "folder", "kommune"), FOLDERS)
def test_a_frame_shows_the_list_without_a_script_and_its_links_leave_the_frame(
    guest_without_script: Visit, site: str, built_site: Path, language: str, folder: str, kommune: str
) -> None:
    given = offered(built_site, folder, kommune)
    guest_without_script.go(f"{language}/ramme.html")
    frame = guest_without_script.page.frame_locator("iframe")

    told = frame.locator("main").inner_text()
    links = frame.locator("[data-tiltak] > a:first-child")
    shown, title = links.all_inner_texts(), guest_without_script.page.locator("iframe").get_attribute("title")
    links.first.click()
    guest_without_script.page.wait_for_url(f"{site}{folder}kommune/{kommune}/**")

    assert shown == names(given)
    assert title == given["tittel"] and told.startswith(given["tittel"])
    assert "112" in told
    assert guest_without_script.errors == []


@pytest.mark.browser
@pytest.mark.parametrize(("language", "folder", "kommune"), FOLDERS)
def test_a_part_that_the_server_takes_in_is_read_as_the_pages_own(
    guest_without_script: Visit, site: str, built_site: Path, language: str, folder: str, kommune: str
) -> None:
    given = offered(built_site, folder, kommune)
    guest_without_script.go(f"{language}/fragment.html")
    part = guest_without_script.page.locator("main > section")

    links = part.locator("[data-tiltak] > a:first-child")
    found = (links.all_inner_texts(), part.get_by_role("heading", level=2).all_inner_texts(), part.get_attribute("lang"))
    asked = list(guest_without_script.foreign)
    address = links.first.get_attribute("href")

    assert found == (names(given), [given["tittel"]], language)
    assert address == f"{SITE_URL}{folder}kommune/{given['grupper'][0]['tilbud'][0]['id']}/"
    # The reader's browser asks nobody but the website it is on.
    assert asked == []
    assert guest_without_script.errors == []


@pytest.mark.browser
@pytest.mark.parametrize(("language", "folder", "kommune"), FOLDERS)
def test_the_element_fills_in_the_list_with_one_request_and_keeps_nothing(
    guest: Visit, site: str, built_site: Path, language: str, folder: str, kommune: str
) -> None:
    given = offered(built_site, folder, kommune)
    guest.go(f"{language}/element.html")
    guest.page.locator("skolenaervaer-tilbud h2").wait_for()
    listed = guest.page.locator("skolenaervaer-tilbud [part=tilbud] > a")

    found = (listed.all_inner_texts(), listed.first.get_attribute("href"), guest.page.locator("[part=alt]").get_attribute("lang"))
    axe = judged(guest.page, AXE)

    assert found == (names(given), f"{site}{folder}kommune/{given['grupper'][0]['tilbud'][0]['id']}/", language)
    assert guest.page.locator("skolenaervaer-tilbud").get_by_role("heading", level=3).count() == len(given["grupper"]) + 1
    assert guest.page.locator("skolenaervaer-tilbud > a").is_visible() is False
    assert guest.foreign == [f"{site}innebygd/skolenaervaer.js", f"{site}{folder}innebygd/{kommune}/tilbud.json"]
    assert guest.page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    assert (axe, guest.errors) == ([], [])


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "kommune", "told"),
    [
        ("nb", ' kommune="finnes-ikke"', "Vi fikk ikke hentet lista"),
        ("da", ' kommune="../../om"', "Vi kunne ikke hente listen"),
        ("nb", "", "Vi fikk ikke"),
    ],
    ids=["a municipality that is not there", "a way out", "none"],
)
def test_an_element_that_cannot_fill_in_its_list_says_so_and_keeps_what_it_had(
    guest: Visit, site: str, language: str, kommune: str, told: str
) -> None:
    guest.go(f"{language}/fragment.html")

    guest.page.evaluate(
        """([src, markup]) => {
          document.body.innerHTML = markup
          document.body.append(Object.assign(document.createElement('script'), { src }))
        }""",
        [
            f"{site}innebygd/skolenaervaer.js",
            f'<skolenaervaer-tilbud{kommune} spraak="{language}"><a href="/x">Ellers</a></skolenaervaer-tilbud>',
        ],
    )
    guest.page.get_by_role("status").filter(has_text=told).wait_for()

    assert guest.page.get_by_role("link", name="Ellers").is_visible()
    assert [url for url in guest.foreign if not url.startswith(site)] == []


def spoilt(tmp_path: Path) -> Catalog:
    """The example catalogue with hostile texts wherever an editor can write one that is shown in the list."""
    found = catalog.load(make_project(tmp_path), today=TODAY)
    bad = catalog.load(make_project(tmp_path), today=TODAY).tiltak["baerum/testtelefon"].navn
    text = dataclasses.replace(bad, ord={language: HOSTILE for language in bad.ord})
    one = found.tiltak["baerum/testtelefon"]
    kontakt = [one.kontakt[0].model_copy(update={"hvem": text})]
    kilde = [one.kilde[0].model_copy(update={"tittel": text})]
    changed = one.model_copy(update={"navn": text, "varsel": text, "status": "pause", "kontakt": kontakt, "kilde": kilde})
    return dataclasses.replace(found, tiltak={one.key: changed})


def written(found: Catalog, folder: Path, url: str = "") -> Path:
    """Write what other websites show of a catalogue, and return the folder."""
    folders = {language: "" if language == found.languages[0] else f"{language}/" for language in found.languages}
    made = Pages(found, PROJECT / "overrides/katalog", files=PLAIN_NAMES)
    for kommune in found.kommuner:
        write_files(embeds.of(made, folders, url, kommune), folder)
    return folder


@pytest.mark.browser
def test_hostile_texts_stay_texts_in_all_three(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    folder = written(spoilt(tmp_path / "data"), tmp_path / "sub")
    (folder / "assets").mkdir()
    (folder / "innebygd/skolenaervaer.js").write_bytes((built_site / "innebygd/skolenaervaer.js").read_bytes())
    (folder / "side.html").write_text(
        '<!doctype html><title>x</title><iframe src="innebygd/baerum/"></iframe><!--#include virtual="/innebygd/baerum/fragment.html" -->'
        '<script src="innebygd/skolenaervaer.js"></script><skolenaervaer-tilbud kommune="baerum"></skolenaervaer-tilbud>',
        encoding="utf-8",
    )
    context = browser.new_context()
    with answering(folder, lambda path: {}) as address:
        one = visit(context, address)
        one.go("side.html")
        one.page.locator("[part=navn]").wait_for()

        places = [
            one.page.frame_locator("iframe").locator("main"),
            one.page.locator("section.skolenaervaer"),
            one.page.locator("[part=alt]"),
        ]
        told = [place.evaluate("one => one.textContent") for place in places]
        hit = one.page.evaluate("window.truffet ?? null")
        made = sum(place.locator("img, script").count() for place in places)

    context.close()
    # Its name, its warning, who answers, its source.
    assert [text.count(HOSTILE) for text in told] == [4, 4, 4]
    assert all("Dette tilbudet har pause nå." in text for text in told)
    assert (hit, made) == (None, 0)


@pytest.mark.browser
@pytest.mark.parametrize(("language", "folder", "kommune"), FOLDERS)
def test_the_page_for_a_frame_fits_any_width_and_axe_finds_nothing(
    contexts: Callable[..., BrowserContext], site: str, language: str, folder: str, kommune: str
) -> None:
    one = visit(contexts(viewport={"width": 280, "height": 500}), site)
    one.go(f"{folder}innebygd/{kommune}/")
    one.unfold()

    light = judged(one.page, AXE)
    narrow = one.page.evaluate("document.documentElement.scrollWidth")
    ground = one.page.evaluate("getComputedStyle(document.body).backgroundColor")
    one.page.emulate_media(color_scheme="dark")
    dark = judged(one.page, AXE_COLOURS)
    night = one.page.evaluate("getComputedStyle(document.body).backgroundColor")
    one.page.set_viewport_size({"width": 1200, "height": 500})
    wide = one.page.evaluate("document.documentElement.scrollWidth")

    one.leave()
    assert (light, dark, narrow, wide, one.errors) == ([], [], 280, 1200, [])
    assert ground != night


@pytest.mark.parametrize(("language", "folder", "kommune"), FOLDERS)
def test_page_part_and_file_say_the_same(built_site: Path, language: str, folder: str, kommune: str) -> None:
    room = built_site / folder / "innebygd" / kommune
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse((room / "index.html").read_text("utf-8"))
    part = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment((room / "fragment.html").read_text("utf-8"))
    given = offered(built_site, folder, kommune)

    shown = [[one.get("data-tiltak") for one in tree.iter("li") if one.get("data-tiltak")] for tree in (page, part)]
    dialled = [[one.get("href") for one in tree.iter("a") if one.get("href", "").startswith("tel:")] for tree in (page, part)]
    read = [" ".join("".join(tree.itertext()).split()) for tree in (page, part)]

    services = [one for group in given["grupper"] for one in group["tilbud"]]
    phones = [*given["fare"]["telefon"], *(phone for one in services for phone in one["telefon"])]
    assert shown == [[one["id"] for one in services]] * 2
    assert dialled == [[f"tel:{phone['ring']}" for phone in phones]] * 2
    assert read[0].endswith(read[1]) and given["tittel"] in read[1]
    assert len(list(page.iter("h1"))) == 1 and not list(part.iter("h1"))


def test_every_municipality_with_a_record_has_all_three_in_each_language(built_site: Path, real_catalog: Catalog) -> None:
    wanted = {
        f"{folder}innebygd/{kommune}/{name}"
        for folder in LANGUAGES.values()
        for kommune in real_catalog.kommuner
        for name in ("index.html", "fragment.html", "tilbud.json")
    }

    assert {path.relative_to(built_site).as_posix() for path in built_site.glob("**/innebygd/*/*")} == wanted


def test_every_service_of_a_municipality_is_in_its_list(built_site: Path, real_catalog: Catalog) -> None:
    listed = {
        one["id"] for kommune in real_catalog.kommuner for group in offered(built_site, "", kommune)["grupper"] for one in group["tilbud"]
    }

    assert listed == {one.key for one in real_catalog.open}


def test_a_part_has_nothing_that_could_clash_with_its_page(built_site: Path) -> None:
    parts = [path.read_text("utf-8") for path in built_site.glob("**/innebygd/*/fragment.html")]

    assert parts
    assert [part for part in parts if re.search(r"\s(?:id|style|target|on\w+)=|<(?:script|style|link|h1|html|body)\b", part)] == []
    assert {
        name
        for part in parts
        for names in re.findall(r'class="([^"]*)"', part)
        for name in names.split()
        if not name.startswith("skolenaervaer")
    } == set()


def test_the_links_of_a_part_are_whole_and_lead_to_pages_that_are_there(built_site: Path) -> None:
    parts = [path.read_text("utf-8") for path in built_site.glob("**/innebygd/*/fragment.html")]
    links = {link for part in parts for link in re.findall(r'href="([^"]+)"', part) if not link.startswith("tel:")}
    own = {link for link in links if link.startswith(SITE_URL)}

    assert [link for link in links if not link.startswith("https://")] == []
    assert len(own) > 40
    assert [link for link in own if not (built_site / link.removeprefix(SITE_URL) / "index.html").is_file()] == []


def test_the_links_of_a_part_are_relative_where_nobody_has_said_the_address(tmp_path: Path) -> None:
    part = (written(spoilt(tmp_path / "data"), tmp_path) / "da/innebygd/baerum/fragment.html").read_text("utf-8")

    assert 'href="../../kommune/baerum/testtelefon/"' in part


def test_the_examples_have_a_blank_for_an_address_that_nobody_has_said(real_catalog: Catalog) -> None:
    pages = Pages(real_catalog, PROJECT / "overrides/katalog", files=PLAIN_NAMES)

    frame, places = (pages.fragment(f"bygg-inn/{name}", "nb", "bygg-inn/", "nb") for name in ("ramme", "kommuner"))

    assert "https://sett-inn-adressen.example/innebygd/baerum/" in frame
    assert "Bytt ut https://sett-inn-adressen.example/ i eksemplene" in places


def test_a_municipality_that_describes_nothing_any_more_keeps_its_place(tmp_path: Path) -> None:
    found = catalog.load(make_project(tmp_path), today=TODAY)
    page = (written(dataclasses.replace(found, tiltak={}), tmp_path) / "innebygd/baerum/index.html").read_text("utf-8")

    assert "Bærum har ikke beskrevet hjelpen sin her ennå." in page
    assert "data-tiltak" not in page


def test_a_municipality_that_has_another_name_now_is_still_shown_where_it_was_taken_from(tmp_path: Path) -> None:
    found = catalog.load(make_project(tmp_path), today=TODAY)
    moved = Gammel("baerum", TODAY, None, Place("data/flyttet.yaml", 1))

    out = written(dataclasses.replace(found, gamle={"foer": moved, "foer/testtelefon": moved}), tmp_path / "ut")

    old, new = ({file.name: file.read_text("utf-8") for file in (out / f"da/innebygd/{name}").iterdir()} for name in ("foer", "baerum"))
    # Two pages of one title would be told as a mistake.
    old["index.html"] = old["index.html"].replace(" (foer) –", " –")
    assert set(old) == {"index.html", "fragment.html", "tilbud.json"}
    assert old == new


@pytest.mark.parametrize(("language", "folder", "kommune"), FOLDERS)
def test_a_page_for_a_frame_is_light_and_is_not_found_by_searching(built_site: Path, language: str, folder: str, kommune: str) -> None:
    page = (built_site / folder / "innebygd" / kommune / "index.html").read_bytes()

    assert sum(len(gzip.compress(one, 9, mtime=0)) for one in (page, STYLE.encode())) <= 8_000
    assert b'<meta name="robots" content="noindex">' in page
    assert b"<script" not in page
    assert "innebygd" not in (built_site / "sitemap.xml").read_text("utf-8")


def test_the_script_of_other_websites_stays_small_and_names_nothing_of_theirs(built_site: Path) -> None:
    script = (built_site / "innebygd/skolenaervaer.js").read_bytes()

    assert len(script) <= 3_000
    # A block: a name in it is nobody else's.
    assert re.fullmatch(rb"\{const ORD=.*\}\n", script, re.DOTALL)
    assert re.findall(rb"innerHTML|insertAdjacentHTML|eval|Storage|cookie|style=", script) == []


def test_the_style_of_a_frame_has_the_colours_of_the_site_and_nothing_that_is_not_used() -> None:
    theirs, ours = (re.findall(r"(--[\w-]+):\s*([^;]+);", text) for text in (WHOLE_STYLE, STYLE))
    lists = (PROJECT / "overrides/katalog/innebygd/liste.html").read_text("utf-8")

    assert [one for one in ours if one not in theirs] == []
    assert {name for name, _ in ours} == set(re.findall(r"var\((--[\w-]+)\)", STYLE))
    assert {name for name in re.findall(r"\.(skolenaervaer-[\w-]+)", STYLE) if name not in lists} == set()
