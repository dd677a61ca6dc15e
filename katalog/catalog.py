"""Files in, one frozen Catalog out, cross-checked once; all problems at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from katalog import registers, rules
from katalog.model import Felles, Kommune, Kontekst, Nasjonalt, Ordforklaring, P, Tiltak, Verdi, fields_at, read_record
from katalog.problems import Problem, ProblemsFound, relative
from katalog.reading import YamlList, YamlMap, line_of, read_yaml
from katalog.registers import Sted
from katalog.words import nearest, sort_key


@dataclass(frozen=True)
class Place:
    """Where a record is written: file from the project's root, line from 1."""

    file: str
    line: int


@dataclass(frozen=True)
class Catalog:
    """All that is known, valid and cross-checked. Mappings are in the order a reader meets them."""

    steder: Mapping[str, Sted]
    kommuner: Mapping[str, Kommune]
    tiltak: Mapping[str, Tiltak]
    nasjonalt: Mapping[str, Nasjonalt]
    ordliste: Mapping[str, Ordforklaring]
    vokabular: Mapping[str, Mapping[str, Verdi]]
    ord: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Place]

    @property
    def languages(self) -> tuple[str, ...]:
        """The site's languages, the default one first."""
        return tuple(self.ord)

    def in_kommune(self, kommune: str) -> list[Tiltak]:
        """Return what *kommune* has described and not closed, in the order it was written."""
        return [t for t in self.tiltak.values() if t.kommune == kommune and t.status != "nedlagt"]

    def national(self, land: str, slag: str) -> list[Nasjonalt]:
        """Return a country's records of one kind that are known well enough to be shown."""
        return [n for n in self.nasjonalt.values() if n.land == land and n.slag == slag and n.belegg != "ubekreftet" and n.status != "nedlagt"]

    def help_lines(self, sted: Sted) -> list[Nasjonalt]:
        """Return the help lines that answer people in *sted*."""
        return [n for n in self.national(sted.land, "hjelpelinje") if not n.omraade or sted.omraade in n.omraade]


@dataclass
class _Reader:
    """Reads the files of one project, gathering what is wrong as it goes."""

    root: Path
    today: date
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    languages: tuple[str, ...] = ()

    def load(self, path: str, *keys: str) -> YamlMap:
        """Return the top level of a YAML file, which may hold only *keys*; empty where it cannot be used."""
        node, found = read_yaml(self.root / path, path)
        self.problems += found
        empty = YamlMap(1)
        if node is None:
            if not found:
                self.problems.append(Problem(path, 0, "file_empty", {"key": keys[0]}))
            return empty
        if not isinstance(node, YamlMap):
            code = "file_empty" if node == "" else "top_wrong"
            self.problems.append(Problem(path, getattr(node, "line", 1), code, {"key": keys[0]}))
            return empty
        for key in node:
            if key not in keys:
                self.problems.append(Problem(path, node.lines[key], "key_unknown", {"key": key, "hint": hint(key, keys), "known": ", ".join(keys)}))
        if keys[0] not in node and not found:
            self.problems.append(Problem(path, 1, "top_wrong", {"key": keys[0]}))
        return node

    def records(self, path: str, key: str) -> list[YamlMap]:
        """Return the mappings in the list under *key*."""
        top = self.load(path, key)
        listed = top.get(key, YamlList(1))
        if not isinstance(listed, YamlList):
            self.problems.append(Problem(path, line_of(top, (key,)), "list_empty" if listed == "" else "list_wanted"))
            return []
        for i, node in enumerate(listed):
            if not isinstance(node, YamlMap):
                self.problems.append(Problem(path, listed.lines[i], "fields_wanted"))
        return [node for node in listed if isinstance(node, YamlMap)]

    def record(self, model: type[P], node: YamlMap, path: str, land: str, spraak: str) -> P | None:
        """Return one record, or None with its problems told on their lines."""
        empty = [key for key, value in node.items() if value == ""]
        self.problems += [Problem(path, node.lines[key], "field_empty", {"key": key}) for key in empty]
        context = Kontekst(today=self.today, land=land, spraak=spraak, languages=self.languages)
        kept = YamlMap(node.line)
        kept.update((k, v) for k, v in node.items() if k not in empty)
        record, faults = read_record(model, kept, context)
        for fault in faults:
            values = dict(fault.values)
            at = fault.path
            if fault.code in ("field_unknown", "field_missing"):
                known = fields_at(model, at)
                if fault.code == "field_missing" and values["key"] in empty and not at:
                    continue
                values |= {"hint": hint(str(values["key"]), known), "what": known.get(str(values["key"]), "")}
                at = at if fault.code == "field_missing" else (*at, values["key"])
            self.problems.append(Problem(path, line_of(node, at), fault.code, values))
        return None if empty else record

    def tell(self, key: str, path: tuple[str | int, ...], node: YamlMap, code: str, **values: Any) -> None:
        """Note a problem at *path* inside the record *key*."""
        self.problems.append(Problem(self.places[key].file, line_of(node, path), code, values))


