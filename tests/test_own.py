"""A municipality's own site has its name, its services and what is national where it is, and nothing of any other municipality."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from besoek import DESKTOP, SMALL, visit
from conftest import LOGO, TODAY, build, build_own, served
from playwright.sync_api import BrowserContext
from prosjekt import make_project
from test_browser import AXE, AXE_COLOURS, violations
from test_search import unpack

from katalog import catalog, own
from katalog.__main__ import main
from katalog.catalog import Catalog, Place
from katalog.model import Nasjonalt, Tiltak
from katalog.moved import Gammel
from katalog.problems import ProblemsFound

pytestmark = pytest.mark.slow

# A leak is the key, the address, the telephone or the name of another municipality that has described its services, wherever it stands;
# and the name of any other in a register, as a word with its capital, where it is none of these: a word of the language that begins
# a sentence, what the municipality has itself written of its neighbour, a name that an institution or a time zone bears.
ORDINARY = {"Marker", "Vejen", "Time", "Lund", "Os", "Sund"}
BORNE = ("Universitetet i Stavanger", "Europe/Oslo", "Europe/Copenhagen")
NEIGHBOURS = {"baerum": {"Asker"}}
READ = (".html", ".json", ".js", ".txt", ".xml", ".csv", ".ics", ".css", ".svg", ".ttl", ".jsonld")
STATEMENT = "https://uustatus.no/nb/erklaringer/publisert/proeve"
ASKED = {
    "id": "baerum",
    "name": "Bærum",
    "capitals": "BAERUM",
    "capitals with their own letter": "BÆRUM",
    "number": "3201",
    "blanks": "  Bærum ",
    "with what it is": "Bærum kommune",
    "twice": "baerum, Bærum",
}


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield each file that can be read: its place, and its place and text together; words that are packed for the search one by one."""
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.suffix in READ:
            name, text = file.relative_to(site).as_posix(), file.read_text(encoding="utf-8")
            packed = json.loads(text) if name.startswith("sok/") and file.suffix == ".json" else {}
            if "o" in packed:
                text = json.dumps({**packed, "o": " ".join(unpack(packed)), "p": ""}, ensure_ascii=False)
            yield name, f"{name}\n{text}"


def numbers(records: Iterable[Tiltak | Nasjonalt]) -> set[str]:
    """Return the telephones of these, as they are dialled and as they are read."""
    return {text for one in records for k in one.kontakt if k.telefon for text in (k.telefon.href, k.telefon.lest)}


def leaks(site: Path, whole: Catalog, *keys: str) -> list[tuple[str, str]]:
    """Return (file, what is in it of a municipality that is none of these)."""
    others = [one for one in whole.steder.values() if one.slug not in keys]
    allowed = ORDINARY.union(*(NEIGHBOURS.get(key, set()) for key in keys))
    names = {one.navn.split(" (")[0] for one in others} - allowed
    described = [one for one in others if one.slug in whole.described]
    phones = numbers(one for one in whole.open if one.kommune not in keys)
    phones -= numbers([*(one for key in keys for one in whole.in_kommune(key)), *whole.nasjonalt.values()])
    exact = "|".join(map(re.escape, [*phones, *(one.slug for one in described)]))
    pages, words = "|".join(one.slug for one in others), "|".join(map(re.escape, names))
    # A name is looked for only where a word begins with a capital: a tenth of the time.
    found = re.compile(rf"{exact}|kommune/(?:{pages})/|(?<!\w)(?=[A-ZÆØÅ])(?:{words})(?!\w)")
    hits = []
    for name, text in texts(site):
        for borne in BORNE:
            text = text.replace(borne, "")
        hits += [(name, hit) for hit in found.findall(text)]
    return hits


@pytest.fixture(scope="session")
def whole(own_project: Path) -> Catalog:
    """The catalogue of all, where each municipality can be reached."""
    return catalog.load(own_project, today=TODAY)


