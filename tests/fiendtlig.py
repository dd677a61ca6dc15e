"""Words that an editor may write and that somebody else's program might take for more than words."""

import dataclasses
from typing import Any

from katalog.catalog import Catalog
from katalog.model import Post
from katalog.values import Tekst

HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "an attribute": '"><img src=x onerror=alert(1)>',
    "a formula": "=cmd|'/c calc'!A0",
    "a formula with plus": "+1+1",
    "a formula with minus": "-2+3",
    "a formula with at": "@SUM(1+1)",
    "a wide formula": "＝1+1",
    "an apostrophe first": "'=1",
    "quotes and separators": 'a","b";"c|d\\|e\\',
    "a line of a calendar": "Møte\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Falsk",
    "a line break alone": "to\nlinjer",
    "a carriage return alone": "to\rlinjer",
    "marks of a calendar": "a;b,c:d\\n\\e",
    "a mark of a page": "[katalog:akutt] @@innhold@@ {{ 7*7 }} {% raw %}",
    "letters beyond the first plane": "👩‍👩‍👧 𝔘 " * 12,
    "lines that are no lines here": "a\u2028b\u2029c\u0085d",
    "letters from right to left": "\u202eשלום",
    "a long line": "å" * 119,
}

# The fields of plain text that are no address, no number, no name of a value and no date.
_PLAIN = ("paragraf", "fil", "av", "fra_hash")


def hostile_catalog(catalog: Catalog, text: str) -> Catalog:
    """Return the catalogue with *text* in every place where an editor writes words."""
    tiltak = {key: spoilt(one, text) for key, one in catalog.tiltak.items()}
    nasjonalt = {key: spoilt(one, text) for key, one in catalog.nasjonalt.items()}
    kommuner = {key: one.model_copy(update={"ansvarlig": text}) for key, one in catalog.kommuner.items()}
    return dataclasses.replace(catalog, tiltak=tiltak, nasjonalt=nasjonalt, kommuner=kommuner)


def spoilt(value: Any, text: str) -> Any:
    """Return a value with *text* for each of its texts."""
    if isinstance(value, Tekst):
        return Tekst(dict.fromkeys(value.ord, text), value.eget)
    if isinstance(value, Post):
        fields = {name: spoilt(getattr(value, name), text) for name in type(value).model_fields}
        words = {name: text for name in _PLAIN if fields.get(name)}
        everyday = {"hverdagsord": {"nb": [text, text]}} if fields.get("hverdagsord") else {}
        return value.model_copy(update={**fields, **words, **everyday})
    if isinstance(value, list):
        return [spoilt(one, text) for one in value]
    return {key: spoilt(one, text) for key, one in value.items()} if isinstance(value, dict) else value
