"""A third language made of the first: in other letters, half as long again, written from right to left, and mostly not translated."""

import re
from pathlib import Path

KODE, NAVN = "ar", "لغة ثالثة"
# What is translated: three pages, two labels and one service; the words of the frame are all there.
SIDER = ("index.md", "hjelp-na.md", "om.md")
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyzæøå", "ابثدحفجهيجكلمنوپقرستوڤوخيزعغء")
# What a translator leaves as it stands: blanks, marks, addresses, tags, attributes, headings and list signs.
_KEPT = re.compile(r"(\{[^}]*\}|\[katalog:[^\]]*\]|\[/?bare[^\]]*\]|\]\([^)]*\)|<[^>]*>|^#+ |^\d+\. |&\w+;)", re.MULTILINE)
_WORD = re.compile(r"[a-zæøå]+", re.IGNORECASE)


def oversatt(text: str) -> str:
    """Return a text in the third language: each word in its letters, with a mark, and as long again by half."""
    parts = _KEPT.split(text)
    return "".join(part if i % 2 else _WORD.sub(lambda word: _lengthened(word[0].lower()), part) for i, part in enumerate(parts))


def _lengthened(word: str) -> str:
    return (word + word[: (len(word) + 1) // 2]).translate(_LETTERS) + "\u064b"


def add_third_language(project: Path) -> None:
    """Add the language to a project as HACKING.md says: nothing but data."""
    _edit(project / "mkdocs.yml", "{locale: da,", f"{{locale: {KODE}, name: {NAVN}, build: true}}\n        - {{locale: da,")
    words = (project / "data/ord/nb.yaml").read_text(encoding="utf-8")
    own = {"spraaknavn": NAVN, "skriveretning": "rtl", "land_rekke": "DK NO"}
    lines = [_line(line, own) for line in words.splitlines() if line and not line.startswith("#")]
    (project / f"data/ord/{KODE}.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")
    for name in SIDER:
        page = (project / "content/nb" / name).read_text(encoding="utf-8")
        target = project / "content" / KODE / name
        target.parent.mkdir(exist_ok=True)
        head, body = page.removeprefix("---\n").split("---\n", 1)
        front = "".join(f"{key}: {oversatt(text)}\n" for key, text in (line.split(": ", 1) for line in head.splitlines()))
        target.write_text(f"---\n{front}---\n{oversatt(body)}", encoding="utf-8")
    for label in ("Foreldre", "Norge"):
        _edit(project / "data/vokabular.yaml", f"navn: {{nb: {label},", f"navn: {{{KODE}: {oversatt(label)}, nb: {label},")
    (project / "data/tiltak").mkdir(exist_ok=True)
    (project / "data/tiltak/tredje.yaml").write_text(_SERVICE, encoding="utf-8")


def _line(line: str, own: dict[str, str]) -> str:
    key, text = line.split(": ", 1)
    # An address is not translated.
    return f"{key}: {own[key]}" if key in own else line if key.endswith("_adresse") else f"{key}: {oversatt(text)}"


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path}: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


_SERVICE = f"""\
tiltak:
  - id: proevetilbud
    kommune: baerum
    navn: {{nb: Prøvetilbudet, {KODE}: {oversatt("Prøvetilbudet")}}}
    type: konsultasjon
    målgruppe: [foreldre]
    kontakt_selv: ja
    beskrivelse: {{nb: Her får du råd om alt., {KODE}: {oversatt("Her får du råd om alt. Ring 67 50 47 70 når som helst.")}}}
    kontakt: {{telefon: 67 50 47 70}}
    tidspunkt:
      - {{start: 2026-11-24T18:00, slutt: 2026-11-24T20:00}}
      - start: 2026-11-24T18:00
    kilde: {{tittel: Prøvekilden}}
"""
