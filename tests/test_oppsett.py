"""A host who has edited mkdocs.yml is told what is wrong with it, on its line and in the host's language, before anything is touched."""

import re
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import ROOT, build_anew
from watchdog.events import FileSystemEventHandler

from brudd import dom
from brudd.barn import Barn, Oppdrag, Utfall
from brudd.grunnlag import linked, small
from hooks.__main__ import observer, read_config
from katalog import foundation
from katalog.messages import MESSAGES

pytestmark = pytest.mark.slow

FILE = ROOT / "mkdocs.yml"
TEXT = FILE.read_text(encoding="utf-8")
LINES = TEXT.split("\n")
DOORS = "".join(f"  - {door}\n" for door in foundation.DOORS)
NB = "        - {locale: nb, name: Norsk bokmål, default: true, build: true}\n"
DA = "        - {locale: da, name: Dansk, build: true}\n"
# What is done to it: what stood there, what stands there now, and how what is told begins.
TOLD = {
    "no hooks": (f"hooks:\n{DOORS}", "", "mkdocs.yml: her må det stå «hooks: [hooks/oppsett_hook.py,"),
    "hooks misspelt": ("hooks:\n", "Hook:\n", "mkdocs.yml:21: her må det stå «hooks: ["),
    "no hooks under it": (DOORS, "", "mkdocs.yml:21: «hooks» kan ikke stå slik det står her. Skriv «hooks: ["),
    "one hook less": ("  - hooks/katalog_hook.py\n", "", "mkdocs.yml:21: her må det stå «- hooks/katalog_hook.py»"),
    "a hook that is not there": (DOORS, f"{DOORS}  - hooks/min_hook.py\n", "mkdocs.yml:25: «hooks/min_hook.py» finnes ikke"),
    "a hook misspelt": ("hooks/i18n_hook.py", "hooks/i18_hook.py", "mkdocs.yml:21: her må det stå «- hooks/i18n_hook.py»"),
    "a folder to watch that is not there": ("[data, ", "[dato, ", "mkdocs.yml:20: «dato» finnes ikke – mente du «data»?"),
    "no name": ("site_name: Skolenærvær\n", "", "mkdocs.yml: her må det stå «site_name: Skolenærvær»"),
    "a number for a name": ("site_name: Skolenærvær", "site_name: 3", "mkdocs.yml:2: «site_name» kan ikke stå slik det står her."),
    "a name misspelt": ("use_directory_urls:", "use_directory_url:", "mkdocs.yml:19: MkDocs har ingen innstilling som heter"),
    "no such pages": ("docs_dir: content", "docs_dir: innhold", "mkdocs.yml:17: «innhold» kan ikke stå slik det står her."),
    "pages and site in one": ("site_dir: site", "site_dir: content", "mkdocs.yml:18: «content» kan ikke stå slik det står her."),
    "a list for a folder": ("site_dir: site", "site_dir: [site]", "mkdocs.yml:18: «site_dir» kan ikke stå slik det står her."),
    "an empty folder": ("site_dir: site", "site_dir:", "mkdocs.yml:18: «site_dir» kan ikke stå slik det står her."),
    "no such theme": ("name: material", "name: materiale", "mkdocs.yml:27: «materiale» kan ikke stå slik det står her."),
    "a list for a theme": ("name: material", "name: [material]", "mkdocs.yml:27: «name» kan ikke stå slik det står her."),
    "no templates of ours": ("custom_dir: overrides", "custom_dir:", "mkdocs.yml:28: «custom_dir» kan ikke stå slik det står her."),
    "no such templates": ("custom_dir: overrides", "custom_dir: maler", "mkdocs.yml:28: "),
    "a number for a list": ("[skall.html]", "3", "mkdocs.yml:32: «static_templates» kan ikke stå slik det står her."),
    "another plugin": ("plugins:\n", "plugins:\n  - blogg\n", "mkdocs.yml:35: «blogg» kan ikke stå slik det står her."),
    "an option of the plugin misspelt": ("fallback_to_default:", "fallback:", "mkdocs.yml:37: MkDocs har ingen innstilling"),
    "no languages": (NB + DA, "", "mkdocs.yml:40: «languages» kan ikke stå slik det står her."),
    "no default language": (", default: true", "", "mkdocs.yml:40: «languages» kan ikke stå slik det står her."),
    "a language that is none": ("locale: da", "locale: dansk", "mkdocs.yml:42: «dansk» kan ikke stå slik det står her."),
    "a language without words": (DA, f"{DA}        - {{locale: sv, name: Svenska, build: true}}\n", "mkdocs.yml:40: her og i "),
    "a language less": (DA, "", "mkdocs.yml:40: her og i data/ord/ står ikke de samme språkene."),
    "no lists of terms": ("  - def_list\n", "", "mkdocs.yml:44: her må det stå «markdown_extensions: [admonition, attr_list,"),
    "none of what may stand there": ("not_found: warn", "not_found: tull", "mkdocs.yml:55: «tull» kan ikke stå slik det står her."),
    "what it builds on is not there": ("theme:\n", "INHERIT: felles.yml\ntheme:\n", "mkdocs.yml:26: «felles.yml» finnes ikke"),
    "a tab": ("  name: material", "\tname: material", "mkdocs.yml:27: her er det brukt tabulator."),
    "a hard blank": ("  name: material", "\u00a0\u00a0name: material", "mkdocs.yml:27: "),
    "an indent": ("watch:", "  watch:", "mkdocs.yml:20: innrykket stemmer ikke."),
    "no colon": ("docs_dir:", "docs_dir", "mkdocs.yml:17: linjen er ikke et felt, for den har ikke kolon."),
    "a brace that is never shut": ("name: Dansk, build: true}", "name: Dansk, build: true", "mkdocs.yml:42: en liste med [ eller {"),
    "two of the same": ("docs_dir: content\n", "docs_dir: content\ndocs_dir: innhold\n", "mkdocs.yml:18: «docs_dir» står to ganger"),
    "a merge that is not ended": ("site_dir: site\n", "<<<<<<< HEAD\nsite_dir: site\n=======\n>>>>>>> b\n", "mkdocs.yml:18: "),
    "a program": ("site_name: Skolenærvær", "site_name: !!python/object/apply:os.system [id]", "mkdocs.yml:2: «!!python"),
    "an alias": ("watch: [data, overrides]", "watch: &a [data]\nextra_css: *a", "mkdocs.yml:20: anker og alias"),
    "a variable misspelt": ("!ENV [KATALOG_URL", "!EVN [KATALOG_URL", "mkdocs.yml:4: «!EVN» er ikke tillatt."),
    "nothing": (TEXT, "", "mkdocs.yml: filen er tom."),
    "a list": (TEXT, "- a\n", "mkdocs.yml: filen skal begynne med «site_name:», og innholdet skal stå under."),
}  # fmt: skip


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, barn: Barn) -> Path:
    """A small project with the site that was built of it."""
    root = small(tmp_path_factory.mktemp("oppsett") / "prosjekt")
    assert make(root, barn).kode == 0
    return root


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    return linked(first, tmp_path / "prosjekt")


