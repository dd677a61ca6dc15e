"""Catalog in, the open data under data/ out: (path under the site, text) of every file. One module per standard, all of them pure."""

from collections.abc import Iterable, Iterator

from katalog.catalog import Catalog
from katalog.exports import dcat, hsds, published, rdf, schema
from katalog.exports.calendars import Calendars
from katalog.exports.cpsv import Graph
from katalog.exports.plain import Plain
from katalog.exports.tables import Shape, Tables
from katalog.joining import Joined


class OpenData:
    """The open data of a catalogue, a municipality at a time.

    *url* is the site's address, which ends in /, or empty where nobody has said. What a record says of itself is found once for all
    formats when they are asked for the same municipality in turn.
    """

    def __init__(self, catalog: Catalog, url: str) -> None:
        self._catalog, self._url = catalog, url
        records = published.Records(catalog, url)
        self._plain, self.tables = Plain(catalog, url, records), Tables(catalog, url, records)
        self._calendars = Calendars(catalog, url)
        self._others = (hsds.joined(catalog, url), *Graph(catalog, rdf.base(url)).joined())

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all that have a section in the joined files, in order."""
        return published.sections(self._catalog)

    def joined(self, shapes: Iterable[Shape]) -> list[Joined]:
        """Return every file that municipalities share; *shapes* are what each asks of the tables."""
        self.tables.fit(shapes)
        return [self._plain.joined(), *self.tables.joined(), *self._others, *self._calendars.joined()]

    def of(self, kommune: str) -> Iterator[tuple[str, str]]:
        """Yield every file that is a municipality's own; each one of the registers has some, described or not."""
        yield from self._plain.of(kommune)
        yield from self._calendars.of(kommune)


def shared(catalog: Catalog, url: str) -> Iterator[tuple[str, str]]:
    """Yield every file that is the same whatever municipalities have described."""
    yield from schema.files(catalog, url)
    yield from dcat.files(catalog, url)


def files(catalog: Catalog, url: str) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield every file of open data, whole; one lives no longer than its turn."""
    data = OpenData(catalog, url)
    yield from shared(catalog, url)
    for one in data.joined(map(data.tables.shape, data.keys)):
        yield one.path, one.pieces(data.keys)
    for kommune in catalog.steder:
        yield from data.of(kommune)
