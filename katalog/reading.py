"""YAML and CSV in, strings with the line of each out. The only module that imports yaml."""

import csv
import io
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from yaml import AliasEvent, DocumentStartEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from katalog.octets import FORBIDDEN, bad_character, heaped, read_text
from katalog.problems import MANY, Problem
from katalog.slips import better_told, conflicts

# Everything stays a string: YAML 1.1 would read kommune 0301 as 193, 16:00 as 960 and `no` as False.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_DEPTH = 12
# Of the fields of one record, and of the items of one list.
MAX_KEYS, MAX_ITEMS = 2_000, 50_000
# What is longer is not held: a country's services, where they must be read whole.
_SHORT = 1_000_000


class YamlMap(dict[str, Any]):
    """A mapping that knows the line it starts on, the line of each key, and whether it is written in braces."""

    __slots__ = ("braces", "line", "lines")

    def __init__(self, line: int, braces: bool = False) -> None:
        self.line = line
        self.braces = braces
        self.lines: dict[str, int] = {}


class YamlList(list[Any]):
    """A list that knows the line it starts on and the line of each item."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        self.line = line
        self.lines: list[int] = []


Node = YamlMap | YamlList | str


def line_of(node: Any, path: tuple[str | int, ...]) -> int:
    """Return the line of the deepest part of *path* that *node* has."""
    return _follow(node, path)[1]


def is_written(node: Any, path: tuple[str | int, ...], key: str) -> bool:
    """Return whether *key* stands in the mapping at *path*, with whatever value."""
    part = _follow(node, path)[0]
    return isinstance(part, YamlMap) and key in part.lines


def _follow(node: Any, path: tuple[str | int, ...]) -> tuple[Any, int]:
    line = getattr(node, "line", 1)
    for part in path:
        if isinstance(node, YamlMap) and isinstance(part, str) and part in node.lines:
            line, node = node.lines[part], node.get(part)
        elif isinstance(node, YamlList) and isinstance(part, int) and part < len(node.lines):
            line, node = node.lines[part], node[part]
        # A single mapping may stand where a list may: the model counts it as item 0.
        elif not (isinstance(part, int) and isinstance(node, YamlMap | str)):
            return None, line
    return node, line


def read_yaml(path: Path, name: str) -> tuple[Node | None, list[Problem]]:
    """Return what a YAML file says, all scalars as strings, and what is wrong with it as YAML.

    The node is None where nothing can be read; with problems beside it, it is what could be. Nobody may change it: a server is
    given the same one while the file says the same.
    """
    text, found = read_text(path, name)
    if text is None:
        return None, found
    node, problems = (_parsed if len(text) < _SHORT else parse)(text, name)
    return node, [*problems]


def parse(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """Return what a text of YAML says, as `read_yaml` does."""
    if marked := conflicts(text):
        return None, [Problem(name, line, "conflict") for line in marked]
    try:
        return _build(text, name)
    except yaml.MarkedYAMLError as error:
        line, code = better_told([*text.split("\n"), ""], *_stumble(error, text))
        # The parser stumbles over the end of a file on the line after the last.
        key = text.split("\n")[line - 1].partition(":")[0].strip() if code == "yaml_block" else ""
        return None, [Problem(name, min(line, text.count("\n") + 1), code, {"key": key})]
    except yaml.YAMLError:
        return None, [Problem(name, 1, "yaml_broken")]


# Half of what a server needs to read the data anew is to read the files again that nobody has changed.
_parsed = lru_cache(maxsize=64)(parse)


def _stumble(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """Return the line an editor should look at and the message that fits what the parser stumbled over there."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    begun = error.context_mark or mark
    if mark is None or begun is None:
        return 1, "yaml_broken"
    lines = [*text.split("\n"), ""]
    this = lines[min(mark.line, len(lines) - 1)]
    before = this[: mark.column]
    if "a tab" in said or this[mark.column : mark.column + 1] == "\t" or re.match(r" *\t", this):
        return mark.line + 1, "yaml_tab"
    if "mapping values are not allowed" in said:
        # One word before the colon is a field's name in the wrong column; several are a text.
        return mark.line + 1, "yaml_indent" if re.fullmatch(r"[ -]*[\w\"'-]+", before) else "yaml_colon"
    if "escape" in said or "hexdecimal" in said:
        return mark.line + 1, "yaml_escape"
    if "quoted scalar" in said:
        return begun.line + 1, "yaml_quote"
    if "flow" in said:
        forgotten = re.match(r"[ -]*\w+:( |$)", this) or not this.strip()
        return (begun if forgotten else mark).line + 1, "yaml_bracket"
    if before.rstrip()[-1:] in ('"', "'"):
        return _opening_line(lines, mark.line, before), "yaml_quote"
    if "could not find expected ':'" in said:
        return begun.line + 1, "yaml_no_colon"
    return mark.line + 1, next((code for sign, code in _STUMBLES if sign in said), "yaml_broken")


# What the parser says → our messages, where neither line nor column matter.
_STUMBLES = (
    ("alias", "yaml_anchor"),
    ("anchor", "yaml_anchor"),
    ("block scalar", "yaml_start"),
    ("cannot start any token", "yaml_start"),
    ("node content", "yaml_start"),
    ("not allowed in this context", "yaml_start"),
    (" tag", "yaml_start"),
    ("block", "yaml_indent"),
    ("indent", "yaml_indent"),
)


