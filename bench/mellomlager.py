"""A built site in, what a cache in front of its host would serve, and what would be left for the host, out: `make bench-cache`.

Host and cache are a real nginx, the host by our own recipe. The cache keeps what it has fetched until it is told to forget, as a content
network does that is told so at each publishing. Who comes is invented: a few municipalities have most of the visits, as few are large.
"""

import argparse
import http.client
import json
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple
from urllib.parse import urljoin

from bench import command, nginx
from bench.command import ROOT, comma, percent
from bench.unreadable import Unreadable
from katalog import hypertext
from katalog.search import GROUPS, placed, waiting

# How many of a hundred visitors open one of the municipality's services, and how many search.
_READ, _SEARCH = 60, 20
_HOLDS = """log_format kort "$bytes_sent $upstream_cache_status";
proxy_cache_path {folder}/lager keys_zone=lager:20m max_size=2g inactive=1d;
access_log {folder}/vert.log kort;
RECIPE
server {
    listen 127.0.0.1:EDGE;
    access_log {folder}/lager.log kort;
    location / {
        proxy_http_version 1.1;
        proxy_pass http://127.0.0.1:ORIGIN;
        proxy_cache lager;
        proxy_ignore_headers Cache-Control;
        proxy_cache_valid 200 1d;
    }
}
"""


class Round(NamedTuple):
    """What was asked of one of the two, how often the cache had it, and the bytes it sent with heads and all."""

    requests: int
    hits: int
    sent: int


def main(arguments: list[str] | None = None) -> int:
    """Measure and print, and return the exit code: 0 well, 2 where there is no site or no nginx."""
    parser = argparse.ArgumentParser(prog="python -m bench.mellomlager", description="Mål hva et mellomlager foran verten tar.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="det ferdige nettstedet (ellers site/)")
    parser.add_argument("--visits", type=int, default=5000, help="så mange besøk i hver runde")
    parser.add_argument("--seed", type=int, default=1, help="et annet tall gir andre besøk")
    options = parser.parse_args(arguments)
    return command.run(lambda: "\n".join(_lines(options.site.resolve(), options.visits, random.Random(options.seed))))


def _lines(site: Path, visits: int, chance: random.Random) -> Iterator[str]:
    if not (site / "sok/filer.json").is_file():
        raise Unreadable([f"{site}: her er det ikke noe ferdig nettsted. Skriv «make site» først."])
    people = list(_people(site, 2 * visits, chance))
    with _running(site) as (port, logs):
        yield f"{'runde':<28}{'forespørsler':>13}{'svart av lageret':>18}{'MB ut':>8}{'hos verten':>12}{'MB derfra':>11}"
        for name, some in (("tomt lager", people[:visits]), ("fylt lager", people[visits:])):
            _visit(port, some)
            edge, origin = (_told(logs / file) for file in ("lager.log", "vert.log"))
            hits = percent(edge.hits / edge.requests)
            yield (
                f"{name + f', {visits} besøk':<28}{edge.requests:>13}{hits:>18}{comma(edge.sent / 1e6, 1):>8}"
                f"{origin.requests:>12}{comma(origin.sent / 1e6, 1):>11}"
            )


def _people(site: Path, count: int, chance: random.Random) -> Iterator[list[str]]:
    """Yield what each of *count* visitors asks for, in order; nobody has been there before."""
    folders = [folder for folder in ("", *(f"{path.parent.name}/" for path in site.glob("*/kommune"))) if (site / folder / "sok").is_dir()]
    steder = sorted(path.name for path in (site / "kommune").iterdir() if path.is_dir())
    chance.shuffle(steder)
    weights = [1 / rank for rank in range(1, len(steder) + 1)]
    files = json.loads((site / "sok/filer.json").read_text(encoding="utf-8"))
    for sted in chance.choices(steder, weights, k=count):
        folder = chance.choice(folders)
        pages = [f"{folder}kommune/{sted}/"]
        services = sorted(path.name for path in (site / folder / "kommune" / sted).iterdir() if path.is_dir())
        if services and chance.randrange(100) < _READ:
            pages.append(f"{folder}kommune/{sted}/{chance.choice(services)}/")
        searched = chance.randrange(100) < _SEARCH
        pages += [f"{folder}sok/"] if searched else []
        asked = [address for page in pages for address in (page, *_fetched(site, page))]
        if searched:
            language = folder.rstrip("/") or next(iter(files)).split("/")[0]
            asked += [f"sok/{name}.{mark}.json" for name, mark in files.items() if name.startswith(f"{language}/") or name == "steder"]
            asked.append(f"{placed(waiting(language, sted), wrap(files['*'], len(files['*']) // GROUPS))}{sted}.json")
        yield list(dict.fromkeys(asked))


def _fetched(site: Path, page: str) -> Iterator[str]:
    read = hypertext.read(page, (site / page / "index.html").read_bytes())
    for link in read.fetched:
        yield urljoin(f"/{page}", link.path).removeprefix("/")


@contextmanager
def _running(site: Path) -> Iterator[tuple[int, Path]]:
    """Run host and cache, and give the cache's port and the folder of what both have noted."""
    origin, edge = nginx.free_port(), nginx.free_port()
    languages = [path.parent.name for path in site.glob("*/kommune")]
    recipe = nginx.host(site, {"": "", **{language: f"{language}/" for language in languages}}, f"127.0.0.1:{origin}")
    http = _HOLDS.replace("RECIPE", recipe).replace("EDGE", str(edge)).replace("ORIGIN", str(origin))
    with nginx.running(http, edge) as folder:
        yield edge, folder


def _visit(port: int, people: list[list[str]]) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for asked in people:
        for address in asked:
            line.request("GET", f"/{address}", headers={"Accept-Encoding": "gzip"})
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise Unreadable([f"/{address}: verten svarte {answer.status}."])
    line.close()


def _told(log: Path) -> Round:
    """Return what a log has noted, and empty it."""
    rows = [row.split() for row in log.read_text(encoding="utf-8").splitlines()]
    log.write_text("", encoding="utf-8")
    return Round(len(rows), sum(row[1] == "HIT" for row in rows), sum(int(row[0]) for row in rows))


if __name__ == "__main__":
    sys.exit(main())
