"""The door to the forge asks politely, waits when it is told to, writes nothing twice, and says in words what went wrong."""

from collections.abc import Iterator
from typing import Any

import pytest
from kodelager import KEY, Kodelager, kodelager

from katalog.forge import Forge
from katalog.problems import ProblemsFound
from katalog.reminders import Issue

pytestmark = pytest.mark.slow


@pytest.fixture
def held() -> Iterator[Kodelager]:
    with kodelager() as found:
        yield found


def door(held: Kodelager, waits: list[float] | None = None, key: str = KEY) -> Forge:
    return Forge(held.api, "eier/prosjekt", key, sleep=(waits if waits is not None else []).append)


def test_every_issue_with_the_label_is_read_whatever_its_state_and_no_proposal(held: Kodelager) -> None:
    [held.file(f"Sak {number}", "", state="closed" if number % 2 else "open") for number in range(150)]
    held.file("Et forslag", "", pull_request={})
    held.file("En annen", "", label="feil")

    found = list(door(held).issues("kontroll"))

    assert len(found) == 150
    assert found[-1] == Issue(1, "Sak 0", "", True)
    assert {one.is_open for one in found} == {True, False}
    assert held.asked == ["GET /repos/eier/prosjekt/issues"] * 3


def test_an_issue_is_filed_changed_and_spoken_in(held: Kodelager) -> None:
    forge, text = door(held), '$(touch hacket) "; `x` @alle\n#1'

    forge.open(text, text, "kontroll")
    forge.comment(1, text)
    forge.change(1, state="closed")

    assert [(one["title"], one["body"], one["state"]) for one in held.issues] == [(text, text, "closed")]
    assert held.comments == [(1, text)]


@pytest.mark.parametrize(
    ("answer", "wait"),
    [
        ((429, {"Retry-After": "7"}), 7),
        ((403, {"Retry-After": "9000"}), 120),
        ((403, {"X-RateLimit-Remaining": "0"}), 60),
        ((502, {}), 60),
    ],
    ids=["too often", "far too often", "used up", "a failure of its own"],
)
def test_a_busy_forge_is_left_alone_as_long_as_it_says(held: Kodelager, answer: tuple[int, dict[str, str]], wait: float) -> None:
    waits: list[float] = []
    held.answers.append(answer)

    assert list(door(held, waits).issues("kontroll")) == []
    assert waits == [wait]


def test_what_may_have_been_written_is_not_written_again(held: Kodelager) -> None:
    held.answers.append((502, {}))

    with pytest.raises(ProblemsFound):
        door(held).open("Sak", "", "kontroll")

    assert held.asked == ["POST /repos/eier/prosjekt/issues"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [((403, {}), "403"), ((404, {}), "404"), ((301, {"Location": "/"}), "301"), ((299, {}), "JSONDecodeError"), ((200, {}), "JSON)")],
)
def test_a_forge_that_says_no_is_told_in_words(held: Kodelager, answer: tuple[int, dict[str, str]], said: str) -> None:
    held.answers += [answer] * 4

    with pytest.raises(ProblemsFound) as found:
        list(door(held).issues("kontroll"))

    assert f"svarte ikke som det skulle ({said}" in str(found.value)


WHOLE = {"number": 1, "title": "Sak", "body": "", "state": "open"}


@pytest.mark.parametrize(
    "answer",
    [[7], ["pull_request"], [[]], [{}], {"a": 1}, *([{**WHOLE, key: one}] for key, one in (("number", "1"), ("title", None), ("body", 7)))],
    ids=["a number", "a text", "a list", "nothing", "no list", "its number a text", "no title", "its body a number"],
)
def test_an_answer_of_another_shape_is_told_in_words(held: Kodelager, answer: Any) -> None:
    held.says = answer

    with pytest.raises(ProblemsFound) as found:
        list(door(held).issues("kontroll"))

    assert "svarte ikke som det skulle (JSON)" in str(found.value)


def test_a_forge_that_turns_the_same_page_for_ever_is_told(held: Kodelager) -> None:
    held.says = [WHOLE]

    with pytest.raises(ProblemsFound):
        list(door(held).issues("kontroll"))


def test_a_wrong_key_is_told_and_never_shown(held: Kodelager) -> None:
    with pytest.raises(ProblemsFound) as found:
        list(door(held, key="hemmelig").issues("kontroll"))

    assert "401" in str(found.value)
    assert "hemmelig" not in str(found.value)


def test_a_forge_that_is_not_there_is_told() -> None:
    waits: list[float] = []

    with pytest.raises(ProblemsFound) as found:
        list(Forge("http://127.0.0.1:9", "eier/prosjekt", KEY, sleep=waits.append).issues("kontroll"))

    assert "ConnectionError" in str(found.value)
    assert waits == [1, 2, 3]
