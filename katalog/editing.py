"""What is to be written in the data in, the files with it in them out: checked before a byte is changed, with all else as it was."""

import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from katalog import catalog
from katalog.catalog import Catalog
from katalog.formatting import order
from katalog.hints import hint
from katalog.lines import Entry, Field, Listing, listing
from katalog.model import Nasjonalt, Post, Tiltak
from katalog.octets import read_text
from katalog.problems import Problem, ProblemsFound
from katalog.reading import YamlMap
from katalog.replacing import replace

TOP = "tiltak"
_PLAIN = re.compile(r"[^\W\d_][\w .()/+–—§«»’-]*(?:, [\w .()/+–—§«»’-]+)*")
_SPECIAL = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def scalar(text: str, braces: bool = False) -> str:
    """Return *text* as YAML that every reader takes for this text, with quotes only where it needs them."""
    plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _SPECIAL
    return text if plain and not (braces and "," in text) else json.dumps(text, ensure_ascii=False)


def field_lines(key: str, value: Any) -> list[str]:
    """Return a field as an editor would write it, from its key's own column on."""
    if isinstance(value, str) and "\n" in value:
        return [f"{key}: |-", *(f"  {line}" if line else "" for line in value.split("\n"))]
    if isinstance(value, Mapping):
        return [f"{key}:", *(f"  {line}" if line else "" for inner, one in value.items() for line in field_lines(inner, one))]
    if isinstance(value, Sequence) and any(isinstance(one, Mapping) for one in value):
        return [f"{key}:", *(f"  {line}" if line else "" for one in value for line in item_lines(one))]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [f"{key}: [{', '.join(scalar(one, braces=True) for one in value)}]"]
    # What is a date or a code keeps its look; a number in quotes is no number to another reader.
    bare = re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) or (re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value) and not value.isdecimal())
    address = re.fullmatch(r"(https?://|[\w.+-]+@)[\w./-]+", value)
    return [f"{key}: {value if (bare and value not in _SPECIAL) or address else scalar(value)}"]


def item_lines(value: Mapping[str, Any] | str) -> list[str]:
    """Return one item of a list as an editor would write it, from its dash's own column on."""
    if isinstance(value, str):
        return [f"- {scalar(value)}"]
    lines = [line for key, one in value.items() for line in field_lines(key, one)]
    return [f"{'- ' if i == 0 else '  '}{line}" if line else "" for i, line in enumerate(lines)]


def insert(found: Catalog, root: Path, values: Mapping[str, Any]) -> dict[str, str]:
    """Return the file, by its name, that a new service belongs in, with the service after the last of its municipality's."""
    values = in_order(values)
    own = [found.places[key].file for key, one in found.tiltak.items() if one.kommune == values["kommune"]]
    files = list(dict.fromkeys(found.places[key].file for key in found.tiltak))
    file = own[-1] if own else next((one for one in ("data/tiltak.yaml", *files) if (root / one).exists()), "data/tiltak.yaml")
    text, _ = read_text(root / file, file)
    listed = listing(text or "", TOP, file)
    if text is None or listed is None:
        raise ProblemsFound([Problem(file, 0, "record_unwritable", {"key": values["navn"]})])
    at = max((i + 1 for i, one in enumerate(listed.entries) if one.node.get("kommune") == values["kommune"]), default=len(listed.entries))
    put_in(listed, at, values)
    return {file: listed.text()}


def put_in(listed: Listing, at: int, values: Mapping[str, Any]) -> None:
    """Put a new record, as its values in order, before the one with the number *at*."""
    if not listed.entries:
        listed.head = [f"{TOP}:" if re.match(f"{TOP}: *\\[", line) else line for line in listed.head if line]
        listed.tail = [""]
    dash = listed.entries[0].indent if listed.entries else 2
    written = [f"{' ' * dash}{line}" if line else "" for line in item_lines(values)]
    node = YamlMap(0)
    node.update(values)
    listed.entries.insert(at, Entry(node, 0, [""] if at else [], written))


