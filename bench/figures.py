"""Answers in, figures out: how often the right help stands first or among the first three, how high, how fast."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from statistics import fmean, median

from bench.engines import Svar

SHOWN = 3


@dataclass(frozen=True)
class Tall:
    """The figures of some answers; `success_1`, `success_3` and `mrr` are from 0 to 1."""

    antall: int
    success_1: float
    success_3: float
    mrr: float
    median_ms: float
    lengste_ms: float


def count(svar: Collection[Svar]) -> Tall:
    """Return the figures of at least one answer."""
    return Tall(
        len(svar),
        fmean(one.rang == 1 for one in svar),
        fmean(not is_missed(one) for one in svar),
        fmean(1 / one.rang if one.rang else 0 for one in svar),
        median(one.ms for one in svar),
        max(one.ms for one in svar),
    )


def count_by(svar: Iterable[Svar], group: Callable[[Svar], str]) -> dict[str, Tall]:
    """Return the figures of each group, in the order of the alphabet."""
    groups: dict[str, list[Svar]] = {}
    for one in svar:
        groups.setdefault(group(one), []).append(one)
    return {name: count(groups[name]) for name in sorted(groups)}


def is_missed(svar: Svar) -> bool:
    """Return whether nothing that was wanted is among the first three."""
    return not 1 <= svar.rang <= SHOWN
