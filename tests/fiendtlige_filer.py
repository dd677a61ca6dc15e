"""The data of somebody who wishes the site ill: hostile values in every field of every kind of record, as far as the rules let them.

The records are made from the model, so a new field is among them by itself; a new kind of value wants a line in RIGHT.
"""

import csv
import itertools
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from fiendtlig import HOSTILE, MORE
from prosjekt import TODAY, problems_in

from katalog import catalog, looks, values, ways
from katalog.model import Kommune, Nasjonalt, Ordforklaring, Post, Proevd, Soek, Steg, Tiltak, Verdi, Vert
from katalog.moved import Flyttet
from katalog.octets import FORBIDDEN
from katalog.problems import MANY, Problem, ProblemsFound
from katalog.words import slug

# What a file may hold at all; the rest is told wherever it stands.
ALL = {name: text for name, text in {**HOSTILE, **MORE}.items() if not FORBIDDEN.search(text)}
# What a field takes, by what reads it; {n} is the record's number.
RIGHT: Mapping[Any, str] = {
    values.filled: "prøve",
    values.identifier: "prove-{n}",
    values.day: "2027-01-01",
    values.past_day: "2026-10-01",
    values.moment: "2026-12-01T18:00",
    values.time: "09:00",
    values.age: "6",
    values.yes_no: "nei",
    ways.phone: "22 22 22 22",
    ways.email: "post@example.org",
    ways.link: "https://example.org/",
    ways.statement: "https://uustatus.no/prove",
    values.colour: "#0b5394",
}
# And where other values or other records decide that.
FITTING: Mapping[str, str] = {
    "type": "konsultasjon",
    "målgruppe": "foreldre",
    "trinn": "barnehage",
    "tema": "samarbeid",
    "kommune": "baerum",
    "språk": "nb",
    "del_av": "pp-tjenesten",
    "bygger_på": "ppt",
    "fra_kommune": "baerum",
    "område": "Akershus",
    "slutt": "2026-12-01T20:00",
    "gir": "adhd",
    "Kommune.id": "{slug}",
    "Kommune.nummer": "{nummer}",
    "Profil.logo": "content/assets/prove.svg",
    "Soek.vanlige_typer": "ppt",
    "Soek.forvekslingsord": "får",
    "Soek.tvetydige_steder": "Hole",
    "Aapent.til": "15:00",
    "Flyttet.fra": "baerum/gammel-{n}",
    "Flyttet.til": "baerum",
    "Ordforklaring.gruppe": "skole",
    "Nasjonalt.gruppe": "klage",
}
# The files of records, what stands at the top of each, and what its records are: a list of them, or one alone.
LISTED: Mapping[str, tuple[str, type[Post]]] = {
    "data/tiltak/fiendtlig.yaml": ("tiltak", Tiltak),
    "data/nasjonalt.yaml": ("tiltak", Nasjonalt),
    "data/kommuner.yaml": ("kommuner", Kommune),
    "data/ordliste.yaml": ("ordliste", Ordforklaring),
    "data/veien.yaml": ("steg", Steg),
    "data/flyttet.yaml": ("flyttet", Flyttet),
}
ALONE: Mapping[str, tuple[str, type[Post]]] = {"data/vert.yaml": ("vert", Vert), "data/proevd.yaml": ("proevd", Proevd)}
KINDS = (*(kind for _, kind in (*LISTED.values(), *ALONE.values())), Verdi, Soek)
VOCABULARY, WORDS, REGISTER = "data/vokabular.yaml", "data/ord/da.yaml", "data/register/danmark.csv"
SLAG = ("hjelpelinje", "lovpålagt", "rettighet", "ressurs")
STATUS = ("aktiv", "pause")
# The lists of the vocabulary that may have more in them than the model knows.
OPEN_LISTS = ("målgruppe", "type", "tema", "trinn", "gruppe", "ordgruppe")
# More often than this, nobody should have to mend all that is told before all is right.
ROUNDS = 7


class Ill(str):
    """A hostile value, which knows what would be right in its place."""

    right: str

    def __new__(cls, value: str, right: str) -> "Ill":
        made = super().__new__(cls, value)
        made.right = right
        return made


class Maker:
    """Makes records as they are written, with every field of the model in them: hostile values in turn, and all of them in each list."""

    def __init__(self, hostile: list[str], **known: str) -> None:
        self._turn, self._many, self._known = itertools.cycle(hostile), len(hostile), {"n": "", **known}

    def record(self, kind: type[Post]) -> dict[str, Any]:
        """Return one record of a kind."""
        fields = {field.alias or name: field for name, field in kind.model_fields.items()}
        return {name: self._value(_type(field), f"{kind.__name__}.{name}") for name, field in fields.items()}

    def _value(self, kind: Any, place: str) -> Any:
        origin, (inner, *more) = get_origin(kind), get_args(kind) or (None,)
        if origin is Annotated:
            reader = next((one.func for one in kind.__metadata__ if getattr(one, "func", None) in RIGHT), None)
            return self._ill(place, RIGHT[reader]) if reader else self._value(inner, place)
        if origin in (Union, types.UnionType):
            return self._value(inner, place)
        if origin is Literal:
            return self._ill(place, inner)
        if origin is list:
            # A list in a list needs only one.
            many, self._many = self._many, 1
            found = [self._value(inner, place) for _ in range(many)]
            self._many = many
            return found
        if origin is dict and get_origin(more[0]) is dict:
            return {"nb": {next(self._turn): self._value(get_args(more[0])[1], place) for _ in range(self._many)}}
        if origin is dict:
            return {language: self._value(more[0], place) for language in ("nb", "da")}
        if kind is Any:
            return {language: self._ill(place, "Prøve") for language in ("nb", "da")}
        return self.record(kind)

    def _ill(self, place: str, right: str) -> Ill:
        known = self._known.get(place) or FITTING.get(place) or FITTING.get(place.split(".")[1]) or right
        return Ill(next(self._turn), known.format_map(self._known))


