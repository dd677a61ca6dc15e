"""A value in, its JSON out: without a blank to spare for browsers and other programs, or spread over lines for people.

A value is made of dicts with texts for keys, lists, tuples, texts, numbers, truths and None.
"""

from typing import Any

from pydantic_core import to_json


def compact(value: Any) -> str:
    """Return *value* as JSON without a blank."""
    return to_json(value).decode()


def spread(value: Any) -> str:
    """Return *value* as JSON with a line for each part, set in by one blank for each step."""
    return to_json(value, indent=1).decode()
