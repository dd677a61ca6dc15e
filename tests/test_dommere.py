"""Judges that nobody here wrote find nothing: html-validate, the Nu checker, and IBM's engine for accessibility.

Their packages are pinned in tests/dommere/. What we hold against html-validate's advice stands in html-validate.json there:

- doctype-style: the standard takes both, and small letters compress better.
- long-title: a service's title is its name, its municipality and the site's name; none of them can be shortened.
- no-trailing-whitespace: what a template leaves at the end of a line is never seen.
- require-sri: all is from our own origin, where a sum in the page protects against nothing; it is asked for elsewhere.
- tel-non-breaking: the style keeps a number on one line; tests/test_tilpasning.py looks.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from besoek import DESKTOP, LANGUAGES, SMALL, TEMPLATES, visit
from playwright.sync_api import BrowserContext, ViewportSize

from bench import packages
from bench.unreadable import Unreadable

pytestmark = pytest.mark.slow

ROOM = Path(__file__).parent / "dommere"
# It runs once and for some seconds: to compile it better or to collect garbage side by side took as long again.
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")
# What each page says of itself: rule, place, message; only what the engine is sure of.
IBM = """async () => {
  const { results } = await new ace_ibma.Checker().check(document, ['WCAG_2_2'])
  return results.filter(({ value: [policy, sure] }) => policy === 'VIOLATION' && sure === 'FAIL')
    .map(({ ruleId, message, path }) => [ruleId, message, path.dom].join(' | '))
}"""
# Each kind of page in one language, in turn: as on a phone in bokmål, as at a desk in Danish. The frame is the same and so are the
# templates, and axe looks at both (tests/test_browser.py); `make evidence` takes none of that for granted.
IN_TURN = [("nb", SMALL), ("da", DESKTOP)]
JUDGED = [
    pytest.param(LANGUAGES[language] + adresse, size, id=f"{language}-{adresse}")
    for i, adresse in enumerate(TEMPLATES)
    for language, size in (IN_TURN if os.environ.get("KATALOG_AXE") == "alt" else [IN_TURN[i % 2]])
]


@pytest.fixture(scope="session")
def judges() -> Path:
    """The folder of the judges' packages."""
    try:
        return packages.ready(Path(sys.prefix) / "dommere", shutil.which("npm"), ROOM)
    except Unreadable as why:
        pytest.skip(" ".join(why.told))


def run(*command: str | Path) -> Any:
    """Return what a program says as JSON."""
    # Into a file: into a pipe, Node may end before all is written.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        done = subprocess.run(command, stdout=told, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False, timeout=240)
        told.seek(0)
        said = told.read()
    assert said.startswith(("{", "[")), done.stderr
    return json.loads(said)


def file_of(site: Path, folder: str, adresse: str) -> Path:
    """Return the file that is given out for an address."""
    found = site / folder / adresse.partition("#")[0] / "index.html"
    return found if found.exists() else site / folder / "404.html"


def test_html_validate_finds_nothing_on_any_kind_of_page(judges: Path, built_site: Path) -> None:
    templates = [*TEMPLATES, "innebygd/baerum/"]
    files = sorted({file_of(built_site, folder, adresse) for folder in LANGUAGES.values() for adresse in templates})

    program = judges / "html-validate/bin/html-validate.mjs"
    found = run("node", program, "--config", ROOM / "html-validate.json", "--formatter", "json", *files)

    assert [f"{one['filePath']}:{fault['line']}: {fault['ruleId']}: {fault['message']}" for one in found for fault in one["messages"]] == []


def test_the_nu_checker_finds_nothing_on_any_page(judges: Path, built_site: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("The Nu checker needs java.")

    checker = judges / "vnu-jar/build/dist/vnu.jar"
    # A part for other websites is no page; tests/test_embeds.py reads it as one.
    pages = sorted(path for path in built_site.rglob("*.html") if path.name != "fragment.html")
    # On stdout, or the words of the machine that runs it would stand among the messages. Without --no-langdetect it guesses by chance
    # which language a page is in, and takes bokmål for Danish now and then; katalog/checks.py asks what language each page says it is.
    options = ("--stdout", "--format", "json", "--exit-zero-always", "--no-langdetect")
    found = run(java, *JAVA, "-jar", checker, *options, *pages)

    # An info that is a warning too is what its second half says: we want none. Two terms of the glossary may be one word in Danish.
    assert [
        f"{fault['url']}:{fault['lastLine']}: {fault['message']}"
        for fault in found["messages"]
        if (fault["type"] == "error" or fault.get("subType") == "warning") and "Duplicate “dt” name" not in fault["message"]
    ] == []


@pytest.fixture(scope="module")
def without_policy(contexts: Callable[..., BrowserContext], judges: Path) -> BrowserContext:
    """A context that lets a judge's own script into the page."""
    context = contexts(bypass_csp=True, reduced_motion="reduce")
    context.add_init_script(path=judges / "accessibility-checker-engine/ace-window.js")
    return context


@pytest.mark.browser
@pytest.mark.parametrize(("adresse", "size"), JUDGED)
def test_the_engine_of_ibm_finds_no_violation(without_policy: BrowserContext, served_site: str, adresse: str, size: ViewportSize) -> None:
    one = visit(without_policy, served_site)
    one.page.set_viewport_size(size)
    one.go(adresse)
    one.settle()
    one.unfold()

    found = one.page.evaluate(IBM)

    one.leave()
    assert found == []
