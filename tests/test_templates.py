"""A template is rendered as Jinja's own papers say, though it is compiled to less."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from markupsafe import Markup
from prosjekt import PROJECT

from katalog import markup
from katalog.catalog import Catalog
from katalog.pages import Pages
from katalog.problems import ProblemsFound
from katalog.templates import Templates

MACRO = "{% macro en(a, b='B', class='C') %}{{ a }}{{ b }}{{ class }}{% endmacro %}"
AROUND = "{% macro om(a) %}<{{ caller(a) }}>{% endmacro %}"
POST = SimpleNamespace(navn="<b>", html=Markup("<i>"))
REST = "{% macro alle() %}{{ varargs|length }}{{ kwargs|length }}{% endmacro %}"


def rendered(folder: Path, text: str) -> str:
    (folder / "side.html").write_text(text, encoding="utf-8")
    return Templates(folder).made("side.html", {"ord": {"ring": "Ring"}, "liste": [1, 2], "post": POST})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(MACRO + "{{ en('&') }}", "&amp;BC", id="a macro with what it is not given"),
        pytest.param(MACRO + "{{ en(1, 2, 3) }}", "123", id="a macro with all in a row"),
        pytest.param(MACRO + "{{ en(1, b='&') }}", "1&amp;C", id="a macro with something by name"),
        pytest.param(MACRO + "{{ en(1, class=3) }}", "1B3", id="a name that is a word of Python's"),
        pytest.param(MACRO + "{{ en(*liste) }}", "12C", id="a macro with a list as all of it"),
        pytest.param(AROUND + "{% call(x) om(1) %}{{ x }}&{% endcall %}", "<1&>", id="a macro around something"),
        pytest.param(REST + "{{ alle(1, 2, b=3) }}", "21", id="a macro that takes whatever comes"),
        pytest.param("{{ '{a}'.format(a='<') }}{{ liste.index(2) }}", "&lt;1", id="a method"),
        pytest.param("{% for en in liste %}{{ en }}{{ ', ' if not loop.last }}{% endfor %}", "1, 2", id="nothing where a condition fails"),
        pytest.param("{{ liste.append(3) or '' }}{{ liste|length }}", "3", id="a method that gives nothing"),
        pytest.param("{{ ord['ring'] }}", "Ring", id="a part by its key"),
        pytest.param("{{ post.navn }}", "&lt;b&gt;", id="a part by its name"),
        pytest.param("{{ liste.class if false }}", "", id="a part whose name is a word of Python's"),
        pytest.param("{{ post.navn|upper }}{{ post.html }}{{ post.html }}", "&lt;B&gt;<i><i>", id="what is HTML, and what is not"),
    ],
)
def test_a_template_says_what_it_would_have_said(text: str, expected: str, tmp_path: Path) -> None:
    assert rendered(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(MACRO + "\n{{ en() }}", 1, id="a macro that lacks what it asks for"),
        pytest.param("\n{{ ord.borte }}", 2, id="a word that is not there"),
        pytest.param("\n{{ ukjent() }}", 2, id="a function that is not there"),
        pytest.param("\n{{ post.borte }}", 2, id="a part that is not there"),
        pytest.param("\n{{ post.borte.enda }}", 2, id="a part of what is not there"),
        pytest.param("{% macro en(a) %}\n{{ a.borte }}{% endmacro %}{{ en(post) }}", 2, id="a part that a macro asks for"),
    ],
)
def test_what_a_template_lacks_is_told_on_its_line(text: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        rendered(tmp_path, text)

    assert [(one.file, one.line, one.code) for one in found.value.problems] == [("overrides/katalog/side.html", line, "template_lacks")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ 1 + 'a' }}", id="a sum that is none"),
        pytest.param("{{ 1 / 0 }}", id="a share of nothing"),
        pytest.param("{{ liste.index() }}", id="a call that lacks what it asks for"),
        pytest.param("{{ liste.index(9) }}", id="a call that fails"),
        pytest.param("{% for en in 5 %}{% endfor %}", id="a number for a list"),
        pytest.param("{% include 'side.html' %}", id="a template in itself"),
    ],
)
def test_what_cannot_be_rendered_is_told_on_its_line(text: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        rendered(tmp_path, f"\n{text}")

    assert [(one.file, one.line, one.code) for one in found.value.problems] == [("overrides/katalog/side.html", 2, "template_broken")]


def test_nothing_that_a_template_calls_asks_for_the_context_which_it_would_be_called_without(small: Catalog) -> None:
    called = Pages(small, PROJECT / "overrides/katalog")._env.globals

    assert [name for name, one in called.items() if hasattr(one, "jinja_pass_arg")] == []


def test_what_asks_for_the_context_is_a_filter_which_jinja_itself_calls() -> None:
    asks = [one for one in vars(markup).values() if hasattr(one, "jinja_pass_arg")]

    assert asks != []
    assert [one for one in asks if one not in markup.FILTERS.values()] == []
