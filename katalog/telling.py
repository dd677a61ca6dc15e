"""Changes in, what they are in words out: a sentence for each, in bokmål or Danish by the municipality, as text or Markdown."""

from collections.abc import Iterable, Mapping
from typing import Any

from katalog.annotations import plain
from katalog.differences import Change, RecordChange, between
from katalog.labels import label
from katalog.problems import message_language
from katalog.states import State, Words

CONTEXT, LONGEST = 4, 160
# What to say, in bokmål and Danish. {old} and {new} are values, {what} is the field as subject.
SENTENCES: Mapping[str, tuple[str, str]] = {
    "new": ("er nytt i katalogen", "er nyt i kataloget"),
    "gone_quietly": ("er tatt bort", "er fjernet"),
    "gone": ("er tatt bort, og den gamle adressen fører ingen steder", "er fjernet, og den gamle adresse fører ingen steder hen"),
    "gone_to": ("er tatt bort; den gamle adressen fører til {new}", "er fjernet; den gamle adresse fører til {new}"),
    "gone_told": ("er tatt bort, og den gamle adressen sier det", "er fjernet, og den gamle adresse siger det"),
    "moved": ("har ny adresse: {old} → {new}", "har fået ny adresse: {old} → {new}"),
    "moved_lost": (
        "har ny adresse: {old} → {new}, men den gamle adressen fører ingen steder",
        "har fået ny adresse: {old} → {new}, men den gamle adresse fører ingen steder hen",
    ),
    "look": (
        "opplysningene er endret, men ikke kontrollert på nytt (sist {old})",
        "oplysningerne er ændret, men ikke kontrolleret på ny (senest {old})",
    ),
    "changed": ("{what} er endret: {old} → {new}", "{what} er ændret: {old} → {new}"),
    "added": ("{what} er skrevet inn: {new}", "{what} er tilføjet: {new}"),
    "removed": ("{what} er tatt bort (før: {old})", "{what} er fjernet (før: {old})"),
    "item_added": ("{what}: {new} er lagt til", "{what}: {new} er tilføjet"),
    "item_removed": ("{what}: {old} er tatt bort", "{what}: {old} er fjernet"),
    "order": ("rekkefølgen er endret: {what}", "rækkefølgen er ændret: {what}"),
}
# The same for fields that have sentences of their own: path, then what has happened or the new value.
OWN: Mapping[tuple[str, str], tuple[str, str]] = {
    ("navn", "changed"): ("heter nå {new} (før: {old})", "hedder nu {new} (før: {old})"),
    ("kontakt.telefon", "changed"): ("fikk nytt nummer: {old} → {new}", "har fået nyt nummer: {old} → {new}"),
    ("kontakt.telefon", "added"): ("fikk telefonnummer: {new}", "har fået telefonnummer: {new}"),
    ("kontakt.telefon", "removed"): ("har ikke lenger telefonnummer (før: {old})", "har ikke længere telefonnummer (før: {old})"),
    ("kontakt.epost", "changed"): ("fikk ny e-postadresse: {old} → {new}", "har fået ny e-mailadresse: {old} → {new}"),
    ("kontakt.nettsted", "changed"): ("fikk nytt nettsted: {old} → {new}", "har fået nyt websted: {old} → {new}"),
    ("kontrollert", "changed"): ("ble kontrollert {new} (før det: {old})", "blev kontrolleret {new} (før det: {old})"),
    ("kontrollert", "added"): ("ble kontrollert for første gang: {new}", "blev kontrolleret for første gang: {new}"),
    ("kontrollert", "removed"): ("regnes ikke lenger som kontrollert (før: {old})", "regnes ikke længere som kontrolleret (før: {old})"),
    ("status", "nedlagt"): ("er lagt ned og vises ikke lenger", "er nedlagt og vises ikke længere"),
    ("status", "pause"): ("har pause", "holder pause"),
    ("status", "aktiv"): ("er i gang igjen", "er i gang igen"),
}
# Values that are told as they are dialled and written, without quotes.
_BARE = {"kontakt.telefon", "kontakt.epost", "kontakt.nettsted", "kontrollert"}


