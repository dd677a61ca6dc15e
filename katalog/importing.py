"""The rows of a spreadsheet in, the files of services that say the same out; or all that is wrong, by cell.

Only what a cell says anew is changed: a row that is not there, or a column, leaves what stands in the data.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from katalog import editing, misread
from katalog.catalog import Catalog
from katalog.cells import EMPTY, Cell, Row, letters
from katalog.columns import Column, cell, closed_up, columns, heading, put, says_the_same, tidy
from katalog.hints import hint
from katalog.own import municipality
from katalog.problems import Problem, ProblemsFound
from katalog.services import Services, Spot, spots
from katalog.states import Plain
from katalog.values import ValueFault
from katalog.words import slug

_NUMBERED = re.compile(r"(.+?)\.([1-9]|[1-4][0-9])(\..+)?")


@dataclass
class Taken:
    """What has been read of a spreadsheet: the files it changes, which services are new, how many it does not name."""

    texts: dict[str, str] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)
    absent: int = 0


@dataclass
class _Line:
    """One row as it is understood: the key of its service, and its cells by the column's number."""

    row: int
    key: str
    cells: Mapping[int, Cell]


class Import:
    """Reads the rows of one table, which messages call *place*, for the catalogue *found*. `services` are its services."""

    def __init__(self, found: Catalog, root: Path, place: str, encoding: str = "") -> None:
        self._found, self._root, self._place, self._encoding = found, root, place, encoding
        self.services = Services(found, root)
        self._columns: dict[int, Column] = {}
        self._lines: dict[str, _Line] = {}
        self._problems: list[Problem] = []
        self._wrong: set[tuple[str, str]] = set()

    def take(self, rows: Iterator[Row], today: date) -> Taken:
        """Return what the rows change; raise ProblemsFound with all that is wrong in them."""
        head = next(rows, None)
        if head is None:
            raise ProblemsFound([Problem(self._place, 0, "sheet_empty")])
        self._headings(head)
        if self._problems:
            raise ProblemsFound(self._problems)
        taken = Taken()
        # All of them first: one too many is told before any work is done.
        for row in list(rows):
            self._row(row, taken)
        if not self._lines and not self._problems:
            raise ProblemsFound([Problem(self._place, 0, "sheet_empty")])
        self._renamed(taken)
        taken.texts = self.services.texts()
        taken.absent = sum(key not in self._lines for key in self.services.known)
        self._check(taken, today)
        return taken

    def _tell(self, row: int, number: int, code: str, **values: Any) -> None:
        column = self._columns.get(number)
        self._problems.append(Problem(self._place, row, code, values, letters(number), column.name if column else ""))

    # Headings

    def _headings(self, head: Row) -> None:
        known = {heading(one.name): one for one in columns(self._found, [one.says for one in self.services.known.values()])}
        first: dict[str, int] = {}
        there = {heading(one.text) for one in head.cells}
        for number, at in enumerate(head.cells):
            name = at.text.strip()
            if not name or name.startswith("#"):
                continue
            found = known.get(heading(name)) or _further(known, heading(name))
            if found is None:
                free = [one.name for key, one in known.items() if key not in there]
                self._tell(head.number, number, "column_unknown", value=name, hint=hint(name, free))
            elif found.name in first:
                self._tell(head.number, number, "column_twice", value=name, first=letters(first[found.name]))
            else:
                first[found.name] = number
                self._columns[number] = found
        self._width = len(head.cells)
        self._unnamed = {i for i in range(self._width) if not head.cells[i].text.strip()}
        if not first:
            # Not one is known: what is wrong with each of them only follows from that.
            self._problems = [Problem(self._place, head.number, "sheet_headings")]
            return
        self._problems += [Problem(self._place, 0, "column_missing", {"value": name}) for name in ("kommune", "id") if name not in first]
        self._at = {one.name: number for number, one in self._columns.items()}

    # Rows

    def _row(self, row: Row, taken: Taken) -> None:
        cells = {number: row.cells[number] if number < len(row.cells) else EMPTY for number in self._columns}
        for number, one in enumerate(row.cells):
            if number not in self._columns and (number >= self._width or number in self._unnamed) and (one.text.strip() or one.code):
                self._tell(row.number, number, "cell_outside" if number >= self._width else "column_unnamed")
        kommune = self._kommune(row, cells)
        if not kommune:
            return
        name = tidy(cells[self._at["id"]].text) or self._id(kommune, cells)
        key = f"{kommune}/{name}"
        if first := self._lines.get(key):
            self._tell(row.number, self._at["id"], "row_twice", value=key, first=first.row)
            return
        self._lines[key] = line = _Line(row.number, key, cells)
        known = self.services.known.get(key)
        old = known.says if known else {}
        new = self._said(line, old)
        if known and new != old:
            self._change(line, new)
        elif not known:
            taken.new.append(key)
            self.services.add({**new, "kommune": kommune, "id": name})

    def _kommune(self, row: Row, cells: Mapping[int, Cell]) -> str:
        at = self._at["kommune"]
        text = tidy(cells[at].text)
        if not text:
            self._tell(row.number, at, "row_no_kommune", known=", ".join(self._found.kommuner))
            return ""
        found = municipality(self._found, text)
        if not found:
            self._tell(
                row.number,
                at,
                "row_kommune",
                value=text,
                hint=hint(slug(text), self._found.kommuner),
                known=", ".join(self._found.kommuner),
            )
            return ""
        return found

    def _id(self, kommune: str, cells: Mapping[int, Cell]) -> str:
        """Return the id that a new service gets of its name."""
        own = self._at.get(f"navn.{self.services.own(kommune)}")
        named = [tidy(one.text) for number, one in cells.items() if self._columns[number].path[0] == "navn" and one.text.strip()]
        return (
            slug(tidy(cells[own].text) if own is not None and cells[own].text.strip() else next(iter(named), ""))[:80].strip("-")
            or "tiltak"
        )

    def _said(self, line: _Line, old: Plain) -> Plain:
        """Return what a service says with what its cells say anew; what is wrong with a cell is told, and leaves what stood there."""
        new = copy.deepcopy(old)
        for number, column in self._columns.items():
            one = line.cells[number]
            before = cell(old, column)
            if column.name in ("kommune", "id") or (not one.code and says_the_same(column, before, one.text)):
                continue
            if self._is_lost(before, one.text):
                continue
            if told := misread.wrong(column, one):
                self._tell_cell(line, number, *told)
                continue
            try:
                put(new, column, tidy(one.text))
            except ValueFault as fault:
                self._tell_cell(line, number, fault.code, fault.values)
        return Plain(closed_up(new))

    def _is_lost(self, before: str, text: str) -> bool:
        """Return whether a text is the old one in an encoding that has not all of its letters."""
        if self._encoding not in ("cp1252", "mac_roman"):
            return False
        return tidy(before.encode(self._encoding, "replace").decode(self._encoding)) == tidy(text)

    def _tell_cell(self, line: _Line, number: int, code: str, values: Mapping[str, Any]) -> None:
        self._wrong.add((line.key, str(self._columns[number].path[0])))
        self._tell(line.row, number, code, **values)

    def _change(self, line: _Line, new: Plain) -> None:
        try:
            self.services.change(line.key, new)
        except ProblemsFound as found:
            self._problems += [
                replace(one, file=self._place, line=line.row, column=letters(self._at["id"]), heading="id") for one in found.problems
            ]

    def _renamed(self, taken: Taken) -> None:
        """Tell of each new row that is an old service under another id: then the old one would be left behind."""
        absent = {(key.split("/")[0], _name(one.says)): key for key, one in self.services.known.items() if key not in self._lines}
        names = {(key.split("/")[0], _name(one.says)): key for key, one in self.services.known.items()}
        for key in taken.new:
            line = self._lines[key]
            said = {
                self._columns[number].path[-1]: tidy(one.text)
                for number, one in line.cells.items()
                if self._columns[number].path[0] == "navn"
            }
            home = key.split("/")[0]
            for one in filter(None, said.values()):
                was = absent.get((home, one)) or (names.get((home, one)) if not line.cells[self._at["id"]].text.strip() else None)
                if was and (first := self._lines.get(was)):
                    self._tell(line.row, self._at["id"], "row_same_name", value=was, first=first.row)
                    break
                if was:
                    self._tell(line.row, self._at["id"], "row_id_changed", wanted=was.split("/")[1])
                    break

    # What the data's own rules say

    def _check(self, taken: Taken, today: date) -> None:
        try:
            editing.checked(self._root, taken.texts, today)
        except ProblemsFound as found:
            at = {file: spots(text, file) for file, text in taken.texts.items()}
            told = [self._by_cell(problem, at.get(problem.file, {}).get(problem.line)) for problem in found.problems]
            self._problems += [one for one in told if one is not None]
        if self._problems:
            raise ProblemsFound(self._problems)

    def _by_cell(self, problem: Problem, spot: Spot | None) -> Problem | None:
        """Return a problem as that of a cell; None where the cell has been told already. What is in no row is told as it stands."""
        line = self._lines.get(spot.key) if spot else None
        if spot is None or line is None:
            return problem
        wanted = [*spot.paths, *self._missing(problem, spot.paths)]
        near = [number for number, column in self._columns.items() if any(_touches(column.path, path) for path in wanted)]
        about = str(problem.values.get("value", "")), str(problem.values.get("key", ""))
        number = max(near, key=lambda one: self._nearness(line, one, spot, about), default=self._at["id"])
        column = self._columns[number]
        if (spot.key, str(column.path[0])) in self._wrong:
            return None
        text = line.cells[number].text.strip()
        if problem.code == "phone_bad" and text.isdigit() and len(text) < 8:
            return Problem(self._place, line.row, "cell_zero", {"value": text}, letters(number), column.name)
        return replace(problem, file=self._place, line=line.row, column=letters(number), heading=column.name)

    def _missing(self, problem: Problem, paths: Sequence[tuple[str | int, ...]]) -> list[tuple[str | int, ...]]:
        if problem.code not in ("field_missing", "list_empty", "text_empty") or "key" not in problem.values:
            return []
        key = str(problem.values["key"])
        return [(key,), *((*path, key) for path in paths)]

    def _nearness(self, line: _Line, number: int, spot: Spot, about: tuple[str, str]) -> tuple[bool, bool, int, bool, bool]:
        value, key = about
        column, text = self._columns[number], tidy(line.cells[number].text)
        depth = max((len(path) for path in spot.paths if _touches(column.path, path)), default=0)
        own = column.path[-1] == self.services.own(line.key.split("/")[0])
        return bool(key and key in column.path), bool(value and value in text), depth, bool(text), own


def _further(known: Mapping[str, Column], name: str) -> Column | None:
    """Return the column of a number that nobody has used yet: like the first of its kind, but for the number."""
    found = _NUMBERED.fullmatch(name)
    like = known.get(f"{found[1]}.1{found[3] or ''}") if found else None
    if found is None or like is None:
        return None
    path = tuple(int(found[2]) - 1 if isinstance(one, int) else one for one in like.path)
    return replace(like, name=like.name.replace(".1", f".{found[2]}", 1), path=path)


def _name(says: Plain) -> str:
    names = says.get("navn") or {}
    return str(next(iter(names.values()), "")) if isinstance(names, dict) else str(names)


def _touches(column: tuple[str | int, ...], path: tuple[str | int, ...]) -> bool:
    """Return whether one leads through the other; one record where many may stand is number 0."""
    if len(path) > 1 and len(column) > 1 and isinstance(column[1], int) and isinstance(path[1], str):
        path = (path[0], 0, *path[1:])
    return all(a == b for a, b in zip(column, path, strict=False))
