"""What somebody types after `python -m katalog` in, its parts out, or what is wrong with it; that and the help in bokmål or Danish."""

import argparse
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from katalog.hints import hint
from katalog.problems import Problem, in_language
from katalog.values import ValueFault
from katalog.values import day as day_of

_FOLDER = re.compile(r"[\w./:~+@-]+")
# What argparse says in English: as it says it, and the message that says it for editors, with what the sentence has in it.
_FAULTS = (
    (r"the following arguments are required: (?P<known>.*)", "argument_missing"),
    (r"unrecognized arguments: (?P<value>.*)", "argument_unknown"),
    (r"argument [^:]*: invalid choice: '(?P<value>.*?)' \(.*choose from (?P<known>.*?)\)", "argument_choice"),
    (r"argument (?P<key>[^:]*): expected (?:one|at least one) argument", "argument_alone"),
    (r"argument (?P<key>[^:]*): invalid int value: '(?P<value>.*)'", "argument_number"),
    (r"argument (?P<key>[^:]*): not allowed with argument (?P<other>.*)", "argument_both"),
    (r"one of the arguments (?P<known>.*) is required", "argument_one"),
    (r"ambiguous option: (?P<value>.*) could match (?P<known>.*)", "argument_choice"),
    (r"argument (?P<key>[^:]*): (?P<why>.*)", "argument_wrong"),
)
# What argparse calls the parts of its help.
_PARTS = {
    "positional arguments": ("dette skriver du", "det her skriver du"),
    "options": ("dette kan du legge til", "det her kan du tilføje"),
    "show this help message and exit": ("vis denne hjelpen", "vis denne hjælp"),
}
# What the commands say of themselves, in Danish; in bokmål it stands where each is declared.
DANISH = {
    "Katalogen over tiltak: kontroller og skriv.": "Kataloget over tilbud: kontrollér og skriv.",
    "prosjektets mappe (her, om ikke annet er sagt)": "projektets mappe (her, hvis du ikke skriver andet)",
    "dagen kontrollen gjelder: ÅÅÅÅ-MM-DD": "den dag, kontrollen gælder: ÅÅÅÅ-MM-DD",
    "bare disse kommunene, med komma mellom: id, navn eller nummer": "kun disse kommuner, med komma imellem: id, navn eller nummer",
    "kontroller alt i data/, eller et ferdig nettsted": "kontrollér alt i data/ eller et færdigt websted",
    "mappen med et ferdig nettsted": "mappen med et færdigt websted",
    "vis også hver feil på linjen sin i et forslag på GitHub": "vis også hver fejl på dens linje i et forslag på GitHub",
    "skriv hele nettstedet inn i en ramme fra en hvilken som helst generator": (
        "skriv hele webstedet ind i en ramme fra en vilkårlig generator"
    ),
    "ramme med @@innhold@@ og de andre feltene; én for alle språk, eller én per språk": (
        "ramme med @@innhold@@ og de andre felter; én til alle sprog eller én per sprog"
    ),
    "adressen nettstedet får": "den adresse, webstedet får",
    "mappen sidene skrives til": "den mappe, siderne skrives til",
    "skriv skjemaene som hjelper den som skriver i data/ med VS Code": "skriv de skemaer, der hjælper den, som skriver i data/ med VS Code",
    "si med ord hva som er endret mellom to utgaver av dataene": "sig med ord, hvad der er ændret mellem to udgaver af dataene",
    "en mappe, eller en utgave som git kjenner: main, HEAD~1, 1a2b3c4": "en mappe eller en udgave, som git kender: main, HEAD~1, 1a2b3c4",
    "det samme; filene som de står nå, om ikke annet er sagt": "det samme; filerne, som de står nu, hvis du ikke skriver andet",
    "skriv som Markdown, og i sammendraget av et forslag på GitHub": "skriv som Markdown og i sammendraget af et forslag på GitHub",
    "sett felt og linjer i data/ i vanlig rekkefølge, med samme mening": (
        "sæt felter og linjer i data/ i sædvanlig rækkefølge med samme mening"
    ),
    "si bare hvilke filer det gjelder, og skriv ikke": "sig kun, hvilke filer det gælder, og skriv ikke",
    "svar på noen spørsmål, og få skrevet et nytt tiltak": "svar på nogle spørgsmål, og få skrevet et nyt tilbud",
    "siste del av adressen; lages av navnet om den ikke er gitt": "sidste del af adressen; laves af navnet, hvis du ikke skriver den",
    "skriv at oversettelser følger originalen slik den står nå": "skriv, at oversættelser følger originalen, som den står nu",
    "kommune/id, eller bare id når én har den; en kommune alene er alle dens": (
        "kommune/id, eller kun id, når én har det; en kommune alene er alle dens"
    ),
    "bare dette språket (alle andre enn originalens, om ikke annet er sagt)": (
        "kun dette sprog (alle undtagen originalens, hvis du ikke skriver andet)"
    ),
    "rollen til den som oversatte, ikke navnet": "rollen for den, der oversatte, ikke navnet",
    "skriv at noen har kontrollert oppføringer": "skriv, at nogen har kontrolleret poster",
    "kommune/id, eller bare id når én har den": "kommune/id, eller kun id, når én har det",
    "rollen til den som så på alt og fant det riktig, ikke navnet": "rollen for den, der så på det hele og fandt det rigtigt, ikke navnet",
    "dagen det skjedde: ÅÅÅÅ-MM-DD (i dag, om ikke annet er sagt)": "den dag, det skete: ÅÅÅÅ-MM-DD (i dag, hvis du ikke skriver andet)",
    "skriv tiltakene som et regneark som kan redigeres": "skriv tilbuddene som et regneark, der kan redigeres",
    "skriv en Excel-arbeidsbok": "skriv en Excel-projektmappe",
    "skriv CSV med semikolon, slik Excel åpner den": "skriv CSV med semikolon, som Excel åbner den",
    "si hva et regneark endrer, og skriv det med --write": "sig, hvad et regneark ændrer, og skriv det med --write",
    "regnearket: .xlsx eller .csv": "regnearket: .xlsx eller .csv",
    "skriv endringene i data/; uten dette vises de bare": "skriv ændringerne i data/; uden dette vises de kun",
    "si det som Markdown": "sig det som Markdown",
    "si hva et utfylt skjema endrer, og skriv det med --write": "sig, hvad en udfyldt formular ændrer, og skriv det med --write",
    "teksten i saken, eller JSON med «issue» og «body», slik GitHub gir den": (
        "teksten i sagen eller JSON med «issue» og «body», som GitHub giver den"
    ),
    "si det som Markdown, også det som er feil": "sig det som Markdown, også det, der er forkert",
    "si hva som skal ses over nå": "sig, hvad der skal ses igennem nu",
    "ta også med det som skal ses over de neste N dagene": "tag også det med, der skal ses igennem de næste N dage",
    "skriv det som JSON": "skriv det som JSON",
    "legg det som skal ses over, som saker i kodelageret, og lukk de ferdige": (
        "læg det, der skal ses igennem, som sager i kodelageret, og luk de færdige"
    ),
    "si bare hva som ville bli gjort; sakene blir lest når nøkkelen finnes": (
        "sig kun, hvad der ville blive gjort; sagerne bliver læst, når nøglen findes"
    ),
    "adressen til nettstedet, til lenkene i sakene": "webstedets adresse, til linkene i sagerne",
    "spør etter alle lenker ut av nettstedet, og si hva som er flyttet eller borte": (
        "spørg efter alle links ud af webstedet, og sig, hvad der er flyttet eller væk"
    ),
    "bytt adressen til det som er flyttet for godt, alle steder": "skift adressen på det, der er flyttet for altid, alle steder",
    "si bare hva som ville bli skrevet": "sig kun, hvad der ville blive skrevet",
    "skriv svarene som JSON": "skriv svarene som JSON",
    "nettstedets adresse, så de som blir spurt vet av hvem": "webstedets adresse, så de, der bliver spurgt, ved af hvem",
    "si hva som er gammelt, mangler, er uoversatt, tungt å lese eller borte": (
        "sig, hvad der er gammelt, mangler, ikke er oversat, er tungt at læse eller væk"
    ),
    "skriv det også som JSON": "skriv det også som JSON",
    "stavekontroller alle tekster, og skriv ned ordene ingen ordbok har": (
        "stavekontrollér alle tekster, og skriv de ord ned, ingen ordbog har"
    ),
    "si bare hvilke ord som er ukjente, og skriv ikke": "sig kun, hvilke ord der er ukendte, og skriv ikke",
    "legg nye adresser i lista over dem som er publisert": "læg nye adresser i listen over dem, der er udgivet",
    "skriv oppskrifter for nginx, Caddy og S3-lager; de andre ligger i den ferdige mappen": (
        "skriv opskrifter til nginx, Caddy og S3-lager; de andre ligger i den færdige mappe"
    ),
    "adressen nettstedet får, med skråstrek til slutt": "den adresse, webstedet får, med skråstreg til sidst",
    "mappen på tjeneren som nettstedet er kopiert til": "den mappe på serveren, webstedet er kopieret til",
    "mappen oppskriftene skrives til": "den mappe, opskrifterne skrives til",
}