def make(root: Path, barn: Barn, *arguments: str, **environment: str) -> Utfall:
    return barn.run(Oppdrag(["build", "--strict", "--quiet", *arguments], str(root), "mkdocs", environment))


def changed(root: Path, old: str, new: str) -> None:
    assert old in TEXT
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").write_text(TEXT.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", TOLD)
def test_what_is_wrong_in_mkdocs_yml_is_told_and_the_site_stays(name: str, project: Path, barn: Barn) -> None:
    old, new, begins = TOLD[name]
    before = dom.state(project / "site")
    changed(project, old, new)

    outcome = make(project, barn)
    said = outcome.ut + outcome.feil

    assert any(line.startswith(begins) for line in said.splitlines()), said
    assert (outcome.kode, list(dom.ended(outcome))) == (1, [])
    assert re.search(r"^\d+ feil\. Nettstedet er ikke endret\.$", said, re.MULTILINE)
    assert dom.state(project / "site") == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DOORS, "".join(reversed(DOORS.splitlines(keepends=True)))),
        ("name: material", "name: readthedocs"),
        ("name: material", "name: null"),
        (NB + DA, DA + NB),
        (TEXT, TEXT.replace("\n", "\r\n")),
        ("# The site.", "\ufeff# The site."),
    ],
    ids=["hooks in another order", "another theme", "no theme", "languages in another order", "Windows lines", "a mark first"],
)  # fmt: skip
def test_what_makes_no_difference_is_built(old: str, new: str, project: Path, barn: Barn) -> None:
    before = dom.contents(project / "site")
    changed(project, old, new)

    outcome = make(project, barn)

    assert (outcome.kode, outcome.ut, outcome.feil) == (0, "", "")
    assert dom.contents(project / "site") == before


