"""A corpus and questions in, how well the site's own search answers them out: `make search-eval`."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench import browser, command, engines, figures
from bench.command import ROOT, comma, percent
from bench.corpus import Korpus
from bench.engines import Svar
from bench.figures import SHOWN, Tall
from bench.questions import Spoersmaal

ALL = "alle"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print, and return the exit code: 0 well, 2 where the corpus or the questions cannot be used."""
    parser = command.parser("soek", "Mål hvor godt nettstedets eget søk svarer.")
    parser.add_argument("--json", type=Path, metavar="FIL", help="skriv tallene hit også")
    options = parser.parse_args(arguments)
    return command.run(lambda: _measure(options))


def _measure(options: argparse.Namespace) -> str:
    korpus, questions = command.load(options)
    with browser.open_browser(ROOT) as opened:
        found = report(korpus, questions, ask(opened, korpus, questions))
    if options.json:
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", errors="backslashreplace")
    return "\n".join(_lines(found))


def ask(opened: Browser, korpus: Korpus, questions: list[Spoersmaal]) -> list[Svar]:
    """Return the answers of the site's own search, by language."""
    motor = engines.own(korpus, ROOT)
    return [one for language in korpus.catalog.languages for one in engines.answer(opened, motor, language, questions)[0]]


def report(korpus: Korpus, questions: list[Spoersmaal], svar: list[Svar]) -> dict[str, Any]:
    """Return all that is said of some answers, as it stands in JSON."""
    return {
        "korpus": str(korpus.sti),
        "tiltak": len(korpus.catalog.tiltak),
        "nasjonale": sum(1 for _ in korpus.national()),
        "merknader": [*korpus.merknader, *_without_an_answer(korpus, questions)],
        "spraak": _figures(figures.count_by(svar, lambda one: one.spoersmaal.spraak)) | _figures({ALL: figures.count(svar)}),
        "kategorier": _figures(figures.count_by(svar, lambda one: one.spoersmaal.kategori)),
        "bom": [_miss(one) for one in svar if figures.is_missed(one)],
    }


def _without_an_answer(korpus: Korpus, questions: Iterable[Spoersmaal]) -> Iterator[str]:
    """Questions meant for another corpus would look like a bad search."""
    lines = [str(one.linje) for one in questions if not any(one.is_met_by(key) for key in korpus.noekler)]
    if lines:
        shown = ", ".join(lines[:10]) + (" …" if len(lines) > 10 else "")
        yield f"{len(lines)} spørsmål vil ha noe korpuset ikke har (linje {shown}). De teller som bom."


def _figures(found: dict[str, Tall]) -> dict[str, Any]:
    return {name: asdict(one) for name, one in found.items()}


def _miss(svar: Svar) -> dict[str, Any]:
    asked = svar.spoersmaal
    return {
        "linje": asked.linje,
        "q": asked.q,
        "lang": asked.spraak,
        "kommune": asked.sted.navn if asked.sted else None,
        "kategori": asked.kategori,
        "oensket": sorted(asked.relevant),
        "funnet": list(svar.noekler[:SHOWN]),
        "rang": svar.rang,
    }


def _lines(found: dict[str, Any]) -> Iterator[str]:
    yield f"Korpus: {found['korpus']} ({found['tiltak']} tiltak, {found['nasjonale']} nasjonale oppføringer)"
    yield from (f"Merk: {text}" for text in found["merknader"])
    for title, group in (("språk", "spraak"), ("kategori", "kategorier")):
        yield f"\n{title:<16}{'antall':>7}{'success@1':>11}{'success@3':>11}{'MRR':>7}{'median ms':>11}{'lengste ms':>12}"
        yield from (_row(name, Tall(**numbers)) for name, numbers in found[group].items())
    yield f"\nBom: {len(found['bom'])}"
    for miss in found["bom"]:
        yield f"  linje {miss['linje']}, {miss['lang']}, {miss['kommune'] or 'uten kommune'}: «{_shown(miss['q'])}»"
        yield f"    ønsket: {', '.join(miss['oensket'])}"
        late = f" (det ønskede er nr. {miss['rang']})" if miss["rang"] else ""
        yield f"    funnet: {', '.join(miss['funnet']) or 'ingenting'}{late}"


def _row(name: str, tall: Tall) -> str:
    parts = f"{percent(tall.success_1):>11}{percent(tall.success_3):>11}{comma(tall.mrr, 3):>7}"
    return f"{_shown(name):<16}{tall.antall:>7}{parts}{comma(tall.median_ms, 1):>11}{comma(tall.lengste_ms, 1):>12}"


def _shown(text: str) -> str:
    """Return a text on one line of a terminal, whatever is in it."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return plain if len(plain) <= 120 else plain[:119] + "…"


if __name__ == "__main__":
    sys.exit(main())
