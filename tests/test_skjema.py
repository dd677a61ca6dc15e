"""A filed form becomes a proposal in a real repository, or an answer; what it says never reaches a command."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from prosjekt import PROJECT, commit, git, make_project
from test_filed import NEW, body

from katalog.forms import CHECKED

pytestmark = pytest.mark.slow

WORKFLOW = PROJECT / ".github/workflows/skjema.yml"
JOBS: dict[str, dict[str, Any]] = yaml.load(WORKFLOW.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"]
# Writes down what it is asked, with the text of the file it is given; GH_OPEN is the number of a proposal that is open.
GH = """#!/bin/sh
echo "$@" >> "$GH_LOG"
for one; do case $one in */svar.md|*/forslag.md) cat "$one" >> "$GH_LOG";; esac; done
case "$1 $2" in "pr list") printf '%s' "$GH_OPEN";; esac
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a repository with the example catalogue, the engine and the scripts in it, and a forge's command beside it."""
    origin, root = tmp_path / "origin.git", tmp_path / "klone"
    make_project(root)
    shutil.copytree(PROJECT / "katalog", root / "katalog", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PROJECT / "scripts", root / "scripts")
    (root / ".gitignore").write_text("__pycache__\nsvar\n", encoding="utf-8")
    commit(root, "Slik det var")
    subprocess.run(["git", "init", "--quiet", "--bare", str(origin)], check=True)
    git(root, "remote", "add", "origin", str(origin))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH, encoding="utf-8")
    (tmp_path / "bin/gh").chmod(0o755)
    return root


def run(root: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    settings = {"PYTHON": sys.executable, "PYTHONUTF8": "1", "KATALOG_LANG": "", "GH_LOG": str(root.parent / "gh.log"), "GH_OPEN": ""}
    path = {"PATH": f"{root.parent / 'bin'}:{os.environ['PATH']}"}
    return subprocess.run(
        command, cwd=root, env={**os.environ, **settings, **path, **environment}, capture_output=True, text=True, check=False
    )


def propose(root: Path, text: str, number: str = "7", **environment: str) -> subprocess.CompletedProcess[str]:
    """Do what the workflow does with an issue, in both of its jobs, and return the last of it."""
    (root.parent / "event.json").write_text(json.dumps({"issue": {"number": number, "body": text}}), encoding="utf-8")
    done = run(root, "scripts/read-form", str(root.parent / "event.json"), "svar", **environment)
    assert done.returncode == 0, done.stderr
    # The second job has what is committed, and the folder from the first.
    git(root, "checkout", "--quiet", "--", "data")
    return run(root, "scripts/propose-form", "svar", number, **environment)


def log(root: Path) -> str:
    return (root.parent / "gh.log").read_text(encoding="utf-8")


def pushed(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root.parent / "origin.git"), *arguments], check=True, capture_output=True, text=True)
    return done.stdout


def test_a_form_becomes_a_proposal_with_the_entry_in_its_place(clone: Path) -> None:
    done = propose(clone, body("nytt", NEW))

    assert (done.returncode, done.stderr) == (0, "")
    assert pushed(clone, "log", "--format=%s", "-1", "skjema/7") == "data: forslag fra skjema #7\n"
    assert pushed(clone, "diff", "--name-only", "skjema/7~1", "skjema/7") == "data/tiltak.yaml\n"
    assert "+  - id: aapen-doer\n" in pushed(clone, "diff", "skjema/7~1", "skjema/7")
    assert "pr create --head skjema/7 --title data: forslag fra skjema #7" in log(clone)
    assert "- **Åpen dør** er nytt i katalogen\n\n\nCloses #7\n" in log(clone)


def test_a_form_that_is_edited_renews_its_proposal(clone: Path) -> None:
    propose(clone, body("nytt", NEW))
    git(clone, "checkout", "--quiet", "-")

    done = propose(clone, body("nytt", {**NEW, "navn": "Åpen port"}), GH_OPEN="3")

    assert (done.returncode, done.stderr) == (0, "")
    assert "+  - id: aapen-port\n" in pushed(clone, "diff", "skjema/7~1", "skjema/7")
    assert "pr edit skjema/7" in log(clone)


def test_a_form_that_is_wrong_is_answered_and_nothing_is_pushed(clone: Path) -> None:
    done = propose(clone, body("nytt", {**NEW, "telefon": "22 22 22 2"}))

    assert (done.returncode, done.stderr) == (0, "")
    assert log(clone).startswith(
        "issue comment 7 --body-file svar/svar.md\nForslaget kan ikke brukes ennå:\n\n- skjemaet, «Telefonnummer?»: "
    )
    assert pushed(clone, "branch", "--list") == ""


@pytest.mark.parametrize("text", ["$(touch hacket)", "'; touch hacket; '", '"\ntouch hacket\n"', "| tee hacket", "--body-file=/etc/passwd"])
def test_what_a_shell_would_run_is_only_text(clone: Path, text: str) -> None:
    propose(clone, body("nytt", {**NEW, "beskrivelse": text}))

    assert not (clone / "hacket").exists()
    assert "aapen-doer" in pushed(clone, "diff", "skjema/7~1", "skjema/7")


@pytest.mark.parametrize("number", ["7; touch hacket", "--help", "", "7\n8"])
def test_what_is_no_number_of_an_issue_stops_it(clone: Path, number: str) -> None:
    (clone / "svar").mkdir()

    done = run(clone, "scripts/propose-form", "svar", number)

    assert done.returncode == 2
    assert not (clone / "hacket").exists()


def test_a_patch_of_anything_but_services_is_left_out(clone: Path) -> None:
    (clone / "svar").mkdir()
    (clone / "svar/svar.md").write_text("Hei\n", encoding="utf-8")
    (clone / "Makefile").write_text("alt: ondt\n", encoding="utf-8")
    git(clone, "add", "--all")
    patch = subprocess.run(["git", "-C", str(clone), "diff", "--cached"], check=True, capture_output=True).stdout
    (clone / "svar/endring.patch").write_bytes(patch)
    git(clone, "reset", "--quiet", "--hard")

    done = run(clone, "scripts/propose-form", "svar", "7")

    assert done.returncode == 1
    assert pushed(clone, "branch", "--list") == ""


def test_the_workflow_reads_without_a_key_and_writes_without_reading() -> None:
    reads, writes = JOBS["les"], JOBS["foresla"]

    assert reads["permissions"] == {"contents": "read"}
    assert writes["permissions"] == {"contents": "write", "issues": "write", "pull-requests": "write"}
    assert [step.get("env") for step in reads["steps"] if "env" in step] == []
    assert "katalog" not in json.dumps([step.get("run", "") for step in writes["steps"]])


def test_only_the_event_s_own_file_has_what_somebody_wrote() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")

    said = set(re.findall(r"github\.event\.[a-z.]+", text))
    assert said == {"github.event.issue.number", "github.event.issue.body"}
    assert re.findall(r".*issue\.body.*", text) == [f"    if: ${{{{ contains(github.event.issue.body, '### {CHECKED}') }}}}"]
