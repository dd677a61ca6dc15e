"""A corpus and questions in, the site's own search beside MiniSearch and lunr out: `make search-compare`."""

import argparse
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from bench import browser, command, engines, figures, packages
from bench.command import ROOT, comma, percent
from bench.corpus import Korpus
from bench.engines import Motor
from bench.figures import Tall
from bench.questions import Spoersmaal
from bench.unreadable import Unreadable

OTHERS = {"MiniSearch": "minisearch.js", "lunr": "lunr.js"}


@dataclass(frozen=True)
class Rad:
    """What one engine reached in one language, and what it weighs there: scripts, gzip."""

    motor: str
    spraak: str
    tall: Tall
    byte: int


def main(arguments: list[str] | None = None) -> int:
    """Compare and print, and return the exit code: 0 well, 2 where the corpus or the questions cannot be used."""
    options = command.parser("sammenlign", "Sammenlign nettstedets eget søk med MiniSearch og lunr.").parse_args(arguments)
    return command.run(lambda: _compare(options))


def _compare(options: argparse.Namespace) -> str:
    korpus, questions = command.load(options)
    found, missing = _packages()
    with browser.open_browser(ROOT) as opened:
        rows = list(compare(opened, korpus, questions, found))
    return "\n".join([*(f"Merk: {text}" for text in (*korpus.merknader, *missing)), *_lines(rows)])


def _packages() -> tuple[Path | None, list[str]]:
    """Return where the other engines are, or that they are nowhere and why."""
    try:
        return packages.ready(Path(sys.prefix) / "sammenlign", shutil.which("npm")), []
    except Unreadable as why:
        return None, [*why.told, "Uten pakkene er bare vårt eget søk målt."]


def compare(opened: Browser, korpus: Korpus, questions: list[Spoersmaal], found: Path | None) -> Iterator[Rad]:
    """Yield each engine's row for each language with questions; ours alone where the packages of the others are not *found*."""
    motors: list[Motor] = [engines.own(korpus, ROOT)]
    motors += [engines.other(name, module, korpus, found) for name, module in OTHERS.items() if found]
    for motor in motors:
        for language in korpus.catalog.languages:
            svar, weight = engines.answer(opened, motor, language, questions)
            if svar:
                yield Rad(motor.navn, language, figures.count(svar), weight)


def _lines(rows: list[Rad]) -> Iterator[str]:
    yield f"{'motor':<14}{'språk':<7}{'antall':>7}{'success@1':>11}{'success@3':>11}{'MRR':>7}{'kB gzip':>9}"
    for row in rows:
        found = f"{percent(row.tall.success_1):>11}{percent(row.tall.success_3):>11}{comma(row.tall.mrr, 3):>7}"
        yield f"{row.motor:<14}{row.spraak:<7}{row.tall.antall:>7}{found}{comma(row.byte / 1000, 1):>9}"
    yield "kB gzip: skriptene slik de ligger i prosjektet og i pakkene, uten data; MiniSearch leverer dem ikke minimert."


if __name__ == "__main__":
    sys.exit(main())
