"""Files in, one frozen Catalog out, cross-checked once; all problems at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from katalog import entries, linkbook, moved, owners, registers, rules, vocabulary
from katalog.hints import hint
from katalog.model import Felles, Kommune, Kontakt, Nasjonalt, Ordforklaring, Proevd, Soek, Steg, Tiltak, Verdi, Vert
from katalog.moved import Gammel
from katalog.problems import ProblemsFound
from katalog.reading import YamlMap, is_written, line_of
from katalog.records import Place as Place
from katalog.records import Reader, hinted
from katalog.registers import SPRAAK as SPRAAK
from katalog.registers import Sted
from katalog.words import sort_key


@dataclass(frozen=True)
class Catalog:
    """All that is known, valid and cross-checked. Mappings are in the order a reader meets them."""

    steder: Mapping[str, Sted]
    kommuner: Mapping[str, Kommune]
    tiltak: Mapping[str, Tiltak]
    nasjonalt: Mapping[str, Nasjonalt]
    ordliste: Mapping[str, Ordforklaring]
    vokabular: Mapping[str, Mapping[str, Verdi]]
    soek: Soek
    veien: tuple[Steg, ...]
    ord: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Place]
    # Who runs the site, where somebody has said so; and whose own site it is, empty for the one that all share.
    vert: Vert | None = None
    proevd: Proevd | None = None
    egne: tuple[str, ...] = ()
    # What each service was read from, where that is known: the same mark, the same service.
    marks: Mapping[str, str] = field(default_factory=dict)
    # Where what stood at an old address is now; and what is known of the links out of the site.
    gamle: Mapping[str, Gammel] = field(default_factory=dict)
    lenker: linkbook.Lenker = linkbook.NONE

    @property
    def languages(self) -> tuple[str, ...]:
        """The site's languages, the default one first."""
        return tuple(self.ord)

    @property
    def retninger(self) -> dict[str, str]:
        """Which way each language is written."""
        return {language: words["skriveretning"] for language, words in self.ord.items()}

    def land_rekke(self, language: str) -> list[str]:
        """Return the countries in the order a reader of *language* wants them, their own first."""
        return self.ord[language]["land_rekke"].split()

    def script_words(self, language: str) -> dict[str, str]:
        """Return what scripts say, as a page brings it to them."""
        return {key.removeprefix("js_"): text for key, text in self.ord[language].items() if key.startswith("js_")}

    @property
    def inngang(self) -> str:
        """The way in to what municipalities have: the list of them, or the page of the only one."""
        return f"kommune/{self.egne[0]}/" if len(self.egne) == 1 else "kommune/"

    @cached_property
    def open(self) -> list[Tiltak]:
        """Every service that has a page: what is closed has none."""
        return [one for kommune in self.kommuner for one in self.in_kommune(kommune)]

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address that has a page of the catalogue, as a key: municipalities, services, and what has moved or closed."""
        return frozenset({*self.steder, *self.tiltak, *self.gamle})

    def redirects(self, folders: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield (old path, path today) of what has moved, in each language's folder; what is closed has a page that says so."""
        for key, gammel in sorted(self.gamle.items()):
            if gammel.til and key not in self.tiltak:
                yield from ((f"{folder}kommune/{key}/", f"{folder}kommune/{gammel.til}/") for folder in folders.values())

    @cached_property
    def described(self) -> frozenset[str]:
        """The municipalities that have a service to show."""
        return frozenset(one.kommune for one in self.open)

    def written_in(self, kommune: str) -> list[Tiltak]:
        """Return all that *kommune* has described, closed too, in the order it was written."""
        return self._written_in.get(kommune, [])

    @cached_property
    def _written_in(self) -> dict[str, list[Tiltak]]:
        found: dict[str, list[Tiltak]] = {}
        for one in self.tiltak.values():
            found.setdefault(one.kommune, []).append(one)
        return found

    def in_kommune(self, kommune: str) -> list[Tiltak]:
        """Return what *kommune* has described and not closed, in the order it was written."""
        return self._open_in.get(kommune, [])

    @cached_property
    def _open_in(self) -> dict[str, list[Tiltak]]:
        return {kommune: [one for one in written if one.status != "nedlagt"] for kommune, written in self._written_in.items()}

    def national(self, land: str, slag: str) -> list[Nasjonalt]:
        """Return a country's records of one kind that are known well enough to be shown."""
        return self._by_slag.get((land, slag), [])

    @cached_property
    def _by_slag(self) -> dict[tuple[str, str], list[Nasjonalt]]:
        found: dict[tuple[str, str], list[Nasjonalt]] = {}
        for one in self.nasjonalt.values():
            if one.belegg != "ubekreftet" and one.status != "nedlagt":
                found.setdefault((one.land, one.slag), []).append(one)
        return found

    def help_lines(self, sted: Sted) -> list[Nasjonalt]:
        """Return the help lines that answer people in *sted*."""
        return self._help_lines[sted.land, sted.omraade]

    @cached_property
    def _help_lines(self) -> dict[tuple[str, str], list[Nasjonalt]]:
        """By country and part of it: every page asks, and the lines are many."""
        parts = {(sted.land, sted.omraade) for sted in self.steder.values()}
        return {(land, part): [n for n in self.national(land, "hjelpelinje") if not n.omraade or part in n.omraade] for land, part in parts}

    def website(self, sted: Sted) -> str | None:
        """Return the municipality's own site: as it says itself, or as the register does."""
        own = self.contact(sted)
        return (own.nettsted if own else None) or sted.nettsted

    def contact(self, sted: Sted) -> Kontakt | None:
        """Return how the municipality itself says that it can be reached."""
        kommune = self.kommuner.get(sted.slug)
        return kommune.kontakt if kommune else None

    def instead(self, sted: Sted) -> Nasjonalt | None:
        """Return whom a parent in *sted* may ring when a service does not answer: a line for parents, best one that is always open."""
        return self._instead[sted.land, sted.omraade]

    @cached_property
    def _instead(self) -> dict[tuple[str, str], Nasjonalt | None]:
        found: dict[tuple[str, str], Nasjonalt | None] = {}
        for part, lines in self._help_lines.items():
            for_parents = [line for line in lines if line.gruppe == "foreldre" and line.numre]
            found[part] = min(for_parents, key=lambda line: not line.doegnaapent, default=None)
        return found


