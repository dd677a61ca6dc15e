"""A frame that MkDocs has not made carries the whole site: the same files and the same pages, which work by themselves in a browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from besoek import HANDWRITTEN, PHONE, visit
from conftest import LOGO, ROOT, SITE_URL, served
from playwright.sync_api import BrowserContext
from prosjekt import katalog

pytestmark = pytest.mark.slow

FRAME = ROOT / "docs/ramme/ramme.html"
MAIN = re.compile('<div class="innhold[^>]*>(.*?)</div>\\s*</main>', re.DOTALL)


def write(project: Path, out: Path, **environment: str) -> None:
    done = katalog(project, "write", "--shell", str(FRAME), "--url", SITE_URL, str(out), **environment)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site in another frame."""
    out = tmp_path_factory.mktemp("ramme") / "sub"
    write(ROOT, out)
    return out


def files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def body(site: Path, adresse: str) -> str:
    """Return what a page says, without what the frame may add, and without blank lines."""
    found = MAIN.search((site / adresse / "index.html").read_text(encoding="utf-8"))
    assert found, adresse
    return re.sub(r"\s+", " ", found[1].replace("<div data-melding hidden></div>", "")).strip()


def test_it_is_the_same_site_file_for_file(elsewhere: Path, built_site: Path) -> None:
    assert files(elsewhere) == files(built_site)


@pytest.mark.parametrize("adresse", [*HANDWRITTEN, "kommune/", "kommune/baerum/"])
@pytest.mark.parametrize("folder", ["", "da/"])
def test_every_page_says_the_same(elsewhere: Path, built_site: Path, folder: str, adresse: str) -> None:
    assert body(elsewhere, folder + adresse) == body(built_site, folder + adresse)


def test_it_works_by_itself_in_a_browser(elsewhere: Path, contexts: Callable[..., BrowserContext]) -> None:
    with served(elsewhere) as address:
        parent = visit(contexts(viewport=PHONE, service_workers="block"), address)
        parent.page.goto(f"{address}sok/#q=ppt&kommune=baerum")
        parent.page.locator("main a", has_text="PP-tjenesten").first.wait_for()
        parent.page.goto(f"{address}da/kommune/baerum/")
        looks = parent.page.evaluate("getComputedStyle(document.querySelector('.hjelp-knapp')).borderRadius")
        wide = parent.page.evaluate("document.documentElement.scrollWidth")
        found = parent.errors, parent.foreign
        parent.leave()

    assert found == ([], [])
    assert looks != "0px"
    assert wide <= PHONE["width"]


def test_a_municipalitys_own_site_wears_its_colour_and_logo_in_any_frame(own_project: Path, tmp_path: Path) -> None:
    write(own_project, tmp_path / "ut", KOMMUNE="larvik")

    front = (tmp_path / "ut/index.html").read_text(encoding="utf-8")
    logo = re.search('<img class="logo" src="./(assets/[^"]+)"', front)
    (style,) = (tmp_path / "ut/assets").glob("katalog.*.css")

    assert logo
    assert (tmp_path / "ut" / logo[1]).read_text(encoding="utf-8") == LOGO
    assert "#0b5394" in style.read_text(encoding="utf-8")
    assert "post@example.org" in front
    assert not (tmp_path / "ut/kommune/baerum").exists()
    assert '<div lang="nb">' in (tmp_path / "ut/da/foerste-steg/index.html").read_text(encoding="utf-8")


def test_a_page_that_is_not_translated_says_so_and_keeps_its_language(own_project: Path, tmp_path: Path) -> None:
    page = own_project / "content/da/ressurser.md"
    text = page.read_text(encoding="utf-8")
    page.unlink()

    write(own_project, tmp_path / "ut")

    page.write_text(text, encoding="utf-8")
    shown = (tmp_path / "ut/da/ressurser/index.html").read_text(encoding="utf-8")
    assert "Denne tekst findes kun på norsk." in shown
    assert '<div lang="nb">' in shown


def test_a_frame_that_breaks_pages_leaves_the_site_that_was_there(tmp_path: Path) -> None:
    frame = tmp_path / "ramme.html"
    frame.write_text(
        '<!doctype html><html lang="@@spraak@@"><title>@@tittel@@</title><a href="borte/">x</a>@@innhold@@</html>', encoding="utf-8"
    )
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut/index.html").write_text("som før", encoding="utf-8")

    done = katalog(ROOT, "write", "--shell", str(frame), str(tmp_path / "ut"))

    assert done.returncode == 1
    assert "lenken «borte/»" in done.stderr
    assert files(tmp_path / "ut") == {"index.html"}
