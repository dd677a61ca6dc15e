"""Whoever finds a hole is told whom to tell, where the host has said so, and never anything that nobody said."""

from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, build
from prosjekt import TODAY

from katalog.problems import ProblemsFound
from katalog.security import FILE, security_txt

CONTACT, URL = "mailto:sikkerhet@kommune.example", "https://www.kommune.example/skole/"


def test_it_says_whom_to_tell_until_when_and_in_which_languages() -> None:
    assert security_txt(CONTACT, "2027-06-30", URL, ("nb", "da"), today=TODAY).splitlines() == [
        f"Contact: {CONTACT}",
        "Expires: 2027-06-30T00:00:00Z",
        "Preferred-Languages: nb, da, en",
        f"Canonical: {URL}.well-known/security.txt",
    ]


def test_the_day_of_the_build_is_not_in_it() -> None:
    texts = {security_txt(CONTACT, "2027-06-30", URL, ("nb",), today=day) for day in (TODAY, date(2027, 1, 1))}

    assert len(texts) == 1


@pytest.mark.parametrize(
    ("contact", "until", "code"),
    [
        (CONTACT, "", "date_bad"),
        (CONTACT, "snart", "date_bad"),
        (CONTACT, "2026-11-22", "site_expired"),
        ("", "2027-06-30", "site_contact"),
        ("sikkerhet@kommune.example", "2027-06-30", "site_contact"),
        ("http://kommune.example/", "2027-06-30", "site_contact"),
        (CONTACT.replace("ommune", "ommun\udce9"), "2027-06-30", "site_contact"),
        (f"{CONTACT}\nExpires: 2099-01-01", "2027-06-30", "site_contact"),
    ],
)
def test_what_would_not_be_true_is_told(contact: str, until: str, code: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        security_txt(contact, until, URL, ("nb",), today=TODAY)

    assert [problem.code for problem in found.value.problems] == [code]


def test_a_site_has_it_only_where_the_host_has_said(built_site: Path) -> None:
    assert not (built_site / FILE).exists()


def test_a_site_whose_host_has_said_half_is_not_built(tmp_path: Path) -> None:
    done = build(ROOT, "--site-dir", str(tmp_path / "site"), KATALOG_SIKKERHET=CONTACT)

    assert done.returncode == 1
    assert "KATALOG_SIKKERHET_TIL" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()
