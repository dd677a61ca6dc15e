"""Catalog in, pages out: the body, title and address of each, and the fragments of handwritten pages.

Pure, and the only importer of jinja2.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from katalog import markup
from katalog.catalog import SPRAAK, Catalog, Place
from katalog.drawing import circle_of_help
from katalog.farewells import farewells
from katalog.fragments import MANY, Fragments, facets
from katalog.model import Felles, Nasjonalt, Rettighet, Tiltak
from katalog.registers import Sted
from katalog.values import Tekst
from katalog.words import first_sentences, slug

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
    ("huskeliste/", "meny_huskeliste"),
    ("si-og-skriv/", "meny_si_og_skriv"),
    ("ressurser/", "meny_ressurser"),
    ("ordliste/", "meny_ordliste"),
    ("for-fagfolk/", "meny_fagfolk"),
    ("om/", "meny_om"),
    ("kilder/", "meny_kilder"),
    ("personvern/", "meny_personvern"),
    ("tilgjengelighet/", "meny_tilgjengelighet"),
)


@dataclass(frozen=True)
class Page:
    """One page without its frame. `adresse` has no language in it and ends in /; `place` is where its data is written."""

    adresse: str
    spraak: str
    tittel: str
    beskrivelse: str
    innhold: str
    place: Place
    # What else its head has, as HTML.
    hode: str = ""


class Pages:
    """Renders the catalogue's pages with held templates.

    Autoescaped and strict: no text of an editor becomes markup, no missing word becomes a hole.
    """

    def __init__(self, catalog: Catalog, templates: Path, *, offline: bool = True, files: Mapping[str, str] | None = None) -> None:
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
        self._env.filters |= {"vis": markup.show, "avsnitt": markup.paragraphs, "kort": markup.short, "anker": slug, "paa": markup.spoken}
        self._env.globals |= {
            "catalog": catalog,
            "filer": files or {},
            "uker": markup.weeks,
            "klokkeslett": lambda record: markup.clock_hours(record.aapent),
            "etikett": self._label,
            "spraaknavn": self._language,
            "landanker": self._anchor,
            "retninger": catalog.retninger,
            "alder": self._age,
            "rekkefolge": CONTACT_ORDER,
            "bare_paa": self.note,
            "sirkel": circle_of_help,
            "vert": lambda url: (urlsplit(url).hostname or "").removeprefix("www."),
            "dato": self._date,
            "anker": slug,
            "pris": self._price,
            "merkelapper": self._drawn,
            "unike": _each_law_once,
        }
        self._fragments = Fragments(catalog, offline=offline)

    @property
    def fragment_names(self) -> tuple[str, ...]:
        """The marks a handwritten page may hold."""
        return self._fragments.names

    def fragment(self, name: str, language: str, adresse: str, written: str) -> str:
        """Return the HTML that the mark *name* stands for; within a page *written* in another language, it says so."""
        html = self._render(f"{name}.html", language, adresse, **self._fragments.values(name, language))
        mark = self.mark(language, written)
        return f"<div{mark}>{html}</div>" if mark else html

    def mark(self, foreign: str, around: str) -> Markup:
        """Return the attributes of a part that is in another language than what is around it."""
        return markup.attributes(foreign, around, self.catalog.retninger)

    def all(self) -> Iterator[Page]:
        """Yield every page of the catalogue: each municipality in each language, and each of its services."""
        for language in self.catalog.languages:
            for sted in self.catalog.steder.values():
                kommune = self.catalog.kommuner.get(sted.slug)
                tiltak = self.catalog.in_kommune(sted.slug) if kommune else []
                yield self._kommune(sted, tiltak, language)
                for one in tiltak:
                    yield self._tiltak(sted, one, tiltak, language)

    def old(self) -> Iterator[Page]:
        """Yield what each language says where something has moved or closed; it is found by its address alone."""
        for language in self.catalog.languages:
            for key, title, about, place, values in farewells(self.catalog, language):
                adresse = f"kommune/{key}/"
                body = self._render("flyttet.html", language, adresse, **values)
                yield Page(adresse, language, title, about, body, place, '<meta name="robots" content="noindex">')

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
            nettsted=self.catalog.website(sted),
            kontakt=self.catalog.contact(sted),
            # Those that can be rung come first: at 07:40 a number is worth more than a course.
            tiltak=sorted(tiltak, key=lambda one: not any(k.telefon for k in one.kontakt)),
            etter=facets(tiltak, self.catalog) if len(tiltak) >= MANY else [],
            ukjent=_unknown(tiltak),
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
        others = [t for t in alle if t.id not in (tiltak.id, tiltak.del_av) and t.del_av != tiltak.id]
        like = sorted((t for t in others if _likeness(tiltak, t)), key=lambda t: -_likeness(tiltak, t))[:4]
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
            lignende=like,
            andre=[t for t in others if t.kontakt_selv == "ja" and t not in like][:5],
            nettsted=self.catalog.website(sted),
            kontakt=self.catalog.contact(sted),
            ellers=self.catalog.instead(sted),
            hjelpelinjer=self.catalog.help_lines(sted),
        )
        name = tiltak.navn.i(language).ord
        # Two services of one name are told apart by their id, which is what their addresses are told apart by.
        alike = any(one.id != tiltak.id and one.navn.i(language).ord == name for one in alle)
        title = self.catalog.ord[language]["tiltak_tittel"].format(navn=f"{name} ({tiltak.id})" if alike else name, kommune=sted.navn)
        about = first_sentences(tiltak.beskrivelse.i(language).ord, DESCRIPTION_LENGTH)
        return Page(adresse, language, title, about, body, self.catalog.places[tiltak.key])

    def _render(self, template: str, language: str, adresse: str, **values: Any) -> str:
        shared = {
            "ord": self.catalog.ord[language],
            "spraak": language,
            "hjem": home_of(adresse),
            "her": adresse,
            "land_rekke": self.catalog.land_rekke(language),
        }
        return markup.unmarked(self._env.get_template(template).render(shared | values))

    def note(self, foreign: str, language: str) -> Markup:
        """Return the note of a text that is only in another language than the page's."""
        return escape(self.catalog.ord[language]["bare_paa"]).format(spraak=self._language(foreign, language))

    @pass_context
    def _label(self, context: Context, name: str, value: str, language: str) -> Markup:
        """Return a value's label; one that is not translated is in the language of the place that the page is about."""
        land = context["sted"].land if "sted" in context else context["land_rekke"][0]
        return self._marked(self.catalog.vokabular[name][value].navn, language, SPRAAK[land])

    def _language(self, code: str, language: str) -> Markup:
        """Return what a language is called; one that nobody has named here goes by its own name."""
        named = self.catalog.vokabular["språk"].get(code)
        own = self.catalog.ord.get(code, {}).get("spraaknavn", code)
        tekst = named.navn if named else Tekst({code: own}, code)
        return self._marked(tekst, language)

    def _marked(self, tekst: Tekst, language: str, nearest: str = "") -> Markup:
        return markup.marked(tekst, language, self.catalog.retninger, nearest)

    def _anchor(self, land: str) -> str:
        """Return the id of a country's part of a page, the same in all languages."""
        return slug(self.catalog.vokabular["land"][land].navn.i(self.catalog.languages[0]).ord)

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
        ord_ = self.catalog.ord[language]
        if record.pris is None:
            return escape(ord_["vet_ikke"])
        plain = {"ukjent": ord_["vet_ikke"], "gratis": ord_["gratis"]}.get(record.pris.i(language).ord)
        return escape(plain) if plain else self._marked(record.pris, language)

    def _drawn(self, records: list[Nasjonalt], language: str) -> list[tuple[str, bool]]:
        """Return each box of the drawing: its words without what stands in brackets, and whether a parent may make contact."""
        return [(record.navn.i(language).ord.split(" (")[0], record.kontakt_selv == "ja") for record in records]


