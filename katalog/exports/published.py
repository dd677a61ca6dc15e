"""A record in, what is published of it out: a plain mapping with the keys of the data format, and never what is for editors."""

from collections.abc import Callable, Iterator
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


def every(catalog: Catalog, url: str) -> dict[str, dict[str, Any]]:
    """Return each published record by its key: that key and the address of its page in front, and what it inherits from the law last."""
    inherited = {key: _inherited(one) for key, one in catalog.nasjonalt.items() if one.belegg != "ubekreftet"}
    found = {}
    for one in records(catalog):
        record = {"nøkkel": one.key, "adresse": addresses.pages(one, catalog, url), **plain(one)}
        if not record["adresse"]:
            del record["adresse"]
        if one.bygger_paa and (from_law := inherited.get(f"nasjonalt/{one.bygger_paa}")):
            record["arver"] = from_law
        found[one.key] = record
    return found


def base(one: Felles, catalog: Catalog) -> Nasjonalt | None:
    """Return the statutory service that a service builds on, where that is known well enough to be shown."""
    found = catalog.nasjonalt.get(f"nasjonalt/{one.bygger_paa}")
    return found if found and found.belegg != "ubekreftet" else None


def plain(post: Post) -> dict[str, Any]:
    """Return the fields of a record under the keys they have in YAML; what nobody has said is left out. Its texts are not copies."""
    found = {}
    values = post.__dict__
    for name, key in keys(type(post)):
        value = values[name]
        # Empty lists are nothing said; an age of 0 is.
        if value is not None and (value or value in (0, False)) and (made := _value(value)) != {}:
            found[key] = made
    if isinstance(post, Lenke) and post.status != "bekreftet":
        # A page does not lead there either.
        found.pop("url", None)
    if "telefon" in found:
        found["ring"] = values["telefon"].href
    return found


_KEYS: dict[type[Post], list[tuple[str, str]]] = {}


def keys(model: type[Post]) -> list[tuple[str, str]]:
    """Return the names of a model's published fields, each with its key in YAML."""
    if model not in _KEYS:
        _KEYS[model] = [(name, field.alias or name) for name, field in model.model_fields.items() if name not in NEVER]
    return _KEYS[model]


# How a value of each type is written; what is not here is a record.
_MADE: dict[type[Any], Callable[[Any], Any]] = {
    str: str,
    int: int,
    bool: lambda value: "ja" if value else "nei",
    Tekst: lambda value: value.ord,
    Telefon: lambda value: value.lest,
    datetime: lambda value: value.isoformat(timespec="minutes"),
    date: date.isoformat,
    list: lambda value: [_value(one) for one in value],
    dict: lambda value: {key: _value(one) for key, one in value.items()},
}


def _value(value: Any) -> Any:
    make = _MADE.get(type(value))
    return make(value) if make else plain(value)


def _inherited(one: Nasjonalt) -> dict[str, Any]:
    """Return what a service that builds on *one* has from it: what the service's page shows of it too."""
    whole = {"nøkkel": one.key, **plain(one)}
    return {key: whole[key] for key in INHERITED if key in whole}
