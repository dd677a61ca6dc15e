"""Catalog in, the municipal services as HSDS 3.0 (Human Services Data Specification) out: data/hsds/services.json.

A text has one language there: that of the municipality. What is national is left out, since nobody has said who owns a help line,
and HSDS wants the owner of each service. What nobody has said has no key. Where our words go:

| in the data              | in HSDS                                                                              |
| ------------------------ | ------------------------------------------------------------------------------------ |
| key                      | id: uuid5 of the namespace below and «service/<kommune>/<id>»                         |
| kommune                  | organization, service_areas, languages                                               |
| beskrivelse, bygger_på   | description, the inherited text last                                                 |
| kontakt_selv, slik_…, …  | application_process                                                                  |
| målgruppe, trinn, alder  | eligibility_description, minimum_age, maximum_age                                    |
| kontakt                  | phones, email, url, contacts, service_at_locations                                   |
| åpent, døgnåpent         | schedules by week, in local time; 24:00 is 23:59, since a day has no later minute     |
| tidspunkt                | schedules with dtstart and count 1                                                   |
| pris, ventetid           | fees_description, wait_time                                                          |
| status, varsel           | status, alert                                                                        |
| kontrollert              | assured_date, assurer_email where the municipality has one                           |
| type, tema               | attributes, each with its taxonomy_term                                              |
"""

import hashlib
import uuid
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from katalog.catalog import Catalog
from katalog.compact import compact
from katalog.exports import addresses, published
from katalog.exports.weeks import rows, said
from katalog.joining import NATIONAL, Joined
from katalog.model import WEEKDAYS, Kontakt, Tekst, Telefon, Tiltak

# Never changed, or everybody who has fetched the data would see new services.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "skolenaervaer")
_NAMESPACE = NAMESPACE.bytes
_STATUS = {"aktiv": "active", "pause": "temporarily closed", "nedlagt": "defunct"}
_DAYS = dict(zip(WEEKDAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))


def joined(catalog: Catalog, url: str) -> Joined:
    """Return services.json, a line for each service."""
    shared = {language: _Language(language, catalog) for language in catalog.languages}

    def lines(key: str) -> Iterator[str]:
        if key != NATIONAL:
            place = _Place(key, shared[catalog.kommuner[key].spraak], catalog, url)
            yield from (compact(place.service(one)) for one in catalog.written_in(key))

    return Joined("data/hsds/services.json", '{"contents":[\n', lines, ",\n", "\n]}\n")


def identifier(name: str) -> str:
    """Return the uuid5 of a name in our namespace, as the library would; a hundred thousand of them at a third of its time."""
    found = hashlib.sha1(_NAMESPACE + name.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(found[16], 16) & 3]
    return f"{found[:8]}-{found[8:12]}-5{found[13:16]}-{variant}{found[17:20]}-{found[20:32]}"


class _Language:
    """What all services in one language share: labels, terms and what the law says."""

    def __init__(self, language: str, catalog: Catalog) -> None:
        self.name, self.ord = language, catalog.ord[language]
        values = ((name, key, one) for name, found in catalog.vokabular.items() for key, one in found.items())
        self.labels: dict[tuple[str, str], str] = {(name, key): one.navn.i(language).ord for name, key, one in values}
        self.terms = {(name, key): self._term(name, key) for name in ("type", "tema") for key in catalog.vokabular[name]}

    def _term(self, name: str, value: str) -> dict[str, Any]:
        label = self.labels[name, value]
        found = {"id": identifier(f"term/{self.name}/{name}/{value}"), "code": value, "name": label, "description": label}
        return {**found, "taxonomy": name, "language": self.name}


