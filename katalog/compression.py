"""A finished folder in, a smaller twin of each text file beside it out (.br and .gz), so that a server sends it without working for it.

Measured on this site's pages: gzip 29.5 % of the size, brotli 10 26.5 %, brotli 11 26.3 % at more than twice the time, brotli 8 28.3 %.
"""

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from katalog.hosts import PACKED, TYPES

# What is smaller fits in one packet anyway.
LEAST = 1000
_LEVEL_GZIP, _LEVEL_BROTLI = 9, 10
_ENDINGS = frozenset(f".{ending}" for ending in TYPES) - {f".{ending}" for ending in PACKED}


def compress(new: Path, old: Path) -> None:
    """Write the twins of what is in *new*; a file that says what it said in *old* keeps the twins it had there."""
    files = sorted(p for p in new.rglob("*") if p.suffix in _ENDINGS and p.is_file() and p.stat().st_size >= LEAST)
    # Both libraries let other threads work meanwhile.
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for _ in workers.map(lambda file: _twins(file, old / file.relative_to(new)), files):
            pass


def _twins(file: Path, before: Path) -> None:
    content = file.read_bytes()
    kept = [before.with_name(before.name + ending) for ending in (".gz", ".br")]
    if all(twin.is_file() for twin in kept) and before.is_file() and before.read_bytes() == content:
        for twin in kept:
            os.link(twin, file.with_name(twin.name))
        return
    # No name and no time in it: the same content gives the same bytes.
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, _LEVEL_GZIP, mtime=0))
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(content, quality=_LEVEL_BROTLI))
