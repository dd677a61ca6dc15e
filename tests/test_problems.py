"""An editor is told everything that is wrong, at once, each thing once, on its line, with what to do, in bokmål or Danish.

Each file in tests/feil is a test: what will be told stands on the line, or in a text file of the same name beside it.
"""

import errno
import os
import re
import shutil
import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from prosjekt import PROJECT, REPLACES, TODAY, WRONG, cases, expected, katalog, make_project, make_wrong_project, name_of, problems_in, told
from raad import Advice, tried
from skjema import READINGS, faults, is_readable

from katalog.messages import MESSAGES
from katalog.messages_disk import unread, unwritten
from katalog.messages_links import LINKS
from katalog.messages_moved import MOVED
from katalog.model import Kontekst, Tiltak, read_record
from katalog.problems import Problem, ProblemsFound, relative, report
from katalog.reading import parse
from katalog.slips import SHAPES, SLIPS

# A file that is not there cannot lie in tests/feil either: test_a_missing_file_is_told_… has it.
# What no file among the data can bring about: rights, disks, the site, the pages; what the parser says that we do not know.
NOT_FROM_DATA = {
    "file_missing",
    "file_unreadable",
    "file_special",
    "file_too_big",
    "file_lines",
    "code_broken",
    "script_outside",
    "script_ring",
    "script_name",
    "script_twice",
    "script_line",
    "entries_elsewhere",
    "data_elsewhere",
    "words_name",
    "yaml_many",
    "page_big",
    "page_crowded",
    "page_ending",
    "page_link",
    "page_device",
    "page_language",
    "page_folder",
    "page_taken",
    "page_twice",
    "page_marks",
    "page_name",
    "yaml_broken",
    "template_broken",
    "template_lacks",
    "mark_unknown",
}
# What is said of links on a day, and stops nothing.
NOT_FROM_DATA |= {"exception_expired", "exception_idle", "links_offline"}
# What comes about where a site is built: the site's own, whose it is, its logo, parts of handwritten pages.
NOT_ABOUT_DATA = ("head_", "setting_", "site_", "own_", "host_", "logo_", "only_", "serve_")
CASES = cases()
# What is wrong with a value or a field alone, whatever else there is.
BY_SHAPE = {
    *(
        "top_wrong",
        "key_unknown",
        "field_unknown",
        "field_again",
        "field_missing",
        "field_empty",
        "text_comma",
        "text_empty",
        "text_wanted",
        "text_one",
    ),
    "text_long",
    *(
        "list_wanted",
        "list_empty",
        "fields_wanted",
        "value_unknown",
        "word_unknown",
        "field_elsewhere",
        "field_outside",
        "yes_no",
        "id_bad",
        "id_device",
        "time_bad",
        "age_bad",
    ),
    *(
        "link_email",
        "link_slashes",
        "link_quoted",
        "list_comma",
        "list_shape",
        "fields_shape",
        "day_unknown",
        "email_more",
        "entries_wanted",
        "email_link",
        "date_order",
        "email_bad",
        "link_scheme",
        "link_blank",
        "link_credentials",
        "list_missing",
        "file_empty",
        "area_unknown",
    ),
}
# Wrong by its shape, but only beside something else: a help line needs a group, a language's other file has the word.
BESIDE = {"vokabular/verdi-i-bruk-mangler", "nasjonalt/hjelpelinje-uten-gruppe", "ord-da/topp-liste", "ord-da/ord-med-fast-innhold"}
# What nobody types but a disk or a program makes, the engine mends: letters in two code points, hard blanks at the end.
MENDED = {"tiltak/fil-nfd-er-i-orden", "tiltak/yaml-mellomrom-haardt-sist-er-i-orden"}
# Messages that say what to write, word for word.
OFFERING = {
    *("base_unknown", "date_order", "email_more", "field_unknown", "id_bad", "id_device", "id_frame", "key_unknown", "kommune_id"),
    *("kommune_unknown", "link_bare", "link_more", "link_quoted", "link_slashes", "list_comma", "moved_chain"),
    *("number_unknown", "part_unknown", "pattern_leads_nowhere", "phone_more", "place_unknown", "word_unknown", "answer_class"),
    *("area_unknown", "moved_nowhere", "date_bad", "moment_bad", "time_bad", "day_unknown", "value_unknown", "language_unknown"),
    "phone_written",
}
READABLE = [case for case in CASES if case.suffix == ".yaml" and is_readable(case)]


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[Problem]]:
    """Every wrong file with the problems found in it: read once for all tests."""
    return {case: problems_in(make_wrong_project(tmp_path_factory.mktemp("feil"), case)) for case in CASES}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def run(root: Path, *, language: str = "nb") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "katalog", "--root", str(root), "--today", TODAY.isoformat(), "check"]
    environment = {**os.environ, "KATALOG_LANG": language, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=root, check=False)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_all_that_is_wrong_in_a_file_is_told_on_its_line_and_nothing_else(case: Path, found: dict[Path, list[Problem]]) -> None:
    assert told(case, found[case]) == expected(case)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_all_that_is_wrong_in_a_file_can_be_told_in_danish(case: Path, found: dict[Path, list[Problem]]) -> None:
    told_alike = [problem.text("da") for problem in found[case] if problem.text("da") in ("", problem.text("nb"))]

    assert told_alike == []


