"""What a command writes in the data is right and in its place, with all else as it was; what would be wrong is told and not written."""

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prosjekt import TODAY, katalog, make_project

from katalog import catalog, editing, schema
from katalog.catalog import Catalog
from katalog.problems import ProblemsFound
from katalog.questions import Interview
from katalog.reading import parse

GIVEN = {"kommune": "baerum", "navn": "Åpen dør", "type": "ppt", "målgruppe": "foreldre", "beskrivelse": "Kom inn.", "kilde": "Kilden"}
TILTAK = "data/tiltak.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return catalog.load(make_project(tmp_path_factory.mktemp("eksempel")), today=TODAY)


def options(given_: dict[str, str]) -> list[str]:
    return [f"--{name}={value}" for name, value in given_.items()]


def text_of(root: Path) -> str:
    return (root / TILTAK).read_text(encoding="utf-8")


def verified(root: Path, text: str, *names: str, av: str = "enhetsleder", dato: date = TODAY) -> str:
    """Return the services as they are written after *text* has been verified."""
    (root / TILTAK).write_text(text, encoding="utf-8")
    return editing.verify(catalog.load(root, today=TODAY), root, names, dato, av)[TILTAK]


def with_kontrollert(text: str, written: str) -> str:
    """Return the example with `kontrollert` of its first service written otherwise."""
    return text.replace("    kontrollert: {dato: 2026-11-01, av: Prøveleder}\n", written)


def asker(*answers: str) -> Callable[[str], str]:
    left = iter(answers)
    return lambda question: next(left)


def test_a_new_service_stands_after_the_last_of_its_municipality_and_all_else_is_as_it_was(root: Path) -> None:
    before = text_of(root)

    done = katalog(root, "new", *options({**GIVEN, "telefon": "22 22 22 22"}))

    entry = """\
  - id: aapen-doer
    kommune: baerum
    navn: Åpen dør
    type: ppt
    målgruppe: [foreldre]
    beskrivelse: Kom inn.
    kontakt:
      telefon: "22 22 22 22"
    kilde:
      tittel: Kilden
"""
    assert (done.returncode, done.stderr) == (0, "")
    assert text_of(root) == before.replace("  - id: testforloeb", f"{entry}\n  - id: testforloeb")
    assert done.stdout.startswith(f"data/tiltak.yaml:{before[: before.index('  - id: testforloeb')].count(chr(10)) + 1}\n\n{entry}\n")
    assert catalog.load(root, today=TODAY).tiltak["baerum/aapen-doer"].kontakt[0].telefon.href == "tel:+4722222222"


def test_the_questions_are_in_the_language_of_the_municipality_and_asked_again_where_an_answer_is_wrong(root: Path) -> None:
    answers = ["Lyngby-Taarbæk kommune", "Åben dør", "pp", "ppt", "forældre", "foreldre", "Kom ind.", "", "70 25", *[""] * 4, "Kilden", ""]

    done = katalog(root, "new", answers="\n".join([*answers, ""]))

    assert done.returncode == 0
    assert "Hvilken kommune er det i?" in done.stderr
    assert "«pp» findes ikke under «type» i vokabular.yaml – mente du «ppt»?" in done.stderr
    assert "telefonnummeret «70 25» kan ikke ringes op." in done.stderr
    assert done.stderr.count("Telefonnummer? (Enter: ved ikke)") == 2
    assert text_of(root).rstrip().endswith("beskrivelse: Kom ind.\n    kilde:\n      tittel: Kilden")
    assert done.stdout.rstrip().endswith("Alle felter står i CONTRIBUTING.md.")


def test_what_is_answered_as_people_write_it_is_written_as_it_should_be(root: Path) -> None:
    done = katalog(root, "new", *options({**GIVEN, "telefon": "22222222", "målgruppe": "foreldre og elever/barn"}))

    assert done.returncode == 0
    assert '      telefon: "22 22 22 22"\n' in done.stdout
    assert "    målgruppe: [foreldre, elever, barn]\n" in done.stdout


@pytest.mark.parametrize("answers", ["", "baerum\n", "baerum\nNavn\nppt"])
def test_an_end_in_the_middle_writes_nothing(answers: str, root: Path) -> None:
    before = text_of(root)

    done = katalog(root, "new", answers=answers)

    assert (done.returncode, done.stdout, text_of(root)) == (1, "", before)
    assert done.stderr.endswith("\navbrutt. Ingenting er skrevet.\n")
    assert "Traceback" not in done.stderr


