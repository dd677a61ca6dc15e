"""A word that nobody knows in, out what was most likely meant, and how a message asks whether it was."""

import re
from collections.abc import Iterable, Mapping

from katalog.words import nearest

# Other words for a field than the one it has here.
_FIELDS = {
    **dict.fromkeys(("email", "mail", "e_mail", "mailadresse"), "epost"),
    **dict.fromkeys(("hjemmeside", "webside", "webadresse", "website", "web"), "nettsted"),
    **dict.fromkeys(("tlf", "phone", "mobil", "nummer"), "telefon"),
    **dict.fromkeys(("tilmelding", "registrering"), "påmelding"),
    **dict.fromkeys(("link", "links", "lenker"), "lenke"),
    **dict.fromkeys(("opdateret", "oppdatert", "sist_sjekket", "tjekket"), "kontrollert"),
    **dict.fromkeys(("advarsel", "besked", "melding"), "varsel"),
    **dict.fromkeys(("overskrift", "titel", "tittel", "title", "name"), "navn"),
    **dict.fromkeys(("tekst", "text", "description"), "beskrivelse"),
    **dict.fromkeys(("kategori", "slags"), "type"),
    **dict.fromkeys(("emne", "emner", "emneord", "tags"), "tema"),
    **dict.fromkeys(("bemærkning", "merknad", "kommentar", "notat", "note"), "intern_merknad"),
    **dict.fromkeys(("åbningstid", "åbningstider"), "åpningstid"),
    "af": "av",
}
# Other words for a value that is there to choose, in small letters.
_VALUES = {
    **dict.fromkeys(("true", "yes", "y", "on", "x"), "ja"),
    **dict.fromkeys(("false", "no", "n", "off", "nej"), "nei"),
    **dict.fromkeys(("avsluttet", "afsluttet"), "nedlagt"),
    **dict.fromkeys(("foresatte", "foresatt", "mor", "far"), "foreldre"),
    **dict.fromkeys(("8-10", "8–10", "8.-10.", "8.–10."), "ungdomstrinn"),
    **dict.fromkeys(("verifisert", "verificeret", "ok"), "bekreftet"),
    "ulikt": "omtrentlig",
    **dict.fromkeys(("norge", "noreg", "norsk"), "NO"),
    **dict.fromkeys(("danmark", "dansk"), "DK"),
}
_LANGUAGES = {**dict.fromkeys(("no", "nn", "norsk", "bokmål"), "nb"), **dict.fromkeys(("dk", "dansk"), "da")}
_DIGITS = re.compile(r"\d")


def hint(word: str, known: Iterable[str], called: Mapping[str, str] | None = None) -> str:
    """Return how the sentence ends: « – mente du «x»?» where a known word is near; it serves both languages' messages.

    *called* has the known words by what else people call them, in small letters.
    """
    near = meant(word, known, called)
    return f" – mente du «{near}»?" if near else "."


def meant(word: str, known: Iterable[str], called: Mapping[str, str] | None = None) -> str | None:
    """Return the known word that an editor most likely meant, also by what else people call it."""
    known, word = list(known), word.removesuffix(" kommune")
    small = word.casefold()
    others = ((called or {}).get(small), _VALUES.get(small), _LANGUAGES.get(small), _FIELDS.get(small.replace("-", "_")))
    near = next((one for one in others if one in known), None) or nearest(word, known)
    # Another number is another thing, however like it looks.
    return near if (near and _DIGITS.findall(near) == _DIGITS.findall(word)) or near in others else None
