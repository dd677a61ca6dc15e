"""What must hold between values and between records: one small rule each, yielding what breaks it."""

import re
import string
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, get_args

from katalog.model import Felles, KontaktSelv, Land, Nasjonalt, Ordforklaring, Soek, Tiltak, Ukedag, Verdi
from katalog.packing import words as words_of
from katalog.problems import Problem
from katalog.reading import YamlMap
from katalog.registers import Sted
from katalog.values import FRAME_IDS, LAND_IDS, OTHER_LANGUAGES, ValueFault
from katalog.ways import link

# What may be missing: then each language goes by its own name.
NAMES_OF_LANGUAGES = "språk"
_FIXED: Mapping[str, tuple[str, ...]] = {
    "dag": get_args(Ukedag),
    "kontakt_selv": get_args(KontaktSelv),
    "land": get_args(Land),
    NAMES_OF_LANGUAGES: OTHER_LANGUAGES,
}
VOCABULARIES = ("målgruppe", "type", "tema", "trinn", "dag", "gruppe", "ordgruppe", "kontakt_selv", "land", NAMES_OF_LANGUAGES)

SEARCH = "søk"
# What blanks of the frame and marks of handwritten pages begin with.
MARKS = ("@@", "[katalog:")

# Record key, path in the record, message, its values.
Breach = tuple[str, tuple[str | int, ...], str, dict[str, Any]]
# The values of each list of the vocabulary: all that are written, and those that can be used.
Names = Mapping[str, Collection[str]]
Vokabular = Mapping[str, Mapping[str, Verdi]]


def within(records: Mapping[str, Felles | Ordforklaring], names: Names, vokabular: Vokabular) -> Iterator[Breach]:
    """Yield what breaks a rule inside one record."""
    for key, record in records.items():
        yield from _unknown_words(key, record, names, vokabular)
        if isinstance(record, Nasjonalt | Ordforklaring) and record.id in (*FRAME_IDS, *LAND_IDS):
            yield key, ("id",), "id_frame", {"value": record.id}
        if isinstance(record, Felles):
            yield from _order(key, record)
            for i, lenke in enumerate(record.lenke):
                if lenke.status == "bekreftet" and not lenke.url:
                    yield key, ("lenke", i), "link_missing", {}
        if isinstance(record, Nasjonalt) and record.slag == "hjelpelinje" and not record.gruppe:
            yield key, (), "field_missing", {"key": "gruppe", "what": Nasjonalt.model_fields["gruppe"].description}


def _unknown_words(key: str, record: Felles | Ordforklaring, names: Names, vokabular: Vokabular) -> Iterator[Breach]:
    """A value must be in vokabular.yaml, or no list and no search would ever show the record."""
    used: list[tuple[str, tuple[str | int, ...], str]] = []
    if isinstance(record, Ordforklaring):
        used.append(("ordgruppe", ("gruppe",), record.gruppe))
    else:
        used.append(("type", ("type",), record.type))
        used += [("målgruppe", ("målgruppe", i), v) for i, v in enumerate(record.maalgruppe)]
        used += [("trinn", ("trinn", i), v) for i, v in enumerate(record.trinn)]
        used += [("tema", ("tema", i), v) for i, v in enumerate(record.tema)]
        if isinstance(record, Nasjonalt) and record.gruppe:
            used.append(("gruppe", ("gruppe",), record.gruppe))
    for name, path, value in used:
        known = names.get(name)
        if known is not None and value not in known:
            told = {"value": value, "list": name, "known": ", ".join(known), "known_words": list(known)}
            yield key, path, "word_unknown", {**told, "called": _called(vokabular.get(name, {}))}


def _called(described: Mapping[str, Verdi]) -> dict[str, str]:
    """Return values by what people call them: their names, and the everyday words they are found by."""
    called: dict[str, str] = {}
    for value, one in described.items():
        for word in (*one.navn.ord.values(), *(word for words in one.hverdagsord.values() for word in words)):
            called.setdefault(word.casefold(), value)
    return called


def _order(key: str, record: Felles) -> Iterator[Breach]:
    """What begins must begin before it ends, and a door cannot be open always and at times."""
    if record.alder and record.alder.fra is not None and record.alder.til is not None and record.alder.fra > record.alder.til:
        yield key, ("alder",), "age_order", {"start": record.alder.fra, "end": record.alder.til}
    for i, day in enumerate(record.aapent):
        if day.fra >= day.til:
            yield key, ("åpent", i), "time_order", {"start": day.fra, "end": day.til}
    for i, event in enumerate(record.tidspunkt):
        if event.slutt and event.slutt <= event.start:
            yield key, ("tidspunkt", i, "slutt"), "moment_order", {}
    if record.aapent and record.doegnaapent:
        yield key, ("døgnåpent",), "open_twice", {}


