"""Sizes in, what it costs to build them out, beside Eleventy and Hugo building the same pages: `make bench`."""

import argparse
import compileall
import itertools
import json
import math
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import command, oppdiktet, yardsticks
from bench.command import ROOT, comma
from bench.oppdiktet import STOERRELSER, Stoerrelse
from bench.unreadable import Unreadable
from katalog import registers
from katalog.saying import say

_COPIED = ("katalog", "hooks", "overrides", "content", "data", "bench")
_FRAMES = "rammer.json"
_COLUMNS = (("bygg", -34), ("sider", 8), ("filer", 8), ("MB", 8), ("sek", 8), ("CPU-sek", 9), ("MB minne", 10), ("ms CPU/side", 13))


@dataclass(frozen=True)
class Bygg:
    """One build: what it took, and what came of it. `minne` is that of the largest process, in bytes."""

    navn: str
    sider: int
    filer: int
    byte: int
    sekunder: float
    cpu: float
    minne: int
    trinn: dict[str, list[float]]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print, and return the exit code: 0 whatever the figures are, 2 where a build fails."""
    parser = argparse.ArgumentParser(prog="python -m bench.bygg", description="Mål hva det koster å bygge oppdiktede kataloger.")
    parser.add_argument("--sizes", default=" ".join(STOERRELSER), help=f"noen av {', '.join(STOERRELSER)}")
    parser.add_argument("--repeat", type=int, default=1, help="bygg så mange ganger, og vis det raskeste")
    parser.add_argument("--seed", type=int, default=1, help="et annet tall gir andre oppdiktede tiltak")
    parser.add_argument("--folder", action="store_true", help="skriv en fil per kommune i data/tiltak/, og ikke én fil")
    options = parser.parse_args(arguments)
    return command.run(lambda: _measure(options))


def _measure(options: argparse.Namespace) -> str:
    unknown = [name for name in options.sizes.split() if name not in STOERRELSER]
    if unknown:
        raise Unreadable([f"Størrelsen «{unknown[0]}» finnes ikke. Velg blant {', '.join(STOERRELSER)}."])
    say(_row([name for name, _ in _COLUMNS]))
    cold = [_size(STOERRELSER[name], options) for name in options.sizes.split()]
    return "\n".join(_growth(cold))


def _size(size: Stoerrelse, options: argparse.Namespace) -> Bygg:
    """Build one size cold, after one change, and with the yardsticks; return the cold build."""
    with TemporaryDirectory(prefix="katalog-") as folder:
        project = Path(folder, "prosjekt")
        _copy(project)
        steder = list(registers.load(project)[0].values())
        oppdiktet.write(project / "data", steder, size, seed=options.seed, folder=options.folder)
        cold = _fastest(lambda: _build(project, f"{size.navn}, kaldt", cold=True), options.repeat)
        say(_line(cold), *_stages(cold))
        same = _fastest(lambda: _build(project, f"{size.navn}, uten endring"), options.repeat)
        say(_line(same))
        _change(project / "data")
        changed = _build(project, f"{size.navn}, én endring")
        say(_line(changed), f"    {comma(changed.sekunder / cold.sekunder, 2)} × det kalde bygget", *_stages(changed))
        bare = _fastest(lambda: _bare(project, f"{size.navn}, bare sidene"), options.repeat)
        say(_line(bare))
        for tool in yardsticks.TOOLS:
            _beside(tool, size, project, cold, bare, options.repeat)
    return cold


def _bare(project: Path, name: str) -> Bygg:
    """Make the pages of the municipalities alone, in the frames of the build before: what the other generators do."""
    out = project / "sider"
    shutil.rmtree(out, ignore_errors=True)
    return _run(name, [sys.executable, "-m", "bench.sider", _FRAMES, str(out)], project, out)


def _beside(tool: str, size: Stoerrelse, project: Path, ours: Bygg, bare: Bygg, times: int) -> None:
    """Have another generator build the same pages, and say how much longer ours took, and our pages alone."""
    try:
        run = yardsticks.prepare(tool, project.parent, project)
        other = _fastest(lambda: _run(f"{size.navn}, {tool}", run.command, run.folder, run.out), times)
    except Unreadable as why:
        say(f"{size.navn}, {tool}: hoppet over. {' '.join(why.told)}")
        return
    say(_line(other))
    for what, one in (("vårt kalde bygg", ours), ("bare sidene våre", bare)):
        say(f"    {what}: {comma(one.sekunder / other.sekunder, 2)} × tiden, {comma(one.cpu / other.cpu, 2)} × CPU")


def _copy(project: Path) -> None:
    project.mkdir()
    for name in _COPIED:
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    # As they are from the second build on, wherever the first was told to leave them.
    compileall.compile_dir(project, quiet=2)


def _change(data: Path) -> None:
    """Change a few words of one entry, as an editor does."""
    parts = sorted((data / "tiltak").glob("*.yaml"))
    path = parts[len(parts) // 2] if parts else data / "tiltak.yaml"
    text = path.read_text(encoding="utf-8")
    place = text.index("    - |-" if "    - |-" in text else "nb: |-", len(text) // 2) + len("nb: |-")
    path.write_text(text[:place] + re.sub(r"\S+", "Endret", text[place:], count=1), encoding="utf-8")


def _build(project: Path, name: str, cold: bool = False) -> Bygg:
    site = project / "site"
    if cold:
        for path in (site, *project.glob(".site-*")):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    stages = project / "trinn.json"
    built = _run(name, [sys.executable, "-m", "bench.trinn", str(stages), _FRAMES], project, site)
    return Bygg(**{**vars(built), "trinn": json.loads(stages.read_text(encoding="utf-8"))})


def _run(name: str, command: list[str], folder: Path, out: Path) -> Bygg:
    """Run a command and return what it and all it started took."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "KATALOG_URL": "https://www.example.org/", "KATALOG_SOURCE": ""}
    log = folder / "logg.txt"
    begun = time.perf_counter()
    with log.open("w") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Unreadable([f"{name} lot seg ikke bygge:", *log.read_text(errors="replace").splitlines()[-12:]])
    files = [path for path in out.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files)
    return Bygg(name, pages, len(files), size, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, {})


