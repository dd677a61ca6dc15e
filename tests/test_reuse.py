"""What was made for the last site stands again only where it would be made the same, and without the marks nothing changes but the time."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from prosjekt import PROJECT, RIGHT, TODAY, make_project

from katalog import catalog
from katalog.editorial import Editorial
from katalog.findings import Findings
from katalog.pages import Pages
from katalog.reuse import Reuse, everything, signature
from katalog.shares import Shares
from katalog.site import Address, Shell, Workplace

ADDRESS = Address("", "nb")
SHELL = Shell("<title>@@tittel@@</title>@@innhold@@")
ALL = 455
NAMES = {name: name for name in ("favicon.svg", "innebygd.css", "side.js", "velger.js")}


def reuse(root: Path, settings: str = "", today: date = TODAY, lines: bool = False) -> Reuse:
    return Reuse(everything(root), root / "site", catalog.load(root, today=today), ADDRESS, settings, lines=lines)


def shares(root: Path, kept: Reuse) -> Shares:
    found = catalog.load(root, today=TODAY)
    pages = Pages(found, root / "overrides/katalog", files=NAMES)
    return Shares(pages, Editorial(pages, Findings(), "redaksjon.css", "", "", RIGHT), {"nb": SHELL, "da": SHELL}, ADDRESS, "", kept)


def made(root: Path, kept: Reuse, name: str = "ut") -> list[str]:
    """Return the municipalities that a build makes, and leave what it builds in *name*."""
    return shares(root, kept).write(root / name, root / "rom")


def build(root: Path) -> None:
    workplace = Workplace(root / "site")
    kept = reuse(root)
    shares(root, kept).write(workplace.open(), workplace.room)
    workplace.publish()
    kept.remember({})
    workplace.close()


def files(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose pages have been made once."""
    root = make_project(tmp_path_factory.mktemp("forste"))
    shutil.copytree(PROJECT / "overrides", root / "overrides")
    build(root)
    return root


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    """The same in a copy that a test may change; a copy keeps the times of its files."""
    return shutil.copytree(first, tmp_path / "p")


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_where_nothing_changed_nothing_is_made_again(project: Path) -> None:
    assert made(project, reuse(project)) == []
    assert files(project / "ut") == files(project / "site")
    assert len(files(project / "ut")) > ALL


def test_a_changed_entry_has_its_own_municipality_made_again_as_a_cold_build_makes_it(project: Path) -> None:
    spoil(project / "data/tiltak.yaml", "navn:", "navn: # endret\n     ")
    cold = shutil.copytree(project, project.with_name("kald"), ignore=shutil.ignore_patterns("site", ".site-*"))

    assert len(made(project, reuse(project))) == 1

    build(project)
    build(cold)
    assert files(project / "site") == files(cold / "site")


def test_what_asks_for_another_column_has_every_table_made_again_as_a_cold_build_makes_it(project: Path) -> None:
    one = "      - tittel: Enda en kilde\n"
    spoil(project / "data/tiltak.yaml", one, one * 4)
    cold = shutil.copytree(project, project.with_name("kald"), ignore=shutil.ignore_patterns("site", ".site-*"))

    build(project)
    build(cold)

    assert b"kilde.5.tittel" in files(cold / "site")["data/tiltak.csv"]
    assert files(project / "site") == files(cold / "site")


def test_a_file_of_all_that_somebody_has_changed_is_no_source_of_the_next(project: Path) -> None:
    (project / "site/data/tiltak.json").write_text("tuklet med", encoding="utf-8")

    assert len(made(project, reuse(project))) == ALL


@pytest.mark.parametrize("name", ["data/ord/da.yaml", "data/nasjonalt.yaml", "data/kommuner.yaml", "overrides/katalog/_deler.html"])
def test_what_every_page_is_made_from_has_them_all_made_again(project: Path, name: str) -> None:
    path = project / name
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    assert len(made(project, reuse(project))) == ALL