@pytest.mark.parametrize(
    "code",
    sorted(code for code in {**MESSAGES, **MOVED, **SLIPS, **LINKS} if code not in NOT_FROM_DATA and not code.startswith(NOT_ABOUT_DATA)),
)
def test_every_message_about_data_is_shown_by_a_wrong_file(code: str, found: dict[Path, list[Problem]]) -> None:
    shown_by = [name_of(case) for case, problems in found.items() if code in {problem.code for problem in problems}]

    assert shown_by, f"Ingen fil i tests/feil gir «{code}». Lag en."


@pytest.mark.parametrize("code", sorted({**MESSAGES, **MOVED, **SLIPS, **LINKS}))
def test_every_message_has_both_languages_with_the_same_blanks(code: str) -> None:
    nb, da = {**MESSAGES, **MOVED, **SLIPS, **LINKS}[code]

    assert blanks(nb) == blanks(da)
    assert nb != da


@pytest.fixture(scope="session")
def advice(found: dict[Path, list[Problem]], tmp_path_factory: pytest.TempPathFactory) -> list[Advice]:
    """Every piece of advice that a wrong file gets, followed."""
    return [one for case, problems in found.items() for one in tried(case, problems, tmp_path_factory.mktemp("raad"))]


@pytest.mark.slow
def test_what_a_message_offers_is_taken_when_it_is_written(advice: list[Advice]) -> None:
    assert [one for one in advice if one.new] == []


@pytest.mark.slow
def test_every_message_that_offers_a_value_is_tried(advice: list[Advice]) -> None:
    assert {one.code for one in advice} == OFFERING


@pytest.mark.parametrize("field", SHAPES)
def test_how_a_field_is_shown_to_be_written_can_be_read(field: str) -> None:
    node, problems = parse(SHAPES[field], "vist.yaml")

    _, faults = read_record(Tiltak, node, Kontekst(today=TODAY, land="NO", spraak="nb", languages=("nb", "da")))

    assert (problems, [fault for fault in faults if field in fault.path]) == ([], [])


@pytest.mark.parametrize("loader", READINGS)
def test_no_schema_refuses_a_file_that_the_engine_takes(loader: type[Any], found: dict[Path, list[Problem]]) -> None:
    taken = [case for case in READABLE if not found[case] and name_of(case) not in MENDED]

    refused = {name_of(case): faults(REPLACES[case.parent.name], case, loader) for case in taken}

    assert len(taken) > 8
    assert {name: said for name, said in refused.items() if said} == {}


@pytest.mark.parametrize("loader", READINGS)
def test_what_is_wrong_by_its_shape_is_refused(loader: type[Any], found: dict[Path, list[Problem]]) -> None:
    wrong = [case for case in READABLE if name_of(case) not in BESIDE and BY_SHAPE & {problem.code for problem in found[case]}]

    missed = [name_of(case) for case in wrong if not faults(REPLACES[case.parent.name], case, loader)]

    assert len(wrong) > 60
    assert missed == []


@pytest.mark.parametrize("folder", sorted({path.name for path in WRONG.iterdir() if path.is_dir()}))
def test_every_folder_of_wrong_files_stands_for_a_file_of_the_data(folder: str) -> None:
    assert folder in REPLACES


@pytest.mark.parametrize("beside", sorted(WRONG.glob("*/*.txt")), ids=name_of)
def test_every_text_file_among_the_wrong_files_belongs_to_one(beside: Path) -> None:
    assert [case for case in CASES if case.with_suffix(".txt") == beside]