def in_order(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a service in the order they are written in."""
    return {key: values[key] for key in order(Tiltak) if key in values}


def verify(found: Catalog, root: Path, names: Sequence[str], dato: date, av: str) -> dict[str, str]:
    """Return the files, by name, with the day and the role set as `kontrollert` of each record of *names*."""
    changed: dict[str, str] = {}
    problems = []
    for name in names:
        try:
            key = key_of(found, name)
            place = found.places[key]
            text = changed.get(place.file) or read_text(root / place.file, place.file)[0] or ""
            changed[place.file] = _verified(text, place.file, key, {"dato": dato.isoformat(), "av": av})
        except ProblemsFound as wrong:
            problems += wrong.problems
    if problems:
        raise ProblemsFound(problems)
    return changed


def key_of(found: Catalog, name: str) -> str:
    """Return the key of the record an editor means by *name*: all of it, its address, or an id or a name that only one has."""
    records: dict[str, Tiltak | Nasjonalt] = {**found.tiltak, **found.nasjonalt}
    keys = list(records)
    name = name.strip("/").removeprefix("kommune/")
    hits = [key for key in keys if name == key] or [key for key in keys if key.split("/")[1] == name]
    hits = hits or [key for key, one in records.items() if name.casefold() in map(str.casefold, one.navn.ord.values())]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise ProblemsFound([Problem(name, 0, "record_many", {"known": ", ".join(hits)})])
    short = Counter(key.split("/")[1] for key in keys)
    alone = [one for one, count in short.items() if count == 1]
    raise ProblemsFound([Problem(name, 0, "record_unknown", {"hint": hint(name, [*keys, *alone])})])


def _verified(text: str, file: str, key: str, value: Mapping[str, str]) -> str:
    home, name = key.split("/")
    listed = listing(text, TOP, file)
    entries = [] if listed is None else [one for one in listed.entries if one.node.get("id") == name and one.fields]
    mine = [one for one in entries if home == "nasjonalt" or one.node.get("kommune") == home]
    if listed is None or not mine:
        raise ProblemsFound([Problem(file, 0, "record_unwritable", {"key": "kontrollert"})])
    _set(mine[0], Nasjonalt if home == "nasjonalt" else Tiltak, value)
    return listed.text()


def _set(entry: Entry, model: type[Post], value: Mapping[str, str]) -> None:
    """Set `kontrollert` of a record, where it stands or where the model has it, with every comment kept."""
    pad = " " * entry.column
    line = f"{pad}kontrollert: {{{', '.join(f'{key}: {_inner(one)}' for key, one in value.items())}}}"
    there = next((one for one in entry.fields if one.key == "kontrollert"), None)
    if there is None:
        place = {key: i for i, key in enumerate(order(model))}
        before = [i for i, one in enumerate(entry.fields) if place.get(one.key, 0) < place["kontrollert"]]
        entry.fields.insert(max(before) + 1, Field("kontrollert", [], [line]))
        return
    body = [one for one in there.lines[1:] if one.strip()]
    block = {key: next((i for i, one in enumerate(there.lines) if re.match(rf" +{key}:(?= )", one)), None) for key in value}
    if len(body) >= len(value) and None not in block.values() and "{" not in there.lines[0]:
        for key, i in block.items():
            assert i is not None
            there.lines[i] = re.sub(rf"^( +{key}: +)(?:\"[^\"]*\"|'[^']*'|[^#\"'].*?)( +#.*)?$", _put(_inner(value[key])), there.lines[i])
        return
    comment = re.search(r" +#.*$", there.lines[0].split("}")[-1])
    there.above += [one for one in body if one.lstrip().startswith("#")]
    there.lines = [line + (comment[0] if comment else "")]


def _put(value: str) -> Any:
    return lambda found: f"{found[1]}{value}{found[2] or ''}"


def _inner(value: str) -> str:
    return value if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else scalar(value, braces=True)


def checked(root: Path, files: Mapping[str, str], today: date) -> Catalog:
    """Return the catalogue as it would be with *files*, by name and text, in it; raise what would be wrong. Nothing is written."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root / "data", Path(folder) / "data", ignore=_not_data)
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return catalog.load(Path(folder), today=today)


def _not_data(folder: str, names: Sequence[str]) -> set[str]:
    """Return what of a folder is no data: neither a file nor a folder, or a link back to where it stands."""
    lie = {name: Path(folder, name) for name in names}
    back = {name for name, path in lie.items() if path.is_dir() and Path(folder).resolve().is_relative_to(path.resolve())}
    return back | {name for name, path in lie.items() if not (path.is_dir() or path.is_file())}


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write *files*, each whole or not at all, with the line breaks and the mark of order that it had."""
    for name, text in files.items():
        path = root / name
        was = path.read_bytes() if path.exists() else b""
        raw = text.replace("\n", "\r\n" if b"\r\n" in was else "\n").encode("utf-8")
        replace(path, name, b"\xef\xbb\xbf" * was.startswith(b"\xef\xbb\xbf") + raw)
