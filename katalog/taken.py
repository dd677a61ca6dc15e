"""A new site before and after the engine has written in it in, which files of content/ the engine wrote over out.

What the engine writes is asked of the disk alone, so there is no list of it to keep.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from katalog.handwritten import unhidden
from katalog.problems import Problem

# A time that nothing written today has, and that also a disk which counts in twos of seconds can hold.
_LONG_AGO = 946_684_800_000_000_000


def marked(out: Path) -> dict[str, os.stat_result]:
    """Return what lies there, each file marked with a time of long ago."""
    found = {path.relative_to(out).as_posix(): path.stat() for path in out.rglob("*") if path.is_file()}
    for name in found:
        os.utime(out / name, ns=(_LONG_AGO, _LONG_AGO))
    return found


def problems(before: Mapping[str, os.stat_result], out: Path, root: Path, first: str) -> list[Problem]:
    """Return which handwritten files have lost their place, and give the others their own time back; *first* is the default language."""
    over = {name for name in before if (out / name).stat().st_mtime_ns != _LONG_AGO}
    for name in before.keys() - over:
        os.utime(out / name, ns=(before[name].st_atime_ns, before[name].st_mtime_ns))
    found, had = [], set[str]()
    for place, name in sorted(_places(root / "content", first), key=lambda one: not one[1].endswith(".md")):
        if place in over or (place in before and place in had):
            found.append(Problem(f"content/{name}", 0, "page_taken", {"value": place}))
        had.add(place)
    return found


def _places(content: Path, first: str) -> Iterator[tuple[str, str]]:
    """Yield where each file of content/ lies in the site, and its name."""
    for path in unhidden(content, "*"):
        parts = path.relative_to(content).parts
        place = PurePosixPath(*parts[parts[0] == first :])
        if path.suffix == ".md":
            place = (place.parent if place.stem in ("index", "README") else place.with_suffix("")) / "index.html"
        if path.is_file():
            yield place.as_posix(), "/".join(parts)
