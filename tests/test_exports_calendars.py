"""Calendars are what calendar programs read: the right hour in both countries, the same event at every build, and only words as words."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from fiendtlig import HOSTILE
from prosjekt import changed, open_data

from katalog.catalog import Catalog
from katalog.exports import ical
from katalog.model import Hendelse, Kontrollert
from katalog.values import Tekst

URL = "https://skole.example.org/sub/"
VERIFIED = Kontrollert.model_construct(dato=date(2026, 8, 31), av="Leder")
# Summer time ends on 25 October 2026.
SUMMER, WINTER = datetime(2026, 10, 24, 18, 0), datetime(2026, 10, 25, 18, 0)


def text_of(catalog: Catalog, path: str = "data/kalender.ics", url: str = URL) -> str:
    return open_data(catalog, url)[path]


def events(catalog: Catalog, path: str = "data/kalender.ics") -> list[Any]:
    return list(icalendar.Calendar.from_ical(text_of(catalog, path)).walk("VEVENT"))


def meeting(start: datetime, **more: Any) -> Hendelse:
    return Hendelse.model_construct(**{"start": start, "slutt": None, "sted": None, "paamelding": None, **more})


@pytest.mark.parametrize("path", ["data/kalender.ics", "data/kontroll.ics", "data/kommune/baerum.ics", "data/kommune/baerum-kontroll.ics"])
def test_a_calendar_of_the_real_catalogue_can_be_read(real_catalog: Catalog, path: str) -> None:
    calendar = icalendar.Calendar.from_ical(text_of(real_catalog, path))

    assert calendar.errors == []
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Oslo", "Europe/Copenhagen"]
    assert str(calendar["PRODID"])


def test_an_event_says_what_when_where_and_how_to_sign_up(small: Catalog) -> None:
    event = events(small)[0]

    assert str(event["SUMMARY"]) == "Prøvekurs bare på bokmål"
    assert event.decoded("DTSTART") == datetime(2026, 12, 1, 18, 0, tzinfo=ZoneInfo("Europe/Oslo"))
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=2)
    assert str(event["LOCATION"]) == "Testsalen"
    assert str(event["DESCRIPTION"]).endswith("Et kurs som ikke finnes.\n\nMeld deg på: https://example.org/kurs")
    assert str(event["URL"]) == f"{URL}kommune/baerum/testkurs/"


def test_an_event_without_an_end_has_none(small: Catalog) -> None:
    assert "DTEND" not in events(small)[1]


@pytest.mark.parametrize(("start", "hour"), [(SUMMER, 16), (WINTER, 17)], ids=["summer", "winter"])
@pytest.mark.parametrize(("service", "zone"), [("testkurs", "Europe/Oslo"), ("testforloeb", "Europe/Copenhagen")])
def test_an_event_is_by_the_clocks_of_its_country(small: Catalog, service: str, zone: str, start: datetime, hour: int) -> None:
    catalog = changed(changed(small, testkurs={"tidspunkt": []}), **{service: {"tidspunkt": [meeting(start)]}})

    (event,) = events(catalog)

    assert event["DTSTART"].params["TZID"] == zone
    assert event.decoded("DTSTART").astimezone(ZoneInfo("UTC")).hour == hour


def test_the_zone_in_the_file_turns_on_the_same_days_as_the_world_does(small: Catalog) -> None:
    (oslo, _) = icalendar.Calendar.from_ical(text_of(small)).walk("VTIMEZONE")
    zone = oslo.to_tz(lookup_tzid=False)

    told = [datetime(2026, month, day, 12, tzinfo=zone).utcoffset() for month in (3, 10) for day in (24, 28, 29, 30, 31)]

    world = ZoneInfo("Europe/Oslo")
    assert told == [datetime(2026, month, day, 12, tzinfo=world).utcoffset() for month in (3, 10) for day in (24, 28, 29, 30, 31)]


def test_what_is_paused_may_not_be_held_and_what_is_closed_is_not(small: Catalog) -> None:
    (first, _) = events(small)

    assert str(first["STATUS"]) == "TENTATIVE"
    assert str(events(changed(small, testkurs={"status": "aktiv"}))[0]["STATUS"]) == "CONFIRMED"
    assert events(changed(small, testkurs={"status": "nedlagt"})) == []


def test_an_event_has_the_same_name_and_stamp_at_every_build(small: Catalog) -> None:
    event = events(changed(small, testkurs={"kontrollert": VERIFIED}))[0]

    assert text_of(small) == text_of(small)
    assert str(event["UID"]) == "baerum/testkurs/20261201T180000@skolenaervaer"
    assert event["DTSTAMP"].dt.date() == VERIFIED.dato


def test_no_two_events_have_one_name(small: Catalog) -> None:
    twice = changed(small, testkurs={"tidspunkt": [meeting(SUMMER), meeting(SUMMER), meeting(WINTER)]})

    assert len({str(event["UID"]) for event in events(twice)}) == 3


def test_a_municipality_has_only_its_own(small: Catalog) -> None:
    assert len(events(small, "data/kommune/baerum.ics")) == 2
    assert events(small, "data/kommune/lyngby-taarbaek.ics") == []
    assert "NAME;LANGUAGE=da:Kurser og møder: Lyngby-Taarbæk\r\n" in text_of(small, "data/kommune/lyngby-taarbaek.ics")


def test_a_review_is_on_the_day_that_somebody_has_set(small: Catalog) -> None:
    (review,) = events(small, "data/kontroll.ics")

    assert str(review["SUMMARY"]) == "Se over teksten: Testtelefonen"
    assert review.decoded("DTSTART") == date(2027, 11, 1)
    assert str(review["DESCRIPTION"]) == "Kontrollert 2026-11-01 av Prøveleder."


def test_without_a_day_set_a_text_is_due_after_a_year_and_a_number_after_half_a_year(small: Catalog) -> None:
    due = changed(small, testtelefon={"neste_kontroll": None, "kontrollert": VERIFIED})

    found = {str(review["SUMMARY"]): review.decoded("DTSTART") for review in events(due, "data/kontroll.ics")}

    assert found == {
        "Se over teksten: Testtelefonen": date(2027, 8, 31),
        "Se over telefon og tider: Testtelefonen": date(2027, 2, 28),
    }


def test_what_has_no_number_and_no_hours_is_looked_over_once(small: Catalog) -> None:
    due = changed(small, testkurs={"kontrollert": VERIFIED})

    assert [str(review["UID"]) for review in events(due, "data/kommune/baerum-kontroll.ics")] == [
        "baerum/testtelefon/kontroll@skolenaervaer",
        "baerum/testkurs/kontroll@skolenaervaer",
    ]


def test_what_nobody_has_verified_and_what_is_closed_has_no_day(small: Catalog) -> None:
    closed = changed(small, testtelefon={"status": "nedlagt"})

    assert events(closed, "data/kontroll.ics") == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_words_and_nothing_else(small: Catalog, text: str) -> None:
    words = Tekst({"nb": text}, "nb")
    hostile = changed(small, testkurs={"navn": words, "beskrivelse": words, "varsel": words, "tidspunkt": [meeting(SUMMER, sted=words)]})

    calendar = icalendar.Calendar.from_ical(text_of(hostile))

    (event,) = calendar.walk("VEVENT")
    assert calendar.errors == event.errors == []
    assert str(event["SUMMARY"]) == str(event["LOCATION"]) == "\n".join(text.splitlines())
    assert sorted(event) == ["DESCRIPTION", "DTSTAMP", "DTSTART", "LOCATION", "STATUS", "SUMMARY", "UID", "URL"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_line_is_no_longer_than_the_standard_allows_and_no_letter_is_parted(small: Catalog, text: str) -> None:
    words = Tekst({"nb": text}, "nb")
    raw = text_of(changed(small, testkurs={"navn": words, "beskrivelse": words}))

    assert [line for line in raw.encode().split(b"\r\n") if len(line) > 75] == []
    assert "\n" not in raw.replace("\r\n", "") and "\r" not in raw.replace("\r\n", "")
    assert ical.said("SUMMARY", text, "nb") in raw.replace("\r\n ", "")


def test_an_address_that_is_not_known_whole_is_left_out(small: Catalog) -> None:
    assert "URL:" not in text_of(small, url="")