def areas(nasjonalt: Mapping[str, Nasjonalt], steder: Iterable[Sted]) -> Iterator[Breach]:
    """A county or region must be spelt as in the register, or its people would never see the line that is theirs."""
    known: dict[str, list[str]] = {}
    for sted in steder:
        if sted.omraade not in known.setdefault(sted.land, []):
            known[sted.land].append(sted.omraade)
    for key, one in nasjonalt.items():
        for i, value in enumerate(one.omraade):
            names = known.get(one.land, [])
            if value not in names:
                yield key, ("område", i), "area_unknown", {"value": value, "known": ", ".join(names), "known_words": names}


def origins(records: Mapping[str, Felles | Ordforklaring], slugs: Collection[str], called: Mapping[str, str]) -> Iterator[Breach]:
    """What comes from one municipality must name it as the register does, or it would not stand on its own site either."""
    for key, one in records.items():
        origin = one.fra_kommune if isinstance(one, Nasjonalt | Ordforklaring) else None
        if origin and origin not in slugs:
            yield key, ("fra_kommune",), "place_unknown", {"value": origin, "known_words": slugs, "called": called}


def between(
    tiltak: Mapping[str, Tiltak], nasjonalt: Mapping[str, Nasjonalt], land_of: Mapping[str, str], written: Collection[str]
) -> Iterator[Breach]:
    """Yield references that lead nowhere or in a circle. What is *written* but wrong is there: it is told for itself."""
    statutory = {land: [n.id for n in nasjonalt.values() if n.land == land and n.slag == "lovpålagt"] for land in get_args(Land)}
    yield from _ids(tiltak, statutory, land_of)
    siblings: dict[str, list[str]] = {}
    free: set[str] = set()
    for one in tiltak.values():
        siblings.setdefault(one.kommune, []).append(one.id)
    for key, one in tiltak.items():
        own = siblings[one.kommune]
        # Where the municipality itself is unknown, so is what is in it.
        if one.del_av and one.kommune in land_of and f"{one.kommune}/{one.del_av}" not in written:
            wholes = [name for name in own if not _is_in(name, one, tiltak)]
            yield key, ("del_av",), "part_unknown", {"value": one.del_av, "known_words": wholes}
        # One circle is one mistake: told at the first of those in it.
        elif one.del_av and (chain := _circle(one, tiltak, free)) and min(chain, key=own.index) == one.id:
            yield key, ("del_av",), "part_circle", {"chain": " → ".join(chain)}
        base, land = one.bygger_paa, land_of.get(one.kommune)
        wrong = f"nasjonalt/{base}" in written and f"nasjonalt/{base}" not in nasjonalt
        if base and land and base not in statutory[land] and not wrong:
            yield key, ("bygger_på",), "base_unknown", {"value": base, "known_words": statutory[land]}


def _ids(tiltak: Mapping[str, Tiltak], statutory: Mapping[str, list[str]], land_of: Mapping[str, str]) -> Iterator[Breach]:
    """On its municipality's page a service has its own id, which must be no other part's there, or a link would lead to the wrong one."""
    taken = {land: {*FRAME_IDS, *(f"nasjonalt-{name}" for name in names)} for land, names in statutory.items()}
    for key, one in tiltak.items():
        if one.id in taken.get(land_of.get(one.kommune, ""), FRAME_IDS):
            yield key, ("id",), "id_frame", {"value": one.id}


def _is_in(name: str, whole: Tiltak, tiltak: Mapping[str, Tiltak]) -> bool:
    """Return whether *name* is *whole* itself or a part of it, however far in: then it cannot be what *whole* is a part of."""
    met: set[str] = set()
    while name not in met and name != whole.id and (one := tiltak.get(f"{whole.kommune}/{name}")) and one.del_av:
        met.add(name)
        name = one.del_av
    return name == whole.id


def _circle(start: Tiltak, tiltak: Mapping[str, Tiltak], free: set[str]) -> list[str]:
    """Return the ids from *start* back to itself, or nothing where the chain ends or circles elsewhere.

    *free* are the keys of those that have been followed to an end: nobody need go that way again.
    """
    chain, met, current = [start.id], [start.key], start
    while current.del_av and current.key not in free:
        parent = tiltak.get(f"{start.kommune}/{current.del_av}")
        if parent is None:
            break
        chain.append(parent.id)
        if parent.id == start.id:
            return chain
        if len(chain) > len(tiltak):
            return []
        met.append(parent.key)
        current = parent
    free.update(met)
    return []


