"""What a server that was killed leaves in the room for temporary files, the next server or build takes away, and nothing else there."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from brudd.grunnlag import PROJECT, small
from katalog import workplace

pytestmark = pytest.mark.slow

BESIDE = ("new", "deler", "forrige", "laget", "lest", "lock")
HOLDS = """
import sys
from pathlib import Path
from katalog.workplace import hold
mine = hold(Path(sys.argv[1]))
print("holdt", flush=True)
input()
"""


@contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has folders as a server has, until it is killed."""
    for one in (folder, *(folder.with_name(f".{folder.name}-{name}") for name in BESIDE)):
        one.mkdir()
        (one / "fil").touch()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", HOLDS, str(folder)], cwd=PROJECT, text=True, **pipes) as process:  # type: ignore[call-overload]
        process.stdout.readline()
        yield process
        process.kill()


def names(room: Path) -> list[str]:
    return sorted(path.name for path in room.iterdir())


def test_what_is_left_is_taken_away_when_its_owner_is_dead_and_not_before(tmp_path: Path) -> None:
    with holder(tmp_path / "mkdocs_en") as first, holder(tmp_path / "mkdocs_to"):
        first.kill()
        first.wait()
        whole = names(tmp_path)

        workplace.clear_left(tmp_path)

        assert len(whole) == 2 * (len(BESIDE) + 2)
        assert names(tmp_path) == [name for name in whole if "mkdocs_to" in name]
    workplace.clear_left(tmp_path)
    assert names(tmp_path) == []


def test_what_nobody_of_ours_has_marked_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "hjemme"
    own.mkdir()
    (own / "brev").touch()
    for name in ("mkdocs_en", ".mkdocs_en-new", ".site-eier"):
        (tmp_path / name).mkdir()
    os.mkfifo(tmp_path / ".mkdocs_roer-eier")
    (tmp_path / ".mkdocs_lenke-eier").symlink_to(own / "brev")
    (tmp_path / ".mkdocs_to-eier").touch()
    (tmp_path / "mkdocs_to").symlink_to(own)
    before = names(tmp_path)

    workplace.clear_left(tmp_path)

    assert names(tmp_path) == [name for name in before if "mkdocs_to" not in name]
    assert names(own) == ["brev"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can make a file somebody else's")
def test_what_somebody_else_has_marked_is_theirs(tmp_path: Path) -> None:
    (tmp_path / "mkdocs_en").mkdir()
    mark = tmp_path / ".mkdocs_en-eier"
    mark.touch()
    os.chown(mark, 65534, 65534)

    workplace.clear_left(tmp_path)

    assert names(tmp_path) == [".mkdocs_en-eier", "mkdocs_en"]


def test_a_build_clears_up_after_a_server_that_was_killed(tmp_path: Path) -> None:
    project, room = small(tmp_path / "prosjekt"), tmp_path / "rom"
    room.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "TMPDIR": str(room), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "hooks"]
    serve = [*command, "serve", "--no-livereload", "--dev-addr", "127.0.0.1:0"]

    with subprocess.Popen(serve, cwd=project, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stderr
        said = next(line for line in server.stderr if "Serving on" in line)
        # What makes the next build quick is laid beside the site while it is served.
        for _ in range(400):
            left = names(room)
            if any(name.endswith("-laget") for name in left):
                break
            time.sleep(0.05)
        server.send_signal(signal.SIGKILL)
    done = subprocess.run([*command, "build", "--strict", "--quiet"], cwd=project, env=environment, capture_output=True, text=True)

    assert said
    assert {name.rpartition("-")[2] for name in left} >= {"eier", "lock", "laget"}
    assert (done.returncode, done.stderr, names(room)) == (0, "", [])
