"""The measure of the search counts right, takes any corpus and any questions, and says what it cannot read."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from prosjekt import PROJECT, RIGHT, TODAY

from bench import command, corpus, packages, questions, sammenlign, soek
from bench.corpus import Korpus
from bench.engines import Svar
from bench.places import Navneliste
from bench.unreadable import Unreadable
from katalog import search
from katalog.catalog import Catalog

pytestmark = pytest.mark.slow

SERVICES = """\
tiltak:
  - id: zebra
    kommune: baerum
    navn: Zebrakurs
    type: foreldrekurs
    målgruppe: [foreldre]
    beskrivelse: Et kurs om striper.
    kilde: {tittel: Oppdiktet}
  - id: vombat
    kommune: baerum
    navn: Vombattelefonen
    type: konsultasjon
    målgruppe: [foreldre]
    beskrivelse: Her kan du også spørre om zebrakurs.
    kilde: {tittel: Oppdiktet}
  - id: vombat
    kommune: lyngby-taarbaek
    navn: Vombatklubben
    type: konsultasjon
    målgruppe: [foreldre]
    beskrivelse: For dem, der gerne vil tale om vombatter.
    kilde: {tittel: Opdigtet}
"""
NATIONAL = """\
tiltak:
  - id: quokka
    land: "NO"
    slag: ressurs
    belegg: bekreftet
    navn: Quokkaforeningen
    type: rad
    målgruppe: [foreldre]
    beskrivelse: Om quokkaer.
    kilde: {tittel: Oppdiktet}
