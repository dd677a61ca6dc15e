"""A logo is shown as it is, or refused on its line with what to do; nothing in it can run or fetch."""

import re
import struct
import zlib
from pathlib import Path

import pytest

from katalog import logos
from katalog.problems import ProblemsFound

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 20">{}</svg>'
DANGEROUS = {
    "script": "<script>alert(1)</script>",
    "event": '<path onload="alert(1)"/>',
    "event with a capital": '<path ONCLICK="alert(1)"/>',
    "link": '<a href="javascript:alert(1)"><path/></a>',
    "foreign": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
    "fetched picture": '<image href="https://example.org/x.png"/>',
    "fetched picture, the old way": '<image xlink:href="//example.org/x.png"/>',
    "page as picture": '<image href="data:text/html,x"/>',
    "picture that may hold a script": '<image href="data:image/svg+xml,x"/>',
    "fetched part": '<use href="other.svg#a"/>',
    "style that fetches": "<style>@import 'https://example.org/x.css'</style>",
    "style that fetches a picture": "<style>path{fill:url(https://example.org/x)}</style>",
    "attribute that fetches": '<path style="fill:url(https://example.org/x)"/>',
    "address that moves": '<use href="#a"><set attributeName="href" to="javascript:alert(1)"/></use>',
}


def png(width: int, height: int) -> bytes:
    def part(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + part(b"IDAT", rows)
        + part(b"IEND", b"")
    )


def put(root: Path, content: bytes | str, name: str = "logo.svg") -> str:
    (root / logos.FOLDER).mkdir(parents=True, exist_ok=True)
    (root / logos.FOLDER / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return f"{logos.FOLDER}/{name}"


def told(root: Path, name: str) -> tuple[str, str]:
    with pytest.raises(ProblemsFound) as found:
        logos.read(root, name, "data/kommuner.yaml", 7)
    (problem,) = found.value.problems
    assert (problem.file, problem.line) == ("data/kommuner.yaml", 7)
    assert problem.text("nb") != problem.text("da")
    return problem.code, problem.text("nb")


@pytest.mark.parametrize("inner", DANGEROUS.values(), ids=DANGEROUS)
def test_a_drawing_that_could_run_or_fetch_is_refused(tmp_path: Path, inner: str) -> None:
    code, text = told(tmp_path, put(tmp_path, SVG.format(inner)))

    assert code == "logo_script"
    assert "PNG" in text


@pytest.mark.parametrize(
    "inner",
    ['<defs><path id="a"/></defs><use href="#a"/>', "<style>.a{fill:#fff}</style>", '<path fill="url(#a)"/>', "<!-- on a path -->"],
)
def test_a_drawing_that_only_draws_is_published_as_it_is(tmp_path: Path, inner: str) -> None:
    logo = logos.read(tmp_path, put(tmp_path, SVG.format(inner)), "f", 1)

    assert re.fullmatch(r"logo\.[0-9a-f]{8}\.svg", logo.name)
    assert (logo.content.decode(), logo.ratio) == (SVG.format(inner), 3)


def test_a_drawing_may_say_its_size_instead_of_its_box(tmp_path: Path) -> None:
    drawing = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="40px" height="20"/>'

    assert logos.read(tmp_path, put(tmp_path, drawing), "f", 1).ratio == 2


def test_a_picture_is_known_by_what_is_in_it_and_not_by_its_name(tmp_path: Path) -> None:
    logo = logos.read(tmp_path, put(tmp_path, png(30, 10), "logo.svg"), "f", 1)

    assert re.fullmatch(r"logo\.[0-9a-f]{8}\.png", logo.name)
    assert logo.ratio == 3


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "logo_kind"),
        (b"\xff\xd8\xff\xe0 a photograph", "logo_kind"),
        (png(30, 10)[:40], "logo_kind"),
        ("<svg>without its name space</svg>", "logo_kind"),
        (SVG.format("<path"), "logo_kind"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format(""), "logo_kind"),
        (SVG.format("").replace("60 20", "1 900"), "logo_kind"),
        (SVG.format("x" * 40_000), "logo_big"),
    ],
    ids=["empty", "photograph", "cut off", "no drawing", "broken", "own definitions", "a line", "big"],
)
def test_a_file_that_is_no_logo_is_refused(tmp_path: Path, content: bytes | str, code: str) -> None:
    assert told(tmp_path, put(tmp_path, content))[0] == code


def test_a_logo_that_is_not_there_is_told(tmp_path: Path) -> None:
    put(tmp_path, "")

    assert told(tmp_path, f"{logos.FOLDER}/borte.svg")[0] == "logo_missing"
    assert told(tmp_path, logos.FOLDER)[0] == "logo_missing"


@pytest.mark.parametrize("name", ["logo.svg", "content/assets/../../logo.svg", "/etc/passwd"])
def test_a_logo_lies_where_the_site_has_its_files(tmp_path: Path, name: str) -> None:
    put(tmp_path, "")

    assert told(tmp_path, name)[0] == "logo_place"


def test_a_logo_may_not_point_out_of_its_folder(tmp_path: Path) -> None:
    put(tmp_path, "")
    (tmp_path / "hemmelig.svg").write_text(SVG.format(""), encoding="utf-8")
    (tmp_path / logos.FOLDER / "lenke.svg").symlink_to(tmp_path / "hemmelig.svg")

    assert told(tmp_path, f"{logos.FOLDER}/lenke.svg")[0] == "logo_place"
