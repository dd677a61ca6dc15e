"""`make evidence`: runs the tests of accessibility in a browser and, where all of them pass, writes what was tried into data/proevd.yaml.

Here axe asks every rule of each page in both colour schemes at each width; the daily tests leave out what could only differ with the style.

Nothing is written where one fails, so what the pages say of it stays true; tests/test_proevd.py refuses a file that others would not get.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

from bench import command
from bench.command import ROOT

FILE = ROOT / "data/proevd.yaml"
PAGES = "test_axe_finds_nothing_and_the_page_fits_at_any_width"
TESTS = (["tests/test_browser.py", "-k", "axe"], ["tests/test_tastatur.py"], ["tests/test_dommere.py"])


def axe_version() -> str:
    """Return the version of axe-core that the tests run."""
    (script,) = Path(str(import_module("axe_playwright_python").__file__)).parent.glob("*.js")
    found = re.search(r"axe v([0-9.]+)", script.read_text(encoding="utf-8")[:300])
    assert found, "axe-core does not say its version"
    return found[1]


def chromium_version() -> str:
    """Return the version of the Chromium that the tests look with."""
    path = subprocess.run([ROOT / "scripts/find-chromium"], capture_output=True, text=True, check=True).stdout.strip()
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    return str(re.findall(r"[0-9]+", said)[0])


def passed(arguments: list[str]) -> Counter[str]:
    """Run tests, and return how many cases of each passed; end where one does not."""
    with tempfile.NamedTemporaryFile(suffix=".xml") as report:
        environment = {**os.environ, "KATALOG_AXE": "alt"}
        command = [sys.executable, "-m", "pytest", *arguments, "-q", f"--junitxml={report.name}"]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        if done.returncode:
            sys.exit("Noe feilet, så data/proevd.yaml er som før.")
        cases = ElementTree.parse(report.name).iter("testcase")
        return Counter(str(case.get("name")).split("[")[0] for case in cases if case.find("skipped") is None)


def written(pages: int, keyboard: int, today: date) -> str:
    """Return the file: what was tried, with what, and when."""
    sys.path.insert(0, str(ROOT / "tests"))
    visitor, tests = import_module("besoek"), import_module("test_browser")
    tags = ", ".join(tests.AXE["runOnly"]["values"])
    widths = ", ".join(str(one["width"]) for one in (visitor.SMALL, visitor.TABLET, visitor.DESKTOP))
    return (
        "# yaml-language-server: $schema=skjema/proevd.json\n"
        "# Skrevet av `make evidence`. Rett den ikke for hånd: sidene sier at dette er prøvd.\n"
        f"proevd:\n  dato: {today}\n  axe: {axe_version()}\n  chromium: {chromium_version()}\n"
        f"  regler: [{tags}]\n  bredder: [{widths}]\n  sider: {pages}\n  funn: 0\n  tastatur: {keyboard}\n"
    )


def main() -> int:
    """Run the tests, write the file and print it, and return the exit code."""
    return command.run(_tried)


def _tried() -> str:
    axe, keyboard, _ = (passed(list(arguments)) for arguments in TESTS)
    told = written(axe[PAGES], keyboard.total(), date.today())
    FILE.write_text(told, encoding="utf-8")
    return told


if __name__ == "__main__":
    sys.exit(main())
