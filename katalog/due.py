"""Who minds some records and a day in, which of them are to be looked over by then out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from katalog.keepers import Keeper, Record
from katalog.reviews import reviews

# What of a record is due: all of it for the first time, all of it again, its telephone and hours.
FIRST, ALL, CONTACT = "aldri", "alt", "kontakt"


@dataclass(frozen=True)
class Due:
    """A record that is to be looked over; `day` is when it should have been, and nothing where nobody ever has."""

    record: Record
    what: str
    day: date | None

    @property
    def mark(self) -> str:
        """What tells this time apart from the next one that the same record is due."""
        return f"{self.record.key} {self.what} {self.day or ''}".rstrip()


def due(keeper: Keeper, by: date) -> list[Due]:
    """Return what is due on the day *by* or was before, what has waited longest first, and what nobody has ever verified last."""
    found = [one for record in keeper.records for one in _of(record, by)]
    return sorted(found, key=lambda one: (one.day is None, one.day or by))


def _of(record: Record, by: date) -> Iterator[Due]:
    planned = list(reviews(record))
    if not planned:
        yield Due(record, FIRST, None)
    passed = {part: day for part, day in planned if day <= by}
    # Who looks over all of it looks over the telephone and hours too.
    for part, day in passed.items():
        if not part or "" not in passed:
            yield Due(record, part or ALL, day)
