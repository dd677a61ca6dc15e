"""A translation is missing, or follows the original, or the original has changed since; and where nobody has said, that is said."""

import unicodedata
from typing import Literal

import pytest
from prosjekt import changed

from katalog.catalog import Catalog
from katalog.model import Oversettelse, Tiltak
from katalog.texts import Text, texts
from katalog.translations import Translation, fingerprint, translation
from katalog.values import Tekst


def of(one: Tiltak, language: str = "da") -> Translation:
    return translation(one, texts(one), "nb", language)


def telephone(small: Catalog, **values: object) -> Tiltak:
    return changed(small, testtelefon=values).tiltak["baerum/testtelefon"]


def marked(small: Catalog) -> Tiltak:
    """The example's first service, when its translation has been made from what stands there."""
    print_ = fingerprint(texts(telephone(small)), "nb")
    return telephone(small, oversettelse={"da": Oversettelse(fra_hash=print_)})


def test_what_is_only_in_one_language_is_missing_in_the_other_by_field(small: Catalog) -> None:
    one = small.tiltak["baerum/testkurs"]

    assert of(one) == Translation(("navn", "beskrivelse"), "umerket")


def test_a_street_a_title_elsewhere_and_a_code_need_no_translation(small: Catalog) -> None:
    assert of(telephone(small)).missing == ()


def test_a_translation_made_from_what_stands_there_follows_it(small: Catalog) -> None:
    assert of(marked(small)).state == "gjeldende"


def test_one_that_nobody_has_marked_is_not_called_old(small: Catalog) -> None:
    assert of(telephone(small, oversettelse={"da": Oversettelse(av="Oversetter")})).state == "umerket"


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (Tekst({"nb": "Ring når du kan.", "da": "Ring, når du vil."}, "nb"), "foreldet"),
        (Tekst({"nb": "Ring når du vil.", "da": "Ring bare."}, "nb"), "gjeldende"),
        (Tekst({"nb": "Ring  når\ndu vil.", "da": "Ring, når du vil."}, "nb"), "gjeldende"),
        (None, "foreldet"),
    ],
    ids=["another original", "another translation", "another line", "gone"],
)
def test_only_another_original_makes_a_translation_old(small: Catalog, value: Tekst | None, state: str) -> None:
    one = marked(small).model_copy(update={"slik_faar_du_hjelp": value})

    assert of(one).state == state


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_way_a_letter_is_coded_is_no_change(form: Literal["NFC", "NFD"]) -> None:
    said = Tekst({"nb": unicodedata.normalize(form, "Også på kveldstid.")}, "nb")

    assert fingerprint([Text("navn", said)], "nb") == fingerprint([Text("navn", Tekst({"nb": "Også på kveldstid."}, "nb"))], "nb")
