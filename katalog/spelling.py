"""Texts in, the words that no dictionary has out; the only importer of hunspell, which is there where the tests are set up.

The dictionaries are those of the machine. What they do not know and is right stands in `data/kjente-ord/`, one word a line.
"""

import importlib.util
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from katalog.catalog import Catalog
from katalog.octets import read_text
from katalog.problems import Problem, ProblemsFound

KNOWN = "data/kjente-ord"
# Language: what its dictionary is called.
DICTIONARIES = {"nb": "nb_NO", "da": "da_DK", "nn": "nn_NO"}
_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/opt/homebrew/share/hunspell", "/Library/Spelling")
_NOT_WORDS = re.compile(r"https?://\S+|\S+@\S+|\b[\w-]+(?:\.[a-z]{2,})+\b")
_QUOTED = re.compile(r"[«»\"“”]([^«»\"“”]*)[«»\"“”]")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Speller:
    """Knows the words of one language, and of the *others* what stands between quotation marks."""

    def __init__(self, dictionary: Any, known: frozenset[str], others: Sequence["Speller"] = ()) -> None:
        self._dictionary, self._known, self._others = dictionary, known, others

    def unknown(self, text: str) -> list[str]:
        """Return the words of a text that are in no dictionary, each once, in the order they stand."""
        text = _NOT_WORDS.sub(" ", text)
        quoted = {word for part in _QUOTED.findall(text) for word in _WORD.findall(part)}
        words = (word.strip("-'’") for word in dict.fromkeys(_WORD.findall(text)))
        return [word for word in words if not self.has(word) and not (word in quoted and any(one.has(word) for one in self._others))]

    def has(self, word: str) -> bool:
        """Return whether a word is known, or each part of one with hyphens."""
        if len(word) == 1 or word.lower() in self._known or self._dictionary.spell(word):
            return True
        parts = [part for part in word.split("-") if part]
        return len(parts) > 1 and all(self.has(part) for part in parts)


def spellers(catalog: Catalog, root: Path) -> dict[str, Speller]:
    """Return who knows each language of the site, where this machine has its dictionary; empty without the library."""
    found = {language: _dictionary(name) for language, name in DICTIONARIES.items() if language in catalog.languages}
    known = {language: frozenset(map(str.lower, (*_names(catalog), *listed(root, language)))) for language in found}
    there = {language: Speller(one, known[language]) for language, one in found.items() if one is not None}
    return {
        language: Speller(found[language], known[language], [two for key, two in there.items() if key != language]) for language in there
    }


def missing() -> str:
    """Return what is told where a language cannot be checked: that the library is not there, or the dictionary."""
    return "dictionary_missing" if importlib.util.find_spec("hunspell") else "speller_missing"


def _dictionary(name: str) -> Any | None:
    try:
        # Only who checks the spelling needs it, and it is no part of what builds the site.
        from hunspell import Hunspell
    except ImportError:
        return None
    folders = [*filter(None, [os.environ.get("KATALOG_ORDBOK", "")]), *_FOLDERS]
    folder = next((folder for folder in folders if Path(folder, f"{name}.dic").is_file()), None)
    return Hunspell(name, hunspell_data_dir=folder) if folder else None


def _names(catalog: Catalog) -> Iterator[str]:
    """Yield what the project itself has told the spelling of: municipalities and their areas, and the words of the glossary."""
    texts: list[str] = [text for sted in catalog.steder.values() for text in (sted.navn, sted.fullt_navn, sted.omraade)]
    texts += [word for one in catalog.ordliste.values() for word in one.ord.ord.values()]
    yield from (word for text in texts for word in _WORD.findall(text))
    yield from (f"{word}s" for text in texts for word in _WORD.findall(text))


def listed(root: Path, language: str) -> Iterator[str]:
    """Yield the words of the project's own list, or raise ProblemsFound with the lines that are no word; # begins a comment."""
    name = f"{KNOWN}/{language}.txt"
    if not (root / name).exists():
        return
    text, problems = read_text(root / name, name)
    lines = [(number, line.split("#")[0].strip()) for number, line in enumerate((text or "").split("\n"), 1)]
    problems += [Problem(name, number, "known_word", {"value": word}) for number, word in lines if word and not _WORD.fullmatch(word)]
    if problems:
        raise ProblemsFound(problems)
    yield from (word for _, word in lines if word)


def checked(texts: Iterable[tuple[str, str, str]], those: Mapping[str, Speller]) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield (where, language, text, its unknown words) of each text whose language somebody knows."""
    for where, language, text in texts:
        if language in those:
            yield where, language, text, those[language].unknown(text)
