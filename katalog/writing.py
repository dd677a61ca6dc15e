"""The commands that write in the data: `fmt`, `new`, `verify` and `translated`. What they write is checked before it is written."""

import argparse
import sys
from contextlib import AbstractContextManager

from katalog import arguments, editing, formatting, translating
from katalog.loading import loaded
from katalog.problems import Problem, ProblemsFound, in_language, relative
from katalog.progress import waiting
from katalog.questions import QUESTIONS, Interview
from katalog.values import shows


def fmt_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `fmt` takes."""
    parser.add_argument("--check", action="store_true", help="si bare hvilke filer det gjelder, og skriv ikke")
    parser.set_defaults(run=fmt)


def fmt(options: argparse.Namespace) -> str:
    """Put every file of records in good order, or say which are not."""
    with waiting(in_language("Setter i orden", "Sætter i orden")):
        found = formatting.disordered(options.root)
    names = {relative(path, options.root): text for path, text in found.items()}
    if options.check and names:
        raise ProblemsFound(Problem(name, 0, "not_in_order") for name in names)
    editing.write(options.root, names)
    if not names:
        return in_language("Alt står i orden.", "Alt står i orden.")
    return f"{in_language('Satt i orden', 'Sat i orden')}: {', '.join(names)}."


def new_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `new` takes: an answer to each question, so that a script need not be asked."""
    for question in QUESTIONS:
        parser.add_argument(f"--{question.name}", dest=question.name, metavar="SVAR", help=in_language(question.nb, question.da))
    parser.add_argument("--id", metavar="ID", help="siste del av adressen; lages av navnet om den ikke er gitt")
    parser.set_defaults(run=new)


def new(options: argparse.Namespace) -> str:
    """Ask, and write the new service after the last one of its municipality."""
    try:
        return _new(options)
    except (KeyboardInterrupt, EOFError):
        print(file=sys.stderr)
        raise SystemExit(Problem("", 0, "stopped").text()) from None


def _new(options: argparse.Namespace) -> str:
    found = loaded(options.root, options.today)
    given = {name: value for name, value in vars(options).items() if isinstance(value, str)}
    interview = Interview(found, options.today, given, _ask, lambda text: print(text, file=sys.stderr))
    values = editing.in_order(interview.values_of_new())
    with _trying():
        files = editing.insert(found, options.root, values)
        place = editing.checked(options.root, files, options.today).places[f"{values['kommune']}/{values['id']}"]
    editing.write(options.root, files)
    lines = [line for key, value in values.items() for line in editing.field_lines(key, value)]
    entry = "\n".join(f"{'  - ' if i == 0 else '    '}{line}".rstrip() for i, line in enumerate(lines))
    on = (
        "Se på siden med «make serve». Legg til mer i filen, og send endringen inn som et forslag. Alle felt står i CONTRIBUTING.md.",
        "Se siden med »make serve«. Tilføj mere i filen, og send ændringen ind som et forslag. Alle felter står i CONTRIBUTING.md.",
    )
    return f"{place.file}:{place.line}\n\n{entry}\n\n{on[interview.language == 'da']}"


def _trying() -> AbstractContextManager[None]:
    """Say that a change is tried before it is written, where that takes a while."""
    return waiting(in_language("Prøver endringen", "Prøver ændringen"))


def _ask(question: str) -> str:
    print(question, end="", file=sys.stderr, flush=True)
    if line := sys.stdin.readline():
        return line.rstrip("\n")
    raise EOFError


def verify_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `verify` takes."""
    parser.add_argument("names", metavar="ID", nargs="+", help="kommune/id, eller bare id når én har den")
    parser.add_argument("--av", required=True, metavar="ROLLE", help="rollen til den som så på alt og fant det riktig, ikke navnet")
    parser.add_argument("--dato", type=arguments.day, metavar="DATO", help="dagen det skjedde: ÅÅÅÅ-MM-DD (i dag, om ikke annet er sagt)")
    parser.set_defaults(run=verify)


def verify(options: argparse.Namespace) -> str:
    """Set the day and the role on each record."""
    found = loaded(options.root, options.today)
    dato = options.dato or options.today
    # In the files they would be told by a line that nobody has written.
    wrong = [Problem("--av", 0, "argument_alone", {"key": "--av"})] if not shows(options.av) else []
    wrong += [Problem("--dato", 0, "date_future", {"value": dato.isoformat()})] if dato > options.today else []
    if wrong:
        raise ProblemsFound(wrong)
    with _trying():
        files = editing.verify(found, options.root, options.names, dato, options.av)
        editing.checked(options.root, files, options.today)
    editing.write(options.root, files)
    return f"{in_language('Kontrollert', 'Kontrolleret')} {dato} ({options.av}): {', '.join(options.names)}."


def translated_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `translated` takes."""
    parser.add_argument("names", metavar="ID", nargs="+", help="kommune/id, eller bare id når én har den; en kommune alene er alle dens")
    parser.add_argument(
        "--språk", dest="spraak", metavar="SPRÅK", help="bare dette språket (alle andre enn originalens, om ikke annet er sagt)"
    )
    parser.add_argument("--av", metavar="ROLLE", help="rollen til den som oversatte, ikke navnet")
    parser.set_defaults(run=translated)


def translated(options: argparse.Namespace) -> str:
    """Note of each record that its translation follows the original as it stands now."""
    found = loaded(options.root, options.today)
    with _trying():
        files, marked = translating.marked(found, options.root, options.names, options.spraak, options.av)
        editing.checked(options.root, files, options.today)
    editing.write(options.root, files)
    return f"{in_language('Merket som oversatt', 'Mærket som oversat')}: {', '.join(marked)}."