def search_words(soek: Soek, types: Mapping[str, Verdi], names: list[str]) -> Iterator[tuple[tuple[str | int, ...], str, dict[str, Any]]]:
    """A pattern must lead to a word that some type is found by, a place must be one, and so on, or an editor's work does nothing."""
    everyday: dict[str, set[str]] = {}
    for one in types.values():
        for language, phrases in one.hverdagsord.items():
            everyday.setdefault(language, set()).update(" ".join(phrases).split())
    for language, patterns in soek.setningsmoenstre.items():
        for i, pattern in enumerate(patterns):
            if pattern.gir not in (known := everyday.get(language, set())):
                yield ("setningsmønstre", language, i, "gir"), "pattern_leads_nowhere", {"value": pattern.gir, "known_words": known}
    for i, name in enumerate(soek.vanlige_typer):
        if name not in types:
            yield ("vanlige_typer", i), "word_unknown", {"value": name, "list": "type", "known": ", ".join(types), "known_words": types}
    for language, listed in soek.forvekslingsord.items():
        for i, word in enumerate(listed):
            # A word without marks is read as it stands, and of words that stand together only two are looked at.
            if not (len(words_of(word)) == 2 or re.fullmatch(r"\w*([æøå]|aa|[ao]e)\w*", word.lower())):
                yield ("forvekslingsord", language, i), "word_apart", {"value": word}
    for language, places in soek.tvetydige_steder.items():
        for i, place in enumerate(places):
            if place not in names:
                yield ("tvetydige_steder", language, i), "place_unknown", {"value": place, "known_words": names}


def vocabulary(path: str, top: YamlMap) -> Iterator[Problem]:
    """Every list must be there, with the values the model itself knows, or a page would have no word for them."""
    for name in (*VOCABULARIES, SEARCH):
        if name not in top and name != NAMES_OF_LANGUAGES:
            yield Problem(path, 0, "list_missing", {"key": name})
        elif isinstance(top.get(name), YamlMap):
            missing = [value for value in _FIXED.get(name, ()) if value not in top[name]]
            yield from (Problem(path, top.lines[name], "value_missing", {"list": name, "value": value}) for value in missing)


# Words that are no sentence: what holds for one, split at its blanks, and how an editor is told so.
_SET: Mapping[str, tuple[Callable[[list[str]], bool], str]] = {
    "skriveretning": (lambda found: found in (["ltr"], ["rtl"]), "«ltr» / «rtl»"),
    "land_rekke": (lambda found: sorted(found) == sorted(get_args(Land)), "«NO DK» / «DK NO»"),
    "maaneder": (lambda found: len(found) == 12, "12 ord"),
}


def words(read: Mapping[str, YamlMap]) -> Iterator[Problem]:
    """Every language must have every word, with the same blanks in braces, or a page would have a hole in it."""
    for language, node in read.items():
        for key, value in node.items():
            if not isinstance(value, str):
                yield Problem(f"data/ord/{language}.yaml", node.lines[key], "text_wanted")
            elif not value:
                yield Problem(f"data/ord/{language}.yaml", node.lines[key], "field_empty", {"key": key})
            elif mark := next((one for one in MARKS if one in value), None):
                yield Problem(f"data/ord/{language}.yaml", node.lines[key], "word_mark", {"key": key, "value": mark})
            elif key in _SET and not _SET[key][0](value.split()):
                yield Problem(f"data/ord/{language}.yaml", node.lines[key], "word_set", {"key": key, "wanted": _SET[key][1]})
            elif key.endswith("_adresse"):
                try:
                    link(value)
                except ValueFault as fault:
                    yield Problem(f"data/ord/{language}.yaml", node.lines[key], fault.code, fault.values)
    # The first language that has a word says what it must hold.
    first: dict[str, tuple[str, Any]] = {}
    for language, node in read.items():
        for key, value in node.items():
            first.setdefault(key, (f"data/ord/{language}.yaml", value))
    for language, node in read.items():
        path = f"data/ord/{language}.yaml"
        for key, (other, value) in first.items():
            if key not in node:
                yield Problem(path, 0, "word_missing", {"key": key, "other": other})
            elif _blanks(value) != _blanks(node[key]):
                wanted = ", ".join(f"{{{b}}}" for b in sorted(_blanks(value))) or "–"
                yield Problem(path, node.lines[key], "word_placeholder", {"key": key, "other": other, "wanted": wanted})


def _blanks(text: Any) -> set[str]:
    """Return the names in braces; a text whose braces do not fit together has the blank «?»."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None} if isinstance(text, str) else set()
    except ValueError:
        return {"?"}