"""
FLAT = """\
- {id: a, kommune: Bærum, lang: nb, type: ppt, malgruppe: [foreldre], tittel: Zebrahjelpen, kort: Om zebraer., tekst: Striper og mer.}
- {id: b, kommune: Bærum, lang: nb, type: uu, malgruppe: [fagfolk, førskole], tittel: Vombathuset, kort: Om vombater., telefon: 00 00 00 01}
- {id: c, kommune: Bærum, lang: nb, type: rad, malgruppe: [fagfolk], tittel: Quokkarommet, kort: Om quokkaer., anonym: true}
- {id: d, kommune: Hele Danmark, lang: da, type: rettigheter, malgruppe: [foreldre], tittel: Gnuforeningen, kort: Om gnuer.}
- {id: e, kommune: Barum, lang: nb, type: ppt, malgruppe: [foreldre], tittel: Ingensteds, kort: Om ingenting.}
"""
ANSWERED = ("zebrakurs", "nb", "Bærum", ["zebra"], "navn")
SECOND = ("zebrakurs", "nb", "baerum", ["baerum/vombat"], "navn")
NATIONWIDE = ("quokkaforeningen", "nb", None, ["nasjonalt/quokka"], "nasjonalt")
MISSED = ("qqqqqq", "nb", "Bærum", ["zebra", "vombat"], "tull")
DANISH = ("vombatklubben", "da", "Lyngby-Taarbæk", ["lyngby-taarbaek/vombat"], "navn")

Written = Callable[..., Path]


def lines(*asked: tuple[Any, ...]) -> str:
    """Return questions as they stand in a file."""
    keys = ("q", "lang", "kommune", "relevant", "category")
    return "".join(json.dumps(dict(zip(keys, one, strict=True)), ensure_ascii=False) + "\n" for one in asked)


def load(path: Path) -> Korpus:
    return corpus.load(path, PROJECT, TODAY)


def report(browser: Browser, korpus: Korpus, queries: Path) -> dict[str, Any]:
    asked = questions.read(queries, korpus.names, korpus.catalog.languages)
    return soek.report(korpus, asked, soek.ask(browser, korpus, asked))


@pytest.fixture(scope="module")
def names(real_catalog: Catalog) -> Navneliste:
    return Navneliste(real_catalog.steder.values())


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes files by their names, and returns the folder they are in."""

    def write(**texts: str) -> Path:
        for name, text in texts.items():
            (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def folder(written: Written) -> Path:
    """A made-up corpus in the format of data/, with questions beside it."""
    asked = lines(ANSWERED, SECOND, NATIONWIDE, MISSED, DANISH)
    return written(tiltak_yaml=SERVICES, nasjonalt_yaml=NATIONAL, spm_jsonl=asked)


@pytest.mark.browser
def test_the_figures_are_those_that_a_person_counts(folder: Path, browser: Browser) -> None:
    found = report(browser, load(folder), folder / "spm.jsonl")

    counted = {name: (one["antall"], one["success_1"], one["success_3"], one["mrr"]) for name, one in found["spraak"].items()}
    assert counted == {"nb": (4, 0.5, 0.75, 0.625), "da": (1, 1, 1, 1), "alle": (5, 0.6, 0.8, 0.7)}
    assert {name: one["mrr"] for name, one in found["kategorier"].items()} == {"nasjonalt": 1, "navn": 2.5 / 3, "tull": 0}
    assert 0 < found["spraak"]["alle"]["median_ms"] <= found["spraak"]["alle"]["lengste_ms"]


@pytest.mark.browser
def test_a_miss_is_told_with_what_was_wanted_and_what_came_instead(written: Written, browser: Browser) -> None:
    asked = lines(ANSWERED, MISSED, ("zebrakurs", "nb", "Bærum", ["nasjonalt/quokka"], "galt"))
    folder = written(tiltak_yaml=SERVICES, nasjonalt_yaml=NATIONAL, spm_jsonl=asked)

    nothing, other = report(browser, load(folder), folder / "spm.jsonl")["bom"]

    assert (nothing["linje"], nothing["q"], nothing["kommune"]) == (2, "qqqqqq", "Bærum")
    assert (nothing["oensket"], nothing["funnet"]) == (["vombat", "zebra"], [])
    assert (other["linje"], other["funnet"][:2], other["rang"]) == (3, ["baerum/zebra", "baerum/vombat"], 0)


@pytest.mark.browser
def test_a_flat_corpus_is_measured_as_the_site_would_search_it(written: Written, browser: Browser) -> None:
    asked = lines(
        ("zebrahjelpen", "nb", "Bærum", ["a"], "bydel"),
        ("striper", "nb", "Bærum", ["baerum/a"], "tekst"),
        ("anonymt", "nb", "Bærum", ["c"], "anonym"),
        ("gnuforeningen", "da", None, ["nasjonalt/d"], "nasjonalt"),
    )
    folder = written(flat_yaml=FLAT, spm_jsonl=asked)

    found = report(browser, load(folder / "flat.yaml"), folder / "spm.jsonl")

    assert (found["spraak"]["alle"]["success_1"], found["bom"]) == (1, [])


@pytest.mark.browser
def test_without_packages_our_own_search_is_measured_alone(folder: Path, browser: Browser) -> None:
    korpus = load(folder)
    asked = questions.read(folder / "spm.jsonl", korpus.names, korpus.catalog.languages)

    rows = list(sammenlign.compare(browser, korpus, asked, None))

    assert [(row.motor, row.spraak, row.tall.success_3) for row in rows] == [("Skolenærvær", "nb", 0.75), ("Skolenærvær", "da", 1)]
    assert all(5_000 < row.byte < 20_000 for row in rows)


@pytest.mark.browser
def test_the_command_prints_the_figures_and_writes_them_as_json(folder: Path) -> None:
    arguments = ["--corpus", folder, "--queries", folder / "spm.jsonl", "--json", folder / "tall.json"]

    done = subprocess.run(
        [sys.executable, "-m", "bench.soek", *arguments],
        cwd=PROJECT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^alle +5 +60,0 % +80,0 % +0,700 ", done.stdout, re.MULTILINE)
    assert "Bom: 1\n  linje 4, nb, Bærum: «qqqqqq»\n    ønsket: vombat, zebra\n    funnet: ingenting\n" in done.stdout
    assert json.loads((folder / "tall.json").read_text(encoding="utf-8"))["spraak"]["alle"]["antall"] == 5


def test_the_projects_own_data_is_searched_as_on_the_site(built_site: Path) -> None:
    korpus = load(PROJECT / "data")

    packed = dict(search.files(korpus.catalog, korpus.sider))

    assert packed == {path.relative_to(built_site).as_posix(): path.read_text("utf-8") for path in built_site.glob("sok/**/*.json")}


def test_what_a_corpus_lacks_comes_from_the_project(written: Written) -> None:
    folder = written(tiltak_yaml=SERVICES)

    whole, single = load(folder), load(folder / "tiltak.yaml")

    assert set(whole.catalog.kommuner) == {"baerum", "lyngby-taarbaek"}
    assert set(whole.catalog.nasjonalt) == set(load(PROJECT / "data").catalog.nasjonalt)
    assert whole.noekler == single.noekler


def test_a_folder_with_a_folder_of_data_is_a_corpus_too() -> None:
    assert load(RIGHT).catalog.tiltak == load(RIGHT / "data").catalog.tiltak


def test_a_flat_record_becomes_one_of_the_sites_own(written: Written) -> None:
    korpus = load(written(flat_yaml=FLAT) / "flat.yaml")

    first, staff, nameless = korpus.catalog.tiltak.values()
    assert (first.key, first.type, first.maalgruppe, first.kontakt_selv, first.kontakt) == ("baerum/a", "ppt", ["foreldre"], "ja", [])
    assert (staff.type, staff.maalgruppe, staff.kontakt_selv) == ("utdanningsveiledning", ["ansatte", "barnehage"], "ja")
    assert [bool(contact.telefon) for contact in staff.kontakt] == [True]
    assert (nameless.kontakt_selv, nameless.beskrivelse.i("nb").ord) == ("nei", "Om quokkaer.\n\nanonymt")
    assert set(korpus.catalog.nasjonalt) == {"nasjonalt/d"}


def test_a_flat_corpus_may_be_json(written: Written) -> None:
    values = {"id": "a", "kommune": "Bærum", "lang": "nb", "type": "ppt", "malgruppe": ["foreldre"], "tittel": "Å", "kort": "Æ"}
    text = json.dumps([values | {"telefon": None, "anonym": False}])

    (one,) = load(written(flat_json=text) / "flat.json").catalog.tiltak.values()

    assert (one.navn.i("nb").ord, one.beskrivelse.i("nb").ord, one.kontakt) == ("Å", "Æ", [])


def test_a_municipality_that_no_register_has_is_left_out_of_a_flat_corpus_and_told(written: Written) -> None:
    told = load(written(flat_yaml=FLAT) / "flat.yaml").merknader

    assert told[0].startswith("1 oppføringer er utelatt: kommunen «Barum» finnes ikke i registeret – mente du «Bærum»?")
    assert told[1].startswith("Flatt korpus: uten prosjektets egne nasjonale oppføringer")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "flat.yaml: korpuset har ingen oppføringer som kan brukes."),
        (FLAT + "- ingenting\n", "flat.yaml:6: «id», «kommune», «lang», «type», «malgruppe», «tittel», «kort» mangler."),
        (FLAT.replace("kort: Om zebraer., ", ""), "flat.yaml:1: «a»: «kort» mangler. Legg det til."),
        (FLAT.replace("type: ppt", "type: pppt", 1), "flat.yaml:1: «a»: «pppt» finnes ikke under «type» i vokabular.yaml"),
        (FLAT.replace("id: c", "id: a"), "flat.yaml:3: «a»: id er brukt før, på linje 1. Velg en annen."),
        (FLAT.replace("id: c", "id: Å"), "flat.yaml:3: «Å»: id «Å» kan bare ha a–z"),
        (FLAT.replace("lang: nb", "lang: sv", 1), "flat.yaml:1: «a»: ukjent språk «sv». Velg en av: nb, da."),
        (FLAT.replace("Striper og mer.", "striper " * 200), "flat.yaml:1: «a»: teksten er 1612 tegn"),
        ("- {id: a", "flat.yaml:1: en liste med [ eller {"),
    ],
    ids=["empty", "no-record", "key-missing", "type", "id-twice", "id", "language", "long", "no-yaml"],
)
def test_what_is_wrong_in_a_flat_corpus_is_told_by_line_and_id(text: str, told: str, written: Written) -> None:
    path = written(flat_yaml=text) / "flat.yaml"

    with pytest.raises(Unreadable) as unreadable:
        load(path)

    assert unreadable.value.told[0].startswith(f"{path.parent}/{told}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            SERVICES.replace("kommune: baerum", "kommune: barum", 1),
            "tiltak.yaml:3: kommunen «barum» finnes ikke i registeret – mente du «baerum»?",
        ),
        (SERVICES.replace("kilde", "kjelde", 1), "tiltak.yaml:8: ukjent felt «kjelde» – mente du «kilde»?"),
        ("", "tiltak.yaml: filen er tom. Den skal begynne med «tiltak:»."),
    ],
    ids=["municipality", "key", "empty"],
)
def test_what_is_wrong_in_a_corpus_is_told_where_the_caller_has_it(text: str, told: str, written: Written) -> None:
    folder = written(tiltak_yaml=text)

    with pytest.raises(Unreadable) as unreadable:
        load(folder)

    assert [line.startswith(f"{folder}/{told}") for line in unreadable.value.told] == [True]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{q: zebra}", "linjen er ikke JSON. Skriv den slik: {"),
        ('["zebra"]', "linjen er ikke et spørsmål. Skriv den slik: {"),
        (lines(("", "nb", None, ["zebra"], "x")), "«q» mangler."),
        (lines(("zebra", "no", None, ["zebra"], "x")), '«lang» er "no". Velg en av: nb, da.'),
        (lines(("zebra", "nb", 3201, ["zebra"], "x")), "«kommune» må være navnet på en kommune, eller null."),
        (lines(("zebra", "nb", "Barum", ["zebra"], "x")), "kommunen «Barum» finnes ikke i registeret – mente du «Bærum»?"),
        (lines(("zebra", "nb", "Herøy", ["zebra"], "x")), "flere kommuner heter «Herøy». Skriv en av: «Herøy (Møre og Romsdal)»,"),
        (lines(("zebra", "nb", None, [], "x")), "«relevant» må være en liste med minst én id."),
        (lines(("zebra", "nb", None, ["zebra"], 7)), "«category» må være et ord, eller utelatt."),
    ],
    ids=["no-json", "no-mapping", "no-question", "language", "number", "municipality", "two-municipalities", "nothing-wanted", "category"],
)
def test_a_bad_line_is_told_by_its_number(line: str, told: str, written: Written, names: Navneliste) -> None:
    path = written(spm_jsonl=f"{lines(ANSWERED)}\n{line}") / "spm.jsonl"

    with pytest.raises(Unreadable) as unreadable:
        questions.read(path, names, ("nb", "da"))

    assert [one.startswith(f"{path}:3: {told}") for one in unreadable.value.told] == [True]


