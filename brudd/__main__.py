"""How many cases in, which of them broke something out: `make fuzz`."""

import argparse
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from brudd.barn import Barn
from brudd.grunnlag import PROJECT
from brudd.tilfelle import Tilfelle, Verksted, thrown
from katalog.progress import Progress

KEPT = PROJECT / ".brudd"
# How a case ended, where it was not stopped.
_ENDED = {0: "vel", 1: "feil fortalt"}
_TOLD_EVERY = 60.0


class Kjoering:
    """The cases that are left, and what has been found: shared by all who run them."""

    def __init__(self, seed: int, numbers: range) -> None:
        self.seed, self._left, self._lock = seed, iter(numbers), threading.Lock()
        self._progress, self._begun = Progress("Bryter", len(numbers)), time.monotonic()
        self._next, self._total = self._begun + _TOLD_EVERY, len(numbers)
        self.done: Counter[str] = Counter()
        self.broke: list[str] = []
        self.slowest, self.largest = 0.0, 0
        self.stopped = 0

    def numbers(self) -> Iterator[int]:
        """Yield numbers that nobody else has got."""
        while True:
            with self._lock:
                number = next(self._left, None)
            if number is None:
                return
            yield number

    def stop(self, number: int, frame: object) -> None:
        """Hand out no more numbers: whoever asks for an end is told what has been found, and no folder is left."""
        self._left, self.stopped = iter(()), 128 + number

    def note(self, case: Tilfelle, shop: Verksted, line: str) -> None:
        """Note how a case went; *line* is empty where all went well."""
        with self._lock:
            self.done[f"{case.hva} {_ENDED.get(shop.said.kode, 'stoppet')}"] += 1
            self.slowest, self.largest = max(self.slowest, shop.said.sekunder), max(self.largest, shop.said.minne)
            if line:
                self.broke.append(line)
                print(line, flush=True)
            done = self.done.total()
            self._progress.tell(done)
            if not sys.stderr.isatty() and time.monotonic() > self._next:
                self._next = time.monotonic() + _TOLD_EVERY
                print(f"{done}/{self._total}, {len(self.broke)} brudd", flush=True)


def _work(run: Kjoering) -> None:
    with TemporaryDirectory(prefix="brudd-") as name, Barn() as barn:
        shop = Verksted(Path(name), barn)
        for number in run.numbers():
            case = thrown(run.seed, number, shop.files)
            line = ""
            if shop.faults(case):
                small = shop.smaller(case)
                found = shop.faults(small, KEPT / f"{run.seed}-{number}")
                line = f"{run.seed}-{number} ({small.hva}): {'; '.join(found) or 'ikke igjen da det ble prøvd på nytt'}"
            run.note(case, shop, line)


def _again(folder: Path) -> int:
    """Run the cases that a folder keeps, and return how many break something still."""
    broke = 0
    with TemporaryDirectory(prefix="brudd-") as name, Barn() as barn:
        shop = Verksted(Path(name), barn)
        for path in sorted(folder.rglob("tilfelle.json")):
            found = shop.faults(Tilfelle.read(path.read_text(encoding="utf-8")), path.parent)
            print(f"{path.parent.name}: {'; '.join(found) or 'i orden'}", flush=True)
            broke += bool(found)
    return broke


def main() -> int:
    """Run the cases, and return 1 where any of them broke something."""
    parser = argparse.ArgumentParser(prog="python -m brudd", description="Bryt dataene på mange måter, og se at ingenting går i stykker.")
    parser.add_argument("--cases", type=int, default=10_000, help="hvor mange tilfeller")
    parser.add_argument("--seed", type=int, default=1, help="et annet tall gir andre tilfeller")
    parser.add_argument("--first", type=int, default=0, help="nummeret på det første")
    parser.add_argument("--corpus", type=Path, help="kjør i stedet tilfellene som ligger i denne mappen, om igjen")
    options = parser.parse_args()
    if options.corpus:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        return min(_again(options.corpus), 1)
    run = Kjoering(options.seed, range(options.first, options.first + options.cases))
    for end in (signal.SIGINT, signal.SIGTERM):
        signal.signal(end, run.stop)
    count = os.cpu_count() or 1
    with ThreadPoolExecutor(count) as workers:
        for one in [workers.submit(_work, run) for _ in range(count)]:
            one.result()
    for name, number in sorted(run.done.items()):
        print(f"{name}: {number}")
    print(f"{run.done.total()} tilfeller, {len(run.broke)} brudd; lengst {run.slowest:.1f} s, størst {run.largest / 1e6:.0f} MB.")
    return min(len(run.broke), 1) or run.stopped


if __name__ == "__main__":
    sys.exit(main())
