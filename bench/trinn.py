"""A project in, its site and the time of each stage out: one build as `make site` does it, with a clock at the engine's doors.

Run in the project's folder: `python -m bench.trinn FILE FRAMES` writes {stage: [seconds, CPU seconds]} to FILE, and the frames that pages
were stamped in to FRAMES.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.__main__ import cli

from katalog import building, catalog, checks, shares, workplace

_taken: dict[str, list[float]] = {}
_frames: dict[str, str] = {}


def main(target: str, frames: str) -> None:
    """Build, and write where the time went."""
    take = building.Building.add_shell

    def noted(self: building.Building, language: str, text: str) -> None:
        _frames[language] = text
        take(self, language, text)

    building.Building.add_shell = noted  # type: ignore[method-assign]
    begun, used = time.perf_counter(), _cpu()
    for owner, name, stage in (
        (catalog, "load", "data lest og kontrollert"),
        (building.Building, "_write", "sider, søkefiler og åpne data"),
        (shares.Shares, "write", "– av det kommunene"),
        (checks, "check", "ferdig nettsted kontrollert"),
        (workplace.Workplace, "publish", "byttet inn"),
        (workplace.Workplace, "close", "det gamle nettstedet slettet"),
    ):
        setattr(owner, name, _timed(getattr(owner, name), stage))
    cli(["build", "--strict", "--quiet"], standalone_mode=False)
    told = sum(seconds for name, (seconds, _) in _taken.items() if not name.startswith("–"))
    told_cpu = sum(cpu for name, (_, cpu) in _taken.items() if not name.startswith("–"))
    _taken["MkDocs og håndskrevne sider"] = [time.perf_counter() - begun - told, _cpu() - used - told_cpu]
    for file, content in ((target, _taken), (frames, _frames)):
        Path(file).write_text(json.dumps(content), encoding="utf-8")


def _timed(work: Callable[..., Any], stage: str) -> Callable[..., Any]:
    def timed(*values: Any, **named: Any) -> Any:
        begun, used = time.perf_counter(), _cpu()
        done = work(*values, **named)
        # What yields its results is done when the last one is out.
        done = list(done) if hasattr(done, "__next__") else done
        taken = _taken.setdefault(stage, [0.0, 0.0])
        taken[0] += time.perf_counter() - begun
        taken[1] += _cpu() - used
        return done

    return timed


def _cpu() -> float:
    """Return the CPU seconds of this process and of those it has waited for."""
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


if __name__ == "__main__":
    main(*sys.argv[1:])
