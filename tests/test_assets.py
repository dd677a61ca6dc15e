"""What pages fetch has its content in its name: a browser may keep it for ever, and never keeps an old one."""

import hashlib
import os
import re
from pathlib import Path

import pytest
from prosjekt import PROJECT

from katalog import assets, scripts
from katalog.assets import SCRIPTS

HASHED = re.compile(r"(.+)\.([0-9a-f]{8})\.(\w+)")


def write(folder: Path, **modules: str) -> Path:
    for name in assets.PLAIN:
        (folder / name).write_text(name, encoding="utf-8")
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def published(folder: Path, *names: str) -> dict[str, str]:
    """Return the published name of each."""
    return dict(assets.gathered(folder, entries={name: name for name in names}).paths)


def test_each_name_is_that_of_what_the_file_says() -> None:
    found = assets.gathered(PROJECT / "overrides/assets")

    named = {path: HASHED.fullmatch(path) for path in found.texts}
    assert [path for path, match in named.items() if not match] == []
    assert [p for p, m in named.items() if m and hashlib.sha256(found.texts[p].encode()).hexdigest()[:8] != m[2]] == []
    assert set(found.paths) == {*assets.PLAIN, *(f"{name}.js" for name in SCRIPTS)}


def test_a_changed_file_has_another_name_and_so_has_each_script_that_fetches_it(tmp_path: Path) -> None:
    before = published(write(tmp_path, inn="fetch('sist.js')\n", sist="const a = 1\n", ellers="const c = 1\n"), "inn", "sist", "ellers")
    after = published(write(tmp_path, sist="const a = 2\n"), "inn", "sist", "ellers")

    assert {name for name in before if before[name] != after[name]} == {"inn.js", "sist.js"}


def test_a_script_fetches_another_by_the_name_it_has_today(tmp_path: Path) -> None:
    folder = write(tmp_path, inn="fetch('sist.js')\n", sist="const a = 1\n")

    found = assets.gathered(folder, entries={"inn": "inn", "sist": "sist"})

    assert f"fetch('{found.paths['sist.js'].removeprefix('assets/')}')" in found.texts[found.paths["inn.js"]]


def test_the_order_of_the_scripts_changes_no_name(tmp_path: Path) -> None:
    folder = write(tmp_path, inn="fetch('sist.js')\n", sist="const a = 1\n")

    assert published(folder, "inn", "sist") == published(folder, "sist", "inn")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_runs_from_a_disk_where_there_are_no_modules(name: str) -> None:
    text = scripts.classic(PROJECT / f"overrides/assets/{SCRIPTS[name]}.js")

    assert text.startswith("(()=>{'use strict';")
    assert not re.search(r"\bimport\b|^export\b|\bimport\.meta\b", re.sub(r"'[^'\n]*'|`[^`]*`", "", text), re.MULTILINE)


UNREADABLE = {
    "no text": (lambda path: path.write_bytes(b"\xe5"), "not_utf8"),
    "a pipe": (os.mkfifo, "file_special"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "file_unreadable"),
    "a folder": (lambda path: path.mkdir(), "file_unreadable"),
}


@pytest.mark.parametrize("name", ["katalog.css", "favicon.svg", "side/start.js"])
@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_pages_cannot_be_put_together_of_is_told_and_not_waited_for(kind: str, name: str, tmp_path: Path) -> None:
    make, code = UNREADABLE[kind]
    path = tmp_path / "overrides/assets" / name
    path.parent.mkdir(parents=True)
    make(path)

    assert [(problem.file, problem.code) for problem in assets.unreadable(tmp_path)] == [(f"overrides/assets/{name}", code)]
