"""What a service is described with in, nodes of CPSV-AP out: contact points, channels, hours, price, laws, places, values.

Each thing that several services share is written once, however many ask for it.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from urllib.parse import quote

from katalog.catalog import SPRAAK, Catalog
from katalog.exports.plain import LICENCE
from katalog.exports.rdf import AUTHORITY, Node, Value, address, country, known_languages, node, plain, ref, refs, text, texts, worded
from katalog.exports.weeks import rows
from katalog.model import WEEKDAYS, Felles, Kontakt, Rettighet
from katalog.registers import Sted
from katalog.values import Tekst
from katalog.words import slug

# The graph's own names are places in this file, in both formats.
FILE = "cpsv-ap-no.ttl"
CHANNEL_TYPE = "https://data.norge.no/vocabulary/service-channel-type#"
AGE = "https://data.norge.no/vocabulary/criterion-requirement-type#age"
# Where the national catalogue of Norway knows an organisation by its number.
_NORWEGIAN = re.compile("[0-9]{9}")
_ORGANISATION = "https://organization-catalog.fellesdatakatalog.digdir.no/organizations/"
DAYS = dict(zip(WEEKDAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
_WEEK = {day: ref(f"https://schema.org/{name}") for day, name in DAYS.items()}


def own(*names: str) -> str:
    """Return the address of a thing of this graph. Ids hold neither . nor _, so no two things get the same one."""
    return f"{FILE}#{'.'.join(names)}"


def place(key: str, part: str = "") -> str:
    """Return the address of a service, or of a *part* of one: the price of `baerum/pp-tjenesten` is #baerum.pp-tjenesten.pris."""
    return f"{FILE}#{key.replace('/', '.')}{part and f'.{part}'}"


def closing(hour: str) -> str:
    """Return when it closes: a day has no 24:00 here, so it is the last minute before."""
    return "23:59" if hour == "24:00" else hour


@cache
def _concept_name(vocabulary: str, value: str) -> str:
    return own(f"{slug(vocabulary)}_{quote(value)}")


@lru_cache(maxsize=4096)
def _law_name(*said: str) -> str:
    """Return the address of a law by all that is said of it, so that it stays when others come and go."""
    return own(f"lov_{hashlib.sha256('|'.join(said).encode()).hexdigest()[:12]}")


def organisation(land: str | None, number: str) -> Value:
    """Return the number of an organisation; a Norwegian one has an address of its own."""
    known = land == "NO" and _NORWEGIAN.fullmatch(number)
    return plain(f"{_ORGANISATION}{number}", "xsd:anyURI") if known else plain(number)


def _in(land: str, name: str) -> Value:
    """Return a name in the language of its country."""
    return text(name, SPRAAK[land])


