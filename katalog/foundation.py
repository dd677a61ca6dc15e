"""mkdocs.yml in, what is wrong with it out, each on its line: what a host may have done to it, before anything is built."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from katalog.hints import hint, meant
from katalog.problems import Problem
from katalog.reading import Node, YamlList, YamlMap, line_of, read_yaml

FILE = "mkdocs.yml"
DOORS = ("hooks/oppsett_hook.py", "hooks/i18n_hook.py", "hooks/katalog_hook.py")
# What handwritten pages are written with, and MkDocs has not by itself: without it they come out as they were typed.
EXTENSIONS = ("admonition", "attr_list", "def_list", "md_in_html")
# What pages stand in: MkDocs would warn of one, and die of another.
_FRAMES = ("overrides/base.html", "overrides/main.html", "overrides/skall.html")
# What MkDocs itself understands in front of a value.
_TAGS = ("!ENV", "!relative")
# What each line may hold, and how it is written: another kind of value ends in a traceback, or in an English sentence without a line.
_LINES: dict[tuple[str, ...], tuple[tuple[type, ...], str]] = {
    ("site_name",): ((str,), "site_name: Skolenærvær"),
    ("docs_dir",): ((str,), "docs_dir: content"),
    ("site_dir",): ((str,), "site_dir: site"),
    ("watch",): ((YamlList,), "watch: [data, overrides]"),
    ("hooks",): ((YamlList,), f"hooks: [{', '.join(DOORS)}]"),
    ("theme",): ((str, YamlMap), "theme: {name: material, custom_dir: overrides, static_templates: [skall.html]}"),
    ("theme", "name"): ((str,), "name: material"),
    ("theme", "custom_dir"): ((str,), "custom_dir: overrides"),
    ("theme", "static_templates"): ((YamlList,), "static_templates: [skall.html]"),
    ("plugins",): ((YamlList, YamlMap), "plugins: [i18n: {docs_structure: folder, languages: […]}]"),
    ("extra",): ((YamlMap,), 'extra: {kildekode: !ENV [KATALOG_SOURCE, ""]}'),
    ("markdown_extensions",): ((YamlList, YamlMap), f"markdown_extensions: [{', '.join(EXTENSIONS)}]"),
    ("validation",): ((YamlMap,), "validation: {not_found: warn, unrecognized_links: ignore, anchors: ignore}"),
}
# Those that MkDocs itself sees are wrong, and only how they are written is missing.
_OTHERS = {"site_url": 'site_url: !ENV [KATALOG_URL, ""]', "use_directory_urls": "use_directory_urls: true", "strict": "strict: true"}
_QUOTED = re.compile(r"""['"]([^'"\n]+)['"]""")
_UNKNOWN = re.compile(r"Unrecognised configuration name: (\S+)")


def problems(file: Path) -> list[Problem]:
    """Return what in the file cannot be read, is of another kind than it must be, or is gone without anybody else noticing."""
    node, found = _read(file)
    if found or node is None:
        return found
    wrong = [*_inherited(node, file.parent)] + [
        Problem(FILE, line_of(node, path), "setting_bad", {"value": path[-1], "wanted": wanted})
        for path, (kinds, wanted) in _LINES.items()
        if (value := _at(node, path)) is not None and (not isinstance(value, kinds) or not value)
    ]
    # What a file inherits is not seen here.
    return wrong if wrong or "INHERIT" in node else [*_doors(node), *_paths(node, file.parent)]


def told(file: Path, said: Iterable[tuple[str, str]], known: Iterable[str]) -> Iterator[Problem]:
    """Yield what MkDocs has *said* of keys of the file, on the line of what it speaks of; *known* are those it has."""
    node, known = _read(file)[0] or YamlMap(0), list(known)
    for key, sentence in said:
        path: tuple[Any, ...] = (key,) if key in node else ()
        line, value = line_of(node, path) if path else 0, key
        if unknown := _UNKNOWN.search(sentence):
            named = unknown[1]
            place = next((number for word, number in _words(node.get(key, "") if key != named else node, 0) if word == named), line)
            yield Problem(FILE, place, "setting_unknown", {"value": named, "hint": hint(named, known if key == named else ())})
            continue
        # What might have stood there instead is no part of the file, but may stand elsewhere in it.
        quoted = _QUOTED.findall(re.sub(r"Expected one of \[[^]]*\]", "", sentence))
        for word, number in _words(node.get(key, ""), line):
            if any(one == word or one.endswith(f"/{word}") for one in quoted):
                line, value = number, word
        wanted = _LINES[(key,)][1] if (key,) in _LINES else _OTHERS.get(key, f"{key}: …")
        yield Problem(FILE, line, "setting_bad" if line else "setting_wanted", {"value": value if line else wanted, "wanted": wanted})


def setup(file: Path, held: Mapping[str, bool]) -> Iterator[Problem]:
    """Yield each line of mkdocs.yml that the site cannot be built without and that does not hold, given as it must be written."""
    for wanted, holds in held.items():
        if not holds:
            yield Problem(FILE, line_with(file, wanted.partition(":")[0]), "setting_wanted", {"value": wanted})


def lacking(file: Path, languages: Mapping[str, bool]) -> Iterator[Problem]:
    """Yield what every build needs and would miss late, in many words; *languages* are those to be built: whether each is the default."""
    default = next(language for language, is_default in languages.items() if is_default)
    for name in (*_FRAMES, f"content/{default}/index.md"):
        if not (file.parent / name).is_file():
            yield Problem(name, 0, "file_missing")
    words = {path.stem for path in (file.parent / "data/ord").glob("*.yaml")}
    if words and (differ := sorted(words ^ languages.keys())):
        yield Problem(FILE, line_with(file, "languages"), "setting_languages", {"value": ", ".join(differ)})


def line_with(file: Path, key: str) -> int:
    """Return the line of mkdocs.yml that a key stands on, however deep."""
    return next((number for word, number in _words(_read(file)[0] or "", 0) if word == key), 0)


def _read(file: Path) -> tuple[YamlMap | None, list[Problem]]:
    node, found = read_yaml(file, FILE)
    found = [one for one in found if one.code != "yaml_tag" or one.values["tag"] not in _TAGS]
    if found or isinstance(node, YamlMap):
        return node if isinstance(node, YamlMap) else None, found
    return None, [Problem(FILE, 0, "top_wrong" if node else "file_empty", {"key": "site_name"})]


def _at(node: YamlMap, path: tuple[str, ...]) -> Node | None:
    value: Any = node
    for part in path:
        value = value.get(part) if isinstance(value, YamlMap) else None
    return value  # type: ignore[no-any-return]


def _doors(node: YamlMap) -> Iterator[Problem]:
    """Without the hooks MkDocs knows nothing of the catalogue, and would empty the folder of the site before it finds out."""
    named = {PurePath(one).name for one in node.get("hooks", ()) if isinstance(one, str)}
    missing = [door for door in DOORS if PurePath(door).name not in named]
    if missing:
        wanted = "\n".join(f"- {door}" for door in missing) if named else _LINES[("hooks",)][1]
        # Misspelt, it stands where it was.
        line = next((node.lines[key] for key in node if meant(key, ["hooks"])), 0)
        yield Problem(FILE, line, "setting_wanted", {"value": wanted})


def _inherited(node: YamlMap, folder: Path) -> Iterator[Problem]:
    named = node.get("INHERIT", FILE)
    if not (isinstance(named, str) and (folder / named).is_file()):
        yield Problem(FILE, node.lines["INHERIT"], "setting_nowhere", {"value": str(named), "hint": "."})


def _paths(node: YamlMap, folder: Path) -> Iterator[Problem]:
    """A file or folder that is named and is not there, and a folder for the site that would bury what it is made of."""
    for key in ("hooks", "watch"):
        for index, named in enumerate(node.get(key, ())):
            if named in DOORS and not ((folder / named).is_file() and (folder / named).stat().st_size):
                # An empty one, as a full disk leaves it, MkDocs would take for a hook that has nothing to say.
                yield Problem(named, 0, "code_broken")
            elif not isinstance(named, str) or not (folder / named).exists():
                there = [path.relative_to(folder).as_posix() for path in (folder / PurePath(str(named)).parent).glob("*")]
                values = {"value": named if isinstance(named, str) else key, "hint": hint(str(named), there)}
                yield Problem(FILE, line_of(node, (key, index)), "setting_nowhere", values)


def _words(node: Node, line: int) -> Iterator[tuple[str, int]]:
    """Yield every key and every value, with its line."""
    if isinstance(node, YamlMap):
        for key, value in node.items():
            yield key, node.lines[key]
            yield from _words(value, node.lines[key])
    elif isinstance(node, YamlList):
        for value, number in zip(node, node.lines, strict=True):
            yield from _words(value, number)
    else:
        yield node, line