class _Place:
    """One municipality as an organization, and its services in its own language."""

    def __init__(self, kommune: str, shared: _Language, catalog: Catalog, url: str) -> None:
        self.kommune, self.sted = catalog.kommuner[kommune], catalog.steder[kommune]
        self.catalog, self.url, self.language = catalog, url, shared.name
        self.ord, self.labels, self.terms = shared.ord, shared.labels, shared.terms
        self.key = f"organization/{kommune}"
        self.id = identifier(self.key)

    def said(self, text: Tekst | None) -> str:
        """Return a text in the municipality's language."""
        return text.i(self.language).ord if text else ""

    def label(self, name: str, value: str) -> str:
        """Return what a controlled value is called."""
        return self.labels[name, value]

    def service(self, one: Tiltak) -> dict[str, Any]:
        """Return one service."""
        key, me = f"service/{one.key}", identifier(f"service/{one.key}")
        return {"id": me, "organization_id": self.id, **_filled(self._plain(one)), **_filled(self._parts(one, key, me))}

    def _plain(self, one: Tiltak) -> dict[str, Any]:
        """Return what a service says in one value each."""
        alder, verified, kontakt = one.alder, one.kontrollert, self.kommune.kontakt
        return {
            "name": (name := self.said(one.navn)),
            "alternate_name": next((words for words in one.navn.ord.values() if words != name), None),
            "description": self._description(one),
            "url": self._url(one),
            "email": next((k.epost for k in one.kontakt if k.epost), None),
            "status": _STATUS[one.status],
            "application_process": self._process(one),
            "fees_description": self._price(one),
            "wait_time": one.ventetid and f"{self.said(one.ventetid.tekst)} ({self.ord['oppgitt']} {one.ventetid.per})",
            "eligibility_description": self._eligible(one),
            "minimum_age": alder.fra if alder else None,
            "maximum_age": alder.til if alder else None,
            "assured_date": verified.dato.isoformat() if verified else None,
            "assurer_email": kontakt.epost if verified and kontakt else None,
            "alert": self.said(one.varsel),
        }

    def _parts(self, one: Tiltak, key: str, me: str) -> dict[str, Any]:
        """Return what a service has records of its own for."""
        kinds = [("type", one.type), *(("tema", value) for value in dict.fromkeys(one.tema))]
        return {
            "phones": [self._phone(key, i, k.telefon, k) for i, k in enumerate(one.kontakt) if k.telefon],
            "schedules": [*self._weeks(one, key, me), *self._events(one, key, me)],
            "service_areas": [{"id": identifier(f"{key}/area"), "service_id": me, "name": self.sted.fullt_navn}],
            "service_at_locations": [self._location(key, me, i, k.adresse) for i, k in enumerate(one.kontakt) if k.adresse],
            "languages": [self._language(key, me)],
            "organization": self.organization,
            "contacts": [self._contact(key, me, i, k) for i, k in enumerate(one.kontakt) if k.hvem],
            "attributes": [self._attribute(key, me, name, value) for name, value in kinds],
        }

    @cached_property
    def organization(self) -> dict[str, Any]:
        """Return the municipality."""
        sted, kontakt = self.sted, self.kommune.kontakt or Kontakt.model_construct()
        number = {"type": "kommunenummer", "value": sted.nummer}
        own = {"type": "organisasjonsnummer", "value": self.kommune.organisasjonsnummer}
        about = self.ord["data_kommune"].format(nummer=sted.nummer, omraade=sted.omraade, land=self.label("land", sted.land))
        found = {
            "id": self.id,
            "name": sted.fullt_navn,
            "description": about,
            "email": kontakt.epost,
            "website": addresses.uri(self.catalog.website(sted) or ""),
            "phones": [self._phone(self.key, 0, kontakt.telefon, kontakt)] if kontakt.telefon else [],
            "organization_identifiers": [
                {"id": identifier(f"{self.key}/{one['type']}"), "identifier_type": one["type"], "identifier": one["value"]}
                for one in (number, own)
                if one["value"]
            ],
        }
        return _filled(found)

    def _description(self, one: Tiltak) -> str:
        """Return what a service is, and after it what every municipality must have, where it is that."""
        base = published.base(one, self.catalog)
        inherited = f"\n\n{self.ord[f'skal_ha_setning_{self.sted.land}']}\n\n{self.said(base.beskrivelse)}" if base else ""
        return self.said(one.beskrivelse) + inherited

    def _url(self, one: Tiltak) -> str:
        """Return where the service itself answers, or else our page, where its whole address is known."""
        own = next((found for k in one.kontakt if k.nettsted and (found := addresses.uri(k.nettsted))), "")
        return own or (addresses.page(one, self.language, self.catalog, self.url) if self.url else "")

    def _process(self, one: Tiltak) -> str:
        who = "" if one.kontakt_selv == "ukjent" else f"{self.label('kontakt_selv', one.kontakt_selv)}."
        return "\n\n".join(part for part in (who, self.said(one.slik_faar_du_hjelp), self.said(one.hva_skjer_saa)) if part)

    def _price(self, one: Tiltak) -> str:
        price = self.said(one.pris)
        return {"ukjent": "", "gratis": self.ord["gratis"]}.get(price, price)

    def _eligible(self, one: Tiltak) -> str:
        groups = ", ".join(self.label("målgruppe", value) for value in one.maalgruppe)
        steps = ", ".join(self.label("trinn", value) for value in one.trinn)
        return f"{groups}. {self.ord['trinn']}: {steps}." if steps else f"{groups}."

    def _phone(self, key: str, i: int, number: Telefon, kontakt: Kontakt) -> dict[str, Any]:
        found = {"id": identifier(f"{key}/phone/{i}"), "number": number.href.removeprefix("tel:"), "type": "voice"}
        return _filled({**found, "description": self.said(kontakt.hvem)})

    def _contact(self, key: str, me: str, i: int, kontakt: Kontakt) -> dict[str, Any]:
        """Return who answers: a role, never a person."""
        found = {"id": identifier(f"{key}/contact/{i}"), "service_id": me, "title": self.said(kontakt.hvem), "email": kontakt.epost}
        return _filled(found)

    def _location(self, key: str, me: str, i: int, adresse: Tekst) -> dict[str, Any]:
        """Return where people may come; an HSDS address has seven parts, and ours is one line."""
        location = {"id": identifier(f"{key}/location/{i}"), "location_type": "physical", "name": self.said(adresse)}
        return {"id": identifier(f"{key}/at/{i}"), "service_id": me, "location_id": location["id"], "location": location}

    def _language(self, key: str, me: str) -> dict[str, Any]:
        """Return the language that the municipality writes; no other is known to be spoken."""
        name = self.labels.get(("språk", self.language), self.ord["spraaknavn"])
        return {"id": identifier(f"{key}/language"), "service_id": me, "name": name, "code": self.language}

    def _weeks(self, one: Tiltak, key: str, me: str) -> Iterator[dict[str, Any]]:
        found = rows(one)
        words = said(one, found, self.ord, lambda day: self.label("dag", day), self.said(one.aapningstid))
        for i, (days, opens, closes) in enumerate(found):
            yield {
                "id": identifier(f"{key}/schedule/{i}"),
                **{"service_id": me, "freq": "WEEKLY", "byday": ",".join(_DAYS[day] for day in days)},
                **{"opens_at": opens, "closes_at": "23:59" if closes == "24:00" else closes, "description": words},
            }
        if words and not found:
            yield {"id": identifier(f"{key}/schedule"), "service_id": me, "description": words}

    def _events(self, one: Tiltak, key: str, me: str) -> Iterator[dict[str, Any]]:
        for i, event in enumerate(one.tidspunkt):
            day, end = event.start.date().isoformat(), event.slutt
            found = {
                **{"id": identifier(f"{key}/event/{i}"), "service_id": me, "freq": "WEEKLY", "count": 1, "dtstart": day},
                **{"valid_from": day, "valid_to": (end or event.start).date().isoformat(), "opens_at": f"{event.start:%H:%M}"},
                **{"closes_at": f"{end:%H:%M}" if end else None, "notes": self.said(event.sted)},
                "schedule_link": addresses.uri(event.paamelding or ""),
            }
            yield _filled(found)

    def _attribute(self, key: str, me: str, name: str, value: str) -> dict[str, Any]:
        term = self.terms[name, value]
        own = {"id": identifier(f"{key}/{name}/{value}"), "link_id": me, "link_type": name, "link_entity": "service"}
        return {**own, "taxonomy_term_id": term["id"], "taxonomy_term": term}


def _filled(found: dict[str, Any]) -> dict[str, Any]:
    """Return what is known; an age may be 0."""
    return {key: value for key, value in found.items() if value or value == 0}
