"""What a parent needs is asked of each kind of record, and only what it can have."""

import pytest
from prosjekt import changed

from katalog.catalog import Catalog
from katalog.minimum import asked, lacking
from katalog.values import Tekst


def test_a_record_that_has_it_all_lacks_nothing(small: Catalog) -> None:
    assert lacking(small.tiltak["baerum/testtelefon"]) == []


def test_what_is_missing_is_named_as_an_editor_writes_it(small: Catalog) -> None:
    assert lacking(small.tiltak["baerum/testkurs"]) == ["kontakt_selv", "slik_får_du_hjelp", "hva_skjer_så", "telefon", "ventetid"]


def test_hours_are_asked_only_where_somebody_answers(small: Catalog) -> None:
    closed = changed(small, testtelefon={"aapent": [], "aapningstid": None})

    assert lacking(closed.tiltak["baerum/testtelefon"]) == ["åpningstid"]
    assert "åpningstid" not in asked(small.tiltak["baerum/testkurs"])


def test_no_number_is_asked_where_the_school_makes_contact_or_nobody_is_to(small: Catalog) -> None:
    for way in ("via skolen", "nei"):
        one = changed(small, testkurs={"kontakt_selv": way}).tiltak["baerum/testkurs"]
        assert "telefon" not in asked(one)


@pytest.mark.parametrize(
    ("key", "lacks"),
    [("proevelinjen", []), ("proeve-no", ["kontakt_selv", "slik_får_du_hjelp", "hva_skjer_så"]), ("proeverett", ["slik_får_du_hjelp"]),
     ("proeveartikkel", ["lenke"])],
)  # fmt: skip
def test_each_kind_of_national_record_is_asked_for_its_own(small: Catalog, key: str, lacks: list[str]) -> None:
    assert lacking(small.nasjonalt[f"nasjonalt/{key}"]) == lacks


@pytest.mark.parametrize("word", ["ukjent", None])
def test_a_price_that_is_not_known_is_none(small: Catalog, word: str | None) -> None:
    one = changed(small, testtelefon={"pris": Tekst({"nb": word}, "nb") if word else None}).tiltak["baerum/testtelefon"]

    assert lacking(one) == ["pris"]
