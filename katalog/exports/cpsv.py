"""Catalog in, the services as CPSV-AP-NO 1.1 and CPSV-AP 3.2.0 have them out: one graph that both accept.

A service of a municipality is a cpsv:PublicService of that municipality.
What the law says that every municipality must have is one cpsv:PublicService, whose authorities are all municipalities of its country;
a municipality's own service that is built on it has its own description and points to the general one with cv:relatedService.
To the ontology of CPSV-AP-NO every public service is also a cpsvno:Service, so it says by whom it is owned too.
A help line is a cpsvno:Service: the data does not say whether a line is public.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from katalog.catalog import Catalog
from katalog.exports import addresses, publishers, rdf
from katalog.exports.parts import FILE, Parts, own, place
from katalog.exports.rdf import AUTHORITY, LICENCE, Node, Value, node, ref, refs, text, texts, worded
from katalog.joining import NATIONAL, Joined
from katalog.model import Nasjonalt, Tiltak
from katalog.values import Tekst
from katalog.words import first_sentences

STATUS = f"{AUTHORITY}distribution-status/"
# What the European list says; it has no word for a service that pauses, which says so in a comment instead.
STATUSES = {"aktiv": "COMPLETED", "nedlagt": "WITHDRAWN"}
OUTPUT_LENGTH = 190


class Graph:
    """Makes the graph a municipality at a time, in both formats.

    What a municipality's services share with others', a law or a page, is told again in its part, in the same words: so no part needs
    to know of another, and the graph is the same. What is of the nation and of every municipality is told once.
    """

    def __init__(self, catalog: Catalog, base: str) -> None:
        self._catalog, self._base = catalog, base
        self._statutory = {one.id for one in _of_the_nation(catalog) if one.slag == "lovpålagt"}
        self._parts = Parts(catalog, base)
        self._national = list(self._nation())
        self._last: tuple[str, list[Node]] = ("-", [])

    def nodes(self, key: str) -> list[Node]:
        """Return what is told in a municipality's part, or in that of the nation."""
        if key == NATIONAL:
            return [*self._national, *self._parts.shared.values()] if self._national else []
        if self._last[0] != key:
            self._last = (key, list(self._local(key)))
        return self._last[1]

    def joined(self) -> Iterator[Joined]:
        """Yield the graph in both formats."""
        yield Joined(f"data/{FILE}", rdf.prefixes(self._base), lambda key: [one.turtle for one in self.nodes(key)], "", "")
        context = rdf.context(self._base)
        yield Joined("data/cpsv-ap-no.jsonld", context, lambda key: [one.jsonld for one in self.nodes(key)], ",\n", rdf.CLOSED)

    def _nation(self) -> Iterator[Node]:
        """Yield the catalogue and what is national; a catalogue without a service is none to CPSV-AP-NO."""
        national = list(_of_the_nation(self._catalog))
        services = [place(one.key) for key in self._catalog.kommuner for one in self._catalog.written_in(key)]
        services += [place(one.key) for one in national]
        if services:
            yield from _catalogue(self._parts, services)

        @cache
        def everywhere(land: str) -> list[Value]:
            return refs(self._parts.authority(sted) for sted in self._catalog.steder.values() if sted.land == land)

        for one in national:
            yield from _statutory(self._parts, one, everywhere(one.land)) if one.slag == "lovpålagt" else _line(self._parts, one)
        for sted in map(self._catalog.steder.__getitem__, self._catalog.kommuner):
            self._parts.authority(sted)

    def _local(self, kommune: str) -> Iterator[Node]:
        parts = Parts(self._catalog, self._base, self._parts.shared, terms=self._parts.terms)
        written = self._catalog.written_in(kommune)
        pieces: dict[str, list[str]] = {}
        for one in written:
            if one.del_av:
                pieces.setdefault(one.del_av, []).append(place(one.key))
        if not written:
            return
        otherwise, said = _of_all(parts, kommune)
        for one in written:
            general = [f"nasjonalt/{one.bygger_paa}"] if one.bygger_paa in self._statutory else []
            tied = {"cv_relatedService": [*map(ref, map(place, general))], "dct_hasPart": [*map(ref, pieces.get(one.id, ()))]}
            yield from _service(parts, one, "cpsv:PublicService", otherwise, general, **said, **tied)
        yield from parts.shared.values()


def _of_the_nation(catalog: Catalog) -> Iterator[Nasjonalt]:
    return (one for one in catalog.nasjonalt.values() if one.belegg != "ubekreftet" and one.slag in ("lovpålagt", "hjelpelinje"))


