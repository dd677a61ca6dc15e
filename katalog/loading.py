"""A project's folder in, its catalogue out; on a terminal it is said that it is being read, where that takes a while."""

from datetime import date
from pathlib import Path

from katalog import catalog
from katalog.catalog import Catalog
from katalog.problems import in_language
from katalog.progress import waiting


def loaded(root: Path, today: date) -> Catalog:
    """Return the catalogue, or raise ProblemsFound with everything that is wrong in it."""
    with waiting(in_language("Leser dataene", "Læser dataene")):
        return catalog.load(root, today=today)
