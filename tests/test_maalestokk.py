"""What the generators that we measure against are given says every word of our own pages, and leads where they lead."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import markdown
import pytest

from bench import innhold

PAGES = ["kommune/baerum/", "da/kommune/lyngby-taarbaek/", "kommune/alta/", "kommune/larvik/los/", "da/kommune/baerum/temamoeter-me/"]


def bits(blocks: list[Any]) -> list[dict[str, str]]:
    lines = [line for one in blocks for line in one.get("linjer", [one.get("tekst") or one.get("deler")])]
    return [bit for line in lines for bit in ([{"t": line}] if isinstance(line, str) else line)]


def sorted_words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text))


@pytest.mark.parametrize("adresse", PAGES)
def test_every_word_and_way_of_a_page_is_given_once(adresse: str, built_site: Path) -> None:
    text = (built_site / adresse / "index.html").read_text(encoding="utf-8")
    side, numbers = innhold.read(text)
    given = bits([*side["blokker"], *numbers])

    assert sorted_words(" ".join(bit["t"] for bit in given)) == sorted(innhold.words(text)) != []
    main = re.sub(r"<script.*?</script>", "", text[text.index("<main") : text.index("</main>")], flags=re.DOTALL)
    ways = [unescape(way) for way in re.findall(r'<a [^>]*?href="([^"]*)"', main)]
    assert sorted(bit["a"] for bit in given if "a" in bit) == sorted(ways) != []


@pytest.mark.parametrize("adresse", PAGES)
def test_markdown_says_the_same(adresse: str, built_site: Path) -> None:
    side, _ = innhold.read((built_site / adresse / "index.html").read_text(encoding="utf-8"))
    html = markdown.markdown(innhold.markdown(side["blokker"]))

    assert sorted_words(re.sub(r"<[^>]+>", " ", unescape(html))) == sorted_words(" ".join(bit["t"] for bit in bits(side["blokker"])))
    assert html.count("<a ") == sum("a" in bit for bit in bits(side["blokker"]))


def test_the_title_and_what_a_page_is_about_are_given(built_site: Path) -> None:
    text = (built_site / "kommune/baerum/index.html").read_text(encoding="utf-8")
    side, numbers = innhold.read(text)

    assert (side["tittel"], bool(side["beskrivelse"])) == (text.partition("<title>")[2].partition("</title>")[0], True)
    assert any(bit.get("a") == "tel:113" for bit in bits(numbers))
    assert not any(bit.get("a") == "tel:113" for bit in bits(side["blokker"]))
