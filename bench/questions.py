"""A file of questions in, one Spoersmaal for each line out, or every line that is wrong at once."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.places import Navneliste
from bench.unreadable import Unreadable
from katalog.messages_disk import unread
from katalog.registers import Sted

EXAMPLE = '{"q": "vil ikke på skolen", "lang": "nb", "kommune": null, "relevant": ["id"], "category": "setning"}'


@dataclass(frozen=True)
class Spoersmaal:
    """What a parent writes, and the services that answer it; `relevant` has keys or bare ids."""

    linje: int
    q: str
    spraak: str
    sted: Sted | None
    relevant: frozenset[str]
    kategori: str

    def is_met_by(self, noekkel: str) -> bool:
        """Return whether a hit with this key is one that was wanted."""
        return not self.relevant.isdisjoint((noekkel, noekkel.rstrip("/").rpartition("/")[2]))


def read(path: Path, names: Navneliste, languages: Collection[str]) -> list[Spoersmaal]:
    """Return the questions of a file in JSON lines, blank ones left out; or raise Unreadable with everything that is wrong in it."""
    found: list[Spoersmaal] = []
    told: list[str] = []
    # By the line feed alone: JSON may have other ends of line inside a text.
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip():
            continue
        record, wrong = _parsed(line)
        wrong = wrong or list(_faults(record, languages))
        sted = None
        try:
            sted = names.find(record["kommune"]) if not wrong and record.get("kommune") else None
        except LookupError as error:
            wrong = [str(error)]
        told += [f"{path}:{number}: {fault}" for fault in wrong]
        if not wrong:
            category = record.get("category") or "uten"
            found.append(Spoersmaal(number, record["q"], record["lang"], sted, frozenset(record["relevant"]), category))
    if not told and not found:
        told.append(f"{path}: filen har ingen spørsmål. Skriv ett på hver linje, slik: {EXAMPLE}")
    if told:
        raise Unreadable(told)
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Unreadable([f"{path}: filen finnes ikke. Sjekk QUERIES."]) from None
    except OSError as error:
        raise Unreadable([f"{path}: filen kan ikke leses: {unread(error):nb} Sjekk QUERIES."]) from None
    except UnicodeDecodeError:
        raise Unreadable([f"{path}: filen er ikke lagret som UTF-8. Lagre den på nytt med tegnkoding UTF-8."]) from None


def _parsed(line: str) -> tuple[dict[str, Any], list[str]]:
    """Return what a line says, or why it says nothing."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}, [f"linjen er ikke JSON. Skriv den slik: {EXAMPLE}"]
    return (record, []) if isinstance(record, dict) else ({}, [f"linjen er ikke et spørsmål. Skriv den slik: {EXAMPLE}"])


def _faults(record: dict[str, Any], languages: Collection[str]) -> Iterator[str]:
    """A question must say what is asked, in which language, and what would answer it."""
    if not isinstance(record.get("q"), str) or not record["q"].strip():
        yield "«q» mangler. Skriv det en forelder skriver i søkefeltet."
    if record.get("lang") not in languages:
        yield f"«lang» er {json.dumps(record.get('lang'), ensure_ascii=False)}. Velg en av: {', '.join(languages)}."
    if not isinstance(record.get("kommune"), str | None):
        yield "«kommune» må være navnet på en kommune, eller null."
    relevant = record.get("relevant")
    if not isinstance(relevant, list) or not relevant or not all(isinstance(one, str) and one for one in relevant):
        yield "«relevant» må være en liste med minst én id."
    if not isinstance(record.get("category"), str | None):
        yield "«category» må være et ord, eller utelatt."
