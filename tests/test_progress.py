"""Whoever waits at a terminal is told how far it has come; a log is told nothing."""

import io
import signal
import threading
import time

import pytest

from katalog.progress import Progress, waiting


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(out: io.StringIO, seconds: list[float]) -> str:
    """Return what is said of three things that are done at these seconds."""
    clock = iter([0.0, *(one for one in seconds for _ in range(2))])
    progress = Progress("Leser", 3, out, lambda: next(clock))
    for done in range(len(seconds)):
        progress.tell(done + 1, "noe")
    progress.end()
    return out.getvalue()


def test_what_takes_less_than_two_seconds_says_nothing() -> None:
    assert said(Terminal(), [0.5, 1.0, 1.9]) == ""


def test_what_takes_longer_says_how_far_it_has_come_and_cleans_up_after_itself() -> None:
    assert said(Terminal(), [2.1]) == f"\rLeser 1/3 noe\r{' ' * 13}\r"


def test_what_is_no_terminal_is_told_nothing() -> None:
    assert said(io.StringIO(), [5.0, 9.0]) == ""


def test_work_that_cannot_say_how_far_it_has_come_says_what_it_is_and_for_how_long() -> None:
    out = Terminal()

    with waiting("Leser", out, patience=0.05):
        time.sleep(0.2)

    assert out.getvalue() == f"\rLeser … 0 s\r{' ' * 11}\r"


def test_what_is_soon_done_or_seen_by_nobody_is_waited_for_in_silence() -> None:
    soon, log = Terminal(), io.StringIO()

    with waiting("Leser", soon, patience=5):
        pass
    with waiting("Leser", log, patience=0.01):
        time.sleep(0.05)

    assert (soon.getvalue(), log.getvalue()) == ("", "")


def test_the_clock_is_stopped_whatever_comes_of_the_work() -> None:
    before = signal.getsignal(signal.SIGALRM)

    with pytest.raises(ZeroDivisionError), waiting("Leser", Terminal(), patience=5):
        raise ZeroDivisionError

    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_another_thread_works_in_silence() -> None:
    out = Terminal()

    def work() -> None:
        with waiting("Leser", out, patience=0.01):
            time.sleep(0.05)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert out.getvalue() == ""
