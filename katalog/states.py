"""A folder or a revision of the project in, what its data says out: each record as it is written, right or wrong."""

import io
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from katalog import catalog, registers
from katalog.model import Post
from katalog.problems import Problem, ProblemsFound, relative
from katalog.reading import YamlMap, read_yaml
from katalog.schema import LISTS, TEXTS
from katalog.values import as_list

# A record's key, the languages of a text as {language: words}: what is compared.
Plain = dict[str, Any]


@dataclass
class State:
    """What one state of the data says. `records` are by kind and key; of the `unread` kinds not all are known."""

    name: str
    problems: list[Problem] = field(default_factory=list)
    records: dict[tuple[str, str], Plain] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    navn: dict[str, str] = field(default_factory=dict)
    spraak: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)


def unpack(root: Path, revision: str, into: Path) -> Path:
    """Write the data of a *revision* of the project under *into*, and return the folder."""
    answers: list[bytes] = []
    for command in (["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"], ["archive", "--format=tar"]):
        asked = [*command, *(answer.decode().strip() for answer in answers), *(["data"] if answers else [])]
        try:
            done = subprocess.run(["git", "-C", str(root), *asked], capture_output=True, check=False)
        except OSError:
            raise ProblemsFound([Problem(revision, 0, "git_missing")]) from None
        if done.returncode:
            why = done.stderr.decode(errors="replace").strip().split("\n")[0] or "git rev-parse"
            raise ProblemsFound([Problem(revision, 0, "state_unknown", {"why": why})])
        answers.append(done.stdout)
    with tarfile.open(fileobj=io.BytesIO(answers[1])) as archive:
        archive.extractall(into, filter="data")
    return into


def read(root: Path, name: str, *, today: date) -> State:
    """Return what the data under *root* says, and what is wrong with it."""
    state = State(name)
    try:
        catalog.load(root, today=today)
    except ProblemsFound as found:
        state.problems = found.problems
    steder, _ = registers.load(root)
    state.navn = {sted.slug: sted.navn for sted in steder.values()}
    # A municipality that is no longer described still has the language of its country.
    state.spraak = {sted.slug: registers.SPRAAK[sted.land] for sted in steder.values()}
    state.records |= {("register", nummer): {"navn": sted.fullt_navn, "nettsted": sted.nettsted} for nummer, sted in steder.items()}
    for kind in ("kommuner", "nasjonalt", "tiltak", "ordliste", "veien"):
        _read_list(state, root, kind)
    _read_flat(state, root)
    _read_moved(state, root)
    return state


def _read_list(state: State, root: Path, kind: str) -> None:
    patterns, top, model = LISTS[kind]
    for path in [one for pattern in patterns for one in sorted(root.glob(pattern))]:
        node, _ = read_yaml(path, relative(path, root))
        listed = node.get(top) if isinstance(node, YamlMap) else None
        if not isinstance(listed, list):
            state.unread.add(kind)
            continue
        for one in (one for one in listed if isinstance(one, YamlMap)):
            _add(state, kind, model, one)


def _add(state: State, kind: str, model: type[Post], node: YamlMap) -> None:
    name, kommune = str(node.get("id", "")), str(node.get("kommune", ""))
    if kind == "kommuner":
        state.spraak[name] = str(node.get("språk"))
    own = state.spraak.get(kommune) or ("da" if node.get("land") == "DK" else "nb")
    state.records.setdefault((kind, f"{kommune}/{name}" if kind == "tiltak" else name), plain(model, node, own))


def _read_flat(state: State, root: Path) -> None:
    """Read what is no list of records: the lists of values, the words of the search and of the pages."""
    for path in [root / "data/vokabular.yaml", *sorted((root / "data/ord").glob("*.yaml"))]:
        node, _ = read_yaml(path, path.name)
        kind = "vokabular" if path.name == "vokabular.yaml" else f"ord/{path.stem}"
        if not isinstance(node, YamlMap):
            state.unread.add(kind)
        elif kind == "vokabular":
            for name, values in node.items():
                nested = {name: values} if name == "søk" or not isinstance(values, dict) else {f"{name}/{k}": v for k, v in values.items()}
                state.records |= {(kind, key): _as_text(one) for key, one in nested.items()}
        else:
            state.records[kind, ""] = {key: str(words) for key, words in node.items()}


def _as_text(node: Any) -> Plain:
    return {key: value for key, value in node.items()} if isinstance(node, dict) else {"": node}


def _read_moved(state: State, root: Path) -> None:
    """Read where old addresses lead: `fra` and `til` of each mapping that has the first; without `til` a page there says it is gone."""
    path = root / "data/flyttet.yaml"
    node = read_yaml(path, path.name)[0] if path.exists() else None
    for one in _with_fra(node):
        state.moved[_address(str(one["fra"]))] = _address(str(one.get("til") or ""))


def _with_fra(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict) and "fra" in node:
        yield node
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for one in inner:
        yield from _with_fra(one)


def _address(text: str) -> str:
    return text.strip("/").removeprefix("kommune/")


def plain(model: type[Post], node: Mapping[str, Any], own: str) -> Plain:
    """Return a record in one form, however it is written: one as a list of one, a text by its languages."""
    taken = taken_by(model)
    return {key: _value(taken.get(key), value, own) for key, value in node.items() if value != ""}


@cache
def taken_by(model: type[Post]) -> Mapping[str, Any]:
    """Return what each key of a record takes, as it is declared."""
    hints = get_type_hints(model, include_extras=True)
    return {field.alias or name: hints[name] for name, field in model.model_fields.items()}


def _value(hint: Any, value: Any, own: str) -> Any:
    shape = _shape(hint)
    if shape.text:
        return Words(value if isinstance(value, dict) else {own: value})
    if shape.many:
        value = as_list(value)
    if shape.record is not None and isinstance(value, dict):
        return plain(shape.record, value, own)
    if shape.item is not None and isinstance(value, list):
        return [_value(shape.item, one, own) for one in value]
    return value.strip() if isinstance(value, str) else value


class _Shape(NamedTuple):
    """What a value may be: a text, one where many may stand, a record, a list of some item."""

    text: bool
    many: bool
    record: type[Post] | None
    item: Any


@cache
def _shape(hint: Any) -> _Shape:
    """Return what a type takes; asked of every value there is, and the same each time."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(one for one in get_args(hint) if one is not NoneType)
    many = any(getattr(check, "func", None) is as_list for check in getattr(hint, "__metadata__", ()))
    text, hint = hint in TEXTS, hint.__origin__ if many else hint
    record = hint if isinstance(hint, type) and issubclass(hint, Post) else None
    return _Shape(text, many, record, get_args(hint)[0] if get_origin(hint) is list else None)


class Words(dict[str, str]):
    """A text by its languages."""

    def __init__(self, of: Mapping[str, Any]) -> None:
        super().__init__({language: str(words).strip() for language, words in of.items()})
