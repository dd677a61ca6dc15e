"""What has changed is told in words, by place, in the language of its readers: every field, and nothing that has not changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from prosjekt import TODAY, commit, katalog, make_project

from katalog import model, states
from katalog.answers import ANSWERS
from katalog.labels import LABELS, label
from katalog.model import Post
from katalog.states import State
from katalog.telling import OWN, SENTENCES, tell

RECORDS = (model.Tiltak, model.Nasjonalt, model.Kommune, model.Steg, model.Ordforklaring, model.Verdi, model.Soek)
FIELDS = [(record, field.alias or name) for record in RECORDS for name, field in record.model_fields.items()]
Edit = Callable[[str], str]


@pytest.fixture(autouse=True)
def _norwegian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KATALOG_LANG", raising=False)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> State:
    return states.read(make_project(tmp_path_factory.mktemp("foer")), "før", today=TODAY)


def after(folder: Path, *edits: tuple[str, str], file: str = "data/tiltak.yaml") -> State:
    """Read the example catalogue with each old text of *file* replaced by a new one."""
    path = make_project(folder) / file
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return states.read(folder, "etter", today=TODAY)


DANISH = "Danmark: Prøvetjenesten i Danmark: hvor godt det"
LAST = "2026-11-01, Prøveleder"
LOOKED = f"Bærum: Testtelefonen: opplysningene er endret, men ikke kontrollert på nytt (sist {LAST})"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param('telefon: "22 22 22 22"', "telefon: 22 22 22 23", "fikk nytt nummer: 22 22 22 22 → 22 22 22 23", id="a number"),
        pytest.param(', epost: test@example.org', "", ": e-postadressen er tatt bort (før: «test@example.org»)", id="a field that goes"),
        pytest.param("pris: gratis", "pris: 100 kroner", ": prisen er endret: «gratis» → «100 kroner»", id="a field"),
        pytest.param("nb: Testtelefonen,", "nb: Prøvetelefonen,", "heter nå «Prøvetelefonen» (før: «Testtelefonen») (nb)", id="a name"),
        pytest.param("[foreldre, elever]", "[elever]", ": målgruppen: «foreldre» er tatt bort", id="an item that goes"),
        pytest.param("[foreldre, elever]", "[foreldre, elever, barn]", ": målgruppen: «barn» er lagt til", id="an item that comes"),
        pytest.param("[foreldre, elever]", "[elever, foreldre]", ": rekkefølgen er endret: målgruppen", id="the order"),
        pytest.param('fra: "12:00"', 'fra: "13:00"', ": når det åpner er endret: «12:00» → «13:00»", id="opening hours"),
        pytest.param("Stengt i juli.", "Stengt.", ": åpningstiden med ord (nb) er endret: «Stengt i juli.» → «Stengt.»", id="a text"),
        pytest.param("status: aktiv", "status: nedlagt", "er lagt ned og vises ikke lenger", id="closed"),
        pytest.param("status: aktiv", "status: pause", "har pause", id="a pause"),
    ],
)  # fmt: skip
def test_a_change_of_a_fact_is_told_and_that_nobody_has_looked(old: str, new: str, told: str, before: State, tmp_path: Path) -> None:
    said = tell(before, after(tmp_path, (old, new)))

    assert said.splitlines() == [f"Bærum: Testtelefonen{'' if told[0] == ':' else ' '}{told}", LOOKED]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("2027-11-01", "2027-12-01", ": neste kontroll er endret: «2027-11-01» → «2027-12-01»", id="due"),
        pytest.param("2026-11-01, av: Prøveleder", "2026-11-20, av: Ny", f" ble kontrollert 2026-11-20, Ny (før det: {LAST})", id="looked"),
        pytest.param(", møte]", "]", ": hverdagsordene til søket: «møte» er tatt bort", id="words of the search"),
    ],
)  # fmt: skip
def test_what_is_no_fact_needs_no_new_look(old: str, new: str, told: str, before: State, tmp_path: Path) -> None:
    assert tell(before, after(tmp_path, (old, new))) == f"Bærum: Testtelefonen{told}"


def test_a_fact_that_changed_on_a_new_day_of_looking_needs_no_word_of_it(before: State, tmp_path: Path) -> None:
    said = tell(before, after(tmp_path, ("pris: gratis", "pris: 100 kroner"), ("{dato: 2026-11-01,", "{dato: 2026-11-20,")))

    assert "ikke kontrollert" not in said
    assert len(said.splitlines()) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("pris: gratis", "pris: {nb: gratis}", id="a text by its language"),
        pytest.param("    pris: gratis\n    bygger_på: proeve-no\n", "    bygger_på: proeve-no\n    pris: 'gratis'\n", id="another order"),
        pytest.param("  - id: testkurs", "  # En merknad.\n\n  - id: testkurs", id="a comment"),
        pytest.param("      - tittel: Enda en kilde", "      - {tittel: {nb: Enda en kilde}}", id="braces"),
    ],
)
def test_another_way_to_write_the_same_is_no_change(old: str, new: str, before: State, tmp_path: Path) -> None:
    assert tell(before, after(tmp_path, (old, new))) == "Ingen opplysninger er endret."


def test_a_danish_record_is_told_of_in_danish(before: State, tmp_path: Path) -> None:
    said = tell(before, after(tmp_path, ("    navn: Et dansk prøveforløb", "    navn: Forløbet\n    pris: 50 kroner")))

    assert said.splitlines() == [
        "Lyngby-Taarbæk: Et dansk prøveforløb hedder nu «Forløbet» (før: «Et dansk prøveforløb»)",
        "Lyngby-Taarbæk: Et dansk prøveforløb: prisen er tilføjet: «50 kroner»",
    ]


def test_what_is_new_gone_and_renamed_is_told_apart(before: State, tmp_path: Path) -> None:
    state = after(
        tmp_path,
        ("del_av: testtelefon", "del_av: ny"),
        ("id: testtelefon", "id: ny"),
        ("id: testkurs", "id: nytt"),
        ("navn: Prøvekurs bare på bokmål", "navn: Nytt"),
    )

    assert tell(before, state).splitlines() == [
        "Bærum: Nytt er nytt i katalogen",
        "Bærum: Testtelefonen har ny adresse: baerum/testtelefon → baerum/ny, men den gamle adressen fører ingen steder",
        "Bærum: Prøvekurs bare på bokmål er tatt bort, og den gamle adressen fører ingen steder",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("to", "told"),
    [
        pytest.param(", til: baerum", "er tatt bort; den gamle adressen fører til baerum", id="to somewhere"),
        pytest.param("", "er tatt bort, og den gamle adressen sier det", id="to a page that says so"),
    ],
)
def test_a_redirect_is_told_with_what_is_renamed_or_gone(to: str, told: str, before: State, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    rows = ["baerum/testtelefon, til: baerum/ny", f"baerum/testkurs{to}"]
    moved = "".join(["flyttet:\n", *(f"  - {{fra: {row}, dato: 2026-11-01}}\n" for row in rows)])
    (tmp_path / "data/flyttet.yaml").write_text(moved, encoding="utf-8")
    state = after(
        tmp_path,
        ("del_av: testtelefon", "del_av: ny"),
        ("id: testtelefon", "id: ny"),
        ("id: testkurs", "id: annet"),
        ("navn: Prøvekurs bare på bokmål", "navn: Annet"),
    )

    assert tell(before, state).splitlines()[1:] == [
        "Bærum: Testtelefonen har ny adresse: baerum/testtelefon → baerum/ny",
        f"Bærum: Prøvekurs bare på bokmål {told}",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("data/kommuner.yaml", "Testansvarlig", "Fagstab", "Bærum: Kommunen: den ansvarlige rollen er endret: «Testansvarlig» → «Fagstab»"),
        ("data/nasjonalt.yaml", "belegg: annenhånds", "belegg: bekreftet", f"{DANISH} er kendt er ændret: «annenhånds» → «bekreftet»"),
        ("data/ordliste.yaml", "En prøve., da", "To., da", "Ordlisten: test: forklaringen (nb) er endret: «En prøve.» → «To.»"),
        ("data/veien.yaml", "når: I dag", "når: Nå", "Veien: I begynnelsen: når det er er endret: «I dag» → «Nå»"),
        ("data/vokabular.yaml", "nb: Foreldre,", "nb: Forelder,", "Vokabularet: Forelder: navnet er endret: «Foreldre» → «Forelder»"),
        ("data/vokabular.yaml", "nb: [selvmord,", "nb: [", "Vokabularet: søk: kriseordene: «selvmord» er tatt bort"),
        ("data/ord/da.yaml", "meny: Menu", "meny: Menuen", "Sidernes ord (da): «meny» er ændret: «Menu» → «Menuen»"),
        ("data/register/norge.csv", "Oslo", "Osloby", "Registeret: Oslo heter nå «Osloby» (før: «Oslo»)"),
    ],
    ids=lambda value: value if value.startswith("data/") else "",
)  # fmt: skip
def test_every_file_of_the_data_is_compared(file: str, old: str, new: str, told: str, before: State, tmp_path: Path) -> None:
    said = tell(before, after(tmp_path, (old, new), file=file)).splitlines()

    assert said[-1].replace("Vokabularet: Foreldre:", "Vokabularet: Forelder:") == told


def test_a_long_text_is_cut_to_what_is_not_the_same(before: State, tmp_path: Path) -> None:
    long = " ".join(f"ord{i}" for i in range(100))
    first = after(tmp_path / "a", ("beskrivelse: Et kurs som ikke finnes.", f"beskrivelse: {long}"))

    said = tell(first, after(tmp_path / "b", ("beskrivelse: Et kurs som ikke finnes.", f"beskrivelse: {long.replace('ord50', 'nytt')}")))

    shown = "«… ord46 ord47 ord48 ord49 {} ord51 ord52 ord53 ord54 …»"
    assert said == f"Bærum: Prøvekurs bare på bokmål: beskrivelsen er endret: {shown.format('ord50')} → {shown.format('nytt')}"


def test_a_state_that_is_wrong_is_told_as_such_and_compared_all_the_same(before: State, tmp_path: Path) -> None:
    said = tell(before, after(tmp_path, ("pris: gratis", "priss: gratis"), ("status: aktiv", "status: pause"))).splitlines()

    assert said[0] == "1 feil i «etter». Det som kan leses, er sammenlignet:"
    assert said[1].startswith("  data/tiltak.yaml:35: ukjent felt «priss»")
    assert "Bærum: Testtelefonen har pause" in said


def test_a_file_that_cannot_be_read_is_not_told_as_if_all_in_it_were_gone(before: State, tmp_path: Path) -> None:
    said = tell(before, after(tmp_path, ("tiltak:", "tiltak: ["), ("status: aktiv", "status: pause"))).splitlines()

    assert len(said) == 3
    assert said[-1] == "Ingen opplysninger er endret."


def test_of_a_municipality_that_is_no_longer_described_nothing_is_told_of_what_is_as_it_was(before: State, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    text = (root / "data/kommuner.yaml").read_text(encoding="utf-8")
    (root / "data/kommuner.yaml").write_text(text[: text.index("  - id: lyngby-taarbaek")], encoding="utf-8")

    told = tell(before, states.read(root, "etter", today=TODAY)).splitlines()

    assert [line for line in told if line.startswith("Lyngby")] == ["Lyngby-Taarbæk: Kommunen er fjernet"]


def test_markdown_shows_text_as_text(before: State, tmp_path: Path) -> None:
    said = tell(before, after(tmp_path, ("navn: Prøvekurs bare på bokmål", 'navn: "<b>*x*</b> [y](z)"')), markdown=True)

    shown = r"heter nå «\<b\>\*x\*\</b\> \[y\]\(z\)» \(før: «Prøvekurs bare på bokmål»\)"
    assert said == f"## Dette er endret\n\n### Bærum\n\n- **Prøvekurs bare på bokmål** {shown}"


@pytest.mark.parametrize(("record", "key"), FIELDS, ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_every_field_of_the_model_has_a_name_in_a_sentence(record: type[Post], key: str) -> None:
    assert label((key,), "nb") != f"«{key}»"


@pytest.mark.parametrize("table", [LABELS, SENTENCES, OWN, ANSWERS], ids=["labels", "sentences", "own", "answers"])
def test_every_sentence_is_there_in_both_languages(table: dict[object, tuple[str, str]]) -> None:
    assert [pair for pair in table.values() if not all(pair)] == []


def test_the_command_compares_with_a_revision_and_says_which_it_does_not_know(tmp_path: Path) -> None:
    root = make_project(tmp_path / "under")
    commit(tmp_path, "Første")
    after(root, ("status: aktiv", "status: nedlagt"))

    done, same, unknown = katalog(root, "diff", "HEAD"), katalog(root, "diff", "HEAD", "HEAD"), katalog(root, "diff", "--", "--all")

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Bærum: Testtelefonen er lagt ned og vises ikke lenger")
    assert (same.returncode, same.stdout) == (0, "Ingen opplysninger er endret.\n")
    assert (unknown.returncode, unknown.stderr.splitlines()[0][:64]) == (
        1,
        "--all: dette er verken en mappe med data/ i eller en utgave som ",
    )
