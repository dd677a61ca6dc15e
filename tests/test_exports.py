"""Open data is under data/, each file once, the same for the same catalogue, and tells nothing that is meant for editors."""

from pathlib import Path

from prosjekt import open_data

from katalog import exports
from katalog.catalog import Catalog

URL = "https://skole.example.org/sub/"
# In tests/riktig, a note to other editors.
SECRET = "HEMMELIG"


def test_every_file_is_under_data_and_written_once(small: Catalog) -> None:
    paths = [path for path, _ in exports.files(small, URL)]

    assert [path for path in paths if not path.startswith("data/")] == []
    assert len(paths) == len(set(paths))


def test_the_same_catalogue_gives_the_same_bytes(small: Catalog) -> None:
    assert open_data(small, URL) == open_data(small, URL)


def test_no_file_has_what_is_meant_for_editors(small: Catalog) -> None:
    assert [path for path, text in open_data(small, URL).items() if SECRET in text or "merknad" in text] == []


def test_the_built_site_has_the_files_as_they_were_made(built_site: Path, real_catalog: Catalog) -> None:
    made = open_data(real_catalog, URL)

    found = {path: (built_site / path).read_bytes().decode() for path in made}

    assert found == made