def _catalogue(parts: Parts, services: list[str]) -> Iterator[Node]:
    words = parts.catalog.ord
    publisher, iri = own("utgiver"), own("katalog")
    yield publishers.publisher(parts, publisher)
    yield node(
        iri,
        "dcat:Catalog",
        dct_identifier=parts.identifier(iri, "katalog"),
        dct_title=texts(worded(words, "data_katalog_tittel")),
        dct_description=texts(worded(words, "data_katalog_beskrivelse")),
        dct_publisher=[ref(publisher)],
        cv_contactPoint=[ref(parts.page_contact("om", "../om/", publishers.answering(parts.catalog)))],
        dct_language=parts.languages(words),
        dct_license=[ref(parts.named(LICENCE, "dct:LicenseDocument"))],
        dct_rights=[ref(parts.rights(own("rettigheter")))],
        dct_spatial=refs(parts.land(land) for land in publishers.lands(parts.catalog)),
        foaf_homepage=[ref("../")],
        dcatno_containsService=refs(services),
    )


def _of_all(parts: Parts, kommune: str) -> tuple[str, dict[str, list[Value]]]:
    """Return where to ask for those of a municipality's services that cannot be reached, and what all of them say."""
    sted = parts.catalog.steder[kommune]
    authority = [ref(parts.authority(sted))]
    return parts.switchboard(sted), {
        "cv_hasCompetentAuthority": authority,
        "cv_ownedBy": authority,
        "dct_spatial": [ref(parts.sted(sted))],
        "dct_language": parts.languages([parts.catalog.kommuner[kommune].spraak]),
    }


def _statutory(parts: Parts, one: Nasjonalt, everywhere: list[Value]) -> Iterator[Node]:
    yield from _service(
        parts,
        one,
        "cpsv:PublicService",
        parts.page_contact("kommunene", "../kommune/"),
        cv_hasCompetentAuthority=everywhere,
        cv_ownedBy=everywhere,
        dct_spatial=[ref(parts.land(one.land))],
    )


def _line(parts: Parts, one: Nasjonalt) -> Iterator[Node]:
    """Yield a help line; who owns it is known by the name it answers with, and by nothing else."""
    owner = place(one.key, "eier")
    answers = next((contact.hvem for contact in one.kontakt if contact.hvem), one.navn)
    yield node(
        owner,
        "org:Organization",
        dct_identifier=parts.identifier(owner, f"{one.key}/eier"),
        skos_prefLabel=texts(answers),
    )
    yield from _service(
        parts,
        one,
        "cpsvno:Service",
        parts.page_contact("hjelp-na", "../hjelp-na/"),
        cv_ownedBy=[ref(owner)],
        dct_spatial=refs([parts.area(one.land, name) for name in one.omraade] or [parts.land(one.land)]),
    )


def _service(
    parts: Parts, one: Tiltak | Nasjonalt, kind: str, otherwise: str, general: Iterable[str] = (), **said: list[Value]
) -> Iterator[Node]:
    """Yield what every service says of itself, and the nodes that are its own alone.

    Who cannot be reached, and nobody is to reach one that is closed, is asked for *otherwise*.
    What comes of a *general* service also comes of one that is built on it: it is the same thing, wherever it is delivered.
    """
    iri, output = place(one.key), place(one.key, "resultat")
    used = parts.use(one.key, one) if one.status != "nedlagt" else {}
    tied = {name: [ref(part.iri) for part in found] for name, found in used.items() if found}
    yield node(
        iri,
        kind,
        dct_identifier=parts.identifier(iri, one.key),
        dct_title=texts(one.navn),
        dct_description=texts(one.beskrivelse),
        rdfs_comment=texts(*_notices(parts, one)),
        adms_status=[ref(parts.named(STATUS + STATUSES[one.status], "skos:Concept"))] if one.status in STATUSES else [],
        cpsvno_hasPossibleOutput=[ref(output), *[ref(place(key, "resultat")) for key in general]],
        dct_audience=parts.concepts("målgruppe", one.maalgruppe),
        cv_thematicArea=parts.concepts("tema", one.tema),
        cv_isClassifiedBy=[*parts.concepts("type", [one.type]), *parts.concepts("trinn", one.trinn)],
        cv_hasLegalResource=refs(map(parts.law, one.rettighet)),
        schema_openingHours=texts(one.aapningstid) if one.aapningstid and used else [],
        dcat_keyword=[text(word, language) for language, words in one.hverdagsord.items() for word in words],
        foaf_page=[ref(parts.document(f"../{page}"))]
        if (page := addresses.page(one, parts.catalog.languages[0], parts.catalog, ""))
        else [],
        **{"cv_contactPoint": [ref(otherwise)], **tied},
        **said,
    )
    yield node(
        output,
        "cpsvno:PossibleOutput",
        dct_title=texts(parts.catalog.vokabular["type"][one.type].navn),
        # `beskrivelse` says what a family gets, and that is what comes of it.
        dct_description=[text(first_sentences(words, OUTPUT_LENGTH), language) for language, words in one.beskrivelse.ord.items()],
    )
    for found in used.values():
        yield from found


def _notices(parts: Parts, one: Tiltak | Nasjonalt) -> Iterable[Tekst]:
    """Yield what stands on top of a service's page: that it pauses, and its notice."""
    if one.status == "pause":
        yield worded(parts.catalog.ord, "pause_tekst")
    if one.varsel:
        yield one.varsel
