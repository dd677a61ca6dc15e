"""The text of a handwritten page in, what stands at its head and the rest out, with what is wrong with the head."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from katalog.hints import hint
from katalog.problems import Problem
from katalog.reading import YamlList, YamlMap, parse

KEYS = ("title", "description", "hverdagsord", "land", "robots")
# What may be several, in brackets as in the data or with commas between.
_LISTS = ("hverdagsord",)
_CHOICES = {"land": ("NO", "DK"), "robots": ("noindex",)}
_FENCE = re.compile(r"---[ \t]*\n")
_HEAD = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


@lru_cache(maxsize=1 << 8)
def split(text: str) -> tuple[Mapping[str, str], str]:
    """Return what stands at the head of a page, and the text below; nothing and all of it where the head cannot be read.

    A build asks of the same page for each language, and whether it is for this site.
    """
    head, broken = _parsed(text, "")
    found = _HEAD.match(text)
    if broken or found is None:
        return {}, text
    values = {key: _text(key, value) for key, value in (head or {}).items()}
    return {key: value for key, value in values.items() if value is not None}, text[found.end() :]


def plain(text: str) -> str:
    """Return the page as any generator reads it: each value at its head is a text, and nothing below is taken for more of it."""
    head, body = split(text)
    return f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n{body}"


def problems(text: str, file: str) -> Iterator[Problem]:
    """Yield what is wrong with the head of the page in *file*, each on its line."""
    head, broken = _parsed(text, file)
    yield from broken
    if head is None:
        return
    for key, value in head.items():
        line, choices = head.lines[key], _CHOICES.get(key, ())
        if key not in KEYS:
            yield Problem(file, line, "head_unknown", {"value": key, "hint": hint(key, KEYS), "known": ", ".join(KEYS)})
        elif (said := _text(key, value)) is None or "\n" in said:
            yield Problem(file, line, "head_list" if key in _LISTS else "head_text", {"key": key})
        elif choices and value not in choices:
            yield Problem(file, line, "head_choice", {"key": key, "value": value, "known": ", ".join(choices)})


def _text(key: str, value: Any) -> str | None:
    """Return a value as text on one line, several with commas between; none where it is neither."""
    if key in _LISTS and isinstance(value, YamlList) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return value if isinstance(value, str) else None


def _parsed(text: str, file: str) -> tuple[YamlMap | None, list[Problem]]:
    """Return the head as YAML, with the lines that it has in the file; none where there is none, or it says nothing."""
    found = _HEAD.match(text)
    if found is None:
        return None, [Problem(file, 1, "head_open")] if _FENCE.match(text) else []
    if not (found[1] or "").strip():
        return None, []
    head, broken = parse(f"\n{found[1]}", file)
    if broken:
        return None, broken
    return (head, []) if isinstance(head, YamlMap) else (None, [Problem(file, 2, "head_wrong")])