@dataclass
class Parts:
    """Makes the parts of services; `shared` holds what several of them point to, but for what is told already in `before`.

    `terms` are the controlled values, which are the same wherever they are told, and need be made but once.
    """

    catalog: Catalog
    base: str = ""
    before: Mapping[str, Node] = field(default_factory=dict)
    shared: dict[str, Node] = field(default_factory=dict)
    terms: dict[str, Node] = field(default_factory=dict)

    def share(self, iri: str, make: Callable[[], Node]) -> str:
        """Keep a node that several point to, made the first time it is asked for, and return its address."""
        if iri not in self.before and iri not in self.shared:
            self.shared[iri] = make()
        return iri

    def named(self, iri: str, kind: str) -> str:
        """Return something of somebody else's, of which only the kind is told, and the European list it is in: profiles want both told."""

        def make() -> Node:
            scheme = [ref(iri.rpartition("/")[0])] if iri.startswith(AUTHORITY) else []
            return node(iri, kind, skos_inScheme=scheme)

        return self.share(iri, make)

    def identifier(self, iri: str, key: str) -> list[Value]:
        """Return what a thing is known by: its whole address, as in Digdir's examples, or its key where the address is unknown."""
        return [plain(self.base + iri, "xsd:anyURI") if self.base else plain(key)]

    def document(self, url: str) -> str:
        """Return the address of a web page."""
        return self.named(address(url), "foaf:Document")

    def rights(self, iri: str) -> str:
        """Return whom a user must name: those who made the data, and those who made the registers in it; a page says the rest."""
        names = [text(name, "en") for name in (str(LICENCE["navngi"]), *LICENCE["registre"])]
        return self.share(iri, lambda: node(iri, "dct:RightsStatement", odrl_attributionText=names, rdfs_seeAlso=[ref("../lisens/")]))

    def languages(self, codes: Iterable[str]) -> list[Value]:
        """Return languages by the European Union's addresses; one that has none here is left out."""
        return refs([self.named(iri, "dct:LinguisticSystem") for iri in known_languages(codes)])

    def land(self, land: str) -> str:
        """Return a country as a place."""
        return self.named(country(land), "dct:Location")

    def concepts(self, vocabulary: str, values: Iterable[str]) -> list[Value]:
        """Return controlled values, each with its label in each language."""
        return [ref(self._concept(vocabulary, value)) for value in dict.fromkeys(values)]

    def _concept(self, vocabulary: str, value: str) -> str:
        iri = _concept_name(vocabulary, value)
        if iri not in self.terms:
            label = texts(self.catalog.vokabular[vocabulary][value].navn)
            self.terms[iri] = node(iri, "skos:Concept", skos_prefLabel=label, skos_notation=[plain(value)])
        return self.share(iri, lambda: self.terms[iri])

    def area(self, land: str, name: str) -> str:
        """Return a county or region as a place."""
        iri = own(f"omraade_{land}-{quote(name)}")
        part_of = [ref(self.land(land))]
        return self.share(iri, lambda: node(iri, "dct:Location", skos_prefLabel=[_in(land, name)], dct_isPartOf=part_of))

    def sted(self, sted: Sted) -> str:
        """Return a municipality as a place.

        The official address of a Norwegian one has a running number that no register here knows, so it is not guessed.
        """

        def make() -> Node:
            name, land = [_in(sted.land, sted.fullt_navn)], [ref(self.land(sted.land))]
            return node(iri, "dct:Location", dct_identifier=[plain(sted.nummer)], skos_prefLabel=name, dct_isPartOf=land)

        iri = own(f"sted_{sted.nummer}")
        return self.share(iri, make)

    def authority(self, sted: Sted) -> str:
        """Return a municipality as the public organisation it is."""

        def make() -> Node:
            website = self.catalog.website(sted)
            return node(
                iri,
                "cv:PublicOrganisation",
                dct_identifier=[self._number(sted)],
                skos_prefLabel=[_in(sted.land, sted.fullt_navn)],
                dct_spatial=[ref(self.sted(sted))],
                foaf_homepage=refs([address(website)] if website else []),
            )

        iri = own(f"kommune_{sted.nummer}")
        return self.share(iri, make)

    def _number(self, sted: Sted) -> Value:
        """Return the number of a municipality's organisation where it has told it, and else its own number in the register."""
        kommune = self.catalog.kommuner.get(sted.slug)
        number = kommune.organisasjonsnummer if kommune else None
        return organisation(sted.land, number) if number else plain(sted.nummer)

    def switchboard(self, sted: Sted) -> str:
        """Return how a municipality itself is reached: as it says, and else by its site or by the page about it here."""
        iri, contact = own(f"kommune_{sted.nummer}", "kontakt"), self.catalog.contact(sted)
        page = self.catalog.website(sted) or f"../kommune/{sted.slug}/"
        return self.share(iri, lambda: self._contact_point(iri, contact, page))

    def page_contact(self, name: str, page: str, one: Kontakt | None = None) -> str:
        """Return a page of this site as the place to ask, and how else to."""
        iri = own(name)
        return self.share(iri, lambda: self._contact_point(iri, one, page))

    def _contact_point(self, iri: str, one: Kontakt | None, page: str | None = None) -> Node:
        hvem, telefon, epost = (one.hvem, one.telefon, one.epost) if one else (None, None, None)
        page = (one.nettsted if one else None) or page
        return node(
            iri,
            "cv:ContactPoint",
            vcard_category=texts(hvem) if hvem else [],
            cv_telephone=[plain(telefon.href.removeprefix("tel:"))] if telefon else [],
            cv_email=[plain(epost)] if epost else [],
            cv_contactPage=[ref(self.document(page))] if page else [],
        )

    def use(self, key: str, one: Felles) -> dict[str, list[Node]]:
        """Return what somebody needs to know to use a service, by what ties it to the service."""
        return {
            "cv_contactPoint": self._contact_points(key, one.kontakt),
            "cv_hasChannel": self._channels(key, one),
            "cv_hasCost": self._price(key, one),
            "cv_holdsRequirement": self._ages(key, one),
            "schema_hoursAvailable": self._hours(key, one),
        }

    def _contact_points(self, key: str, contacts: Iterable[Kontakt]) -> list[Node]:
        """Return each way to reach a service that is a number, an e-mail address or a page; a place to visit is a channel."""
        return [
            self._contact_point(place(key, f"kontakt-{number}"), one)
            for number, one in enumerate(contacts, 1)
            if one.telefon or one.epost or one.nettsted
        ]

    def _channels(self, key: str, one: Felles) -> list[Node]:
        """Return the ways a service is used: by phone, by e-mail, on the net, where it is; and the steps to get it."""
        found = []
        for number, contact in enumerate(one.kontakt, 1):
            ways: list[tuple[str, dict[str, list[Value]]]] = []
            if contact.telefon:
                ways.append(("telephone", {"vcard_hasTelephone": [plain(contact.telefon.href)]}))
            if contact.epost:
                ways.append(("e-mail", {"vcard_hasEmail": [plain(f"mailto:{contact.epost}", "xsd:anyURI")]}))
            if contact.nettsted:
                ways.append(("online-service", {"vcard_hasURL": [ref(address(contact.nettsted))]}))
            if contact.adresse:
                ways.append(("service-bureau", {"vcard_hasAddress": [ref(self._street(key, number, contact.adresse))]}))
            found += [
                self._channel(key, f"{kind}-{number}", dct_type=[ref(self.named(CHANNEL_TYPE + kind, "skos:Concept"))], **said)
                for kind, said in ways
            ]
        if one.slik_faar_du_hjelp:
            found.append(self._channel(key, "slik", dct_description=texts(one.slik_faar_du_hjelp)))
        return found

    def _channel(self, key: str, name: str, **said: list[Value]) -> Node:
        iri = place(key, name)
        return node(iri, "cv:Channel", dct_identifier=self.identifier(iri, f"{key}/{name}"), **said)

    def _street(self, key: str, number: int, street: Tekst) -> str:
        iri = place(key, f"adresse-{number}")
        return self.share(iri, lambda: node(iri, "vcard:Address", **{"vcard_street-address": texts(street)}))

    def _hours(self, key: str, one: Felles) -> list[Node]:
        """Return when a service is open.

        The words for it are schema.org's, as in Digdir's own examples: the shapes of CPSV-AP-NO 1.1 refuse every cv:openingHours,
        since three shapes of time there share one name, and so each wants what only the others can have.
        """
        return [
            node(
                place(key, f"aapent-{number}"),
                "schema:OpeningHoursSpecification",
                schema_dayOfWeek=[_WEEK[day] for day in days],
                schema_opens=[plain(f"{opens}:00", "xsd:time")],
                schema_closes=[plain(f"{closing(closes)}:00", "xsd:time")],
            )
            for number, (days, opens, closes) in enumerate(rows(one), 1)
        ]

    def _price(self, key: str, one: Felles) -> list[Node]:
        """Return what a service costs; what nobody has stated is not said."""
        if one.pris is None or (own_words := one.pris.ord[one.pris.eget]) == "ukjent":
            return []
        free = own_words == "gratis"
        words = worded(self.catalog.ord, "gratis") if free else one.pris
        value = [plain("0.0", "xsd:double")] if free else []
        iri = place(key, "pris")
        known_by = self.identifier(iri, f"{key}/pris")
        return [node(iri, "cv:Cost", dct_identifier=known_by, dct_description=texts(words), cv_hasValue=value)]

    def _ages(self, key: str, one: Felles) -> list[Node]:
        """Return the ages a service is for as what it asks of those who use it."""
        age = one.alder
        if age is None or (age.fra is None and age.til is None):
            return []
        word = "alder_fra" if age.til is None else "alder_til" if age.fra is None else "alder_fra_til"
        said = {language: words[word].format(fra=age.fra, til=age.til) for language, words in self.catalog.ord.items()}
        iri = place(key, "alder")
        known_by = self.identifier(iri, f"{key}/alder")
        title = texts(Tekst(said, next(iter(said))))
        return [node(iri, "cv:Requirement", dct_identifier=known_by, dct_title=title, dct_type=[ref(self.named(AGE, "skos:Concept"))])]

    def law(self, right: Rettighet) -> str:
        """Return a law that gives a right, the same one however many services name it."""
        paragraph = f" {right.paragraf}" if right.paragraf else ""
        iri = _law_name(right.land, right.url or "", *[f"{language}={words}{paragraph}" for language, words in right.lov.ord.items()])

        def make() -> Node:
            title = [text(words + paragraph, language) for language, words in right.lov.ord.items()]
            return node(iri, "eli:LegalResource", dct_title=title, rdfs_seeAlso=[ref(address(right.url))] if right.url else [])

        return self.share(iri, make)
