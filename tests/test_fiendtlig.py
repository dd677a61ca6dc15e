"""Whatever is written in the data, it is told or it is words: nothing runs, nothing is written elsewhere, and every page keeps its width.

One site is built from files that somebody has filled with hostile values in every field there is; see tests/fiendtlige_filer.py.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import icalendar
import jsonschema
import pytest
import rdflib
from besoek import Visit, visit
from conftest import LOGO, PATH, TODAY, build, copy_project, served
from fiendtlig import FORBIDDEN
from fiendtlige_filer import ALL, KINDS, Hostile
from playwright.sync_api import Browser
from prosjekt import katalog
from test_exports_tables import RECKONED

from katalog import catalog
from katalog.catalog import Catalog
from katalog.linkbook import Lenkeunntak
from katalog.model import Post
from katalog.octets import FORBIDDEN as UNSEEN
from katalog.reading import read_yaml

pytestmark = pytest.mark.slow

# What a parent comes to with a question in the fragment, and with a list of all that is hostile.
SEARCH, LIST = "sok/#q={question}&kommune=baerum", "huskeliste/#liste={keys}"
# What is markup or an address in a page, as a browser reads it, and may not be there.
STRANGE = """async names => {
  const found = []
  const own = /^[./a-z0-9-]*assets\\/[a-z]+\\.[0-9a-f]{8}\\.js$/
  for (const name of names) {
    const page = new DOMParser().parseFromString(await (await fetch(name)).text(), 'text/html')
    for (const one of page.querySelectorAll('*')) {
      const script = one.localName === 'script' && one.type !== 'application/ld+json' && !own.test(one.getAttribute('src'))
      const image = one.localName === 'img' && one.className !== 'logo'
      if (script || image || one.matches('iframe, object, embed, base[href], style, applet')) found.push([name, one.outerHTML])
      for (const { name: key, value } of one.attributes) {
        if (/^on|^(srcdoc|style|formaction)$/.test(key)) found.push([name, key, value])
        if (!['href', 'src', 'action'].includes(key)) continue
        const { protocol } = new URL(value, location)
        if (!['http:', 'https:', 'tel:', 'mailto:'].includes(protocol)) found.push([name, key, value])
        if (protocol === 'mailto:' && /[?&](b?cc|to|body)=/i.test(value)) found.push([name, key, value])
      }
    }
  }
  return found
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """A project full of hostile values, all that is told mended, and its site."""
    project = copy_project(tmp_path_factory.mktemp("fiendtlig") / "prosjekt")
    (project / "content/assets").mkdir(exist_ok=True)
    (project / "content/assets/prove.svg").write_text(LOGO, encoding="utf-8")
    made = Hostile(project)
    made.mend()
    for page in project.glob("content/*/foerste-steg.md"):
        # Each step has its part of the page.
        text = page.read_text(encoding="utf-8")
        parts = [f"## Prøve {{#{name}}}\n" for name in made.ids("data/veien.yaml") if f"{{#{name}}}" not in text]
        page.write_text("\n".join([text, *parts]), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def site(hostile: Hostile) -> Path:
    target = hostile.root / "ut/sub"
    done = build(hostile.root, "--site-dir", str(target))
    assert done.returncode == 0, done.stderr + done.stdout
    return target


@pytest.fixture(scope="module")
def found(hostile: Hostile) -> Catalog:
    return catalog.load(hostile.root, today=TODAY)


@pytest.fixture(scope="module")
def reader(browser: Browser, site: Path) -> Iterator[Visit]:
    """A reader with a small screen whose browser heeds no policy: what holds must hold by itself."""
    context = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    with served(site) as address:
        one = visit(context, address)
        one.page.on("dialog", lambda dialog: (one.errors.append(dialog.message), dialog.dismiss()))
        yield one
    context.close()


def names_of(site: Path) -> list[str]:
    """Return the pages that hold something hostile: all but those of municipalities that are what they were."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [name for name in pages if "/kommune/" not in f"/{name}" or "/baerum/" in name]


def looked_at(site: Path) -> list[str]:
    """Return where to look: a service for each value, in one language or the other, and every other page there is besides."""
    pages = [name.removesuffix("index.html") for name in names_of(site) if name.endswith("index.html") and "was/" not in name]
    services = [name for name in pages if "/prove-" in name and (int(name.split("-")[1].split("/")[0]) % 2 == 0) == name.startswith("da/")]
    return services + [name for name in pages if "kommune/baerum/" not in name or name.endswith("kommune/baerum/")][::2]


def wide(one: Visit) -> list[str]:
    """Return what reaches over the edge of the screen, with all open that can be opened."""
    one.unfold()
    over: list[str] = one.page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
          .filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 99)).slice(-3)"""
    )
    return over


def harmed(one: Visit) -> list[object]:
    """Return what has run, been asked for elsewhere or gone wrong since the reader began."""
    return [*filter(None, [one.page.evaluate("window.truffet")]), *one.errors, *one.foreign]


def records(kind: Any) -> set[type[Post]]:
    """Return a kind of record and those within it."""
    if isinstance(kind, type) and issubclass(kind, Post):
        return {kind}.union(*(records(field.annotation) for field in kind.model_fields.values()))
    return set().union(*map(records, get_args(kind)))


def test_every_kind_of_record_there_is_has_been_filled() -> None:
    every = {one for base in (Post, *Post.__subclasses__()) for one in base.__subclasses__()}

    # An exception from the check of links is for those who keep the data true, and on no page.
    assert {one for one in every if not one.__subclasses__()} - {Lenkeunntak} == set().union(*map(records, KINDS))


@pytest.mark.parametrize("language", ["nb", "da"])
def test_what_is_told_of_a_hostile_value_is_one_line(hostile: Hostile, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KATALOG_LANG", language)
    told = [str(problem) for _, _, problem in hostile.refused]

    assert len({(file, value) for file, value, _ in hostile.refused}) > 6 * len(ALL)
    assert [text for text in told if UNSEEN.search(text) or len(text.splitlines()) > 1] == []


@pytest.mark.parametrize("quoted", [True, False], ids=["written out", "as it is"])
@pytest.mark.parametrize("text", FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_an_editor_cannot_see_is_told_on_its_line(tmp_path: Path, text: str, quoted: bool) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(f"tiltak:\n  - navn: {json.dumps(text) if quoted else text}\n", encoding="utf-8", newline="")

    _, problems = read_yaml(file, "x.yaml")

    assert {(problem.line, problem.code) for problem in problems} == {(2, "bad_character")}


def test_no_file_is_written_but_under_the_site_and_every_name_is_plain(hostile: Hostile, site: Path) -> None:
    strange = [path for path in site.rglob("*") if not all(part.isascii() and part.strip("._") for part in path.parts[-3:])]
    beside = {path.name for path in hostile.root.iterdir()} | {path.name for path in site.parent.iterdir()}

    assert strange == []
    assert beside == {"katalog", "hooks", "overrides", "content", "data", "mkdocs.yml", "ut", "sub", ".sub-laget", ".sub-lest", ".sub-lock"}
    assert [path for path in hostile.root.parent.rglob("*utenfor*") if not path.is_relative_to(site)] == []


@pytest.mark.browser
def test_no_value_is_markup_or_an_address_that_runs_in_any_page(site: Path, reader: Visit) -> None:
    reader.go("")

    assert reader.page.evaluate(STRANGE, names_of(site)) == []


@pytest.mark.browser
def test_nothing_runs_and_every_page_keeps_within_a_small_screen(site: Path, reader: Visit) -> None:
    over = {}
    for name in looked_at(site):
        reader.go(name)
        over[name] = wide(reader)

    assert len(over) > 60
    assert {name: some for name, some in over.items() if some} == {}
    assert harmed(reader) == []


@pytest.mark.browser
def test_hits_are_words_and_keep_within_the_screen(found: Catalog, reader: Visit) -> None:
    over, paused = {}, set()
    reader.go(SEARCH.format(question="prøve"))
    for name, text in ALL.items():
        reader.page.locator("#sok-felt").fill(text)
        reader.wait_until(
            "document.querySelector('[data-treff][aria-busy=false]') && /[^…]$/.test(document.querySelector('[role=status]').textContent)"
        )
        over[name] = wide(reader)
        paused |= set(reader.page.locator("[data-treff] > li:has(.merke-pause)").evaluate_all("hits => hits.map(li => li.dataset.tiltak)"))

    assert {name: some for name, some in over.items() if some} == {}
    assert paused and {found.tiltak[key].status for key in paused} == {"pause"}
    assert reader.page.locator("[data-treff] :is(script, img, svg, iframe)").count() == 0
    assert harmed(reader) == []


@pytest.mark.browser
def test_the_sheet_of_all_services_is_words_and_keeps_within_the_screen(found: Catalog, reader: Visit) -> None:
    keys = [one.key for one in found.in_kommune("baerum") if found.places[one.key].file.endswith("fiendtlig.yaml")]

    reader.go(LIST.format(keys=",".join(keys)))
    reader.wait_until("/[^…]$/.test(document.querySelector('[data-status]').textContent)")

    shown = reader.page.locator("[data-rader] > li").evaluate_all("rows => rows.map(li => li.dataset.tiltak)")
    paused = reader.page.locator("[data-rader] > li:has(.merke-pause)").evaluate_all("rows => rows.map(li => li.dataset.tiltak)")
    assert shown == keys
    assert paused == [key for key in keys if found.tiltak[key].status == "pause"] != []
    assert wide(reader) == []
    assert reader.page.locator("[data-rader] :is(script, img, svg, iframe)").count() == 0
    assert harmed(reader) == []


@pytest.mark.browser
@pytest.mark.parametrize("spraak", ["nb", "da"])
def test_the_element_of_other_websites_shows_words(site: Path, reader: Visit, spraak: str) -> None:
    reader.go("om/")
    reader.page.evaluate(
        """([src, spraak]) => {
          document.body.innerHTML = `<skolenaervaer-tilbud kommune="baerum" spraak="${spraak}"></skolenaervaer-tilbud>`
          document.body.append(Object.assign(document.createElement('script'), { src }))
        }""",
        [f"{PATH}innebygd/skolenaervaer.js", spraak],
    )
    reader.page.locator("skolenaervaer-tilbud [part=tilbud]").first.wait_for()

    made = reader.page.locator("skolenaervaer-tilbud :is(script, img, svg, iframe)").count()
    led = reader.page.locator("skolenaervaer-tilbud a").evaluate_all("all => [...new Set(all.map(one => one.protocol))].sort()")
    assert (made, set(led) - {"http:", "https:", "tel:", "mailto:"}) == (0, set())
    assert harmed(reader) == []


def test_every_file_of_open_data_can_be_read_and_says_the_names_as_they_are(site: Path, found: Catalog) -> None:
    names = {one.navn.i("nb").ord for one in found.open}

    jsons = {path: json.loads(path.read_text("utf-8")) for path in site.rglob("*.json")}
    calendars = {path: icalendar.Calendar.from_ical(path.read_text("utf-8")) for path in site.rglob("*.ics")}
    graph = rdflib.Graph().parse(site / "data/cpsv-ap-no.ttl")
    whole = jsons[site / "data/tiltak.json"]

    assert len(jsons) > 900 and len(calendars) > 2
    assert [path for path, one in calendars.items() if one.errors or any(event.errors for event in one.walk("VEVENT"))] == []
    assert names <= {str(text) for text in graph.objects(predicate=rdflib.DCTERMS.title)}
    assert names <= {one["navn"]["nb"] for one in whole["tiltak"]}
    assert [*jsonschema.Draft202012Validator(jsons[site / "data/tiltak.schema.json"]).iter_errors(whole)] == []


@pytest.mark.parametrize(("name", "sign"), [("tiltak.csv", ","), ("tiltak-excel.csv", ";")])
def test_no_cell_is_one_that_a_spreadsheet_would_reckon_with(site: Path, name: str, sign: str) -> None:
    rows = list(csv.reader(io.StringIO((site / "data" / name).read_text("utf-8-sig"), newline=""), delimiter=sign))

    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if cell.startswith(RECKONED)] == []


def test_a_spreadsheet_of_it_comes_back_as_it_was(hostile: Hostile, tmp_path: Path) -> None:
    out = katalog(hostile.root, "export", "--xlsx", str(tmp_path / "alt.xlsx"))
    back = katalog(hostile.root, "import", str(tmp_path / "alt.xlsx"))

    assert (out.returncode, back.returncode) == (0, 0), out.stderr + back.stderr
    assert "Ingen" in back.stdout
