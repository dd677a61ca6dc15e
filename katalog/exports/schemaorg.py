"""A service in, what search engines read of its page out: a WebPage about a GovernmentService, in the words of schema.org.

It is data in a script element, so no text may close that element or begin another: what could is written as an escape of JSON.
"""

from typing import Any

from katalog.catalog import Catalog
from katalog.compact import compact
from katalog.exports.parts import DAYS, closing
from katalog.exports.weeks import rows
from katalog.model import Kontakt, Tiltak
from katalog.registers import Sted
from katalog.values import Tekst
from katalog.words import first_sentences

CONTEXT = "https://schema.org"
DESCRIPTION_LENGTH = 155
# What could close the script or begin another, and what looks like a slot of the frame or a mark of a handwritten page.
_ESCAPED = {sign: "".join(f"\\u{ord(letter):04x}" for letter in sign) for sign in ("<", ">", "&", "\u2028", "\u2029", "@@", "[katalog:")}
Thing = dict[str, Any]


def block(catalog: Catalog, one: Tiltak, language: str) -> str:
    """Return the JSON-LD of a service's page in *language*, safe inside a script element."""
    page: Thing = {
        "@context": CONTEXT,
        "@type": "WebPage",
        "inLanguage": language,
        **_review(one),
        "mainEntity": _service(catalog, one, language),
    }
    text = compact(page)
    for sign, escaped in _ESCAPED.items():
        text = text.replace(sign, escaped)
    return text


def _review(one: Tiltak) -> Thing:
    """Return when somebody at the owner found the page true, by their role; a page that nobody has checked says nothing."""
    if one.kontrollert is None:
        return {}
    return {"lastReviewed": one.kontrollert.dato.isoformat(), "reviewedBy": {"@type": "Person", "jobTitle": one.kontrollert.av}}


def _service(catalog: Catalog, one: Tiltak, language: str) -> Thing:
    sted, kommune = catalog.steder[one.kommune], catalog.kommuner[one.kommune]
    contacts = [_contact(contact, kommune.spraak, language) for contact in one.kontakt if contact.telefon or contact.epost]
    channels = [found for contact in one.kontakt if (found := _channel(contact, kommune.spraak, language))]
    about = one.beskrivelse.i(language)
    return _without_holes(
        {
            "@type": "GovernmentService",
            "name": _said(one.navn, language),
            "description": _worded(first_sentences(about.ord, DESCRIPTION_LENGTH), about.spraak, language),
            "url": "./",
            "serviceType": _said(catalog.vokabular["type"][one.type].navn, language),
            "audience": _audience(catalog, one, language),
            "areaServed": {"@type": "AdministrativeArea", "name": sted.navn},
            "provider": _provider(catalog, sted, contacts),
            "availableChannel": channels,
            # A service that pauses is open to nobody.
            "hoursAvailable": _hours(one) if one.status == "aktiv" else [],
        }
    )


def _audience(catalog: Catalog, one: Tiltak, language: str) -> list[Thing]:
    """Return whom a service is for: parents with the ages of their children, and the others by what they are called here."""
    age = one.alder
    young, old = (age.fra, age.til) if age else (None, None)
    labels = [_said(catalog.vokabular["målgruppe"][value].navn, language) for value in one.maalgruppe if value != "foreldre"]
    found: list[Thing] = []
    if "foreldre" in one.maalgruppe:
        found.append(_without_holes({"@type": "ParentAudience", "childMinAge": young, "childMaxAge": old}))
    if labels:
        found.append({"@type": "Audience", "audienceType": labels})
    return found


def _provider(catalog: Catalog, sted: Sted, contacts: list[Thing]) -> Thing:
    website = catalog.website(sted)
    return _without_holes({"@type": "GovernmentOrganization", "name": sted.navn, "url": website, "contactPoint": contacts})


def _contact(one: Kontakt, spoken: str, language: str) -> Thing:
    return _without_holes(
        {
            "@type": "ContactPoint",
            "contactType": _said(one.hvem, language) if one.hvem else None,
            "telephone": one.telefon.href.removeprefix("tel:") if one.telefon else None,
            "email": one.epost,
            "availableLanguage": spoken,
        }
    )


def _channel(one: Kontakt, spoken: str, language: str) -> Thing | None:
    if not (one.nettsted or one.adresse):
        return None
    where = {"@type": "Place", "address": _said(one.adresse, language)} if one.adresse else None
    return _without_holes({"@type": "ServiceChannel", "serviceUrl": one.nettsted, "serviceLocation": where, "availableLanguage": spoken})


def _hours(one: Tiltak) -> list[Thing]:
    """Return opening hours, the days that have the same together."""
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": [DAYS[day] for day in days], "opens": opens, "closes": closing(closes)}
        for days, opens, closes in rows(one)
    ]


def _said(tekst: Tekst, language: str) -> str | Thing:
    return tekst.ord[language] if language in tekst.ord else _worded(*tekst.i(language), language)


def _worded(words: str, spoken: str, language: str) -> str | Thing:
    """Return words, and the language they are in where it is not the page's."""
    return words if spoken == language else {"@value": words, "@language": spoken}


def _without_holes(thing: Thing) -> Thing:
    """Return a thing without what is not known of it."""
    return {key: value for key, value in thing.items() if value is not None and value != []}
