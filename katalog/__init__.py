"""The engine: a catalogue of services in, a finished site out. Knows nothing of MkDocs.

Whoever starts it is told which file of the code is gone or damaged, where Python would show all that it was doing when it met it.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent
# The doors to it add themselves.
rooms = ["katalog"]
_before = sys.excepthook
_WANTED = re.compile(r"cannot import name '(\w+)' from '([\w.]+)'")


def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell the host of each damaged file, in a line; all else as it would have been told."""
    wrong = list(dict.fromkeys(damaged(error))) if isinstance(error, (ImportError, SyntaxError, ValueError, OSError)) else []
    try:
        from katalog.problems import Problem, ProblemsFound

        said = str(ProblemsFound(Problem(file, line, "code_broken") for file, line in wrong)) if wrong else ""
    except (ImportError, SyntaxError, ValueError, OSError):
        # What says it is damaged itself.
        said = "\n".join(f"{file}: filen er skadet / filen er beskadiget" for file, _ in wrong)
    if said:
        print(said, file=sys.stderr)
    else:
        _before(kind, error, trace)


def damaged(error: BaseException) -> Iterator[tuple[str, int]]:
    """Yield each file that is no code any more, with the line where that shows, and the one that *error* says is gone."""
    for path in sorted(path for room in rooms for path in (ROOT / room).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        try:
            compile(text := path.read_bytes(), name, "exec")
        except (SyntaxError, ValueError, OSError) as wrong:
            yield name, getattr(wrong, "lineno", 0) or 0
        else:
            if not text:
                yield name, 0
    if isinstance(error, ImportError):
        wanted = _WANTED.search(str(error))
        place = (f"{wanted[2]}.{wanted[1]}" if wanted else error.name or "").replace(".", "/")
        if place.startswith(tuple(rooms)) and (ROOT / place).parent.is_dir() and not (ROOT / f"{place}.py").is_file():
            yield f"{place}.py", 0


def guard(room: str) -> None:
    """End where a room's command is gone or empty: Python would run nothing, and say that all is well."""
    if not ((main := ROOT / room / "__main__.py").is_file() and main.stat().st_size):
        tell(ImportError, ImportError(name=f"{room}.__main__"), None)
        sys.exit(1)


sys.excepthook = tell
guard("katalog")
