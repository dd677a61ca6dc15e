"""The commands for those who write no YAML: `export` and `import` of a spreadsheet, and `form`; nothing is written unchecked."""

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from katalog import annotations, delimited, editing
from katalog.cells import MAX_BYTES, Row
from katalog.columns import cell, columns
from katalog.filed import MAX_LENGTH, Change, language_of, read
from katalog.importing import Import, Taken
from katalog.loading import loaded
from katalog.messages_disk import unread
from katalog.own import named
from katalog.problems import Problem, ProblemsFound, in_language
from katalog.progress import waiting
from katalog.replacing import replace_asked
from katalog.services import Services
from katalog.telling import tell

_NO_TABLE = {b"%PDF": "PDF", b"{\\rt": "RTF", b"<htm": "HTML", b"<!DO": "HTML"}


def export_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `export` takes."""
    kinds = parser.add_mutually_exclusive_group(required=True)
    kinds.add_argument("--xlsx", type=Path, metavar="FIL", help="skriv en Excel-arbeidsbok")
    kinds.add_argument("--csv", type=Path, metavar="FIL", help="skriv CSV med semikolon, slik Excel åpner den")
    parser.add_argument("--kommune", default=argparse.SUPPRESS, help="bare disse kommunene, med komma mellom: id, navn eller nummer")
    parser.set_defaults(run=export)


def export(options: argparse.Namespace) -> str:
    """Write the services as a spreadsheet."""
    found = loaded(options.root, options.today)
    wanted = named(found, options.kommune)
    path = options.xlsx or options.csv
    # The same in both languages.
    with waiting("Skriver regnearket"):
        services = [one.says for one in Services(found, options.root).known.values() if not wanted or one.says["kommune"] in wanted]
        shape = columns(found, services)
        rows = ([cell(one, column) for column in shape] for one in services)
        if options.xlsx:
            # Loading openpyxl takes longer than most commands do.
            from katalog import workbooks

            whole = workbooks.written(shape, rows)
        else:
            whole = delimited.written(shape, rows)
    replace_asked(path, options.root, ".xlsx" if options.xlsx else ".csv", whole)
    return in_language(
        f"{len(services)} tiltak er skrevet til {path}. Rediger, lagre, og kjør: python -m katalog import {path}",
        f"{len(services)} tilbud er skrevet til {path}. Redigér, gem, og kør: python -m katalog import {path}",
    )


def import_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `import` takes."""
    parser.add_argument("file", type=Path, metavar="FIL", help="regnearket: .xlsx eller .csv")
    parser.add_argument("--write", action="store_true", help="skriv endringene i data/; uten dette vises de bare")
    parser.add_argument("--markdown", action="store_true", help="si det som Markdown")
    parser.set_defaults(run=import_)


def import_(options: argparse.Namespace) -> str:
    """Say what a spreadsheet changes, and write it where that is asked for."""
    found = loaded(options.root, options.today)
    with waiting(in_language("Leser og sjekker", "Læser og tjekker")):
        place, rows, encoding = _rows(options.file)
        reader = Import(found, options.root, place, encoding)
        taken = reader.take(rows, options.today)
        said = tell(*reader.services.states(taken.texts), markdown=options.markdown)
    if options.write:
        editing.write(options.root, taken.texts)
    return "\n\n".join(filter(None, [said, _absent(taken), _end(taken, options.write)]))


