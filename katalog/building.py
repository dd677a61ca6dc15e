"""One build of the site from start to switch: what a generator's door calls, whatever the generator is."""

import itertools
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from katalog import (
    assets,
    checks,
    compression,
    entries,
    exports,
    extras,
    findable,
    findings,
    handwritten,
    heads,
    looks,
    own,
    parts,
    recipes,
    search,
    security,
    site,
    taken,
    workplace,
)
from katalog.assets import Assets, gathered
from katalog.catalog import SPRAAK, Catalog
from katalog.editorial import Editorial
from katalog.fragments import unknown_marks
from katalog.loading import loaded
from katalog.markup import page_held_together
from katalog.pages import Pages
from katalog.problems import Problem, ProblemsFound, in_language
from katalog.processes import afterwards, collect_afterwards, collect_seldom
from katalog.progress import waiting
from katalog.reuse import Reuse, everything
from katalog.settings import Settings
from katalog.shares import Shares

# What Markdown makes of a mark alone on its line in a handwritten page.
_MARK_HTML = re.compile(r"<p>\[katalog:([^\]<]*)\]</p>")


@dataclass
class Building:
    """Holds the catalogue between builds, so that a server goes on with the last good one when the data is wrong."""

    root: Path
    keep_going: bool = False
    settings: Settings = field(default_factory=Settings)
    asked: str = ""
    look: looks.Look = looks.PLAIN
    _whole: Catalog | None = None
    _catalog: Catalog | None = None
    _pages: Pages | None = None
    _assets: Assets | None = None
    _findings: findings.Findings = field(default_factory=findings.Findings)
    _security: str = ""
    _workplace: workplace.Workplace | None = None
    _address: site.Address | None = None
    _today: date = date.min
    _everything: bytes = b""
    _shells: dict[str, site.Shell] = field(default_factory=dict)
    _handwritten: dict[str, set[str]] = field(default_factory=dict)
    _texts: dict[str, dict[str, findable.Side]] = field(default_factory=dict)
    _problems: list[Problem] = field(default_factory=list)
    # Waits until the build before has left all as the next one wants it.
    _rest: Callable[[], None] = lambda: None

    @property
    def catalog(self) -> Catalog:
        """The catalogue of this build."""
        assert self._catalog is not None, "begin() comes first"
        return self._catalog

    @property
    def pages(self) -> Pages:
        """The pages of this build."""
        assert self._pages is not None, "begin() comes first"
        return self._pages

    @property
    def assets(self) -> Assets:
        """What the pages of this build fetch."""
        assert self._assets is not None, "begin() comes first"
        return self._assets

    def begin(self, target: Path, url: str, *, today: date) -> Path:
        """Read the data and return the folder to build in, or raise ProblemsFound with *target* untouched."""
        self._rest()
        self._shells, self._handwritten, self._texts, self._problems, self._today = {}, {}, {}, [], today
        collect_seldom()
        room = workplace.Workplace(target)
        entries.known.recall(target)
        # Before they are read: what changes meanwhile is then made again next time.
        self._everything = everything(self.root)
        wrong, odd = handwritten.unreadable(self.root), assets.unreadable(self.root)
        try:
            whole = loaded(self.root, today)
            found = own.chosen(whole, self.asked)
            look, known = looks.of(found, self.root), findings.read(self.root)
            if odd:
                raise ProblemsFound(odd)
            self.look, self._findings = look, known
            self._whole, self._catalog = whole, found
            for told in self.look.told:
                print(told, file=sys.stderr)
            self._assets = gathered(self.root / "overrides/assets", lambda texts: looks.dressed(self.look, texts))
            templates = self.root / "overrides/katalog"
            self._pages = Pages(self._catalog, templates, offline=self.settings.offline, url=url, files=self._assets.paths)
        except ProblemsFound as found:
            if wrong or not (self.keep_going and self._catalog):
                raise ProblemsFound([*found.problems, *wrong, *odd]) from None
            print(found, file=sys.stderr)
            self._everything = b""
        if wrong:
            raise ProblemsFound(wrong)
        self._address = site.Address(url, self.catalog.languages[0])
        self._security = security.security_txt(*self.settings.security, url, self.catalog.languages, today=today)
        self._workplace = room
        folder = room.open()
        # While the generator makes its own pages, which it does alone.
        self._rest = entries.known.keep_beside(target)
        return folder

    def fit(self, text: str, file: Path) -> str:
        """Return the text of a handwritten page with the parts that are for this site, and note marks that stand for nothing."""
        assert self._whole
        self._problems += unknown_marks(text, self.pages.fragment_names, file, self.root)
        known = (parts.SHARED, parts.OWN, parts.BOTH, *SPRAAK, *self._whole.steder)
        whole, name = file.read_text(encoding="utf-8-sig"), file.relative_to(self.root).as_posix()
        self._problems += parts.problems(whole, known, name)
        return self.fitting(text)

    def fitting(self, text: str) -> str:
        """Return a handwritten text with the parts that are for this site."""
        return parts.fitting(text, self._is_for)

    def _is_for(self, name: str) -> bool:
        """Return whether a part with this mark is for the site: whose it is, a country it is about, a municipality it describes."""
        lands = {sted.land for sted in self.catalog.steder.values()}
        both = {parts.BOTH} if len(lands) > 1 else set()
        return name in {parts.OWN if self.catalog.egne else parts.SHARED, *both, *lands, *self.catalog.described}

    def is_published(self, path: str) -> bool:
        """Return whether a file under content/ belongs on the site: no logo does but the one that the site is dressed with.

        Nor does a page that says at its head whose `land` it is about, on a site of the other country: the parents there
        need what is true where they live, even in their neighbours' language, and the page says that it is.
        """
        if self._whole is None or path in looks.others(self._whole):
            return self._whole is None
        head = heads.split((self.root / "content" / path).read_text(encoding="utf-8-sig"))[0] if path.endswith(".md") else {}
        return "land" not in head or self._is_for(head["land"])

    def is_written(self, path: str) -> bool:
        """Return whether a page is there in a language, for this site."""
        return (self.root / "content" / path).is_file() and self.is_published(path)

    def fill_marks(self, html: str, language: str, adresse: str, written: str) -> str:
        """Return the HTML of a page *written* in a language with each known mark replaced by what it stands for.

        A page that stands in for one about a country that is not on the site is in one language throughout: what data says
        in the reader's would be of that country again.
        """
        known = self.pages.fragment_names
        here = {SPRAAK[sted.land] for sted in self.catalog.steder.values()}
        if language in SPRAAK.values() and language not in here:
            language = written
        fragment = self.pages.fragment
        return _MARK_HTML.sub(lambda m: fragment(m[1], language, adresse, written) if m[1] in known else m[0], page_held_together(html))

    def add_handwritten(self, adresse: str, language: str) -> None:
        """Note a page that the generator itself has written, for the sitemap."""
        self._handwritten.setdefault(adresse, set()).add(language)

    def note_text(self, language: str, side: findable.Side) -> None:
        """Note what a page that the generator itself has written is about, for the search."""
        self._texts.setdefault(language, {})[side.adresse] = side

    def add_shell(self, language: str, text: str) -> None:
        """Take the frame that catalogue pages of a language are stamped with."""
        self._shells[language] = site.Shell(text)

    def finish(self) -> None:
        """Write the catalogue's pages, look the whole site over, and switch it in; or raise ProblemsFound with the old one untouched."""
        assert self._workplace
        made = None
        try:
            made = self._make(self._workplace)
        except (OSError, ProblemsFound) as error:
            found = self.cannot_write(error) if isinstance(error, OSError) else error
            if not (self.keep_going and self._workplace.target.joinpath("index.html").exists()):
                raise found from None
            print(found, file=sys.stderr)
        finally:
            if not made:
                self.abandon()
        if made:
            self._rest()
            self._rest = afterwards(partial(self._tidy, *made), at_once=not self.keep_going)

    def _make(self, room: workplace.Workplace) -> tuple[Reuse, Path, Mapping[str, checks.Seen]]:
        """Put a new site in the old one's place; return what may stand of it the next time, where the old one lies, and what was seen."""
        assert self._address
        out = room.folder
        reuse = self._unchanged(room.target, self._address)
        theirs = taken.marked(out)
        with waiting(in_language("Skriver sidene", "Skriver siderne")):
            self._write(room, self._address, reuse)
        self._problems += taken.problems(theirs, out, self.root, self._address.default_language)
        with waiting(in_language("Ser over nettstedet", "Ser webstedet igennem")):
            checked = checks.check(out, reuse.pages(), reuse.seen(), reuse.same)
        if problems := [*room.strangers(), *self._problems, *checked.problems]:
            raise ProblemsFound(problems)
        if self.settings.compressed:
            compression.compress(out, room.target)
        reuse.forget()
        return reuse, room.publish(reuse.same), checked.seen

    def _tidy(self, reuse: Reuse, old: Path, seen: Mapping[str, checks.Seen]) -> None:
        """Leave beside the new site what makes the next build quick. A server's visitors are shown the site meanwhile."""
        try:
            # Beside their smaller twins, files are not what a build lays out. A server builds again at the first change.
            reuse.set_aside(None if self.settings.compressed else old, doubled=self.keep_going and not reuse.same)
            reuse.remember(seen)
            entries.known.keep(reuse.target)
        finally:
            self._let_go()

    def abandon(self) -> None:
        """Drop what is half built; the site that was there before stays."""
        self._rest()
        self._let_go()

    def _let_go(self) -> None:
        """Let the next build in, and a server's memory go."""
        if self._workplace:
            self._workplace.close()
        if self.keep_going:
            collect_afterwards()

    def leave(self) -> None:
        """Leave nothing beside a site that will not be built again, as a server's is not."""
        self._rest()
        if self._workplace:
            self._workplace.forget()

    def cannot_write(self, error: OSError) -> ProblemsFound:
        """Return what an editor is told when the disk says no."""
        return workplace.cannot_write(self._workplace.target if self._workplace else Path("site"), error, self.root)

    def _unchanged(self, target: Path, address: site.Address) -> Reuse:
        """Return what may stand of the site that is there: pages are made from what this build is told, frames and names of assets, too."""
        told = {name: value for name, value in vars(self).items() if not name.startswith("_")}
        shells = {language: shell.text for language, shell in sorted(self._shells.items())}
        assert self._workplace
        # Who may read what is made shows on the folder that it is made in.
        rights = self._workplace.folder.stat().st_mode
        settings = repr((sorted(told.items()), address.url, self._today, shells, self.assets.paths, rights))
        return Reuse(self._everything, target, self.catalog, address, settings, lines=bool(self.settings.edit_base))

    def _write(self, room: workplace.Workplace, address: site.Address, reuse: Reuse) -> None:
        """Write the whole site."""
        out, languages = room.folder, self.catalog.languages
        addresses = {adresse: frozenset(found) for adresse, found in self._handwritten.items()}
        editorial = Editorial(
            self.pages, self._findings, self.assets.paths["redaksjon.css"], address.url, self.settings.edit_base, self.root
        )
        Shares(self.pages, editorial, self._shells, address, self.settings.edit_base, reuse).write(out, room.room)
        site.write_pages(editorial.shared(out), self._shells, out, address, self.settings.edit_base)
        site.write_files(editorial.shared_files(), out)
        made = dict.fromkeys((adresse for slug in self.catalog.steder for adresse in reuse.addresses(slug)), frozenset(languages))
        addresses |= made
        site.write_pages(self.pages.old(), self._shells, out, address, self.settings.edit_base)
        # A page that only leads on has no frame: what it says is all of it.
        site.write_pages(self.pages.statement(), dict.fromkeys(languages, site.Shell("@@innhold@@")), out, address, "")
        homes = {language: address.path + address.folder(language) for language in languages}
        site.write_not_found(self.pages.not_found(homes), self._shells, out, address, self.settings.edit_base)
        found = search.shared(self.catalog, {language: texts.values() for language, texts in self._texts.items()}, reuse.marks)
        looks.add_logo(self.look, out)
        modules, folders = self.root / "overrides/assets", {language: address.folder(language) for language in languages}
        fetched = [
            *self.assets.texts.items(),
            ("sw.js", extras.worker(self.pages, modules, offline=self.settings.offline)),
            (extras.ELEMENT, extras.element(self.catalog, modules, folders)),
        ]
        site.write_files(itertools.chain(found, fetched, exports.shared(self.catalog, address.url)), out)
        if address.url:
            site.write_sitemap(addresses.items(), out, address)
        standing = address.standing(self.catalog, compressed=self.settings.compressed)
        own = recipes.in_folder(standing, lambda folder: (out / folder).is_dir())
        site.write_files(itertools.chain(own, extras.about_itself(self.root, address, self._security)), out)
