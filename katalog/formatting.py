"""The text of a file of records in, the same text in good order out: keys as the model has them, one blank line between records."""

import re
from pathlib import Path

from katalog import linkbook
from katalog.lines import Entry, Field, listing, outside_text
from katalog.model import Felles, Post
from katalog.octets import read_text
from katalog.problems import ProblemsFound, relative
from katalog.reading import parse
from katalog.schema import LISTS

DASH, KEYS = 2, 4
_TIMES = 5


def order(model: type[Post]) -> list[str]:
    """Return a record's keys as they should stand: id, what is its own, what it shares with other kinds."""
    keys = {name: field.alias or name for name, field in model.model_fields.items()}
    shared = Felles.model_fields if issubclass(model, Felles) else {}
    own = [key for name, key in keys.items() if name not in shared and name != "id"]
    return list(dict.fromkeys(["id", *own, *keys.values()]))


def ordered(text: str, key: str, model: type[Post]) -> str:
    """Return *text* in good order, with all comments, and with the same meaning: a record that cannot be so is left as it stands."""
    # A comment may find its record only when the records have found theirs; a second time changes nothing more.
    for _ in range(_TIMES):
        before, text = text, _ordered_once(text, key, model)
        if text == before:
            break
    return text


def _ordered_once(text: str, key: str, model: type[Post]) -> str:
    found = listing(text, key, key)
    if found is None:
        return text
    keys = order(model)
    head = _trimmed(found.head)
    parts = [[*_trimmed(entry.above), *_ordered(entry, keys, key)] for entry in found.entries]
    body = [line for i, part in enumerate(parts) for line in ([""] if i else []) + part]
    gap = [""] if found.entries and found.entries[0].above and not found.entries[0].above[0].strip() else []
    tail = _trimmed(found.tail)
    whole = "\n".join([*head, *gap, *body, *([""] if tail and found.entries else []), *tail]).rstrip("\n") + "\n"
    return whole if parse(whole, key) == parse(text, key) else text


def _ordered(entry: Entry, keys: list[str], top: str) -> list[str]:
    """Return a record's lines in good order, or as they are where its meaning would not be the same."""
    before = entry.text()
    if not entry.fields:
        return _without_last_blanks(before)
    place = {key: i for i, key in enumerate(keys)}
    fields = sorted(entry.fields, key=lambda one: place.get(one.key, len(place)))
    above = [_shifted(line, KEYS - entry.column - 2) for line in _trimmed(fields[0].above) if line.strip()]
    tidy = [Field(one.key, [line for line in one.above if line.strip()], one.lines) for one in fields]
    tidy[0].above = []
    lines = [line for one in tidy for line in (*one.above, *_spaced(_without_last_blanks(one.lines), one.key))]
    lines = [_shifted(line, KEYS - entry.column) for line in lines]
    # Deep enough not to be taken for a comment on the next record.
    lines = [" " * KEYS + line.lstrip(" ") if re.match(r" {0,3}#", line) else line for line in lines]
    lines = [line.rstrip() if outside else line for line, outside in zip(lines, outside_text(lines), strict=True)]
    lines[0] = f"{' ' * DASH}- {lines[0][KEYS:]}"
    after = [*above, *lines]
    same = _meaning(before, top) == _meaning(after, top)
    return after if same else _without_last_blanks(before)


def _meaning(lines: list[str], top: str) -> object:
    return parse("\n".join([f"{top}:", *lines, ""]), "")


def _spaced(lines: list[str], key: str) -> list[str]:
    """Return a field's lines with no blank before its colon and one after; what follows a comment's own blanks is left."""
    first = re.sub(rf"^( *)(\"{re.escape(key)}\"|'{re.escape(key)}'|{re.escape(key)}) *: +(?=[^\s#])", r"\1\2: ", lines[0])
    return [first, *lines[1:]]


def _shifted(line: str, by: int) -> str:
    bare = line.lstrip(" ")
    width = max(len(line) - len(bare) + by, 0)
    return " " * width + bare if bare else line


def _trimmed(lines: list[str]) -> list[str]:
    """Return lines of comments with no blanks at their ends, never two empty ones together, and none first or last."""
    kept: list[str] = []
    for line in (line.rstrip() for line in lines):
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept


def _without_last_blanks(lines: list[str]) -> list[str]:
    """Return lines without the empty ones at the end."""
    end = len(lines)
    while end > 1 and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def files(root: Path) -> list[tuple[Path, str, type[Post]]]:
    """Return every file of records that is not hidden, with the key of its list and what its records are."""
    found = [(path, key, model) for patterns, key, model in LISTS.values() for pattern in patterns for path in sorted(root.glob(pattern))]
    return [one for one in found if not one[0].name.startswith(".")]


def disordered(root: Path) -> dict[Path, str]:
    """Return the files that are not in good order, each with the text it should have; raise what cannot be read."""
    found, problems = {}, []
    for path, key, model in files(root):
        name = relative(path, root)
        text, wrong = read_text(path, name)
        if text is not None and not wrong:
            _, wrong = parse(text, name)
        problems += wrong
        if text is not None and not wrong and (after := ordered(text, key, model)) != text:
            found[path] = after
    answers, wrong = read_text(root / linkbook.ANSWERS, linkbook.ANSWERS)
    if answers is not None and (after := linkbook.ordered(answers)) != answers:
        found[root / linkbook.ANSWERS] = after
    problems += [one for one in wrong if one.code != "file_missing"]
    if problems:
        raise ProblemsFound(problems)
    return found
