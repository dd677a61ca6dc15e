"""Catalog in, every record as plain JSON out: data/tiltak.json, and data/kommune/<kommune>.json with what holds in one place.

A record is one line, encoded once and put into both. What is national is short in a municipality's file, and whole in tiltak.json.
"""

from collections.abc import Iterator
from typing import Any

from katalog.catalog import Catalog
from katalog.compact import compact
from katalog.exports import published
from katalog.exports.published import Records
from katalog.joining import NATIONAL, Joined
from katalog.registers import Sted

# Of the format: the first number changes when what reads it must change too.
VERSION = "1.0"
LICENCE = {
    "navn": "CC BY 4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/",
    # As LICENSE-DATA asks for; the registers of municipalities are in every file too.
    "navngi": "Skolenærvær contributors",
    "registre": ["Kartverket, CC BY 4.0, © Kartverket", "DAGI: Geodatastyrelsen and the Danish municipalities, 2014"],
}
# What a municipality's page says of what is national.
SHORT = ("nøkkel", "adresse", "navn", "slag", "gruppe", "type", "kontakt_selv", "kontakt", "åpent", "døgnåpent", "åpningstid", "status")


class Plain:
    """Makes both kinds of file; a record is encoded once for them."""

    def __init__(self, catalog: Catalog, url: str, records: Records) -> None:
        self._catalog, self._records = catalog, records
        self._head = {"versjon": VERSION, "skjema": "tiltak.schema.json", "lisens": LICENCE, **({"nettsted": url} if url else {})}
        self._last: tuple[str, list[str]] = ("-", [])
        national = records.of(NATIONAL)
        self._short = {key: compact({name: record[name] for name in SHORT if name in record}) for key, record in national.items()}

    def joined(self) -> Joined:
        """Return tiltak.json, where every record is."""
        described = [place(sted, self._catalog) for sted in self._catalog.steder.values() if sted.slug in self._catalog.kommuner]
        head = {**self._head, "språk": self._catalog.languages, "kommuner": described}
        return Joined("data/tiltak.json", f'{_opened(head)},\n"tiltak":[\n', self._lines, ",\n", "\n]}\n")

    def of(self, kommune: str) -> Iterator[tuple[str, str]]:
        """Yield the file of a municipality of the registers, described or not."""
        sted = self._catalog.steder[kommune]
        lines = self._lines(kommune) if kommune in self._catalog.kommuner else []
        national = (self._short[one.key] for one in (*self._catalog.national(sted.land, "lovpålagt"), *self._catalog.help_lines(sted)))
        top = {**self._head, "skjema": "../tiltak.schema.json#/$defs/kommunefil", "kommune": place(sted, self._catalog)}
        lists = (f'"{name}":[\n' + ",\n".join(found) + "\n]" for name, found in (("tiltak", lines), ("nasjonalt", national)))
        yield f"data/kommune/{kommune}.json", ",\n".join([_opened(top), *lists]) + "}\n"

    def _lines(self, key: str) -> list[str]:
        if self._last[0] != key:
            self._last = (key, [compact(record) for record in self._records.of(key).values()])
        return self._last[1]


def place(sted: Sted, catalog: Catalog) -> dict[str, Any]:
    """Return what is known of a municipality: from the register, and from itself where it has described its services."""
    register = {"id": sted.slug, "nummer": sted.nummer, "navn": sted.fullt_navn, "land": sted.land, "område": sted.omraade}
    kommune = catalog.kommuner.get(sted.slug)
    own = published.plain(kommune) if kommune else {}
    found = {**register, **own, "nettsted": catalog.website(sted), "beskrevet": sted.slug in catalog.described}
    return {key: value for key, value in found.items() if value not in (None, "")}


def _opened(head: dict[str, Any]) -> str:
    """Return a JSON object that is not closed yet."""
    return compact(head)[:-1]
