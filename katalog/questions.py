"""An editor's answers in, a new service out: asks only for what is needed, in bokmål or Danish, and again where an answer is wrong."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from katalog.catalog import Catalog
from katalog.hints import hint
from katalog.model import Tiltak, fields_at, read_record
from katalog.own import municipality
from katalog.problems import Problem, ProblemsFound, message_language
from katalog.values import Kontekst
from katalog.ways import paired
from katalog.words import slug


@dataclass(frozen=True)
class Question:
    """One thing to ask: `path` is where the answer belongs in the record; what is `needed` is asked until it is answered."""

    name: str
    path: tuple[str, ...]
    needed: bool
    nb: str
    da: str
    several: bool = False


QUESTIONS = (
    Question("kommune", ("kommune",), True, "Hvilken kommune er det i?", "Hvilken kommune er det i?"),
    Question("navn", ("navn",), True, "Hva heter det?", "Hvad hedder det?"),
    Question("type", ("type",), True, "Hva slags hjelp er det?", "Hvilken slags hjælp er det?"),
    Question("målgruppe", ("målgruppe",), True, "Hvem er det for (komma mellom)?", "Hvem er det til (komma imellem)?", True),
    Question("beskrivelse", ("beskrivelse",), True, "Hva får man, med én eller to setninger?", "Hvad får man, i én eller to sætninger?"),
    Question("kontakt_selv", ("kontakt_selv",), False, "Kan en forelder ta kontakt selv?", "Kan en forælder selv tage kontakt?"),
    Question("telefon", ("kontakt", "telefon"), False, "Telefonnummer?", "Telefonnummer?"),
    Question("epost", ("kontakt", "epost"), False, "E-postadresse til en rolle?", "E-mailadresse til en rolle?"),
    Question(
        "nettsted",
        ("kontakt", "nettsted"),
        False,
        "Adressen til siden der man tar kontakt?",
        "Adressen på den side, hvor man tager kontakt?",
    ),
    Question("kilde", ("kilde", "tittel"), True, "Hvor vet du det fra?", "Hvor ved du det fra?"),
    Question("kilde-url", ("kilde", "url"), False, "Adressen til kilden?", "Kildens adresse?"),
)
OPTIONAL = {"nb": "Enter: vet ikke", "da": "Enter: ved ikke"}
CHOICES = {"type": "type", "målgruppe": "målgruppe", "kontakt_selv": "kontakt_selv"}


class Interview:
    """Gathers the answers that make one new service of *found*: those given beforehand, and the others by asking."""

    def __init__(
        self, found: Catalog, today: date, given: Mapping[str, str], ask: Callable[[str], str], say: Callable[[str], None]
    ) -> None:
        self.found, self.today, self.given = found, today, given
        self.ask, self.say = ask, say
        self.values: dict[str, Any] = {}
        self.language = message_language()

    def values_of_new(self) -> dict[str, Any]:
        """Return the values of the new service in the model's order; raise what is wrong with those given."""
        asking = any(question.needed and not self.given.get(question.name) for question in QUESTIONS)
        problems = list(self._take_given())
        if problems:
            raise ProblemsFound(problems)
        for question in QUESTIONS:
            if asking and not self.given.get(question.name):
                self._take(question)
        return {"id": self._id(), "kommune": self.values.pop("kommune"), **self.values}

    def _take_given(self) -> Iterator[Problem]:
        for question in QUESTIONS:
            if answer := self.given.get(question.name):
                problems = self._wrong(question, answer)
                yield from problems
                if not problems:
                    self._put(question, answer)

    def _take(self, question: Question) -> None:
        """Ask until the answer is right, or left out where it may be."""
        if names := self._choices(question):
            self.say("\n".join(f"  {value:<22} {label}" for value, label in names.items()))
        while True:
            optional = "" if question.needed else f" ({OPTIONAL[self.language]})"
            answer = self.ask(f"{question.da if self.language == 'da' else question.nb}{optional} ").strip()
            if not answer and not question.needed:
                return
            problems = self._wrong(question, answer) if answer else [self._missing(question)]
            if not problems:
                return self._put(question, answer)
            for problem in problems:
                self.say(problem.text(self.language))

    def _missing(self, question: Question) -> Problem:
        *path, key = question.path
        return Problem("", 0, "answer_missing", {"key": question.name, "what": fields_at(Tiltak, tuple(path))[key]})

    def _choices(self, question: Question) -> dict[str, str]:
        if question.name == "kommune":
            return {kommune: self.found.steder[kommune].navn for kommune in self.found.kommuner}
        values = self.found.vokabular.get(CHOICES.get(question.name, ""), {})
        return {value: one.navn.i(self.language).ord for value, one in values.items()}

    def _wrong(self, question: Question, answer: str) -> list[Problem]:
        """Return what is wrong with one answer, as the check of the data would say it."""
        place = f"--{question.name}"
        answer = str(self._value(question, answer)) if question.name == "kommune" else answer
        if question.name == "kommune" and answer not in self.found.kommuner:
            return [Problem(place, 0, "kommune_unknown", {"value": answer, "hint": hint(answer, self.found.kommuner)})]
        if question.name in CHOICES and question.name != "kontakt_selv":
            known = self.found.vokabular[CHOICES[question.name]]
            listed = {"list": CHOICES[question.name], "known": ", ".join(known)}
            words = _split(answer) if question.several else [answer]
            return [Problem(place, 0, "word_unknown", {"value": w, "hint": hint(w, known), **listed}) for w in words if w not in known]
        value: Any = self._value(question, answer)
        for key in reversed(question.path):
            value = {key: value}
        _, faults = read_record(Tiltak, value, self._context())
        asked = [fault for fault in faults if fault.path[:1] == question.path[:1] and fault.code != "field_missing"]
        return [Problem(place, 0, fault.code, fault.values) for fault in asked]

    def _put(self, question: Question, answer: str) -> None:
        value = self._value(question, answer)
        if len(question.path) == 1:
            self.values[question.path[0]] = value
        else:
            self.values.setdefault(question.path[0], {})[question.path[1]] = value
        if question.name == "kommune":
            own = self.found.kommuner[value].spraak
            self.language = own if own in OPTIONAL else self.language

    def _value(self, question: Question, answer: str) -> Any:
        if question.name == "kommune":
            return municipality(self.found, answer) or answer
        if question.name == "telefon":
            return paired(answer)
        return _split(answer) if question.several else answer

    def _context(self) -> Kontekst:
        kommune = self.values.get("kommune")
        land = self.found.steder[kommune].land if kommune else "NO"
        spraak = self.found.kommuner[kommune].spraak if kommune else "nb"
        return Kontekst(today=self.today, land=land, spraak=spraak, languages=self.found.languages)

    def _id(self) -> str:
        """Return the id asked for, or one made of the name that nobody in the municipality has had."""
        if given := self.given.get("id"):
            return given
        base = slug(str(self.values["navn"]))[:80].strip("-") or "tiltak"
        taken = {one.id for one in self.found.tiltak.values() if one.kommune == self.values["kommune"]}
        return next(name for name in (base, *(f"{base}-{i}" for i in range(2, len(taken) + 3))) if name not in taken)


def _split(answer: str) -> list[str]:
    return [one.strip() for one in re.split("[,;/|]| og ", answer) if one.strip()]
