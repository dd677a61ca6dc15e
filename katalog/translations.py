"""A record and a language in, whether it is translated out: what is missing, and whether the original has changed since.

`fra_hash` is the fingerprint of all the record's texts in its own language, as they were when somebody translated them.
"""

import unicodedata
from collections.abc import Mapping
from hashlib import blake2b
from typing import Literal, NamedTuple

from katalog.model import Felles, Kommune, Nasjonalt, Tiltak
from katalog.registers import SPRAAK
from katalog.texts import Text, texts

# A street has one name, and a page elsewhere the title that it has there.
_SAME = {"kontakt.adresse", "tidspunkt.sted", "lenke.tekst"}
# Words that are codes: pages say them in every language.
_CODES = {"gratis", "ukjent"}
# Nobody has said what it was made from; it is made from what stands there now, or from what stood there once.
State = Literal["umerket", "gjeldende", "foreldet"]


class Translation(NamedTuple):
    """What a record has in a language that is not its own: the fields it lacks there, and what is known of the rest."""

    missing: tuple[str, ...]
    state: State


def fingerprint(those: list[Text], own: str) -> str:
    """Return what tells whether the texts of a record in its *own* language have changed: not by a blank, nor by where a line ends."""
    said = [(text.field, " ".join(unicodedata.normalize("NFC", text.words.ord.get(own, "")).split())) for text in _translated(those)]
    return blake2b(repr(said).encode(), digest_size=6).hexdigest()


def translation(one: Felles, those: list[Text], own: str, language: str) -> Translation:
    """Return how a record with *those* texts, written in its *own* language, is translated into another."""
    missing = tuple(dict.fromkeys(text.field for text in _translated(those) if language not in text.words.ord))
    marked = one.oversettelse.get(language)
    if marked is None or marked.fra_hash is None:
        return Translation(missing, "umerket")
    return Translation(missing, "gjeldende" if marked.fra_hash == fingerprint(those, own) else "foreldet")


def own_language(one: Tiltak | Nasjonalt, kommuner: Mapping[str, Kommune]) -> str:
    """Return the language that a service or a national record is first written in."""
    return kommuner[one.kommune].spraak if isinstance(one, Tiltak) else SPRAAK[one.land]


def is_outdated(one: Tiltak | Nasjonalt, kommuner: Mapping[str, Kommune], language: str) -> bool:
    """Return whether a record is shown in a translation whose original has changed since."""
    own = own_language(one, kommuner)
    return language != own and language in one.oversettelse and translation(one, texts(one), own, language).state == "foreldet"


def _translated(those: list[Text]) -> list[Text]:
    """Return the texts that say something else in another language."""
    return [text for text in those if text.field not in _SAME and _CODES.isdisjoint(text.words.ord.values())]
