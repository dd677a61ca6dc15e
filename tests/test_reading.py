"""YAML and CSV become strings, each with its line, and nothing in a file can do more than be read."""

import os
import unicodedata
from pathlib import Path

import pytest

from katalog.octets import read_text
from katalog.reading import YamlList, YamlMap, is_written, line_of, read_csv, read_yaml


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "prøve.yaml"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0301", "0301"),
        ("16:00", "16:00"),
        ("no", "no"),
        ("ja", "ja"),
        ("1.10", "1.10"),
        ("2026-11-01", "2026-11-01"),
        ("~", "~"),
        ("null", "null"),
        ("", ""),
        ("true", "true"),
        ("1e3", "1e3"),
        ("=", "="),
        ("'  hei  '", "  hei  "),
        ("|-\n  to\n  linjer", "to\nlinjer"),
        (">-\n  én\n  linje", "én linje"),
        ("https://example.org/a#b", "https://example.org/a#b"),
    ],
)
def test_every_value_is_read_as_the_text_an_editor_wrote(written: str, value: str, file: Path) -> None:
    file.write_text(f"felt: {written}\n", encoding="utf-8")

    node, problems = read_yaml(file, "prøve")

    assert (node, problems) == ({"felt": value}, [])


def test_every_key_and_every_item_knows_its_line(file: Path) -> None:
    file.write_text("# øverst\ntiltak:\n  - id: en\n    navn:\n      nb: En\n  - {id: to, tema: [a,\n      b]}\n", encoding="utf-8")

    node, _ = read_yaml(file, "prøve")

    assert line_of(node, ()) == 2
    assert line_of(node, ("tiltak", 0, "navn", "nb")) == 5
    assert line_of(node, ("tiltak", 1, "tema", 0)) == 6
    assert line_of(node, ("tiltak", 1, "tema", 1)) == 7


def test_what_is_not_there_is_told_at_the_nearest_thing_that_is(file: Path) -> None:
    file.write_text("tiltak:\n  - id: en\n    kilde:\n      tittel: Prøve\n", encoding="utf-8")

    node, _ = read_yaml(file, "prøve")

    assert line_of(node, ("tiltak", 0, "navn")) == 2
    assert line_of(node, ("tiltak", 7)) == 1
    # A mapping where a list may stand is its own item 0.
    assert line_of(node, ("tiltak", 0, "kilde", 0, "tittel")) == 4
    assert is_written(node, ("tiltak", 0, "kilde", 0), "tittel")
    assert not is_written(node, ("tiltak", 0, "kilde", 0), "url")


def test_braces_are_told_from_lines(file: Path) -> None:
    file.write_text("a: {b: c}\n", encoding="utf-8")

    node, _ = read_yaml(file, "prøve")

    assert isinstance(node, YamlMap)
    assert (node.braces, node["a"].braces) == (False, True)


@pytest.mark.parametrize(
    "raw",
    ["a: blåbær\n".encode(), "\ufeffa: blåbær\n".encode(), "a: bla\u030abær\n".encode(), "a: blåbær\r\n".encode(), "a: blåbær\r".encode()],
    ids=["plain", "byte-order-mark", "macOS-decomposed", "windows-lines", "old-mac-lines"],
)
def test_the_same_text_is_read_however_it_was_saved(raw: bytes, file: Path) -> None:
    file.write_bytes(raw)

    node, problems = read_yaml(file, "prøve")

    assert (node, problems) == ({"a": "blåbær"}, [])


@pytest.mark.parametrize(
    "char", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u200b", "\u202e", "\u2066", "\u2028", "\ufeff", "\uffff", "\U000e0041"], ids=ascii
)
def test_a_character_nobody_sees_is_refused_on_its_line(char: str, file: Path) -> None:
    file.write_text(f"a: b\nc: d{char}e\n", encoding="utf-8", newline="")

    text, problems = read_text(file, "prøve")

    assert text is None
    assert [(problem.line, problem.code, problem.values) for problem in problems] == [(2, "bad_character", {"char": f"U+{ord(char):04X}"})]


def test_emoji_and_letters_of_all_languages_are_text(file: Path) -> None:
    file.write_text("a: 👩\u200d👧 čáhppes ŋ 中文 العربية\n", encoding="utf-8")

    node, problems = read_yaml(file, "prøve")

    assert (node, problems) == ({"a": "👩\u200d👧 čáhppes ŋ 中文 العربية"}, [])


