"""Catalog in, the files out that a parent's browser searches in: words and services of each language, and all places. Pure.

What words mean is decided once, in overrides/assets/sok; here they are only gathered, in few bytes.

| path under the site                | keys                                                                            |
| ---------------------------------- | ------------------------------------------------------------------------------- |
| sok/filer.json                     | plain name («nb/ord») → the hash of its file; see below                          |
| sok/steder.<hash>.json             | NO, DK: names of all places with | between: * before one described, ? before one    |
|                                    | that is also an ordinary word, = before the full name                             |
| sok/<lang>/ord.<hash>.json         | t: types, o and p: all words; of `søk` s: ways to write a  |
|                                    | word, m: what each pattern gives and its number of lists, v: how many of the types are usual       |
| sok/<lang>/<land>.<hash>.json      | `no` or `dk`: t: what holds in a country, and the handwritten pages; o and p       |
| sok/<lang>/<group>/<kommune>.json  | t: what a municipality has, o and p; n and c: its name and country, so that it    |
|                                    | can be searched without all names; b: 1 when described; r: its part of the country |

Municipalities are many and their files small, so some ten of them share a hash, and a change moves those alone: the folder is the
number of their group and its mark, and the list has all marks in one word («*»), so that it stays short. Every municipality has a
file, also one that nobody has described.

`o` and `p` are packed by katalog/packing.py. In ord.json number 0 is the stop words; then come the types, the words for a telephone, for
anonymity, for open now and for danger, the lists of each pattern, and the concepts. Elsewhere the numbers are those of `t`, and the
words those beside name and text.

One thing to find: i: id (an address among pages) · n: name · y: type · m: målgruppe · k: kontakt_selv · p: 1 when paused · f: phone as read
and as dialled · å: 1 when always open, or a list of day (0 is Monday), from, to · a: ages from and to · t: short text · w: its own
everyday words · l and u: the language of the name and of the short text, where it is not the page's · s: slag of what is
national, or «side» · h: 1 for a help line that answers who cannot wait, 2 for one where a life may be in danger · r: the only
parts of the country it serves.
"""

import base64
import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from katalog.catalog import Catalog
from katalog.markup import clock_hours
from katalog.model import Felles, Nasjonalt
from katalog.packing import packed, put, words
from katalog.values import Tekst
from katalog.words import first_sentences

TEXT_LENGTH = 160
# What is national is many and in every search: its name, its type and a short text find it as well as all its words do (measured).
SHORT_LENGTH = 90
# Ages at each step of schooling, for what says its step and not its ages.
_AGES = {"barnehage": (0, 5), "1-4": (6, 10), "5-7": (10, 13), "6-10": (11, 16), "ungdomstrinn": (13, 16), "videregaaende": (16, 19)}
# Groups of help lines for whoever cannot wait, 2 where a life may be; the others (complaints, rights, money) are found by asking.
_NOW = {"akutt": 2, "foreldre": 1, "barn": 1}
_SLAG = ("hjelpelinje", "lovpålagt", "rettighet", "ressurs")
_ROOT = "sok/"
# So many groups of municipalities, and so many letters that say what is in the files of one.
GROUPS, _MARK = 48, 5


# The languages that people in a country write, as the vocabulary knows them: a Norwegian may write nynorsk.
_WRITTEN = {"nb": ("nb", "nn"), "da": ("da",)}


@dataclass(frozen=True)
class Side:
    """A handwritten page as it can be found. `adresse` has no language in it."""

    adresse: str
    tittel: str
    beskrivelse: str
    overskrifter: tuple[str, ...] = ()
    hverdagsord: str = ""


def files(catalog: Catalog, sider: Mapping[str, Iterable[Side]] | None = None) -> Iterator[tuple[str, str]]:
    """Yield (path under the site, JSON text) of every file, the list of them last."""
    found = {kommune: municipal(catalog, kommune) for kommune in catalog.steder}
    marked = marks({kommune: digest(" ".join(texts.values())) for kommune, texts in found.items()})
    for kommune, texts in found.items():
        yield from ((f"{placed(waiting(language, kommune), marked)}{kommune}.json", text) for language, text in texts.items())
    yield from shared(catalog, sider or {}, marked)


