"""The record of the data files says what DCAT-AP-NO and DCAT-AP-DK ask, in both languages, and every file it names is there."""

from dataclasses import replace

import pyshacl
import pytest
from prosjekt import TODAY
from rdflib import RDF, RDFS, SH, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, SKOS
from standarder import graph_of, read_graph

from katalog import exports
from katalog.catalog import Catalog
from katalog.exports import dcat, rdf
from katalog.operators import Vert

HERE = "https://skole.example.org/sub/data/"
VCARD = Namespace(rdf.PREFIXES["vcard"])
# What the profiles ask of each kind of thing; Norway asks for the theme, the identifier and the contact point besides.
ASKED = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset, DCTERMS.license, DCTERMS.language, FOAF.homepage),
    DCAT.Dataset: (
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.publisher,
        DCTERMS.identifier,
        DCTERMS.accessRights,
        DCAT.theme,
        DCAT.contactPoint,
        DCAT.distribution,
    ),
    DCAT.Distribution: (DCAT.accessURL, DCAT.downloadURL, DCAT.mediaType, DCTERMS.license),
    FOAF.Agent: (FOAF.name, DCTERMS.identifier),
    VCARD.Organization: (VCARD.fn, VCARD.hasURL),
}
# Each profile's shapes, as Norway, Europe and Denmark publish them; Denmark's strict ones, since those that are not ask for languages
# from a list that there is none of.
PROFILES = {
    "DCAT-AP-NO 2.0": "dcat-ap-no/2.0/DCAT-AP-NO-shacl_shapes_2.00.ttl",
    "DCAT-AP 3.0.1": "dcat-ap/3.0.1/dcat-ap-SHACL.ttl",
    "DCAT-AP-DK 2.0.2": "dcat-ap-dk/2.0.2/dcat-ap-dk_2.0.2_shacl_shapes-strict.ttl",
}


@pytest.fixture(scope="module")
def record(real_catalog: Catalog) -> Graph:
    [(_, text)] = dcat.files(real_catalog, "https://skole.example.org/sub/")
    return read_graph("".join(text), "json-ld", "https://elsewhere.example/")


@pytest.mark.parametrize("kind", ASKED, ids=lambda kind: str(kind).rpartition("/")[2])
def test_each_thing_says_what_the_profiles_ask(record: Graph, kind: URIRef) -> None:
    things = [*record.subjects(RDF.type, kind)]

    lacking = [(str(thing), str(path)) for thing in things for path in ASKED[kind] if record.value(thing, path) is None]

    assert things
    assert lacking == []


def test_titles_and_descriptions_are_in_both_languages(record: Graph) -> None:
    things = [*record.subjects(RDF.type, DCAT.Dataset), *record.subjects(RDF.type, DCAT.Catalog)]

    said = {(thing, path): sorted(text.language or "" for text in record.objects(thing, path) if isinstance(text, Literal))
            for thing in things for path in (DCTERMS.title, DCTERMS.description)}  # fmt: skip

    assert len(said) == 2 * len(things)
    assert {*map(tuple, said.values())} == {("da", "nb")}


def test_the_shapes_of_europe_find_nothing_to_say(record: Graph) -> None:
    _, report, _ = pyshacl.validate(record, shacl_graph=graph_of("cpsv-ap/3.2.0/cpsv-ap-SHACL.ttl"), inference="none")

    assert [*report.subjects(RDF.type, SH.ValidationResult)] == []


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_the_shapes_of_each_profile_find_nothing_wrong(record: Graph, profile: str) -> None:
    shapes = graph_of(profile)
    # The profiles count on vCard's own vocabulary, where an organisation is one kind of contact.
    known = record + Graph().add((VCARD.Organization, RDFS.subClassOf, VCARD.Kind))

    _, report, _ = pyshacl.validate(known, shacl_graph=shapes, inference="none")

    # Advice is no fault: dates, which the catalogue of a site without a date in it cannot have, and where a country lies.
    assert [report.value(fault, SH.resultMessage) for fault in report.subjects(SH.resultSeverity, SH.Violation)] == []


def test_what_is_from_a_list_of_europes_says_which(record: Graph) -> None:
    named = {one for one in record.objects() if str(one).startswith(rdf.AUTHORITY) and record.value(one, RDF.type)}

    assert {record.value(one, SKOS.inScheme) for one in named} == {URIRef(str(one).rpartition("/")[0]) for one in named}
    assert len(named) > 8


@pytest.mark.parametrize("url", ["", "https://skole.example.org/sub/"], ids=["no address", "an address"])
def test_every_file_it_names_is_made_and_every_data_file_is_named(real_catalog: Catalog, url: str) -> None:
    made = {path for path, _ in exports.files(real_catalog, url) if not path.startswith("data/kommune/")}
    [(_, text)] = dcat.files(real_catalog, url)
    graph = read_graph("".join(text), "json-ld", f"{HERE}katalog.jsonld")

    named = {str(one).removeprefix("https://skole.example.org/sub/") for one in graph.objects(None, DCAT.downloadURL)}

    # The record itself and what describes the format are no data.
    assert named == {path for path in made if path != "data/katalog.jsonld" and not path.endswith(".schema.json")}


def published(catalog: Catalog) -> Graph:
    [(_, text)] = dcat.files(catalog, "https://skole.example.org/sub/")
    return read_graph("".join(text), "json-ld", "https://elsewhere.example/")


def test_who_publishes_is_the_owner_with_number_and_where_to_ask(small: Catalog) -> None:
    said: dict[str, object] = {"eier": {"nb": "Østre & Søn"}, "land": "NO", "organisasjonsnummer": "974760673"}
    said |= {"telefon": "22 22 22 22", "epost": "post@example.org"}
    vert = Vert.model_validate(said, context={"spraak": "nb", "land": "NO", "languages": ("nb", "da"), "today": TODAY})
    graph = published(replace(small, vert=vert))

    publisher = graph.value(URIRef(f"{HERE}katalog.jsonld"), DCTERMS.publisher)
    contact = graph.value(None, RDF.type, VCARD.Organization)

    assert [str(one) for one in graph.objects(publisher, FOAF.name)] == ["Østre & Søn"]
    assert str(graph.value(publisher, DCTERMS.identifier)).endswith("/organizations/974760673")
    assert str(graph.value(contact, VCARD.hasEmail)) == "mailto:post@example.org"
    assert str(graph.value(contact, VCARD.hasTelephone)) == "tel:+4722222222"


def test_where_nobody_has_said_who_owns_the_site_its_own_name_stands_there_and_no_number(small: Catalog) -> None:
    graph = published(replace(small, vert=None))

    publisher = graph.value(URIRef(f"{HERE}katalog.jsonld"), DCTERMS.publisher)
    contact = graph.value(None, RDF.type, VCARD.Organization)

    assert {str(one) for one in graph.objects(publisher, FOAF.name)} == {words["nettstedsnavn"] for words in small.ord.values()}
    assert str(graph.value(publisher, DCTERMS.identifier)).startswith(HERE)
    assert graph.value(contact, VCARD.hasEmail) is None
    assert graph.value(contact, VCARD.hasTelephone) is None
