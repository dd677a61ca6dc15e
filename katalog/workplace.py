"""A folder beside the site, where the next one is built, in; the site out: compared with the last one, switched in whole."""

import contextlib
import ctypes
import errno
import fcntl
import filecmp
import glob
import os
import shutil
import stat
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import IO

from katalog.messages_disk import unread, unwritten
from katalog.problems import Problem, ProblemsFound, relative
from katalog.processes import side_by_side

# A file that every site of ours has, and what may be hidden in one though the next has it not.
_MARK, _HIDDEN = "data/tiltak.json", {".well-known", ".DS_Store"}
# What a server's folder in the room for temporary ones is called, and what tells whose it is.
_SERVERS, _OWNED = "mkdocs_", "-eier"
# What a project is read from.
_READ = ("content/", "data/", "overrides/")
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
# How far down there are enough folders to be shared out between processes: those of municipalities and services.
_DEEP = 3


class Workplace:
    """A fresh directory beside the site where the next one is built; the lock keeps two builds apart.

    A killed build leaves its directory behind and the site as it was; the next build begins again.
    """

    def __init__(self, target: Path) -> None:
        # Where a link leads: what is switched is the folder, and the link stays.
        self.target = target = Path(os.path.realpath(target))
        if not target.name:
            raise ProblemsFound([Problem(target.as_posix(), 0, "site_mount")])
        self.folder = target.with_name(f".{target.name}-new")
        # Beside it, for what is no file of the site.
        self.room = target.with_name(f".{target.name}-deler")
        self._old = target.with_name(f".{target.name}-old")
        self._lock: IO[str] | None = None

    def open(self) -> Path:
        """Return the empty directory, or raise ProblemsFound where it cannot be had."""
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            lock = self.target.with_name(f".{self.target.name}-lock").open("a+")
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._lock = lock
            # Killed between two renames, where the system cannot switch in one.
            if self._old.is_dir() and not self.target.exists():
                self._old.rename(self.target)
            self._clear()
            self.folder.mkdir()
        except BlockingIOError:
            raise ProblemsFound([Problem(self.target.name, 0, "site_busy")]) from None
        except RecursionError:
            # Folders that are not there yet are made one within the other.
            raise cannot_write(self.target, OSError(errno.ENAMETOOLONG, "")) from None
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

    def publish(self, same: Iterable[str] = ()) -> Path:
        """Switch the new site in for the old one, in one step where the system can; return where the old one lies until `close`.

        The folders that are the *same*, by their paths in the site, need not be compared.
        """
        if not self.target.exists():
            self.folder.rename(self.target)
            return self.folder
        # What it compared for the last build is told apart by times alone, which some disks keep in whole seconds.
        filecmp.clear_cache()
        left_out = {f"{self.folder}/{path}" for path in same}
        side_by_side(self._keep_in, _shared_out(self.folder, left_out))
        _keep_unchanged(self.folder, self.target, left_out, _DEEP)
        if not _exchange(self.folder, self.target):
            self.target.rename(self._old)
            self.folder.rename(self.target)
            return self._old
        return self.folder

    def _keep_in(self, folders: Iterable[Path]) -> None:
        for folder in folders:
            _keep_unchanged(folder, self.target / folder.relative_to(self.folder))

    def close(self) -> None:
        """Drop what was built and let the next build in. Who was not let in has built nothing: what lies there is another build's."""
        if self._lock:
            self._clear()
            self._lock.close()
            self._lock = None

    def forget(self) -> None:
        """Take away what lies beside the site for the next build."""
        for path in self.target.parent.glob(f".{glob.escape(self.target.name)}-*"):
            take_away(path)

    def _clear(self) -> None:
        for folder in (self.folder, self.room, self._old):
            take_away(folder)


