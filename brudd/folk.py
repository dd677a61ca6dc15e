"""The lines of a file in, the same as people and their programs leave them out: pasted, merged, saved, or written in another language."""

import random
import re
from collections.abc import Callable

Dice = random.Random
Lines = list[str]

# What a word processor makes of what is typed in it.
_WORD = {'"': "”", "'": "’", "- ": "– ", "...": "…", "  ": "\u00a0 ", "*": "•"}
_CALLED = {
    "navn": ("name", "titel", "Navn", "navn "),
    "beskrivelse": ("description", "beskrivning", "tekst"),
    "telefon": ("phone", "tlf", "Telefon"),
    "epost": ("email", "mail", "e-post"),
    "nettsted": ("website", "hjemmeside", "url"),
    "kilde": ("source", "kilder", "kjelde"),
    "kommune": ("municipality", "kommunen", "kommuner"),
    "type": ("kind", "slags"),
    "dato": ("date", "dag"),
    "nb": ("no", "nn", "norsk", "NB"),
    "da": ("dk", "dansk", "DA"),
}
_BOMB = [*(f"a{i}: &a{i} [{', '.join(['x' if i == 0 else f'*a{i - 1}'] * 9)}]" for i in range(10)), "x: *a9"]


def _some(change: Callable[[str, Dice], str]) -> Callable[[Lines, Dice], Lines]:
    """Return what changes some lines that stand together, or all of them."""

    def changed(lines: Lines, dice: Dice) -> Lines:
        start = dice.randrange(len(lines))
        end = dice.choice((start + 1, start + dice.randint(1, 12), len(lines)))
        return [change(line, dice) if start <= number < end else line for number, line in enumerate(lines)]

    return changed


def _indent(sign: str) -> Callable[[str, Dice], str]:
    return lambda line, dice: re.sub("^ +", lambda found: sign * len(found[0]), line)


def _merged(lines: Lines, dice: Dice) -> Lines:
    """Two who wrote the same lines, as git leaves them: whole, or after somebody has taken away some of the marks."""
    start = dice.randrange(len(lines))
    ours, theirs = lines[start : start + 3], [line.replace("e", "a") for line in lines[start : start + 3]]
    marks = ["<<<<<<< HEAD", "=======", ">>>>>>> rettelser"]
    kept = marks if dice.random() < 0.6 else [mark if dice.random() < 0.5 else "" for mark in marks]
    return [*lines[:start], *filter(None, [kept[0], *ours, kept[1], *theirs, kept[2]]), *lines[start + 3 :]]


def _from_word(line: str, dice: Dice) -> str:
    for typed, made in _WORD.items():
        line = line.replace(typed, made)
    return line + dice.choice(("", "\u00ad", "\x0b", "\u2028", "\u00a0"))


def _curly(line: str, dice: Dice) -> str:
    one, other = dice.choice(("“”", "„“", "‘’", "««", "»«"))
    return re.sub(r": ?(.+)$", rf": {one}\1{other}", line).replace('"', one)


def _called(line: str, dice: Dice) -> str:
    return re.sub(r"\w+(?=:)", lambda found: dice.choice(_CALLED.get(found[0], (found[0],))), line)


def _anchored(lines: Lines, dice: Dice) -> Lines:
    """What is written once and pointed at, which YAML has signs for."""
    said = [number for number, line in enumerate(lines) if re.search(r": ?\S", line)]
    if said:
        first, other = dice.choice(said), dice.choice(said)
        lines[first] = re.sub(r": ?(.+)$", r": &likt \1", lines[first])
        lines[other] = re.sub(r": ?(.+)$", ": *likt", lines[other]) if dice.random() < 0.5 else re.sub(r"\w+:.*", "<<: *likt", lines[other])
    return lines


def _fenced(lines: Lines, dice: Dice) -> Lines:
    """As a chat answers with it."""
    said = dice.choice(([], ["Her er den rettede filen:", ""]))
    return [*said, dice.choice(("```yaml", "```", "~~~")), *lines, *dice.choice((["```"], []))]


FOLK: dict[str, Callable[[Lines, Dice], Lines]] = {
    "a merge that is not ended": _merged,
    "out of a word processor": _some(_from_word),
    "curly quotes": _some(_curly),
    "hard blanks first": _some(_indent("\u00a0")),
    "tabs first": _some(_indent("\t")),
    "other dashes": _some(lambda line, dice: re.sub("^( *)- ", rf"\1{dice.choice('–—•*·')} ", line)),
    "ends of two kinds": lambda lines, dice: [line + dice.choice(("", "\r")) for line in lines],
    "a mark in the middle": _some(lambda line, dice: f"\ufeff{line}"),
    "written once and pointed at": _anchored,
    "a bomb": lambda lines, dice: [*lines, *_BOMB],
    "a program": _some(lambda line, dice: re.sub(r": ?.+$", ": !!python/object/apply:os.system [id]", line)),
    "in another language": _some(_called),
    "semicolons here and there": _some(lambda line, dice: line.replace(",", ";")),
    "an enormous line": lambda lines, dice: [*lines[:-1], lines[-1] + "æ" * 2_000_000],
    "nothing that can be seen": _some(lambda line, dice: line + dice.choice("\0\u200b\u200d\ufe0f\u2060")),
    "in a fence": _fenced,
    "out of a patch": _some(lambda line, dice: dice.choice(("+", "-", " ", "+")) + line),
    "with numbers of lines": lambda lines, dice: [f"{number:4} {line}" for number, line in enumerate(lines, 1)],
    "out of a mail": _some(lambda line, dice: f"> {line}"),
    "out of a web page": _some(lambda line, dice: re.sub(r": ?(.+)$", r": <p style='color: red'>\1&nbsp;</p>", line)),
}
