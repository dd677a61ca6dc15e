"""The text of a form that somebody has filled in, in, what it changes in the files of services out; or all that is wrong with it.

Anybody may have written it, so it is text and nothing else: what means something to Markdown, YAML or a template is refused by its name.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from katalog import editing
from katalog.catalog import Catalog
from katalog.columns import tidy
from katalog.forms import CHECKED, FORMS, LANGUAGES, Form, label
from katalog.hints import hint
from katalog.octets import FORBIDDEN
from katalog.own import municipality
from katalog.problems import Problem, ProblemsFound
from katalog.questions import CHOICES, Question
from katalog.services import Services, spots
from katalog.states import Plain
from katalog.values import ValueFault, day_until
from katalog.ways import paired
from katalog.words import slug

PLACE = {"nb": "skjemaet", "da": "formularen"}
MAX_LENGTH = 30_000
_NOTHING = {"", "_no response_", "none", "vet ikke", "ved ikke", "?", "-", "–"}
_AWAY = {"slett", "slet"}
_VALUE = re.compile(r"\(([a-z0-9]+(?:[ -][a-z0-9]+)*)\)(?=, |$)")
# What is more than text somewhere, by what an editor knows it as.
_MORE_THAN_TEXT = {
    "HTML": re.compile(r"<[a-zA-Z/!?]"),
    "{{ }}": re.compile(r"\{\{|\{%|\$\{|<%"),
    "kode (kode)": re.compile(r"`|~~~"),
    "Markdown ([…])": re.compile(r"!?\[[^\]]*\]\("),
    "**": re.compile(r"\*\*\S"),
    "•": re.compile(r"^\s*[•·▪‣]", re.MULTILINE),
    "@": re.compile(r"(?<![\w.+-])@\w"),
    "#": re.compile(r"^ {0,3}#{1,6}(?: |$)", re.MULTILINE),
}
_TEXTS = {"navn", "beskrivelse", "slik_får_du_hjelp", "hva_skjer_så", "åpningstid", "pris"}


@dataclass(frozen=True)
class Filed:
    """A form as it was filled in: which, in which language, and the answers by the name of their question."""

    form: Form
    language: str
    answers: Mapping[str, str]

    def place(self, question: Question | None) -> str:
        """Return what a message calls the answer to a question."""
        return PLACE[self.language] + (f", «{label(question, self.language)}»" if question else "")


def read(body: str) -> Filed | None:
    """Return what a form says; None where the text is no form. Raise ProblemsFound where it is no longer as it was sent."""
    if f"### {CHECKED}" not in body:
        return None
    if len(body) > MAX_LENGTH:
        raise ProblemsFound([Problem(PLACE[language_of(body[:MAX_LENGTH])], 0, "form_long", {"limit": MAX_LENGTH})])
    parts = re.split(r"^### (.*)$", body.replace("\r\n", "\n").replace("\r", "\n"), flags=re.MULTILINE)
    headings, texts = [one.strip() for one in parts[1::2]], parts[2::2]
    form, language = _meant(headings)
    questions = {label(one, language): one for one in form.asks}
    problems = list(_misshapen(parts[0], headings, [*questions, CHECKED], language))
    if problems:
        raise ProblemsFound(problems)
    answers = {questions[name].name: _answer(text) for name, text in zip(headings, texts, strict=True) if name != CHECKED}
    filed = Filed(form, language, answers)
    ticked = texts[headings.index(CHECKED)]
    problems = list(_hostile(filed))
    if len(re.findall(r"^- \[[xX]\]", ticked, re.MULTILINE)) != len(form.ticks) + 1:
        problems.append(Problem(f"{PLACE[language]}, «{CHECKED}»", 0, "form_unticked"))
    if problems:
        raise ProblemsFound(problems)
    return filed


def language_of(body: str) -> str:
    """Return the language of a form, also of one that is not as it should be."""
    return _meant([one.strip() for one in re.findall(r"^### (.*)$", body, re.MULTILINE)])[1]


def _meant(headings: Sequence[str]) -> tuple[Form, str]:
    """Return the form that has most of these headings, and fewest others."""
    return max(((form, one) for form in FORMS for one in LANGUAGES), key=lambda one: _fits(one[0], one[1], headings))


def _fits(form: Form, language: str, headings: Sequence[str]) -> tuple[int, int]:
    own = {label(one, language) for one in form.asks}
    return len(own & set(headings)), -len(own)


def _misshapen(before: str, headings: Sequence[str], known: Sequence[str], language: str) -> Iterator[Problem]:
    """Yield what somebody has done to the headings: all of them are there once, in their order, and nothing else is."""
    place = PLACE[language]
    if before.strip():
        yield Problem(place, 0, "form_before")
    for name in dict.fromkeys(headings):
        if name not in known:
            free = [one for one in known if one not in headings]
            yield Problem(place, 0, "form_heading", {"value": name[:80], "hint": hint(name[:80], free)})
        elif headings.count(name) > 1:
            yield Problem(place, 0, "form_twice", {"value": name})
    yield from (Problem(place, 0, "form_missing", {"value": name}) for name in known if name not in headings)


def _answer(text: str) -> str:
    found = tidy(text)
    return "" if found.lower() in _NOTHING else found


def _hostile(filed: Filed) -> Iterator[Problem]:
    for question in filed.form.asks:
        text, place = filed.answers[question.name], filed.place(question)
        if bad := FORBIDDEN.search(text):
            yield Problem(place, 0, "bad_character", {"char": f"U+{ord(bad[0]):04X}"})
        yield from (Problem(place, 0, "form_markup", {"what": what}) for what, shape in _MORE_THAN_TEXT.items() if shape.search(text))
        if not text and filed.form.needs(question):
            yield Problem(place, 0, "form_empty")
        if text.lower() in _AWAY and question.needed:
            yield Problem(place, 0, "form_stays")


class Change:
    """Turns a form into the files that say what it asks for; `services` are those of the catalogue."""

    def __init__(self, found: Catalog, root: Path, filed: Filed, today: date) -> None:
        self._found, self._root, self._filed, self._today = found, root, filed, today
        self.services = Services(found, root)
        self.key = ""

    def texts(self) -> dict[str, str]:
        """Return the files that say something else, by name; raise ProblemsFound with what is wrong, by question."""
        form = self._filed.form
        if form.name == "nytt":
            self._add()
        else:
            self.key = self._which()
            if form.name == "riktig":
                return self._verified()
            new = self._changed(form.name)
            if new == self.services.known[self.key].says:
                raise ProblemsFound([Problem(self._filed.place(None), 0, "form_nothing")])
            self.services.change(self.key, new)
        return self._checked(self.services.texts())

    def other_languages(self) -> list[str]:
        """Return the languages of a service's texts that the form did not speak of, though it changed those texts."""
        known = self.services.known.get(self.key)
        if self._filed.form.name != "endre" or known is None:
            return []
        texts = [known.says.get(one.path[0]) for one in self._filed.form.asks if one.path and self._filed.answers[one.name]]
        used = {language for one in texts if isinstance(one, dict) for language in one}
        return sorted(used.intersection(self._found.languages) - {known.own})

    def _which(self) -> str:
        name = re.sub(r"^https?://\S*?/kommune/|[?#].*$", "", self._filed.answers["oppfoering"])
        try:
            key = editing.key_of(self._found, name)
        except ProblemsFound as found:
            raise ProblemsFound([replace(one, file=self._place("oppfoering")) for one in found.problems]) from None
        if key not in self.services.known:
            raise ProblemsFound([Problem(self._place("oppfoering"), 0, "record_unknown", {"hint": "."})])
        return key

    def _place(self, name: str) -> str:
        return self._filed.place(next(one for one in self._filed.form.asks if one.name == name))

    def _verified(self) -> dict[str, str]:
        answers = self._filed.answers
        try:
            dato = day_until(answers["dato"], self._today) if answers["dato"] else self._today
        except ValueFault as fault:
            raise ProblemsFound([Problem(self._place("dato"), 0, fault.code, fault.values)]) from None
        return self._checked(editing.verify(self._found, self._root, [self.key], dato, answers["av"]))

    def _add(self) -> None:
        answer = self._filed.answers["kommune"]
        kommune = municipality(self._found, answer)
        if not kommune:
            known = ", ".join(self._found.kommuner)
            values = {"value": answer, "hint": hint(slug(answer), self._found.kommuner), "known": known}
            raise ProblemsFound([Problem(self._place("kommune"), 0, "row_kommune", values)])
        named = self._filed.answers["navn"].casefold()
        for key, one in self.services.known.items():
            if key.startswith(f"{kommune}/") and named in map(str.casefold, one.says.get("navn", {}).values()):
                raise ProblemsFound([Problem(self._place("navn"), 0, "form_there", {"key": key})])
        base = slug(self._filed.answers["navn"])[:80].strip("-") or "tiltak"
        name = next(one for one in (base, *(f"{base}-{i}" for i in range(2, 1000))) if f"{kommune}/{one}" not in self.services.known)
        self.key = f"{kommune}/{name}"
        self.services.add({"id": name, **self._said({}, self.services.own(kommune)), "kommune": kommune})

    def _changed(self, form: str) -> Plain:
        known = self.services.known[self.key]
        several = len(known.says.get("kontakt", [])) > 1
        asked = [one for one in self._filed.form.asks if one.path[:1] == ("kontakt",) and self._filed.answers[one.name]]
        if several and asked:
            raise ProblemsFound([Problem(self._filed.place(one), 0, "form_several") for one in asked])
        new = self._said(copy.deepcopy(known.says), known.own)
        return {**new, "status": "nedlagt"} if form == "nedlagt" else new

    def _said(self, record: Plain, own: str) -> Plain:
        """Return a record with the answers in it."""
        for question in self._filed.form.asks:
            answer = self._filed.answers[question.name]
            if answer and question.path and question.path != ("kommune",) and question.path[0] != "kilde":
                self._put(record, question, answer, own)
        kilde = {"tittel": {own: self._filed.answers["kilde"]}, "url": self._filed.answers["kilde-url"]}
        kilde = {key: one for key, one in kilde.items() if one}
        there = record.get("kilde", [])
        if not any(one.get("tittel") == kilde["tittel"] for one in there):
            record["kilde"] = [*there, kilde]
        return record

    def _put(self, record: Plain, question: Question, answer: str, own: str) -> None:
        key, *inner = question.path
        value: Any = answer
        if question.name in CHOICES:
            chosen = _VALUE.findall(answer) or [answer]
            value = chosen if question.several else chosen[-1]
        elif question.name == "telefon":
            value = paired(answer)
        if key == "kontakt":
            contact = dict((record.get(key) or [{}])[0])
            contact[inner[0]] = "" if answer.lower() in _AWAY else value
            record[key] = [{name: one for name, one in contact.items() if one}]
            if not record[key][0]:
                del record[key]
        elif answer.lower() in _AWAY:
            record.pop(key, None)
        elif key in _TEXTS:
            record[key] = {**(record.get(key) or {}), own: value}
        else:
            record[key] = value

    def _checked(self, texts: dict[str, str]) -> dict[str, str]:
        try:
            editing.checked(self._root, texts, self._today)
        except ProblemsFound as found:
            at = {file: spots(text, file) for file, text in texts.items()}
            raise ProblemsFound([self._by_question(one, at.get(one.file, {}).get(one.line)) for one in found.problems]) from None
        return texts

    def _by_question(self, problem: Problem, spot: Any) -> Problem:
        if spot is None or spot.key != self.key:
            return problem
        keys = [{part for part in path if isinstance(part, str)} for path in spot.paths] + [{str(problem.values.get("key"))}]
        hits = [one for one in self._filed.form.asks if one.path and any(set(one.path) <= key or key == {one.path[0]} for key in keys)]
        if self._filed.form.name == "riktig":
            hits = [one for one in self._filed.form.asks if one.name == ("av" if problem.code == "text_empty" else "dato")]
        return replace(problem, file=self._filed.place(hits[-1] if hits else None), line=0)
