"""What a host decides: understood as people write it, and told where it cannot be used."""

import re

import pytest
from conftest import ROOT

from katalog import settings
from katalog.problems import ProblemsFound
from katalog.settings import Settings

FILE = ROOT / "mkdocs.yml"


def test_where_nobody_has_said_anything_the_usual_holds() -> None:
    assert settings.read({}) == settings.read({"kildekode": "", "uten_nett": None}) == Settings("", True, False, ("", ""))


@pytest.mark.parametrize(
    ("said", "meant"), [("ja", True), ("Ja ", True), (True, True), (1, True), ("nej", False), ("nei", False), (False, False)]
)
def test_yes_and_no_are_understood_as_they_are_written(said: object, meant: bool) -> None:
    found = settings.read({"uten_nett": said, "komprimert": said})

    assert (found.offline, found.compressed) == (meant, meant)


def test_a_forge_may_have_the_place_of_a_file_behind_a_question_mark() -> None:
    assert settings.read({"kildekode": "https://forge.example/a?path="}).edit_base == "https://forge.example/a?path=/"


@pytest.mark.parametrize("said", ["https://forge.example/a/b/blob/main", "https://forge.example/a/b/blob/main/"])
def test_where_the_source_is_may_be_said_with_or_without_its_slash(said: str) -> None:
    assert settings.read({"kildekode": said}).edit_base == "https://forge.example/a/b/blob/main/"


def test_all_that_cannot_be_used_is_told_at_once_by_the_name_of_the_variable() -> None:
    with pytest.raises(ProblemsFound) as found:
        settings.read({"kildekode": "forge.example/a", "uten_nett": "kanskje", "komprimert": ["a"]})

    assert [(problem.file, problem.code) for problem in found.value.problems] == [
        ("KATALOG_KOMPRIMERT", "setting_yes_no"),
        ("KATALOG_SOURCE", "setting_address"),
        ("KATALOG_UTEN_NETT", "setting_yes_no"),
    ]


def test_every_variable_stands_in_mkdocs_yml() -> None:
    assert set(settings.VARIABLES.values()) <= set(re.findall("KATALOG_[A-Z_]+", FILE.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "said",
    [
        "http://[",
        "www.example.org",
        "ftp://example.org/",
        "https://",
        "https:///skole/",
        "https://example.org//skole/",
        "https://example.org/a/../skole",
        "hei",
        "https://a b/",
        "https://a:xx/",
        "https://a/?b",
        "https://a/#b",
        "https://a/\nb",
        "https://b:c@a/",
        'https://a/"',
        "https://a/\udcff",
    ],
)
def test_what_is_no_address_is_told_by_the_name_of_what_asked_for_it(said: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        settings.address(said, "--url")

    assert [(problem.file, problem.code) for problem in found.value.problems] == [("--url", "setting_address")]
