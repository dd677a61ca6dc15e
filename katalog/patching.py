"""A field as it stands and what it shall say in, its lines with as little changed as can be out: comments stay, and so does its look."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from katalog.editing import field_lines, item_lines, scalar
from katalog.lines import Entry, Field, entries_in, fields_in
from katalog.reading import YamlList, YamlMap, parse


def set_values(entry: Entry, values: Mapping[str, Any], order: Sequence[str]) -> None:
    """Give the fields of a record that *values* names what they shall say, and take away those that shall say nothing."""
    _set_fields(entry.fields, entry.node, values, entry.column, order)


def _set_fields(fields: list[Field], node: YamlMap, values: Mapping[str, Any], column: int, order: Sequence[str]) -> None:
    """Do so with the fields of one mapping, of which the keys stand in *column*."""
    place = {key: i for i, key in enumerate(order)}
    for key, value in values.items():
        at = next((i for i, one in enumerate(fields) if one.key == key), None)
        if at is not None and value is None:
            _take_away(fields, at)
        elif at is not None and node[key] != value:
            _set_field(fields[at], node[key], value, column)
        elif at is None and value is not None:
            before = [i for i, one in enumerate(fields) if place.get(one.key, 0) <= place.get(key, len(place))]
            fields.insert(max(before, default=-1) + 1, Field(key, [], _indented(field_lines(key, value), column)))


def _take_away(fields: list[Field], at: int) -> None:
    """Take a field away, and leave the comments above it to the next."""
    gone = fields.pop(at)
    comments = [line for line in gone.above if line.strip()]
    if at < len(fields):
        fields[at].above = [*comments, *fields[at].above]
    elif fields:
        fields[-1].lines = [*fields[-1].lines, *comments]


def _set_field(field: Field, was: Any, value: Any, column: int) -> None:
    """Give one field what it shall say: only its parts that say something else, where each part has lines of its own."""
    body = field.lines[1:]
    # Numbered as they are here, whatever their numbers were in the file.
    node, _ = parse("\n".join([line[column:] for line in field.lines]), "")
    here = node.get(field.key) if isinstance(node, YamlMap) else None
    if isinstance(here, YamlMap) and isinstance(value, Mapping) and (inner := fields_in(body, here, 2)):
        added = {key: value.get(key) for key in dict.fromkeys([*here, *value])}
        _set_fields(inner, here, added, _width(inner[0].lines[0]), list(value))
        field.lines = [field.lines[0], *(line for one in inner for line in (*one.above, *one.lines))]
    elif isinstance(here, YamlList) and _are_records(value) and (items := entries_in(body, here, 2)):
        field.lines = [field.lines[0], *_listed(items, value)]
    else:
        _write_anew(field, here, value, column)


def _are_records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, Mapping) for one in value)


def _listed(items: list[Entry], value: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the lines of a list of records: those that say the same as they stand, the others set, new ones last."""
    indent = _width(items[0].lines[0])
    lines: list[str] = []
    for i, wanted in enumerate(value):
        if i >= len(items):
            lines += _indented(item_lines(wanted), indent)
            continue
        item = items[i]
        lines += item.above
        if item.node == wanted:
            lines += item.lines
        elif item.fields:
            set_values(item, {key: wanted.get(key) for key in dict.fromkeys([*item.node, *wanted])}, list(wanted))
            lines += item.text()
        elif item.node.braces and (short := flow(wanted)):
            lines += [f"{' ' * indent}- {short}{_comment(item.lines[0])}", *_comments(item.lines[1:])]
        else:
            lines += [*_comments(item.lines[1:]), *_indented(item_lines(wanted), indent)]
    return lines


def _write_anew(field: Field, here: Any, value: Any, column: int) -> None:
    """Write a field as a new one would be, or on one line where it stood so; its comments are kept."""
    written = field_lines(field.key, value)
    if isinstance(here, YamlMap) and here.braces and isinstance(value, Mapping) and (short := flow(value)):
        written = [f"{field.key}: {short}"]
    trailing = _comment(field.lines[0]) if here is not None else ""
    block = isinstance(here, str) and len(field.lines) > 1
    field.above += [] if block else [f"{' ' * column}{line.lstrip()}" for line in _comments(field.lines[1:])]
    blanks = field.lines[len(field.lines) - _blank_tail(field.lines) :]
    if len(written) == 1:
        written[0] += trailing
    elif trailing:
        field.above.append(f"{' ' * column}{trailing.lstrip()}")
    field.lines = [*_indented(written, column), *blanks]


def flow(value: Mapping[str, Any]) -> str:
    """Return a mapping in braces on one line; empty where it would not be read so, or would be too long to read."""
    parts = []
    for key, one in value.items():
        if isinstance(one, Mapping):
            inner = flow(one)
        elif isinstance(one, str) and "\n" not in one:
            inner = one if re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?|[\w.+-]+@[\w.-]+", one) else scalar(one, braces=True)
        else:
            inner = ""
        if not inner:
            return ""
        parts.append(f"{key}: {inner}")
    whole = f"{{{', '.join(parts)}}}"
    return whole if len(whole) <= 160 else ""


def _comment(line: str) -> str:
    """Return the comment at the end of a line, with the blanks before it; nothing where what looks so may be text."""
    found = re.search(r" +#.*$", line)
    if not found or line.count('"', 0, found.start()) % 2 or line.count("'", 0, found.start()) % 2:
        return ""
    return found[0]


def _comments(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.lstrip().startswith("#")]


def _blank_tail(lines: Sequence[str]) -> int:
    return next((i for i, line in enumerate(reversed(lines)) if line.strip()), 0)


def _indented(lines: Sequence[str], column: int) -> list[str]:
    return [f"{' ' * column}{line}" if line else "" for line in lines]


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
