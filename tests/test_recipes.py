"""The same folder gets the same answers from every kind of host: nginx, Apache and Caddy are asked, at the root and under a path."""

import gzip
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from besoek import DESKTOP, visit
from conftest import build, copy_project
from playwright.sync_api import Browser
from prosjekt import RIGHT, shrink
from tjenere import ALL, Host

from katalog import recipes
from katalog.hosts import TYPES, Standing, headers_of

pytestmark = pytest.mark.slow

PATHS = {"at the root": "/", "under a path": "/tjenester/skole/"}
OLD = "kommune/baerum/foer/"
MOVED = ((OLD, "kommune/baerum/"), (f"da/{OLD}", "da/kommune/baerum/"))
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
PAGES = ["", "da/kommune/baerum/", "sok/#q=skole", "huskeliste/"]


@pytest.fixture(scope="module")
def workplace() -> Iterator[Path]:
    """A folder that a server running as somebody else may read."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="module")
def sites(workplace: Path) -> dict[str, tuple[Path, Standing]]:
    """For each path, the example catalogue built for it with files of all kinds that may be published; and how it stands."""
    project = copy_project(workplace / "prosjekt")
    shutil.copytree(RIGHT / "data", project / "data", dirs_exist_ok=True)
    shrink(project / "data", "3201", "173")
    return {path: (made(project, workplace / f"bygget{path.count('/')}", path), standing(path)) for path in PATHS.values()}


def standing(path: str) -> Standing:
    return Standing(path, {"nb": "", "da": "da/"}, MOVED, compressed=True)


def made(project: Path, site: Path, path: str) -> Path:
    done = build(project, "--site-dir", str(site), KATALOG_URL=f"https://skole.example.org{path}", KATALOG_KOMPRIMERT="ja")
    assert done.returncode == 0, done.stderr + done.stdout
    for folder in ("data", "innebygd", "da/innebygd"):
        (site / folder).mkdir(exist_ok=True)
        (site / folder / "index.html").write_text("<!doctype html><title>Prøve</title>", encoding="utf-8")
    [(site / f"data/proeve.{ending}").write_text("ø" * 20, encoding="utf-8") for ending in TYPES]
    found = recipes.in_folder(standing(path), lambda folder: (site / folder).is_dir())
    [(site / name).write_text(text, encoding="utf-8") for name, text in found]
    return site


@pytest.fixture(scope="module", params=PATHS.values(), ids=PATHS)
def stood(request: pytest.FixtureRequest, sites: dict[str, tuple[Path, Standing]]) -> tuple[Path, Standing]:
    return sites[request.param]


@pytest.fixture(scope="module", params=ALL)
def host(request: pytest.FixtureRequest, stood: tuple[Path, Standing], workplace: Path) -> Iterator[Host]:
    folder = Path(tempfile.mkdtemp(dir=workplace))
    folder.chmod(0o755)
    with ALL[request.param](*stood, folder) as one:
        yield one


@pytest.fixture
def site(stood: tuple[Path, Standing]) -> Path:
    return stood[0]


def published(site: Path, pattern: str) -> str:
    """Return the path of the first file that fits."""
    return sorted(site.glob(pattern))[0].relative_to(site).as_posix()


@pytest.mark.parametrize(
    "pattern",
    [
        *("index.html", "sw.js", "da/kommune/baerum/index.html", "sok/filer.json", "assets/side.*.js", "sok/nb/*/baerum.json"),
        *("sok/steder.*", "innebygd/index.html", "da/innebygd/index.html", "data/proeve.json", "data/proeve.png"),
    ],
)
@pytest.mark.parametrize("accepted", ["gzip", ""], ids=["gzip", "plain"])
def test_a_file_comes_with_all_its_headers_and_no_others(host: Host, site: Path, pattern: str, accepted: str) -> None:
    path = published(site, pattern)
    wanted = {name.lower(): value for name, value in headers_of(path, host.standing).items()}

    answer = host.get(path.removesuffix("index.html"), Accept_Encoding=accepted)

    ours = {name: value for name, value in answer.headers.items() if name in wanted or name.startswith("access-control-")}
    assert answer.status == 200
    assert ours == wanted


@pytest.mark.parametrize("accepted", ["br", "gzip", "gzip, deflate, br, zstd", ""], ids=["br", "gzip", "all", "plain"])
@pytest.mark.parametrize("pattern", ["index.html", "da/kommune/baerum/index.html", "assets/katalog.*.css", "sok/nb/ord.*.json", "sw.js"])
def test_what_is_sent_is_the_smallest_that_the_browser_can_read(host: Host, site: Path, pattern: str, accepted: str) -> None:
    path = published(site, pattern)
    best = "br" if "br" in accepted and host.brotli else "gzip" if "gzip" in accepted else ""

    answer = host.get(path.removesuffix("index.html"), Accept_Encoding=accepted)

    twin = site / f"{path}{ {'br': '.br', 'gzip': '.gz', '': ''}[best] }"
    assert answer.headers.get("content-encoding", "") == best
    assert answer.body == twin.read_bytes()
    assert UNPACK[best](answer.body) == (site / path).read_bytes()
    assert answer.headers["content-type"] == TYPES[path.rsplit(".", 1)[1]]


def test_a_store_between_is_told_that_the_answer_depends_on_what_the_browser_can_read(host: Host) -> None:
    answers = [host.get("kommune/baerum/", Accept_Encoding=accepted) for accepted in ("gzip", "")]

    assert ["accept-encoding" in answer.headers.get("vary", "").lower() for answer in answers] == [True, True]


@pytest.mark.parametrize("ending", TYPES)
def test_a_file_is_told_to_be_what_it_is(host: Host, ending: str) -> None:
    answer = host.get(f"data/proeve.{ending}")

    assert (answer.status, answer.headers["content-type"]) == (200, TYPES[ending])


@pytest.mark.parametrize("accepted", ["br", "gzip", ""], ids=["br", "gzip", "plain"])
@pytest.mark.parametrize("by", ["ETag", "Last-Modified"])
@pytest.mark.parametrize("adresse", ["", "kommune/baerum/", "sw.js"])
def test_what_the_browser_has_already_is_not_sent_again(host: Host, adresse: str, by: str, accepted: str) -> None:
    first = host.get(adresse, Accept_Encoding=accepted)
    question = {"ETag": "If_None_Match", "Last-Modified": "If_Modified_Since"}[by]

    again = host.get(adresse, Accept_Encoding=accepted, **{question: first.headers[by.lower()]})

    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("adresse", "language"),
    [
        *(("borte/", "nb"), ("kommune/baerum/finnes-ikke/", "nb"), ("assets/side.00000000.js", "nb"), ("innebygd/borte/", "nb")),
        *(("da/borte/", "da"), ("da/kommune/baerum/findes-ikke/", "da"), ("da/innebygd/borte/", "da")),
    ],
)
@pytest.mark.parametrize("accepted", ["br", ""], ids=["br", "plain"])
def test_what_is_not_there_is_answered_in_the_readers_language(host: Host, adresse: str, language: str, accepted: str) -> None:
    answer = host.get(adresse, Accept_Encoding=accepted)

    page = UNPACK[answer.headers.get("content-encoding", "")](answer.body).decode()
    assert answer.status == 404
    assert f'<html lang="{language}"' in page
    assert f'href="{host.standing.path}' in page
    assert answer.headers["content-type"] == TYPES["html"]
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-security-policy"].endswith("frame-ancestors 'self'")
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(("old", "new"), MOVED, ids=["nb", "da"])
def test_an_old_address_leads_to_the_new_one_in_one_step(host: Host, old: str, new: str) -> None:
    answer = host.get(old)

    assert answer.status == 301
    assert answer.headers["location"].removeprefix(f"http://127.0.0.1:{host.port}") == host.standing.path + new


def test_a_folder_without_its_slash_leads_to_its_page(host: Host) -> None:
    answer = host.get("kommune/baerum")

    assert answer.status in (301, 308)
    assert answer.headers["location"].endswith(f"{host.standing.path}kommune/baerum/") or answer.headers["location"] == "baerum/"


@pytest.mark.browser
@pytest.mark.parametrize("adresse", PAGES)
def test_a_page_works_under_the_policy(host: Host, browser: Browser, adresse: str) -> None:
    context = browser.new_context(viewport=DESKTOP)
    one = visit(context, host.site)

    one.go(adresse)
    one.settle()
    shown = one.page.evaluate("getComputedStyle(document.querySelector('.topp')).display + document.querySelectorAll('[hidden]').length")
    context.close()

    assert shown
    assert (one.errors, one.foreign) == ([], [])
