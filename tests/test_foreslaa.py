"""On a service's page an editor can propose a change or say that all is right: by a form filled in, by a letter, or nothing is there."""

import re
import urllib.parse
from html import unescape
from pathlib import Path

import pytest
import yaml
from prosjekt import PROJECT, TODAY, katalog, make_project

from katalog import catalog, own
from katalog.forms import FOLDER, FORMS
from katalog.pages import Pages

FORGE = "https://kode.example.org/eier/prosjekt"
LINKS = {"nb": ("Foreslå endring", "Fortsatt riktig"), "da": ("Foreslå en ændring", "Stadig rigtigt")}


def addresses(root: Path, language: str, asked: str = "") -> list[str]:
    """Return where the two links of a service's page lead."""
    pages = Pages(own.chosen(catalog.load(root, today=TODAY), asked), PROJECT / "overrides/katalog")
    (body,) = [page.innhold for page in pages.all() if page.adresse == "kommune/baerum/testtelefon/" and page.spraak == language]
    return [unescape(address) for text in LINKS[language] for address in re.findall(rf'<a href="([^"]*)"[^>]*>{text}</a>', body)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


@pytest.mark.parametrize("language", LINKS)
def test_with_a_forge_its_forms_open_with_the_service_filled_in(root: Path, language: str) -> None:
    (root / "data/vert.yaml").write_text(f"vert:\n  forslag: {FORGE}/\n", encoding="utf-8")

    found = [urllib.parse.urlsplit(one) for one in addresses(root, language)]

    asked = [urllib.parse.parse_qs(one.query) for one in found]
    assert {f"{one.scheme}://{one.netloc}{one.path}" for one in found} == {f"{FORGE}/issues/new"}
    assert asked == [{"template": [f"{name}-{language}.yml"], "oppfoering": ["baerum/testtelefon"]} for name in ("endre", "riktig")]


@pytest.mark.parametrize("name", ["endre-nb.yml", "endre-da.yml", "riktig-nb.yml", "riktig-da.yml"])
def test_the_forms_that_pages_lead_to_are_there_and_know_the_service_by_that_name(name: str) -> None:
    form = yaml.safe_load((PROJECT / FOLDER / name).read_text(encoding="utf-8"))

    assert [one["type"] for one in form["body"] if one.get("id") == "oppfoering"] == ["input"]
    assert name.split("-")[0] in [form.name for form in FORMS]


def test_without_a_forge_a_letter_goes_to_who_minds_the_entries(root: Path) -> None:
    epost = catalog.load(root, today=TODAY).kommuner["baerum"].kontakt

    found = addresses(root, "nb")

    assert epost is not None
    assert found == [
        f"mailto:{epost.epost}?subject={urllib.parse.quote(text)}"
        for text in ("Foreslå endring: Testtelefonen", "Fortsatt riktig: Testtelefonen")
    ]


def test_where_neither_is_known_nothing_is_there(root: Path) -> None:
    path = root / "data/kommuner.yaml"
    path.write_text(re.sub(r"(?m)^ +epost: .*\n|, epost: [^},]*|epost: [^},]*, ", "", path.read_text(encoding="utf-8")), encoding="utf-8")

    assert addresses(root, "nb") == []


def test_a_municipality_s_own_site_sends_proposals_where_all_do(root: Path) -> None:
    (root / "data/vert.yaml").write_text(f"vert:\n  forslag: {FORGE}\n", encoding="utf-8")

    assert addresses(root, "nb", "baerum")[0].startswith(f"{FORGE}/issues/new?template=endre-nb.yml")


def test_an_address_that_is_none_is_told(root: Path) -> None:
    (root / "data/vert.yaml").write_text("vert:\n  forslag: github.com/eier/prosjekt\n", encoding="utf-8")

    done = katalog(root, "check")

    assert done.stderr.startswith("data/vert.yaml:2: lenken «github.com/eier/prosjekt» må begynne med https://")


def test_who_has_only_said_where_proposals_are_sent_has_no_empty_foot(root: Path) -> None:
    (root / "data/vert.yaml").write_text(f"vert:\n  forslag: {FORGE}\n", encoding="utf-8")

    foot = Pages(catalog.load(root, today=TODAY), PROJECT / "overrides/katalog").contact("nb")

    assert foot.strip() == ""
