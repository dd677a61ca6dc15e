"""The file a municipality has as its logo in, its bytes and size or what is wrong with it out. What could run or fetch is refused."""

import hashlib
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from katalog.problems import Problem, ProblemsFound

FOLDER = "content/assets"
LIMIT_KB = 32
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_RUNS = ("script", "foreignObject", "iframe", "object", "embed", "handler", "listener", "audio", "video")
# What may stand in an address within the file: a part of itself, or a picture written out.
_OWN = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_FETCH = re.compile(r"@import|url\(\s*['\"]?\s*(?!#|['\"]?data:image/(?:png|jpeg|gif|webp)[;,])|javascript:|expression\(", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px)?\s*")


@dataclass(frozen=True)
class Logo:
    """A logo that may be published: the name it gets, its bytes, and how wide it is for each unit of height."""

    name: str
    content: bytes
    ratio: float


def read(root: Path, name: str, file: str, line: int) -> Logo:
    """Return the logo *name* of the project *root*, or raise ProblemsFound with what is wrong, at *line* of *file*."""

    def wrong(code: str, **values: object) -> ProblemsFound:
        return ProblemsFound([Problem(file, line, code, {"value": name, **values})])

    path = root / name
    try:
        if not path.resolve().is_relative_to((root / FOLDER).resolve()):
            raise wrong("logo_place")
        size = path.stat().st_size
        content = path.read_bytes() if path.is_file() and size <= LIMIT_KB * 1024 else b""
    # A link that goes in a circle is a RuntimeError before Python 3.13.
    except (OSError, RuntimeError, ValueError):
        raise wrong("logo_missing") from None
    if not path.is_file():
        raise wrong("logo_missing")
    if size > LIMIT_KB * 1024:
        raise wrong("logo_big", size=-(-size // 1024), limit=LIMIT_KB)
    if content.startswith(_PNG):
        ratio = _png_ratio(content)
    else:
        drawing = _drawing(content)
        if drawing is None:
            raise wrong("logo_kind")
        if what := _danger(content.decode("utf-8", "replace"), drawing):
            raise wrong("logo_script", what=what)
        ratio = _svg_ratio(drawing)
    if not 0.1 <= ratio <= 10:
        raise wrong("logo_kind")
    # With its content in its name, like all that browsers keep for ever.
    content_hash, ending = hashlib.sha256(content).hexdigest()[:8], "png" if content.startswith(_PNG) else "svg"
    return Logo(f"logo.{content_hash}.{ending}", content, ratio)


def _png_ratio(content: bytes) -> float:
    if len(content) < 33 or content[12:16] != b"IHDR" or not content.rstrip(b"\0").endswith(b"IEND\xaeB`\x82"):
        return 0
    width, height = struct.unpack(">II", content[16:24])
    return width / height if height else 0


def _drawing(content: bytes) -> ElementTree.Element | None:
    """Return the root of an SVG; a file with definitions of its own is none, since those can blow up or hide what they say."""
    try:
        text = content.decode("utf-8-sig")
        if re.search(r"<!ENTITY|<!DOCTYPE[^>]*\[", text, re.IGNORECASE):
            return None
        root = ElementTree.fromstring(text.encode())
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError):
        return None
    return root if root.tag == f"{_SVG}svg" else None


def _danger(text: str, drawing: ElementTree.Element) -> str:
    """Return what in the drawing runs or fetches, or nothing."""
    if "<?xml-stylesheet" in text:
        return "xml-stylesheet"
    for one in drawing.iter():
        tag = str(one.tag).rpartition("}")[2]
        if tag in _RUNS:
            return tag
        for key, value in one.attrib.items():
            name = key.rpartition("}")[2].lower()
            fetches = name in ("href", "src", "from", "to", "values", "by") and tag != "a" and not _is_own(tag, name, value)
            if name.startswith("on") or fetches or tag == "a" or _FETCH.search(value):
                return "a" if tag == "a" else name
        if tag == "style" and _FETCH.search("".join(one.itertext())):
            return "style"
    return ""


def _is_own(tag: str, name: str, value: str) -> bool:
    return bool(_OWN.match(value)) if name in ("href", "src") else ":" not in value


def _svg_ratio(drawing: ElementTree.Element) -> float:
    box = [float(part) for part in re.findall(r"-?[0-9]*\.?[0-9]+", drawing.get("viewBox", ""))]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[2] / box[3]
    sides = [_LENGTH.fullmatch(drawing.get(side, "")) for side in ("width", "height")]
    width, height = (float(side[1]) if side else 0 for side in sides)
    return width / height if height else 0