def _opening_line(lines: list[str], last: int, before: str) -> int:
    """Return the line where the quote that ends *before* was opened: with an odd number of them, further up."""
    quote = before.rstrip()[-1]
    if before.count(quote) % 2 == 0:
        return last + 1
    return next((i + 1 for i in range(last - 1, -1, -1) if lines[i].count(quote) % 2), last + 1)


def _build(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """Build the tree from parser events: the only way to see anchors, tags, duplicate keys and lines in one pass."""
    found: list[Problem] = []
    root: Node | None = None
    documents = 0
    # The innermost collection that is open, and those around it.
    node: YamlMap | YamlList | None = None
    around: list[tuple[YamlMap | YamlList | None, dict[str, Any] | None]] = []
    # Where the value of *key* belongs, when the key has been read: nowhere that lasts, if nobody wants it.
    wanted: dict[str, Any] | None = None
    key = ""
    event: Any
    for event in iter(_LOADER(text).get_event, None):
        kind, line = type(event), event.start_mark.line + 1
        value: Node = ""
        if kind is ScalarEvent:
            style = event.style
            if style == '"' or event.anchor or event.tag:
                found.extend(_unwanted(event, name, line))
                if len(found) >= MANY:
                    return None, found
            value = event.value if style or node is None else event.value.strip()
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor or event.tag:
                found.extend(_unwanted(event, name, line))
            if len(around) >= MAX_DEPTH:
                return None, [*found, Problem(name, line, "yaml_deep", {"limit": MAX_DEPTH})]
            value = YamlMap(line, bool(event.flow_style)) if kind is MappingStartEvent else YamlList(line)
        elif kind is AliasEvent:
            found.append(Problem(name, line, "yaml_anchor"))
        else:
            if node is not None and (kind is MappingEndEvent or kind is SequenceEndEvent):
                if len(node) > (MAX_KEYS if isinstance(node, YamlMap) else MAX_ITEMS):
                    return None, [*found, Problem(name, node.line, "yaml_many", {"keys": MAX_KEYS, "items": MAX_ITEMS})]
                node, wanted = around.pop()
            documents += kind is DocumentStartEvent
            if documents > 1:
                return root, [*found, Problem(name, line, "yaml_two_documents")]
            continue
        if wanted is not None:
            wanted[key] = value
            wanted = None
        elif isinstance(node, YamlMap):
            if isinstance(value, str) and value not in node and len(found) < MANY:
                # The same few keys stand in every record.
                wanted, key = node, sys.intern(value)
                node.lines[key] = line
            else:
                found.extend(_no_key(node, value, name, line, found, node is root))
                wanted = {}
        elif node is not None:
            node.append(value)
            node.lines.append(line)
        else:
            root = value
        if not isinstance(value, str):
            around.append((node, wanted))
            node, wanted = value, None
    return root, found


def _unwanted(event: Any, name: str, line: int) -> Iterator[Problem]:
    """An anchor or a type tag makes a value mean something an editor cannot see."""
    if event.anchor:
        yield Problem(name, line, "yaml_anchor")
    if event.tag:
        yield Problem(name, line, "yaml_tag", {"tag": event.tag.replace("tag:yaml.org,2002:", "!!")})
    # Quoted text can spell out what read_text refuses: "\\u202e".
    if isinstance(event, ScalarEvent):
        yield from (bad_character(name, line, m[0]) for m in FORBIDDEN.finditer(event.value))
        yield from (Problem(name, line, "marks_many") for _ in islice(heaped(event.value), 1))


def _no_key(node: YamlMap, value: Node, name: str, line: int, found: list[Problem], top: bool) -> Iterator[Problem]:
    """Yield why *value* is no key of a mapping, unless enough is *found*; *top* is the one that is a whole file."""
    if len(found) >= MANY:
        return
    if not isinstance(value, str):
        yield Problem(name, line, "yaml_key")
        return
    code = "yaml_top_twice" if top and isinstance(node[value], YamlList) else "yaml_duplicate"
    code = "yaml_id_twice" if value == "id" else code
    # Of two records that are read as one, all the rest only follows from that.
    if not any(one.code == "yaml_id_twice" and one.values["first"] == node.lines.get("id") for one in found[-3:]):
        yield Problem(name, line, code, {"key": value, "first": node.lines[value]})


def read_csv(path: Path, name: str) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    """Return a CSV file's rows as (line, {column: value}); the first row names the columns."""
    text, found = read_text(path, name)
    found += [Problem(name, line, "conflict") for line in conflicts(text or "")]
    if text is None or found:
        return [], found
    reader = csv.DictReader(io.StringIO(text), strict=True)
    rows = []
    try:
        for row in reader:
            rows.append(
                (reader.line_num, {k: (v or "").strip() for k, v in row.items() if isinstance(k, str) and isinstance(v, str | None)})
            )
    except csv.Error:
        # The row after the last whole one: a quote that is never closed swallows all rows after it.
        found.append(Problem(name, reader.line_num + 1, "csv_broken"))
    return rows, found
