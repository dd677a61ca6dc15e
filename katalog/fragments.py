"""Catalog in, what each fragment of a handwritten page is rendered from out: the values of its template, by its name."""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from katalog import markup
from katalog.catalog import SPRAAK, Catalog
from katalog.drawing import way
from katalog.exports.excerpts import excerpts
from katalog.hints import hint
from katalog.model import Nasjonalt, Tiltak
from katalog.operators import UNKNOWN
from katalog.problems import Problem
from katalog.search import dictionary
from katalog.words import first_letter, sort_key

# So many services are too many to read through: then a page can be narrowed.
MANY = 6
# The building blocks of overrides/katalog/_deler.html, and the colours: each is shown on a page for those who edit and build.
EXAMPLES = (
    *("farger", "kontaktblokk", "kort", "kommunehode", "merke", "utvalg", "linje", "hjelp-naa", "kilde-og-kontroll", "verktoy"),
    *("brodsmuler", "lenke", "rettigheter", "spraakmerknad"),
)
# The ways another website shows a municipality's services, and the list of those that can be shown.
EMBEDDED = ("ramme", "fragment", "element", "kommuner", "hoder")
# Open data as the page about it shows it: each kind, and its files; `*` is a municipality.
DATA = {
    "json": ("tiltak.json", "tiltak.schema.json"),
    "csv": ("tiltak.csv", "tiltak-excel.csv"),
    "kommune": ("kommune/*.json",),
    "hsds": ("hsds/services.json",),
    "cpsv": ("cpsv-ap-no.ttl", "cpsv-ap-no.jsonld"),
    "dcat": ("katalog.jsonld",),
    "kalender": ("kalender.ics", "kontroll.ics", "kommune/*.ics", "kommune/*-kontroll.ics"),
}
# What is said of who runs the site, each part where a page about that has its place for it.
HOST_PARTS = ("eier", "feil", "erklaering", "proevd", "drift", "uten-nett", "ansvar", "rett", "dato", "utkast")

# A mark alone on its line in a handwritten page.
_MARK = re.compile(r"^\[katalog:([^\]\n]*)\][ \t]*$", re.MULTILINE)


def unknown_marks(text: str, known: Collection[str], file: Path, root: Path) -> Iterator[Problem]:
    """Yield the marks in a handwritten *text* that stand for nothing, each on its line of the *file* that the text is of."""
    for mark in _MARK.finditer(text):
        if mark[1] not in known:
            whole = file.read_text(encoding="utf-8")
            line = whole.count("\n", 0, max(whole.find(mark[0]), 0)) + 1
            values = {"value": mark[1], "hint": hint(mark[1], known), "known": ", ".join(known)}
            yield Problem(file.relative_to(root).as_posix(), line, "mark_unknown", values)