def load(root: Path, *, today: date) -> Catalog:
    """Return the catalogue under *root*/data, or raise ProblemsFound with everything that is wrong in it."""
    reader = Reader(root, today)
    ord_ = vocabulary.words(reader)
    steder = _register(reader)
    vokabular, names, soek = vocabulary.values(reader, steder)
    nodes: dict[str, YamlMap] = {}
    homes: dict[str, tuple[str, str]] = {}
    kommuner = owners.kommuner(reader, steder, homes)
    nasjonalt = _national(reader, nodes)
    called = registers.called(steder.values())
    tiltak = _tiltak(reader, nodes, homes, called)
    ordliste = _glossary(reader, nodes)
    veien = _way(reader)
    vert, proevd, lenker = owners.host(reader), owners.tried(reader), linkbook.load(reader)
    everything: dict[str, Felles | Ordforklaring] = {**nasjonalt, **tiltak, **{f"ordliste/{k}": v for k, v in ordliste.items()}}
    for key, path, code, values in (
        *rules.within(everything, names, vokabular),
        *rules.origins(everything, [sted.slug for sted in steder.values()], called),
        *rules.areas(nasjonalt, steder.values()),
        *rules.between(tiltak, nasjonalt, {k: land for k, (land, _) in homes.items()}, reader.places),
    ):
        if key not in nodes:
            nodes |= entries.nodes(reader, reader.places[key].file)
        node = nodes[key]
        if code == "field_missing" and is_written(node, path, values["key"]):
            continue
        reader.tell(reader.places[key].file, line_of(node, path), code, **hinted(values))
    gamle = _old(reader, steder, tiltak)
    if problems := list(reader.told()):
        raise ProblemsFound(problems)
    by_slug = {s.slug: s for s in sorted(steder.values(), key=lambda s: sort_key(s.navn))}
    known = (by_slug, kommuner, tiltak, nasjonalt, ordliste, vokabular, soek, veien, ord_, reader.places)
    return Catalog(*known, vert, proevd, marks=reader.marks, gamle=gamle, lenker=lenker)


