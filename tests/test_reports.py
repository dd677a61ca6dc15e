"""A report says of each who minds something what somebody should do something about, and counts the rest."""

import json
from dataclasses import replace
from datetime import date

import pytest
from prosjekt import changed

from katalog.catalog import Catalog
from katalog.findings import Findings, Spelt, mark
from katalog.keepers import keepers
from katalog.linkbook import Lenker, Svar
from katalog.model import Kontrollert
from katalog.reports import Report, Reporter, added, plain, summary
from katalog.texts import texts, whole
from katalog.values import Tekst

HARD = "Kommunens tverrfaglige samhandlingsorganisering forutsetter forskriftsmessig saksbehandlingsoppfølging. " * 6


def report(catalog: Catalog, key: str = "baerum", findings: Findings | None = None) -> Report:
    (keeper,) = [one for one in keepers(catalog) if one.key == key]
    return Reporter(catalog, findings or Findings()).report(keeper)


def test_what_is_to_be_looked_over_stands_by_date_and_what_nobody_has_verified_last(small: Catalog) -> None:
    found = report(changed(small, testtelefon={"neste_kontroll": None}))

    assert [(one.record.id, one.what, one.day) for one in found.planned] == [
        ("testtelefon", "kontakt", date(2027, 5, 1)),
        ("testtelefon", "alt", date(2027, 11, 1)),
        ("testkurs", "aldri", None),
    ]
    assert found.sums["måneder"] == {"2027-05": 1, "2027-11": 1, "aldri": 1}


def test_a_report_is_the_same_on_any_day(small: Catalog) -> None:
    verified = changed(small, testkurs={"kontrollert": Kontrollert.model_construct(dato=date(2020, 1, 1), av="leder")})

    assert "2021-01" in report(verified).sums["måneder"]


def test_a_translation_that_lacks_something_or_is_old_is_told_and_each_is_counted_once(small: Catalog) -> None:
    found = report(small)

    assert [(one.record.id, one.language, one.told.missing, one.told.state) for one in found.translations] == [
        ("testtelefon", "da", (), "foreldet"),
        ("testkurs", "da", ("navn", "beskrivelse"), "umerket"),
    ]
    assert found.sums["oversettelser"] == {"da foreldet": 1, "da mangler": 1}


def test_a_record_that_lacks_its_own_language_is_told_too(small: Catalog) -> None:
    found = report(changed(small, testtelefon={"varsel": Tekst({"da": "Lukket."}, "da")}))

    assert ("testtelefon", "nb", ("varsel",)) in [(one.record.id, one.language, one.told.missing) for one in found.translations]


def test_one_who_has_described_nothing_yet_has_a_report_of_nothing(small: Catalog) -> None:
    found = report(replace(small, tiltak={}))

    assert (found.planned, found.sums) == ([], {"eier": {"alle": 1, "telefon": 1, "epost": 1, "adresse": 1, "nettsted": 1}})


def test_a_hard_text_is_told_with_its_ceiling_and_a_short_one_is_not_judged(small: Catalog) -> None:
    found = report(changed(small, testkurs={"beskrivelse": Tekst({"nb": HARD}, "nb")}))

    (one,) = found.hard
    assert [indexes for _, indexes in found.lix] == [{}, {"nb": one.told[0]}]
    assert (one.record.id, one.language, one.told[1]) == ("testkurs", "nb", 40)
    assert found.sums["lix"] == {"nb kort": 1, "da kort": 1, "nb over": 1, "nb vanskelig": 1}


def test_what_is_read_in_need_has_a_lower_ceiling(small: Catalog) -> None:
    text = "Her kan du snakke med en voksen person om alt som er vanskelig hjemme eller på skolen nå. " * 3
    line = small.nasjonalt["nasjonalt/proevelinjen"].model_copy(update={"beskrivelse": Tekst({"nb": text, "da": text}, "nb")})
    found = report(replace(small, nasjonalt={line.key: line}), "norge")

    assert found.hard == []
    harder = line.model_copy(update={"beskrivelse": Tekst({"nb": HARD}, "nb")})
    assert [one.told[1] for one in report(replace(small, nasjonalt={line.key: harder}), "norge").hard] == [30]


def test_a_word_to_avoid_is_told(small: Catalog) -> None:
    word = small.ordliste["proeving"].model_copy(update={"unngaa": {"nb": ["øve"]}})
    found = report(replace(small, ordliste={"proeving": word}))

    assert [(one.record.id, one.language, *one.told) for one in found.avoided] == [("testtelefon", "nb", "øve", "prøving")]
    assert found.sums["ord"]["frarådet"] == 1


def test_unknown_words_are_told_of_a_text_that_stands_as_it_was_read(small: Catalog) -> None:
    one = small.tiltak["baerum/testkurs"]
    read = {(one.key, "nb"): Spelt(mark(whole(texts(one), "nb")), "2026-11-22", ("Prøvekurs",))}

    found = report(small, findings=Findings(read))
    later = report(changed(small, testkurs={"navn": Tekst({"nb": "Et annet kurs"}, "nb")}), findings=Findings(read))

    assert [(said.record.id, said.told) for said in found.spelling] == [("testkurs", ("Prøvekurs",))]
    assert found.sums["staving"] == {"kontrollert": 1, "ikke kontrollert": 2, "ukjente ord": 1}
    assert (later.spelling, later.sums["staving"]) == ([], {"ikke kontrollert": 3})


@pytest.mark.parametrize("kind", ["flyttet", "borte", "sperret", "ukjent"])
def test_a_link_that_does_not_work_is_told(small: Catalog, kind: str) -> None:
    answers = {
        "https://example.org/side": Svar(kind, date(2026, 11, 22), "", "200"),
        "https://example.org/kilde": Svar("fungerer", date(2026, 11, 22), "", "200"),
    }
    found = report(replace(small, lenker=Lenker(answers, ())))

    assert [(link.record.id, link.url, link.kind) for link in found.links] == [("testtelefon", "https://example.org/side", kind)]
    assert found.sums["lenker"] == {kind: 1, "fungerer": 1, "ikke prøvd": 3}


def test_how_a_municipality_itself_is_reached_is_counted(small: Catalog) -> None:
    assert report(small).sums["eier"] == {"alle": 1, "telefon": 1, "epost": 1, "adresse": 1, "nettsted": 1}
    assert report(small, "norge").sums["eier"]["telefon"] == 0


def test_the_sums_of_all_are_those_of_each_together(small: Catalog) -> None:
    each = [summary(Reporter(small, Findings()).report(one)) for one in keepers(small)]
    total = added(one["tall"] for one in each)

    assert total["oppføringer"]["alle"] == 8
    assert total["måneder"] == {"2027-11": 1, "aldri": 7}


def test_the_same_is_there_for_programs(small: Catalog) -> None:
    said = json.loads(json.dumps(plain(report(small))))

    assert (said["hvem"], said["navn"], said["språk"]) == ("baerum", "Bærum", "nb")
    assert said["kontroll"] == [
        {"nøkkel": "baerum/testtelefon", "hva": "alt", "dato": "2027-11-01"},
        {"nøkkel": "baerum/testkurs", "hva": "aldri"},
    ]
    assert said["mangler"]["telefon"] == ["baerum/testkurs"]
    assert said["lix"] == {"baerum/testtelefon": {}, "baerum/testkurs": {}}
    assert said["tall"]["oppføringer"] == {"alle": 2, "hele": 1, "kontrollert": 1}


def test_no_note_to_other_editors_is_published(small: Catalog) -> None:
    assert "HEMMELIG" not in json.dumps(plain(report(small)), ensure_ascii=False)
