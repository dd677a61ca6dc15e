"""A filled-in form becomes an entry that is right, or is answered with what is wrong; whoever wrote it, it is only text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from prosjekt import PROJECT, TODAY, katalog, make_project

from katalog import catalog, forms
from katalog.catalog import Catalog
from katalog.forms import CHECKED, FORMS, LANGUAGES, Form, label

TILTAK = "data/tiltak.yaml"
NEW = {
    "kommune": "Bærum kommune",
    "navn": "Åpen dør",
    "type": "Hjelp fra PPT eller PPR (ppt)",
    "målgruppe": "Foreldre (foreldre), Elever, også små (elever)",
    "beskrivelse": "Kom inn: vi hører på deg.\n\n- Du får kaffe.",
    "telefon": "22222222",
    "epost": "Vet ikke",
    "kilde": "Kommunens side",
    "kilde-url": "https://example.org/side",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def form_named(name: str) -> Form:
    return next(one for one in FORMS if one.name == name)


def body(name: str, answers: dict[str, str], language: str = "nb", ticks: int = -1) -> str:
    """Return the text of a filled-in form as GitHub writes it."""
    form = form_named(name)
    parts = [f"### {label(one, language)}\n\n{answers.get(one.name, '') or '_No response_'}\n" for one in form.asks]
    many = len(form.ticks) + 1 if ticks < 0 else ticks
    return "\n".join([*parts, f"### {CHECKED}\n\n" + "- [X] Ja\n" * many])


def filed(root: Path, text: str, *arguments: str, **environment: str) -> Any:
    (root / "sak.md").write_text(text, encoding="utf-8")
    return katalog(root, "form", "--write", *arguments, str(root / "sak.md"), **environment)


def refused(root: Path, text: str) -> list[str]:
    """Return what is said of a form that is refused; nothing is written then."""
    before = (root / TILTAK).read_bytes()
    done = filed(root, text)
    assert (done.returncode, done.stdout) == (1, "")
    assert (root / TILTAK).read_bytes() == before
    return list(done.stderr.splitlines()[:-1])


def test_the_forms_are_those_that_the_model_and_the_vocabulary_ask_for(real_catalog: Catalog) -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (PROJECT / forms.FOLDER).glob("*-??.yml")}

    assert written == forms.files(real_catalog)


@pytest.mark.parametrize("name", [f"{form.name}-{language}.yml" for form in FORMS for language in LANGUAGES])
def test_a_form_is_one_that_the_forge_takes(real_catalog: Catalog, name: str) -> None:
    found = yaml.safe_load(forms.files(real_catalog)[name])

    ids = [one["id"] for one in found["body"] if "id" in one]
    labels = [one["attributes"]["label"] for one in found["body"] if "id" in one]
    assert set(found) == {"name", "description", "title", "body"}
    assert len(set(ids)) == len(ids) and len(set(labels)) == len(labels)
    assert [one for one in ids if not re.fullmatch("[a-z-]+", one)] == []
    assert {one["type"] for one in found["body"]} <= {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    assert [one for one in found["body"] if one["type"] == "dropdown" and len(set(one["attributes"]["options"])) < 2] == []
    assert found["body"][-1]["attributes"]["label"] == CHECKED


def test_a_new_service_is_in_its_place_and_right(root: Path) -> None:
    done = filed(root, body("nytt", NEW))

    entry = """\
  - id: aapen-doer
    kommune: baerum
    navn: Åpen dør
    type: ppt
    målgruppe: [foreldre, elever]
    beskrivelse: |-
      Kom inn: vi hører på deg.

      - Du får kaffe.
    kontakt:
      telefon: "22 22 22 22"
    kilde:
      tittel: Kommunens side
      url: https://example.org/side

  - id: testforloeb
