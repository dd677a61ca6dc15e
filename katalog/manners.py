"""An address in, what its server answers out, asked as a guest should: one at a time, with pauses, as robots.txt says; imports protego."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from protego import Protego

from katalog.answered import REDIRECTS
from katalog.wire import Answer, Failed, Wire

# What site owners call us by in robots.txt.
NAME = "skolenaervaer"
# RFC 9309: so much of robots.txt must be read, and so many redirects of it followed.
_ROBOTS_BYTES, _ROBOTS_HOPS = 512_000, 5
_BUSY = (429, 500, 502, 503, 504)
# What may be otherwise in a moment, and what another way to ask may be answered to.
_PASSING = ("navn-naa", "tid", "avbrutt")
_OTHERWISE = ("tid", "avbrutt", "uforstaaelig")


@dataclass(frozen=True)
class Pace:
    """Seconds between two questions to one server, before each new try, and the longest anybody is waited for."""

    between: float = 1.0
    again: tuple[float, ...] = (2.0, 8.0)
    longest: float = 60.0
    robots_longest: float = 10.0


@dataclass
class _Host:
    """One server: whose turn it is, and when it may be asked again."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    asking_robots: threading.Lock = field(default_factory=threading.Lock)
    ready: float = 0.0
    between: float = 0.0


class Manners:
    """Asks on behalf of many at once, each server by one of them in turn. *sleep* and *clock* count seconds."""

    def __init__(
        self,
        wire: Wire,
        pace: Pace | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wire, self._pace, self._sleep, self._clock = wire, pace or Pace(), sleep, clock
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, Protego | Failed] = {}
        self._knowing = threading.Lock()

    def ask(self, url: str) -> Answer:
        """Return what an address is answered with: asked for its head alone first, and for the page where that says nothing sure.

        Raise Failed where nothing came, or where its owner wants no machines there.
        """
        if not self._may_ask(url):
            raise Failed("robots")
        try:
            answer = self._once("HEAD", url)
            if answer.status < 300 or (answer.status in REDIRECTS and answer.location):
                return answer
        except Failed as failed:
            if failed.code not in (*_PASSING, *_OTHERWISE):
                raise
        return self._patiently(url)

    def _patiently(self, url: str, most: int | None = None) -> Answer:
        """Return what a page is answered with, asked again where the server is only busy."""
        for wait in self._pace.again:
            try:
                answer = self._once("GET", url, most)
                if answer.status not in _BUSY:
                    return answer
                wait = max(wait, pause_of(answer.retry_after))
                if wait > self._pace.longest:
                    return answer
            except Failed as failed:
                if failed.code not in _PASSING:
                    raise
            self._host(url).ready = self._clock() + wait
        return self._once("GET", url, most)

    def _once(self, method: str, url: str, most: int | None = None) -> Answer:
        with self._turn(url):
            return self._wire.ask(method, url, most)

    @contextlib.contextmanager
    def _turn(self, url: str) -> Iterator[None]:
        """Wait until it is our turn at a server and it has had its pause."""
        host = self._host(url)
        with host.turn:
            if (wait := host.ready - self._clock()) > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                host.ready = self._clock() + max(self._pace.between, host.between)

    def _host(self, url: str) -> _Host:
        with self._knowing:
            return self._hosts.setdefault((urlsplit(url).hostname or "").lower(), _Host())

    # robots.txt

    def _may_ask(self, url: str) -> bool:
        """Return whether a server's owner lets machines ask for an address; raise Failed where that cannot be known."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        with self._host(url).asking_robots:
            if origin not in self._robots:
                self._robots[origin] = self._read_robots(f"{origin}/robots.txt")
        rules = self._robots[origin]
        if isinstance(rules, Failed):
            raise rules
        self._host(url).between = min(rules.crawl_delay(NAME) or 0.0, self._pace.robots_longest)
        return rules.can_fetch(url, NAME)

    def _read_robots(self, url: str) -> Protego | Failed:
        """Return a server's rules: all is allowed where there are none, nothing where it cannot say (RFC 9309, 2.3.1)."""
        try:
            for _ in range(_ROBOTS_HOPS + 1):
                answer = self._patiently(url, _ROBOTS_BYTES)
                if answer.status not in REDIRECTS:
                    break
                url = urljoin(url, answer.location)
        except Failed as failed:
            return failed
        except ValueError:
            return Protego.parse("")
        if answer.status >= 500 or answer.status == 429:
            return Failed("robots-feil")
        return Protego.parse(answer.body.decode("utf-8", "replace") if 200 <= answer.status < 300 else "")


def pause_of(said: str) -> float:
    """Return how many seconds a server asks to be left alone, as it says in seconds or as a time of day."""
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        then = parsedate_to_datetime(said)
        return (then - datetime.now(UTC)).total_seconds() if then.tzinfo else 0.0
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