def hint(word: str, known: Iterable[str]) -> str:
    """Return « – mente du «x»?» where a known word is near; the same words serve both languages' messages."""
    near = nearest(word, known)
    return f" – mente du «{near}»?" if near else ""


def load(root: Path, *, today: date) -> Catalog:
    """Return the catalogue under *root*/data, or raise ProblemsFound with everything that is wrong in it."""
    reader = _Reader(root, today)
    ord_ = _words(reader)
    reader.languages = tuple(ord_) or ("nb",)
    steder, found = registers.load(root)
    reader.problems += found
    vokabular = _vocabulary(reader)
    kommuner = _kommuner(reader, steder)
    nodes: dict[str, YamlMap] = {}
    nasjonalt = _national(reader, nodes)
    tiltak = _tiltak(reader, nodes, kommuner, steder)
    ordliste = _glossary(reader, nodes)
    everything: dict[str, Felles | Ordforklaring] = {**nasjonalt, **tiltak, **{f"ordliste/{k}": v for k, v in ordliste.items()}}
    for key, path, code, values in (
        *rules.within(everything, vokabular),
        *rules.areas(nasjonalt, steder.values()),
        *rules.between(tiltak, nasjonalt, {k: steder[v.nummer].land for k, v in kommuner.items() if v.nummer in steder}),
    ):
        values = values if "known_words" not in values else {**values, "hint": hint(values["value"], values["known_words"])}
        reader.tell(key, path, nodes[key], code, **values)
    if reader.problems:
        raise ProblemsFound(reader.problems)
    by_slug = {s.slug: s for s in sorted(steder.values(), key=lambda s: sort_key(s.navn))}
    return Catalog(by_slug, kommuner, tiltak, nasjonalt, ordliste, vokabular, ord_, reader.places)


def _words(reader: _Reader) -> dict[str, dict[str, str]]:
    """Read data/ord: every language has the same keys with the same blanks, or a page would have a hole in it."""
    files = sorted((reader.root / "data/ord").glob("*.yaml"), key=lambda p: (p.stem != "nb", p.stem))
    read: dict[str, YamlMap] = {}
    if not files:
        reader.problems.append(Problem("data/ord/nb.yaml", 0, "file_missing"))
    for path in files:
        name = relative(path, reader.root)
        node, found = read_yaml(path, name)
        reader.problems += found
        if isinstance(node, YamlMap):
            read[path.stem] = node
        elif not found:
            reader.problems.append(Problem(name, 1, "file_empty", {"key": "meny"}))
    reader.problems += rules.words(read)
    return {language: dict(node) for language, node in read.items()}


def _vocabulary(reader: _Reader) -> dict[str, dict[str, Verdi]]:
    path = "data/vokabular.yaml"
    top = reader.load(path, *rules.VOCABULARIES)
    lists: dict[str, dict[str, Verdi]] = {name: {} for name in rules.VOCABULARIES}
    for name, values in top.items():
        if name not in lists:
            continue
        if not isinstance(values, YamlMap):
            reader.problems.append(Problem(path, top.lines[name], "fields_wanted"))
            continue
        for value, node in values.items():
            if not isinstance(node, YamlMap):
                reader.problems.append(Problem(path, values.lines[value], "fields_wanted"))
            elif record := reader.record(Verdi, node, path, "NO", "nb"):
                lists[name][value] = record
    return lists


