"""A spreadsheet comes back as it went out, whichever program had it; what it says anew is written, and what is wrong told by cell."""

import csv
import io
import shutil
import subprocess
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from prosjekt import PROJECT, TODAY, katalog, make_project
from regneark import NEW, edited, exported

from katalog import catalog

TILTAK = "data/tiltak.yaml"
NOTHING = "Ingen opplysninger er endret.\n"
MISSING_CELL = "– mente du"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example catalogue, which none of the tests may write in."""
    return make_project(tmp_path_factory.mktemp("grunn"))


@pytest.fixture(scope="module")
def book(base: Path) -> bytes:
    return exported(base)


@pytest.fixture(scope="module")
def table(base: Path) -> str:
    """The CSV file, as text without its mark."""
    return exported(base, "csv").decode("utf-8-sig")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "prosjekt")


def told(root: Path, path: Path, **environment: str) -> list[str]:
    """Return what is said of a spreadsheet that is refused, a line for each thing, without its file and sheet."""
    before = (root / TILTAK).read_bytes()
    done = katalog(root, "import", "--write", str(path), **environment)
    assert (done.returncode, done.stdout) == (1, "")
    assert (root / TILTAK).read_bytes() == before
    return [
        line.removeprefix(f"{path.name}, ark Tiltak, celle ").removeprefix(f"{path.name}, celle ")
        for line in done.stderr.removeprefix("Leser og sjekker …\n").splitlines()
    ]


def saved(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


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


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice er ikke installert")
@pytest.mark.parametrize(
    ("source", "target"),
    [("xlsx", "xlsx"), ("csv", f"csv:{FILTER}:59,34,76,1,,0,false,true,false"), ("xlsx", f"csv:{FILTER}:44,34,ANSI,1,,0,false,true,false")],
    ids=["xlsx", "csv", "xlsx to csv of Windows"],
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


# What is wrong

CELLS: dict[tuple[int, str], Any] = {
    (2, "type"): "konsultasjonn",
    (2, "målgruppe"): "foreldre; elvever",
    (2, "trinn"): datetime(2026, 4, 1),
    (2, "tema"): "=B2",
    (2, "kontakt.1.epost"): "https://example.org",
    (2, "åpent"): "hverdager 9-15",
    (2, "døgnåpent"): True,
    (2, "pris.nb"): 0.5,
    (2, "lenke.1.url"): "www.example.org",
    (2, "kontrollert.dato"): datetime(2027, 1, 1),
    (2, "neste_kontroll"): "32.13.2026",
    (3, "alder.fra"): "seks",
    (3, "beskrivelse.nb"): "x" * 1201,
    (3, "kontakt.1.telefon"): 2800,
    (3, "tidspunkt.1.start"): "i morgen",
    (3, "del_av"): "testtelefonen",
    (4, "navn.da"): None,
    (4, "kontakt_selv"): "nej",
    (4, "beskrivelse.da"): "et\u200bforløb",
    (4, "kontakt.1.telefon"): "1,2E+07",
    (4, "kilde.1.tittel.da"): "#REF!",
    (4, "status"): "stengt",
}
TOLD = [
    "E2 (type): «konsultasjonn» finnes ikke under «type» i vokabular.yaml – mente du «konsultasjon»?",
    "F2 (målgruppe): «elvever» finnes ikke under «målgruppe» i vokabular.yaml – mente du «elever»?",
    "I2 (trinn): regnearket har gjort verdien om til en dato (2026-04-01). Sett cellens format til «Tekst», og skriv verdien på nytt: 1-4.",
    "J2 (tema): her står en formel (=B2). Skriv selve verdien; i Excel: kopier cellen, og lim inn som «Verdier».",
    "W2 (kontakt.1.epost): «https://example.org» er adressen til en side. Flytt den til feltet «nettsted»;",
    "AO2 (åpent): åpningstiden «hverdager 9-15» kan ikke leses. Skriv dag og klokkeslett: mandag 09:00–15:00, med | mellom dagene.",
    "AP2 (døgnåpent): her står sann eller usann, og det er ikke et svar vi kan bruke. Skriv ja, nei.",
    "BK2 (pris.nb): her står tallet 0,5. Sett cellens format til «Tekst», og skriv det slik det skal leses.",
    "CG2 (lenke.1.url): lenken «www.example.org» må begynne med https:// (eller http://).",
    "DF2 (kontrollert.dato): datoen 2027-01-01 har ikke vært ennå. Skriv dagen det faktisk skjedde.",
    "DH2 (neste_kontroll): «32.13.2026» er ikke en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel",
    "G3 (alder.fra): alderen «seks» må være et helt tall fra 0 til 25.",
    "N3 (beskrivelse.nb): teksten er 1201 tegn; den kan være høyst 1200. Kort den ned.",
    "V3 (kontakt.1.telefon): nummeret «2800» kan ikke ringes. Begynte det med 0, har regnearket tatt bort nullen:",
    "AS3 (tidspunkt.1.start): «i morgen» er ikke dag og klokkeslett.",
    "BM3 (del_av):",
    "D4 (navn.da): «navn» mangler. Navnet folk ser.",
    "M4 (kontakt_selv): «nej» er ikke en gyldig verdi. Velg en av: ja, via skolen, nei, ukjent.",
    "O4 (beskrivelse.da): her står et usynlig tegn (U+200B) som ikke kan brukes.",
    "V4 (kontakt.1.telefon): regnearket har gjort om et langt tall til 1,2E+07, og noen av sifrene er borte.",
    "CR4 (kilde.1.tittel.da): her står feilmeldingen #REF! fra regnearket, ikke en verdi. Skriv verdien, eller tøm cellen.",
    "DM4 (status): «stengt» er ikke en gyldig verdi. Velg en av: aktiv, pause, nedlagt.",
    "22 feil. Nettstedet er ikke endret.",
]


def test_every_wrong_cell_is_told_by_its_name_all_at_once(base: Path, book: bytes, tmp_path: Path) -> None:
    said = told(base, edited(book, tmp_path / "ark.xlsx", CELLS))

    unmet = [start for start in TOLD if not any(line.startswith(start) for line in said)]
    assert unmet == []
    assert len(said) == len(TOLD), said


def test_a_dane_is_told_in_danish(base: Path, book: bytes, tmp_path: Path) -> None:
    said = told(base, edited(book, tmp_path / "ark.xlsx", {(2, "tema"): "=B2"}), KATALOG_LANG="da")

    assert said[0] == "J2 (tema): her står en formel (=B2). Skriv selve værdien; i Excel: kopiér cellen, og indsæt som «Værdier»."


ROWS: list[tuple[dict[str, Any], str]] = [
    ({**NEW}, ""),
    ({**NEW}, "A6 (id): «baerum/aapen-doer» står i rad 5 også. Ett tiltak skal ha én rad; slett den ene."),
    ({**NEW, "kommune": "Asker"}, "B7 (kommune): kommunen «Asker» er ikke med i katalogen. Skriv en av: baerum, lyngby-taarbaek."),
    ({**NEW, "kommune": None}, "B8 (kommune): raden sier ikke hvilken kommune tiltaket er i. Skriv kommunens id: baerum, lyngby-taarbaek."),
    ({**NEW, "navn.nb": "Testtelefonen"}, "A9 (id): tiltaket heter «testtelefon» i katalogen, og id endres aldri. Skriv «testtelefon»."),
    ({**NEW, "id": "Med Store"}, "A10 (id): id «Med Store» kan bare ha a–z, 0–9 og bindestrek mellom ordene"),
    ({**NEW, "navn.nb": "Uten kilde", "kilde.1.tittel.nb": None}, "CQ11 (kilde.1.tittel.nb): «kilde» mangler."),
    ({**NEW, "navn.nb": "Uten slag", "type": None}, "E12 (type): «type» mangler."),
]


def test_every_wrong_new_row_is_told(base: Path, book: bytes, tmp_path: Path) -> None:
    said = told(base, edited(book, tmp_path / "ark.xlsx", rows=[row for row, _ in ROWS]))

    wanted = [start for _, start in ROWS if start]
    assert [start for start in wanted if not any(line.startswith(start) for line in said)] == []
    assert len(said) == len(wanted) + 1, said


def test_an_id_that_has_been_changed_is_told_and_makes_no_copy(base: Path, book: bytes, tmp_path: Path) -> None:
    said = told(base, edited(book, tmp_path / "ark.xlsx", {(2, "id"): "ny-id"}))

    assert said[0].startswith("A2 (id): tiltaket heter «testtelefon» i katalogen, og id endres aldri. Skriv «testtelefon».")


def _renamed(sheet: Worksheet) -> None:
    sheet["F1"].value = "Målgrupper"
    sheet["G1"].value = "alder.til"
    sheet.cell(3, sheet.max_column + 3).value = "løst"
    sheet["C1"].value = None


HEADINGS: dict[str, tuple[Callable[[Worksheet], None], list[str]]] = {
    "renamed": (
        _renamed,
        [
            "F1: ingen kolonne heter «Målgrupper» – mente du «målgruppe»? Rett overskriften. Er kolonnen din egen, sett # først",
            "H1: overskriften «alder.til» står i kolonne G også. Behold én av dem.",
        ],
    ),
    "without keys": (
        lambda sheet: sheet.delete_cols(1, 2),
        ["ark.xlsx, ark Tiltak: kolonnen «id» mangler i rad 1.", "ark.xlsx, ark Tiltak: kolonnen «kommune»"],
    ),
    "merged": (
        lambda sheet: sheet.merge_cells("D3:D4"),
        ["D3: cellene D3:D4 er slått sammen, så vi vet ikke hvilken rad teksten gjelder."],
    ),
    "beside": (lambda sheet: sheet.__setitem__("EZ3", "løst"), ["EZ3: her står noe til høyre for den siste kolonnen."]),
    "headings alone": (lambda sheet: sheet.delete_rows(2, 9), ["ark.xlsx, ark Tiltak: det er ingen rader under overskriftene."]),
    "two sheets": (
        lambda sheet: (setattr(sheet, "title", "Bærum"), sheet.parent.create_sheet("Larvik"))[0],  # type: ignore[union-attr]
        ["ark.xlsx: det er flere ark (Bærum, Larvik), og ingen av dem heter «Tiltak»."],
    ),
}


@pytest.mark.parametrize("case", HEADINGS)
def test_a_table_that_is_not_as_it_went_out_is_told(base: Path, book: bytes, tmp_path: Path, case: str) -> None:
    change, wanted = HEADINGS[case]

    said = told(base, edited(book, tmp_path / "ark.xlsx", change=change))

    assert [start for start in wanted if not any(line.startswith(start) for line in said)] == []


def _zip(**parts: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return whole.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
FILES = {
    "gammel.xls": (OLE, "filen er lagret i et format som ikke kan leses (.xls)."),
    "låst.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "filen er låst med passord."),
    "brev.xlsx": (_zip(word__document_dot_xml=b"<w/>"), "filen er ikke et regneark, men et Word-dokument (Word)."),
    "ark.ods": (_zip(content_dot_xml=b"<o/>"), "filen er lagret i et format som ikke kan leses (.ods)."),
    "bilder.zip": (_zip(bilde=b"x"), "filen er ikke et regneark, men en zip-fil."),
    "halv.xlsx": (_zip(xl__workbook_dot_xml=b"<w/>")[:60], "regnearket er skadet og kan ikke leses."),
    "tomt.xlsx": (_zip(xl__workbook_dot_xml=b"<w/>"), "regnearket er skadet og kan ikke leses."),
    "bombe.xlsx": (_zip(xl__workbook_dot_xml=b"0" * 310_000_000), "regnearket er for stort: høyst 300 MB utpakket"),
    "side.pdf": (b"%PDF-1.7", "filen er ikke et regneark, men en PDF."),
    "side.csv": (b"<html>", "filen er ikke et regneark, men en nettside"),
    "bilde.csv": (b"\x89PNG\r\n\x1a\n\0\0", "filen er ikke lagret som UTF-8."),
    "tom.csv": (b"", "det er ingen rader under overskriftene."),
    "dobbelt.csv": ("id;kommune;mÃ¥lgruppe\r\na;baerum;b\r\n".encode(), "bokstavene er blitt feil ("),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_table_of_services_is_told_for_what_it_is(base: Path, tmp_path: Path, name: str) -> None:
    raw, wanted = FILES[name]

    said = told(base, saved(tmp_path / name, raw))

    assert said[0].startswith(f"{name}: {wanted}")


def test_a_file_that_is_not_there_is_told(base: Path) -> None:
    done = katalog(base, "import", "borte.xlsx")

    assert done.stderr.startswith("borte.xlsx: filen mangler.")


def test_a_quote_that_is_never_closed_is_told(base: Path, table: str, tmp_path: Path) -> None:
    lines = table.split("\r\n")
    broken = "\r\n".join([lines[0], f'"{lines[1]}', *lines[2:]])

    said = told(base, saved(tmp_path / "ark.csv", broken.encode()))

    assert said[0].startswith("A2: raden kan ikke leses. Sjekk anførselstegnene.")


def test_an_entity_of_its_own_is_no_way_to_fill_the_memory(base: Path, book: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ark.xlsx"
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(path, "w") as new:
        for one in old.namelist():
            raw = old.read(one)
            if one == "xl/worksheets/sheet1.xml":
                raw = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>' + raw.split(b"?>", 1)[-1]
            new.writestr(one, raw)

    said = told(base, path)

    assert said[0].startswith("ark.xlsx: regnearket er skadet og kan ikke leses.")


def test_too_many_rows_are_told_without_reading_them_all(base: Path, tmp_path: Path) -> None:
    many = "id;kommune;navn.nb;type;målgruppe;beskrivelse.nb;kilde.1.tittel.nb\r\n" + "".join(
        f"tiltak-{i};baerum;Navn {i};ppt;foreldre;Kom.;Kilden\r\n" for i in range(50_000)
    )
    path = saved(tmp_path / "ark.csv", many.encode())
    tracemalloc.start()

    said = told(base, path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (
        said[0]
        == "ark.csv: regnearket er for stort: høyst 20000 rader (rækker). Ta bort rader du ikke skal endre; de blir ikke slettet av det."
    )
    assert peak < 150_000_000
