"""A spreadsheet comes back as it went out, whichever program had it, and what it says anew is written."""

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from prosjekt import PROJECT, TODAY, katalog, make_project
from regneark import NEW, edited, exported, saved

from katalog import catalog

TILTAK = "data/tiltak.yaml"
NOTHING = "Ingen opplysninger er endret.\n"
MISSING_CELL = "– mente du"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "prosjekt")


# Out and back


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_spreadsheet_comes_back_without_a_change(base: Path, kind: str, tmp_path: Path) -> None:
    path = saved(tmp_path / f"ark.{kind}", exported(base, kind))

    done = katalog(base, "import", "--write", str(path))

    assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING, "")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_every_real_service_comes_back_without_a_change(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"ark.{kind}"

    written = katalog(PROJECT, "export", f"--{kind}", str(path))
    done = katalog(PROJECT, "import", str(path))

    assert (written.returncode, done.returncode, done.stdout, done.stderr) == (0, 0, NOTHING, "")


@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode(), id="UTF-8 without a mark"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: text.encode("cp1252", "replace"), id="the old page of Windows"),
        pytest.param(lambda text: text.encode("mac_roman", "replace"), id="the old page of Mac"),
        pytest.param(lambda text: text.replace("\r\n", "\n").encode(), id="line breaks of Linux"),
        pytest.param(lambda text: f"sep=;\r\n{text}".encode(), id="a first line for Excel"),
        pytest.param(lambda text: text.replace("målgruppe", "ma\u030algruppe").encode(), id="å of two signs"),
        pytest.param(lambda text: text.replace("målgruppe", "MAALGRUPPE").encode(), id="headings spelt out"),
    ],
)
def test_a_csv_file_may_be_saved_in_many_ways(base: Path, table: str, encode: Callable[[str], bytes], tmp_path: Path) -> None:
    done = katalog(base, "import", str(saved(tmp_path / "ark.csv", encode(table))))

    assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING, "")


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_csv_file_may_have_other_signs_between_its_cells(base: Path, table: str, delimiter: str, tmp_path: Path) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(csv.reader(io.StringIO(table), delimiter=";"))

    done = katalog(base, "import", str(saved(tmp_path / "ark.csv", text.getvalue().encode())))

    assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING, "")


def test_dates_and_numbers_as_a_nordic_excel_shows_them_are_the_same(base: Path, table: str, tmp_path: Path) -> None:
    shown = table.replace("2026-11-01", "01.11.2026").replace("2026-12-01T18:00", "01-12-2026 18.00").replace("'22 22 22 22", "22222222")

    done = katalog(base, "import", str(saved(tmp_path / "ark.csv", shown.encode("utf-8-sig"))))

    assert shown.count("01.11.2026") == 2
    assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING, "")


def test_what_a_program_makes_of_dates_and_numbers_is_the_same(base: Path, book: bytes, tmp_path: Path) -> None:
    cells = {
        (2, "kontakt.1.telefon"): 22222222,
        (2, "kontrollert.dato"): date(2026, 11, 1),
        (2, "ventetid.per"): datetime(2026, 11, 1),
        (2, "alder.til"): 16,
        (3, "tidspunkt.1.start"): datetime(2026, 12, 1, 18),
        (2, "navn.nb"): "Testtelefonen\u00a0",
        (2, "åpent"): "mandag 9.00-15.00; tirsdag kl. 09:00 – 15:00\ntorsdag 12:00–24:00",
        (2, "målgruppe"): "Foreldre, elever",
    }

    done = katalog(base, "import", str(edited(book, tmp_path / "ark.xlsx", cells)))

    assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING, "")


FILTER = "Text - txt - csv (StarCalc)"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice er ikke installert")
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("xlsx", "xlsx"),
        ("csv", "xlsx"),
        ("csv", f"csv:{FILTER}:59,34,76,1,,0,false,true,false"),
        ("xlsx", f"csv:{FILTER}:44,34,ANSI,1,,0,false,true,false"),
    ],
    ids=["xlsx", "csv to xlsx", "csv", "xlsx to csv of Windows"],
)
def test_what_libreoffice_has_opened_and_saved_is_the_same(base: Path, source: str, target: str, tmp_path: Path) -> None:
    path = saved(tmp_path / f"ark.{source}", exported(base, source))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--infilter=CSV:59,34,76,1"]
    command = command if source == "csv" else command[:-1]
    subprocess.run([*command, "--convert-to", target, "--outdir", str(tmp_path / "lagret"), str(path)], check=True, capture_output=True)

    done = katalog(base, "import", str(next((tmp_path / "lagret").iterdir())))

    assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING, "")


def test_nothing_in_the_table_is_reckoned_with(root: Path) -> None:
    text = (root / TILTAK).read_text(encoding="utf-8")
    (root / TILTAK).write_text(text.replace("pris: gratis", 'pris: "=1+1"').replace("Noen svarer.", '"@SUM(A1)"'), encoding="utf-8")

    found = openpyxl.load_workbook(io.BytesIO(exported(root)))
    rows = list(csv.reader(io.StringIO(exported(root, "csv").decode("utf-8-sig")), delimiter=";"))
    saved(root / "ark.csv", exported(root, "csv"))

    assert [one.coordinate for row in found["Tiltak"] for one in row if one.data_type not in ("s", "n", "inlineStr")] == []
    assert [one for row in rows for one in row if one[:1] in ("=", "+", "-", "@")] == []
    assert katalog(root, "import", str(root / "ark.csv")).stdout == NOTHING


