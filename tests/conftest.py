"""What several tests share: the real project in a copy, the site built from it once, and a browser that looks at it."""

import contextlib
import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from besoek import LOOKS, PHONE, Visit, visit
from minne import roomy_memory
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from prosjekt import changed, make_project
from regneark import exported

from brudd.barn import Barn, Oppdrag
from katalog import catalog, spelling
from katalog.catalog import Catalog

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)
# The site is looked at under a path, since that is where links break first.
PATH = "/sub/"
SITE_URL = f"https://skole.example.org{PATH}"
SOURCE = "https://kode.example.org/eier/prosjekt/blob/main/"
# The forge and the servers of links are played on this machine: no proxy knows them.
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"
# Nor does it matter which language this machine speaks.
os.environ["LC_ALL"] = "C.UTF-8"
# Or each command of its own would compile the engine anew, where this machine was told to keep nothing of that.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# A run writes 160,000 small files: in memory, where there is room for that and nobody has said where.
if "TMPDIR" not in os.environ and (memory := roomy_memory()):
    os.environ["TMPDIR"] = tempfile.tempdir = memory
# What has the real site built for it, or one of a municipality.
BUILT = {"built_site", "own_site", "danish_site"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what has a real site built for it, and put files with slow tests first: the last ones end soon."""
    for item in items:
        if BUILT & {*getattr(item, "fixturenames", ())}:
            item.add_marker("slow")
    long = {item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture
def dictionary() -> None:
    """A dictionary of bokmål, or why the test that asks for it is skipped."""
    if spelling._dictionary("nb_NO") is None:
        pytest.skip("needs Hunspell and its dictionaries: hunspell-no, hunspell-da")


@pytest.fixture(scope="session")
def real_catalog() -> Catalog:
    """The catalogue that ships with the project."""
    return catalog.load(ROOT, today=TODAY)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The example catalogue, which uses every field there is."""
    return catalog.load(make_project(tmp_path_factory.mktemp("riktig")), today=TODAY)


@pytest.fixture(scope="session")
def closing(small: Catalog) -> Catalog:
    """The example catalogue when one of its services has been closed; another is paused."""
    return changed(small, testtelefon={"status": "nedlagt"})


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example catalogue, which none of the tests may write in."""
    return make_project(tmp_path_factory.mktemp("grunn"))


@pytest.fixture(scope="session")
def book(base: Path) -> bytes:
    """Its services as a workbook."""
    return exported(base)


@pytest.fixture(scope="session")
def table(base: Path) -> str:
    """Its services as CSV, as text without its mark."""
    return exported(base, "csv").decode("utf-8-sig")


def copy_project(target: Path) -> Path:
    """Copy what a build reads into *target*."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("katalog", "hooks", "overrides", "content", "data"):
        # What is compiled already goes along, but for what another process is just writing.
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


@functools.cache
def forked() -> Barn:
    """What runs a command for any test of this worker without starting Python anew, which is half of what a build costs."""
    return Barn()


@pytest.fixture(scope="session", autouse=True)
def _at_the_end() -> Iterator[None]:
    yield
    if forked.cache_info().currsize:
        forked().__exit__(None, None, None)


@pytest.fixture(scope="session")
def barn() -> Barn:
    return forked()


COMMAND = ("build", "--strict", "--quiet")
SETTINGS = {"KATALOG_URL": SITE_URL, "KATALOG_SOURCE": SOURCE}


def build(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of *project* as `make site` does, with the engine and the hooks' command that stand here."""
    done = forked().run(Oppdrag([*COMMAND, *arguments], str(project), "mkdocs", SETTINGS | environment, sekunder=120))
    return subprocess.CompletedProcess(arguments, done.kode, done.ut, done.feil)


def build_anew(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of *project* with its own engine and a Python of its own, just as `make site` does, with UTF-8 in and out."""
    return subprocess.run(
        [sys.executable, "-m", "hooks", *COMMAND, *arguments],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **SETTINGS, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for all tests that look at it, whichever worker runs them; none of them may write in it."""
    base = tmp_path_factory.getbasetemp()
    # The workers of one run have their folders beside each other.
    room = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    target = room / "bygget" / "sub"
    with (room / "bygget-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            done = build_anew(ROOT, "--site-dir", str(target))
            assert done.returncode == 0, done.stderr + done.stdout
    return target


# What no municipality has told us, and a site of its own must have; 22 22 22 22 and example.org are nobody's.
REACHED = '    kontakt:\n      telefon: "22 22 22 22"\n      epost: post@example.org\n'
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30H0z" fill="#7a1f1f"/></svg>'


@pytest.fixture(scope="session")
def own_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project in a copy, where each municipality can be reached, one has a colour too weak to read, and two have a logo."""
    project = copy_project(tmp_path_factory.mktemp("eget"))
    file = project / "data/kommuner.yaml"
    text = file.read_text(encoding="utf-8").replace("    kontakt:\n", REACHED)
    for key, farge in (("baerum", "#ffd500"), ("larvik", "#0b5394")):
        text = text.replace(f"id: {key}\n", f'id: {key}\n    profil: {{farge: "{farge}", logo: content/assets/{key}.svg}}\n')
        (project / "content/assets").mkdir(exist_ok=True)
        (project / f"content/assets/{key}.svg").write_text(LOGO, encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    return project


def build_own(project: Path, kommune: str) -> Path:
    """Build the own site of *kommune*, which must go well, and return its folder."""
    target = project / f"egne/{kommune}/sub"
    done = build(project, "--site-dir", str(target), KOMMUNE=kommune)
    assert done.returncode == 0, done.stderr + done.stdout
    (target.parent / "sagt").write_text(done.stderr, encoding="utf-8")
    return target


@pytest.fixture(scope="session")
def own_site(own_project: Path) -> Path:
    """The own site of Bærum, whose colour is yellow."""
    return build_own(own_project, "Bærum")


@pytest.fixture(scope="session")
def danish_site(own_project: Path) -> Path:
    """The own site of Lyngby-Taarbæk."""
    return build_own(own_project, "lyngby-taarbaek")


# What a careful host sends: every page must work under it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Say nothing, either, where a browser has gone on before it had all of a file."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not there with the language's own 404 page, as the hosts' recipes do."""
        own = Path(self.directory, *self.path.split("/")[1:3], "404.html")
        body = (own if own.is_file() else Path(self.directory, PATH.strip("/"), "404.html")).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site, and give its address on this machine, under a path."""
    handler = functools.partial(_Quiet, directory=str(site.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{PATH}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The built site's address on this machine."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = subprocess.run([ROOT / "scripts/find-chromium"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """One context for each way of looking, kept for all pages looked at so."""
    made: dict[str, BrowserContext] = {}

    def context(**look: object) -> BrowserContext:
        if repr(look) not in made:
            made[repr(look)] = browser.new_context(**look)  # type: ignore[arg-type]
            LOOKS[made[repr(look)]] = look
        return made[repr(look)]

    yield context
    [one.close() for one in made.values()]


@pytest.fixture
def phone(browser: Browser, served_site: str) -> Iterator[Visit]:
    context = browser.new_context(viewport=PHONE)
    yield visit(context, served_site)
    context.close()


@pytest.fixture
def another(browser: Browser, served_site: str) -> Iterator[Visit]:
    """Somebody else, with a browser of their own."""
    context = browser.new_context(viewport=PHONE)
    yield visit(context, served_site)
    context.close()


@pytest.fixture
def without_script(browser: Browser, served_site: str) -> Iterator[Visit]:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield visit(context, served_site)
    context.close()
