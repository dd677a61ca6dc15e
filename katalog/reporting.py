"""The commands that say how the data stands: `report`, and `spell`, which writes down the words that no dictionary has."""

import argparse
import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from katalog import editing, findings, spelling, texts
from katalog.answered import BLOCKED, GONE, MOVED, UNKNOWN
from katalog.catalog import Catalog
from katalog.charts import Charts
from katalog.findings import Findings
from katalog.keepers import keepers
from katalog.labels import label
from katalog.loading import loaded
from katalog.own import named
from katalog.problems import Problem, ProblemsFound, in_language, message_language
from katalog.progress import told
from katalog.replacing import replace_asked
from katalog.reports import STEPS, Report, Reporter, Said, added, plain
from katalog.sheets import Sheets, written

_WORK = {
    "aldri": ("aldri kontrollert", "aldrig kontrolleret"),
    "mangler": ("opplysninger mangler", "oplysninger mangler"),
    "oversettelser": ("ikke oversatt, eller foreldet", "ikke oversat, eller forældet"),
    "vanskelige": ("tunge tekster", "tunge tekster"),
    "ord": ("ord å se på", "ord at se på"),
    "staving": ("ukjente ord", "ukendte ord"),
    "lenker": ("lenker som ikke virker", "links, der ikke virker"),
}
# What a link is: as a server answered, or as an editor has said where nobody has asked.
_STATES = {
    GONE: ("borte", "væk"),
    MOVED: ("flyttet", "flyttet"),
    BLOCKED: ("sperret", "spærret"),
    UNKNOWN: ("svarte ikke", "svarede ikke"),
    "delvis": ("delvis bekreftet", "delvist bekræftet"),
    "ubekreftet": ("ikke bekreftet", "ikke bekræftet"),
}
_AVOID = ("si «{b}», ikke «{a}»", "sig «{b}», ikke «{a}»")


def report_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `report` takes."""
    parser.add_argument("--kommune", default=argparse.SUPPRESS, help="bare disse kommunene, med komma mellom: id, navn eller nummer")
    parser.add_argument("--json", type=Path, metavar="FIL", help="skriv det også som JSON")
    parser.set_defaults(run=report)


def report(options: argparse.Namespace) -> str:
    """Return what is stale, missing, untranslated, hard to read or dead, by who minds it; and over all where all are asked for."""
    found = loaded(options.root, options.today)
    known, slugs = findings.read(options.root), named(found, options.kommune)
    wanted = [one for one in keepers(found) if not slugs or one.key in slugs]
    reporter = Reporter(found, known)
    progress = told(in_language("Ser gjennom", "Ser igennem"), wanted, len(wanted), lambda keeper: keeper.key)
    reports = [reporter.report(keeper) for keeper in progress]
    pages = None if slugs else Sheets(options.root, found, known, reporter.glossary)
    if options.json:
        _write_json(options.json, options.root, reports, pages)
    parts = ["\n".join(_lines(found, one)) for one in reports]
    if pages:
        parts += [
            "\n".join(_pages(pages)) if pages.all else "",
            "\n".join(_sums("I alt", added(one.sums for one in reports), found)),
        ]
    return "\n\n".join(part for part in parts if part)


def _write_json(path: Path, root: Path, reports: list[Report], pages: Sheets | None) -> None:
    said: dict[str, Any] = {"rapporter": list(map(plain, reports)), "i_alt": added(one.sums for one in reports)}
    if pages:
        said |= pages.plain()
    replace_asked(path, root, ".json", f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode())


def _sums(name: str, sums: Mapping[str, Mapping[str, int]], found: Catalog) -> Iterator[str]:
    charts = Charts(sums, found.languages)
    yield f"{name} ({charts.number('oppføringer', 'alle')})"
    yield from (f"  {count:>6}  {in_language(*_WORK[what])}" for what, count in charts.todo.items())
    for language in found.languages:
        counts = [(f"≤ {step}", charts.number("lix", f"{language} {step}")) for step in STEPS]
        counts += [(f"> {STEPS[-1]}", charts.number("lix", f"{language} over")), ("< 30 ord", charts.number("lix", f"{language} kort"))]
        yield f"  LIX {language}: " + ", ".join(f"{step}: {count}" for step, count in counts)
    if unspelt := charts.number("staving", "ikke kontrollert"):
        said = "{count} tekster er ikke stavekontrollert slik de står nå. Kjør: make spell"
        yield f"  {in_language(said, '{count} tekster er ikke stavekontrolleret, som de står nu. Kør: make spell').format(count=unspelt)}"


def _lines(found: Catalog, one: Report) -> Iterator[str]:
    """Yield the numbers of a report, and then each thing where it is written."""
    yield from _sums(one.keeper.navn.i(message_language()).ord, one.sums, found)
    for record, what in _things(one):
        place = found.places[record.key]
        yield f"  {place.file}:{place.line}: {record.key}: {what}"


def _things(one: Report) -> Iterator[tuple[Any, str]]:
    # The same in both languages.
    lack = "mangler {what}"
    fields: dict[str, tuple[Any, list[str]]] = {}
    for name, records in one.lacking.items():
        for record in records:
            fields.setdefault(record.key, (record, []))[1].append(_field(name))
    yield from ((record, lack.format(what=", ".join(names))) for record, names in fields.values())
    old = in_language("originalen er endret siden oversettelsen", "originalen er ændret siden oversættelsen")
    for said in one.translations:
        missing = lack.format(what=", ".join(map(_field, said.told.missing)))
        yield said.record, f"{said.language}: {missing if said.told.missing else old}"
    limit = in_language("LIX {lix}, høyst {limit}", "LIX {lix}, højst {limit}")
    yield from ((said.record, f"{said.language}: {limit.format(lix=said.told[0], limit=said.told[1])}") for said in one.hard)
    avoid = in_language(*_AVOID)
    yield from ((said.record, _words(said, avoid)) for said in one.avoided)
    lacking = in_language("«{a}» heter «{b}», som ikke er med", "«{a}» hedder «{b}», som ikke er med")
    yield from ((said.record, _words(said, lacking)) for said in one.instead)
    unknown = in_language(*_WORK["staving"])
    yield from ((said.record, f"{said.language}: {unknown}: {', '.join(said.told)}") for said in one.spelling)
    for link in one.links:
        new = f" → {link.answer.naa}" if link.answer and link.answer.naa else ""
        yield link.record, f"{in_language(*_STATES[link.kind])}: {link.url}{new}"


def _words(said: Said, sentence: str) -> str:
    return f"{said.language}: {sentence.format(a=said.told.word, b=said.told.instead)}"


def _field(name: str) -> str:
    return label(tuple(name.split(".")), message_language())


def _pages(pages: Sheets) -> Iterator[str]:
    """Yield how each handwritten page reads, and those that a language lacks."""
    avoid = in_language(*_AVOID)
    yield in_language("Sider skrevet for hånd, den tyngste først", "Sider skrevet i hånden, den tungeste først")
    for one in pages.all:
        said = [] if one.lix is None else [f"LIX {one.lix}"]
        said += [avoid.format(a=told.word, b=told.instead) for told in one.avoided]
        said += [f"{in_language(*_WORK['staving'])}: {', '.join(one.unknown)}"] if one.unknown else []
        if said:
            yield f"  {one.file}: {'; '.join(said)}"
    absent = in_language("finnes ikke; skriv den etter {file}", "findes ikke; skriv den efter {file}")
    yield from (f"  {file}: {absent.format(file=one.file)}" for file, (one, _) in pages.lacking.items())


def spell_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `spell` takes."""
    parser.add_argument("--check", action="store_true", help="si bare hvilke ord som er ukjente, og skriv ikke")
    parser.set_defaults(run=spell)


