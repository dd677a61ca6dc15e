"""What is due on a day is said to each who minds it: what has waited longest first, and what nobody has ever verified last."""

import json
from datetime import date
from pathlib import Path

import pytest
from prosjekt import changed, katalog, make_project

from katalog.catalog import Catalog
from katalog.due import due
from katalog.keepers import Keeper, keepers
from katalog.model import Kontrollert


def keeper(catalog: Catalog, key: str) -> Keeper:
    (found,) = [one for one in keepers(catalog) if one.key == key]
    return found


def looked(day: date) -> Kontrollert:
    return Kontrollert.model_construct(dato=day, av="Prøveleder")


def found(catalog: Catalog, by: date, key: str = "baerum") -> list[tuple[str, str, date | None]]:
    return [(one.record.id, one.what, one.day) for one in due(keeper(catalog, key), by)]


def test_each_municipality_minds_its_own_and_each_country_what_is_national(small: Catalog) -> None:
    assert [(one.key, one.spraak, [record.id for record in one.records]) for one in keepers(small)] == [
        ("baerum", "nb", ["testtelefon", "testkurs"]),
        ("lyngby-taarbaek", "da", ["testforloeb"]),
        ("norge", "nb", ["proevelinjen", "proeve-no", "proeverett"]),
        ("danmark", "da", ["proeve-dk", "proeveartikkel"]),
    ]


def test_what_is_closed_and_what_nobody_knows_well_enough_to_show_is_minded_by_nobody(closing: Catalog) -> None:
    assert [record.id for record in keeper(closing, "baerum").records] == ["testkurs"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 6, 30), []),
        (date(2026, 7, 1), [("testtelefon", "kontakt", date(2026, 7, 1))]),
        (date(2026, 12, 31), [("testtelefon", "kontakt", date(2026, 7, 1))]),
        (date(2027, 1, 1), [("testtelefon", "alt", date(2027, 1, 1))]),
    ],
    ids=["before", "the telephone, on the day", "still the telephone", "all of it, the telephone with it"],
)
def test_a_record_is_due_from_its_day_on_and_said_once(small: Catalog, day: date, said: list[tuple[str, str, date]]) -> None:
    verified = changed(small, testtelefon={"kontrollert": looked(date(2026, 1, 1)), "neste_kontroll": None})

    assert [one for one in found(verified, day) if one[1] != "aldri"] == said


def test_what_has_waited_longest_stands_first_and_what_nobody_has_seen_last(small: Catalog) -> None:
    verified = changed(small, testkurs={"kontrollert": looked(date(2020, 1, 1))}, testtelefon={"kontrollert": None, "neste_kontroll": None})

    assert [one[:2] for one in found(verified, date(2026, 11, 22))] == [("testkurs", "alt"), ("testtelefon", "aldri")]


def test_two_times_the_same_record_is_due_are_told_apart(small: Catalog) -> None:
    days = (date(2020, 1, 1), date(2021, 1, 1))
    marks = {due(keeper(changed(small, testkurs={"kontrollert": looked(day)}), "baerum"), date(2026, 1, 1))[0].mark for day in days}

    assert marks == {"baerum/testkurs alt 2021-01-01", "baerum/testkurs alt 2022-01-01"}


def test_the_command_says_where_each_is_written(tmp_path: Path) -> None:
    said = katalog(make_project(tmp_path), "due", "--kommune", "Bærum").stdout

    assert said == "Bærum (1)\n  data/tiltak.yaml:54: Prøvekurs bare på bokmål (baerum/testkurs): aldri kontrollert\n"


def test_the_command_looks_ahead_when_asked(tmp_path: Path) -> None:
    said = katalog(make_project(tmp_path), "due", "--dager", "400", KATALOG_LANG="da").stdout

    assert "(baerum/testtelefon): skulle have været set igennem 2027-11-01\n" in said


def test_the_command_says_when_there_is_nothing(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    katalog(root, "verify", "testkurs", "--av", "leder")

    assert katalog(root, "due", "--kommune", "baerum").stdout == "Ingenting skal ses over nå.\n"


def test_the_command_says_the_same_to_a_program(tmp_path: Path) -> None:
    said = json.loads(katalog(make_project(tmp_path), "due", "--json").stdout)

    assert said["dag"] == "2026-11-22"
    assert [one["hvem"] for one in said["forfalt"]] == ["baerum", "lyngby-taarbaek", "norge", "danmark"]
    assert said["forfalt"][0]["oppføringer"] == [{"nøkkel": "baerum/testkurs", "hva": "aldri"}]


def test_a_municipality_that_is_not_known_is_told(tmp_path: Path) -> None:
    done = katalog(make_project(tmp_path), "due", "--kommune", "brum")

    assert (done.returncode, "mente du «baerum»?" in done.stderr) == (1, True)
