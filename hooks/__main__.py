"""`python -m hooks`: MkDocs itself, with what is wrong in mkdocs.yml told on its line and in our words, before anything is touched."""

import errno
import logging
import os
import socket
import sys
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mkdocs.__main__ import cli
from mkdocs.commands import serve
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from watchdog.observers import polling

from katalog import foundation, settings
from katalog.messages_disk import unwritten
from katalog.problems import Problem, ProblemsFound
from katalog.saying import stand_in

_load, _validate, _read, _render = MkDocsConfig.load_file, MkDocsConfig.validate, load_config, Page.render
# Of each page what its text was made from, and what became of it.
_rendered: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {}
# So many seconds between two looks of a server: MkDocs' own half second is a third of what somebody who writes waits for.
_LOOKS = 0.1
# Nobody looks while the site is built: a build waited for it at each file. What changes meanwhile is seen right after.
_at_rest = threading.Event()
_at_rest.set()


def load_file(config: MkDocsConfig, file: Any) -> None:
    """Look the file over before MkDocs reads it: it knows no lines, would run what a tag names, and a server reads it anew."""
    _stop(foundation.problems(Path(file.name)))
    _load(config, file)


def validate(config: MkDocsConfig) -> tuple[Any, Any]:
    """Say what MkDocs has to say of the file, and nothing of what it has only to warn of while somebody writes."""
    _of_environment()
    errors, warnings = _validate(config)
    said = [(key, str(one)) for key, one in (*errors, *(warnings if config.strict else ()))]
    if config.config_file_path:
        _stop(foundation.told(Path(config.config_file_path), said, config._schema_keys))
    return errors, warnings


def read_config(*named: Any, **known: Any) -> MkDocsConfig:
    """Say that the file is not there, where a server is to read it anew while somebody has it away."""
    try:
        return _read(*named, **known)
    except ConfigurationError:
        if not Path(foundation.FILE).exists():
            _stop([Problem(foundation.FILE, 0, "file_missing")])
        raise


def render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Give a page what its text became in the build before, where nothing has changed of what that is made from.

    A server needed a seventh of its time for pages that nobody had edited. Where MkDocs had something to say, it says it again.
    """
    made_of = (page.markdown, [file.url for file in files], [*config.markdown_extensions], {**config.mdx_configs})
    known, made = _rendered.pop(page.file.dest_uri, (None, {}))
    if known != made_of:
        before, said, logger = dict(vars(page)), CountHandler(), logging.getLogger("mkdocs")
        logger.addHandler(said)
        try:
            _render(page, config, files)
        finally:
            logger.removeHandler(said)
        if said.get_counts():
            return
        made = {name: value for name, value in vars(page).items() if value is not before.get(name)}
    vars(page).update(made)
    _rendered[page.file.dest_uri] = made_of, made


def observer(timeout: float) -> polling.PollingObserverVFS:
    """Return what watches files and goes on where a folder is away for a while, as when another branch is checked out.

    What is not there, MkDocs' own never looks for again.
    """
    return polling.PollingObserverVFS(stat=_seen, listdir=os.scandir, polling_interval=min(timeout, _LOOKS))


def build(*some: Any, **more: Any) -> None:
    """Build for a server, alone."""
    _at_rest.clear()
    try:
        build_site(*some, **more)
    finally:
        _at_rest.set()


def _seen(path: str) -> os.stat_result:
    _at_rest.wait()
    try:
        return Path(path).stat()
    except FileNotFoundError as error:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), path) from error


def _of_environment() -> None:
    moment = os.environ.get("SOURCE_DATE_EPOCH", "0")
    try:
        datetime.fromtimestamp(int(moment), UTC)
    except (ValueError, OverflowError, OSError):
        _stop([Problem("SOURCE_DATE_EPOCH", 0, "setting_moment", {"value": moment})])
    try:
        settings.address(os.environ.get("KATALOG_URL", ""), "KATALOG_URL")
    except ProblemsFound as found:
        _stop(found.problems)


def _stop(problems: Iterable[Problem]) -> None:
    if found := list(problems):
        raise Abort(str(ProblemsFound(found)))


def main() -> None:
    """Run MkDocs with what is typed."""
    stand_in()
    for place, name, ours in (
        (MkDocsConfig, "load_file", load_file),
        (MkDocsConfig, "validate", validate),
        (serve, "load_config", read_config),
        (serve, "build", build),
        (Page, "render", render),
        (polling, "PollingObserver", observer),
    ):
        setattr(place, name, ours)
    elsewhere = any(one.startswith(("-f", "--config-file")) for one in sys.argv)
    if not (elsewhere or Path(foundation.FILE).is_file()):
        sys.exit(str(ProblemsFound(foundation.problems(Path(foundation.FILE)))))
    try:
        cli(prog_name="mkdocs")
    except (OSError, OverflowError) as error:
        sys.exit(str(ProblemsFound([_refused(error)])))
    except MemoryError:
        sys.exit(str(ProblemsFound([Problem("mkdocs", 0, "memory")])))


def _refused(error: OSError | OverflowError) -> Problem:
    """Return what a server is told that may not listen where it is to, or has no room for its site."""
    number = error.errno if isinstance(error, OSError) else errno.EADDRNOTAVAIL
    if number in (errno.EADDRINUSE, errno.EADDRNOTAVAIL) or isinstance(error, socket.gaierror):
        return Problem(foundation.FILE, 0, "serve_address")
    assert isinstance(error, OSError)
    return Problem(str(error.filename or "make serve"), 0, "file_refused", {"why": unwritten(error)})


if __name__ == "__main__":
    main()
