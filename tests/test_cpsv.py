"""The services as CPSV-AP-NO and CPSV-AP have them: both standards' own shapes find nothing, and what they forget to ask is there."""

import dataclasses
import shutil
from collections.abc import Iterable
from pathlib import Path

import pyshacl
import pytest
from fiendtlig import HOSTILE, hostile_catalog
from prosjekt import TESTS, TODAY, make_project
from rdflib import RDF, RDFS, SH, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, SKOS
from standarder import graph_of, read_graph

from katalog import catalog
from katalog.catalog import Catalog
from katalog.exports import cpsv, published, rdf

pytestmark = pytest.mark.slow

HERE = "https://skole.example.org/data/"
CV, CPSV, CPSVNO = (Namespace(rdf.PREFIXES[prefix]) for prefix in ("cv", "cpsv", "cpsvno"))
SCHEMA, VCARD = Namespace(rdf.PREFIXES["schema"]), Namespace(rdf.PREFIXES["vcard"])
STATUS = URIRef(rdf.PREFIXES["adms"] + "status")
NO = "cpsv-ap-no/shacl/CPSV-AP-NO_shacl_shapes_v1.ttl"
EU = "cpsv-ap/3.2.0/cpsv-ap-SHACL.ttl"
# Shapes, and the ontology that says which classes are kinds of others.
PROFILES = {"norway": (NO, None), "norway with its ontology": (NO, "cpsv-ap-no/ontology/cpsvno.ttl"), "europe": (EU, None)}


def made(found: Catalog, base: str = HERE) -> Graph:
    return read_graph(texts(found, base)[0], "turtle", HERE + "cpsv-ap-no.ttl")


def texts(found: Catalog, base: str) -> list[str]:
    """Return the graph as Turtle and as JSON-LD."""
    return ["".join(one.pieces(published.sections(found))) for one in cpsv.Graph(found, base).joined()]


def judged(graph: Graph, profile: str) -> Graph:
    """Return what a profile's shapes have to say, warnings with it."""
    shapes, ontology = PROFILES[profile]
    known = graph_of(ontology) if ontology else None
    _, report, _ = pyshacl.validate(graph, shacl_graph=graph_of(shapes), ont_graph=known, inference="none")
    return report


def told(report: Graph) -> list[str]:
    """Return each result as «the thing: the property»."""
    results = [*report.subjects(RDF.type, SH.ValidationResult)]
    return sorted(f"{report.value(one, SH.focusNode)}: {report.value(one, SH.resultPath)}" for one in results)


def name(key: str) -> URIRef:
    return URIRef(f"{HERE}cpsv-ap-no.ttl#{key}")


@pytest.fixture(scope="module")
def real(real_catalog: Catalog) -> Graph:
    return made(real_catalog)


