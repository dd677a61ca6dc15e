"""The sums of a report in, what its pages draw of them out: rows with a number, of how many, and whether that is good."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from katalog import minimum
from katalog.answered import CLASSES, FINE
from katalog.due import FIRST
from katalog.reports import HARDER, SHORT, STEPS, WAYS
from katalog.words import spell_out

# How a row looks: as it should be, to be looked at, to be mended, or neither.
GOOD, SOME, BAD, PLAIN = "godt", "noe", "feil", "bare"


class Row(NamedTuple):
    """One bar: the key of its words, what fills them, how many, of how many, and how it looks."""

    word: str
    about: str
    number: int
    of: int
    look: str


class Charts:
    """What is drawn of some sums."""

    def __init__(self, sums: Mapping[str, Mapping[str, int]], languages: tuple[str, ...]) -> None:
        self._sums, self._languages = sums, languages

    def number(self, group: str, kind: str) -> int:
        """Return one of the sums; what nobody has counted is none."""
        return self._sums.get(group, {}).get(kind, 0)

    def _of(self, group: str, kind: str) -> int:
        """Return the sum of one *kind* of a group in all languages."""
        return sum(self.number(group, f"{language} {kind}") for language in self._languages)

    @property
    def todo(self) -> dict[str, int]:
        """How many things somebody should do something about, by what they are."""
        return {
            "aldri": self.number("måneder", FIRST),
            "mangler": sum(self._sums.get("mangler", {}).values()),
            "oversettelser": self._of("oversettelser", "mangler") + self._of("oversettelser", "foreldet"),
            "vanskelige": self._of("lix", "vanskelig"),
            "ord": self.number("ord", "frarådet") + self.number("ord", "ordliste"),
            "staving": self.number("staving", "ukjente ord"),
            "lenker": sum(self.number("lenker", kind) for kind in CLASSES if kind != FINE),
        }

    @property
    def first(self) -> str:
        """The first month in which something is to be looked over again; nothing where no day is set."""
        return min((month for month in self._sums.get("måneder", {}) if month != FIRST), default="")

    def tiles(self) -> Iterator[Row]:
        """Yield what is seen first."""
        records, todo = self.number("oppføringer", "alle"), self.todo
        translated = sum(self._sums.get("oversettelser", {}).values())
        measured = sum(self._of("lix", step) for step in (*map(str, STEPS), HARDER))
        tried = sum(self.number("lenker", kind) for kind in CLASSES)
        spelt = self.number("staving", "kontrollert")
        yield _whole("kontrollert", self.number("oppføringer", "kontrollert"), records)
        yield _whole("hele", self.number("oppføringer", "hele"), records)
        yield _whole("oversatt", translated - todo["oversettelser"], translated)
        yield _whole("lettlest", measured - todo["vanskelige"], measured)
        yield _whole("virker", self.number("lenker", "fungerer"), tried)
        unspelt = self.number("staving", "ikke kontrollert")
        # A spelling that nobody has looked at is not known to be wrong.
        yield _whole("stavet", spelt, spelt + unspelt) if spelt else Row("stavet", "", 0, unspelt, PLAIN)

    def months(self) -> Iterator[Row]:
        """Yield how much is to be looked over in each month, and what nobody has ever verified first."""
        months = self._sums.get("måneder", {})
        most = max(months.values(), default=0)
        if FIRST in months:
            yield Row("aldri", "", months[FIRST], most, BAD)
        yield from (Row("maaned", month, months[month], most, PLAIN) for month in sorted(months) if month != FIRST)

    def fields(self) -> Iterator[Row]:
        """Yield how many have each thing that a parent needs, of those that should."""
        for name in minimum.FIELDS:
            if asked := self.number("spurt", name):
                yield _whole(f"felt_{spell_out(name)}", asked - self.number("mangler", name), asked)

    def contact(self) -> Iterator[Row]:
        """Yield how records are reached."""
        records = self.number("oppføringer", "alle")
        # A word whose key ends in `adresse` would be one.
        words = {"adresse": "felt_post"}
        yield from (Row(words.get(way, f"felt_{way}"), "", self.number("kontakt", way), records, PLAIN) for way in WAYS)
        yield Row("felt_ingen", "", self.number("kontakt", "ingen"), records, SOME)

    def translations(self) -> Iterator[Row]:
        """Yield the state of each language's translations."""
        looks = {"gjeldende": GOOD, "umerket": PLAIN, "foreldet": SOME, "mangler": BAD}
        for language in self._languages:
            yield from self._parts("oversettelser", "oversatt", looks, language)

    def readability(self) -> Iterator[Row]:
        """Yield how many texts are on each step of readability, in each language."""
        looks = dict(zip([*map(str, STEPS), HARDER, SHORT], (GOOD, GOOD, PLAIN, BAD, PLAIN), strict=True))
        for language in self._languages:
            yield from self._parts("lix", "lix", looks, language, of=max)

    def links(self) -> Iterator[Row]:
        """Yield where links lead, as far as anybody has tried."""
        looks = {"fungerer": GOOD, "flyttet": SOME, "borte": BAD, "sperret": SOME, "ukjent": PLAIN, "ikke prøvd": PLAIN}
        yield from self._parts("lenker", "lenke", looks)

    def confirmed(self) -> Iterator[Row]:
        """Yield how well the addresses under `lenke` are known, as their records say."""
        yield from self._parts("bekreftelse", "lenke", {"bekreftet": GOOD, "delvis": SOME, "ubekreftet": SOME})

    def _parts(
        self, group: str, word: str, looks: Mapping[str, str], language: str = "", of: Callable[[Iterable[int]], int] = sum
    ) -> Iterator[Row]:
        """Yield each kind in *looks* that there is any of in a group, as a part of all of them or beside the most of them."""
        counts = {kind: self.number(group, f"{language} {kind}".lstrip()) for kind in looks}
        whole = of(counts.values())
        for kind, count in counts.items():
            if count:
                yield Row(f"{word}_{spell_out(kind).replace(' ', '_')}", language, count, whole, looks[kind])


def _whole(word: str, count: int, of: int) -> Row:
    """Return a bar that should be full; one of nothing has nothing to say."""
    look = PLAIN if not of else GOOD if count == of else BAD if 2 * count < of else SOME
    return Row(word, "", count, of, look)


def parted(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by the language they are about; those that are of none, as months are, in one part."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault("" if row.word == "maaned" else row.about, []).append(row)
    return found