@pytest.mark.parametrize(
    "other",
    [{"settings": "another frame"}, {"today": TODAY + timedelta(1)}, {"lines": True}],
    ids=["another frame", "another day", "links to lines"],
)
def test_a_build_that_is_told_something_else_makes_all_again(project: Path, other: dict[str, object]) -> None:
    described = {one.kommune for one in catalog.load(project, today=TODAY).open}

    assert described <= set(made(project, reuse(project, **other)))  # type: ignore[arg-type]


def test_a_page_that_somebody_has_changed_is_made_again(project: Path) -> None:
    page = project / "site/da/kommune/oslo/index.html"
    page.write_text("tuklet med", encoding="utf-8")

    assert made(project, reuse(project)) == ["oslo"]


NOT_MARKS = {
    "empty": "",
    "cut": "{",
    "a list": "[]",
    "a mapping": '{"oslo": 1}',
    "a number for a share": '[{"oslo": 1}, {}, [], {}, {}]',
    "a share without files": '[{"oslo": ["a", "b", []]}, {}, [], {}, {}]',
    "a section without a place": '[{"oslo": ["a", "b", [[], {"data/tiltak.json": [1]}, {}, {}]]}, {}, [], {}, {}]',
    "a page without a title": '[{}, {}, [], {}, {"oslo": [[["nb"]], []]}]',
    "a number for what was seen": "[{}, {}, [], {}, 1]",
    "no mark": '[{"oslo": ["", "", [[], {}, {}, {}]]}, {}, [], {}, {}]',
}


@pytest.mark.parametrize("text", NOT_MARKS.values(), ids=NOT_MARKS)
def test_marks_that_cannot_be_read_are_no_marks(project: Path, text: str) -> None:
    (project / ".site-laget").write_text(f"{signature(text)}\n{text}", encoding="utf-8")

    assert len(made(project, reuse(project))) == ALL


def test_marks_that_are_not_whole_are_no_marks(project: Path) -> None:
    state = project / ".site-laget"
    text = state.read_text(encoding="utf-8")
    place = text.rindex("1")
    state.write_text(f"{text[:place]}2{text[place + 1 :]}", encoding="utf-8")

    assert len(made(project, reuse(project))) == ALL


def test_a_catalogue_that_is_not_what_stands_in_the_files_leaves_no_marks(project: Path) -> None:
    unsure = Reuse(b"", project / "site", catalog.load(project, today=TODAY), ADDRESS, "", lines=False)

    unsure.remember({})

    assert len(made(project, unsure)) == ALL
    assert len(made(project, reuse(project), "ut2")) == ALL


def test_what_is_written_while_the_files_are_read_is_made_next_time(project: Path) -> None:
    before = everything(project)
    spoil(project / "data/ord/da.yaml", "Menu", "Menuen")
    late = Reuse(before, project / "site", catalog.load(project, today=TODAY), ADDRESS, "", lines=False)

    late.remember({})

    assert len(made(project, reuse(project))) == ALL


def test_what_a_link_in_the_old_site_leads_to_is_left_alone(tmp_path: Path) -> None:
    others = tmp_path / "annet"
    (others / "mappe/mer").mkdir(parents=True)
    for place in ("site/lenke", "site/kommune/lenke", "site/kommune/asker/lenke"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).symlink_to(others)
    workplace = Workplace(tmp_path / "site")
    workplace.open()

    workplace.publish()
    workplace.close()

    assert (others / "mappe/mer").is_dir()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-lock", "annet", "site"]


def test_a_file_that_somebody_changes_while_a_site_is_built_is_made_again_next_time(project: Path) -> None:
    workplace = Workplace(project / "site")
    kept = reuse(project)
    shares(project, kept).write(workplace.open(), workplace.room)
    workplace.publish()
    spoil(project / "site/kommune/asker/index.html", "</title>", "!</title>")
    kept.remember({})
    workplace.close()

    assert made(project, reuse(project)) == ["asker"]
