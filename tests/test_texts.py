"""What is read of a record or a page is found, whatever it is for; what is not read is left out."""

import pytest

from katalog.catalog import Catalog
from katalog.texts import prose, read, texts, whole


def test_every_text_that_is_the_records_own_is_found_with_its_field(small: Catalog) -> None:
    found = texts(small.tiltak["baerum/testtelefon"])

    assert [text.field for text in found] == [
        *("navn", "beskrivelse", "slik_får_du_hjelp", "hva_skjer_så", "kontakt.hvem", "kontakt.hvem", "kontakt.adresse", "åpningstid"),
        *("ventetid.tekst", "pris", "samarbeid", "samarbeid", "lenke.tekst", "lenke.tekst", "varsel"),
    ]


def test_sentences_are_those_that_tell_what_it_is_and_how_one_gets_it(small: Catalog) -> None:
    those = texts(small.tiltak["baerum/testtelefon"])

    assert prose(those, "da").endswith("\n\nRing, når du vil.\n\nNogen svarer.")
    assert "Vagten" not in prose(those, "da")
    assert "Vagten" in whole(those, "da")


def test_nothing_is_read_in_a_language_that_a_record_is_not_in(small: Catalog) -> None:
    assert prose(texts(small.tiltak["baerum/testkurs"]), "da") == ""


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("---\ntitle: Om\n---\n# Om\n\nEn setning.", "En setning."),
        ("En [lenke](../om/) her.", "En lenke her."),
        ("Før.\n\n[katalog:akutt]\n\nEtter.", "Før. Etter."),
        ("[bare:NO]Bare her.[/bare]", "Bare her."),
        ("1. Først\n2. Så", "- Først - Så"),
        ("Skriv `make site` i dag.", "Skriv i dag."),
        ("Før.\n\n```sh\nmake site\n```\n\nEtter.", "Før. Etter."),
        ('<div lang="en" markdown>\n\n> In English.\n\n</div>\n\nNorsk.', "Norsk."),
        ("| a | b |\n| - | - |\n\nTekst.", "Tekst."),
        ("## Overskrift {#anker}\n\nTekst.\n\n## En til\n\nMer.", "Tekst. Mer."),
    ],
    ids=["head", "link", "mark", "part", "numbers", "code", "block of code", "English", "table", "headings"],
)
def test_of_a_handwritten_page_only_sentences_are_read(written: str, left: str) -> None:
    assert " ".join(read(written).split()) == left