@pytest.mark.parametrize("word", ["שְׁ֖", "ẫ", "क्ष्म", "a" + "\u0323" + "\u0301" * 8], ids=ascii)
def test_a_letter_with_as_many_signs_as_languages_have_is_text(word: str, file: Path) -> None:
    file.write_text(f"a: {word}\n", encoding="utf-8")

    assert read_text(file, "prøve") == (f"a: {unicodedata.normalize('NFC', word)}\n", [])


def test_a_letter_that_signs_are_heaped_on_is_told_on_its_line(file: Path) -> None:
    file.write_text("a: b\nc: d" + "\u0323\u0301" * 5 + "\ne: f\ng: h" + "\u0301" * 99 + "\n", encoding="utf-8")

    text, problems = read_text(file, "prøve")

    assert (text, [(problem.line, problem.code) for problem in problems]) == (None, [(2, "marks_many"), (4, "marks_many")])


def test_a_file_that_is_an_alias_alone_is_told_of_it(file: Path) -> None:
    file.write_text("*a\n", encoding="utf-8")

    assert [(problem.line, problem.code) for problem in read_yaml(file, "prøve")[1]] == [(1, "yaml_anchor")]


def test_an_alias_cannot_grow(file: Path) -> None:
    layers = "".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 10)}]\n" for i in range(1, 30))
    file.write_text("l0: &l0 [ha]\n" + layers, encoding="utf-8")

    node, problems = read_yaml(file, "prøve")

    assert isinstance(node, YamlMap)
    assert node["l29"] == [""] * 10
    assert {problem.code for problem in problems} == {"yaml_anchor"}


def test_a_value_of_a_key_written_twice_is_left_out_whole(file: Path) -> None:
    file.write_text("a: en\na:\n  - {b: c}\nd: e\n", encoding="utf-8")

    node, problems = read_yaml(file, "prøve")

    assert node == {"a": "en", "d": "e"}
    assert [(problem.line, problem.code) for problem in problems] == [(2, "yaml_duplicate")]


@pytest.mark.parametrize(("text", "kind"), [("- a\n", YamlList), ("a: b\n", YamlMap), ("a\n", str)])
def test_a_file_is_a_list_or_fields_or_text(text: str, kind: type, file: Path) -> None:
    file.write_text(text, encoding="utf-8")

    node, problems = read_yaml(file, "prøve")

    assert type(node) is kind
    assert problems == []


def test_rows_of_a_register_know_their_line(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('nummer,navn\n0301, Oslo \n\n3201,"Bærum"\n', encoding="utf-8")

    rows, problems = read_csv(path, "r.csv")

    assert rows == [(2, {"nummer": "0301", "navn": "Oslo"}), (4, {"nummer": "3201", "navn": "Bærum"})]
    assert problems == []


def test_a_row_with_too_few_or_too_many_cells_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("nummer,navn\n0301\n3201,Bærum,x,y\n", encoding="utf-8")

    rows, problems = read_csv(path, "r.csv")

    assert rows == [(2, {"nummer": "0301", "navn": ""}), (3, {"nummer": "3201", "navn": "Bærum"})]
    assert problems == []


def test_a_file_that_is_not_there_is_told_of_and_not_raised(tmp_path: Path) -> None:
    node, problems = read_yaml(tmp_path / "borte.yaml", "borte.yaml")

    assert node is None
    assert [(problem.file, problem.line, problem.code) for problem in problems] == [("borte.yaml", 0, "file_missing")]


def test_a_list_that_the_end_of_the_file_cuts_is_told_on_a_line_that_is_there(file: Path) -> None:
    file.write_text("a: b\nc: {", encoding="utf-8")

    _, problems = read_yaml(file, "prøve")

    assert [(problem.line, problem.code) for problem in problems] == [(2, "yaml_bracket")]


@pytest.mark.parametrize("end", ["/dev/zero", "pipe"])
def test_what_has_no_end_is_not_read(end: str, tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    named = tmp_path / "a.yaml"
    named.symlink_to(end)

    text, problems = read_text(named, "a.yaml")

    assert text is None
    assert [(problem.file, problem.line, problem.code) for problem in problems] == [("a.yaml", 0, "file_special")]
