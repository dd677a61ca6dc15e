"""The text of a file of records in, its records and their fields as blocks of lines out, and text again: nothing of it is lost."""

import re
from dataclasses import dataclass, field

from katalog.reading import YamlList, YamlMap, parse


@dataclass
class Field:
    """One field of a record as it stands: the lines of comments above it, and its own."""

    key: str
    above: list[str]
    lines: list[str]


@dataclass
class Entry:
    """One record as it stands. `indent` is that of its dash, `column` that of its keys; without fields it is only lines."""

    node: YamlMap
    line: int
    above: list[str]
    lines: list[str]
    indent: int = 0
    column: int = 0
    fields: list[Field] = field(default_factory=list)

    def text(self) -> list[str]:
        """Return the lines of the record without what stands above it."""
        if not self.fields:
            return self.lines
        first, *rest = self.fields
        start = f"{' ' * self.indent}-{' ' * (self.column - self.indent - 1)}{first.lines[0][self.column :]}"
        return [*first.above, start, *first.lines[1:], *(line for one in rest for line in (*one.above, *one.lines))]


@dataclass
class Listing:
    """A file that is one list of records: the lines before the first of them, the records, the lines after the last."""

    head: list[str]
    entries: list[Entry]
    tail: list[str]

    def text(self) -> str:
        """Return the whole file."""
        return "\n".join([*self.head, *(line for entry in self.entries for line in (*entry.above, *entry.text())), *self.tail])


def listing(text: str, key: str, name: str) -> Listing | None:
    """Return the file with the list under *key* taken apart; None where it is not written one record after the other."""
    node, found = parse(text, name)
    listed = node.get(key) if isinstance(node, YamlMap) and len(node) == 1 and not found else None
    if not isinstance(listed, YamlList) or not all(isinstance(one, YamlMap) for one in listed):
        return None
    lines = text.split("\n")
    starts = [number - 1 for number in listed.lines]
    if len(set(starts)) != len(starts) or not all(re.match(r" *- ", lines[start]) for start in starts):
        return None
    tops = [_above(lines, start, _width(lines[start])) for start in starts]
    last = len(lines)
    if starts:
        last = _above(lines, len(lines), _width(lines[starts[0]]))
    ends = [*tops[1:], last] if starts else []
    entries = [
        _entry(one, start, lines[top:start], lines[start:end]) for one, start, top, end in zip(listed, starts, tops, ends, strict=True)
    ]
    return Listing(lines[: tops[0] if tops else last], entries, lines[last:])


def _entry(node: YamlMap, start: int, above: list[str], lines: list[str]) -> Entry:
    entry = Entry(node, start + 1, above, lines)
    begun = re.match(r"( *)-( +)(?=[^\s#])", lines[0])
    firsts = [number - start - 1 for number in node.lines.values()]
    if begun is None or node.braces or firsts != sorted(set(firsts)) or firsts[0] != 0:
        return entry
    entry.indent, entry.column = len(begun[1]), len(begun[0])
    if any(_width(lines[first]) != entry.column for first in firsts[1:]):
        return entry
    entry.fields = _fields([" " * entry.column + lines[0][entry.column :], *lines[1:]], list(node.lines), firsts, entry.column)
    return entry


def _fields(lines: list[str], keys: list[str], firsts: list[int], column: int) -> list[Field]:
    tops = [0, *(_above(lines, first, column) for first in firsts[1:])]
    ends = [*tops[1:], len(lines)]
    return [Field(key, lines[top:first], lines[first:end]) for key, first, top, end in zip(keys, firsts, tops, ends, strict=True)]


def fields_in(lines: list[str], node: YamlMap, start: int) -> list[Field] | None:
    """Return *lines*, of which the first has the number *start*, as the fields of *node*; None where each has not lines of its own."""
    firsts = [number - start for number in node.lines.values()]
    if node.braces or not firsts or firsts != sorted(set(firsts)) or len({_width(lines[first]) for first in firsts}) != 1:
        return None
    if not all(re.match(rf" *[\"']?{re.escape(key)}[\"']? *:", lines[first]) for key, first in zip(node.lines, firsts, strict=True)):
        return None
    return _fields(lines, list(node.lines), firsts, _width(lines[firsts[0]]))


def entries_in(lines: list[str], node: YamlList, start: int) -> list[Entry] | None:
    """Return *lines*, of which the first has the number *start*, as the records of *node*; None where each has not lines of its own."""
    firsts = [number - start for number in node.lines]
    if not firsts or len(set(firsts)) != len(firsts) or not all(isinstance(one, YamlMap) for one in node):
        return None
    if not all(re.match(r" *- ", lines[first]) for first in firsts):
        return None
    tops = [0, *(_above(lines, first, _width(lines[first])) for first in firsts[1:])]
    ends = [*tops[1:], len(lines)]
    return [
        _entry(one, first + start - 1, lines[top:first], lines[first:end])
        for one, first, top, end in zip(node, firsts, tops, ends, strict=True)
    ]


def _above(lines: list[str], line: int, width: int) -> int:
    """Return where what stands above *line* and belongs to it begins: blank lines, and comments no deeper than it."""
    while line > 0 and (not lines[line - 1].strip() or (lines[line - 1].lstrip(" ").startswith("#") and _width(lines[line - 1]) <= width)):
        line -= 1
    return line


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


# A value whose lines are text as they stand: what looks like a comment or a blank at the end in them is none.
_BLOCK = re.compile(r"(?:[:-]|^) *[|>][-+0-9]* *(?:#.*)?$")


def outside_text(lines: list[str]) -> list[bool]:
    """Return of each line whether it stands outside a block of text, so that a blank at its end says nothing."""
    found: list[bool] = []
    block = -1
    for line in lines:
        inside = block >= 0 and (not line.strip() or _width(line) > block)
        if not inside:
            block = _width(re.sub(r"^( *)- +(?=\S+:)", lambda m: " " * len(m[0]), line)) if _BLOCK.search(line.rstrip()) else -1
        found.append(not inside)
    return found
