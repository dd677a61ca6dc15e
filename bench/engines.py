"""A corpus and questions in, what a search engine answers out: ours as it lies in overrides/assets, others from packages.

An engine is a module in bench/js: its default export takes a language and its questions, and answers each with keys, best first.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench import browser
from bench.corpus import Korpus
from bench.places import SPRAAK
from bench.questions import Spoersmaal
from bench.unreadable import Unreadable
from katalog import search
from katalog.catalog import Catalog
from katalog.model import Felles, Nasjonalt, Tiltak
from katalog.values import Tekst

_JS = Path(__file__).parent / "js"
_LAND = {language: land for land, language in SPRAAK.items()}


@dataclass(frozen=True)
class Motor:
    """A search engine: what it is called, its module, and the files its module may fetch."""

    navn: str
    modul: str
    filer: Mapping[str, bytes]


@dataclass(frozen=True)
class Svar:
    """What an engine found for a question, best first, and how long a parent waits for it."""

    spoersmaal: Spoersmaal
    noekler: tuple[str, ...]
    ms: float

    @property
    def rang(self) -> int:
        """Where the first wanted hit stands, from 1; 0 when none was found."""
        return next((n for n, key in enumerate(self.noekler, 1) if self.spoersmaal.is_met_by(key)), 0)


def own(korpus: Korpus, root: Path) -> Motor:
    """Return the site's own search over a corpus."""
    assets = root / "overrides/assets"
    scripts = {f"/assets/{path.relative_to(assets).as_posix()}": path.read_bytes() for path in assets.rglob("*.js")}
    data = {f"/{path}": text.encode() for path, text in search.files(korpus.catalog, korpus.sider)}
    return Motor("Skolenærvær", "/js/egen.js", {**_modules(), **scripts, **data})


def other(navn: str, modul: str, korpus: Korpus, packages: Path) -> Motor:
    """Return another engine over the same entries, its library among the npm *packages*."""
    scripts = {f"/pakker/{path.relative_to(packages).as_posix()}": path.read_bytes() for path in packages.rglob("*.js")}
    entries = {
        f"/oppfoeringer/{language}.json": json.dumps(list(_entries(korpus, language)), ensure_ascii=False).encode()
        for language in korpus.catalog.languages
    }
    return Motor(navn, f"/js/{modul}", {**_modules(), **scripts, **entries})


def answer(opened: Browser, motor: Motor, language: str, questions: Iterable[Spoersmaal]) -> tuple[list[Svar], int]:
    """Return an engine's answers to the questions of a language, and the bytes of scripts that it took, gzip."""
    own_questions = [one for one in questions if one.spraak == language]
    asked = [
        {
            "q": one.q,
            "kommune": one.sted.slug if one.sted else None,
            "land": one.sted.land if one.sted else _LAND.get(language),
            "omraade": one.sted.omraade if one.sted else None,
        }
        for one in own_questions
    ]
    if not asked:
        return [], 0
    told, weight = browser.call(opened, motor.filer, motor.modul, language, asked, _LAND.get(language))
    if missing := sorted({name for one in told for name in one["mangler"]}):
        raise Unreadable([f"{motor.navn} fant ikke filene {', '.join(missing)}. Pakkes de på en annen måte nå? Se bench/js/egen.js."])
    return [Svar(q, tuple(one["noekler"]), one["ms"]) for q, one in zip(own_questions, told, strict=True)], weight


def _modules() -> dict[str, bytes]:
    return {f"/js/{path.name}": path.read_bytes() for path in _JS.glob("*.js")}


def _entries(korpus: Korpus, language: str) -> Iterator[dict[str, Any]]:
    """Yield all that can be found with the words a page shows of it, for engines that know nothing else."""
    catalog = korpus.catalog
    for kommune in catalog.kommuner:
        sted = catalog.steder[kommune]
        for one in catalog.in_kommune(kommune):
            yield _entry(one, catalog, language, sted.navn) | {"kommune": kommune, "land": sted.land, "omraade": []}
    for national in korpus.national():
        yield _entry(national, catalog, language) | {"kommune": None, "land": national.land, "omraade": national.omraade}
    for side in korpus.sider.get(language, ()):
        text = " ".join((side.beskrivelse, *side.overskrifter))
        yield {"id": side.adresse, "navn": side.tittel, "tekst": text, "kommune": None, "land": None, "omraade": []}


def _entry(one: Tiltak | Nasjonalt, catalog: Catalog, language: str, *beside: str) -> dict[str, Any]:
    text = " ".join((*beside, *(words.i(language).ord for words in _texts(one, catalog) if words)))
    return {"id": one.key, "navn": one.navn.i(language).ord, "tekst": text}


def _texts(one: Felles, catalog: Catalog) -> Iterator[Tekst | None]:
    yield from (catalog.vokabular["type"][one.type].navn, one.beskrivelse, one.slik_faar_du_hjelp, one.hva_skjer_saa, one.aapningstid)
    yield from (contact.hvem for contact in one.kontakt)
    yield from one.samarbeid
    for name, values in (("tema", one.tema), ("trinn", one.trinn)):
        yield from (catalog.vokabular[name][value].navn for value in values)