def spell(options: argparse.Namespace) -> str:
    """Look at the spelling of every text, and write down what no dictionary has, for the report and its page to read."""
    found = loaded(options.root, options.today)
    those = spelling.spellers(found, options.root)
    lacking = [Problem(name, 0, spelling.missing(), {"name": name}) for lang, name in _wanted(found) if lang not in those]
    if not those:
        raise ProblemsFound(lacking)
    before = findings.read(options.root)
    every = list(_texts(found, options.root))
    looked = told(in_language("Leser", "Læser"), every, len(every), lambda one: one[0])
    rows = [_row(before, *one, options.today.isoformat()) for one in spelling.checked(looked, those)]
    if not options.check:
        editing.write(options.root, {findings.SPELLING: _table(rows, before, {*those})})
    unknown = [f"{where} ({language}): {', '.join(words.split(findings.BETWEEN))}" for where, language, _, _, words in rows if words]
    last = in_language("{texts} tekster lest, {count} med ukjente ord.", "{texts} tekster læst, {count} med ukendte ord.")
    return "\n".join([*unknown, *map(str, lacking), last.format(texts=len(rows), count=len(unknown))])


def _wanted(found: Catalog) -> list[tuple[str, str]]:
    return [(language, name) for language, name in spelling.DICTIONARIES.items() if language in found.languages]


def _texts(found: Catalog, root: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (where, language, text) of all that is read: records, explanations of words, handwritten pages."""
    for one in (record for keeper in keepers(found) for record in keeper.records):
        yield from ((one.key, language, text) for language in found.languages if (text := texts.whole(texts.texts(one), language)))
    for key, word in found.ordliste.items():
        yield from ((f"ordliste/{key}", language, text) for language, text in word.forklaring.ord.items())
    yield from ((file, language, texts.read(markdown)) for file, language, markdown in written(root, found.languages))


_Row = tuple[str, str, str, str, str]


def _row(before: Findings, where: str, language: str, text: str, words: list[str], today: str) -> _Row:
    """Return a row of the file; one that says what it said keeps its day, so that only what has changed is another line."""
    found = before.spelling(where, language, lambda: text)
    day = found.day if found and list(found.words) == words else today
    return where, language, findings.mark(text), day, findings.BETWEEN.join(words)


def _table(rows: list[_Row], before: Findings, languages: set[str]) -> str:
    """Return the file, with what was known of languages that this machine has no dictionary of."""
    kept = [(where, lang, one.mark, one.day, findings.BETWEEN.join(one.words)) for (where, lang), one in before.spelt.items()]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(findings.SPELLING_COLUMNS)
    writer.writerows(sorted([*rows, *(row for row in kept if row[1] not in languages)]))
    return text.getvalue()