def hold(target: Path) -> IO[str]:
    """Mark a folder, and what lies beside it, as this process's: until what is returned is closed, or the process ends in any way."""
    target = Path(os.path.realpath(target))
    making = target.with_name(f".{target.name}{_OWNED}-ny")
    mark = making.open("w")
    # Held before it has its name: nobody ever finds it free while its owner lives.
    fcntl.flock(mark, fcntl.LOCK_EX)
    making.rename(target.with_name(f".{target.name}{_OWNED}"))
    return mark


def clear_left(room: Path) -> None:
    """Take away what servers that were killed have left in a room: what was marked, by nobody else, and is held no more."""
    for path in room.glob(f".{_SERVERS}*{_OWNED}"):
        with contextlib.suppress(OSError):
            seen = path.lstat()
            if not stat.S_ISREG(seen.st_mode) or seen.st_uid != os.geteuid():
                continue
            with path.open() as mark:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left = room / path.name.removeprefix(".").removesuffix(_OWNED)
                take_away(left)
                Workplace(left).forget()


def take_away(folder: Path) -> None:
    """Take away a folder with all that is in it, or what lies there in its place; what cannot be taken away stays."""
    # What is taken away as a folder is opened first, and a pipe that nobody writes in would be waited for.
    if folder.is_symlink() or not folder.is_dir():
        with contextlib.suppress(OSError):
            folder.unlink()
        return
    # Each page has a folder, and to take away a folder is what costs.
    with contextlib.suppress(OSError):
        side_by_side(_without, _shared_out(folder))
    _without([folder])


def _without(folders: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _shared_out(folder: Path, left_out: Container[str] = ()) -> list[Path]:
    """Return the folders so many steps down that each process may have its part of: by name, or one would have all of one kind."""
    return sorted(_folders_in(folder, _DEEP, left_out), key=lambda one: one.name)


def _folders_in(folder: Path, depth: int, left_out: Container[str]) -> Iterator[Path]:
    """Yield the folders that many steps down; what a link leads to is somebody else's."""
    if depth == 0:
        yield folder
    elif folder.is_dir():
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False) and entry.path not in left_out:
                yield from _folders_in(Path(entry), depth - 1, left_out)


def cannot_write(target: Path, error: OSError, root: Path | None = None) -> ProblemsFound:
    """Return what an editor is told when the disk says no; of a file that the project under *root* should have, that it cannot be read."""
    named = relative(Path(error.filename), root) if root and isinstance(error.filename, str) else ""
    if named.startswith(_READ):
        return ProblemsFound(
            [
                Problem(named, 0, "file_missing")
                if isinstance(error, FileNotFoundError)
                else Problem(named, 0, "file_unreadable", {"why": unread(error)})
            ]
        )
    return ProblemsFound([Problem(target.name, 0, "site_write", {"why": unwritten(error)})])


def _keep_unchanged(new: Path, old: Path, left_out: Container[str] = (), depth: int | None = None) -> None:
    """Replace each new file that says what the old one says by the old one itself, so that servers and copies see no change.

    Folders that are *left_out*, and those *depth* steps down, are left alone.
    """
    before = {entry.name: entry for entry in os.scandir(old)} if old.is_dir() else {}
    for entry in os.scandir(new):
        there = before.get(entry.name)
        if entry.is_dir():
            if depth != 1 and entry.path not in left_out:
                _keep_unchanged(Path(entry), old / entry.name, left_out, depth and depth - 1)
        elif there and there.is_file(follow_symlinks=False) and entry.inode() != there.inode() and _is_same(entry, there):
            _link(Path(there), Path(entry))


def _is_same(fresh: "os.DirEntry[str]", there: "os.DirEntry[str]") -> bool:
    """Return whether a file says the same as the old one, to the same readers."""
    return fresh.stat().st_mode == there.stat().st_mode and filecmp.cmp(fresh, there, shallow=False)


def _link(before: Path, fresh: Path) -> None:
    """Put a link to the old file in place of the new one that says the same; a disk that has no links keeps the new one."""
    link = fresh.with_name(f".{fresh.name}-gammel")
    with contextlib.suppress(OSError):
        os.link(before, link, follow_symlinks=False)
        link.replace(fresh)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two directories in one step (Linux); return False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
