"""What editors write reaches the page as text, in its own language, with what is unknown said to be so."""

import dataclasses
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from prosjekt import PROJECT, TODAY, make_project

from katalog import catalog
from katalog.catalog import Catalog
from katalog.model import Oversettelse
from katalog.pages import Page, Pages
from katalog.problems import ProblemsFound

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }} {% raw %}",
    "javascript:alert(1)",
    "</title><h1>Lurt</h1>",
    "&lt;b&gt; &amp; <b>",
    "@@innhold@@ [katalog:kommuner]",
    "]]> <!-- --> <![CDATA[",
    "../../../etc/passwd",
]
Render = Callable[..., dict[tuple[str, str], Page]]
# Of the municipalities that describe nothing, one a country: the pages of the others differ in what the register says alone.
UNDESCRIBED = ("oslo", "koebenhavn")


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """Return a function that renders the example catalogue, with texts of its services replaced by others."""

    def all_pages(old: str = "", new: str = "", *others: tuple[str, str]) -> dict[tuple[str, str], Page]:
        root = make_project(tmp_path)
        file = root / "data/tiltak.yaml"
        text = file.read_text(encoding="utf-8")
        for before, after in ((old, new), *others):
            assert before in text, before
            text = text.replace(before, after)
        file.write_text(text, encoding="utf-8")
        found = catalog.load(root, today=TODAY)
        steder = {slug: found.steder[slug] for slug in (*found.kommuner, *UNDESCRIBED)}
        pages = Pages(dataclasses.replace(found, steder=steder), PROJECT / "overrides/katalog")
        return {(page.spraak, page.adresse): page for page in pages.all()}

    return all_pages


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# Each kind of text that an editor writes, with what stands before it.
WRITTEN = [
    "navn: Prøvekurs bare på bokmål",
    "beskrivelse: Et kurs som ikke finnes.",
    "slik_får_du_hjelp: {nb: Ring når du vil.",
    "varsel: {nb: Dette er en prøve.",
    "lenke:\n      - {tekst: {nb: Prøvesiden",
    "kilde: {tittel: Prøvekilden",
    "av: Prøveleder",
    "adresse: Testveien 1",
    "lov: Prøveloven",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_text_of_an_editor_becomes_markup(render: Render, value: str) -> None:
    pages = render("", "", *((place, f"{place.rsplit(': ', 1)[0]}: {quoted(value)}") for place in WRITTEN))

    bodies = "".join(page.innhold for page in pages.values())
    assert re.findall(r"<script(?! type=\"application/ld\+json\">\{[^<>]*\}</script>)|<img|onmouseover=\"|<h1>Lurt|<!--|<b>", bodies) == []
    assert re.search(r'href="(javascript|data):', bodies) is None
    assert "49" not in re.findall(r"7 \* 7|\b49\b", bodies)


def test_a_text_in_one_language_is_shown_in_the_other_and_marked(render: Render) -> None:
    page = render()["da", "kommune/baerum/testkurs/"]

    assert '<h1><span lang="nb">Prøvekurs bare på bokmål</span></h1>' in page.innhold
    assert "Denne tekst findes kun på norsk." in page.innhold
    assert '<div lang="nb"><p>Et kurs som ikke finnes.</p></div>' in page.innhold


def test_a_text_in_the_pages_own_language_is_not_marked(render: Render) -> None:
    page = render()["nb", "kommune/baerum/testkurs/"]

    assert "<h1>Prøvekurs bare på bokmål</h1>" in page.innhold
    assert "findes kun" not in page.innhold and "finnes bare" not in page.innhold


def test_a_translation_whose_original_has_changed_says_so_where_it_is_shown(render: Render) -> None:
    note = "Originalen er ændret, siden denne tekst blev oversat."
    first = render()
    unmarked = render(", fra_hash: abc123", "")

    key = "kommune/baerum/testtelefon/"
    assert [note in first["da", key].innhold, note in unmarked["da", key].innhold] == [True, False]
    assert "Originalen er endret" not in first["nb", key].innhold


@pytest.mark.parametrize("mark", ["hjelpelinjer", "rettigheter", "ressurser"])
def test_of_a_national_record_it_is_said_too_in_the_other_language_alone(small: Catalog, mark: str) -> None:
    old = {language: Oversettelse(fra_hash="abc123") for language in ("nb", "da")}
    those = {key: one.model_copy(update={"oversettelse": old}) for key, one in small.nasjonalt.items()}
    pages = Pages(dataclasses.replace(small, nasjonalt=those), PROJECT / "overrides/katalog")

    noted = {language: pages.fragment(mark, language, f"{mark}/", language) for language in ("nb", "da")}

    shown = [one for one in small.nasjonalt.values() if f'"{one.key}"' in noted["nb"]]
    said = {"nb": "Originalen er endret siden", "da": "Originalen er ændret, siden"}
    assert shown
    assert noted["nb"].count(said["nb"]) == sum(one.land == "DK" for one in shown)
    assert noted["da"].count(said["da"]) == sum(one.land == "NO" for one in shown)


def test_days_in_a_row_with_the_same_hours_stand_together_and_others_apart(render: Render) -> None:
    page = render()["nb", "kommune/baerum/testtelefon/"]
    text = re.sub(r"\s+", " ", page.innhold)

    assert "Mandag–tirsdag kl. 09:00–15:00, Torsdag kl. 12:00–24:00. Stengt i juli." in text


def test_days_apart_are_not_made_into_a_row(render: Render) -> None:
    page = render('dag: tirsdag, fra: "09:00"', 'dag: onsdag, fra: "09:00"')["nb", "kommune/baerum/testtelefon/"]

    assert "Mandag–" not in page.innhold


def test_what_is_not_known_is_said_to_be_unknown(render: Render) -> None:
    page = render()["nb", "kommune/lyngby-taarbaek/testforloeb/"]

    assert "Vi vet det ikke. Spør når du tar kontakt." in page.innhold


def test_a_price_and_a_waiting_time_stand_with_the_day_they_were_stated(render: Render) -> None:
    page = render()["nb", "kommune/baerum/testtelefon/"]

    assert "<dd>Gratis</dd>" in page.innhold
    assert "(oppgitt 1. november 2026)" in page.innhold


def test_a_check_by_a_person_is_shown_with_its_day_and_role_and_its_absence_is_said(render: Render) -> None:
    pages = render()

    assert "Kontrollert 1. november 2026 av Prøveleder." in pages["nb", "kommune/baerum/testtelefon/"].innhold
    assert "Ingen i kommunen har kontrollert dette ennå." in pages["nb", "kommune/baerum/testkurs/"].innhold


def test_an_unconfirmed_link_is_text(render: Render) -> None:
    page = render()["nb", "kommune/baerum/testtelefon/"]

    assert '<a href="https://example.org/side" rel="external noreferrer">Prøvesiden</a>' in page.innhold
    assert re.search(r"<a[^>]*>[^<]*En side vi ikke har funnet", page.innhold) is None
    assert "En side vi ikke har funnet" in page.innhold


def test_a_closed_service_is_shown_nowhere(render: Render) -> None:
    pages = render("status: pause", "status: nedlagt")

    assert ("nb", "kommune/baerum/testkurs/") not in pages
    assert [p for p in pages.values() if "Prøvekurs" in p.innhold] == []


def test_a_paused_service_says_so_on_its_card_and_its_page(render: Render) -> None:
    pages = render()

    assert "Har pause" in pages["nb", "kommune/baerum/"].innhold
    assert "Dette tilbudet har pause nå." in pages["nb", "kommune/baerum/testkurs/"].innhold


def test_the_law_behind_a_service_is_inherited_from_the_statutory_one(render: Render) -> None:
    pages = render()

    assert "Dette skal alle kommuner i Norge ha:" in pages["nb", "kommune/baerum/testtelefon/"].innhold
    assert 'href="testtelefon/"' in pages["nb", "kommune/baerum/"].innhold.split('id="del_skal-ha"')[1]


def test_an_internal_note_is_on_no_page(render: Render) -> None:
    assert [page.adresse for page in render().values() if "HEMMELIG-MERKNAD" in page.innhold] == []


def test_what_a_parent_may_contact_comes_first(render: Render) -> None:
    body = render()["nb", "kommune/baerum/"].innhold

    assert body.index('id="testtelefon"') < body.index('id="testkurs"')


def test_the_way_home_is_relative_at_every_depth(render: Render) -> None:
    pages = render()

    assert 'href="../../hjelp-na/"' in pages["da", "kommune/baerum/"].innhold
    assert 'href="../../../hjelp-na/"' in pages["da", "kommune/baerum/testkurs/"].innhold


def test_where_a_phone_may_be_closed_another_number_is_given(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    lines = root / "data/nasjonalt.yaml"
    lines.write_text(lines.read_text(encoding="utf-8").replace("gruppe: barn", "gruppe: foreldre", 1), encoding="utf-8")

    pages = {page.adresse: page.innhold for page in Pages(catalog.load(root, today=TODAY), PROJECT / "overrides/katalog").all()}

    assert 'class="ellers" data-tiltak="nasjonalt/proevelinjen"' in pages["kommune/baerum/testtelefon/"]
    assert 'class="ellers"' not in pages["kommune/lyngby-taarbaek/testforloeb/"]


def test_the_municipalitys_page_counts_what_nobody_knows_and_says_whom_to_ask(render: Render) -> None:
    body = render()["nb", "kommune/baerum/"].innhold
    known = render("    pris: {nb: 100 kroner, da: 100 kroner}\n", "    ventetid: {tekst: En uke, per: 2026-11-01}\n")

    assert "Hvor lenge dere må vente, for 1 av 2 tilbud." in body
    assert "Hva det koster" not in body
    assert "Hva det koster, for 1 av 2 tilbud." in known["nb", "kommune/baerum/"].innhold
    assert "Kontaktlæreren kan ofte svare." in body


def test_what_is_wrong_is_told_to_the_role_that_looks_after_it(render: Render) -> None:
    pages = render()

    assert 'href="mailto:post@example.org?subject=Feil%20p%C3%A5%20siden%20om%20Testtelefonen"' in (
        pages["nb", "kommune/baerum/testtelefon/"].innhold
    )
    assert "Skriv til Testansvarlig" in pages["nb", "kommune/baerum/testtelefon/"].innhold
    assert 'href="../../../om/#feil"' in pages["nb", "kommune/lyngby-taarbaek/testforloeb/"].innhold


def test_a_card_answers_for_whom_what_it_costs_when_how_and_what_then(render: Render) -> None:
    card = render()["nb", "kommune/baerum/"].innhold.split('id="testtelefon"')[1].split("</article>")[0]
    card = re.sub("<[^>]+>", "", card)

    assert [
        words
        for words in ("0–16 år", "Gratis", "To uker (oppgitt", "Mandag–tirsdag", "Ring når du vil.", "Noen svarer.")
        if words not in card
    ] == []


def test_a_service_names_those_that_are_like_it_and_not_its_own_parts(render: Render) -> None:
    like = """  - id: nok-en-telefon
    kommune: baerum
    navn: Nok en telefon
    type: konsultasjon
    målgruppe: [foreldre]
    beskrivelse: En prøve til.
    kilde: {tittel: Prøvekilden}
"""
    page = render("tiltak:\n", f"tiltak:\n{like}")["nb", "kommune/baerum/testtelefon/"].innhold
    listed = page.split('id="lignende"')[1].split("</section>")[0]

    assert "Nok en telefon" in listed
    assert "Prøvekurs" not in listed


def test_two_services_of_one_name_have_titles_of_their_own(render: Render) -> None:
    twin = (
        "  - {id: tvilling, kommune: baerum, navn: Testtelefonen, type: ppt, målgruppe: [barn], beskrivelse: Prøve., kilde: {tittel: P}}\n"
    )
    pages = render("tiltak:\n", f"tiltak:\n{twin}")

    titles = [page.tittel for (language, _), page in pages.items() if language == "nb"]

    assert len({*titles}) == len(titles)


def test_hours_with_a_break_stand_together_for_all_days_that_have_them(render: Render) -> None:
    break_ = "".join(
        f'      - {{dag: {day}, fra: "{start}", til: "{end}"}}\n'
        for day in ("mandag", "tirsdag")
        for start, end in (("13:00", "15:00"), ("09:00", "12:00"))
    )
    thursday = '      - {dag: torsdag, fra: "12:00", til: "24:00"}\n'
    two = "".join(f'      - {{dag: {day}, fra: "09:00", til: "15:00"}}\n' for day in ("mandag", "tirsdag"))
    text = re.sub(r"\s+", " ", render(two + thursday, break_)["nb", "kommune/baerum/testtelefon/"].innhold)

    assert "Mandag–tirsdag kl. 09:00–12:00 og 13:00–15:00" in text


def test_a_paused_service_is_never_said_to_be_open_and_a_warning_is_on_its_card(render: Render) -> None:
    open_ = render()["nb", "kommune/baerum/"].innhold
    paused = render("    status: aktiv\n", "    status: pause\n")["nb", "kommune/baerum/"].innhold

    assert "data-tider" in open_ and "data-tider" not in paused
    assert "Dette er en prøve.</p>" in open_.split('id="testtelefon"')[1].split("</article>")[0]


def test_the_municipalitys_own_number_is_on_its_page_and_where_a_service_has_none(render: Render) -> None:
    pages = render()

    assert "Kommunens telefon: <a" in re.sub(r"\s+", " ", pages["nb", "kommune/baerum/"].innhold).replace(": \n", ": ")
    assert "Kommunens telefon" in pages["nb", "kommune/baerum/testkurs/"].innhold
    assert "Kommunens telefon" not in pages["nb", "kommune/baerum/testtelefon/"].innhold


def test_a_municipality_with_many_services_has_a_list_for_each_choice_and_one_with_few_has_none(render: Render) -> None:
    more = "".join(
        f"  - {{id: nr-{n}, kommune: baerum, navn: Nr. {n}, type: ppt, målgruppe: [barn], beskrivelse: Prøve., kilde: {{tittel: P}}}}\n"
        for n in range(4)
    )
    few = render()["nb", "kommune/baerum/"].innhold
    many = render("tiltak:\n", f"tiltak:\n{more}")["nb", "kommune/baerum/"].innhold

    assert "data-filter" not in few
    assert re.findall(r'href="#([^"]+)" data-filter', many) == re.findall(r'<h3 id="((?:hvem|type)_[^"]+)"', many)


@pytest.mark.parametrize(
    ("changed", "old", "new", "told"),
    [
        pytest.param(
            "data/ord/*.yaml",
            "\nring: ",
            "\nringg: ",
            r"overrides/katalog/[\w-]+\.html:\d+: her brukes «ring», som ikke finnes",
            id="a word",
        ),
        pytest.param(
            "overrides/katalog/_deler.html", "{% endmacro %}", "", r"overrides/katalog/_deler\.html:\d+: malen kan ikke", id="a sign"
        ),
        pytest.param(
            "overrides/katalog/tiltak.html", "sted.navn", "stad.navn", r"overrides/katalog/tiltak\.html:\d+: her brukes «stad»", id="a name"
        ),
    ],
)
def test_a_template_that_asks_for_what_is_not_there_is_told_with_its_file(
    tmp_path: Path, changed: str, old: str, new: str, told: str
) -> None:
    root = make_project(tmp_path)
    shutil.copytree(PROJECT / "overrides", root / "overrides")
    for file in root.glob(changed):
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(re.sub(rf"(?m){re.escape(old)}", new, text, count=1), encoding="utf-8")
    found = catalog.load(root, today=TODAY)

    with pytest.raises(ProblemsFound, match=told):
        list(Pages(found, root / "overrides/katalog").of(["baerum"]))
