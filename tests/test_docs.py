"""The papers tell the truth: commands, files, example and messages are what they say."""

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from prosjekt import PROJECT, TODAY, katalog, make_project, problems_in
from regneark import edited, exported
from test_filed import NEW, body

from katalog import catalog
from katalog.model import Tiltak

README, CONTRIBUTING, HACKING = ((PROJECT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md", "HACKING.md"))
PAPERS = {"README": README, "CONTRIBUTING": CONTRIBUTING, "HACKING": HACKING}
NORWEGIAN, DANISH = CONTRIBUTING.split("\n## Dansk\n")
SECTIONS = {"nb": NORWEGIAN, "da": DANISH}
MUST = {"nb": "må", "da": "skal"}
EXAMPLE = "data/tiltak/eksempel.yaml"
# What an editor may write wrong in the example, in the order CONTRIBUTING.md takes it up: pattern, and what stands instead.
SLIPS = {
    "a key": (r"kontrollert: \{", "kontrolert: {"),
    "a phone number": (r"22 22 22 22", "22 22 22 2"),
    "a colon": (r'tittel: "(.*)"', r"tittel: \1"),
}
# Every module of the engine but the package itself, which is empty.
MODULES = sorted(p.relative_to(PROJECT).as_posix() for p in (PROJECT / "katalog").rglob("*.py") if p != PROJECT / "katalog/__init__.py")
# Named in the papers, but made by a command or by an editor.
MADE = {
    "data/tiltak/",
    "data/vert.yaml",
    "data/flyttet.yaml",
    "data/lenkeunntak.yaml",
    "data/lenker.csv",
    "content/assets/navn.svg",
    "overrides/base.html",
}
ROOMS = r"(?:data|content|katalog|hooks|overrides|scripts|tests|docs|bench)/[\w./-]*"
FILES = r"[\w-]+\.(?:md|yml|toml|txt|in)|Makefile|LICENSE(?:-DATA)?"


def fenced(text: str, kind: str) -> list[str]:
    """Return what stands in the code blocks of one kind."""
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


def code(text: str) -> list[str]:
    """Return all that is set as code, inline or in a block of commands."""
    return [*re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)), *"".join(fenced(text, "sh")).splitlines()]


def named(pattern: str) -> list[object]:
    """Return what the pattern finds in each paper's code, each once, as cases of a test."""
    found = {(paper, hit) for paper, text in PAPERS.items() for each in code(text) for hit in re.findall(pattern, each)}
    return [pytest.param(value, id=f"{paper} {value}") for paper, value in sorted(found)]


def file_of(module: str, name: str) -> str:
    """Return the file of what `from module import name` reads: a module of its own, or what a module holds."""
    folder = module.replace(".", "/")
    return next(
        path
        for path in (f"{folder}/{name}.py", f"{folder}/{name}/__init__.py", f"{folder}.py", f"{folder}/__init__.py")
        if (PROJECT / path).is_file()
    )


def requirements(name: str) -> list[str]:
    """Return the packages a file of requirements asks for."""
    return re.findall(r"^([A-Za-z][\w-]*)", (PROJECT / name).read_text(encoding="utf-8"), re.MULTILINE)


