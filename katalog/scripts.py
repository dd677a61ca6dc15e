"""Modules of the pages in, one small script out: a phone fetches it in one turn, without the comments.

The modules run as they stand; this joins them and decides nothing.
"""

import re
from pathlib import Path

import rjsmin

_IMPORT = re.compile(r"^import (\{[\w ,]+\}) from '(\.[\w./]+)\.js'$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|class|function\*?) (\w+))", re.MULTILINE)


def joined(entry: Path) -> str:
    """Return the module *entry* and all that it imports as one module that imports nothing.

    Understood are imports of names from a module with a relative address, each on a line of its own, and exports where a thing is
    declared. A module becomes a function's result, named $ and its file's name, so no two modules may have the same.
    """
    done: dict[Path, str] = {}
    _join(entry.resolve(), done)
    if len({module.stem for module in done}) < len(done):
        raise ValueError(f"two modules of one name behind {entry.name}")
    minified: str = rjsmin.jsmin("\n".join(done.values()))
    return minified


def classic(entry: Path, *, fetches: bool = False) -> str:
    """Return the same as a script that is no module, since a browser runs none from a disk or a USB stick (file://).

    What *fetches* has nothing to do there, where a page may fetch nothing: what it stands on is as it is without scripts.
    """
    guard = "if(location.protocol==='file:')return;" if fetches else ""
    text = joined(entry).replace("import.meta.url", "$url")
    return f"(()=>{{'use strict';{guard}const $url=document.currentScript.src;{text}\n}})()"


def _join(module: Path, done: dict[Path, str]) -> None:
    """Put what *module* needs into *done*, and then itself."""
    text = module.read_text(encoding="utf-8")
    for _, path in _IMPORT.findall(text):
        needed = (module.parent / f"{path}.js").resolve()
        if needed not in done:
            _join(needed, done)
    body = _EXPORT.sub("", _IMPORT.sub(lambda m: f"const {m[1]} = ${Path(m[2]).name}", text))
    done[module] = f"const ${module.stem} = (() => {{\n{body}\nreturn {{ {', '.join(_EXPORT.findall(text))} }}\n}})()"
