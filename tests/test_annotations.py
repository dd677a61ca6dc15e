"""A pull request shows each problem on its line, in the language of the municipality, and nothing an editor wrote becomes a command."""

import re
import subprocess
from pathlib import Path

import pytest
from prosjekt import WRONG, katalog, make_project, make_wrong_project, problems_in

from katalog.annotations import annotations, plain, summary
from katalog.problems import Problem


@pytest.fixture(autouse=True)
def _norwegian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KATALOG_LANG", raising=False)


def check(root: Path, summary_file: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return katalog(root, "check", *arguments, GITHUB_STEP_SUMMARY=str(summary_file))


def test_a_problem_is_a_command_with_its_file_and_line(tmp_path: Path) -> None:
    said = annotations([Problem("data/tiltak.yaml", 3, "text_empty")], make_project(tmp_path))

    assert said == "::error file=data/tiltak.yaml,line=3,title=Feil i dataene::teksten er tom. Skriv noe, eller ta bort linjen."


def test_a_problem_with_a_whole_file_has_no_line(tmp_path: Path) -> None:
    said = annotations([Problem("data/veien.yaml", 0, "file_empty", {"key": "steg"})], tmp_path)

    assert said == "::error file=data/veien.yaml,title=Feil i dataene::filen er tom. Den skal begynne med «steg:»."


def test_what_an_editor_wrote_is_never_read_as_a_command_or_as_a_property(tmp_path: Path) -> None:
    hostile = "100%0A::error file=x\r\n::set-output name=a::b"

    said = annotations([Problem("data/tiltak/a,b:c%.yaml", 1, "date_bad", {"value": hostile, "wanted": "2026-11-22"})], tmp_path)

    assert said.count("\n") == 0
    assert said.startswith("::error file=data/tiltak/a%2Cb%3Ac%25.yaml,line=1,title=Feil i dataene::«100%250A::error file=x ::set-output")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        pytest.param(3, "Feil i dataene", id="the first line of a Norwegian record"),
        pytest.param(62, "Feil i dataene", id="the last of them"),
        pytest.param(80, "Fejl i dataene", id="a Danish record"),
        pytest.param(1, "Feil i dataene", id="before the first record"),
        pytest.param(0, "Feil i dataene", id="the whole file"),
        pytest.param(9999, "Fejl i dataene", id="after the last record, which is Danish"),
    ],
)
def test_a_problem_is_told_in_the_language_of_its_municipality(line: int, title: str, tmp_path: Path) -> None:
    said = annotations([Problem("data/tiltak.yaml", line, "list_empty")], make_project(tmp_path))

    assert re.findall(r"title=([^:]+)::", said) == [title]


def test_a_record_that_is_no_yaml_still_has_a_municipality(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    text = 'tiltak:\n  - id: a\n    kommune: "lyngby-taarbaek"\n    navn: "uden slut\n  - id: b\n    kommune: baerum\n'
    (root / "data/tiltak.yaml").write_text(text, encoding="utf-8")

    said = annotations([Problem("data/tiltak.yaml", 4, "yaml_quote"), Problem("data/tiltak.yaml", 5, "yaml_quote")], root)

    assert re.findall(r"title=([^:]+)::", said) == ["Fejl i dataene", "Feil i dataene"]


@pytest.mark.parametrize(("file", "title"), [("data/ord/da.yaml", "Fejl i dataene"), ("data/ord/nb.yaml", "Feil i dataene")])
def test_a_file_of_words_is_told_of_in_its_own_language(file: str, title: str, tmp_path: Path) -> None:
    assert f"title={title}::" in annotations([Problem(file, 1, "text_empty")], make_project(tmp_path))


@pytest.mark.parametrize(("line", "title"), [(13, "Fejl i dataene"), (4, "Feil i dataene")])
def test_a_municipality_is_told_of_in_the_language_it_names(line: int, title: str, tmp_path: Path) -> None:
    assert f"title={title}::" in annotations([Problem("data/kommuner.yaml", line, "list_empty")], make_project(tmp_path))


@pytest.mark.parametrize(("line", "title"), [(31, "Fejl i dataene"), (20, "Feil i dataene")])
def test_what_holds_in_a_country_is_told_of_in_its_language(line: int, title: str, tmp_path: Path) -> None:
    assert f"title={title}::" in annotations([Problem("data/nasjonalt.yaml", line, "list_empty")], make_project(tmp_path))


def test_the_summary_counts_the_problems_and_shows_text_as_text(tmp_path: Path) -> None:
    problem = Problem("data/tiltak.yaml", 7, "date_bad", {"value": "![x](https://example.org/a.png) <b>`1`", "wanted": "2026-11-22"})

    said = summary([problem], make_project(tmp_path))

    shown = r"«\!\[x\]\(https://example.org/a.png\) \<b\>\`1\`» er ikke en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel 2026-11-22."
    assert said == f"## 1 feil i dataene\n\n- `data/tiltak.yaml:7`: {shown}\n"


def test_a_text_of_several_lines_stays_on_its_own_line_of_the_summary() -> None:
    assert plain("en\n\n# to\n- tre") == r"en \# to - tre"


def test_the_command_annotates_beside_its_report_and_fails(tmp_path: Path) -> None:
    root = make_wrong_project(tmp_path, WRONG / "tiltak/felt-ukjent-inni.yaml")

    done = check(root, tmp_path / "summary.md", "--github")

    assert done.returncode == 1
    assert done.stdout.splitlines() == annotations(problems_in(root), root).splitlines()
    assert len(done.stderr.splitlines()) == len(done.stdout.splitlines()) + 1
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith(f"## {len(done.stdout.splitlines())} feil i dataene\n")


def test_the_command_annotates_nothing_where_nothing_is_wrong_or_nobody_asked(tmp_path: Path) -> None:
    right, wrong = make_project(tmp_path / "a"), make_wrong_project(tmp_path / "b", WRONG / "tiltak/felt-ukjent-inni.yaml")

    well, quiet = check(right, tmp_path / "summary.md", "--github"), check(wrong, tmp_path / "summary.md")

    assert (well.returncode, quiet.returncode) == (0, 1)
    assert "::error" not in well.stdout + well.stderr + quiet.stdout + quiet.stderr
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == f"{well.stdout}\n"
