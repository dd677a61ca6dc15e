"""Nodes of a graph in, the same graph as Turtle and as JSON-LD out.

Short names stand for what the vocabularies call things. A value and a node are written in both formats as soon as they are made: what
several nodes say, or several municipalities tell, is then not written again.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import NamedTuple
from urllib.parse import quote

from katalog.compact import compact
from katalog.values import Tekst

# One thing said of a node, as Turtle and as JSON-LD.
Value = tuple[str, str]


class Node(NamedTuple):
    """One thing with what is said of it, as Turtle and as a line of JSON-LD that is to stand with commas between."""

    iri: str
    turtle: str
    jsonld: str


PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cpsvno": "https://data.norge.no/vocabulary/cpsvno#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatno": "https://data.norge.no/vocabulary/dcatno#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AUTHORITY = "http://publications.europa.eu/resource/authority/"
# The European Union's names of languages; one that is not here is not named.
LANGUAGES = {"nb": "NOB", "nn": "NNO", "da": "DAN", "en": "ENG", "se": "SME"}
COUNTRIES = {"NO": "NOR", "DK": "DNK"}
LICENCE = f"{AUTHORITY}licence/CC_BY_4_0"

# What may not stand in an address in Turtle, and what turns the direction of the text around it.
_NO_IRI = re.compile('[\x00-\x20<>"{}|^`\\\\\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]')
_NO_TEXT = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
# What only JSON escapes so; what a line ends with, a quote and a backslash both do.
_JSON_ALONE = re.compile(r"\\[bfu]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


@lru_cache(maxsize=4096)
def address(text: str) -> str:
    """Return a link of an editor as RDF takes it: what an address may not hold is percent-encoded, as a browser does."""
    return _NO_IRI.sub(lambda found: quote(found[0], safe="", errors="replace"), text)


def ref(iri: str) -> Value:
    """Return the value that is a node."""
    return f"<{iri}>", f'{{"@id":"{iri}"}}'


def refs(iris: Iterable[str]) -> list[Value]:
    """Return the values that are nodes, each once."""
    return [(f"<{iri}>", f'{{"@id":"{iri}"}}') for iri in dict.fromkeys(iris)]


def texts(*said: Tekst) -> list[Value]:
    """Return texts in each language they are in."""
    return [text(words, language) for tekst in said for language, words in tekst.ord.items()]


def text(words: str, language: str) -> Value:
    """Return words in a language."""
    turtle, jsonld = _quoted(words)
    return f"{turtle}@{language}", f'{{"@value":{jsonld},"@language":"{language}"}}'


def worded(words: Mapping[str, Mapping[str, str]], key: str) -> Tekst:
    """Return one of the site's own words in every language of the site."""
    return Tekst({language: own[key] for language, own in words.items()}, next(iter(words)))


def plain(words: str, datatype: str = "") -> Value:
    """Return a value without language: a name of a thing, a number, an hour."""
    turtle, jsonld = _quoted(words)
    return (f"{turtle}^^{datatype}", f'{{"@value":{jsonld},"@type":"{datatype}"}}') if datatype else (turtle, f'{{"@value":{jsonld}}}')


def node(iri: str, kind: str, **said: list[Value]) -> Node:
    """Return a node; a name is written with _ for its colon (`dct_title`), and what nothing is known of is left out."""
    turtle, jsonld = f"\n<{iri}> a {kind}", f'{{"@id":"{iri}","@type":"{kind}"'
    for key, values in said.items():
        if values:
            name = _name(key)
            as_turtle, as_jsonld = values[0]
            for other_turtle, other_jsonld in values[1:]:
                as_turtle += f", {other_turtle}"
                as_jsonld += f",{other_jsonld}"
            turtle += f" ;\n    {name} {as_turtle}"
            jsonld += f',"{name}":[{as_jsonld}]'
    return Node(iri, f"{turtle} .\n", f"{jsonld}}}")


@lru_cache
def _name(key: str) -> str:
    return key.replace("_", ":", 1)


def known_languages(codes: Iterable[str]) -> list[str]:
    """Return the European Union's addresses of the languages that have one."""
    return [f"{AUTHORITY}language/{LANGUAGES[code]}" for code in codes if code in LANGUAGES]


def country(land: str) -> str:
    """Return the European Union's address of a country."""
    return f"{AUTHORITY}country/{COUNTRIES[land]}"


CLOSED = "\n]}\n"


def context(base: str) -> str:
    """Return how a graph begins as JSON-LD; without a *base* its addresses are relative to where the file stands."""
    return f'{{"@context":{compact({"@base": base, **PREFIXES} if base else PREFIXES)},\n"@graph":[\n'


def prefixes(base: str) -> str:
    """Return how a graph begins as Turtle; without a *base* its addresses are relative to where the file stands."""
    known = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return f"@base <{base}> .\n{known}" if base else known


def _quoted(words: str) -> Value:
    """Return words in quotes; where nothing in them had to be escaped but what both formats escape alike, they are the same in both."""
    quoted = encode_basestring(words)
    alike = quoted.isprintable() and (len(quoted) == len(words) + 2 or not _JSON_ALONE.search(quoted))
    return quoted if alike else f'"{_NO_TEXT.sub(_escaped, words)}"', quoted


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def base(url: str) -> str:
    """Return what addresses are relative to: the folder of the data, or nothing where nobody has said where the site will stand."""
    return f"{url}data/" if url else ""
