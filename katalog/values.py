"""Text in, one checked value out: dates, ages, colours, and text in several languages. Knows nothing of records."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypedDict

from katalog.hints import hint
from katalog.slips import day_of, moment_of, time_of
from katalog.words import slug

# As long as a name of a file may be with room for an ending, and as a browser holds it in a list.
ID_LENGTH = 90
# What Windows keeps for devices, whatever ending follows: a folder of that name cannot be copied there.
DEVICE = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9]")
# What the frame of every page calls its own parts (overrides/main.html).
FRAME_IDS = ("innhold", "meny", "spraakvalg")
# And what the pages of what is national call the part of each country (`landanker`).
LAND_IDS = ("norge", "danmark")
ID = re.compile(rf"(?!(?:{DEVICE.pattern})$)[a-z0-9]+(-[a-z0-9]+)*")
# What makes an id of a word that somebody else has, and those words.
_ADDED, _RESERVED = "-tilbud", re.compile("|".join((DEVICE.pattern, *FRAME_IDS, *LAND_IDS, "nasjonalt-.*")))
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")
# What is shown where nobody can say which was meant.
_EXAMPLES = {"day": "2026-11-22", "moment": "2026-09-01T18:00", "time": "09:00"}
_AGE = re.compile(r"[0-9]{1,2}")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
# Letters that are read from right to left: Hebrew, Arabic and their kin. A pattern that begins with one range is looked for fastest.
_RTL = re.compile("[\u0590-\ufefc](?<![\u0900-\ufb1c])")
# A blank alone is one already, and is all that most texts have.
_LINES = re.compile(r"[\t\r\n][ \t\r\n]*| [ \t\r\n]+")
# What nobody sees alone, as part of a pattern: hyphens that may be, signs of letters, joiners, fillers of Korean, braille without a dot.
UNSEEN = r"\u00ad\u0300-\u036f\u115f\u1160\u180e\u200c\u200d\u2061-\u2064\u2800\u3164\ufe00-\ufe0f\uffa0"
_SEEN = re.compile(rf"[^\s{UNSEEN}]")
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")
MAX_AGE = 25
# How many characters a name, a sentence, a paragraph and a concept of the glossary may have.
NAME, SENTENCE, PARAGRAPH, CONCEPT = 120, 300, 1200, 200
# Languages a word may be given in beside the site's own.
OTHER_LANGUAGES = ("nn", "en", "se")


class ValueFault(ValueError):
    """A value that cannot be used: the Problem it ends as, and what its text names."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Kontekst(TypedDict):
    """What a record cannot say itself: today, its country, its own language, the site's languages."""

    today: date
    land: str
    spraak: str
    languages: tuple[str, ...]


class Uttrykk(NamedTuple):
    """One text as a page shows it: the words, and the language they are in."""

    ord: str
    spraak: str


# Pages ask for a text a million times: a tuple with names is else made by way of a function of its own.
_made = tuple.__new__


@dataclass(frozen=True, slots=True)
class Tekst:
    """One text in one or more languages; `eget` is the language it falls back to."""

    ord: Mapping[str, str]
    eget: str

    def i(self, language: str, nearest: str = "") -> Uttrykk:
        """Return the text in *language*; where it has none, in the *nearest* one, and else in its own."""
        chosen = language if language in self.ord else nearest if nearest in self.ord else self.eget
        return _made(Uttrykk, (self.ord[chosen], chosen))

    def __reduce__(self) -> tuple[type["Tekst"], tuple[Mapping[str, str], str]]:
        """Be kept as what it is made of: a dataclass would look up its fields for each of a country's seventy thousand."""
        return Tekst, (self.ord, self.eget)


@dataclass(frozen=True, slots=True)
class Telefon:
    """A number as it is read and as it is dialled (`tel:+4722222222`; short numbers without country code)."""

    lest: str
    href: str


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueFault("text_one" if isinstance(value, list) else "text_wanted")
    return value


def filled(value: str) -> str:
    """Return *value* without blanks around it; nothing but what nobody sees is no text."""
    if not shows(value):
        raise ValueFault("text_empty")
    return value.strip()


def shows(text: str) -> bool:
    """Return whether there is anything to see in a text: a name of signs that nobody sees is a link that nobody finds."""
    return _SEEN.search(text) is not None


def unbroken(text: str) -> str:
    """Return *text* with each number in one piece.

    Among letters that are read from right to left, «116 111» would be shown as 111 116; a no-break space keeps the order.
    """
    return _BETWEEN_DIGITS.sub("\u00a0", text)