def day(text: str) -> date:
    """Return the day that an argument says."""
    try:
        return day_of(text)
    except ValueFault as fault:
        raise argparse.ArgumentTypeError(Problem("", 0, fault.code, fault.values).text()) from None


def folder(text: str) -> str:
    """Return the folder of a server that an argument says: it stands in files where a blank or a sign ends it, or begins a command."""
    if not _FOLDER.fullmatch(text):
        raise argparse.ArgumentTypeError(Problem("", 0, "folder_signs", {"value": text}).text())
    return text


class Parser(argparse.ArgumentParser):
    """Reads arguments, and says in the reader's language what is wrong with them."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=_Formatter)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and end with 2."""
        self.exit(2, f"{_told(message)}\n{self.prog} --help\n")


class _Formatter(argparse.HelpFormatter):
    def start_section(self, heading: str | None) -> None:
        super().start_section(_said(heading))

    def add_text(self, text: str | None) -> None:
        super().add_text(_said(text))

    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, in_language("slik: ", "sådan: ") if prefix is None else prefix)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return _said(action.help)


def _said(text: str | None) -> str | None:
    """Return what stands in the help, in the reader's language."""
    if text is None:
        return None
    nb, da = _PARTS.get(text) or (text, DANISH.get(text, text))
    return in_language(nb, da)


def _told(message: str) -> str:
    """Return what argparse says, as an editor is told it; what it says that we do not know stands as it is."""
    for shape, code in _FAULTS:
        if found := re.fullmatch(shape, message):
            values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
            if code == "argument_choice":
                values["hint"] = hint(values["value"], values["known"].split(", "))
            return Problem("", 0, code, values).text()
    return message
