"""Who minds some records in, what an editor should know of them out: what is stale, missing, untranslated, hard to read or dead.

A report names no day of its own: what is due stands with its date, so that the same data gives the same report on any day. Its sums
are numbers by group and kind, which add up over all who mind something.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from katalog import minimum, texts
from katalog.answered import FINE
from katalog.catalog import Catalog
from katalog.due import ALL, FIRST
from katalog.findings import Findings
from katalog.keepers import Keeper, Record
from katalog.linkbook import Svar
from katalog.model import Kontakt, Nasjonalt
from katalog.reviews import reviews
from katalog.texts import Text
from katalog.translations import Translation, translation
from katalog.wording import Glossary, Instead, Read
from katalog.words import measured

# The readability that a text is held to, and where it is urgent; and the steps that texts are counted by.
CEILING, URGENT = 40, 30
STEPS = (30, 36, 40)
# A text of fewer words says nothing of how hard it is: one name moves it by several steps.
FEW_WORDS = 30
HARDER, SHORT = "over", "kort"
# How a record and its municipality may be reached.
WAYS = ("telefon", "epost", "adresse", "nettsted")

# Group: kind: how many.
Sums = dict[str, dict[str, int]]


class Planned(NamedTuple):
    """A record, what of it is to be looked over, and when; no day where nobody has ever verified it."""

    record: Record
    what: str
    day: date | None


class Said(NamedTuple):
    """What is said of a record's texts in one language."""

    record: Record
    language: str
    told: Any


class Link(NamedTuple):
    """A link of a record that leads nowhere, elsewhere, or where nobody has seen it lead."""

    record: Record
    url: str
    kind: str
    answer: Svar | None


@dataclass
class Report:
    """All of it for one keeper. Lists have only what somebody should do something about; `sums` count all."""

    keeper: Keeper
    planned: list[Planned] = field(default_factory=list)
    lacking: dict[str, list[Record]] = field(default_factory=dict)
    translations: list[Said] = field(default_factory=list)
    # The readability of each record that is long enough to have one, by language.
    lix: list[tuple[Record, dict[str, float]]] = field(default_factory=list)
    hard: list[Said] = field(default_factory=list)
    avoided: list[Said] = field(default_factory=list)
    instead: list[Said] = field(default_factory=list)
    spelling: list[Said] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    sums: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def count(self, group: str, kind: str, number: int = 1) -> None:
        """Add to the sums."""
        self.sums[group][kind] += number


class Reporter:
    """Makes the report of each who minds something in a catalogue."""

    def __init__(self, catalog: Catalog, findings: Findings) -> None:
        self._catalog, self._findings, self.glossary = catalog, findings, Glossary(catalog.ordliste)

    def report(self, keeper: Keeper) -> Report:
        """Return what there is to say of the records that somebody minds."""
        found = Report(keeper)
        for one in keeper.records:
            found.count("oppføringer", "alle")
            _plan(found, one)
            _measure(found, one)
            found.lix.append((one, {}))
            self._read(found, one)
            self._follow(found, one)
        found.planned.sort(key=lambda one: (one.day is None, one.day or date.max))
        contact = keeper.kommune.kontakt if keeper.kommune else None
        found.count("eier", "alle")
        for way in WAYS:
            found.count("eier", way, int(_has(contact, way)))
        return found

    def _read(self, found: Report, one: Record) -> None:
        """Look at the texts of a record in each language."""
        those, own = texts.texts(one), found.keeper.spraak
        read = {language: self.glossary.read(texts.prose(those, language), language) for language in {own, *self._catalog.languages}}
        for language in self._catalog.languages:
            told = translation(one, those, own, language)
            # A record may lack its own language as well, where somebody has written it in another.
            if language != own or told.missing:
                _compare(found, one, language, told)
            said = read[language]
            if not said.text:
                continue
            _read_through(found, one, said)
            avoided = self.glossary.discouraged(said)
            instead = self.glossary.untranslated(read[own], said) if language != own else []
            found.avoided += [Said(one, language, word) for word in avoided]
            found.instead += [Said(one, language, word) for word in instead]
            found.count("ord", "frarådet", len(avoided))
            found.count("ord", "ordliste", len(instead))
            self._spell(found, one, those, language)

    def _spell(self, found: Report, one: Record, those: list[Text], language: str) -> None:
        """Look at what is known of the spelling of a record's texts in one language."""
        spelt = self._findings.spelling(one.key, language, lambda: texts.whole(those, language))
        found.count("staving", "kontrollert" if spelt else "ikke kontrollert")
        if spelt and spelt.words:
            found.spelling.append(Said(one, language, spelt.words))
            found.count("staving", "ukjente ord", len(spelt.words))

    def _follow(self, found: Report, one: Record) -> None:
        """Look at where the links of a record lead, as far as anybody has tried."""
        for url, status in dict(links(one)).items():
            answer = self._catalog.lenker.svar.get(url)
            kind = answer.klasse if answer else "ikke prøvd"
            found.count("lenker", kind)
            if kind not in (FINE, "ikke prøvd"):
                found.links.append(Link(one, url, kind, answer))
            elif status in ("delvis", "ubekreftet"):
                found.links.append(Link(one, url, status, None))
        for link in one.lenke:
            found.count("bekreftelse", link.status)


