"""Catalog in, who minds which of its records out: each municipality its own, and each country what is national there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from katalog.catalog import SPRAAK, Catalog
from katalog.model import Kommune, Nasjonalt, Tekst, Tiltak

Record = Tiltak | Nasjonalt

# What each country is called in an address; no municipality has such a name.
LANDS = {"NO": "norge", "DK": "danmark"}


@dataclass(frozen=True)
class Keeper:
    """Who minds some records. `key` is what they are called in addresses; without `kommune` they are a country's."""

    key: str
    navn: Tekst
    spraak: str
    land: str
    kommune: Kommune | None
    records: Sequence[Record]


def keepers(catalog: Catalog) -> Iterator[Keeper]:
    """Yield each municipality that has a record of its own, as they stand in the catalogue, and then each country."""
    for slug, kommune in catalog.kommuner.items():
        sted = catalog.steder[slug]
        navn = Tekst({kommune.spraak: sted.navn}, kommune.spraak)
        yield Keeper(slug, navn, kommune.spraak, sted.land, kommune, catalog.in_kommune(slug))
    for land, key in LANDS.items():
        # What is not known well enough to be shown is for nobody to look over: it must be found first.
        shown = [one for one in catalog.nasjonalt.values() if one.land == land and one.belegg != "ubekreftet" and one.status != "nedlagt"]
        if shown:
            yield Keeper(key, catalog.vokabular["land"][land].navn, SPRAAK[land], land, None, shown)