def told_of_the_example(root: Path) -> str:
    """Return what the engine says of the example, as it stands in a terminal."""
    return "".join(f"{problem}\n" for problem in problems_in(root) if problem.file == EXAMPLE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The real data in a copy, with room for the example."""
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    (tmp_path / EXAMPLE).parent.mkdir(exist_ok=True)
    return tmp_path


def test_readme_fits_one_screen() -> None:
    assert len(README.splitlines()) <= 60


def test_readme_shows_where_norwegians_and_danes_go_first() -> None:
    assert README.splitlines()[0] == "På norsk og dansk: se [CONTRIBUTING.md](CONTRIBUTING.md)."


def test_readme_has_a_picture_and_says_what_is_on_it() -> None:
    alt, path = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)[0]

    assert len(alt) > 40
    assert (PROJECT / path).is_file()


@pytest.mark.parametrize("command", ["make serve", "make test"])
def test_readme_names_the_two_doors(command: str) -> None:
    assert re.search(rf"^{command}\b", "".join(fenced(README, "sh")), re.MULTILINE)


@pytest.mark.parametrize("target", named(r"(?<=make )[a-z-]+"))
def test_a_make_command_in_the_papers_exists(target: str) -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("command", named(r"(?<=-m katalog )[a-z]+"))
def test_a_command_of_the_engine_in_the_papers_exists(command: str) -> None:
    source = (PROJECT / "katalog/__main__.py").read_text(encoding="utf-8")

    assert f'add_parser("{command}"' in source


@pytest.mark.parametrize("path", named(f"^(?:{ROOMS}|{FILES})$"))
def test_a_file_or_folder_in_the_papers_exists(path: str) -> None:
    assert path in MADE or (PROJECT / path).exists()


@pytest.mark.parametrize(
    "path", [pytest.param(p, id=p) for text in PAPERS.values() for p in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#:]+)\)", text)]
)
def test_a_link_between_the_papers_leads_somewhere(path: str) -> None:
    assert (PROJECT / path).is_file()


@pytest.mark.parametrize("language", SECTIONS)
def test_the_example_can_be_pasted_into_the_data_as_it_stands(language: str, project: Path) -> None:
    (example,) = fenced(SECTIONS[language], "yaml")
    (project / EXAMPLE).write_text(example, encoding="utf-8")

    found = catalog.load(project, today=TODAY)

    assert [key for key, place in found.places.items() if place.file == EXAMPLE] == [
        key for key in found.tiltak if key.endswith("/eksempel")
    ]


@pytest.mark.parametrize("language", SECTIONS)
@pytest.mark.parametrize(("key", "required"), [(f.alias or name, f.is_required()) for name, f in Tiltak.model_fields.items()])
def test_the_example_says_of_each_key_whether_it_must_be_there(language: str, key: str, required: bool) -> None:
    (example,) = fenced(SECTIONS[language], "yaml")

    said = re.findall(rf"^  [ -] {key}:.*# (\w+): ", example, re.MULTILINE)

    assert said == [MUST[language] if required else "kan"]


@pytest.mark.parametrize("language", SECTIONS)
@pytest.mark.parametrize("slip", SLIPS)
def test_a_message_in_contributing_is_what_the_engine_says(
    language: str, slip: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KATALOG_LANG", language)
    (example,) = fenced(SECTIONS[language], "yaml")
    shown = fenced(SECTIONS[language], "text")[list(SLIPS).index(slip)]
    (project / EXAMPLE).write_text(re.sub(*SLIPS[slip], example), encoding="utf-8")

    told = told_of_the_example(project)

    assert told == shown


@pytest.mark.parametrize("language", SECTIONS)
def test_what_contributing_says_to_press_or_look_for_stands_on_the_pages(language: str) -> None:
    about = (PROJECT / f"content/{language}/om.md").read_text(encoding="utf-8")
    words = (PROJECT / f"data/ord/{language}.yaml").read_text(encoding="utf-8")

    ((heading, title),) = re.findall(r"under [«»](.+?)[«»] på siden [«»](.+?)[«»]", SECTIONS[language])
    ((change, right),) = re.findall(r"står [«»](Foreslå .+?)[«»] og [«»](.+?)[«»], når", SECTIONS[language])
    (source,) = re.findall(r"på [«»](Se eller .+?)[«»] nederst", SECTIONS[language])

    assert f"\n## {heading}" in about and f"\ntitle: {title}\n" in about
    assert [one for one in (change, right, source) if f": {one}\n" not in words] == []


# What is answered to a form and told of a spreadsheet, in the order CONTRIBUTING.md shows it: answers, or cells of the first row.
ANSWERS: dict[str, dict[str, str]] = {
    "a number": {"telefon": "22 22 22 2"},
    "a link": {"beskrivelse": "Se [her](https://example.org)"},
}
MISTAKEN = {(2, "målgruppe"): "foreldrene", (2, "trinn"): datetime(2026, 4, 1), (2, "tema"): "=B2"}
KOMMUNE = {"nb": "baerum", "da": "lyngby-taarbaek"}


@pytest.mark.parametrize("language", SECTIONS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_the_answers_to_a_form_in_contributing_are_what_the_engine_says(language: str, answer: str, tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "sak.md").write_text(body("nytt", {**NEW, "kommune": KOMMUNE[language], **ANSWERS[answer]}, language), encoding="utf-8")

    said = katalog(tmp_path, "form", str(tmp_path / "sak.md")).stderr.splitlines()

    assert said[:-1] == [fenced(SECTIONS[language], "text")[len(SLIPS)].splitlines()[list(ANSWERS).index(answer)]]


@pytest.mark.parametrize(("language", "name"), [("nb", "tiltak.xlsx"), ("da", "tilbud.xlsx")])
def test_what_contributing_shows_of_a_spreadsheet_is_what_the_engine_says(language: str, name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    path = edited(exported(root), tmp_path / name, MISTAKEN)

    said = katalog(root, "import", str(path), KATALOG_LANG=language).stderr.splitlines()

    assert sorted(said[:-1]) == fenced(SECTIONS[language], "text")[len(SLIPS) + 1].splitlines()


@pytest.mark.parametrize("package", sorted({*requirements("requirements.in"), *requirements("requirements-test.in")}))
def test_hacking_says_why_each_package_is_there(package: str) -> None:
    assert re.search(rf"^\| {package} \| .{{10,}} \| ", HACKING, re.MULTILINE)


@pytest.mark.parametrize("path", MODULES)
def test_a_module_imports_only_from_above_itself_in_the_map(path: str) -> None:
    above = re.findall(r"^\| `(katalog/[\w/]+\.py)` \|", HACKING, re.MULTILINE)
    source = (PROJECT / path).read_text(encoding="utf-8")

    lines = re.findall(r"^from (katalog[\w.]*) import (\([^)]*\)|.+)", source, re.MULTILINE)
    imported = {file_of(module, name) for module, names in lines for name in re.findall(r"\w+", re.sub(r" as \w+", "", names))}

    assert imported <= set(above[: above.index(path)])


@pytest.mark.parametrize("name", [*PAPERS, "CHANGELOG"])
def test_a_paper_names_no_folder_of_somebodys_machine(name: str) -> None:
    text = (PROJECT / f"{name}.md").read_text(encoding="utf-8")

    assert not re.search(r"(?<![\w.])/(?:home|root|Users|tmp|work|mnt)/", text)
