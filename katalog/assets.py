"""Style, icon and modules in, what pages fetch of them out: each file with its content in its name, so that it can be kept for ever."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from katalog import scripts
from katalog.octets import read_text
from katalog.problems import Problem, relative

FOLDER = "assets"
# Published without being put together of others.
PLAIN = ("katalog.css", "innebygd.css", "liste.css", "redaksjon.css", "favicon.svg")
# What pages fetch, and the module it begins with: every page, the search page twice, the shortlist, where a municipality is chosen, and the
# page about privacy.
SCRIPTS = {
    "side": "side/start",
    "sok": "sok/soksiden",
    "resten": "sok/resten",
    "liste": "liste/listen",
    "velger": "velger/velger",
    "utennett": "utennett/valg",
}
_READ = {".css", ".js", ".svg"}
# Those that can do nothing where a page may fetch nothing (file://).
FETCHING = {"sok", "resten", "liste", "velger"}


@dataclass(frozen=True)
class Assets:
    """`texts` has what is published under the site's root, by path; `paths` the path of each by the plain name templates know."""

    paths: Mapping[str, str]
    texts: Mapping[str, str]


def unreadable(root: Path) -> list[Problem]:
    """Return why some of what pages fetch, or are put together of, cannot be read: a pipe would be waited for, and no text is no script."""
    found = sorted(path for path in (root / "overrides/assets").rglob("*") if path.suffix in _READ)
    return [told for path in found for told in read_text(path, relative(path, root))[1]]


def gathered(folder: Path, dressed: Callable[[Mapping[str, str]], dict[str, str]] = dict, entries: Mapping[str, str] = SCRIPTS) -> Assets:
    """Return what pages fetch of *folder*; *dressed* gives style and icon a host's own look, *entries* are its scripts."""
    plain = {name: (folder / name).read_text(encoding="utf-8") for name in PLAIN}
    texts = dressed({name: lean(text) if name.endswith(".css") else text for name, text in plain.items()})
    texts |= {f"{name}.js": scripts.classic(folder / f"{module}.js", fetches=name in FETCHING) for name, module in entries.items()}
    named: dict[str, str] = {}
    for name in texts:
        _name(name, texts, named)
    paths = {name: f"{FOLDER}/{named[name]}" for name in texts}
    return Assets(paths, {paths[name]: text for name, text in texts.items()})


def lean(style: str) -> str:
    """Return the rules of a style sheet without its comments and the blanks between them: an eighth less on the way to a phone.

    A string of a rule may hold no comment, and no blank beside a brace or a semicolon.
    """
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)).replace("\n", " ").strip() + "\n"


def _name(name: str, texts: dict[str, str], named: dict[str, str]) -> str:
    """Return the published name of *name*; a script that fetches another by its plain name gets the other's published one first."""
    if name not in named:
        for other in texts:
            if other != name and f"'{other}'" in texts[name]:
                texts[name] = texts[name].replace(f"'{other}'", f"'{_name(other, texts, named)}'")
        stem, _, ending = name.rpartition(".")
        named[name] = f"{stem}.{hashlib.sha256(texts[name].encode()).hexdigest()[:8]}.{ending}"
    return named[name]
