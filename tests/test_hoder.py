"""What stands at the head of a handwritten page: what is understood as it is written, and what is told, on its line."""

import json
import os
from pathlib import Path

import pytest

from katalog import handwritten, heads
from katalog.messages import MESSAGES

NAME = "content/nb/side.md"


def told(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in heads.problems(text, NAME)]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("---\ntitle: Hei\n# Hei\n", 1, "head_open"),
        ("---\nHei på deg\n---\n# Hei\n", 2, "head_wrong"),
        ("---\n- title: Hei\n---\n# Hei\n", 2, "head_wrong"),
        ("---\ntitle: Hei\ntittel: Hei\n---\n# Hei\n", 3, "head_unknown"),
        ("---\ntitle: Hei\ntemplate: annen.html\n---\n", 3, "head_unknown"),
        ("---\ntitle: {nb: Hei}\n---\n", 2, "head_text"),
        ("---\ntitle: Hei\ndescription: [a, b]\n---\n", 3, "head_text"),
        ("---\ndescription: |\n  en\n  to\n---\n", 2, "head_text"),
        ("---\nhverdagsord: {nb: [brev]}\n---\n", 2, "head_list"),
        ("---\ntitle: Hei\nhverdagsord: [brev, [mal]]\n---\n", 3, "head_list"),
        ("---\nland: Norge\n---\n", 2, "head_choice"),
        ('---\nrobots: "><script>"\n---\n', 2, "head_choice"),
        ("---\ntitle: Hjelp: nå\n---\n", 2, "yaml_colon"),
        ("---\ntitle: Hei\ntitle: Hallo\n---\n", 3, "yaml_duplicate"),
    ],
)
def test_a_head_that_cannot_be_used_is_told_on_its_line(text: str, line: int, code: str) -> None:
    assert told(text) == [(line, code)]
    assert code in MESSAGES


def test_a_word_in_another_language_is_answered_with_the_right_one() -> None:
    problem = next(heads.problems("---\ntitel: Hej\n---\n", NAME))

    assert "mente du «title»?" in problem.text()


@pytest.mark.parametrize(
    ("text", "head", "body"),
    [
        ('---\ntitle: "A: b"\nrobots: noindex\n---\n# A\n', {"title": "A: b", "robots": "noindex"}, "# A\n"),
        ("---\ntitle: 2026\ndescription: ja\n---\n# A\n", {"title": "2026", "description": "ja"}, "# A\n"),
        ("---\ntitle: 2026-13-45\n---\n", {"title": "2026-13-45"}, ""),
        ("---\ntitle:\nhverdagsord:\n---\n", {"title": "", "hverdagsord": ""}, ""),
        ("---\nhverdagsord: [mal, brev til skolen]\n---\n", {"hverdagsord": "mal, brev til skolen"}, ""),
        ("---\nhverdagsord: mal, brev\n---\n", {"hverdagsord": "mal, brev"}, ""),
        ("OBS: stengt i dag\n\nMer.\n", {}, "OBS: stengt i dag\n\nMer.\n"),
        ("---\n---\n# A\n", {}, "# A\n"),
        ("", {}, ""),
    ],
    ids=[
        "two values",
        "a year and a yes",
        "no day there is",
        "values that nobody has written yet",
        "words in brackets",
        "and with commas",
        "a colon at the top",
        "an empty head",
        "nothing",
    ],
)
def test_a_value_is_the_words_that_stand_there_and_no_line_below_is_taken_for_one(text: str, head: dict[str, str], body: str) -> None:
    assert told(text) == []
    assert heads.plain(text) == f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n{body}"


