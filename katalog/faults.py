"""What pydantic says of a record in, the faults an editor is told out. Knows its kinds of error, and imports nothing of it."""

from dataclasses import dataclass
from typing import Any

from katalog.hints import hint
from katalog.slips import SHAPES
from katalog.values import ValueFault


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a record: where in it, and which message."""

    path: tuple[str | int, ...]
    code: str
    values: dict[str, Any]


# pydantic's own kinds of error → our messages.
_CODES = {
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
    "literal_error": "value_unknown",
    "list_type": "list_wanted",
    "tuple_type": "list_wanted",
    "dict_type": "fields_wanted",
    "model_type": "fields_wanted",
    "model_attributes_type": "fields_wanted",
    "too_short": "list_empty",
}

# The same, where it can be shown how the field is written.
_SHAPED = {"list_wanted": "list_shape", "fields_wanted": "fields_shape"}
# Lists of words, which many write with commas between and nothing around.
_WORDS = ("målgruppe", "trinn", "tema", "samarbeid")


def faults_in(error: Any) -> list[Fault]:
    """Return what one error of pydantic says."""
    path, told = tuple(error["loc"]), dict(error.get("ctx") or {})
    fault = told.get("error")
    if isinstance(fault, ValueFault) and fault.code == "several":
        each: list[dict[str, Any]] = fault.values["several"]
        return [Fault((*path, one["at"]), one["code"], {k: v for k, v in one.items() if k not in ("at", "code")}) for one in each]
    if isinstance(fault, ValueFault):
        return [Fault(path, fault.code, fault.values)]
    if error["type"] in ("literal_error", "string_type") and not isinstance(error["input"], str):
        return [Fault(path, "text_one" if isinstance(error["input"], list) else "text_wanted", {})]
    if error["type"] == "literal_error":
        known = told["expected"].replace("'", "").replace(" or ", ", ")
        told = {"value": error["input"], "known": known, "hint": hint(error["input"], known.split(", "))}
        if path[-1] == "dag":
            # Each of their names ends as «hverdag» does.
            alike = [one for one in known.split(", ") if one.startswith(error["input"][:1].lower())]
            return [Fault(path, "day_unknown", {**told, "hint": hint(error["input"], alike)})]
    if error["type"] in ("missing", "extra_forbidden"):
        return [Fault(path[:-1], _CODES[error["type"]], {"key": path[-1]})]
    if _CODES[error["type"]] == "list_wanted" and path[-1] in _WORDS and "," in str(error["input"]):
        return [Fault(path, "list_comma", {"wanted": f"[{error['input']}]"})]
    code = _CODES[error["type"]]
    named = [part for part in path if isinstance(part, str)]
    if code in _SHAPED and len(named) == 1 and named[0] in SHAPES:
        return [Fault(path, _SHAPED[code], {"wanted": SHAPES[named[0]]})]
    return [Fault(path, code, told)]
