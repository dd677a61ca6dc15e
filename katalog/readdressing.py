"""Files and addresses that have moved in, the same files with the new addresses out: nothing else in them says anything else."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from katalog.links import URL, Link, balanced, in_file
from katalog.octets import read_text
from katalog.reading import YamlList, YamlMap, parse


def replaced(root: Path, those: Sequence[Link], moved: Mapping[str, str]) -> tuple[dict[str, str], list[Link]]:
    """Return the files, by name, in which addresses are replaced as *moved* says, and the places where that cannot be done from here.

    Nothing but those addresses is another afterwards, as the files are read.
    """
    texts: dict[str, str] = {}
    left: list[Link] = []
    for file in dict.fromkeys(one.file for one in those if one.url in moved):
        text, _ = read_text(root / file, file)
        new, missed = _replaced(text or "", [one for one in those if one.file == file and one.url in moved], moved)
        left += missed
        texts |= {file: new} if new != text else {}
    return texts, left


def _replaced(text: str, places: Sequence[Link], moved: Mapping[str, str]) -> tuple[str, list[Link]]:
    """Do so in one file: all at once, and where that changes what else it says, in ever smaller parts."""
    new = _put_in(text, places, moved)
    if _is_same_but(text, new, places, moved):
        return new, []
    if len(places) > 1:
        text, first = _replaced(text, places[: len(places) // 2], moved)
        text, rest = _replaced(text, places[len(places) // 2 :], moved)
        return text, [*first, *rest]
    (one,) = places
    # Signs that mean something where it stands: in quotes, or written as the bytes they stand for.
    plain = quote(moved[one.url], safe="%:/?#@!$&*+;=~")
    for put, url in ((f'"{moved[one.url]}"', moved[one.url]), (plain, plain)):
        new = _put_in(text, places, {one.url: put})
        if _is_same_but(text, new, places, {one.url: url}):
            return new, []
    return text, [one]


def _put_in(text: str, places: Sequence[Link], moved: Mapping[str, str]) -> str:
    lines = text.split("\n")
    for one in places:
        new = moved[one.url]
        lines[one.line - 1] = _exactly(one.url).sub(lambda _, new=new: new, lines[one.line - 1], count=1)  # type: ignore[misc]
    return "\n".join(lines)


def _exactly(url: str) -> re.Pattern[str]:
    """Return the pattern of an address that does not go on after it."""
    return re.compile(re.escape(url) + r"(?![\w/#?&=%+~@$-]|[.;:!*_]\w)")


def _is_same_but(text: str, new: str, places: Sequence[Link], moved: Mapping[str, str]) -> bool:
    """Return whether a file says the same with new addresses in those places, and nothing else."""
    name = places[0].file
    wanted = Counter((one.line, one.url) for one in places)
    expected = []
    for one in in_file(text, name):
        at = (one.line, one.url)
        expected.append(replace(one, url=moved[one.url]) if wanted[at] > 0 else one)
        wanted[at] -= 1
    return list(in_file(new, name)) == expected and _rest(text, name) == _rest(new, name)


def _rest(text: str, name: str) -> list[str]:
    """Return all that a file says, each address left out."""
    if name.endswith((".csv", ".md")):
        said = [cell for row in csv.reader(io.StringIO(text)) for cell in row] if name.endswith(".csv") else text.split("\n")
    else:
        said = list(_said(parse(text, name)[0]))
    return [URL.sub(lambda found: found[0][len(balanced(found[0])) :], one) for one in said]


def _said(node: Any) -> Iterator[str]:
    """Yield each key and value of a file of data, with signs for what holds them."""
    if isinstance(node, YamlMap):
        for key, value in node.items():
            yield f"{{{key}"
            yield from _said(value)
    elif isinstance(node, YamlList):
        for one in node:
            yield "-"
            yield from _said(one)
    else:
        yield f":{node}"
