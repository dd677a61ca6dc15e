"""A finished folder in, a smaller twin of each text file beside it out (.br and .gz), so that a server sends it without working for it.

Measured on this site's pages: gzip 29.5 % of the size, brotli 10 26.5 %, brotli 11 26.3 % at more than twice the time, brotli 8 28.3 %.
"""

import gzip
import os
import shutil
import stat
import zlib
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
    if kept := _kept(before, content):
        for twin in kept:
            mine = Path(f"{file}{twin.suffix}")
            try:
                os.link(twin, mine)
            except OSError:
                shutil.copyfile(twin, mine)
        return
    # No name and no time in it: the same content gives the same bytes.
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, _LEVEL_GZIP, mtime=0))
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(content, quality=_LEVEL_BROTLI))


def _kept(before: Path, content: bytes) -> tuple[Path, ...]:
    """Return the twins of an old file that says the same; none where somebody has damaged one, or put a link in its place."""
    gz, br = Path(f"{before}.gz"), Path(f"{before}.br")
    try:
        lie = all(stat.S_ISREG(one.lstat().st_mode) for one in (before, gz, br))
        same = lie and content == before.read_bytes() == gzip.decompress(gz.read_bytes()) == brotli.decompress(br.read_bytes())
    except (OSError, EOFError, zlib.error, brotli.error):
        return ()
    return (gz, br) if same else ()
