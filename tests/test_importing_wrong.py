"""What is wrong in a spreadsheet is told by its cell, all at once, and nothing of it is written."""

import gc
import io
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from prosjekt import katalog, make_project
from regneark import NEW, edited, saved

from brudd.barn import Barn, Oppdrag

TILTAK = "data/tiltak.yaml"
NOTHING = "Ingen opplysninger er endret.\n"
MISSING_CELL = "– mente du"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "prosjekt")


def told(root: Path, path: Path, **environment: str) -> list[str]:
    """Return what is said of a spreadsheet that is refused, a line for each thing, without its file and sheet."""
    before = (root / TILTAK).read_bytes()
    done = katalog(root, "import", "--write", str(path), **environment)
    assert (done.returncode, done.stdout) == (1, "")
    assert (root / TILTAK).read_bytes() == before
    return [line.removeprefix(f"{path.name}, ark Tiltak, celle ").removeprefix(f"{path.name}, celle ") for line in done.stderr.splitlines()]


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
    (3, "åpent"): time(9, 0),
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
    "AO2 (åpent): åpningstiden «hverdager 9-15» kan ikke leses. Skriv hver dag for seg, med klokkeslett: mandag 09:00–15:00 |",
    "AP2 (døgnåpent): her står sann eller usann, og det er ikke et svar vi kan bruke. Skriv i stedet: ja, nei.",
    "BK2 (pris.nb): her står tallet 0,5. Sett cellens format til «Tekst», og skriv det slik det skal leses.",
    "CG2 (lenke.1.url): lenken «www.example.org» må begynne med https://. Skriv https://www.example.org, og se at siden åpner seg.",
    "DF2 (kontrollert.dato): datoen 2027-01-01 har ikke vært ennå. Skriv dagen det faktisk skjedde, som ÅÅÅÅ-MM-DD.",
    "DH2 (neste_kontroll): «32.13.2026» er ikke en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel",
    "AO3 (åpent): åpningstiden «09:00» kan ikke leses. Skriv hver dag for seg, med klokkeslett:",
    "G3 (alder.fra): alderen «seks» må være et helt tall fra 0 til 25.",
    "N3 (beskrivelse.nb): teksten er 1201 tegn; den kan være høyst 1200. Kort den ned.",
    "V3 (kontakt.1.telefon): nummeret «2800» kan ikke ringes. Begynte det med 0, har regnearket tatt bort nullen:",
    "AS3 (tidspunkt.1.start): «i morgen» er ikke dag og klokkeslett.",
    "BM3 (del_av):",
    "D4 (navn.da): «navn» mangler. Navnet folk ser.",
    "M4 (kontakt_selv): «nej» er ikke en gyldig verdi – mente du «nei»? Velg en av: ja, via skolen, nei, ukjent.",
    "O4 (beskrivelse.da): her står et usynlig tegn (U+200B) som ikke kan brukes.",
    "V4 (kontakt.1.telefon): regnearket har gjort om et langt tall til 1,2E+07, og noen av sifrene er borte.",
    "CR4 (kilde.1.tittel.da): her står feilmeldingen #REF! fra regnearket, ikke en verdi. Skriv verdien, eller tøm cellen.",
    "DM4 (status): «stengt» er ikke en gyldig verdi. Velg en av: aktiv, pause, nedlagt.",
    "23 feil. Nettstedet er ikke endret.",
]


def test_every_wrong_cell_is_told_by_its_name_all_at_once(base: Path, book: bytes, tmp_path: Path) -> None:
    said = told(base, edited(book, tmp_path / "ark.xlsx", CELLS))

    unmet = [start for start in TOLD if not any(line.startswith(start) for line in said)]
    assert unmet == []
    assert len(said) == len(TOLD), said


