"""Catalog in, what other websites show of it out: of each municipality a page for a frame, a fragment, and a small file for a script.

All three are made from one list, so they say the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from katalog import markup
from katalog.catalog import SPRAAK, Catalog
from katalog.compact import compact
from katalog.model import Felles, Tiltak
from katalog.pages import Pages, home_of
from katalog.registers import Sted
from katalog.summaries import by_contact
from katalog.values import Tekst, unbroken
from katalog.words import slug

# A text as a script is told it: the words, and their language where it is not the page's.
Said = list[str]


def of(pages: Pages, folders: Mapping[str, str], url: str, kommune: str) -> Iterator[tuple[str, str]]:
    """Yield each file of a municipality with its text; *folders* are the languages' own, *url* the site's address or empty.

    A municipality that has a record has its files even when it describes nothing: what another website shows must not vanish.
    For the same reason they lie at each name that it had before too; no two pages may have one title, so such a page's says that name.
    """
    before = [key for key, gammel in pages.catalog.gamle.items() if gammel.til == kommune and "/" not in key]
    for language, folder in folders.items():
        given = offer(pages.catalog, pages.catalog.steder[kommune], language)
        told = compact(given) + "\n"
        for name in ("", *before):
            adresse = f"innebygd/{name or kommune}/"
            # A fragment is read far from here, so its links are whole where the address is known.
            away = url + folder if url else home_of(adresse)
            root = home_of(folder + adresse).removesuffix("/")
            yield f"{folder}{adresse}index.html", pages.whole("innebygd/side.html", language, adresse, gitt=given, foer=name, rot=root)
            yield f"{folder}{adresse}fragment.html", pages.whole("innebygd/fragment.html", language, adresse, gitt=given, hjem=away)
            yield f"{folder}{adresse}tilbud.json", told


def offer(catalog: Catalog, sted: Sted, language: str) -> dict[str, Any]:
    """Return what there is of help in a municipality, in the words of a language, in the order it is to be read."""
    ord_ = catalog.ord[language]
    tiltak = catalog.in_kommune(sted.slug)
    nothing = [ord_["ikke_beskrevet"].format(kommune=sted.navn), ord_[f"ikke_beskrevet_spoer_{sted.land}"]]
    checked = ord_["sist_kontrollert"].format(antall=sum(one.kontrollert is not None for one in tiltak), alle=len(tiltak))
    return {
        "spraak": language,
        "retning": ord_["skriveretning"],
        "tittel": ord_["innebygd_tittel"].format(kommune=sted.navn),
        "ring": ord_["ring"],
        "fare": {
            "tittel": ord_["fare_for_liv"],
            "telefon": [
                {**_phones(line, language)[0], "navn": _said(line.navn, language, sted)}
                for line in catalog.help_lines(sted)
                if line.gruppe == "akutt" and _phones(line, language)
            ],
            "flere": ord_["flere_aa_ringe"],
        },
        "tomt": [] if tiltak else nothing,
        "grupper": list(_groups(catalog, sted, tiltak, language)),
        "bunn": [ord_["innebygd_kilde"].format(nettsted=ord_["nettstedsnavn"]), *([checked] if tiltak else [])],
        "alt": {"id": sted.slug, "tekst": ord_["sok_om_kommunen"].format(kommune=sted.navn)},
        "kilder": {"tittel": ord_["kilder"], "liste": _sources(tiltak, sted, language)},
    }


def _groups(catalog: Catalog, sted: Sted, tiltak: list[Tiltak], language: str) -> Iterator[dict[str, Any]]:
    """Yield the services by whether a parent may make contact; those that can be rung come first, as on the municipality's page."""
    for value, those in by_contact(sorted(tiltak, key=lambda one: not one.numre)):
        yield {
            "navn": _said(catalog.vokabular["kontakt_selv"][value].navn, language, sted),
            "tekst": catalog.ord[language]["gruppe_" + slug(value).replace("-", "_")],
            "tilbud": [_service(catalog, sted, one, language) for one in those],
        }


def _service(catalog: Catalog, sted: Sted, tiltak: Tiltak, language: str) -> dict[str, Any]:
    ord_ = catalog.ord[language]
    phones = _phones(tiltak, language)
    unknown = tiltak.kontakt_selv in ("ja", "ukjent") and not phones
    notes = [
        *([[ord_["pause_tekst"]]] if tiltak.status == "pause" else []),
        *([_said(tiltak.varsel, language, sted)] if tiltak.varsel else []),
    ]
    return {
        "id": tiltak.key,
        "navn": _said(tiltak.navn, language, sted),
        "hvem": list(_for_whom(catalog, sted, tiltak, language)),
        "merk": notes,
        "telefon": phones,
        "uten": ord_["innebygd_uten_nummer"] if unknown else "",
    }


def _for_whom(catalog: Catalog, sted: Sted, tiltak: Tiltak, language: str) -> Iterator[Said]:
    """Yield in pieces whom a service is for: labels in a row, then ages; a piece of its own is what is in another language."""
    ord_ = catalog.ord[language]
    row = f"{ord_['for_hvem_kort']}: "
    for number, value in enumerate(tiltak.maalgruppe):
        text, *foreign = _said(catalog.vokabular["målgruppe"][value].navn, language, sted)
        row += ", " if number else ""
        text = text.lower() if number else text
        if foreign:
            yield from ([row], [text, *foreign])
            row = ""
        else:
            row += text
    ages = markup.ages(tiltak, ord_)
    row += f" · {ages}" if ages else ""
    if row:
        yield [row]


def _phones(record: Felles, language: str) -> list[dict[str, Any]]:
    """Return the numbers of a record: who answers, as it is read (in one piece, whatever the style around it), as it is dialled."""
    return [
        {
            "navn": markup.said(kontakt.hvem, language, "") if kontakt.hvem else [],
            "lest": unbroken(kontakt.telefon.lest),
            "ring": kontakt.telefon.href.removeprefix("tel:"),
        }
        for kontakt in record.kontakt
        if kontakt.telefon
    ]


def _sources(tiltak: Iterable[Tiltak], sted: Sted, language: str) -> list[dict[str, Any]]:
    """Return the sources behind the services, each once."""
    found = {kilde.tittel.i(language).ord: kilde for one in tiltak for kilde in one.kilde}
    return [{"navn": _said(kilde.tittel, language, sted), "url": kilde.url or ""} for kilde in found.values()]


def _said(tekst: Tekst, language: str, sted: Sted) -> Said:
    """Return a text in the page's language, else in the one of the place that it is about."""
    return markup.said(tekst, language, SPRAAK[sted.land])
