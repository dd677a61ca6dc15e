"""A flat list of services in, a Catalog of the site's own records out: what a flat record does not say is neutral.

| key                                 | value                                                                       |
| ----------------------------------- | --------------------------------------------------------------------------- |
| id, lang, type, malgruppe           | as in a catalogue; a few other names for types and målgruppe are known here |
| kommune                             | a name; «Hele Norge» and «Hele Danmark» are national                        |
| tittel, kort, tekst                 | name, short text, the rest of it                                            |
| telefon, anonym                     | whether there is a number, and whether one may be nameless; may be left out |
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from bench.places import SPRAAK, Navneliste
from bench.unreadable import Unreadable
from katalog import rules
from katalog.catalog import Catalog
from katalog.model import Felles, Kommune, Kontekst, Nasjonalt, Tiltak, read_record
from katalog.problems import Problem
from katalog.reading import YamlList, YamlMap
from katalog.records import Place
from katalog.registers import Sted

_NEEDED = ("id", "kommune", "lang", "type", "malgruppe", "tittel", "kort")
_COUNTRIES = {"Hele Norge": "NO", "Hele Danmark": "DK"}
_TYPES = {
    "foraeldresamtale": "foreldresamtale",
    "sygeundervisning": "undervisning",
    "udviklingssamtale": "elevsamtale",
    "uu": "utdanningsveiledning",
    "visitation": "inntak",
}
_FOR_STAFF = "fagfolk"
_MAALGRUPPER = {_FOR_STAFF: "ansatte", "førskole": "barnehage"}
# Measuring corpora have invented numbers that nobody could dial; the search asks only whether there is one.
_PHONE = "22 22 22 22"
_NO = ("", "null", "~", "false", "nei", "no")
P = TypeVar("P", Tiltak, Nasjonalt)


def read(nodes: YamlList, file: str, base: Catalog, today: date) -> tuple[Catalog, tuple[str, ...]]:
    """Return *base* with these services in place of its own, and what was left out since no register has its municipality.

    Raise Unreadable with everything else that is wrong.
    """
    reader = _Reader(file, base, today, Navneliste(base.steder.values()))
    for line, node in zip(nodes.lines, nodes, strict=True):
        reader.add(line, node)
    return reader.catalog(), tuple(f"{n} oppføringer er utelatt: {why}" for why, n in reader.left_out.items())


@dataclass
class _Reader:
    file: str
    base: Catalog
    today: date
    names: Navneliste
    kommuner: dict[str, Kommune] = field(default_factory=dict)
    tiltak: dict[str, Tiltak] = field(default_factory=dict)
    nasjonalt: dict[str, Nasjonalt] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def add(self, line: int, node: Any) -> None:
        """Take one service, or note what is wrong with it."""
        missing = [key for key in _NEEDED if not _said(node, key)]
        if missing:
            self._tell(line, node, f"{', '.join(f'«{key}»' for key in missing)} mangler. Legg det til.")
        elif node["lang"] not in self.base.languages:
            self._tell(line, node, f"ukjent språk «{node['lang']}». Velg en av: {', '.join(self.base.languages)}.")
        elif land := _COUNTRIES.get(node["kommune"]):
            extra = {"land": land, "slag": "ressurs", "belegg": "bekreftet"}
            self._take(line, node, self._record(line, node, Nasjonalt, land, extra), self.nasjonalt)
        else:
            try:
                sted = self.names.find(node["kommune"])
            except LookupError as why:
                self.left_out[str(why)] += 1
                return
            self.kommuner.setdefault(sted.slug, self._kommune(sted))
            self._take(line, node, self._record(line, node, Tiltak, sted.land, {"kommune": sted.slug}), self.tiltak)

    def catalog(self) -> Catalog:
        """Return what was taken as a catalogue."""
        everything: Mapping[str, Felles] = {**self.nasjonalt, **self.tiltak}
        for key, _, code, values in rules.within(everything, self.base.vokabular, self.base.vokabular):
            self._tell(self.places[key].line, {"id": everything[key].id}, Problem(self.file, 0, code, {"hint": ".", **values}).text("nb"))
        if not everything and not self.told:
            self.told.append(f"{self.file}: korpuset har ingen oppføringer som kan brukes. {' '.join(self.left_out)}".strip())
        if self.told:
            raise Unreadable(self.told)
        return replace(self.base, kommuner=self.kommuner, tiltak=self.tiltak, nasjonalt=self.nasjonalt, places=self.places)

    def _tell(self, line: int, node: Any, text: str) -> None:
        # A JSON file may be one single line: the id tells where to look.
        name = f" «{node['id']}»:" if _said(node, "id") else ""
        self.told.append(f"{self.file}:{line}:{name} {text}")

    def _kommune(self, sted: Sted) -> Kommune:
        values = {"id": sted.slug, "nummer": sted.nummer, "språk": SPRAAK[sted.land]}
        record, _ = read_record(Kommune, values, self._context(sted.land, SPRAAK[sted.land]))
        assert record, "a row of the register is a municipality"
        return record

    def _context(self, land: str, language: str) -> Kontekst:
        return Kontekst(today=self.today, land=land, spraak=language, languages=self.base.languages)

    def _record(self, line: int, node: YamlMap, model: type[P], land: str, extra: Mapping[str, str]) -> P | None:
        record, faults = read_record(model, {**_neutral(node), **extra}, self._context(land, node["lang"]))
        for fault in faults:
            self._tell(line, node, Problem(self.file, line, fault.code, {"hint": ".", "what": "", **fault.values}).text("nb"))
        return record

    def _take(self, line: int, node: YamlMap, record: P | None, into: dict[str, P]) -> None:
        if record is None:
            return
        if first := self.places.get(record.key):
            self._tell(line, node, f"id er brukt før, på linje {first.line}. Velg en annen.")
            return
        into[record.key], self.places[record.key] = record, Place(self.file, line)


def _said(node: Any, key: str) -> Any:
    """Return the text under *key*, or the list of texts under «malgruppe»; nothing where it is of another kind."""
    value = node.get(key) if isinstance(node, Mapping) else None
    if key != "malgruppe":
        return value if isinstance(value, str) else None
    return value if isinstance(value, list) and all(isinstance(one, str) for one in value) else None


def _neutral(node: YamlMap) -> dict[str, Any]:
    """Return a flat record as an editor would have written it, with nothing more said than it says."""
    anonymous = "anonymt" if (_said(node, "anonym") or "").lower() not in _NO else ""
    text = "\n\n".join(part for part in (node["kort"], _said(node, "tekst"), anonymous) if part)
    phone = (_said(node, "telefon") or "").lower() not in _NO
    return {
        "id": node["id"],
        "navn": {node["lang"]: node["tittel"]},
        "type": _TYPES.get(node["type"], node["type"]),
        "målgruppe": [_MAALGRUPPER.get(one, one) for one in node["malgruppe"]],
        "kontakt_selv": "nei" if set(node["malgruppe"]) == {_FOR_STAFF} else "ja",
        "beskrivelse": {node["lang"]: text},
        "kontakt": {"telefon": _PHONE} if phone else [],
        "kilde": {"tittel": "målekorpus"},
    }