# Slips that were not among the others: each alone in a sheet, and what is told.
MORE: dict[tuple[int, str], tuple[Any, str]] = {
    (2, "kontrollert.dato"): (46327, "her står tallet 46327, som regnearket regner datoer med. Sett cellens format til «Dato»"),
    (2, "kontakt.1.telefon"): (4722222222, "telefonnummeret «4722222222» kan ikke ringes slik det står. Skriv +47 22 22 22 22."),
    (3, "kontakt.1.telefon"): (22222222.5, "her står tallet 22222222,5. Sett cellens format til «Tekst»"),
    (2, "pris.nb"): ("slett", "«slett» er ikke noe en leser har nytte av. Tøm cellen, så blir feltet tatt bort."),
    (3, "pris.nb"): ("–", "«–» er ikke noe en leser har nytte av. Tøm cellen, så blir feltet tatt bort."),
    (2, "åpent"): ("mandag–fredag 09:00–15:00", "åpningstiden «mandag–fredag 09:00–15:00» kan ikke leses. Skriv hver dag for seg"),
    (3, "åpent"): ("mandag 09:00–15:00 | tirsdag stengt", "åpningstiden «tirsdag stengt» kan ikke leses. Skriv hver dag for seg"),
    (2, "kontakt_selv"): ("x", "«x» er ikke en gyldig verdi – mente du «ja»?"),
    (2, "status"): ("avsluttet", "«avsluttet» er ikke en gyldig verdi – mente du «nedlagt»?"),
    (2, "trinn"): ("8-10", "«8-10» finnes ikke under «trinn» i vokabular.yaml – mente du «ungdomstrinn»?"),
    (2, "ventetid.per"): ("1. november 26", "«1. november 26» er ikke en dato. Skriv ÅÅÅÅ-MM-DD"),
    (2, "tidspunkt.1.start"): (
        "1. des 2026 kl 18",
        "«1. des 2026 kl 18» er ikke dag og klokkeslett. Skriv året først, og en T foran klokkeslettet: 2026-12-01T18:00.",
    ),
}


def test_every_other_wrong_cell_is_told_too(base: Path, book: bytes, tmp_path: Path) -> None:
    said = told(base, edited(book, tmp_path / "ark.xlsx", {where: cell for where, (cell, _) in MORE.items()}))

    assert [start for _, start in MORE.values() if not any(start in line for line in said)] == []


def test_words_of_a_list_may_be_parted_as_people_part_them(base: Path, book: bytes, tmp_path: Path) -> None:
    done = katalog(base, "import", str(edited(book, tmp_path / "ark.xlsx", {(2, "målgruppe"): "foreldre og elever/barn"})))

    assert done.stdout.startswith("Bærum: Testtelefonen: målgruppen: «barn» er lagt til\n")


def test_a_heading_that_is_there_already_is_not_offered(base: Path, book: bytes, tmp_path: Path) -> None:
    said = told(base, edited(book, tmp_path / "ark.xlsx", change=lambda sheet: setattr(sheet["D1"], "value", "Navn")))

    assert said[0].startswith("D1: ingen kolonne heter «Navn» – mente du «navn.da»?")


def test_a_dane_is_told_in_danish(base: Path, book: bytes, tmp_path: Path) -> None:
    said = told(base, edited(book, tmp_path / "ark.xlsx", {(2, "tema"): "=B2"}), KATALOG_LANG="da")

    assert said[0] == "J2 (tema): her står en formel (=B2). Skriv selve værdien; i Excel: kopiér cellen, og indsæt som «Værdier»."


