"""A site of ours in, the same pages as sources of another generator out: what our own build is measured against.

What ours works out of the data (labels, hours, neighbours, laws) the others are given ready to be shown.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bench import innhold, packages
from bench.unreadable import Unreadable
from katalog import catalog
from katalog.catalog import Catalog
from katalog.pages import FOOT_MENU, MENU

TOOLS = ("Eleventy", "Hugo")
_ROOM = Path(__file__).parent / "maalestokk"


@dataclass(frozen=True)
class Maalestokk:
    """How another generator builds its pages: the command, where it is run, where they end up."""

    command: list[str]
    folder: Path
    out: Path


def prepare(tool: str, target: Path, project: Path) -> Maalestokk:
    """Write what the pages of municipalities in the built *project* say as sources under *target*, and return how they are built.

    Unreadable says why they cannot be.
    """
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
    sider, shared = _pages(project)
    _json(folder / "src/_data/sider.json", sider)
    for name, content in shared.items():
        _json(folder / f"src/_data/{name}.json", content)
    return Maalestokk([node, str(modules / "@11ty/eleventy/cmd.cjs"), "--quiet"], folder, folder / "ut")


def _hugo(folder: Path, project: Path) -> Maalestokk:
    hugo = shutil.which("hugo")
    if not hugo:
        raise Unreadable(["hugo finnes ikke her. Installer det: sudo apt-get install hugo"])
    shutil.copytree(_ROOM / "hugo", folder)
    # Hugo before 0.110 knows its settings by another name only.
    shutil.copy(folder / "hugo.toml", folder / "config.toml")
    sider, shared = _pages(project)
    for name, content in shared.items():
        _json(folder / f"data/{name}.json", content)
    for side in sider:
        path = folder / "content" / f"{side['adresse'].rstrip('/').replace('/', '--')}.md"
        head = {"title": side["tittel"], "description": side["beskrivelse"], "url": f"/{side['adresse']}"}
        _json(path, head | {name: side[name] for name in ("spraak", "numre")}, f"\n{innhold.markdown(side['blokker'])}\n")
    return Maalestokk([hugo, "--quiet"], folder, folder / "ut")


def _json(path: Path, content: Any, after: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False) + after, encoding="utf-8")


def _pages(project: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return what each page of a municipality says, and what they share: the menus, and the numbers to ring, by what they are known by."""
    found = catalog.load(project, today=date.today())
    sider, shared = [], {"numre": dict[str, Any](), "meny": _menu(found, MENU), "bunnmeny": _menu(found, FOOT_MENU)}
    for language, adresse in _addresses(found):
        side, numbers = innhold.read((project / "site" / adresse / "index.html").read_text(encoding="utf-8"))
        key = blake2b(json.dumps(numbers).encode(), digest_size=8).hexdigest()
        shared["numre"][key] = numbers
        sider.append({"adresse": adresse, "spraak": language, "numre": key, **side})
    return sider, shared


def _addresses(found: Catalog) -> Iterator[tuple[str, str]]:
    for language in found.languages:
        yield from ((language, f"{_folder(found, language)}kommune/{slug}/") for slug in found.steder)
        yield from ((language, f"{_folder(found, language)}kommune/{one.key}/") for one in found.open)


def _folder(found: Catalog, language: str) -> str:
    return "" if language == found.languages[0] else f"{language}/"


def _menu(found: Catalog, rows: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    return {
        language: [{"adresse": _folder(found, language) + adresse, "tekst": found.ord[language][key]} for adresse, key in rows]
        for language in found.languages
    }
