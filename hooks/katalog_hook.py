"""The door between MkDocs and the engine: each event hands over what MkDocs has, and takes what the engine makes."""

import contextlib
import logging
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import IO, Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

# See `oppsett_hook.py`.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from katalog import heads, settings, workplace
from katalog.building import Building
from katalog.findable import Side
from katalog.own import ASKED
from katalog.pages import FOOT_MENU, home_of
from katalog.problems import Problem, ProblemsFound
from katalog.site import SLOTS
from katalog.templates import COMPILED, fault

SHELL = "skall.html"
warnings = CountHandler(level=logging.WARNING)
# By the way that MkDocs came: where that is a link, so are all the names it tells.
building = Building(Path(__file__).absolute().parent.parent)
# What tells others that a server's folders are in use, while it lives.
held: list[IO[str]] = []


def on_startup(*, command: str, dirty: bool) -> None:
    """A server goes on with the last good data; a build does not."""
    building.keep_going = command == "serve"
    # Where there is no room for temporary files, nobody has left any.
    with contextlib.suppress(OSError):
        workplace.clear_left(Path(tempfile.gettempdir()))


def on_config(config: MkDocsConfig) -> None:
    """Read the data before anything is written, and build beside the site that is there.

    static-i18n runs the whole build once more for each further language, inside the first one's last event.
    """
    plugin: Any = config.plugins["i18n"]
    if plugin.building:
        return
    building.asked = os.environ.get(ASKED, "")
    # The frame is whole in overrides/: the theme's fourteen thousand icons need not be looked through to be left out again.
    config.theme.dirs = [config.theme.dirs[0], config.theme.dirs[-1]]
    warnings.counts.clear()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        if building.keep_going and not held:
            held.append(workplace.hold(Path(config.site_dir)))
        building.settings = settings.read(config.extra)
        config.site_dir = str(building.begin(Path(config.site_dir), config.site_url or "", today=date.today()))
    except ProblemsFound as found:
        raise Abort(str(found)) from None
    # What a municipality writes is what its own site opens in: the default language, which must stand first.
    for language in plugin.config.languages:
        language.default = language.locale == building.catalog.languages[0]
    plugin.config.languages.sort(key=lambda language: not language.default)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave out what is not for this site, and static-i18n's template of a sitemap, which would be published as it lies."""
    for file in list(files):
        theirs = not Path(file.abs_src_path or "").is_relative_to(config.docs_dir)
        if theirs or not building.is_published(file.src_uri):
            files.remove(file)
    return files


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """Give the frame its words and its menus, in the language that is being built."""
    plugin: Any = config.plugins["i18n"]
    catalog = building.catalog
    env.bytecode_cache = COMPILED
    folders = {language: "" if language == plugin.default_language else f"{language}/" for language in catalog.languages}
    env.globals |= {
        # MkDocs' own templates take text for markup.
        "ord": {key: escape(text) for key, text in catalog.ord[plugin.current_language].items()},
        "spraak": plugin.current_language,
        "spraakvalg": [(language, folders[language], escape(catalog.ord[language]["spraaknavn"])) for language in plugin.build_languages],
        "skriptord": catalog.script_words(plugin.current_language),
        "meny": building.pages.menu,
        "bunnmeny": FOOT_MENU,
        "uten_nett": building.settings.offline,
        "filer": building.assets.paths,
        "logo": building.look.logo,
        "vert": building.pages.contact(plugin.current_language),
    }


def on_page_read_source(*, page: Page, config: MkDocsConfig) -> str | None:
    """Read the head of a page as the rest of the data is read, where MkDocs would take 2026 for a number and «OBS: …» for more of it."""
    return heads.plain(page.file.content_string) if page.file.abs_src_path else None


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Look for marks that stand for nothing, and leave out what is not for this site."""
    if not page.file.abs_src_path:
        return markdown
    page.meta = {key: building.fitting(text) for key, text in page.meta.items()}
    return building.fit(markdown, Path(page.file.abs_src_path))


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put what is data where a handwritten page asks for it."""
    plugin: Any = config.plugins["i18n"]
    language = plugin.current_language
    return building.fill_marks(html, language, page.url.removeprefix(f"{language}/"), getattr(page.file, "locale", language))


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Tell the frame what page it is around. A page that is not translated keeps its own language and address."""
    plugin: Any = config.plugins["i18n"]
    language = plugin.current_language
    own = "" if page.url == "./" else page.url
    adresse = own.removeprefix(f"{language}/")
    locale = getattr(page.file, "locale", language)
    name = page.file.src_uri.removeprefix(f"{locale}/")
    robots = page.meta.get("robots", "")
    if locale == language and not robots:
        building.add_handwritten(adresse, language)
        headings = tuple(part.title for top in page.toc for part in top.children)
        description, everyday = (page.meta.get(key, "") for key in ("description", "hverdagsord"))
        building.note_text(language, Side(adresse, str(page.title), description, headings, everyday))
    context["side"] = {
        "tittel": page.title,
        "beskrivelse": page.meta.get("description", ""),
        "robots": robots,
        "spraak": language,
        "rot": home_of(own).removesuffix("/"),
        "hjem": home_of(adresse),
        "adresse": adresse,
        "egen": own if locale == language else adresse,
        "endre": f"{building.settings.edit_base}{Path(config.docs_dir).name}/{page.file.src_uri}" if building.settings.edit_base else "",
        "innhold": page.content,
        "skrevet_paa": [one for one in building.catalog.languages if building.is_written(f"{one}/{name}")],
        "merke": building.pages.mark(locale, language),
        "merknad": building.pages.note(locale, language),
        "forside": not adresse,
    }
    return context


def on_template_context(context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
    """Leave the shell's blanks to the engine, which stamps every catalogue page with it."""
    if template_name == SHELL:
        context["base_url"] = "@@rot@@"
        context["side"] = {slot: f"@@{slot}@@" for slot in SLOTS} | {
            "skrevet_paa": building.catalog.languages,
            "merke": "",
            "forside": False,
            "robots": "",
        }
    return context


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Take the shell, so that it is not written as a page."""
    if template_name != SHELL:
        return output_content
    plugin: Any = config.plugins["i18n"]
    try:
        building.add_shell(plugin.current_language, output_content)
    except ValueError as error:
        raise ProblemsFound([Problem(f"overrides/{SHELL}", 0, "template_broken", {"why": error})]) from None
    return ""


def on_shutdown() -> None:
    """A server's site goes with it, and so does what lies beside that."""
    if building.keep_going:
        building.leave()


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """When the last language is built, let the engine write its pages, look the site over and switch it in."""
    plugin: Any = config.plugins["i18n"]
    if plugin.building:
        return
    if config.strict and warnings.get_counts():
        # MkDocs counts its warnings after this event: too late to keep a faulty site from being switched in.
        building.abandon()
        return
    try:
        building.finish()
    except ProblemsFound as found:
        raise Abort(str(found)) from None


def on_build_error(*, error: Exception) -> None:
    """Leave nothing half built behind, and say what the disk said, or a template."""
    building.abandon()
    if isinstance(error, ProblemsFound):
        raise Abort(str(error))
    folder = building.root / "overrides"
    if found := fault(error, folder, folder.name):
        raise Abort(str(ProblemsFound([found])))
    if isinstance(error, OSError):
        raise Abort(str(building.cannot_write(error)))
