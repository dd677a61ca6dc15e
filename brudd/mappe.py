"""A project's folder in, the same folder broken out: a slip in a file, or a file that is gone, somewhere else, or no file at all."""

import contextlib
import os
import random
import shutil
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from brudd.folk import Dice
from brudd.grunnlag import TESTS
from brudd.innhold import DAMAGE, SLIPS, broken

# What builds have beside the site.
_BUILDS = tuple(f".site-{name}" for name in ("new", "deler", "old", "forrige", "laget-ny", "lest-ny"))


class Steg(NamedTuple):
    """One thing that happens to one file: what, and the seed of the dice that say how."""

    fil: str
    hva: str
    terning: int


def happen(root: Path, steps: Sequence[Steg], files: Sequence[str]) -> None:
    """Let each of *steps* happen to the project in *root*, whose files were *files*."""
    for step in steps:
        dice, path = random.Random(step.terning), root / step.fil
        if step.hva in _PLACES:
            # What an earlier step has taken the ground from under cannot happen any more.
            with contextlib.suppress(OSError):
                _PLACES[step.hva](root, step.fil, dice, files)
        elif path.is_file():
            other = root / dice.choice(files)
            content = broken(path.read_bytes(), step.hva, dice, other.read_bytes() if other.is_file() else b"")
            _write(path, content)


def _write(path: Path, content: bytes) -> None:
    """Replace a file by another: its old content may be another project's too."""
    _away(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _gone(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    _away(root / file)


def _folder(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    _away(root / file)
    (root / file).mkdir(parents=True)


def _folder_gone(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    _away((root / file).parent)


def _folder_a_file(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    _write((root / file).parent, b"a: b\n")


def _swapped(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    one, other = root / file, root / dice.choice(files)
    if one.is_file() and other.is_file():
        mine, its = one.read_bytes(), other.read_bytes()
        _write(one, its)
        _write(other, mine)


def _link(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    """A link to itself, to nothing, to the folder, to another file, or to what has no end."""
    path = root / file
    _away(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(dice.choice((path.name, "borte", ".", "..", str(root / dice.choice(files)), "/dev/zero", "/dev/full")))


def _pipe(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    path = root / file
    _away(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def _odd(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    """A pipe, a socket or a link to itself beside it, under a name that somebody may look for."""
    path = (root / file).parent / dice.choice(("rør", ".rør", "a.yaml", "a.yaml~", "a.md", *_BUILDS))
    kind = dice.choice((stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFLNK))
    if kind == stat.S_IFLNK:
        path.symlink_to(path.name)
    else:
        os.mknod(path, kind | 0o600)


def _renamed(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    path = root / file
    if path.is_file():
        name = dice.choice((path.stem, path.name + "~", path.stem + ".yml", path.name.upper(), f".{path.name}", path.name + ".txt"))
        content = path.read_bytes()
        _away(path)
        _write(path.with_name(name), content)


def _stranger(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    """A file that does not belong, under a name that nobody chose, with what another file holds."""
    folder = dice.choice(
        ("data", "data/tiltak", "data/ord", "data/register", "content/nb", "content/da", "content", "content/sv", "data/skjema")
    )
    names = (
        "a.yaml",
        "ø b.yaml",
        "a\nb.yaml",
        "x.md",
        "index.md",
        "README.md",
        ".DS_Store",
        "sv.yaml",
        "zz-ZZ.yaml",
        "#a#.yaml",
        "a:b.yaml",
        "%41.md",
        "kommune.md",
        "a.html",
        "x.markdown",
        "a.YAML",
        "b.yaml.txt",
        ".#a.yaml",
        "50%.png",
    )
    name = dice.choice((*names, os.fsdecode(b"\xff.yaml"), os.fsdecode(b"\xff.md")))
    content = (root / file).read_bytes() if (root / file).is_file() else b"x"
    if (root / folder).is_dir() or not (root / folder).exists():
        _write(root / folder / name, content)


def _mistake(root: Path, file: str, dice: Dice, files: Sequence[str]) -> None:
    """One of the wrong files that the tests know, in place of the one it stands in for."""
    kinds = sorted(path for path in (TESTS / "feil").iterdir() if path.is_dir())
    kind = dice.choice(kinds)
    case = dice.choice(sorted(path for path in kind.iterdir() if path.suffix in (".yaml", ".csv")))
    homes = {"ord-da": "data/ord/da.yaml", "register-norge": "data/register/norge.csv", "adresser": "data/adresser.csv"}
    _write(root / homes.get(kind.name, f"data/{kind.name}.yaml"), case.read_bytes())


_PLACES: dict[str, Callable[[Path, str, Dice, Sequence[str]], None]] = {
    "gone": _gone,
    "a folder": _folder,
    "its folder is gone": _folder_gone,
    "its folder is a file": _folder_a_file,
    "swapped with another": _swapped,
    "a link": _link,
    "a pipe": _pipe,
    "something odd beside it": _odd,
    "another name": _renamed,
    "a stranger beside it": _stranger,
    "a mistake that is known": _mistake,
}
# Slips are what most often happens.
HVA = (*SLIPS, *SLIPS, *SLIPS, *DAMAGE, *DAMAGE, *_PLACES, *_PLACES)
