"""Catalog in, a short piece of each file of open data out, as the page that explains them shows it.

Nothing is written by hand: the files are made anew from a catalogue with one service in it, and cut.
"""

import csv
import dataclasses
import io
import json
from collections.abc import Iterable
from typing import Any

from katalog.catalog import Catalog
from katalog.exports import dcat, hsds, published, rdf
from katalog.exports.calendars import Calendars
from katalog.exports.cpsv import Graph
from katalog.exports.parts import place
from katalog.exports.plain import Plain
from katalog.exports.tables import Tables
from katalog.model import Tiltak

# So much of a table and of an empty calendar is enough to know it by.
_COLUMNS, _LINES = 8, 9


def excerpts(catalog: Catalog, url: str) -> dict[str, str]:
    """Return the piece of each kind of file; none where the catalogue has no service to show."""
    if not catalog.open:
        return {}
    # One that can be rung or visited says most, and one that is short is read.
    one = min(catalog.open, key=lambda t: (not (t.kontakt or t.aapent), bool(t.bygger_paa), len(t.beskrivelse.i(catalog.languages[0]).ord)))
    dated = next((t for t in catalog.open if t.tidspunkt), one)
    small = _alone(one, catalog)
    records = published.Records(small, url)
    municipal = dict(Plain(small, url, records).of(one.kommune))[f"data/kommune/{one.kommune}.json"]
    tables = Tables(small, url, records)
    tables.fit([tables.shape(one.kommune)])
    graph = Graph(small, rdf.base(url))
    return {
        "json": _pretty(records.of(one.kommune)[one.key]),
        "csv": _corner("".join(next(tables.joined()).pieces([one.kommune]))),
        "kommune": _pretty(json.loads(municipal)["kommune"]),
        "hsds": _pretty(json.loads(hsds.joined(small, url).section(one.kommune))),
        "cpsv": _node(graph.nodes(one.kommune), place(one.key)),
        "dcat": _row(dcat.graph(small, rdf.base(url)), f"{dcat.FILE}#cpsv-ap-no.ttl"),
        "kalender": _event("".join(next(Calendars(_alone(dated, catalog), url).joined()).pieces([dated.kommune]))),
    }


def _alone(one: Tiltak, catalog: Catalog) -> Catalog:
    """Return the catalogue with nothing but one service, its municipality and what it builds on."""
    base = published.base(one, catalog)
    return dataclasses.replace(
        catalog,
        tiltak={one.key: one},
        kommuner={one.kommune: catalog.kommuner[one.kommune]},
        steder={one.kommune: catalog.steder[one.kommune]},
        nasjonalt={base.key: base} if base else {},
    )


def _pretty(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)


def _corner(table: str) -> str:
    """Return the first columns of the first rows of a table."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(row[:_COLUMNS] for row in csv.reader(io.StringIO(table, newline="")))
    return out.getvalue()


def _event(text: str) -> str:
    """Return the first event of a calendar, or where there is none how it begins."""
    lines = text.split("\r\n")
    if "BEGIN:VEVENT" in lines:
        lines = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]
    return "\n".join(lines[: None if lines[0] == "BEGIN:VEVENT" else _LINES])


def _node(nodes: Iterable[rdf.Node], iri: str) -> str:
    """Return what a graph says of one thing, as it stands in the file in Turtle."""
    return next(one.turtle for one in nodes if one.iri == iri).lstrip("\n")


def _row(nodes: Iterable[rdf.Node], iri: str) -> str:
    """Return what a graph says of one thing, as JSON-LD."""
    return _pretty(json.loads(next(one.jsonld for one in nodes if one.iri == iri)))
