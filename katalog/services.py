"""The files of services in, each service as it is written out; and with new and changed ones, each file's text that is another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from katalog import editing, entries, patching
from katalog.catalog import Catalog
from katalog.columns import written
from katalog.formatting import order
from katalog.lines import Entry, Listing, listing
from katalog.model import Tiltak
from katalog.octets import read_text
from katalog.problems import Problem, ProblemsFound
from katalog.reading import YamlMap
from katalog.states import Plain, State, plain


@dataclass(frozen=True)
class Service:
    """One service as it stands: in which file, on which lines, and what it says in the one form that states are compared in."""

    file: str
    entry: Entry
    says: Plain
    own: str


class Services:
    """All services of a project as they are written; `texts` are the files that have come to say something else."""

    def __init__(self, found: Catalog, root: Path) -> None:
        self._found, self._root = found, root
        self._files: dict[str, Listing] = {}
        self._touched: dict[str, None] = {}
        self._new: dict[str, list[Plain]] = {}
        self.known: dict[str, Service] = {}
        for file in entries.files(root):
            text, _ = read_text(root / file, file)
            if text is None or (listed := listing(text, editing.TOP, file)) is None:
                continue
            self._files[file] = listed
            self.known |= self._in(file, listed)

    def own(self, kommune: str) -> str:
        """Return the language a municipality writes."""
        there = self._found.kommuner.get(kommune)
        return there.spraak if there else self._found.languages[0]

    def states(self, texts: Mapping[str, str]) -> tuple[State, State]:
        """Return what all services say as they stand, and what they say with *texts* in place of the files of those names."""
        left = {key: one for key, one in self.known.items() if one.file not in texts}
        new = [self._in(file, listed) for file, text in texts.items() if (listed := listing(text, editing.TOP, file))]
        return self._state(self.known), self._state({key: one for those in (left, *new) for key, one in those.items()})

    def _state(self, those: Mapping[str, Service]) -> State:
        return State(
            "data",
            records={(editing.TOP, key): one.says for key, one in those.items()},
            navn={sted.slug: sted.navn for sted in self._found.steder.values()},
            spraak={key: one.spraak for key, one in self._found.kommuner.items()},
        )

    def _in(self, file: str, listed: Listing) -> dict[str, Service]:
        return {f"{one.node.get('kommune')}/{one.node.get('id')}": self._service(file, one) for one in listed.entries}

    def _service(self, file: str, entry: Entry) -> Service:
        own = self.own(str(entry.node.get("kommune")))
        return Service(file, entry, plain(Tiltak, entry.node, own), own)

    def change(self, key: str, new: Plain) -> None:
        """Let a service say *new*, with as few other lines as can be; raise ProblemsFound where it is written so that it cannot be set."""
        service = self.known[key]
        was, entry = service.says, service.entry
        changed = [one for one in dict.fromkeys([*was, *new]) if was.get(one) != new.get(one)]
        if not entry.fields:
            place = self._found.places[key]
            raise ProblemsFound([Problem(place.file, place.line, "record_unwritable", {"key": changed[0]})])
        values = written(Tiltak, entry.node, new, service.own)
        patching.set_values(entry, {one: values.get(one) for one in changed}, order(Tiltak))
        self._touched[service.file] = None

    def add(self, new: Plain) -> None:
        """Put a new service after the last of its municipality's."""
        self._new.setdefault(str(new["kommune"]), []).append(new)

    def texts(self) -> dict[str, str]:
        """Return the files that say something else, by name."""
        for kommune, new in self._new.items():
            self._put_in(kommune, [written(Tiltak, {}, one, self.own(kommune)) for one in new])
        self._new = {}
        return {file: self._files[file].text() for file in self._touched}

    def _put_in(self, kommune: str, new: Sequence[Mapping[str, Any]]) -> None:
        own = [one.file for one in self.known.values() if one.says.get("kommune") == kommune]
        if not own and not self._files:
            raise ProblemsFound([Problem("data/tiltak.yaml", 0, "record_unwritable", {"key": editing.TOP})])
        file = own[-1] if own else next(iter(self._files))
        listed = self._files[file]
        at = max((i + 1 for i, one in enumerate(listed.entries) if one.node.get("kommune") == kommune), default=len(listed.entries))
        for number, values in enumerate(new, at):
            editing.put_in(listed, number, values)
        self._touched[file] = None


@dataclass(frozen=True)
class Spot:
    """Where a line stands in a file of services: of which service, and the paths of all that is written on it, the outermost first."""

    key: str
    paths: Sequence[tuple[str | int, ...]]


def spots(text: str, file: str) -> dict[int, Spot]:
    """Return of each line of a file what is written there."""
    listed = listing(text, editing.TOP, file)
    found: dict[int, Spot] = {}
    for entry in listed.entries if listed else []:
        key = f"{entry.node.get('kommune')}/{entry.node.get('id')}"
        on: dict[int, list[tuple[str | int, ...]]] = {entry.line: []}
        for path, line in _paths(entry.node, ()):
            on.setdefault(line, []).append(path)
        found |= {line: Spot(key, paths) for line, paths in on.items()}
    return found


def _paths(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], int]]:
    keyed: Mapping[Any, int] = node.lines if isinstance(node, YamlMap) else dict(enumerate(getattr(node, "lines", ())))
    for key, line in keyed.items():
        yield (*path, key), line
        yield from _paths(node[key], (*path, key))
