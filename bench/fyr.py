"""A built site in, what Lighthouse says of it on a slow phone out: `make lighthouse`.

The host is a real nginx with our own recipe, over HTTP/2 and TLS with a certificate made for the occasion, since so do all hosts that
people publish with. TLS costs each first page one more way to the host and back, and HTTP/2 spares the script a connection of its own.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import command, nginx, packages
from bench.command import ROOT, comma
from bench.unreadable import Unreadable

_ROOM = Path(__file__).parent / "lighthouse"
# The front page, a municipality, a service, the search.
ADDRESSES = ("", "kommune/baerum/", "kommune/baerum/konsultasjon-med-barnevernet/", "sok/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Milliseconds, a share of the window, milliseconds, bytes.
MEASURES = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time", "total-byte-weight")
COLUMNS = (
    ("side", -46),
    ("ytelse", 7),
    ("tilgj.", 7),
    ("praksis", 8),
    ("SEO", 5),
    ("LCP s", 7),
    ("CLS", 6),
    ("TBT ms", 8),
    ("kB", 7),
    ("JS kB", 7),
    ("spurt", 6),
)


@dataclass(frozen=True)
class Dom:
    """What Lighthouse says of one page."""

    adresse: str
    karakterer: tuple[float, ...]
    lcp: float
    cls: float
    tbt: float
    byte: int
    skript: int
    foresporsler: int
    feil: tuple[str, ...]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print, and return the exit code: 0 whatever the figures are, 2 where there is no site or no Lighthouse."""
    parser = argparse.ArgumentParser(prog="python -m bench.fyr", description="Spør Lighthouse om sidene, på en treg telefon.")
    parser.add_argument("--side", action="append", help="en adresse på nettstedet (ellers forsiden, en kommune, et tiltak og søket)")
    parser.add_argument("--runs", type=int, default=1, help="så mange ganger hver side; kjøringen i midten etter LCP gjelder")
    options = parser.parse_args(arguments)
    return command.run(lambda: "\n".join(_lines(options.side or ADDRESSES, options.runs)))


def _lines(addresses: tuple[str, ...] | list[str], runs: int) -> Iterator[str]:
    node, npm = shutil.which("node"), shutil.which("npm")
    program = packages.ready(Path(sys.prefix) / "lighthouse", npm, _ROOM) / "lighthouse/cli/index.js"
    browser = subprocess.run([ROOT / "scripts/find-chromium"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False).stdout.strip()
    if not node or not browser:
        raise Unreadable(["Lighthouse trenger både node og en nettleser."])
    yield _row([name for name, _ in COLUMNS])
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        with _serve(site, Path(folder)) as base:
            _build(site, base)
            for adresse in addresses:
                judged = [_judge(node, program, browser, base, adresse, Path(folder)) for _ in range(runs)]
                dom = sorted(judged, key=lambda one: one.lcp)[runs // 2]
                yield _line(dom)
                yield from (f"    {fault}" for fault in dom.feil)
    yield "kB: over linja, gzip, med hoder. JS kB: skriptene av det."


@contextmanager
def _serve(site: Path, folder: Path) -> Iterator[str]:
    """Give the site out as a host does, and yield its address; the key is one that nobody else trusts, in a folder that is deleted."""
    key, certificate, port = folder / "nøkkel.pem", folder / "sertifikat.pem", nginx.free_port()
    made = ["req", "-x509", "-newkey", "rsa:2048", "-noenc", "-subj", "/CN=localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([nginx.program("openssl", "openssl"), *made], capture_output=True, check=True)
    recipe = nginx.host(site, {"": ""}, f"127.0.0.1:{port} ssl http2")
    with nginx.running(f"access_log off;\nssl_certificate {certificate};\nssl_certificate_key {key};\n{recipe}", port):
        yield f"https://localhost:{port}/"


def _build(site: Path, base: str) -> None:
    """Build the site for the address it is judged at, since search engines want whole addresses in its head."""
    environment = {**os.environ, "KATALOG_URL": base}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", site],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unreadable(["Nettstedet lar seg ikke bygge. Skriv «make site» og se hvorfor."])


def _judge(node: str, program: Path, browser: str, base: str, adresse: str, folder: Path) -> Dom:
    report = folder / "rapport.json"
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --no-first-run"
    flags += " --ignore-certificate-errors"
    asked = [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}", "--output=json", f"--output-path={report}"]
    done = subprocess.run(
        [node, program, base + adresse, *asked, "--quiet", "--no-enable-error-reporting"],
        env={**os.environ, "CHROME_PATH": browser},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unreadable([f"Lighthouse klarte ikke {adresse or 'forsiden'}. {done.stderr[-400:]}"])
    return _read(adresse, json.loads(report.read_text(encoding="utf-8")))


def _read(adresse: str, told: Any) -> Dom:
    """Take what we look at out of Lighthouse's report, with each audit that counts and is not met."""
    audits, categories = told["audits"], told["categories"]
    lcp, cls, tbt, weight = (audits[name]["numericValue"] for name in MEASURES)
    requests = audits["network-requests"]["details"]["items"]
    counted = [ref["id"] for name in CATEGORIES for ref in categories[name]["auditRefs"] if ref["weight"]]
    return Dom(
        adresse,
        tuple(100 * categories[name]["score"] for name in CATEGORIES),
        lcp / 1000,
        cls,
        tbt,
        round(weight),
        sum(one["transferSize"] for one in requests if one.get("resourceType") == "Script"),
        len(requests),
        tuple(f"{name}: {audits[name]['title']}" for name in dict.fromkeys(counted) if audits[name]["score"] not in (1, None)),
    )


def _line(dom: Dom) -> str:
    marks = [f"{mark:.0f}" for mark in dom.karakterer]
    times = [comma(dom.lcp, 2), comma(dom.cls, 2), comma(dom.tbt, 0)]
    return _row(
        [dom.adresse or "(forsiden)", *marks, *times, comma(dom.byte / 1000, 1), comma(dom.skript / 1000, 1), str(dom.foresporsler)]
    )


def _row(cells: list[str]) -> str:
    wide = [width for _, width in COLUMNS]
    return "".join(cell.ljust(-width) if width < 0 else cell.rjust(width) for cell, width in zip(cells, wide, strict=True))


if __name__ == "__main__":
    sys.exit(main())
