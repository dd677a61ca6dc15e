"""A size and a seed in, invented services in the data's own format out: to measure with, and never published.

The municipalities are those of the register; every service, number and address under them is made up, and the same for the same seed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from katalog.catalog import SPRAAK
from katalog.registers import Sted

_PAIRS = Path(__file__).with_name("setninger.txt")
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")
_THEMES = ("fravaer", "skolestart", "overgang", "psykisk-helse", "laering", "mobbing", "rus", "familie", "samarbeid", "rettigheter")
_STEPS = ("barnehage", "1-4", "5-7", "ungdomstrinn", "videregaaende")
_FOR = ("foreldre", "elever", "barn", "ungdom", "barnehage", "skole", "ansatte", "innbyggere")
# Type, name in bokmål, name in Danish, what the address begins with.
_KINDS = (
    ("ppt", "Hjelp fra PP-tjenesten", "Hjælp fra PPR", "pp-tjenesten"),
    ("konsultasjon", "Råd på telefon", "Råd på telefon", "raad-paa-telefon"),
    ("fravaer", "Oppfølging av fravær", "Opfølgning på fravær", "fravaer"),
    ("ressursteam", "Ressursteam på skolen", "Ressourceteam på skolen", "ressursteam"),
    ("foreldrekurs", "Kurs for foreldre", "Kursus for forældre", "foreldrekurs"),
    ("elevsamtale", "Samtaler for elever", "Samtaler for elever", "elevsamtaler"),
    ("los", "Los for ungdom", "Mentor for unge", "los"),
    ("naervaersteam", "Nærværsteam", "Fraværsteam", "naervaersteam"),
    ("skoletilbud", "Et sted å lære utenfor klassen", "Et sted at lære uden for klassen", "skoletilbud"),
    ("helsesykepleier", "Helsesykepleier", "Sundhedsplejerske", "helsesykepleier"),
    ("barnevern", "Samtale med barnevernet", "Samtale med børn og unge", "barnevern"),
    ("familie", "Veiledning hjemme", "Vejledning hjemme", "familieveiledning"),
    ("koordinering", "Koordinator for familien", "Koordinator for familien", "koordinator"),
    ("rus", "Samtale om rus", "Samtale om rusmidler", "rus"),
    ("trygg", "Trygg skole", "Tryg skole", "trygg-skole"),
    ("overgang", "Fra barnehage til skole", "Fra børnehave til skole", "overgang"),
    ("samhandling", "Møte mellom tjenestene", "Møde mellem tilbuddene", "samhandling"),
    ("ungdomshjelp", "Åpen dør for unge", "Åben dør for unge", "ungdomshjelp"),
)


@dataclass(frozen=True)
class Stoerrelse:
    """How much is invented: how many municipalities, and how many services in each."""

    navn: str
    kommuner: int
    tiltak: int


STOERRELSER = {one.navn: one for one in (Stoerrelse("tiny", 5, 10), Stoerrelse("medium", 50, 20), Stoerrelse("national", 455, 20))}


def write(data: Path, steder: list[Sted], size: Stoerrelse, *, seed: int = 1, folder: bool = False) -> None:
    """Write municipalities and services under *data*: services as one file, or one file for each municipality in a folder."""
    chosen = _spread(steder, size.kommuner)
    rows = [f'  - {{id: {one.slug}, nummer: "{one.nummer}", språk: {SPRAAK[one.land]}}}' for one in chosen]
    _file(data / "kommuner.yaml", "kommuner:", rows)
    found = {one.slug: list(_services(one, size.tiltak, random.Random(f"{seed} {one.slug}"))) for one in chosen}
    if folder:
        (data / "tiltak.yaml").unlink(missing_ok=True)
        (data / "tiltak").mkdir(exist_ok=True)
        for slug, entries in found.items():
            _file(data / f"tiltak/{slug}.yaml", "tiltak:", entries)
    else:
        _file(data / "tiltak.yaml", "tiltak:", [entry for entries in found.values() for entry in entries])


def _spread(steder: list[Sted], count: int) -> list[Sted]:
    """Return *count* municipalities from all over the register, so that both countries are among few."""
    return [steder[i * len(steder) // count] for i in range(min(count, len(steder)))]


def _file(path: Path, top: str, rows: list[str]) -> None:
    path.write_text("\n".join([top, *rows, ""]), encoding="utf-8")


def _services(sted: Sted, count: int, dice: random.Random) -> Iterator[str]:
    for number in range(count):
        kind = _KINDS[number % len(_KINDS)]
        yield "\n".join(f"    {line}" if i else f"  - {line}" for i, line in enumerate(_service(sted, kind, number, dice)))


def _service(sted: Sted, kind: tuple[str, str, str, str], number: int, dice: random.Random) -> Iterator[str]:
    name, nb, da, start = kind
    again = f" {number // len(_KINDS) + 1}" if number >= len(_KINDS) else ""
    yield f"id: {start}{again.replace(' ', '-')}"
    yield f"kommune: {sted.slug}"
    yield f"navn: {{nb: {nb} {dice.choice(('i kommunen', 'for familien', 'på skolen'))}{again}, da: {da}{again}}}"
    yield f"type: {name}"
    yield f"målgruppe: [{', '.join(dice.sample(_FOR, dice.randint(1, 4)))}]"
    yield f"tema: [{', '.join(dice.sample(_THEMES, dice.randint(1, 3)))}]"
    yield f"kontakt_selv: {dice.choice(('ja', 'ja', 'via skolen', 'nei', 'ukjent'))}"
    yield from _text("beskrivelse", dice.randint(40, 120), dice)
    yield from _text("slik_får_du_hjelp", dice.randint(20, 50), dice)
    if dice.random() < 0.6:
        yield from _text("hva_skjer_så", dice.randint(12, 30), dice)
    yield from _reached(sted, start, dice)
    if dice.random() < 0.5:
        yield f"trinn: [{', '.join(repr(step) for step in dice.sample(_STEPS, 2))}]"
    if dice.random() < 0.4:
        low = dice.randint(0, 10)
        yield f"alder: {{fra: {low}, til: {low + dice.randint(1, 12)}}}"
    if dice.random() < 0.3:
        yield f"pris: {dice.choice(('gratis', 'ukjent'))}"
    if number and dice.random() < 0.1:
        yield f"del_av: {_KINDS[0][3]}"
    yield f"rettighet: [{{lov: Oppdiktet lov, paragraf: § {dice.randint(1, 30)}-{dice.randint(1, 9)}, land: {sted.land}}}]"
    yield "kilde:"
    yield f"  {{tittel: Oppdiktet for måling, url: 'https://www.example.org/{start}', dato: 2026-01-{dice.randint(10, 28)}}}"
    if dice.random() < 0.5:
        yield f"kontrollert: {{dato: 2026-02-{dice.randint(10, 28)}, av: Oppvekst}}"


def _reached(sted: Sted, start: str, dice: random.Random) -> Iterator[str]:
    """Yield how a service is reached: numbers that are nobody's, at hours that nobody keeps."""
    if dice.random() < 0.7:
        number = f"{dice.randint(20, 99)} {dice.randint(10, 99)} {dice.randint(10, 99)} {dice.randint(10, 99)}"
        yield f"kontakt: {{hvem: {{nb: Vakttelefonen, da: Vagttelefonen}}, telefon: '{number}', nettsted: 'https://{sted.slug}.example.org/'}}"
    if dice.random() < 0.5:
        days = sorted(dice.sample(_DAYS, dice.randint(1, 5)), key=_DAYS.index)
        yield f"åpent: [{', '.join(f'{{dag: {day}, fra: 0{dice.randint(7, 9)}:00, til: 1{dice.randint(2, 6)}:30}}' for day in days)}]"
    yield f"lenke: [{{tekst: Mer om dette, url: 'https://www.example.org/{start}', status: {dice.choice(('bekreftet', 'delvis'))}}}]"


def _text(key: str, words: int, dice: random.Random) -> Iterator[str]:
    """Yield a text of about so many words, in paragraphs of three sentences, in both languages."""
    pairs = [line.split(" | ") for line in _PAIRS.read_text(encoding="utf-8").splitlines()]
    chosen: list[list[str]] = []
    while sum(len(pair[0].split()) for pair in chosen) < words:
        chosen.append(dice.choice([pair for pair in pairs if pair not in chosen[-3:]]))
    yield f"{key}:"
    for place, language in enumerate(("nb", "da")):
        yield f"  {language}: |-"
        for i in range(0, len(chosen), 3):
            if i:
                yield ""
            yield f"    {' '.join(pair[place] for pair in chosen[i : i + 3])}"
