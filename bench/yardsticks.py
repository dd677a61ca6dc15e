"""A catalogue in, the same pages as sources of another generator out: what our own build is measured against."""

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench import packages
from bench.unreadable import Unreadable
from katalog import catalog
from katalog.catalog import Catalog
from katalog.model import Felles, Tiltak
from katalog.pages import FOOT_MENU, MENU
from katalog.registers import Sted
from katalog.words import blocks, first_sentences

TOOLS = ("Eleventy", "Hugo")
_ROOM = Path(__file__).parent / "maalestokk"
_SHORT = 190


@dataclass(frozen=True)
class Maalestokk:
    """How another generator builds its pages: the command, where it is run, where they end up."""

    command: list[str]
    folder: Path
    out: Path


def prepare(tool: str, target: Path, project: Path) -> Maalestokk:
    """Write the catalogue of *project* as sources under *target*, and return how they are built; Unreadable says why they cannot be."""
    folder = target / tool.lower()
    if tool == "Hugo":
        return _hugo(folder, project)
    node = shutil.which("node")
    if not node:
        raise Unreadable(["node finnes ikke her."])
    room = _ROOM / "eleventy"
    modules = packages.ready(Path(sys.prefix) / "eleventy", shutil.which("npm"), room)
    shutil.copytree(room, folder)
    (folder / "node_modules").symlink_to(modules)
    found = catalog.load(project, today=date.today())
    _json(folder / "src/_data/kommuner.json", list(_municipalities(found)))
    _json(folder / "src/_data/tiltak.json", list(_services(found)))
    for name, content in _shared(found):
        _json(folder / f"src/_data/{name}.json", content)
    return Maalestokk([node, str(modules / "@11ty/eleventy/cmd.cjs"), "--quiet"], folder, folder / "ut")


def _hugo(folder: Path, project: Path) -> Maalestokk:
    hugo = shutil.which("hugo")
    if not hugo:
        raise Unreadable(["hugo finnes ikke her. Installer det: sudo apt-get install hugo"])
    shutil.copytree(_ROOM / "hugo", folder)
    # Hugo before 0.110 knows its settings by another name only.
    shutil.copy(folder / "hugo.toml", folder / "config.toml")
    found = catalog.load(project, today=date.today())
    for name, content in _shared(found):
        _json(folder / f"data/{name}.json", content)
    for side in (*_municipalities(found), *_services(found)):
        path = folder / "content" / f"{side['adresse'].rstrip('/').replace('/', '--')}.md"
        _json(path, {"title": side["tittel"], "url": f"/{side['adresse']}", "side": side})
    return Maalestokk([hugo, "--quiet"], folder, folder / "ut")


def _json(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _folder(found: Catalog, language: str) -> str:
    return "" if language == found.languages[0] else f"{language}/"


def _municipalities(found: Catalog) -> Iterator[dict[str, Any]]:
    for language in found.languages:
        for sted in found.steder.values():
            services = [_service(found, one, sted, language) for one in found.in_kommune(sted.slug)]
            yield {
                "adresse": f"{_folder(found, language)}kommune/{sted.slug}/",
                "spraak": language,
                "land": sted.land,
                "kommuneside": True,
                "kommune": sted.omraade,
                "tittel": sted.navn,
                "beskrivelse": f"{sted.navn}: {len(services)}",
                "lovpaalagt_tittel": found.ord[language][f"skal_ha_{sted.land}"],
                "tiltak": services,
            }


def _services(found: Catalog) -> Iterator[dict[str, Any]]:
    for language in found.languages:
        for one in found.open:
            sted = found.steder[one.kommune]
            adresse = f"{_folder(found, language)}kommune/{one.key}/"
            yield {**_service(found, one, sted, language), "adresse": adresse, "tekst": _texts(one, language)}


def _service(found: Catalog, one: Tiltak, sted: Sted, language: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "spraak": language,
        "land": sted.land,
        "kommune": sted.navn,
        "tittel": one.navn.i(language).ord,
        "beskrivelse": first_sentences(one.beskrivelse.i(language).ord, _SHORT),
        "type": found.vokabular["type"][one.type].navn.i(language).ord,
        "maalgruppe": [found.vokabular["målgruppe"][value].navn.i(language).ord for value in one.maalgruppe],
        "kontakt": _reached(one, language),
        "aapent": [f"{found.vokabular['dag'][day.dag].navn.i(language).ord} {day.fra}–{day.til}" for day in one.aapent],
        "lenker": [
            *({"tekst": link.tekst.i(language).ord, "url": link.url if link.status == "bekreftet" else None} for link in one.lenke),
            *({"tekst": source.tittel.i(language).ord, "url": source.url} for source in one.kilde),
        ],
    }


def _reached(one: Felles, language: str) -> list[dict[str, str]]:
    return [
        {"hvem": k.hvem.i(language).ord if k.hvem else "", "lest": k.telefon.lest, "href": k.telefon.href} for k in one.kontakt if k.telefon
    ]


def _texts(one: Felles, language: str) -> list[str]:
    told = (text.i(language).ord for text in (one.beskrivelse, one.slik_faar_du_hjelp, one.hva_skjer_saa) if text)
    return [item for text in told for _, items in blocks(text) for item in items]


def _shared(found: Catalog) -> Iterator[tuple[str, Any]]:
    """Yield what all pages share: the menus, and what holds in each country."""
    for name, rows in (("meny", MENU), ("bunnmeny", FOOT_MENU)):
        yield (
            name,
            {
                language: [{"adresse": _folder(found, language) + adresse, "tekst": found.ord[language][key]} for adresse, key in rows]
                for language in found.languages
            },
        )
    kinds = (("lovpaalagt", "lovpålagt"), ("hjelpelinjer", "hjelpelinje"))
    yield (
        "nasjonalt",
        {
            land: {
                language: {
                    name: [
                        {"tittel": n.navn.i(language).ord, "tekst": _texts(n, language), "kontakt": _reached(n, language)}
                        for n in found.national(land, slag)
                    ]
                    for name, slag in kinds
                }
                for language in found.languages
            }
            for land in ("NO", "DK")
        },
    )
