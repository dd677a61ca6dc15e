"""A record in, the days it is to be looked over again out: the one that somebody has set, or so long after it was last found true."""

import calendar
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from katalog.model import Felles

# How many months until all of a record is looked over, and until its telephone and hours are.
ALL, CONTACT = 12, 6


class Review(NamedTuple):
    """One day when something is to be looked over: all of a record, or its `kontakt` alone."""

    part: str
    day: date


def reviews(one: Felles) -> Iterator[Review]:
    """Yield when a record is to be looked over; what nobody has verified has no day.

    A day that was set before the last time somebody looked has been kept: then it is so long after that time.
    """
    verified = one.kontrollert
    if one.neste_kontroll and not (verified and verified.dato >= one.neste_kontroll):
        yield Review("", one.neste_kontroll)
    elif verified:
        yield Review("", months_after(verified.dato, ALL))
        if one.kontakt or one.aapent or one.aapningstid or one.doegnaapent:
            yield Review("kontakt", months_after(verified.dato, CONTACT))


def last_named(one: Felles) -> date | None:
    """Return the newest day that a record itself names: verified, source, waiting time."""
    known = [kilde.dato for kilde in one.kilde if kilde.dato]
    known += [one.kontrollert.dato] if one.kontrollert else []
    known += [one.ventetid.per] if one.ventetid else []
    return max(known, default=None)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
