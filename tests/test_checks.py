"""Whatever is wrong with a finished site is told, page by page, and a right one is left in peace."""

from pathlib import Path

import pytest
from prosjekt import PROJECT, katalog

from katalog import checks

PAGE = '<!doctype html><html lang="nb"><head><title>{title}</title></head><body><h1>Her</h1>{body}</body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three pages that are in order, one of them Danish."""
    for name, language, body in (
        (
            "index.html",
            "nb",
            '<a href="side/">Side</a> <a href="da/">Dansk</a> <a href="https://example.org/">Ut</a> <a href="tel:113">Ring</a>',
        ),
        ("side/index.html", "nb", '<p id="del">…</p><a href="../">Hjem</a> <a href="#del">Del</a> <a href="../stil.css">Fil</a>'),
        ("da/index.html", "da", '<a href="../side/#del">Norsk</a>'),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.format(title=name, body=body).replace('lang="nb"', f'lang="{language}"'), encoding="utf-8")
    (tmp_path / "stil.css").write_text("p{}", encoding="utf-8")
    return tmp_path


def spoil(site: Path, name: str, old: str, new: str) -> list[tuple[str, str]]:
    """Change one page and return what is then told, as (page, code)."""
    page = site / name
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return [(problem.file, problem.code) for problem in checks.check(site).problems]


def test_a_site_in_order_has_no_problems(site: Path) -> None:
    assert checks.check(site).problems == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param('href="../"', 'href="../borte/"', "site_link", id="a page that is not there"),
        pytest.param('href="../stil.css"', 'href="../stil2.css"', "site_link", id="a file that is not there"),
        pytest.param('href="../stil.css"', 'href="../stil.css/"', "site_link", id="a folder that is a file"),
        pytest.param('href="../stil.css"', 'href="../../stil.css"', "site_link", id="a file further up than the site"),
        pytest.param('href="../stil.css"', 'href="../borte.html?valg=1#del"', "site_link", id="a page with a question that is not there"),
        pytest.param('href="../"', 'href="/utenfor/"', "site_link", id="a way out of the site"),
        pytest.param('href="#del"', 'href="#deel"', "site_anchor", id="a part that is not there"),
        pytest.param("<h1>", '<script src="https://x.example/a.js"></script><h1>', "site_foreign", id="a foreign script"),
        pytest.param("<h1>", '<img src="//x.example/a.png"><h1>', "site_foreign", id="a foreign picture"),
        pytest.param("</head>", '<link rel="stylesheet" href="borte.css"></head>', "site_link", id="a style that is not there"),
        pytest.param('lang="nb"', 'lang="da"', "site_lang", id="a wrong language"),
        pytest.param("<h1>Her</h1>", "<h2>Her</h2>", "site_heading", id="no main heading"),
        pytest.param("<h1>Her</h1>", "<h1>Her</h1><h1>Der</h1>", "site_heading", id="two main headings"),
        pytest.param("<title>side/index.html</title>", "<title> </title>", "site_untitled", id="no title"),
        pytest.param("<title>side/index.html</title>", "<title>index.html</title>", "site_title", id="a title used before"),
        pytest.param("</body>", '<p id="del">…</p></body>', "site_twice", id="an id twice"),
        pytest.param("</body>", "@@tittel@@</body>", "site_mark", id="a blank of the frame"),
        pytest.param("</body>", "post@example.org @@tittel@@</body>", "site_mark", id="a blank of the frame after an address"),
        pytest.param("</body>", "[katalog:kommuner]</body>", "site_mark", id="a mark of a handwritten page"),
    ],
)
def test_what_is_wrong_on_a_page_is_told_with_the_page(site: Path, old: str, new: str, code: str) -> None:
    told = spoil(site, "side/index.html", old, new)

    assert ("side/index.html", code) in told


def test_a_way_that_leads_nowhere_is_told_on_each_page_that_has_it(site: Path) -> None:
    way = '</h1><a href="../borte/">Borte</a>'

    assert spoil(site, "side/index.html", "</h1>", way) == [("side/index.html", "site_link")]
    assert spoil(site, "da/index.html", "</h1>", way) == [("da/index.html", "site_link"), ("side/index.html", "site_link")]


def test_a_way_is_told_where_it_leads_nowhere_though_another_folder_has_the_same(site: Path) -> None:
    (site / "side/mer.css").write_text("p{}", encoding="utf-8")
    way = '</h1><a href="mer.css">Mer</a>'

    assert spoil(site, "side/index.html", "</h1>", way) == []
    assert spoil(site, "da/index.html", "</h1>", way) == [("da/index.html", "site_link")]


@pytest.mark.parametrize(("name", "language"), [("index.html", "nb"), ("da/404.html", "da"), ("da/mer/index.html", "da")])
def test_a_way_up_is_told_where_it_leads_nowhere_though_it_is_right_in_other_folders(site: Path, name: str, language: str) -> None:
    way = '</h1><a href="../side/">Side</a>'
    for page in ("aa/index.html", name):
        (site / page).parent.mkdir(exist_ok=True)
        spoken = "nb" if page != name else language
        (site / page).write_text(PAGE.format(title=page, body="").replace("nb", spoken), encoding="utf-8")

    assert spoil(site, "aa/index.html", "</h1>", way) == []
    assert spoil(site, name, "</h1>", way) == [(name, "site_link")]


