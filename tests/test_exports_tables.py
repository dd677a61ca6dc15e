"""A table has the same records as the plain JSON, and nothing in it is reckoned with by a spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from fiendtlig import HOSTILE, hostile_catalog
from prosjekt import changed, open_data

from katalog.catalog import Catalog
from katalog.values import Telefon
from katalog.words import spell_out

URL = "https://skole.example.org/sub/"
TABLES = {"data/tiltak.csv": ",", "data/tiltak-excel.csv": ";"}
# What a spreadsheet may begin to reckon with.
RECKONED = tuple("=+-@\t\r\n＝＋－＠")


def table(catalog: Catalog, path: str = "data/tiltak.csv", url: str = URL) -> list[dict[str, str]]:
    """Return the rows of a table, as any program reads them."""
    text = open_data(catalog, url)[path].removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=TABLES[path], strict=True))


def records(catalog: Catalog, url: str = URL) -> list[Any]:
    found: list[Any] = json.loads(open_data(catalog, url)["data/tiltak.json"])["tiltak"]
    return found


def spelt(value: Any) -> Any:
    """Return a record with its keys spelt out."""
    if isinstance(value, dict):
        return {spell_out(key): spelt(one) for key, one in value.items()}
    return [spelt(one) for one in value] if isinstance(value, list) else value


def read_back(row: Mapping[str, str]) -> Any:
    """Return the record that a row stands for, by the two rules that the table's page tells."""
    found: dict[str, Any] = {}
    for column, cell in row.items():
        *way, last = column.split(".")
        inner = found
        for part in way if cell else ():
            inner = inner.setdefault(part, {})
        inner.update({last: plain(column, cell.removeprefix("'"))} if cell else {})
    return numbered(found)


def plain(column: str, text: str) -> Any:
    if column.startswith("alder."):
        return int(text)
    if column in ("maalgruppe", "trinn", "tema", "omraade") or column.startswith("hverdagsord."):
        return [re.sub(r"\\(.)", r"\1", one) for one in re.findall(r"(?:\\.|[^|\\])+", text, re.DOTALL)]
    return text


def numbered(value: Any) -> Any:
    """Return a record whose lists are lists again."""
    if not isinstance(value, dict):
        return value
    whole = {key: numbered(one) for key, one in value.items()}
    return list(whole.values()) if all(key.isdigit() for key in whole) else whole


@pytest.mark.parametrize("path", TABLES)
def test_every_record_of_the_real_catalogue_comes_back_as_it_was(real_catalog: Catalog, path: str) -> None:
    assert [read_back(row) for row in table(real_catalog, path)] == spelt(records(real_catalog))


@pytest.mark.parametrize("path", TABLES)
def test_a_record_with_every_field_comes_back_as_it_was(small: Catalog, path: str) -> None:
    assert [read_back(row) for row in table(small, path, "")] == spelt(records(small, ""))


@pytest.mark.parametrize("path", TABLES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_back_as_they_were_and_no_cell_is_reckoned_with(small: Catalog, path: str, text: str) -> None:
    hostile = hostile_catalog(small, text)

    rows = table(hostile, path)

    assert [read_back(row) for row in rows] == spelt(records(hostile))
    assert [cell for row in rows for cell in row.values() if cell.startswith(RECKONED)] == []


def test_columns_are_spelt_out_and_in_the_order_of_the_format(small: Catalog) -> None:
    header = list(table(small)[0])

    assert header[:5] == ["noekkel", "adresse.nb", "adresse.da", "id", "navn.nb"]
    assert {"maalgruppe", "slik_faar_du_hjelp.da", "kontakt.2.telefon", "aapent.3.til", "doegnaapent", "bygger_paa"} <= set(header)
    assert [column for column in header if not column.isascii()] == []


def test_a_field_that_nobody_has_used_has_its_columns_all_the_same(real_catalog: Catalog) -> None:
    assert {"kontrollert.dato", "tidspunkt.1.start", "varsel.nb", "ventetid.per"} <= set(table(real_catalog)[0])


def test_the_table_for_excel_says_that_it_is_utf_8_and_parts_its_cells_as_nordic_ones_do(small: Catalog) -> None:
    found = open_data(small, URL)

    assert found["data/tiltak-excel.csv"].startswith("\ufeffnoekkel;adresse.nb;")
    assert found["data/tiltak.csv"].startswith("noekkel,adresse.nb,")


@pytest.mark.parametrize("path", TABLES)
def test_every_line_ends_as_the_standard_says_and_has_all_columns(small: Catalog, path: str) -> None:
    text = open_data(small, URL)[path]

    assert text.endswith("\r\n")
    assert {len(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=TABLES[path])} == {len(table(small, path)[0])}


def test_several_values_are_one_cell(small: Catalog) -> None:
    (row,) = (row for row in table(small) if row["noekkel"] == "baerum/testtelefon")

    assert row["maalgruppe"] == "foreldre|elever"
    assert row["kontakt.1.ring"] == "tel:+4722222222"
    assert row["alder.fra"] == "0"


def test_excel_makes_no_date_of_a_step_and_loses_no_zero_of_a_number(small: Catalog) -> None:
    (telefon,) = (one for one in small.tiltak.values() if one.id == "testtelefon")
    kontakt = [telefon.kontakt[0].model_copy(update={"telefon": Telefon("02800", "tel:02800")})]
    catalog = changed(small, testtelefon={"trinn": ["1-4"], "kontakt": kontakt})

    program, excel = (next(row for row in table(catalog, path) if row["noekkel"] == "baerum/testtelefon") for path in TABLES)

    assert (program["trinn"], program["kontakt.1.telefon"]) == ("1-4", "02800")
    assert (excel["trinn"], excel["kontakt.1.telefon"]) == ("'1-4", "'02800")
    assert [read_back(row) for row in table(catalog, "data/tiltak-excel.csv")] == spelt(records(catalog))
