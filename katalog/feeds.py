"""What is to be looked over in, an Atom feed of it out: for the programs that tell an editor when there is something new.

An entry is one time that one record is to be looked over, so its name is another the next time. `updated` is the newest day that the
record itself names, and without one the beginning of time, as in the calendars: never the day of the build.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape

from katalog.due import Due
from katalog.reports import Planned
from katalog.reviews import last_named

_BEGINNING = date(1970, 1, 1)


class Feed:
    """Writes the feed of one who minds something: *page* is where its report is, *title* what it is called there."""

    def __init__(self, key: str, language: str, title: str, page: str, words: Mapping[str, str]) -> None:
        self._key, self._language, self._title, self._page, self._words = key, language, title, page, words

    def text(self, planned: Iterable[tuple[Planned, str, str]]) -> str:
        """Return the feed of all that is planned, each with what is to be done in words, and its page where that is known."""
        entries = list(planned)
        newest = max((last_named(one.record) or _BEGINNING for one, _, _ in entries), default=_BEGINNING)
        lines = [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(self._language)}">',
            f"<id>{_named(f'kontroll {self._key} {self._page}')}</id>",
            f"<title>{escape(self._title)}</title>",
            f"<updated>{_moment(newest)}</updated>",
            f"<author><name>{escape(self._words['nettstedsnavn'])}</name></author>",
            *_link(self._page),
        ]
        for one, said, page in entries:
            lines += self._entry(one, said, page)
        return "\n".join([*lines, "</feed>", ""])

    def _entry(self, one: Planned, said: str, page: str) -> Iterator[str]:
        name = " ".join(one.record.navn.i(self._language).ord.split())
        yield "<entry>"
        yield f"<id>{_named(Due(one.record, one.what, one.day).mark)}</id>"
        yield f"<title>{escape(f'{said}: {name}')}</title>"
        yield f"<updated>{_moment(last_named(one.record) or _BEGINNING)}</updated>"
        yield from _link(page)
        yield f"<summary>{escape(one.record.key)}</summary>"
        yield "</entry>"


def _named(mark: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"skolenaervaer:{mark}").urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _link(address: str) -> list[str]:
    return [f'<link rel="alternate" type="text/html" href="{escape(address)}"/>'] if address else []