def test_a_danish_host_is_told_in_danish(project: Path, barn: Barn) -> None:
    changed(project, "docs_dir: content", "docs_dir: indhold")

    said = make(project, barn, KATALOG_LANG="da").ut

    assert "mkdocs.yml:17: «indhold» kan ikke stå, som det står her. Skriv «docs_dir: content»" in said


@pytest.mark.parametrize(("kind", "begins"), [("gone", "mkdocs.yml: filen mangler."), ("a folder", "mkdocs.yml: filen kan ikke leses:")])
def test_a_file_that_is_not_there_is_told_too(kind: str, begins: str, project: Path, barn: Barn) -> None:
    (project / "mkdocs.yml").unlink()
    if kind == "a folder":
        (project / "mkdocs.yml").mkdir()

    outcome = make(project, barn)

    assert (outcome.kode, outcome.feil.startswith(begins)) == (1, True)


def test_an_address_that_is_none_is_told_by_the_name_of_its_variable(project: Path, barn: Barn) -> None:
    outcome = make(project, barn, KATALOG_URL="skole")

    assert (outcome.kode, "KATALOG_URL: «skole» er ingen hel adresse." in outcome.ut) == (1, True)


def test_a_project_is_built_by_a_link_to_it(project: Path, barn: Barn) -> None:
    (project.parent / "lenke").symlink_to(project)

    outcome = barn.run(
        Oppdrag(["build", "--strict", "--quiet", "-f", str(project.parent / "lenke/mkdocs.yml")], str(project.parent), "mkdocs")
    )

    assert (outcome.kode, outcome.ut, outcome.feil) == (0, "", "")


def test_a_project_is_built_from_anywhere(project: Path, barn: Barn) -> None:
    away = project.parent / "et annet sted"
    away.mkdir()

    outcome = barn.run(Oppdrag(["build", "--strict", "--quiet", "-f", str(project / "mkdocs.yml")], str(away), "mkdocs"))

    assert (outcome.kode, outcome.ut, outcome.feil) == (0, "", "")
    assert [path.name for path in away.iterdir()] == []


def test_a_line_that_the_site_needs_is_told_as_it_must_be_written_where_it_stands() -> None:
    line = FILE.read_text(encoding="utf-8").split("\n").index("docs_dir: content") + 1

    (problem,) = foundation.setup(FILE, {"docs_dir: content": False, "use_directory_urls: true": True})

    assert (problem.file, problem.line, problem.code) == ("mkdocs.yml", line, "setting_wanted")
    assert "«docs_dir: content»" in MESSAGES[problem.code][0].format(**problem.values)


