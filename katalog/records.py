"""Files in, records with their lines out: what is wrong with each is told where it stands, once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Any

from katalog.hints import hint, meant
from katalog.model import P, Post, fields_at, read_record
from katalog.problems import MANY, Problem, ProblemsFound
from katalog.reading import Node, YamlList, YamlMap, is_written, line_of, read_yaml
from katalog.values import Kontekst
from katalog.words import nearest


@dataclass(frozen=True)
class Place:
    """Where a record is written: file from the project's root, line from 1."""

    file: str
    line: int


def hinted(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a broken rule names, with the hint that it has words for."""
    return {**values, "hint": hint(values["value"], values["known_words"], values.get("called"))} if "known_words" in values else {**values}


def _home(model: type[Post], path: tuple[str | int, ...], key: str) -> str | None:
    """Return the field that *key* stands under where it is no key of the record itself, if that is one alone."""
    homes = [] if path or key in _COMMON else [field for field in fields_at(model, ()) if key in fields_at(model, (field,))]
    return homes[0] if len(homes) == 1 else None


def _is_of_all(model: type[Post], path: tuple[str | int, ...], key: str) -> bool:
    """Return whether a *key* that stands under a field is one of the record itself."""
    return bool(path) and key in fields_at(model, ()) and key not in _COMMON


def _lacks(node: Node) -> bool:
    """Return whether a key in it has no value."""
    if isinstance(node, YamlMap):
        return "" in node.values() or any(map(_lacks, node.values()))
    return isinstance(node, YamlList) and any(map(_lacks, node))


def _cut(node: YamlMap, key: str, known: Iterable[str]) -> str:
    """Return why a mapping in braces has a *key* that is none and has no value."""
    if key.partition(":")[0] in known:
        return "yaml_no_blank"
    # Alone in them, it is a text that somebody has set them around.
    return "yaml_start" if len(node) == 1 else "number_comma" if key.isdecimal() else "text_comma"


@dataclass
class Reader:
    """Reads the files of one project, gathering what is wrong as it goes.

    `places` has every record that has an id, also one that is wrong, so that nobody is told that what stands there is missing.
    `unread` are the files whose records are not known: what looks something up in them cannot be judged.
    """

    root: Path
    today: date
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    marks: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()

    def tell(self, path: str, line: int, code: str, **values: Any) -> None:
        """Note a problem; raise ProblemsFound when there are more than anybody reads."""
        self.problems.append(Problem(path, line, code, values))
        if len(self.problems) >= 2 * MANY:
            raise ProblemsFound(self.told())

    def load(self, path: str, *keys: str) -> YamlMap:
        """Return the top level of a YAML file, which may hold only *keys*; empty where it cannot be used."""
        node, found = read_yaml(self.root / path, path)
        self.problems += found
        if found:
            self.unread.add(path)
        if isinstance(node, YamlMap):
            for key in node:
                if key not in keys:
                    self.tell(path, node.lines[key], "key_unknown", key=key, hint=hint(key, keys), known=", ".join(keys))
            if not found and not any(key in node for key in keys):
                self.unread.add(path)
                self.tell(path, 0, "top_wrong", key=keys[0])
            return node
        if not found:
            self.unread.add(path)
            self.tell(path, 0 if not node else getattr(node, "line", 1), "top_wrong" if node else "file_empty", key=keys[0])
        return YamlMap(1)

    def records(self, path: str, key: str) -> list[YamlMap]:
        """Return the mappings in the list under *key*."""
        top = self.load(path, key)
        listed = top.get(key, YamlList(1))
        if not isinstance(listed, YamlList):
            self.unread.add(path)
            code = "list_empty" if listed == "" else "entries_wanted" if isinstance(listed, YamlMap) else "list_wanted"
            self.tell(path, line_of(top, (key,)), code)
            return []
        for i, node in enumerate(listed):
            if not isinstance(node, YamlMap):
                self.tell(path, listed.lines[i], "fields_wanted")
        return [node for node in listed if isinstance(node, YamlMap)]

    def record(self, model: type[P], node: YamlMap, path: str, land: str, spraak: str) -> P | None:
        """Return one record with its problems told on their lines.

        With problems it is what is left without what is wrong, so that the rest can be checked at once; None if too little is.
        """
        filled = self._filled(node, path, model, ()) if _lacks(node) else node
        context = Kontekst(today=self.today, land=land, spraak=spraak, languages=self.languages)
        record, faults = read_record(model, filled, context)
        # A key that is only misspelt is told once, as that, and not also as missing.
        unknown = ((f.path, str(f.values["key"])) for f in faults if f.code == "field_unknown")
        misspelt = {(at, nearest(key, fields_at(model, at))) for at, key in unknown}
        for fault in faults:
            known = fields_at(model, fault.path) if "key" in fault.values else {}
            key = str(fault.values.get("key"))
            if fault.code == "field_missing" and (is_written(node, fault.path, key) or (fault.path, key) in misspelt):
                continue
            at = (*fault.path, key) if fault.code == "field_unknown" else fault.path
            # What stands there already is not what somebody meant.
            added: dict[str, Any] = {"hint": hint(key, known), "what": known.get(key, "")} if "key" in fault.values else {}
            code = fault.code
            if code == "field_unknown" and (near := meant(key, known)) and is_written(node, fault.path, near):
                code, added = "field_again", {"near": near, "first": line_of(node, (*fault.path, near))}
            elif code == "field_unknown" and not near and key in self.languages:
                code = "yaml_language"
            elif code == "field_unknown" and (where := _home(model, fault.path, key)):
                code, added = "field_elsewhere", {"where": where}
            elif code == "field_unknown" and not near and _is_of_all(model, fault.path, key) and not is_written(node, (), key):
                code, added = "field_outside", {"where": fault.path[0]}
            if code == "id_bad":
                # Under what its like stand, and whether it is to be one of them or a new one.
                added |= {"home": node.get("kommune", Path(path).stem), "new": fault.path == ("id",)}
            self.tell(path, line_of(node, at), code, **fault.values, **added)
        if faults:
            wrong = {fault.path[0] if fault.path else fault.values["key"] for fault in faults}
            left = {key: value for key, value in filled.items() if key not in wrong}
            standing_in = {key: value for key, value in _STAND_INS.items() if key in fields_at(model, ()) and key not in left}
            record, _ = read_record(model, {**left, **standing_in}, context)
        return record

    def _filled(self, node: YamlMap, path: str, model: type[Post], at: tuple[str, ...]) -> YamlMap:
        """Return a mapping without the keys that have no value, each of them told."""
        kept = YamlMap(node.line)
        for key, value in node.items():
            if value == "":
                # In braces a comma inside a text makes a key of what comes after it.
                known = (*fields_at(model, at), *self.languages)
                code = _cut(node, key, known) if node.braces and key not in known else _EMPTY.get(key, "field_empty")
                self.tell(path, node.lines[key], code, key=key)
            elif isinstance(value, YamlMap):
                if inner := self._filled(value, path, model, (*at, key)) or not value:
                    kept[key] = inner or value
            elif isinstance(value, YamlList):
                kept[key] = [self._filled(v, path, model, (*at, key)) if isinstance(v, YamlMap) else v for v in value]
            else:
                kept[key] = value
        return kept

    def placed(self, node: YamlMap, path: str, *key: Any) -> bool:
        """Note where the record with this key stands, and return whether the key is its own; parts that are no text are no key."""
        if not all(part and isinstance(part, str) for part in key):
            return True
        name = "/".join(key)
        if first := self.places.get(name):
            self.tell(path, line_of(node, ("id",)), "id_twice", value=key[-1], first=first.line, file=first.file)
            return False
        self.places[name] = Place(path, node.line)
        return True

    def told(self) -> Iterator[Problem]:
        """Yield what an editor should hear: nothing that only follows from something else told."""
        anchored = {(p.file, p.line) for p in self.problems if p.code == "yaml_anchor"}
        for problem in self.problems:
            follows = any(path.startswith(_LOOKED_UP.get(problem.code, "-")) for path in self.unread)
            if not follows and (problem.code == "yaml_anchor" or (problem.file, problem.line) not in anchored):
                yield self._free(problem)

    def _free(self, problem: Problem) -> Problem:
        """Return a problem so that its advice is an id that can be written there: a new one, or one that is there to be led to."""
        if problem.code != "id_bad" or not (wanted := problem.values["wanted"]):
            return problem
        home = problem.values["home"]
        if not problem.values["new"]:
            return problem if f"{home}/{wanted}" in self.places else replace(problem, values={**problem.values, "hint": ""})
        free = next(name for name in chain([wanted], (f"{wanted}-{i}" for i in count(2))) if f"{home}/{name}" not in self.places)
        return replace(problem, values={**problem.values, "hint": f" Skriv {free}."})


# Too common to say where an editor meant them to be.
_COMMON = {"fra", "til", "land", "dato", "dag", "av", "per", "start"}

# For what a record must have, where no rule looks at what it says.
_STAND_INS: Mapping[str, Any] = {"navn": "–", "beskrivelse": "–", "kilde": {"tittel": "–"}, "ord": "–", "forklaring": "–"}

# Where nothing stands after a key, and why it most often does: # begins a comment.
_EMPTY: Mapping[str, str] = {"farge": "colour_empty"}

# Message: the files that must have been read for it to be true.
_LOOKED_UP: Mapping[str, str] = {
    "base_unknown": "data/nasjonalt.yaml",
    "kommune_unknown": "data/kommuner.yaml",
    "number_unknown": "data/register/",
    "area_unknown": "data/register/",
    "place_unknown": "data/register/",
    "part_unknown": "data/tiltak",
    "moved_nowhere": "data/",
    "address_gone": "data/",
}
