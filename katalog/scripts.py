"""Modules of the pages in, one small script out: a phone fetches it in one turn, without the comments.

The modules run as they stand; this joins them and decides nothing.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import rjsmin

from katalog.hints import hint
from katalog.problems import Problem, ProblemsFound

# Where scripts lie, from the project's root.
FOLDER = "overrides/assets"
_IMPORT = re.compile(r"^import (\{[\w ,]+\}) from '(\.[\w./]+)\.js'$", re.MULTILINE)
# What is an import or an export too, and would stop the whole script in a browser; `import(…)` and `import.meta` may stand anywhere.
_OTHER = re.compile(r"^[ \t]*(?:import\b\s*[\w{*'\"]|export\b)", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|class|function\*?) (\w+))", re.MULTILINE)


def joined(entry: Path) -> str:
    """Return the module *entry* and all that it imports as one module that imports nothing; or raise ProblemsFound.

    Understood are imports of names from a module with a relative address, each on a line of its own, and exports where a thing is
    declared. A module becomes a function's result, named $ and its file's name, so no two modules may have the same.
    """
    done: dict[Path, str] = {}
    if problems := list(_join([entry], done)):
        raise ProblemsFound(problems)
    minified: str = rjsmin.jsmin("\n".join(done.values()))
    return minified


def classic(entry: Path, *, fetches: bool = False) -> str:
    """Return the same as a script that is no module, since a browser runs none from a disk or a USB stick (file://).

    What *fetches* has nothing to do there, where a page may fetch nothing: what it stands on is as it is without scripts.
    """
    guard = "if(location.protocol==='file:')return;" if fetches else ""
    text = joined(entry).replace("import.meta.url", "$url")
    return f"(()=>{{'use strict';{guard}const $url=document.currentScript.src;{text}\n}})()"


def _join(way: list[Path], done: dict[Path, str]) -> Iterator[Problem]:
    """Put what the last module of *way* needs into *done*, and then itself; yield what stops that, on its line."""
    module, folder = way[-1], way[0].parent.parent
    text, name = module.read_text(encoding="utf-8"), _named(module, folder)
    for wanted in _IMPORT.finditer(text):
        line, path = text.count("\n", 0, wanted.start()) + 1, f"{wanted[2]}.js"
        # By where it lies, also where that is a link.
        needed = Path(os.path.normpath(module.parent / path))
        if not needed.is_relative_to(folder):
            yield Problem(name, line, "script_outside", {"value": path, "folder": FOLDER})
            continue
        if needed in way:
            ring = " → ".join(_named(one, folder).removeprefix(f"{FOLDER}/") for one in [*way[way.index(needed) :], needed])
            yield Problem(name, line, "script_ring", {"value": ring})
            continue
        if needed not in done:
            yield from _join([*way, needed], done)
        given = [one[1] for one in _EXPORT.finditer(needed.read_text(encoding="utf-8"))]
        for one in re.findall(r"\w+", wanted[1]):
            if one not in given:
                yield Problem(name, line, "script_name", {"value": one, "other": path, "hint": hint(one, given)})
    other = next((one for one in done if one.stem == module.stem), None)
    if other:
        yield Problem(name, 0, "script_twice", {"other": _named(other, folder)})
    body = _EXPORT.sub("", _IMPORT.sub(lambda m: f"const {m[1]} = ${Path(m[2]).name}", text))
    for found in _OTHER.finditer(body):
        yield Problem(name, body.count("\n", 0, found.start()) + 1, "script_line")
    done[module] = f"const ${module.stem} = (() => {{\n{body}\nreturn {{ {', '.join(_EXPORT.findall(text))} }}\n}})()"


def _named(module: Path, folder: Path) -> str:
    return f"{FOLDER}/{module.relative_to(folder).as_posix()}"
