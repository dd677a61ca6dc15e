"""Words with the numbers of what each belongs to in, two strings out: much in few bytes, and quick to read in a browser.

`o` is every word once, sorted: a capital letter for how many of the last word's letters are used again (A is none), then the rest.
`p` has for each word, with blanks between, the numbers it belongs to, one character each: number 0 is the character «0» (48), and
so on.
"""

import itertools
import re
from collections.abc import Iterable, Mapping

from katalog.words import parted

_WORD = re.compile(r"[^\W_]+")
# The character of number 0; below it are the blank and the marks that JSON must escape.
_FIRST = 48


def words(text: str) -> list[str]:
    """Return the words of a text, in small letters."""
    return _WORD.findall(text.lower())


def each(text: str) -> set[str]:
    """Return the same words, each once: most stand alone, and the pattern is looked for only in what has signs in it."""
    found = set(parted(text.lower()))
    signed = [*itertools.filterfalse(str.isalnum, found)]
    found.difference_update(signed)
    found.update(_WORD.findall(" ".join(signed)))
    return found


def put(index: dict[str, str], number: int, texts: Iterable[str], *but: Iterable[str]) -> None:
    """Add the words of *texts* to an index, as those of *number*, which is higher than any before; what is in *but* is left out."""
    mark = chr(_FIRST + number)
    for word in each(" ".join(texts)).difference(*but):
        index[word] = index.get(word, "") + mark


def packed(index: Mapping[str, str]) -> dict[str, str]:
    """Return an index as `o` and `p`."""
    ordered = sorted(index)
    fronts = "".join([_front(before, word) for before, word in itertools.pairwise(["", *ordered])])
    return {"o": fronts, "p": " ".join([index[word] for word in ordered])}


def _front(before: str, word: str) -> str:
    """Return *word* with what it shares with the one before it as a capital letter. No word has capitals."""
    shared, most = 0, min(len(before), len(word), 25)
    # A letter beyond the first plane is two characters in a browser.
    while shared < most and before[shared] == word[shared] < "\uffff":
        shared += 1
    return chr(ord("A") + shared) + word[shared:]
