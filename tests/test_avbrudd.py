"""A kill, a full disk, missing rights, two builds at once, a clock that jumps, a strange place: the site that was there stays whole.

What is said tells what to do, in both languages, and the next build is as if nothing had happened.
"""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from brudd import dom
from brudd.barn import Barn, Oppdrag, Utfall
from brudd.grunnlag import PROJECT, SHELL, TODAY, linked, small

pytestmark = pytest.mark.slow

NOBODY = 65534
ROOT_ONLY = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become nobody, or mount a disk")
SITE = Path("sted/site")


def write(root: Path, barn: Barn, out: Path | str = "", *, today: str = TODAY, **limits: object) -> Utfall:
    arguments = ["--root", ".", "--today", today, "write", "--shell", str(SHELL), str(out or root.parent / SITE)]
    return barn.run(Oppdrag(arguments, str(root), **limits))  # type: ignore[arg-type]


def mkdocs(root: Path, barn: Barn, **limits: object) -> Utfall:
    arguments = ["build", "--strict", "--quiet", "--site-dir", str(root.parent / SITE)]
    return barn.run(Oppdrag(arguments, str(root), "mkdocs", **limits))  # type: ignore[arg-type]


Door = Callable[..., Utfall]
DOORS = pytest.mark.parametrize("door", [write, mkdocs], ids=["write", "mkdocs"])


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, barn: Barn) -> Path:
    """A small project and its site."""
    room = tmp_path_factory.mktemp("avbrudd")
    assert write(small(room / "prosjekt"), barn).feil == ""
    return room


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    """The same for one test, with one service that is called something else since the site was built."""
    root = linked(first, tmp_path / "rom") / "prosjekt"
    change(root, "Testtelefonen", "Prøvetelefonen")
    return root


def change(root: Path, old: str, new: str) -> None:
    file = root / "data/tiltak.yaml"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    file.write_text(text.replace(old, new), encoding="utf-8")


def site_of(root: Path) -> dict[str, bytes]:
    return dom.contents(root.parent / SITE)


def beside(root: Path) -> list[str]:
    """What builds leave, but for the folders that one which finds the last site as it was sets aside."""
    return sorted(path.name for path in (root.parent / "sted").iterdir() if path.name != ".site-forrige")


@pytest.mark.parametrize(("name", "seconds"), [("SIGKILL", 0.1), ("SIGTERM", 0.15), ("SIGINT", 0.2), ("SIGKILL", 0.3)])
def test_a_build_that_is_killed_leaves_a_whole_site_and_the_next_cleans_up(project: Path, barn: Barn, name: str, seconds: float) -> None:
    before = site_of(project)

    killed = write(project, barn, drept=(int(getattr(signal, name)), seconds))
    between = site_of(project)
    again = write(project, barn)

    assert "Traceback" not in killed.feil
    assert between in (before, site_of(project))
    assert (again.kode, again.feil) == (0, "")
    assert beside(project) == [".site-laget", ".site-lest", ".site-lock", "site"]


@DOORS
def test_a_disk_that_takes_no_more_is_told_and_the_site_stays(project: Path, barn: Barn, door: Door) -> None:
    before = site_of(project)

    full = door(project, barn, filstoerrelse=30_000)

    assert full.kode == 1
    assert "site: nettstedet kan ikke skrives: filene blir større enn det er lov til her." in full.ut + full.feil
    assert "Traceback" not in full.ut + full.feil
    assert site_of(project) == before
    assert door(project, barn).kode == 0


@ROOT_ONLY
@DOORS
def test_a_disk_that_is_really_full_is_told_and_the_site_stays(project: Path, barn: Barn, door: Door) -> None:
    disk = project.parent / "sted"
    kept = shutil.copytree(disk, project.parent / "kopi")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2600k", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        shutil.copytree(kept, disk, dirs_exist_ok=True)
        (disk / "fyll").write_bytes(b"x" * (shutil.disk_usage(disk).free - 60_000))

        full = door(project, barn)
        stayed = site_of(project) == dom.contents(kept / "site")
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)

    assert "site: nettstedet kan ikke skrives: disken er full. Gjør plass, og prøv igjen." in full.ut + full.feil
    assert (full.kode, "Traceback" in full.ut + full.feil, stayed) == (1, False, True)


@DOORS
def test_where_nothing_may_be_written_it_is_told_what_to_do(project: Path, barn: Barn, door: Door) -> None:
    disk = project.parent / "sted"
    disk.chmod(0o555)
    # Rights do not hold root back.
    if os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")

    denied = door(project, barn, omgivelser={"KATALOG_LANG": "da"})

    if os.geteuid() == 0:
        subprocess.run(["umount", "-l", str(disk)], check=True)
    disk.chmod(0o755)
    assert denied.kode == 1
    why = "disken kan kun læses. Skriv et andet sted." if os.geteuid() == 0 else "du har ikke lov til at skrive her."
    assert f"site: webstedet kan ikke skrives: {why}" in denied.ut + denied.feil
    assert "Traceback" not in denied.ut + denied.feil


