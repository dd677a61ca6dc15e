"""Editors have a page over all and one for each who minds something; whoever is no editor never comes upon them."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import SOURCE
from prosjekt import PROJECT, RIGHT, changed

from katalog.catalog import Catalog
from katalog.editorial import WORST, Editorial
from katalog.findings import Findings, Spelt, mark
from katalog.joining import NATIONAL
from katalog.linkbook import Lenker, Svar
from katalog.operators import Vert
from katalog.pages import Page, Pages
from katalog.texts import texts, whole
from katalog.values import Tekst

FOLDERS = {"nb": "", "da": "da/"}
KEEPERS = ["baerum", "holmestrand", "larvik", "lyngby-taarbaek", "norge", "danmark"]


def editorial(catalog: Catalog, findings: Findings | None = None, edit_base: str = "", root: Path = RIGHT) -> Editorial:
    return Editorial(Pages(catalog, PROJECT / "overrides/katalog", files={}), findings or Findings(), "stil.css", "", edit_base, root)


def page(catalog: Catalog, key: str, language: str = "nb", findings: Findings | None = None, edit_base: str = "") -> Page:
    (found,) = [one for one in editorial(catalog, findings, edit_base).of(key) if one.spraak == language]
    return found


def over_all(catalog: Catalog, out: Path, findings: Findings | None = None) -> Page:
    made = editorial(catalog, findings, SOURCE, root=out)
    (out / "redaksjon").mkdir()
    (out / "redaksjon/rapport.json").write_text("".join(made.joined().pieces([*catalog.kommuner, NATIONAL])), encoding="utf-8")
    return next(one for one in made.shared(out) if one.adresse == "redaksjon/")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def read(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def files(site: Path) -> Iterator[Path]:
    return (path for path in site.rglob("*") if path.is_file() and "redaksjon" not in path.parts)


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
@pytest.mark.parametrize("key", ["", *(f"{key}/" for key in KEEPERS)])
def test_there_is_a_page_over_all_and_one_for_each_who_minds_something(built_site: Path, folder: str, key: str) -> None:
    html = read(built_site, f"{folder}redaksjon/{key}index.html")

    assert '<meta name="robots" content="noindex">' in html
    assert html.count("<svg class=") >= 10
    assert not re.search(r"<style|<script| style=", html.split("<main>")[1].split("</main>")[0])


def test_no_other_file_of_the_site_leads_to_them(built_site: Path) -> None:
    read_by_some = (path for path in files(built_site) if path.suffix in (".html", ".xml", ".json", ".txt", ".js"))

    assert [path.name for path in read_by_some if b"redaksjon/" in path.read_bytes()] == []


def test_their_style_is_their_own(built_site: Path) -> None:
    with_it = [path for path in built_site.rglob("*.html") if b"assets/redaksjon." in path.read_bytes()]

    assert len(with_it) == 2 * (1 + len(KEEPERS))
    assert [path for path in with_it if "redaksjon" not in path.parts] == []


def test_a_program_reads_the_same(built_site: Path) -> None:
    numbers = json.loads(read(built_site, "redaksjon/rapport.json"))
    each = {key: json.loads(read(built_site, f"redaksjon/{key}/rapport.json")) for key in KEEPERS}

    assert [one["hvem"] for one in numbers["rapporter"]] == KEEPERS
    assert [one["tall"] for one in numbers["rapporter"]] == [one["tall"] for one in each.values()]


def test_what_is_due_stands_with_its_day_and_the_way_to_mend_it(small: Catalog) -> None:
    catalog = replace(small, vert=Vert.model_construct(forslag="https://kode.example.org/p", eier=None))
    html = page(catalog, "baerum", edit_base=SOURCE).innhold

    listed = re.findall(r"<li>.*?</li>", html.split('<ol class="funn">')[1].split("</ol>")[0], re.DOTALL)
    assert [words(one)[:48] for one in listed] == [
        "1. november 2027 Testtelefonen alt fortsatt rikt",
        "Prøvekurs bare på bokmål Aldri kontrollert forts",
    ]
    assert f'href="{SOURCE}data/tiltak.yaml#L3"' in listed[0]
    assert "template=riktig-nb.yml&amp;oppfoering=baerum/testtelefon" in listed[0]


def test_without_a_forge_no_way_is_shown_that_leads_nowhere(small: Catalog) -> None:
    assert 'class="gjoer"' not in page(small, "baerum").innhold


def test_a_name_in_another_language_is_marked_as_such(small: Catalog) -> None:
    assert '/kommune/baerum/testkurs/"><span lang="nb">Prøvekurs bare på bokmål</span></a>' in page(small, "baerum", "da").innhold


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", ["mangler: navnet, beskrivelsen", "originalen er endret siden", "Lett å lese"]),
        ("da", ["mangler: navnet, beskrivelsen", "originalen er ændret siden", "Let at læse"]),
    ],
)
def test_it_is_said_in_the_readers_language(small: Catalog, language: str, said: list[str]) -> None:
    text = words(page(small, "baerum", language).innhold)

    assert [one for one in said if one not in text] == []


def test_words_and_links_that_were_found_wrong_are_named(small: Catalog) -> None:
    one = small.tiltak["baerum/testkurs"]
    spelt = {(one.key, "nb"): Spelt(mark(whole(texts(one), "nb")), "2026-11-22", ("Prøvekurs",))}
    answers = {"https://example.org/side": Svar("flyttet", date(2026, 11, 22), "https://example.org/ny", "301 200")}
    tried = replace(small, lenker=Lenker(answers, ()))

    text = words(page(tried, "baerum", findings=Findings(spelt)).innhold)

    assert "Prøvekurs bare på bokmål norsk Prøvekurs" in text
    assert "Testtelefonen Har flyttet https://example.org/side → https://example.org/ny" in text


def test_no_text_of_an_editor_is_markup(small: Catalog) -> None:
    hostile = changed(small, testkurs={"navn": Tekst({"nb": "<img src=x onerror=alert(1)>"}, "nb")})

    assert "<img" not in page(hostile, "baerum").innhold


def test_over_all_each_is_a_row_and_where_there_are_many_those_with_most_to_do_come_first(small: Catalog, tmp_path: Path) -> None:
    few = over_all(small, tmp_path)
    (tmp_path / "mange").mkdir()
    kommuner = {slug: next(iter(small.kommuner.values())) for slug in [*small.kommuner, *list(small.steder)[:20]]}
    many = over_all(replace(small, kommuner=kommuner), tmp_path / "mange")

    assert len(re.findall('<table class="oversikt">', few.innhold)) == 1
    assert re.findall('<a href="([a-z-]+)/">', few.innhold)[:4] == ["baerum", "lyngby-taarbaek", "norge", "danmark"]
    first, second = many.innhold.split('<table class="oversikt">')[1:]
    assert (first.count('<th scope="row">'), second.split("</table>")[0].count('<th scope="row">')) == (WORST, len(kommuner) + 2)
    assert re.findall('<a href="([a-z-]+)/">', first)[0] == "baerum"


def test_over_all_the_handwritten_pages_stand_with_what_is_to_be_mended_in_them(small: Catalog, tmp_path: Path) -> None:
    glossary = {"proeving": small.ordliste["proeving"].model_copy(update={"unngaa": {"nb": ["øve"]}})}
    said = "Forvaltningsorganisasjonens samhandlingsforutsetninger tydeliggjøres. " * 12 + "De skal øve."
    (tmp_path / "content/nb").mkdir(parents=True)
    (tmp_path / "content/nb/om.md").write_text(
        f'---\ntitle: "[bare:felles]Om <oss>[/bare][bare:eget]Om[/bare]"\n---\n# Om\n\n{said}\n', encoding="utf-8"
    )
    spelt = {("content/nb/om.md", "nb"): Spelt(mark(said), "2026-11-22", ("tydeliggjøres",))}

    html = over_all(replace(small, ordliste=glossary), tmp_path, Findings(spelt)).innhold
    data = json.loads((tmp_path / "redaksjon/rapport.json").read_text(encoding="utf-8"))

    assert words(html.split('id="sider"')[1].split("<ul")[1].split("</ul>")[0].split(">", 1)[1]) == (
        "Om &lt;oss&gt; dansk mangler: content/da/om.md "
        "Om &lt;oss&gt; norsk LIX 95,3, målet er høyst 40. «øve» → «prøving». Ord som ikke er kjent: tydeliggjøres."
    )
    assert f'href="{SOURCE}content/nb/om.md"' in html
    assert data["sider_som_mangler"] == [{"fil": "content/da/om.md", "språk": "da", "finnes": "content/nb/om.md"}]
    assert [(one["fil"], one["frarådet"][0]["ord"], one["ukjente_ord"]) for one in data["sider"]] == [
        ("content/nb/om.md", "øve", ["tydeliggjøres"]),
    ]


def test_one_who_has_described_nothing_yet_has_a_page(small: Catalog) -> None:
    text = words(page(replace(small, tiltak={}), "baerum").innhold)

    assert "Har alt en forelder trenger 0 av 0" in text


def test_a_municipalitys_own_site_has_its_own_report_and_the_countrys_alone(own_site: Path, danish_site: Path) -> None:
    assert {path.name for path in (own_site / "redaksjon").iterdir() if path.is_dir()} == {"baerum", "norge"}
    assert {path.name for path in (danish_site / "redaksjon").iterdir() if path.is_dir()} == {"lyngby-taarbaek", "danmark"}
    assert "<h1>Redaktion: Lyngby-Taarbæk</h1>" in read(danish_site, "redaksjon/lyngby-taarbaek/index.html")
    assert "<h1>Redaksjon: Lyngby-Taarbæk</h1>" in read(danish_site, "nb/redaksjon/lyngby-taarbaek/index.html")


@pytest.mark.parametrize(("language", "told"), [("nb", "Lenker som virker Ikke prøvd"), ("da", "Links, der virker Ikke prøvet")])
def test_links_that_nobody_has_asked_for_are_not_said_to_be_none(small: Catalog, language: str, told: str) -> None:
    assert told in words(page(small, "baerum", language).innhold)
