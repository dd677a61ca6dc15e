"""mkdocs.yml as MkDocs has read it in, what the site cannot be built with told: before anything is."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

# MkDocs' own command, and one given in another folder, look for the engine elsewhere. MkDocs puts the path back once a hook is loaded.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import hooks  # noqa: F401
from katalog.foundation import EXTENSIONS, lacking, problems, setup
from katalog.problems import ProblemsFound

SHELL = "skall.html"


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Stop where a line is gone that the other doors need; a traceback or three hundred dead links would say it otherwise."""
    file = Path(config.config_file_path)
    # MkDocs' own command has asked nobody yet.
    if wrong := problems(file):
        raise Abort(str(ProblemsFound(wrong)))
    plugin = config.plugins.get("i18n")
    held = {
        "i18n:": plugin is not None,
        "docs_structure: folder": plugin is None or plugin.config.docs_structure == "folder",
        "docs_dir: content": Path(config.docs_dir).name == "content",
        "custom_dir: overrides": any(Path(folder).name == "overrides" for folder in config.theme.dirs),
        f"static_templates: [{SHELL}]": SHELL in config.theme.static_templates,
        "use_directory_urls: true": config.use_directory_urls,
        f"markdown_extensions: [{', '.join(EXTENSIONS)}]": set(EXTENSIONS) <= set(config.markdown_extensions),
    }
    if wrong := list(setup(file, held)):
        raise Abort(str(ProblemsFound(wrong)))
    assert plugin
    built = {one.locale: one.default for one in plugin.config.languages if one.build}
    if gone := list(lacking(file, built)):
        raise Abort(str(ProblemsFound(gone)))
