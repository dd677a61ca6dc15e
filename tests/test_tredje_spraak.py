"""A language is added with data alone: what it has is shown, and what it lacks is shown in another and says so.

The one added here is made up, half as long again as bokmål, written from right to left, and has three pages of its own.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from besoek import Visit, visit
from conftest import SITE_URL, TODAY, build, copy_project, served
from playwright.sync_api import Browser, BrowserContext
from test_browser import AXE, violations
from test_search import unpack
from tredje import KODE, NAVN, SIDER, add_third_language, oversatt

from katalog import catalog
from katalog.problems import ProblemsFound

pytestmark = pytest.mark.slow

ALL = {"nb": "", KODE: f"{KODE}/", "da": "da/"}
NORWEGIAN, DANISH = "kommune/baerum/konsultasjon-med-barnevernet/", "kommune/lyngby-taarbaek/skolefravaerstilbuddet/"
TRANSLATED, ITS_NAME = "kommune/baerum/proevetilbud/", oversatt("Prøvetilbudet")
LOOKED_AT = ["", "kommune/baerum/", "kommune/lyngby-taarbaek/", DANISH, TRANSLATED, "sok/#q=fravær&kommune=baerum"]
LOOKS = [pytest.param({"width": width, "height": 800}, id=str(width)) for width in (320, 1280)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project with a language more."""
    project = copy_project(tmp_path_factory.mktemp("tredje") / "prosjekt")
    add_third_language(project)
    return project


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """Its site."""
    done = build(project, "--site-dir", str(project / "sub"))
    assert done.returncode == 0, done.stderr + done.stdout
    return project / "sub"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where its site is served."""
    with served(site) as address:
        yield address


@pytest.fixture
def reader(contexts: Callable[..., BrowserContext], address: str) -> Iterator[Visit]:
    """A reader of the third language with a phone."""
    one = visit(contexts(viewport={"width": 320, "height": 800}), address)
    yield one
    one.leave()


def read(site: Path, adresse: str, language: str = KODE) -> str:
    return (site / ALL[language] / adresse / "index.html").read_text(encoding="utf-8")


def pages(site: Path, folder: str) -> set[str]:
    """Return the addresses of all pages in a folder, without the languages below it."""
    found = {path.relative_to(site / folder).parent.as_posix() for path in (site / folder).rglob("index.html")}
    return {adresse for adresse in found if folder or adresse.split("/")[0] not in ALL}


def test_every_page_there_is_is_in_the_third_language_too(site: Path) -> None:
    assert pages(site, "ar") == pages(site, "") == pages(site, "da")
    assert len(pages(site, "ar")) > 455


def test_its_pages_say_their_language_and_are_written_from_right_to_left(site: Path) -> None:
    assert f'<html lang="{KODE}" dir="rtl">' in read(site, "kommune/oslo/")


def test_a_service_that_is_not_translated_is_shown_in_the_language_of_its_municipality(site: Path) -> None:
    assert re.search(r'<h1><span lang="nb" dir="ltr">[^<]+</span></h1>', read(site, NORWEGIAN))
    assert re.search(r'<h1><span lang="da" dir="ltr">Skolefraværstilbuddet</span></h1>', read(site, DANISH))


@pytest.mark.parametrize(("adresse", "spraak"), [(NORWEGIAN, "nb"), (DANISH, "da")])
def test_a_block_of_foreign_text_has_a_note_in_the_readers_language(site: Path, adresse: str, spraak: str) -> None:
    # What the other language is called has not been translated either.
    told = re.search(r'<p class="merknad">(.*?)</p><div lang="(\w+)" dir="ltr">', read(site, adresse))

    assert told and told[2] == spraak
    assert oversatt("Denne teksten finnes bare på") in told[1]
    assert re.search(r'<span lang="(nb|da)" dir="ltr">(norsk|dansk)</span>', told[1])


def test_what_is_translated_has_no_mark_and_no_note(site: Path) -> None:
    page = read(site, TRANSLATED)

    assert f"<h1>{ITS_NAME}</h1>" in page
    assert oversatt("Foreldre") in page
    assert 'class="merknad"' not in page.split('<dl class="fakta">')[0]


def test_a_label_that_is_not_translated_is_in_the_language_of_the_place(site: Path) -> None:
    assert '<span lang="nb" dir="ltr">Du kan ta kontakt selv</span>' in read(site, "kommune/baerum/")
    assert '<span lang="da" dir="ltr">Går gennem skolen eller børnehaven</span>' in read(site, "kommune/lyngby-taarbaek/")


def test_a_handwritten_page_that_is_not_translated_is_the_default_one_with_a_note(site: Path) -> None:
    page = read(site, "rettigheter/")

    assert 'id="innhold" tabindex="-1" lang="nb" dir="ltr">' in page
    assert f'<p class="merknad" lang="{KODE}" dir="rtl">' in page
    # What is made from data is in the reader's language where it has words.
    assert re.search(rf'<div lang="{KODE}" dir="rtl"><section class="land" aria-labelledby="danmark">', page)
    assert f'rel="canonical" href="{SITE_URL}rettigheter/"' in page


def test_countries_stand_in_the_order_the_language_says(site: Path) -> None:
    assert re.findall(r'<h2 id="(norge|danmark)">', read(site, "rettigheter/")) == ["danmark", "norge"]


@pytest.mark.parametrize("adresse", ["", "kommune/oslo/", DANISH, "om/"])
def test_a_page_names_its_twins_in_all_languages(site: Path, adresse: str) -> None:
    twins = {language: f"{SITE_URL}{folder}{adresse}" for language, folder in ALL.items()}

    for language in ALL:
        page = read(site, adresse, language)
        assert dict(re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', page)) == twins


def test_no_page_names_a_twin_that_is_not_translated(site: Path) -> None:
    assert {tuple(re.findall(r'<link rel="alternate" hreflang="(\w+)"', read(site, "rettigheter/", language))) for language in ALL} == {
        ("nb", "da")
    }


@pytest.mark.parametrize("adresse", ["", "rettigheter/", "kommune/", "kommune/oslo/", TRANSLATED, "sok/"])
def test_every_page_has_a_menu_of_all_languages_by_their_own_names(site: Path, adresse: str) -> None:
    up = "../" * adresse.count("/")

    for language, folder in ALL.items():
        menu = re.search(r'<nav class="meny" id="spraakvalg" popover.*?</nav>', read(site, adresse, language), re.DOTALL)
        assert menu
        found = re.findall(r'href="([^"]*)" lang="(\w+)" hreflang="(\w+)"[^>]*>([^<]+)</a>', menu[0])
        root = (up + "../" * folder.count("/")).removesuffix("/") or "."
        assert found == [
            (f"{root}/{to}{adresse}", code, code, name) for (code, to), name in zip(ALL.items(), ("Norsk", NAVN, "Dansk"), strict=True)
        ]


def test_two_languages_need_a_link_and_no_menu(built_site: Path) -> None:
    page = (built_site / "index.html").read_text(encoding="utf-8")

    assert "spraakvalg" not in page
    assert '<a href="./da/" lang="da" hreflang="da">Dansk</a>' in page


def test_the_sitemap_has_what_is_in_the_language_and_nothing_else(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    handwritten = [name.removesuffix(".md").removesuffix("index") for name in SIDER]

    assert f"<loc>{SITE_URL}{KODE}/kommune/oslo/</loc>" in sitemap
    assert [name for name in handwritten if f"<loc>{SITE_URL}{KODE}/{name}".rstrip("/") not in sitemap] == []
    assert f"{KODE}/rettigheter/" not in sitemap


def test_a_wrong_address_is_answered_in_the_language(site: Path) -> None:
    page = (site / KODE / "404.html").read_text(encoding="utf-8")

    assert f'<html lang="{KODE}" dir="rtl">' in page
    assert f"<h1>{oversatt('Vi finner ikke siden')}</h1>" in page


def test_the_search_of_a_language_without_words_knows_those_of_the_countries(site: Path) -> None:
    names = json.loads((site / "sok/filer.json").read_text(encoding="utf-8"))
    files = {language: site / f"sok/{language}/ord.{names[f'{language}/ord']}.json" for language in ALL}
    read = {language: json.loads(file.read_text(encoding="utf-8")) for language, file in files.items()}

    assert read[KODE]["m"] == read["nb"]["m"] + read["da"]["m"]
    assert {*unpack(read["nb"]), *unpack(read["da"])} <= {*unpack(read[KODE])}


def test_a_word_that_is_missing_is_told_once_with_its_file(project: Path, tmp_path: Path) -> None:
    words = project / f"data/ord/{KODE}.yaml"
    copied = copy_project(tmp_path / "uten")
    add_third_language(copied)
    kept = [line for line in words.read_text(encoding="utf-8").splitlines() if not line.startswith("ring: ")]
    (copied / f"data/ord/{KODE}.yaml").write_text("\n".join(kept), encoding="utf-8")

    with pytest.raises(ProblemsFound) as found:
        catalog.load(copied, today=TODAY)

    assert [(one.file, one.code, one.values["key"]) for one in found.value.problems] == [(f"data/ord/{KODE}.yaml", "word_missing", "ring")]


# What does not fit: the page itself, and each control and card that has more in it than it has room for, or is outside the page.
TOO_WIDE = """() => {
  const hidden = one => one.closest('.skjult, .hopp-til-innhold') || getComputedStyle(one).clipPath !== 'none'
  const shown = [...document.querySelectorAll('a, button, input, select, summary, .kort, .linje, .notis, .svar, .merke, h1, h2, h3')]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && !hidden(one))
  const cut = shown.filter(one => one.clientWidth && one.localName !== 'input' && one.scrollWidth > one.clientWidth + 1)
  const outside = shown.filter(one => { const { left, right } = one.getBoundingClientRect(); return left < -1 || right > innerWidth + 1 })
  const wide = document.documentElement.scrollWidth > innerWidth ? ['page'] : []
  return [...wide, ...[...cut, ...outside].map(one => `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 40)}`)]
}"""
# Pairs of things in the header that lie on each other.
OVERLAPPING = """() => {
  const shown = [...document.querySelectorAll('.topp-indre > *')].filter(one => one.checkVisibility())
  const boxes = shown.map(one => one.getBoundingClientRect())
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => over(a, b))).length
}"""
# Texts whose first sign stands to the right of their last one though they are written from left to right.
BACKWARDS = """selector => [...document.querySelectorAll(selector)].map(one => {
  const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode()
  const range = document.createRange()
  const at = i => { range.setStart(text, i); range.setEnd(text, i + 1); return range.getBoundingClientRect() }
  const first = text && at(0), last = text && at(text.length - 1)
  return first?.width && first.top === last.top && first.left > last.left ? text.data : ''
}).filter(Boolean)"""


@pytest.mark.browser
@pytest.mark.parametrize("adresse", LOOKED_AT)
@pytest.mark.parametrize("viewport", LOOKS)
def test_its_pages_fit_and_axe_finds_nothing(
    contexts: Callable[..., BrowserContext], address: str, viewport: dict[str, int], adresse: str
) -> None:
    one = visit(contexts(viewport=viewport), address)
    one.go(f"{KODE}/{adresse}")
    if adresse.startswith("sok/"):
        one.page.locator("[data-treff] > li").first.wait_for()

    found = Axe().run(one.page, options=AXE)
    too_wide, overlapping = one.page.evaluate(TOO_WIDE), one.page.evaluate(OVERLAPPING)

    one.leave()
    assert violations(found) == []
    assert too_wide == []
    assert overlapping == 0
    assert (one.errors, one.foreign) == ([], [])


@pytest.mark.browser
@pytest.mark.parametrize("adresse", ["hjelp-na/", "kommune/", "rettigheter/", TRANSLATED, DANISH, "kommune/vaaler-oestfold/"])
def test_numbers_names_and_laws_still_read_from_left_to_right(reader: Visit, adresse: str) -> None:
    reader.go(f"{KODE}/{adresse}")

    for selector in (".nummer", '[translate="no"]', '[dir="ltr"]:not(#innhold)', "h1"):
        assert [text for text in reader.page.evaluate(BACKWARDS, selector) if not re.search(r"[\u0600-\u06ff]", text)] == []


# Numbers of several groups anywhere in the text of a page, whose first group stands to the right of the last one.
TURNED = """() => {
  const found = [], range = document.createRange()
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    for (const { 0: number, index } of walk.currentNode.data.matchAll(/\\d+(\\s\\d+)+/g)) {
      const at = i => { range.setStart(walk.currentNode, i); range.setEnd(walk.currentNode, i + 1); return range.getBoundingClientRect() }
      const first = at(index), last = at(index + number.length - 1)
      if (first.top === last.top && first.left > last.left) found.push(number)
    }
  }
  return found
}"""


MIXED = ["kommune/baerum/", DANISH, "hjelp-na/", "ordliste/"]
MIXED_BY_SCRIPT = ["sok/#q=skole&kommune=baerum", "huskeliste/#liste=baerum/pp-tjenesten,larvik/los"]
# Marks that follow a part in other letters, and those of them that stand to its right, where a reader has not come to it yet.
MARKS = """() => {
  const range = document.createRange(), marks = [], wrong = []
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const mark = walk.currentNode, before = mark.previousSibling?.getClientRects && mark.previousSibling
    if (!before || !/^[.,:;?!)]/.test(mark.data) || !/[a-z]/i.test(before.textContent)) continue
    if (mark.parentElement.closest('[dir]').dir !== 'rtl') continue
    range.setStart(mark, 0)
    range.setEnd(mark, 1)
    const at = range.getBoundingClientRect(), part = [...before.getClientRects()].at(-1)
    if (!at.width || !part || Math.abs(at.top - part.top) > 8) continue
    marks.push(mark.data)
    if (at.left > part.left) wrong.push(before.textContent + mark.data)
  }
  return [marks.length, wrong]
}"""


@pytest.mark.browser
@pytest.mark.parametrize("adresse", [*MIXED, *MIXED_BY_SCRIPT])
def test_a_comma_after_a_part_that_is_not_translated_stands_where_one_reads_on(reader: Visit, adresse: str) -> None:
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    reader.go(f"{KODE}/{adresse}")
    reader.settle()
    if adresse.startswith("huskeliste/"):
        reader.page.locator(".ark h3").first.wait_for()
    reader.unfold()

    marks, wrong = reader.page.evaluate(MARKS)

    assert marks > 2
    assert wrong == []


def test_when_somebody_else_answers_is_said_in_the_language_it_is_written_in(site: Path) -> None:
    elsewhere = read(site, TRANSLATED).split('<div class="ellers"')[1].split("</div>")[0]

    assert re.search(r'<span class="tider"><span lang="nb" dir="ltr">[^<]+</span>', " ".join(elsewhere.split()).replace("> <", "><"))


@pytest.mark.browser
@pytest.mark.parametrize("adresse", ["hjelp-na/", "kommune/oslo/", TRANSLATED, "sok/#q=ringe&kommune=baerum"])
def test_no_number_to_call_has_its_groups_in_another_order(reader: Visit, adresse: str) -> None:
    reader.go(f"{KODE}/{adresse}")
    if adresse.startswith("sok/"):
        reader.page.locator("[data-treff] > li").first.wait_for()

    assert reader.page.evaluate(TURNED) == []


@pytest.mark.browser
def test_a_law_stands_before_its_paragraph(reader: Visit) -> None:
    reader.go(f"{KODE}/rettigheter/")
    laws = reader.page.locator("article li bdi:has(span + span)")

    found = laws.evaluate_all(
        "all => all.map(one => [...one.children].map(part => part.getClientRects()[0])).filter(([a, b]) => a.top === b.top)"
    )

    assert len(found) > 10
    assert [(a, b) for a, b in found if a["left"] > b["left"]] == []


@pytest.mark.browser
def test_arrows_point_the_way_one_reads(reader: Visit) -> None:
    reader.go(f"{KODE}/")

    assert reader.page.evaluate("getComputedStyle(document.querySelector('a.knapp'), '::after').content") == '"←"'


@pytest.mark.browser
def test_the_menu_of_languages_leads_to_the_same_page_by_keyboard(reader: Visit) -> None:
    reader.go(f"{KODE}/{NORWEGIAN}")

    reader.page.get_by_role("button", name=NAVN).focus()
    reader.page.keyboard.press("Enter")
    reader.page.get_by_role("link", name="Dansk", exact=True).focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"**/da/{NORWEGIAN}")

    assert reader.page.locator("html").get_attribute("lang") == "da"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("folder", "moment", "told"),
    [
        ("", "2026-11-24T19:59:00+01:00", [False, False]),
        ("da/", "2026-11-24T20:00:00+01:00", [True, False]),
        (f"{KODE}/", "2026-11-25T00:00:00+01:00", [True, True]),
    ],
    ids=["before", "at its end", "the next day"],
)
def test_a_date_that_has_been_is_said_to_have_been_by_the_clock_of_the_country(
    browser: Browser, address: str, folder: str, moment: str, told: list[bool]
) -> None:
    context = browser.new_context(timezone_id="Asia/Tokyo")
    one = visit(context, address)
    one.page.clock.set_fixed_time(moment)
    one.go(folder + TRANSLATED)
    words = {"": "Dette har vært.", "da/": "Det er forbi.", f"{KODE}/": oversatt("Dette har vært.")}[folder]

    dates = one.page.locator("[data-slutt]").all_inner_texts()

    context.close()
    assert [date.startswith(words) for date in dates] == told
    assert one.errors == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("question", "found", "lang"),
    [
        ("q=skolevegring&kommune=baerum", "Fraværsoppfølging", "nb"),
        ("q=skolevægring&kommune=lyngby-taarbaek", "kolefravær", "da"),
        (f"q={ITS_NAME}&kommune=baerum", ITS_NAME, None),
        ("q=kan+jeg+klage", "klage", "da"),
        ("q=ordliste&kommune=baerum", "Ordliste", "nb"),
    ],
    ids=["Norwegian", "Danish", "its own", "its own country", "a handwritten page"],
)
def test_the_search_finds_what_is_in_any_language_and_says_which(reader: Visit, question: str, found: str, lang: str | None) -> None:
    reader.go(f"{KODE}/sok/#{question}")
    reader.page.locator("[data-treff] > li").first.wait_for()

    hit = reader.page.locator("[data-treff] h3 a", has_text=found).first

    assert hit.evaluate("one => one.firstElementChild?.lang ?? null") == lang
    assert reader.errors == []