# What is said anew


def test_what_is_changed_is_written_with_every_comment_and_all_else_as_it_was(root: Path, tmp_path: Path) -> None:
    text = (root / TILTAK).read_text(encoding="utf-8")
    text = text.replace("    kontakt: {telefon", "    # ring før ti\n    kontakt: {telefon").replace(' 23"}', ' 23"}  # vakten')
    text = text.replace("      - start: 2027-01-12T18:00\n", "      # det siste\n      - start: 2027-01-12T18:00  # ikke sikkert\n")
    (root / TILTAK).write_text(text, encoding="utf-8")
    cells = {
        (2, "navn.nb"): "Testtelefon: ny",
        (2, "beskrivelse.da"): "Kort.\n\n- en",
        (2, "varsel.nb"): None,
        (2, "varsel.da"): None,
        (3, "tidspunkt.2.sted.nb"): "Salen",
        (3, "pris.nb"): "200 kroner",
        (4, "kontakt.1.telefon"): 22222225,
        (4, "døgnåpent"): "Nei",
    }

    done = katalog(root, "import", "--write", str(edited(exported(root), tmp_path / "ark.xlsx", cells)))

    wanted = text.replace("navn: {nb: Testtelefonen,", 'navn: {nb: "Testtelefon: ny",')
    start = wanted.index("      da: |-\n        Dette er en prøve.")
    wanted = wanted[:start] + "      da: |-\n        Kort.\n\n        - en\n" + wanted[wanted.index("    slik_får_du_hjelp") :]
    wanted = wanted.replace("    varsel: {nb: Dette er en prøve., da: Dette er en prøve.}\n", "")
    wanted = wanted.replace("# ikke sikkert\n", "# ikke sikkert\n        sted: Salen\n").replace(
        "pris: {nb: 100 kroner, da: 100 kroner}", 'pris: {nb: "200 kroner", da: "100 kroner"}'
    )
    wanted = wanted.replace('"22 22 22 23"}', '"22 22 22 25"}').replace("døgnåpent: ja", "døgnåpent: nei")
    assert (done.returncode, done.stderr) == (0, "")
    assert (root / TILTAK).read_text(encoding="utf-8") == wanted
    assert "Lyngby-Taarbæk: Et dansk prøveforløb har fået nyt nummer: 22 22 22 23 → 22 22 22 25\n" in done.stdout


def test_nothing_is_written_unless_it_is_asked_for(root: Path, book: bytes, tmp_path: Path) -> None:
    before = (root / TILTAK).read_bytes()

    done = katalog(root, "import", str(edited(book, tmp_path / "ark.xlsx", {(2, "kontakt.1.telefon"): "22 22 22 29"})))

    assert (root / TILTAK).read_bytes() == before
    assert done.stdout.startswith("Bærum: Testtelefonen fikk nytt nummer: 22 22 22 22 → 22 22 22 29\n")
    assert "Ingenting er skrevet ennå." in done.stdout


def test_a_new_row_is_a_new_service_after_the_last_of_its_municipality(root: Path, book: bytes, tmp_path: Path) -> None:
    rows = [{**NEW, "kommune": "Bærum", "kontakt.1.telefon": 22222222}, {**NEW, "navn.nb": "En til", "id": "nummer-to"}]

    done = katalog(root, "import", "--write", str(edited(book, tmp_path / "ark.xlsx", rows=rows)))

    found = [key for key in catalog.load(root, today=TODAY).tiltak if key.startswith("baerum/")]
    assert (done.returncode, done.stderr) == (0, "")
    assert found == ["baerum/testtelefon", "baerum/testkurs", "baerum/aapen-doer", "baerum/nummer-to"]
    assert '    kontakt:\n      telefon: "22 22 22 22"\n    kilde:\n      tittel: Kilden\n' in (root / TILTAK).read_text(encoding="utf-8")


def test_a_row_or_a_column_that_is_gone_changes_nothing_and_the_editor_is_told_how_to_close(
    base: Path, book: bytes, tmp_path: Path
) -> None:
    def without(sheet: Worksheet) -> None:
        sheet.delete_rows(3, 2)
        sheet.delete_cols(8, 40)

    done = katalog(base, "import", str(edited(book, tmp_path / "ark.xlsx", change=without)))

    assert done.stdout.startswith(f"{NOTHING}\n2 tiltak i katalogen står ikke i regnearket, og er ikke endret.")
    assert "skriv «nedlagt» i kolonnen «status»" in done.stdout


def test_hidden_rows_and_own_columns_and_sheets_are_no_hindrance(base: Path, book: bytes, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.auto_filter.ref = "A1:E4"
        sheet.cell(1, sheet.max_column + 1).value = "# mine notater"
        sheet.cell(2, sheet.max_column).value = "spør Kari"
        sheet.parent.create_sheet("Skjult").sheet_state = "hidden"  # type: ignore[union-attr]

    done = katalog(base, "import", str(edited(book, tmp_path / "ark.xlsx", change=change)))

    assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING, "")


def test_a_municipality_gets_its_own_rows_alone(base: Path) -> None:
    katalog(base, "export", "--csv", str(base / "en.csv"), "--kommune", "Lyngby-Taarbæk")

    rows = list(csv.DictReader(io.StringIO((base / "en.csv").read_text(encoding="utf-8-sig")), delimiter=";"))

    assert [one["id"] for one in rows] == ["testforloeb"]