def test_a_way_out_by_the_keyboard_writes_nothing(example: Catalog) -> None:
    def leave(question: str) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Interview(example, TODAY, {}, leave, print).values_of_new()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kommune": "brum"}, "--kommune: kommunen «brum» finnes ikke i kommuner.yaml – mente du «baerum»?"),
        ({"type": "pp"}, "--type: «pp» finnes ikke under «type» i vokabular.yaml – mente du «ppt»?"),
        ({"målgruppe": "foreldre, alle"}, "--målgruppe: «alle» finnes ikke under «målgruppe»"),
        ({"telefon": "se nettsiden"}, "--telefon: telefonnummeret «se nettsiden» kan ikke ringes."),
        ({"epost": "postmottak"}, "--epost: «postmottak» er ikke en e-postadresse."),
        ({"nettsted": "post@example.org"}, "--nettsted: «post@example.org» er en e-postadresse."),
        ({"kontakt_selv": "kanskje"}, "--kontakt_selv: «kanskje» er ikke en gyldig verdi. Velg en av: ja"),
        ({"navn": "x" * 121}, "--navn: teksten er 121 tegn; den kan være høyst 120."),
        ({"id": "Åpen dør"}, "data/tiltak.yaml:70: id «Åpen dør» kan bare ha a–z"),
        ({"id": "testkurs"}, "data/tiltak.yaml:70: id «testkurs» er brukt før, på linje 54"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_would_be_wrong_is_told_as_the_check_tells_it_and_not_written(wrong: dict[str, str], told: str, root: Path) -> None:
    before = text_of(root)

    done = katalog(root, "new", *options({**GIVEN, **wrong}))

    assert (done.returncode, text_of(root)) == (1, before)
    assert done.stderr.startswith(told)


def test_a_second_service_of_one_name_gets_an_id_of_its_own(example: Catalog) -> None:
    values = Interview(example, TODAY, {**GIVEN, "navn": "Testkurs"}, asker(), print).values_of_new()

    assert values["id"] == "testkurs-2"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"], include_characters="\n"), min_size=1, max_size=60))
def test_any_text_is_written_so_that_it_is_read_as_it_was(text: str) -> None:
    said = re.sub(r"[^\S\n]+", " ", re.sub(r" *\n[\n ]*", "\n", text.strip())).strip() or "x"

    node, found = parse("\n".join(editing.field_lines("beskrivelse", said)) + "\n", "")

    assert (node, found) == ({"beskrivelse": said}, [])


def test_a_municipality_without_services_gets_its_first_one_last_and_an_empty_list_its_first(root: Path) -> None:
    (root / TILTAK).write_text("# Topp.\ntiltak: []\n", encoding="utf-8")

    done = katalog(root, "new", *options(GIVEN))

    assert done.returncode == 0
    assert text_of(root).startswith("# Topp.\ntiltak:\n  - id: aapen-doer\n    kommune: baerum\n")


def test_a_record_that_was_never_verified_gets_the_day_and_the_role_where_the_model_has_them(root: Path) -> None:
    before = text_of(root)

    after = verified(root, before, "baerum/testkurs")

    line = "    kontrollert: {dato: 2026-11-22, av: enhetsleder}\n"
    assert after == before.replace("    status: pause\n", f"{line}    status: pause\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "    kontrollert: {dato: 2026-11-01, av: Prøveleder}  # på telefon\n",
            "    kontrollert: {dato: 2026-11-22, av: enhetsleder}  # på telefon\n",
            id="in braces",
        ),
        pytest.param(
            "    kontrollert:\n      # sist\n      av: 'Prøveleder' # rolle\n      dato: \"2026-11-01\"  # dag\n",
            "    kontrollert:\n      # sist\n      av: enhetsleder # rolle\n      dato: 2026-11-22  # dag\n",
            id="on lines of its own",
        ),
        pytest.param(
            "    # over\n    kontrollert: {dato: 2026-11-01,\n      # inni\n      av: Prøveleder}\n",
            "    # over\n      # inni\n    kontrollert: {dato: 2026-11-22, av: enhetsleder}\n",
            id="in braces over several lines",
        ),
    ],
)
def test_a_new_day_takes_the_place_of_the_old_one_and_every_comment_stays(before: str, after: str, root: Path) -> None:
    text = with_kontrollert(text_of(root), before)

    assert verified(root, text, "testtelefon") == with_kontrollert(text_of(root), after).replace(before, after)


