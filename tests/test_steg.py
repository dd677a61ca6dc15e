"""What a workflow would run on a forge runs: the commands of its steps, as they stand in its file, in bash, with a forge's command played.

Steps that build the whole site or run all tests are left out, since other tests do that; actions of others are never run.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from kodelager import KEY, kodelager
from prosjekt import PROJECT, commit, git
from test_filed import NEW, body
from test_links_proposed import ENGINE
from test_skjema import clone as clone
from test_skjema import log, pushed

pytestmark = pytest.mark.slow

# What nobody who can file an issue or name a branch may bring to run.
HOSTILE = [
    "$(touch hacket)",
    "`touch hacket`",
    '"; touch hacket; "',
    "'; touch hacket #",
    "\n::set-output name=x::y\ntouch hacket",
    "${{ github.token }}",
]
LONG = ("make site", "make test", "properdocs")


def commands(workflow: str, job: str) -> list[dict[str, Any]]:
    """Return the steps of a job that are commands, but for those that take minutes."""
    text = (PROJECT / f".github/workflows/{workflow}.yml").read_text(encoding="utf-8")
    steps = yaml.load(text, Loader=yaml.BaseLoader)["jobs"][job]["steps"]
    return [step for step in steps if "run" in step and not any(one in step["run"] for one in LONG)]


def run(
    root: Path, workflow: str, job: str, values: dict[str, str] | None = None, **environment: str
) -> list[subprocess.CompletedProcess[str]]:
    """Run the commands of a job one after the other, as a forge's machine does; *values* stand for what it fills in in `env`."""
    ready = f"-- BIN={Path(sys.executable).parent} SITE_READY=klar TEST_READY=klar"
    settings = {
        "MAKEFLAGS": ready,
        "PYTHON": sys.executable,
        "PYTHONUTF8": "1",
        "KATALOG_LANG": "",
        "GH_LOG": str(root.parent / "gh.log"),
        "GH_OPEN": "",
        "GITHUB_STEP_SUMMARY": str(root.parent / "sammendrag.md"),
        "GITHUB_EVENT_PATH": str(root.parent / "event.json"),
        "PATH": f"{root.parent / 'bin'}:{os.environ['PATH']}",
    }
    found = []
    for step in commands(workflow, job):
        own = {key: (values or {}).get(key, "") if "${{" in value else value for key, value in step.get("env", {}).items()}
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        each = {**os.environ, **settings, **environment, **own}
        found.append(subprocess.run(shell, cwd=root, env=each, capture_output=True, text=True, encoding="utf-8", check=False))
    return found


def told(done: list[subprocess.CompletedProcess[str]]) -> list[tuple[int, str]]:
    return [(one.returncode, one.stderr) for one in done if one.returncode]


@pytest.fixture
def forge(clone: Path) -> Path:
    """The clone, with what the commands of workflows need beside the scripts, and a machine that installs nothing."""
    for name in ("Makefile", "requirements.txt", "requirements-test.txt"):
        shutil.copy(PROJECT / name, clone)
    (clone / ".gitignore").write_text("__pycache__\nsvar\nklar\n", encoding="utf-8")
    commit(clone, "Med kommandoene")
    git(clone, "branch", "--move", "main")
    git(clone, "push", "--quiet", "--set-upstream", "origin", "main")
    (clone / "klar").write_text("", encoding="utf-8")
    for name in ("apt-get", "sudo"):
        (clone.parent / "bin" / name).write_text('#!/bin/sh\necho "$0 $*" >> "$GH_LOG"\n', encoding="utf-8")
        (clone.parent / "bin" / name).chmod(0o755)
    return clone


def as_second_job(root: Path) -> None:
    """Leave a clone as the job that writes finds it: what is committed, and the folder of answers."""
    git(root, "reset", "--quiet", "--hard")
    git(root, "clean", "--quiet", "--force", "data")


@pytest.mark.usefixtures("dictionary")
def test_the_spelling_of_a_month_becomes_one_proposal_and_the_next_month_renews_it(forge: Path) -> None:
    first = run(forge, "staving", "les")
    said = (forge / "svar/forslag.md").read_text(encoding="utf-8")
    as_second_job(forge)
    made = run(forge, "staving", "foresla")
    git(forge, "switch", "--quiet", "main")
    renewed = run(forge, "staving", "foresla", GH_OPEN="3")

    assert told([*first, *made, *renewed]) == []
    assert [line for line in said.splitlines() if not line.startswith("- ")] == []
    assert "tekster lest" in said.splitlines()[-1]
    assert pushed(forge, "diff", "--name-only", "staving~1", "staving") == "data/stavekontroll.csv\n"
    assert "apt-get install -y -qq --no-install-recommends hunspell-no hunspell-da" in log(forge)
    assert "pr create --head staving --title data: stavingen er kontrollert" in log(forge)
    assert "pr edit staving" in log(forge)


