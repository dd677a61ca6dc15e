"""Records by the marks of what they were read from in, a file beside the site out, and back: what is read again need not be checked again.

The file is a help and no source. What another version of the code wrote, what is damaged, or what holds anything but records, is nothing;
deleting it changes nothing but the time.
"""

import contextlib
import fnmatch
import itertools
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import katalog
from katalog.model import Tiltak
from katalog.octets import MAX_BYTES
from katalog.processes import FEW, beside

# What a record may be made of: nothing that does anything.
_MADE_OF = ("katalog.model", "katalog.operators", "katalog.values")
_PLAIN = {("datetime", "date"), ("datetime", "datetime")}
# The libraries that decide how data is read and how pages look.
_LIBRARIES = ("PyYAML", "pydantic", "pydantic_core", "Jinja2", "MarkupSafe")
_LARGEST = 1_000_000_000
# So many at a time: what is written at once is remembered while it is, so that nothing in it is written twice.
_AT_ONCE = 100
# So many records in a hundred must be new before all are written again.
_SOME = 1


def marked(folder: Path, names: str, left_out: tuple[str, ...] = ()) -> bytes:
    """Return the mark of the files under a folder that have these names, without those whose path there begins with what is left out."""
    made = blake2b()
    for path in _under(folder, names):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(left_out):
            size = path.stat().st_size
            made.update(repr((name, size)).encode())
            # What is larger, or may not be read, is refused where it is read, so that no page is made from it.
            if size <= MAX_BYTES and os.access(path, os.R_OK):
                made.update(path.read_bytes())
    return made.digest()


def _under(folder: Path, names: str) -> Iterator[Path]:
    """Yield the files under a folder, also where a folder in it is a link, as data is read; one that leads back is not gone into again."""
    been = set()
    for at, folders, files in os.walk(folder, followlinks=True):
        seen = Path(at).stat()
        if (seen.st_dev, seen.st_ino) in been:
            folders.clear()
            continue
        been.add((seen.st_dev, seen.st_ino))
        folders.sort()
        yield from (Path(at, name) for name in sorted(fnmatch.filter(files, names)))


def readable(path: Path) -> bool:
    """Return whether a file beside a site may be read: nothing may ever come out of a pipe, and what is larger was never left there."""
    return path.is_file() and path.stat().st_size <= _LARGEST


def _code() -> bytes:
    own = marked(Path(katalog.__file__).parent, "*.py")
    return blake2b(repr((sys.version, [version(name) for name in _LIBRARIES], own)).encode()).digest()


# The code as it was loaded, and what it runs on: a server may run on while somebody changes the files.
CODE = _code()


class Known:
    """The records of the last time: a server, and whoever has the file that another build left, need not read the same entries again."""

    def __init__(self) -> None:
        self.records: dict[bytes, Tiltak] = {}
        self._unsaved = 0

    def are(self, records: Mapping[bytes, Tiltak], fresh: int) -> None:
        """Take the records of this time, so many of them *fresh*."""
        self.records, self._unsaved = dict(records), self._unsaved + fresh

    def recall(self, site: Path) -> None:
        """Take what another process left in the file beside a site, where nothing is known yet."""
        self.records = self.records or _load(_beside(site))

    def keep(self, site: Path) -> None:
        """Leave the records in the file beside a site, where so many are new that it pays; without room the next build is only slower."""
        path = _beside(site)
        fresh = path.with_name(f"{path.name}-ny")
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
            if 100 * self._unsaved > _SOME * len(self.records):
                self._unsaved = 0
                self._write(fresh)
                fresh.replace(path)
        # What a disk had no room for, or a build that was killed had not finished.
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)

    def keep_beside(self, site: Path) -> Callable[[], None]:
        """Have a copy of this process leave them there, where so many are new that it pays; return what waits until it has.

        A copy that is killed leaves nothing, and the next build is slower.
        """
        waiting = beside(partial(self.keep, site)) if self._unsaved >= FEW else None
        if not waiting:
            return lambda: None
        self._unsaved = 0
        return waiting

    def _write(self, fresh: Path) -> None:
        records, whole = iter(self.records.items()), blake2b()
        with fresh.open("wb") as file:
            file.write(bytes(len(CODE) + whole.digest_size))
            while some := dict(itertools.islice(records, _AT_ONCE)):
                part = pickle.dumps(some, protocol=pickle.HIGHEST_PROTOCOL)
                whole.update(part)
                file.write(part)
            file.seek(0)
            file.write(CODE + whole.digest())


def _beside(site: Path) -> Path:
    site = site.absolute()
    return site.with_name(f".{site.name}-lest")


def _load(path: Path) -> dict[bytes, Tiltak]:
    """Return the records that this code left in a file; none where it is gone or not whole."""
    records: dict[bytes, Tiltak] = {}
    if not readable(path):
        return {}
    # Whatever else somebody has written there may stumble in any way.
    with contextlib.suppress(Exception), path.open("rb") as file:
        told, whole = file.read(len(CODE) + blake2b().digest_size), blake2b()
        begin, size = file.tell(), path.stat().st_size
        while part := file.read(1 << 20):
            whole.update(part)
        file.seek(begin)
        while told == CODE + whole.digest() and file.tell() < size:
            records |= _Records(file).load()
        return records
    return {}


class _Records(pickle.Unpickler):
    """Makes records and nothing else: a file beside the site is not trusted further than that."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module in _MADE_OF or (module, name) in _PLAIN else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")