@pytest.fixture(scope="module")
def odd_catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The example catalogue with services that are lawful and unusual."""
    root = make_project(tmp_path_factory.mktemp("underlig"))
    shutil.copy(TESTS / "underlig/tiltak.yaml", root / "data/tiltak.yaml")
    return catalog.load(root, today=TODAY)


@pytest.fixture(scope="module")
def odd(odd_catalog: Catalog) -> Graph:
    return made(odd_catalog)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("which", ["real", "odd"])
def test_the_shapes_find_nothing_to_say(which: str, profile: str, request: pytest.FixtureRequest) -> None:
    graph: Graph = request.getfixturevalue(which)

    report = judged(graph, profile)

    assert told(report) == []
    assert (None, SH.conforms, Literal(True)) in report


@pytest.mark.parametrize(
    ("profile", "taken", "put"),
    [
        ("norway", (DCTERMS.title, None), (DCTERMS.title, Literal("uten språk"))),
        ("norway", (CV.contactPoint, None), None),
        ("norway", (CV.hasCompetentAuthority, None), None),
        ("norway", None, (STATUS, URIRef("http://purl.org/adms/status/Completed"))),
        ("norway", None, (DCTERMS.language, Literal("nb"))),
        ("norway with its ontology", (CV.ownedBy, None), None),
        ("europe", (DCTERMS.identifier, None), None),
        ("europe", (CV.hasCompetentAuthority, None), None),
        ("europe", None, (DCTERMS.audience, URIRef("http://e.example/ingen-slik"))),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0].fragment or value[0].rpartition("/")[2] if value else "-",
)
def test_a_broken_service_is_found(
    odd: Graph, profile: str, taken: tuple[URIRef, None] | None, put: tuple[URIRef, URIRef | Literal] | None
) -> None:
    broken = Graph() + odd
    one = name("baerum.fiendtlig")
    [broken.remove((one, *pair)) for pair in [taken] if pair]
    [broken.add((one, *pair)) for pair in [put] if pair]

    report = judged(broken, profile)

    path = (taken or put or (None,))[0]
    assert f"{one}: {path}" in told(report)


def test_an_opening_hour_in_the_words_of_the_standard_is_refused_whatever_it_says(odd: Graph) -> None:
    """So hours are in the words of schema.org. When this fails, the shapes are mended, and cv:openingHours can be used."""
    hours, time = Graph() + odd, Namespace("http://www.w3.org/2006/time#")
    one, when = name("baerum.fiendtlig.kontakt-1"), name("aapent")
    hours.add((one, CV.openingHours, when))
    hours.add((when, RDF.type, time.TemporalEntity))
    hours.add((when, DCTERMS.description, Literal("Hele døgnet", lang="nb")))

    assert told(judged(hours, "norway")) == [f"{when}: {time.inDateTime}"]


@pytest.mark.parametrize("url", ["", "https://skole.example.org/"], ids=["beside each other", "at an address"])
def test_both_files_are_the_same_graph(real_catalog: Catalog, url: str) -> None:
    as_turtle, as_jsonld = texts(real_catalog, rdf.base(url))

    turtle = read_graph(as_turtle, "turtle", HERE + "cpsv-ap-no.ttl")
    jsonld = read_graph(as_jsonld, "json-ld", HERE + "cpsv-ap-no.jsonld")

    assert len(turtle) > 10_000
    assert isomorphic(turtle, jsonld)


def test_every_service_that_a_reader_meets_is_in_the_graph(real: Graph, real_catalog: Catalog) -> None:
    lines = [n.key for land in ("NO", "DK") for n in real_catalog.national(land, "hjelpelinje")]
    public = [n.key for land in ("NO", "DK") for n in real_catalog.national(land, "lovpålagt")] + [*real_catalog.tiltak]

    assert {*real.subjects(RDF.type, CPSVNO.Service)} == {name(key.replace("/", ".")) for key in lines}
    assert {*real.subjects(RDF.type, CPSV.PublicService)} == {name(key.replace("/", ".")) for key in public}


@pytest.mark.parametrize("which", ["real", "odd"])
def test_every_service_has_the_output_that_the_shapes_forget_to_ask_for(which: str, request: pytest.FixtureRequest) -> None:
    graph: Graph = request.getfixturevalue(which)
    services = {*graph.subjects(RDF.type, CPSV.PublicService), *graph.subjects(RDF.type, CPSVNO.Service)}

    with_output = {
        service
        for service, output in graph.subject_objects(CPSVNO.hasPossibleOutput)
        if {*graph.predicates(output)} >= {RDF.type, DCTERMS.title, DCTERMS.description}
    }

    assert with_output == services
    assert len(services) > 5


@pytest.mark.parametrize("which", ["real", "odd"])
def test_every_text_says_what_language_it_is_in(which: str, request: pytest.FixtureRequest) -> None:
    graph: Graph = request.getfixturevalue(which)
    said = (DCTERMS.title, DCTERMS.description, SKOS.prefLabel, FOAF.name, RDFS.comment, VCARD.category, VCARD["street-address"])

    texts = [text for path in said for text in graph.objects(None, path)]

    assert len(texts) > 20
    assert [text for text in texts if not (isinstance(text, Literal) and text.language in ("nb", "da"))] == []


@pytest.mark.parametrize("which", ["real", "odd"])
def test_nothing_in_the_graph_points_to_a_thing_of_it_that_is_not_there(which: str, request: pytest.FixtureRequest) -> None:
    graph: Graph = request.getfixturevalue(which)

    own = {one for one in graph.objects() if str(one).startswith(f"{HERE}cpsv-ap-no.ttl#") and isinstance(one, URIRef)}

    assert own - {*graph.subjects()} == set()


def test_a_statutory_service_is_told_once_and_belongs_to_every_municipality_of_its_country(odd: Graph, odd_catalog: Catalog) -> None:
    general = name("nasjonalt.proeve-no")

    authorities = {*odd.objects(general, CV.hasCompetentAuthority)}

    assert authorities == {name(f"kommune_{sted.nummer}") for sted in odd_catalog.steder.values() if sted.land == "NO"}
    assert {*odd.objects(general, DCTERMS.spatial)} == {URIRef("http://publications.europa.eu/resource/authority/country/NOR")}


@pytest.mark.parametrize(
    ("one", "general"), [("baerum.bare-adresse", "nasjonalt.proeve-no"), ("lyngby-taarbaek.dansk", "nasjonalt.proeve-dk")]
)
def test_a_service_built_on_a_statutory_one_points_to_it_and_copies_nothing(odd: Graph, one: str, general: str) -> None:
    assert {*odd.objects(name(one), CV.relatedService)} == {name(general)}
    assert {*odd.objects(name(one), CPSVNO.hasPossibleOutput)} == {name(f"{one}.resultat"), name(f"{general}.resultat")}
    assert {*odd.objects(name(one), DCTERMS.description)} & {*odd.objects(name(general), DCTERMS.description)} == set()


def test_a_closed_service_is_withdrawn_and_nobody_is_asked_to_use_it(odd: Graph) -> None:
    closed = name("baerum.nedlagt-telefon")

    assert str(odd.value(closed, STATUS)).endswith("/distribution-status/WITHDRAWN")
    assert {*odd.objects(closed, CV.contactPoint)} == {name("kommune_3201.kontakt")}
    assert {*odd.predicates(closed)} & {CV.hasChannel, CV.hasCost, SCHEMA.hoursAvailable, FOAF.page} == set()
    assert "33333333" not in "".join(map(str, odd.objects()))


def test_a_service_that_pauses_says_so_and_has_no_status_that_it_has_not(odd: Graph) -> None:
    pause = name("baerum.pause")

    comments = {str(text) for text in odd.objects(pause, RDFS.comment)}

    assert odd.value(pause, STATUS) is None
    assert "Nytt kurs til våren." in comments
    assert any(text.startswith("Dette tilbudet har pause nå.") for text in comments)


def test_a_part_is_named_by_the_service_it_is_part_of(odd: Graph) -> None:
    assert {*odd.objects(name("lyngby-taarbaek.dansk-hovedforloeb"), DCTERMS.hasPart)} == {name("lyngby-taarbaek.dansk")}


def test_who_can_only_be_visited_has_a_channel_and_the_municipality_to_ask(odd: Graph) -> None:
    house = name("baerum.bare-adresse")

    assert {*odd.objects(house, CV.contactPoint)} == {name("kommune_3201.kontakt")}
    assert {*odd.objects(house, CV.hasChannel)} == {name("baerum.bare-adresse.service-bureau-1")}
    assert str(odd.value(name("baerum.bare-adresse.adresse-1"), VCARD["street-address"])) == "Testveien 1"


def test_hours_are_days_of_the_week_and_a_day_ends_before_24(odd: Graph) -> None:
    rows = {*odd.objects(name("baerum.bare-adresse"), SCHEMA.hoursAvailable)}

    said = {tuple(str(odd.value(row, SCHEMA[key])) for key in ("dayOfWeek", "opens", "closes")) for row in rows}

    assert said == {("https://schema.org/Monday", "09:00:00", "15:00:00"), ("https://schema.org/Sunday", "18:00:00", "23:59:00")}


def test_hours_that_nobody_knows_are_not_said(odd: Graph) -> None:
    assert odd.value(name("lyngby-taarbaek.dansk"), SCHEMA.hoursAvailable) is None
    assert odd.value(name("lyngby-taarbaek.dansk"), CV.hasCost) is None


def test_a_hostile_text_is_told_as_it_is_written(odd: Graph, odd_catalog: Catalog) -> None:
    written = odd_catalog.tiltak["baerum/fiendtlig"]

    one = name("baerum.fiendtlig")

    assert {*odd.objects(one, DCTERMS.title)} == {Literal(words, lang=code) for code, words in written.navn.ord.items()}
    assert {*odd.objects(one, DCTERMS.description)} == {Literal(words, lang=code) for code, words in written.beskrivelse.ord.items()}


def test_the_same_law_is_one_resource(odd: Graph) -> None:
    laws: Iterable[object] = odd.objects(name("baerum.fiendtlig"), CV.hasLegalResource)

    assert len({*laws}) == 2


def test_a_help_line_is_owned_by_the_name_it_answers_with(odd: Graph) -> None:
    line = name("nasjonalt.proevelinjen")

    assert {str(text) for text in odd.objects(odd.value(line, CV.ownedBy), SKOS.prefLabel)} == {"Prøvelinjen", "Prøvelinjen i Norge"}
    assert {str(text) for text in odd.objects(odd.value(line, DCTERMS.spatial), SKOS.prefLabel)} == {"Akershus"}


def test_a_municipality_is_known_by_its_number_and_where_it_has_told_it_by_its_organisation(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    file = root / "data/kommuner.yaml"
    text = file.read_text(encoding="utf-8").replace('"222222222"', '"999999999"')
    file.write_text(text, encoding="utf-8")

    graph = made(catalog.load(root, today=TODAY))

    number = "https://organization-catalog.fellesdatakatalog.digdir.no/organizations/999999999"
    assert str(graph.value(name("kommune_3201"), DCTERMS.identifier)) == number
    assert str(graph.value(name("kommune_173"), DCTERMS.identifier)) == "173"


def test_what_is_for_editors_alone_is_not_in_it(real: Graph, real_catalog: Catalog) -> None:
    notes = {one.intern_merknad for one in [*real_catalog.tiltak.values(), *real_catalog.nasjonalt.values()] if one.intern_merknad}

    assert len(notes) > 20
    assert notes & {str(text) for text in real.objects()} == set()


def test_a_record_that_nobody_has_confirmed_is_not_in_it(real: Graph, real_catalog: Catalog) -> None:
    unsure = [n.id for n in real_catalog.nasjonalt.values() if n.belegg == "ubekreftet"]

    assert unsure
    assert [one for one in unsure if name(f"nasjonalt.{one}") in {*real.subjects()}] == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_words_in_both_files(small: Catalog, text: str) -> None:
    described = {slug: sted for slug, sted in small.steder.items() if slug in small.kommuner}
    spoilt = hostile_catalog(dataclasses.replace(small, steder=described), text)

    turtle, jsonld = (
        read_graph(text, form, HERE + "cpsv-ap-no.ttl") for text, form in zip(texts(spoilt, ""), ("turtle", "json-ld"), strict=True)
    )

    assert isomorphic(turtle, jsonld)
    assert {*turtle.objects(name("baerum.testtelefon"), DCTERMS.title)} == {Literal(text, lang="nb"), Literal(text, lang="da")}


def test_a_catalogue_without_services_is_an_empty_graph(small: Catalog) -> None:
    empty = dataclasses.replace(small, tiltak={}, nasjonalt={})

    turtle, jsonld = (read_graph(text, form, HERE) for text, form in zip(texts(empty, ""), ("turtle", "json-ld"), strict=True))

    assert (len(turtle), len(jsonld)) == (0, 0)


def test_what_several_municipalities_point_to_is_told_in_the_same_words_by_each(real_catalog: Catalog) -> None:
    graph = cpsv.Graph(real_catalog, HERE)
    told: dict[str, set[str]] = {}
    for key in published.sections(real_catalog):
        nodes = graph.nodes(key)
        assert len({one.iri for one in nodes}) == len(nodes)
        for one in nodes:
            told.setdefault(one.iri, set()).add(one.turtle)

    assert len(told) > 1000
    assert [iri for iri, words in told.items() if len(words) > 1] == []


def test_a_whole_graph_is_never_one_text(real_catalog: Catalog) -> None:
    joined = cpsv.Graph(real_catalog, HERE).joined()
    pieces = [len(piece) for one in joined for piece in one.pieces(published.sections(real_catalog))]

    assert len(pieces) > 2000
    assert max(pieces) < sum(pieces) / 10
