"""Opening hours in, the rows of a week out, and the same in words; hours past midnight are two days' in the data."""

from collections.abc import Callable, Iterable, Mapping

from katalog.markup import weeks
from katalog.model import WEEKDAYS, Felles

ALWAYS = ("00:00", "24:00")
# Some days, and from when to when on each of them.
Row = tuple[list[str], str, str]


def rows(one: Felles) -> list[Row]:
    """Return (days, from, to) of each stretch of a week; a day that closes for lunch is in two of them."""
    if one.doegnaapent:
        return [(list(WEEKDAYS), *ALWAYS)]
    if not one.aapent:
        return []
    return [(days, *hours) for days, stretches in weeks(one.aapent) for hours in stretches]


def said(one: Felles, week: Iterable[Row], ord_: Mapping[str, str], day: Callable[[str], str], more: str) -> str:
    """Return the rows of a week in words, each day by what *day* calls it, and after them what the record says more of."""
    if one.doegnaapent:
        stretches = [ord_["doegnaapent"]]
    else:
        stretches = [f"{', '.join(map(day, days))}: {opens}–{closes}" for days, opens, closes in week]
    return ". ".join(part.removesuffix(".") for part in (*stretches, more) if part)
