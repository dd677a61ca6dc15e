"""The command line: `python -m katalog` and the name of a command."""

import argparse
import io
import os
import sys
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from katalog import (
    annotations,
    anywhere,
    arguments,
    checks,
    comparing,
    editing,
    exchanging,
    findings,
    forms,
    handwritten,
    linkbook,
    linking,
    looks,
    moved,
    own,
    recipes,
    reminding,
    reporting,
    schema,
    settings,
    site,
    workplace,
    writing,
)
from katalog.building import Building
from katalog.catalog import Catalog
from katalog.loading import loaded
from katalog.messages_disk import unwritten
from katalog.problems import Problem, ProblemsFound, in_language, relative
from katalog.processes import collect_seldom
from katalog.records import Reader
from katalog.saying import say, stand_in


def main(typed: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 problems told, 2 used wrongly."""
    stand_in()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that has not all letters is shown their numbers.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    collect_seldom()
    try:
        options = _parser().parse_args(typed)
        say(options.run(options))
    except ProblemsFound as found:
        print(found, file=sys.stderr)
        return 1
    except OSError as error:
        place = relative(Path(error.filename), options.root) if error.filename else "stdout"
        print(Problem(place, 0, "file_refused", {"why": unwritten(error)}), file=sys.stderr)
        return 1
    except MemoryError:
        print(ProblemsFound([Problem("katalog", 0, "memory")]), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(Problem("", 0, "interrupted").text(), file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = arguments.Parser(prog="python -m katalog", description="Katalogen over tiltak: kontroller og skriv.")
    parser.add_argument("--root", type=Path, default=Path(), help="prosjektets mappe (her, om ikke annet er sagt)")
    parser.add_argument("--today", type=arguments.day, default=date.today(), help="dagen kontrollen gjelder: ÅÅÅÅ-MM-DD")
    parser.add_argument(
        "--kommune", default=os.environ.get(own.ASKED, ""), help="bare disse kommunene, med komma mellom: id, navn eller nummer"
    )
    commands = parser.add_subparsers(required=True, metavar="kommando")
    check = commands.add_parser("check", help="kontroller alt i data/, eller et ferdig nettsted")
    check.add_argument("site", type=Path, nargs="?", help="mappen med et ferdig nettsted")
    check.add_argument("--github", action="store_true", help="vis også hver feil på linjen sin i et forslag på GitHub")
    check.set_defaults(run=_check)
    write = commands.add_parser("write", help="skriv hele nettstedet inn i en ramme fra en hvilken som helst generator")
    write.add_argument(
        "--shell",
        action="append",
        required=True,
        metavar="[SPRÅK=]FIL",
        help="ramme med @@innhold@@ og de andre feltene; én for alle språk, eller én per språk",
    )
    write.add_argument("--url", default="", help="adressen nettstedet får")
    write.add_argument("out", type=Path, help="mappen sidene skrives til")
    write.set_defaults(run=_write)
    described = commands.add_parser("schema", help="skriv skjemaene som hjelper den som skriver i data/ med VS Code")
    described.set_defaults(run=_schema)
    comparing.arguments(commands.add_parser("diff", help="si med ord hva som er endret mellom to utgaver av dataene"))
    writing.fmt_arguments(commands.add_parser("fmt", help="sett felt og linjer i data/ i vanlig rekkefølge, med samme mening"))
    writing.new_arguments(commands.add_parser("new", help="svar på noen spørsmål, og få skrevet et nytt tiltak"))
    writing.translated_arguments(commands.add_parser("translated", help="skriv at oversettelser følger originalen slik den står nå"))
    writing.verify_arguments(commands.add_parser("verify", help="skriv at noen har kontrollert oppføringer"))
    exchanging.export_arguments(commands.add_parser("export", help="skriv tiltakene som et regneark som kan redigeres"))
    exchanging.import_arguments(commands.add_parser("import", help="si hva et regneark endrer, og skriv det med --write"))
    exchanging.form_arguments(commands.add_parser("form", help="si hva et utfylt skjema endrer, og skriv det med --write"))
    reminding.due_arguments(commands.add_parser("due", help="si hva som skal ses over nå"))
    reminding.remind_arguments(
        commands.add_parser("remind", help="legg det som skal ses over, som saker i kodelageret, og lukk de ferdige")
    )
    linking.links_arguments(
        commands.add_parser("links", help="spør etter alle lenker ut av nettstedet, og si hva som er flyttet eller borte")
    )
    reporting.report_arguments(commands.add_parser("report", help="si hva som er gammelt, mangler, er uoversatt, tungt å lese eller borte"))
    reporting.spell_arguments(commands.add_parser("spell", help="stavekontroller alle tekster, og skriv ned ordene ingen ordbok har"))
    addresses = commands.add_parser("addresses", help="legg nye adresser i lista over dem som er publisert")
    addresses.set_defaults(run=_addresses)
    hosts = commands.add_parser("hosts", help="skriv oppskrifter for nginx, Caddy og S3-lager; de andre ligger i den ferdige mappen")
    hosts.add_argument("--url", default="https://www.example.org/", help="adressen nettstedet får, med skråstrek til slutt")
    hosts.add_argument("--folder", type=arguments.folder, default=recipes.FOLDER, help="mappen på tjeneren som nettstedet er kopiert til")
    hosts.add_argument("out", type=Path, help="mappen oppskriftene skrives til")
    hosts.set_defaults(run=_hosts)
    return parser


def _check(options: argparse.Namespace) -> str:
    if options.site:
        if not options.site.is_dir():
            raise ProblemsFound([Problem(options.site.as_posix(), 0, "site_empty")])
        if problems := checks.check(options.site).problems:
            raise ProblemsFound(problems)
        return in_language("Nettstedet er i orden.", "Webstedet er i orden.")
    try:
        found = own.chosen(_read(options), options.kommune)
        findings.read(options.root)
        told_of = (*looks.of(found, options.root).told, *own.lacking(found), *linkbook.expired(found.lenker.unntak, options.today))
        told = "".join(f"{problem}\n" for problem in told_of)
    except ProblemsFound as wrong:
        if options.github:
            print(annotations.annotations(wrong.problems, options.root))
            annotations.add_to_summary(annotations.summary(wrong.problems, options.root))
        raise
    tiltak, kommuner, nasjonalt, ord = map(len, (found.tiltak, found.kommuner, found.nasjonalt, found.ordliste))
    said = told + in_language(
        f"Alt er i orden: {tiltak} tiltak i {kommuner} kommuner, {nasjonalt} nasjonale oppføringer og {ord} ord.",
        f"Alt er i orden: {tiltak} tilbud i {kommuner} kommuner, {nasjonalt} nationale poster og {ord} ord.",
    )
    if options.github:
        annotations.add_to_summary(said)
    return said


def _read(options: argparse.Namespace) -> Catalog:
    """Return the catalogue, or raise ProblemsFound with all that is wrong in it and the pages that cannot be read."""
    wrong = handwritten.unreadable(options.root)
    try:
        found = loaded(options.root, options.today)
    except ProblemsFound as more:
        raise ProblemsFound([*more.problems, *wrong]) from None
    if wrong:
        raise ProblemsFound(wrong)
    return found


def _schema(options: argparse.Namespace) -> str:
    found = loaded(options.root, options.today)
    changed = [*schema.write(found, options.root), *forms.write(found, options.root)]
    if changed:
        return in_language("Skrevet på nytt: ", "Skrevet igen: ") + f"{', '.join(changed)}."
    return in_language("Skjemaene er som de skal være.", "Skemaerne er, som de skal være.")


def _write(options: argparse.Namespace) -> str:
    named = dict(("", one) if "=" not in one else one.split("=", 1) for one in options.shell)
    building = Building(options.root, settings=settings.of_environment(), asked=options.kommune)
    url = settings.address(options.url, "--url")
    written = anywhere.write(building, named, options.out, url, today=options.today)
    return in_language(
        f"Nettstedet er skrevet til {options.out}: {written} sider, med søk, åpne data og oppskrifter for tjenere.",
        f"Webstedet er skrevet til {options.out}: {written} sider, med søgning, åbne data og opskrifter til servere.",
    )


def _addresses(options: argparse.Namespace) -> str:
    found = loaded(options.root, options.today)
    known = moved.published(Reader(options.root, options.today))
    new = sorted(found.addresses - known)
    if new:
        editing.write(options.root, {moved.ADDRESSES: "\n".join([moved.COLUMN, *sorted({*known, *new}), ""])})
    # The same in both languages.
    return f"{len(new)} nye adresser i {moved.ADDRESSES}."


def _hosts(options: argparse.Namespace) -> str:
    found = own.chosen(_read(options), options.kommune)
    url = settings.address(options.url, "--url")
    standing = site.Address(url, found.languages[0]).standing(found, compressed=False)
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, recipe in recipes.servers().items():
            (options.out / name).write_text(recipe(standing, options.folder, urlsplit(url).netloc), encoding="utf-8")
    except OSError as error:
        raise workplace.cannot_write(options.out, error) from None
    return in_language(f"Oppskriftene er skrevet til {options.out}.", f"Opskrifterne er skrevet til {options.out}.")


if __name__ == "__main__":
    sys.exit(main())
