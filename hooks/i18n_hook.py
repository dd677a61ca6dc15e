"""Repairs to mkdocs-static-i18n 1.3: what it gets wrong, mended in one place."""

from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> None:
    """Repair what a build begins with.

    The theme's 404 and sitemap are written once for all languages, with links to whatever page came last: the engine writes
    them instead.
    """
    config.theme.static_templates -= {"404.html", "sitemap.xml"}
