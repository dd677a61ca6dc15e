"""What the page about open data shows is cut out of the files, so that it can never say anything else than they do."""

import csv
import io
import json
from pathlib import Path

import pytest
from besoek import LANGUAGES
from prosjekt import changed, open_data

from katalog.catalog import Catalog
from katalog.exports.excerpts import excerpts
from katalog.fragments import DATA

URL = "https://skole.example.org/sub/"


@pytest.fixture(scope="module")
def files(real_catalog: Catalog) -> dict[str, str]:
    return open_data(real_catalog, URL)


@pytest.fixture(scope="module")
def shown(real_catalog: Catalog) -> dict[str, str]:
    return excerpts(real_catalog, URL)


def test_there_is_an_excerpt_of_each_kind_of_file(shown: dict[str, str]) -> None:
    assert set(shown) == set(DATA)
    assert [name for name, text in shown.items() if not text.strip()] == []


def test_the_record_is_one_of_the_file(shown: dict[str, str], files: dict[str, str]) -> None:
    assert json.loads(shown["json"]) in json.loads(files["data/tiltak.json"])["tiltak"]


def test_the_municipality_is_that_of_its_file(shown: dict[str, str], files: dict[str, str]) -> None:
    kommune = json.loads(shown["kommune"])

    assert kommune == json.loads(files[f"data/kommune/{kommune['id']}.json"])["kommune"]


def test_the_service_is_one_of_the_file(shown: dict[str, str], files: dict[str, str]) -> None:
    assert json.loads(shown["hsds"]) in json.loads(files["data/hsds/services.json"])["contents"]


def test_what_the_graphs_say_of_a_thing_is_what_their_files_say(shown: dict[str, str], files: dict[str, str]) -> None:
    assert shown["cpsv"].startswith("<cpsv-ap-no.ttl#")
    assert shown["cpsv"] in files["data/cpsv-ap-no.ttl"]
    assert json.loads(shown["dcat"]) in json.loads(files["data/katalog.jsonld"])["@graph"]


def test_the_rows_are_the_beginning_of_those_of_the_file(shown: dict[str, str], files: dict[str, str]) -> None:
    header, row = csv.reader(io.StringIO(shown["csv"]))

    whole = list(csv.reader(io.StringIO(files["data/tiltak.csv"], newline="")))
    assert header == whole[0][: len(header)]
    assert row in [one[: len(header)] for one in whole]


def test_the_lines_are_those_of_the_calendar(shown: dict[str, str], files: dict[str, str], small: Catalog) -> None:
    event = excerpts(small, URL)["kalender"]

    assert shown["kalender"].replace("\n", "\r\n") in files["data/kalender.ics"]
    assert event.startswith("BEGIN:VEVENT\nUID:baerum/testkurs/")
    assert event.replace("\n", "\r\n") in open_data(small, URL)["data/kalender.ics"]


def test_a_catalogue_with_nothing_to_show_shows_nothing(small: Catalog) -> None:
    closed = {key: {"status": "nedlagt"} for key in ("testtelefon", "testkurs", "testforloeb")}

    assert excerpts(changed(small, **closed), URL) == {}


@pytest.mark.parametrize("folder", LANGUAGES.values(), ids=LANGUAGES)
def test_the_page_has_every_excerpt_and_a_way_to_every_kind_of_file(built_site: Path, shown: dict[str, str], folder: str) -> None:
    page = (built_site / folder / "aapne-data/index.html").read_text(encoding="utf-8")

    up = "../../" if folder else "../"
    wanted = [path for paths in DATA.values() for path in paths if "*" not in path]
    assert [path for path in wanted if f'href="{up}data/{path}"' not in page] == []
    assert page.count("<pre ") == len(shown)
