"""Catalog in, every record as plain JSON out: data/tiltak.json, and data/kommune/<kommune>.json with what holds in one place.

A record is one line, encoded once and put into both. What is national is short in a municipality's file, and whole in tiltak.json.
"""

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from katalog.catalog import Catalog
from katalog.exports import published
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
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def files(catalog: Catalog, url: str, records: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield tiltak.json with all *records*, and a file for each municipality of the registers, described or not."""
    lines = {key: _encode(record) for key, record in records.items()}
    head = {"versjon": VERSION, "skjema": "tiltak.schema.json", "lisens": LICENCE, **({"nettsted": url} if url else {})}
    described = [place(sted, catalog) for sted in catalog.steder.values() if sted.slug in catalog.kommuner]
    yield "data/tiltak.json", _joined({**head, "språk": catalog.languages, "kommuner": described}, {"tiltak": lines.values()})
    short = {key: _encode({name: record[name] for name in SHORT if name in record}) for key, record in records.items() if "slag" in record}
    local: dict[str, list[str]] = {}
    for one in catalog.tiltak.values():
        local.setdefault(one.kommune, []).append(lines[one.key])
    for sted in catalog.steder.values():
        national = [short[one.key] for one in (*catalog.national(sted.land, "lovpålagt"), *catalog.help_lines(sted))]
        top = {**head, "skjema": "../tiltak.schema.json#/$defs/kommunefil", "kommune": place(sted, catalog)}
        yield f"data/kommune/{sted.slug}.json", _joined(top, {"tiltak": local.get(sted.slug, ()), "nasjonalt": national})


def place(sted: Sted, catalog: Catalog) -> dict[str, Any]:
    """Return what is known of a municipality: from the register, and from itself where it has described its services."""
    register = {"id": sted.slug, "nummer": sted.nummer, "navn": sted.fullt_navn, "land": sted.land, "område": sted.omraade}
    kommune = catalog.kommuner.get(sted.slug)
    own = published.plain(kommune) if kommune else {}
    found = {**register, **own, "nettsted": catalog.website(sted), "beskrevet": sted.slug in catalog.described}
    return {key: value for key, value in found.items() if value not in (None, "")}


def _joined(head: dict[str, Any], lists: dict[str, Iterable[str]]) -> str:
    """Return one JSON object: the head, then each list with a line for each of its encoded members."""
    parts = (f"{_encode(name)}:[\n" + ",\n".join(lines) + "\n]" for name, lines in lists.items())
    return ",\n".join(itertools.chain([_encode(head)[:-1]], parts)) + "}\n"
