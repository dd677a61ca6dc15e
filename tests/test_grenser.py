"""No file is too large, too deep or too strange: each ends in a message on a line that is there, in little time and memory.

What a bound leaves out is linear in the file, and a file is 50 MB at most; the sizes here are those that were slow or large before.
"""

from pathlib import Path

import pytest

from brudd import dom
from brudd.barn import Barn, Oppdrag, Utfall
from brudd.grunnlag import PROJECT, SHELL, TODAY, linked, small
from katalog.problems import MANY

pytestmark = pytest.mark.slow

DATA, WORDS, PAGE, LOGO = "data/tiltak.yaml", "data/ord/da.yaml", "content/nb/om.md", "content/assets/test.svg"
# The line that a paragraph put below that page begins on.
BELOW = (PROJECT / PAGE).read_text(encoding="utf-8").count("\n") + 3
REGISTER, ADDRESSES, MOVED = "data/register/norge.csv", "data/adresser.csv", "data/flyttet.yaml"
SECONDS, MEMORY = 20, 600_000_000
TEN = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
LAUGHS = "l0: &l0 [ha]\n" + "".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 50)}]\n" for i in range(1, 300))
CHAIN = "".join(f"  - {{fra: baerum/x{i}, til: baerum/x{i + 1}, dato: 2026-10-01}}\n" for i in range(1500))
WRONG = "".join(f"- {{id: a{i}, kommune: baerum, navn: N, tittel{i}: T}}\n" for i in range(1500))
# The file, what is put after what it holds or instead of it, and the beginning of what is told.
LARGE: dict[str, tuple[str, bytes, bytes, str]] = {
    "brackets in brackets": (DATA, b"", b"x: " + b"[" * 1_000_000, ":1: det er mer enn 12 nivåer"),
    "lists in lists": (DATA, b"", b"tiltak:\n" + b"- " * 500_000, ":2: det er mer enn 12 nivåer"),
    "fields in fields": (DATA, b"", b"".join(b" " * i + b"a:\n" for i in range(2000)), ":13: det er mer enn 12 nivåer"),
    "aliases of aliases": (DATA, b"", LAUGHS.encode(), ":1: anker og alias"),
    "merged keys": (DATA, b"", b"tiltak:\n  - &a {x: y}\n" + b"  - <<: *a\n" * 5000, ":2: anker og alias"),
    "a hundred thousand keys": (DATA, b"", b"".join(b"k%d: v\n" % i for i in range(100_000)), ":1: her er mer enn 2000 felt"),
    "a key thirty thousand times": (DATA, b"", b"k: v\n" * 30_000, ":1: ukjent felt «k»"),
    "thirty thousand words": (WORDS, b"", b"".join(b"k%d: v\n" % i for i in range(30_000)), ":1: her er mer enn 2000 felt"),
    "a hundred thousand items": (
        DATA,
        b"",
        b"tiltak:\n" + b"- a\n" * 100_000,
        ":2: her er mer enn 2000 felt i én oppføring, eller mer enn 50000",
    ),
    "fifteen hundred wrong records": (DATA, b"", b"tiltak:\n" + WRONG.encode(), ":2: «beskrivelse» mangler"),
    "a text of ten million letters": (DATA, b"", b"tiltak:\n- {id: a, navn: " + b"ord " * 2_500_000 + b"}\n", ":2: "),
    "a line of ten million octets": (DATA, b"x: " + b"o" * 10_000_000, b"", ":81: ukjent felt «x»"),
    "a line of nothing but NUL": (DATA, b"", b"\0" * 5_000_000, ":1: her står et usynlig tegn (U+0000)"),
    "invisible signs on many lines": (DATA, b"", "\u200b\n".encode() * 100_000, ":1: her står et usynlig tegn (U+200B)"),
    "signs on one letter": (DATA, b"#e" + "\u0301\u0327".encode() * 200_000, b"", ":81: her står mange tegn oppå én bokstav"),
    "signs on one letter, spelt out": (
        DATA,
        b'x: "e' + b"\\u0301\\u0327" * 200_000 + b'"',
        b"",
        ":81: her står mange tegn oppå én bokstav",
    ),
    "half a letter": (DATA, b"x: \xed\xa0\x80\n", b"", ":81: filen er ikke lagret som UTF-8"),
    "half a letter, spelt out": (DATA, b'x: "\\ud800"\n', b"", ":81: en bakstrek"),
    "UTF-16": (DATA, b"", "tiltak: []\n".encode("utf-16"), ":1: filen er ikke lagret som UTF-8"),
    "tabs": (DATA, b"", b"\t" * 1_000_000, ":1: her er det brukt tabulator"),
    "old lines and nothing on them": (DATA, b"", b"\r" * 3_000_000, ": filen har mer enn 2000000 linjer"),
    "more than fifty megabytes": (DATA, b"", b"a" * 51_000_000, ": filen er større enn 50 MB"),
    "marks of a merge": (DATA, b"", b"<<<<<<< a\n" * 100_000, ":1: to har endret det samme"),
    "a million cells": (REGISTER, b"," * 1_000_000 + b"\n", b"", ":4: raden mangler gyldig nummer"),
    "a quote that is never closed": (REGISTER, b'9999,"' + b"a\n" * 1_000_000, b"", ":4: raden kan ikke leses"),
    "a row thirty thousand times": (REGISTER, b"9999,A,,B,\n" * 30_000, b"", ":5: nummeret 9999 står to ganger"),
    "addresses that are none": (ADDRESSES, b"?\n" * 100_000, b"", ":8: «?» er ikke en adresse"),
    "a long chain of moves": (MOVED, b"", b"flyttet:\n" + CHAIN.encode(), ":2: «baerum/x1» er selv flyttet"),
    "a logo that grows": (
        LOGO,
        b"",
        f'<!DOCTYPE a [<!ENTITY a0 "ha">{TEN}]><svg xmlns="http://www.w3.org/2000/svg">&a11;</svg>'.encode(),
        "",
    ),
    "a paragraph of brackets": (PAGE, b"\n\n" + b"[a](" * 20_000, b"", f":{BELOW}: det står mer enn 500 av tegnene ["),
    "a paragraph of stars": (PAGE, b"\n\n" + b"*" * 20_000 + b"a" + b"*" * 20_000, b"", f":{BELOW}: det står mer enn 500 av tegnene ["),
    "a page of braces": (PAGE, b"\n\n" + b"{\n\n" * 30_000, b"", ": siden har mer enn 500 overskrifter, eller mer enn 1000 av tegnene ["),
    "a page of headings": (PAGE, b"\n\n" + b"## a\n" * 15_000, b"", ": siden har mer enn 500 overskrifter"),
    "a page of underlined headings": (PAGE, b"\n\n" + b"a\n=\n" * 15_000, b"", ": siden har mer enn 500 overskrifter"),
    "a page of a megabyte": (PAGE, b"ord " * 250_000, b"", ": siden er større enn 100 kB"),
}


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("grenser") / "prosjekt")


