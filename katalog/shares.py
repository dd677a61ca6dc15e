"""The municipalities in, all that a site has of each out: pages, search, open data, what other websites show.

They are shared out between processes, since none needs to know of another; what would be the same again is taken from the last site.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from katalog import embeds, search, site
from katalog.editorial import Editorial
from katalog.exports import OpenData
from katalog.joining import NATIONAL, Joined, Sections, Span, join
from katalog.pages import Pages
from katalog.processes import side_by_side
from katalog.reuse import Reuse, Share


class Shares:
    """Makes the files of all municipalities of a catalogue, each page in the frame of its language."""

    def __init__(
        self, pages: Pages, editorial: Editorial, shells: Mapping[str, site.Shell], address: site.Address, edit_base: str, reuse: Reuse
    ) -> None:
        self._pages, self._shells, self._address, self._edit_base, self._reuse = pages, shells, address, edit_base, reuse
        self._editorial = editorial
        self._catalog, self._data = pages.catalog, OpenData(pages.catalog, address.url)
        self._folders = {language: address.folder(language) for language in pages.catalog.languages}
        self._joined: list[Joined] = []

    def write(self, out: Path, room: Path) -> list[str]:
        """Write all of it under *out*, and return the municipalities that had to be made; *room* is for what lies there meanwhile."""
        kept = self._reuse.unchanged()
        tables, keys = self._data.tables, self._data.keys
        asked = side_by_side(lambda some: {key: tables.shape(key) for key in some}, [key for key in keys if key not in kept])
        shapes = {key: share.shape for key, share in kept.items()}
        for part in asked:
            shapes |= part
        self._joined = [*self._data.joined(shapes.values()), self._editorial.joined()]
        # Another column moves every row of the tables.
        kept = kept if tables.header == list(self._reuse.header) else {}
        laid = side_by_side(lambda some: self._lay(some, kept, out, room), tuple(self._catalog.steder))
        shares = {slug: share for part, _ in laid for slug, share in part.items()}
        with Sections(room / NATIONAL) as sections:
            national = self._sections(NATIONAL, sections)
        spans = {key: shares[key].spans if key in shares else national for key in keys}
        for one in self._joined:
            for key, span in join(one, [(key, spans[key][one.path]) for key in keys], out).items():
                spans[key][one.path] = span
        found = {slug: share._replace(shape=shapes.get(slug, {})) for slug, share in shares.items()}
        made = [slug for _, some in laid for slug in some]
        self._reuse.lay(found, tables.header, out, made)
        return made

    def _lay(self, steder: Sequence[str], kept: Mapping[str, Share], out: Path, room: Path) -> tuple[dict[str, Share], list[str]]:
        """Return what there is now of some municipalities, and which of them were made."""
        laid, made = {}, []
        with Sections(room / next(iter(steder), NATIONAL)) as sections:
            for slug in steder:
                if slug in kept and self._reuse.laid(slug, kept[slug], out):
                    laid[slug] = kept[slug]
                else:
                    laid[slug] = self._make(slug, out, sections)
                    made.append(slug)
        return laid, made

    def _make(self, slug: str, out: Path, sections: Sections) -> Share:
        found = search.municipal(self._catalog, slug)
        files = [*self._own(slug), *((f"{search.waiting(language, slug)}{slug}.json", text) for language, text in found.items())]
        site.write_files(files, out)
        spans = self._sections(slug, sections) if slug in self._catalog.kommuner else {}
        return Share([path for path, _ in files], spans, {}, search.digest(" ".join(found.values())))

    def _own(self, slug: str) -> Iterator[tuple[str, str]]:
        yield from site.stamped(self._pages.of([slug]), self._shells, self._address, self._edit_base)
        if slug in self._catalog.kommuner:
            yield from embeds.of(self._pages, self._folders, self._address.url, slug)
            yield from site.stamped(self._editorial.of(slug), self._shells, self._address, self._edit_base)
            yield from self._editorial.files(slug)
        yield from self._data.of(slug)

    def _sections(self, key: str, sections: Sections) -> dict[str, Span]:
        return {one.path: sections.add(one.path, one.section(key)) for one in self._joined}
