"""What a file holds in, the same broken out: one slip or piece of damage at a time, thrown by dice."""

import gzip
import re
import unicodedata
from collections.abc import Callable

from brudd.folk import FOLK, Dice, Lines

# What stands after a colon when somebody slips, a program means well, or somebody means ill.
VALUES = (
    *(
        "",
        "~",
        "null",
        "yes",
        "no",
        "ja",
        "[]",
        "{}",
        "[",
        "{",
        "]",
        "}",
        "- -",
        "- a",
        ": b",
        "a: b",
        "|",
        ">",
        "|9",
        ">-+",
        "#",
        "?",
        "? a",
    ),
    *("&a b", "*a", "*", "&", "!", "!!int x", "!!python/object/apply:os.system [id]", "<<: *a", "@", "`", "%YAML 9.9", "---", "..."),
    *('"', "'", '"a', "'a", '"\\x"', '"\\u202e"', '"\\ud800"', '"\\0"', "«nei»", "“a”", "a # b", "a #b", "a,b", "[a, b", "{a: b", "[a]: b"),
    *("0", "-1", "1e400", "0x1F", "0301", "٣", "½", "9" * 400, "1_000", "nan", "inf", "16:00", "24:61", "25:00", "1:2:3"),
    *("2026-02-30", "2026-13-01", "0000-00-00", "9999-12-31", "10000-01-01", "2026-11-22T18:00", "2026-11-22T99:99", "22.11.2026", "i dag"),
    *("http://[", "http://[::1]:x/", "https://a:b@example.org/", "https://example.org:99999/", "//example.org", "javascript:alert(1)"),
    *(
        "https://xn--/",
        "https://" + "a" * 300 + ".example.org/",
        "https://\u202eexample.org/",
        "https://example.org/%",
        "HTTPS://EXAMPLE.ORG",
    ),
    *("../../../etc/passwd", "content/assets/../../mkdocs.yml", "/etc/passwd", "C:\\Windows", "CON", "a/b/c", ".", "..", "a" * 300),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</main></html>", "<!--", "]]>", "&amp;", "&#0;", "<h1>to</h1>"),
    *("{{ 7*7 }}", "{% raw %}", "@@innhold@@", "@@rot@@", "[katalog:akutt]", "[katalog:finnes-ikke]", "[bare:oslo]", "[/bare]", "{navn}"),
    *("{", "{}", "{0}", "{navn!r}", "{navn.__class__}", "{antall:>9999999}", "%s", "%(navn)s", "\\1", "$1", "=1+1", "+4722222222"),
    *(
        "22 22 22 2",
        "116 111",
        "112",
        "post@example",
        "@",
        "a@b@c",
        "#12",
        "#gggggg",
        "#FFFFFF",
        "id",
        "baerum",
        "testtelefon",
        "NO",
        "DK",
        "nb",
    ),
    *(
        "æøå " * 2000,
        "ord" * 40_000,
        "a\tb",
        "\ta",
        "a\u00a0b",
        "a\u200bb",
        "a\u202eb",
        "a\u2028b",
        "\u3164",
        "po\u00adst@example.org",
        "e" + "\u0301\u0327" * 40_000,
        "\ufeff",
        "e\u0301",
        "👩‍👩‍👧",
        "𝔘",
        "שלום",
        "\x1b[31m",
    ),
)
KEYS = (
    "id",
    "navn",
    "kommune",
    "type",
    "status",
    "kilde",
    "nb",
    "da",
    "til",
    "fra",
    "url",
    "land",
    "<<",
    "?",
    "__class__",
    "",
    " ",
    "true",
    "[a]",
    "1",
)
# Whole lines that nobody meant to leave there.
STRAY = (
    *("<<<<<<< HEAD", "=======", ">>>>>>> main", "tiltak:", "---", "...", "%TAG ! tag:x,2000:", "- ", "-", ":", "?", "!", "\t", "#", "x"),
    *(
        "  - id: baerum",
        "    id: to",
        "  nb: a",
        "}",
        "]",
        '"',
        "[katalog:akutt]",
        "[katalog:tull]",
        "[bare:baerum]",
        "[/bare]",
        "# En til",
    ),
    *(
        "[bort](borte.md)",
        "[ut](../../../../etc/passwd)",
        "![](bilde.png)",
        "<div>",
        "</div>",
        "{: #a .b c=d }",
        "```",
        "| a | b |",
        "    kode",
    ),
)
BYTES = (
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xef\xbb\xbf",
    b"\r",
    b"\x1a",
    b"\x85",
    b"\xe2\x80\xa8",
    b"\t",
)


