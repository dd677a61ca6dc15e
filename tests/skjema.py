"""Data files as their schemas see them: read as text, as the engine does, and as YAML 1.2, as a language server does."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml
from prosjekt import PROJECT

from katalog import schema


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 as a language server reads it: its core schema, without dates."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for tag, shape, first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{shape})$"), first)
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 0 if node.value[1:2] in ("o", "x") else 10))

READINGS = [pytest.param(yaml.BaseLoader, id="as text"), pytest.param(CoreLoader, id="as YAML 1.2")]


def schema_of(path: str) -> jsonschema.Draft7Validator:
    """Return the schema of a file of the data."""
    (name,) = (name for name, patterns in schema.FILES.items() if any(fnmatch(path, pattern) for pattern in patterns))
    return jsonschema.Draft7Validator(json.loads((PROJECT / schema.FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def faults(path: str, file: Path, loader: type[Any]) -> list[str]:
    """Return what the schema of *path* has against what *file* says."""
    node = yaml.load(file.read_text(encoding="utf-8-sig"), Loader=loader)
    return [f"{fault.json_path}: {fault.message}" for fault in schema_of(path).iter_errors(node)]


def is_readable(file: Path) -> bool:
    """Return whether a language server would come so far as to ask the schema."""
    try:
        yaml.load(file.read_text(encoding="utf-8"), Loader=CoreLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, TypeError):
        return False
    return True
