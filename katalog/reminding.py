"""The commands for what is to be looked over: `due` says it, `remind` files it as issues, one for each who minds something."""

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from katalog import settings
from katalog.catalog import Catalog
from katalog.due import ALL, CONTACT, FIRST, Due, due
from katalog.keepers import Keeper, keepers
from katalog.loading import loaded
from katalog.own import named
from katalog.problems import Problem, ProblemsFound, in_language, message_language
from katalog.progress import told
from katalog.reminders import LABEL, Reminders, Step

if TYPE_CHECKING:
    from katalog.forge import Forge

_API = "https://api.github.com"
# Nobody plans further ahead than ten years.
_LONGEST = 3650
_WHAT = {
    ALL: ("skulle vært sett over {day}", "skulle have været set igennem {day}"),
    CONTACT: ("telefon og tider skulle vært sett over {day}", "telefon og tider skulle have været set igennem {day}"),
    FIRST: ("aldri kontrollert", "aldrig kontrolleret"),
}
_DONE = {
    "opened": ("{key}: ny sak, «{title}»", "{key}: ny sag, «{title}»"),
    "changed": ("{key}: sak #{number} er oppdatert", "{key}: sag #{number} er opdateret"),
    "closed": ("{key}: sak #{number} er lukket", "{key}: sag #{number} er lukket"),
}


def due_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `due` takes."""
    _kommune(parser)
    parser.add_argument("--dager", type=int, default=0, metavar="N", help="ta også med det som skal ses over de neste N dagene")
    parser.add_argument("--json", action="store_true", help="skriv det som JSON")
    parser.set_defaults(run=say_due)


def _kommune(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kommune", default=argparse.SUPPRESS, help="bare disse kommunene, med komma mellom: id, navn eller nummer")


def say_due(options: argparse.Namespace) -> str:
    """Return what is to be looked over, by who minds it; each where it is written."""
    found = loaded(options.root, options.today)
    by = options.today + timedelta(days=min(max(options.dager, 0), _LONGEST))
    those = [(keeper, due(keeper, by)) for keeper in _wanted(found, options.kommune)]
    if options.json:
        return json.dumps({"dag": by.isoformat(), "forfalt": [_plain(*one) for one in those]}, ensure_ascii=False, indent=1)
    lines = [line for keeper, dues in those if dues for line in _lines(found, keeper, dues)]
    return "\n".join(lines) or in_language("Ingenting skal ses over nå.", "Intet skal ses igennem nu.")


def _wanted(found: Catalog, asked: str) -> list[Keeper]:
    """Return those who mind something, or of them only the municipalities that are asked for."""
    slugs = named(found, asked)
    return [one for one in keepers(found) if not slugs or one.key in slugs]


def _lines(found: Catalog, keeper: Keeper, dues: Sequence[Due]) -> Iterator[str]:
    yield f"{keeper.navn.i(message_language()).ord} ({len(dues)})"
    for one in dues:
        place = found.places[one.record.key]
        said = in_language(*_WHAT[one.what]).format(day=one.day)
        yield f"  {place.file}:{place.line}: {one.record.navn.i(keeper.spraak).ord} ({one.record.key}): {said}"


def _plain(keeper: Keeper, dues: Sequence[Due]) -> dict[str, Any]:
    listed = [{"nøkkel": one.record.key, "hva": one.what, **({"dato": one.day.isoformat()} if one.day else {})} for one in dues]
    return {"hvem": keeper.key, "navn": keeper.navn.ord, "språk": keeper.spraak, "oppføringer": listed}


def remind_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `remind` takes; where the forge is and the key to it come from the environment, as a workflow on GitHub has them."""
    _kommune(parser)
    parser.add_argument("--dry-run", action="store_true", help="si bare hva som ville bli gjort; sakene blir lest når nøkkelen finnes")
    parser.add_argument("--url", default=os.environ.get("KATALOG_URL", ""), help="adressen til nettstedet, til lenkene i sakene")
    parser.set_defaults(run=remind)


def remind(options: argparse.Namespace) -> str:
    """Give each who minds something one open issue with what is due, and close those that are done."""
    found = loaded(options.root, options.today)
    forge = _forge(needed=not options.dry_run)
    those = [(keeper, due(keeper, options.today)) for keeper in _wanted(found, options.kommune)]
    url = settings.address(options.url, "--url")
    forms = (found.vert.forslag if found.vert else None) or ""
    there = list(forge.issues(LABEL)) if forge else []
    steps = list(Reminders(found, url, forms).steps(those, there, only=bool(options.kommune)))
    if forge and not options.dry_run:
        for step in told(in_language("Skriver sak", "Skriver sag"), steps, len(steps), lambda step: step.key):
            _take(forge, step)
    return "\n".join(map(_said, steps)) or in_language("Alle saker er som de skal være.", "Alle sager er, som de skal være.")


def _forge(*, needed: bool) -> "Forge | None":
    """Return the project's forge; None where it is not known and not *needed*."""
    # What it asks with takes a twentieth of a second to load, which no other command needs to wait for.
    from katalog.forge import Forge

    token = os.environ.get("GH_TOKEN") or os.environ.get("GITHUB_TOKEN") or ""
    project = os.environ.get("GITHUB_REPOSITORY", "")
    lacking = [key for key, value in (("GITHUB_REPOSITORY", project), ("GITHUB_TOKEN", token)) if not value]
    if lacking and needed:
        raise ProblemsFound([Problem(key, 0, "forge_unknown", {"key": key}) for key in lacking])
    return None if lacking else Forge(os.environ.get("GITHUB_API_URL") or _API, project, token)


def _take(forge: "Forge", step: Step) -> None:
    if not step.number:
        forge.open(step.title, step.body, LABEL)
        return
    if step.comment:
        forge.comment(step.number, step.comment)
    values = {"title": step.title, "body": step.body, "state": step.state}
    forge.change(step.number, **{name: value for name, value in values.items() if value})


def _said(step: Step) -> str:
    word = "opened" if not step.number else "closed" if step.state else "changed"
    return in_language(*_DONE[word]).format(key=step.key, title=step.title, number=step.number)
