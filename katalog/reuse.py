"""What a municipality's share of the site is made from in, those of the last site that may stand as they are out.

A share is made from the municipality's own entries, and from all that every page is made from: the other data, templates, frames,
settings, code and day. Both are one mark. Where it is the mark the last site was made with, and nobody has touched the files since,
its files are linked from there, and its sections are taken from the files it shares with others.

To link a country's pages, and to take the old links away again, took longer than all else of such a build. So the folders that the
site before the last one had of it, the same links, are kept beside the site, and moved in. Deleting them, or the file of marks,
changes nothing but the time.
"""

import contextlib
import itertools
import json
import os
import posixpath
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from katalog import search
from katalog.catalog import Catalog
from katalog.checks import Seen
from katalog.joining import Span
from katalog.recall import CODE, marked, readable
from katalog.site import Address
from katalog.workplace import take_away


class Share(NamedTuple):
    """All that a site has of one municipality: its own files, its sections of shared ones, what it asks of the tables, what is searched."""

    files: list[str]
    spans: dict[str, Span]
    shape: dict[str, list[str]]
    digest: str


NOTHING = Share([], {}, {}, "")


class Reuse:
    """The shares that the site in *target* consists of, and what they were made from.

    *everything* is the mark of the files, taken before they were read, or nothing where the catalogue is not what stands in them.
    *settings* is what a build was told besides, *lines* whether pages say on which line their entry stands.
    """

    def __init__(self, everything: bytes, target: Path, catalog: Catalog, address: Address, settings: str, *, lines: bool) -> None:
        self.target, self._catalog, self._address, self._lines = target, catalog, address, lines
        self._state = target.with_name(f".{target.name}-laget")
        self._aside = target.with_name(f".{target.name}-forrige")
        self._before = self._read()
        self._now: tuple[Mapping[str, Share], list[str], dict[str, str]] = ({}, [], {})
        self._folders: dict[str, dict[str, list[str]]] = {}
        self._aside_now: list[str] = []
        # Folders that the new site has: each of a country's would be asked for again and again.
        self._kept, self._there = frozenset[str](), set[str]()
        self._marks = dict(self._marked(blake2b(everything + settings.encode()).digest())) if everything else {}

    @property
    def header(self) -> Sequence[str]:
        """The columns of the tables of the last site."""
        return self._before.header

    def unchanged(self) -> dict[str, Share]:
        """Return what would be the same again of the municipalities, with its sections where they stand in the last site.

        Whether its own files still stand there shows when they are laid.
        """
        if any(seal != self._sealed([path]) for path, seal in self._before.joined.items()):
            return {}
        found = {}
        for slug in self._catalog.steder:
            mark, _, share = self._before.shares.get(slug, ("", "", NOTHING))
            if mark and mark == self._marks.get(slug):
                spans = {path: span._replace(file=str(self.target / path)) for path, span in share.spans.items()}
                found[slug] = share._replace(spans=spans)
        return found

    def laid(self, slug: str, share: Share, out: Path) -> bool:
        """Lay a municipality's files in the new site as they were; or return False with none of them there.

        So it is where somebody has touched them since, and on a disk that has no links.
        """
        # What a link leads to is somebody else's.
        aside = slug in self._before.aside and not self._aside.is_symlink()
        return (aside and self._lay(slug, share, out, _folders(slug, share.files))) or self._lay(slug, share, out, {})

    def _lay(self, slug: str, share: Share, out: Path, folders: Iterable[str]) -> bool:
        """Move in these *folders*, which were set aside, and link the other files."""
        before = dict(zip(share.files, _there(share.files, self._before.folders), strict=True))
        try:
            aside, walked = _standing(self._aside, folders)
            linked = {name: there for name, there in before.items() if name not in aside}
            states = aside | {name: os.lstat(f"{self.target}/{there}") for name, there in linked.items()}
            # What else lies in a folder would be moved in with it.
            alone = len(states) == len(before) and walked == {posixpath.dirname(name) for name in aside}
            if not alone or self._before.shares[slug][1] != _seal(states[name] for name in before):
                return False
            for folder in {posixpath.dirname(path) for path in [*folders, *linked]} - self._there:
                (out / folder).mkdir(parents=True, exist_ok=True)
                self._there.add(folder)
            for folder in folders:
                Path(f"{self._aside}/{folder}").rename(f"{out}/{folder}")
            for name, there in linked.items():
                os.link(f"{self.target}/{there}", f"{out}/{name}")
        except (OSError, KeyError):
            # Nothing half laid may stay: what is written over it would change the old site as well.
            for name in share.files:
                (out / name).unlink(missing_ok=True)
            return False
        return True

    def set_aside(self, old: Path | None, *, doubled: bool = False) -> None:
        """Keep what the *old* site, where there is one, has in folders of their own of municipalities that are the same in the new one;
        or, *doubled*, links to all that the new one has of them, which a build right after need not make then."""
        take_away(self._aside)
        made = ({slug: _folders(slug, one.files) for slug, one in self._now[0].items()} if doubled else self._folders) if old else {}
        for around in {posixpath.dirname(folder) for folders in made.values() for folder in folders}:
            with contextlib.suppress(OSError):
                (self._aside / around).mkdir(parents=True, exist_ok=True)
        for slug, folders in made.items():
            with contextlib.suppress(OSError):
                for folder in folders:
                    aside, there = Path(f"{self._aside}/{folder}"), Path(f"{self.target if doubled else old}/{folder}")
                    shutil.copytree(there, aside, copy_function=os.link) if doubled else there.rename(aside)
                self._aside_now.append(slug)

    @property
    def marks(self) -> list[str]:
        """The marks of the groups of municipalities whose files of the search lie together, in the site that is being made."""
        return search.marks({slug: share.digest for slug, share in self._now[0].items()})

    def lay(self, shares: Mapping[str, Share], header: list[str], out: Path, made: Iterable[str]) -> None:
        """Take what the site under *out* now consists of and whose of it was *made*, to be remembered when it is in place.

        The search's folders get their names.
        """
        self._now, self._kept = (shares, header, {}), frozenset(shares) - set(made)
        self._folders = {slug: _folders(slug, shares[slug].files) for slug in sorted(self._kept)}
        waiting = {search.waiting(language, slug) for language in self._catalog.languages for slug in shares}
        marks = self.marks
        placed = {folder: search.placed(folder, marks) for folder in sorted(waiting)}
        for folder, name in placed.items():
            (out / folder).rename(out / name)
        self._now = shares, header, placed

    @property
    def same(self) -> dict[str, list[str]]:
        """The folders of the site that is being made which hold the very files of the last one and nothing else, with these."""
        return {folder: files for folders in self._folders.values() for folder, files in folders.items()}

    def pages(self) -> dict[str, list[str]]:
        """Return the files of the pages of each municipality in the site that is being made."""
        return {slug: [name for name in share.files if name.endswith(".html")] for slug, share in self._now[0].items()}

    def seen(self) -> dict[str, Seen]:
        """Return what was seen of the pages of the municipalities that had not to be made again."""
        return {slug: self._before.seen[slug] for slug in self._kept if slug in self._before.seen}

    def remember(self, seen: Mapping[str, Seen]) -> None:
        """Note what the site that is now in its place was made from, and what was *seen* in it."""
        shares, header, folders = self._now
        joined = {path: self._sealed([path]) for path in {path for share in shares.values() for path in share.spans}}
        known = {
            # What is linked has the seal it had, whatever somebody has done with it since.
            slug: (self._marks[slug], self._before.shares[slug][1] if slug in self._kept else self._sealed(_there(one.files, folders)), one)
            for slug, one in shares.items()
            if slug in self._marks
        }
        fresh = self._state.with_name(f"{self._state.name}-ny")
        take_away(fresh)
        # The site is in its place: a disk with no room for the marks only makes the next build slower.
        with contextlib.suppress(OSError):
            # A line for each municipality: in one, a country's would take much room while they are put together.
            own = ((slug, *one, seen.get(slug)) for slug, one in known.items())
            with fresh.open("wb") as file:
                whole = _signature()
                for row in itertools.chain([(joined, header, folders, self._aside_now)], own):
                    line = f"{json.dumps(row)}\n".encode()
                    whole.update(line)
                    file.write(line)
                file.write(whole.hexdigest().encode())
            fresh.replace(self._state)
        take_away(fresh)

    def forget(self) -> None:
        """Leave no marks of the last site when another takes its place: a build may be killed then, and some disks tell time in seconds."""
        take_away(self._state)

    def addresses(self, slug: str) -> Iterator[str]:
        """Yield the addresses of a municipality's pages, without language."""
        yield f"kommune/{slug}/"
        if slug in self._catalog.kommuner:
            yield from (f"kommune/{one.key}/" for one in self._catalog.in_kommune(slug))

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

    def _sealed(self, files: Iterable[str]) -> str:
        """Return the seal of files in their place; nothing where one is not there."""
        try:
            return _seal([os.lstat(f"{self.target}/{name}") for name in files])
        except OSError:
            return ""

    def _read(self) -> "_State":
        try:
            *lines, told = self._state.read_bytes().splitlines(keepends=True) if readable(self._state) else [b""]
            if told != signature(b"".join(lines)):
                return _State()
            (joined, header, folders, aside), *rows = map(json.loads, lines)
            known = {slug: (str(mark), str(seal), _share(*one)) for slug, mark, seal, one, _ in rows}
            seen = {slug: _seen(*one) for slug, _, _, _, one in rows if one}
            return _State(known, dict(joined), list(header), dict(folders), seen, list(aside))
        except (OSError, ValueError, TypeError, AttributeError):
            return _State()


