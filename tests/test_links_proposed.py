"""What a week's check of links found becomes one proposal, renewed the next week; what others have written never reaches a command."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from prosjekt import PROJECT, git
from test_skjema import clone as clone
from test_skjema import log, pushed, run

WORKFLOW = PROJECT / ".github/workflows/lenker.yml"
JOBS: dict[str, dict[str, Any]] = yaml.load(WORKFLOW.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"]
PROPOSE = ("scripts/propose", "svar", "lenker", "data: lenkene er kontrollert", "data/*", "content/*")
# In place of the engine, which would ask the servers of others: says what it is asked, and leaves what it would have written.
ENGINE = """#!/bin/sh
echo "asked: $*" >> ../asked
[ -n "$NOTHING" ] && exit "$STATUS"
printf 'url,klasse,kontrollert,naa,sagt\\nhttps://a.no/,borte,2026-11-22,,404\\n' > data/lenker.csv
echo '- data/tiltak.yaml:3: $(touch hacket) `touch hacket` "; touch hacket'
exit "$STATUS"
"""


def read(root: Path, **environment: str) -> int:
    """Do what the first job does, and leave all but the folder as the second one finds it."""
    (root.parent / "motor").write_text(ENGINE, encoding="utf-8")
    (root.parent / "motor").chmod(0o755)
    done = run(root, "scripts/read-links", "svar", PYTHON=str(root.parent / "motor"), **environment)
    git(root, "reset", "--quiet", "--hard")
    (root / "data/lenker.csv").unlink(missing_ok=True)
    return done.returncode


@pytest.mark.parametrize(("gone", "there", "said"), [("1", "", "pr create --head lenker"), ("0", "3", "pr edit lenker")])
def test_the_answers_become_one_proposal_also_where_something_is_gone(clone: Path, gone: str, there: str, said: str) -> None:
    assert read(clone, STATUS=gone) == 0

    done = run(clone, *PROPOSE, GH_OPEN=there)

    assert (done.returncode, done.stderr) == (0, "")
    assert (clone.parent / "asked").read_text(encoding="utf-8") == "asked: -m katalog links --fix --markdown\n"
    assert pushed(clone, "diff", "--name-only", "lenker~1", "lenker") == "data/lenker.csv\n"
    assert said in log(clone)
    assert '$(touch hacket) `touch hacket` "; touch hacket' in log(clone)
    assert not (clone / "hacket").exists()


@pytest.mark.parametrize("status", ["0", "1", "2"])
def test_where_nothing_could_be_said_the_run_is_red_and_nothing_is_proposed(clone: Path, status: str) -> None:
    code = read(clone, STATUS=status, NOTHING="ja")

    assert code != 0
    assert not (clone / "svar/endring.patch").exists()


def test_where_nothing_has_changed_nothing_is_proposed(clone: Path) -> None:
    (clone / "svar").mkdir()
    (clone / "svar/endring.patch").write_text("", encoding="utf-8")

    done = run(clone, *PROPOSE)

    assert (done.returncode, done.stdout) == (0, "propose: nothing to propose\n")
    assert pushed(clone, "branch", "--list") == ""


def test_only_data_and_pages_are_changed_whatever_the_patch_says(clone: Path) -> None:
    (clone / "svar").mkdir()
    (clone / "Makefile").write_text("alt: ondt\n", encoding="utf-8")
    git(clone, "add", "--all")
    run(clone, "sh", "-c", "git diff --cached > svar/endring.patch")
    git(clone, "reset", "--quiet", "--hard")

    done = run(clone, *PROPOSE)

    assert done.returncode == 1
    assert pushed(clone, "branch", "--list") == ""


def test_the_workflow_asks_without_a_key_and_writes_without_asking() -> None:
    asks, writes = JOBS["spor"], JOBS["foresla"]

    assert asks["permissions"] == {"contents": "read"}
    assert writes["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert "token" not in json.dumps(asks)
    assert "katalog" not in json.dumps([step.get("run", "") for step in writes["steps"]])
    assert next(step["run"].split() for step in writes["steps"] if "run" in step)[:3] == list(PROPOSE[:3])
