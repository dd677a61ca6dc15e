"""Where the standards' own files are, and how graphs are read: the files are others' work and not copied into the project."""

import os
import warnings
from functools import cache
from pathlib import Path

import pytest
from prosjekt import PROJECT
from rdflib import Graph

FOLDER = Path(os.environ.get("KATALOG_STANDARDS") or PROJECT.parent / "shared/standards")


def standard(path: str) -> Path:
    """Return a file of a standard, or skip the test and say what is missing."""
    file = FOLDER / path
    if not file.is_file():
        pytest.skip(f"{path} er ikke her. Sett KATALOG_STANDARDS til mappen med standardenes egne filer.")
    return file


@cache
def standard_graph(path: str) -> Graph:
    """Return a Turtle file of a standard as a graph."""
    return Graph().parse(standard(path), format="turtle")


def read_graph(text: str, form: str, at: str) -> Graph:
    """Return the graph that *text* is when it is fetched from *at*; rdflib 7.6 uses a class of its own that it warns of."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(data=text, format=form, publicID=at)
