"""A build switches a whole site in or changes nothing, and a server survives wrong data."""

import errno
import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT, SITE_URL, SOURCE, build, build_anew, copy_project
from prosjekt import katalog

from brudd.grunnlag import SHELL, linked, small
from katalog import anywhere
from katalog.building import Building
from katalog.reuse import Reuse

pytestmark = pytest.mark.slow

# On PYTHONPATH it makes it another day, and every folder listed the other way round.
ANOTHER_DAY = ROOT / "tests/andre_dager"
WRONG = [
    pytest.param("data/tiltak.yaml", "    type: konsultasjon\n", "    type: pppt\n", "data/tiltak.yaml:", id="data"),
    pytest.param("data/ord/da.yaml", "meny: Menu\n", "", "data/ord/da.yaml", id="words"),
    pytest.param("content/nb/om.md", "\n# ", "\n[Bort](../borte/)\n\n# ", "om/index.html: lenken «../borte/»", id="a dead link in a page"),
    pytest.param("content/da/hjelp-na.md", "[katalog:akutt]", "[katalog:akut]", "content/da/hjelp-na.md:", id="a mark that is not there"),
    pytest.param("content/nb/om.md", "\n# ", "\n[Bort](finnes-ikke.md)\n\n# ", "finnes-ikke.md", id="a file that is not there"),
    pytest.param(
        "content/da/om.md", "\n# ", "\n[Væk](findes-ikke.md)\n\n# ", "findes-ikke.md", id="a file that is not there in the second language"
    ),
    pytest.param("mkdocs.yml", "  custom_dir: overrides\n", "", "mkdocs.yml: her må det stå «custom_dir: overrides»", id="no frame"),
    pytest.param(
        "mkdocs.yml", "  static_templates: [skall.html]\n", "", "«static_templates: [skall.html]»", id="no frame for the catalogue"
    ),
    pytest.param("mkdocs.yml", "urls: true", "urls: false", "mkdocs.yml:19: her må det stå", id="other addresses"),
]


