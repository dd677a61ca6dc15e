"""Catalog in, pages out: body HTML, title and address of each, and the fragments that handwritten pages draw. Pure; the only importer of jinja2."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from katalog.catalog import Catalog, Place
from katalog.drawing import circle_of_help
from katalog.model import Aapent, Felles, Nasjonalt, Rettighet, Tekst, Tiltak
from katalog.registers import Sted
from katalog.words import blocks, first_letter, first_sentences, slug, sort_key

# What a parent meets first: what they may ring themselves, then what the school brings in, then background.
CONTACT_ORDER = ("ja", "via skolen", "ukjent", "nei")
CARD_LENGTH = 190
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
    place: Place | None = None


class Pages:
    """Renders the catalogue's pages with held templates.

    Autoescaped and strict: no text of an editor becomes markup, no missing word becomes a hole.
    """

    def __init__(self, catalog: Catalog, templates: Path) -> None:
        self.catalog = catalog
        self._env = Environment(
            loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=True
        )
        self._env.filters |= {"vis": _show, "avsnitt": _paragraphs, "kort": _short}
        self._env.globals |= {
            "catalog": catalog,
            "uker": _weeks,
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

    def not_found(self) -> Iterator[Page]:
        """Yield what each language says where there is no page."""
        for language in self.catalog.languages:
            ord_ = self.catalog.ord[language]
            body = self._render("ikke-funnet.html", language, "")
            yield Page("", language, ord_["ikke_funnet_tittel"], ord_["ikke_funnet_tekst"], body)

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
        place = self.catalog.places.get(f"kommune/{sted.slug}")
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
        words = self.catalog.ord[language]
        return self._env.get_template(template).render(
            ord=words, spraak=language, hjem=home_of(adresse), egen_land=LAND.get(language, LAND["nb"])[0], land_rekke=LAND.get(language, LAND["nb"]), **values
        )

    def _label(self, name: str, value: str, language: str) -> Markup:
        return _marked(self.catalog.vokabular[name][value].navn, language)

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
        known = record.pris.i(language).ord if record.pris else "ukjent"
        words = self.catalog.ord[language]
        return escape(words["gratis"]) if known == "gratis" else escape(words["vet_ikke"]) if known == "ukjent" else _marked(record.pris, language)

    def _drawn(self, records: list[Nasjonalt], language: str) -> list[tuple[str, bool]]:
        """Return what the drawing of help says in each box, and whether a parent may make contact; explanations in brackets stay in the list."""
        return [(record.navn.i(language).ord.split(" (")[0], record.kontakt_selv == "ja") for record in records]

    def _help_lines(self, language: str) -> dict[str, Any]:
        return {"linjer": {land: self.catalog.national(land, "hjelpelinje") for land in LAND["nb"]}}

    def _countries(self, slag: str) -> Callable[[str], dict[str, Any]]:
        return lambda language: {"poster": {land: self.catalog.national(land, slag) for land in LAND["nb"]}}

    def _chosen(self, language: str) -> dict[str, Any]:
        described = [s for s in self.catalog.steder.values() if s.slug in self.catalog.kommuner]
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

    def _staff(self, language: str) -> dict[str, Any]:
        staff = [t for t in self.catalog.tiltak.values() if t.kontakt_selv == "nei" or t.maalgruppe == ["ansatte"]]
        return {"kommuner": [(self.catalog.steder[k], found) for k, found in _grouped(staff, lambda t: t.kommune)]}


def home_of(adresse: str) -> str:
    """Return the relative way from a page to the front page of its own language."""
    return "../" * adresse.count("/") or "./"


def _marked(tekst: Tekst, language: str) -> Markup:
    """Return a text as HTML; where it is not in the page's language, marked with the one it is in."""
    found = tekst.i(language)
    return escape(found.ord) if found.spraak == language else Markup('<span lang="{}">{}</span>').format(found.spraak, found.ord)


@pass_context
def _show(context: Context, tekst: Tekst) -> Markup:
    return _marked(tekst, context["spraak"])


@pass_context
def _short(context: Context, tekst: Tekst) -> Markup:
    found = tekst.i(context["spraak"])
    return _marked(Tekst({found.spraak: first_sentences(found.ord, CARD_LENGTH)}, found.spraak), context["spraak"])


@pass_context
def _paragraphs(context: Context, tekst: Tekst) -> Markup:
    """Return a text with its paragraphs and lists; a foreign one in a block that says so."""
    found = tekst.i(context["spraak"])
    html = Markup("\n").join(
        Markup("<p>{}</p>").format(items[0])
        if kind == "p"
        else Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(item) for item in items))
        for kind, items in blocks(found.ord)
    )
    if found.spraak == context["spraak"]:
        return html
    note = context["ord"][f"bare_paa_{found.spraak}"]
    return Markup('<p class="merknad">{}</p><div lang="{}">{}</div>').format(note, found.spraak, html)


def _weeks(aapent: list[Aapent]) -> list[tuple[list[str], str, str]]:
    """Return opening hours as (days, from, to), days in a row with the same hours together."""
    rows: list[tuple[list[str], str, str]] = []
    for one in aapent:
        if rows and rows[-1][1:] == (one.fra, one.til):
            rows[-1][0].append(one.dag)
        else:
            rows.append(([one.dag], one.fra, one.til))
    return rows


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