def shared(catalog: Catalog, sider: Mapping[str, Iterable[Side]], marked: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield every file that is no municipality's, last the list of all; theirs are known by the marks of their groups."""
    pages = {language: _pages(sider, catalog.languages[0], language) for language in catalog.languages}
    names: dict[str, str] = {}
    for name, content in _shared(catalog, pages):
        text = _json(content)
        names[name] = digest(text)
        yield f"{_ROOT}{name}.{names[name]}.json", text
    yield f"{_ROOT}filer.json", _json({**names, "*": "".join(marked)})


def dictionary(catalog: Catalog, language: str) -> str:
    """Return the path of what words mean in a language: the largest file, and a page may have it fetched before any script runs."""
    return f"{_ROOT}{language}/ord.{digest(_json(_vocabulary(catalog, language)))}.json"


def marks(digests: Mapping[str, str]) -> list[str]:
    """Return the mark of each group of municipalities, made of all that is in their files."""
    groups: list[list[str]] = [[] for _ in range(GROUPS)]
    for kommune, one in digests.items():
        groups[_group(kommune)].append(one)
    return [base64.b32encode(hashlib.sha256(" ".join(one).encode()).digest())[:_MARK].decode().lower() for one in groups]


def waiting(language: str, kommune: str) -> str:
    """Return the folder where a municipality's file lies until all of them are there: it has the number of its group."""
    return f"{_ROOT}{language}/{_group(kommune)}/"


def placed(folder: str, marked: Sequence[str]) -> str:
    """Return the folder that a waiting one becomes."""
    return f"{folder[:-1]}{marked[int(folder.split('/')[2])]}/"


def _group(kommune: str) -> int:
    """Return which group a municipality is of; overrides/assets/sok/hent.js reckons the same."""
    return sum(kommune.encode()) % GROUPS


def municipal(catalog: Catalog, kommune: str) -> dict[str, str]:
    """Return the file of one municipality in each language."""
    return {language: _json(_municipality(catalog, kommune, language)) for language in catalog.languages}


def digest(text: str) -> str:
    """Return eight letters that say what a text is."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _pages(sider: Mapping[str, Iterable[Side]], default: str, language: str) -> list[tuple[Side, str]]:
    """Return the handwritten pages of a language, each with the one it is in: what is not translated is in the default language.

    The page of the search itself is left out: whoever sees it there is on it.
    """
    found = {side.adresse: (side, written) for written in (default, language) for side in sider.get(written, ()) if side.adresse != _ROOT}
    return [found[adresse] for adresse in sorted(found)]


def _asked_in(language: str) -> tuple[str, ...]:
    """Return the languages whose words find things: its own, and for one that is no country's all of theirs, since so are the texts."""
    return _WRITTEN.get(language) or (language, *itertools.chain(*_WRITTEN.values()))


def _heard(words: Mapping[str, list[str]], language: str) -> list[str]:
    """Return what a list has of words in those languages."""
    return [word for one in _asked_in(language) for word in words.get(one, ())]


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _shared(catalog: Catalog, sider: Mapping[str, list[tuple[Side, str]]]) -> Iterator[tuple[str, Any]]:
    for language in catalog.languages:
        stop = frozenset(_heard(catalog.soek.stoppord, language))
        yield f"{language}/ord", _vocabulary(catalog, language)
        for land in catalog.land_rekke(language):
            shown = [_service(one, catalog, language) for slag in _SLAG for one in catalog.national(land, slag)]
            yield f"{language}/{land.lower()}", _found([*shown, *(_page(*one, language, stop) for one in sider[language])])
    yield "steder", _places(catalog)


def _municipality(catalog: Catalog, kommune: str, language: str) -> dict[str, Any]:
    described = catalog.in_kommune(kommune) if kommune in catalog.kommuner else ()
    stop = frozenset(_heard(catalog.soek.stoppord, language))
    sted = catalog.steder[kommune]
    whose = {"n": sted.navn, "c": sted.land, **({"b": 1} if kommune in catalog.described else {}), "r": sted.omraade}
    return {**whose, **_found([_service(one, catalog, language) for one in described], stop)}


def _places(catalog: Catalog) -> dict[str, str]:
    """Return every place; its address is not there, since it follows from the name."""
    ordinary = {name.lower() for names in catalog.soek.tvetydige_steder.values() for name in names}
    found: dict[str, list[str]] = {land: [] for land in sorted(catalog.land_rekke(catalog.languages[0]), reverse=True)}
    for sted in catalog.steder.values():
        plain = sted.navn.split(" (")[0]
        marks = ("*" if sted.slug in catalog.described else "") + ("?" if plain.lower() in ordinary else "")
        full = f"={sted.fullt_navn}" if sted.fullt_navn != plain else ""
        found[sted.land].append(marks + sted.navn + full)
    return {land: "|".join(names) for land, names in found.items()}


def _vocabulary(catalog: Catalog, language: str) -> dict[str, Any]:
    """Return what words stand for; a name may be in the neighbour's language.

    The phrases of the glossary are left out: their words made this a third bigger and no question of 253 better answered.
    """
    soek = catalog.soek
    stop, index = _heard(soek.stoppord, language), dict[str, set[int]]()
    # The usual types first, in their order: how many they are says which.
    types = {name: catalog.vokabular["type"][name] for name in dict.fromkeys((*soek.vanlige_typer, *catalog.vokabular["type"]))}
    concepts = catalog.ordliste
    numbers = itertools.count(1)
    for value in types.values():
        put(index, next(numbers), _heard(value.hverdagsord, language))
    patterns = [one for lang in _asked_in(language) for one in soek.setningsmoenstre.get(lang, [])]
    wishes = (_heard(one, language) for one in (soek.telefonord, soek.anonymord, soek.aapentord, soek.kriseord))
    lists = [*wishes, *itertools.chain(*(one.naar for one in patterns))]
    # The lists before the concepts: they are longer, and the first numbers take a byte where the others take two.
    for concept in concepts.values():
        names = [word for lang, word in concept.ord.ord.items() if lang in (*_asked_in(language), *_WRITTEN)]
        written = [*names, *_heard(concept.synonymer, language)]
        put(index, next(numbers) + len(lists), [one for one in written if len(words(one)) == 1])
    for word in stop:
        index.pop(word, None)
    put(index, 0, stop)
    for number, listed in enumerate(lists, 1 + len(types)):
        put(index, number, listed)
    variants = {written: word for lang in reversed(_asked_in(language)) for written, word in soek.skrivemaater.get(lang, {}).items()}
    return {
        "t": list(types),
        **packed(index),
        "s": _variants(variants),
        "m": [[one.gir, len(one.naar)] for one in patterns],
        "v": len(soek.vanlige_typer),
    }


def _variants(meant: Mapping[str, str]) -> list[str]:
    """Return each word that is meant, and after it the ways to write it, with blanks between."""
    found: dict[str, list[str]] = {}
    for written, word in meant.items():
        found.setdefault(word, []).append(written)
    return [" ".join([word, *ways]) for word, ways in found.items()]


def _found(things: Iterable[tuple[dict[str, Any], list[str]]], stop: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return things to find with their words packed together: a word that many share is written once, one in *stop* never."""
    entries: list[dict[str, Any]] = []
    index: dict[str, set[int]] = {}
    for number, (entry, texts) in enumerate(things):
        shown = {*words(entry["n"]), *words(entry.get("t", ""))} | stop
        put(index, number, (word for text in texts for word in words(text) if word not in shown))
        entries.append(entry)
    return {"t": entries, **packed(index)}


def _page(side: Side, written: str, language: str, stop: frozenset[str]) -> tuple[dict[str, Any], list[str]]:
    entry = {"i": side.adresse, "n": side.tittel, "t": _sentences(side.beskrivelse), "s": "side", "w": _own([side.hverdagsord], stop)}
    foreign = {} if written == language else {"l": written, "u": written}
    return {key: value for key, value in entry.items() if value is not None} | foreign, list(side.overskrifter)


def _sentences(text: str) -> str:
    """Return as many whole sentences as there is room for, and a text that begins with a longer one as it is."""
    short = first_sentences(text, SHORT_LENGTH)
    return text if short.endswith("…") else short


def _own(phrases: Iterable[str], stop: frozenset[str]) -> str | None:
    """Return the words of some phrases, each once and without those that say nothing."""
    return " ".join(dict.fromkeys(word for phrase in phrases for word in words(phrase) if word not in stop)) or None


def _service(one: Felles, catalog: Catalog, language: str) -> tuple[dict[str, Any], list[str]]:
    national = isinstance(one, Nasjonalt)
    limit = SHORT_LENGTH if national else TEXT_LENGTH
    stop = frozenset(_heard(catalog.soek.stoppord, language))
    phones = [k.telefon for k in one.kontakt if k.telefon]
    name, told = one.navn.i(language), one.beskrivelse.i(language)
    text = first_sentences(told.ord, limit)
    entry = {
        "i": one.id,
        "n": name.ord,
        "l": name.spraak if name.spraak != language else None,
        "y": one.type,
        "m": one.maalgruppe,
        "k": one.kontakt_selv,
        "p": 1 if one.status == "pause" else None,
        "f": [phones[0].lest, phones[0].href] if phones else None,
        "å": None if one.status == "pause" else _hours(one),
        "a": _ages(one),
        "t": text,
        "u": told.spraak if told.spraak != language else None,
        "w": _own(_heard(one.hverdagsord, language), stop),
        "s": one.slag if isinstance(one, Nasjonalt) else None,
        "h": _NOW.get(one.gruppe or "") if isinstance(one, Nasjonalt) else None,
        "r": (one.omraade or None) if isinstance(one, Nasjonalt) else None,
    }
    return {key: value for key, value in entry.items() if value is not None}, [] if national else list(_texts(one, catalog, language))


def _hours(one: Felles) -> Any:
    if one.doegnaapent:
        return 1
    return clock_hours(one.aapent) or None


def _ages(one: Felles) -> list[int] | None:
    if one.alder and not (one.alder.fra is None and one.alder.til is None):
        return [one.alder.fra or 0, 99 if one.alder.til is None else one.alder.til]
    steps = [_AGES[step] for step in one.trinn if step in _AGES]
    return [min(a for a, _ in steps), max(b for _, b in steps)] if steps else None


def _texts(one: Felles, catalog: Catalog, language: str) -> Iterator[str]:
    """Yield all that is shown of a record, so that whatever a parent has read can be found again; never what is for editors."""

    def said(text: Tekst | None) -> str:
        return text.i(language).ord if text else ""

    for text in (one.beskrivelse, one.slik_faar_du_hjelp, one.hva_skjer_saa, one.aapningstid):
        yield said(text)
    yield from (said(k.hvem) for k in one.kontakt)
    yield from (said(partner) for partner in one.samarbeid)
    for name, values in (("tema", one.tema), ("trinn", one.trinn)):
        yield from (said(catalog.vokabular[name][value].navn) for value in values)
    for tema in one.tema:
        yield from _heard(catalog.vokabular["tema"][tema].hverdagsord, language)
