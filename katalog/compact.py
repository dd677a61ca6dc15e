"""A value in, its JSON without a blank to spare out: what browsers and other programs fetch is written so."""

from typing import Any

from pydantic_core import to_json


def compact(value: Any) -> str:
    """Return *value* as JSON: dicts with texts for keys, lists, tuples, texts, numbers, truths and None."""
    return to_json(value).decode()
