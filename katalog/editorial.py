"""Reports in, what editors read of them out: a page over all and one for each who minds something, the same as JSON, and a feed.

They are in no menu, no list for search engines and no search: `/redaksjon/` is for whoever knows of it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from katalog.catalog import Place
from katalog.charts import Charts, parted
from katalog.compact import spread
from katalog.due import ALL, CONTACT, FIRST
from katalog.exports import addresses
from katalog.feeds import Feed
from katalog.findings import Findings
from katalog.joining import NATIONAL, Joined
from katalog.keepers import Keeper, Record, keepers
from katalog.labels import label
from katalog.pages import Page, Pages, home_of
from katalog.reports import Planned, Report, Reporter, added, plain, summary
from katalog.sheets import Sheets
from katalog.values import Tekst
from katalog.words import dated

FOLDER = "redaksjon/"
DATA, FEED = "rapport.json", "kontroll.atom"
VERSION = 1
# So many have most to do; where there are no more, one table has them all.
WORST = 12


class _Row(NamedTuple):
    """A line of the table over all: who minds something, what there is to say of it, how much is to be done, where it stands."""

    hvem: Keeper
    tegning: Charts
    sum: int
    plass: tuple[bool, int]


class Editorial:
    """Makes the pages for editors, in the *style* of that name.

    *edit_base* is where the data can be edited, *url* the site's address, where they are known; *root* is the project's folder.
    """

    def __init__(self, pages: Pages, findings: Findings, style: str, url: str, edit_base: str, root: Path) -> None:
        self._pages, self._catalog, self._style, self._url, self._edit_base = pages, pages.catalog, style, url, edit_base
        self._reporter = Reporter(pages.catalog, findings)
        self._findings, self._root = findings, root
        self._made: dict[str, Report] = {}

    @cached_property
    def _keepers(self) -> Mapping[str, Keeper]:
        return {one.key: one for one in keepers(self._catalog)}

    @cached_property
    def _places(self) -> Mapping[str, tuple[bool, int]]:
        """Where each stands in the table over all: the countries last."""
        return {key: (one.kommune is None, i) for i, (key, one) in enumerate(self._keepers.items())}

    @cached_property
    def _sheets(self) -> Sheets:
        return Sheets(self._root, self._catalog, self._findings, self._reporter.glossary)

    @cached_property
    def _national(self) -> list[str]:
        return [key for key, one in self._keepers.items() if one.kommune is None]

    def of(self, key: str) -> Iterator[Page]:
        """Yield the page of one who minds something, in each language."""
        report = self._report(key)
        for language in self._catalog.languages:
            yield self._page(f"{FOLDER}{key}/", language, report)

    def files(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield the same as JSON, and the feed of what is to be looked over, in the language of whoever minds it."""
        report = self._report(key)
        yield f"{FOLDER}{key}/{DATA}", f"{spread({'versjon': VERSION, **plain(report)})}\n"
        yield f"{FOLDER}{key}/{FEED}", self._feed(report)

    def shared(self, out: Path) -> Iterator[Page]:
        """Yield the pages of the countries, and those over all, which are made from the numbers that lie in *out*."""
        for key in self._national:
            yield from self.of(key)
        those = json.loads((out / FOLDER / DATA).read_text(encoding="utf-8"))["rapporter"]
        yield from (self._page(FOLDER, language, None, those) for language in self._catalog.languages)

    def shared_files(self) -> Iterator[tuple[str, str]]:
        """Yield what else there is of the countries."""
        return (file for key in self._national for file in self.files(key))

    def joined(self) -> Joined:
        """Return the file with the numbers of all, of which each who minds something has a line."""
        pages = json.dumps(self._sheets.plain(), ensure_ascii=False).removeprefix("{")
        return Joined(FOLDER + DATA, f'{{"versjon": {VERSION}, "rapporter": [\n', self._lines, ",\n", f"\n],\n{pages}\n")

    def _lines(self, key: str) -> Iterator[str]:
        for one in self._national if key == NATIONAL else [key]:
            yield json.dumps(summary(self._report(one)), ensure_ascii=False)

    def _report(self, key: str) -> Report:
        """Return a report; those of the countries are asked for again at the end, and any other while it is the last that was made."""
        if key not in self._made:
            kept = {one: self._made[one] for one in self._national if one in self._made}
            self._made = {**kept, key: self._reporter.report(self._keepers[key])}
        return self._made[key]

    def _page(self, adresse: str, language: str, report: Report | None, those: list[dict[str, Any]] | None = None) -> Page:
        words, folder = self._catalog.ord[language], addresses.folder(language, self._catalog)
        forms = self._catalog.vert.forslag if self._catalog.vert else None
        root = home_of(folder + adresse)
        sums = added(one["tall"] for one in those) if those is not None else report.sums if report else {}
        charts = Charts(sums, self._catalog.languages)
        rows = sorted(map(self._row, those or ()), key=lambda row: -row.sum)
        body = self._pages.whole(
            "redaksjon.html",
            language,
            adresse,
            rapport=report,
            tegning=charts,
            delt=parted,
            rader=sorted(rows, key=lambda row: row.plass),
            verst=rows[:WORST] if len(rows) > WORST else [],
            maaned=lambda month: _month(words, month),
            felt=_field,
            side=lambda one: addresses.page(one, language, self._catalog, root),
            linje=self._line,
            husket=_remembering,
            ark=None if report else self._sheets,
            kilde=self._edit_base,
            forslag=forms,
            kan_rettes=bool(forms or self._edit_base),
            rot=root,
        )
        name = report.keeper.navn.i(language).ord if report else ""
        title = words["redaksjon_tittel_for"].format(navn=name) if report else words["redaksjon_tittel"]
        style = f'<link rel="stylesheet" href="{root}{self._style}">'
        place = self._catalog.places.get(f"kommune/{report.keeper.key}") if report else None
        head = f'<meta name="robots" content="noindex">\n{style}'
        return Page(adresse, language, title, words["redaksjon_om"], body, place or Place("data/vokabular.yaml", 1), head)

    def _row(self, one: Mapping[str, Any]) -> _Row:
        """Return a line of the table over all."""
        keeper = self._keepers[one["hvem"]]
        charts = Charts(one["tall"], self._catalog.languages)
        return _Row(keeper, charts, sum(charts.todo.values()), self._places[keeper.key])

    def _line(self, key: str) -> str:
        place = self._catalog.places.get(key)
        return f"{self._edit_base}{place.file}#L{place.line}" if self._edit_base and place else ""

    def _feed(self, report: Report) -> str:
        keeper = report.keeper
        language, words = keeper.spraak, self._catalog.ord[keeper.spraak]
        page = f"{self._url}{addresses.folder(language, self._catalog)}{FOLDER}{keeper.key}/" if self._url else ""
        title = words["redaksjon_feed"].format(navn=keeper.navn.i(language).ord)
        at = addresses.page if self._url else lambda *_: ""
        each = ((one, said(one, words), addresses.uri(at(one.record, language, self._catalog, self._url))) for one in report.planned)
        return Feed(keeper.key, language, title, addresses.uri(page), words).text(each)


def said(one: Planned, words: Mapping[str, str]) -> str:
    """Return in words what of a record is to be looked over, and when."""
    word = {FIRST: "redaksjon_aldri", ALL: "redaksjon_alt", CONTACT: "redaksjon_tlf"}[one.what]
    return f"{words[word]} {dated(words, one.day)}" if one.day else words[word]


def _month(words: Mapping[str, str], month: str) -> str:
    year, number = month.split("-")
    return f"{words['maaneder'].split()[int(number) - 1]} {year}"


def _remembering(shown: Callable[[Record], str]) -> Callable[[Record], str]:
    """Return what shows a record, made to do so once for all the lists of a page that it stands in."""
    known: dict[str, str] = {}
    return lambda record: known.get(record.key) or known.setdefault(record.key, shown(record))


def _field(name: str) -> Tekst:
    """Return what a field is called, in the languages that editors are spoken to in."""
    path = tuple(name.split("."))
    return Tekst({language: label(path, language) for language in ("nb", "da")}, "nb")
