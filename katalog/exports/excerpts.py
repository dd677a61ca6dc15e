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
from katalog.exports import calendars, cpsv, dcat, hsds, plain, published, rdf, tables
from katalog.exports.parts import place
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
    records = published.every(small, url)
    municipal = dict(plain.files(small, url, records))[f"data/kommune/{one.kommune}.json"]
    (services,) = (text for _, text in hsds.files(small, url))
    return {
        "json": _pretty(records[one.key]),
        "csv": _corner(dict(tables.files(small, url, records))["data/tiltak.csv"]),
        "kommune": _pretty(json.loads(municipal)["kommune"]),
        "hsds": _pretty(json.loads(services)["contents"][0]),
        "cpsv": _node(cpsv.graph(small, rdf.base(url)), place(one.key)),
        "dcat": _row(dcat.graph(small, rdf.base(url)), f"{dcat.FILE}#cpsv-ap-no.ttl"),
        "kalender": _event(next(text for _, text in calendars.files(_alone(dated, catalog), url))),
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
    """Return what a graph says of one thing, as it stands in the file in Turtle, without the prefixes."""
    text = "".join(rdf.turtle((one for one in nodes if one.iri == iri), ""))
    return text.partition("\n\n")[2]


def _row(nodes: Iterable[rdf.Node], iri: str) -> str:
    """Return what a graph says of one thing, as JSON-LD."""
    return _pretty(next(one.row for one in nodes if one.iri == iri))