def _fastest(build: Callable[[], Bygg], times: int) -> Bygg:
    return min((build() for _ in range(max(times, 1))), key=lambda one: one.sekunder)


def _growth(cold: list[Bygg]) -> Iterator[str]:
    """Say how the time grows from one size to the next: with the exponent 1, twice as many pages take twice as long."""
    for small, large in itertools.pairwise(cold):
        exponent = math.log(large.cpu / small.cpu) / math.log(large.sider / small.sider)
        each = 1000 * (large.cpu - small.cpu) / (large.sider - small.sider)
        yield f"{small.navn} → {large.navn}: eksponent {comma(exponent, 2)}, {comma(each, 2)} ms CPU for hver side til"


def _stages(build: Bygg) -> Iterator[str]:
    for name, (seconds, cpu) in build.trinn.items():
        yield _row([f"    {name}", "", "", "", comma(seconds, 2), comma(cpu, 2), "", ""])


def _line(build: Bygg) -> str:
    each = comma(1000 * build.cpu / build.sider, 2)
    size, memory = comma(build.byte / 1e6, 1), comma(build.minne / 1e6, 0)
    return _row([build.navn, str(build.sider), str(build.filer), size, comma(build.sekunder, 2), comma(build.cpu, 2), memory, each])


def _row(cells: list[str]) -> str:
    wide = [width for _, width in _COLUMNS]
    return "".join(cell.ljust(-width) if width < 0 else cell.rjust(width) for cell, width in zip(cells, wide, strict=True)).rstrip()


if __name__ == "__main__":
    sys.exit(main())
