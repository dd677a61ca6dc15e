"""Every link out of the site is said to be what it is, and given its new address everywhere; an exception is not asked for.

Nothing here leaves this machine: every name leads to a server of our own.
"""

import argparse
import json
import re
import shutil
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lenketjener import Lenketjener, lenketjener
from prosjekt import PROJECT, TODAY, katalog, make_project
from test_links_asked import manners

from katalog import catalog, linkbook, linking
from katalog.linkbook import meaning
from katalog.problems import ProblemsFound

SERVICE = """tiltak:
  # Merknader blir stående, også om {url}/301
  - id: lenketiltak
    kommune: baerum
    navn: Lenketiltak
    type: konsultasjon
    målgruppe: [foreldre]
    beskrivelse: |-
      Les mer:

      {url}/301. Eller {url}/404, om du vil.
    lenke:
      - {{tekst: Ett, url: {url}/301, status: bekreftet}}   # {url}/301
      - {{tekst: To, url: "{url}/ok", status: bekreftet}}
      - tekst: Tre
        url: '{url}/til-norsk'
        status: delvis
    kilde: {{tittel: Kilden, url: {url}/403}}
"""
PAGE = """---
title: Siden
---
# Siden

Se [ett sted]({url}/301 "Tittel"), <{url}/308> og {url}/301#del.
(Også {url}/404).

```text
{url}/500
```

`{url}/500` er bare et eksempel.
"""


@pytest.fixture
def held() -> Iterator[Lenketjener]:
    with lenketjener() as found:
        yield found


@pytest.fixture
def project(tmp_path: Path, held: Lenketjener) -> Path:
    """The example catalogue, with links in it to a server of our own."""
    root = make_project(tmp_path)
    for name in ("norge", "danmark"):
        file = root / f"data/register/{name}.csv"
        file.write_text("\n".join(_without_site(line) for line in file.read_text(encoding="utf-8").splitlines()) + "\n", encoding="utf-8")
    _without_words_that_lead_away(root)
    (root / "data/tiltak").mkdir()
    (root / "data/tiltak/lenker.yaml").write_text(SERVICE.format(url=held.url("")), encoding="utf-8")
    (root / "content/nb").mkdir(parents=True)
    (root / "content/nb/side.md").write_text(PAGE.format(url=held.url("")), encoding="utf-8")
    return root


def _without_words_that_lead_away(root: Path) -> None:
    for path in (root / "data/ord").glob("*.yaml"):
        path.write_text(re.sub(r"https://[\w.]+/", "https://example.org/", path.read_text(encoding="utf-8")), encoding="utf-8")


def _without_site(line: str) -> str:
    return f"{line.rsplit(',', 1)[0]}," if "://" in line else line


def run(root: Path, *arguments: str) -> str:
    """Do what `links` does, with servers of our own for those of others."""
    parser = argparse.ArgumentParser()
    linking.links_arguments(parser)
    options = parser.parse_args(arguments, argparse.Namespace(root=root, today=TODAY, kommune=""))
    return linking.checked(catalog.load(root, today=TODAY), options, manners())