def broken(raw: bytes, what: str, dice: Dice, other: bytes) -> bytes:
    """Return what a file holds when *what*, a key of SLIPS or DAMAGE, has happened to it; *other* is what another file holds."""
    if what in DAMAGE:
        return DAMAGE[what](raw, dice)
    lines = raw.decode("utf-8", "surrogateescape").split("\n")
    if what == _BORROWED:
        source = other.decode("utf-8", "surrogateescape").split("\n")
        start, place = dice.randrange(len(source)), dice.randrange(len(lines))
        lines[place:place] = source[start : start + dice.randint(1, 12)]
    return "\n".join(SLIPS[what](lines, dice)).encode("utf-8", "surrogateescape")


def _at(lines: Lines, dice: Dice) -> int:
    """Return a line that says something, where there is one."""
    said = [i for i, line in enumerate(lines) if line.strip()]
    return dice.choice(said) if said else dice.randrange(len(lines))


def _one(change: Callable[[str, Dice], str]) -> Callable[[Lines, Dice], Lines]:
    """Return what changes one line."""

    def changed(lines: Lines, dice: Dice) -> Lines:
        place = _at(lines, dice)
        return [*lines[:place], change(lines[place], dice), *lines[place + 1 :]]

    return changed


def _value(line: str, dice: Dice) -> str:
    """Another value after the last colon, between two commas, or as an item."""
    new = dice.choice(VALUES)
    if "," in line and dice.random() < 0.3:
        cells = line.split(",")
        cells[dice.randrange(len(cells))] = new
        return ",".join(cells)
    if match := list(re.finditer(r"([\w\"'-]+:)[ ]?([^,}\]]*)", line)):
        one = dice.choice(match)
        return f"{line[: one.start()]}{one[1]} {new}{line[one.end() :]}"
    return f"{line[: len(line) - len(line.lstrip(' -'))]}{new}"


def _key(line: str, dice: Dice) -> str:
    return re.sub(r"[\wæøå]+(?=:)", lambda _: dice.choice(KEYS), line, count=1)


def _letters(line: str, dice: Dice) -> str:
    """A thumb that slips: a letter too many, too few, or two that have changed places."""
    place = dice.randrange(len(line) + 1)
    return dice.choice((line[:place] + dice.choice("æ:,-#\"'{}[]&*!|>%@ \t") + line[place:], line[:place] + line[place + 1 :]))


def _indented(line: str, dice: Dice) -> str:
    by = dice.choice((-4, -2, -1, 1, 2, 4, 40))
    return " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]


def _many(lines: Lines, dice: Dice) -> Lines:
    place = _at(lines, dice)
    return [*lines[:place], *[lines[place]] * dice.choice((2, 3, 50, 2000)), *lines[place + 1 :]]


def _block(lines: Lines, dice: Dice) -> tuple[int, int]:
    """Return where a record, a field or a part of a page begins and ends."""
    start = _at(lines, dice)
    deep = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > deep):
        end += 1
    return start, end


def _without(lines: Lines, dice: Dice) -> Lines:
    start, end = _block(lines, dice)
    return [*lines[:start], *lines[end:]]


def _twice(lines: Lines, dice: Dice) -> Lines:
    start, end = _block(lines, dice)
    place = dice.choice((end, dice.randrange(len(lines))))
    return [*lines[:place], *lines[start:end], *lines[place:]]


def _swapped(lines: Lines, dice: Dice) -> Lines:
    one, other = _at(lines, dice), _at(lines, dice)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _stray(lines: Lines, dice: Dice) -> Lines:
    place = dice.randrange(len(lines) + 1)
    return [*lines[:place], dice.choice(STRAY), *lines[place:]]


def _joined(lines: Lines, dice: Dice) -> Lines:
    place = _at(lines, dice)
    return [*lines[:place], dice.choice(("", " ", ",")).join(lines[place : place + 2]), *lines[place + 2 :]]


def _column(lines: Lines, dice: Dice) -> Lines:
    """A column that is gone, moved or doubled in every row, or another sign between the cells."""
    sign = dice.choice((";", "\t", "|", ""))
    rows = [line.split(",") for line in lines]
    at, to = dice.randrange(max(len(rows[0]), 1)), dice.randrange(len(rows[0]) + 1)
    kept = dice.random() < 0.5
    moved = [[*row[:at], *row[at + 1 :]] if at < len(row) else row for row in rows]
    moved = [[*row[:to], *old[at : at + 1], *row[to:]] if kept else row for row, old in zip(moved, rows, strict=True)]
    return (
        [(sign if sign and dice.random() < 0.9 else ",").join(row) for row in moved]
        if dice.random() < 0.4
        else [",".join(r) for r in moved]
    )


