"""A host's site wears its colour and its logo, is told where the colour was too weak, and publishes no other's logo."""

from pathlib import Path

import pytest
from conftest import LOGO, TODAY

from katalog import catalog, looks, own
from katalog.problems import ProblemsFound


def asset(site: Path, pattern: str) -> Path:
    """Return the one file of a site's assets that *pattern* names."""
    (found,) = site.glob(f"assets/{pattern}")
    return found


def test_a_colour_that_is_too_weak_is_told_with_the_one_used_instead(own_site: Path) -> None:
    said = (own_site.parent / "sagt").read_text(encoding="utf-8")

    assert "data/kommuner.yaml:6: fargen #ffd500 er for svak til å leses (1,3:1, og kravet er 4,5:1)." in said


def test_the_style_and_the_icon_have_the_colour_last(own_site: Path, built_site: Path) -> None:
    shared, dressed = (asset(site, "katalog.*.css").read_text(encoding="utf-8") for site in (built_site, own_site))

    assert dressed.startswith(shared)
    assert dressed.removeprefix(shared).startswith("\n:root{--hoved:#806a00;")
    assert "#806a00" in asset(own_site, "favicon.*.svg").read_text(encoding="utf-8")


def test_the_logo_stands_beside_the_name_and_no_others_is_published(own_site: Path, danish_site: Path) -> None:
    page = (own_site / "om/index.html").read_text(encoding="utf-8")

    logo = asset(own_site, "logo.*.svg")
    assert f'<img class="logo" src="../assets/{logo.name}" width="108" height="36" alt="">Skolenærvær i Bærum</a>' in page
    assert logo.read_text(encoding="utf-8") == LOGO
    assert [file.name for site in (own_site, danish_site) for file in site.rglob("larvik.svg")] == []
    assert [*danish_site.glob("assets/logo.*")] == []


def test_a_logo_that_cannot_be_used_is_told_on_its_line(own_project: Path) -> None:
    found = own.chosen(catalog.load(own_project, today=TODAY), "larvik")
    (own_project / "content/assets/larvik.svg").rename(own_project / "borte.svg")

    with pytest.raises(ProblemsFound) as told:
        looks.of(found, own_project)

    (own_project / "borte.svg").rename(own_project / "content/assets/larvik.svg")
    (problem,) = told.value.problems
    line = (own_project / "data/kommuner.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert (problem.code, "larvik.svg" in line) == ("logo_missing", True)


def test_the_site_that_all_share_is_plain(real_catalog: catalog.Catalog, own_project: Path) -> None:
    assert looks.of(real_catalog, own_project) == looks.PLAIN
