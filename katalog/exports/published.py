"""A record in, what is published of it out: a plain mapping with the keys of the data format, and never what is for editors."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from katalog.catalog import Catalog
from katalog.exports import addresses
from katalog.joining import NATIONAL
from katalog.model import Felles, Lenke, Nasjonalt, Post, Tekst, Telefon, Tiltak

# What a service has from the statutory one it builds on.
INHERITED = ("nøkkel", "navn", "beskrivelse", "rettighet")
# For editors and for the look of a site. No other field holds a word that a page does not show.
NEVER = frozenset({"intern_merknad", "merknad", "profil"})


def records(catalog: Catalog) -> Iterator[Tiltak | Nasjonalt]:
    """Yield all that is published: every municipal service, closed ones too, and what is national and known well enough to be shown."""
    for key in sections(catalog):
        yield from of(catalog, key)


def sections(catalog: Catalog) -> tuple[str, ...]:
    """Return the keys of all who have records: every municipality that has told something of itself, and last what is national."""
    return (*catalog.kommuner, NATIONAL)


def of(catalog: Catalog, key: str) -> Iterable[Tiltak | Nasjonalt]:
    """Return what is published of one municipality, in the order it was written, or of the nation."""
    if key == NATIONAL:
        return (one for one in catalog.nasjonalt.values() if one.belegg != "ubekreftet")
    return catalog.written_in(key)


class Records:
    """The published records of a catalogue as plain mappings, those of one municipality at a time."""

    def __init__(self, catalog: Catalog, url: str) -> None:
        self._catalog, self._url = catalog, url
        self._inherited = {key: _inherited(one) for key, one in catalog.nasjonalt.items() if one.belegg != "ubekreftet"}
        self._last: tuple[str, dict[str, dict[str, Any]]] = ("-", {})

    def of(self, key: str) -> dict[str, dict[str, Any]]:
        """Return each record by its key: that key and the address of its page in front, and what it inherits from the law last.

        The last answer is held, since all formats ask for the same municipality in turn.
        """
        if self._last[0] != key:
            self._last = (key, {one.key: self._record(one) for one in of(self._catalog, key)})
        return self._last[1]

    def _record(self, one: Tiltak | Nasjonalt) -> dict[str, Any]:
        record = {"nøkkel": one.key, "adresse": addresses.pages(one, self._catalog, self._url), **plain(one)}
        if not record["adresse"]:
            del record["adresse"]
        if one.bygger_paa and (from_law := self._inherited.get(f"nasjonalt/{one.bygger_paa}")):
            record["arver"] = from_law
        return record


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
        if (value or value == 0) and (made := value if type(value) is str else _value(value)) != {}:
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
    list: lambda value: [one if type(one) is str else _value(one) for one in value],
    dict: lambda value: {key: _value(one) for key, one in value.items()},
}


def _value(value: Any) -> Any:
    make = _MADE.get(type(value))
    return make(value) if make else plain(value)


def _inherited(one: Nasjonalt) -> dict[str, Any]:
    """Return what a service that builds on *one* has from it: what the service's page shows of it too."""
    whole = {"nøkkel": one.key, **plain(one)}
    return {key: whole[key] for key in INHERITED if key in whole}
