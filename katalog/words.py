"""What Norwegian and Danish words need: addresses, alphabet, nearest spelling, readability, days."""

import difflib
import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

_SPELT_OUT = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "Å": "Aa", "Æ": "Ae", "Ø": "Oe"})
# The letters after z, as code points that sort after z.
_AFTER_Z = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(rf"{_LETTER.pattern}+(?:[-'’]{_LETTER.pattern}+)*")
# A sign with nothing after it, a blank line, or a point of a list; a pattern that begins with one class is looked for twice as fast.
# What has no letter before the next sentence is a part of its end.
_SENTENCE_END = re.compile(r"[.!?:\n](?:(?<!\n)(?!\S)|(?<=\n)\s*(?:\n|-\s))[\W\d_]*")
# After a full stop, a letter that is no small one: other scripts have no capitals.
_SENTENCE_START = re.compile(r"(?<=[.!?؟])\s+(?=[^\W\d_a-zæøå]|«)")
LONG_WORD = 6
# No word that is known is longer, and what is compared may be a whole text.
_LONGEST = 200


def spell_out(text: str) -> str:
    """Return *text* with å, æ and ø as aa, ae and oe: how a key becomes an identifier, a column or an address."""
    return text.translate(_SPELT_OUT)


def without_accents(text: str) -> str:
    """Return *text* with all marks above and below its letters taken off; å becomes a."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """Return *name* as it stands in addresses: a–z, 0–9 and hyphens.

    Letters are spelt out before accents are stripped; otherwise «Våler» and «Valer» would claim the same address.
    """
    plain = without_accents(spell_out(unicodedata.normalize("NFC", name))).lower()
    plain = plain.replace("đ", "d").replace("ŋ", "n").replace("ŧ", "t")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def sort_key(name: str) -> tuple[str, str]:
    """Return the key that puts names in Norwegian and Danish order: … z æ ø å, with Aa as Å."""
    letters = unicodedata.normalize("NFC", name).casefold().replace("aa", "å").translate(_AFTER_Z)
    return without_accents(letters), name


def first_letter(name: str) -> str:
    """Return the letter *name* stands under in an A–Å list."""
    letter = unicodedata.normalize("NFC", name)[:2].upper()
    return "Å" if letter == "AA" else letter[:1]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word an editor most likely meant, or None where none is near."""
    return _nearest(word[:_LONGEST], tuple(known))


# The same slip comes again and again in a file.
@lru_cache(maxsize=1 << 12)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    spelt = {spell_out(k).lower(): k for k in known}
    hits = difflib.get_close_matches(spell_out(word).lower(), spelt, n=1, cutoff=0.6)
    return spelt[hits[0]] if hits else None


def dated(words: Mapping[str, str], day: date) -> str:
    """Return a day as a sentence says it, in the language of *words*."""
    return _dated(words["dato"], words["maaneder"], day)


# Much is verified on the same day, and the day stands on its page and on those of editors.
@lru_cache(maxsize=1 << 10)
def _dated(sentence: str, months: str, day: date) -> str:
    return sentence.format(dag=day.day, maaned=months.split()[day.month - 1], aar=day.year)


def lix(text: str) -> float:
    """Return the readability index of *text*: words a sentence plus the percentage of words over six letters."""
    return measured(text, words_in(text))


def words_in(text: str) -> list[str]:
    """Return the words of *text*, in any order."""
    parts = parted(text)
    return [*filter(str.isalpha, parts), *_WORD.findall(" ".join(itertools.filterfalse(str.isalpha, parts)))]


def parted(text: str) -> list[str]:
    """Return a text parted at its blanks, full stops and commas, which no word has in it.

    Most words stand alone, and this takes a third of the time that it takes to look for a pattern in the text.
    """
    return text.replace(".", " ").replace(",", " ").split()


def measured(text: str, words: Sequence[str]) -> float:
    """Return the readability index of *text*, whose words are known."""
    if not words:
        return 0.0
    parts = _SENTENCE_END.split(text)
    sentences = len(parts) - (not parts[-1]) - (not _LETTER.search(parts[0]))
    long_words = len([word for word in words if len(word) > LONG_WORD and len(word.replace("-", "")) > LONG_WORD])
    return len(words) / max(sentences, 1) + 100 * long_words / len(words)


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """Return plain text as ("p", [paragraph]) and ("ul", [item, …]): blank lines part, lines with `- ` are items."""
    found: list[tuple[str, list[str]]] = []
    open_paragraph = False
    for line in (line.strip() for line in text.split("\n")):
        if line.startswith("- "):
            if not found or found[-1][0] != "ul":
                found.append(("ul", []))
            found[-1][1].append(line[2:].strip())
            open_paragraph = False
        elif not line:
            open_paragraph = False
        elif open_paragraph:
            found[-1][1][0] += " " + line
        else:
            found.append(("p", [line]))
            open_paragraph = True
    return found


def first_sentences(text: str, limit: int) -> str:
    """Return whole sentences from the start of *text*, together at most *limit* characters; a first one that is longer is cut at a word."""
    taken, *others = _beginning(text)
    for sentence in others:
        if len(taken) + 1 + len(sentence) > limit:
            break
        taken += f" {sentence}"
    return taken if len(taken) <= limit else f"{taken[: limit - 1].rsplit(' ', 1)[0]}…"


# A municipality's texts begin its page, its cards, what search engines read, what other websites show, and its answers, at many lengths.
@lru_cache(maxsize=1 << 8)
def _beginning(text: str) -> tuple[str, ...]:
    """Return the sentences of the first paragraph of *text*; of one that is only a list, what it lists."""
    found = blocks(text)
    paragraph = next((items[0] for kind, items in found if kind == "p"), ", ".join(item for _, items in found for item in items))
    return tuple(_SENTENCE_START.split(paragraph))