def text_of(limit: int, any_language: bool = False) -> Callable[[Any, Any], Tekst]:
    """Return the reader of a text of at most *limit* characters, told all that is wrong with it at once."""

    def read(value: Any, info: Any) -> Tekst:
        context: Kontekst = info.context
        if isinstance(value, str):
            value = {context["spraak"]: value}
        if not isinstance(value, dict) or not value:
            raise ValueFault("text_wanted")
        wrong = _foreign(value, context, any_language)
        found = {}
        for key, words in value.items():
            if not isinstance(words, str):
                wrong.append({"code": "text_wanted", "at": key})
            elif not shows(words):
                wrong.append({"code": "text_empty", "at": key})
            elif len(bare := words.strip()) > limit:
                wrong.append({"code": "text_long", "at": key, "length": len(bare), "limit": limit})
            else:
                # Only paragraphs have lines: elsewhere two names that differ in them alone would look the same.
                plain = bare if limit > SENTENCE else _LINES.sub(" ", bare)
                found[key] = unbroken(plain) if _RTL.search(plain) else plain
        if wrong:
            raise ValueFault("several", several=wrong)
        own = context["spraak"] if context["spraak"] in value else next(iter(value))
        return Tekst(found, own)

    return read


def per_language(any_language: bool = False) -> Callable[[Any, Any], Any]:
    """Return the check that the keys of a mapping are languages."""

    def check(value: Any, info: Any) -> Any:
        wrong = _foreign(value, info.context, any_language) if isinstance(value, dict) else []
        if wrong:
            raise ValueFault("several", several=wrong)
        return value

    return check


def _foreign(value: Mapping[str, Any], context: Kontekst, any_language: bool) -> list[dict[str, Any]]:
    allowed = (*context["languages"], *OTHER_LANGUAGES) if any_language else context["languages"]
    wrong = [key for key in value if key not in allowed]
    if not wrong:
        return []
    known = list(dict.fromkeys(allowed))
    free = [one for one in known if one not in value]
    return [{"code": "language_unknown", "at": key, "value": key, "known": ", ".join(known), "hint": hint(key, free)} for key in wrong]


def identifier(value: str) -> str:
    """Return *value* if it can be part of an address."""
    if DEVICE.fullmatch(value):
        raise ValueFault("id_device", value=value)
    if not ID.fullmatch(value) or len(value) > ID_LENGTH:
        # Who leads to another service may have written all of its address.
        wanted = slug(value.strip("/").rpartition("/")[2])[: ID_LENGTH - len(_ADDED)].strip("-")
        wanted += _ADDED if _RESERVED.fullmatch(wanted) else ""
        raise ValueFault("id_bad", value=value, wanted=wanted, hint=f" Skriv {wanted}." if wanted else "")
    return value


def day(value: Any) -> date:
    """Return the date *value* says, as YYYY-MM-DD."""
    value = text(value)
    try:
        if DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    wanted = day_of(value)
    code = "date_order" if wanted and not value[:4].isdecimal() else "date_bad"
    raise ValueFault(code, value=value, wanted=wanted or _EXAMPLES["day"])


def past_day(value: Any, info: Any) -> date:
    """Return the date *value* says; it has been, or is today."""
    return day_until(value, info.context["today"])


def day_until(value: Any, today: date) -> date:
    """Return the date *value* says, which is not after *today*."""
    value = text(value)
    try:
        found = day(value)
    except ValueFault:
        # Written as it should be, one that has not been would be refused again.
        if not (meant := day_of(value)) or date.fromisoformat(meant) <= today:
            raise
        found = date.fromisoformat(meant)
    if found > today:
        raise ValueFault("date_future", value=value)
    return found


def moment(value: Any) -> datetime:
    """Return the day and time *value* says."""
    value = text(value)
    try:
        return datetime.strptime(value, "%Y-%m-%dT%H:%M")
    except ValueError:
        raise ValueFault("moment_bad", value=value, wanted=moment_of(value) or _EXAMPLES["moment"]) from None


def time(value: str) -> str:
    """Return *value* if it is HH:MM; as text it sorts as it should."""
    if value.startswith(("“", "”", "„")) and TIME.fullmatch(value.strip("“”„")):
        raise ValueFault("yaml_curly_quote")
    if not TIME.fullmatch(value):
        raise ValueFault("time_bad", value=value, wanted=time_of(value) or _EXAMPLES["time"])
    return value


def age(value: Any) -> int:
    """Return the whole years *value* says."""
    value = text(value)
    if not _AGE.fullmatch(value) or int(value) > MAX_AGE:
        raise ValueFault("age_bad", value=value, limit=MAX_AGE)
    return int(value)


def yes_no(value: Any) -> bool:
    """Return whether *value* says ja."""
    if text(value) not in ("ja", "nei"):
        raise ValueFault("yes_no", value=value)
    return bool(value == "ja")


def colour(value: str) -> str:
    """Return *value* as #rrggbb in small letters; #rgb is the short way to write it."""
    plain = value.strip().lower()
    if len(plain) == 4:
        plain = "#" + "".join(digit * 2 for digit in plain[1:])
    if not _COLOUR.fullmatch(plain):
        raise ValueFault("colour_bad", value=value)
    return plain


def as_list(value: Any) -> Any:
    """Return one where many may stand as a list of one."""
    return [value] if isinstance(value, dict | str) else value
