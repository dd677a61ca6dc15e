"""Whatever happens to the files of a project, a command says it by file and line or does its work; `make fuzz` asks ten thousand times."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brudd import dom
from brudd.__main__ import Kjoering
from brudd.barn import Barn, Oppdrag, Utfall
from brudd.mappe import HVA, Steg
from brudd.tilfelle import KINDS, Tilfelle, Verksted, thrown

pytestmark = pytest.mark.slow

MANY = 1 << 16
STEPS = st.lists(st.tuples(st.integers(0, MANY), st.sampled_from(sorted(set(HVA))), st.integers(0, MANY)), min_size=1, max_size=4)
WELL = Utfall(0, "Alt er i orden.", "", 0.1, 1)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verksted]:
    with Barn() as barn:
        yield Verksted(tmp_path_factory.mktemp("brudd"), barn)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(steps=STEPS, language=st.sampled_from(["nb", "da"]))
def test_data_that_is_broken_in_any_way_is_told_by_file_and_line_or_is_right(
    shop: Verksted, steps: list[tuple[int, str, int]], language: str
) -> None:
    data = [file for file in shop.files["lite"] if file.startswith("data/")]
    broken = tuple(Steg(data[number % len(data)], what, dice) for number, what, dice in steps)

    assert shop.faults(Tilfelle("sjekk", steg=broken, miljoe={"KATALOG_LANG": language})) == []


@pytest.mark.parametrize("number", range(100, 130))
def test_a_case_of_the_ten_thousand_breaks_nothing(number: int, shop: Verksted) -> None:
    case = thrown(1, number, shop.files)

    assert shop.faults(case) == [], case.text()


# What the ten thousand have broken before.
BROKE = {
    "two thousand wrong records for a forge": Tilfelle("github", steg=(Steg("data/flyttet.yaml", "a line many times", 197752836),)),
    "a day that is a list": Tilfelle("om", steg=(Steg("data/flyttet.yaml", "yet another value", 654256915),)),
    "a page whose name is no text": Tilfelle("mkdocs", steg=(Steg("content/nb/hvem-gjoer-hva.md", "a stranger beside it", 534068225),)),
    "a page of brackets in brackets": Tilfelle("bygg", steg=(Steg("content/nb/tilgjengelighet.md", "deep", 179255583),)),
}


@pytest.mark.parametrize("name", BROKE)
def test_what_a_case_once_broke_it_breaks_no_more(name: str, shop: Verksted) -> None:
    assert shop.faults(BROKE[name]) == []
    assert shop.said.kode == 1


def test_a_word_that_changes_where_its_folder_is_a_link_is_on_every_page_at_once(shop: Verksted) -> None:
    steps = (Steg("data/ord/nb.yaml", "its folder is a link", 1), Steg("data/ord/nb.yaml", "another word", 1))

    assert shop.faults(Tilfelle("rekke", steg=steps)) == []
    assert shop.said.kode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_broken_goes_well(kind: str, shop: Verksted) -> None:
    own = {"KOMMUNE": "baerum"} if kind == "eget" else {}

    assert shop.faults(Tilfelle(kind, miljoe=own)) == []
    assert (shop.said.kode, shop.said.feil) == (0, "")


def test_the_same_seed_and_number_are_the_same_case_and_a_file_tells_it_whole(shop: Verksted) -> None:
    cases = [thrown(7, number, shop.files) for number in range(200)]

    assert cases == [thrown(7, number, shop.files) for number in range(200)]
    assert cases == [Tilfelle.read(case.text()) for case in cases]
    assert len({case.text() for case in cases}) > 190


def test_what_a_case_needs_not_is_left_out_of_it(shop: Verksted, monkeypatch: pytest.MonkeyPatch) -> None:
    guilty = Steg("data/ordliste.yaml", "empty", 1)
    monkeypatch.setattr(dom, "_COUNT", dom.re.compile("ingen teller slik"))
    case = Tilfelle("sjekk", steg=(Steg("data/adresser.csv", "Windows lines", 2), guilty, Steg("content/nb/om.md", "gone", 3)))

    assert shop.smaller(case).steg == (guilty,)


def test_who_asks_for_an_end_is_heard_after_the_case_at_hand() -> None:
    run = Kjoering(1, range(10))
    numbers = run.numbers()
    first = next(numbers)

    run.stop(signal.SIGTERM, None)

    assert (first, list(numbers), run.stopped) == (0, [], 143)


def test_an_end_that_is_asked_of_all_at_once_lets_the_command_at_hand_end(tmp_path: Path) -> None:
    with Barn() as barn:
        barn.run(Oppdrag(["--help"], str(tmp_path)))
        os.kill(barn.pid, signal.SIGTERM)

        outcome = barn.run(Oppdrag(["--help"], str(tmp_path)))

    assert outcome.kode == 0


def test_a_case_that_is_kept_has_what_was_broken_and_what_was_said(shop: Verksted, tmp_path: Path) -> None:
    case = Tilfelle("sjekk", steg=(Steg("data/ordliste.yaml", "empty", 1),))

    shop.faults(case, tmp_path)

    assert Tilfelle.read((tmp_path / "tilfelle.json").read_text(encoding="utf-8")) == case
    assert "data/ordliste.yaml: filen er tom." in (tmp_path / "sagt.txt").read_text(encoding="utf-8")
    assert [path.name for path in (tmp_path / "prosjekt").rglob("*") if path.is_file()] == ["ordliste.yaml"]


@pytest.mark.parametrize(
    ("outcome", "fault"),
    [
        (replace(WELL, kode=-999, sekunder=20), "tok aldri slutt (20 s)"),
        (replace(WELL, kode=-9), "endte med -9"),
        (replace(WELL, kode=2), "endte med 2"),
        (replace(WELL, feil="Traceback (most recent call last):"), "viser sitt indre: Traceback"),
        (replace(WELL, ut="<function f at 0x1>"), "viser sitt indre: <function "),
    ],
    ids=["never ends", "is killed", "another code", "a traceback", "a name of the inside"],
)
def test_a_command_that_ends_badly_is_found_out(outcome: Utfall, fault: str) -> None:
    assert list(dom.ended(outcome)) == [fault]
    assert list(dom.ended(WELL)) == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("a.yaml:2: feil.\n1 feil. Nettstedet er ikke endret.\n", ""),
        ("a.yaml:4: feil.\n1 feil. Nettstedet er ikke endret.\n", "linje som ikke finnes (3)"),
        ("b.yaml:1: feil.\n1 feil. Nettstedet er ikke endret.\n", "linje i en fil som ikke finnes"),
        ("a.yaml:1: fejl.\n2 fejl. Intet er ændret på webstedet.\n", "2 feil på 1 linjer"),
        ("noe er feil\n1 feil. Nettstedet er ikke endret.\n", "ikke et sted og en beskjed"),
        (f"a.yaml: {'x' * 2000}\n1 feil. Nettstedet er ikke endret.\n", "en beskjed på 2008 tegn"),
        ("a.yaml:1: feil.\n", "siste linje teller ikke feilene"),
    ],
)
def test_a_message_that_leads_nowhere_is_found_out(said: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("en\nto\n", encoding="utf-8")

    found = list(dom.told(Utfall(1, "", said, 0.1, 1), tmp_path))

    assert [one.split(":")[0] for one in found[:1]] == [fault] * bool(fault)