def home_of(adresse: str) -> str:
    """Return the relative way from a page to the front page of its own language."""
    return "../" * adresse.count("/") or "./"


def _each_law_once(*lists: list[Rettighet]) -> list[Rettighet]:
    """Return the laws of several records without naming a paragraph twice."""
    return list({(one.lov.i("nb").ord, one.paragraf): one for found in lists for one in found}.values())


def _sources(tiltak: list[Tiltak]) -> Mapping[str, Any]:
    """Return the sources behind a municipality's services, each once."""
    return {kilde.tittel.i("nb").ord: kilde for one in tiltak for kilde in one.kilde}


def _unknown(tiltak: list[Tiltak]) -> list[tuple[str, int]]:
    """Return what a parent would ask for and nobody has said: its name in the words, and of how many services."""
    lacks: dict[str, Callable[[Tiltak], bool]] = {
        "telefon": lambda one: one.kontakt_selv in ("ja", "ukjent") and not any(k.telefon for k in one.kontakt),
        "pris": lambda one: one.pris is None or one.pris.i("nb").ord == "ukjent",
        "ventetid": lambda one: one.ventetid is None,
    }
    # What staff use costs a family nothing and has no queue to ask for.
    asked = [one for one in tiltak if one.kontakt_selv != "nei"]
    counts = [(name, sum(map(is_lacking, asked))) for name, is_lacking in lacks.items()]
    return [(name, count) for name, count in counts if count]


def _likeness(one: Tiltak, other: Tiltak) -> int:
    """Return how much two services have in common: their type, what they are about, whom they are for."""
    return 2 * (one.type == other.type) + len({*one.tema} & {*other.tema}) if {*one.maalgruppe} & {*other.maalgruppe} else 0
