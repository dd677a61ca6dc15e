"""Norwegian and Danish words are treated as their readers would: addresses, alphabet, nearest spelling, readability."""

import unicodedata

import pytest

from katalog.packing import each, words
from katalog.words import blocks, first_letter, first_sentences, lix, nearest, slug, sort_key, spell_out, without_accents, words_in


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Bærum", "baerum"),
        ("Lyngby-Taarbæk", "lyngby-taarbaek"),
        ("Ålesund", "aalesund"),
        ("Aabenraa", "aabenraa"),
        ("Nordre Follo", "nordre-follo"),
        ("Høje-Taastrup", "hoeje-taastrup"),
        ("Våler", "vaaler"),
        ("Valer", "valer"),
        ("Kárášjohka", "karasjohka"),
        ("Deatnu", "deatnu"),
        ("Guovdageaidnu", "guovdageaidnu"),
        ("Loabák", "loabak"),
        ("Hábmer/Đeanŋu", "habmer-deannu"),
        ("  St. Hans ", "st-hans"),
        ("../hemmelig", "hemmelig"),
        ("«»", ""),
    ],
)
def test_a_name_becomes_an_address_of_plain_letters(name: str, address: str) -> None:
    assert slug(name) == address
    assert slug(unicodedata.normalize("NFD", name)) == address


@pytest.mark.parametrize(("key", "name"), [("målgruppe", "maalgruppe"), ("døgnåpent", "doegnaapent"), ("ÆØÅ", "AeOeAa"), ("id", "id")])
def test_a_key_is_spelt_out_letter_by_letter(key: str, name: str) -> None:
    assert spell_out(key) == name


def test_names_stand_in_norwegian_and_danish_order() -> None:
    ordered = ["Alta", "Asker", "Zürich", "Ærø", "Øksnes", "Ølen", "Aabenraa", "Ål", "Aalborg", "Ålesund", "Aarhus", "Åsnes"]

    assert sorted(reversed(ordered), key=sort_key) == ordered


def test_order_does_not_heed_capitals_or_how_a_letter_is_saved() -> None:
    names = ["ål", "Åa", unicodedata.normalize("NFD", "Åb"), "Émile", "eve"]

    assert sorted(names, key=sort_key) == ["Émile", "eve", "Åa", unicodedata.normalize("NFD", "Åb"), "ål"]


@pytest.mark.parametrize(("name", "letter"), [("Aabenraa", "Å"), ("Ålesund", "Å"), ("Alta", "A"), ("ærø", "Æ"), ("A\u030al", "Å")])
def test_a_name_stands_under_its_letter(name: str, letter: str) -> None:
    assert first_letter(name) == letter


def test_accents_are_taken_off_and_nothing_else() -> None:
    assert without_accents("Kárášjohka é") == "Karasjohka e"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("maalgrupe", "målgruppe"),
        ("malgruppe", "målgruppe"),
        ("MÅLGRUPPE", "målgruppe"),
        ("beskrivelsse", "beskrivelse"),
        ("apent", "åpent"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_the_word_an_editor_meant_is_found(written: str, meant: str | None) -> None:
    assert nearest(written, ["målgruppe", "beskrivelse", "åpent", "navn"]) == meant


@pytest.mark.parametrize(
    ("text", "index"),
    [
        # 4 words in 1 sentence, none long.
        ("Du kan ringe oss.", 4.0),
        # 8 words in 2 sentences: 4; 2 of 8 over six letters (skolen has six, barnehagen and kommunen more): 25.
        ("Spør skolen eller barnehagen. Du kan ringe kommunen.", 29.0),
        # A colon and each item end a sentence: 2 + 2 + 2 words in 3; none long.
        ("Du får:\n\n- en time\n- et svar", 2.0),
        # The hyphen does not count as a letter: «pp-tjen» has six.
        ("Ring pp-tjen nå.", 3.0),
        # A dot inside a number ends nothing.
        ("Det koster 1.500 kroner.", 3.0),
        ("", 0.0),
        ("123 – 456", 0.0),
    ],
)
def test_readability_is_as_counted_by_hand(text: str, index: float) -> None:
    assert lix(text) == pytest.approx(index)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("En linje.", [("p", ["En linje."])]),
        ("En linje\nsom går videre.", [("p", ["En linje som går videre."])]),
        ("Et avsnitt.\n\nEt til.", [("p", ["Et avsnitt."]), ("p", ["Et til."])]),
        ("Du får:\n- en\n- to", [("p", ["Du får:"]), ("ul", ["en", "to"])]),
        ("- en\n\n- to\n\nSlutt.", [("ul", ["en", "to"]), ("p", ["Slutt."])]),
        ("-ikke et punkt", [("p", ["-ikke et punkt"])]),
        ("", []),
    ],
)
def test_plain_text_becomes_paragraphs_and_lists(text: str, parts: list[tuple[str, list[str]]]) -> None:
    assert blocks(text) == parts


@pytest.mark.parametrize(
    ("text", "limit", "taken"),
    [
        ("En. To. Tre.", 7, "En. To."),
        ("En. To. Tre.", 6, "En."),
        ("En lang setning som er lengre enn det er plass til. To.", 10, "En lang…"),
        ("Hva nå? Ring! «Hei.» Ok.", 13, "Hva nå? Ring!"),
        ("Kl. 12 er det stengt. Kom senere.", 22, "Kl. 12 er det stengt."),
        ("هل تريد المساعدة؟ اتصل بنا. نحن هنا.", 30, "هل تريد المساعدة؟ اتصل بنا."),
        ("Første avsnitt.\n\nAndre avsnitt.", 100, "Første avsnitt."),
        ("- bare\n- en liste", 100, "bare, en liste"),
    ],
)
def test_a_card_takes_whole_sentences_from_the_start(text: str, limit: int, taken: str) -> None:
    assert first_sentences(text, limit) == taken


@pytest.mark.parametrize(
    "text", ["Ring 116 111, eller skriv.", "PP-tjenesten (PPT) i «Å-byen»", "på_nett: 2.trinn,4b", "Är\u00a0d’Arc?\n\n- ½", ""]
)
def test_each_word_of_a_text_is_found_once(text: str) -> None:
    assert each(text) == set(words(text))


def test_a_word_has_letters_and_what_holds_them_together() -> None:
    assert sorted(words_in("PP-tjenesten, (PPT). d’Arc og_så: 2.trinn - 116 111.")) == ["PP-tjenesten", "PPT", "d’Arc", "og", "så", "trinn"]
