"""What was made for the last site stands again only where it would be made the same, and without the marks nothing changes but the time."""

import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from prosjekt import PROJECT, RIGHT, TODAY, make_project, shrink

from katalog import catalog
from katalog.editorial import Editorial
from katalog.findings import Findings
from katalog.pages import Pages
from katalog.problems import ProblemsFound
from katalog.reuse import Reuse, everything, signature
from katalog.shares import Shares
from katalog.site import Address, Shell
from katalog.workplace import Workplace

pytestmark = pytest.mark.slow

ADDRESS = Address("", "nb")
SHELL = Shell("<title>@@tittel@@</title>@@innhold@@")
# Those that have services, and two that have none.
FEW = ("3201", "173", "3203", "0301")
# So many municipalities are made by several processes side by side.
MANY = 455
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


def build(root: Path, doubled: bool = False) -> None:
    workplace = Workplace(root / "site")
    kept = reuse(root)
    shares(root, kept).write(workplace.open(), workplace.room)
    kept.set_aside(workplace.publish(kept.same), doubled=doubled)
    kept.remember({})
    workplace.close()


def cold(root: Path, name: str = "kald") -> dict[str, bytes]:
    """Return what a build of the same project makes where nothing stands."""
    other = shutil.copytree(root, root.with_name(name), ignore=shutil.ignore_patterns("site", ".site-*"))
    build(other)
    return files(other / "site")


def files(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def example(root: Path, *numbers: str) -> Path:
    """Write the example catalogue with templates of its own, and these municipalities alone where some are named."""
    make_project(root)
    shutil.copytree(PROJECT / "overrides", root / "overrides")
    if numbers:
        shrink(root / "data", *numbers)
    return root


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose pages have been made once."""
    root = example(tmp_path_factory.mktemp("forste"), *FEW)
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


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two whole countries whose pages have been made once."""
    root = example(tmp_path_factory.mktemp("land"))
    build(root)
    return root


def test_where_nothing_changed_nothing_is_made_again(country: Path) -> None:
    assert made(country, reuse(country)) == []
    assert files(country / "ut") == files(country / "site")
    assert len(files(country / "ut")) > MANY


def test_a_country_is_made_again_as_a_cold_build_makes_it_in_part_and_as_a_whole(country: Path, tmp_path: Path) -> None:
    root = shutil.copytree(country, tmp_path / "p")

    spoil(root / "data/tiltak.yaml", "navn:", "navn: # endret\n     ")
    build(root)
    in_part = files(root / "site") == cold(root)
    spoil(root / "data/ord/da.yaml", "Menu", "Menuen")
    wanted = made(root, reuse(root), "alt")
    build(root)

    assert in_part
    assert len(wanted) == MANY
    assert files(root / "site") == cold(root, "kald igjen")


def test_a_changed_entry_has_its_own_municipality_made_again_as_a_cold_build_makes_it(project: Path) -> None:
    spoil(project / "data/tiltak.yaml", "navn:", "navn: # endret\n     ")

    assert len(made(project, reuse(project))) == 1

    build(project)
    assert files(project / "site") == cold(project)


def test_what_asks_for_another_column_has_every_table_made_again_as_a_cold_build_makes_it(project: Path) -> None:
    one = "      - tittel: Enda en kilde\n"
    spoil(project / "data/tiltak.yaml", one, one * 4)

    build(project)

    found = cold(project)
    assert b"kilde.5.tittel" in found["data/tiltak.csv"]
    assert files(project / "site") == found


def test_a_file_of_all_that_somebody_has_changed_is_no_source_of_the_next(project: Path) -> None:
    (project / "site/data/tiltak.json").write_text("tuklet med", encoding="utf-8")

    assert len(made(project, reuse(project))) == len(FEW)


@pytest.mark.parametrize("name", ["data/ord/da.yaml", "data/nasjonalt.yaml", "data/kommuner.yaml", "overrides/katalog/_deler.html"])
def test_what_every_page_is_made_from_has_them_all_made_again(project: Path, name: str) -> None:
    path = project / name
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    assert len(made(project, reuse(project))) == len(FEW)


def test_a_file_too_large_to_be_data_is_not_read_for_its_mark(project: Path) -> None:
    before = everything(project)
    with (project / "data/film.mp4").open("wb") as film:
        film.truncate(1 << 42)

    assert everything(project) != before


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
    "a number for a share": '[{}, [], {}, []]\n["oslo", 1]',
    "a share without files": '[{}, [], {}, []]\n["oslo", "a", "b", [], null]',
    "a section without a place": '[{}, [], {}, []]\n["oslo", "a", "b", [[], {"data/tiltak.json": [1]}, {}, ""], null]',
    "a page without a title": '[{}, [], {}, []]\n["oslo", "a", "b", [[], {}, {}, ""], [[["nb"]], []]]',
    "a number for what was seen": '[{}, [], {}, []]\n["oslo", "a", "b", [[], {}, {}, ""], 1]',
    "a number for what was set aside": "[{}, [], {}, 1]",
    "no mark": '[{}, [], {}, []]\n["oslo", "", "", [[], {}, {}, ""], null]',
}


