"""The site says what built it, in a form that scanners read, and says the same each time."""

import json
import re
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from prosjekt import PROJECT

from katalog.extras import about_itself
from katalog.problems import ProblemsFound
from katalog.sbom import FILE, sbom
from katalog.site import Address

LOCK = (PROJECT / "requirements.txt").read_text(encoding="utf-8")


def test_the_list_holds_to_its_own_schema() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom(LOCK)) is None


def test_each_package_of_the_lock_is_in_it_with_its_version() -> None:
    listed = {(one["name"], one["version"]) for one in json.loads(sbom(LOCK))["components"]}

    assert listed == set(re.findall(r"^([\w.-]+)==([\w.+!-]+)", LOCK, re.MULTILINE))
    assert {"mkdocs", "jinja2", "pydantic", "rjsmin", "brotli"} <= {name for name, _ in listed}


def test_no_time_is_in_it_and_its_number_is_that_of_what_it_lists() -> None:
    here, other = json.loads(sbom(LOCK)), json.loads(sbom(LOCK.replace("mkdocs==1", "mkdocs==9")))

    assert sbom(LOCK) == sbom(LOCK)
    assert "timestamp" not in json.dumps(here)
    assert here["serialNumber"] != other["serialNumber"]


def test_the_site_has_it_and_tells_search_engines_where_the_sitemap_is(built_site: Path) -> None:
    robots = (built_site / "robots.txt").read_text(encoding="utf-8").splitlines()

    assert (built_site / FILE).read_text(encoding="utf-8") == sbom(LOCK)
    assert robots == ["User-agent: *", "Disallow:", "Sitemap: https://skole.example.org/sub/sitemap.xml"]


def test_a_lock_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_bytes(b"click==8 # \xe5")

    with pytest.raises(ProblemsFound, match=r"^requirements\.txt:1: filen er ikke lagret som UTF-8"):
        list(about_itself(tmp_path, Address("", "nb"), ""))
