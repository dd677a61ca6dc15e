"""The rules of a host are one list, and every file that is published has its answer in it."""

import re
import xml.etree.ElementTree as ET
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from conftest import POLICY
from prosjekt import PROJECT

from katalog.__main__ import main
from katalog.hosts import HEADERS, TYPES, Standing, headers_of
from katalog.recipes import FOLDER, HOST, in_folder, servers

STANDING = Standing("/skole/", {"nb": "", "da": "da/"}, (("kommune/a/b/", "kommune/a/c/"),), compressed=True)
FILES = dict(in_folder(STANDING, ["", "assets/", "data/", "innebygd/", "da/", "da/innebygd/", "sok/", "sok/nb/", "sok/da/"].__contains__))


def test_every_file_of_the_real_site_is_of_a_known_kind(built_site: Path) -> None:
    ours = {"", ".htaccess", ".config", ".nojekyll"}

    unknown = {path.name for path in built_site.rglob("*") if path.is_file() and path.suffix[1:] not in TYPES}

    assert {name for name in unknown if Path(name).suffix not in ours and name not in ours} == set()


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("index.html", "no-cache"),
        ("da/kommune/oslo/index.html", "no-cache"),
        ("sw.js", "no-cache"),
        ("sok/filer.json", "no-cache"),
        ("sok/index.html", "no-cache"),
        ("data/tiltak.json", "no-cache"),
        ("assets/side.1a2b3c4d.js", "public, max-age=31536000, immutable"),
        ("sok/da/1a2b3c4d/oslo.json", "public, max-age=31536000, immutable"),
        ("sok/steder.1a2b3c4d.json", "public, max-age=31536000, immutable"),
    ],
)
def test_only_what_has_its_content_in_its_name_is_kept_for_ever(path: str, cache: str) -> None:
    assert headers_of(path, STANDING)["Cache-Control"] == cache


def test_all_that_is_kept_for_ever_has_its_content_in_its_name(built_site: Path) -> None:
    paths = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file() and path.name != ".htaccess"]
    kept = [path for path in paths if "immutable" in headers_of(path, STANDING)["Cache-Control"]]

    # The municipalities' files of the search lie in groups, each with what is in it in its name.
    plain = [path for path in kept if not re.search(r"[./][0-9a-f]{8}[./]|^sok/[a-z]+/[0-9]{1,2}[a-z2-7]{5}/", path)]

    assert len(kept) > 10
    assert plain == []


@pytest.mark.parametrize(
    ("path", "framed", "shared"),
    [
        ("index.html", "'self'", False),
        ("innebygd/baerum/index.html", "*", True),
        ("da/innebygd/index.html", "*", True),
        ("data/tiltak.csv", "'self'", True),
        ("da/index.html", "'self'", False),
    ],
)
def test_only_what_is_made_for_other_sites_can_be_shown_and_read_there(path: str, framed: str, shared: bool) -> None:
    headers = headers_of(path, STANDING)

    assert headers["Content-Security-Policy"].endswith(f"frame-ancestors {framed}")
    assert headers.get("Access-Control-Allow-Origin", "") == ("*" if shared else "")


def test_the_policy_is_the_one_that_the_other_tests_look_at_pages_under() -> None:
    assert HEADERS[0].value.rpartition("; frame-ancestors")[0] == POLICY.rpartition("; frame-ancestors")[0]


def test_what_iis_reads_is_well_formed_and_names_no_place_twice() -> None:
    root = ET.fromstring(FILES["web.config"])

    places = [one.attrib["path"] for one in root.iter("location")]
    errors = [one.attrib["path"] for one in root.iter("error")]
    assert sorted(places) == sorted({"assets", "da", "da/innebygd", "data", "innebygd", "kommune/a/b", "sok/da", "sok/nb"})
    assert errors == ["404.html", "da\\404.html"]
    assert {one.attrib["responseMode"] for one in root.iter("error")} == {"File"}
    assert [one.attrib["destination"] for one in root.iter("httpRedirect")] == ["/skole/kommune/a/c/"]


