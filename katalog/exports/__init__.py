"""Catalog in, the open data under data/ out: (path under the site, text) of every file. One module per standard, all of them pure."""

from collections.abc import Callable, Iterable, Iterator

from katalog.catalog import Catalog
from katalog.exports import calendars, cpsv, dcat, hsds, plain, published, schema, tables

# Each is given the catalogue and the site's address, which ends in / or is empty where nobody has said.
EXPORTS: tuple[Callable[[Catalog, str], Iterator[tuple[str, Iterable[str]]]], ...] = (
    schema.files,
    hsds.files,
    calendars.files,
    cpsv.files,
    dcat.files,
)


def files(catalog: Catalog, url: str) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield every file of open data; one lives no longer than its turn, since the whole catalogue is in each."""
    for export in EXPORTS:
        yield from export(catalog, url)
    # What a record says of itself is found once for these two.
    records = published.every(catalog, url)
    yield from plain.files(catalog, url, records)
    yield from tables.files(catalog, url, records)