def _plan(found: Report, one: Record) -> None:
    planned = [Planned(one, review.part or ALL, review.day) for review in reviews(one)] or [Planned(one, FIRST, None)]
    found.planned += planned
    found.count("oppføringer", "kontrollert", int(one.kontrollert is not None))
    for _, _, day in planned:
        found.count("måneder", day.isoformat()[:7] if day else FIRST)


def _measure(found: Report, one: Record) -> None:
    """Hold a record against what a parent needs, and count how it is reached."""
    wanted, missing = minimum.asked(one), minimum.lacking(one)
    found.sums["spurt"].update(wanted)
    for name in missing:
        found.lacking.setdefault(name, []).append(one)
        found.count("mangler", name)
    found.count("oppføringer", "hele", int(not missing))
    ways = [way for way in WAYS if any(_has(kontakt, way) for kontakt in one.kontakt)]
    for way in ways or ["ingen"]:
        found.count("kontakt", way)


def _has(kontakt: Kontakt | None, way: str) -> bool:
    return getattr(kontakt, way, None) is not None


def _compare(found: Report, one: Record, language: str, told: Translation) -> None:
    kind = "mangler" if told.missing else told.state
    found.count("oversettelser", f"{language} {kind}")
    if told.missing or told.state == "foreldet":
        found.translations.append(Said(one, language, told))


def _read_through(found: Report, one: Record, said: Read) -> None:
    words, index, language = len(said.words), measured(said.text, said.words), said.language
    ceiling = URGENT if isinstance(one, Nasjonalt) and one.slag == "hjelpelinje" else CEILING
    found.count("lix", f"{language} {step_of(words, index)}")
    if words >= FEW_WORDS:
        found.lix[-1][1][language] = round(index, 1)
    if words >= FEW_WORDS and index > ceiling:
        found.hard.append(Said(one, language, (round(index, 1), ceiling)))
        found.count("lix", f"{language} vanskelig")


def step_of(words: int, index: float) -> str:
    """Return which step of readability a text of so many *words* is counted on."""
    if words < FEW_WORDS:
        return SHORT
    return next((str(step) for step in STEPS if index <= step), HARDER)


def links(one: Record) -> Iterator[tuple[str, str]]:
    """Yield each address that a record leads to, with how well it is known where somebody has said."""
    yield from ((kilde.url, "") for kilde in one.kilde if kilde.url)
    yield from ((kontakt.nettsted, "") for kontakt in one.kontakt if kontakt.nettsted)
    yield from ((law.url, "") for law in one.rettighet if law.url)
    yield from ((event.paamelding, "") for event in one.tidspunkt if event.paamelding)
    yield from ((link.url, link.status) for link in one.lenke if link.url)


def added(sums: Iterable[Mapping[str, Mapping[str, int]]]) -> Sums:
    """Return the sums of all in one."""
    total: dict[str, Counter[str]] = {}
    for one in sums:
        for group, kinds in one.items():
            total.setdefault(group, Counter()).update(kinds)
    return {group: dict(kinds) for group, kinds in total.items()}


def plain(found: Report) -> dict[str, Any]:
    """Return a report as JSON has it."""
    return {
        **summary(found),
        "kontroll": [{"nøkkel": one.key, "hva": what, **({"dato": day.isoformat()} if day else {})} for one, what, day in found.planned],
        "mangler": {name: [one.key for one in records] for name, records in found.lacking.items()},
        "oversettelser": _each(found.translations, lambda told: {"mangler": list(told.missing), "tilstand": told.state}),
        "lix": {one.key: indexes for one, indexes in found.lix},
        "vanskelig": _each(found.hard, lambda told: {"lix": told[0], "grense": told[1]}),
        "frarådet": _each(found.avoided, instead),
        "ordliste": _each(found.instead, instead),
        "ukjente_ord": _each(found.spelling, lambda told: {"ord": list(told)}),
        "lenker": [{"nøkkel": one.record.key, "url": one.url, "tilstand": one.kind} for one in found.links],
    }


def summary(found: Report) -> dict[str, Any]:
    """Return who it is about and the numbers, as JSON has them."""
    keeper = found.keeper
    sums = {group: dict(sorted(kinds.items())) for group, kinds in sorted(found.sums.items())}
    return {"hvem": keeper.key, "navn": keeper.navn.i(keeper.spraak).ord, "land": keeper.land, "språk": keeper.spraak, "tall": sums}


def instead(told: Instead) -> dict[str, str]:
    """Return what the glossary says instead of a word, as JSON has it."""
    return {"ord": told.word, "i_stedet": told.instead}


def _each(said: Iterable[Said], told: Any) -> list[dict[str, Any]]:
    return [{"nøkkel": one.record.key, "språk": one.language, **told(one.told)} for one in said]
