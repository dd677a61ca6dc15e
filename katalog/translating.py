"""Records in, the files out in which it is noted that their translations follow the original as it stands now."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from katalog.catalog import Catalog
from katalog.editing import TOP, key_of
from katalog.formatting import order
from katalog.hints import hint
from katalog.labels import label
from katalog.lines import Listing, listing
from katalog.model import Nasjonalt, Tiltak
from katalog.octets import read_text
from katalog.patching import set_values
from katalog.problems import Problem, ProblemsFound, message_language
from katalog.reading import YamlMap
from katalog.texts import texts
from katalog.translations import fingerprint, own_language, translation


def marked(found: Catalog, root: Path, names: Sequence[str], language: str | None, av: str | None) -> tuple[dict[str, str], list[str]]:
    """Return the files that change, by name, and the records with the languages that are noted; raise all that stands in the way.

    A translation that lacks a text is none yet. Without a *language* it is every other one that the record is in.
    """
    files: dict[str, Listing] = {}
    done, problems = [], []
    for name in names:
        try:
            for key in _keys(found, name):
                languages = list(_languages(found, key, language))
                _mark(found, root, files, key, languages, av)
                done += [f"{key} ({one})" for one in languages]
        except ProblemsFound as wrong:
            problems += wrong.problems
    if problems:
        raise ProblemsFound(problems)
    return {file: one.text() for file, one in files.items()}, done


def _keys(found: Catalog, name: str) -> Iterable[str]:
    """Return the keys that an editor means: a record, or all that a municipality has."""
    return [one.key for one in found.in_kommune(name)] if name in found.described else [key_of(found, name)]


def _languages(found: Catalog, key: str, asked: str | None) -> Iterator[str]:
    one = _record(found, key)
    own = own_language(one, found.kommuner)
    others = [language for language in found.languages if language != own]
    if asked and asked not in found.languages:
        known = {"value": asked, "hint": hint(asked, others), "known": ", ".join(others)}
        raise ProblemsFound([Problem("--språk", 0, "language_unknown", known)])
    if asked and asked not in others:
        raise ProblemsFound([Problem(key, 0, "translation_own", {"language": asked, "known": ", ".join(others)})])
    for language in [asked] if asked else others:
        if not asked and language not in one.beskrivelse.ord:
            continue
        if lacking := translation(one, texts(one), own, language).missing:
            fields = ", ".join(label(tuple(name.split(".")), message_language()) for name in lacking)
            place = found.places[key]
            values = {"key": key, "language": language, "fields": fields}
            raise ProblemsFound([Problem(place.file, place.line, "translation_missing", values)])
        yield language


def _record(found: Catalog, key: str) -> Tiltak | Nasjonalt:
    return found.tiltak.get(key) or found.nasjonalt[key]


def _mark(found: Catalog, root: Path, files: dict[str, Listing], key: str, languages: Sequence[str], av: str | None) -> None:
    one, place = _record(found, key), found.places[key]
    listed = files.get(place.file) or listing(read_text(root / place.file, place.file)[0] or "", TOP, place.file)
    home = "kommune" if isinstance(one, Tiltak) else "land"
    entries = listed.entries if listed else []
    mine = [entry for entry in entries if entry.fields and (entry.node.get("id"), entry.node.get(home)) == (one.id, getattr(one, home))]
    if listed is None or not mine:
        raise ProblemsFound([Problem(place.file, place.line, "record_unwritable", {"key": "oversettelse"})])
    files[place.file] = listed
    there = mine[0].node.get("oversettelse")
    was = {language: dict(told) for language, told in there.items()} if isinstance(there, YamlMap) else {}
    own = own_language(one, found.kommuner)
    for language in languages:
        role = {"av": av} if av else {}
        was[language] = {**was.get(language, {}), **role, "fra_hash": fingerprint(texts(one), own)}
    set_values(mine[0], {"oversettelse": was} if was else {}, order(type(one)))
