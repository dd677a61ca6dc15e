"""Two states of the data in, what has changed out: which records, and in each of them which field, from what to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from katalog.states import Plain, State, Words

# What may change without making the day somebody looked untrue: it is for editors and for the search, or is that day itself.
NOT_FACTS = {"kontrollert", "neste_kontroll", "oversettelse", "intern_merknad", "hverdagsord", "merknad"}


@dataclass(frozen=True)
class Change:
    """One value that is another: `path` are the keys to it, `language` that of a text, `item` whether it is one of a list.

    None is what is not there.
    """

    path: tuple[str, ...]
    old: Any
    new: Any
    language: str = ""
    item: bool = False


@dataclass(frozen=True)
class RecordChange:
    """What has happened to one record. `before` is None for a new one, `after` for one that is gone; `moved_to` is its new key."""

    kind: str
    key: str
    before: Plain | None
    after: Plain | None
    changes: tuple[Change, ...] = ()
    moved_to: str = ""
    redirected: bool = False

    @property
    def needs_a_look(self) -> bool:
        """Whether facts are others than those the owner found true on the day that still stands."""
        day = (self.before or {}).get("kontrollert"), (self.after or {}).get("kontrollert")
        return isinstance(day[1], dict) and day[0] == day[1] and any(change.path[0] not in NOT_FACTS for change in self.changes)


def between(a: State, b: State) -> list[RecordChange]:
    """Return every record that is not the same in both states, in the order they are written."""
    unread = a.unread | b.unread
    gone = [at for at in a.records if at not in b.records and at[0] not in unread]
    new = [at for at in b.records if at not in a.records and at[0] not in unread]
    moved = dict(_moved(a, b, gone, new))
    found = []
    for at in [*b.records, *gone]:
        before, after = a.records.get(at), b.records.get(at)
        if before is not None and after is not None and before != after:
            found.append(RecordChange(*at, before, after, tuple(_changes((), before, after))))
        elif at in new and at not in moved.values():
            found.append(RecordChange(*at, None, after))
        elif at in moved:
            to = b.records[moved[at]]
            redirected = b.moved.get(at[1]) == moved[at][1]
            same_id = {**to, "id": a.records[at].get("id")}
            found.append(RecordChange(*at, before, to, tuple(_changes((), a.records[at], same_id)), moved[at][1], redirected))
        elif at in gone:
            found.append(RecordChange(*at, before, None, moved_to=b.moved.get(at[1], ""), redirected=at[1] in b.moved))
    return found


def _moved(
    a: State, b: State, gone: list[tuple[str, str]], new: list[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Yield the old and the new key of what is the same under another id: as the redirects say, or with the same name beside the old."""
    left = list(new)
    for kind, key in gone:
        told = (kind, b.moved.get(key, ""))
        alike = [at for at in left if at[0] == kind and _home(at) == _home((kind, key)) and _name(b, at) == _name(a, (kind, key))]
        to = told if told in left else alike[0] if len(alike) == 1 and _name(a, (kind, key)) else None
        if to:
            left.remove(to)
            yield (kind, key), to


def _home(at: tuple[str, str]) -> str:
    return at[1].split("/")[0] if "/" in at[1] else ""


def _name(state: State, at: tuple[str, str]) -> Any:
    record = state.records[at]
    return record.get("navn") or record.get("ord")


def _changes(path: tuple[str, ...], old: Any, new: Any) -> Iterator[Change]:
    """Yield the smallest parts that are not the same."""
    if old == new:
        return
    if isinstance(old, dict | None) and isinstance(new, dict | None) and (isinstance(old, Words) or isinstance(new, Words)):
        for language in dict.fromkeys([*(old or {}), *(new or {})]):
            was, now = (old or {}).get(language), (new or {}).get(language)
            if was != now:
                yield Change(path, was, now, language)
    elif isinstance(old, dict) and isinstance(new, dict) and path[:1] != ("kontrollert",):
        for key in dict.fromkeys([*old, *new]):
            yield from _changes((*path, key), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _changes_of_list(path, old, new)
    else:
        yield Change(path, old, new)


def _changes_of_list(path: tuple[str, ...], old: list[Any], new: list[Any]) -> Iterator[Change]:
    """Yield what has come, gone or changed in a list; what is in it as before, wherever, is no change but of order."""
    gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
    both = min(len(gone), len(come))
    for was, now in zip(gone[:both], come[:both], strict=True):
        yield from _changes(path, was, now) if isinstance(was, dict) and isinstance(now, dict) else [Change(path, was, now, item=True)]
    yield from (Change(path, was, None, item=True) for was in gone[both:])
    yield from (Change(path, None, now, item=True) for now in come[both:])
    if not gone and not come:
        yield Change(path, old, new)
