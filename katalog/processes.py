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
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
# More processes than this gained nothing that could be measured, and each takes memory.
MOST = 4
# So few things are done before a second process has begun.
FEW = 400
_PR_SET_PDEATHSIG = 1
# So many seconds after a build, browsers have been told to look again.
_SHOWN = 0.5


def side_by_side(work: Callable[[Sequence[T]], R], things: Sequence[T], *, few: int = FEW) -> list[R]:
    """Return what *work* makes of each part of *things*, in order; what it raises is raised here.

    The parts are all of it in one where there are *few* things, one core, or no way to copy a process.
    """
    count = 1 if len(things) < few else _processes()
    parts = [things[len(things) * i // count : len(things) * (i + 1) // count] for i in range(count)]
    if len(parts) > 1:
        # What is there already is left alone by the collector, or it would be copied page by page.
        gc.freeze()
    begun = [_begin(work, part) for part in parts[1:]]
    try:
        first = work(parts[0])
        return [first, *(_take(work, part, answer) for part, (_, answer) in zip(parts[1:], begun, strict=True))]
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


def _begin(work: Callable[[Sequence[T]], R], part: Sequence[T]) -> tuple[Any, Connection]:
    context = multiprocessing.get_context("fork")
    mine, its = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(work, part, its), daemon=True)
    process.start()
    its.close()
    return process, mine


def _follow() -> None:
    """End when the process that began this one does, however that ends: nobody is left writing, or holding what a next build waits for."""
    # Who presses Ctrl+C in a terminal stops them all at once, and one is enough to say so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))


def _answer(work: Callable[[Sequence[T]], R], part: Sequence[T], answer: Connection) -> None:
    _follow()
    try:
        said: tuple[bool, Any] = True, work(part)
    except Exception as error:
        said = False, error
    answer.send(said)


def _take(work: Callable[[Sequence[T]], R], part: Sequence[T], answer: Connection) -> R:
    """Return what a process answered; where it was killed, the work is done here instead."""
    try:
        well, said = answer.recv()
    except (EOFError, OSError):
        return work(part)
    if not well:
        raise said
    result: R = said
    return result
