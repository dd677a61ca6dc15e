"""A record or a handwritten page in, its texts out: where each stands in it, and what a reader reads."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from katalog.model import Felles
from katalog.values import Tekst

# What is read in sentences, and so has a readability.
PROSE = ("beskrivelse", "slik_får_du_hjelp", "hva_skjer_så")
# Names of documents and laws are what their owners call them, in no other language and in no other spelling.
_NAMES_OF_OTHERS = {"kilde", "rettighet"}
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# Marks, code, headings and tables are no sentences; of a link only its words are read, of a tag nothing, and of what is in English none.
_NOT_READ = re.compile(
    r"```.*?```|`[^`\n]*`|<(\w+)[^>]* lang=\"?en\b.*?</\1>|<[^>]*>|\[/?[a-z]+[:\]][^\]\n]*\]?|\]\([^)]*\)|\{[^}\n]*\}|^#+ [^\n]*|^\|[^\n]*",
    re.DOTALL | re.MULTILINE,
)
_SIGNS = re.compile(r"[*_\[\]]|^!!! .*$|^ +", re.MULTILINE)
_NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)


class Text(NamedTuple):
    """One text of a record: its field, as an editor writes the keys to it, and the words in each language."""

    field: str
    words: Tekst


def texts(one: Felles) -> Iterator[Text]:
    """Yield every text of a record that is the record's own, in the order of the model."""
    for name, info in type(one).model_fields.items():
        field = info.alias or name
        if field not in _NAMES_OF_OTHERS:
            yield from _within(getattr(one, name), field)


def _within(value: Any, field: str) -> Iterator[Text]:
    if isinstance(value, Tekst):
        yield Text(field, value)
    elif isinstance(value, list):
        for one in value:
            yield from _within(one, field)
    elif fields := getattr(type(value), "model_fields", None):
        for name, info in fields.items():
            yield from _within(getattr(value, name), f"{field}.{info.alias or name}")


def prose(one: Felles, language: str) -> str:
    """Return what is read in sentences of a record in *language*; nothing where it is not in that language."""
    return "\n\n".join(text.words.ord[language] for text in texts(one) if text.field in PROSE and language in text.words.ord)


def all_of(one: Felles, language: str) -> str:
    """Return every text of a record in *language*, each in lines of its own."""
    return "\n\n".join(text.words.ord[language] for text in texts(one) if language in text.words.ord)


def read(markdown: str) -> str:
    """Return what is read in sentences of a handwritten page."""
    body = _NUMBERED.sub("- ", _HEAD.sub("", markdown))
    return _SIGNS.sub("", _NOT_READ.sub(" ", body)).strip()
