"""The model and what the data says in, the columns of a table that people fill in out; a record as its cells, and cells as a record.

A column is called what the field is called in YAML, with a dot inwards: `kontakt.1.telefon`, `beskrivelse.nb`. Records of a list are
numbered from 1, with one more than anybody has used; a list of plain values is one cell with | between, and so are opening hours:
`mandag 09:00–15:00 | tirsdag 09:00–15:00`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from katalog import fields
from katalog.catalog import Catalog
from katalog.formatting import order
from katalog.model import Post, Tiltak
from katalog.schema import TEXTS
from katalog.slips import day_of
from katalog.states import Plain, Words, taken_by
from katalog.values import ValueFault, as_list
from katalog.ways import paired
from katalog.words import spell_out

SEPARATOR = " | "
# Where a key of a record leads: its language or its number come after it.
Path = tuple[str | int, ...]
_HOURS = "åpent"
_HOUR = r"(\d{1,2})[:.](\d{2})"
_OPEN = re.compile(rf"(\w+):? +(?:kl\.? *)?{_HOUR} *[-–—] *{_HOUR}")
_PARTED = re.compile(r"(?<!\\)\|")
_KINDS = {fields.Dato: "day", fields.ForbiDato: "day", fields.Stund: "moment", fields.Nummer: "phone"}
_LOCAL_DAY = re.compile(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4})(?:[ T](\d{1,2})[:.](\d{2})(?::00)?)?")
_DAY_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::00(?:\.0+)?)?")
# Lists of vokabular.yaml by the keys that choose from them.
_CHOSEN = ("type", "målgruppe", "trinn", "tema")
_FEWEST = 2


@dataclass(frozen=True)
class Column:
    """One column: where in a record its cells belong, what kind of value they are, what an editor is told, what there is to choose from."""

    name: str
    path: Path
    kind: str
    what: str
    known: tuple[str, ...] = ()


def columns(found: Catalog, records: Iterable[Plain]) -> list[Column]:
    """Return the columns that hold all of *records* and one more of what there may be many of."""
    return _Columns(found, list(records)).of(Tiltak, (), "")


class _Columns:
    def __init__(self, found: Catalog, records: Sequence[Plain]) -> None:
        self._languages, self._vokabular, self._records = found.languages, found.vokabular, records

    def of(self, model: type[Post], path: Path, what: str) -> list[Column]:
        taken = taken_by(model)
        said = {info.alias or name: info.description or "" for name, info in model.model_fields.items()}
        keys = {key: (taken[key], said[key]) for key in taken}
        names = [key for key in order(model) if key in keys]
        return [one for key in names for one in self._field(keys[key][0], (*path, key), ": ".join(filter(None, (what, keys[key][1]))))]

    def _field(self, hint: Any, path: Path, what: str) -> list[Column]:
        if get_origin(hint) in (Union, UnionType):
            hint = next(one for one in get_args(hint) if one is not NoneType)
        if path == (_HOURS,):
            return [Column(_HOURS, path, "hours", f"{what} mandag 09:00–15:00 | tirsdag 09:00–15:00")]
        if hint in TEXTS:
            return [Column(_named(path, one), (*path, one), "text", what) for one in self._used(path)]
        if hint in _KINDS:
            return [Column(_named(path), path, _KINDS[hint], what)]
        if isinstance(hint, type) and issubclass(hint, Post):
            return self.of(hint, path, what)
        return self._many(hint, path, what)

    def _many(self, hint: Any, path: Path, what: str) -> list[Column]:
        bare = getattr(hint, "__origin__", hint) if hasattr(hint, "__metadata__") else hint
        if get_origin(bare) is dict:
            inner = get_args(bare)[1]
            return [column for one in self._used(path) for column in self._field(inner, (*path, one), what)]
        if get_origin(bare) is list and get_args(bare)[0] == fields.Ord:
            return [Column(_named(path), path, "words", what, self._known(path))]
        if get_origin(bare) is list:
            inner = get_args(bare)[0]
            return [column for i in range(self._most(path)) for column in self._field(inner, (*path, i), what)]
        known = tuple(map(str, get_args(bare))) if get_origin(bare) is Literal else ("ja", "nei") if hint == fields.JaNei else ()
        return [Column(_named(path), path, "value", what, known or self._known(path))]

    def _known(self, path: Path) -> tuple[str, ...]:
        return tuple(self._vokabular.get(str(path[0]), {})) if path[0] in _CHOSEN and len(path) == 1 else ()

    def _used(self, path: Path) -> list[str]:
        """Return the site's languages, and those that some record has beside them here."""
        used = {one for record in self._records for one in (_at(record, path) or {})}
        return [*self._languages, *sorted(used - set(self._languages))]

    def _most(self, path: Path) -> int:
        return max([_FEWEST, *(len(_at(record, path) or ()) + 1 for record in self._records)])


