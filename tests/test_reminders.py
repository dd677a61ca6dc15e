"""Each who minds something has one open issue with what is due, in their language, and none where nothing is."""

from dataclasses import replace
from datetime import date

import pytest
from fiendtlig import HOSTILE
from prosjekt import changed
from test_due import keeper, looked

from katalog.catalog import Catalog
from katalog.due import Due, due
from katalog.keepers import Keeper
from katalog.reminders import MOST, Issue, Reminders, Step
from katalog.values import Tekst

TODAY = date(2026, 11, 22)
FORMS = "https://kode.example.org/eier/prosjekt"
URL = "https://skole.example.org/sub/"


@pytest.fixture
def late(small: Catalog) -> Catalog:
    """The example, where a course should have been looked over and a telephone has been waiting for half a year."""
    return changed(
        small,
        testkurs={"kontrollert": looked(date(2020, 1, 1))},
        testtelefon={"kontrollert": looked(date(2026, 1, 1)), "neste_kontroll": None},
    )


def wanted(catalog: Catalog, key: str = "baerum") -> tuple[Keeper, list[Due]]:
    one = keeper(catalog, key)
    return one, due(one, TODAY)


def steps(catalog: Catalog, *there: Issue, only: bool = False) -> list[Step]:
    return list(Reminders(catalog, URL, FORMS).steps([wanted(catalog)], there, only=only))


def issue_of(catalog: Catalog, number: int = 1, *, is_open: bool = True) -> Issue:
    """Return the issue as it stands once it is filed."""
    (step,) = steps(catalog)
    return Issue(number, step.title, step.body, is_open)


def test_an_issue_says_what_is_due_with_ways_to_each_page_and_form(late: Catalog) -> None:
    (step,) = steps(late)

    lines = step.body.split("\n")
    kurs, telefon = f"{URL}kommune/baerum/testkurs/", f"{URL}kommune/baerum/testtelefon/"
    assert (step.key, step.number, step.title) == ("baerum", 0, "Se over tekstene: Bærum (2)")
    assert lines[1:9] == [
        "Dette skal ses over nå. Saken lukkes av seg selv når alt er kontrollert.",
        "",
        "### Telefon og tider",
        "",
        f"- **Testtelefonen** – skulle vært sett over 2026-07-01 · [se siden](<{telefon}>)"
        f" · [fortsatt riktig](<{FORMS}/issues/new?template=riktig-nb.yml&oppfoering=baerum/testtelefon>)"
        f" · [foreslå endring](<{FORMS}/issues/new?template=endre-nb.yml&oppfoering=baerum/testtelefon>)",
        "",
        "### Alt på siden",
        "",
    ]
    assert lines[9].startswith(f"- **Prøvekurs bare på bokmål** – skulle vært sett over 2021-01-01 · [se siden](<{kurs}>)")
    assert lines[-2] == "    .venv/bin/python -m katalog verify baerum/testkurs baerum/testtelefon --av 'rollen din'"


def test_a_danish_municipality_is_written_to_in_danish(small: Catalog) -> None:
    (step,) = Reminders(small, URL, FORMS).steps([wanted(small, "lyngby-taarbaek")], [])

    assert step.title == "Se teksterne igennem: Lyngby-Taarbæk (1)"
    assert "### Aldrig kontrolleret" in step.body
    assert f"{URL}da/kommune/lyngby-taarbaek/testforloeb/" in step.body
    assert "riktig-da.yml" in step.body


def test_what_is_national_has_no_form(small: Catalog) -> None:
    (step,) = Reminders(small, URL, FORMS).steps([wanted(small, "norge")], [])

    assert f"- **Prøvelinjen** · [se siden](<{URL}hjelp-na/#proevelinjen>)\n" in step.body


def test_where_neither_address_nor_forms_are_known_there_are_no_links(late: Catalog) -> None:
    (step,) = Reminders(late, "", "").steps([wanted(late)], [])

    assert "](" not in step.body


def test_an_issue_that_says_so_already_is_left_alone(late: Catalog) -> None:
    there = issue_of(late)

    assert steps(late, there) == []
    assert steps(late, replace(there, body=there.body.replace("\n", "\r\n"))) == []