class _State(NamedTuple):
    """What is kept beside a site: of each municipality its mark, the seal of its files and its share; of what they share; what was
    seen on its pages; and whose folders of the site before were set aside, being the same."""

    shares: Mapping[str, tuple[str, str, Share]] = {}
    joined: Mapping[str, str] = {}
    header: Sequence[str] = ()
    folders: Mapping[str, str] = {}
    seen: Mapping[str, Seen] = {}
    aside: Sequence[str] = ()


_signature = partial(blake2b, digest_size=16)


def _folders(slug: str, files: Iterable[str]) -> dict[str, list[str]]:
    """Return the folders in which there is nothing but files of this municipality, those that are named after it, with these."""
    named = f"/{slug}/"
    folders: dict[str, list[str]] = {}
    for name in files:
        if (at := name.find(named)) > 0:
            folders.setdefault(name[: at + len(slug) + 1], []).append(name)
    return folders


def _standing(root: Path, folders: Iterable[str]) -> tuple[dict[str, os.stat_result], set[str]]:
    """Return the state of each file in some folders under *root*, and all folders that are in them."""
    states, walked = {}, list(folders)
    for folder in walked:
        for entry in os.scandir(f"{root}/{folder}"):
            if entry.is_dir(follow_symlinks=False):
                walked.append(f"{folder}/{entry.name}")
            else:
                states[f"{folder}/{entry.name}"] = entry.stat(follow_symlinks=False)
    return states, set(walked)