def check(root: Path, barn: Barn, file: str, after: bytes, instead: bytes) -> Utfall:
    """Return what is said of a project where *file* holds something else."""
    content = instead or (root / file).read_bytes() + after
    (root / file).unlink()
    (root / file).write_bytes(content)
    return barn.run(Oppdrag(["--root", ".", "--today", TODAY, "check"], str(root), sekunder=SECONDS, minne=MEMORY))


@pytest.mark.parametrize("name", LARGE)
def test_what_is_too_much_is_told_in_little_time_and_memory(name: str, right: Path, barn: Barn, tmp_path: Path) -> None:
    file, after, instead, said = LARGE[name]
    root = linked(right, tmp_path / "prosjekt")

    outcome = check(root, barn, file, after, instead)

    assert [*dom.ended(outcome), *dom.told(outcome, root)] == []
    assert outcome.kode == 1
    assert f"{file}{said}" in outcome.feil if said else "logoen" in outcome.feil
    assert len(outcome.feil.splitlines()) <= MANY + 1


@pytest.mark.parametrize("language", ["nb", "da"])
def test_more_than_anybody_reads_is_said_to_be_more(language: str, right: Path, barn: Barn, tmp_path: Path) -> None:
    root = linked(right, tmp_path / "prosjekt")
    (root / DATA).unlink()
    (root / DATA).write_text(f"tiltak:\n{WRONG}", encoding="utf-8")

    outcome = barn.run(Oppdrag(["--root", ".", "check"], str(root), omgivelser={"KATALOG_LANG": language}))

    last = {"nb": f"Minst {MANY} feil. Nettstedet er ikke endret.", "da": f"Mindst {MANY} fejl. Intet er ændret på webstedet."}
    assert outcome.feil.splitlines()[MANY] == last[language]


def test_four_thousand_services_in_one_municipality_are_not_too_much(right: Path, barn: Barn, tmp_path: Path) -> None:
    root = linked(right, tmp_path / "prosjekt")
    shared = "kommune: baerum, navn: N, type: ppt, målgruppe: [foreldre], beskrivelse: B, kilde: {tittel: T}"
    # Each a part of the next, so that whoever follows them goes a long way.
    more = "".join(f"  - {{id: a{i}, {shared}, del_av: a{i + 1}}}\n" for i in range(4000)) + f"  - {{id: a4000, {shared}}}\n"

    outcome = check(root, barn, DATA, more.encode(), b"")

    assert (outcome.kode, outcome.feil) == (0, "")


def test_a_whole_page_of_links_is_not_too_much(right: Path, barn: Barn, tmp_path: Path) -> None:
    root = linked(right, tmp_path / "prosjekt")
    page = root / PAGE
    text = page.read_text(encoding="utf-8") + "\n- [a](https://example.org/)" * 300 + "\n"
    page.unlink()
    page.write_text(text, encoding="utf-8")

    outcome = barn.run(Oppdrag(["--root", ".", "--today", TODAY, "write", "--shell", str(SHELL), str(tmp_path / "ut")], str(root)))

    assert (outcome.kode, outcome.feil) == (0, "")