@ROOT_ONLY
def test_a_file_that_nobody_may_read_is_told_by_its_name(barn: Barn) -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        root = small(Path(name, "prosjekt"))
        [(root / file).chmod(0) for file in ("data/tiltak.yaml", "content/nb/om.md")]

        denied = barn.run(Oppdrag(["--root", ".", "check"], str(root), bruker=NOBODY))

    assert [line.split(": ")[0] for line in denied.feil.splitlines()[:-1]] == ["content/nb/om.md", "data/tiltak.yaml"]


@pytest.mark.parametrize("day", ["2025-11-26", "2038-01-20"])
def test_a_clock_that_jumps_makes_what_it_makes_on_nothing(project: Path, barn: Barn, day: str) -> None:
    later = [os.utime(path, (5_000_000_000, 5_000_000_000)) for path in (project.parent / SITE).rglob("*.html")]

    outcome = write(project, barn, today=day)
    site = site_of(project)
    shutil.rmtree(project.parent / "sted")
    cold = write(project, barn, today=day)

    assert later
    assert outcome.kode == cold.kode
    assert cold.kode == 1 or site == site_of(project)


def test_a_link_to_the_site_stays_a_link_and_the_folder_it_leads_to_is_switched(project: Path, barn: Barn) -> None:
    elsewhere = project.parent / "et annet sted"
    elsewhere.mkdir()
    shutil.move(project.parent / SITE, elsewhere / "nettsted")
    (project.parent / SITE).symlink_to(elsewhere / "nettsted")

    outcomes = [write(project, barn).feil, write(project, barn).feil]

    assert outcomes == ["", ""]
    assert (project.parent / SITE).is_symlink()
    assert b"Pr\xc3\xb8vetelefonen" in (elsewhere / "nettsted/kommune/baerum/index.html").read_bytes()


@pytest.mark.parametrize(
    ("made", "shown"),
    [(["bilder/katt.png", "brev.txt"], "bilder, brev.txt"), (["index.html"], "index.html"), ([".git/HEAD", "data/tiltak.json"], ".git")],
    ids=["own files", "another website", "a site of ours that is a checkout"],
)
def test_a_folder_with_somebodys_own_in_it_is_not_replaced(project: Path, barn: Barn, made: list[str], shown: str) -> None:
    home = project.parent / "hjemme"
    for name in made:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("min", encoding="utf-8")

    outcome = write(project, barn, home)

    assert f"hjemme: her ligger noe dette nettstedet ikke har laget ({shown})" in outcome.feil
    assert sorted(dom.contents(home)) == sorted(made)


@pytest.mark.parametrize("out", [".", "content", "data/tiltak.yaml"])
def test_a_project_is_never_replaced_by_its_site(project: Path, barn: Barn, out: str) -> None:
    before = dom.contents(project)

    outcome = write(project, barn, out)

    assert outcome.kode == 1
    assert "ikke har laget" in outcome.feil
    assert {name: text for name, text in dom.contents(project).items() if not name.endswith("-lock")} == before


@ROOT_ONLY
def test_a_disk_of_its_own_is_told_and_a_folder_in_it_is_built_in(project: Path, barn: Barn) -> None:
    disk = project.parent / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        whole, within = write(project, barn, disk), write(project, barn, disk / "site")
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)

    assert "disk: mappen er en disk for seg" in whole.feil
    assert (within.kode, within.feil) == (0, "")


def test_a_whole_machine_is_no_folder_for_a_site(project: Path, barn: Barn) -> None:
    assert write(project, barn, "/").feil.startswith("/: mappen er en disk for seg")


def test_a_machine_without_memory_is_told(project: Path, barn: Barn) -> None:
    before = site_of(project)
    (project / "data/stor.yaml").write_bytes(b"#" * 45_000_000)

    outcomes = [door(project, barn, minne=40_000_000) for door in (write, mkdocs)]

    assert [(one.kode, "det er ikke nok minne på maskinen." in one.feil, "Traceback" in one.feil) for one in outcomes] == [
        (1, True, False),
        (1, True, False),
    ]
    assert site_of(project) == before


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("door", [["katalog", "write", "--shell", str(SHELL)], ["hooks", "build", "--strict", "--quiet", "--site-dir"]])
def test_a_command_that_nobody_listens_to_does_the_same(project: Path, door: list[str], closed: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", *door, str(project.parent / SITE)]

    done = subprocess.run(["sh", "-c", f'"$@" {closed}', "sh", *command], cwd=project, env=environment, capture_output=True)

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Pr\xc3\xb8vetelefonen" in site_of(project)["kommune/baerum/index.html"]


def test_a_project_without_its_first_page_is_told_by_both_doors(project: Path, barn: Barn) -> None:
    (project / "content/nb/index.md").unlink()

    outcomes = [door(project, barn) for door in (write, mkdocs)]

    assert ["content/nb/index.md: filen mangler." in one.ut + one.feil for one in outcomes] == [True, True]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (".site-new", "a file"),
        (".site-deler", "a link"),
        (".site-old", "a folder"),
        *((name, "a pipe") for name in (".site-new", ".site-deler", ".site-old", ".site-forrige", ".site-laget-ny", ".site-lest-ny")),
    ],
)
def test_what_lies_in_the_way_of_a_build_is_taken_away(project: Path, barn: Barn, name: str, kind: str) -> None:
    path = project.parent / "sted" / name
    {"a file": path.touch, "a folder": path.mkdir, "a link": lambda: path.symlink_to("borte"), "a pipe": lambda: os.mkfifo(path)}[kind]()

    assert write(project, barn).feil == ""
    assert beside(project) == [".site-laget", ".site-lest", ".site-lock", "site"]


