"""What a record may hold: every field is named by the one rule and described to editors; every value is what it says."""

from datetime import date
from typing import Any

import pytest
from prosjekt import TODAY
from pydantic.fields import FieldInfo

from katalog import model
from katalog.model import Post, fields_at, read_record
from katalog.values import Kontekst, Tekst, Telefon, Uttrykk
from katalog.words import spell_out


def records() -> list[type[Post]]:
    return [one for one in vars(model).values() if isinstance(one, type) and issubclass(one, Post)]


FIELDS = [(record, name, info) for record in records() for name, info in record.model_fields.items()]
NAMES = [f"{record.__name__}.{name}" for record, name, _ in FIELDS]
ENGLISH = (" the ", " of ", " and ", " a ")
RIGHT = {
    "id": "proeve",
    "kommune": "baerum",
    "navn": "Prøve",
    "type": "ppt",
    "målgruppe": ["foreldre"],
    "beskrivelse": "En prøve.",
    "kilde": {"tittel": "Prøvekilden"},
}


def context(land: str = "NO", spraak: str = "nb") -> Kontekst:
    return Kontekst(today=TODAY, land=land, spraak=spraak, languages=("nb", "da"))


def read(**more: Any) -> model.Tiltak:
    record, faults = read_record(model.Tiltak, {**RIGHT, **more}, context())
    assert record is not None, faults
    return record


@pytest.mark.parametrize(("record", "name", "info"), FIELDS, ids=NAMES)
def test_a_field_is_called_in_code_what_its_key_is_when_spelt_out(record: type[Post], name: str, info: FieldInfo) -> None:
    assert spell_out(info.alias or name) == name
    assert name.isascii()


@pytest.mark.parametrize(("record", "name", "info"), FIELDS, ids=NAMES)
def test_a_field_tells_editors_what_it_is_for(record: type[Post], name: str, info: FieldInfo) -> None:
    assert info.description
    assert info.description[-1] in ".?"
    assert [word for word in ENGLISH if word in info.description] == []


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__name__)
def test_a_record_refuses_what_it_does_not_know_and_does_not_change(record: type[Post]) -> None:
    assert record.model_config["extra"] == "forbid"
    assert record.model_config["frozen"] is True


def test_what_is_left_out_is_unknown_and_not_guessed() -> None:
    tiltak = read()

    assert (tiltak.kontakt_selv, tiltak.status) == ("ukjent", "aktiv")
    assert (tiltak.kontrollert, tiltak.alder, tiltak.pris, tiltak.doegnaapent) == (None, None, None, None)
    assert (tiltak.kontakt, tiltak.lenke, tiltak.aapent, tiltak.tidspunkt) == ([], [], [], [])


def test_one_way_to_make_contact_may_stand_without_a_list() -> None:
    alone, listed = read(kontakt={"epost": "post@example.org"}), read(kontakt=[{"epost": "post@example.org"}])

    assert alone.kontakt == listed.kontakt


def test_a_service_has_one_name_everywhere() -> None:
    assert read().key == "baerum/proeve"