ROWS: list[tuple[dict[str, Any], str]] = [
    ({**NEW}, ""),
    ({**NEW}, "A6 (id): «baerum/aapen-doer» står i rad 5 også. Ett tiltak skal ha én rad; slett den ene."),
    ({**NEW, "kommune": "Asker"}, "B7 (kommune): kommunen «Asker» er ikke med i katalogen. Skriv en av: baerum, lyngby-taarbaek."),
    ({**NEW, "kommune": None}, "B8 (kommune): raden sier ikke hvilken kommune tiltaket er i. Skriv kommunens id: baerum, lyngby-taarbaek."),
    ({**NEW, "navn.nb": "Testtelefonen"}, "A9 (id): tiltaket i rad 2 (baerum/testtelefon) har samme navn."),
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


def _titled(sheet: Worksheet, title: str) -> None:
    sheet.insert_rows(1)
    sheet.cell(1, 1).value = title


HEADINGS: dict[str, tuple[Callable[[Worksheet], None], list[str]]] = {
    "renamed": (
        _renamed,
        [
            "F1: ingen kolonne heter «Målgrupper» – mente du «målgruppe»? Rett overskriften. Er kolonnen din egen, sett # først",
            "H1: overskriften «alder.til» står i kolonne G også. Behold én av dem.",
        ],
    ),
    "a title above them": (
        lambda sheet: _titled(sheet, "Tiltakene våre"),
        ["ark.xlsx, ark Tiltak:1: dette er ikke overskriftene. Første rad skal være den fra filen du fikk"],
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


def test_a_workbook_that_is_refused_is_not_held_open(base: Path, book: bytes, tmp_path: Path) -> None:
    path = edited(book, tmp_path / "ark.xlsx", change=next(iter(HEADINGS.values()))[0])
    gc.disable()
    try:
        assert told(base, path)
        held = [one.resolve() for one in Path("/proc/self/fd").iterdir()]
    finally:
        gc.enable()

    assert path.resolve() not in held


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
    "brev.xlsx": (_zip(word__document_dot_xml=b"<w/>"), "filen er ikke et regneark (Word)."),
    "ark.ods": (_zip(content_dot_xml=b"<o/>"), "filen er lagret i et format som ikke kan leses (.ods)."),
    "bilder.zip": (_zip(bilde=b"x"), "filen er ikke et regneark (zip)."),
    "halv.xlsx": (_zip(xl__workbook_dot_xml=b"<w/>")[:60], "regnearket er skadet og kan ikke leses."),
    "tomt.xlsx": (_zip(xl__workbook_dot_xml=b"<w/>"), "regnearket er skadet og kan ikke leses."),
    "streng.xlsx": (
        _zip(xl__workbook_dot_xml=b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'),
        "filen er lagret i et format som ikke kan leses (Strict Open XML). Åpne den, velg «Lagre som» og «Excel-arbeidsbok (.xlsx)»",
    ),
    "side.pdf": (b"%PDF-1.7", "filen er ikke et regneark (PDF)."),
    "side.csv": (b"<html>", "filen er ikke et regneark (HTML)"),
    "bilde.csv": (b"\x89PNG\r\n\x1a\n\0\0", "filen er ikke lagret som UTF-8."),
    "tom.csv": (b"", "det er ingen rader under overskriftene."),
    "dobbelt.csv": ("id;kommune;mÃ¥lgruppe\r\na;baerum;b\r\n".encode(), "bokstavene er blitt feil ("),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_table_of_services_is_told_for_what_it_is(base: Path, tmp_path: Path, name: str) -> None:
    raw, wanted = FILES[name]

    said = told(base, saved(tmp_path / name, raw))

    assert said[0].startswith(f"{name}: {wanted}")


def test_a_file_that_grows_without_end_is_told(base: Path, tmp_path: Path) -> None:
    bomb = _zip(xl__workbook_dot_xml=b"0" * 310_000_000)

    said = told(base, saved(tmp_path / "bombe.xlsx", bomb))

    assert said[0].startswith("bombe.xlsx: regnearket blir for stort når det pakkes ut: høyst 300 MB.")


def test_a_file_that_is_not_there_is_told(base: Path) -> None:
    done = katalog(base, "import", "borte.xlsx")

    assert done.stderr.startswith("borte.xlsx: filen mangler.")


def test_a_quote_that_is_never_closed_is_told(base: Path, table: str, tmp_path: Path) -> None:
    lines = table.split("\r\n")
    broken = "\r\n".join([lines[0], f'"{lines[1]}', *lines[2:]])

    said = told(base, saved(tmp_path / "ark.csv", broken.encode()))

    assert said[0].startswith("A2: raden kan ikke leses. Sjekk anførselstegnene.")


def test_signs_heaped_on_a_letter_are_told_in_no_time(base: Path, table: str, tmp_path: Path) -> None:
    heaped = table.replace("baerum;", "baerum" + "\u0323\u0301" * 50_000 + ";", 1)

    said = told(base, saved(tmp_path / "ark.csv", heaped.encode()))

    assert said[0].startswith("B2: her står mange tegn oppå én bokstav")


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

    assert said[0] == "ark.csv: regnearket er for stort: høyst 20000 rader. Ta bort rader du ikke skal endre; de blir ikke slettet av det."
    assert peak < 150_000_000


@pytest.mark.parametrize("command", ["import", "form"])
def test_a_pipe_is_told_and_not_waited_for(base: Path, tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "rør.csv")

    with Barn() as barn:
        outcome = barn.run(Oppdrag(["--root", ".", command, str(tmp_path / "rør.csv")], str(base), sekunder=5))

    assert outcome.feil.startswith(f"{tmp_path}/rør.csv: her er ingen vanlig fil")
