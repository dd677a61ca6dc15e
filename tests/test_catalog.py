"""Files in, one frozen catalogue out: in the order it was written, cross-checked, with every place known."""

import re
import shutil
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest
from prosjekt import PROJECT, RIGHT, TODAY, make_project, problems_in

from katalog import catalog, registers, rules
from katalog.catalog import Catalog, Place
from katalog.problems import ProblemsFound
from katalog.registers import Sted
from katalog.values import Uttrykk

PART = """tiltak:
  - id: {id}
    kommune: lyngby-taarbaek
    navn: Prøve
    type: ppt
    målgruppe: [foreldre]
    beskrivelse: En prøve.
    kilde: {{tittel: Prøvekilden}}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("riktig"))


@pytest.fixture(scope="module")
def riktig(root: Path) -> Catalog:
    return catalog.load(root, today=TODAY)


@pytest.fixture(scope="module")
def steder() -> dict[str, Sted]:
    found, problems = registers.load(PROJECT)
    assert problems == []
    return found


def grown(target: Path, **parts: str) -> Path:
    """A project whose tiltak.yaml has grown into files of its own, one for each of *parts*."""
    root = make_project(target)
    folder = root / "data/tiltak"
    folder.mkdir()
    shutil.copy(RIGHT / "data/tiltak.yaml", folder / "alle.yaml")
    for name, text in parts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


def test_the_example_catalogue_is_read_whole(riktig: Catalog) -> None:
    assert list(riktig.tiltak) == ["baerum/testtelefon", "baerum/testkurs", "lyngby-taarbaek/testforloeb"]
    assert list(riktig.kommuner) == ["baerum", "lyngby-taarbaek"]
    assert [one.slag for one in riktig.nasjonalt.values()] == ["hjelpelinje", "lovpålagt", "lovpålagt", "rettighet", "ressurs"]
    assert list(riktig.ordliste) == ["proeving", "test"]
    assert riktig.languages == ("nb", "da")


def test_the_example_catalogue_uses_every_field_a_service_can_have(riktig: Catalog) -> None:
    used = {name for tiltak in riktig.tiltak.values() for name in tiltak.model_fields_set}

    assert set(type(riktig.tiltak["baerum/testkurs"]).model_fields) - used == set()


@pytest.mark.parametrize("part", ["alder", "kontakt", "aapent", "tidspunkt", "ventetid", "rettighet", "lenke", "kilde", "kontrollert"])
def test_the_example_catalogue_uses_every_field_inside_a_field(part: str, riktig: Catalog) -> None:
    values = [getattr(tiltak, part) for tiltak in riktig.tiltak.values() if getattr(tiltak, part)]
    records = [one for value in values for one in (value if isinstance(value, list) else [value])]

    assert set(type(records[0]).model_fields) - {name for one in records for name in one.model_fields_set} == set()


def test_the_catalogue_does_not_change_after_it_is_read(riktig: Catalog) -> None:
    with pytest.raises(FrozenInstanceError):
        riktig.tiltak = {}  # type: ignore[misc]  # what is tested


@pytest.mark.parametrize(
    ("key", "language", "shown"),
    [
        ("baerum/testtelefon", "nb", Uttrykk("Testtelefonen", "nb")),
        ("baerum/testtelefon", "da", Uttrykk("Testtelefonen (på dansk)", "da")),
        ("baerum/testkurs", "da", Uttrykk("Prøvekurs bare på bokmål", "nb")),
        ("lyngby-taarbaek/testforloeb", "nb", Uttrykk("Et dansk prøveforløb", "da")),
        ("lyngby-taarbaek/testforloeb", "da", Uttrykk("Et dansk prøveforløb", "da")),
    ],
)
def test_a_text_without_a_translation_is_shown_in_the_language_of_its_municipality(
    key: str, language: str, shown: Uttrykk, riktig: Catalog
) -> None:
    assert riktig.tiltak[key].navn.i(language) == shown


def test_a_number_is_dialled_as_in_the_country_of_its_municipality(riktig: Catalog) -> None:
    numbers = [kontakt.telefon.href for tiltak in riktig.tiltak.values() for kontakt in tiltak.kontakt if kontakt.telefon]

    assert numbers == ["tel:+4722222222", "tel:+4522222223"]


def test_every_record_knows_where_it_is_written(riktig: Catalog, root: Path) -> None:
    place = riktig.places["baerum/testkurs"]

    assert place.file == "data/tiltak.yaml"
    assert (root / place.file).read_text(encoding="utf-8").splitlines()[place.line - 1] == "  - id: testkurs"
    assert riktig.places["kommune/baerum"] == Place("data/kommuner.yaml", 3)
    assert {"nasjonalt/proevelinjen", "ordliste/test"} <= set(riktig.places)


def test_a_help_line_of_one_county_answers_only_there(riktig: Catalog) -> None:
    assert [line.id for line in riktig.help_lines(riktig.steder["baerum"])] == ["proevelinjen"]
    assert riktig.help_lines(riktig.steder["oslo"]) == []
    assert riktig.help_lines(riktig.steder["lyngby-taarbaek"]) == []


@pytest.mark.parametrize(("was", "now"), [("belegg: bekreftet", "belegg: ubekreftet"), ("belegg: bekreftet", "status: nedlagt")])
def test_what_is_not_known_or_closed_is_not_shown(was: str, now: str, tmp_path: Path) -> None:
    file = make_project(tmp_path) / "data/nasjonalt.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(was, now, 1), encoding="utf-8")

    found = catalog.load(tmp_path, today=TODAY)

    assert found.national("NO", "hjelpelinje") == []


def test_a_closed_service_is_not_among_its_municipality_s(tmp_path: Path) -> None:
    file = make_project(tmp_path) / "data/tiltak.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("status: pause", "status: nedlagt"), encoding="utf-8")

    found = catalog.load(tmp_path, today=TODAY)

    assert [tiltak.id for tiltak in found.in_kommune("baerum")] == ["testtelefon"]
    assert "baerum/testkurs" in found.tiltak


def test_the_services_may_grow_into_files_of_their_own(tmp_path: Path) -> None:
    root = grown(tmp_path, danmark=PART.format(id="ny"))
    (root / "data/tiltak.yaml").unlink()

    found = catalog.load(root, today=TODAY)

    assert len(found.tiltak) == 4
    assert found.places["lyngby-taarbaek/ny"] == Place("data/tiltak/danmark.yaml", 2)


def test_files_of_their_own_are_read_beside_tiltak_yaml(tmp_path: Path) -> None:
    root = grown(tmp_path, danmark=PART.format(id="ny"))
    (root / "data/tiltak/alle.yaml").unlink()

    found = catalog.load(root, today=TODAY)

    assert len(found.tiltak) == 4


def test_an_id_used_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    root = grown(tmp_path, danmark=PART.format(id="ny"), igjen=PART.format(id="ny"))
    (root / "data/tiltak/alle.yaml").unlink()

    problems = problems_in(root)

    assert [(problem.file, problem.line, problem.code) for problem in problems] == [("data/tiltak/igjen.yaml", 2, "id_twice")]
    assert problems[0].values == {"value": "ny", "file": "data/tiltak/danmark.yaml", "first": 2}


def test_what_is_wrong_depends_on_the_day_it_is_checked(root: Path) -> None:
    with pytest.raises(ProblemsFound) as raised:
        catalog.load(root, today=date(2026, 10, 31))

    assert {problem.code for problem in raised.value.problems} == {"date_future"}
    assert len(raised.value.problems) == 2


def test_the_registers_have_every_municipality_of_both_countries(steder: dict[str, Sted]) -> None:
    assert len([sted for sted in steder.values() if sted.land == "NO"]) == 357
    assert len([sted for sted in steder.values() if sted.land == "DK"]) == 98


def test_every_municipality_has_an_address_of_its_own(steder: dict[str, Sted]) -> None:
    assert len({sted.slug for sted in steder.values()}) == 455


@pytest.mark.parametrize(
    ("nummer", "address", "name"),
    [
        ("0301", "oslo", "Oslo"),
        ("3201", "baerum", "Bærum"),
        ("1515", "heroey-moere-og-romsdal", "Herøy (Møre og Romsdal)"),
        ("1818", "heroey-nordland", "Herøy (Nordland)"),
        ("3419", "vaaler-innlandet", "Våler (Innlandet)"),
        ("3114", "vaaler-oestfold", "Våler (Østfold)"),
        ("5610", "karasjok", "Karasjok"),
        ("5612", "kautokeino", "Kautokeino"),
        ("173", "lyngby-taarbaek", "Lyngby-Taarbæk"),
        ("580", "aabenraa", "Aabenraa"),
    ],
)
def test_a_municipality_is_called_by_its_norwegian_or_danish_name(nummer: str, address: str, name: str, steder: dict[str, Sted]) -> None:
    assert (steder[nummer].slug, steder[nummer].navn) == (address, name)


def test_municipalities_stand_in_alphabetical_order(riktig: Catalog) -> None:
    names = [sted.navn for sted in riktig.steder.values()]

    assert (names[0], names[-1]) == ("Albertslund", "Åsnes")
    assert names.index("Øyer") < names.index("Aabenraa") < names.index("Ålesund")


def test_the_ids_that_no_service_may_have_are_those_of_the_frame() -> None:
    frame = (PROJECT / "overrides/main.html").read_text(encoding="utf-8")

    assert set(rules.FRAME_IDS) == set(re.findall(r'(?<!-)\bid="([^"]+)"', frame))
