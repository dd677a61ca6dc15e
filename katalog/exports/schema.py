"""Model and vocabulary in, the JSON Schema of what is published out: data/tiltak.schema.json, with every field's description."""

import inspect
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any, Literal, get_args, get_origin

from katalog import values, ways
from katalog.catalog import Catalog
from katalog.exports import plain, published
from katalog.model import Kommune, Lenke, Nasjonalt, Post, Telefon, Tiltak

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LINK = {"type": "string", "pattern": "^https?://"}
# What a validator of the model promises of a text that has passed it.
_PROMISES: dict[Any, dict[str, Any]] = {
    ways.link: _LINK,
    ways.email: {"type": "string", "pattern": "@"},
    values.identifier: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": values.ID_LENGTH},
    values.time: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"},
    values.age: {"type": "integer", "minimum": 0, "maximum": values.MAX_AGE},
}
_TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "minLength": 1},
    bool: {"enum": ["ja", "nei"]},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"},
    Telefon: {"type": "string", "minLength": 1},
}
# The fields whose values are in vokabular.yaml, in a list of the same name.
_CONTROLLED = ("type", "målgruppe", "trinn", "tema", "gruppe")
_ADDED: dict[str, dict[str, Any]] = {
    "nøkkel": {
        "type": "string",
        "pattern": "^[a-z0-9-]+/[a-z0-9-]+$",
        "description": "<kommune>/<id>, eller nasjonalt/<id>. Endres aldri.",
    },
    "adresse": {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": "Siden på hvert språk: hel adresse, eller fra nettstedets rot når den ikke er kjent.",
    },
    "arver": {"$ref": "#/$defs/Grunnlag"},
    "ring": {
        "type": "string",
        "pattern": r"^tel:\+?[0-9]+$",
        "description": "Nummeret slik det ringes, med landkode når det har åtte sifre.",
    },
}


def files(catalog: Catalog, url: str) -> Iterator[tuple[str, str]]:
    """Yield the schema of tiltak.json; what a municipality's file holds is in it as #/$defs/kommunefil."""
    yield "data/tiltak.schema.json", json.dumps(schema(catalog, url), ensure_ascii=False, indent=1) + "\n"


def schema(catalog: Catalog, url: str) -> dict[str, Any]:
    """Return the schema of the whole of tiltak.json."""
    defs: dict[str, Any] = {}
    for model in (Tiltak, Nasjonalt, Kommune):
        _object(model, defs, catalog)
    for model in (Tiltak, Nasjonalt):
        found = defs[model.__name__]
        found["properties"] = {**{key: _ADDED[key] for key in ("nøkkel", "adresse")}, **found["properties"], "arver": _ADDED["arver"]}
        found["required"] = ["nøkkel", *found["required"]]
    defs["Grunnlag"] = _base(defs)
    defs["Sted"] = _place(defs)
    defs["kommunefil"] = _file({"kommune": {"$ref": "#/$defs/Sted"}, "tiltak": _many("Tiltak"), "nasjonalt": _many("Kort")})
    defs["Kort"] = _short(defs)
    places = {"språk": {"type": "array", "items": {"type": "string"}}, "kommuner": _many("Sted")}
    top = _file({**places, "tiltak": _many("Tiltak", "Nasjonalt")})
    return {"$schema": _DIALECT, **({"$id": f"{url}data/tiltak.schema.json"} if url else {}), **top, "$defs": defs}


def record(catalog: Catalog, url: str) -> dict[str, Any]:
    """Return the schema of one record with all that any record may have, and every reference put in its place."""
    defs = schema(catalog, url)["$defs"]

    def whole(node: Any) -> Any:
        if isinstance(node, dict):
            return whole(defs[node["$ref"].rsplit("/", 1)[1]]) if "$ref" in node else {key: whole(value) for key, value in node.items()}
        return node

    found: dict[str, Any] = whole(defs["Tiltak"])
    return {**found, "properties": {**found["properties"], **whole(defs["Nasjonalt"])["properties"]}}


