"""Commands in, how each of them ended out: each in a process of its own, with limits on time, memory and the size of a file.

A process that has the engine loaded already is copied for each, which costs a fiftieth of starting Python anew.
"""

import contextlib
import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from types import TracebackType

from brudd.grunnlag import PROJECT

SECONDS, MEMORY = 20.0, 1_000_000_000
_LATE = -999


@dataclass(frozen=True)
class Oppdrag:
    """What to run, in which folder, with what in the environment; `drept` is a signal, and after how many seconds it comes."""

    argumenter: Sequence[str]
    mappe: str
    verktoey: str = "katalog"
    omgivelser: Mapping[str, str] = field(default_factory=dict)
    sekunder: float = SECONDS
    minne: int = MEMORY
    filstoerrelse: int = 0
    bruker: int = 0
    drept: tuple[int, float] | None = None


@dataclass(frozen=True)
class Utfall:
    """How it ended: the exit code, or the number of the signal that ended it below zero; what was said, and what it took."""

    kode: int
    ut: str
    feil: str
    sekunder: float
    minne: int

    @property
    def for_sent(self) -> bool:
        """Whether it had to be ended because it took too long."""
        return self.kode == _LATE


class Barn:
    """Runs one command at a time."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "brudd.barn"],
            cwd=PROJECT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    @property
    def pid(self) -> int:
        """The process that is copied."""
        return self._server.pid

    def run(self, errand: Oppdrag) -> Utfall:
        """Run a command to its end, or to the end of its time."""
        assert self._server.stdin and self._server.stdout
        self._server.stdin.write(json.dumps(asdict(errand)) + "\n")
        self._server.stdin.flush()
        return Utfall(**json.loads(self._server.stdout.readline()))

    def __enter__(self) -> "Barn":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._server.stdin and self._server.stdout
        self._server.stdin.close()
        self._server.wait()
        self._server.stdout.close()


def _serve() -> None:
    """Answer each errand on a line of its own, until nobody asks any more."""
    # Whoever becomes another user may not be able to read Python's own files any more.
    import encodings.utf_8_sig  # noqa: F401

    import hooks.__main__  # noqa: F401
    import katalog.__main__  # noqa: F401

    # Whoever asks ends by itself, and what it has begun with it.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    for line in sys.stdin:
        print(json.dumps(asdict(_run(Oppdrag(**json.loads(line))))), flush=True)


def _run(errand: Oppdrag) -> Utfall:
    said = [os.memfd_create(name) for name in ("ut", "feil")]
    begun = time.monotonic()
    pid = os.fork()
    if not pid:
        _become(errand, said)
    if errand.drept:
        time.sleep(errand.drept[1])
        # Its group is there as soon as it has made it; what it has begun by itself ends with it.
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, errand.drept[0])
    status, used = _ended(pid, begun + errand.sekunder)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    ut, feil = (_text(handle) for handle in said)
    code = _LATE if status is None else os.waitstatus_to_exitcode(status)
    return Utfall(code, ut, feil, round(time.monotonic() - begun, 3), used.ru_maxrss * 1024)


def _ended(pid: int, deadline: float) -> tuple[int | None, resource.struct_rusage]:
    """Return how a process ended and what it used; None where it had to be ended."""
    status: int | None = None
    while True:
        ended, status, used = os.wait4(pid, os.WNOHANG)
        if ended:
            return status, used
        if (left := deadline - time.monotonic()) <= 0:
            os.killpg(pid, signal.SIGKILL)
            return None, os.wait4(pid, 0)[2]
        signal.sigtimedwait({signal.SIGCHLD}, left)


def _text(handle: int) -> str:
    with os.fdopen(handle, "rb") as opened:
        opened.seek(0)
        return opened.read(5_000_000).decode("utf-8", "replace")


def _become(errand: Oppdrag, said: Sequence[int]) -> None:
    """Turn this process into the one that was asked for, and end with it."""
    code = 1
    try:
        os.setsid()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        for number, handle in ((1, said[0]), (2, said[1])):
            os.dup2(handle, number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
            assert isinstance(stream, io.TextIOWrapper)
            stream.reconfigure(encoding="utf-8", errors=errors)
        os.environ.update(errand.omgivelser)
        os.chdir(errand.mappe)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (errand.minne, errand.minne))
        if errand.filstoerrelse:
            resource.setrlimit(resource.RLIMIT_FSIZE, (errand.filstoerrelse, errand.filstoerrelse))
        if errand.bruker:
            os.setgroups([])
            os.setresgid(errand.bruker, errand.bruker, errand.bruker)
            os.setresuid(errand.bruker, errand.bruker, errand.bruker)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        code = _command(errand)
    except KeyboardInterrupt:
        # Before the command has begun, or when it has ended.
        code = 130
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _command(errand: Oppdrag) -> int:
    if errand.verktoey == "mkdocs":
        from hooks.__main__ import main as mkdocs

        sys.argv = ["mkdocs", *errand.argumenter]
        mkdocs()
        return 0
    from katalog.__main__ import main

    return main(list(errand.argumenter))


if __name__ == "__main__":
    _serve()
