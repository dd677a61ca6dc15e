"""The text of a handwritten page in, the same text out with only the parts that are for this site: `[bare:baerum] … [/bare]`."""

import re
from collections.abc import Callable, Collection, Iterator

from katalog.hints import hint
from katalog.problems import Problem
from katalog.words import nearest

SHARED, OWN, BOTH = "felles", "eget", "begge"
_LINES = re.compile(r"^[ \t]*\[bare:([^\]\n]*)\][ \t]*\n(.*?)^[ \t]*\[/bare\][ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"\[bare:([^\]\n]*)\]((?:(?!\[bare:).)*?)\[/bare\]", re.DOTALL)
_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")
_MARK = re.compile(r"\[bare:([^\]\n]*)\]|\[/bare\]")
# What stands for a part that was taken out, until the lines it leaves empty are taken out too.
_GONE = "\0"
_EMPTY = re.compile(r"^[ \t]*(?:[-*][ \t]*|\d+\.[ \t]*)?\0[ \t\0]*(?:\n|\Z)", re.MULTILINE)

# The blank before it goes too, where another or the end of a sentence follows.
_BLANK = re.compile(r" \0+(?=[\s.,;:!?]|\Z)|\0")


def fitting(text: str, is_for: Callable[[str], bool]) -> str:
    """Return *text* with each part kept that is for any of what its mark names, and the others gone with the lines they leave empty."""

    def kept(mark: re.Match[str]) -> str:
        return mark[2] if any(is_for(one) for one in names(mark[1])) else _GONE

    return _BLANK.sub("", _EMPTY.sub("", _INLINE.sub(kept, _LINES.sub(kept, text))))


def names(mark: str) -> list[str]:
    """Return what a mark names, between its commas."""
    return [one.strip() for one in mark.split(",")]


def _is_elsewhere(name: str, known: Collection[str]) -> bool:
    """Return whether a name may be that of a municipality in another register than the one beside the pages: near none that is known."""
    return bool(_ID.fullmatch(name)) and nearest(name, known) is None


def problems(text: str, known: Collection[str], file: str) -> Iterator[Problem]:
    """Yield the marks of a page that stand for nothing, and those without their other half, each on its line."""
    open_marks: list[tuple[int, str]] = []
    for mark in _MARK.finditer(text):
        line = text.count("\n", 0, mark.start()) + 1
        if mark[1] is not None:
            open_marks.append((line, mark[1]))
            wrong = (name for name in names(mark[1]) if name not in known and not _is_elsewhere(name, known))
            yield from (Problem(file, line, "only_unknown", {"value": name, "hint": hint(name, known)}) for name in wrong)
        elif open_marks:
            open_marks.pop()
        else:
            yield Problem(file, line, "only_shut")
    yield from (Problem(file, line, "only_open", {"value": value}) for line, value in open_marks)
