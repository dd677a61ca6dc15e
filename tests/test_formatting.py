"""Good order is only order: a file means the same afterwards, has every comment it had, and is not changed a second time."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prosjekt import PROJECT, REPLACES, RIGHT, TODAY, cases, make_project, name_of

from katalog import catalog
from katalog.formatting import disordered, files, order, ordered
from katalog.model import Kommune, Nasjonalt, Tiltak
from katalog.problems import ProblemsFound
from katalog.reading import parse
from katalog.schema import LISTS

REAL = [(path, key, model) for root in (PROJECT, RIGHT) for path, key, model in files(root)]
KEYS = ["id", "kommune", "navn", "type", "målgruppe", "beskrivelse", "kontakt", "pris", "kilde", "intern_merknad"]
VALUES = {
    "id": [" {}"],
    "kommune": [" baerum", '   "baerum"   '],
    "navn": [" Navn  # merknad {n}a", ' "Navn med : og # i"', "\n      nb: Navn\n      # merknad {n}b\n      da: Navn"],
    "type": [" ppt", " ppt   # merknad {n}c"],
    "målgruppe": [" [foreldre, elever]", "\n      - foreldre\n      - elever  # merknad {n}d", "\n    - foreldre"],
    "beskrivelse": [
        " |-\n      # ingen merknad, men tekst\n      Tekst.   \n\n      - punkt\n",
        " >\n      Tekst\n      som fortsetter.\n\n",
        " |+\n      Tekst.\n\n\n",
        ' "over to\n      # linjer"',
        " over to\n      linjer",
    ],
    "kontakt": [
        " {{telefon: 22 22 22 22}}",
        "\n      telefon: 113\n      # merknad {n}e",
        "\n      - telefon: 113\n\n      - hvem: Vakten",
    ],
    "pris": [" gratis", " ' 100 '"],
    "kilde": [" {{tittel: x}}", "\n      tittel: x  # merknad {n}f", "\n    - tittel: x"],
    "intern_merknad": [" Husk  "],
}


def comments(text: str) -> Counter[str]:
    """Every comment of a text made here: each says that it is one."""
    return Counter(re.findall(r"# merknad .*?(?= *$)", text, re.MULTILINE))


def said_by(text: str) -> object:
    """Return what a text says, whatever its lines; what is no YAML says nothing."""
    return parse(text, "")[0]


@st.composite
def records(draw: st.DrawFn) -> str:
    """A file of records with their keys, comments and blank lines anyhow."""
    dash, gap = draw(st.sampled_from([(0, 1), (2, 1), (2, 3), (4, 1)]))
    lines = draw(st.sampled_from(["# merknad på topp\ntiltak:\n", "tiltak:\n\n", "tiltak:\n"]))
    for i in range(draw(st.integers(1, 3))):
        lines += draw(st.sampled_from(["", "\n", "\n\n\n", f"{' ' * dash}# merknad over {i}\n", f"\n{' ' * dash}# merknad over {i}\n\n"]))
        keys = draw(st.permutations(KEYS))
        fields = []
        for n, key in enumerate(keys[: draw(st.integers(1, len(KEYS)))]):
            value = draw(st.sampled_from(VALUES[key])).format(f"a{i}", n=f"{i}{n}").replace("\n      ", "\n" + " " * (dash + gap + 3))
            value = value.replace("\n    -", "\n" + " " * (dash + gap + 1) + "-")
            above = draw(st.sampled_from(["", "", "\n", f"# merknad felt {i}{n}\n"])) if fields else ""
            fields.append(above + f"{key}{draw(st.sampled_from(['', '', ' ']))}:{value}")
        pad = " " * (dash + gap + 1)
        body = "\n".join(re.sub(rf"(?m)^(?=(?:# merknad felt|(?:{'|'.join(KEYS)}) ?:))", pad, one) for one in fields)
        lines += f"{' ' * dash}-{' ' * gap}{body.removeprefix(pad)}\n"
    return lines + draw(st.sampled_from(["", "\n\n", f"{' ' * dash}# merknad til slutt\n"]))


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_a_file_in_good_order_means_the_same_has_its_comments_and_stays_so(text: str) -> None:
    after = ordered(text, "tiltak", Tiltak)

    assert parse(after, "") == parse(text, "")
    assert comments(after) == comments(text)
    assert ordered(after, "tiltak", Tiltak) == after


@pytest.mark.parametrize(
    ("path", "key", "model"), REAL, ids=lambda value: value.relative_to(PROJECT).as_posix() if isinstance(value, Path) else ""
)
def test_a_real_file_means_the_same_in_good_order_and_loses_no_line(path: Path, key: str, model: type[Tiltak]) -> None:
    text = path.read_text(encoding="utf-8")

    after = ordered(text, key, model)

    assert said_by(after) == said_by(text)
    assert Counter(line.strip() for line in after.splitlines() if line) == Counter(line.strip() for line in text.splitlines() if line)
    assert ordered(after, key, model) == after


@pytest.mark.parametrize("case", [case for case in cases() if case.parent.name in LISTS], ids=name_of)
def test_what_is_wrong_is_not_made_more_wrong(case: Path) -> None:
    _, key, model = LISTS[case.parent.name]
    text = case.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")

    after = ordered(text, key, model)

    assert said_by(after) == said_by(text)
    assert ordered(after, key, model) == after


def test_the_keys_stand_as_the_papers_and_the_data_have_them() -> None:
    assert order(Tiltak)[:5] == ["id", "kommune", "navn", "type", "målgruppe"]
    assert order(Nasjonalt)[:7] == ["id", "land", "slag", "gruppe", "område", "fra_kommune", "belegg"]
    assert order(Kommune)[:3] == ["id", "nummer", "språk"]


def test_a_record_is_put_in_order_with_what_stands_above_each_field() -> None:
    text = """\
tiltak:
- kommune :   baerum   # ny
  # over navnet
  navn: To

  id: b


# om den neste
- id: a
"""

    assert ordered(text, "tiltak", Tiltak) == """\
tiltak:
  - id: b
    kommune: baerum   # ny
    # over navnet
    navn: To

# om den neste
  - id: a
"""  # fmt: skip


def test_the_catalogue_is_the_same_afterwards(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    before = catalog.load(root, today=TODAY)
    text = (root / "data/tiltak.yaml").read_text(encoding="utf-8")
    first, *records_ = text.split("  - id: ")
    moved = [re.sub(r"\A(.*\n)((?:.*\n)*?)(    (?:navn|kommune): .*\n)", r"\1\3\2", one) for one in reversed(records_)]
    (root / "data/tiltak.yaml").write_text(first + "\n\n\n".join(f"  - id: {one}" for one in moved), encoding="utf-8")

    (after,) = disordered(root).values()
    (root / "data/tiltak.yaml").write_text(after, encoding="utf-8")

    assert catalog.load(root, today=TODAY).tiltak == before.tiltak


def test_a_file_that_cannot_be_read_is_told_and_not_touched(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    shutil.copy(PROJECT / "tests/feil/tiltak/yaml-tabulator.yaml", root / REPLACES["tiltak"])

    with pytest.raises(ProblemsFound) as found:
        disordered(root)

    assert [problem.code for problem in found.value.problems] == ["yaml_tab"]
