"""The glossary in, which of its words a text uses out: those to avoid, and those a translation lacks."""

import itertools
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


class Read(NamedTuple):
    """A text, also in small letters, what language it is in, its words, and the forms of the glossary's words that are among them."""

    text: str
    lower: str
    language: str
    words: list[str]
    known: set[str]


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
        # A text is held against all of them at once: few of its words are there, and each of those is then asked for what it is.
        self._forms: dict[str, set[str]] = {}
        for language, forms in (*self._any.items(), *self._avoided.items()):
            self._forms.setdefault(language, set()).update(forms)

    def read(self, text: str, language: str) -> Read:
        """Return a text as the glossary is asked about it."""
        words = words_in(text)
        small = map(str.lower, itertools.filterfalse(str.islower, words))
        return Read(text, text.lower(), language, words, self._forms.get(language, set()).intersection(itertools.chain(words, small)))

    def discouraged(self, said: Read) -> list[Instead]:
        """Return the words of a text that the glossary advises against."""
        return [Instead(word, self._concepts[key].ord.i(said.language).ord) for key, word in _used(self._avoided, said)]

    def untranslated(self, original: Read, said: Read) -> list[Instead]:
        """Return each word of the original that a translation lacks its own word for; one that it keeps, to explain it, is no fault."""
        used = {key: word for key, word in _used(self._own, original) if key in self._same}
        if not used or not said.text:
            return []
        kept = {key for key, _ in _used(self._any, said)}
        if not used.keys() <= kept:
            kept |= {key for key, _ in _used(self._own, self.read(said.text, original.language))}
        words = {key: self._concepts[key].ord.ord.get(said.language) for key in used if key not in kept}
        return [Instead(used[key], word) for key, word in words.items() if word and word != used[key]]


_Index = dict[str, dict[str, list[tuple[str, str, str]]]]


# A server indexes a glossary once while nobody changes it.
@lru_cache(maxsize=3)
def _index(told: tuple[tuple[str, str, tuple[str, ...]], ...]) -> _Index:
    """Return, by language and form that the first word may have in a text: the concept, the words, the rest of them."""
    found: _Index = {}
    for key, language, words in told:
        for word in words:
            first, _, rest = word.partition(" ")
            for form in _forms(first):
                found.setdefault(language, {}).setdefault(form, []).append((key, word, rest.lower()))
    return found


def _used(index: _Index, said: Read) -> list[tuple[str, str]]:
    """Return (concept, word) of what a text uses, in order."""
    forms = index.get(said.language, {})
    hits = [hit for form in said.known if form in forms for hit in forms[form]]
    return sorted({(key, word) for key, word, rest in hits if not rest or rest in said.lower})


def _forms(word: str) -> set[str]:
    """Return the forms of a word; letters that stand for words are those, and no small ones."""
    if word.isupper() or len(word) < _SHORT:
        return {word if word.isupper() else word.lower()}
    return {word.lower() + ending for ending in _ENDINGS}


def _parts(words: str) -> tuple[str, ...]:
    """Return each of the words that stand for a concept, without what is in brackets."""
    inside = re.findall(r"\(([A-ZÆØÅ-]{2,})\)", words)
    return (*(part.strip() for part in _ASIDE.sub("", words).split(" / ")), *inside)
