"""Model and vocabulary in, a JSON Schema of each data file as it is written out, for the editor a contributor types in.

A language server reads YAML 1.2 before it asks the schema: `67504770` is a number there, `true` is no word, `ja`, `16:00` and dates
are text. The schema takes each value as it arrives so; ours takes all of them as text. It never refuses what the model takes, but for
a bare `null` or `~` and what the reader mends, and leaves to `check` what one value cannot say: other records, countries, days to come.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from katalog import fields, linkbook, model, moved, rules, values, ways
from katalog.catalog import Catalog
from katalog.model import Post
from katalog.replacing import replace, says

FOLDER = Path("data/skjema")
DRAFT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]

# Schema: the files it is of, the key their list stands under, and what a record is.
LISTS: dict[str, tuple[tuple[str, ...], str, type[Post]]] = {
    "tiltak": (("data/tiltak.yaml", "data/tiltak/*.yaml", "data/tiltak/*.yml"), "tiltak", model.Tiltak),
    "nasjonalt": (("data/nasjonalt.yaml",), "tiltak", model.Nasjonalt),
    "kommuner": (("data/kommuner.yaml",), "kommuner", model.Kommune),
    "ordliste": (("data/ordliste.yaml",), "ordliste", model.Ordforklaring),
    "veien": (("data/veien.yaml",), "steg", model.Steg),
    "flyttet": (("data/flyttet.yaml",), "flyttet", moved.Flyttet),
    "lenkeunntak": ((linkbook.EXCEPTIONS,), linkbook.KEY, linkbook.Lenkeunntak),
}
# Schema: the file it is of, the key its one record stands under, and what that is.
SINGLE: dict[str, tuple[str, str, type[Post]]] = {
    "vert": ("data/vert.yaml", "vert", model.Vert),
    "proevd": ("data/proevd.yaml", "proevd", model.Proevd),
}
FILES: dict[str, tuple[str, ...]] = {
    **{name: files for name, (files, _, _) in LISTS.items()},
    **{name: (file,) for name, (file, _, _) in SINGLE.items()},
    "vokabular": ("data/vokabular.yaml",),
    "ord": ("data/ord/*.yaml",),
}
# Key of a record: the list of vokabular.yaml its values are from.
_WORDS = {"type": "type", "målgruppe": "målgruppe", "trinn": "trinn", "tema": "tema", "gruppe": "gruppe", "vanlige_typer": "type"}


def schemas(catalog: Catalog) -> dict[str, str]:
    """Return each schema's text by its name."""
    writer = _Writer(catalog)
    tops = {name: writer.listed(key, record) for name, (_, key, record) in LISTS.items()}
    tops |= {name: writer.single(key, record) for name, (_, key, record) in SINGLE.items()}
    tops |= {"vokabular": writer.vocabulary(), "ord": writer.words()}
    return {name: json.dumps({"$schema": DRAFT, **top}, ensure_ascii=False, indent=1) + "\n" for name, top in tops.items()}


