"""How a command ended and what lay there before and after in, what is wrong with that out: the promises that nothing may break."""

import ast
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from brudd.barn import Utfall

State = Mapping[str, tuple[int, ...]]
# file:line: message, or file: message; a file's name may have a colon in it.
_PROBLEM = re.compile(r"(?P<file>.+?)(?::(?P<line>\d+))?: .+", re.DOTALL)
_NUMBERED = re.compile(r"\\(?:n|r|t|x[0-9a-f]{2}|u[0-9a-f]{4})")
_COUNT = re.compile(r"(?:Mi(?:n|nd)st )?(\d+) fe(?:il|jl)\. (?:Nettstedet er ikke endret|Intet er ændret på webstedet)\.")
_INSIDE = re.compile(r"Traceback|object at 0x|<class '|<function |[A-Z][a-z]+Error\b|Errno|dictionary|NoneType")
_LONG = 1500


def state(folder: Path) -> dict[str, tuple[int, ...]]:
    """Return what tells whether a folder is as it was: each file and folder with its kind, size, time and number."""
    found = {}
    for at, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(at, name)
            seen = path.lstat()
            times = () if path.is_dir() and not path.is_symlink() else (seen.st_size, seen.st_mtime_ns, seen.st_ino)
            found[path.relative_to(folder).as_posix()] = (seen.st_mode, *times)
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def ended(outcome: Utfall) -> Iterator[str]:
    """Yield what is wrong with how a command ended, whatever it was to do."""
    if outcome.for_sent:
        yield f"tok aldri slutt ({outcome.sekunder:.0f} s)"
    elif outcome.kode not in (0, 1):
        yield f"endte med {outcome.kode}"
    if found := _INSIDE.search(outcome.ut + outcome.feil):
        yield f"viser sitt indre: {found[0]}"


def told(outcome: Utfall, root: Path) -> Iterator[str]:
    """Yield what is wrong with the problems that were told: each names a file that is there and a line in it, and they are counted."""
    lines = outcome.feil.rstrip("\n").split("\n")
    count = _COUNT.fullmatch(lines[-1])
    if not count:
        yield f"siste linje teller ikke feilene: {lines[-1][:200]!r}"
    elif int(count[1]) != len(lines) - 1:
        yield f"{count[1]} feil på {len(lines) - 1} linjer"
    lengths: dict[Path, int] = {}
    for line in lines[:-1]:
        yield from _placed(line, root, lengths)


def _placed(line: str, root: Path, lengths: dict[Path, int]) -> Iterator[str]:
    # What no terminal shows in a file's name stands there by its number.
    found = _PROBLEM.fullmatch(_NUMBERED.sub(lambda sign: ast.literal_eval(f"'{sign[0]}'"), line))
    if not found:
        yield f"ikke et sted og en beskjed: {line[:200]!r}"
        return
    if len(line) > _LONG:
        yield f"en beskjed på {len(line)} tegn: {line[:200]!r}"
    path = root / found["file"]
    if found["line"]:
        if not path.is_file():
            yield f"linje i en fil som ikke finnes: {line[:200]!r}"
        elif int(found["line"]) > lengths.setdefault(path, lengths.get(path) or _lines(path)):
            yield f"linje som ikke finnes ({lengths[path]}): {line[:200]!r}"


def _lines(path: Path) -> int:
    """Return how many lines an editor shows; whoever stands at the end of the file stands on one more."""
    return len(re.split(rb"\r\n|\r|\n", path.read_bytes()))
