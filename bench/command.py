"""Arguments in, exit code out: what the two commands share."""

import argparse
import io
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench import corpus, questions
from bench.corpus import Korpus
from bench.questions import Spoersmaal
from bench.unreadable import Unreadable
from katalog.messages_disk import unwritten
from katalog.problems import Problem
from katalog.saying import say

ROOT = Path(__file__).resolve().parent.parent


def parser(module: str, description: str) -> argparse.ArgumentParser:
    """Return a parser that knows where a corpus and questions are."""
    made = argparse.ArgumentParser(prog=f"python -m bench.{module}", description=description)
    made.add_argument("--corpus", type=Path, default=ROOT / "data", help="mappe eller fil med tiltak (ellers prosjektets egen data/)")
    made.add_argument("--queries", required=True, help="fil med spørsmål, ett på hver linje, som JSON")
    return made


def load(options: argparse.Namespace) -> tuple[Korpus, list[Spoersmaal]]:
    """Return the corpus and the questions that the arguments name, or raise Unreadable."""
    if not options.queries:
        raise Unreadable(["Hvilke spørsmål? Skriv for eksempel: make search-eval QUERIES=fil.jsonl"])
    korpus = corpus.load(options.corpus, ROOT, date.today())
    return korpus, questions.read(Path(options.queries), korpus.names, korpus.catalog.languages)


def run(work: Callable[[], str]) -> int:
    """Print what *work* says and return 0, or 2 with everything that is wrong on stderr; what the disk refuses is told too."""
    for stream in (sys.stdout, sys.stderr):
        # A question may have half a letter in it, which no terminal can show.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        say(work())
    except Unreadable as unreadable:
        print(*unreadable.told, sep="\n", file=sys.stderr)
        return 2
    except OSError as error:
        print(Problem(error.filename or "stdout", 0, "file_refused", {"why": unwritten(error)}), file=sys.stderr)
        return 2
    return 0


def percent(part: float) -> str:
    """Return a part of one as «98,4 %»."""
    return f"{100 * part:.1f} %".replace(".", ",")


def comma(number: float, decimals: int) -> str:
    """Return a number as Norwegians and Danes write it."""
    return f"{number:.{decimals}f}".replace(".", ",")
