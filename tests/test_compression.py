"""A host that can send a smaller twin has one beside each text file, made once for each text."""

import gzip
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from katalog.compression import LEAST, compress

TEXT = "Hjelp til familien. " * LEAST


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_text_gets_both_twins_and_each_says_what_it_says(tmp_path: Path) -> None:
    folder = write(tmp_path / "ny", side_html=TEXT)

    compress(folder, tmp_path / "gammel")

    assert gzip.decompress((folder / "side.html.gz").read_bytes()).decode() == TEXT
    assert brotli.decompress((folder / "side.html.br").read_bytes()).decode() == TEXT


@pytest.mark.parametrize("name", ["bilde_png", "ark_pdf", "skrift_woff2", "ukjent_xyz"])
def test_what_is_small_already_or_unknown_gets_none(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "ny", **{name: TEXT})

    compress(folder, tmp_path / "gammel")

    assert names(folder) == [name.replace("_", ".")]


def test_a_short_text_gets_none(tmp_path: Path) -> None:
    folder = write(tmp_path / "ny", kort_html="x" * (LEAST - 1))

    compress(folder, tmp_path / "gammel")

    assert names(folder) == ["kort.html"]


def test_a_text_that_is_the_same_keeps_its_twins_and_another_gets_new_ones(tmp_path: Path) -> None:
    old, new = write(tmp_path / "gammel", lik_html=TEXT, ulik_html=TEXT), write(tmp_path / "ny", lik_html=TEXT, ulik_html=TEXT + "!")
    compress(old, tmp_path / "ingen")

    compress(new, old)

    assert [(new / f"lik.html.{one}").samefile(old / f"lik.html.{one}") for one in ("gz", "br")] == [True, True]
    assert gzip.decompress((new / "ulik.html.gz").read_bytes()).decode() == TEXT + "!"
    assert gzip.decompress((old / "ulik.html.gz").read_bytes()).decode() == TEXT


def test_a_twin_has_neither_a_time_nor_a_name_in_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "ny", side_html=TEXT)

    compress(folder, tmp_path / "gammel")

    header = (folder / "side.html.gz").read_bytes()[:8]
    assert header == b"\x1f\x8b\x08\x00\x00\x00\x00\x00"


DAMAGED = {
    "another text": lambda twin: twin.write_bytes(gzip.compress(b"Hjelp")),
    "half of it": lambda twin: twin.write_bytes(twin.read_bytes()[:-9]),
    "noise": lambda twin: twin.write_bytes(b"x"),
    "nothing": lambda twin: twin.write_bytes(b""),
    "a link": lambda twin: (twin.rename(twin.with_name("annet")), twin.symlink_to("annet")),
}


@pytest.mark.parametrize("ending", [".gz", ".br"])
@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_twin_that_somebody_has_damaged_is_made_again(damage: Callable[[Path], object], ending: str, tmp_path: Path) -> None:
    old, new = (write(tmp_path / name, side_html=TEXT) for name in ("gammel", "ny"))
    compress(old, tmp_path / "ingen")
    right = (old / f"side.html{ending}").read_bytes()
    damage(old / f"side.html{ending}")

    compress(new, old)

    assert (new / f"side.html{ending}").read_bytes() == right
    assert not (new / f"side.html{ending}").is_symlink()
