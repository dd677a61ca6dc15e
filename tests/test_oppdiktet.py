"""What is invented to measure with is right by the data's own rules, and the same for the same seed."""

from pathlib import Path

import pytest
from prosjekt import TODAY, make_project

from bench import oppdiktet
from bench.oppdiktet import STOERRELSER
from katalog import catalog, registers

TINY = STOERRELSER["tiny"]


def invent(target: Path, seed: int = 1, folder: bool = False) -> Path:
    make_project(target)
    steder = list(registers.load(target)[0].values())
    oppdiktet.write(target / "data", steder, TINY, seed=seed, folder=folder)
    return target


@pytest.mark.parametrize("folder", [False, True], ids=["one file", "a folder"])
def test_what_is_invented_is_a_catalogue_in_order(tmp_path: Path, folder: bool) -> None:
    found = catalog.load(invent(tmp_path, folder=folder), today=TODAY)

    assert (len(found.kommuner), len(found.tiltak)) == (TINY.kommuner, TINY.kommuner * TINY.tiltak)
    assert {sted.land for sted in found.steder.values() if sted.slug in found.kommuner} == {"NO", "DK"}


def test_the_same_seed_gives_the_same_and_another_gives_other(tmp_path: Path) -> None:
    one, same, other = (invent(tmp_path / name, seed) / "data/tiltak.yaml" for name, seed in (("a", 1), ("b", 1), ("c", 2)))

    assert one.read_bytes() == same.read_bytes() != other.read_bytes()


def test_a_file_and_a_folder_hold_the_same_services(tmp_path: Path) -> None:
    one, parts = (catalog.load(invent(tmp_path / name, folder=folder), today=TODAY) for name, folder in (("a", False), ("b", True)))

    assert dict(one.tiltak) == dict(parts.tiltak)
