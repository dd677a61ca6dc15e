"""Catalog in, the open data under data/ out: (path under the site, text) of every file. One module per standard, all of them pure."""

import itertools
from collections.abc import Callable, Iterator

from katalog.catalog import Catalog
from katalog.exports import cpsv, dcat, hsds, plain, schema

# Each is given the catalogue and the site's address, which ends in / or is empty where nobody has said.
EXPORTS: tuple[Callable[[Catalog, str], Iterator[tuple[str, str]]], ...] = (
    plain.files,
    schema.files,
    hsds.files,
    cpsv.files,
    dcat.files,
)


def files(catalog: Catalog, url: str) -> Iterator[tuple[str, str]]:
    """Yield every file of open data; one lives no longer than its turn, since the whole catalogue is in each."""
    return itertools.chain.from_iterable(export(catalog, url) for export in EXPORTS)
