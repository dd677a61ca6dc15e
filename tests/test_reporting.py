"""The command says what an editor should do something about, each thing where it is written, and the same to a program."""

import json
import re
from pathlib import Path

import pytest
from prosjekt import katalog, make_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def test_each_thing_is_said_where_it_is_written(root: Path) -> None:
    url = next(line for line in (root / "data/tiltak.yaml").read_text(encoding="utf-8").splitlines() if "url: " in line).split('"')[1]
    row = f"{url},flyttet,2026-11-20,{url}ny,301 200"
    (root / "data/lenker.csv").write_text(f"url,klasse,kontrollert,naa,sagt\n{row}\n", encoding="utf-8")

    said = katalog(root, "report", "--kommune", "Bærum").stdout

    assert said.startswith(
        "Bærum (2)\n       1  aldri kontrollert\n       5  opplysninger mangler\n       2  ikke oversatt, eller foreldet\n"
    )
    assert "  data/tiltak.yaml:54: baerum/testkurs: da: mangler navnet, beskrivelsen\n" in said
    assert "  data/tiltak.yaml:3: baerum/testtelefon: da: originalen er endret siden oversettelsen" in said
    assert f": flyttet: {url} → {url}ny\n" in said
    assert "I alt" not in said


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", ["delvis bekreftet", "borte", "sperret", "svarte ikke"]), ("da", ["delvist bekræftet", "væk", "spærret", "svarede ikke"])],
)
def test_what_a_link_is_is_said_in_the_editors_language(language: str, words: list[str], root: Path) -> None:
    path = root / "data/tiltak.yaml"
    some = "".join(f"      - {{tekst: Om, url: https://{name}.example.org/, status: delvis}}\n" for name in "abcd")
    text = re.sub(r"(?m)^    lenke:(?:.*\n)(?:^      .*\n)*", "", path.read_text(encoding="utf-8"))
    path.write_text(text.replace("    kilde:", f"    lenke:\n{some}    kilde:", 1), encoding="utf-8")
    rows = [f"https://{name}.example.org/,{what},2026-11-20,,1" for name, what in zip("bcd", ("borte", "sperret", "ukjent"), strict=True)]
    (root / "data/lenker.csv").write_text("\n".join(["url,klasse,kontrollert,naa,sagt", *rows, ""]), encoding="utf-8")

    said = katalog(root, "report", "--kommune", "baerum", KATALOG_LANG=language).stdout

    assert re.findall(r"(?m): ([^:]+): https://[a-d]\.example\.org/$", said) == words


def test_over_all_it_has_the_countries_the_sums_and_the_handwritten_pages(root: Path) -> None:
    (root / "content/nb").mkdir(parents=True)
    (root / "content/nb/om.md").write_text("---\ntitle: Om\n---\n# Om\n\n" + "Dette er en side. " * 8, encoding="utf-8")

    said = katalog(root, "report", KATALOG_LANG="da").stdout

    assert [line for line in said.splitlines() if line and line[0] != " "] == [
        *("Bærum (2)", "Lyngby-Taarbæk (1)", "Norge (3)", "Danmark (2)", "Sider skrevet i hånden, den tungeste først", "I alt (8)"),
    ]
    assert "  content/nb/om.md: LIX 4.0\n" in said
    assert "aldrig kontrolleret" in said


def test_what_has_not_been_looked_at_is_said_with_what_to_run(root: Path) -> None:
    assert "tekster er ikke stavekontrollert slik de står nå. Kjør: make spell" in katalog(root, "report").stdout


def test_the_same_is_written_for_a_program(root: Path) -> None:
    done = katalog(root, "report", "--json", str(root / "rapport.json"))
    said = json.loads((root / "rapport.json").read_text(encoding="utf-8"))

    assert done.returncode == 0
    assert [one["hvem"] for one in said["rapporter"]] == ["baerum", "lyngby-taarbaek", "norge", "danmark"]
    assert said["i_alt"]["oppføringer"]["alle"] == 8


def test_a_file_that_cannot_be_written_is_told(root: Path) -> None:
    done = katalog(root, "report", "--json", str(root / "finnes/ikke.json"))

    assert (done.returncode, "filen kan ikke skrives" in done.stderr) == (1, True)
