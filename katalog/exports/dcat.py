"""Catalog in, a record of the site's data files out: a dcat:Catalog with what DCAT-AP-NO and DCAT-AP-DK ask of each data set."""

from collections.abc import Iterator
from typing import NamedTuple

from katalog.catalog import Catalog
from katalog.exports import publishers, rdf
from katalog.exports.parts import Parts
from katalog.exports.rdf import AUTHORITY, LICENCE, Node, Value, node, ref, refs, text, texts, worded

FILE = "katalog.jsonld"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
# What the data is about, of the European list of themes, and how that list itself calls it.
THEME, THEME_NAME = f"{AUTHORITY}data-theme/EDUC", "Education, culture and sport"
PUBLIC = f"{AUTHORITY}access-right/PUBLIC"
# Each standard that a file follows, and its name.
CPSV_AP_NO = "https://data.norge.no/specification/cpsv-ap-no/"

STANDARDS = {CPSV_AP_NO: "CPSV-AP-NO 1.1"}


class Fil(NamedTuple):
    """One file: where it is, its media type, its type in the European list where that has one, the standard it follows."""

    path: str
    media: str
    kind: str = ""
    standard: str = ""


# Data set: the files that hold it, all with the same content.
DATASETS = {
    "tiltak": (
        Fil("tiltak.json", "application/json", "JSON"),
        Fil("tiltak.csv", "text/csv", "CSV"),
        Fil("tiltak-excel.csv", "text/csv", "CSV"),
        Fil("hsds/services.json", "application/json", "JSON"),
        Fil("cpsv-ap-no.ttl", "text/turtle", "RDF_TURTLE", CPSV_AP_NO),
        Fil("cpsv-ap-no.jsonld", "application/ld+json", "JSON_LD", CPSV_AP_NO),
    ),
    "moeter": (Fil("kalender.ics", "text/calendar"),),
    "kontroll": (Fil("kontroll.ics", "text/calendar"),),
}


def files(catalog: Catalog, url: str) -> Iterator[tuple[str, str]]:
    """Yield the record, where harvesters of data sets look for it."""
    base = rdf.base(url)
    yield f"data/{FILE}", "".join([rdf.context(base), ",\n".join(one.jsonld for one in graph(catalog, base)), rdf.CLOSED])


def graph(catalog: Catalog, base: str = "") -> Iterator[Node]:
    """Yield the catalogue, each data set and each of its files."""
    parts = Parts(catalog, base)
    words, publisher, contact = catalog.ord, f"{FILE}#utgiver", f"{FILE}#kontakt"
    shared: dict[str, list[Value]] = {
        "dct_publisher": [ref(publisher)],
        "dcat_contactPoint": [ref(contact)],
        "dct_language": parts.languages(words),
        "dct_license": [ref(parts.named(LICENCE, "dct:LicenseDocument"))],
        "dct_rights": [ref(parts.rights(f"{FILE}#rettigheter"))],
        "dct_spatial": refs(parts.land(land) for land in publishers.lands(catalog)),
    }
    yield publishers.publisher(parts, publisher)
    yield publishers.contact(parts, contact)
    yield node(
        FILE,
        "dcat:Catalog",
        dct_identifier=parts.identifier(FILE, "katalog"),
        dct_title=texts(worded(words, "nettstedsnavn")),
        dct_description=texts(worded(words, "data_katalog_beskrivelse")),
        foaf_homepage=[ref(parts.document("../"))],
        dcat_dataset=refs(f"{FILE}#{dataset}" for dataset in DATASETS),
        **shared,
    )
    for dataset, files in DATASETS.items():
        iri = f"{FILE}#{dataset}"
        yield node(
            iri,
            "dcat:Dataset",
            dct_identifier=parts.identifier(iri, dataset),
            dct_title=texts(worded(words, f"data_{dataset}_tittel")),
            dct_description=texts(worded(words, f"data_{dataset}_beskrivelse")),
            dcat_theme=[ref(parts.share(THEME, _theme))],
            dct_accessRights=[ref(parts.named(PUBLIC, "dct:RightsStatement"))],
            dcat_landingPage=[ref(parts.document("../aapne-data/"))],
            dcat_distribution=refs(map(_name, files)),
            **shared,
        )
        yield from (_distribution(parts, one) for one in files)
    yield from parts.shared.values()


def _name(one: Fil) -> str:
    return f"{FILE}#{one.path}"


def _distribution(parts: Parts, one: Fil) -> Node:
    return node(
        _name(one),
        "dcat:Distribution",
        dcat_accessURL=[ref(one.path)],
        dcat_downloadURL=[ref(one.path)],
        dcat_mediaType=[ref(parts.named(MEDIA_TYPES + one.media, "dct:MediaType"))],
        dct_format=refs([parts.named(f"{AUTHORITY}file-type/{one.kind}", "dct:MediaTypeOrExtent")] if one.kind else []),
        dct_conformsTo=refs([parts.share(one.standard, lambda: _standard(one.standard))] if one.standard else []),
        dct_license=[ref(LICENCE)],
    )


def _theme() -> Node:
    return node(THEME, "skos:Concept", skos_prefLabel=[text(THEME_NAME, "en")], skos_inScheme=[ref(THEME.rpartition("/")[0])])


def _standard(iri: str) -> Node:
    return node(iri, "dct:Standard", dct_title=[text(STANDARDS[iri], "en")])