@pytest.mark.parametrize(
    ("land", "written", "href"),
    [
        ("NO", "67 50 47 70", "tel:+4767504770"),
        ("NO", "+47 67504770", "tel:+4767504770"),
        ("NO", "0047 67 50 47 70", "tel:+4767504770"),
        ("NO", "67.50.47-70", "tel:+4767504770"),
        ("NO", "67\u00a050\u00a047\u00a070", "tel:+4767504770"),
        ("NO", "+45 70 25 24 68", "tel:+4570252468"),
        ("NO", "800 33 321", "tel:+4780033321"),
        ("NO", "116 111", "tel:116111"),
        ("NO", "113", "tel:113"),
        ("NO", "02800", "tel:02800"),
        ("NO", "47 47 47 47", "tel:+4747474747"),
        ("DK", "70 201 201", "tel:+4570201201"),
        ("DK", "70 25 24 68", "tel:+4570252468"),
        ("DK", "45 45 45 45", "tel:+4545454545"),
        ("DK", "+47 22 22 22 22", "tel:+4722222222"),
        ("DK", "116 111", "tel:116111"),
        ("DK", "1813", "tel:1813"),
        ("DK", "112", "tel:112"),
    ],
)
def test_a_number_is_read_as_written_and_dialled_as_in_its_country(land: str, written: str, href: str) -> None:
    kontakt, faults = read_record(model.Kontakt, {"telefon": written}, context(land))

    assert faults == []
    assert kontakt is not None
    assert kontakt.telefon == Telefon(written, href)


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("alder", {"fra": "0", "til": "25"}, model.Alder.model_validate({"fra": "0", "til": "25"})),
        ("døgnåpent", "ja", True),
        ("døgnåpent", "nei", False),
        ("neste_kontroll", "2026-11-01", date(2026, 11, 1)),
        ("intern_merknad", "  hei  ", "hei"),
        ("pris", "gratis", Tekst({"nb": "gratis"}, "nb")),
    ],
)
def test_a_value_becomes_what_it_says(key: str, written: Any, value: Any) -> None:
    tiltak = read(**{key: written})

    assert getattr(tiltak, spell_out(key)) == value


@pytest.mark.parametrize(
    ("written", "spraak", "language", "shown"),
    [
        ("Hei", "nb", "nb", Uttrykk("Hei", "nb")),
        ("Hei", "nb", "da", Uttrykk("Hei", "nb")),
        ("Hej", "da", "nb", Uttrykk("Hej", "da")),
        ({"nb": "Hei", "da": "Hej"}, "nb", "da", Uttrykk("Hej", "da")),
        ({"nb": "Hei"}, "da", "da", Uttrykk("Hei", "nb")),
        ({"da": " Hej ", "nb": "Hei"}, "nb", "se", Uttrykk("Hei", "nb")),
    ],
)
def test_a_text_falls_back_to_its_own_language(written: Any, spraak: str, language: str, shown: Uttrykk) -> None:
    kilde, _ = read_record(model.Kilde, {"tittel": written}, context(spraak=spraak))

    assert kilde is not None
    assert kilde.tittel.i(language) == shown


@pytest.mark.parametrize(("written", "nearest", "shown"), [({"nb": "Hei", "da": "Hej"}, "da", "Hej"), ({"nb": "Hei"}, "da", "Hei")])
def test_a_text_is_shown_in_the_nearest_language_before_its_own(written: dict[str, str], nearest: str, shown: str) -> None:
    kilde, _ = read_record(model.Kilde, {"tittel": written}, context(spraak="nb"))

    assert kilde is not None
    assert kilde.tittel.i("se", nearest).ord == shown


@pytest.mark.parametrize(
    ("record", "path", "key"),
    [
        (model.Tiltak, (), "målgruppe"),
        (model.Tiltak, ("kontakt", 0), "telefon"),
        (model.Tiltak, ("oversettelse", "da"), "av"),
        (model.Nasjonalt, ("rettighet", 2), "paragraf"),
        (model.Kommune, ("profil",), "farge"),
    ],
)
def test_the_keys_that_may_stand_at_a_place_are_known(record: type[Post], path: tuple[str | int, ...], key: str) -> None:
    assert fields_at(record, path)[key]


def test_a_text_has_no_keys_of_its_own() -> None:
    assert fields_at(model.Tiltak, ("navn",)) == {}


def test_all_that_is_wrong_with_a_record_is_told_at_once_with_the_way_to_it() -> None:
    wrong = {**RIGHT, "navn": {"nb": "", "no": "x"}, "alder": {"fra": "x"}, "kilde": [{"tittel": "a"}, {"url": "//x"}], "xyz": "a"}

    record, faults = read_record(model.Tiltak, wrong, context())

    assert record is None
    assert [(fault.path, fault.code) for fault in faults] == [
        (("navn", "no"), "language_unknown"),
        (("navn", "nb"), "text_empty"),
        (("alder", "fra"), "age_bad"),
        (("kilde", 1), "field_missing"),
        (("kilde", 1, "url"), "link_scheme"),
        ((), "field_unknown"),
    ]
