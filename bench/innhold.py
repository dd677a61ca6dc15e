"""A finished page in, what it says as headings, paragraphs and lists out: what another generator needs to say the same."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

Bit = dict[str, str]
_MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
_SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
_HREF = re.compile(r'\shref="([^"]*)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ABOUT = re.compile(r'<meta name="description" content="([^"]*)">')
_NUMBERS = '<section class="hjelp-naa"'
_KINDS = ("h1", "h2", "h3", "h4", "li")
# What means something in Markdown.
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
# What a text does not go on over.
_APART = (*_KINDS, "p", "ul", "ol", "dl", "dt", "dd", "div", "section", "article", "header", "nav", "details", "summary", "button", "br")


def read(text: str) -> tuple[dict[str, Any], list[Any]]:
    """Return what a page says, with its title and what it is about, and its numbers to ring, which many pages share.

    Both are blocks: {slag: h1 … h4 or p}, or {linjer} of a list. What is all words is a `tekst`, or the text itself in a list;
    what has links in it is `deler`, or a list, of bits {t} or {t, a}.
    """
    before, numbers, after = _parts(text)
    blocks = list(_listed(_blocks(f"{before}{after}")))
    return {"tittel": _first(_TITLE, text), "beskrivelse": _first(_ABOUT, text), "blokker": blocks}, list(_listed(_blocks(numbers)))


def markdown(blocks: list[Any]) -> str:
    """Return blocks as Markdown."""
    parts = []
    for one in blocks:
        if "linjer" in one:
            parts.append("\n".join(f"- {_inline(line)}" for line in one["linjer"]))
        else:
            level = "" if one["slag"] == "p" else "#" * int(one["slag"][1]) + " "
            parts.append(level + _inline(one.get("tekst") or one["deler"]))
    return "\n\n".join(parts)


def _inline(said: str | list[Bit]) -> str:
    bits = [{"t": said}] if isinstance(said, str) else said
    told = ((_SIGN.sub(r"\\\g<0>", bit["t"]), bit.get("a")) for bit in bits)
    return " ".join(f"[{text}](<{href}>)" if href else text for text, href in told)


def words(text: str) -> list[str]:
    """Return the words between the menus of a page and its foot, in order."""
    return re.findall(r"\w+", unescape(_TAG.sub(" ", "".join(_parts(text)))))


def _parts(text: str) -> tuple[str, str, str]:
    """Return the main part of a page up to its numbers to ring, these, and the rest."""
    main = _MAIN.search(text)
    assert main, "a page has a main part"
    before, begin, rest = _SCRIPT.sub("", main[1]).partition(_NUMBERS)
    numbers, end, after = rest.partition("</section>") if begin else ("", "", "")
    return before, f"{begin}{numbers}{end}", after


def _first(wanted: re.Pattern[str], text: str) -> str:
    found = wanted.search(text)
    return unescape(found[1]) if found else ""


def _blocks(html: str) -> Iterator[tuple[str, list[Bit]]]:
    """Yield each text that stands by itself: whether it is a heading, an item (li) or a paragraph, and its bits."""
    kind, bits, href = "p", list[Bit](), ""
    first, *rest = _TAG.split(html)
    for end, name, attributes, after in zip(*[iter(["", "", "", first, *rest])] * 4, strict=True):
        if name in _APART:
            yield kind, bits
            kind, bits = name if not end and name in _KINDS else "p", []
        elif name == "a":
            found = None if end else _HREF.search(attributes)
            href = unescape(found[1]) if found else ""
        if bits and bits[-1].get("a", "") == href:
            bits[-1]["t"] += unescape(after)
        else:
            bits.append({"t": unescape(after), "a": href} if href else {"t": unescape(after)})
    yield kind, bits


def _listed(blocks: Iterator[tuple[str, list[Bit]]]) -> Iterator[dict[str, Any]]:
    """Yield headings and paragraphs as they come, and the items of a list together; nothing that says nothing."""
    lines: list[Any] = []
    for kind, found in blocks:
        bits = [{**bit, "t": " ".join(bit["t"].split())} for bit in found if bit["t"].strip()]
        if not bits:
            continue
        plain = bits[0]["t"] if len(bits) == 1 and "a" not in bits[0] else ""
        if kind == "li":
            lines.append(plain or bits)
            continue
        if lines:
            yield {"linjer": lines}
            lines = []
        yield {"slag": kind, "tekst": plain} if plain else {"slag": kind, "deler": bits}
    if lines:
        yield {"linjer": lines}