def fingerprint(folder: Path) -> str:
    """Return what the whole folder holds, names and bytes, in one line."""
    parts = [(p.relative_to(folder).as_posix(), p.read_bytes()) for p in sorted(folder.rglob("*")) if p.is_file()]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def spoil(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    # It may be one file in two places.
    (project / name).unlink()
    (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def with_templates(project: Path) -> Path:
    """Give a small project templates of its own, which a test may change."""
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    return project


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project, whose site has been built once."""
    project = copy_project(tmp_path_factory.mktemp("prosjekt"))
    done = build(project)
    assert done.returncode == 0, done.stderr + done.stdout
    return project


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of three municipalities with all pages, whose site has been built once."""
    project = with_templates(small(tmp_path_factory.mktemp("lite") / "prosjekt"))
    done = build(project)
    assert done.returncode == 0, done.stderr + done.stdout
    return project


@pytest.fixture
def little(first: Path, tmp_path: Path) -> Path:
    """The same for one test."""
    return linked(first, tmp_path / "lite")


def test_the_command_of_mkdocs_builds_the_same_site_from_another_folder(good: Path, tmp_path: Path) -> None:
    command = [Path(sys.executable).with_name("mkdocs"), "build", "--strict", "--quiet", "--config-file", good / "mkdocs.yml"]
    environment = {name: said for name, said in os.environ.items() if name != "PYTHONPATH"} | {
        "NO_MKDOCS_2_WARNING": "1",
        "KATALOG_URL": SITE_URL,
        "KATALOG_SOURCE": SOURCE,
    }

    done = subprocess.run([*command, "--site-dir", tmp_path / "ut"], cwd=tmp_path, env=environment, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert fingerprint(tmp_path / "ut") == fingerprint(good / "site")


@pytest.mark.parametrize(("name", "old", "new", "said"), WRONG)
def test_a_build_that_fails_says_why_and_leaves_the_site_as_it_was(little: Path, name: str, old: str, new: str, said: str) -> None:
    before = fingerprint(little / "site")
    spoil(little, name, old, new)

    done = build(little)

    assert done.returncode == 1
    assert said in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    assert fingerprint(little / "site") == before
    assert not (little / ".site-new").exists()


def test_a_page_that_is_no_utf_8_is_told_with_what_is_wrong_in_the_data(good: Path) -> None:
    page, data = good / "content/da/om.md", good / "data/tiltak.yaml"
    texts = page.read_bytes(), data.read_text(encoding="utf-8")
    page.write_bytes("---\ntitle: Om\n---\n# Å\n".encode("latin-1"))
    spoil(good, "data/tiltak.yaml", "    type: ppt\n", "    type: pppt\n")

    done = build(good)
    checked = katalog(good, "check")

    page.write_bytes(texts[0])
    data.write_text(texts[1], encoding="utf-8")
    told = done.stderr + done.stdout
    assert (done.returncode, checked.returncode) == (1, 1)
    assert "content/da/om.md:4: filen er ikke lagret som UTF-8" in told and "content/da/om.md:4: " in checked.stderr
    assert "«pppt»" in told
    assert "Traceback" not in told


def test_problems_in_several_files_are_told_at_once(good: Path) -> None:
    names = {"data/tiltak.yaml": "type: ppt", "data/kommuner.yaml": 'nummer: "3201"', "data/nasjonalt.yaml": 'telefon: "113"'}
    texts = {name: (good / name).read_text(encoding="utf-8") for name in names}
    [(good / name).write_text(texts[name].replace(old, f"{old.split(':')[0]}: feil", 1), encoding="utf-8") for name, old in names.items()]

    done = build(good, KATALOG_LANG="da")

    [(good / name).write_text(text, encoding="utf-8") for name, text in texts.items()]
    told = done.stderr + done.stdout
    assert [name for name in names if not re.search(rf"^{name}:\d+: ", told, re.MULTILINE)] == []
    assert "findes ikke" in told


def test_a_build_without_changes_touches_no_file(good: Path) -> None:
    before = {p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in (good / "site").rglob("*.html")}

    build(good)

    assert {p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in (good / "site").rglob("*.html")} == before


def test_one_changed_entry_changes_only_the_pages_it_stands_on(good: Path) -> None:
    before = {p: p.stat().st_ino for p in (good / "site").rglob("*.html")}
    text = (good / "data/tiltak.yaml").read_text(encoding="utf-8")
    spoil(good, "data/tiltak.yaml", "      nb: Anonym drøfting med PP-tjenesten", "      nb: Anonym prat med PP-tjenesten")

    build(good)

    changed = {p.relative_to(good / "site").as_posix() for p in (good / "site").rglob("*.html") if p.stat().st_ino != before[p]}
    (good / "data/tiltak.yaml").write_text(text, encoding="utf-8")
    assert "kommune/baerum/anonym-droefting/index.html" in changed
    # What editors see of it: the page of its municipality, and the one over all, which counts what has changed since it was read.
    editors = {f"{folder}redaksjon/{page}index.html" for folder in ("", "da/") for page in ("", "baerum/")}
    assert [page for page in changed - editors if not page.startswith(("kommune/baerum/", "innebygd/baerum/"))] == []


@pytest.mark.parametrize(
    ("name", "page"),
    [("redaksjon.css", "redaksjon/baerum/"), ("innebygd.css", "innebygd/baerum/"), ("liste.css", "huskeliste/")],
)
def test_a_style_that_few_pages_wear_reaches_them_when_nothing_else_has_changed(little: Path, name: str, page: str) -> None:
    before = (little / "site" / page / "index.html").read_bytes()
    spoil(little, f"overrides/assets/{name}", "}\n", "}\n.endret { color: inherit; }\n")

    done = build(little)

    (published,) = (little / "site/assets").glob(name.replace(".", ".*."))
    assert done.returncode == 0, done.stderr + done.stdout
    assert ".endret" in published.read_text(encoding="utf-8")
    assert published.name.encode() not in before
    assert published.name in (little / "site" / page / "index.html").read_text(encoding="utf-8")


def test_two_builds_of_the_same_tree_are_the_same_to_the_byte(good: Path, tmp_path: Path) -> None:
    other = copy_project(tmp_path / "et annet sted")
    elsewhere = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C", "PYTHONPATH": str(ANOTHER_DAY)}
    # What holds until a day in between stops no build after it, and nothing of it is in the site.
    last = date.today() + timedelta(days=30)
    (other / "data/lenkeunntak.yaml").write_text(
        f"lenkeunntak:\n  - {{tjener: www.udir.no, grunn: Sperret, til: {last}}}\n", encoding="utf-8"
    )
    (other / "data/lenker.csv").write_text(
        f"url,klasse,kontrollert,naa,sagt\nhttps://www.udir.no/,borte,{date.today()},,404\n", encoding="utf-8"
    )

    build(good)
    done = build_anew(other, **elsewhere)
    day = subprocess.run(
        [sys.executable, "-c", "import datetime; print(datetime.date.today())"], env=os.environ | elsewhere, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
    assert date.fromisoformat(day.stdout.strip()) > date.today() + timedelta(days=800)
    assert fingerprint(other / "site") == fingerprint(good / "site")


def test_a_second_build_at_the_same_time_is_turned_away(good: Path) -> None:
    import fcntl

    (good / ".site-new").mkdir()
    (good / ".site-new/index.html").write_text("the first one's", encoding="utf-8")
    with (good / ".site-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = build(good)

    assert done.returncode == 1
    assert "et annet bygg er i gang" in done.stderr + done.stdout
    assert (good / ".site-new/index.html").read_text(encoding="utf-8") == "the first one's"


def test_languages_of_words_and_of_mkdocs_must_be_the_same(little: Path) -> None:
    (little / "data/ord/nn.yaml").write_bytes((little / "data/ord/nb.yaml").read_bytes())

    done = build(little)

    assert done.returncode == 1
    assert (
        "mkdocs.yml:40: her og i data/ord/ står ikke de samme språkene. Legg til eller ta bort ett av stedene: nn."
        in done.stderr + done.stdout
    )


def test_a_page_that_is_not_translated_is_shown_in_the_other_language_and_says_so(good: Path) -> None:
    page = good / "content/da/ressurser.md"
    text = page.read_text(encoding="utf-8")
    page.unlink()

    done = build(good)

    page.write_text(text, encoding="utf-8")
    shown = (good / "site/da/ressurser/index.html").read_text(encoding="utf-8")
    sitemap = (good / "site/sitemap.xml").read_text(encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert '<div class="innhold" id="innhold" tabindex="-1" lang="nb">' in shown
    assert "Denne tekst findes kun på norsk." in shown
    assert '<link rel="canonical" href="https://skole.example.org/sub/ressurser/">' in shown
    assert "/da/ressurser/" not in sitemap


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"<p>@@innhold@@ @@ukjent@@</p>", "@@ukjent@@"),
        (b"<p>uten</p>", "@@innhold@@ mangler"),
        (b"<p>@@innhold@@ bl\xe5</p>", "ramme.html:1: filen er ikke lagret som UTF-8."),
        (None, "/dev/zero: her er ingen vanlig fil, men noe som leses uten ende."),
    ],
    ids=["a blank nobody fills", "no place for the page", "other letters", "what has no end"],
)
def test_a_frame_that_cannot_be_used_is_told_in_words(tmp_path: Path, text: bytes | None, said: str) -> None:
    (tmp_path / "ramme.html").write_bytes(text or b"")
    frame = tmp_path / "ramme.html" if text else Path("/dev/zero")
    command = [sys.executable, "-m", "katalog", "write", "--shell", str(frame), str(tmp_path / "ut")]

    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONUTF8": "1"}
    )

    assert done.returncode == 1
    assert said in done.stderr
    assert not (tmp_path / "ut").exists()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    """A project that is being served: its folder, its address, and the file with what the server says."""
    project = with_templates(small(tmp_path / "prosjekt"))
    spoil(project, "data/tiltak.yaml", 'telefon: "22 22 22 22"', 'telefon: "22 22 22 25"')
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "logg"
    command = [sys.executable, "-u", "-m", "mkdocs", "serve", "--no-strict", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    # Where the server has its site.
    room = tmp_path / "rom"
    room.mkdir()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), "TMPDIR": str(room)}
    with log.open("w") as out, subprocess.Popen(command, cwd=project, stdout=out, stderr=out, env=environment) as running:
        yield project, f"http://127.0.0.1:{port}/", log
        running.send_signal(signal.SIGINT)
        running.wait()
    assert [path.name for path in room.iterdir()] == [], "a server that is ended at the keyboard leaves something"


def until(true: Callable[[], bool], seconds: float = 40) -> bool:
    """Return whether *true* came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.2)
    return False


def fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=15) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def test_a_server_shows_edits_survives_wrong_data_and_goes_on_when_it_is_mended(server: tuple[Path, str, Path]) -> None:
    project, url, log = server
    data = project / "data/tiltak.yaml"
    right = data.read_text(encoding="utf-8")
    assert until(lambda: "22 22 22 25" in fetch(f"{url}kommune/baerum/")), log.read_text()

    data.write_text(right.replace('telefon: "22 22 22 25"', 'telefon: "22 22"'), encoding="utf-8")
    told = until(lambda: "kan ikke ringes" in log.read_text(encoding="utf-8"))
    still_there = "22 22 22 25" in fetch(f"{url}kommune/baerum/")
    data.write_text(right.replace('telefon: "22 22 22 25"', 'telefon: "22 22 22 26"'), encoding="utf-8")
    mended = until(lambda: "22 22 22 26" in fetch(f"{url}kommune/baerum/"))
    template = project / "overrides/katalog/kommune.html"
    template.write_text(template.read_text(encoding="utf-8").replace('class="hopp"', 'class="hopp ny"'), encoding="utf-8")
    template_seen = until(lambda: 'class="hopp ny"' in fetch(f"{url}kommune/baerum/"))

    assert (told, still_there, mended, template_seen) == (True, True, True, True), log.read_text(encoding="utf-8")


def test_a_site_that_does_not_know_its_address_has_no_sitemap_and_no_templates_in_it(tmp_path: Path) -> None:
    done = build(ROOT, "--site-dir", str(tmp_path / "site"), KATALOG_URL="")

    assert done.returncode == 0
    assert not (tmp_path / "site/sitemap.xml").exists()
    assert [path.name for path in (tmp_path / "site").rglob("*.*") if path.is_file() and b"{%" in path.read_bytes()] == []


def test_a_catalogue_of_other_municipalities_builds_with_the_pages_that_ship(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "annet")
    (project / "data/kommuner.yaml").write_text('kommuner:\n  - {id: oslo, nummer: "0301", språk: nb}\n', encoding="utf-8")
    (project / "data/veien.yaml").unlink()
    shared = "kommune: oslo, type: los, målgruppe: [ansatte], kontakt_selv: nei, kilde: {tittel: Prøve}"
    (project / "data/tiltak.yaml").write_text(
        f'tiltak:\n  - {{id: nei, navn: "@@innhold@@", beskrivelse: "[katalog:sok] @@tull@@", {shared}}}\n'
        f"  - {{id: stengt, navn: Stengt, beskrivelse: Stengt., status: nedlagt, {shared}}}\n",
        encoding="utf-8",
    )

    done = build(project)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("file", "text"),
    [("innebygd/tilbud.js", "import './x.js'\n"), ("utennett/tjener.js", "import { a } from './x.js'\n")],
    ids=["a line that cannot be used", "a file that is not there"],
)
def test_a_server_goes_on_where_what_is_written_last_is_wrong(
    file: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    building, out = Building(with_templates(small(tmp_path / "prosjekt"))), tmp_path / "ut"
    anywhere.write(building, {"": SHELL.as_posix()}, out, "", today=date(2026, 11, 26))
    before, building.keep_going = fingerprint(out), True
    script = building.root / "overrides/assets" / file
    script.write_text(text + script.read_text(encoding="utf-8"), encoding="utf-8")

    anywhere.write(building, {"": SHELL.as_posix()}, out, "", today=date(2026, 11, 26))

    assert "overrides/assets/" in capsys.readouterr().err
    assert fingerprint(out) == before


def test_a_server_shows_its_new_site_before_the_next_build_is_made_quick_and_that_build_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    building, out, gate = Building(small(tmp_path / "prosjekt"), keep_going=True), tmp_path / "ut", threading.Event()
    # MkDocs does not end with that, as this door does.
    monkeypatch.setattr(Building, "abandon", lambda _: None)
    set_aside = Reuse.set_aside
    monkeypatch.setattr(Reuse, "set_aside", lambda *some, **more: (gate.wait(60), set_aside(*some, **more)))

    def build_once() -> None:
        anywhere.write(building, {"": SHELL.as_posix()}, out, "", today=date(2026, 11, 26))

    build_once()
    shown = fingerprint(out)
    later = threading.Thread(target=build_once)
    later.start()
    later.join(0.2)

    assert later.is_alive()
    assert not (tmp_path / ".ut-laget").exists()

    gate.set()
    later.join(60)
    building.leave()

    assert fingerprint(out) == shown
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".ut")] == []


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EMLINK], ids=errno.errorcode.get)
def test_a_disk_without_links_gets_the_same_site(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, asked = small(tmp_path / "prosjekt"), []

    def refuse(*named: object, **known: object) -> None:
        asked.append(named)
        raise OSError(number, os.strerror(number))

    written = []
    for name in ("uten", "uten", "med"):
        with monkeypatch.context() as patch:
            if name == "uten":
                patch.setattr(os, "link", refuse)
            anywhere.write(Building(root), {"": SHELL.as_posix()}, tmp_path / name, "", today=date(2026, 11, 26))
        written.append(fingerprint(tmp_path / name))

    assert len({*written}) == 1
    assert asked
