"""The whole catalogue and whom a host names in, the catalogue of that host's own site out: nothing of other municipalities is in it.

Everything a site shows is made from the catalogue, so what is left out here is left out of pages, search, open data and all else.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from katalog.catalog import Catalog, Place
from katalog.hints import hint
from katalog.model import Kommune, Nasjonalt, Ordforklaring, Soek
from katalog.operators import UNKNOWN, Vert
from katalog.problems import Problem, ProblemsFound
from katalog.registers import Sted
from katalog.words import slug

ASKED = "KOMMUNE"
_SHARED_HOST = "data/vert.yaml"
# What pages about privacy and accessibility have a place for, as it is spelt in the data.
_ASKED_FOR = {
    "organisasjonsnummer": "organisasjonsnummer",
    "svar": "svar",
    "erklaering": "erklæring",
    "mangler": "mangler",
    "testet": "testet",
    "personvernombud": "personvernombud",
    "drift": "drift",
    "uten_nett": "uten_nett",
    "innsyn": "innsyn",
    "sett_over": "sett_over",
}


def chosen(catalog: Catalog, asked: str) -> Catalog:
    """Return the catalogue of the site that *asked* names; all of it where nothing is named. Raise ProblemsFound with what to write."""
    slugs = named(catalog, asked)
    return _hosted(only(catalog, slugs)) if slugs else catalog


def only(catalog: Catalog, slugs: Iterable[str]) -> Catalog:
    """Return the catalogue with these municipalities alone, and what is national where they are."""
    wanted = frozenset(slugs)
    steder = {key: sted for key, sted in catalog.steder.items() if key in wanted}
    lands, areas = {sted.land for sted in steder.values()}, {sted.omraade for sted in steder.values()}

    def is_here(one: Nasjonalt | Ordforklaring) -> bool:
        return one.fra_kommune is None or one.fra_kommune in wanted

    def serves(one: Nasjonalt) -> bool:
        return one.land in lands and (not one.omraade or not areas.isdisjoint(one.omraade)) and is_here(one)

    def stood(old: str) -> bool:
        # What stood at the name that one of these had before was its own; what leads to another municipality leads off this site.
        return (kommune := old.split("/")[0]) in wanted or kommune not in catalog.steder

    kommuner = {key: kommune for key, kommune in catalog.kommuner.items() if key in wanted}
    tiltak = {key: one for key, one in catalog.tiltak.items() if one.kommune in wanted}
    elsewhere = [f"{sted.navn} kommune".lower() for key, sted in catalog.steder.items() if key not in wanted]
    nasjonalt = {key: _sourced(one, elsewhere) for key, one in catalog.nasjonalt.items() if serves(one)}
    ordliste = {key: one for key, one in catalog.ordliste.items() if is_here(one)}
    gone = {*catalog.tiltak, *catalog.nasjonalt, *(f"kommune/{key}" for key in catalog.kommuner)}
    gone -= {*tiltak, *nasjonalt, *(f"kommune/{key}" for key in kommuner)}
    return replace(
        catalog,
        steder=steder,
        kommuner=kommuner,
        tiltak=tiltak,
        nasjonalt=nasjonalt,
        ordliste=ordliste,
        soek=_ordinary_names(catalog, steder.values()),
        ord=_words(catalog, kommuner, steder),
        gamle={key: old for key, old in catalog.gamle.items() if stood(key) and (old.til or key).split("/")[0] in wanted},
        places={key: at for key, at in catalog.places.items() if key not in gone},
        egne=tuple(kommuner),
    )


def _sourced(one: Nasjonalt, elsewhere: list[str]) -> Nasjonalt:
    """Return a record without the sources that are another municipality's, where it has others: none may be left without."""
    kept = [kilde for kilde in one.kilde if not any(name in kilde.tittel.i("").ord.lower() for name in elsewhere)]
    return one.model_copy(update={"kilde": kept}) if kept and len(kept) < len(one.kilde) else one


def _ordinary_names(catalog: Catalog, steder: Iterable[Sted]) -> Soek:
    """Return what the search knows, without the names of places that are not here."""
    here = {sted.navn.split(" (")[0] for sted in steder}
    names = {language: [name for name in found if name in here] for language, found in catalog.soek.tvetydige_steder.items()}
    return catalog.soek.model_copy(update={"tvetydige_steder": names})


def _words(catalog: Catalog, kommuner: dict[str, Kommune], steder: dict[str, Sted]) -> dict[str, dict[str, str]]:
    """Return the words of the site: its name, and the countries it is about; the default language is what they all write, if they do."""
    lands = {sted.land for sted in steder.values()}
    own = {kommune.spraak for kommune in kommuner.values()}
    found = {}
    for language in sorted(catalog.ord, key=lambda one: own != {one}):
        words = catalog.ord[language]
        name = words["nettstedsnavn"]
        if len(steder) == 1:
            (sted,) = steder.values()
            name = words["nettstedsnavn_eget"].format(navn=name, kommune=sted.navn)
        order = " ".join(land for land in words["land_rekke"].split() if land in lands)
        found[language] = {**words, "nettstedsnavn": name, "land_rekke": order, "meny_kommune": _way_in(words, list(steder.values()))}
    return found


def _way_in(words: Mapping[str, str], steder: list[Sted]) -> str:
    """Return what a menu calls the way in to the municipalities: nobody chooses among one."""
    return words["meny_kommune_eget"].format(kommune=steder[0].navn) if len(steder) == 1 else words["meny_kommune"]


