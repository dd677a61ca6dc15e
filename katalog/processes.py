"""A list of things in, what some work says of each part of it out: side by side, in as many processes as there are cores.

The work sees all that was there when it began, since each process is a copy of this one; only what it returns is sent back.
"""

import atexit
import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
# Whether all went well with a part, and what was returned or raised.
_Said = tuple[bool, Any]
# More processes than this gained nothing that could be measured, and each takes memory.
MOST = 4
# So few things are done before a second process has begun.
FEW = 400
# So many parts for each process: the last to be done is waited for no longer than one takes.
EACH = 8
_PR_SET_PDEATHSIG = 1
# So many seconds after a build, browsers have been told to look again.
_SHOWN = 0.5


def side_by_side(work: Callable[[Sequence[T]], R], things: Sequence[T], *, few: int = FEW) -> list[R]:
    """Return what *work* makes of each part of *things*, in order; what it raises is raised here, for the first part that it fails at.

    Whoever is done with a part takes the next, so that nobody waits for one who has more to do, or a slower core. All is one part
    where there are *few* things, one core, or no way to copy a process.
    """
    count = 1 if len(things) < few else _processes()
    many = max(1, min(len(things), count * EACH if count > 1 else 1))
    parts = [things[len(things) * i // many : len(things) * (i + 1) // many] for i in range(many)]
    if many == 1:
        return [work(things)]
    # What is there already is left alone by the collector, or it would be copied page by page.
    gc.freeze()
    with _numbers(many) as numbers:
        begun = [_begin(work, parts, numbers) for _ in range(count - 1)]
        try:
            done = dict(_worked(work, parts, numbers))
            for _, answer in begun:
                done |= _taken(answer)
            return [_said(done[number]) if number in done else work(part) for number, part in enumerate(parts)]
        finally:
            for process, answer in begun:
                answer.close()
                process.terminate()
                process.join()
            gc.unfreeze()


def collect_seldom() -> None:
    """Let the collector of garbage look more seldom: a build makes many small things that stay, and each time it looks it walks them.

    When the program ends, it does not look at all: nothing is used after that, and a whole country took two seconds.
    """
    gc.set_threshold(50_000, 20, 100)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def afterwards(work: Callable[[], None], *, at_once: bool) -> Callable[[], None]:
    """Do some work *at_once*, or beside all else; return what waits until it is done."""
    if at_once:
        work()
        return lambda: None
    beside = threading.Thread(target=work)
    beside.start()
    return beside.join


def beside(work: Callable[[], None]) -> Callable[[], None] | None:
    """Have a copy of this process do some work, and return what waits until it is done; None where there can be no copy."""
    if _processes() == 1:
        return None
    copied = multiprocessing.get_context("fork").Process(target=_alone, args=(work,), daemon=True)
    copied.start()
    return copied.join


def collect_afterwards() -> None:
    """Let go of what a server's build has left behind, when whoever waits for it has been shown it.

    Looking as seldom as a build wants, nobody else would: a server grew by five megabytes with each edit.
    """
    later = threading.Timer(_SHOWN, gc.collect)
    later.daemon = True
    later.start()


def _processes() -> int:
    """Return how many processes may run: one where a copy would lack other threads and might wait for what they held."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1 or multiprocessing.current_process().daemon:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST)


@contextlib.contextmanager
def _numbers(many: int) -> Iterator[int]:
    """Give what hands out the numbers from nought, each once, to whoever reads an octet of it."""
    numbers, given = os.pipe()
    os.write(given, bytes(range(many)))
    os.close(given)
    try:
        yield numbers
    finally:
        os.close(numbers)


def _worked(work: Callable[[Sequence[T]], R], parts: Sequence[Sequence[T]], numbers: int) -> Iterator[tuple[int, _Said]]:
    """Yield the number of each part that nobody else took, and what came of it; the first that fails is the last that anybody takes."""
    while number := os.read(numbers, 1):
        try:
            yield number[0], (True, work(parts[number[0]]))
        except Exception as error:
            # Those before it have been taken, and are being worked on.
            os.read(numbers, len(parts))
            yield number[0], (False, error)


def _begin(work: Callable[[Sequence[T]], R], parts: Sequence[Sequence[T]], numbers: int) -> tuple[Any, Connection]:
    context = multiprocessing.get_context("fork")
    mine, its = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(work, parts, numbers, its), daemon=True)
    process.start()
    its.close()
    return process, mine


def _follow() -> None:
    """End when the process that began this one does, however that ends: nobody is left writing, or holding what a next build waits for."""
    # Who presses Ctrl+C in a terminal stops them all at once, and one is enough to say so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))


def _alone(work: Callable[[], None]) -> None:
    _follow()
    work()


def _answer(work: Callable[[Sequence[T]], R], parts: Sequence[Sequence[T]], numbers: int, answer: Connection) -> None:
    _follow()
    # Nobody listens before all is done. What is ready to be sent meanwhile takes less room than what it was made from.
    for one in [ForkingPickler.dumps(done) for done in _worked(work, parts, numbers)]:
        answer.send_bytes(one)


def _taken(answer: Connection) -> Iterator[tuple[int, _Said]]:
    """Yield what a process answered; where it was killed, what it had not sent is missing."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            yield answer.recv()


def _said(done: _Said) -> Any:
    well, said = done
    if not well:
        raise said
    return said
