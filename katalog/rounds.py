"""Addresses in, what each of them is today out: followed to where it ends, several servers at once."""

import queue
import threading
from collections.abc import Iterable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from katalog.answered import REDIRECTS, Hop, Verdict, judged
from katalog.manners import Manners
from katalog.values import ValueFault
from katalog.ways import link
from katalog.wire import Failed, escaped, host_of

_MOST_HOPS, _LONGEST = 10, 2000
# Mostly they wait for their pause at one server; many municipalities are on one machine, which should hardly notice them all.
WORKERS = 16
Found = tuple[str, Verdict | BaseException]


def check(urls: Iterable[str], manners: Manners, workers: int = WORKERS) -> Iterator[tuple[str, Verdict]]:
    """Yield each address with what it is, as they become known; what goes wrong in here is raised, and never taken for a dead link."""
    pages: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        pages.setdefault(urldefrag(url).url, []).append(url)
    hosts: dict[str, list[str]] = {}
    for page in pages:
        hosts.setdefault(urlsplit(page).hostname or "", []).append(page)
    waiting: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    found: queue.SimpleQueue[Found] = queue.SimpleQueue()
    # Who has most to be asked for begins first, since one server is never asked by two.
    for some in sorted(hosts.values(), key=len, reverse=True):
        waiting.put(some)
    for _ in range(min(workers, len(hosts))):
        # Nobody waits for these when the command is interrupted: they hold nothing but a question.
        threading.Thread(target=_work, args=(waiting, found, manners), daemon=True).start()
    for _ in pages:
        page, verdict = found.get()
        if isinstance(verdict, BaseException):
            raise verdict
        for url in pages[page]:
            yield url, _with_fragment(verdict, urldefrag(url).fragment)


def _work(waiting: "queue.SimpleQueue[list[str]]", found: "queue.SimpleQueue[Found]", manners: Manners) -> None:
    page = ""
    try:
        while True:
            for page in waiting.get_nowait():
                found.put((page, follow(page, manners)))
    except queue.Empty:
        return
    except BaseException as error:
        found.put((page, error))


def follow(url: str, manners: Manners) -> Verdict:
    """Return what an address is, followed to where it ends."""
    hops: list[Hop] = []
    while True:
        try:
            answer = manners.ask(url)
        except Failed as failed:
            return judged(hops, failed.code)
        hops.append(Hop(url, answer.status))
        if answer.status not in REDIRECTS:
            return judged(hops)
        then = _next(url, answer.location)
        if not then:
            return judged(hops, "adresse")
        if len(hops) > _MOST_HOPS or urldefrag(then).url in [urldefrag(hop.url).url for hop in hops]:
            return judged(hops, "ring")
        url = then


def _next(url: str, location: str) -> str:
    """Return the address that a server leads on to; empty where it is none that could stand in the data."""
    if not location or len(location) > _LONGEST or any(c < " " or c == "\x7f" for c in location):
        return ""
    try:
        # Headers are bytes; who writes letters outside ASCII in one means UTF-8.
        parts = urlsplit(urljoin(url, location.strip().encode("latin-1").decode("utf-8", "surrogateescape")))
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.lower().replace(parts.hostname or "", host_of(parts.geturl()))
        rest = {name: escaped(getattr(parts, name)) for name in ("path", "query", "fragment")}
        return link(parts._replace(netloc=host, **rest).geturl())
    except (ValueFault, ValueError):
        return ""


def _with_fragment(verdict: Verdict, fragment: str) -> Verdict:
    """Return the same, with the part of the page that the link names."""
    if not fragment or not verdict.naa or urlsplit(verdict.naa).fragment:
        return verdict
    return Verdict(verdict.klasse, f"{verdict.naa}#{fragment}", verdict.sagt)
