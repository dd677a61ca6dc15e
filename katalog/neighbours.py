"""One service among its municipality's in, those that its page leads to out: its whole, its parts, what is like it, whom else to ask."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from katalog.model import Tiltak

LIKE, OTHERS = 4, 5


class Naboer(NamedTuple):
    """What a service's page leads to."""

    hovedtiltak: Tiltak | None
    deler: list[Tiltak]
    lignende: list[Tiltak]
    andre: list[Tiltak]


def neighbours(alle: Sequence[Tiltak]) -> Iterator[Naboer]:
    """Yield what each of a municipality's services leads to, in their order."""
    by_id = {one.id: one for one in alle}
    parts: dict[str, list[Tiltak]] = {}
    for one in alle:
        if one.del_av:
            parts.setdefault(one.del_av, []).append(one)
    about = [(one, one.id, one.del_av, one.type, frozenset(one.tema), frozenset(one.maalgruppe)) for one in alle]
    for this, own, whole, kind, tema, maalgruppe in about:
        # How much two have in common: their type, what they are about; nothing where they are for different people.
        likeness = [
            (0 if maalgruppe.isdisjoint(its_maalgruppe) else 2 * (kind == its_kind) + len(tema & its_tema), one)
            for one, its, its_whole, its_kind, its_tema, its_maalgruppe in about
            if its != own and its != whole and its_whole != own
        ]
        like = [one for _, one in sorted((pair for pair in likeness if pair[0]), key=lambda pair: -pair[0])[:LIKE]]
        shown = {one.id for one in like}
        others = [one for _, one in likeness if one.kontakt_selv == "ja" and one.id not in shown][:OTHERS]
        yield Naboer(by_id.get(this.del_av or ""), parts.get(this.id, []), like, others)
