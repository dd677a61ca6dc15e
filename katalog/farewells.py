"""Catalog in, what stands at the addresses that nothing is at any more out: where it went, or that it is closed and what to use."""

from collections.abc import Iterator
from typing import Any

from katalog.catalog import Catalog, Place


def farewells(catalog: Catalog, language: str) -> Iterator[tuple[str, str, str, Place, dict[str, Any]]]:
    """Yield (key, title, description, place, values of its template) of each old or closed address."""
    ord_ = catalog.ord[language]
    closed = {key: one for key, one in catalog.tiltak.items() if one.status == "nedlagt"}
    for key in sorted({*catalog.gamle, *closed}):
        gammel, tiltak = catalog.gamle.get(key), closed.get(key)
        til = gammel.til if gammel else None
        sted = catalog.steder.get(key.split("/")[0])
        if tiltak and sted:
            title = ord_["tiltak_tittel"].format(navn=f"{tiltak.navn.i(language).ord} ({tiltak.id})", kommune=sted.navn)
            about = ord_["nedlagt_tekst"]
        else:
            title = f"{ord_['flyttet_tittel' if til else 'borte_tittel']} ({key})"
            about = ord_["flyttet_til" if til else "borte_tekst"]
        place = gammel.place if gammel else catalog.places[key]
        yield key, title, about, place, {"sted": sted, "tiltak": tiltak, "gammel": gammel, "til": til}