def told(whole: Catalog, asked: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        own.chosen(whole, asked)
    return [str(problem) for problem in found.value.problems]


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_a_municipality_is_known_however_it_is_written(whole: Catalog, asked: str) -> None:
    assert own.chosen(whole, asked).egne == ("baerum",)


@pytest.mark.parametrize("asked", ["", "  ", ","])
def test_nothing_asked_for_is_the_site_that_all_share(whole: Catalog, asked: str) -> None:
    assert own.chosen(whole, asked) is whole


@pytest.mark.parametrize("asked", ["baerum,larvik", "larvik; Bærum", "Bærum larvik"])
def test_several_need_a_host_of_their_own(whole: Catalog, asked: str) -> None:
    assert [line.split(": ")[0] for line in told(whole, asked)] == ["data/vert.yaml"] * 3


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("barum", "KOMMUNE: «barum» er ikke en kommune i Norge eller Danmark – mente du «baerum»?"),
        ("Lyngby", "KOMMUNE: «Lyngby» er ikke en kommune i Norge eller Danmark – mente du «lyngby-taarbaek»?"),
        ("Atlantis", "KOMMUNE: «Atlantis» er ikke en kommune"),
        ("Oslo", "KOMMUNE: Oslo er ikke beskrevet"),
        ("0301", "KOMMUNE: Oslo er ikke beskrevet"),
        ("Herøy", "KOMMUNE: flere kommuner heter «Herøy». Skriv hvilken: heroey-more-og-romsdal, heroey-nordland"),
        ("baerum,../x", "KOMMUNE: «../x» er ikke en kommune"),
    ],
)
def test_a_municipality_that_cannot_be_built_is_told_with_what_to_write(whole: Catalog, asked: str, said: str) -> None:
    (line,) = told(whole, asked)

    assert line.startswith(said.replace("heroey-more", "heroey-moere"))
    assert "baerum" in line or "heroey" in line


def test_a_site_whose_owner_cannot_be_reached_is_refused_where_that_is_filled_in(tmp_path: Path) -> None:
    found = catalog.load(make_project(tmp_path), today=TODAY)

    lines = told(found, "lyngby-taarbaek")

    assert [line.split(" kan ")[0] for line in lines] == ["data/kommuner.yaml:11: Lyngby-Taarbæk"] * 2
    assert ["«epost»" in lines[0], "«telefon»" in lines[1]] == [True, True]


def test_a_municipality_that_says_how_it_is_reached_needs_no_more(tmp_path: Path) -> None:
    found = own.chosen(catalog.load(make_project(tmp_path), today=TODAY), "baerum")

    assert found.vert is not None
    assert (found.vert.land, found.vert.epost, found.vert.organisasjonsnummer) == ("NO", "post@example.org", "222222222")