def test_a_place_on_a_page_is_no_file_that_is_called_so(site: Path) -> None:
    ways = '</h1><a href="../side/index.html#del">Del</a> <a href="../side/index.html%23del">Fil</a>'

    assert spoil(site, "da/index.html", "</h1>", ways) == [("da/index.html", "site_link")]


PART = '<section lang="nb"><h2>Her</h2><p>Hei</p><a href="../../side/#del">Del</a></section>'


@pytest.mark.parametrize(
    ("part", "told"),
    [
        pytest.param(PART, [], id="in order"),
        pytest.param(PART.replace("nb", "da"), ["site_lang"], id="a wrong language"),
        pytest.param(PART.replace("<section", '<section id="del"'), ["site_part"], id="an id"),
        pytest.param(PART.replace("h2", "h1"), ["site_part"], id="a main heading"),
        pytest.param(PART.replace("<p>", "<script>1</script><p>"), ["site_part"], id="a script"),
        pytest.param(f"<html><body>{PART}</body></html>", ["site_lang", "site_part", "site_part"], id="a whole page"),
        pytest.param(PART.replace("#del", "#deel"), ["site_anchor"], id="a part that is not there"),
        pytest.param(PART.replace("Hei", "@@tittel@@"), ["site_mark"], id="a blank of the frame"),
    ],
)
def test_a_part_for_other_websites_has_nothing_that_its_page_has(site: Path, part: str, told: list[str]) -> None:
    file = site / "innebygd/et-sted/fragment.html"
    file.parent.mkdir(parents=True)
    file.write_text(part, encoding="utf-8")

    assert sorted(problem.code for problem in checks.check(site).problems) == told


def test_a_page_is_no_part_because_it_is_called_so(site: Path) -> None:
    (site / "side/fragment.html").write_text(PART.replace("../../side/", ""), encoding="utf-8")

    assert {problem.code for problem in checks.check(site).problems} == {"site_lang", "site_untitled", "site_heading"} | {"site_anchor"}


def test_a_404_page_must_not_link_from_where_it_happens_to_be_shown(site: Path) -> None:
    text = PAGE.format(title="404", body='<a href="./">Hjem</a> <a href="/sub/">Hjem</a> <a href="#her">Her</a>')
    (site / "404.html").write_text(text, encoding="utf-8")

    assert [(p.file, p.values["value"]) for p in checks.check(site).problems] == [("404.html", "./")]


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    assert [problem.code for problem in checks.check(tmp_path).problems] == ["site_empty"]


def test_the_real_site_is_in_order(built_site: Path) -> None:
    assert [str(problem) for problem in checks.check(built_site).problems] == []


def test_pages_that_nobody_has_touched_are_only_asked_where_they_lead(site: Path) -> None:
    groups = {"da": ["da/index.html"]}
    seen = checks.check(site, groups).seen
    (site / "da/index.html").write_text("what stands here is not read again", encoding="utf-8")

    assert seen == {"da": checks.Seen([("da", "da/index.html")], ["side/index.html#del"])}
    assert checks.check(site, groups, seen) == ([], seen)


@pytest.mark.parametrize(
    ("changed", "old", "new", "told"),
    [
        pytest.param("side/index.html", 'id="del"', 'id="deel"', ("da/index.html", "site_anchor"), id="a place is gone"),
        pytest.param("index.html", "index.html", "da/index.html", None, id="the same title in another language"),
        pytest.param("side/index.html", 'lang="nb"', 'lang="da"', ("side/index.html", "site_lang"), id="another page's language"),
    ],
)
def test_what_changes_elsewhere_is_told_of_a_page_that_nobody_has_touched(
    site: Path, changed: str, old: str, new: str, told: tuple[str, str] | None
) -> None:
    groups = {"da": ["da/index.html"]}
    seen = checks.check(site, groups).seen
    page = site / changed
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    again = checks.check(site, groups, seen).problems
    assert again == checks.check(site).problems
    assert told is None or told in [(problem.file, problem.code) for problem in again]


def test_a_page_that_is_gone_is_told_of_one_that_nobody_has_touched(site: Path) -> None:
    groups = {"da": ["da/index.html"]}
    seen = checks.check(site, groups).seen
    (site / "side/index.html").unlink()

    assert ("da/index.html", "site_link") in [(problem.file, problem.code) for problem in checks.check(site, groups, seen).problems]


def test_a_title_that_a_page_had_before_is_told_of_the_second(site: Path) -> None:
    groups = {"side": ["side/index.html"]}
    seen = checks.check(site, groups).seen
    page = site / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<title>index.html", "<title>side/index.html"), encoding="utf-8")

    assert [(problem.file, problem.code) for problem in checks.check(site, groups, seen).problems] == [("side/index.html", "site_title")]


def test_what_is_remembered_of_another_number_of_pages_is_no_memory(site: Path) -> None:
    groups = {"side": ["side/index.html"]}

    assert checks.check(site, groups, {"side": checks.Seen([], [])}).seen == checks.check(site, groups).seen


def test_a_server_that_looks_at_the_same_place_again_sees_what_is_there_now(site: Path) -> None:
    assert checks.check(site).problems == []
    page = site / "side/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace('id="del"', 'id="ny"').replace("#del", "#ny"), encoding="utf-8")

    assert spoil(site, "da/index.html", "#del", "#ny") == []


@pytest.mark.parametrize("name", ["borte", "fil"])
def test_what_is_no_folder_is_no_site(tmp_path: Path, name: str) -> None:
    (tmp_path / "fil").touch()

    done = katalog(PROJECT, "check", str(tmp_path / name))

    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path}/{name}: mappen har ingen sider.")
