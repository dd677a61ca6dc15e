"""mkdocs.yml as MkDocs has read it in, what the site cannot be built with told: before anything is."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

import rot  # noqa: F401
from katalog.foundation import EXTENSIONS, lacking, setup
from katalog.problems import ProblemsFound

SHELL = "skall.html"


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Stop where a line is gone that the other doors need; a traceback or three hundred dead links would say it otherwise."""
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
    if wrong := list(setup(Path(config.config_file_path), held)):
        raise Abort(str(ProblemsFound(wrong)))
    assert plugin
    built = {one.locale: one.default for one in plugin.config.languages if one.build}
    if gone := list(lacking(Path(config.config_file_path), built)):
        raise Abort(str(ProblemsFound(gone)))
