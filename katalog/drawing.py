"""Labels in, the measures of two drawings out: those around the child as boxes beside a stem, and the way as stops along a line."""

import textwrap
from dataclasses import dataclass

WIDTH = 360
_BOX_WIDTH, _GAP, _TOP, _LINE, _PADDING = 170, 14, 92, 17, 14
# The longest single words of both languages, «Spesialundervisningen», have this many.
_LETTERS_A_LINE = 19


@dataclass(frozen=True)
class Box:
    """One box: its corner, its height, the lines of its text with the middle of each, and where its branch begins and ends."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[int, int, str], ...]
    branch: tuple[int, int, int]
    own_contact: bool


@dataclass(frozen=True)
class Drawing:
    """A picture in its own units, as wide as WIDTH."""

    width: int
    height: int
    stem: tuple[int, int, int]
    boxes: tuple[Box, ...]


def circle_of_help(labels: list[tuple[str, bool]]) -> Drawing:
    """Lay out boxes in two columns, each as high as its text needs; the flag says that a parent may make contact."""
    middle = WIDTH // 2
    bottoms = [_TOP, _TOP]
    boxes = []
    for i, (label, own_contact) in enumerate(labels):
        side = i % 2
        wrapped = textwrap.wrap(label, _LETTERS_A_LINE, break_long_words=True) or [""]
        height = 2 * _PADDING + _LINE * len(wrapped)
        # One unit in from the edge, so that the line around the box is not cut.
        x, y = (1 if side == 0 else WIDTH - _BOX_WIDTH - 1), bottoms[side]
        lines = tuple((x + _BOX_WIDTH // 2, y + _PADDING + _LINE * n + 12, text) for n, text in enumerate(wrapped))
        edge = x + _BOX_WIDTH if side == 0 else x
        boxes.append(Box(x, y, _BOX_WIDTH, height, lines, (middle, edge, y + height // 2), own_contact))
        bottoms[side] = y + height + _GAP
    end = max((box.branch[2] for box in boxes), default=_TOP)
    return Drawing(WIDTH, max(bottoms) - _GAP + 2, (middle, 70, end), tuple(boxes))


@dataclass(frozen=True)
class Stop:
    """One stop on the way: the middle of its dot, and the lines of its text with the foot of each and what kind it is."""

    x: int
    y: int
    lines: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True)
class Way:
    """A picture in its own units, as wide as WIDTH; the line goes from the first stop to the last."""

    width: int
    height: int
    stops: tuple[Stop, ...]


# Beside the line there is room for larger letters than in a box, and for readers who set them further apart (WCAG 1.4.12).
_DOT, _INDENT, _BETWEEN, _STEP, _LETTERS_BESIDE = 14, 40, 20, 21, 30


def way(stops: list[tuple[str, str, str]], *, mirrored: bool = False) -> Way:
    """Lay out stops (when, what to do, with whom) under each other; mirrored for scripts that begin on the right."""
    dot, indent = (WIDTH - _DOT, WIDTH - _INDENT) if mirrored else (_DOT, _INDENT)
    top = 0
    drawn = []
    for when, what, whom in stops:
        texts = [
            (text, kind)
            for words, kind in ((when, "naar"), (what, "gjoer"), (whom, "hvem"))
            for text in textwrap.wrap(words, _LETTERS_BESIDE)
        ]
        lines = tuple((indent, top + _STEP * (n + 1), text, kind) for n, (text, kind) in enumerate(texts))
        drawn.append(Stop(dot, top + _STEP - 6, lines))
        top += _STEP * len(texts) + _BETWEEN
    return Way(WIDTH, max(top - _BETWEEN + 8, 1), tuple(drawn))