BROKEN = {
    "no frame": ("overrides/main.html", None, "overrides/main.html: filen mangler."),
    "no shell": ("overrides/skall.html", None, "overrides/skall.html: filen mangler."),
    "an empty shell": ("overrides/skall.html", "", "overrides/skall.html: malen kan ikke brukes: @@innhold@@ mangler."),
    "an empty frame": ("overrides/main.html", "", "overrides/skall.html: malen kan ikke brukes: @@innhold@@ mangler."),
    "an end that is missing": ("overrides/base.html", "<p>\n{% if side %}\n", "overrides/base.html:"),
    "a name that nobody gives": ("overrides/main.html", "<p>\n{{ tull.navn }}\n", "overrides/main.html:2: her brukes «tull»"),
    "a sum that is none": ("overrides/skall.html", "<p>{{ 1 + 'a' }}", "overrides/skall.html:1: malen kan ikke brukes: "),
    "a part that is not there": ("overrides/main.html", "{% include 'tull.html' %}", "overrides/tull.html: filen mangler."),
    "a frame of other letters": ("overrides/base.html", b"<p>bl\xe5", "overrides/base.html: filen er ikke lagret som UTF-8."),
    "no template": ("overrides/katalog/tiltak.html", None, "overrides/katalog/tiltak.html: filen mangler."),
    "no template in a page": ("overrides/katalog/velg-kommune.html", None, "overrides/katalog/velg-kommune.html: filen mangler."),
    "a wrong one in a page": ("overrides/katalog/velg-kommune.html", "{{ tull }}", "overrides/katalog/velg-kommune.html:1: her "),
    "one of other letters": ("overrides/katalog/kommune.html", b"\xe5", "overrides/katalog/kommune.html: filen er ikke lagret som UTF-8."),
    "no script": ("overrides/assets/sok/motor.js", None, "overrides/assets/sok/motor.js: filen mangler."),
    "no first page": ("content/nb/index.md", None, "content/nb/index.md: filen mangler."),
    "a page where data makes one": ("content/nb/kommune/asker.md", "# Asker\n", "content/nb/kommune/asker.md: nettstedet har selv kommune"),
    "a page over a page": ("content/da/redaksjon.md", "# Redaktion\n", "content/da/redaksjon.md: nettstedet har selv da/"),
    "a file over a page": ("content/rettigheter/index.html", "a", "content/rettigheter/index.html: nettstedet har selv "),
    "robots of one's own": ("content/robots.txt", "a", "content/robots.txt: nettstedet har selv robots.txt, og"),
    "a worker of one's own": ("content/nb/sw.js", "a", "content/nb/sw.js: nettstedet har selv sw.js, og"),
    "a wrong address of one's own": ("content/da/404.html", "a", "content/da/404.html: nettstedet har selv da/404.html, og"),
    "data of one's own": ("content/data/tiltak.json", "{}", "content/data/tiltak.json: nettstedet har selv data/tiltak.json, og"),
    "a file where data makes a folder": ("content/kommune/baerum", "a", "content/kommune/baerum: her ligger en fil, der nettstedet har"),
    "an empty hook": ("hooks/katalog_hook.py", "", "hooks/katalog_hook.py: filen er en del av programmet"),
    "no words": ("data/ord/nb.yaml", None, "mkdocs.yml:40: her og i data/ord/ står ikke de samme språkene."),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_beside_it_is_told_by_its_file_and_the_site_stays(name: str, project: Path, barn: Barn) -> None:
    file, text, begins = BROKEN[name]
    overrides = project / "overrides"
    overrides.unlink()
    shutil.copytree(ROOT / "overrides", overrides)
    before = dom.state(project / "site")
    (project / file).unlink(missing_ok=True)
    if text is not None:
        (project / file).parent.mkdir(exist_ok=True)
        (project / file).write_bytes(text if isinstance(text, bytes) else text.encode())

    outcome = make(project, barn)
    said = outcome.ut + outcome.feil

    assert any(line.startswith(begins) for line in said.splitlines()), said
    assert (outcome.kode, "Traceback" in said) == (1, False)
    assert dom.state(project / "site") == before


CODE = "filen er en del av programmet, og den mangler eller er skadet. Hent den tilbake slik den var."
# A file of the code, what stands in it now, and how what is told begins, by either command.
DAMAGED = {
    "no door": ("hooks/katalog_hook.py", None, f"hooks/katalog_hook.py: {CODE}", "ERROR   -  Config value 'hooks': The path"),
    "an empty door": ("hooks/katalog_hook.py", b"", f"hooks/katalog_hook.py: {CODE}", f"hooks/katalog_hook.py: {CODE}"),
    "a door that is no code": ("hooks/i18n_hook.py", b"\n<<<<<<< HEAD\n", *[f"hooks/i18n_hook.py:2: {CODE}"] * 2),
    "a door full of noughts": ("hooks/katalog_hook.py", bytes(512), *[f"hooks/katalog_hook.py: {CODE}"] * 2),
    "the first door is no code": ("hooks/oppsett_hook.py", b"def (", f"hooks/oppsett_hook.py:1: {CODE}", ""),
    "no command": ("hooks/__main__.py", None, *[f"hooks/__main__.py: {CODE}"] * 2),
    "an empty command": ("hooks/__main__.py", b"", *[f"hooks/__main__.py: {CODE}"] * 2),
    "a module less": ("katalog/values.py", None, *[f"katalog/values.py: {CODE}"] * 2),
    "an empty module": ("katalog/values.py", b"", *[f"katalog/values.py: {CODE}"] * 2),
    "a module that is no code": ("katalog/pages.py", b"=======\n", *[f"katalog/pages.py:1: {CODE}"] * 2),
    "what tells it is no code": ("katalog/problems.py", b"=======\n", *["katalog/problems.py: filen er skadet / filen er beskadiget"] * 2),
    "the room is no code": ("katalog/__init__.py", b"=======\n", *["katalog/__init__.py: filen er skadet / filen er beskadiget"] * 2),
    "the room is empty": ("katalog/__init__.py", b"", *["katalog/__init__.py: filen er skadet / filen er beskadiget"] * 2),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_of_the_code_is_told_without_a_traceback_and_the_site_stays(name: str, project: Path) -> None:
    file, raw, ours, theirs = DAMAGED[name]
    shutil.copytree(ROOT / "katalog", project / "katalog", ignore=shutil.ignore_patterns("__pycache__"))
    before = dom.state(project / "site")
    (project / file).unlink()
    if raw is not None:
        (project / file).write_bytes(raw)

    told = {ours: build_anew(project)}
    if theirs:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        told[theirs] = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)

    for begins, done in told.items():
        said = (done.stdout + done.stderr).splitlines()
        assert [line for line in said if line.startswith(begins)] != [], said
        assert (done.returncode, "Traceback (most recent call last):" in said) == (1, False)
    assert dom.state(project / "site") == before


@pytest.mark.parametrize(
    ("file", "raw", "line"),
    [
        pytest.param("katalog/__main__.py", b"def (", ":1", id="its command is no code"),
        pytest.param("katalog/__main__.py", b"", "", id="its command is empty"),
        pytest.param("katalog/__main__.py", None, "", id="no command"),
        pytest.param("katalog/values.py", b"\n<<<<<<< HEAD\n", ":2", id="a module that is no code"),
        pytest.param("katalog/values.py", None, "", id="a module less"),
    ],
)
def test_a_damaged_file_of_the_engine_is_told_by_the_commands_that_know_no_mkdocs(
    file: str, raw: bytes | None, line: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "katalog", tmp_path / "katalog", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / file).unlink()
    if raw is not None:
        (tmp_path / file).write_bytes(raw)

    done = subprocess.run([sys.executable, "-m", "katalog", "check"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [f"{file}{line}: {CODE}", "1 feil. Nettstedet er ikke endret."]


@pytest.mark.parametrize("said", ["i går", "1.5", "", "9" * 20, "-99999999999"])
def test_a_moment_that_is_none_is_told_by_the_name_of_its_variable(said: str, project: Path, barn: Barn) -> None:
    outcome = make(project, barn, SOURCE_DATE_EPOCH=said)

    assert (outcome.kode, f"SOURCE_DATE_EPOCH: «{said}» er ikke et antall sekunder" in outcome.ut) == (1, True)


def test_a_server_sees_what_comes_back_when_a_folder_has_been_away(tmp_path: Path) -> None:
    folder, away, seen = tmp_path / "data", tmp_path / "borte", threading.Event()
    folder.mkdir()
    (folder / "a.yaml").write_text("a: b\n", encoding="utf-8")
    handler = FileSystemEventHandler()
    handler.on_modified = lambda event: seen.set()  # type: ignore[method-assign]
    watching = observer(0.05)
    watching.schedule(handler, str(folder), recursive=True)
    watching.start()

    folder.rename(away)
    gone = seen.wait(0.5)
    away.rename(folder)
    (folder / "a.yaml").write_text("a: c\n", encoding="utf-8")
    back = seen.wait(20)
    watching.stop()
    watching.join()

    assert (gone, back) == (False, True)


def test_a_file_that_is_away_when_a_server_reads_it_anew_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit) as ended:
        read_config(config_file=None)

    assert str(ended.value).startswith("mkdocs.yml: filen mangler.")


def test_a_second_server_is_told_that_there_is_one(project: Path, barn: Barn) -> None:
    with socket.create_server(("127.0.0.1", 0)) as first:
        address = f"127.0.0.1:{first.getsockname()[1]}"

        outcome = barn.run(Oppdrag(["serve", "--quiet", "--dev-addr", address], str(project), "mkdocs"))

    assert (outcome.kode, list(dom.ended(outcome))) == (1, [])
    assert outcome.feil.startswith("mkdocs.yml: adressen til forhåndsvisningen er opptatt")
