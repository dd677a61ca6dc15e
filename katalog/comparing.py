"""Two names of states in, what has changed between them out: the command `diff`."""

import argparse
import tempfile
from datetime import date
from pathlib import Path

from katalog import annotations, states
from katalog.problems import in_language
from katalog.progress import waiting
from katalog.states import State
from katalog.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("a", metavar="FØR", help="en mappe, eller en utgave som git kjenner: main, HEAD~1, 1a2b3c4")
    parser.add_argument("b", metavar="ETTER", nargs="?", help="det samme; filene som de står nå, om ikke annet er sagt")
    parser.add_argument("--markdown", action="store_true", help="skriv som Markdown, og i sammendraget av et forslag på GitHub")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Return what has changed from one state to the other."""
    with waiting(in_language("Leser utgavene", "Læser udgaverne")):
        a = _state(options.root, options.a, options.today)
        b = _state(options.root, options.b, options.today) if options.b else states.read(options.root, "data", today=options.today)
        said = tell(a, b, markdown=options.markdown)
    if options.markdown:
        annotations.add_to_summary(said)
    return said


def _state(root: Path, name: str, today: date) -> State:
    """Return the state of a folder, or else of a revision."""
    if name and Path(name, "data").is_dir():
        return states.read(Path(name), name, today=today)
    with tempfile.TemporaryDirectory() as folder:
        return states.read(states.unpack(root, name, Path(folder)), name, today=today)
