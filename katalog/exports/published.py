"""A record in, what is published of it out: a plain mapping with the keys of the data format, and never what is for editors."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from katalog.catalog import Catalog
from katalog.exports import addresses
from katalog.model import Felles, Lenke, Nasjonalt, Post, Tekst, Telefon, Tiltak

# What a service has from the statutory one it builds on.
INHERITED = ("nøkkel", "navn", "beskrivelse", "rettighet")
# For editors and for the look of a site. No other field holds a word that a page does not show.
NEVER = frozenset({"intern_merknad", "merknad", "profil"})


def records(catalog: Catalog) -> Iterator[Tiltak | Nasjonalt]:
    """Yield all that is published: every municipal service, closed ones too, and what is national and known well enough to be shown."""
    yield from catalog.tiltak.values()
    yield from (one for one in catalog.nasjonalt.values() if one.belegg != "ubekreftet")


def record(one: Tiltak | Nasjonalt, catalog: Catalog, url: str) -> dict[str, Any]:
    """Return a record with its key and the address of its page in front, and after it what it inherits from the law's service."""
    found = {"nøkkel": one.key, "adresse": addresses.pages(one, catalog, url), **plain(one), "arver": _inherited(one, catalog)}
    return {key: value for key, value in found.items() if value}


def plain(post: Post) -> dict[str, Any]:
    """Return the fields of a record under the keys they have in YAML; what nobody has said is left out."""
    found = {key: _value(value) for name, key in keys(type(post)) if (value := getattr(post, name)) is not None}
    if isinstance(post, Lenke) and post.status != "bekreftet":
        # A page does not lead there either.
        found.pop("url", None)
    telefon = getattr(post, "telefon", None)
    if telefon:
        found["ring"] = telefon.href
    return {key: value for key, value in found.items() if value not in ({}, [])}


_KEYS: dict[type[Post], list[tuple[str, str]]] = {}


def keys(model: type[Post]) -> list[tuple[str, str]]:
    """Return the names of a model's published fields, each with its key in YAML."""
    if model not in _KEYS:
        _KEYS[model] = [(name, field.alias or name) for name, field in model.model_fields.items() if name not in NEVER]
    return _KEYS[model]


def _value(value: Any) -> Any:
    match value:
        case str() | int() if not isinstance(value, bool):
            return value
        case Tekst():
            return dict(value.ord)
        case bool():
            return "ja" if value else "nei"
        case Telefon():
            return value.lest
        case datetime():
            return value.strftime("%Y-%m-%dT%H:%M")
        case date():
            return value.isoformat()
        case Post():
            return plain(value)
        case dict():
            return {key: _value(one) for key, one in value.items()}
    return [_value(one) for one in value]


def base(one: Felles, catalog: Catalog) -> Nasjonalt | None:
    """Return the statutory service that a service builds on, where that is known well enough to be shown."""
    found = catalog.nasjonalt.get(f"nasjonalt/{one.bygger_paa}")
    return found if found and found.belegg != "ubekreftet" else None


def _inherited(one: Felles, catalog: Catalog) -> dict[str, Any]:
    """Return what a service that builds on a statutory one has from it: its description and its laws, as the service's page has."""
    found = base(one, catalog)
    whole = {"nøkkel": found.key, **plain(found)} if found else {}
    return {key: whole[key] for key in INHERITED if key in whole}