def _file(properties: dict[str, Any]) -> dict[str, Any]:
    head = {"versjon": {"const": plain.VERSION}, "skjema": {"type": "string"}, "lisens": {"const": plain.LICENCE}, "nettsted": _LINK}
    return {
        "type": "object",
        "properties": {**head, **properties},
        "required": ["versjon", "skjema", "lisens", *properties],
        "additionalProperties": False,
    }


def _many(*names: str) -> dict[str, Any]:
    each: list[dict[str, Any]] = [{"$ref": f"#/$defs/{name}"} for name in names]
    return {"type": "array", "items": each[0] if len(each) == 1 else {"anyOf": each}}


def _base(defs: dict[str, Any]) -> dict[str, Any]:
    """Return what a service has from the statutory one it builds on."""
    own = defs["Nasjonalt"]["properties"]
    return {
        "type": "object",
        "description": "Fra den lovpålagte tjenesten i «bygger_på»: teksten arves, den blir aldri kopiert.",
        "properties": {key: own[key] for key in published.INHERITED},
        "required": ["nøkkel", "navn", "beskrivelse"],
        "additionalProperties": False,
    }


def _short(defs: dict[str, Any]) -> dict[str, Any]:
    """Return what a municipality's file has of what is national."""
    own = defs["Nasjonalt"]
    properties = {key: own["properties"][key] for key in plain.SHORT}
    required = [key for key in own["required"] if key in properties]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _place(defs: dict[str, Any]) -> dict[str, Any]:
    """Return what is known of a municipality: what it has said itself, and what the register says."""
    own = defs.pop("Kommune")
    register = {
        "navn": {"type": "string", "description": "Det fulle navnet, med alle språk det har."},
        "land": {"enum": ["NO", "DK"]},
        "område": {"type": "string", "description": "Fylke eller region."},
        "nettsted": _LINK,
        "beskrevet": {"type": "boolean", "description": "Om kommunen har tiltak her."},
    }
    required = ["id", "nummer", "navn", "land", "område", "beskrevet"]
    return {**own, "properties": {**own["properties"], **register}, "required": required}


def _object(model: type[Post], defs: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    """Return a reference to a model's schema, and put that among *defs* where it is not there."""
    if model.__name__ not in defs:
        fields = {key: model.model_fields[name] for name, key in published.keys(model)}
        properties: dict[str, dict[str, Any]] = {}
        for key, field in fields.items():
            found = _schema(field.annotation, field.metadata, defs, catalog)
            if key in _CONTROLLED:
                allowed: dict[str, Any] = {"enum": list(catalog.vokabular[key])}
                found = allowed if found.get("type") != "array" else {**found, "items": allowed}
            properties[key] = {**found, "description": field.description}
        if "telefon" in properties:
            properties["ring"] = _ADDED["ring"]
        # What has a value of its own where nobody has written one is always there.
        always = [key for key, field in fields.items() if field.is_required() or isinstance(field.default, str)]
        defs[model.__name__] = {"type": "object", "properties": properties, "required": always, "additionalProperties": False}
        if model is Lenke:
            properties["url"]["description"] = "Bare når status er bekreftet."
    return {"$ref": f"#/$defs/{model.__name__}"}


def _schema(annotation: Any, metadata: Any, defs: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    """Return the schema of one value, by its type and by what its validators promise."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _schema(parts[0], parts[1:], defs, catalog)
    if annotation is Any:
        return _text(metadata, catalog)
    for validator in metadata:
        if found := _PROMISES.get(getattr(validator, "func", None)):
            return found
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is list:
        return {"type": "array", "minItems": 1, "items": _schema(parts[0], (), defs, catalog)}
    if origin is dict:
        return {"type": "object", "minProperties": 1, "additionalProperties": _schema(parts[1], (), defs, catalog)}
    if parts:
        return _schema(next(one for one in parts if one is not type(None)), metadata, defs, catalog)
    return _object(annotation, defs, catalog) if issubclass(annotation, Post) else _TYPES[annotation]


def _text(metadata: Any, catalog: Catalog) -> dict[str, Any]:
    """Return the schema of a text: at least one language of the site, each as long as the model allows."""
    limits = [inspect.getclosurevars(one.func).nonlocals["limit"] for one in metadata]
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"enum": list(catalog.languages)},
        "additionalProperties": {"type": "string", "minLength": 1, "maxLength": limits[0]},
    }
