"""What whoever runs the site has asked for in, as the build uses it out, or what is wrong with it: of mkdocs.yml and the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from katalog.problems import Problem, ProblemsFound

# Under `extra` in mkdocs.yml, and the variable that each is read from.
VARIABLES = {
    "kildekode": "KATALOG_SOURCE",
    "uten_nett": "KATALOG_UTEN_NETT",
    "komprimert": "KATALOG_KOMPRIMERT",
    "sikkerhet": "KATALOG_SIKKERHET",
    "sikkerhet_til": "KATALOG_SIKKERHET_TIL",
}
# The last are octets of the environment that are no letters.
_NEVER = re.compile(r"""[\x00-\x20\x7f"'<>\\^`{|}\ud800-\udfff]""")
# YAML reads `yes` and `no` as these.
_YES, _NO = ("ja", "true", "yes", "1"), ("nei", "nej", "false", "no", "0")


@dataclass(frozen=True)
class Settings:
    """What a host decides, and what holds where nobody has.

    `edit_base` is where the data can be edited, up to the project's folder and with its slash; `security` is where to tell of a hole
    in the site, and the last day that is sure to be true.
    """

    edit_base: str = ""
    offline: bool = True
    compressed: bool = False
    security: tuple[str, str] = ("", "")


def read(told: Mapping[str, Any]) -> Settings:
    """Return what is *told* by the keys of `VARIABLES`, or raise ProblemsFound with each that cannot be used."""
    problems: list[Problem] = []
    source = ""
    try:
        source = address(_said(told.get("kildekode")), VARIABLES["kildekode"])
    except ProblemsFound as found:
        problems += found.problems
    answers = {}
    for key, otherwise in (("uten_nett", Settings.offline), ("komprimert", Settings.compressed)):
        said = _said(told.get(key)).lower()
        if said not in ("", *_YES, *_NO):
            problems.append(Problem(VARIABLES[key], 0, "setting_yes_no", {"value": said}))
        answers[key] = said in _YES if said else otherwise
    if problems:
        raise ProblemsFound(problems)
    security = (_said(told.get("sikkerhet")), _said(told.get("sikkerhet_til")))
    return Settings(source, answers["uten_nett"], answers["komprimert"], security)


def address(value: str, name: str) -> str:
    """Return an address with its slash, or nothing where there is none; raise ProblemsFound where *name* says what is no address."""
    try:
        parts = urlsplit(value)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and parts.username is None
    except ValueError:
        whole = False
    # What stands behind ? or # would be in the middle of each address of the site; some forges have the file's place there.
    whole = whole and (name == VARIABLES["kildekode"] or not {*"?#"} & {*value})
    # A browser would take these for a way up, or for the name of a host.
    if value and (not whole or _NEVER.search(value) or re.search(r"/\.{0,2}/", f"{parts.path.rstrip('/')}/")):
        raise ProblemsFound([Problem(name, 0, "setting_address", {"value": value})])
    return f"{value.rstrip('/')}/" if value else ""


def of_environment() -> Settings:
    """Return what the environment tells, where there is no mkdocs.yml."""
    return read({key: os.environ.get(name) for key, name in VARIABLES.items()})


def _said(value: Any) -> str:
    return "" if value is None else str(value).strip()
