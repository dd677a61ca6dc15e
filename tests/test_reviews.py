"""A record is to be looked over on the day somebody has set, or so long after the last time; what nobody has verified has no day."""

from datetime import date

import pytest
from prosjekt import changed

from katalog.catalog import Catalog
from katalog.model import Kontrollert
from katalog.reviews import last_named, months_after, reviews

LOOKED = date(2026, 8, 31)
VERIFIED = Kontrollert.model_construct(dato=LOOKED, av="Prøveleder")


def days(small: Catalog, **values: object) -> list[tuple[str, date]]:
    """Return when the example's first service is to be looked over, with other values in it."""
    return [tuple(one) for one in reviews(changed(small, testtelefon=values).tiltak["baerum/testtelefon"])]


def test_the_day_that_somebody_has_set_is_the_only_one(small: Catalog) -> None:
    assert days(small, neste_kontroll=date(2027, 1, 1), kontrollert=VERIFIED) == [("", date(2027, 1, 1))]


def test_a_day_that_was_set_counts_where_nobody_has_looked_yet(small: Catalog) -> None:
    assert days(small, neste_kontroll=date(2027, 1, 1), kontrollert=None) == [("", date(2027, 1, 1))]


@pytest.mark.parametrize("kept", [LOOKED, date(2026, 1, 1)], ids=["on the day", "after it"])
def test_a_day_that_has_been_kept_gives_way_to_the_next_time(small: Catalog, kept: date) -> None:
    found = days(small, neste_kontroll=kept, kontrollert=VERIFIED)

    assert found == [("", date(2027, 8, 31)), ("kontakt", date(2027, 2, 28))]


def test_what_has_no_number_and_no_hours_is_looked_over_once(small: Catalog) -> None:
    nothing = {"kontakt": [], "aapent": [], "aapningstid": None, "doegnaapent": None}

    assert days(small, neste_kontroll=None, kontrollert=VERIFIED, **nothing) == [("", date(2027, 8, 31))]


def test_what_nobody_has_verified_has_no_day(small: Catalog) -> None:
    assert days(small, neste_kontroll=None, kontrollert=None) == []


def test_the_newest_day_a_record_names_is_that_of_a_source_a_waiting_time_or_a_check(small: Catalog) -> None:
    one = small.tiltak["baerum/testtelefon"]

    assert last_named(one) == date(2026, 11, 1)
    assert last_named(one.model_copy(update={"kontrollert": VERIFIED, "ventetid": None})) == date(2026, 10, 1)
    assert last_named(small.tiltak["baerum/testkurs"]) is None


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
    ids=["a short month", "a leap day", "the last month", "over a new year"],
)
def test_months_later_is_the_same_day_or_the_last_one(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_what_no_calendar_has_is_the_last_day_it_has() -> None:
    assert months_after(date(9999, 2, 1), 12) == date.max
