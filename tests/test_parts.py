"""A handwritten page says on each site what is true there; a mark that stands for nothing is told on its line."""

import pytest

from katalog import parts

KNOWN = ("felles", "eget", "NO", "DK", "baerum")


def fitted(text: str, *is_for: str) -> str:
    return parts.fitting(text, lambda name: name in is_for)


@pytest.mark.parametrize(
    ("text", "here", "elsewhere"),
    [
        ("Spør.[bare:baerum] Bærum har det.[/bare] Ring.", "Spør. Bærum har det. Ring.", "Spør. Ring."),
        ("- en\n- [bare:baerum]to[/bare]\n- tre\n", "- en\n- to\n- tre\n", "- en\n- tre\n"),
        ("- en\n- [bare:baerum]Her. [/bare]Alltid.\n", "- en\n- Her. Alltid.\n", "- en\n- Alltid.\n"),
        ("1. en\n2. [bare:baerum]to[/bare]\n", "1. en\n2. to\n", "1. en\n"),
        ("[bare:baerum]\n## Bærum\n\nHer.\n[/bare]\n\nSlutt.\n", "## Bærum\n\nHer.\n\nSlutt.\n", "Slutt.\n"),
        ("# [bare:baerum]Her[/bare][bare:eget]Der[/bare]\n", "# Her\n", "#\n"),
        ("[bare:baerum]\nA [bare:eget]b[/bare] c.\n[/bare]\n", "A c.\n", ""),
        ("[bare:eget, baerum]begge[/bare]", "begge", ""),
        ("Jobber du i [bare:baerum]Bærum[/bare][bare:felles]en av dem[/bare]?", "Jobber du i Bærum?", "Jobber du i?"),
        ("Spør i [bare:eget]a [/bare]kommunen.", "Spør i kommunen.", "Spør i kommunen."),
    ],
    ids=[
        "in a sentence",
        "an item",
        "half an item",
        "a numbered item",
        "a section",
        "a heading",
        "one in another",
        "several names",
        "one or the other",
        "before a word",
    ],
)
def test_a_part_is_kept_where_it_is_for_and_gone_elsewhere(text: str, here: str, elsewhere: str) -> None:
    assert fitted(text, "baerum") == here
    assert fitted(text).strip(" ") == elsewhere.strip(" ")


def test_a_text_without_marks_is_as_it_was() -> None:
    assert fitted("[lenke](om/)\n\n- [ ] x\n") == "[lenke](om/)\n\n- [ ] x\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n[bare:barum]x[/bare]\n", 2, "«[bare:barum]» finnes ikke – mente du «baerum»?"),
        ("a\n\n[bare:NO]x\n", 3, "«[bare:NO]» blir ikke avsluttet."),
        ("a [/bare]\n", 1, "[/bare] står uten [bare:…] foran."),
    ],
    ids=["unknown", "open", "shut twice"],
)
def test_a_mark_that_stands_for_nothing_is_told_on_its_line(text: str, line: int, said: str) -> None:
    (problem,) = parts.problems(text, KNOWN, "content/nb/om.md")

    assert (problem.file, problem.line) == ("content/nb/om.md", line)
    assert problem.text("nb").startswith(said)
    assert problem.text("da") != problem.text("nb")


def test_marks_that_stand_for_something_are_not_told() -> None:
    assert list(parts.problems("[bare:NO,baerum]\n[bare:eget]a[/bare]\n[/bare]\n", KNOWN, "f")) == []
