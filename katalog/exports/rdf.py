"""Nodes of a graph in, the same graph as Turtle and as JSON-LD out.

A node is written as JSON-LD has it, with short names for what the vocabularies call things; Turtle is made from the same nodes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from katalog.compact import compact
from katalog.values import Tekst

# One thing said of a node: {"@id": …}, {"@value": …, "@language": …} or {"@value": …, "@type": …}.
Value = dict[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """One thing, what kind it is, and what is said of it: short name → values."""

    iri: str
    kind: str
    said: dict[str, list[Value]]

    @property
    def row(self) -> dict[str, str | list[Value]]:
        """The node as JSON-LD has it."""
        return {"@id": self.iri, "@type": self.kind, **self.said}


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
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


@lru_cache(maxsize=4096)
def address(text: str) -> str:
    """Return a link of an editor as RDF takes it: what an address may not hold is percent-encoded, as a browser does."""
    return _NO_IRI.sub(lambda found: quote(found[0], safe="", errors="replace"), text)


def ref(iri: str) -> Value:
    """Return the value that is a node."""
    return {"@id": iri}


def refs(iris: Iterable[str]) -> list[Value]:
    """Return the values that are nodes, each once."""
    return [{"@id": iri} for iri in dict.fromkeys(iris)]


def texts(*said: Tekst) -> list[Value]:
    """Return texts in each language they are in."""
    return [{"@value": words, "@language": language} for tekst in said for language, words in tekst.ord.items()]


def worded(words: Mapping[str, Mapping[str, str]], key: str) -> Tekst:
    """Return one of the site's own words in every language of the site."""
    return Tekst({language: own[key] for language, own in words.items()}, next(iter(words)))


def plain(text: str, datatype: str = "") -> Value:
    """Return a value without language: a name of a thing, a number, an hour."""
    return {"@value": text, "@type": datatype} if datatype else {"@value": text}


def node(iri: str, kind: str, **said: list[Value]) -> Node:
    """Return a node; a name is written with _ for its colon (`dct_title`), and what nothing is known of is left out."""
    return Node(iri, kind, {_name(key): values for key, values in said.items() if values})


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


def jsonld(one: Node) -> str:
    """Return a node as a line of JSON-LD, to stand with commas between."""
    return compact(one.row)


def prefixes(base: str) -> str:
    """Return how a graph begins as Turtle; without a *base* its addresses are relative to where the file stands."""
    known = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return f"@base <{base}> .\n{known}" if base else known


def turtle(one: Node) -> str:
    """Return a node as Turtle."""
    facts = [f" ;\n    {name} {', '.join(map(_object, values))}" for name, values in one.said.items()]
    return f"\n<{one.iri}> a {one.kind}{''.join(facts)} .\n"


def _object(value: Value) -> str:
    iri = value.get("@id")
    if iri is not None:
        return f"<{iri}>"
    said = _NO_TEXT.sub(_escaped, value["@value"])
    if "@language" in value:
        return f'"{said}"@{value["@language"]}'
    return f'"{said}"^^{value["@type"]}' if "@type" in value else f'"{said}"'


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def base(url: str) -> str:
    """Return what addresses are relative to: the folder of the data, or nothing where nobody has said where the site will stand."""
    return f"{url}data/" if url else ""
