"""A corpus in, all that the site would search in out: a catalogue's own files, or a flat list of services."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from bench import flat, handwritten
from bench.places import SPRAAK, Navneliste
from bench.unreadable import Unreadable
from katalog import catalog, registers
from katalog.catalog import Catalog
from katalog.findable import Side
from katalog.messages_disk import unread
from katalog.model import Nasjonalt
from katalog.problems import Problem, ProblemsFound
from katalog.reading import YamlList, read_yaml
from katalog.records import Place

_FILES = ("tiltak.yaml", "kommuner.yaml", "nasjonalt.yaml", "ordliste.yaml", "vokabular.yaml")
_FOLDERS = {"tiltak": ("*.yaml", "*.yml"), "register": ("*.csv",), "ord": ("*.yaml",)}
# Whose services are searched is for the corpus alone to say.
_OF_THE_CORPUS = ("tiltak.yaml", "tiltak", "kommuner.yaml")


@dataclass(frozen=True)
class Korpus:
    """A corpus ready to be searched; `merknader` is what a reader of the figures should know."""

    sti: Path
    catalog: Catalog
    sider: Mapping[str, list[Side]]
    merknader: tuple[str, ...]

    @cached_property
    def names(self) -> Navneliste:
        """What the municipalities of the register are called."""
        return Navneliste(self.catalog.steder.values())

    def national(self) -> Iterator[Nasjonalt]:
        """Yield what holds in a whole country and is known well enough to be shown."""
        for land in SPRAAK:
            for slag in ("hjelpelinje", "lovpålagt", "rettighet", "ressurs"):
                yield from self.catalog.national(land, slag)

    @cached_property
    def noekler(self) -> frozenset[str]:
        """The keys of all that can be found."""
        local = (one.key for kommune in self.catalog.kommuner for one in self.catalog.in_kommune(kommune))
        pages = (side.adresse for found in self.sider.values() for side in found)
        return frozenset((*local, *(one.key for one in self.national()), *pages))


def load(path: Path, root: Path, today: date) -> Korpus:
    """Return the corpus at *path*, with what it lacks from the project at *root*; or raise Unreadable with all that is wrong.

    A folder or a file with `tiltak:` is in the format of data/. A file with a list is flat, and alone: without the project's own
    national records and pages.
    """
    if path.is_dir():
        folder = path if _has_services(path) else path / "data"
        if not _has_services(folder):
            raise Unreadable([f"{path}: mappen har verken tiltak.yaml eller tiltak/. Sjekk CORPUS."])
        return Korpus(path, _composed(_files_in(folder), root, today), handwritten.read(root), ())
    if not path.exists():
        raise Unreadable([f"{path}: finnes ikke. Sjekk CORPUS."])
    node, problems = read_yaml(path, str(path))
    if problems:
        raise Unreadable(_line(one.file, one) for one in problems)
    if not isinstance(node, YamlList):
        return Korpus(path, _composed({"tiltak.yaml": path}, root, today), handwritten.read(root), ())
    found, left_out = flat.read(node, str(path), _composed(_files_in(root / "data"), root, today), today)
    return Korpus(path, found, {}, (*left_out, "Flatt korpus: uten prosjektets egne nasjonale oppføringer og håndskrevne sider."))


def _has_services(folder: Path) -> bool:
    return (folder / "tiltak.yaml").exists() or (folder / "tiltak").is_dir()


def _files_in(folder: Path) -> dict[str, Path]:
    """Return the files of a catalogue by their names in data/."""
    found = {name: folder / name for name in _FILES if (folder / name).is_file()}
    for part, patterns in _FOLDERS.items():
        found |= {f"{part}/{path.name}": path for pattern in patterns for path in (folder / part).glob(pattern)}
    return found


def _composed(files: Mapping[str, Path], root: Path, today: date) -> Catalog:
    """Load the catalogue of *files*, with what is not among them from the project: a file, or a folder as a whole."""
    given = {name.split("/")[0] for name in files}
    own = {name: path for name, path in _files_in(root / "data").items() if name.split("/")[0] not in given | set(_OF_THE_CORPUS)}
    origins = {f"data/{name}": path for name, path in (own | dict(files)).items()}
    with tempfile.TemporaryDirectory() as made:
        project = Path(made)
        for name, path in origins.items():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            _copy(path, project / name)
        if "kommuner.yaml" not in given:
            _write_every_kommune(project)
        try:
            found = catalog.load(project, today=today)
        except ProblemsFound as faults:
            raise Unreadable(_told(one, origins, "kommuner.yaml" in given) for one in faults.problems) from None
    # Without a list of its own, a corpus has described the municipalities it has services of.
    kommuner = {name: one for name, one in found.kommuner.items() if "kommuner.yaml" in given or found.in_kommune(name)}
    places = {key: Place(str(origins.get(at.file, at.file)), at.line) for key, at in found.places.items()}
    return replace(found, kommuner=kommuner, places=places)


def _copy(source: Path, target: Path) -> None:
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise Unreadable([f"{source}: filen kan ikke leses: {unread(error):nb} Sjekk CORPUS."]) from None


def _write_every_kommune(project: Path) -> None:
    """Write a list of municipalities with the whole register in it. JSON is YAML too."""
    steder, _ = registers.load(project)
    kommuner = [{"id": sted.slug, "nummer": sted.nummer, "språk": SPRAAK[sted.land]} for sted in steder.values()]
    (project / "data/kommuner.yaml").write_text(json.dumps({"kommuner": kommuner}, ensure_ascii=False), encoding="utf-8")


def _told(problem: Problem, origins: Mapping[str, Path], own_list: bool) -> str:
    """Say a problem of the composed catalogue where the caller finds it."""
    file = str(origins.get(problem.file, problem.file))
    if problem.code != "kommune_unknown" or own_list:
        return _line(file, problem)
    text = "kommunen «{value}» finnes ikke i registeret{hint} Skriv adressen til en kommune som står i data/register/."
    return f"{file}:{problem.line}: {text.format_map(problem.values)}"


def _line(file: str, problem: Problem) -> str:
    text = problem.text("nb")
    return f"{file}:{problem.line}: {text}" if problem.line else f"{file}: {text}"
