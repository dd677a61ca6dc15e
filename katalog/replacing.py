"""What a file is to say in, the file that says it out: whole, or as it was."""

import contextlib
import errno
import os
import shutil
from pathlib import Path

from katalog.messages_disk import unwritten
from katalog.problems import Problem, ProblemsFound


def replace(path: Path, name: str, raw: bytes) -> None:
    """Write a file, whole or not at all; raise ProblemsFound with its *name* where it cannot be written."""
    # What a link leads to is replaced, and the link stays. A device or a pipe is no file of ours, and others wait at it.
    path = Path(os.path.realpath(path))
    new = path.with_name(f".{path.name}.ny")
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise FileExistsError(errno.EEXIST, "")
        new.unlink(missing_ok=True)
        new.write_bytes(raw)
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            new.unlink()
        raise ProblemsFound([Problem(name, 0, "file_unwritable", {"why": unwritten(error)})]) from None


def replace_asked(path: Path, root: Path, ending: str, raw: bytes) -> None:
    """Write a file where somebody has asked for it: a name that is soon finished by a key may be the catalogue itself."""
    if path.suffix.lower() != ending or Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root / "data")):
        raise ProblemsFound([Problem(path.as_posix(), 0, "file_elsewhere", {"ending": ending})])
    replace(path, path.as_posix(), raw)


def says(path: Path, text: str) -> bool:
    """Return whether a file says *text* already."""
    try:
        return path.is_file() and path.read_text(encoding="utf-8") == text
    except (OSError, UnicodeError):
        return False
