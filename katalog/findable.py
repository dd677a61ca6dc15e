"""A record or a handwritten page in, what the search finds it by out: the thing that is shown, and its other words.

One thing to find: i: id (an address among pages) · n: name · y: type · m: målgruppe · k: kontakt_selv · p: 1 when paused · f: phone as read
and as dialled · å: 1 when always open, or a list of day (0 is Monday), from, to · a: ages from and to · t: short text · w: its own
everyday words · l and u: the language of the name and of the short text, where it is not the page's · s: slag of what is
national, or «side» · h: 1 for a help line that answers who cannot wait, 2 for one where a life may be in danger · r: the only
parts of the country it serves.
"""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from katalog.catalog import Catalog
from katalog.markup import clock_hours
from katalog.model import Felles, Nasjonalt
from katalog.packing import words
from katalog.words import first_sentences

TEXT_LENGTH = 160
# What is national is many and in every search: its name, its type and a short text find it as well as all its words do (measured).
SHORT_LENGTH = 89
# Ages at each step of schooling, for what says its step and not its ages.
_AGES = {"barnehage": (0, 5), "1-4": (6, 10), "5-7": (10, 13), "6-10": (11, 16), "ungdomstrinn": (13, 16), "videregaaende": (16, 19)}
# Groups of help lines for whoever cannot wait, 2 where a life may be; the others (complaints, rights, money) are found by asking.
_NOW = {"akutt": 2, "foreldre": 1, "barn": 1}
# The languages that people in a country write, as the vocabulary knows them: a Norwegian may write nynorsk.
WRITTEN = {"nb": ("nb", "nn"), "da": ("da",)}


@dataclass(frozen=True)
class Side:
    """A handwritten page as it can be found. `adresse` has no language in it."""

    adresse: str
    tittel: str
    beskrivelse: str
    overskrifter: tuple[str, ...] = ()
    hverdagsord: str = ""


def asked_in(language: str) -> tuple[str, ...]:
    """Return the languages whose words find things: its own, and for one that is no country's all of theirs, since so are the texts."""
    return WRITTEN.get(language) or (language, *itertools.chain(*WRITTEN.values()))


def heard(words: Mapping[str, list[str]], language: str) -> list[str]:
    """Return what a list has of words in those languages."""
    return [word for one in asked_in(language) for word in words.get(one, ())]


def page(side: Side, written: str, language: str, stop: frozenset[str]) -> tuple[dict[str, Any], list[str]]:
    """Return a handwritten page as it is shown and found, *written* in a language, and its headings; *stop* says nothing."""
    entry = {"s": "side", "i": side.adresse, "n": side.tittel, "t": _sentences(side.beskrivelse), "w": _own([side.hverdagsord], stop)}
    foreign = {} if written == language else {"l": written, "u": written}
    return {key: value for key, value in entry.items() if value is not None} | foreign, list(side.overskrifter)


def _sentences(text: str) -> str:
    """Return as many whole sentences as there is room for, and a text that begins with a longer one as it is."""
    short = first_sentences(text, SHORT_LENGTH)
    return text if short.endswith("…") else short


def _own(phrases: Iterable[str], stop: frozenset[str]) -> str | None:
    """Return the words of some phrases, each once and without those that say nothing."""
    return " ".join(dict.fromkeys(word for phrase in phrases for word in words(phrase) if word not in stop)) or None


def _ended(text: str, limit: int) -> str:
    """Return as many whole sentences as there is room for; a first one has a quarter more, since it says little without its end."""
    short = first_sentences(text, limit)
    return first_sentences(text, limit * 5 // 4) if short.endswith("…") else short


def service(one: Felles, catalog: Catalog, language: str, stop: frozenset[str]) -> tuple[dict[str, Any], list[str]]:
    """Return a record as it is shown and found, and what else is said in it, of a municipality's own; *stop* says nothing."""
    national = isinstance(one, Nasjonalt)
    limit = SHORT_LENGTH if national else TEXT_LENGTH
    phones = [k.telefon for k in one.kontakt if k.telefon]
    name, told = one.navn.i(language), one.beskrivelse.i(language)
    text = _ended(told.ord, limit)
    # In another order the same bytes compress one per cent less.
    entry = {
        "m": one.maalgruppe,
        "å": None if one.status == "pause" else _hours(one),
        "s": one.slag if isinstance(one, Nasjonalt) else None,
        "y": one.type,
        "k": one.kontakt_selv,
        "i": one.id,
        "n": name.ord,
        "r": (one.omraade or None) if isinstance(one, Nasjonalt) else None,
        "f": [phones[0].lest, phones[0].href] if phones else None,
        "a": _ages(one),
        "h": _NOW.get(one.gruppe or "") if isinstance(one, Nasjonalt) else None,
        "t": text,
        "u": told.spraak if told.spraak != language else None,
        "p": 1 if one.status == "pause" else None,
        "w": _own(heard(one.hverdagsord, language), stop),
        "l": name.spraak if name.spraak != language else None,
    }
    return {key: value for key, value in entry.items() if value is not None}, [] if national else _texts(one, catalog, language)


def _hours(one: Felles) -> Any:
    if one.doegnaapent:
        return 1
    return clock_hours(one.aapent) or None


def _ages(one: Felles) -> list[int] | None:
    if one.alder and not (one.alder.fra is None and one.alder.til is None):
        return [one.alder.fra or 0, 99 if one.alder.til is None else one.alder.til]
    steps = [_AGES[step] for step in one.trinn if step in _AGES]
    return [min(a for a, _ in steps), max(b for _, b in steps)] if steps else None


def _texts(one: Felles, catalog: Catalog, language: str) -> list[str]:
    """Return all that is shown of a record, so that whatever a parent has read can be found again; never what is for editors."""
    themes = [catalog.vokabular["tema"][value] for value in one.tema]
    steps = [catalog.vokabular["trinn"][value] for value in one.trinn]
    told = [one.beskrivelse, one.slik_faar_du_hjelp, one.hva_skjer_saa, one.aapningstid, *[k.hvem for k in one.kontakt], *one.samarbeid]
    told += [value.navn for value in (*themes, *steps)]
    return [text.i(language).ord for text in told if text] + [word for theme in themes for word in heard(theme.hverdagsord, language)]