def ended(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Do so where something is gone, and return what is said."""
    with pytest.raises(SystemExit) as stop:
        run(root, *arguments)
    assert stop.value.code == 1
    return capsys.readouterr().out


def texts(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(root.rglob("*")) if path.is_file()}


# What they are


def test_what_is_to_be_done_is_said_first_with_every_place(project: Path, held: Lenketjener, capsys: pytest.CaptureFixture[str]) -> None:
    url = held.url("")

    said = ended(project, capsys)

    assert said == "\n".join(
        [
            "Borte (1). Finn en ny adresse, eller ta lenken bort:",
            f"  content/nb/side.md:7: {url}/404 – 404: siden finnes ikke",
            f"  data/tiltak/lenker.yaml:11: {url}/404 – 404: siden finnes ikke",
            "",
            "Flyttet for godt (4). «links --fix» bytter adressen alle steder:",
            f"  content/nb/side.md:6: {url}/301 → {url}/ok",
            f"  content/nb/side.md:6: {url}/301#del → {url}/ok#del",
            f"  content/nb/side.md:6: {url}/308 → {url}/ok",
            f"  data/tiltak/lenker.yaml:11: {url}/301 → {url}/ok",
            f"  data/tiltak/lenker.yaml:13: {url}/301 → {url}/ok",
            f"  data/tiltak/lenker.yaml:16: {url}/til-norsk → {url}/b%C3%B8r/%C3%A6%20%C3%B8",
            "",
            "Slipper ikke maskiner inn (1). Åpne siden selv; er den riktig, skriv et unntak i data/lenkeunntak.yaml:",
            f"  data/tiltak/lenker.yaml:18: {url}/403 – 403: slipper ikke maskiner inn",
            "",
            "Fungerer: 1.",
            "",
            "Skrevet: data/lenker.csv.",
            "",
        ]
    )
    assert (project / linkbook.ANSWERS).read_text(encoding="utf-8") == "\n".join(
        [
            "url,klasse,kontrollert,naa,sagt",
            f"{url}/301,flyttet,2026-11-22,{url}/ok,301 200",
            f"{url}/301#del,flyttet,2026-11-22,{url}/ok#del,301 200",
            f"{url}/308,flyttet,2026-11-22,{url}/ok,308 200",
            f"{url}/403,sperret,2026-11-22,,403",
            f"{url}/404,borte,2026-11-22,,404",
            f"{url}/ok,fungerer,2026-11-22,,200",
            f"{url}/til-norsk,flyttet,2026-11-22,{url}/b%C3%B8r/%C3%A6%20%C3%B8,301 200",
            "",
        ]
    )


def test_each_address_is_asked_for_once_however_often_it_stands(
    project: Path, held: Lenketjener, capsys: pytest.CaptureFixture[str]
) -> None:
    ended(project, capsys, "--dry-run")

    assert [one for one in held.asked if one.endswith(" /301")] == ["HEAD skole.no /301"]
    assert [one for one in held.asked if "/500" in one] == []
    assert not (project / linkbook.ANSWERS).exists()


def test_it_is_said_in_danish(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KATALOG_LANG", "da")

    said = ended(project, capsys)

    assert "Væk (1). Find en ny adresse, eller fjern linket:" in said
    assert "404: siden findes ikke" in said


def test_the_same_as_json(project: Path, held: Lenketjener, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(ended(project, capsys, "--json"))

    assert found["dag"] == "2026-11-22"
    assert found["lenker"][4] == {
        "url": held.url("/404"),
        "klasse": "borte",
        "naa": "",
        "sagt": "404",
        "steder": [{"fil": "content/nb/side.md", "linje": 7}, {"fil": "data/tiltak/lenker.yaml", "linje": 11}],
    }


def test_what_others_wrote_is_no_markdown(project: Path, held: Lenketjener, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content/nb/side.md").write_text(held.url("/404?*a*&@b"), encoding="utf-8")

    said = ended(project, capsys, "--markdown")

    assert f"- content/nb/side.md:1: {held.url('/404')}?\\*a\\*\\&\\@b – 404" in said


def test_of_very_many_a_forge_is_told_as_many_as_it_takes(project: Path, held: Lenketjener, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content/nb/side.md").write_text(f"{held.url('/404')}\n" * 1000, encoding="utf-8")

    said = ended(project, capsys, "--markdown")

    assert "- og 961 til, som står i data/lenker.csv\n" in said
    assert len(said) < 20_000


def test_of_one_municipality_alone_the_others_answers_are_kept(
    project: Path, held: Lenketjener, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / linkbook.ANSWERS
    rows = [
        f"{held.url('/308')},fungerer,2026-10-01,,200",
        f"{held.url('/ok')},borte,2026-10-01,,404",
        "https://gammel.no/,borte,2026-10-01,,404",
    ]
    file.write_text("\n".join(["url,klasse,kontrollert,naa,sagt", *rows, ""]), encoding="utf-8")

    ended(project, capsys, "--kommune", "baerum")

    said = file.read_text(encoding="utf-8")
    assert f"{held.url('/308')},fungerer,2026-10-01,,200\n" in said
    assert f"{held.url('/ok')},fungerer,2026-11-22,,200\n" in said
    assert "gammel.no" not in said
    assert f"{held.url('/301#del')}" not in said


def test_where_nobody_answers_it_is_we_who_are_cut_off(project: Path, held: Lenketjener) -> None:
    before = texts(project)
    (project / "data/tiltak/lenker.yaml").write_text(SERVICE.format(url="http://127.0.0.1:9"), encoding="utf-8")
    (project / "content/nb/side.md").write_text("https://finnes-ikke.no/\n", encoding="utf-8")

    with pytest.raises(ProblemsFound) as found:
        run(project, "--fix")

    assert [one.code for one in found.value.problems] == ["links_offline"]
    assert texts(project).keys() == before.keys()


def test_a_project_without_links_is_in_order(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    shutil.copy(PROJECT / "tests/feil/register-norge/lite-er-i-orden.csv", root / "data/register/norge.csv")
    (root / "data/register/danmark.csv").write_text(
        "nummer,navn,kortnavn,region,nettsted\n173,Lyngby-Taarbæk,,Hovedstaden,\n", encoding="utf-8"
    )
    shutil.copy(PROJECT / "tests/feil/vokabular/liten-er-i-orden.yaml", root / "data/vokabular.yaml")
    _without_words_that_lead_away(root)

    done = katalog(root, "links")

    assert (done.returncode, done.stdout, done.stderr) == (0, "Fungerer: 0.\n\nSkrevet: data/lenker.csv.\n", "")


# New addresses


def test_what_has_moved_gets_its_address_everywhere_and_all_else_stands(
    project: Path, held: Lenketjener, capsys: pytest.CaptureFixture[str]
) -> None:
    before, url = texts(project), held.url("")

    said = ended(project, capsys, "--fix")

    after = texts(project)
    assert "Skrevet: content/nb/side.md, data/tiltak/lenker.yaml, data/lenker.csv." in said
    assert {name for name in after if after[name] != before.get(name)} == {
        "content/nb/side.md",
        "data/tiltak/lenker.yaml",
        linkbook.ANSWERS,
    }
    page = before["content/nb/side.md"].replace("/301", "/ok").replace("/308", "/ok")
    assert after["content/nb/side.md"] == page
    service = (
        before["data/tiltak/lenker.yaml"]
        .replace("/301.", "/ok.")
        .replace("/301,", "/ok,")
        .replace("/til-norsk", "/b%C3%B8r/%C3%A6%20%C3%B8")
    )
    assert after["data/tiltak/lenker.yaml"] == service
    assert f"status: bekreftet}}   # {url}/301\n" in after["data/tiltak/lenker.yaml"]
    assert f"{url}/ok,fungerer,2026-11-22,,200\n" in after[linkbook.ANSWERS]
    assert "flyttet" not in after[linkbook.ANSWERS]


def test_a_second_time_nothing_is_left_to_be_done(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended(project, capsys, "--fix")
    before = texts(project)

    said = ended(project, capsys, "--fix")

    assert texts(project) == before
    assert "Skrevet" not in said


def test_with_nothing_but_a_look_nothing_is_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = texts(project)

    said = ended(project, capsys, "--fix", "--dry-run")

    assert "Dette ville bli skrevet: content/nb/side.md, data/tiltak/lenker.yaml, data/lenker.csv." in said
    assert texts(project) == before


# Exceptions


def exceptions(root: Path, *rows: str) -> None:
    (root / linkbook.EXCEPTIONS).write_text("\n".join(["lenkeunntak:", *(f"  - {row}" for row in rows), ""]), encoding="utf-8")


@pytest.mark.parametrize(
    ("rows", "said", "asked"),
    [
        (['{url: "%s/403", grunn: Sperret, til: 2026-11-22}'], ["på grunn av|fordi det er skrevet et unntak: 1."], False),
        (["{tjener: skole.no, grunn: Sperret, til: 2027-11-22}"], ["unntak: 7."], False),
        (['{url: "%s/403", grunn: Sperret, til: 2026-11-21}'], ["unntaket for %s/403 gikk ut 2026-11-21", "403: slipper"], True),
        (["{tjener: ole.no, grunn: Annen, til: 2027-01-01}"], ["unntaket for ole.no gjelder ingen lenke lenger"], True),
    ],
    ids=["a link", "a server", "expired", "idle"],
)
def test_an_exception_holds_until_its_last_day(
    project: Path, held: Lenketjener, rows: list[str], said: list[str], asked: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    exceptions(project, *(row % held.url("") if "%s" in row else row for row in rows))

    try:
        told = run(project)
    except SystemExit:
        told = capsys.readouterr().out

    assert [one for one in said if (one % held.url("") if "%s" in one else one.split("|")[-1]) not in told] == []
    assert any("/403" in one for one in held.asked) == asked
    assert (held.url("/403") in (project / linkbook.ANSWERS).read_text(encoding="utf-8")) == asked


def test_an_exception_past_its_day_is_said_by_check_and_stops_nothing(project: Path) -> None:
    exceptions(project, "{tjener: skole.no, grunn: Sperret, til: 2026-01-01}")

    done = katalog(project, "check")

    assert done.returncode == 0
    assert done.stdout.startswith("data/lenkeunntak.yaml:2: unntaket for skole.no gikk ut 2026-01-01, så lenken blir kontrollert igjen.")


# The file of answers


def test_fmt_puts_the_answers_in_order_and_leaves_what_it_does_not_know(project: Path) -> None:
    file = project / linkbook.ANSWERS
    head, rows = "url,klasse,kontrollert,naa,sagt", ["https://b.no/,borte,2026-11-20,,404", "https://a.no/,fungerer,2026-11-20,,200"]
    file.write_text("\n".join([head, "", *rows, ""]), encoding="utf-8")

    assert katalog(project, "fmt", "--check").returncode == 1
    katalog(project, "fmt")

    assert file.read_text(encoding="utf-8") == "\n".join([head, *reversed(rows), ""])
    assert katalog(project, "fmt", "--check").returncode == 0


@pytest.mark.parametrize(
    ("sagt", "said"),
    [
        ("200", "200: svarer som den skal"),
        ("301 302 503", "301 → 302 → 503: tjeneren har en feil nå"),
        ("tid", "svarte ikke i tide"),
        ("418", "418: svarte noe annet enn en side"),
    ],
)
def test_what_was_answered_is_told_in_words(sagt: str, said: str) -> None:
    assert meaning(sagt) == said


@pytest.mark.parametrize(
    ("url", "epost", "said"),
    [
        ("", "", "skolenaervaer-lenker/1"),
        ("https://skole.no/", "post@skole.no", "skolenaervaer-lenker/1 (+https://skole.no/; post@skole.no)"),
        ("https://skole.no/\r\nX-Mer: ja", "", "skolenaervaer-lenker/1"),
        ("javascript:1", "", "skolenaervaer-lenker/1"),
    ],
)
def test_who_asks_says_who_that_is_as_far_as_it_is_known(url: str, epost: str, said: str, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    host = f"vert: {{eier: Eier, land: NO, telefon: 22 22 22 22, epost: {epost}}}\n" if epost else "vert: {eier: Eier, land: NO}\n"
    (root / "data/vert.yaml").write_text(host, encoding="utf-8")

    assert linking.agent(url, catalog.load(root, today=TODAY)) == said


@pytest.mark.parametrize("number", [0, 1], ids=["nb", "da"])
def test_the_exception_that_contributing_shows_is_one(number: int, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    shown = re.findall(r"  ```yml\n(  lenkeunntak:.*?)  ```", (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
    (root / linkbook.EXCEPTIONS).write_text(textwrap.dedent(shown[number]), encoding="utf-8")

    (found,) = catalog.load(root, today=TODAY).lenker.unntak

    assert (found.what, found.til) == ("https://www.example.org/side", date(2027, 5, 1))
