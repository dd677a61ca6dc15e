"""The two files about links in, records out: what each was when somebody last asked, and which are not to be asked, and until when."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from katalog.answered import CLASSES, MOVED
from katalog.fields import Dato, Field, Lenkeadresse, Ord, Post
from katalog.hints import hint
from katalog.messages_links import MEANINGS, OTHER_ANSWER, SERVER_FAILS
from katalog.problems import Problem, in_language
from katalog.reading import line_of, read_csv
from katalog.records import Reader
from katalog.values import ValueFault, day_until
from katalog.ways import link

# What the last check said, one link a row; `python -m katalog links` writes it, and a project may be without it.
ANSWERS, COLUMNS = "data/lenker.csv", ("url", "klasse", "kontrollert", "naa", "sagt")
EXCEPTIONS, KEY = "data/lenkeunntak.yaml", "lenkeunntak"
_HOST = re.compile(r"(?:[a-z0-9æøåäöü-]+\.)+[a-zæøåäöü-]{2,}")


class Lenkeunntak(Post):
    """One link, or all links to one server, that is not to be checked for a while."""

    url: Lenkeadresse | None = Field(None, description="Lenken som ikke skal kontrolleres, slik den står i dataene.")
    tjener: Ord | None = Field(None, description="Eller navnet på en tjener, når det gjelder alle lenker dit: www.kommune.no.")
    grunn: Ord = Field(description="Hvorfor, til andre redaktører.")
    til: Dato = Field(description="Siste dag unntaket gjelder. Etter den blir lenken kontrollert igjen.")


@dataclass(frozen=True)
class Unntak:
    """An exception: what it is for, why, its last day and its line."""

    url: str
    tjener: str
    grunn: str
    til: date
    line: int

    @property
    def what(self) -> str:
        """The link or the server it is for."""
        return self.url or self.tjener

    def covers(self, url: str) -> bool:
        """Return whether a link is excepted by it; a server's name stands for those under it too."""
        host = f".{(urlsplit(url).hostname or '').lower()}"
        return url == self.url or bool(self.tjener and host.endswith(f".{self.tjener}"))


@dataclass(frozen=True)
class Svar:
    """What a link was on the day it was last asked for."""

    klasse: str
    kontrollert: date
    naa: str
    sagt: str


@dataclass(frozen=True)
class Lenker:
    """What is known of links, for those who keep the data true; a site is the same with it and without."""

    svar: Mapping[str, Svar]
    unntak: tuple[Unntak, ...]


NONE = Lenker({}, ())


def load(reader: Reader) -> Lenker:
    """Return what the two files say, with all that is wrong in them told."""
    return Lenker(_answers(reader), _exceptions(reader))


def _exceptions(reader: Reader) -> tuple[Unntak, ...]:
    """Return every exception, also those that have expired: what is true of a site may not depend on the day it is built."""
    if not (reader.root / EXCEPTIONS).exists():
        return ()
    found: dict[str, Unntak] = {}
    for node in reader.records(EXCEPTIONS, KEY):
        one = reader.record(Lenkeunntak, node, EXCEPTIONS, "NO", "nb")
        if one is None:
            continue
        if bool(node.get("url")) == bool(node.get("tjener")):
            reader.tell(EXCEPTIONS, node.line, "exception_one")
        elif one.tjener and not _HOST.fullmatch(one.tjener.lower()):
            reader.tell(EXCEPTIONS, line_of(node, ("tjener",)), "exception_host", value=one.tjener)
        elif first := found.get((one.url or one.tjener or "").lower()):
            reader.tell(EXCEPTIONS, node.line, "exception_twice", first=first.line)
        elif what := (one.url or one.tjener):
            tjener = (one.tjener or "").lower()
            found[what.lower()] = Unntak(one.url or "", tjener, one.grunn, one.til, node.line)
    return tuple(found.values())


def expired(those: Iterable[Unntak], day: date) -> list[Problem]:
    """Return what is to be said of exceptions whose last day was before *day*: nothing that keeps a site from being built."""
    return [
        Problem(EXCEPTIONS, one.line, "exception_expired", {"value": one.what, "day": one.til.isoformat()})
        for one in those
        if one.til < day
    ]


def _answers(reader: Reader) -> dict[str, Svar]:
    """Return what each link was when it was last asked for; empty where nobody has."""
    if not (reader.root / ANSWERS).exists():
        return {}
    rows, problems = read_csv(reader.root / ANSWERS, ANSWERS)
    problems += [Problem(ANSWERS, 1, "register_column", {"key": key}) for key in COLUMNS if rows and key not in rows[0][1]]
    found: dict[str, Svar] = {}
    lines: dict[str, int] = {}
    for line, row in rows if not problems else ():
        wrong = list(_wrong(row, reader.today))
        if first := lines.get(row["url"]):
            wrong.append(("answer_twice", {"first": first}))
        problems += [Problem(ANSWERS, line, code, values) for code, values in wrong]
        lines.setdefault(row["url"], line)
        if not wrong:
            found[row["url"]] = Svar(row["klasse"], date.fromisoformat(row["kontrollert"]), row["naa"], row["sagt"])
    reader.problems += problems
    return found


def _wrong(row: Mapping[str, str], today: date) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what is wrong with a row."""
    for key in ("url", "kontrollert"):
        if not row[key]:
            yield "register_cell", {"key": key}
    try:
        for url in filter(None, [row["url"], row["naa"]]):
            link(url)
        if row["kontrollert"]:
            day_until(row["kontrollert"], today)
    except ValueFault as fault:
        yield fault.code, fault.values
    if row["klasse"] not in CLASSES:
        yield "answer_class", {"value": row["klasse"], "known": ", ".join(CLASSES), "hint": hint(row["klasse"], CLASSES)}
    elif row["klasse"] == MOVED and not row["naa"]:
        yield "answer_nowhere", {}


def ordered(text: str) -> str:
    """Return the text of a file of answers with its rows in order; one that is no such file is left as it stands."""
    try:
        head, *rows = csv.reader(io.StringIO(text), strict=True)
    except (csv.Error, ValueError):
        return text
    kept = [row for row in rows if row]
    if set(head) != set(COLUMNS) or any(len(row) != len(head) for row in kept):
        return text
    place = [head.index(column) for column in COLUMNS]
    return _table(sorted([row[i] for i in place] for row in kept))


def written(those: Mapping[str, Svar]) -> str:
    """Return the file of answers, one link a row, in the order of their addresses."""
    return _table(sorted([url, one.klasse, one.kontrollert.isoformat(), one.naa, one.sagt] for url, one in those.items()))


def _table(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *rows])
    return out.getvalue()


def meaning(sagt: str) -> str:
    """Return what was answered in words, with the numbers it was said with before it: «301 → 404: siden finnes ikke»."""
    parts = sagt.split() or [""]
    last = parts[-1]
    other = SERVER_FAILS if last.isdigit() and last.startswith("5") else OTHER_ANSWER
    numbers = " → ".join(part for part in parts if part.isdigit())
    return f"{numbers}{': ' * bool(numbers)}{in_language(*MEANINGS.get(last, other))}"