def _type(field: Any) -> Any:
    # Pydantic takes the readers of a field off its type.
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


class Hostile:
    """A project with a hostile value wherever one can be written, mended as an editor would wherever one is told."""

    def __init__(self, root: Path) -> None:
        self.root = root
        # Every value that was told: the file, the hostile value, and the problem.
        self.refused: list[tuple[str, str, Problem]] = []
        self._top = {name: self._read(name) for name in (*LISTED, *ALONE, VOCABULARY, WORDS)}
        self._rows = _table(root / REGISTER)
        # It would tell of every municipality that has another name here.
        (root / "data/adresser.csv").unlink()
        # Municipalities that nothing else in the data names.
        free = [row for row in _table(root / "data/register/norge.csv") if " - " not in row["navn"]][-len(ALL) :]
        named = {name for names in self._top[VOCABULARY]["søk"]["tvetydige_steder"].values() for name in names} | {"Lyngby-Taarbæk"}
        renamed = [row for row in self._rows if row["navn"] not in named][-len(ALL) :]
        for n, text in enumerate(ALL.values()):
            home = {"slug": slug(free[n]["navn"]), "nummer": free[n]["nummer"]}
            for name, (top, kind) in LISTED.items():
                maker = Maker([text], n=str(n), **home, **{"Nasjonalt.slag": SLAG[n % len(SLAG)], "Tiltak.status": STATUS[n % len(STATUS)]})
                self._top[name].setdefault(top, []).append(maker.record(kind))
            for listed in OPEN_LISTS:
                self._top[VOCABULARY][listed] |= {f"prove-{n}": Maker([text]).record(Verdi)}
            renamed[n]["navn"] = Ill(text, renamed[n]["navn"])
        for name, (top, kind) in ALONE.items():
            self._top[name][top] = Maker(list(ALL.values())).record(kind)
        _join(self._top[VOCABULARY]["søk"], Maker(list(ALL.values())).record(Soek))
        turn = itertools.cycle(ALL.values())
        self._top[WORDS] = {key: Ill(f"{words} {next(turn)}", words) for key, words in self._top[WORDS].items()}

    def mend(self) -> None:
        """Write the files, and put what is right where something is told, until nothing is."""
        stale = {*self._top, REGISTER}
        lines: dict[str, dict[int, tuple[Any, Any]]] = {}
        rounds = 0
        while rounds < ROUNDS:
            lines |= {name: self._write_table() if name == REGISTER else self._write(name) for name in stale}
            told = problems_in(self.root) or self._of_looks()
            if not told:
                return
            # So many are told at a time that they may not be all.
            rounds += len(told) < MANY
            stale = {problem.file for problem in told}
            for problem in told:
                container, key = lines[problem.file].get(problem.line, ({}, None))
                assert container, f"told where no value stands: {problem}"
                # What is right may be told too, where it leads to something that is not right yet.
                if isinstance(value := container[key], Ill):
                    self.refused.append((problem.file, str(value), problem))
                    container[key] = value.right
        raise AssertionError("\n".join(map(str, told[:20])))

    def ids(self, name: str) -> list[str]:
        """Return the ids of the records in a file."""
        return [str(one["id"]) for one in self._top[name][LISTED[name][0]]]

    def _of_looks(self) -> list[Problem]:
        """Return what is told of a colour or a logo, which only a build asks for."""
        try:
            looks.of(catalog.load(self.root, today=TODAY), self.root)
        except ProblemsFound as found:
            return found.problems
        return []

    def _read(self, name: str) -> Any:
        path = self.root / name
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) if path.exists() else {}

    def _write(self, name: str) -> dict[int, tuple[Any, Any]]:
        """Write a file, and return which value stands on which line: each ends one, and so does nothing else but a long key."""
        top = self._top[name]
        text = yaml.dump(_plain(top), Dumper=yaml.CSafeDumper, default_style='"', width=1 << 30, allow_unicode=True, sort_keys=False)
        (self.root / name).parent.mkdir(exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")
        lines = [number for number, line in enumerate(text.split("\n"), 1) if line.endswith('"') and not line.lstrip().startswith("? ")]
        return dict(zip(lines, _values(top), strict=True))

    def _write_table(self) -> dict[int, tuple[Any, Any]]:
        """Write the register, and return which row's name stands on which line."""
        with (self.root / REGISTER).open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, self._rows[0])
            table.writeheader()
            table.writerows(self._rows)
        lines, last = {}, 1
        for row in self._rows:
            first, last = last + 1, last + len(row["navn"].replace("\r\n", "\n").replace("\r", "\n").split("\n"))
            lines |= {number: (row, "navn") for number in range(first, last + 1)}
        return lines


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _join(known: dict[str, Any], more: dict[str, Any]) -> None:
    """Put more into what the files say already."""
    for key, value in more.items():
        if isinstance(value, dict) and key in known:
            _join(known[key], value)
        else:
            known[key] = [*known[key], *value] if isinstance(value, list) and key in known else value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else str(value)


def _values(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield where each value stands, in the order they are written in."""
    for key in value if isinstance(value, dict) else range(len(value)):
        if isinstance(value[key], str):
            yield value, key
        else:
            yield from _values(value[key])