@pytest.mark.parametrize("text", NOT_MARKS.values(), ids=NOT_MARKS)
def test_marks_that_cannot_be_read_are_no_marks(project: Path, text: str) -> None:
    content = f"{text}\n".encode()
    (project / ".site-laget").write_bytes(content + signature(content))

    assert len(made(project, reuse(project))) == len(FEW)


def test_marks_that_are_not_whole_are_no_marks(project: Path) -> None:
    state = project / ".site-laget"
    text = state.read_text(encoding="utf-8")
    place = text.rindex("1")
    state.write_text(f"{text[:place]}2{text[place + 1 :]}", encoding="utf-8")

    assert len(made(project, reuse(project))) == len(FEW)


def test_a_catalogue_that_is_not_what_stands_in_the_files_leaves_no_marks(project: Path) -> None:
    unsure = Reuse(b"", project / "site", catalog.load(project, today=TODAY), ADDRESS, "", lines=False)

    unsure.remember({})

    assert len(made(project, unsure)) == len(FEW)
    assert len(made(project, reuse(project), "ut2")) == len(FEW)


def test_what_is_written_while_the_files_are_read_is_made_next_time(project: Path) -> None:
    before = everything(project)
    spoil(project / "data/ord/da.yaml", "Menu", "Menuen")
    late = Reuse(before, project / "site", catalog.load(project, today=TODAY), ADDRESS, "", lines=False)

    late.remember({})

    assert len(made(project, reuse(project))) == len(FEW)


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


