"""A handwritten page in, its headings and HTML out, and why a file in content/ cannot be used; the only importer of markdown."""

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import markdown

from katalog import heads
from katalog.hints import hint
from katalog.octets import read_text
from katalog.problems import Problem
from katalog.slips import conflicts
from katalog.values import DEVICE

# Those of mkdocs.yml, and the one that MkDocs has in any case; a test compares what the two make of every page.
_EXTENSIONS = ("admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc")
# What no file may be called on a disk that Windows has made, which a memory stick is; and what ends the name in an address.
_UNWRITABLE = {*'<>:"|?*\\#%'}
# What MkDocs takes for a page too, and what is a page to those who write it.
_OTHER_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
# What the site makes of data lies in folders with these names, in each language, and in folders below them that have no dot in theirs.
MADE = ("data", "innebygd", "kommune", "redaksjon", "sok", "was")
LIMIT_KB, MARKS, HEADINGS = 100, 500, 500
# What Markdown, and what reads a page beside it, looks back or ahead from: with each one more, all the rest takes longer.
_LOOKED_FROM = "[<{*_"
_HEADING = re.compile(r"^ {0,3}#|^[=-]+[ \t]*$", re.MULTILINE)
# What static-i18n takes a folder of content/ for.
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?([-_][A-Z]{2})?")
_MARKED = re.compile(r"^[<>]{7} ", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")


@dataclass(frozen=True)
class Written:
    """One handwritten page: what stands at its head, and the rest as HTML."""

    title: str
    description: str
    hidden: bool
    headings: tuple[str, ...]
    everyday: str
    html: str


def unreadable(root: Path) -> list[Problem]:
    """Return why some of the files in content/ cannot be read or published, each on its line."""
    found = [(path, path.relative_to(root).as_posix()) for path in unhidden(root / "content", "*")]
    # The site has a folder for each language, and in it one for each page, whatever language that is written in.
    languages = [root / "content" / words.stem for words in sorted((root / "data/ord").glob("*.yaml"))]
    pages = {path.relative_to(one).with_suffix("") for one in languages for path in one.rglob("*.md")}
    folders = {*languages, *(one / page for one in languages for page in pages)}
    problems = [Problem(name, 0, "page_name") for path, name in found if _is_odd(path, name)]
    problems += [Problem(name, 0, "page_device", {"value": path.stem}) for path, name in found if DEVICE.fullmatch(path.stem.casefold())]
    made = {path for path, _ in found if _is_made(path, root / "content", languages)}
    problems += [Problem(name, 0, "page_folder") for path, name in found if path in folders | made and not path.is_dir()]
    problems += [told for path, name in found for told in _no_file(path, name, root / "content")]
    # Beside the folders of the languages a file is in the default one, whichever that is.
    twins = [(name, one / path.relative_to(root / "content")) for path, name in found if path.is_file() for one in languages]
    problems += [Problem(name, 0, "page_taken", {"value": two.relative_to(root).as_posix()}) for name, two in twins if two.is_file()]
    problems += [told for path, name in found for told in _nobodys(path, name, [one.name for one in languages])]
    homes: dict[str, str] = {}
    for path, name in found:
        if path.suffix == ".md" and (other := homes.setdefault(_home(path.relative_to(root / "content")), name)) != name:
            problems.append(Problem(name, 0, "page_twice", {"other": other}))
    return problems + [told for path, name in found if path.suffix == ".md" and not path.is_dir() for told in _wrong(path, name)]


def _is_odd(path: Path, name: str) -> bool:
    """Return whether a name cannot be written everywhere, or would make a folder of a page where the site has a file: sw.js, _headers."""
    return not name.isprintable() or bool(_UNWRITABLE & {*name}) or (path.suffix == ".md" and bool(re.search(r"^_|\.", path.stem)))


def _is_made(path: Path, content: Path, languages: Sequence[Path]) -> bool:
    """Return whether a file would lie where the site has a folder of its own."""
    parts = path.relative_to(content).parts
    place = parts[content / parts[0] in languages :]
    return "." not in path.name and (place == ("assets",) or {*place[:1]} <= {*MADE})


def unhidden(folder: Path, names: str) -> list[Path]:
    """Return what lies under a folder by these *names* and is not hidden: programs hide there what is no page."""
    return [path for path in sorted(folder.rglob(names)) if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _no_file(path: Path, name: str, content: Path) -> Iterator[Problem]:
    """Yield why something is neither a folder, a page nor a file to be published as it lies."""
    # What somebody can send a link to lies on the machine that builds, and a folder may lead to itself.
    if path.is_symlink() and (path.is_dir() or not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(content))):
        yield Problem(name, 0, "page_link")
    elif path.suffix == ".md" or path.is_dir():
        return
    elif not path.exists():
        yield Problem(name, 0, "file_missing")
    elif not path.is_file():
        yield Problem(name, 0, "file_special")
    elif path.suffix.lower() in _OTHER_ENDINGS:
        yield Problem(name, 0, "page_ending", {"value": path.suffix})
    elif path.suffix == ".html":
        # It is published as it lies, and looked over with all the site's pages, which are UTF-8.
        yield from (told for told in read_text(path, name)[1] if told.code == "not_utf8")


def _nobodys(path: Path, name: str, languages: Sequence[str]) -> Iterator[Problem]:
    """Yield that a page lies in the folder of a language that the site has not: it would be missed by nobody."""
    folder = Path(name).parts[1]
    if path.suffix == ".md" and languages and folder not in languages and _LANGUAGE.fullmatch(folder):
        yield Problem(name, 0, "page_language", {"value": folder, "hint": hint(folder, languages), "known": ", ".join(languages)})


def _home(path: Path) -> str:
    """Return what tells apart the addresses that pages get, on a disk that takes æ, Æ and a letter with its ring beside it for one."""
    place = path.parent if path.stem.casefold() in ("index", "readme") else path.with_suffix("")
    return unicodedata.normalize("NFC", place.as_posix()).casefold()


def _wrong(path: Path, name: str) -> Iterator[Problem]:
    """Yield why a page cannot be read, or would take Markdown for ever."""
    text, problems = read_text(path, name)
    yield from problems
    yield from heads.problems(text or "", name)
    # A line of = alone is a heading's in Markdown.
    if _MARKED.search(text or ""):
        yield from (Problem(name, line, "conflict") for line in conflicts(text or ""))
    if text and len(text) > 1000 * LIMIT_KB:
        yield Problem(name, 0, "page_big", {"limit": LIMIT_KB})
    if text and (len(_HEADING.findall(text)) > HEADINGS or _looked_from(text) > 2 * MARKS):
        yield Problem(name, 0, "page_crowded", {"headings": HEADINGS, "limit": 2 * MARKS})
    for part in _PARAGRAPH.finditer(text or ""):
        if _looked_from(part[0]) > MARKS:
            yield Problem(name, part.string.count("\n", 0, part.start()) + 1, "page_marks", {"limit": MARKS})


def _looked_from(text: str) -> int:
    return sum(map(text.count, _LOOKED_FROM))


def written(head: Mapping[str, str], body: str) -> Written:
    """Return a page as it is read."""
    reader = markdown.Markdown(extensions=list(_EXTENSIONS))
    html = reader.convert(body)
    tops: list[dict[str, Any]] = getattr(reader, "toc_tokens", [])
    headings = tuple(str(part["name"]) for top in tops for part in top["children"])
    title, description, everyday = (head.get(key, "") for key in ("title", "description", "hverdagsord"))
    return Written(title, description, bool(head.get("robots")), headings, everyday, html)
