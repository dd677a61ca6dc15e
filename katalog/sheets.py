"""The handwritten pages in, how each of them reads out: readability, the glossary's words, spelling, and the languages it lacks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from katalog import heads, parts, texts
from katalog.catalog import Catalog
from katalog.findings import Findings
from katalog.handwritten import unhidden
from katalog.problems import relative
from katalog.reports import CEILING, FEW_WORDS, instead
from katalog.wording import Glossary, Instead
from katalog.words import measured

CONTENT = "content"


class Sheet(NamedTuple):
    """A page in one language.

    It has no `lix` where it is too short for one, and no `unknown` where nobody has looked at the spelling as it is now.
    """

    name: str
    language: str
    title: str
    lix: float | None
    avoided: list[Instead]
    unknown: tuple[str, ...] | None

    @property
    def file(self) -> str:
        """Where it is written."""
        return f"{CONTENT}/{self.language}/{self.name}"

    @property
    def is_hard(self) -> bool:
        """Whether it is harder to read than a text should be."""
        return (self.lix or 0) > CEILING


class Sheets:
    """What there is to say of the handwritten pages of a project: those that are there by language, and those that a language lacks."""

    ceiling = CEILING

    def __init__(self, root: Path, catalog: Catalog, findings: Findings, glossary: Glossary) -> None:
        read = [_sheet(*one, glossary, findings) for one in written(root, catalog.languages)]
        #: The hardest first.
        self.all = sorted(read, key=lambda one: -(one.lix or 0))
        there = {one.file for one in read}
        wanted = [(one, f"{CONTENT}/{language}/{one.name}", language) for language in catalog.languages for one in read]
        #: By the file that is not there: one that says the same in another language, and the language that lacks it.
        self.lacking = {file: (one, language) for one, file, language in wanted if file not in there}

    def plain(self) -> dict[str, list[dict[str, Any]]]:
        """Return it as JSON has it."""
        lacking = [{"fil": file, "språk": language, "finnes": one.file} for file, (one, language) in self.lacking.items()]
        return {"sider": list(map(_plain, self.all)), "sider_som_mangler": lacking}


def written(root: Path, languages: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield (file, language, Markdown) of each handwritten page."""
    for language in languages:
        for path in unhidden(root / CONTENT / language, "*.md"):
            yield relative(path, root), language, path.read_text(encoding="utf-8-sig")


def _sheet(file: str, language: str, markdown: str, glossary: Glossary, findings: Findings) -> Sheet:
    text, name = texts.read(markdown), file.removeprefix(f"{CONTENT}/{language}/")
    said = glossary.read(text, language)
    spelt = findings.spelling(file, language, lambda: text)
    lix = round(measured(text, said.words), 1) if len(said.words) >= FEW_WORDS else None
    title = parts.fitting(heads.split(markdown)[0].get("title", name), parts.SHARED.__eq__)
    return Sheet(name, language, title, lix, glossary.discouraged(said), spelt.words if spelt else None)


def _plain(one: Sheet) -> dict[str, Any]:
    said: dict[str, Any] = {"fil": one.file, "språk": one.language, "frarådet": list(map(instead, one.avoided))}
    lix = {} if one.lix is None else {"lix": one.lix}
    return said | lix | ({} if one.unknown is None else {"ukjente_ord": list(one.unknown)})
