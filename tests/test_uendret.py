"""A server takes what a page's text became from the build before, and never from one that was made of something else."""

import logging
import threading
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from hooks import __main__ as door

TEXT = "# Hjelp\n\n## Hvem\n\nSpør [dem](de-andre.md).\n"


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_rendered", {})


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Navn\nplugins: []\n", encoding="utf-8")
    return load_config(str(tmp_path / "mkdocs.yml"))


def rendered(config: MkDocsConfig, text: str, *others: str, away: str = "") -> Page:
    """Render a page with *text*, which is published in a folder *away*, in a site that has *others* too."""
    files = Files([File(name, config.docs_dir, config.site_dir, True) for name in ("hjelp.md", *others)])
    file = files.src_uris["hjelp.md"]
    file.dest_uri = away + file.dest_uri
    page = Page(None, file, config)
    page.markdown = text
    door.render(page, config, files)
    return page


def told(page: Page) -> tuple[object, ...]:
    return page.content, page.title, [one.title for one in page.toc], page.present_anchor_ids


def count(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that each page which is really rendered is put into."""
    made: list[str] = []
    really = door._render
    monkeypatch.setattr(door, "_render", lambda page, *known: (made.append(page.file.dest_uri), really(page, *known)))
    return made


def test_a_page_that_nobody_has_changed_is_rendered_once_and_says_the_same(config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    made = count(monkeypatch)

    first, second = (rendered(config, TEXT, "de-andre.md") for _ in range(2))

    assert made == ["hjelp/index.html"]
    assert told(first) == told(second)
    assert told(second)[1:] == ("Hjelp", ["Hjelp"], {"hjelp", "hvem"})


def test_a_page_is_rendered_again_where_anything_it_is_made_from_has_changed(config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXT + "{: #mer }\n"
    rendered(config, text, "de-andre.md")
    made = count(monkeypatch)

    another_text = rendered(config, f"{text}\nMer.\n", "de-andre.md")
    another_file = rendered(config, text, "de-andre.md", "tredje.md")
    elsewhere = rendered(config, text, "de-andre.md", "tredje.md", away="da/")
    config.markdown_extensions.append("attr_list")
    another_dialect = rendered(config, text, "de-andre.md", "tredje.md")

    assert len(made) == 4
    assert "Mer." in str(another_text.content) and "Mer." not in str(another_file.content)
    assert 'href="../de-andre/"' in str(another_file.content) and 'href="../../de-andre/"' in str(elsewhere.content)
    assert "{:" in str(another_file.content) and 'id="mer"' in str(another_dialect.content)


def test_what_there_was_to_say_of_a_page_is_said_at_every_build(config: MkDocsConfig, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        for _ in range(2):
            rendered(config, TEXT)

    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]


def test_nobody_looks_for_changes_while_a_server_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looking, alive = threading.Thread(target=door._seen, args=(str(tmp_path),)), []

    def while_it_builds() -> None:
        looking.start()
        looking.join(0.2)
        alive.append(looking.is_alive())

    monkeypatch.setattr(door, "build_site", while_it_builds)
    door.build()
    looking.join(20)

    assert (alive, looking.is_alive()) == ([True], False)
