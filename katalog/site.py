"""Pages, shells and files in, the files of a site out: each page stamped with the frame of its language."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from katalog.catalog import Catalog
from katalog.hosts import Standing
from katalog.markup import unmarked
from katalog.pages import Page, home_of

SLOT = re.compile(r"@@([a-z_]+)@@")
SLOTS = ("tittel", "beskrivelse", "hode", "spraak", "rot", "hjem", "adresse", "egen", "endre", "innhold")


@dataclass(frozen=True)
class Address:
    """Where the site will stand: `url` ends in / or is empty where nobody has said; the default language has no folder."""

    url: str
    default_language: str

    @property
    def path(self) -> str:
        """The path a page at an unknown depth (404) must link from."""
        return urlsplit(self.url).path or "/"

    def folder(self, language: str) -> str:
        """Return a language's folder, with its slash: empty for the default one."""
        return "" if language == self.default_language else f"{language}/"

    def standing(self, catalog: Catalog, *, compressed: bool) -> Standing:
        """Return how the site stands on its host."""
        folders = {language: self.folder(language) for language in catalog.languages}
        return Standing(self.path, folders, tuple(catalog.redirects(folders)), compressed)


class Shell:
    """A page's frame as some generator rendered it, cut once at its slots: @@tittel@@, @@innhold@@ …"""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts = SLOT.split(text)
        unknown = set(self._parts[1::2]) - set(SLOTS)
        if unknown or "innhold" not in self._parts[1::2]:
            raise ValueError(f"ukjent felt @@{unknown.pop()}@@" if unknown else "@@innhold@@ mangler")

    def stamp(self, page: Page, address: Address, edit_url: str, root: str | None = None) -> str:
        """Return the whole page. Everything but the body, which is HTML already, is escaped."""
        own = address.folder(page.spraak) + page.adresse
        root = root if root is not None else home_of(own).removesuffix("/")
        values = {
            "tittel": unmarked(html.escape(page.tittel)),
            "beskrivelse": unmarked(html.escape(page.beskrivelse)),
            "hode": page.hode,
            "spraak": page.spraak,
            "rot": root,
            "hjem": f"{root}/{address.folder(page.spraak)}",
            "adresse": page.adresse,
            "egen": own,
            "endre": html.escape(edit_url),
            "innhold": page.innhold,
        }
        parts = [*self._parts]
        parts[1::2] = [values[slot] for slot in parts[1::2]]
        return "".join(parts)


def edit_link(page: Page, base: str) -> str:
    """Return the address where the page's data can be edited, at its line; empty where no forge is configured."""
    return f"{base}{page.place.file}#L{page.place.line}" if base else ""


def stamped(pages: Iterable[Page], shells: Mapping[str, Shell], address: Address, edit_base: str) -> Iterator[tuple[str, str]]:
    """Yield where each page is written, and its text in its frame."""
    for page in pages:
        text = shells[page.spraak].stamp(page, address, edit_link(page, edit_base))
        yield f"{address.folder(page.spraak)}{page.adresse}index.html", text


def write_pages(pages: Iterable[Page], shells: Mapping[str, Shell], out: Path, address: Address, edit_base: str) -> int:
    """Write each page under *out* as it comes, and return how many; a page lives no longer than its turn."""
    return write_files(stamped(pages, shells, address, edit_base), out)


def write_not_found(pages: Iterable[Page], shells: Mapping[str, Shell], out: Path, address: Address, edit_base: str) -> None:
    """Write 404.html for each language; its links begin at the site's path, since it is shown at any depth."""
    root = address.path.removesuffix("/")
    for page in pages:
        target = out / address.folder(page.spraak) / "404.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        text = shells[page.spraak].stamp(page, address, edit_link(page, edit_base), root)
        target.write_text(text, encoding="utf-8")


def write_files(files: Iterable[tuple[str, Iterable[str]]], out: Path) -> int:
    """Write each (path under *out*, text or pieces of it) as it comes, and return how many; line ends are those of the text."""
    written = 0
    for path, text in files:
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("w", encoding="utf-8", newline="") as opened:
            opened.writelines([text] if isinstance(text, str) else text)
        written += 1
    return written


def write_sitemap(addresses: Iterable[tuple[str, frozenset[str]]], out: Path, address: Address) -> None:
    """Write sitemap.xml: each (address without language, languages it is in) with its alternates. Needs the site's address."""
    write_files([("sitemap.xml", _sitemap(addresses, address))], out)


def _sitemap(addresses: Iterable[tuple[str, frozenset[str]]], address: Address) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for bare, languages in sorted(addresses, key=lambda pair: pair[0]):
        urls = {language: html.escape(address.url + address.folder(language) + bare, quote=False) for language in sorted(languages)}
        links = "".join(f'<xhtml:link rel="alternate" hreflang="{language}" href="{url}"/>' for language, url in urls.items())
        yield from (f"<url><loc>{url}</loc>{links}</url>\n" for url in urls.values())
    yield "</urlset>\n"
