"""Modules of the search in, one small script out: a phone fetches it in one turn, without the comments.

The modules run as they stand, and are published beside it; this joins them and decides nothing.
"""

import re
from pathlib import Path

import rjsmin

_IMPORT = re.compile(r"^import (\{[\w ,]+\}) from '\./(\w+)\.js'$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|class|function\*?) (\w+))", re.MULTILINE)


def joined(entry: Path) -> str:
    """Return the module *entry* and all that it imports as one module that imports nothing.

    Understood are imports of names from the same folder, each on a line of its own, and exports where a thing is declared.
    """
    done: dict[str, str] = {}
    _join(entry, done)
    minified: str = rjsmin.jsmin("\n".join(done.values()))
    return minified


def _join(module: Path, done: dict[str, str]) -> None:
    """Put what *module* needs into *done*, and then itself: a module is a function's result, so that names do not meet; its own has a $."""
    text = module.read_text(encoding="utf-8")
    for _, name in _IMPORT.findall(text):
        if name not in done:
            _join(module.with_name(f"{name}.js"), done)
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = $\2", text))
    done[module.stem] = f"const ${module.stem} = (() => {{\n{body}\nreturn {{ {', '.join(_EXPORT.findall(text))} }}\n}})()"
