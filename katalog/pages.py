"""Catalog in, pages out: the body, title and address of each, and the fragments of handwritten pages.

Pure, and the only importer of jinja2.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from katalog import markup
from katalog.catalog import Catalog, Place
from katalog.drawing import circle_of_help
from katalog.model import Felles, Nasjonalt, Rettighet, Tiltak
from katalog.registers import Sted
from katalog.words import first_letter, first_sentences, slug, sort_key

# What a parent meets first: what they may ring themselves, then what the school brings in, then background.
CONTACT_ORDER = ("ja", "via skolen", "ukjent", "nei")
DESCRIPTION_LENGTH = 155
MENU = (
    ("foerste-steg/", "meny_foerste_steg"),
    ("kommune/", "meny_kommune"),
    ("hvem-gjoer-hva/", "meny_hvem_gjoer_hva"),
    ("rettigheter/", "meny_rettigheter"),
    ("hjelp-na/", "meny_hjelp_naa"),
)
FOOT_MENU = (
    ("ressurser/", "meny_ressurser"),
    ("ordliste/", "meny_ordliste"),
    ("for-fagfolk/", "meny_fagfolk"),
    ("om/", "meny_om"),
    ("kilder/", "meny_kilder"),
    ("personvern/", "meny_personvern"),
    ("tilgjengelighet/", "meny_tilgjengelighet"),
)
LAND = {"nb": ("NO", "DK"), "da": ("DK", "NO")}


@dataclass(frozen=True)
class Page:
    """One page without its frame. `adresse` has no language in it and ends in /; `place` is where its data is written."""

    adresse: str
    spraak: str
    tittel: str
    beskrivelse: str
    innhold: str
    place: Place


class Pages:
    """Renders the catalogue's pages with held templates.

    Autoescaped and strict: no text of an editor becomes markup, no missing word becomes a hole.
    """

    def __init__(self, catalog: Catalog, templates: Path, *, offline: bool = True) -> None:
        self.catalog = catalog
        self._env = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=True,
        )
        # Labels keep the order they have in the vocabulary.
        self._env.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False}
        self._env.filters |= {"vis": markup.show, "avsnitt": markup.paragraphs, "kort": markup.short}
        self._env.globals |= {
            "catalog": catalog,
            "uker": markup.weeks,
            "etikett": self._label,
            "etikett_nb": lambda name, value: catalog.vokabular[name][value].navn.i("nb").ord,
            "alder": self._age,
            "rekkefolge": CONTACT_ORDER,
            "sirkel": circle_of_help,
            "vert": lambda url: (urlsplit(url).hostname or "").removeprefix("www."),
            "dato": self._date,
            "anker": slug,
            "pris": self._price,
            "merkelapper": self._drawn,
            "unike": _each_law_once,
        }
        self._fragments: dict[str, Callable[[str], dict[str, Any]]] = {
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
            "sokefelt": lambda language: {},
            "uten-nett": lambda language: {"uten_nett": offline, "opp": self._up(language)},
        }

    @property
    def fragment_names(self) -> tuple[str, ...]:
        """The marks a handwritten page may hold."""
        return tuple(self._fragments)

    def fragment(self, name: str, language: str, adresse: str) -> str:
        """Return the HTML that the mark *name* stands for on the page at *adresse*."""
        values = self._fragments[name](language)
        return self._render(f"{name}.html", language, adresse, **values)

    def all(self) -> Iterator[Page]:
        """Yield every page of the catalogue: each municipality in each language, and each of its services."""
        for language in self.catalog.languages:
            for sted in self.catalog.steder.values():
                kommune = self.catalog.kommuner.get(sted.slug)
                tiltak = self.catalog.in_kommune(sted.slug) if kommune else []
                yield self._kommune(sted, tiltak, language)
                for one in tiltak:
                    yield self._tiltak(sted, one, tiltak, language)

    def not_found(self, homes: Mapping[str, str]) -> Iterator[Page]:
        """Yield what each language says where there is no page; *homes* are the whole ways to each language's front page."""
        for language, home in homes.items():
            ord_ = self.catalog.ord[language]
            body = self._render("ikke-funnet.html", language, "", hjem=home)
            yield Page("", language, ord_["ikke_funnet_tittel"], ord_["ikke_funnet_tekst"], body, Place(f"data/ord/{language}.yaml", 1))

    def offline_words(self, language: str) -> dict[str, str]:
        """Return what a page says where it is shown without a network, escaped, with blanks for the day it was fetched."""
        words = {name: escape(text) for name, text in self.catalog.ord[language].items()}
        said = {name: words[f"uten_nett_{name}"] for name in ("kopi", "treg", "borte", "hjelp")}
        return {**said, "dato": words["dato"], "maaneder": words["maaneder"]}

    def _kommune(self, sted: Sted, tiltak: list[Tiltak], language: str) -> Page:
        ord_ = self.catalog.ord[language]
        adresse = f"kommune/{sted.slug}/"
        built_on = {t.bygger_paa: t for t in tiltak if t.bygger_paa}
        statutory = self.catalog.national(sted.land, "lovpålagt")
        body = self._render(
            "kommune.html",
            language,
            adresse,
            sted=sted,
            kommune=self.catalog.kommuner.get(sted.slug),
            tiltak=tiltak,
            lovpaalagt=[(n, built_on.get(n.id)) for n in statutory],
            hjelpelinjer=self.catalog.help_lines(sted),
            kilder=_sources(tiltak),
        )
        place = self.catalog.places.get(f"kommune/{sted.slug}") or Place(sted.file, sted.line)
        about = ord_["kommune_beskrivelse" if tiltak else "kommune_beskrivelse_tom"].format(kommune=sted.navn, antall=len(tiltak))
        return Page(adresse, language, ord_["kommune_tittel"].format(kommune=sted.navn), about, body, place)

    def _tiltak(self, sted: Sted, tiltak: Tiltak, alle: list[Tiltak], language: str) -> Page:
        adresse = f"kommune/{tiltak.key}/"
        base = self.catalog.nasjonalt.get(f"nasjonalt/{tiltak.bygger_paa}") if tiltak.bygger_paa else None
        parent = next((t for t in alle if t.id == tiltak.del_av), None)
        body = self._render(
            "tiltak.html",
            language,
            adresse,
            sted=sted,
            kommune=self.catalog.kommuner[sted.slug],
            tiltak=tiltak,
            grunnlag=base,
            hovedtiltak=parent,
            deler=[t for t in alle if t.del_av == tiltak.id],
            andre=[t for t in alle if t.kontakt_selv == "ja" and t.id != tiltak.id and t.del_av != tiltak.id][:5],
            hjelpelinjer=self.catalog.help_lines(sted),
        )
        title = self.catalog.ord[language]["tiltak_tittel"].format(navn=tiltak.navn.i(language).ord, kommune=sted.navn)
        about = first_sentences(tiltak.beskrivelse.i(language).ord, DESCRIPTION_LENGTH)
        return Page(adresse, language, title, about, body, self.catalog.places[tiltak.key])

    def _render(self, template: str, language: str, adresse: str, **values: Any) -> str:
        countries = LAND.get(language, LAND["nb"])
        shared = {
            "ord": self.catalog.ord[language],
            "spraak": language,
            "hjem": home_of(adresse),
            "her": adresse,
            "land_rekke": countries,
        }
        return self._env.get_template(template).render(shared | values)

    def _label(self, name: str, value: str, language: str) -> Markup:
        return markup.marked(self.catalog.vokabular[name][value].navn, language)

    def _date(self, day: date, language: str) -> str:
        ord_ = self.catalog.ord[language]
        return ord_["dato"].format(dag=day.day, maaned=ord_["maaneder"].split()[day.month - 1], aar=day.year)

    def _age(self, record: Felles, language: str) -> str:
        """Return the ages a record is for in words, or nothing where they are not known."""
        age = record.alder
        if age is None or (age.fra is None and age.til is None):
            return ""
        ord_ = self.catalog.ord[language]
        if age.til is None:
            return ord_["alder_fra"].format(fra=age.fra)
        if age.fra is None:
            return ord_["alder_til"].format(til=age.til)
        return ord_["alder_fra_til"].format(fra=age.fra, til=age.til)

    def _price(self, record: Felles, language: str) -> Markup:
        """Return what it costs; a price nobody has stated is said to be unknown."""
        words = self.catalog.ord[language]
        if record.pris is None or record.pris.i(language).ord == "ukjent":
            return escape(words["vet_ikke"])
        return escape(words["gratis"]) if record.pris.i(language).ord == "gratis" else markup.marked(record.pris, language)

    def _drawn(self, records: list[Nasjonalt], language: str) -> list[tuple[str, bool]]:
        """Return each box of the drawing: its words without what stands in brackets, and whether a parent may make contact."""
        return [(record.navn.i(language).ord.split(" (")[0], record.kontakt_selv == "ja") for record in records]

    def _help_lines(self, language: str) -> dict[str, Any]:
        return {"linjer": {land: self.catalog.national(land, "hjelpelinje") for land in LAND["nb"]}}

    def _countries(self, slag: str) -> Callable[[str], dict[str, Any]]:
        return lambda language: {"poster": {land: self.catalog.national(land, slag) for land in LAND["nb"]}}

    def _chosen(self, language: str) -> dict[str, Any]:
        own = LAND.get(language, LAND["nb"])[0]
        described = sorted((s for s in self.catalog.steder.values() if s.slug in self.catalog.kommuner), key=lambda s: s.land != own)
        counts = {s.slug: len(self.catalog.in_kommune(s.slug)) for s in described}
        return {"beskrevet": described, "antall": counts, "alle": len(self.catalog.steder)}

    def _places(self, language: str) -> dict[str, Any]:
        steder = list(self.catalog.steder.values())
        areas = {land: _grouped([s for s in steder if s.land == land], lambda s: s.omraade) for land in LAND["nb"]}
        ordered = {land: sorted(found, key=lambda pair: sort_key(pair[0])) for land, found in areas.items()}
        return {"omraader": ordered, "beskrevet": set(self.catalog.kommuner), "bokstaver": _grouped(steder, lambda s: first_letter(s.navn))}

    def _glossary(self, language: str) -> dict[str, Any]:
        words = sorted(self.catalog.ordliste.values(), key=lambda o: sort_key(o.ord.i(language).ord))
        return {"grupper": _grouped(words, lambda o: o.gruppe)}

    def _search_words(self, language: str) -> dict[str, Any]:
        """Return what the search page's script says, so that no word of it stands in the script."""
        words = {key: text for key, text in self.catalog.ord[language].items() if key.startswith("sok_") or key == "ring"}
        labels = {
            name: {value: one.navn.i(language).ord for value, one in self.catalog.vokabular[name].items()}
            for name in ("målgruppe", "type", "kontakt_selv")
        }
        countries = LAND.get(language, LAND["nb"])
        lands = {f"land_{land}": str(self._label("land", land, language)) for land in countries}
        return {"sokeord": {**words, **labels, **lands, "land_rekke": countries}, "opp": self._up(language)}

    def _up(self, language: str) -> str:
        """Return the way from the front page of a language to the site's own folder."""
        return "" if language == self.catalog.languages[0] else "../"

    def _staff(self, language: str) -> dict[str, Any]:
        staff = [t for t in self.catalog.tiltak.values() if t.kontakt_selv == "nei" or t.maalgruppe == ["ansatte"]]
        return {"kommuner": [(self.catalog.steder[k], found) for k, found in _grouped(staff, lambda t: t.kommune)]}


def home_of(adresse: str) -> str:
    """Return the relative way from a page to the front page of its own language."""
    return "../" * adresse.count("/") or "./"


def _grouped(items: list[Any], key: Callable[[Any], str]) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.items())


def _each_law_once(*lists: list[Rettighet]) -> list[Rettighet]:
    """Return the laws of several records without naming a paragraph twice."""
    return list({(one.lov.i("nb").ord, one.paragraf): one for found in lists for one in found}.values())


def _sources(tiltak: list[Tiltak]) -> Mapping[str, Any]:
    """Return the sources behind a municipality's services, each once."""
    return {kilde.tittel.i("nb").ord: kilde for one in tiltak for kilde in one.kilde}
