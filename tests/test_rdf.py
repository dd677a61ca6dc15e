"""What an editor writes comes out of Turtle and JSON-LD as it went in, and both formats say the same."""

from urllib.parse import urlsplit

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF
from standarder import read_graph

from katalog.exports import rdf
from katalog.values import Tekst

HERE = "https://example.org/data/"
HOSTILE = {
    "a quote": 'Han sa "nei"',
    "three quotes": '"""',
    "a quote last": 'slutt"',
    "a backslash": "a\\b",
    "a backslash last": "a\\",
    "an escape that is none": "\\u0041\\n",
    "a new line": "en\nto\r\ntre\r",
    "a tab": "a\tb",
    "a language": 'x"@da',
    "a type": 'x"^^xsd:int',
    "an end": 'x" . <http://e.example/> a <http://e.example/T> .',
    "a comment": "# ikke en kommentar",
    "a prefix": "@prefix cv: <http://e.example/> .",
    "controls": "\x00\x01\x08\x1b\x7f\x85",
    "turned text": "\u202eabc\u202c \u2066def\u2069 \u200f",
    "line ends of Unicode": "a\u2028b\u2029c",
    "a byte order mark": "\ufeffa",
    "letters beyond the first plane": "🙂 𝔸",
    "markup": "</script><!-- &lt; ]]>",
    "blanks": "  a  ",
}
HOSTILE_LINKS = {
    "a blank": "https://example.org/a b",
    "brackets": "https://example.org/<a>",
    "a quote": 'https://example.org/"',
    "a backslash": "https://example.org/\\u0041",
    "braces and bars": "https://example.org/{a}|b^`",
    "a control": "https://example.org/\x01\n",
    "turned text": "https://example.org/\u202eabc",
    "half a letter": "https://example.org/\ud800",
}


def both(*nodes: rdf.Node, base: str = "") -> tuple[Graph, Graph]:
    """Read nodes back from Turtle and from JSON-LD, as from files beside each other."""
    turtle = rdf.prefixes(base) + "".join(one.turtle for one in nodes)
    jsonld = rdf.context(base) + ",\n".join(one.jsonld for one in nodes) + rdf.CLOSED
    return read_graph(turtle, "turtle", HERE + "a.ttl"), read_graph(jsonld, "json-ld", HERE + "a.jsonld")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("format_", [0, 1], ids=["turtle", "json-ld"])
def test_a_hostile_text_comes_out_as_it_went_in(text: str, format_: int) -> None:
    said = rdf.node("a.ttl#x", "dcat:Dataset", dct_title=rdf.texts(Tekst({"nb": text, "da": "x"}, "nb")), dct_identifier=[rdf.plain(text)])

    graph = both(said)[format_]

    one = URIRef(f"{HERE}a.ttl#x")
    assert {*graph.objects(one, DCTERMS.title)} == {Literal(text, lang="nb"), Literal("x", lang="da")}
    assert graph.value(one, DCTERMS.identifier) == Literal(text)


@pytest.mark.parametrize("link", HOSTILE_LINKS.values(), ids=HOSTILE_LINKS)
@pytest.mark.parametrize("format_", [0, 1], ids=["turtle", "json-ld"])
def test_a_hostile_link_is_still_one_address_of_the_same_site(link: str, format_: int) -> None:
    graph = both(rdf.node("a.ttl#x", "dcat:Dataset", foaf_page=[rdf.ref(rdf.address(link))]))[format_]

    [page] = graph.objects(None, FOAF.page)
    assert urlsplit(str(page))[:2] == ("https", "example.org")
    assert str(page) == rdf.address(link)
    assert str(page).isprintable()


def test_an_ordinary_link_is_left_as_it_is() -> None:
    assert rdf.address("https://example.org/å/?a=%20b&c=[1]#d") == "https://example.org/å/?a=%20b&c=[1]#d"


@pytest.mark.parametrize("base", ["", "https://kommune.example/sub/data/"], ids=["beside each other", "at an address"])
def test_both_formats_are_the_same_graph(base: str) -> None:
    nodes = (
        rdf.node("a.ttl#x", "dcat:Dataset", foaf_page=[rdf.ref("../side/")], dct_issued=[rdf.plain("2026-11-22", "xsd:date")]),
        rdf.node("a.ttl#y", "dcat:Dataset", dct_hasPart=rdf.refs(["a.ttl#x", "a.ttl#x"])),
    )

    turtle, jsonld = both(*nodes, base=base)

    assert isomorphic(turtle, jsonld)
    assert URIRef(f"{base or HERE}a.ttl#x") in {*turtle.subjects()}
    assert len(turtle) == 5


def test_what_nothing_is_known_of_is_not_said() -> None:
    assert rdf.node("a.ttl#x", "dcat:Dataset", dct_title=[]) == rdf.node("a.ttl#x", "dcat:Dataset")


def test_a_language_that_the_list_does_not_have_is_left_out() -> None:
    assert [one.rpartition("/")[2] for one in rdf.known_languages(["nb", "tlh", "da"])] == ["NOB", "DAN"]
