"""Projects that are right, for something to be broken in: a small one with every kind of file there is, and the one that ships."""

import os
import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TESTS = PROJECT / "tests"
SHELL = PROJECT / "docs/ramme/ramme.html"
TODAY = "2026-11-26"
_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30H0z" fill="#7a1f1f"/></svg>'
_VERT = """vert:
  eier: {nb: Eksempel kommune, da: Eksempel Kommune}
  land: "NO"
  organisasjonsnummer: "222222222"
  telefon: "22 22 22 22"
  epost: vert@example.org
  adresse: Testveien 1
  testet: {dato: "2026-11-01", hvordan: Tre personer prøvde med tastatur.}
  personvernombud: {hvem: Ombudet, epost: ombud@example.org}
  drift: {hvem: Driftsselskapet, land: Danmark, logg: Det føres ingen logg., grunnlag: Artikkel 6.}
  profil: {farge: "#0b5394", logo: content/assets/test.svg}
  sett_over: "2026-11-02"
"""
_OLD = ("baerum", "asker", "lyngby-taarbaek", "baerum/testtelefon", "baerum/testkurs", "baerum/borte-for-godt")


def small(root: Path) -> Path:
    """Write a project of three municipalities and four services under *root*, which builds in a third of a second; return *root*."""
    shutil.copytree(TESTS / "riktig/data", root / "data")
    shutil.copytree(PROJECT / "data/ord", root / "data/ord")
    for place, source in {
        "data/vokabular.yaml": TESTS / "feil/vokabular/liten-er-i-orden.yaml",
        "data/register/norge.csv": TESTS / "feil/register-norge/lite-er-i-orden.csv",
        "data/tiltak/nedlagt.yaml": TESTS / "riktig/nedlagt.yaml",
        "data/flyttet.yaml": TESTS / "riktig/flyttet.yaml",
        "data/proevd.yaml": PROJECT / "data/proevd.yaml",
    }.items():
        (root / place).parent.mkdir(exist_ok=True)
        shutil.copyfile(source, root / place)
    closed = root / "data/tiltak/nedlagt.yaml"
    # The small vocabulary has no «los».
    closed.write_text(closed.read_text(encoding="utf-8").replace("type: los", "type: ppt"), encoding="utf-8")
    head, *rows = (PROJECT / "data/register/danmark.csv").read_text(encoding="utf-8").splitlines()
    here = [head, *(row for row in rows if "Lyngby" in row), ""]
    (root / "data/register/danmark.csv").write_text("\n".join(here), encoding="utf-8")
    (root / "data/adresser.csv").write_text("\n".join(["adresse", *_OLD, ""]), encoding="utf-8")
    (root / "data/vert.yaml").write_text(_VERT, encoding="utf-8")
    _rest(root)
    (root / "content/assets").mkdir(exist_ok=True)
    (root / "content/assets/test.svg").write_text(_LOGO, encoding="utf-8")
    return root


def whole(root: Path) -> Path:
    """Write the project that ships under *root*, and return it."""
    shutil.copytree(PROJECT / "data", root / "data", ignore=shutil.ignore_patterns("skjema"))
    _rest(root)
    return root


def _rest(root: Path) -> None:
    shutil.copytree(PROJECT / "content", root / "content")
    shutil.copytree(PROJECT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", root)
    (root / "overrides").symlink_to(PROJECT / "overrides")


def linked(source: Path, target: Path) -> Path:
    """Make *target* a copy whose files are those of *source*: whoever writes in one instead of replacing it is found out."""
    shutil.copytree(source, target, symlinks=True, copy_function=os.link, dirs_exist_ok=True)
    return target
