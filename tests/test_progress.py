"""Whoever waits at a terminal is told how far it has come; a log is told nothing."""

import io

from katalog.progress import Progress


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