@pytest.mark.parametrize(
    "path",
    [
        "data/tiltak.yaml",
        "data/kommuner.yaml",
        "data/nasjonalt.yaml",
        "data/ordliste.yaml",
        "data/vokabular.yaml",
        "data/register/norge.csv",
        "data/register/danmark.csv",
    ],
)
def test_a_missing_file_is_told_without_what_follows_from_it(path: str, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / path).unlink()

    problems = problems_in(root)

    assert [(problem.file, problem.line, problem.code) for problem in problems] == [(path, 0, "file_missing")]


def test_a_project_without_words_is_told_as_that_alone(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "data/ord/nb.yaml").unlink()
    (root / "data/ord/da.yaml").unlink()

    problems = problems_in(root)

    assert [str(problem) for problem in problems] == ["data/ord/nb.yaml: " + MESSAGES["file_missing"][0]]


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "data/tiltak.yaml").unlink()
    (root / "data/tiltak.yaml").mkdir()

    problems = problems_in(root)

    assert [(problem.file, problem.code) for problem in problems] == [("data/tiltak.yaml", "file_unreadable")]
    said = "filen kan ikke leses: det ligger en mappe med dette navnet. Gi mappen et annet navn, og legg filen her."
    assert [problem.text("nb") for problem in problems] == [said]


# What a machine may answer to whoever wants a file.
REFUSED = [code for code in errno.errorcode if code not in (errno.ENOENT,)]


@pytest.mark.parametrize("language", ["nb", "da"])
@pytest.mark.parametrize("code", ["file_unreadable", "file_unwritable", "site_write", "file_refused"])
def test_whatever_a_machine_answers_is_told_with_what_to_do_and_never_in_english(code: str, language: str) -> None:
    why = unread if code == "file_unreadable" else unwritten
    told = {number: Problem("a", 0, code, {"why": why(OSError(number, os.strerror(number)))}).text(language) for number in REFUSED}

    assert [text for number, text in told.items() if os.strerror(number) in text or not text.endswith(".")] == []
    assert [text for text in told.values() if not re.search(r": [^.]+\. [A-ZÆØÅ]|svare(de)? \w+\. |svarte \w+\. ", text)] == []
    assert told[errno.EACCES] != told[errno.EIO]


def test_what_a_machine_says_is_told_in_its_own_words_by_no_module() -> None:
    said = [path.name for path in (PROJECT / "katalog").rglob("*.py") if "strerror" in path.read_text(encoding="utf-8")]

    assert said == []


def test_a_folder_in_place_of_a_file_that_is_to_be_written_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "data/skjema/tiltak.json").mkdir(parents=True)

    done = katalog(root, "schema")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("data/skjema/tiltak.json: filen kan ikke skrives: det ligger en mappe med dette navnet.")


