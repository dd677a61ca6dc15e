"""What a phone fetches to search is the same modules, joined and without what only people read."""

import re
from pathlib import Path

import pytest
from prosjekt import PROJECT

from katalog import assets, extras, scripts
from katalog.problems import ProblemsFound

MODULES = PROJECT / "overrides/assets"


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "inn.js"


def test_a_module_comes_after_what_it_needs_and_each_comes_once(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        inn="import { a } from './en.js'\nimport { b } from './to.js'\na(b)\n",
        en="import { b } from './to.js'\nexport const a = x => x + b\n",
        to="export const b = 1\n",
    )

    text = scripts.joined(entry)

    assert re.findall(r"const \$(\w+)=\(\(\)=>", text) == ["to", "en", "inn"]
    assert not re.search(r"^\s*(import|export)\b", text, re.MULTILINE)


def test_names_in_two_modules_do_not_meet(tmp_path: Path) -> None:
    entry = write(tmp_path, inn="import { a } from './en.js'\nconst en = 2\na(en)\n", en="const en = 1\nexport const a = x => x + en\n")

    assert scripts.joined(entry).count("const en=") == 2


def test_comments_are_left_out_and_texts_are_kept(tmp_path: Path) -> None:
    entry = write(tmp_path, inn="// en merknad\nconst a = 'http://a.no' // en til\n/** og en */\n")

    assert scripts.joined(entry) == "const $inn=(()=>{const a='http://a.no'\nreturn{}})()"


def test_a_module_of_another_folder_is_joined_too(tmp_path: Path) -> None:
    (tmp_path / "side").mkdir()
    write(tmp_path, en="export const a = 1\n")
    entry = write(tmp_path / "side", inn="import { a } from '../en.js'\nexport const b = a\n")

    assert scripts.joined(entry) == "const $en=(()=>{const a=1\nreturn{a}})()\nconst $inn=(()=>{const{a}=$en\nconst b=a\nreturn{b}})()"


# What sok/inn.js says, what side/en.js says, and what is told of that.
WRONG = {
    "two of one name": (
        "import { b } from '../side/inn.js'\n",
        "",
        "sok/inn.js: skriptet har samme navn som overrides/assets/side/inn.js, og",
    ),
    "itself": ("\nimport { b } from './inn.js'\n", "", "sok/inn.js:2: skriptene trenger hverandre i ring: sok/inn.js → sok/inn.js."),
    "a ring": (
        "\nimport { b } from '../side/en.js'\n",
        "import { a } from '../sok/inn.js'\nexport const b = 1\n",
        "side/en.js:1: skriptene trenger hverandre i ring: sok/inn.js → side/en.js → sok/inn.js.",
    ),
    "one from outside": ("import { b } from '../../ute.js'\n", "", "sok/inn.js:1: «../../ute.js» ligger utenfor overrides/assets/."),
    "a name misspelt": (
        "\nimport { bokn } from '../side/en.js'\n",
        "export const boken = 1\n",
        "sok/inn.js:2: «bokn» blir ikke eksportert fra ../side/en.js – mente du «boken»?",
    ),
    "a semicolon": ("import { b } from '../side/en.js';\n", "", "sok/inn.js:1: linjen kan ikke brukes her. Skriv import { navn } from "),
    "all of it": ("// a\nimport * as b from '../side/en.js'\n", "", "sok/inn.js:2: linjen kan ikke brukes her."),
    "an export of names": ("const a = 1\nexport { a }\n", "", "sok/inn.js:2: linjen kan ikke brukes her."),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_no_browser_could_run_is_told_on_its_line(name: str, tmp_path: Path) -> None:
    text, other, begins = WRONG[name]
    for folder in ("sok", "side"):
        (tmp_path / folder).mkdir()
    write(tmp_path / "side", en=other, inn="export const b = 1\n")

    with pytest.raises(ProblemsFound) as found:
        scripts.joined(write(tmp_path / "sok", inn=text))

    assert [str(one).startswith(f"overrides/assets/{begins}") for one in found.value.problems] == [True], found.value


def test_imports_while_a_page_is_open_stand_where_they_will(tmp_path: Path) -> None:
    entry = write(tmp_path, inn="const a = () =>\n  import('./en.js')\nimport.meta.url\n")

    assert "import('./en.js')" in scripts.joined(entry)


def test_each_module_is_in_one_of_the_scripts_that_pages_fetch() -> None:
    texts = [scripts.joined(MODULES / f"{entry}.js") for entry in [*assets.SCRIPTS.values(), *extras.WORKERS.values(), extras.MODULE]]
    found = {name for text in texts for name in re.findall(r"const \$(\w+)=\(\(\)=>", text)}

    assert found == {path.stem for path in MODULES.glob("*/*.js")}
    assert not re.search(r"^\s*(import |export )", "\n".join(texts), re.MULTILINE)
