"""A record or a handwritten page in, its texts out: where each stands in it, and what a reader reads."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple, get_args

from katalog.model import Felles, Post
from katalog.values import Tekst

# What is read in sentences, and so has a readability.
PROSE = ("beskrivelse", "slik_får_du_hjelp", "hva_skjer_så")
# Names of documents and laws are what their owners call them, in no other language and in no other spelling.
_NAMES_OF_OTHERS = {"kilde", "rettighet"}
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# Marks, code, headings and tables are no sentences; of a link only its words are read, of a tag nothing, and of what is in English none.
_NOT_READ = re.compile(
    r"```.*?```|`[^`\n]*`|<(\w+)[^<>]* lang=\"?en\b.*?</\1>|<[^<>]*>|\[/?(?:bare|katalog)\b[^\]\n]*\]|\]\([^)]*\)|\{[^}\n]*\}"
    r"|^#+ [^\n]*|^\|[^\n]*",
    re.DOTALL | re.MULTILINE,
)
_SIGNS = re.compile(r"[*_\[\]]|^!!! .*$|^ +", re.MULTILINE)
_NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)


class Text(NamedTuple):
    """One text of a record: its field, as an editor writes the keys to it, and the words in each language."""

    field: str
    words: Tekst


def texts(one: Felles) -> list[Text]:
    """Return every text of a record that is the record's own, in the order of the model."""
    found: list[Text] = []
    for name, field in _fields(type(one)):
        if (value := getattr(one, name)) and field not in _NAMES_OF_OTHERS:
            _add(found, value, field)
    return found


def _add(found: list[Text], value: Any, field: str) -> None:
    if type(value) is Tekst:
        found.append(Text(field, value))
    elif type(value) is list:
        for one in value:
            _add(found, one, field)
    elif isinstance(value, Post):
        for name, inner in _fields(type(value)):
            if part := getattr(value, name):
                _add(found, part, f"{field}.{inner}")


@cache
def _fields(model: type[Post]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of record that may have texts: each as the code calls it, and as an editor writes it."""
    return tuple((name, info.alias or name) for name, info in model.model_fields.items() if _may_tell(info.annotation))


def _may_tell(kind: Any) -> bool:
    """Return whether a value of some kind is a text, a record that has one, or a list of either."""
    if isinstance(kind, type) and issubclass(kind, Post):
        return bool(_fields(kind))
    return kind is Any or any(map(_may_tell, get_args(kind)))


def prose(said: Iterable[Text], language: str) -> str:
    """Return what is read in sentences of some texts in *language*; nothing where they are not in that language."""
    return "\n\n".join(text.words.ord[language] for text in said if text.field in PROSE and language in text.words.ord)


def whole(said: Iterable[Text], language: str) -> str:
    """Return all that some texts say in *language*, each in lines of its own."""
    return "\n\n".join(text.words.ord[language] for text in said if language in text.words.ord)


def read(markdown: str) -> str:
    """Return what is read in sentences of a handwritten page."""
    body = _NUMBERED.sub("- ", _HEAD.sub("", markdown))
    return _SIGNS.sub("", _NOT_READ.sub(" ", body)).strip()
