"""Text in, one checked way to reach somebody out: a phone number, an e-mail address, a web address."""

import re
from typing import Any
from urllib.parse import urlsplit

from katalog.values import UNSEEN, Telefon, ValueFault, text

# What means something else in an address that a mail program opens is no part of one, nor is what nobody sees when it has come along.
EMAIL = re.compile(rf'[^\s@<>()\[\],;:"?&#%/{UNSEEN}]+@[A-Za-z0-9ÆØÅæøå-]+(\.[A-Za-z0-9ÆØÅæøå-]+)+')
# One with a name before it, or something else around it.
_AN_EMAIL = re.compile(rf"(?:^(?:mailto:)?|[\s<])({EMAIL.pattern})(?:[\s>,;]|$)")
# Whole numbers as the countries' numbering plans have them: eight digits from 2 up, 116 xxx, and each country's short ones.
# 113 is an ambulance in Norway and nothing in Denmark, 114 the police in Denmark and nothing in Norway.
PHONE = {
    "NO": re.compile(r"[2-9][0-9]{7}|0[0-9]{4}|116[0-9]{3}|11[023]|1[2-9][0-9]{2}"),
    "DK": re.compile(r"[2-9][0-9]{7}|116[0-9]{3}|11[248]|18[0-9]{2}"),
}
# A whole number that something comes after, which is no more of the same number.
_A_NUMBER = re.compile(r"(?:(?:\+|00)4[57] ?)?[2-9][0-9](?: ?[0-9]{2}){3}(?! ?[0-9])")
DIAL_CODE = {"NO": "+47", "DK": "+45"}
# Where each country's public bodies make their statement on accessibility.
STATEMENTS = {"NO": "uustatus.no", "DK": "was.digst.dk"}
# A whole address as almost all are, in which nothing below could be wrong: it need not be looked for.
_PLAIN = re.compile(r"https?://(?!\S*xn--)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9/._~%=&?#+-]*)?")
# An address as people say it, without what stands before it in a browser.
_BARE = re.compile(r"[\wæøåÆØÅ-]+(?:\.[\wæøåÆØÅ-]+)*\.(?!html?$|php$|pdf$|aspx?$)[a-z]{2,}(?:/\S*)?")
# The name of somebody's own file, which is no address.
_FILE = re.compile(r"[^/]+\.(?:pdf|docx?|xlsx?|pptx?|odt)")
# No letter that anybody here types in the name of a host: many look like one that is.
_STRANGE = re.compile(r"[^a-z0-9._\-æøåäöüéáčđŋšŧž]")


def phone(value: Any, info: Any) -> Telefon:
    """Return the number *value* says, dialled as in its country."""
    value = text(value)
    land = info.context["land"]
    digits = re.sub(r"[\s.-]", "", value)
    for country, code in DIAL_CODE.items():
        for written in (code, code.replace("+", "00")):
            if digits.startswith(written):
                digits, land = digits.removeprefix(written), country
                if len(digits) < 8:
                    raise ValueFault("phone_bad", value=value)
    if not PHONE[land].fullmatch(digits):
        if one := _A_NUMBER.match(value):
            raise ValueFault("phone_more", value=value, wanted=one[0])
        if meant := _digits_of(value):
            raise ValueFault("phone_written", value=value, wanted=meant)
        # Not what is left of a longer number, as one from another country is.
        if one := re.search(rf"(?<![0-9+])(?<![0-9] ){_A_NUMBER.pattern}", value):
            raise ValueFault("phone_more", value=value, wanted=one[0])
        raise ValueFault("phone_bad", value=value)
    return Telefon(value, f"tel:{DIAL_CODE[land]}{digits}" if len(digits) == 8 else f"tel:{digits}")


def paired(text: str) -> str:
    """Return a number of eight digits in a row as it is written, in pairs; any other text as it is."""
    return " ".join(re.findall("..", text)) if re.fullmatch("[0-9]{8}", text) else text