def _register(reader: Reader) -> dict[str, Sted]:
    steder, found = registers.load(reader.root)
    reader.problems += found
    reader.unread |= {problem.file for problem in found}
    return steder


def _national(reader: Reader, nodes: dict[str, YamlMap]) -> dict[str, Nasjonalt]:
    path = "data/nasjonalt.yaml"
    found: dict[str, Nasjonalt] = {}
    for node in reader.records(path, "tiltak"):
        land = land if (land := str(node.get("land"))) in SPRAAK else "NO"
        record = reader.record(Nasjonalt, node, path, land, SPRAAK[land])
        own = reader.placed(node, path, "nasjonalt", node.get("id"))
        if record and own:
            found[record.key], nodes[record.key] = record, node
    return found


def _tiltak(
    reader: Reader, nodes: dict[str, YamlMap], homes: Mapping[str, tuple[str, str]], called: Mapping[str, str]
) -> dict[str, Tiltak]:
    found: dict[str, Tiltak] = {}
    paths = tuple(entries.files(reader.root))
    reader.problems += entries.left_out(reader.root)
    quick = entries.read(reader, paths, homes)
    for path in paths:
        own = {record.key: (record, Place(path, line)) for record, line, _ in quick.get(path, ())}
        if own and len(own) == len(quick[path]) and not own.keys() & reader.places.keys():
            found |= {key: record for key, (record, _) in own.items()}
            reader.places |= {key: place for key, (_, place) in own.items()}
            reader.marks |= {record.key: mark for record, _, mark in quick[path]}
            continue
        for node in reader.records(path, "tiltak"):
            kommune = node.get("kommune")
            land, spraak = homes.get(str(kommune), ("NO", "nb"))
            record = reader.record(Tiltak, node, path, land, spraak)
            new = reader.placed(node, path, kommune, node.get("id"))
            if kommune and isinstance(kommune, str) and kommune not in homes:
                reader.tell(path, line_of(node, ("kommune",)), "kommune_unknown", value=kommune, hint=hint(kommune, homes, called))
            if record and new and record.key in reader.places:  # A blank that quotes keep is no part of a key.
                found[record.key], nodes[record.key] = record, node
    return found


def _glossary(reader: Reader, nodes: dict[str, YamlMap]) -> dict[str, Ordforklaring]:
    path = "data/ordliste.yaml"
    found: dict[str, Ordforklaring] = {}
    for node in reader.records(path, "ordliste"):
        record = reader.record(Ordforklaring, node, path, "NO", "nb")
        own = reader.placed(node, path, "ordliste", node.get("id"))
        if record and own:
            found[record.id], nodes[f"ordliste/{record.id}"] = record, node
    return found


def _old(reader: Reader, steder: Mapping[str, Sted], tiltak: Mapping[str, Tiltak]) -> dict[str, Gammel]:
    """Read where old addresses lead; a service that is written but wrong is not gone."""
    files = set(entries.files(reader.root))
    written = {key for key, place in reader.places.items() if place.file in files}
    closed = {key for key, one in tiltak.items() if one.status == "nedlagt"}
    return moved.load(reader, {sted.slug for sted in steder.values()} | written - closed, closed)


def _way(reader: Reader) -> tuple[Steg, ...]:
    """Read the steps of a family's way; a catalogue may be without them."""
    path = "data/veien.yaml"
    if not (reader.root / path).exists():
        return ()
    nodes = reader.records(path, "steg")
    own = [node for node in nodes if reader.placed(node, path, "veien", node.get("id"))]
    return tuple(record for node in own if (record := reader.record(Steg, node, path, "NO", "nb")))