@pytest.fixture(scope="module")
def second(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has been built once more without a change, so that there are folders set aside."""
    root = shutil.copytree(first, tmp_path_factory.mktemp("andre") / "p")
    build(root)
    return root


@pytest.fixture
def again(second: Path, tmp_path: Path) -> Path:
    """The same in a copy that a test may change; what was one file in two places is two files of the same times."""
    return shutil.copytree(second, tmp_path / "p")


def test_a_folder_that_was_set_aside_is_moved_into_the_next_site(again: Path) -> None:
    aside, stood = (again / name / "kommune/asker" for name in (".site-forrige", "site"))
    moved, old = aside.stat().st_ino, stood.stat().st_ino

    build(again)

    assert (stood.stat().st_ino, aside.stat().st_ino) == (moved, old)
    assert files(again / "site") == cold(again)


def test_a_server_finds_the_folders_of_its_first_site_set_aside(tmp_path: Path) -> None:
    root = example(tmp_path / "p", *FEW)
    build(root, doubled=True)
    doubled = (root / ".site-forrige/kommune/asker").stat().st_ino
    data = root / "data/tiltak.yaml"
    data.write_text(data.read_text(encoding="utf-8").replace("navn:", "navn: # en\n     ", 1), encoding="utf-8")

    build(root)

    assert (root / "site/kommune/asker").stat().st_ino == doubled
    assert files(root / "site") == cold(root)


def test_what_changes_from_site_to_site_is_in_each_as_a_cold_build_makes_it(again: Path) -> None:
    data = again / "data/tiltak.yaml"
    first = data.read_text(encoding="utf-8")
    for i, text in enumerate((first.replace("navn:", "navn: # en\n     ", 1), first, first.replace("navn:", "navn: # to\n     "))):
        data.write_text(text, encoding="utf-8")
        build(again)
        assert files(again / "site") == cold(again, f"kald{i}")


def rewrite(page: Path) -> None:
    """Write another page of the same length, as somebody does who lets the time of the file be."""
    state = page.stat()
    page.write_text(page.read_text(encoding="utf-8").replace("Asker", "Oskar"), encoding="utf-8")
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns + 1))


TOUCHED = {
    "another page": lambda aside: rewrite(aside / "kommune/asker/index.html"),
    "a page more": lambda aside: (aside / "kommune/asker/mer.html").touch(),
    "a page less": lambda aside: (aside / "kommune/asker/index.html").unlink(),
    "an empty folder": lambda aside: (aside / "da/kommune/asker/tom").mkdir(),
    "a folder less": lambda aside: shutil.rmtree(aside / "da/kommune/asker"),
    "a link for a page": lambda aside: (
        (aside / "kommune/asker/index.html").unlink(),
        (aside / "kommune/asker/index.html").symlink_to("../../../site/kommune/asker/index.html"),
    ),
    "a file for all": lambda aside: (shutil.rmtree(aside), aside.touch()),
    "nothing": lambda aside: shutil.rmtree(aside),
}


@pytest.mark.parametrize("touch", TOUCHED.values(), ids=TOUCHED)
def test_what_somebody_has_done_with_what_was_set_aside_is_not_in_the_next_site(again: Path, touch: Callable[[Path], None]) -> None:
    touch(again / ".site-forrige")

    build(again)

    assert files(again / "site") == cold(again)
    assert [folder for folder in (again / "site").rglob("*/") if not any(folder.iterdir())] == []


def test_what_a_link_in_the_place_of_what_was_set_aside_leads_to_is_left_alone(again: Path) -> None:
    others = (again / ".site-forrige").rename(again / "annet")
    (again / ".site-forrige").symlink_to(others)
    before = files(others)

    build(again)

    assert files(others) == before
    assert not (again / ".site-forrige").is_symlink()


def test_a_server_that_ends_leaves_nothing_that_was_set_aside(again: Path) -> None:
    Workplace(again / "site").forget()

    assert [path.name for path in again.glob(".site-*")] == []


def test_a_build_that_is_killed_when_its_site_is_in_place_leaves_no_marks_of_the_one_before(project: Path) -> None:
    workplace = Workplace(project / "site")
    kept = reuse(project)
    shares(project, kept).write(workplace.open(), workplace.room)
    kept.forget()
    workplace.publish(kept.same)
    workplace.close()

    assert len(made(project, reuse(project))) == len(FEW)


def test_a_page_that_is_a_link_now_is_made_again(project: Path) -> None:
    page = project / "site/kommune/asker/index.html"
    page.rename(project / "en annen disk.html")
    page.symlink_to(project / "en annen disk.html")

    assert made(project, reuse(project)) == ["asker"]


def test_what_others_may_read_now_is_not_the_old_file_that_they_might_not(tmp_path: Path) -> None:
    workplace = Workplace(tmp_path / "site")
    for folder, mode in ((tmp_path / "site", 0o600), (workplace.open(), 0o644)):
        folder.mkdir(exist_ok=True)
        (folder / "index.html").write_text("Hjelp", encoding="utf-8")
        (folder / "index.html").chmod(mode)

    workplace.publish()
    workplace.close()

    assert (tmp_path / "site/index.html").stat().st_mode & 0o777 == 0o644


def test_a_place_too_deep_to_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"^site: nettstedet kan ikke skrives: navnet er for langt\."):
        Workplace(tmp_path / ("d/" * 1200) / "site").open()

    assert list(tmp_path.iterdir()) == []