def form_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `form` takes."""
    parser.add_argument("file", type=Path, metavar="FIL", help="teksten i saken, eller JSON med «issue» og «body», slik GitHub gir den")
    parser.add_argument("--write", action="store_true", help="skriv endringene i data/; uten dette vises de bare")
    parser.add_argument("--markdown", action="store_true", help="si det som Markdown, også det som er feil")
    parser.set_defaults(run=form)


def form(options: argparse.Namespace) -> str:
    """Say what a filled-in form changes, and write it where that is asked for; in the language of the form."""
    try:
        return _form(options)
    except ProblemsFound as found:
        if options.markdown:
            head = in_language("Forslaget kan ikke brukes ennå:", "Forslaget kan ikke bruges endnu:")
            on = in_language(
                "Rediger teksten i saken (de tre prikkene øverst), så prøver maskinen igjen.",
                "Redigér teksten i sagen (de tre prikker øverst), så prøver maskinen igen.",
            )
            print("\n".join([head, "", *(f"- {annotations.plain(str(one))}" for one in found.problems), "", on]))
        raise


def _form(options: argparse.Namespace) -> str:
    body = _body(options.file)
    if not os.environ.get("KATALOG_LANG"):
        os.environ["KATALOG_LANG"] = language_of(body)
    filed = read(body)
    if filed is None:
        raise ProblemsFound([Problem(options.file.name, 0, "form_none")])
    found = loaded(options.root, options.today)
    with waiting(in_language("Leser og sjekker", "Læser og tjekker")):
        change = Change(found, options.root, filed, options.today)
        texts = change.texts()
        said = tell(*change.services.states(texts), markdown=options.markdown)
    if options.write:
        editing.write(options.root, texts)
    return "\n\n".join(filter(None, [said, _untranslated(change.other_languages())]))


def _untranslated(languages: Sequence[str]) -> str:
    if not languages:
        return ""
    names = ", ".join(languages)
    return in_language(
        f"Teksten finnes også på andre språk ({names}), og er ikke endret der. Den som leser forslaget, bør se på det.",
        f"Teksten findes også på andre sprog ({names}) og er ikke ændret dér. Den, der læser forslaget, bør se på det.",
    )


def _body(path: Path) -> str:
    """Return the text of a form: the file's own, or that of the issue in what a forge tells of an event."""
    _regular(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ProblemsFound([Problem(path.name, 0, "form_long", {"limit": MAX_LENGTH})])
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ProblemsFound([Problem(path.as_posix(), 0, "file_missing")]) from None
    except OSError as error:
        raise ProblemsFound([Problem(path.as_posix(), 0, "file_unreadable", {"why": unread(error)})]) from None
    except UnicodeError:
        raise ProblemsFound([Problem(path.name, 0, "not_utf8")]) from None
    try:
        return str(json.loads(text)["issue"]["body"] or "")
    except (ValueError, TypeError, KeyError, RecursionError):
        return text


def _regular(path: Path) -> None:
    """Raise ProblemsFound where nothing may ever come, or without an end: out of a pipe or a device."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise ProblemsFound([Problem(path.as_posix(), 0, "file_special")])


def _rows(path: Path) -> tuple[str, Iterator[Row], str]:
    """Return what a file is called in messages, its rows and its encoding, whatever its name ends with."""
    name = path.name
    _regular(path)
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start[:2] == b"PK" or start == b"\xd0\xcf\x11\xe0":
            from katalog import workbooks

            return (*workbooks.read(path, name), "")
        if kind := next((kind for mark, kind in _NO_TABLE.items() if start.startswith(mark)), ""):
            raise ProblemsFound([Problem(name, 0, "sheet_no_table", {"kind": kind})])
        return delimited.read(path, name)
    except FileNotFoundError:
        raise ProblemsFound([Problem(path.as_posix(), 0, "file_missing")]) from None
    except OSError as error:
        raise ProblemsFound([Problem(path.as_posix(), 0, "file_unreadable", {"why": unread(error)})]) from None


def _absent(taken: Taken) -> str:
    if not taken.absent:
        return ""
    return in_language(
        f"{taken.absent} tiltak i katalogen står ikke i regnearket, og er ikke endret. "
        "Ingenting slettes fordi en rad mangler: er et tiltak lagt ned, skriv «nedlagt» i kolonnen «status».",
        f"{taken.absent} tilbud i kataloget står ikke i regnearket og er ikke ændret. "
        "Intet slettes, fordi en række mangler: er et tilbud nedlagt, så skriv «nedlagt» i kolonnen «status».",
    )


def _end(taken: Taken, written: bool) -> str:
    if not taken.texts:
        return ""
    files = ", ".join(taken.texts)
    if written:
        return in_language(f"Skrevet: {files}.", f"Skrevet: {files}.")
    return in_language(
        f"Ingenting er skrevet ennå. Ser det riktig ut, kjør det samme med --write; da endres {files}.",
        f"Intet er skrevet endnu. Ser det rigtigt ud, så kør det samme med --write; så ændres {files}.",
    )
