"""What pages are made from in, those of the last site that may stand as they are out: a page is made again only where something changed.

A municipality's pages are made from its own entries, and from all that every page is made from: the other data, templates, frames,
settings, code and day. Both are one mark. Where it is the mark the last site was made with, and nobody has touched the files since,
its pages are linked from there. Deleting the file of marks changes nothing but the time.
"""

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from katalog.catalog import Catalog
from katalog.site import Address


class Reuse:
    """The pages of the site in *target*, and what they were made from.

    *everything* is the mark of the files, taken before they were read, or nothing where the catalogue is not what stands in them.
    *settings* is what a build was told besides, *lines* whether pages say on which line their entry stands.
    """

    def __init__(self, everything: bytes, target: Path, catalog: Catalog, address: Address, settings: str, *, lines: bool) -> None:
        self._target, self._catalog, self._address, self._lines = target, catalog, address, lines
        self._state = target.with_name(f".{target.name}-laget")
        self._marks = dict(self._marked(blake2b(everything + settings.encode()).digest())) if everything else {}

    def link(self, out: Path) -> list[str]:
        """Link what has not changed into *out*, and return the municipalities whose pages must be made."""
        before = self._read()
        made = []
        for slug in self._catalog.steder:
            mark, seal = before.get(slug, ("", ""))
            if not mark or mark != self._marks.get(slug) or seal != self._seal(slug) or not self._linked(slug, out):
                made.append(slug)
        return made

    def remember(self) -> None:
        """Note what the site that is now in its place was made from."""
        kept = {slug: (mark, self._seal(slug)) for slug, mark in self._marks.items()}
        fresh = self._state.with_name(f"{self._state.name}-ny")
        # The site is in its place: a disk with no room for the marks only makes the next build slower.
        with contextlib.suppress(OSError):
            fresh.write_text(json.dumps(kept), encoding="utf-8")
            fresh.replace(self._state)

    def addresses(self, slug: str) -> Iterator[str]:
        """Yield the addresses of a municipality's pages, without language."""
        yield f"kommune/{slug}/"
        if slug in self._catalog.kommuner:
            yield from (f"kommune/{one.key}/" for one in self._catalog.in_kommune(slug))

    def _files(self, slug: str) -> list[str]:
        folders = [self._address.folder(language) for language in self._catalog.languages]
        return [f"{folder}{adresse}index.html" for adresse in self.addresses(slug) for folder in folders]

    def _marked(self, everything: bytes) -> Iterator[tuple[str, str]]:
        """Yield the mark of each municipality whose entries are all known by what they were read from."""
        own: dict[str, list[str]] = {slug: [] for slug in self._catalog.steder}
        unknown = set()
        for key, one in self._catalog.tiltak.items():
            mark = self._catalog.marks.get(key)
            own[one.kommune].append(f"{key} {mark} {self._catalog.places[key] if self._lines else ''}")
            unknown |= set() if mark else {one.kommune}
        for slug in own.keys() - unknown:
            yield slug, blake2b("\n".join([slug, *own[slug]]).encode(), digest_size=16, key=everything).hexdigest()

    def _seal(self, slug: str) -> str:
        """Return what tells whether the files in place are those that were written."""
        try:
            states = [(self._target / name).stat() for name in self._files(slug)]
        except OSError:
            return ""
        return blake2b(repr([(state.st_size, state.st_mtime_ns) for state in states]).encode(), digest_size=16).hexdigest()

    def _linked(self, slug: str, out: Path) -> bool:
        """Link a municipality's pages; a disk that has no links has them made again."""
        try:
            for name in self._files(slug):
                (out / name).parent.mkdir(parents=True, exist_ok=True)
                os.link(self._target / name, out / name)
        except OSError:
            # Nothing half linked may stay: what is written over it would change the old site as well.
            for folder in {self._address.folder(language) for language in self._catalog.languages}:
                shutil.rmtree(out / f"{folder}kommune/{slug}", ignore_errors=True)
            return False
        return True

    def _read(self) -> Mapping[str, tuple[str, str]]:
        try:
            found = json.loads(self._state.read_text(encoding="utf-8"))
            return {slug: (str(mark), str(seal)) for slug, (mark, seal) in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def everything(root: Path) -> bytes:
    """Return the mark of all files that every page is made from; the services themselves have marks of their own."""
    told = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("KATALOG_"))
    made = blake2b(repr((sys.version, told)).encode() + _CODE)
    for folder in (root / "data", root / "overrides/katalog"):
        made.update(_mark(folder, "*"))
    return made.digest()


def _mark(folder: Path, names: str) -> bytes:
    made = blake2b()
    for path in sorted(folder.rglob(names)):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(("tiltak.yaml", "tiltak/")):
            made.update(repr((name, path.read_bytes())).encode())
    return made.digest()


# The code as it was loaded: a server may run on while somebody changes the files.
_CODE = _mark(Path(__file__).parent, "*.py")
