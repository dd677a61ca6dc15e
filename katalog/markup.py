"""Texts of the data as HTML: escaped, in paragraphs and lists, marked where they are not in the page's language."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from katalog.model import WEEKDAYS, Aapent, Felles, Tekst
from katalog.values import unbroken
from katalog.words import blocks, first_sentences

CARD_LENGTH = 190
# What may have something to hold together; few texts do.
_HELD = re.compile("[0-9–]")
# A tag, and code to copy with all that is in it.
_TAG = re.compile(r"(<code\b.*?</code>|<pre\b.*?</pre>|<[^>]*>)", re.DOTALL)
# A paragraph of a law, or from one number to another: a browser would end a line after the hyphen.
_SPAN = re.compile(r"(?:§\u00a0)?\d[\d.:]*[-–]\d[\d.:]*")


def attributes(spraak: str, language: str, directions: Mapping[str, str]) -> Markup:
    """Return how a part in another language than the page's is marked: its language, and its direction where that turns."""
    if spraak == language:
        return Markup()
    direction = directions.get(spraak, "ltr")
    turned = "" if direction == directions[language] else f' dir="{direction}"'
    return Markup(f' lang="{escape(spraak)}"{turned}')


def held_together(html: str) -> str:
    """Return HTML without tags in which no line ends inside a number, a paragraph or a span of numbers, nor begins with a dash."""
    if not _HELD.search(html):
        return html
    held = unbroken(html).replace("§ ", "§\u00a0").replace(" – ", "\u00a0– ")
    return _SPAN.sub(r'<span class="hel">\g<0></span>', held)


def page_held_together(html: str) -> str:
    """Return a page's HTML with that done to its text, and nothing to its tags or to code to copy."""
    return "".join(part if part.startswith("<") else held_together(part) for part in _TAG.split(html))


def _paragraph(text: str) -> Markup:
    return Markup(held_together(str(escape(text))))


# The same labels and names stand on page after page; a paragraph does not.
_text = lru_cache(maxsize=1 << 14)(_paragraph)


# But what stands on a municipality's page stands soon after on its service's own.
@lru_cache(maxsize=1 << 8)
def _blocks(text: str) -> Markup:
    return Markup(
        "\n".join(
            f"<p>{_paragraph(items[0])}</p>" if kind == "p" else f"<ul>{''.join(f'<li>{_paragraph(item)}</li>' for item in items)}</ul>"
            for kind, items in blocks(text)
        )
    )


def marked(tekst: Tekst, language: str, directions: Mapping[str, str], nearest: str = "") -> Markup:
    """Return a text as HTML; where it is not in the page's language, marked with the one it is in."""
    found = tekst.i(language, nearest)
    if found.spraak == language:
        return _text(found.ord)
    return Markup(f"<span{attributes(found.spraak, language, directions)}>{_text(found.ord)}</span>")


def said(tekst: Tekst, language: str, nearest: str) -> list[str]:
    """Return a text for a script, and after it the language it is in where that is not the page's."""
    return [tekst.ord[language]] if language in tekst.ord else [*tekst.i(language, nearest)]


@pass_context
def retold(context: Context, told: list[str]) -> Markup:
    """Return as HTML what a script would be told by `said`; it stands on pages of others, which have no class of ours."""
    mark = attributes(told[-1], context["spraak"], context["retninger"]) if len(told) > 1 else ""
    return Markup("<span{}>{}</span>").format(mark, told[0]) if mark else escape(told[0])


@pass_context
def show(context: Context, tekst: Tekst) -> Markup:
    """Return a text on one line."""
    language = context["spraak"]
    if language in tekst.ord:
        return _text(tekst.ord[language])
    return marked(tekst, language, context["retninger"])


@pass_context
def spoken(context: Context, tekst: Tekst, spraak: str) -> Markup:
    """Return a text in another language than the page's."""
    return marked(Tekst({spraak: tekst.ord[spraak]}, spraak), context["spraak"], context["retninger"])


@pass_context
def short(context: Context, tekst: Tekst) -> Markup:
    """Return the first sentences of a text, as a card has room for."""
    found = tekst.i(context["spraak"])
    first = Tekst({found.spraak: first_sentences(found.ord, CARD_LENGTH)}, found.spraak)
    return marked(first, context["spraak"], context["retninger"])


@pass_context
def paragraphs(context: Context, tekst: Tekst) -> Markup:
    """Return a text with its paragraphs and lists; a foreign one in a block that says so."""
    found = tekst.i(context["spraak"])
    html = _blocks(found.ord)
    if found.spraak == context["spraak"]:
        return html
    note = context["bare_paa"](found.spraak, context["spraak"])
    mark = attributes(found.spraak, context["spraak"], context["retninger"])
    return Markup('<p class="merknad">{}</p><div{}>{}</div>').format(note, mark, html)


def weeks(aapent: list[Aapent]) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """Return opening hours as (days, their hours) through the week; days that follow each other with the same hours together."""
    hours: dict[str, list[tuple[str, str]]] = {day: [] for day in WEEKDAYS}
    for one in aapent:
        hours[one.dag].append((one.fra, one.til))
    rows: list[tuple[list[str], list[tuple[str, str]]]] = []
    before: list[tuple[str, str]] = []
    for day, found in hours.items():
        found.sort()
        if found and found == before:
            rows[-1][0].append(day)
        elif found:
            rows.append(([day], found))
        before = found
    return rows


def unmarked(html: str) -> str:
    """Return HTML in which no text of an editor looks like a slot of the frame or a mark of a handwritten page."""
    return html.replace("@@", "&#64;&#64;").replace("[katalog:", "&#91;katalog:")


def clock_hours(aapent: list[Aapent]) -> list[tuple[int, str, str]]:
    """Return opening hours as a browser reckons with them: day (0 is Monday), from, to."""
    return [(WEEKDAYS.index(one.dag), one.fra, one.til) for one in aapent]


def clock(record: Felles) -> str:
    """Return a record's opening hours as a script on its page reads them."""
    return json.dumps(clock_hours(record.aapent))


def ages(record: Felles, words: Mapping[str, str]) -> str:
    """Return the ages a record is for in words, or nothing where they are not known."""
    age = record.alder
    if age is None or (age.fra is None and age.til is None):
        return ""
    if age.til is None:
        return words["alder_fra"].format(fra=age.fra)
    if age.fra is None:
        return words["alder_til"].format(til=age.til)
    return words["alder_fra_til"].format(fra=age.fra, til=age.til)


# What templates show a text with.
FILTERS = {"vis": show, "avsnitt": paragraphs, "kort": short, "paa": spoken, "gjengitt": retold, "hel": _text}