def _named(path: Path, *more: str) -> str:
    return ".".join(str(one + 1) if isinstance(one, int) else one for one in (*path, *more))


def heading(text: str) -> str:
    """Return a heading so that it can be looked up however somebody has written its letters."""
    return spell_out(unicodedata.normalize("NFC", text).strip().casefold())


def _at(node: Any, path: Path) -> Any:
    """Return what stands at *path* of a record, or None."""
    for part in path:
        if isinstance(node, Mapping):
            node = node.get(str(part))
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            node = node[part]
        else:
            return None
    return node


def cell(record: Mapping[str, Any], column: Column) -> str:
    """Return what the cell of a record says in *column*."""
    value = _at(record, column.path)
    if column.kind == "hours" and isinstance(value, list):
        return SEPARATOR.join(f"{one.get('dag', '')} {one.get('fra', '')}–{one.get('til', '')}" for one in value)
    if isinstance(value, list):
        return SEPARATOR.join(str(one).replace("\\", "\\\\").replace("|", "\\|") for one in value)
    return value if isinstance(value, str) else ""


def tidy(text: str) -> str:
    """Return what a person sees of a text: no blanks at the ends of lines, each blank an ordinary one, line breaks as in YAML."""
    text = unicodedata.normalize("NFC", text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub("[\u00a0\u202f\u2007]", " ", text).replace("\u00ad", "")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def says_the_same(column: Column, old: str, new: str) -> bool:
    """Return whether two texts of a cell mean the same there, as a spreadsheet may have written one of them."""
    if old == new:
        return True
    old, new = tidy(old), tidy(new)
    if old == new:
        return True
    if column.kind == "phone":
        return re.sub(r"[\s.-]", "", old) == re.sub(r"[\s.-]", "", new)
    try:
        return column.kind != "text" and bool(old and new) and value(column, old) == value(column, new)
    except ValueFault:
        return False


def value(column: Column, text: str) -> Any:
    """Return the value a filled cell gives its record; raise ValueFault where it cannot be read."""
    text = tidy(text)
    if column.kind == "hours":
        return [_open(one) for one in re.split(r"[|;,\n]", text) if one.strip()]
    if column.kind == "words":
        parts = re.split(r"[|;,/\n]| og ", text) if column.known else [_whole(one) for one in _PARTED.split(text.replace("\n", "|"))]
        return [_as_known(column, one.strip()) for one in parts if one.strip()]
    if column.kind == "value":
        return _as_known(column, text)
    if column.kind in ("day", "moment"):
        return _moment(text)
    return paired(text) if column.kind == "phone" else text


def _as_known(column: Column, text: str) -> str:
    """Return one of the values there are to choose from, however its letters are written; else the text as it is."""
    return next((one for one in column.known if one.casefold() == text.casefold()), text)


def _whole(part: str) -> str:
    return re.sub(r"\\([\\|])", r"\1", part)


def _open(text: str) -> dict[str, str]:
    found = _OPEN.fullmatch(text.strip())
    if not found:
        raise ValueFault("cell_hours", value=text.strip())
    return {"dag": found[1].lower(), "fra": f"{found[2]:0>2}:{found[3]}", "til": f"{found[4]:0>2}:{found[5]}"}


def _moment(text: str) -> str:
    """Return a day, or a day and a time, with the year first, where it is written as a Nordic spreadsheet shows it."""
    found = _LOCAL_DAY.fullmatch(text)
    if found and (day := day_of(f"{found[1]}.{found[2]}.{found[3]}")):
        return f"{day}T{found[4]:0>2}:{found[5]}" if found[4] else day
    if found := _DAY_TIME.fullmatch(text):
        return f"{found[1]}T{found[2]:0>2}:{found[3]}"
    return text


def put(record: Plain, column: Column, text: str) -> None:
    """Give a record what a cell says; an empty cell takes away what stood there. `closed_up` must come after the last cell."""
    node: Any = record
    for here, following in zip(column.path, column.path[1:], strict=False):
        node = _step(node, here, following)
    last = column.path[-1]
    if text:
        node[last] = value(column, text)
    else:
        node.pop(last, None)


def _step(node: Any, key: str | int, following: str | int) -> Any:
    """Return what *key* leads to, made where it is not there; a list is a mapping of its numbers until it is closed up."""
    there = node.get(key)
    if isinstance(there, list):
        node[key] = there = dict(enumerate(there))
    if there is None:
        node[key] = there = {}
    return there


def closed_up(node: Any) -> Any:
    """Return what has been put together without its empty parts, its lists as lists again, and texts as texts."""
    if isinstance(node, dict):
        inner = {key: closed_up(one) for key, one in node.items()}
        kept = {key: one for key, one in inner.items() if one not in ({}, [], "")}
        if kept and all(isinstance(key, int) for key in kept):
            return [kept[key] for key in sorted(kept)]
        return Words(kept) if isinstance(node, Words) else kept
    if isinstance(node, list):
        return [closed_up(one) for one in node]
    return node


def written(model: type[Post], node: Mapping[str, Any], new: Plain, own: str) -> dict[str, Any]:
    """Return the fields of *new* as an editor would write them, each as it stands in *node* where that says the same."""
    taken = taken_by(model)
    return {key: _written(taken.get(key), node.get(key), one, own) for key, one in in_order(model, new)}


def in_order(model: type[Post], record: Plain) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record in the order they are written in; what is unknown last."""
    keys = [*order(model), *record]
    yield from ((key, record[key]) for key in dict.fromkeys(keys) if key in record)


def _written(hint: Any, was: Any, new: Any, own: str) -> Any:
    if get_origin(hint) in (Union, UnionType):
        hint = next(one for one in get_args(hint) if one is not NoneType)
    if hint in TEXTS and isinstance(new, dict):
        if set(new) == {own} and not isinstance(was, Mapping):
            return _kept(was, new[own])
        before = was if isinstance(was, Mapping) else {}
        return {key: _kept(before.get(key), one) for key, one in new.items()}
    one_or_many = any(getattr(check, "func", None) is as_list for check in getattr(hint, "__metadata__", ()))
    bare = hint.__origin__ if hasattr(hint, "__metadata__") else hint
    if get_origin(bare) is list and isinstance(new, list):
        before = as_list(was) if one_or_many and was is not None else was
        olds = before if isinstance(before, list) else []
        each = [_written(get_args(bare)[0], olds[i] if i < len(olds) else None, one, own) for i, one in enumerate(new)]
        return each[0] if one_or_many and len(each) == 1 and not isinstance(was, list) else each
    if isinstance(bare, type) and issubclass(bare, Post) and isinstance(new, dict):
        return written(bare, was if isinstance(was, Mapping) else {}, new, own)
    return _kept(was, new)


def _kept(was: Any, new: Any) -> Any:
    """Return the old value where the new one is the same but for blanks at its ends."""
    return was if isinstance(was, str) and isinstance(new, str) and was.strip() == new else new
