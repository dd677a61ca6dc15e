"""Catalog in, pages out: the body, title and address of each, and the fragments of handwritten pages. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from katalog import markup, summaries
from katalog.catalog import SPRAAK, Catalog, Place
from katalog.drawing import circle_of_help
from katalog.exports import addresses, schemaorg
from katalog.farewells import farewells
from katalog.fragments import MANY, Fragments, facets
from katalog.model import Felles, Nasjonalt, Tiltak
from katalog.neighbours import Naboer, neighbours
from katalog.registers import Sted
from katalog.templates import Templates, Words
from katalog.translations import is_outdated
from katalog.values import Tekst
from katalog.words import dated, first_sentences, slug

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
    ("aapne-data/", "meny_aapne_data"),
    ("lisens/", "meny_lisens"),
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

    def __init__(
        self, catalog: Catalog, templates: Path, *, offline: bool = True, url: str = "", files: Mapping[str, str] | None = None
    ) -> None:
        self.catalog = catalog
        self._env = Templates(templates)
        self._env.filters |= {**markup.FILTERS, "anker": slug, "foreldet": is_outdated}
        self._env.globals |= {
            "catalog": catalog,
            "filer": files or {},
            "uker": markup.weeks,
            "klokkeslett": markup.clock,
            "spraaknavn": self._language,
            "landanker": self._anchor,
            "retninger": catalog.retninger,
            "alder": lambda record, language: markup.ages(record, catalog.ord[language]),
            "etter_kontakt": summaries.by_contact,
            "bare_paa": self.note,
            "sirkel": circle_of_help,
            "vert": lambda url: (urlsplit(url).hostname or "").removeprefix("www."),
            "dato": self._date,
            "anker": slug,
            "skjemaadresse": addresses.form,
            "pris": self._price,
            "merkelapper": summaries.boxes,
            "unike": summaries.each_law_once,
        }
        self._label_in = {land: self._labels(land) for land in SPRAAK}
        self._words = {language: Words(**words) for language, words in catalog.ord.items()}
        self._made: dict[tuple[str, ...], Markup] = {}
        self._shared = cache(self._values)
        self._fragments = Fragments(catalog, offline=offline, url=url)

    @property
    def menu(self) -> tuple[tuple[str, str], ...]:
        """The menu on top of every page: address and word of each."""
        return tuple((self.catalog.inngang if adresse == "kommune/" else adresse, name) for adresse, name in MENU)

    def contact(self, language: str) -> str:
        """Return who runs the site, as the foot of every page says it; nothing where nobody has said."""
        return self._render("bunn.html", language, "", vertskap=self.catalog.vert) if self.catalog.vert else ""

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
        return self.of(tuple(self.catalog.steder))

    def of(self, steder: Sequence[str]) -> Iterator[Page]:
        """Yield every page of some municipalities, given by their addresses."""
        for sted in map(self.catalog.steder.__getitem__, steder):
            tiltak = self.catalog.in_kommune(sted.slug) if sted.slug in self.catalog.kommuner else []
            around = list(neighbours(tiltak))
            # What all its pages say of the place, asked for once.
            about: dict[str, Any] = {"sted": sted, "kommune": self.catalog.kommuner.get(sted.slug)}
            about |= {"nettsted": self.catalog.website(sted), "kontakt": self.catalog.contact(sted), "ellers": self.catalog.instead(sted)}
            for language in self.catalog.languages:
                yield self._kommune(sted, about, tiltak, language)
                names = Counter(one.navn.i(language).ord for one in tiltak)
                for one, naboer in zip(tiltak, around, strict=True):
                    yield self._tiltak(sted, about, one, naboer, names, language)

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

    def statement(self) -> Iterator[Page]:
        """Yield the short address of the statement on accessibility in each language: whole, without the frame."""
        for language in self.catalog.languages:
            body = self._render("was.html", language, "was/", vertskap=self.catalog.vert)
            yield Page("was/", language, "", "", body, Place("", 0))

    def offline_words(self, language: str) -> dict[str, str]:
        """Return what a page says where it is shown without a network, escaped, with blanks for the day it was fetched."""
        words = {name: escape(text) for name, text in self.catalog.ord[language].items()}
        said = {name: words[f"uten_nett_{name}"] for name in ("kopi", "treg", "borte", "hjelp")}
        return {**said, "dato": words["dato"], "maaneder": words["maaneder"]}

    def whole(self, template: str, language: str, adresse: str, **values: Any) -> str:
        """Return what a template that has its own frame, or none, makes of *values*."""
        return self._render(template, language, adresse, **values)

    def _kommune(self, sted: Sted, about: Mapping[str, Any], tiltak: list[Tiltak], language: str) -> Page:
        ord_ = self.catalog.ord[language]
        adresse = f"kommune/{sted.slug}/"
        built_on = {t.bygger_paa: t for t in tiltak if t.bygger_paa}
        statutory = self.catalog.national(sted.land, "lovpålagt")
        body = self._render(
            "kommune.html",
            language,
            adresse,
            **about,
            # Those that can be rung come first: at 07:40 a number is worth more than a course.
            tiltak=sorted(tiltak, key=lambda one: not one.numre),
            kontrollerte=sum(one.kontrollert is not None for one in tiltak),
            etter=facets(tiltak, self.catalog) if len(tiltak) >= MANY else [],
            ukjent=summaries.unknown(tiltak),
            lovpaalagt=[self._statutory(sted, n, built_on.get(n.id), language, adresse) for n in statutory],
            hjelp_naa=self._help_now(sted, language, adresse),
            kilder=summaries.sources(tiltak),
        )
        place = self.catalog.places.get(f"kommune/{sted.slug}") or Place(sted.file, sted.line)
        described = ord_["kommune_beskrivelse" if tiltak else "kommune_beskrivelse_tom"].format(kommune=sted.navn, antall=len(tiltak))
        return Page(adresse, language, ord_["kommune_tittel"].format(kommune=sted.navn), described, body, place)

    def _tiltak(
        self, sted: Sted, about: Mapping[str, Any], tiltak: Tiltak, naboer: Naboer, names: Mapping[str, int], language: str
    ) -> Page:
        adresse = f"kommune/{tiltak.key}/"
        base = self.catalog.nasjonalt.get(f"nasjonalt/{tiltak.bygger_paa}") if tiltak.bygger_paa else None
        body = self._render(
            "tiltak.html",
            language,
            adresse,
            **about,
            tiltak=tiltak,
            grunnlag=base,
            **naboer._asdict(),
            hjelp_naa=self._help_now(sted, language, adresse),
            skjema=Markup(schemaorg.block(self.catalog, tiltak, language)),
        )
        name = tiltak.navn.i(language).ord
        # Two services of one name are told apart by their id, which is what their addresses are told apart by.
        own = f"{name} ({tiltak.id})" if names[name] > 1 else name
        title = self.catalog.ord[language]["tiltak_tittel"].format(navn=own, kommune=sted.navn)
        described = first_sentences(tiltak.beskrivelse.i(language).ord, DESCRIPTION_LENGTH)
        return Page(adresse, language, title, described, body, self.catalog.places[tiltak.key])

    def _help_now(self, sted: Sted, language: str, adresse: str) -> Markup:
        """Return the numbers to ring now, made once for all pages of one depth in the same part of a country."""
        key = ("hjelp-naa", sted.land, sted.omraade, language, home_of(adresse))
        return self._once(key, "hjelp-naa.html", language, adresse, sted=sted, hjelpelinjer=self.catalog.help_lines(sted))

    def _statutory(self, sted: Sted, one: Nasjonalt, own: Tiltak | None, language: str, adresse: str) -> Markup:
        """Return what a municipality must have; made once for all in a country that have not described their *own*."""
        key = None if own else ("skal-ha", one.key, language)
        return self._once(key, "skal-ha.html", language, adresse, sted=sted, post=one, eget=own)

    def _once(self, key: tuple[str, ...] | None, template: str, language: str, adresse: str, **values: Any) -> Markup:
        """Return a part that pages share, as it was made for the first of them; *key* is all that it depends on, if others have it too."""
        if key is None:
            return Markup(self._render(template, language, adresse, **values))
        if key not in self._made:
            self._made[key] = Markup(self._render(template, language, adresse, **values))
        return self._made[key]

    def _render(self, template: str, language: str, adresse: str, **values: Any) -> str:
        # A page about what has moved may be of a place that is in no register any more.
        sted: Sted | None = values.get("sted")
        shared = self._shared(language, sted.land if sted else self.catalog.land_rekke(language)[0], home_of(adresse))
        return markup.unmarked(self._env.made(template, {**shared, "her": adresse, **values}))

    def _values(self, language: str, land: str, home: str) -> dict[str, Any]:
        """Return what all pages of one depth about a country are made from, with the blocks they share in `del`."""
        values = {
            "ord": self._words[language],
            "spraak": language,
            "hjem": home,
            "land_rekke": self.catalog.land_rekke(language),
            "etikett": self._label_in[land],
        }
        return values | {"del": self._env.blocks("_deler.html", values)}

    def note(self, foreign: str, language: str) -> Markup:
        """Return the note of a text that is only in another language than the page's."""
        return escape(self.catalog.ord[language]["bare_paa"]).format(spraak=self._language(foreign, language))

    def _labels(self, land: str) -> Callable[[str, str, str], Markup]:
        """Return what gives a value's label; one that is not translated is in the language of the country that the page is about."""

        @cache
        def label(name: str, value: str, language: str) -> Markup:
            return self._marked(self.catalog.vokabular[name][value].navn, language, SPRAAK[land])

        return label

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
        return dated(self.catalog.ord[language], day)

    def _price(self, record: Felles, language: str) -> Markup:
        """Return what it costs; a price nobody has stated is said to be unknown."""
        ord_ = self.catalog.ord[language]
        if record.pris is None:
            return escape(ord_["vet_ikke"])
        plain = {"ukjent": ord_["vet_ikke"], "gratis": ord_["gratis"]}.get(record.pris.i(language).ord)
        return escape(plain) if plain else self._marked(record.pris, language)


def home_of(adresse: str) -> str:
    """Return the relative way from a page to the front page of its own language."""
    return "../" * adresse.count("/") or "./"
