"""Work that is shared out gives what it gives alone, in the same order, and fails as it does alone."""

import gc
import multiprocessing
import os
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from prosjekt import PROJECT

from katalog import processes
from katalog.building import Building
from katalog.problems import Problem, ProblemsFound
from katalog.processes import collect_afterwards, side_by_side

_COPIES = "fork" in multiprocessing.get_all_start_methods()


def test_what_is_shared_out_comes_back_whole_and_in_order() -> None:
    parts = side_by_side(lambda part: [number * 2 for number in part], range(1000), few=1)

    assert [number for part in parts for number in part] == list(range(0, 2000, 2))


def test_few_things_are_done_where_they_are() -> None:
    assert side_by_side(lambda part: (os.getpid(), len(part)), range(9), few=10) == [(os.getpid(), 9)]


def test_nothing_to_do_is_one_part_without_things() -> None:
    assert side_by_side(len, []) == [0]


@pytest.mark.parametrize("wrong", [0, 999], ids=["in the first part", "in the last part"])
def test_problems_found_anywhere_are_raised_here(wrong: int) -> None:
    def work(part: Sequence[int]) -> None:
        if wrong in part:
            raise ProblemsFound([Problem("data/tiltak.yaml", 7, "file_missing")])

    with pytest.raises(ProblemsFound) as raised:
        side_by_side(work, range(1000), few=1)

    assert [(problem.file, problem.line) for problem in raised.value.problems] == [("data/tiltak.yaml", 7)]


# In a program of its own, which no other test has left a thread in.
_UNEVEN = """
import sys, time
from pathlib import Path
from katalog import processes

def work(part):
    'Be the last to be done with the first part.'
    until = time.monotonic() + 20
    while 0 in part and len(list(room.iterdir())) < others and time.monotonic() < until:
        time.sleep(0.01)
    (room / str(part[0])).touch()
    return time.monotonic() < until

processes._processes = lambda: 2
room, others = Path(sys.argv[1]), 2 * processes.EACH - 1
sys.exit(not all(processes.side_by_side(work, range(1000), few=1)))
"""


@pytest.mark.skipif(not _COPIES, reason="en prosess kan ikke kopieres her")
def test_who_is_done_takes_what_another_has_not_begun_with(tmp_path: Path) -> None:
    assert subprocess.run([sys.executable, "-c", _UNEVEN, str(tmp_path)], cwd=PROJECT, timeout=60).returncode == 0


def test_of_several_failures_the_first_is_told() -> None:
    def work(part: Sequence[int]) -> None:
        if wrong := [number for number in part if number > 100]:
            raise ProblemsFound([Problem("data/tiltak.yaml", wrong[0], "file_missing")])

    def line() -> int:
        with pytest.raises(ProblemsFound) as raised:
            side_by_side(work, range(1000), few=1)
        return raised.value.problems[0].line

    assert {line() for _ in range(20)} == {101}


def test_a_process_that_is_killed_leaves_its_work_to_be_done_here() -> None:
    here = os.getpid()

    def work(part: Sequence[int]) -> int:
        return sum(part) if os.getpid() == here else os._exit(9)

    assert sum(side_by_side(work, range(1000), few=1)) == sum(range(1000))


class _Left:
    """What holds itself, as much of a build does."""

    def __init__(self) -> None:
        self.itself = self


def _let_go_of(left: "weakref.ref[_Left]") -> bool:
    until = time.monotonic() + 20
    while left() and time.monotonic() < until:
        time.sleep(0.05)
    return left() is None


@pytest.mark.parametrize("ends", [collect_afterwards, Building(Path(), keep_going=True).abandon], ids=["asked", "by a server's build"])
def test_what_a_servers_build_leaves_behind_is_let_go_of(ends: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_SHOWN", 0.05)
    left = weakref.ref(_Left())
    gc.disable()
    try:
        assert left()
        ends()
        assert _let_go_of(left)
    finally:
        gc.enable()
