"""What an editor is told while typing is true: the schemas are those of the model, and take what is right in two readings.

That they refuse what is wrong, and only that, is told by every wrong file in test_problems.
"""

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from prosjekt import PROJECT, RIGHT
from skjema import READINGS, CoreLoader, faults, schema_of

from katalog import schema
from katalog.catalog import Catalog

DATA = sorted([*(PROJECT / "data").glob("*.yaml"), *(PROJECT / "data/ord").glob("*.yaml")])
EXAMPLES = sorted((RIGHT / "data").glob("*.yaml"))


def place(file: Path) -> str:
    return file.relative_to(PROJECT if file.is_relative_to(PROJECT / "data") else RIGHT).as_posix()


def test_the_schemas_are_those_of_the_model_and_the_vocabulary(real_catalog: Catalog) -> None:
    on_disk = {path.stem: path.read_text(encoding="utf-8") for path in (PROJECT / schema.FOLDER).glob("*.json")}

    assert on_disk == schema.schemas(real_catalog), "Kjør: python -m katalog schema"


def test_writing_what_is_there_changes_nothing(real_catalog: Catalog, tmp_path: Path) -> None:
    first = schema.write(real_catalog, tmp_path)

    again = schema.write(real_catalog, tmp_path)

    assert (len(first), again) == (len(schema.FILES), [])


@pytest.mark.parametrize("name", schema.FILES)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads((PROJECT / schema.FOLDER / f"{name}.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", DATA, ids=place)
def test_a_file_of_the_data_names_its_schema_on_the_first_line(file: Path) -> None:
    (name,) = re.findall(r"\A# yaml-language-server: \$schema=(\S+)\n", file.read_text(encoding="utf-8"))

    assert (file.parent / name).resolve() in [(PROJECT / schema.FOLDER / f"{one}.json").resolve() for one in schema.FILES]
    assert any(fnmatch(place(file), pattern) for pattern in schema.FILES[Path(name).stem])


def test_the_settings_of_vs_code_name_the_same_files_and_schemas() -> None:
    settings = json.loads((PROJECT / ".vscode/settings.json").read_text(encoding="utf-8"))

    assert settings["yaml.schemas"] == {f"./data/skjema/{name}.json": list(files) for name, files in schema.FILES.items()}


@pytest.mark.parametrize("loader", READINGS)
@pytest.mark.parametrize("file", [*DATA, *EXAMPLES], ids=lambda file: file.relative_to(PROJECT).as_posix())
def test_what_is_right_is_taken(file: Path, loader: type[Any]) -> None:
    assert faults(place(file), file, loader) == []


@pytest.mark.parametrize(
    ("field", "value", "taken"),
    [
        ("telefon", "67504770", True),
        ("telefon", "+4767504770", True),
        ("telefon", "00 45 70 25 24 68", True),
        ("telefon", "02800", True),
        ("telefon", "67 50 47 7O", False),
        ("telefon", "67 50 47", False),
        ("telefon", "se nettsiden", False),
        ("nettsted", "https://www.bærum.kommune.no/a?b=c#d", True),
        ("nettsted", "HTTPS://example.org", True),
        ("nettsted", "http:/example.org", False),
        ("nettsted", "post@example.org", False),
        ("nettsted", "https://localhost/", False),
        ("epost", "Postmottak@Bærum.kommune.no", True),
        ("epost", "postmottak", False),
        ("hvem", "113", True),
        ("hvem", "true", True),
        ("hvem", "{nb: Vakten, da: Vagten}", True),
        ("hvem", "{sv: Vakten}", False),
        ("hvem", "[Vakten]", False),
        ("hvem", "", False),
        ("adresse", "x" * 300, True),
        ("adresse", "x" * 301, False),
    ],
)
def test_a_contact_is_taken_as_a_language_server_reads_it(field: str, value: str, taken: bool, tmp_path: Path) -> None:
    file = tmp_path / "kommuner.yaml"
    file.write_text(f"kommuner:\n  - id: baerum\n    nummer: 0301\n    språk: nb\n    kontakt:\n      {field}: {value}\n", encoding="utf-8")

    said = faults("data/kommuner.yaml", file, CoreLoader)

    assert (said == []) is taken


def test_a_value_of_the_vocabulary_is_shown_with_what_it_is_called() -> None:
    (listed,) = schema_of("data/tiltak.yaml").schema["properties"].values()
    field = listed["items"]["properties"]["målgruppe"]["items"]

    assert dict(zip(field["enum"], field["enumDescriptions"], strict=True))["foreldre"] == "Foreldre / Forældre"