class Fragments:
    """What the marks of handwritten pages stand for: each name is a mark, and a template of the same name."""

    def __init__(self, catalog: Catalog, *, offline: bool, url: str) -> None:
        self.catalog, self._url = catalog, url
        self._values: dict[str, Callable[[str], dict[str, Any]]] = {
            "akutt": self._help_lines,
            "hjelpelinjer": self._help_lines,
            "kommunevalg": self._chosen,
            "kommuner": self._places,
            "hvem-gjoer-hva": self._countries("lovpålagt"),
            "rettigheter": self._countries("rettighet"),
            "ressurser": self._countries("ressurs"),
            "ordliste": self._glossary,
            "fagfolk": self._staff,
            "sok": self._search_words,
            "huskeliste": self._shortlist_words,
            "sokefelt": lambda language: {},
            "kopier": lambda language: {},
            "uten-nett": lambda language: {"uten_nett": offline, "opp": self._up(language)},
            "velg-kommune": self._chooser,
            "hvor-er-dere": lambda language: {"veien": catalog.veien},
            "fare": self._help_lines,
            "veien": self._way,
            **dict.fromkeys((f"bygg-inn/{name}" for name in EMBEDDED), self._embedded),
            **{f"data/{name}": self._open_data(name) for name in DATA},
            **dict.fromkeys((f"vert/{name}" for name in HOST_PARTS), lambda language: self._host(offline)),
            **dict.fromkeys((f"eksempel/{name}" for name in EXAMPLES), lambda language: self._example),
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The marks a handwritten page may hold."""
        return tuple(self._values)

    def values(self, name: str, language: str) -> dict[str, Any]:
        """Return what the template of the mark *name* is rendered from."""
        return self._values[name](language)

    def _help_lines(self, language: str) -> dict[str, Any]:
        lines = {land: self.catalog.national(land, "hjelpelinje") for land in self.catalog.land_rekke(language)}
        acute = {land: [one for one in those if _is_acute_everywhere(one)] for land, those in lines.items()}
        return {"linjer": lines, "akutte": acute}

    def _countries(self, slag: str) -> Callable[[str], dict[str, Any]]:
        return lambda language: {"poster": {land: self.catalog.national(land, slag) for land in self.catalog.land_rekke(language)}}

    def _chosen(self, language: str) -> dict[str, Any]:
        own = self.catalog.land_rekke(language)[0]
        described = sorted((s for s in self.catalog.steder.values() if s.slug in self.catalog.described), key=lambda s: s.land != own)
        counts = {s.slug: len(self.catalog.in_kommune(s.slug)) for s in described}
        # What can be rung first stands first, as on the municipality's own page.
        tiltak = sorted(self.catalog.open, key=lambda one: not one.numre) if self.catalog.egne else []
        return {"beskrevet": described, "antall": counts, "tiltak": tiltak}

    def _places(self, language: str) -> dict[str, Any]:
        steder = list(self.catalog.steder.values())
        areas = {land: _grouped([s for s in steder if s.land == land], lambda s: s.omraade) for land in self.catalog.land_rekke(language)}
        ordered = {land: sorted(found, key=lambda pair: sort_key(pair[0])) for land, found in areas.items()}
        return {"omraader": ordered, "beskrevet": self.catalog.described, "bokstaver": _grouped(steder, lambda s: first_letter(s.navn))}

    def _glossary(self, language: str) -> dict[str, Any]:
        words = sorted(self.catalog.ordliste.values(), key=lambda o: sort_key(o.ord.i(language).ord))
        # In the order of the vocabulary: what a parent came to look up stands before what a child may have.
        found = dict(_grouped(words, lambda o: o.gruppe))
        return {"grupper": [(group, found[group]) for group in self.catalog.vokabular["ordgruppe"] if group in found]}

    def _search_words(self, language: str) -> dict[str, Any]:
        """Return what the search page's script says, so that no word of it stands in the script, and what it will need first."""
        words = self._words_for_script(language, "sok_", ("ring", "husk_legg", "pause"), ("målgruppe", "type", "kontakt_selv", "land"))
        words["land_rekke"] = self.catalog.land_rekke(language)
        return {"sokeord": words, "ordfil": dictionary(self.catalog, language), "opp": self._up(language)}

    def _shortlist_words(self, language: str) -> dict[str, Any]:
        """Return what the shortlist's script says; what stands still on the sheet is in its template."""
        words = self._words_for_script(
            language, "liste_", ("klokken", "og", "doegnaapent", "sok_vent", "pause"), ("målgruppe", "kontakt_selv", "dag")
        )
        return {"listeord": words, "opp": self._up(language)}

    def _words_for_script(self, language: str, start: str, others: tuple[str, ...], names: tuple[str, ...]) -> dict[str, Any]:
        """Return the words whose key begins with *start*, the others, and the labels of each vocabulary in its own order.

        A label is a list: its text, and its language where that is not the page's.
        """
        nearest = SPRAAK[self.catalog.land_rekke(language)[0]]
        words = {key: text for key, text in self.catalog.ord[language].items() if key.startswith(start) or key in others}
        labels = {
            name: {value: markup.said(one.navn, language, nearest) for value, one in self.catalog.vokabular[name].items()} for name in names
        }
        return {**words, **labels}

    def _lands(self, language: str) -> dict[str, str]:
        return {land: self.catalog.vokabular["land"][land].navn.i(language).ord for land in self.catalog.land_rekke(language)}

    def _up(self, language: str) -> str:
        """Return the way from a language's front page to the site's own."""
        return "" if language == self.catalog.languages[0] else "../"

    def _chooser(self, language: str) -> dict[str, Any]:
        return {"landnavn": self._lands(language), "opp": self._up(language), "alle": len(self.catalog.steder)}

    def _way(self, language: str) -> dict[str, Any]:
        stops = [(step, step.naar) for step in self.catalog.veien if step.naar]
        texts = [
            (when.i(language).ord, step.gjoer.i(language).ord, " · ".join(one.i(language).ord for one in step.hvem)) for step, when in stops
        ]
        return {"veien": [step for step, _ in stops], "tegning": way(texts, mirrored=self.catalog.ord[language]["skriveretning"] == "rtl")}

    @cached_property
    def _example(self) -> dict[str, Any]:
        """What the building blocks are shown with: what the catalogue itself has that shows most of each."""
        catalog = self.catalog
        tiltak = max(catalog.open, key=lambda one: (bool(one.numre), bool(one.aapent)), default=None)
        sted = catalog.steder[tiltak.kommune] if tiltak else next(iter(catalog.steder.values()))
        described = catalog.in_kommune(sted.slug)
        lines = catalog.help_lines(sted)
        records = [*catalog.open, *catalog.nasjonalt.values()]
        links = {link.status: link for one in records for link in one.lenke}
        return {
            "tiltak": tiltak,
            "sted": sted,
            "nettsted": catalog.website(sted),
            "antall": len(described),
            "kontakt": catalog.contact(sted),
            "ellers": catalog.instead(sted),
            "linje": next((line for line in lines if line.numre), None),
            "hjelpelinjer": lines,
            # Where it leads to, the page of a municipality with little to narrow, there is nothing to choose from.
            "etter": facets(described, catalog) if len(described) >= MANY else [],
            "lenker": [link for status, link in links.items() if status in ("bekreftet", "ubekreftet")],
            "rettigheter": next((one.rettighet for one in records if one.rettighet), []),
        }

    def _embedded(self, language: str) -> dict[str, Any]:
        """Return what the examples for other websites are filled with: the site's real address, or a blank to be filled in."""
        own = self.catalog.land_rekke(language)[0]
        kommuner = [self.catalog.steder[slug] for slug in self.catalog.kommuner]
        ordered = sorted(kommuner, key=lambda sted: (sted.land != own, sort_key(sted.navn)))
        root = self._url or self.catalog.ord[language]["bygg_inn_adresse"]
        return {
            "kommuner": ordered,
            "sted": ordered[0] if ordered else next(iter(self.catalog.steder.values())),
            "kjent": self._url,
            "rot": root,
            "opphav": "{0.scheme}://{0.netloc}".format(urlsplit(root)),
            "mappe": self._up(language) and f"{language}/",
        }

    @cached_property
    def _excerpts(self) -> dict[str, str]:
        return excerpts(self.catalog, self._url)

    def _open_data(self, name: str) -> Callable[[str], dict[str, Any]]:
        """Return the files of a kind, those of one municipality for them all, and a piece of the first."""
        shown = next((one.kommune for one in self.catalog.open), None)
        files = [path.replace("*", shown or "") for path in DATA[name] if shown or "*" not in path]
        return lambda language: {"filer": files, "utdrag": self._excerpts.get(name), "opp": self._up(language)}

    def _host(self, offline: bool) -> dict[str, Any]:
        return {"vertskap": self.catalog.vert or UNKNOWN, "proevd": self.catalog.proevd, "uten_nett": offline}

    def _staff(self, language: str) -> dict[str, Any]:
        staff = [t for t in self.catalog.open if t.kontakt_selv == "nei" or t.maalgruppe == ["ansatte"]]
        return {"kommuner": [(self.catalog.steder[k], found) for k, found in _grouped(staff, lambda t: t.kommune)]}


def _grouped(items: list[Any], key: Callable[[Any], str]) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.items())


def facets(tiltak: list[Tiltak], catalog: Catalog) -> list[tuple[str, str, list[tuple[str, list[Tiltak]]]]]:
    """Return how services can be told apart: name in the address, vocabulary, and each value in use with the services that have it."""
    kinds: tuple[tuple[str, str, Callable[[Tiltak], list[str]]], ...] = (
        ("hvem", "målgruppe", lambda one: one.maalgruppe),
        ("type", "type", lambda one: [one.type]),
    )
    found = []
    for name, label, values in kinds:
        having: dict[str, list[Tiltak]] = {value: [] for value in catalog.vokabular[label]}
        for one in tiltak:
            for value in dict.fromkeys(values(one)):
                having[value].append(one)
        found.append((name, label, [(value, ones) for value, ones in having.items() if ones]))
    return found


def _is_acute_everywhere(line: Nasjonalt) -> bool:
    """Return whether a line is to be rung in an emergency wherever in its country one is."""
    return line.gruppe == "akutt" and not line.omraade and bool(line.numre)
