"""Iterations: a loop opens a new one; while it keeps firing run after run, it is the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FiringAt:
    """A loop that fired in the run of one date."""

    at: date
    loop: str
    to_stage: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """Whether a firing opened an iteration of its stage, and the iteration's number (from 2)."""

    firing: FiringAt
    is_new: bool
    iteration: int


def number_iterations(run_dates: Sequence[date], firings: Sequence[FiringAt]) -> list[Numbered]:
    """Every firing with its iteration, in order of date and loop.

    A firing is new unless the same loop fired in the run before. All that counts are the dates, so
    runs made late, in a replay, give the numbers that they would have given in time.
    """
    previous: dict[date, date | None] = {}
    before: date | None = None
    for day in sorted(set(run_dates) | {each.at for each in firings}):
        previous[day] = before
        before = day
    there = {(each.at, each.loop) for each in firings}
    opened: Counter[str] = Counter()
    numbered = []
    for each in sorted(firings, key=lambda firing: (firing.at, firing.loop)):
        earlier = previous[each.at]
        is_new = earlier is None or (earlier, each.loop) not in there
        opened[each.to_stage] += is_new
        numbered.append(Numbered(each, is_new, 1 + opened[each.to_stage]))
    return numbered