def test_what_is_wrong_in_three_files_is_told_at_once(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    wrong = [WRONG / "tiltak/felt-ukjent-inni.yaml", WRONG / "kommuner/kontakt-feil.yaml", WRONG / "ordliste/mangler.yaml"]
    make_wrong_project(root, wrong[0])
    (root / "data/kommuner.yaml").write_bytes(wrong[1].read_bytes())
    (root / "data/ordliste.yaml").write_bytes(wrong[2].read_bytes())

    problems = problems_in(root)

    assert len(problems) == sum(len(expected(case)) for case in wrong)
    assert {problem.file for problem in problems} == {REPLACES[case.parent.name] for case in wrong}


def test_problems_are_told_by_file_and_line_and_those_that_read_the_same_once() -> None:
    last, first, again = Problem("b.yaml", 1, "text_empty"), Problem("a.yaml", 10, "text_empty"), Problem("a.yaml", 10, "text_empty")
    middle = Problem("a.yaml", 9, "list_empty")

    problems = ProblemsFound([last, first, again, middle]).problems

    assert problems == [middle, first, last]


def test_a_problem_with_a_whole_file_is_told_without_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KATALOG_LANG", raising=False)

    text = str(Problem("data/tiltak.yaml", 0, "file_missing"))

    assert text == "data/tiltak.yaml: filen mangler. Hent den tilbake, eller lag den på nytt etter CONTRIBUTING.md."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "a.yaml:3: teksten er tom. Skriv noe, eller ta bort linjen.\n1 feil. Nettstedet er ikke endret."),
        ("da", "a.yaml:3: teksten er tom. Skriv noget, eller fjern linjen.\n1 fejl. Intet er ændret på webstedet."),
        ("da_DK.UTF-8", "a.yaml:3: teksten er tom. Skriv noget, eller fjern linjen.\n1 fejl. Intet er ændret på webstedet."),
        ("sv", "a.yaml:3: teksten er tom. Skriv noe, eller ta bort linjen.\n1 feil. Nettstedet er ikke endret."),
    ],
)
def test_the_report_is_in_the_language_asked_for(language: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KATALOG_LANG", language)

    assert report([Problem("a.yaml", 3, "text_empty")]) == text


@pytest.mark.parametrize(("path", "name"), [("/p/data/a.yaml", "data/a.yaml"), ("/p/../q/a.yaml", "/p/../q/a.yaml")])
def test_a_file_is_named_from_the_root_where_it_lies_under_it(path: str, name: str) -> None:
    assert relative(Path(path), Path("/p")) == name


def test_the_command_says_that_the_example_catalogue_is_in_order(tmp_path: Path) -> None:
    done = run(make_project(tmp_path))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Alt er i orden: 3 tiltak i 2 kommuner, 5 nasjonale oppføringer og 2 ord.\n"


@pytest.mark.parametrize(("language", "last"), [("nb", "feil. Nettstedet er ikke endret."), ("da", "fejl. Intet er ændret på webstedet.")])
def test_the_command_tells_problems_by_file_and_line_and_fails(language: str, last: str, tmp_path: Path) -> None:
    case = WRONG / "tiltak/felt-ukjent-inni.yaml"

    done = run(make_wrong_project(tmp_path, case), language=language)

    *problems, count = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert [line for line in problems if not re.match(r"data/tiltak\.yaml:\d+: \S", line)] == []
    assert len(problems) == len(expected(case))
    assert count == f"{len(problems)} {last}"


def test_the_command_tells_of_an_empty_project_without_a_traceback(tmp_path: Path) -> None:
    done = run(tmp_path)

    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "data/ord/nb.yaml: " + MESSAGES["file_missing"][0]


def test_whoever_stops_listening_to_a_command_has_heard_enough() -> None:
    heard, said = os.pipe()
    os.close(heard)
    done = subprocess.run(
        [sys.executable, "-c", "from katalog.saying import say; say('svar')"], stdout=said, stderr=subprocess.PIPE, cwd=PROJECT, check=False
    )
    os.close(said)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="systemet har ingen /dev/full")
def test_an_answer_that_there_is_no_room_for_is_told_without_a_traceback() -> None:
    command = [sys.executable, "-m", "katalog", "check"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=PROJECT, check=False)

    assert (done.returncode, done.stderr) == (1, "stdout: maskinen stanset her: disken er full. Gjør plass, og prøv igjen.\n")


@pytest.mark.parametrize("name", ["nb (1)", "NB", "norsk", "._nb"])
def test_words_in_a_file_that_is_called_after_no_language_are_told_and_make_none(name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    shutil.copy(root / "data/ord/nb.yaml", root / f"data/ord/{name}.yaml")

    assert [(problem.file, problem.line, problem.code) for problem in problems_in(root)] == [(f"data/ord/{name}.yaml", 0, "words_name")]


def test_a_file_that_leads_to_itself_is_told_by_its_own_name(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "data/ord/da.yaml").unlink()
    (root / "data/ord/da.yaml").symlink_to("da.yaml")

    assert [(problem.file, problem.code) for problem in problems_in(root)] == [("data/ord/da.yaml", "file_unreadable")]


@pytest.mark.parametrize("name", ["vert", "proevd"])
def test_a_file_that_a_catalogue_may_be_without_is_told_once_where_it_cannot_be_read(name: str, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / f"data/{name}.yaml").mkdir()

    assert [(problem.file, problem.line, problem.code) for problem in problems_in(root)] == [(f"data/{name}.yaml", 0, "file_unreadable")]


@pytest.mark.parametrize("value", ["x" * 5000, "en\nto\r\n" * 900], ids=["long", "of many lines"])
def test_a_value_is_shown_on_one_line_and_no_longer_than_it_takes_to_know_it_again(value: str) -> None:
    told = str(Problem("a.yaml", 1, "value_unknown", {"value": value, "hint": ".", "known": "ja, nei"}))

    assert len(told.splitlines()) == 1
    assert len(told) < 400
    assert told.startswith(f"a.yaml:1: «{value[:2]}")


def test_a_name_that_no_terminal_can_show_is_written_out() -> None:
    told = str(Problem("data/tiltak/a\nb\udcff.yaml", 1, "text_empty"))

    assert told.startswith("data/tiltak/a\\nb\\udcff.yaml:1: ")


def test_a_name_that_somebody_has_left_out_is_seen_to_be() -> None:
    assert str(Problem("", 0, "record_unknown", {"hint": "."})).startswith("«»: ingen oppføring heter dette.")