def test_a_role_with_a_comma_is_one_text_and_several_records_are_set_at_once(root: Path) -> None:
    after = verified(root, text_of(root), "testtelefon", "/kommune/lyngby-taarbaek/testforloeb/", av="leder, PPT")

    assert after.count('    kontrollert: {dato: 2026-11-22, av: "leder, PPT"}\n') == 2


@pytest.mark.parametrize(
    ("name", "code"),
    [("nope", "record_unknown"), ("baerum/testforloeb", "record_unknown"), ("", "record_unknown")],
)
def test_a_name_that_is_no_record_is_told(name: str, code: str, root: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        verified(root, text_of(root), name)

    assert [problem.code for problem in found.value.problems] == [code]


def test_an_id_that_several_have_needs_its_municipality(root: Path) -> None:
    text = text_of(root).replace("id: testforloeb", "id: testkurs")

    with pytest.raises(ProblemsFound) as found:
        verified(root, text, "testkurs")

    assert str(found.value).startswith("testkurs: flere oppføringer heter dette: baerum/testkurs, lyngby-taarbaek/testkurs.")


def test_a_record_all_in_braces_is_left_to_its_editor(root: Path) -> None:
    text = text_of(root) + "\n  - {id: flat, kommune: baerum, navn: F, type: ppt, målgruppe: [barn], beskrivelse: B, kilde: {tittel: K}}\n"

    with pytest.raises(ProblemsFound) as found:
        verified(root, text, "flat")

    assert [problem.code for problem in found.value.problems] == ["record_unwritable"]


def test_a_day_that_has_not_been_is_told_and_not_written(root: Path) -> None:
    before = text_of(root)

    done = katalog(root, "verify", "testkurs", "--av", "enhetsleder", "--dato", "2026-11-23", KATALOG_LANG="da")

    assert (done.returncode, text_of(root)) == (1, before)
    assert done.stderr.startswith("--dato: datoen 2026-11-23 har ikke været endnu")


def test_a_role_that_nobody_sees_is_told_by_its_argument(root: Path) -> None:
    before = text_of(root)

    done = katalog(root, "verify", "testkurs", "--av", " ")

    assert (done.returncode, done.stderr.splitlines()[0], text_of(root)) == (1, "--av: etter --av må det stå noe. Skriv det.", before)


def test_line_breaks_and_the_mark_of_order_stay_as_they_were(root: Path) -> None:
    raw = b"\xef\xbb\xbf" + text_of(root).replace("\n", "\r\n").encode()
    (root / TILTAK).write_bytes(raw)

    done = katalog(root, "verify", "testkurs", "--av", "enhetsleder")

    added = b"    kontrollert: {dato: 2026-11-22, av: enhetsleder}\r\n    status: pause"
    assert done.stdout == "Kontrollert 2026-11-22 (enhetsleder): testkurs.\n"
    assert (root / TILTAK).read_bytes() == raw.replace(b"    status: pause", added)


def test_the_command_says_which_files_are_not_in_order_and_puts_them_so(root: Path) -> None:
    (root / TILTAK).write_text(text_of(root).replace("\n\n  - id: testkurs", "\n  - id: testkurs"), encoding="utf-8")

    told, done, again = katalog(root, "fmt", "--check"), katalog(root, "fmt"), katalog(root, "fmt", "--check")

    assert (told.returncode, told.stderr.splitlines()[0].split(": ")[0]) == (1, TILTAK)
    assert (done.returncode, done.stdout) == (0, f"Satt i orden: {TILTAK}.\n")
    assert (again.returncode, again.stdout) == (0, "Alt står i orden.\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_in_is_told(root: Path) -> None:
    (root / "data").chmod(0o500)

    with pytest.raises(ProblemsFound) as found:
        editing.write(root, {TILTAK: "tiltak: []\n"})

    (root / "data").chmod(0o700)
    assert [problem.code for problem in found.value.problems] == ["file_unwritable"]


def test_what_is_no_data_beside_the_data_is_left_out_where_a_change_is_tried(root: Path) -> None:
    os.mkfifo(root / "data/rør")
    (root / "data/borte.yaml").symlink_to("ingensteds")
    (root / "data/ring").symlink_to("..")

    assert editing.checked(root, {}, TODAY).tiltak


def test_a_schema_is_written_over_what_is_no_text(root: Path) -> None:
    (root / "data/skjema").mkdir()
    (root / "data/skjema/tiltak.json").write_bytes(b"\xe5")

    assert "tiltak.json" in schema.write(catalog.load(root, today=TODAY), root)
