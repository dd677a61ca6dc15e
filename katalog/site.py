"""Pages, shells and files in, a finished site directory out: stamped, compared with the last one, switched in whole."""

import contextlib
import ctypes
import fcntl
import filecmp
import glob
import html
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from katalog.markup import unmarked
from katalog.messages_disk import unwritten
from katalog.pages import Page, home_of
from katalog.problems import Problem, ProblemsFound
from katalog.processes import side_by_side

SLOT = re.compile(r"@@([a-z_]+)@@")
SLOTS = ("tittel", "beskrivelse", "hode", "spraak", "rot", "hjem", "adresse", "egen", "endre", "innhold")
# A file that every site of ours has, and what may be hidden in one though the next has it not.
_MARK, _HIDDEN = "data/tiltak.json", {".well-known", ".DS_Store"}
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
# How far down there are enough folders to be shared out between processes: those of municipalities and services.
_DEEP = 3


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
        return "".join(values[part] if i % 2 else part for i, part in enumerate(self._parts))


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
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for bare, languages in sorted(addresses, key=lambda pair: pair[0]):
        urls = {language: escape(address.url + address.folder(language) + bare) for language in sorted(languages)}
        links = "".join(f'<xhtml:link rel="alternate" hreflang="{language}" href="{url}"/>' for language, url in urls.items())
        rows += [f"<url><loc>{url}</loc>{links}</url>" for url in urls.values()]
    (out / "sitemap.xml").write_text("\n".join([*rows, "</urlset>", ""]), encoding="utf-8")


class Workplace:
    """A fresh directory beside the site where the next one is built; the lock keeps two builds apart.

    A killed build leaves its directory behind and the site as it was; the next build begins again.
    """

    def __init__(self, target: Path) -> None:
        # Where a link leads: what is switched is the folder, and the link stays.
        self.target = target = Path(os.path.realpath(target))
        self.folder = target.with_name(f".{target.name}-new")
        # Beside it, for what is no file of the site.
        self.room = target.with_name(f".{target.name}-deler")
        self._old = target.with_name(f".{target.name}-old")
        self._lock: IO[str] | None = None

    def open(self) -> Path:
        """Return the empty directory, or raise ProblemsFound where it cannot be had."""
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self._lock = self.target.with_name(f".{self.target.name}-lock").open("a+")
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Killed between two renames, where the system cannot switch in one.
            if self._old.is_dir() and not self.target.exists():
                self._old.rename(self.target)
            self._clear()
            self.folder.mkdir()
        except BlockingIOError:
            raise ProblemsFound([Problem(self.target.name, 0, "site_busy")]) from None
        except OSError as error:
            raise cannot_write(self.target, error) from None
        if self.target.is_mount():
            self.close()
            raise ProblemsFound([Problem(self.target.name, 0, "site_mount")])
        return self.folder

    def strangers(self) -> Iterator[Problem]:
        """Yield why what stands there must not be replaced: no site of ours, or somebody's own hidden in it."""
        there = (
            {path.name for path in self.target.iterdir()} if self.target.is_dir() else {self.target.name} if self.target.exists() else set()
        )
        hidden = {name for name in there if name.startswith(".") and not (self.folder / name).exists()} - _HIDDEN
        if there and (hidden or not (self.target / _MARK).is_file()):
            yield Problem(self.target.name, 0, "site_strange", {"value": ", ".join(sorted(hidden or there)[:3])})

    def publish(self) -> int:
        """Switch the new site in for the old one, in one step where the system can; return how many files changed."""
        # What it compared for the last build is told apart by times alone, which some disks keep in whole seconds.
        filecmp.clear_cache()
        deep = side_by_side(self._kept_in, _shared_out(self.folder))
        changed = sum(deep) + _keep_unchanged(self.folder, self.target, _DEEP)
        if not self.target.exists():
            self.folder.rename(self.target)
        elif not _exchange(self.folder, self.target):
            self.target.rename(self._old)
            self.folder.rename(self.target)
        return changed

    def _kept_in(self, folders: Iterable[Path]) -> int:
        return sum(_keep_unchanged(folder, self.target / folder.relative_to(self.folder)) for folder in folders)

    def close(self) -> None:
        """Drop what was built and let the next build in."""
        self._clear()
        if self._lock:
            self._lock.close()
            self._lock = None

    def forget(self) -> None:
        """Take away the files that lie beside the site for the next build."""
        for path in self.target.parent.glob(f".{glob.escape(self.target.name)}-*"):
            with contextlib.suppress(OSError):
                path.unlink()

    def _clear(self) -> None:
        for folder in (self.folder, self.room, self._old):
            if folder.is_symlink() or folder.is_file():
                with contextlib.suppress(OSError):
                    folder.unlink()
            # Each page has a folder, and to take away a folder is what costs.
            with contextlib.suppress(OSError):
                side_by_side(_take_away, _shared_out(folder))
            _take_away([folder])


def _shared_out(folder: Path) -> list[Path]:
    """Return the folders so many steps down that each process may have its part of: by name, or one would have all of one kind."""
    return sorted(_folders_in(folder, _DEEP), key=lambda one: one.name)


def _folders_in(folder: Path, depth: int) -> Iterator[Path]:
    """Yield the folders that many steps down; what a link leads to is somebody else's."""
    if depth == 0:
        yield folder
    elif folder.is_dir():
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                yield from _folders_in(Path(entry), depth - 1)


def _take_away(folders: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def cannot_write(target: Path, error: OSError) -> ProblemsFound:
    """Return what an editor is told when the disk says no."""
    return ProblemsFound([Problem(target.name, 0, "site_write", {"why": unwritten(error)})])


def _keep_unchanged(new: Path, old: Path, depth: int | None = None) -> int:
    """Replace each new file that says what the old one says by the old one itself, so that servers and copies see no change.

    Returns how many are others. Folders *depth* steps down are left alone.
    """
    changed = 0
    before = {entry.name: entry for entry in os.scandir(old)} if old.is_dir() else {}
    for entry in os.scandir(new):
        fresh, there = Path(entry), before.get(entry.name)
        if entry.is_dir():
            changed += 0 if depth == 1 else _keep_unchanged(fresh, old / entry.name, depth and depth - 1)
        elif not there or not there.is_file(follow_symlinks=False):
            changed += 1
        elif entry.inode() != there.inode():
            if filecmp.cmp(fresh, there.path, shallow=False):
                changed += not _linked(Path(there), fresh)
            else:
                changed += 1
    return changed


def _linked(before: Path, fresh: Path) -> bool:
    """Put a link to the old file in place of the new one that says the same; a disk that has no links keeps the new one."""
    link = fresh.with_name(f".{fresh.name}-gammel")
    try:
        os.link(before, link, follow_symlinks=False)
    except OSError:
        return False
    link.replace(fresh)
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Swap two directories in one step (Linux); return False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