_BORROWED = "lines of another file"
SLIPS: dict[str, Callable[[Lines, Dice], Lines]] = {
    "another value": _one(_value),
    "yet another value": _one(_value),
    "another key": _one(_key),
    "a slip": _one(_letters),
    "moved in or out": _one(_indented),
    "a tab first": _one(lambda line, dice: "\t" + line.lstrip(" ")),
    "blanks last": _one(lambda line, dice: line + dice.choice((" ", "\t", "\u00a0", "\r"))),
    "nothing after it": _one(lambda line, dice: line[: line.find(":") + 1]),
    "as an item": _one(lambda line, dice: re.sub(r"^( *)", r"\1- ", line)),
    "no item": _one(lambda line, dice: line.replace("- ", "  ", 1)),
    "in braces": _one(lambda line, dice: re.sub(r": ?(.+)$", r": {nb: \1, da: \1}", line)),
    "in brackets": _one(lambda line, dice: re.sub(r": ?(.+)$", r": [\1, \1]", line)),
    "quoted": _one(lambda line, dice: re.sub(r": ?(.+)$", dice.choice((': "\\1"', ": '\\1'", ': "\\1', ": «\\1»")), line)),
    "a part is gone": _without,
    "a part stands twice": _twice,
    "a line is gone": lambda lines, dice: [line for i, line in enumerate(lines) if i != dice.randrange(len(lines))] or [""],
    "two lines have changed places": _swapped,
    "a stray line": _stray,
    "two lines are one": _joined,
    "a line many times": _many,
    "cut short": lambda lines, dice: lines[: dice.randrange(len(lines)) + 1],
    "the beginning is gone": lambda lines, dice: lines[dice.randrange(len(lines)) :],
    "shuffled": lambda lines, dice: dice.sample(lines, len(lines)),
    "columns": _column,
    _BORROWED: lambda lines, dice: lines,
    **FOLK,
}


def _inserted(raw: bytes, dice: Dice) -> bytes:
    place = dice.randrange(len(raw) + 1)
    return raw[:place] + dice.choice(BYTES) + raw[place + dice.choice((0, 1)) :]


def _text(change: Callable[[str], str], encoding: str = "utf-8") -> Callable[[bytes, Dice], bytes]:
    return lambda raw, dice: change(raw.decode("utf-8", "replace")).encode(encoding, "replace")


# What a page cannot be full of: Markdown looks back or ahead from each.
CROWDS = (b"## a\n", b"a\n=\n", b"*", b"{\n\n", b"[a](", b"<a\n\n")
DAMAGE: dict[str, Callable[[bytes, Dice], bytes]] = {
    "an octet": _inserted,
    "another octet": _inserted,
    "a bit": lambda raw, dice: (
        bytes([*raw[: (i := dice.randrange(len(raw)))], raw[i] ^ 1 << dice.randrange(8), *raw[i + 1 :]]) if raw else b"\1"
    ),
    "cut within a line": lambda raw, dice: raw[: dice.randrange(len(raw) + 1)],
    "empty": lambda raw, dice: b"",
    "blank": lambda raw, dice: dice.choice(
        (b"\n", b" ", b"\t\n", b"# a\n", b"\xef\xbb\xbf", b"---\n", b"~", b"null\n", b"[]\n", b"{}\n", b"x\n", b"- a\n")
    ),
    "in Latin-1": _text(str, "latin-1"),
    "in UTF-16": _text(str, "utf-16"),
    "in UTF-32": _text(str, "utf-32"),
    "a byte-order mark first": _text(lambda text: "\ufeff" + text),
    "decomposed": _text(lambda text: unicodedata.normalize("NFD", text)),
    "Windows lines": _text(lambda text: text.replace("\n", "\r\n")),
    "old lines": _text(lambda text: text.replace("\n", "\r")),
    "no lines": _text(lambda text: text.replace("\n", " ")),
    "capitals": _text(str.upper),
    "packed": lambda raw, dice: gzip.compress(raw, mtime=0),
    "noise": lambda raw, dice: dice.randbytes(dice.choice((1, 100, 5000))),
    "signs on a letter": lambda raw, dice: raw + b"\n# e" + "\u0301\u0327".encode() * dice.choice((5, 50, 50_000)),
    "a crowd": lambda raw, dice: (
        raw + b"\n\n" + dice.choice((b"## a\n", b"*", b"{\n\n", b"[a](", b"<a\n\n", b"a\n=\n")) * dice.choice((99, 9999))
    ),
    "deep": lambda raw, dice: raw + b"\nx: " + dice.choice((b"[", b"{a: ")) * dice.choice((13, 500, 20_000)),
    "deeper": lambda raw, dice: raw + b"\n" + b"".join(b" " * i + b"a:\n" for i in range(dice.choice((13, 400)))),
    "keys": lambda raw, dice: raw + b"\n" + b"".join(b"n%d: x\n" % i for i in range(dice.choice((100, 3000)))),
}
