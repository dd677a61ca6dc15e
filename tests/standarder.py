"""The standards' own files, which are no part of the project: where they are, or a test that says why it is skipped."""

import json
import os
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from prosjekt import PROJECT
from rdflib import Graph

STANDARDS = Path(os.environ.get("KATALOG_STANDARDS") or PROJECT.parent / "shared/standards")


def standard(path: str) -> Path:
    """Return a file of a standard, or skip the test that asks for it."""
    found = STANDARDS / path
    if not found.is_file():
        pytest.skip(f"{path} is not there; KATALOG_STANDARDS names the folder it is in")
    return found


def json_of(path: str) -> Any:
    """Return what a JSON file of a standard holds, or skip the test that asks for it."""
    return json.loads(standard(path).read_text(encoding="utf-8"))


@cache
def graph_of(path: str) -> Graph:
    """Return a Turtle file of a standard as a graph, or skip the test that asks for it."""
    return Graph().parse(standard(path), format="turtle")


def read_graph(text: str, form: str, at: str) -> Graph:
    """Return the graph that *text* is when it is fetched from *at*; rdflib 7.6 uses a class of its own that it warns of."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(data=text, format=form, publicID=at)