def test_a_page_says_its_title_whether_it_is_hidden_and_its_headings() -> None:
    page = handwritten.written(*heads.split('---\ntitle: "A: b"\nrobots: noindex\n---\n# A\n\n## B {#c}\n'))

    assert (page.title, page.hidden, page.headings) == ("A: b", True, ("B",))
    assert '<h2 id="c">B</h2>' in page.html


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nb/con.md", "page_device"),
        ("da/Aux.md", "page_device"),
        ("nb/lpt1.png", "page_device"),
        ("nb/hva?.md", "page_name"),
        ("nb/kl. 8:00.md", "page_name"),
        ("da/a\\b.md", "page_name"),
        ("nb/C#.md", "page_name"),
        ("nb/50%.png", "page_name"),
        ("nb/sw.js.md", "page_name"),
        ("nb/_headers.md", "page_name"),
        ("nb/kontakt.md", ""),
    ],
)
def test_a_page_whose_name_no_address_or_windows_can_have_is_told(name: str, code: str, tmp_path: Path) -> None:
    for path in ("data/ord/da.yaml", "data/ord/nb.yaml", f"content/{name}"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("# Hjelp\n", encoding="utf-8")

    assert [problem.code for problem in handwritten.unreadable(tmp_path)] == [code] * bool(code)


@pytest.mark.parametrize(
    "name",
    [
        *("content/da", "content/nb/hjelp", "content/da/hjelp", "content/kommune", "content/kommune/baerum", "content/assets"),
        *("content/nb/kommune/baerum/kurs", "content/da/data/hsds", "content/sok/nb", "content/da/redaksjon", "content/innebygd/asker"),
    ],
)
def test_a_file_where_the_site_has_a_folder_is_told(name: str, tmp_path: Path) -> None:
    for path in ("data/ord/da.yaml", "data/ord/nb.yaml", "content/nb/hjelp.md", name):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("# Hjelp\n", encoding="utf-8")

    assert [(problem.file, problem.code) for problem in handwritten.unreadable(tmp_path)] == [(name, "page_folder")]


@pytest.mark.parametrize(
    ("name", "target", "code"),
    [
        ("nb/alt", "..", "page_link"),
        ("bilder", "../bilder", "page_link"),
        ("assets/passwd.txt", "/etc/passwd", "page_link"),
        ("nb/passwd.md", "/etc/passwd", "page_link"),
        ("assets/uten ende", "/dev/zero", "page_link"),
        ("assets/borte.png", "bort.png", "file_missing"),
        ("assets/ring.png", "ring.png", "file_missing"),
        ("assets/annen.svg", "en.svg", ""),
    ],
)
def test_a_link_that_leads_out_of_the_pages_or_round_in_them_is_told(name: str, target: str, code: str, tmp_path: Path) -> None:
    for path in ("data/ord/nb.yaml", "content/nb/om.md", "content/assets/en.svg", "bilder/en.svg"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("# Om\n", encoding="utf-8")
    (tmp_path / "content" / name).symlink_to(target)

    found = [(problem.file, problem.code) for problem in handwritten.unreadable(tmp_path)]

    assert found == [(f"content/{name}", code)] * bool(code)


def test_a_page_of_html_that_is_not_utf8_is_told_on_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "content/nb"
    folder.mkdir(parents=True)
    (folder / "gammel.html").write_bytes("<title>Gammel</title>\n<h1>Råd</h1>".encode("latin-1"))
    (folder / "ny.html").write_text("<title>\u200bNy</title>\n<h1>Råd</h1>", encoding="utf-8")

    assert [(problem.file, problem.line, problem.code) for problem in handwritten.unreadable(tmp_path)] == [
        ("content/nb/gammel.html", 2, "not_utf8")
    ]


def test_what_is_no_file_is_told_and_what_is_hidden_is_left_alone(tmp_path: Path) -> None:
    for path in ("content/nb/om.md", "content/nb/.om.md.swp", "content/nb/._om.md", "content/.git/om.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"# Om\n" if path == "content/nb/om.md" else b"\xff")
    os.mkfifo(tmp_path / "content/nb/bilde.png")

    assert [(problem.file, problem.code) for problem in handwritten.unreadable(tmp_path)] == [("content/nb/bilde.png", "file_special")]


@pytest.mark.parametrize("name", ["om.markdown", "om.MD", "om.mkd"])
def test_a_page_of_another_ending_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "content/nb").mkdir(parents=True)
    (tmp_path / "content/nb" / name).write_bytes(b"\xff")

    assert [(problem.file, problem.code) for problem in handwritten.unreadable(tmp_path)] == [(f"content/nb/{name}", "page_ending")]


@pytest.mark.parametrize("name", ["nb/Om.md", "nb/om/index.md", "nb/om/README.md", "nb/OM.md"])
def test_two_pages_of_one_address_are_told(name: str, tmp_path: Path) -> None:
    for one in ("nb/om.md", "da/om.md", name):
        (tmp_path / "content" / one).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / one).write_text("# Om\n", encoding="utf-8")

    found = handwritten.unreadable(tmp_path)

    assert [problem.code for problem in found] == ["page_twice"]
    assert {found[0].file, found[0].values["other"]} == {"content/nb/om.md", f"content/{name}"}


@pytest.mark.parametrize(("name", "twin"), [("om.md", "nb/om.md"), ("assets/kart.svg", "da/assets/kart.svg")])
def test_a_file_that_lies_in_the_folder_of_a_language_and_beside_it_is_told(name: str, twin: str, tmp_path: Path) -> None:
    for path in ("data/ord/nb.yaml", "data/ord/da.yaml", f"content/{name}", f"content/{twin}"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("# Om\n", encoding="utf-8")

    (found,) = handwritten.unreadable(tmp_path)

    assert (found.file, found.code, found.values) == (f"content/{name}", "page_taken", {"value": f"content/{twin}"})


@pytest.mark.parametrize(
    ("name", "told"),
    [("no/om.md", "«no» er ikke et av språkene på nettstedet – mente du «nb»?"), ("pt-BR/om.md", "«pt-BR» er "), ("hjelp/om.md", "")],
)
def test_a_page_in_a_language_that_the_site_has_not_is_told(name: str, told: str, tmp_path: Path) -> None:
    for path in ("data/ord/nb.yaml", "data/ord/da.yaml", "content/nb/om.md", f"content/{name}"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("# Om\n", encoding="utf-8")

    found = [str(problem) for problem in handwritten.unreadable(tmp_path)]

    assert [one[: len(f"content/{name}: {told}")] for one in found] == ([f"content/{name}: {told}"] if told else [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("# Om\n\n<<<<<<< HEAD\nen\n=======\nto\n>>>>>>> gren\n", [3, 5, 7], id="all of it"),
        pytest.param("# Om\n\nto\n>>>>>>> gren\n", [4], id="a line that was forgotten"),
        pytest.param("Om\n=======\n", [], id="a heading"),
    ],
)
def test_what_git_has_marked_in_a_page_is_told_on_its_lines(text: str, lines: list[int], tmp_path: Path) -> None:
    (tmp_path / "content/nb").mkdir(parents=True)
    (tmp_path / "content/nb/om.md").write_text(text, encoding="utf-8")

    assert [(one.line, one.code) for one in handwritten.unreadable(tmp_path)] == [(line, "conflict") for line in lines]


@pytest.mark.parametrize("name", ["content/nb/kommune/kart.png", "content/assets/merke", "content/CNAME", "content/nb/hjelp/data"])
def test_a_file_that_is_in_the_way_of_nothing_is_published(name: str, tmp_path: Path) -> None:
    for path in ("data/ord/nb.yaml", name):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")

    assert handwritten.unreadable(tmp_path) == []
