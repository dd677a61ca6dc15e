"""What the page about accessibility says has been tried is what the tests try: a file that another run would not write is refused."""

import pytest
from besoek import DESKTOP, LANGUAGES, SMALL, TABLET, TEMPLATES
from test_browser import AXE

from bench.proeve import axe_version
from katalog.catalog import Catalog
from katalog.operators import Proevd


@pytest.fixture
def proevd(real_catalog: Catalog) -> Proevd:
    assert real_catalog.proevd, "Kjør «make evidence»."
    return real_catalog.proevd


def test_the_tests_are_those_that_were_run(proevd: Proevd) -> None:
    assert proevd.axe == axe_version(), "Kjør «make evidence»."
    assert proevd.regler == AXE["runOnly"]["values"]  # type: ignore[index]
    assert proevd.bredder == [str(one["width"]) for one in (SMALL, TABLET, DESKTOP)]


def test_every_page_was_looked_at_and_nothing_was_found(proevd: Proevd) -> None:
    assert (int(proevd.sider), proevd.funn) == (len(TEMPLATES) * len(LANGUAGES), "0"), "Kjør «make evidence»."
    assert int(proevd.tastatur) > 0
