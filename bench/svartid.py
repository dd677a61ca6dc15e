"""A built site in, how long a parent waits for the first answer on a slow line and what it weighs out: `make search-speed`."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Error, Page

from bench import browser, command, vert
from bench.command import ROOT, comma
from bench.unreadable import Unreadable

# A line: kilobit a second, milliseconds there and back, and how many times slower than this machine the phone is.
LINES = ((1600, 0, 1), (1600, 150, 1), (400, 0, 4), (400, 400, 4))
# Where it begins, with the question: as an address that is opened, and as words written on the page without one.
ADDRESSES = (("sok/#q=vil+ikke+på+skolen&kommune=baerum", "nb"), ("da/sok/#q=vil+ikke+i+skole&kommune=lyngby-taarbaek", "da"))
TIMES = 3
# The page's own clock, so that what is measured is what a person sees: from the first byte asked for to the hits on the screen.
_ANSWER = """question => new Promise((done, fail) => {
  const one = name => document.querySelector(name)
  const begun = question ? performance.now() : 0
  if (question) { const field = one('[data-sok] input'); field.focus(); field.value = question; field.form.requestSubmit() }
  const look = () => one('[data-treff][aria-busy=false] > li') ? done(performance.now() - begun) : setTimeout(look, 5)
  look()
  setTimeout(() => fail(new Error('ikke noe svar på et minutt')), 60000)
})"""


@dataclass(frozen=True)
class Ventetid:
    """What one line gives: milliseconds from an address to its answer, and from a touch of the open page's field."""

    adresse: float
    felt: float


def main(arguments: list[str] | None = None) -> int:
    """Measure and print, and return the exit code: 0 well, 2 where there is no site."""
    parser = argparse.ArgumentParser(prog="python -m bench.svartid", description="Mål hvor lenge en forelder venter på første svar.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="det ferdige nettstedet (ellers site/)")
    options = parser.parse_args(arguments)
    return command.run(lambda: "\n".join(_lines(options.site)))


def _lines(site: Path) -> Iterator[str]:
    if not (site / "sok/index.html").is_file():
        raise Unreadable([f"{site}: her er det ikke noe ferdig nettsted. Skriv «make site» først."])
    with browser.open_browser(ROOT) as opened, vert.serve(site) as (base, sent):
        for adresse, language in ADDRESSES:
            yield f"\n{adresse} ({language}), tomt hurtiglager, median av {TIMES}"
            yield f"  {'kbit/s':>7}{'ms fram og tilbake':>20}{'treg':>6}{'fra adressen, ms':>18}{'fra feltet, ms':>16}"
            for kbit, latency, slow in LINES:
                found = _waited(opened, base, adresse, kbit, latency, slow)
                yield f"  {kbit:>7}{latency:>20}{slow:>5}×{comma(found.adresse, 0):>18}{comma(found.felt, 0):>16}"
            sent.clear()
            _first_answer(opened, base + adresse, *LINES[0])
            of_search = {path: weight for path, weight in sent.items() if "/sok" in path and not path.endswith("/")}
            yield f"  søkets egne filer, gzip: {sum(of_search.values())} byte"
            yield from (f"  {weight:>8}  {path}" for path, weight in sorted(of_search.items(), key=lambda pair: -pair[1]))


def _waited(opened: Browser, base: str, adresse: str, kbit: int, latency: int, slow: int) -> Ventetid:
    whole = [_first_answer(opened, base + adresse, kbit, latency, slow) for _ in range(TIMES)]
    touched = [_first_touch(opened, base + adresse, kbit, latency, slow) for _ in range(TIMES)]
    return Ventetid(median(whole), median(touched))


def _first_answer(opened: Browser, address: str, kbit: int, latency: int, slow: int) -> float:
    with _phone(opened, kbit, latency, slow) as page:
        page.goto(address, wait_until="commit")
        waited: float = page.evaluate(_ANSWER, None)
    return waited


def _first_touch(opened: Browser, address: str, kbit: int, latency: int, slow: int) -> float:
    """The page is open and nothing is asked yet: from the finger on the field to the hits."""
    bare, _, fragment = address.partition("#")
    with _phone(opened, kbit, latency, slow) as page:
        page.goto(bare, wait_until="load")
        waited: float = page.evaluate(_ANSWER, fragment.split("&")[0].removeprefix("q=").replace("+", " "))
    return waited


@contextmanager
def _phone(opened: Browser, kbit: int, latency: int, slow: int) -> Iterator[Page]:
    context = opened.new_context(viewport={"width": 375, "height": 667})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    rate = kbit * 1000 / 8
    line = {"offline": False, "latency": latency, "downloadThroughput": rate, "uploadThroughput": rate}
    devtools.send("Network.emulateNetworkConditions", line)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slow})
    try:
        yield page
    except Error as error:
        raise Unreadable([f"Søket svarte ikke. {error.message}"]) from None
    finally:
        context.close()


if __name__ == "__main__":
    sys.exit(main())