def write(catalog: Catalog, root: Path) -> list[str]:
    """Write the schemas under *root*, and return the names of those that were not up to date."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in schemas(catalog).items():
        path = root / FOLDER / f"{name}.json"
        if not says(path, text):
            replace(path, path.relative_to(root).as_posix(), text.encode())
            changed.append(path.name)
    return changed


# All that may be text to us, as YAML 1.2 reads it.
_SCALAR = ["string", "number", "boolean"]


def _shaped(pattern: str, told: str, kinds: Iterable[str] = ("string",)) -> Schema:
    return {"type": list(kinds), "pattern": f"^(?:{pattern})$", "patternErrorMessage": told}


def _text(limit: int | None = None) -> Schema:
    """A text that says something; blanks around it are not counted, so a block that ends with a line break is as long as it looks."""
    middle = "*" if limit is None else f"{{0,{limit - 2}}}"
    told = "Skriv noe her." if limit is None else f"Skriv noe her, høyst {limit} tegn."
    return {"type": _SCALAR, "pattern": rf"^(?=[\s\S]*[^\s{values.UNSEEN}])\s*\S(?:[\s\S]{middle}\S)?\s*$", "patternErrorMessage": told}


def _phone() -> Schema:
    """The numbers of both countries, digit by digit, since blanks, dots and hyphens may stand between any two."""
    plain = "|".join(dict.fromkeys(one for country in ways.PHONE.values() for one in country.pattern.split("|")))
    spread = re.sub(r"(\[[0-9-]+\]|[0-9])(\{\d\})?", r"(?:\1[\\s.-]*)\2", plain)
    codes = "|".join(written for code in ways.DIAL_CODE.values() for written in (rf"\+{code[1:]}", f"00{code[1:]}"))
    prefix = "|".join(r"[\s.-]*".join(code.replace("\\+", "+")).replace("+", r"\+") for code in codes.split("|"))
    told = "Skriv 8 sifre (67 50 47 70), eventuelt med +47 eller +45 foran, eller et kort nummer (116 111)."
    return {**_shaped(rf"[\s.-]*(?:{prefix})?[\s.-]*(?:{spread})", told, ("string", "number")), "minimum": 0}


_HOST = r"[^\s<>\x22'`\\/?#@]"
_VALUES: dict[Any, Schema] = {
    fields.Id: _shaped(values.ID.pattern, "Bare a–z, 0–9 og bindestrek mellom ordene.", _SCALAR) | {"maxLength": values.ID_LENGTH},
    fields.Ord: _text(),
    fields.Navn: _text(values.NAME),
    fields.Setning: _text(values.SENTENCE),
    fields.Avsnitt: _text(values.PARAGRAPH),
    fields.Begrep: _text(values.CONCEPT),
    fields.Dato: _shaped(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", "Skriv ÅÅÅÅ-MM-DD, for eksempel 2026-11-22."),
    fields.Klokkeslett: _shaped(values.TIME.pattern, "Skriv TT:MM, for eksempel 09:00."),
    fields.Stund: _shaped(
        r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}T[0-9]{1,2}:[0-9]{1,2}", "Skriv ÅÅÅÅ-MM-DDTTT:MM, for eksempel 2026-09-01T18:00."
    ),
    fields.Alderstall: _shaped(r"[01]?[0-9]|2[0-5]", f"Skriv et helt tall, 0–{values.MAX_AGE}.", ("integer", "string"))
    | {"minimum": 0, "maximum": values.MAX_AGE},
    fields.Nummer: _phone(),
    fields.Epost: _shaped(ways.EMAIL.pattern, "Skriv en e-postadresse: navn@kommune.no."),
    fields.Lenkeadresse: _shaped(
        rf"[hH][tT][tT][pP][sS]?://{_HOST}+\.{_HOST}+(?:[/?#][^\s<>\x22'`\\]*)?", "Skriv hele adressen, med https:// først."
    ),
    fields.JaNei: {"type": "string", "enum": ["ja", "nei"]},
    fields.Farge: _shaped(r"\s*#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\s*", 'Skriv fargen i anførselstegn: "#0b5394".'),
}
_VALUES[fields.ForbiDato] = _VALUES[fields.Dato]
# Whose statements are where is for `check` to say.
_VALUES[fields.Erklaering] = _VALUES[fields.Lenkeadresse]
TEXTS = (fields.Navn, fields.Setning, fields.Avsnitt, fields.Begrep)
_ANY_LANGUAGE = (fields.Begrep, fields.OrdPerSpraak)


class _Writer:
    """Writes schemas with the languages, controlled values and counties of one catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.languages = list(catalog.languages)
        self.areas = list(dict.fromkeys(sted.omraade for sted in catalog.steder.values()))

    def listed(self, key: str, record: type[Post]) -> Schema:
        """A file that is a list of records under one key."""
        return _object({key: {"type": "array", "items": self.record(record)}}, [key])

    def single(self, key: str, record: type[Post]) -> Schema:
        """A file that is one record under a key."""
        return _object({key: self.record(record)}, [key])

    def vocabulary(self) -> Schema:
        """A file of lists of values, and what the search knows."""
        value = self.record(model.Verdi)
        lists = {name: {"type": "object", "additionalProperties": value} for name in rules.VOCABULARIES}
        required = [name for name in (*rules.VOCABULARIES, rules.SEARCH) if name != rules.NAMES_OF_LANGUAGES]
        return _object({**lists, rules.SEARCH: self.record(model.Soek)}, required)

    def words(self) -> Schema:
        """A file of words: which ones there must be, and their blanks, is for `check` to say."""
        fixed = {"skriveretning": {"enum": ["ltr", "rtl"]}}
        return {"type": "object", "properties": fixed, "additionalProperties": _text()}

    def record(self, record: type[Post]) -> Schema:
        """A mapping with the fields of a model, each with its description."""
        hints = get_type_hints(record, include_extras=True)
        properties, required = {}, []
        for name, field in record.model_fields.items():
            key = field.alias or name
            schema = self.field(record, key, hints[name])
            least = max((getattr(one, "min_length", 0) for one in field.metadata), default=0)
            properties[key] = {"description": field.description, **(_at_least(schema, least) if least else schema)}
            if field.is_required():
                required.append(key)
        return _object(properties, required)

    def field(self, record: type[Post], key: str, hint: Any) -> Schema:
        """A field's value: one of a list of words where there is such a list, else what its type says."""
        words = self._choices(record, key)
        if words is None:
            # Which municipalities there are is for `check` to say, or the schema would be another one for each of them.
            return self.value(fields.Id if key == "kommune" else hint)
        return {"type": "array", "items": words} if get_origin(hint) is list else words

    def _choices(self, record: type[Post], key: str) -> Schema | None:
        if record is model.Kommune and key == "språk":
            return {"enum": self.languages}
        if key == "område":
            return {"enum": self.areas}
        name = "ordgruppe" if record is model.Ordforklaring and key == "gruppe" else _WORDS.get(key)
        if name is None:
            return None
        labels = {value: " / ".join(dict.fromkeys(one.navn.ord.values())) for value, one in self.catalog.vokabular[name].items()}
        return {"enum": [form for value in labels for form in _forms(value)], "enumDescriptions": _doubled(labels)}

    def value(self, hint: Any) -> Schema:
        """What a type takes."""
        if hint in TEXTS:
            own = self.languages if hint not in _ANY_LANGUAGE else list(dict.fromkeys([*self.languages, *values.OTHER_LANGUAGES]))
            each = _object(dict.fromkeys(own, _VALUES[hint]), [])
            return {"anyOf": [_VALUES[hint], {**each, "minProperties": 1}]}
        if hint in _VALUES:
            return _VALUES[hint]
        if isinstance(hint, type) and issubclass(hint, Post):
            return self.record(hint)
        inner = get_args(hint)
        if get_origin(hint) is Literal:
            return {"enum": list(inner)}
        if get_origin(hint) in (Union, UnionType):
            (kept,) = (one for one in inner if one is not NoneType)
            return self.value(kept)
        if get_origin(hint) is list:
            return {"type": "array", "items": self.value(inner[0])}
        if get_origin(hint) is dict:
            return {"type": "object", "additionalProperties": self.value(inner[1])}
        return self._checked(hint)

    def _checked(self, hint: Any) -> Schema:
        """What a type with a check of its own takes: one or a list of them, or one for each language."""
        inner, check = hint.__origin__, hint.__metadata__[0]
        if getattr(check, "func", None) is values.as_list:
            item = self.value(get_args(inner)[0])
            return {"anyOf": [item, {"type": "array", "items": item}]}
        if get_origin(inner) is dict:
            own = [*self.languages, *(values.OTHER_LANGUAGES if hint in _ANY_LANGUAGE else ())]
            return _object(dict.fromkeys(dict.fromkeys(own), self.value(get_args(inner)[1])), [])
        if get_origin(inner) is list:
            return _at_least(self.value(inner), max(getattr(one, "min_length", None) or 0 for one in hint.__metadata__))
        raise TypeError(f"katalog/schema.py har ingen form for {hint}. Sett den inn i _VALUES.")


def _object(properties: Schema, required: list[str]) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "required": required} if required else found


def _at_least(schema: Schema, least: int) -> Schema:
    """Return the schema of a list that has so many values, also where one alone may stand in its place."""
    if "anyOf" in schema:
        return {"anyOf": [one if one["type"] == "object" else {**one, "minItems": least} for one in schema["anyOf"]]}
    return {**schema, "minItems": least}


def _forms(value: str) -> list[Any]:
    """Return a controlled value as it is written, and as YAML 1.2 reads it without quotes: a number, true or false."""
    return [value, *([int(value)] if value.isdecimal() else []), *([value == "true"] if value in ("true", "false") else [])]


def _doubled(labels: dict[str, str]) -> list[str]:
    """Return a label for each form of each value."""
    return [label for value, label in labels.items() for _ in _forms(value)]
