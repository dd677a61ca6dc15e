"""A module imports only from floors below, and each outside library has one door: so that any of them can be replaced.

The floors are those of the architecture; a new module is a new line here.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from prosjekt import PROJECT

MODULES = sorted((PROJECT / "katalog").rglob("*.py"))
# What stands beside them starts MkDocs, or says why it cannot be started, and hears no event.
HOOKS = sorted((PROJECT / "hooks").glob("*_hook.py"))
# From the ground up. Modules on one line do not know each other.
FLOORS = (
    (
        "messages_disk",
        "messages_files",
        "messages_host",
        "messages_links",
        "messages_moved",
        "messages_site",
        "messages_tables",
        "messages_upkeep",
        "messages_yaml",
        "answers",
        "slips",
        "words",
        "drawing",
        "labels",
        "processes",
        "joining",
        "compact",
        "hosts",
        "sbom",
        "colours",
        "progress",
        "saying",
        "hypertext",
        "answered",
        "wire",
    ),
    ("hints", "packing"),
    ("messages", "values", "recipes", "compression"),
    ("ways",),
    ("problems", "fields", "manners"),
    ("faults", "octets", "operators", "replacing", "rounds", "templates"),
    ("reading", "model", "logos", "security"),
    (
        "reviews",
        "texts",
        "wording",
        "findings",
        "registers",
        "records",
        "markup",
        "annotations",
        "lines",
        "neighbours",
        "summaries",
        "cells",
        "recall",
        "foundation",
    ),
    ("heads", "settings", "minimum", "translations", "rules", "entries", "owners", "parts", "moved", "linkbook", "arguments"),
    ("vocabulary",),
    ("catalog",),
    ("keepers", "links", "spelling", "loading", "exports.addresses", "exports.weeks", "exports.ical", "exports.rdf"),
    ("due", "readdressing", "handwritten"),
    ("reports", "taken"),
    ("charts", "feeds"),
    ("exports.published",),
    ("exports.plain",),
    ("exports.parts",),
    ("exports.publishers",),
    ("exports.schema", "exports.hsds", "exports.calendars", "exports.cpsv", "exports.dcat", "exports.schemaorg"),
    ("exports.tables",),
    ("exports.excerpts",),
    ("exports",),
    ("findable",),
    ("search",),
    ("own", "looks", "fragments", "farewells", "scripts", "schema"),
    ("assets",),
    ("pages", "states", "formatting", "questions", "reminders"),
    ("sheets",),
    ("editorial", "forge", "site", "workplace", "checks", "embeds", "differences", "editing", "columns"),
    ("reuse", "extras", "patching", "workbooks", "delimited", "misread", "forms"),
    ("shares", "telling", "services", "translating"),
    ("building",),
    ("comparing", "writing", "importing", "filed", "anywhere", "reminding", "linking", "reporting"),
    ("exchanging",),
    ("__main__",),
)
# Modules and packages by their full names.
NAMES = {".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__") for path in MODULES}
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}
# Library: the modules that may import it.
DOORS = {
    "yaml": {"reading"},
    "pydantic": {"model", "fields"},
    "pydantic_core": {"model", "compact"},
    "jinja2": {"templates", "markup"},
    "markupsafe": {"templates", "pages", "markup"},
    "rjsmin": {"scripts"},
    "brotli": {"compression"},
    "openpyxl": {"workbooks"},
    "cyclonedx": {"sbom"},
    "requests": {"forge"},
    "protego": {"manners"},
    "hunspell": {"spelling"},
    "markdown": {"handwritten"},
    "packageurl": {"sbom"},
    "mkdocs": set(),
    "material": set(),
    "mkdocs_static_i18n": set(),
}
# How a door finds the engine.
WAY = "sys.path.insert(0, str(Path(__file__).resolve().parent.parent))"
LIMIT = 300


def name_of(path: Path) -> str:
    """Return what a module is called from the engine's own room: catalog, exports.plain; a package goes by its own name."""
    return ".".join(path.relative_to(PROJECT).with_suffix("").parts[1:]).removesuffix(".__init__")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """Every module a file imports, wherever in it; of katalog as «katalog.<module>» and «katalog.<package>.<module>»."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "katalog":
            found |= {name if (name := f"{node.module}.{alias.name}") in NAMES else node.module for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def siblings(path: Path) -> set[str]:
    return {name.removeprefix("katalog.") for name in imported(path) if name.startswith("katalog.")}


def libraries(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)} & set(DOORS)


@pytest.mark.parametrize("module", [path for path in MODULES if name_of(path) != "__init__"], ids=name_of)
def test_a_module_imports_only_from_floors_below(module: Path) -> None:
    own = name_of(module)
    assert own in FLOOR_OF, f"{own} har ingen etasje. Sett den inn i FLOORS."

    level_or_above = {name for name in siblings(module) if FLOOR_OF.get(name, len(FLOORS)) >= FLOOR_OF[own]}

    assert level_or_above == set()


def test_every_floor_has_the_modules_it_names() -> None:
    assert set(FLOOR_OF) == {name_of(path) for path in MODULES} - {"__init__"}


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_library_comes_in_by_its_own_door(module: Path) -> None:
    assert {library for library in libraries(module) if name_of(module) not in DOORS[library]} == set()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_modules_import_each_other_by_their_full_names(module: Path) -> None:
    assert {name for name in imported(module) if name.startswith(".")} == set()


def test_the_checks_know_the_site_only_as_a_stranger_would() -> None:
    assert siblings(PROJECT / "katalog/checks.py") == {"problems", "processes", "hypertext"}


def test_the_package_itself_loads_nothing_of_the_engine_and_no_library() -> None:
    loaded = "import sys; before = {*sys.modules}; import katalog; print(*({*sys.modules} - before))"

    done = subprocess.run([sys.executable, "-c", loaded], cwd=PROJECT, capture_output=True, text=True, check=True)

    assert {name for name in done.stdout.split() if name.split(".")[0] not in sys.stdlib_module_names} == {"katalog"}
    assert siblings(PROJECT / "katalog/__init__.py") == {"problems"}


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_is_short_enough_to_read(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LIMIT


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_says_what_it_turns_into_what(module: Path) -> None:
    assert ast.get_docstring(tree(module))


@pytest.mark.parametrize("hook", HOOKS, ids=name_of)
def test_a_hook_is_a_door_and_nothing_more(hook: Path) -> None:
    body = [node for node in tree(hook).body if not isinstance(node, ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign)]

    docstring, *functions = (node for node in body if ast.unparse(node) != WAY)
    assert isinstance(docstring, ast.Expr)
    assert [ast.unparse(node) for node in functions if not isinstance(node, ast.FunctionDef) or not node.name.startswith("on_")] == []