def _seal(states: Iterable[os.stat_result]) -> str:
    """Return what tells whether files in place are those that were written."""
    return blake2b(repr([(state.st_size, state.st_mtime_ns) for state in states]).encode(), digest_size=16).hexdigest()


def _there(files: Iterable[str], folders: Mapping[str, str]) -> list[str]:
    """Return where files lie in a finished site: those of the search have got another folder, named after what is in it."""
    parts = [name.rpartition("/") for name in files]
    return [f"{folders.get(f'{folder}/', f'{folder}/')}{name}" if folder else name for folder, _, name in parts]


def _share(files: list[str], spans: dict[str, Any], shape: dict[str, list[str]], digest: str) -> Share:
    return Share(list(files), {path: Span(*span) for path, span in spans.items()}, dict(shape), str(digest))


def signature(content: bytes) -> bytes:
    """Return what stands last in a file of marks and tells whether it is whole: one wrong digit in it would be a wrong page."""
    return _signature(content).hexdigest().encode()


def _seen(pages: list[Any], ways: list[str]) -> Seen:
    return Seen([(str(language), str(title)) for language, title in pages], list(ways))


def everything(root: Path) -> bytes:
    """Return the mark of all files that every page is made from; the services themselves have marks of their own."""
    told = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("KATALOG_"))
    made = blake2b(repr(told).encode() + CODE)
    for folder in (root / "data", root / "overrides/katalog"):
        made.update(marked(folder, "*", left_out=("tiltak.yaml", "tiltak/")))
    return made.digest()
