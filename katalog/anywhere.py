"""A frame that any generator has made in, the whole site in that frame out: what a build with MkDocs makes, without it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape
from pathlib import Path

from katalog import handwritten, heads, site
from katalog.building import Building
from katalog.catalog import Place
from katalog.compact import compact
from katalog.findable import Side
from katalog.octets import read_text
from katalog.pages import FOOT_MENU, Page
from katalog.problems import Problem, ProblemsFound

# One of the site's own words in a frame, by its key in data/ord/.
_WORD = re.compile("@@ord_([a-z_]+)@@")


def write(building: Building, shells: Mapping[str, str], out: Path, url: str, *, today: date) -> int:
    """Build the whole site in *out*, each language in the frame of *shells* that is named after it, and return how many pages it has.

    Raise ProblemsFound, with the site that was there untouched, where data, pages or frames are wrong.
    """
    try:
        folder = building.begin(out, url, today=today)
        address = site.Address(url, building.catalog.languages[0])
        home = f"content/{address.default_language}/index.md"
        if not (building.root / home).is_file():
            raise ProblemsFound([Problem(home, 0, "file_missing")])
        worn = {}
        for language in building.catalog.languages:
            path = Path(shells.get(language) or shells.get("") or next(iter(shells.values())))
            worn[language] = _worn(building, path, language, address)
            building.add_shell(language, worn[language].text)
        site.write_pages(_handwritten(building), worn, folder, address, building.settings.edit_base)
        building.finish()
    except OSError as error:
        raise building.cannot_write(error) from None
    finally:
        building.abandon()
    return sum(1 for _ in out.rglob("index.html"))


def _worn(building: Building, path: Path, language: str, address: site.Address) -> site.Shell:
    """Return a frame with the blanks filled that are the same on every page of a language."""
    text, problems = read_text(path, path.as_posix())
    if text is None:
        raise ProblemsFound(problems)
    try:
        for name, part in _parts(building, language, address):
            text = text.replace(f"@@{name}@@", part)
        text = _WORD.sub(lambda found: escape(building.catalog.ord[language].get(found[1], found[0])), text)
        return site.Shell(text)
    except ValueError as error:
        raise ProblemsFound([Problem(path.as_posix(), 0, "template_broken", {"why": error})]) from None


def _parts(building: Building, language: str, address: site.Address) -> Iterator[tuple[str, str]]:
    """Yield the blanks that a frame may have besides those of each page: what a page fetches, where it leads, and who runs the site."""
    words, files = building.catalog.ord, building.assets.paths
    own = words[language]
    yield (
        "stil",
        (
            f'<link rel="stylesheet" href="@@rot@@/{files["katalog.css"]}">\n'
            f'<link rel="icon" type="image/svg+xml" href="@@rot@@/{files["favicon.svg"]}">'
        ),
    )
    script_words = compact(building.catalog.script_words(language))
    yield "skript", f'<script defer src="@@rot@@/{files["side.js"]}" data-ord="{escape(script_words)}"></script>'
    logo = building.look.logo
    yield "logo", f'<img class="logo" src="@@rot@@/assets/{logo.name}" height="36" alt="">' if logo else ""
    yield "meny", _links(("@@hjem@@" + adresse, own[name], "") for adresse, name in building.pages.menu)
    yield "bunnmeny", _links(("@@hjem@@" + adresse, own[name], "") for adresse, name in FOOT_MENU)
    yield "vert", building.pages.contact(language)
    others = (one for one in building.catalog.languages if one != language)
    yield "spraakvalg", _links((f"@@rot@@/{address.folder(one)}@@adresse@@", words[one]["spraaknavn"], one) for one in others)


def _links(links: Iterable[tuple[str, str, str]]) -> str:
    rows = (
        f'<li><a href="{to}"{f" lang={language} hreflang={language}" if language else ""}>{escape(text)}</a></li>'
        for to, text, language in links
    )
    return f"<ul>{''.join(rows)}</ul>"


def _handwritten(building: Building) -> Iterator[Page]:
    """Yield every handwritten page in every language; one that is not translated is shown as it is in the first, and says so."""
    content, languages = building.root / "content", building.catalog.languages
    names = sorted(
        {path.relative_to(content / one).as_posix() for one in languages for path in handwritten.unhidden(content / one, "*.md")}
    )
    for language in languages:
        for name in names:
            locale = next((one for one in (language, languages[0]) if building.is_written(f"{one}/{name}")), None)
            if locale:
                yield _page(building, content / locale / name, name, locale, language)


def _page(building: Building, file: Path, name: str, locale: str, language: str) -> Page:
    place = file.relative_to(building.root).as_posix()
    head, body = heads.split(file.read_text(encoding="utf-8-sig"))
    head = {key: building.fitting(text) for key, text in head.items()}
    one = handwritten.written(head, building.fit(body, file))
    stem = name.removesuffix(".md").removesuffix("index").rstrip("/")
    adresse = f"{stem}/" if stem else ""
    if locale == language and not one.hidden:
        building.add_handwritten(adresse, language)
        building.note_text(language, Side(adresse, one.title, one.description, one.headings, one.everyday))
    html = building.fill_marks(one.html, language, adresse, locale)
    if mark := building.pages.mark(locale, language):
        html = f'<p class="merknad">{building.pages.note(locale, language)}</p>\n<div{mark}>\n{html}\n</div>'
    hode = '<meta name="robots" content="noindex">' if one.hidden else ""
    return Page(adresse, language, one.title, one.description, html, Place(place, 1), hode)
