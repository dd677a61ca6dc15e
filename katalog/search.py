"""Catalog in, the files out that a parent's browser searches in: words and services of each language, and all places. Pure.

What words mean is decided once, in overrides/assets/sok; here they are only gathered, in few bytes.

| path under the site                | keys                                                                            |
| ---------------------------------- | ------------------------------------------------------------------------------- |
| sok/filer.json                     | plain name («nb/ord») → the hash of its file; see below                          |
| sok/steder.<hash>.json             | NO, DK: names of all places with | between: * before one described, ? before one    |
|                                    | that is also an ordinary word, = before the full name                             |
| sok/<lang>/ord.<hash>.json         | t: types, o and p: all words; of `søk` s: ways to write a word, m: how many lists |
|                                    | each pattern has and what it gives, v: how many of the types are usual,           |
|                                    | a: words that are others without their marks                                      |
| sok/<lang>/<land>.<hash>.json      | `no` or `dk`: t: what holds in a country, and the handwritten pages; o and p       |
| sok/<lang>/<group>/<kommune>.json  | t: what a municipality has, o and p; n and c: its name and country, so that it    |
|                                    | can be searched without all names; b: 1 when described; r: its part of the country |

Municipalities are many and their files small, so some ten of them share a hash, and a change moves those alone: the folder is the
number of their group and its mark, and the list has all marks in one word («*»), so that it stays short. Every municipality has a
file, also one that nobody has described.

`o` and `p` are packed by katalog/packing.py. In ord.json number 0 is the stop words; then come the types, the words for a telephone, for
anonymity, for open now and for danger, the lists of each pattern, and the concepts. Elsewhere the numbers are those of `t`, and the
words those beside name and text. A thing to find is as katalog/findable.py makes it.
"""

import base64
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from katalog.catalog import Catalog
from katalog.compact import compact
from katalog.findable import WRITTEN, Side, asked_in, heard, page, service
from katalog.packing import each, packed, put, words

_SLAG = ("hjelpelinje", "lovpålagt", "rettighet", "ressurs")
_ROOT = "sok/"
# So many groups of municipalities, and so many letters that say what is in the files of one.
GROUPS, _MARK = 48, 5


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
        text = compact(content)
        names[name] = digest(text)
        yield f"{_ROOT}{name}.{names[name]}.json", text
    yield f"{_ROOT}filer.json", compact({**names, "*": "".join(marked)})


def dictionary(catalog: Catalog, language: str) -> str:
    """Return the path of what words mean in a language: the largest file, and a page may have it fetched before any script runs."""
    return f"{_ROOT}{language}/ord.{digest(compact(_vocabulary(catalog, language)))}.json"


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
    return {language: compact(_municipality(catalog, kommune, language)) for language in catalog.languages}


def digest(text: str) -> str:
    """Return eight letters that say what a text is."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _pages(sider: Mapping[str, Iterable[Side]], default: str, language: str) -> list[tuple[Side, str]]:
    """Return the handwritten pages of a language, each with the one it is in: what is not translated is in the default language.

    The page of the search itself is left out: whoever sees it there is on it.
    """
    found = {side.adresse: (side, written) for written in (default, language) for side in sider.get(written, ()) if side.adresse != _ROOT}
    return [found[adresse] for adresse in sorted(found)]


def _shared(catalog: Catalog, sider: Mapping[str, list[tuple[Side, str]]]) -> Iterator[tuple[str, Any]]:
    for language in catalog.languages:
        stop = frozenset(heard(catalog.soek.stoppord, language))
        yield f"{language}/ord", _vocabulary(catalog, language)
        for land in catalog.land_rekke(language):
            shown = [service(one, catalog, language, stop) for slag in _SLAG for one in catalog.national(land, slag)]
            yield f"{language}/{land.lower()}", _found([*shown, *(page(*one, language, stop) for one in sider[language])])
    yield "steder", _places(catalog)


def _municipality(catalog: Catalog, kommune: str, language: str) -> dict[str, Any]:
    described = catalog.in_kommune(kommune) if kommune in catalog.kommuner else ()
    stop = frozenset(heard(catalog.soek.stoppord, language))
    sted = catalog.steder[kommune]
    whose = {"n": sted.navn, "c": sted.land, **({"b": 1} if kommune in catalog.described else {}), "r": sted.omraade}
    return {**whose, **_found([service(one, catalog, language, stop) for one in described], stop)}


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
    soek, index = catalog.soek, dict[str, str]()
    stop = heard(soek.stoppord, language)
    put(index, 0, stop)
    # The usual types first, in their order: how many they are says which.
    types = {name: catalog.vokabular["type"][name] for name in dict.fromkeys((*soek.vanlige_typer, *catalog.vokabular["type"]))}
    numbers = itertools.count(1)
    for value in types.values():
        put(index, next(numbers), heard(value.hverdagsord, language), stop)
    patterns = [one for lang in asked_in(language) for one in soek.setningsmoenstre.get(lang, [])]
    wishes = (heard(one, language) for one in (soek.telefonord, soek.anonymord, soek.aapentord, soek.kriseord))
    # The lists before the concepts: they are longer, and the first numbers take a byte where the others take two.
    for listed in (*wishes, *itertools.chain(*(one.naar for one in patterns))):
        put(index, next(numbers), listed)
    for concept in catalog.ordliste.values():
        names = [word for lang, word in concept.ord.ord.items() if lang in (*asked_in(language), *WRITTEN)]
        written = [*names, *heard(concept.synonymer, language)]
        put(index, next(numbers), [one for one in written if len(words(one)) == 1], stop)
    variants = {written: word for lang in reversed(asked_in(language)) for written, word in soek.skrivemaater.get(lang, {}).items()}
    table = packed(index)
    # What is alike stands together, and the table last: in another order it all compresses one per cent less.
    return {
        "p": table["p"],
        "a": [" ".join(words(one)) for one in heard(soek.forvekslingsord, language)],
        "s": _variants(variants),
        "t": list(types),
        "v": len(soek.vanlige_typer),
        "m": [f"{len(one.naar)} {one.gir}" for one in patterns],
        "o": table["o"],
    }


def _variants(meant: Mapping[str, str]) -> list[str]:
    """Return each word that is meant, and after it the ways to write it, with blanks between."""
    found: dict[str, list[str]] = {}
    for written, word in meant.items():
        found.setdefault(word, []).append(written)
    return sorted(" ".join([word, *ways]) for word, ways in found.items())


def _found(things: Iterable[tuple[dict[str, Any], list[str]]], stop: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return things to find with their words packed together: a word that many share is written once, one in *stop* never."""
    entries: list[dict[str, Any]] = []
    index: dict[str, str] = {}
    for number, (entry, texts) in enumerate(things):
        put(index, number, texts, stop, each(f"{entry['n']} {entry['t']}"))
        entries.append(entry)
    return {"t": entries, **packed(index)}
