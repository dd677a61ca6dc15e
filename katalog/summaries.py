"""Several records in, what a page says of them all out: each law and source once, what nobody has said, the boxes of a drawing."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from katalog.model import Felles, Rettighet, Tiltak

# What a parent meets first: what they may ring themselves, then what the school brings in, then background.
_CONTACT_ORDER = ("ja", "via skolen", "ukjent", "nei")


def by_contact(tiltak: Iterable[Tiltak]) -> list[tuple[str, list[Tiltak]]]:
    """Return services by whether a parent may make contact: each value that any has, as they are to be met, with its services."""
    found: dict[str, list[Tiltak]] = {value: [] for value in _CONTACT_ORDER}
    for one in tiltak:
        found[one.kontakt_selv].append(one)
    return [(value, those) for value, those in found.items() if those]


def each_law_once(*lists: list[Rettighet]) -> list[Rettighet]:
    """Return the laws of several records without naming a paragraph twice."""
    return list({(one.lov.i("nb").ord, one.paragraf): one for found in lists for one in found}.values())


def sources(tiltak: list[Tiltak]) -> Mapping[str, Any]:
    """Return the sources behind a municipality's services, each once."""
    return {kilde.tittel.i("nb").ord: kilde for one in tiltak for kilde in one.kilde}


def unknown(tiltak: list[Tiltak]) -> list[tuple[str, int]]:
    """Return what a parent would ask for and nobody has said: its name in the words, and of how many services."""
    lacks: dict[str, Callable[[Tiltak], bool]] = {
        "telefon": lambda one: one.kontakt_selv in ("ja", "ukjent") and not one.numre,
        "pris": lambda one: one.pris is None or one.pris.i("nb").ord == "ukjent",
        "ventetid": lambda one: one.ventetid is None,
    }
    # What staff use costs a family nothing and has no queue to ask for.
    asked = [one for one in tiltak if one.kontakt_selv != "nei"]
    counts = [(name, sum(map(is_lacking, asked))) for name, is_lacking in lacks.items()]
    return [(name, count) for name, count in counts if count]


def boxes(records: Iterable[Felles], language: str) -> list[tuple[str, bool]]:
    """Return each box of a drawing: its words without what stands in brackets, and whether a parent may make contact."""
    return [(record.navn.i(language).ord.split(" (")[0], record.kontakt_selv == "ja") for record in records]
