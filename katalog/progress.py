"""How far some work has come in, a line that says so out: on a terminal alone, and only when it takes more than two seconds."""

import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
PATIENCE, STEP = 2.0, 0.2


class Progress:
    """Says how many of *total* are done. *clock* counts seconds."""

    def __init__(self, what: str, total: int, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._what, self._total, self._clock = what, total, clock
        self._out = sys.stderr if out is None else out
        self._next = clock() + PATIENCE if self._out.isatty() else float("inf")
        self._said = 0

    def tell(self, done: int, about: str = "") -> None:
        """Say that so many are done, where it is time to say something."""
        if self._clock() < self._next:
            return
        self._next = self._clock() + STEP
        line = f"{self._what} {done}/{self._total} {about}"[:78].rstrip()
        self._out.write(f"\r{line.ljust(self._said)}")
        self._out.flush()
        self._said = len(line)

    def end(self) -> None:
        """Take the line away, so that what is said next begins on an empty one."""
        if self._said:
            self._out.write(f"\r{' ' * self._said}\r")
            self._out.flush()


def told(what: str, things: Iterable[T], total: int, about: Callable[[T], str] = lambda one: "") -> Iterator[T]:
    """Yield each of *things*, saying how far it has come."""
    progress = Progress(what, total)
    try:
        for done, one in enumerate(things):
            progress.tell(done, about(one))
            yield one
    finally:
        progress.end()


@contextlib.contextmanager
def waiting(what: str, out: TextIO | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Say what is being done, and for how long, while it lasts; for work that cannot say itself how far it has come.

    An alarm says it and no thread, since a process with threads is never copied; where there is none, nothing is said.
    """
    out = sys.stderr if out is None else out
    if not (out.isatty() and hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()):
        yield
        return
    begun, said = time.monotonic(), 0

    def say(*_: object) -> None:
        nonlocal said
        line = f"{what} … {time.monotonic() - begun:.0f} s"
        out.write(f"\r{line}")
        out.flush()
        said = len(line)

    before = signal.signal(signal.SIGALRM, say)
    signal.setitimer(signal.ITIMER_REAL, patience, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if said:
            out.write(f"\r{' ' * said}\r")
            out.flush()