def test_all_bad_lines_are_told_at_once(written: Written, names: Navneliste) -> None:
    path = written(spm_jsonl="{\n" + lines(ANSWERED, ("", "sv", None, [], "x"))) / "spm.jsonl"

    with pytest.raises(Unreadable) as unreadable:
        questions.read(path, names, ("nb", "da"))

    assert re.findall(r"jsonl:(\d): «?(\w+)", str(unreadable.value)) == [("1", "linjen"), ("3", "q"), ("3", "lang"), ("3", "relevant")]


@pytest.mark.parametrize("command", [soek.main, sammenlign.main], ids=["search-eval", "search-compare"])
@pytest.mark.parametrize(
    ("corpus_path", "queries", "told"),
    [
        ("tiltak.yaml", "tom.jsonl", "{folder}/tom.jsonl: filen har ingen spørsmål. Skriv ett på hver linje, slik: "),
        ("tiltak.yaml", "borte.jsonl", "{folder}/borte.jsonl: filen finnes ikke. Sjekk QUERIES."),
        ("tiltak.yaml", "tom", "{folder}/tom: filen kan ikke leses: det ligger en mappe med dette navnet. "),
        ("borte", "spm.jsonl", "{folder}/borte: finnes ikke. Sjekk CORPUS."),
        ("tom", "spm.jsonl", "{folder}/tom: mappen har verken tiltak.yaml eller tiltak/. Sjekk CORPUS."),
    ],
    ids=["no-questions", "no-file", "folder", "no-corpus", "no-services"],
)
def test_what_is_missing_is_told(
    command: Callable[[list[str]], int], corpus_path: str, queries: str, told: str, written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tiltak_yaml=SERVICES, tom_jsonl="\n \n", spm_jsonl=lines(ANSWERED))
    (folder / "tom").mkdir()

    code = command(["--corpus", str(folder / corpus_path), "--queries", str(folder / queries)])

    assert code == 2
    assert capsys.readouterr().err.startswith(told.format(folder=folder))


