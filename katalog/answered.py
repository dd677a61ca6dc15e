"""What servers answered on the way along a link in, what is to be thought of the link out: does it still lead where it says?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

# What a link can be: as it should be, moved for good, gone, closed to machines, and what nobody can say from here.
FINE, MOVED, GONE, BLOCKED, UNKNOWN = "fungerer", "flyttet", "borte", "sperret", "ukjent"
CLASSES = (FINE, MOVED, GONE, BLOCKED, UNKNOWN)
REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_GONE, _BLOCKED = (404, 410), (401, 403, 407, 429, 451, 999)
# The codes of wire.py for what kept any answer from coming; nobody was reached.
SILENT = ("navn", "navn-naa", "tid", "nekter", "avbrutt", "sertifikat", "kryptering", "uforstaaelig")
_KLASSE = {"navn": GONE, "forside": GONE, "robots": BLOCKED, "innlogging": BLOCKED}
# What a server's front page is called, beside nothing.
_FRONT = re.compile(r"(?:/(?:nb|nn|no|da|dk|en|se))?(?:/(?:index|default|forside|forsiden|hjem|home)(?:\.\w{2,5})?)?/?")
_LOGIN = re.compile(
    r"(?:^|[./_-])(?:log-?(?:in|on|ind)|logg-?inn|innlogging|signin|sign-in|sso|saml2?|adfs|oauth2?|idporten|mitid|nemlog-in)(?:[./_-]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Hop:
    """One address on the way, and the number it was answered with."""

    url: str
    status: int


@dataclass(frozen=True)
class Verdict:
    """What a link is: its class, where it has moved to, and what was said on the way, as numbers and words (`301 200 forside`)."""

    klasse: str
    naa: str
    sagt: str

    @property
    def reached(self) -> bool:
        """Whether any server answered at all."""
        return self.sagt.split()[-1] not in SILENT


def judged(hops: Sequence[Hop], stopped: str = "") -> Verdict:
    """Return what a link is whose servers answered so; `stopped` is the code of what ended it before any page came."""
    word = stopped or _word(hops)
    sagt = " ".join([*(str(hop.status) for hop in hops), *filter(None, [word])])
    if word:
        return Verdict(_KLASSE.get(word, UNKNOWN), "", sagt)
    last = hops[-1].status
    if not 200 <= last < 300:
        return Verdict(GONE if last in _GONE else BLOCKED if last in _BLOCKED else UNKNOWN, "", sagt)
    naa = _for_good(hops)
    return Verdict(MOVED if naa else FINE, naa, sagt)


def _for_good(hops: Sequence[Hop]) -> str:
    """Return where the links that have moved for good lead; those that only do so today are no new address."""
    found = ""
    for hop, then in pairwise(hops):
        if hop.status not in _FOR_GOOD:
            break
        found = then.url
    return found if found != hops[0].url else ""


def _word(hops: Sequence[Hop]) -> str:
    """Return what is strange about where a link ended that no number tells; nothing where it is the page it says."""
    first, last = urlsplit(hops[0].url), urlsplit(hops[-1].url)
    if len(hops) < 2 or not 200 <= hops[-1].status < 300:
        return ""
    if (first.scheme, last.scheme) == ("https", "http"):
        return "ukryptert"
    if _is_login(hops[-1].url) and not _is_login(hops[0].url):
        return "innlogging"
    if not _is_front(first.path, first.query) and _is_front(last.path, last.query):
        return "forside" if _site(first.hostname) == _site(last.hostname) else "annen-forside"
    return ""


def _is_login(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_LOGIN.search(parts.hostname or "") or _LOGIN.search(parts.path))


def _is_front(path: str, query: str) -> bool:
    return not query and bool(_FRONT.fullmatch(path.lower()))


def _site(host: str | None) -> str:
    return (host or "").removeprefix("www.")
