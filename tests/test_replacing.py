"""A file is written whole or not at all, and what is no file of ours is left as it is."""

import os
import stat
from pathlib import Path

import pytest

from katalog.problems import ProblemsFound
from katalog.replacing import replace, replace_asked, says


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "ekte.yaml").write_text("gammel", encoding="utf-8")
    (tmp_path / "lenke.yaml").symlink_to("ekte.yaml")

    replace(tmp_path / "lenke.yaml", "lenke.yaml", b"ny")

    assert (tmp_path / "lenke.yaml").is_symlink()
    assert (tmp_path / "ekte.yaml").read_bytes() == b"ny"


def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør")

    with pytest.raises(ProblemsFound, match=r"^rør: filen kan ikke skrives: det ligger noe annet"):
        replace(tmp_path / "rør", "rør", b"ny")

    assert stat.S_ISFIFO((tmp_path / "rør").stat().st_mode)
    assert names(tmp_path) == ["rør"]


def test_a_pipe_where_the_new_file_is_written_first_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".a.yaml.ny")

    replace(tmp_path / "a.yaml", "a.yaml", b"ny")

    assert names(tmp_path) == ["a.yaml"]


def test_a_folder_in_the_way_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / ".a.yaml.ny").mkdir()

    with pytest.raises(ProblemsFound, match=r"^a\.yaml: filen kan ikke skrives: det ligger en mappe"):
        replace(tmp_path / "a.yaml", "a.yaml", b"ny")

    assert names(tmp_path) == [".a.yaml.ny"]


@pytest.mark.parametrize("name", ["data/tiltak.yaml", "data/ny.csv", "data/lenke.csv", "tiltak.xlsx", "LESMEG.md", "data"])
def test_what_somebody_asks_for_is_not_written_over_the_data(name: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/tiltak.yaml").write_text("tiltak: []\n", encoding="utf-8")
    (tmp_path / "data/lenke.csv").symlink_to("tiltak.yaml")

    with pytest.raises(ProblemsFound, match=r"her skrives ingen slik fil, .*slutter på \.csv, utenfor data/"):
        replace_asked(tmp_path / name, tmp_path, ".csv", b"id;kommune\n")

    assert (tmp_path / "data/tiltak.yaml").read_text(encoding="utf-8") == "tiltak: []\n"
    assert sorted(names(tmp_path) + names(tmp_path / "data")) == ["data", "lenke.csv", "tiltak.yaml"]


def test_what_somebody_asks_for_is_written_beside_the_data(tmp_path: Path) -> None:
    replace_asked(tmp_path / "Tiltak.CSV", tmp_path, ".csv", b"id;kommune\n")

    assert (tmp_path / "Tiltak.CSV").read_bytes() == b"id;kommune\n"


@pytest.mark.parametrize(("raw", "said"), [(b"en\n", True), (b"to\n", False), (b"\xff", False), (None, False)])
def test_what_a_file_says_already_need_not_be_written(tmp_path: Path, raw: bytes | None, said: bool) -> None:
    if raw is not None:
        (tmp_path / "a").write_bytes(raw)

    assert says(tmp_path / "a", "en\n") is said
