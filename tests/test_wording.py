"""The same is called the same in every text: a word to avoid is said with what to say, and a translation that says something else too."""

import pytest

from katalog.model import Ordforklaring
from katalog.values import Tekst
from katalog.wording import Glossary, Instead


def concept(key: str, nb: str, da: str, **more: object) -> Ordforklaring:
    words = {"ord": Tekst({"nb": nb, "da": da}, "nb"), "forklaring": Tekst({"nb": "."}, "nb"), "samsvar": "likt"}
    return Ordforklaring.model_construct(**{"id": key, "gruppe": "skole", "synonymer": {}, "fraser": {}, "unngaa": {}, **words, **more})


GLOSSARY = Glossary(
    {
        one.id: one
        for one in (
            concept("vegring", "skolevegring", "skolevægring", unngaa={"nb": ["skolenekter"]}, synonymer={"da": ["skolefobi"]}),
            concept("vurdering", "sakkyndig vurdering", "vurdering (PPV)"),
            concept("sfo", "SFO", "SFO / fritidsordning"),
            concept("me", "ME", "kronisk træthed"),
            concept("stat", "statsforvalteren", "ankestyrelsen", samsvar="omtrentlig"),
        )
    }
)


@pytest.mark.parametrize("text", ["En skolenekter er et barn.", "Skolenektere.", "Skolenekteren kom."])
def test_a_word_to_avoid_is_found_in_any_form(text: str) -> None:
    assert GLOSSARY.discouraged(GLOSSARY.read(text, "nb")) == [Instead("skolenekter", "skolevegring")]


@pytest.mark.parametrize("text", ["Barnet nekter.", "skolenekterbegrepet", "Skole. Nekter.", ""])
def test_another_word_is_not_taken_for_it(text: str) -> None:
    assert GLOSSARY.discouraged(GLOSSARY.read(text, "nb")) == []


def test_a_word_to_avoid_in_one_language_is_a_word_in_the_other() -> None:
    assert GLOSSARY.discouraged(GLOSSARY.read("En skolenekter.", "da")) == []


@pytest.mark.parametrize(
    ("original", "text", "lacking"),
    [
        ("Om skolevegring.", "Om at blive hjemme.", [Instead("skolevegring", "skolevægring")]),
        ("Om skolevegring.", "Om skolevægringen.", []),
        ("Om skolevegring.", "Om skolefobi.", []),
        ("Om skolevegring.", "Om «skolevegring», som det hedder på norsk.", []),
        ("En sakkyndig vurdering.", "Noget andet.", [Instead("sakkyndig vurdering", "vurdering (PPV)")]),
        ("En sakkyndig vurdering.", "En PPV.", []),
        ("En sakkyndig mening.", "Noget andet.", []),
        ("Søk om ME.", "Noget andet.", [Instead("ME", "kronisk træthed")]),
        ("Snakk med meg.", "Noget andet.", []),
        ("Klag til statsforvalteren.", "Klag til nogen.", []),
        ("Om skolevegring.", "", []),
    ],
    ids=["lacking", "inflected", "another word for it", "kept and explained", "two words", "its letters", "half of it", "letters",
         "letters in a word", "not the same in both countries", "not translated"],
)  # fmt: skip
def test_a_translation_says_what_the_glossary_says(original: str, text: str, lacking: list[Instead]) -> None:
    assert GLOSSARY.untranslated(GLOSSARY.read(original, "nb"), GLOSSARY.read(text, "da")) == lacking
