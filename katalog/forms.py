"""Questions and vocabulary in, the forms a forge shows to those who write no YAML out, in each language that editors are spoken to.

The forms of .github/ISSUE_TEMPLATE are written by `python -m katalog schema`. `filed.py` reads what somebody has filled in.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from katalog.catalog import Catalog
from katalog.questions import CHOICES, QUESTIONS, Question
from katalog.replacing import replace, says
from katalog.words import spell_out

FOLDER = Path(".github/ISSUE_TEMPLATE")
LANGUAGES = ("nb", "da")
_WHICH = Question(
    "oppfoering",
    (),
    True,
    "Hvilket tiltak gjelder det? (de to siste delene av adressen: baerum/eksempel)",
    "Hvilket tilbud drejer det sig om? (de to sidste dele af adressen: baerum/eksempel)",
)
_MORE = (
    Question("slik", ("slik_får_du_hjelp",), False, "Hvordan får man hjelpen?", "Hvordan får man hjælpen?"),
    Question("saa", ("hva_skjer_så",), False, "Hva skjer etterpå?", "Hvad sker der bagefter?"),
    Question("aapningstid", ("åpningstid",), False, "Når er det åpent, med ord?", "Hvornår er der åbent, med ord?"),
    Question("pris", ("pris",), False, "Hva koster det?", "Hvad koster det?"),
)
_ROLE = Question("av", (), True, "Hvilken rolle har du? (ikke navnet ditt)", "Hvilken rolle har du? (ikke dit navn)")
_DAY = Question("dato", (), False, "Hvilken dag så du på det? (ÅÅÅÅ-MM-DD)", "Hvilken dag så du på det? (ÅÅÅÅ-MM-DD)")
_SOURCE = tuple(one for one in QUESTIONS if one.path[0] == "kilde")
# The last heading of every form, the same in both languages: by it a workflow knows that somebody has filled one in.
CHECKED = "Før du sender"
_LONG = {"beskrivelse", "slik", "saa"}


@dataclass(frozen=True)
class Form:
    """One form: what it asks, what it is called and says first, and what must be ticked, in bokmål and Danish."""

    name: str
    asks: tuple[Question, ...]
    title: tuple[str, str]
    what: tuple[str, str]
    ticks: tuple[tuple[str, str], ...] = ()

    def needs(self, question: Question) -> bool:
        """Return whether a question must be answered: of a change, only where it is known from."""
        return question.needed and (self.name != "endre" or question.path in ((), ("kilde", "tittel")))


_NOBODY = (
    "Jeg har ikke skrevet noe om et barn, en familie eller en ansatt. Alle kan lese dette.",
    "Jeg har ikke skrevet noget om et barn, en familie eller en ansat. Alle kan læse dette.",
)
FORMS = (
    Form(
        "nytt",
        (*QUESTIONS[:-2], *_MORE, *_SOURCE),
        ("Nytt tiltak", "Nyt tilbud"),
        ("Fortell om hjelp som mangler på nettstedet.", "Fortæl om hjælp, der mangler på webstedet."),
    ),
    Form(
        "endre",
        (_WHICH, *(one for one in QUESTIONS[1:-2]), *_MORE, *_SOURCE),
        ("Foreslå endring", "Foreslå en ændring"),
        (
            "Svar bare på det som skal endres, og la resten stå tomt. Skriv «slett» der noe skal bort.",
            "Svar kun på det, der skal ændres, og lad resten stå tomt. Skriv »slet«, hvor noget skal væk.",
        ),
    ),
    Form(
        "riktig",
        (_WHICH, _ROLE, _DAY),
        ("Fortsatt riktig", "Stadig rigtigt"),
        ("Si at alt på siden er riktig.", "Sig, at alt på siden er rigtigt."),
        (("Jeg har sett på alt på siden og funnet det riktig.", "Jeg har set på alt på siden og fundet det rigtigt."),),
    ),
    Form(
        "nedlagt",
        (_WHICH, *_SOURCE),
        ("Tiltaket er lagt ned", "Tilbuddet er nedlagt"),
        ("Si fra om hjelp som ikke finnes lenger.", "Sig til om hjælp, der ikke findes længere."),
    ),
)


def label(question: Question, language: str) -> str:
    """Return what a question is called, as heading of its answer."""
    # Who chooses from a list needs no commas.
    return re.sub(r" \(komma \w+\)", "", question.da if language == "da" else question.nb)


def files(found: Catalog) -> dict[str, str]:
    """Return each form's text by the name of its file."""
    return {f"{form.name}-{language}.yml": _text(form, language, found) for form in FORMS for language in LANGUAGES}


def write(found: Catalog, root: Path) -> list[str]:
    """Write the forms under *root*, and return the names of those that were not up to date."""
    changed = []
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, text in files(found).items():
        path = root / FOLDER / name
        if not says(path, text):
            replace(path, path.relative_to(root).as_posix(), text.encode())
            changed.append(name)
    return changed


def _text(form: Form, language: str, found: Catalog) -> str:
    da = language == "da"
    ticks = [{"label": one[da], "required": True} for one in (*form.ticks, _NOBODY)]
    body = [
        {"type": "markdown", "attributes": {"value": form.what[da]}},
        *(_element(form, one, language, found) for one in form.asks),
        {"type": "checkboxes", "id": "sett", "attributes": {"label": CHECKED, "options": ticks}},
    ]
    name = f"{form.title[da]} ({'dansk' if da else 'norsk'})"
    top = {"name": name, "description": form.what[da], "title": f"{form.title[da]}: ", "body": body}
    return "# Skrevet av «python -m katalog schema».\n" + "\n".join(_lines(top)) + "\n"


def _element(form: Form, question: Question, language: str, found: Catalog) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": label(question, language)}
    known = found.vokabular.get(CHOICES.get(question.name, ""), {})
    kind = "dropdown" if known else "textarea" if question.name in _LONG else "input"
    if known:
        attributes |= {"multiple": True} if question.several else {}
        attributes["options"] = [f"{one.navn.i(language).ord} ({value})" for value, one in known.items()]
    return {
        "type": kind,
        "id": spell_out(question.name).replace("_", "-"),
        "attributes": attributes,
        "validations": {"required": form.needs(question)},
    }


def _lines(node: Any) -> list[str]:
    """Return lines of YAML, every text in quotes."""
    if isinstance(node, Mapping):
        return [line for key, one in node.items() for line in _under(f"{key}:", one)]
    items = [_lines(one) if isinstance(one, dict) else [_scalar(one)] for one in node]
    return [f"{'- ' if i == 0 else '  '}{line}" for item in items for i, line in enumerate(item)]


def _under(key: str, value: Any) -> list[str]:
    if isinstance(value, Mapping | list):
        return [key, *(f"  {line}" for line in _lines(value))]
    return [f"{key} {_scalar(value)}"]


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
