"""Who must look over what in, the issue that says so out; and beside the issues that are there already, what is to be done with them.

What an issue is about stands in a comment on its first line, as a mark for each thing that is due: a title may be changed by anybody.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from katalog.annotations import plain
from katalog.catalog import Catalog
from katalog.due import ALL, CONTACT, FIRST, Due
from katalog.exports import addresses
from katalog.keepers import Keeper
from katalog.problems import message_language

LABEL = "kontroll"
# So many are named; a forge takes 65,536 characters, and nobody reads more.
MOST = 100
_MARK = re.compile(r"<!-- skolenaervaer kontroll ([a-z0-9-]+):((?: [0-9a-f]{8})*) -->")
_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Se over tekstene: {navn} ({antall})", "Se teksterne igennem: {navn} ({antall})"),
    "why": (
        "Dette skal ses over nå. Saken lukkes av seg selv når alt er kontrollert.",
        "Det her skal ses igennem nu. Sagen lukker sig selv, når alt er kontrolleret.",
    ),
    ALL: ("Alt på siden", "Alt på siden"),
    CONTACT: ("Telefon og tider", "Telefon og tider"),
    FIRST: ("Aldri kontrollert", "Aldrig kontrolleret"),
    "since": ("skulle vært sett over {day}", "skulle have været set igennem {day}"),
    "page": ("se siden", "se siden"),
    "riktig": ("fortsatt riktig", "stadig rigtigt"),
    "endre": ("foreslå endring", "foreslå en ændring"),
    "more": ("… og {antall} til.", "… og {antall} mere."),
    "how": (
        "Slik gjør du: Les siden, og ring nummeret. Stemmer alt, trykk «fortsatt riktig». Er noe galt, trykk «foreslå endring».",
        "Sådan gør du: Læs siden, og ring til nummeret. Passer alt, så tryk »stadig rigtigt«. "
        "Er noget forkert, så tryk »foreslå en ændring«.",
    ),
    "command": ("Har du prosjektet på egen maskin:", "Har du projektet på din egen maskine:"),
    "role": ("rollen din", "din rolle"),
    "new": ("Nytt som skal ses over:", "Nyt, der skal ses igennem:"),
    "done": ("Alt er kontrollert. Takk!", "Alt er kontrolleret. Tak!"),
    "gone": (
        "Dette er ikke med i katalogen lenger, så det er ikke noe å se over.",
        "Det her er ikke længere med i kataloget, så der er ikke noget at se igennem.",
    ),
    "double": ("Dette står i sak #{number}.", "Det her står i sag #{number}."),
}


@dataclass(frozen=True)
class Issue:
    """One issue as it stands on the forge."""

    number: int
    title: str
    body: str
    is_open: bool


@dataclass(frozen=True)
class Step:
    """One thing to do on the forge. Without `number` an issue is filed; `comment` is said before `state` is changed."""

    key: str
    number: int = 0
    title: str = ""
    body: str = ""
    comment: str = ""
    state: str = ""


@dataclass(frozen=True)
class Reminders:
    """Writes issues. *url* is the site's address, *forms* where proposals are sent; both may be unknown."""

    catalog: Catalog
    url: str
    forms: str

    def steps(self, wanted: Iterable[tuple[Keeper, Sequence[Due]]], there: Sequence[Issue], *, only: bool = False) -> Iterator[Step]:
        """Yield what is to be done so that each keeper has one open issue with all that is due, and none where nothing is.

        One that a person has closed stays so until something else is due. With *only*, issues of other keepers are left alone.
        """
        issues: dict[str, list[Issue]] = {}
        for issue in there:
            if mark := _MARK.match(issue.body):
                issues.setdefault(mark[1], []).append(issue)
        for keeper, found in wanted:
            yield from self._steps(keeper, found, sorted(issues.pop(keeper.key, []), key=lambda one: one.number))
        for key, left in issues.items() if not only else ():
            yield from (Step(key, one.number, comment=_said("gone", ""), state="closed") for one in left if one.is_open)

    def _steps(self, keeper: Keeper, found: Sequence[Due], issues: list[Issue]) -> Iterator[Step]:
        still_open = [one for one in issues if one.is_open]
        for double in still_open[1:]:
            yield Step(keeper.key, double.number, comment=_said("double", keeper.spraak, number=still_open[0].number), state="closed")
        title, body = self.title(keeper, found), self.body(keeper, found)
        if still_open and not found:
            yield Step(keeper.key, still_open[0].number, comment=_said("done", keeper.spraak), state="closed")
        elif still_open and (still_open[0].title, _ends(still_open[0].body)) != (title, _ends(body)):
            new = [one for one in found if _digest(one) not in _told(still_open[0])]
            yield Step(keeper.key, still_open[0].number, title, body, self._news(keeper, new))
        elif found and not still_open and not (issues and {_digest(one) for one in found} <= _told(issues[-1])):
            yield Step(keeper.key, title=title, body=body)

    def title(self, keeper: Keeper, found: Sequence[Due]) -> str:
        """Return what the issue is called."""
        return _said("title", keeper.spraak, navn=keeper.navn.i(keeper.spraak).ord, antall=len(found))

    def body(self, keeper: Keeper, found: Sequence[Due]) -> str:
        """Return what the issue says."""
        language = keeper.spraak
        marks = "".join(f" {mark}" for mark in sorted({_digest(one) for one in found}))
        lines = [f"<!-- skolenaervaer kontroll {keeper.key}:{marks} -->", _said("why", language)]
        for what in (CONTACT, ALL, FIRST):
            those = [one for one in found[:MOST] if one.what == what]
            if those:
                lines += ["", f"### {_said(what, language)}", "", *(self._line(one, language) for one in those)]
        if len(found) > MOST:
            lines += ["", _said("more", language, antall=len(found) - MOST)]
        names = " ".join(one.record.key for one in found[:3])
        command = f"    .venv/bin/python -m katalog verify {names} --av '{_said('role', language)}'"
        return "\n".join([*lines, "", _said("how", language), "", _said("command", language), "", command, ""])

    def _line(self, one: Due, language: str) -> str:
        name = plain(one.record.navn.i(language).ord)
        since = f" – {_said('since', language, day=one.day)}" if one.day else ""
        links = [(word, address) for word, address in self._links(one, language) if address]
        return f"- **{name}**{since}" + "".join(f" · [{_said(word, language)}](<{address}>)" for word, address in links)

    def _links(self, one: Due, language: str) -> Iterator[tuple[str, str]]:
        page = addresses.page(one.record, language, self.catalog, self.url) if self.url else ""
        yield "page", addresses.uri(page) if page else ""
        # The forms are of services; what is national is mended in its file.
        own = self.forms and not one.record.key.startswith("nasjonalt/")
        for name in ("riktig", "endre"):
            yield name, addresses.form(self.forms, name, language, one.record.key) if own else ""

    def _news(self, keeper: Keeper, new: Sequence[Due]) -> str:
        if not new:
            return ""
        return "\n".join([_said("new", keeper.spraak), "", *(self._line(one, keeper.spraak) for one in new[:MOST])])


def _said(word: str, language: str, **values: object) -> str:
    nb, da = _WORDS[word]
    return (da if (language or message_language()) == "da" else nb).format_map(values)


def _digest(one: Due) -> str:
    return blake2b(one.mark.encode(), digest_size=4).hexdigest()


def _told(issue: Issue) -> set[str]:
    """Return the marks of all that an issue has told of."""
    mark = _MARK.match(issue.body)
    return set(mark[2].split()) if mark else set()


def _ends(body: str) -> list[str]:
    """Return a text as a forge may give it back: with other ends of lines."""
    return body.split()
