"""A command that is written wrongly is told as a mistake in the data is: what is wrong, and what to do, in bokmål or Danish."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest
from prosjekt import katalog

from katalog import arguments
from katalog.__main__ import _parser
from katalog.problems import message_language

WRONG = {
    "chek": "«chek» kan ikke stå her – mente du «check»? Skriv en av: check, write,",
    "": "noe mangler i kommandoen: kommando.",
    "verify": "noe mangler i kommandoen: ID, --av.",
    "verify x --av": "etter --av må det stå noe.",
    "verify x --av leder --dato 2.11.2026": "--dato: datoen «2.11.2026» må ha året først. Skriv 2026-11-02.",
    "due --dager mange": "etter --dager må det stå et helt tall, ikke «mange».",
    "export": "kommandoen må ha en av disse: --xlsx --csv.",
    "export --xlsx a --csv b": "--csv og --xlsx kan ikke stå sammen.",
    "check --githb": "kommandoen kjenner ikke «--githb».",
    "links --j --m --d x --f --k": "etter --kommune må det stå noe.",
    "import --w": "noe mangler i kommandoen: FIL.",
    "hosts --folder /srv/a;b h": "--folder: mappen «/srv/a;b» har mellomrom eller tegn som betyr noe annet",
    "new --kil x": "«--kil» kan ikke stå her – mente du «--kilde»? Skriv en av: --kilde, --kilde-url.",
}


@pytest.mark.parametrize("typed", WRONG)
def test_a_command_that_is_written_wrongly_is_told_what_to_write(typed: str, tmp_path: Path) -> None:
    done = katalog(tmp_path, *typed.split())

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(WRONG[typed])
    assert done.stderr.splitlines()[1].endswith(" --help")


@pytest.mark.parametrize("said", ["", "/srv/mitt nettsted", '/srv/"', "/srv/$(id)", "/srv/a\nb", "/srv/a}"])
def test_a_folder_that_would_end_in_the_middle_of_a_recipe_is_refused(said: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        arguments.folder(said)


@pytest.mark.parametrize("said", ["/srv/skolenærvær", "C:/www/skole-2", "~skole/public_html"])
def test_a_folder_as_servers_have_them_is_taken(said: str) -> None:
    assert arguments.folder(said) == said


def _every(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from _every(one)


def test_the_help_of_every_command_is_in_danish_for_a_dane(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KATALOG_LANG", "")
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    every = list(_every(_parser()))
    declared = {parser.description for parser in every} | {action.help for parser in every for action in parser._actions}
    declared |= {one.help for parser in every for action in parser._actions for one in getattr(action, "_choices_actions", [])}
    said = "\n".join(parser.format_help() for parser in every)

    # What `new` asks is declared in both languages, and what argparse has beside is in English.
    asked = {action.help for parser in every if parser.prog.endswith(" new") for action in parser._actions if action.metavar == "SVAR"}
    assert declared - asked - {None, "show this help message and exit"} == set(arguments.DANISH)
    assert [word for word in ("usage", "options", "show this", " skal ses over", "Hvem er det for") if word in said] == []


@pytest.mark.parametrize(
    ("own", "machine", "language"),
    [("", "da_DK.UTF-8", "da"), ("nb", "da_DK.UTF-8", "nb"), ("da", "nb_NO.UTF-8", "da"), ("", "C.UTF-8", "nb"), ("", "", "nb")],
)
def test_whoever_says_no_language_is_spoken_to_in_the_machines_own(
    own: str, machine: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"KATALOG_LANG": own, "LC_ALL": "", "LC_MESSAGES": "", "LANG": machine}.items():
        monkeypatch.setenv(name, value)

    assert message_language() == language