def _hosted(catalog: Catalog) -> Catalog:
    """Return the catalogue with who runs the site in it, or raise ProblemsFound: nobody may be left without a way to reach them."""
    if len(catalog.egne) > 1:
        names = ", ".join(catalog.steder[key].navn for key in catalog.egne)
        vert, place, where = catalog.vert or UNKNOWN, catalog.places.get("vert", Place(_SHARED_HOST, 0)), "«vert:» i data/vert.yaml"
    else:
        (key,) = catalog.egne
        names, vert, place = (
            catalog.steder[key].navn,
            host_of(catalog.kommuner[key], catalog.steder[key], catalog.vert),
            catalog.places[f"kontakt/{key}"],
        )
        where = "«kontakt:»"
    lacks = {"host_phone": vert.telefon, "host_email": vert.epost, "host_owner": vert.eier or len(catalog.egne) == 1}
    problems = [Problem(place.file, place.line, code, {"navn": names, "where": where}) for code, value in lacks.items() if not value]
    if problems:
        raise ProblemsFound(problems)
    return replace(catalog, vert=vert)


def lacking(catalog: Catalog) -> list[Problem]:
    """Return what the host of an own site may still fill in: nothing that keeps it from being built."""
    if not catalog.egne or catalog.vert is None:
        return []
    key = f"kommune/{catalog.egne[0]}" if len(catalog.egne) == 1 else "vert"
    lacks = [spelt for name, spelt in _ASKED_FOR.items() if getattr(catalog.vert, name) is None]
    place = catalog.places[key]
    return [Problem(place.file, place.line, "host_lacks", {"lacks": ", ".join(lacks)})] if lacks else []


def host_of(kommune: Kommune, sted: Sted, shared: Vert | None = None) -> Vert:
    """Return who runs a municipality's own site: itself, as `vert` says, and else as it says that it can be reached.

    Where proposals are sent is said once for all, in data/vert.yaml, unless it says something else.
    """
    said, contact = kommune.vert or UNKNOWN, kommune.kontakt
    return said.model_copy(
        update={
            "land": said.land or sted.land,
            "organisasjonsnummer": said.organisasjonsnummer or kommune.organisasjonsnummer,
            "telefon": said.telefon or (contact.telefon if contact else None),
            "epost": said.epost or (contact.epost if contact else None),
            "adresse": said.adresse or (contact.adresse if contact else None),
            "profil": said.profil or kommune.profil,
            "forslag": said.forslag or (shared.forslag if shared else None),
        }
    )


def named(catalog: Catalog, asked: str) -> list[str]:
    """Return the municipalities that *asked* names by id, name or number, with commas between; or raise ProblemsFound."""
    found: list[str] = []
    problems: list[Problem] = []
    for part in _parts(catalog, asked):
        hits = _meant(catalog, part)
        known = ", ".join(one.slug for one in catalog.steder.values() if one.slug in catalog.described)
        if len(hits) == 1 and hits[0].slug in catalog.described and hits[0].slug in catalog.kommuner:
            found.append(hits[0].slug)
        elif len(hits) == 1:
            told = {"navn": hits[0].navn, "slug": hits[0].slug, "nummer": hits[0].nummer, "known": known}
            problems.append(Problem(ASKED, 0, "own_undescribed", told))
        elif hits:
            problems.append(Problem(ASKED, 0, "own_several", {"value": part, "known": ", ".join(hit.slug for hit in hits)}))
        else:
            problems.append(Problem(ASKED, 0, "own_unknown", {"value": part, "hint": _near(catalog, part), "known": known}))
    if problems:
        raise ProblemsFound(problems)
    return list(dict.fromkeys(found))


def _parts(catalog: Catalog, asked: str) -> list[str]:
    """Return what stands between commas; blanks part too, where they part names that are known."""
    parts: list[str] = []
    for part in filter(None, map(str.strip, re.split(r"[,;\n]", asked))):
        words = part.split()
        parts += words if not _meant(catalog, part) and all(_meant(catalog, word) for word in words) else [part]
    return parts


def _meant(catalog: Catalog, part: str) -> list[Sted]:
    """Return the municipalities that a part may mean: one address or number, or all of that name, in any of their languages."""
    plain = slug(re.sub(r"\s+kommune$", "", part.strip(), flags=re.IGNORECASE))
    if plain in catalog.steder:
        return [catalog.steder[plain]]
    steder = catalog.steder.values()
    return [
        one for one in steder if part == one.nummer or plain in {slug(one.navn.split(" (")[0]), *map(slug, one.fullt_navn.split(" - "))}
    ]


def municipality(catalog: Catalog, text: str) -> str:
    """Return the id of the municipality that *text* names as people write it; nothing where it names none that is described, or several."""
    hits = [text] if text in catalog.kommuner else [one.slug for one in _meant(catalog, text) if one.slug in catalog.kommuner]
    return hits[0] if len(hits) == 1 else ""


def _near(catalog: Catalog, part: str) -> str:
    """Return how the sentence ends where a name is near: those that are described before the others."""
    plain = slug(part)
    begun = [one for one in (*sorted(catalog.described), *catalog.steder) if plain and one.startswith(plain)]
    near = begun or difflib.get_close_matches(plain, sorted(catalog.described), n=1, cutoff=0.6)
    return f" – mente du «{near[0]}»?" if near else hint(plain, catalog.steder)
