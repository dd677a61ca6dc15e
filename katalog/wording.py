"""The glossary in, which of its words a text uses out: those to avoid, and those a translation lacks."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from katalog.model import Ordforklaring
from katalog.words import words_in

_ASIDE = re.compile(r"\s*\([^)]*\)|[«»“”\"]")
# What a noun or a verb may end in, in bokmål and Danish; a word that is too short would be another with an ending.
_ENDINGS = ("", "a", "e", "en", "ene", "ens", "er", "erne", "ers", "es", "et", "ets", "n", "ne", "r", "s", "t")
_SHORT = 4


class Instead(NamedTuple):
    """A word, and what the glossary says instead of it."""

    word: str
    instead: str


class Glossary:
    """Knows the words of the glossary as they stand in sentences."""

    def __init__(self, ordliste: Mapping[str, Ordforklaring]) -> None:
        self._concepts = ordliste
        # Where the countries have different arrangements, a translation does well to keep the word and explain it.
        self._same = {key for key, one in ordliste.items() if one.samsvar == "likt"}
        own = [(key, language, _parts(word)) for key, one in ordliste.items() for language, word in one.ord.ord.items()]
        others = [(key, language, tuple(words)) for key, one in ordliste.items() for language, words in one.synonymer.items()]
        avoided = [(key, language, tuple(words)) for key, one in ordliste.items() for language, words in one.unngaa.items()]
        self._own, self._any, self._avoided = _index(tuple(own)), _index((*own, *others)), _index(tuple(avoided))

    def discouraged(self, text: str, language: str) -> list[Instead]:
        """Return the words of a text that the glossary advises against."""
        return [Instead(word, self._concepts[key].ord.i(language).ord) for key, word in _used(self._avoided, text, language)]

    def untranslated(self, original: str, own: str, text: str, language: str) -> list[Instead]:
        """Return each word of the original whose word in *language* a translation lacks; one that it keeps, to explain it, is no fault."""
        if not text:
            return []
        used = {key: word for key, word in _used(self._own, original, own) if key in self._same}
        said = {key for key, _ in (*_used(self._any, text, language), *_used(self._own, text, own))} if used else set()
        words = {key: self._concepts[key].ord.ord.get(language) for key in used if key not in said}
        return [Instead(used[key], word) for key, word in words.items() if word and word != used[key]]


_Index = dict[str, tuple[frozenset[str], dict[str, list[tuple[str, str, str]]]]]


# A server indexes a glossary once while nobody changes it.
@lru_cache(maxsize=3)
def _index(told: tuple[tuple[str, str, tuple[str, ...]], ...]) -> _Index:
    """Return, by language, the forms that the first word may have in a text, and by form: the concept, the words, the rest of them."""
    found: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    for key, language, words in told:
        for word in words:
            first, _, rest = word.partition(" ")
            for form in _forms(first):
                found.setdefault(language, {}).setdefault(form, []).append((key, word, rest.lower()))
    # One set against another is half the work of a text's words against a mapping, of which few are there.
    return {language: (frozenset(forms), forms) for language, forms in found.items()}


def _used(index: _Index, text: str, language: str) -> list[tuple[str, str]]:
    """Return (concept, word) of what a text uses, in order."""
    (known, forms), lower = index.get(language, (frozenset(), {})), text.lower()
    hits = [hit for form in known & _words(text) for hit in forms[form]]
    return sorted({(key, word) for key, word, rest in hits if not rest or rest in lower})


def _forms(word: str) -> set[str]:
    """Return the forms of a word; letters that stand for words are those, and no small ones."""
    if word.isupper() or len(word) < _SHORT:
        return {word if word.isupper() else word.lower()}
    return {word.lower() + ending for ending in _ENDINGS}


def _parts(words: str) -> tuple[str, ...]:
    """Return each of the words that stand for a concept, without what is in brackets."""
    inside = re.findall(r"\(([A-ZÆØÅ-]{2,})\)", words)
    return (*(part.strip() for part in _ASIDE.sub("", words).split(" / ")), *inside)


@lru_cache(maxsize=4)
def _words(text: str) -> frozenset[str]:
    found = frozenset(words_in(text))
    return found.union([word.lower() for word in found if not word.islower()])