@pytest.mark.usefixtures("dictionary")
def test_where_the_spelling_is_as_it_was_nothing_is_proposed(forge: Path) -> None:
    run(forge, "staving", "les")
    commit(forge, "Slik den er")
    again = run(forge, "staving", "les")
    made = run(forge, "staving", "foresla")

    assert told([*again, *made]) == []
    assert made[0].stdout == "propose: nothing to propose\n"
    assert pushed(forge, "branch", "--list", "staving") == ""


def test_where_the_data_is_wrong_nobody_looks_at_the_spelling(forge: Path) -> None:
    (forge / "data/tiltak.yaml").write_text("tiltak: nei\n", encoding="utf-8")

    done = run(forge, "staving", "les")

    assert [one.returncode != 0 for one in done] == [True, False, True]
    assert not (forge / "svar/endring.patch").exists()


def test_the_answers_of_servers_become_a_proposal(forge: Path) -> None:
    (forge.parent / "motor").write_text(ENGINE, encoding="utf-8")
    (forge.parent / "motor").chmod(0o755)

    asked = run(forge, "lenker", "spor", PYTHON=str(forge.parent / "motor"), STATUS="1")
    as_second_job(forge)
    made = run(forge, "lenker", "foresla")

    assert told([*asked, *made]) == []
    assert pushed(forge, "diff", "--name-only", "lenker~1", "lenker") == "data/lenker.csv\n"
    assert not (forge / "hacket").exists()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_an_issue_is_called_and_whoever_filed_it_only_its_form_is_read(forge: Path, text: str) -> None:
    issue = {"number": 7, "title": text, "body": body("nytt", NEW), "user": {"login": text}, "labels": [{"name": text}]}
    (forge.parent / "event.json").write_text(json.dumps({"issue": issue, "sender": {"login": text}}), encoding="utf-8")

    read = run(forge, "skjema", "les")
    as_second_job(forge)
    made = run(forge, "skjema", "foresla", {"NUMBER": "7"})

    assert told([*read, *made]) == []
    assert pushed(forge, "log", "--format=%s", "-1", "skjema/7") == "data: forslag fra skjema #7\n"
    assert text.strip() not in log(forge)
    assert not list(forge.rglob("hacket"))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_a_form_says_it_is_text_or_refused(forge: Path, text: str) -> None:
    issue = {"number": 7, "title": "x", "body": body("nytt", {**NEW, "navn": text, "beskrivelse": text, "kilde": text})}
    (forge.parent / "event.json").write_text(json.dumps({"issue": issue}), encoding="utf-8")

    read = run(forge, "skjema", "les")
    as_second_job(forge)
    made = run(forge, "skjema", "foresla", {"NUMBER": "7"})

    assert told([*read, *made]) == []
    assert ("pr create" in log(forge)) != ("issue comment 7" in log(forge))
    assert not list(forge.rglob("hacket"))


def test_a_proposal_is_told_what_is_wrong_what_has_changed_and_where_to_see_it(forge: Path) -> None:
    path = forge / "data/tiltak.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("nb: Testtelefonen", "nb: $(touch hacket)"), encoding="utf-8")
    commit(forge, '"; touch hacket; "')

    done = run(forge, "forslag", "forslag", {"PREVIEW": "https://example.org/$(touch hacket)"})

    summary = (forge.parent / "sammendrag.md").read_text(encoding="utf-8")
    assert told([done[0], done[1], done[3]]) == []
    assert "$(touch hacket)" in summary
    assert "(https://example.org/$(touch hacket))" in summary
    assert not list(forge.rglob("hacket"))


def test_what_has_been_published_is_remembered_once(forge: Path) -> None:
    first, again = run(forge, "pages", "addresses"), run(forge, "pages", "addresses")

    assert told([*first, *again]) == []
    assert pushed(forge, "log", "--format=%s", "main").splitlines()[:2] == ["data: nye adresser er publisert", "Med kommandoene"]
    assert pushed(forge, "diff", "--name-only", "main~1", "main") == "data/adresser.csv\n"


def test_what_is_due_is_filed_on_the_forge(forge: Path) -> None:
    with kodelager() as held:
        where = {"GITHUB_API_URL": held.api, "GITHUB_REPOSITORY": "eier/prosjekt", "GH_TOKEN": ""}
        done = run(forge, "forfall", "forfall", {"GITHUB_TOKEN": KEY, "KATALOG_URL": "https://example.org/"}, **where)

    assert told(done) == []
    assert {one["labels"][0]["name"] for one in held.issues} == {"kontroll"}
    assert "https://example.org/kommune/baerum/" in held.issues[0]["body"]


@pytest.mark.parametrize("workflow", ["test", "pages", "forslag"])
def test_what_is_left_out_here_is_what_takes_minutes(workflow: str) -> None:
    text = (PROJECT / f".github/workflows/{workflow}.yml").read_text(encoding="utf-8")
    jobs = yaml.load(text, Loader=yaml.BaseLoader)["jobs"]
    left = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step and any(one in step["run"] for one in LONG)]

    assert [one for one in left if not one.startswith(LONG[:2])] == []