def test_no_questions_named_is_told_with_what_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    assert soek.main(["--queries", ""]) == 2
    assert "make search-eval QUERIES=fil.jsonl" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Maskinen har ingen disk som alltid er full.")
@pytest.mark.parametrize(("language", "told"), [("nb", "disken er full. Gjør plass"), ("da", "disken er fuld. Skaf plads")])
def test_a_full_disk_is_told_and_no_traceback_is_shown(language: str, told: str) -> None:
    code = "import sys; from bench import command; sys.exit(command.run(lambda: 'tall'))"
    environment = {**os.environ, "KATALOG_LANG": language}

    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=PROJECT, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert told in done.stderr


def test_figures_that_cannot_be_written_are_told_with_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "ingen/tall.json"

    code = command.run(lambda: str(missing.write_text("{}", encoding="utf-8")))

    assert code == 2
    assert f"{missing}" in capsys.readouterr().err


def test_questions_for_another_corpus_are_noted(written: Written) -> None:
    folder = written(tiltak_yaml=SERVICES, spm_jsonl=lines(("zebra", "nb", None, ["gnu"], "x"), ANSWERED))
    korpus = load(folder)
    asked = questions.read(folder / "spm.jsonl", korpus.names, korpus.catalog.languages)

    told = soek.report(korpus, asked, [Svar(one, (), 1) for one in asked])["merknader"]

    assert told == ["1 spørsmål vil ha noe korpuset ikke har (linje 1). De teller som bom."]


def test_npm_is_asked_for_where_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="npm finnes ikke her"):
        packages.ready(tmp_path, None)


@pytest.mark.parametrize("room", ["bench", "bench/lighthouse", "tests/dommere"])
def test_packages_are_pinned_with_hashes_and_from_no_registry_in_particular(room: str) -> None:
    wanted = json.loads((PROJECT / room / "package.json").read_text(encoding="utf-8"))["dependencies"]
    text = (PROJECT / room / "package-lock.json").read_text(encoding="utf-8")
    locked = {path.removeprefix("node_modules/"): one for path, one in json.loads(text)["packages"].items() if path}

    assert {name: locked[name]["version"] for name in wanted} == wanted
    assert all(one["integrity"].startswith("sha512-") for one in locked.values())
    assert "://" not in text