def tell(a: State, b: State, *, markdown: bool = False) -> str:
    """Return what has changed from *a* to *b*, told by place; that nothing has, where nothing has."""
    changes = between(a, b)
    language = message_language()
    parts = [_told_problems(state, language, markdown) for state in (a, b) if state.problems]
    places: dict[str, list[str]] = {}
    for change in changes:
        teller = _Teller(change, a, b)
        places.setdefault(teller.place, []).extend(teller.lines(markdown))
    for place, lines in places.items():
        parts.append("\n".join([f"### {plain(place)}", "", *lines] if markdown else [f"{place}: {line}" for line in lines]))
    if not changes:
        nothing = ("Ingen opplysninger er endret.", "Ingen oplysninger er ændret.")
        parts.append(nothing[language == "da"])
    title = ("## Dette er endret", "## Dette er ændret")[language == "da"]
    return "\n\n".join([title, *parts]) if markdown else "\n".join(parts)


def _told_problems(state: State, language: str, markdown: bool) -> str:
    """Say that a state is not right, with its problems; what can be read of it is compared all the same."""
    head = (
        f"{len(state.problems)} feil i «{state.name}». Det som kan leses, er sammenlignet:",
        f"{len(state.problems)} fejl i «{state.name}». Det, der kan læses, er sammenlignet:",
    )[language == "da"]
    shown = [f"- {plain(str(problem))}" if markdown else f"  {problem}" for problem in state.problems]
    return "\n".join([f"{plain(head)}\n" if markdown else head, *shown])


