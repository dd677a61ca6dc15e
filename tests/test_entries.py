"""A file read in pieces says what it says when it is read whole, or is left to be read whole."""

from pathlib import Path

import pytest
from prosjekt import RIGHT, TODAY, katalog, make_project

from katalog import entries, schema
from katalog.records import Reader

HOMES = {"baerum": ("NO", "nb"), "koebenhavn": ("DK", "da")}
ONE = "kommune: baerum, navn: A, type: los, målgruppe: [barn], beskrivelse: B, kilde: {tittel: C}"
TWO = f"  - {{id: en, {ONE}}}\n  - {{id: to, {ONE}}}\n"


def read(root: Path, text: str) -> dict[str, list[tuple[str, int]]]:
    """Return the id and the line of each entry that is read in pieces."""
    (root / "data").mkdir()
    (root / "data/tiltak.yaml").write_text(text, encoding="utf-8")
    found = entries.read(Reader(root, TODAY, languages=("nb", "da")), tuple(entries.files(root)), HOMES)
    return {path: [(record.id, line) for record, line, _ in records] for path, records in found.items()}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(f"tiltak:\n{TWO}", [2, 3], id="as it is written"),
        pytest.param(f"# Å\n\ntiltak: # her\n  # mer\n{TWO}# slutt\n", [5, 6], id="with comments"),
        pytest.param("tiltak:\n" + TWO.replace("  -", "-"), [2, 3], id="not indented"),
        pytest.param("tiltak:\r\n" + TWO.replace("\n", "\r\n"), [2, 3], id="with other ends of lines"),
        pytest.param(
            "tiltak:\n" + TWO.replace("beskrivelse: B", 'beskrivelse: "B\n\n    - B"'), [2, 5], id="with text in quotes over lines"
        ),
    ],
)
def test_each_entry_has_the_line_it_is_written_on(tmp_path: Path, text: str, lines: list[int]) -> None:
    assert read(tmp_path, text) == {"data/tiltak.yaml": [("en", lines[0]), ("to", lines[1])]}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"tiltak:\n{TWO}annet: {{}}\n", id="another key after the list"),
        pytest.param(f"annet: 1\ntiltak:\n{TWO}", id="another key before the list"),
        pytest.param(f"---\ntiltak:\n{TWO}", id="the mark of a document"),
        pytest.param(f"tiltak:\n{TWO}...\n---\na: b\n", id="two documents"),
        pytest.param("tiltak:\n" + TWO.replace("navn: A", 'navn: "A', 1), id="a quote that is never closed"),
        pytest.param("tiltak:\n" + TWO.replace("}}\n  - {id: to", "},\n  - {id: to"), id="brackets that reach into the next"),
        pytest.param("tiltak:\n" + TWO.replace("navn: A", "navn: &a A", 1), id="an anchor"),
        pytest.param("tiltak:\n" + TWO.replace("type: los", "type: {los: 1}", 1), id="a field that is wrong"),
        pytest.param("tiltak:\n" + TWO.replace("baerum", "bergen", 1), id="a municipality nobody knows"),
        pytest.param("tiltak:\n" + TWO.replace("id: en", "id: \u200ben", 1), id="a character nobody sees"),
        pytest.param("tiltak: []\n", id="no entries"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_file_with_anything_odd_is_left_to_be_read_whole(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == {}


def test_what_was_read_before_is_the_same_at_another_line(tmp_path: Path) -> None:
    first = read(tmp_path, f"tiltak:\n{TWO}")
    (tmp_path / "ny").mkdir()

    second = read(tmp_path / "ny", f"# En linje til.\ntiltak:\n{TWO}")

    assert (first, second) == ({"data/tiltak.yaml": [("en", 2), ("to", 3)]}, {"data/tiltak.yaml": [("en", 3), ("to", 4)]})


@pytest.mark.parametrize("wrong", [None, 1, 100, 249])
def test_a_long_file_is_read_as_a_short_one_is_and_one_fault_leaves_it_whole(tmp_path: Path, wrong: int | None) -> None:
    entries_ = [f"  - {{id: nr-{i}, {ONE if i != wrong else ONE.replace('baerum', 'bergen')}}}\n" for i in range(250)]

    found = read(tmp_path, "tiltak:\n" + "".join(entries_))

    assert found == ({"data/tiltak.yaml": [(f"nr-{i}", i + 2) for i in range(250)]} if wrong is None else {})


def test_the_example_catalogue_is_read_in_pieces() -> None:
    reader = Reader(RIGHT, TODAY, languages=("nb", "da"))
    homes = {
        str(one["id"]): ("NO" if one["språk"] == "nb" else "DK", str(one["språk"]))
        for one in reader.records("data/kommuner.yaml", "kommuner")
    }

    found = entries.read(reader, tuple(entries.files(RIGHT)), homes)

    assert {len(records) > 1 for records in found.values()} == {True}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("oslo.YAML", True),
        ("oslo.yaml.txt", True),
        ("oslo/ppt.yaml", True),
        ("._oslo.yaml", False),
        (".#oslo.yaml", False),
        ("oslo.yaml~", False),
        ("LES MEG.txt", False),
    ],
)
def test_a_file_that_looks_as_if_it_were_read_is_told_and_what_programs_hide_is_not(name: str, told: bool, tmp_path: Path) -> None:
    root = make_project(tmp_path / "prosjekt")
    path = root / "data/tiltak" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff")

    done, ordered = katalog(root, "check"), katalog(root, "fmt")

    assert (f"data/tiltak/{name}: filen blir ikke lest." in done.stderr, done.returncode) == (told, int(told))
    assert name not in ordered.stderr


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("larvik.yaml", ""),
        ("tiltak (1).yaml", ""),
        ("kommuner.yaml.txt", "kommuner.yaml"),
        ("flytet.yaml", "flyttet.yaml"),
        ("vert.yml", "vert.yaml"),
    ],
)
def test_a_file_that_lies_among_the_data_and_is_none_of_it_is_told_with_where_it_belongs(name: str, meant: str, tmp_path: Path) -> None:
    (tmp_path / "data/ord").mkdir(parents=True)
    for own in (name, "tiltak.yaml", ".skjult.yaml", "kopi.yaml~"):
        (tmp_path / "data" / own).write_text("tiltak: []\n", encoding="utf-8")

    (told,) = entries.left_out(tmp_path)

    asked = f" – mente du «{meant}»?" if meant else "."
    assert str(told).startswith(f"data/{name}: filen blir ikke lest{asked} Legg tiltak i mappen data/tiltak/. I data/ selv leses bare: ")


def test_all_that_has_a_schema_is_read_where_it_lies() -> None:
    files = {file.removeprefix("data/") for files in schema.FILES.values() for file in files}

    assert {file for file in files if "/" not in file} == {f"{one}.yaml" for one in entries.READ}
