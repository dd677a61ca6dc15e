"""The text of a handwritten page in, its title, description, headings and HTML out; the only importer of markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import markdown

from katalog.problems import Problem, ProblemsFound
from katalog.reading import YamlMap, parse, read_text

# Those of mkdocs.yml, and the one that MkDocs has in any case; a test compares what the two make of every page.
_EXTENSIONS = ("admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc")
LIMIT_KB, MARKS = 100, 500
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_FENCE = "---\n"


@dataclass(frozen=True)
class Written:
    """One handwritten page: what stands at its head, and the rest as HTML."""

    title: str
    description: str
    hidden: bool
    headings: tuple[str, ...]
    html: str


def unreadable(root: Path) -> list[Problem]:
    """Return why some of the pages in content/ cannot be read as text, each on its line."""
    found = [path for path in sorted((root / "content").rglob("*.md")) if not path.is_dir()]
    named = (path.relative_to(root).as_posix() for path in sorted((root / "content").rglob("*")))
    unnamed = [Problem(name, 0, "page_name") for name in named if not name.isprintable()]
    return unnamed + [problem for path in found for problem in _wrong(path, path.relative_to(root).as_posix())]


def _wrong(path: Path, name: str) -> Iterator[Problem]:
    """Yield why a page cannot be read, or would take Markdown for ever: with every [ in a paragraph it looks further back."""
    text, problems = read_text(path, name)
    yield from problems
    if text and len(text) > 1000 * LIMIT_KB:
        yield Problem(name, 0, "page_big", {"limit": LIMIT_KB})
    for part in _PARAGRAPH.finditer(text or ""):
        if part[0].count("[") + part[0].count("<") > MARKS:
            yield Problem(name, part.string.count("\n", 0, part.start()) + 1, "page_marks", {"limit": MARKS})


def split(text: str, file: str) -> tuple[dict[str, str], str]:
    """Return what stands at the head of a page, and the Markdown below; raise ProblemsFound where the head cannot be read."""
    if not text.startswith(_FENCE) or f"\n{_FENCE}" not in text:
        return {}, text
    head, body = text.removeprefix(_FENCE).split(f"\n{_FENCE}", 1)
    node, problems = parse(head, file)
    if problems or not isinstance(node, YamlMap):
        raise ProblemsFound(problems or [Problem(file, 1, "template_broken", {"why": "---"})])
    return {key: str(value) for key, value in node.items()}, body


def written(head: dict[str, str], body: str) -> Written:
    """Return a page as it is read."""
    reader = markdown.Markdown(extensions=list(_EXTENSIONS))
    html = reader.convert(body)
    tops: list[dict[str, Any]] = getattr(reader, "toc_tokens", [])
    headings = tuple(str(part["name"]) for top in tops for part in top["children"])
    return Written(head.get("title", ""), head.get("description", ""), bool(head.get("robots")), headings, html)
