"""The verdict over a stage's gates: section 0 of the specification of the CRM models.

A stage is judged over the period that ends at the run's date and the one before it, so one run
can answer, and a replay of a past date says what a run made then said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What one gate says in one period.

    ``NO_INPUT``: a figure it needs has no data, or its target is not set. ``TOO_FEW``: there is
    data, and fewer cases than may be judged.
    """

    MET = "met"
    FAILS = "fails"
    TOO_FEW = "too_few"
    NO_INPUT = "no_input"


MEASURABLE = frozenset({State.MET, State.FAILS})


class Verdict(StrEnum):
    """What a run says about a stage, in the order of the specification."""

    BLOCKED = "blocked"
    INSUFFICIENT = "insufficient"
    FAILING = "failing"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    MET = "met"


@dataclass(frozen=True, slots=True)
class GateHistory:
    """One gate's states, the newest first, and for how many periods running it must be met."""

    states: tuple[State, ...]
    periods: int = 2

    @property
    def now(self) -> State:
        """This period's state."""
        return self.states[0] if self.states else State.NO_INPUT

    @property
    def is_measurable(self) -> bool:
        """Whether this period can be judged."""
        return self.now in MEASURABLE

    @property
    def has_held(self) -> bool:
        """Met in each of the required periods."""
        needed = max(1, self.periods)
        latest = self.states[:needed]
        return len(latest) == needed and all(state is State.MET for state in latest)

    def earlier(self, periods: int = 1) -> GateHistory:
        """The same gate as it stood `periods` before."""
        return GateHistory(self.states[periods:], self.periods)


def join_states(states: Sequence[State]) -> State:
    """The state of a gate that has several targets: the worst one that can be told.

    One miss fails it; it is met when every target is.
    """
    for state in (State.FAILS, State.NO_INPUT, State.TOO_FEW):
        if state in states:
            return state
    return State.MET if states else State.NO_INPUT


def judge_stage(gates: Sequence[GateHistory]) -> Verdict:
    """The verdict over this period, given the one before.

    - ``at_risk``: a gate fails, and all of them were met in the period before;
    - ``failing``: a gate fails otherwise;
    - ``blocked``: no gate has its input (a stage without gates has none);
    - ``insufficient``: no gate can be judged, and those that have input have too few cases;
    - ``met``: every gate held for its periods, two unless it says otherwise;
    - ``on_track``: what can be judged is met, not long enough or not yet by every gate.
    """
    now = [gate.now for gate in gates]
    if State.FAILS in now:
        before = [gate.earlier().now for gate in gates]
        was_met = all(state is State.MET for state in before)
        return Verdict.AT_RISK if was_met else Verdict.FAILING
    if all(state is State.NO_INPUT for state in now):
        return Verdict.BLOCKED
    if not any(state in MEASURABLE for state in now):
        return Verdict.INSUFFICIENT
    if all(gate.has_held for gate in gates):
        return Verdict.MET
    return Verdict.ON_TRACK


def judge_before(gates: Sequence[GateHistory]) -> Verdict:
    """What `judge_stage` said one period earlier."""
    return judge_stage([gate.earlier() for gate in gates])


def count_measurable(gates: Sequence[GateHistory]) -> int:
    """The k of "k of n gates measurable"."""
    return sum(gate.is_measurable for gate in gates)
