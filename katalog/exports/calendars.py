"""Catalog in, calendars out: dated events for families, and for editors the days when a record is to be looked over again.

Both are in the language of each municipality, for the whole site and for each municipality that has described something. DTSTAMP
is the newest day that a record itself names (verified, source, waiting time), and without one the beginning of time: never the day
of the build. A UID is the key and the start; that of a review is the key alone, so that a calendar moves it when somebody has looked.
"""

from collections.abc import Iterator
from datetime import datetime

from katalog.catalog import SPRAAK, Catalog
from katalog.exports import addresses, ical, published
from katalog.joining import Joined
from katalog.model import Hendelse, Nasjonalt, Tekst, Tiltak
from katalog.reviews import last_named, reviews

_NEVER = datetime(1970, 1, 1)


class Calendars:
    """Makes the calendars of the whole site and of each municipality."""

    def __init__(self, catalog: Catalog, url: str) -> None:
        self._catalog, self._url = catalog, url
        self._last: tuple[str, list[_Record]] = ("-", [])

    def joined(self) -> Iterator[Joined]:
        """Yield kalender.ics and kontroll.ics of all."""
        language = self._catalog.languages[0]
        yield Joined("data/kalender.ics", self._begun("data_kalender", language), self._events, "", ical.ENDED)
        yield Joined("data/kontroll.ics", self._begun("data_kontroll", language), self._reviews, "", ical.ENDED)

    def of(self, kommune: str) -> Iterator[tuple[str, str]]:
        """Yield both of a municipality that has something to show, in its own language."""
        if kommune not in self._catalog.described:
            return
        language, place = self._catalog.kommuner[kommune].spraak, f": {self._catalog.steder[kommune].navn}"
        for path, word, events in (("", "data_kalender", self._events), ("-kontroll", "data_kontroll", self._reviews)):
            text = "".join([self._begun(word, language, place), *events(kommune), ical.ENDED])
            yield f"data/kommune/{kommune}{path}.ics", text

    def _begun(self, word: str, language: str, place: str = "") -> str:
        return ical.begun(f"{self._catalog.ord[language][word]}{place}", language)

    def _events(self, key: str) -> Iterator[str]:
        return (event for one in self._records(key) for event in one.events)

    def _reviews(self, key: str) -> Iterator[str]:
        return (review for one in self._records(key) for review in one.reviews)

    def _records(self, key: str) -> list["_Record"]:
        if self._last[0] != key:
            dated = (one for one in published.of(self._catalog, key) if one.tidspunkt or one.kontrollert or one.neste_kontroll)
            self._last = (key, [_Record(one, self._catalog, self._url) for one in dated if one.status != "nedlagt"])
        return self._last[1]


class _Record:
    """One record as it stands in calendars, in its own language and by the clocks of its country."""

    def __init__(self, one: Tiltak | Nasjonalt, catalog: Catalog, url: str) -> None:
        self.one = one
        self.land = catalog.steder[one.kommune].land if isinstance(one, Tiltak) else one.land
        self.language = catalog.kommuner[one.kommune].spraak if isinstance(one, Tiltak) else SPRAAK[self.land]
        self.ord = catalog.ord[self.language]
        self.page = addresses.uri(addresses.page(one, self.language, catalog, url)) if url else ""
        newest = last_named(one) or _NEVER.date()
        self.stamped = f"DTSTAMP:{ical.stamp(datetime(newest.year, newest.month, newest.day))}Z"
        self.events = list(map(ical.event, self._events()))
        self.reviews = list(map(ical.event, self._reviews()))

    def _said(self, name: str, text: str) -> str:
        return ical.said(name, text, self.language)

    def _text(self, name: str, text: Tekst) -> str:
        """Return a property in the record's language, or marked with the one that the text is in."""
        found = text.i(self.language)
        return ical.said(name, found.ord, found.spraak)

    def _shared(self, uid: str) -> list[str]:
        return [f"UID:{self.one.key}{uid}@skolenaervaer", self.stamped, *([f"URL:{self.page}"] if self.page else [])]

    def _events(self) -> Iterator[list[str]]:
        """Yield each dated event; what is paused may not be held."""
        starts: dict[datetime, int] = {}
        for event in self.one.tidspunkt:
            # Two that begin at once are told apart by their order.
            starts[event.start] = starts.get(event.start, 0) + 1
            number = f"/{starts[event.start]}" if starts[event.start] > 1 else ""
            yield [
                *self._shared(f"/{ical.stamp(event.start)}{number}"),
                ical.at_time("DTSTART", event.start, self.land),
                *([ical.at_time("DTEND", event.slutt, self.land)] if event.slutt else []),
                self._text("SUMMARY", self.one.navn),
                self._said("DESCRIPTION", self._about(event)),
                *([self._text("LOCATION", event.sted)] if event.sted else []),
                f"STATUS:{'TENTATIVE' if self.one.status == 'pause' else 'CONFIRMED'}",
            ]

    def _about(self, event: Hendelse) -> str:
        one = self.one
        notice = one.varsel.i(self.language).ord if one.varsel else ""
        paused = self.ord["pause_tekst"] if one.status == "pause" else ""
        sign_up = f"{self.ord['paamelding']}: {event.paamelding}" if event.paamelding else ""
        return "\n\n".join(part for part in (notice, paused, one.beskrivelse.i(self.language).ord, sign_up) if part)

    def _reviews(self) -> Iterator[list[str]]:
        verified, name = self.one.kontrollert, self.one.navn.i(self.language).ord
        last = [self.ord["kontrollert"].format(dato=verified.dato, rolle=verified.av)] if verified else []
        about = [self._said("DESCRIPTION", text) for text in last]
        for part, day in reviews(self.one):
            summary = self._said("SUMMARY", self.ord[f"data_se_over_{part}" if part else "data_se_over"].format(navn=name))
            shared = self._shared(f"/kontroll/{part}" if part else "/kontroll")
            yield [*shared, ical.on_day("DTSTART", day), summary, *about, "TRANSP:TRANSPARENT"]
