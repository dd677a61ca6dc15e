"""The built site keeps its promises to readers, in both languages."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest
from besoek import HANDWRITTEN
from conftest import ROOT, SITE_URL, SOURCE

from katalog import handwritten
from katalog.assets import SCRIPTS
from katalog.catalog import Catalog

FOLDERS = [pytest.param("", "nb", id="nb"), pytest.param("da/", "da", id="da")]
PAGES = [
    *HANDWRITTEN,
    "kommune/",
    "kommune/baerum/",
    "kommune/lyngby-taarbaek/",
    "kommune/oslo/",
    "kommune/koebenhavn/",
    "kommune/baerum/konsultasjon-med-barnevernet/",
    "kommune/lyngby-taarbaek/skolefravaerstilbuddet/",
]


def read(site: Path, adresse: str) -> str:
    return (site / adresse / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("adresse", PAGES)
@pytest.mark.parametrize(("folder", "language"), FOLDERS)
def test_every_kind_of_page_is_there_in_its_language(built_site: Path, folder: str, language: str, adresse: str) -> None:
    page = read(built_site, folder + adresse)

    assert f'<html lang="{language}"' in page


@pytest.mark.parametrize("adresse", PAGES)
@pytest.mark.parametrize(("folder", "language"), FOLDERS)
def test_pages_are_valid_html_without_a_single_parse_error(built_site: Path, folder: str, language: str, adresse: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)

    document = parser.parse(read(built_site, folder + adresse))

    assert document is not None


@pytest.mark.parametrize("adresse", PAGES)
@pytest.mark.parametrize(("folder", "language"), FOLDERS)
def test_pages_name_themselves_and_their_twin_with_whole_addresses(built_site: Path, folder: str, language: str, adresse: str) -> None:
    page = read(built_site, folder + adresse)

    assert f'<link rel="canonical" href="{SITE_URL}{folder}{adresse}">' in page
    assert f'<link rel="alternate" hreflang="nb" href="{SITE_URL}{adresse}">' in page
    assert f'<link rel="alternate" hreflang="da" href="{SITE_URL}da/{adresse}">' in page


def test_every_municipality_of_both_countries_has_a_page_in_both_languages(built_site: Path, real_catalog: Catalog) -> None:
    missing = [
        f"{folder}{slug}"
        for slug in real_catalog.steder
        for folder in ("", "da/")
        if not (built_site / folder / "kommune" / slug / "index.html").is_file()
    ]

    assert len(real_catalog.steder) == 455
    assert missing == []


def test_every_service_has_a_page_and_a_place_on_its_municipalitys_page(built_site: Path, real_catalog: Catalog) -> None:
    lost = [
        (folder, tiltak.key)
        for tiltak in real_catalog.tiltak.values()
        for folder in ("", "da/")
        if not (built_site / folder / "kommune" / tiltak.key / "index.html").is_file()
        or f'id="{tiltak.id}" data-tiltak="{tiltak.key}"' not in read(built_site, f"{folder}kommune/{tiltak.kommune}/")
    ]

    assert lost == []


def test_the_sitemap_lists_every_page_for_readers_once_with_its_twin(built_site: Path) -> None:
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")

    locations = re.findall(r"<loc>(.*?)</loc>", sitemap)
    found = [p for p in built_site.rglob("index.html") if 'name="robots"' not in p.read_text(encoding="utf-8")]
    pages = [p.parent.relative_to(built_site).as_posix().removeprefix(".") for p in found]

    assert sorted(locations) == sorted(f"{SITE_URL}{page}/" if page else SITE_URL for page in pages)
    assert sitemap.count('hreflang="nb"') == sitemap.count('hreflang="da"') == len(locations)


@pytest.mark.parametrize(("folder", "language"), FOLDERS)
def test_the_404_page_speaks_the_readers_language_and_links_from_the_sites_path(built_site: Path, folder: str, language: str) -> None:
    page = (built_site / folder / "404.html").read_text(encoding="utf-8")

    assert f'<html lang="{language}"' in page
    assert f'href="/sub/{folder}kommune/"' in page
    assert re.search(r'href="/sub/assets/katalog\.[0-9a-f]{8}\.css"', page)


def test_the_edit_link_of_a_service_opens_the_data_at_its_line(built_site: Path) -> None:
    lines = (ROOT / "data/tiltak.yaml").read_text(encoding="utf-8").split("\n")

    link = re.search(rf'href="{re.escape(SOURCE)}(data/tiltak\.yaml)#L(\d+)"', read(built_site, "kommune/larvik/los/"))

    assert link is not None
    assert lines[int(link[2]) - 1].strip() == "- id: los"


@pytest.mark.parametrize(
    ("adresse", "file", "line"),
    [("kommune/oslo/", "data/register/norge.csv", "0301,Oslo"), ("kommune/larvik/", "data/kommuner.yaml", "- id: larvik")],
)
def test_the_edit_link_of_a_municipality_opens_its_record_or_its_row(built_site: Path, adresse: str, file: str, line: str) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").split("\n")

    link = re.search(rf'href="{re.escape(SOURCE + file)}#L(\d+)"', read(built_site, adresse))

    assert link is not None
    assert lines[int(link[1]) - 1].strip().startswith(line)


def test_no_link_leads_nowhere_for_want_of_an_address(built_site: Path) -> None:
    assert [p for p in built_site.rglob("*.html") if 'href=""' in p.read_text(encoding="utf-8")] == []


def test_the_edit_link_of_a_handwritten_page_opens_its_file(built_site: Path) -> None:
    page = read(built_site, "da/foerste-steg/")

    assert f'href="{SOURCE}content/da/foerste-steg.md"' in page


@pytest.mark.parametrize("adresse", PAGES)
def test_nothing_is_fetched_from_elsewhere_and_no_script_stands_in_the_page(built_site: Path, adresse: str) -> None:
    page = read(built_site, adresse)

    assert re.findall(r'<(?:script|img|iframe|link)[^>]*(?:src|href)="(?:https?:)?//(?!skole\.example\.org)[^"]*"', page) == []
    assert re.findall(r"<script(?![^>]*src=| type=\"application/ld\+json\">)|<style|\sstyle=|\son[a-z]+=", page) == []


def test_only_confirmed_links_of_the_data_are_links(built_site: Path, real_catalog: Catalog) -> None:
    known = [*real_catalog.tiltak.values(), *real_catalog.nasjonalt.values()]
    confirmed = {lenke.url for one in known for lenke in one.lenke if lenke.status == "bekreftet"}
    elsewhere = {kilde.url for one in known for kilde in one.kilde} | {k.nettsted for one in known for k in one.kontakt}
    unsure = {lenke.url for one in known for lenke in one.lenke if lenke.status != "bekreftet" and lenke.url} - confirmed - elsewhere

    leaked = [
        (page, url) for page in built_site.rglob("index.html") for url in unsure if f'href="{url}"' in page.read_text(encoding="utf-8")
    ]

    assert unsure
    assert leaked == []


def test_the_website_of_a_help_line_is_a_link_only_where_it_is_confirmed(built_site: Path, real_catalog: Catalog) -> None:
    page = read(built_site, "hjelp-na/")
    lines = [one for one in real_catalog.nasjonalt.values() if one.slag == "hjelpelinje"]
    confirmed = {k.nettsted for one in lines if one.belegg == "bekreftet" for k in one.kontakt if k.nettsted}
    others = {k.nettsted for one in lines for k in one.kontakt if k.nettsted} - confirmed

    assert [url for url in confirmed if f'href="{url}"' not in page] == []
    assert [url for url in others if f'href="{url}"' in page] == []


def test_a_parent_in_baerum_finds_the_number_in_both_languages(built_site: Path) -> None:
    pages = [read(built_site, f"{folder}kommune/baerum/") for folder in ("", "da/")]

    assert all('href="tel:+4767504770"' in page for page in pages)


def test_116_111_never_stands_in_one_list_for_both_countries(built_site: Path) -> None:
    norwegian, danish = read(built_site, "kommune/oslo/"), read(built_site, "kommune/koebenhavn/")

    assert "Alarmtelefonen" in norwegian and "BørneTelefonen" not in norwegian
    assert "BørneTelefonen" in danish and "Alarmtelefonen" not in danish


@pytest.mark.parametrize(("folder", "first"), [("", "Bærum"), ("da/", "Lyngby-Taarbæk")])
def test_the_front_page_names_the_readers_own_country_first(built_site: Path, folder: str, first: str) -> None:
    chosen = re.search(r'class="kommunevalg">.*?<span translate="no">([^<]+)', read(built_site, folder), re.DOTALL)

    assert chosen is not None
    assert chosen[1] == first


@pytest.mark.parametrize(
    ("sted", "number", "other"),
    [("lyngby-taarbaek", "1813", "70 11 31 31"), ("aarhus", "70 11 31 31", "1813"), ("roskilde", "1818", "1813")],
)
def test_a_danish_page_has_its_own_regions_doctor_and_no_others(built_site: Path, sted: str, number: str, other: str) -> None:
    page = read(built_site, f"da/kommune/{sted}/")

    assert f'<span class="nummer" dir="ltr">{number}</span>' in page
    assert f'<span class="nummer" dir="ltr">{other}</span>' not in page


@pytest.mark.parametrize(("folder", "words"), [("", "har ikke beskrevet hjelpen sin"), ("da/", "har ikke beskrevet sin hjælp")])
def test_a_municipality_that_has_described_nothing_says_so_and_shows_what_the_law_gives(built_site: Path, folder: str, words: str) -> None:
    page = read(built_site, f"{folder}kommune/oslo/")

    assert words in page
    assert page.count('<details data-tiltak="nasjonalt/') == 9


def test_an_internal_note_is_published_nowhere(built_site: Path, real_catalog: Catalog) -> None:
    notes = [one.intern_merknad for one in [*real_catalog.tiltak.values(), *real_catalog.nasjonalt.values()] if one.intern_merknad]
    text = "".join(read(built_site, str(p.parent.relative_to(built_site))) for p in built_site.rglob("index.html"))

    assert notes
    assert [note for note in notes if note in text] == []


def test_the_themes_own_scripts_and_styles_are_not_shipped(built_site: Path) -> None:
    assets = sorted(p.relative_to(built_site / "assets").as_posix() for p in (built_site / "assets").rglob("*") if p.is_file())

    ours = {".htaccess", "favicon.svg", "katalog.css", "innebygd.css", "liste.css", "redaksjon.css", *(f"{name}.js" for name in SCRIPTS)}
    assert {re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in assets} == ours
    assert len(assets) == len(ours)


def test_a_municipalitys_page_stays_light(built_site: Path) -> None:
    import gzip

    page = gzip.compress((built_site / "kommune/baerum/index.html").read_bytes(), mtime=0)
    style = gzip.compress(next(built_site.glob("assets/katalog.*.css")).read_bytes(), mtime=0)

    assert len(page) + len(style) < 25_000


def test_addresses_have_only_plain_letters(built_site: Path) -> None:
    folders = [p.relative_to(built_site).as_posix() for p in built_site.rglob("*") if p.is_dir()]

    assert [f for f in folders if not re.fullmatch(r"[a-z0-9/-]+", unquote(f))] == []


def test_the_frame_has_no_blanks_left(built_site: Path) -> None:
    pages = [p for p in built_site.rglob("*.html") if "@@" in p.read_text(encoding="utf-8") or "[katalog:" in p.read_text(encoding="utf-8")]

    assert json.dumps([p.name for p in pages]) == "[]"


def test_each_folder_that_no_page_written_by_hand_has_is_one_that_no_file_may_lie_in_the_way_of(built_site: Path) -> None:
    pages = {path.relative_to(ROOT / "content/nb").with_suffix("").as_posix() for path in (ROOT / "content/nb").glob("*.md")}
    names = {path.name for home in (built_site, built_site / "da") for path in home.glob("*/")}

    assert names - pages == {*handwritten.MADE, "assets", "da"} - pages
