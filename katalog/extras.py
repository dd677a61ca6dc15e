"""What a site has beside its pages: scripts that stand at names of their own, and what it says of itself to machines."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from katalog import sbom, scripts, security
from katalog.catalog import Catalog
from katalog.compact import compact
from katalog.octets import read_text
from katalog.pages import Pages
from katalog.problems import ProblemsFound
from katalog.site import Address

# What sw.js begins with, where pages are kept for use without a network and where they are not.
WORKERS = {True: "utennett/tjener", False: "utennett/slutt"}
# What other websites fetch, by a name that never changes, and the module it begins with.
ELEMENT, MODULE = "innebygd/skolenaervaer.js", "innebygd/tilbud"
_LOCK = "requirements.txt"


def worker(pages: Pages, modules: Path, *, offline: bool) -> str:
    """Return sw.js; it has no page to read its words from, so they stand in it, ready to be put into a page."""
    script = scripts.joined(modules / f"{WORKERS[offline]}.js")
    if not offline:
        return script
    return _with_words({language: pages.offline_words(language) for language in pages.catalog.languages}, script)


def element(found: Catalog, modules: Path, folders: Mapping[str, str]) -> str:
    """Return the script of other websites, in a block of its own, so that no name in it meets one of theirs."""
    words = {language: (folder, found.ord[language]["innebygd_feilet"]) for language, folder in folders.items()}
    return f"{{{_with_words(words, scripts.joined(modules / f'{MODULE}.js'))}}}\n"


def about_itself(root: Path, address: Address, told: str) -> Iterator[tuple[str, str]]:
    """Yield what a site says of itself to machines: who may read it, where to tell of a hole (*told*), and what built it."""
    yield "robots.txt", "User-agent: *\nDisallow:\n" + (f"Sitemap: {address.url}sitemap.xml\n" if address.url else "")
    if told:
        yield security.FILE, told
    if (root / _LOCK).is_file():
        lock, problems = read_text(root / _LOCK, _LOCK)
        if lock is None:
            raise ProblemsFound(problems)
        yield sbom.FILE, sbom.sbom(lock)


def _with_words(words: Mapping[str, Any], script: str) -> str:
    """Return a script with the words that it says in front."""
    return f"const ORD={compact(words)}\n{script}"