def _kommuner(reader: _Reader, steder: Mapping[str, Sted]) -> dict[str, Kommune]:
    path = "data/kommuner.yaml"
    kommuner: dict[str, Kommune] = {}
    for node in reader.records(path, "kommuner"):
        sted = steder.get(str(node.get("nummer")))
        kommune = reader.record(Kommune, node, path, sted.land if sted else "NO", "nb")
        if kommune is None:
            continue
        key = f"kommune/{kommune.id}"
        if key in reader.places:
            reader.problems.append(_twice(kommune.id, reader.places[key], path, node))
            continue
        reader.places[key] = Place(path, node.line)
        if sted is None:
            reader.tell(key, ("nummer",), node, "number_unknown", value=kommune.nummer)
        elif sted.slug != kommune.id:
            reader.tell(key, ("id",), node, "kommune_id", wanted=sted.slug)
        if kommune.spraak not in reader.languages:
            reader.tell(key, ("språk",), node, "language_unknown", value=kommune.spraak, known=", ".join(reader.languages))
        kommuner[kommune.id] = kommune
    return kommuner


def _twice(value: str, first: Place, path: str, node: YamlMap) -> Problem:
    return Problem(path, line_of(node, ("id",)), "id_twice", {"value": value, "first": first.line, "file": first.file})


def _gather(reader: _Reader, records: Iterable[tuple[Any, YamlMap, str, str]], nodes: dict[str, YamlMap]) -> Iterator[tuple[str, Any]]:
    """Yield records under their keys, telling of a key that was taken before."""
    for record, node, path, key in records:
        if key in reader.places:
            reader.problems.append(_twice(record.id, reader.places[key], path, node))
            continue
        reader.places[key] = Place(path, node.line)
        nodes[key] = node
        yield key, record


def _national(reader: _Reader, nodes: dict[str, YamlMap]) -> dict[str, Nasjonalt]:
    path = "data/nasjonalt.yaml"
    spraak = {"NO": "nb", "DK": "da"}

    def read() -> Iterator[tuple[Any, YamlMap, str, str]]:
        for node in reader.records(path, "tiltak"):
            land = str(node.get("land"))
            record = reader.record(Nasjonalt, node, path, land if land in spraak else "NO", spraak.get(land, "nb"))
            if record:
                yield record, node, path, record.key

    return dict(_gather(reader, read(), nodes))


def _tiltak(reader: _Reader, nodes: dict[str, YamlMap], kommuner: Mapping[str, Kommune], steder: Mapping[str, Sted]) -> dict[str, Tiltak]:
    paths = ["data/tiltak.yaml", *(relative(p, reader.root) for p in sorted((reader.root / "data/tiltak").glob("*.yaml")))]
    if len(paths) > 1 and not (reader.root / paths[0]).exists():
        paths = paths[1:]

    def read() -> Iterator[tuple[Any, YamlMap, str, str]]:
        for path in paths:
            for node in reader.records(path, "tiltak"):
                kommune = kommuner.get(str(node.get("kommune")))
                sted = steder.get(kommune.nummer) if kommune else None
                record = reader.record(Tiltak, node, path, sted.land if sted else "NO", kommune.spraak if kommune else "nb")
                if node.get("kommune") and kommune is None:
                    values = {"value": node["kommune"], "hint": hint(str(node["kommune"]), kommuner)}
                    reader.problems.append(Problem(path, line_of(node, ("kommune",)), "kommune_unknown", values))
                if record:
                    yield record, node, path, record.key

    return dict(_gather(reader, read(), nodes))


def _glossary(reader: _Reader, nodes: dict[str, YamlMap]) -> dict[str, Ordforklaring]:
    path = "data/ordliste.yaml"

    def read() -> Iterator[tuple[Any, YamlMap, str, str]]:
        for node in reader.records(path, "ordliste"):
            record = reader.record(Ordforklaring, node, path, "NO", "nb")
            if record:
                yield record, node, path, f"ordliste/{record.id}"

    return {record.id: record for _, record in _gather(reader, read(), nodes)}