@pytest.mark.parametrize("name", [".site-laget", ".site-lest"])
def test_marks_that_are_larger_than_any_are_not_read(project: Path, barn: Barn, name: str) -> None:
    os.truncate(project.parent / "sted" / name, 1 << 40)

    assert write(project, barn, sekunder=10).feil == ""
    assert b"Pr\xc3\xb8vetelefonen" in site_of(project)["kommune/baerum/index.html"]


def test_a_site_that_was_put_aside_when_a_build_was_killed_is_put_back(project: Path, barn: Barn) -> None:
    before = site_of(project)
    (project.parent / SITE).rename(project.parent / "sted/.site-old")
    change(project, "type: ppt", "type: tull")
    change(project, "type: konsultasjon", "type: tull")

    barn.run(Oppdrag(["build", "--quiet", "--site-dir", str(project.parent / SITE)], str(project), "mkdocs"))
    write(project, barn, filstoerrelse=1_000)
    change(project, "type: tull", "type: konsultasjon")
    write(project, barn, filstoerrelse=1_000)

    assert site_of(project) == before


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1", "HOME": "", "TMPDIR": "/finnes/ikke", "USER": ""},
    ],
    ids=["a machine of no language", "a terminal of Latin-1, no home and no room"],
)
def test_no_language_of_a_machine_and_no_missing_home_stops_it(project: Path, environment: dict[str, str]) -> None:
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT), **environment}
    command = [sys.executable, "-m", "katalog", "--today", TODAY, "write", "--shell", str(SHELL), str(project.parent / SITE)]

    done = subprocess.run(command, cwd=project, env=bare, capture_output=True)
    change(project, "type: konsultasjon", "type: «tull»")
    wrong = subprocess.run(command, cwd=project, env=bare, capture_output=True)

    assert (done.returncode, done.stderr) == (0, b"")
    assert (wrong.returncode, b"Traceback" in wrong.stderr) == (1, False)
    assert wrong.stderr.startswith(b"data/tiltak.yaml:6: ")


def test_two_builds_at_once_are_one_that_builds_and_one_that_is_told(project: Path) -> None:
    command = [sys.executable, "-m", "katalog", "--today", TODAY, "write", "--shell", str(SHELL), str(project.parent / SITE)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"}

    both = [subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    ends = [one.communicate()[1].decode() for one in both]

    told = [said for one, said in zip(both, ends, strict=True) if one.returncode]
    assert len(told) < len(both)
    assert [said for said in told if "et annet bygg er i gang" not in said] == []
    assert b"Pr\xc3\xb8vetelefonen" in site_of(project)["kommune/baerum/index.html"]
    assert beside(project) == [".site-laget", ".site-lest", ".site-lock", "site"]


@pytest.mark.parametrize(
    ("name", "kind", "said"), [("side/start.js", "gone", "filen mangler."), ("sok/indeks.js", "a pipe", "her er ingen vanlig fil")]
)
def test_a_script_that_cannot_be_read_is_told_by_both_doors(project: Path, barn: Barn, name: str, kind: str, said: str) -> None:
    overrides = project / "overrides"
    overrides.unlink()
    shutil.copytree(PROJECT / "overrides", overrides)
    (overrides / "assets" / name).unlink()
    {"gone": lambda path: None, "a pipe": os.mkfifo}[kind](overrides / "assets" / name)

    outcomes = [door(project, barn, sekunder=5) for door in (write, mkdocs)]

    assert [f"overrides/assets/{name}: {said}" in one.ut + one.feil for one in outcomes] == [True, True]
    assert [(one.ut + one.feil).rstrip().endswith("1 feil. Nettstedet er ikke endret.") for one in outcomes] == [True, True]


def test_folders_are_made_anew_where_others_may_look_in_them_now(project: Path, barn: Barn) -> None:
    write(project, barn)
    # What is made in such a folder gets its group, and shows that it has.
    (project.parent / "sted").chmod(0o2755)

    write(project, barn)

    assert (project.parent / SITE / "kommune/asker").stat().st_mode & stat.S_ISGID