def test_a_title_that_somebody_has_changed_is_put_right_and_the_issue_still_known(late: Catalog) -> None:
    (step,) = steps(late, replace(issue_of(late), title="Hei"))

    assert (step.number, step.title, step.comment) == (1, "Se over tekstene: Bærum (2)", "")


def test_something_new_is_told_in_the_issue_that_is_open(late: Catalog) -> None:
    before = changed(late, testkurs={"kontrollert": looked(TODAY)})

    (step,) = steps(late, issue_of(before))

    assert step.number == 1
    assert step.comment.startswith("Nytt som skal ses over:\n\n- **Prøvekurs bare på bokmål** – skulle vært sett over 2021-01-01")
    assert "Testtelefonen" not in step.comment


def test_when_some_is_done_the_issue_says_what_is_left_and_nobody_is_disturbed(late: Catalog) -> None:
    (step,) = steps(changed(late, testkurs={"kontrollert": looked(TODAY)}), issue_of(late))

    assert (step.number, step.title, step.comment, step.state) == (1, "Se over tekstene: Bærum (1)", "", "")


def test_when_all_is_done_the_issue_is_closed_with_a_word(late: Catalog) -> None:
    done = changed(late, testkurs={"kontrollert": looked(TODAY)}, testtelefon={"kontrollert": looked(TODAY)})

    assert steps(done, issue_of(late)) == [Step("baerum", 1, comment="Alt er kontrollert. Takk!", state="closed")]
    assert steps(done, issue_of(late, is_open=False)) == []


def test_one_that_a_person_has_closed_stays_closed_until_something_else_is_due(late: Catalog) -> None:
    fewer = changed(late, testkurs={"kontrollert": looked(TODAY)})

    assert steps(late, issue_of(late, is_open=False)) == []
    assert steps(fewer, issue_of(late, is_open=False)) == []
    assert [step.number for step in steps(late, issue_of(fewer, is_open=False))] == [0]


def test_two_for_one_become_one(late: Catalog) -> None:
    assert steps(late, issue_of(late, 4), issue_of(late, 2)) == [Step("baerum", 4, comment="Dette står i sak #2.", state="closed")]


def test_the_issue_of_one_that_is_no_more_is_closed_and_left_alone_when_only_others_are_asked_for(late: Catalog) -> None:
    gone = Issue(9, "", "<!-- skolenaervaer kontroll borte: 12345678 -->", True)

    assert [(step.key, step.number, step.state) for step in steps(late, issue_of(late), gone)] == [("borte", 9, "closed")]
    assert steps(late, issue_of(late), gone, only=True) == []


@pytest.mark.parametrize("body", ["", "Hei", "Se <!-- skolenaervaer kontroll baerum: -->", "<!-- skolenaervaer kontroll ../x: -->"])
def test_an_issue_that_somebody_else_has_written_is_none_of_ours(late: Catalog, body: str) -> None:
    assert [step.number for step in steps(late, Issue(3, "Se over tekstene: Bærum (2)", body, True))] == [0]


def test_so_many_are_named_that_the_forge_takes_it(small: Catalog) -> None:
    one, (first,) = wanted(small)
    many = [
        replace(first, record=first.record.model_copy(update={"id": f"nummer-{i}", "navn": Tekst({"nb": "Ø" * 120}, "nb")}))
        for i in range(400)
    ]

    body = Reminders(small, URL, FORMS).body(one, many)

    assert body.count("\n- **") == MOST
    assert "\n… og 300 til.\n" in body
    assert len(body) < 65_536


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_words_and_nothing_else(small: Catalog, text: str) -> None:
    hostile = changed(small, testkurs={"navn": Tekst({"nb": text}, "nb")})

    (step,) = steps(hostile)

    (line,) = [one for one in step.body.split("\n") if one.startswith("- **")]
    bare = line.split(" · [se siden]")[0]
    assert step.body.count("<!--") == 1
    assert not {"<", "`", "["} & {sign for before, sign in zip(f" {bare}", bare, strict=False) if before != "\\"}
