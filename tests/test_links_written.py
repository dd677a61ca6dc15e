"""Every link out of the site is found where it is written, and is given its new address there with all else as it was."""

from datetime import date
from pathlib import Path

import pytest
from prosjekt import PROJECT

from katalog import catalog
from katalog.links import Link, in_file, links
from katalog.readdressing import replaced


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.yaml", "tiltak:\n  - id: a\n    url: https://a.no/b?c=d#e  # https://b.no/\n", [(3, "https://a.no/b?c=d#e")]),
        ("a.yaml", "a: {b: https://a.no/, c: 'https://b.no/(c)'}\n", [(1, "https://a.no/"), (1, "https://b.no/(c)")]),
        ("a.yaml", "a: |-\n  Se\n  https://a.no/b.\nb: x\n", [(3, "https://a.no/b")]),
        ("a.yaml", "a: Se https://a.no/b, eller (https://c.no/d).\n", [(1, "https://a.no/b"), (1, "https://c.no/d")]),
        ("a.yaml", "a: mailto:x@a.no\nb: ftp://a.no/\nc: http://\n", []),
        ("a.md", "[a](https://a.no/b_(c)) og [d]: https://d.no\n", [(1, "https://a.no/b_(c)"), (1, "https://d.no")]),
        (
            "a.md",
            '<a href="https://a.no/b">«https://c.no/d»</a> **https://e.no**\n',
            [(1, f"https://{one}") for one in ("a.no/b", "c.no/d", "e.no")],
        ),
        (
            "a.md",
            "~~~\nhttps://a.no/\n```\n~~~\n`` https://b.no/ ` ``\n[https://c.no](https://c.no)\n",
            [(6, "https://c.no"), (6, "https://c.no")],
        ),
        ("a.csv", 'a,b\n1,"https://a.no/b,c"\n2,\n', [(2, "https://a.no/b,c")]),
        ("a.md", "https://bærum.no/æ\n", [(1, "https://bærum.no/æ")]),
    ],
)
def test_a_link_is_found_where_it_is_written(name: str, text: str, found: list[tuple[int, str]]) -> None:
    assert [(one.line, one.url) for one in in_file(text, name)] == found


def test_every_address_in_the_project_is_found_but_those_that_are_nobody_s() -> None:
    found = links(PROJECT, catalog.load(PROJECT, today=date.today()))

    assert len(found) > 200
    assert {one.kommune for one in found} >= {"", "baerum", "larvik", "lyngby-taarbaek", "oslo"}
    assert [one for one in found if "example" in one.url] == []
    lines = {(one.file, one.line): (PROJECT / one.file).read_text(encoding="utf-8").split("\n")[one.line - 1] for one in found}
    assert [one for one in found if one.url not in lines[one.file, one.line]] == []


@pytest.mark.parametrize(
    ("name", "text", "new"),
    [
        ("data/a.yaml", "a: https://a.no/b\n", "a: https://a.no/ny?x=1,2#z\n"),
        ("data/a.yaml", "a: {b: https://a.no/b, c: d}\n", 'a: {b: "https://a.no/ny?x=1,2#z", c: d}\n'),
        ("data/a.yaml", "a: https://a.no/b/c\nb: https://a.no/b # x\n", "a: https://a.no/b/c\nb: https://a.no/ny?x=1,2#z # x\n"),
        ("data/a.yaml", "a:\r\n- 'https://a.no/b'\r\n", "a:\n- 'https://a.no/ny?x=1,2#z'\n"),
        ("data/a.yaml", 'a: "https://a.no\\u002fb"\nb: https://a.no/b\n', 'a: "https://a.no\\u002fb"\nb: https://a.no/ny?x=1,2#z\n'),
        ("data/r.csv", "a,b\nhttps://a.no/b,c\n", 'a,b\n"https://a.no/ny?x=1,2#z",c\n'),
        ("content/a.md", "[a](https://a.no/b): https://a.no/b.", "[a](https://a.no/ny?x=1,2#z): https://a.no/ny?x=1,2#z."),
        ("content/a.md", "`https://a.no/b` https://a.no/b", "`https://a.no/b` https://a.no/b"),
    ],
)
def test_an_address_is_replaced_where_it_stands_and_nothing_else_comes_to_say_anything_else(
    name: str, text: str, new: str, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_bytes(text.encode())
    those = list(in_file(text.replace("\r\n", "\n"), name))

    found, left = replaced(tmp_path, those, {"https://a.no/b": "https://a.no/ny?x=1,2#z"})

    assert found.get(name, text) == new
    assert bool(left) == ("u002f" in text or "`" in text)


def test_an_address_that_would_end_a_link_too_soon_is_written_otherwise(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("[a](https://a.no/b) og mer", encoding="utf-8")

    found, left = replaced(tmp_path, [Link("a.md", 1, "https://a.no/b")], {"https://a.no/b": "https://a.no/c)d"})

    assert (found, left) == ({"a.md": "[a](https://a.no/c%29d) og mer"}, [])
