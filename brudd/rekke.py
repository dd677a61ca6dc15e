"""One harmless change of a project in, the same project with it out: what is built of it over the last site is what is built on nothing."""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from brudd.folk import Dice
from brudd.mappe import Steg

# What a build is told besides, and what it may be told.
SETTINGS: Mapping[str, tuple[str, ...]] = {
    "KATALOG_SOURCE": ("", "https://example.org/a/"),
    "KATALOG_KOMPRIMERT": ("ja", "nei"),
    "KATALOG_UTEN_NETT": ("ja", "nei"),
    "KOMMUNE": ("", "baerum", "lyngby-taarbaek"),
    "URL": ("", "https://skole.example.org/sub/", "https://skole.example.org/"),
}
_WORD = re.compile(r"(?<=[a-zæøå] )[a-zæøå]{4,9}(?= [a-zæøå])")
_LAST = {".html": "{# a #}\n", ".css": ".a{color:#111}\n", ".js": "const enTil = 1\n", ".md": "\nMer.\n", ".yaml": "# a\n", ".csv": ""}


def happen(root: Path, place: Path, base: Path, step: Steg, dice: Dice) -> None:
    """Let a change happen to the project in *root*, which is a copy of *base*, or to what it has built in *place*."""
    CHANGES[step.hva](root, place, base, step.fil, dice)


def _write(path: Path, text: str) -> None:
    """Replace a file: its old content may be another project's too."""
    path = Path(os.path.realpath(path))
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8")


def _word(root: Path, place: Path, base: Path, file: str, dice: Dice) -> None:
    if (root / file).is_file() and not file.endswith((".js", ".html", ".css")):
        text = (root / file).read_text(encoding="utf-8")
        if found := [*_WORD.finditer(text)]:
            one = dice.choice(found)
            _write(root / file, f"{text[: one.start()]}{dice.choice(('gjerne', 'ofte', 'aldri'))}{text[one.end() :]}")


def _last(root: Path, place: Path, base: Path, file: str, dice: Dice) -> None:
    if (root / file).is_file():
        _write(root / file, (root / file).read_text(encoding="utf-8") + _LAST.get(Path(file).suffix, ""))


def _as_it_was(root: Path, place: Path, base: Path, file: str, dice: Dice) -> None:
    if (root / file).is_file():
        _write(root / file, (base / file).read_text(encoding="utf-8"))


def _moved(root: Path, place: Path, base: Path, file: str, dice: Dice) -> None:
    found = [path for path in (root / "data/tiltak.yaml", *sorted((root / "data/tiltak").glob("*.y*ml"))) if path.is_file()]
    dice.choice(found).rename(root / "data/tiltak" / dice.choice(("a.yaml", "ø b.yml", "zz.yaml", f"{dice.random()}.yaml")))


def _linked(root: Path, place: Path, base: Path, file: str, dice: Dice) -> None:
    """The file lies elsewhere, or all that is in its folder, and a link leads there."""
    path = (root / file).parent if dice.random() < 0.7 else root / file
    if path.exists() and not path.is_symlink() and path != root:
        elsewhere = root.parent / f"annet-{dice.random()}"
        path.rename(elsewhere)
        path.symlink_to(elsewhere)


def _old(root: Path, place: Path, base: Path, file: str, dice: Dice) -> None:
    """The clock was wrong when some of the site was written, or somebody has copied it."""
    found = sorted(path for path in place.rglob("*") if path.is_file())
    moment = dice.choice((0, 10**9, 5 * 10**9))
    for path in dice.sample(found, min(30, len(found))):
        os.utime(path, (moment, moment))


def _spoilt(root: Path, place: Path, base: Path, file: str, dice: Dice) -> None:
    found = sorted(path for path in place.rglob("*") if path.is_file())
    if found:
        dice.choice(found).write_bytes(b"tuklet med")


def _without(root: Path, place: Path, base: Path, file: str, dice: Dice) -> None:
    for path in sorted(place.glob(".site-*")):
        if dice.random() < 0.5:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _nothing(root: Path, place: Path, base: Path, file: str, dice: Dice) -> None:
    """Nothing has changed since the last build."""


SETTING = "another setting"
CHANGES: dict[str, Callable[[Path, Path, Path, str, Dice], None]] = {
    "another word": _word,
    "a line at the end": _last,
    "as it was": _as_it_was,
    "services in another file": _moved,
    "its folder is a link": _linked,
    "another time": _old,
    "spoilt": _spoilt,
    "without what lies beside": _without,
    "nothing": _nothing,
    SETTING: _nothing,
}
ORDER = (*("another word",) * 4, *("a line at the end",) * 2, *CHANGES)