"""
    assert (done.returncode, done.stdout, done.stderr) == (0, "Bærum: Åpen dør er nytt i katalogen\n", "")
    assert entry in (root / TILTAK).read_text(encoding="utf-8")
    assert "baerum/aapen-doer" in catalog.load(root, today=TODAY).tiltak


def test_a_change_is_told_with_the_languages_it_left(root: Path) -> None:
    answers = {
        "oppfoering": "https://skole.example.org/kommune/baerum/testtelefon/?fra=liste#kontakt",
        "navn": "Prøvetelefonen",
        "pris": "slett",
        "kilde": "Prøvekilden",
    }

    done = filed(root, body("endre", answers))

    assert done.stdout.startswith("Bærum: Testtelefonen heter nå «Prøvetelefonen» (før: «Testtelefonen») (nb)\n")
    assert "prisen er tatt bort (før: «gratis»)" in done.stdout
    assert "Teksten finnes også på andre språk (da), og er ikke endret der." in done.stdout
    assert "navn: {nb: Prøvetelefonen, da: Testtelefonen (på dansk)}" in (root / TILTAK).read_text(encoding="utf-8")


def test_that_all_is_right_still_is_a_day_and_a_role(root: Path) -> None:
    done = filed(root, body("riktig", {"oppfoering": "lyngby-taarbaek/testforloeb", "av": "afdelingsleder", "dato": "2026-11-20"}, "da"))

    found = catalog.load(root, today=TODAY).tiltak["lyngby-taarbaek/testforloeb"].kontrollert
    assert (done.returncode, done.stderr) == (0, "")
    assert found is not None and (found.dato.isoformat(), found.av) == ("2026-11-20", "afdelingsleder")


def test_what_is_closed_says_so_and_where_that_is_known_from(root: Path) -> None:
    done = filed(root, body("nedlagt", {"oppfoering": "prøvekurs bare på bokmål", "kilde": "Brev fra kommunen"}))

    found = catalog.load(root, today=TODAY).tiltak["baerum/testkurs"]
    assert (done.returncode, found.status) == (0, "nedlagt")
    assert found.kilde[-1].tittel.i("nb").ord == "Brev fra kommunen"


def test_what_a_forge_tells_of_an_event_is_read_as_it_is(root: Path) -> None:
    event = json.dumps({"action": "opened", "issue": {"number": 7, "body": body("nytt", NEW).replace("\n", "\r\n")}})

    assert filed(root, event).stdout == "Bærum: Åpen dør er nytt i katalogen\n"


HOSTILE = {
    "HTML": ("<script>alert(1)</script>", "uten HTML"),
    "a comment": ("<!-- skjult -->", "uten HTML"),
    "a template": ("{{ config }}", "uten {{ }}"),
    "an expression": ("${{ github.token }}", "uten {{ }}"),
    "a command": ("`rm -rf /`", "uten kode"),
    "a block of code": ("```\nx\n```", "uten kode"),
    "a link": ("[her](https://example.org)", "uten Markdown ([…])"),
    "a picture": ("![](https://example.org/x.png)", "uten Markdown ([…])"),
    "a mention": ("Hei @alle", "uten @"),
    "a heading": ("Hei\n# Stort", "uten #"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_more_than_text_is_refused_by_its_question(root: Path, case: str) -> None:
    text, what = HOSTILE[case]

    (said,) = refused(root, body("nytt", {**NEW, "beskrivelse": f"Kom inn.\n\n{text}"}))

    assert said.startswith(f"skjemaet, «Hva får man, med én eller to setninger?»: svaret skal være ren tekst, {what}")


@pytest.mark.parametrize(
    "text",
    [
        "x: y\nz: [1, 2",
        "- a\n- b: c",
        "&a *b !!python/object",
        "| >\n  'a' \"b\"",
        "---\n...",
        "%YAML 1.1",
        "navn: hei # ikke en merknad",
        "true",
        "1.10",
    ],
)
def test_what_means_something_to_yaml_is_only_text(root: Path, text: str) -> None:
    done = filed(root, body("nytt", {**NEW, "beskrivelse": text, "navn": "Åpen: [dør] # 'ja'"}))

    found = catalog.load(root, today=TODAY).tiltak["baerum/aapen-doer-ja"]
    assert (done.returncode, done.stderr) == (0, "")
    assert (found.beskrivelse.i("nb").ord, found.navn.i("nb").ord) == (text, "Åpen: [dør] # 'ja'")


WRONG: dict[str, tuple[dict[str, str], list[str]]] = {
    "kommune": (
        {"kommune": "Bærumm"},
        ["skjemaet, «Hvilken kommune er det i?»: kommunen «Bærumm» er ikke med i katalogen – mente du «baerum»? Skriv en av:"],
    ),
    "telefon": ({"telefon": "22 22 22 2"}, ["skjemaet, «Telefonnummer?»: telefonnummeret «22 22 22 2» kan ikke ringes. Skriv 8 sifre"]),
    "telefon med mer": (
        {"telefon": "Ring 22 22 22 22 mellom 9 og 15"},
        ["skjemaet, «Telefonnummer?»: «Ring 22 22 22 22 mellom 9 og 15» er mer enn ett telefonnummer."],
    ),
    "punkter fra Word": (
        {"beskrivelse": "•\tKom inn\n•\tFå hjelp"},
        ["skjemaet, «Hva får man, med én eller to setninger?»: svaret skal være ren tekst, uten •. Ta det bort"],
    ),
    "fet skrift": (
        {"beskrivelse": "**Viktig**: kom"},
        ["skjemaet, «Hva får man, med én eller to setninger?»: svaret skal være ren tekst, uten **. Ta det bort"],
    ),
    "epost": (
        {"epost": "post(at)example.org"},
        ["skjemaet, «E-postadresse til en rolle?»: «post(at)example.org» er ikke en e-postadresse"],
    ),
    "nettsted": (
        {"nettsted": "example.org"},
        ["skjemaet, «Adressen til siden der man tar kontakt?»: lenken «example.org» må begynne med https://"],
    ),
    "type": ({"type": "noe annet"}, ["skjemaet, «Hva slags hjelp er det?»: «noe annet» finnes ikke under «type»"]),
    "beskrivelse": (
        {"beskrivelse": "x" * 1201},
        ["skjemaet, «Hva får man, med én eller to setninger?»: teksten er 1201 tegn; den kan være høyst 1200."],
    ),
    "kilde": ({"kilde": ""}, ["skjemaet, «Hvor vet du det fra?»: her må du svare."]),
    "kilde-url": ({"kilde-url": "www.example.org"}, ["skjemaet, «Adressen til kilden?»: lenken «www.example.org» må begynne med https://"]),
    "usynlig": ({"navn": "Åpen\u200bdør"}, ["skjemaet, «Hva heter det?»: her står et usynlig tegn (U+200B)"]),
    "flere": (
        {"telefon": "1", "epost": "x", "navn": "y" * 121},
        ["skjemaet, «E-postadresse til en rolle?»: ", "skjemaet, «Hva heter det?»: teksten er 121 tegn", "skjemaet, «Telefonnummer?»: "],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_answer_is_told_by_its_question(root: Path, case: str) -> None:
    answers, wanted = WRONG[case]

    said = refused(root, body("nytt", {**NEW, **answers}))

    assert [line[: len(start)] for line, start in zip(said, wanted, strict=True)] == wanted


SHAPES = {
    "no form": ("Hei, noe er feil.", "sak.md: teksten er ikke et av skjemaene."),
    "unticked": (body("nytt", NEW, ticks=0), "skjemaet, «Før du sender»: alle boksene her må krysses av."),
    "huge": (body("nytt", {**NEW, "beskrivelse": "x" * 40_000}), "skjemaet: det er mer enn 30000 tegn."),
    "another heading": (body("nytt", {**NEW, "beskrivelse": "Hei\n### Hemmelig\nx"}), "skjemaet: ingen overskrift heter «Hemmelig»."),
    "twice": (
        body("nytt", {**NEW, "beskrivelse": "Hei\n### Telefonnummer?\n112"}),
        "skjemaet: overskriften «Telefonnummer?» står to ganger.",
    ),
    "before": (f"Hei\n\n{body('nytt', NEW)}", "skjemaet: noe står over den første overskriften."),
    "missing": (body("nytt", NEW).replace("### Telefonnummer?\n", ""), "skjemaet: overskriften «Telefonnummer?» mangler."),
    "nobody": (body("riktig", {"oppfoering": "baerum/ingen", "av": "leder"}), "skjemaet, «Hvilket tiltak gjelder det?"),
    "nothing": (
        body("endre", {"oppfoering": "testkurs", "kilde": "Prøvekilden"}),
        "skjemaet: ingenting blir endret: alle svarene står i katalogen",
    ),
    "a name that is to go": (
        body("endre", {"oppfoering": "testkurs", "navn": "Slett", "kilde": "Prøvekilden"}),
        "skjemaet, «Hva heter det?»: dette kan ikke tas bort",
    ),
    "several": (
        body("endre", {"oppfoering": "testtelefon", "telefon": "22222229", "kilde": "x"}),
        "skjemaet, «Telefonnummer?»: tiltaket har flere måter",
    ),
    "no day": (
        body("riktig", {"oppfoering": "testkurs", "av": "leder", "dato": "i går"}),
        "skjemaet, «Hvilken dag så du på det? (ÅÅÅÅ-MM-DD)»: «i går» er ikke en dato.",
    ),
    "a day with the day first": (
        body("riktig", {"oppfoering": "testkurs", "av": "leder", "dato": "20.11.2026"}),
        "skjemaet, «Hvilken dag så du på det? (ÅÅÅÅ-MM-DD)»: datoen «20.11.2026» må ha året først. Skriv 2026-11-20.",
    ),
    "a day to come with the day first": (
        body("riktig", {"oppfoering": "testkurs", "av": "leder", "dato": "24. desember 2026"}),
        "skjemaet, «Hvilken dag så du på det? (ÅÅÅÅ-MM-DD)»: datoen 24. desember 2026 har ikke vært ennå. Skriv dagen det faktisk skjedde",
    ),
    "a service that is there": (
        body("nytt", {**NEW, "navn": "testtelefonen"}),
        "skjemaet, «Hva heter det?»: tiltaket står i katalogen fra før: baerum/testtelefon. Bruk skjemaet for å endre",
    ),
    "a day to come": (
        body("riktig", {"oppfoering": "testkurs", "av": "leder", "dato": "2027-01-01"}),
        "skjemaet, «Hvilken dag så du på det? (ÅÅÅÅ-MM-DD)»: datoen 2027-01-01 har ikke vært",
    ),
}


@pytest.mark.parametrize("case", SHAPES)
def test_a_form_that_cannot_be_used_is_told_why(root: Path, case: str) -> None:
    text, wanted = SHAPES[case]

    said = refused(root, text)

    assert [line[: len(wanted)] for line in said] == [wanted]


def test_the_answer_to_a_form_is_in_its_language_and_no_markup_of_anybodys(root: Path) -> None:
    done = filed(root, body("nytt", {**NEW, "kommune": "*Asker* _x_"}, "da"), "--markdown")

    assert done.stdout.startswith("Forslaget kan ikke bruges endnu:\n\n- formularen, «Hvilken kommune er det i?»: kommunen ")
    assert "«\\*Asker\\* \\_x\\_» er ikke med i kataloget" in done.stdout
    assert done.returncode == 1
