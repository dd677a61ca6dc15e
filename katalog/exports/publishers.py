"""Catalog in, who publishes its open data out: the owner of the site, and where to ask; what nobody has said is left out."""

from katalog.catalog import SPRAAK, Catalog
from katalog.exports.parts import Parts, organisation
from katalog.exports.rdf import Node, Value, node, ref, refs, texts, worded
from katalog.operators import UNKNOWN, Kontakt
from katalog.values import Tekst


def publisher(parts: Parts, iri: str) -> Node:
    """Return who publishes: the owner, and where nobody has said who that is, the site by its own name."""
    host = parts.catalog.vert or UNKNOWN
    name, number = _owner(parts.catalog) or texts(worded(parts.catalog.ord, "nettstedsnavn")), host.organisasjonsnummer
    return node(
        iri,
        "foaf:Agent",
        dct_identifier=[organisation(host.land, number)] if number else parts.identifier(iri, "utgiver"),
        dct_title=name,
        foaf_name=name,
    )


def contact(parts: Parts, iri: str) -> Node:
    """Return where to ask about the data, in the words of vCard: the page about the site, and what its owner has said besides."""
    host = parts.catalog.vert or UNKNOWN
    return node(
        iri,
        "vcard:Organization",
        vcard_fn=_owner(parts.catalog) or texts(worded(parts.catalog.ord, "nettstedsnavn")),
        vcard_hasURL=[ref("../om/")],
        vcard_hasEmail=refs([f"mailto:{host.epost}"] if host.epost else []),
        vcard_hasTelephone=refs([host.telefon.href] if host.telefon else []),
    )


def answering(catalog: Catalog) -> Kontakt | None:
    """Return how the owner is reached, as CPSV-AP's contact points are made from; nothing where nobody has said."""
    host = catalog.vert
    return Kontakt.model_validate({"hvem": None}).model_copy(update={"telefon": host.telefon, "epost": host.epost}) if host else None


def lands(catalog: Catalog) -> list[str]:
    """Return the countries that the catalogue is about, in the order that all sites have."""
    here = {sted.land for sted in catalog.steder.values()}
    return [land for land in SPRAAK if land in here]


def _owner(catalog: Catalog) -> list[Value]:
    """Return the owner's name: as it is said, else the municipality whose own site it is; nothing where nobody knows."""
    if catalog.vert and catalog.vert.eier:
        return texts(catalog.vert.eier)
    if len(catalog.egne) != 1:
        return []
    words, name = worded(catalog.ord, "kommunen_som_eier"), catalog.steder[catalog.egne[0]].navn
    return texts(Tekst({language: said.format(kommune=name) for language, said in words.ord.items()}, words.eget))
