"""What was read once is known again from the file beside the site, and the file is trusted with nothing more."""

import os
import pickle
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest
from prosjekt import TODAY, make_project

from katalog import catalog, entries, recall
from katalog.catalog import Catalog
from katalog.recall import Known


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """The catalogue of a project, read by somebody who knows nothing."""
    monkeypatch.setattr(entries, "known", Known())
    return catalog.load(make_project(tmp_path / "p"), today=TODAY)


@pytest.fixture
def file(small: Catalog, tmp_path: Path) -> Path:
    """The file that is left of it."""
    entries.known.keep(tmp_path / "site")
    return tmp_path / ".site-lest"


def recalled(file: Path) -> Known:
    known = Known()
    known.recall(file.with_name("site"))
    return known


def test_each_record_is_the_one_that_was_read(small: Catalog, file: Path) -> None:
    found = recalled(file).records

    assert {mark.hex(): record for mark, record in found.items()} == {small.marks[key]: record for key, record in small.tiltak.items()}


def test_a_catalogue_from_the_file_is_the_one_from_the_data(
    small: Catalog, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "known", recalled(file))
    monkeypatch.setattr(entries, "_records", lambda reader, some, homes: pytest.fail("read again") if some else {})

    assert catalog.load(tmp_path / "p", today=TODAY) == small


def test_an_entry_that_has_changed_is_read(small: Catalog, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "known", recalled(file))
    data = tmp_path / "p/data/tiltak.yaml"
    last = list(small.tiltak.values())[-1]
    data.write_text(data.read_text(encoding="utf-8").replace(f"id: {last.id}\n", "id: et-annet-sted\n", 1), encoding="utf-8")

    keys = catalog.load(tmp_path / "p", today=TODAY).tiltak.keys()

    assert keys == {*small.tiltak, f"{last.kommune}/et-annet-sted"} - {last.key}


class Harm:
    """What does something when it is read."""

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.unlink, ("offer",)


def signed(body: bytes) -> bytes:
    return recall.CODE + blake2b(body).digest() + body


DAMAGED = {
    "empty": lambda whole: b"",
    "cut": lambda whole: whole[:-1],
    "a bit changed": lambda whole: whole[:200] + bytes([whole[200] ^ 1]) + whole[201:],
    "more after it": lambda whole: whole + b"x",
    "of other code": lambda whole: blake2b(b"").digest() + whole[64:],
    "text": lambda whole: b"tiltak: []\n" * 99,
    "right marks and no records": lambda whole: signed(b"tiltak: []\n"),
    "right marks and a list": lambda whole: signed(pickle.dumps([1])),
    "right marks and half a part": lambda whole: signed(whole[128:-9]),
    "right marks and what does harm": lambda whole: signed(pickle.dumps({b"x": Harm()})),
    "right marks and a class that is no record": lambda whole: signed(pickle.dumps({b"x": Path()})),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_what_is_not_whole_or_no_record_is_nothing(
    file: Path, damage: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "offer").touch()
    file.write_bytes(damage(file.read_bytes()))

    assert recalled(file).records == {}
    assert (tmp_path / "offer").exists()


def test_a_file_that_is_gone_is_nothing(tmp_path: Path) -> None:
    assert recalled(tmp_path / ".site-lest").records == {}
    (tmp_path / ".site-lest").mkdir()
    assert recalled(tmp_path / ".site-lest").records == {}


def test_a_few_new_ones_do_not_have_all_of_them_written_again(small: Catalog, tmp_path: Path) -> None:
    known, record = Known(), next(iter(small.tiltak.values()))
    many = {number.to_bytes(16, "big"): record for number in range(1000)}
    known.are(many, 1000)
    known.keep(tmp_path / "site")
    (tmp_path / ".site-lest").unlink()

    for _ in range(10):
        known.are(many, 1)
        known.keep(tmp_path / "site")
    assert not (tmp_path / ".site-lest").exists()

    known.are(many, 1)
    known.keep(tmp_path / "site")
    assert len(recalled(tmp_path / ".site-lest").records) == 1000


def test_many_new_ones_are_written_by_a_copy_of_the_process_and_not_again(small: Catalog, tmp_path: Path) -> None:
    known, record = Known(), next(iter(small.tiltak.values()))
    known.are({number.to_bytes(16, "big"): record for number in range(1000)}, 1000)

    known.keep_beside(tmp_path / "site")()
    # Where a process cannot be copied, or has but one core, they are written now.
    known.keep(tmp_path / "site")

    assert len(recalled(tmp_path / ".site-lest").records) == 1000
    (tmp_path / ".site-lest").unlink()
    known.keep(tmp_path / "site")
    assert not (tmp_path / ".site-lest").exists()


def test_few_are_written_when_the_site_is_there(small: Catalog, tmp_path: Path) -> None:
    entries.known.keep_beside(tmp_path / "site")()

    assert not (tmp_path / ".site-lest").exists()


def test_what_a_killed_build_left_half_is_taken_away(small: Catalog, tmp_path: Path) -> None:
    entries.known.keep(tmp_path / "site")
    (tmp_path / ".site-lest-ny").write_bytes(b"half")

    entries.known.keep(tmp_path / "site")

    assert [path.name for path in tmp_path.glob(".site-*")] == [".site-lest"]


def test_where_they_cannot_be_left_nothing_stumbles(small: Catalog, tmp_path: Path) -> None:
    entries.known.keep(tmp_path / "ingen/site")

    assert not (tmp_path / "ingen").exists()


def test_the_mark_of_a_folder_is_another_when_a_file_is_that_a_link_in_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "annet").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "annet/nb.yaml").write_text("en", encoding="utf-8")
    (tmp_path / "data/ord").symlink_to("../annet")
    (tmp_path / "data/ring").symlink_to(".")
    before = recall.marked(tmp_path / "data", "*")
    (tmp_path / "annet/nb.yaml").write_text("to", encoding="utf-8")

    assert recall.marked(tmp_path / "data", "*") != before
    assert recall.marked(tmp_path / "data", "*") == recall.marked(tmp_path / "data", "*")