def test_no_header_is_given_twice_where_two_values_would_be_joined() -> None:
    blocks = FILES["_headers"].split("\n/skole/")[1:]
    everywhere, framed = blocks[0], next(block for block in blocks if block.startswith("innebygd/"))

    assert "Cache-Control" not in everywhere
    assert framed.index("! Content-Security-Policy") < framed.index("Content-Security-Policy:")
    assert framed.count("Content-Security-Policy:") == 1


def test_an_old_address_and_each_languages_404_page_stand_in_the_list_of_redirects() -> None:
    assert FILES["_redirects"].splitlines()[1:] == [
        # Past the page that an old address has, for the host that would show it; and for those that know no such mark.
        "/skole/kommune/a/b/ /skole/kommune/a/c/ 301!",
        "/skole/kommune/a/b/ /skole/kommune/a/c/ 301",
        "/skole/da/* /skole/da/404.html 404",
        "/skole/* /skole/404.html 404",
    ]


def test_apache_is_asked_for_no_more_than_it_lets_a_folder_decide() -> None:
    apache = "\n".join(text for path, text in FILES.items() if path.endswith(".htaccess"))

    needs_more = ("Options", "DirectoryIndex", "ExpiresActive", "AllowOverride", "Require", "Order")
    assert [line for line in apache.splitlines() if line.startswith(needs_more)] == []


def test_a_folder_that_is_not_there_gets_no_file() -> None:
    found = dict(in_folder(STANDING, ["", "assets/"].__contains__))
    assert {path for path in found if path.endswith(".htaccess")} == {".htaccess", "assets/.htaccess"}


def test_a_store_is_given_no_file_that_only_other_hosts_read() -> None:
    last = next(line for line in servers()["s3.sh"](STANDING, FOLDER, HOST).splitlines() if line.startswith("aws s3 sync"))
    left_out = re.findall(r'--exclude "([^"]+)"', last)

    sent = [path for path in FILES if not any(fnmatch(path, pattern) for pattern in left_out)]

    assert sent == []


def test_a_forges_job_publishes_the_folder_that_it_has_built_and_sets_what_a_build_reads() -> None:
    job = yaml.safe_load((PROJECT / "docs/hosts/gitlab-ci.yml").read_text(encoding="utf-8"))["pages"]

    settings = {name for name in job["variables"] if f"!ENV [{name}," not in (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")}
    assert settings == set()
    assert job["script"] == ["make site", "mv site public"]
    assert job["artifacts"]["paths"] == ["public"]


@pytest.mark.parametrize("name", servers())
def test_a_recipe_names_the_folder_and_the_host_it_is_made_for(name: str) -> None:
    text = servers()[name](STANDING, "/var/www/min-mappe", "hjelp.example.org")

    assert "/var/www/min-mappe" in text
    assert "hjelp.example.org" in text


@pytest.mark.parametrize("name", servers())
def test_the_guide_has_the_recipes_of_today(name: str) -> None:
    example = Standing("/skole/", {"nb": "", "da": "da/"})

    written = (PROJECT / "docs/hosts" / name).read_text(encoding="utf-8")

    assert written == servers()[name](example, FOLDER, HOST), "python -m katalog hosts docs/hosts --url https://www.example.org/skole/"


def test_the_recipes_are_written_for_an_address_and_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = "https://hjelp.example.org/barn/"

    code = main(["--root", str(PROJECT), "hosts", str(tmp_path / "ut"), "--url", url, "--folder", "/var/www/barn"])

    assert code == 0
    assert {path.name for path in (tmp_path / "ut").iterdir()} == set(servers())
    assert "alias /var/www/barn/;" in (tmp_path / "ut/nginx.conf").read_text(encoding="utf-8")
    assert str(tmp_path / "ut") in capsys.readouterr().out
