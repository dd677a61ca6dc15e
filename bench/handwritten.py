"""The pages in content/ in, what the site's search knows of each out. The only importer of MkDocs here.

MkDocs reads them without plugins and hooks, which takes a moment where a build takes seconds, or minutes with a big corpus.
"""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page

from katalog import heads
from katalog.findable import Side
from katalog.parts import OWN, fitting


def read(root: Path) -> dict[str, list[Side]]:
    """Return the handwritten pages of each language as `hooks/katalog_hook.py` notes them for the search."""
    # Without the theme too: it takes no part, and prints its own end of life.
    config = load_config(str(root / "mkdocs.yml"), plugins=[], hooks=[], theme={"name": None, "custom_dir": str(root / "overrides")})
    files = get_files(config)
    found: dict[str, list[Side]] = {}
    for page in (_page(file, files, config) for file in files.documentation_pages()):
        # What search engines are asked to leave alone is not for parents either.
        if "robots" not in page.meta:
            language, side = _side(page)
            found.setdefault(language, []).append(side)
    return found


def _page(file: File, files: Files, config: MkDocsConfig) -> Page:
    page = Page(None, file, config)
    page.read_source(config)
    head, body = heads.split(file.content_string)
    page.markdown, page.meta = _fit(body), {key: _fit(value) for key, value in head.items()}
    page.render(config, files)
    return page


def _fit(text: str) -> str:
    """Return a text as it is on the site that all municipalities share."""
    return fitting(text, lambda name: name != OWN)


def _side(page: Page) -> tuple[str, Side]:
    language, _, adresse = page.url.partition("/")
    headings = tuple(_headings(page))
    return language, Side(adresse, str(page.title), page.meta.get("description", ""), headings, page.meta.get("hverdagsord", ""))


def _headings(page: Page) -> Iterator[str]:
    for top in page.toc:
        yield from (part.title for part in top.children)