class _Teller:
    """Tells of one record in the language its municipality reads."""

    def __init__(self, change: RecordChange, a: State, b: State) -> None:
        self.change = change
        self.record = change.after or change.before or {}
        kommune = change.key if change.kind == "kommuner" else change.key.split("/")[0] if change.kind == "tiltak" else ""
        own = b.spraak.get(kommune) or a.spraak.get(kommune) or {"DK": "da", "NO": "nb"}.get(str(self.record.get("land")), "")
        own = "da" if change.kind == "ord/da" else own
        self.language = own if own in ("nb", "da") else message_language()
        self.place = b.navn.get(kommune) or a.navn.get(kommune) or kommune or self._room()

    def _room(self) -> str:
        da = self.language == "da"
        rooms = {"nasjonalt": {"NO": "Norge", "DK": "Danmark"}.get(str(self.record.get("land")), "Norge og Danmark")}
        rooms |= {"ordliste": "Ordlisten", "veien": "Vejen" if da else "Veien", "register": "Registret" if da else "Registeret"}
        rooms |= {"vokabular": "Vokabularet"}
        words = "Sidernes ord" if da else "Ordene på sidene"
        return rooms.get(self.change.kind) or f"{words} ({self.change.kind.removeprefix('ord/')})"

    def lines(self, markdown: bool) -> list[str]:
        """Return a line for each thing to say, in Markdown as an item of a list."""
        name = self._name()
        said = [f"{name} {line}" if joined else f"{name}: {line}" if name else line for joined, line in self._sentences()]
        if not markdown:
            return said
        # The name is bold, and what comes after it begins with a blank or a colon.
        return (
            [f"- **{plain(name)}**{'' if line[len(name)] == ':' else ' '}{plain(line[len(name) :])}" for line in said]
            if name
            else [f"- {plain(line)}" for line in said]
        )

    def _name(self) -> str:
        # Before a change of its name, so that the sentence says both.
        record = self.change.before or self.record
        if self.change.kind == "kommuner":
            return "Kommunen"
        if self.change.kind.startswith("ord/"):
            return ""
        name = record.get("navn") or record.get("ord")
        shown = name.get(self.language) or next(iter(name.values()), "") if isinstance(name, dict) else name
        return str(shown or self.change.key)

    def _sentences(self) -> Iterable[tuple[bool, str]]:
        """Yield each sentence, and whether it goes on from the name."""
        change = self.change
        if change.before is None:
            yield True, self._say("new", {})
        elif change.after is None:
            had_page = change.kind == "tiltak" and change.before.get("status") != "nedlagt"
            lost = "gone_told" if change.redirected else "gone" if had_page else "gone_quietly"
            yield True, self._say("gone_to" if change.moved_to else lost, {"new": change.moved_to})
        elif change.moved_to:
            yield True, self._say("moved" if change.redirected else "moved_lost", {"old": change.key, "new": change.moved_to})
        for one in change.changes:
            yield self._sentence(one)
        if change.needs_a_look:
            yield False, self._say("look", {"old": _value((change.after or {}).get("kontrollert"))})

    def _say(self, key: str, values: Mapping[str, Any]) -> str:
        return SENTENCES[key][self.language == "da"].format(**values)

    def _sentence(self, change: Change) -> tuple[bool, str]:
        happened = "added" if change.old is None else "removed" if change.new is None else "changed"
        path = ".".join(change.path)
        values = dict(zip(("old", "new"), _shown(change.old, change.new), strict=True))
        if isinstance(change.old, list) and isinstance(change.new, list):
            happened = "order"
        elif change.item and happened != "changed" and (path, happened) not in OWN:
            happened = f"item_{happened}"
        status = str(change.new or "aktiv") if path == "status" else ""
        own = OWN.get((path, status)) or OWN.get((path, happened))
        suffix = f" ({change.language})" if change.language and self._has_more(change) else ""
        if own and path in _BARE:
            values = {key: value.strip("«»") for key, value in values.items()}
        if own:
            return True, own[self.language == "da"].format(**values) + suffix
        return False, self._say(happened, {**values, "what": label(change.path, self.language) + suffix})

    def _has_more(self, change: Change) -> bool:
        """Return whether the text of a change is in more languages than one, so that it must be said which."""
        node: Any = [self.change.before, self.change.after]
        for key in change.path:
            node = [inner for one in node if isinstance(one, dict | list) for inner in _inside(one, key)]
        return any(isinstance(one, Words) and len(one) > 1 for one in node)


def _inside(node: Any, key: str) -> list[Any]:
    each = node if isinstance(node, list) else [node]
    found = [one[key] for one in each if isinstance(one, dict) and key in one]
    return [inner for one in found for inner in (one if isinstance(one, list) else [one])]


def _shown(old: Any, new: Any) -> tuple[str, str]:
    """Return two values as they are told, long texts cut to what is not the same in both."""
    was, now = _value(old), _value(new)
    if old is None or new is None or len(was) + len(now) <= LONGEST:
        return _short(was), _short(now)
    a, b = was.split(), now.split()
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest = min(len(a), len(b)) - start
    end = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y or i >= rest), rest)
    return _part(a, start, len(a) - end), _part(b, start, len(b) - end)


def _part(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - CONTEXT), min(len(words), end + CONTEXT)
    return _short(f"{'… ' if first else ''}{' '.join(words[first:last])}{' …' if last < len(words) else ''}")


def _short(text: str) -> str:
    return f"«{text}»" if len(text) <= 2 * LONGEST else f"«{text[: 2 * LONGEST].rsplit(' ', 1)[0]} …»"


def _value(value: Any) -> str:
    """Return a value on one line: the parts of a mapping, and the items of a list, after each other."""
    if isinstance(value, Words):
        return " / ".join(" ".join(one.split()) for one in value.values())
    if isinstance(value, dict):
        return ", ".join(_value(one) for one in value.values())
    if isinstance(value, list):
        return "; ".join(_value(one) for one in value)
    return " ".join(str(value if value is not None else "").split())
