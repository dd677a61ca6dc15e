"""Repairs to mkdocs-static-i18n 1.3: what it gets wrong, mended in one place."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError


def on_config(config: MkDocsConfig) -> None:
    """Repair what a build begins with.

    The default language must stand first in mkdocs.yml: the plugin builds it twice otherwise. The theme's 404 and
    sitemap are written once for all languages, with links to whatever page came last: the engine writes them instead.
    """
    plugin: Any = config.plugins["i18n"]
    languages = [language.locale for language in plugin.config.languages]
    default = [language.locale for language in plugin.config.languages if language.default]
    if languages[:1] != default:
        raise ConfigurationError(f"mkdocs.yml: sett {default[0]} øverst under «languages».")
    config.theme.static_templates -= {"404.html", "sitemap.xml"}