def _digits_of(value: str) -> str:
    """Return a number of eight digits as it is written, where letters and signs stand in it; nothing where it is no such number."""
    plain = re.sub(r"(?<=[0-9 ])[lI](?=[0-9 ]|$)", "1", re.sub(r"(?<=[0-9])[oO]|[oO](?=[0-9])", "0", value))
    found = re.fullmatch(r"(?:(?:00|\+)?(4[57]))?([2-9][0-9]{7})", re.sub("[^0-9+]", "", plain))
    pairs = paired(found[2]) if found else ""
    return f"+{found[1]} {pairs}" if found and found[1] else pairs


def email(value: str) -> str:
    """Return *value* if it is an e-mail address."""
    if value.startswith(("http://", "https://")):
        raise ValueFault("email_link", value=value)
    if EMAIL.fullmatch(value):
        return value
    if inner := _AN_EMAIL.search(value):
        raise ValueFault("email_more", value=value, wanted=inner[1])
    raise ValueFault("email_bad", value=value)


def link(value: str) -> str:
    """Return *value* if it is a whole web address, safe to stand in an href."""
    if _PLAIN.fullmatch(value):
        return value
    if EMAIL.fullmatch(value.removeprefix("mailto:")):
        raise ValueFault("link_email", value=value)
    if quoted := re.fullmatch(r"[«»“”„‘’](.+)[«»“”„‘’]", value):
        raise _advised("link_quoted", value, quoted[1])
    if wrapped := re.fullmatch(r"<(https?://[^<>\s]+)>|\[[^\]]*\]\((https?://[^()\s]+)\)", value):
        raise _advised("link_more", value, wrapped[1] or wrapped[2])
    if slashes := re.fullmatch(r"(https?):/?([^/\s].*)", value):
        raise _advised("link_slashes", value, f"{slashes[1]}://{slashes[2]}")
    if more := re.fullmatch(r"(https?://[^\s,;]+)[,;]? (?:.*https?://.*|\(.*)", value):
        raise _advised("link_more", value, more[1])
    if not re.search(r"\w\.\w|[/#:]", value) or _FILE.fullmatch(value):
        raise ValueFault("link_none", value=value)
    if re.search(r"[\s<>\"'`\\]", value):
        raise ValueFault("link_blank", value=value)
    try:
        parts = urlsplit(value)
        host, credentials = parts.hostname or "", parts.username or parts.password or "@" in parts.netloc
        _ = parts.port
    except ValueError:
        raise ValueFault("link_bad", value=value) from None
    if _BARE.fullmatch(value):
        raise _advised("link_bare", value, f"https://{value}")
    if parts.scheme not in ("http", "https"):
        raise ValueFault("link_scheme", value=value)
    if credentials:
        raise ValueFault("link_credentials", value=value)
    if "." not in host.strip(".") or ".." in host:
        raise ValueFault("link_bad", value=value)
    if strange := _STRANGE.search(_as_shown(host)):
        raise ValueFault("link_alike", value=value, char=strange[0])
    return value


def _advised(code: str, value: str, wanted: str) -> ValueFault:
    """Return the fault with what is to be written instead; where that is wrong too, with what is right at last, or what is wrong then."""
    try:
        link(wanted)
    except ValueFault as fault:
        if "wanted" not in fault.values:
            return ValueFault(fault.code, **{**fault.values, "value": value})
        wanted = fault.values["wanted"]
    return ValueFault(code, value=value, wanted=wanted)


def _as_shown(host: str) -> str:
    """Return a host as a browser may show it: what is written in ASCII alone may stand for other letters."""
    try:
        return host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        raise ValueFault("link_bad", value=host) from None


def statement(value: Any, info: Any) -> str:
    """Return the address *value* says, if it is where statements on accessibility are made in its country."""
    found, host = link(text(value)), STATEMENTS[info.context["land"]]
    if not f".{urlsplit(found).hostname}".endswith(f".{host}"):
        raise ValueFault("statement_elsewhere", value=value, host=host)
    return found