def test_what_the_host_says_of_itself_goes_before_how_the_municipality_is_reached(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    file = project / "data/kommuner.yaml"
    text = file.read_text(encoding="utf-8").replace("    ansvarlig:", "    vert: {eier: Eieren, epost: vert@example.org}\n    ansvarlig:")
    file.write_text(text, encoding="utf-8")

    vert = own.chosen(catalog.load(project, today=TODAY), "baerum").vert

    assert vert is not None
    assert (vert.epost, vert.telefon.lest if vert.telefon else None) == ("vert@example.org", "22 22 22 22")


def test_a_host_of_several_is_read_from_its_own_file(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / "data/vert.yaml").write_text('vert: {eier: To i lag, telefon: "22 22 22 22", epost: to@example.org}\n', encoding="utf-8")

    found = own.chosen(catalog.load(project, today=TODAY), "baerum,lyngby-taarbaek")

    assert found.egne == ("baerum", "lyngby-taarbaek")
    assert found.vert is not None and found.vert.eier.i("nb").ord == "To i lag"


def test_what_stood_at_the_name_a_municipality_had_before_is_remembered_and_what_came_from_another_is_not(whole: Catalog) -> None:
    leads = {
        "foer": "baerum",
        "foer/kurs": "baerum",
        "larvik/kurs": "baerum",
        "baerum/kurs": "larvik",
        "baerum/borte": None,
        "nedlagt": None,
    }
    old = {key: Gammel(til, TODAY, None, Place("data/flyttet.yaml", 1)) for key, til in leads.items()}

    found = own.chosen(replace(whole, gamle=old), "baerum")

    assert {*found.gamle} == {"foer", "foer/kurs", "baerum/borte"}


@pytest.mark.parametrize(("asked", "lands"), [("baerum", {"NO"}), ("lyngby-taarbaek", {"DK"})])
def test_what_is_national_elsewhere_is_not_there(whole: Catalog, asked: str, lands: set[str]) -> None:
    found = own.chosen(whole, asked)

    assert {one.land for one in found.nasjonalt.values()} == lands
    assert [one.key for one in found.nasjonalt.values() if one.omraade and found.steder[asked].omraade not in one.omraade] == []


def test_what_comes_from_another_municipality_is_not_there_and_no_record_is_without_a_source(whole: Catalog) -> None:
    found = own.chosen(whole, "larvik")

    assert {one.fra_kommune for one in [*found.nasjonalt.values(), *found.ordliste.values()]} == {None, "larvik"}
    assert [one.key for one in found.nasjonalt.values() if not one.kilde] == []


def test_nothing_of_another_municipality_is_on_a_norwegian_site(own_site: Path, whole: Catalog) -> None:
    assert leaks(own_site, whole, "baerum") == []


def test_nothing_of_another_municipality_is_on_a_danish_site(danish_site: Path, whole: Catalog) -> None:
    assert leaks(danish_site, whole, "lyngby-taarbaek") == []


def test_the_search_for_leaks_finds_those_of_the_shared_site(built_site: Path, whole: Catalog) -> None:
    text = {hit for _, hit in leaks(built_site / "foerste-steg", whole, "baerum")}
    links = {hit for _, hit in leaks(built_site / "kommune/larvik/naervaersteamet", whole, "baerum")}

    assert {"Holmestrand", "Lyngby-Taarbæk", "Tønsberg", "Løten"} <= text
    assert {"Larvik", "larvik"} <= links


def test_the_site_has_the_municipalitys_name_and_leads_with_its_services(own_site: Path) -> None:
    home = (own_site / "index.html").read_text(encoding="utf-8")

    assert "<title>Når barnet ikke kommer seg på skolen – Skolenærvær i Bærum</title>" in home
    assert '<a class="knapp knapp-lys" href="./kommune/baerum/">Se all hjelp i Bærum</a>' in home
    assert home.count('data-tiltak="baerum/') >= 20
    assert "data-velger" not in home


def test_who_owns_the_site_and_how_they_are_reached_stands_on_every_page(own_site: Path) -> None:
    pages = [file.read_text(encoding="utf-8") for file in own_site.rglob("index.html") if not {"was", "innebygd"} & {*file.parts}]

    assert [page for page in pages if 'href="tel:+4722222222"' not in page or 'href="mailto:post@example.org"' not in page] == []


def test_a_danish_municipalitys_site_opens_in_danish(danish_site: Path) -> None:
    assert '<html lang="da"' in (danish_site / "index.html").read_text(encoding="utf-8")
    assert '<html lang="nb"' in (danish_site / "nb/index.html").read_text(encoding="utf-8")
    assert not (danish_site / "da").exists()


def test_a_servers_recipe_is_for_the_folders_that_the_municipalitys_site_has(own_project: Path, tmp_path: Path) -> None:
    main(["--root", str(own_project), "--today", TODAY.isoformat(), "--kommune", "lyngby-taarbaek", "hosts", str(tmp_path)])

    nginx = (tmp_path / "nginx.conf").read_text(encoding="utf-8")
    assert ("location /nb/ {" in nginx, "location /da/ {" in nginx) == (True, False)


def test_no_country_has_a_number_of_the_other(own_site: Path, danish_site: Path) -> None:
    norwegian, danish = ((site / "hjelp-na/index.html").read_text(encoding="utf-8") for site in (own_site, danish_site))

    assert ("Alarmtelefonen" in norwegian, "BørneTelefonen" in norwegian) == (True, False)
    assert ("Alarmtelefonen" in danish, "BørneTelefonen" in danish) == (False, True)


def test_the_search_knows_the_one_municipality_and_its_country(own_site: Path) -> None:
    names = json.loads((own_site / "sok/filer.json").read_text(encoding="utf-8"))
    places = json.loads((own_site / f"sok/steder.{names['steder']}.json").read_text(encoding="utf-8"))

    assert places == {"NO": "*Bærum"}
    assert sorted(names) == ["*", "da/no", "da/ord", "nb/no", "nb/ord", "steder"]


def test_an_own_site_that_is_refused_leaves_the_one_that_was_there(own_project: Path) -> None:
    target = own_project / "avvist"
    target.mkdir()
    (target / "index.html").write_text("som før", encoding="utf-8")

    done = build(own_project, "--site-dir", str(target), KOMMUNE="barum")

    assert (done.returncode, (target / "index.html").read_text(encoding="utf-8")) == (1, "som før")
    assert "mente du «baerum»?" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout


def test_a_check_of_an_own_site_says_what_may_still_be_filled_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content/assets").mkdir(parents=True)
    (tmp_path / "content/assets/test.svg").write_text(LOGO, encoding="utf-8")
    arguments = ["--root", str(make_project(tmp_path)), "--today", TODAY.isoformat(), "--kommune", "Bærum", "check"]

    done = main(arguments)

    lacking, last = capsys.readouterr().out.splitlines()
    assert (done, last.split(",")[0].split("i ")[-1]) == (0, "1 kommuner")
    assert lacking.startswith("data/kommuner.yaml:3: ikke fylt ut ennå, og det sier sidene: svar, erklæring, mangler")


def test_two_municipalities_share_a_site_that_lists_them_and_no_other(own_project: Path, whole: Catalog) -> None:
    host = own_project / "data/vert.yaml"
    said = f'vert: {{eier: To <i> lag, land: "NO", telefon: "22 22 22 22", epost: to@example.org, erklæring: "{STATEMENT}"}}\n'
    host.write_text(said, encoding="utf-8")

    site = build_own(own_project, "holmestrand,larvik")

    host.unlink()
    home = (site / "index.html").read_text(encoding="utf-8")
    assert [f'href="./kommune/{key}/"' in home for key in ("holmestrand", "larvik", "baerum")] == [True, True, False]
    assert "To &lt;i&gt; lag" in home and "<i>" not in home
    assert f'<a href="{STATEMENT}" rel="external noreferrer">Tilgjengelighetserklæring (uustatus.no)</a>' in home
    assert f'<meta http-equiv="refresh" content="0; url={STATEMENT}">' in (site / "da/was/index.html").read_text(encoding="utf-8")
    assert (site / "kommune/index.html").exists()
    assert leaks(site, whole, "holmestrand", "larvik") == []


ABOUT_ONE_COUNTRY = ("foerste-steg/", "si-og-skriv/")


@pytest.mark.parametrize("adresse", ABOUT_ONE_COUNTRY)
def test_what_is_true_in_the_other_country_alone_gives_way_to_what_is_true_here(own_site: Path, danish_site: Path, adresse: str) -> None:
    danish = (own_site / "da" / adresse / "index.html").read_text(encoding="utf-8")
    norwegian = (danish_site / "nb" / adresse / "index.html").read_text(encoding="utf-8")

    assert 'id="innhold" tabindex="-1" lang="nb"' in danish
    assert "Denne tekst findes kun på norsk." in danish
    assert not re.search("Aula|PPR|sundhedsplejersken", danish)
    assert 'id="innhold" tabindex="-1" lang="da"' in norwegian
    assert not re.search("Statsforvalteren|PP-tjenesten|helsesykepleier", norwegian)


PAGES = ["", "kommune/baerum/", "kommune/baerum/konsultasjon-med-barnevernet/", "kommune/", "personvern/"]


@pytest.mark.browser
@pytest.mark.parametrize("adresse", PAGES)
def test_axe_finds_nothing_on_a_site_with_a_colour_and_a_logo(
    contexts: Callable[..., BrowserContext], own_site: Path, adresse: str
) -> None:
    with served(own_site) as address:
        one = visit(contexts(reduced_motion="reduce"), address)
        one.page.set_viewport_size(SMALL)
        one.go(adresse)
        one.unfold()

        light = violations(Axe().run(one.page, options=AXE))
        one.page.set_viewport_size(DESKTOP)
        one.page.emulate_media(color_scheme="dark")
        dark = violations(Axe().run(one.page, options=AXE_COLOURS))

        one.page.close()
    assert (light, dark, one.errors, one.foreign) == ([], [], [], [])


@pytest.mark.browser
@pytest.mark.parametrize(
    ("owner", "words", "key"),
    [
        ("own_site", "barnevernet", "baerum/konsultasjon-med-barnevernet"),
        ("own_site", "barnevernet&kommune=larvik", "baerum/konsultasjon-med-barnevernet"),
        ("danish_site", "skolefraværstilbuddet", "lyngby-taarbaek/skolefravaerstilbuddet"),
    ],
    ids=["norwegian", "from-elsewhere", "danish"],
)
def test_the_search_page_asks_nobody_where_they_live(
    contexts: Callable[..., BrowserContext], request: pytest.FixtureRequest, owner: str, words: str, key: str
) -> None:
    with served(request.getfixturevalue(owner)) as address:
        one = visit(contexts(reduced_motion="reduce"), address)
        one.go(f"sok/#q={words}")
        one.settle()
        one.wait_until("document.querySelector('#sok-kommune').options.length > 1")

        first = one.page.locator("[data-treff] > li").first.get_attribute("data-tiltak")
        asked = one.page.locator("#sok-kommune").is_visible()
        lacking = one.page.locator("[data-feil]").inner_text()

        one.page.close()
    assert (first, asked, lacking, one.errors) == (key, False, "", [])
