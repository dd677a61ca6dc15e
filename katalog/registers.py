"""The registers of municipalities: rows in, one Sted each out, with the address it has for ever."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from katalog.problems import MANY, Problem
from katalog.reading import read_csv
from katalog.values import ID, ID_LENGTH, ValueFault
from katalog.ways import link
from katalog.words import slug

# Country: file, the column that names the part of the country, the shape of its municipality numbers.
_REGISTERS = {
    "NO": ("data/register/norge.csv", "fylke", re.compile(r"[0-9]{4}")),
    "DK": ("data/register/danmark.csv", "region", re.compile(r"[0-9]{3}")),
}

# What a country's own records are written in.
SPRAAK = {"NO": "nb", "DK": "da"}


@dataclass(frozen=True)
class Sted:
    """A municipality of the register. `navn` is what a page calls it, `fullt_navn` the official name with all its languages."""

    nummer: str
    navn: str
    fullt_navn: str
    land: str
    omraade: str
    nettsted: str
    slug: str
    file: str
    line: int


def load(root: Path) -> tuple[dict[str, Sted], list[Problem]]:
    """Return every municipality by number, and what is wrong with the registers."""
    rows: dict[str, tuple[str, str, int, dict[str, str]]] = {}
    found: list[Problem] = []
    for land, (path, area, shape) in _REGISTERS.items():
        read, problems = read_csv(root / path, path)
        found += problems
        if not read and not problems:
            found.append(Problem(path, 0, "register_empty"))
        missing = [column for column in ("nummer", "navn", area) if read and column not in read[0][1]]
        found += [Problem(path, 1, "register_column", {"key": column}) for column in missing]
        for line, row in read if not missing else ():
            if len(found) >= MANY:
                break
            nummer = row["nummer"]
            if not shape.fullmatch(nummer):
                found.append(Problem(path, line, "register_number", {"value": nummer}))
            elif nummer in rows:
                found.append(Problem(path, line, "register_twice", {"value": nummer}))
            else:
                found += [Problem(path, line, "register_cell", {"key": key}) for key in ("navn", area) if not row[key]]
                found += _wrong_link(path, line, row.get("nettsted", ""))
                rows[nummer] = (land, path, line, {**row, "omraade": row[area]})
    shared = Counter(slug(_short(row)) for *_, row in rows.values())
    steder = {nummer: _sted(nummer, *found_at, shared) for nummer, found_at in rows.items()}
    return steder, found + list(_unaddressed(steder.values()))


def called(steder: Iterable[Sted]) -> dict[str, str]:
    """Return addresses of municipalities by what else people write for one, in small letters: its number, and its names."""
    found: dict[str, str] = {}
    for sted in steder:
        # The Danish authorities write three digits as four.
        for word in (sted.nummer, sted.nummer.zfill(4), sted.navn, *sted.fullt_navn.split(" - ")):
            found.setdefault(word.casefold(), sted.slug)
    return found


def _unaddressed(steder: Iterable[Sted]) -> Iterator[Problem]:
    """A municipality needs an address of its own, which is made of its name."""
    first: dict[str, Sted] = {}
    for sted in steder:
        other = first.setdefault(sted.slug, sted)
        if other is not sted:
            yield Problem(sted.file, sted.line, "register_same", {"value": sted.navn, "first": other.line})
        elif sted.navn and not (ID.fullmatch(sted.slug) and len(sted.slug) <= ID_LENGTH):
            yield Problem(sted.file, sted.line, "register_name", {"value": sted.navn, "limit": ID_LENGTH})


def _wrong_link(path: str, line: int, url: str) -> list[Problem]:
    try:
        if url:
            link(url)
    except ValueFault as fault:
        return [Problem(path, line, fault.code, fault.values)]
    return []


def _short(row: dict[str, str]) -> str:
    """Return the Norwegian part of a name in several languages: `kortnavn`, or the last part where the column is empty."""
    return row.get("kortnavn") or row["navn"].split(" - ")[-1]


def _sted(nummer: str, land: str, file: str, line: int, row: dict[str, str], shared: Counter[str]) -> Sted:
    """Make one Sted; two that share a name carry their county in name and address."""
    short = _short(row)
    address = slug(short)
    if shared[address] > 1:
        address, short = f"{address}-{slug(row['omraade'])}", f"{short} ({row['omraade']})"
    return Sted(nummer, short, row["navn"], land, row["omraade"], row.get("nettsted", ""), address, file, line)
