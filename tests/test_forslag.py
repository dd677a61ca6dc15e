"""A proposal is answered by a machine: the workflow's commands exist, and say in a real repository what is wrong and what has changed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from prosjekt import PROJECT, commit, make_project

pytestmark = pytest.mark.slow

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")


def workflow(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


# Those that write: what has been published, after it has been, and a proposal from a form or of what links and spelling are.
PUSHES = {"pages", "skjema", "lenker", "staving"}


def name_of(path: Path) -> str:
    return path.stem


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a proposal merged into it, and a mistake in the proposal."""
    root = make_project(tmp_path_factory.mktemp("forslag"))
    for name in ("Makefile", "requirements.txt", "requirements-test.txt"):
        shutil.copy(PROJECT / name, root)
    shutil.copytree(PROJECT / "katalog", root / "katalog", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PROJECT / "scripts", root / "scripts")
    commit(root, "Slik det var")
    text = (root / "data/tiltak.yaml").read_text(encoding="utf-8")
    changed = text.replace('telefon: "22 22 22 22"', "telefon: 22 22 22 24").replace("navn: Et dansk", "nav: Et dansk")
    (root / "data/tiltak.yaml").write_text(changed, encoding="utf-8")
    commit(root, "Nytt nummer")
    # Set up already, and later than all it is set up from.
    (root / "klar").write_text("", encoding="utf-8")
    return root


def make(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", f"BIN={Path(sys.executable).parent}", "SITE_READY=klar", *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1", "GITHUB_STEP_SUMMARY": str(root / "sammendrag.md"), "KATALOG_LANG": ""}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_may_only_read_unless_a_job_says_more(path: Path) -> None:
    assert workflow(path)["permissions"] in ("", {}, {"contents": "read"})


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_does_what_a_person_can_do(path: Path) -> None:
    called = {target for step in steps(path) for target in re.findall(r"^make ([a-z-]+)", step.get("run", ""), re.MULTILINE)}

    assert called
    assert {target for target in called if not re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)} == set()


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_what_a_workflow_fetches_is_pinned_and_gets_no_key(path: Path) -> None:
    used = [step for step in steps(path) if "uses" in step]

    assert [step["uses"] for step in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])] == []
    keys = {step["with"]["persist-credentials"] for step in used if step["uses"].startswith("actions/checkout@")}
    assert keys <= ({"false", "true"} if path.stem in PUSHES else {"false"})
    assert "secrets." not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_no_text_of_a_proposal_is_put_into_a_command(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []
    assert "pull_request_target" not in path.read_text(encoding="utf-8")


def test_a_proposal_is_told_its_mistakes_and_its_changes_in_one_summary(proposal: Path) -> None:
    (proposal / "sammendrag.md").unlink(missing_ok=True)

    wrong, changes = make(proposal, "annotate"), make(proposal, "changes", "SINCE=HEAD^1")

    place = r"::error file=data/tiltak\.yaml,line=72,title=Fejl i dataene::ukendt felt «nav» – mente du «navn»\?"
    assert wrong.returncode != 0
    assert re.match(place, wrong.stdout)
    assert changes.returncode == 0
    assert "\n- **Testtelefonen** fikk nytt nummer: 22 22 22 22 → 22 22 22 24\n" in changes.stdout
    summary = (proposal / "sammendrag.md").read_text(encoding="utf-8")
    assert re.findall("^##+ .*", summary, re.MULTILINE) == ["## 1 feil i dataene", "## Dette er endret", "### Bærum", "### Lyngby-Taarbæk"]


def test_a_change_since_nothing_is_told_as_such(proposal: Path) -> None:
    done = make(proposal, "changes", "SINCE=")

    assert done.returncode != 0
    assert "Traceback" not in done.stdout + done.stderr
