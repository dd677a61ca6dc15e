"""Whoever kept an address that was ever published is told where to go, and no address is gone without a word."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import SITE_URL, build, copy_project
from prosjekt import RIGHT, TODAY, make_project, problems_in

from katalog import catalog, moved
from katalog.__main__ import main

pytestmark = pytest.mark.slow

LANGUAGES = {"nb": "", "da": "da/"}


def make_moved_project(target: Path) -> Path:
    """Write the example catalogue with a closed service and addresses that have moved."""
    make_project(target)
    (target / "data/tiltak").mkdir()
    shutil.copy(RIGHT / "nedlagt.yaml", target / "data/tiltak/nedlagt.yaml")
    shutil.copy(RIGHT / "flyttet.yaml", target / "data/flyttet.yaml")
    (target / moved.ADDRESSES).write_text("adresse\ngammelby\ngammelby/testkurs\ngammelby/annet\n", encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("flyttet"))
    shutil.rmtree(project / "data")
    make_moved_project(project)
    done = build(project)
    assert done.returncode == 0, done.stderr + done.stdout
    return project / "site"


def words(site: Path, adresse: str) -> str:
    page = (site / adresse / "index.html").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.split("<main>")[1].split("</main>")[0]))


def ways(site: Path, adresse: str) -> list[str]:
    page = (site / adresse / "index.html").read_text(encoding="utf-8")
    return re.findall(r'href="([^"]+)"', page.split("<main>")[1].split("</main>")[0])


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", ["Siden er flyttet", "Den fikk nytt navn.", "1. oktober 2026"]), ("da", ["Siden er flyttet", "Den fik nyt navn."])],
)
def test_what_has_moved_says_where_and_why_and_leads_there_in_one_step(site: Path, language: str, said: list[str]) -> None:
    adresse = f"{LANGUAGES[language]}kommune/baerum/gammel-telefon/"

    text = words(site, adresse)

    assert [part for part in said if part not in text] == []
    assert "../../../kommune/baerum/testtelefon/" in ways(site, adresse)


@pytest.mark.parametrize(("language", "said"), [("nb", "Siden finnes ikke lenger"), ("da", "Siden findes ikke længere")])
def test_what_is_gone_says_so_and_leads_to_the_municipality_the_search_and_help(site: Path, language: str, said: str) -> None:
    adresse = f"{LANGUAGES[language]}kommune/baerum/borte-for-godt/"

    assert said in words(site, adresse)
    assert {"../../../kommune/baerum/", "../../../sok/", "../../../hjelp-na/"} <= set(ways(site, adresse))


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", ["Nedlagt prøve", "lagt ned", "Det stengte i fjor.", "Bruk dette i stedet"]), ("da", ["Lukket prøve", "findes ikke længere"])],
)
def test_a_service_that_is_closed_says_so_at_its_address_and_what_to_use_instead(site: Path, language: str, said: list[str]) -> None:
    adresse = f"{LANGUAGES[language]}kommune/baerum/testnedlagt/"

    text = words(site, adresse)

    assert [part for part in said if part not in text] == []
    assert "../../../kommune/baerum/testkurs/" in ways(site, adresse)


@pytest.mark.parametrize(
    ("old", "new"),
    [("gammelby", "baerum"), ("gammelby/testkurs", "baerum/testkurs"), ("gammelby/annet", "baerum")],
    ids=["the municipality", "a service the new one has", "a service it has not"],
)
def test_what_a_municipality_had_is_where_the_municipality_went(site: Path, old: str, new: str) -> None:
    assert f"kommune/{new}/" in " ".join(ways(site, f"kommune/{old}/"))
    assert f"/sub/kommune/{old}/ /sub/kommune/{new}/ 301" in (site / "_redirects").read_text(encoding="utf-8").splitlines()


def test_old_addresses_are_in_no_list_for_readers_or_for_search_engines(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    shown = (site / "kommune/baerum/index.html").read_text(encoding="utf-8")
    found = "".join(path.read_text(encoding="utf-8") for path in (site / "sok").rglob("*.json"))

    old = ["gammel-telefon", "borte-for-godt", "testnedlagt", "gammelby"]
    pages = [site / f"kommune/{key}/index.html" for key in ("baerum/gammel-telefon", "baerum/testnedlagt", "gammelby")]
    assert f"{SITE_URL}kommune/baerum/" in sitemap
    assert [name for name in old if name in sitemap + shown + found] == []
    assert ['<meta name="robots" content="noindex">' in page.read_text(encoding="utf-8") for page in pages] == [True] * 3


def test_what_is_closed_is_not_redirected_since_its_page_says_more(site: Path) -> None:
    assert "testnedlagt" not in (site / "_redirects").read_text(encoding="utf-8")


def test_a_catalogue_without_old_addresses_has_none(tmp_path: Path) -> None:
    found = catalog.load(make_project(tmp_path), today=TODAY)

    assert found.gamle == {}
    assert list(found.redirects(LANGUAGES)) == []


def test_a_new_service_is_no_problem_before_it_is_in_the_list(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / moved.ADDRESSES).write_text("adresse\nbaerum\n", encoding="utf-8")

    assert problems_in(project) == []


def test_the_list_of_another_catalogue_is_left_alone(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / moved.ADDRESSES).write_text("adresse\nbaerum\nbaerum/testkurs\nbaerum/los\nlarvik/los\n", encoding="utf-8")

    assert problems_in(project) == []


def test_the_command_adds_what_is_new_and_takes_nothing_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = make_moved_project(tmp_path)

    codes = [main(["--root", str(project), "--today", TODAY.isoformat(), "addresses"]) for _ in range(2)]

    lines = (project / moved.ADDRESSES).read_text(encoding="utf-8").splitlines()
    assert codes == [0, 0]
    assert lines == ["adresse", *sorted(lines[1:])]
    assert {"gammelby/annet", "baerum", "oslo", "baerum/testtelefon", "baerum/testnedlagt", "baerum/gammel-telefon"} <= set(lines)
    assert capsys.readouterr().out.splitlines()[1].startswith("0 nye adresser")


def test_the_real_list_is_in_order(real_catalog: catalog.Catalog) -> None:
    lines = (Path(__file__).parent.parent / moved.ADDRESSES).read_text(encoding="utf-8").splitlines()

    assert lines == ["adresse", *sorted(set(lines[1:]))]
    assert set(lines[1:]) <= real_catalog.addresses
