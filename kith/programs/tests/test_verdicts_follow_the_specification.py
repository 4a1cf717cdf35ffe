"""Verdicts and their precedence, as section 0 of the specification has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.programs.rules.verdict import (
    GateHistory,
    State,
    Verdict,
    count_measurable,
    join_states,
    judge_before,
    judge_stage,
)

M, F, FEW, NONE = State.MET, State.FAILS, State.TOO_FEW, State.NO_INPUT

# Gates as (this period, the one before) → the verdict.
TABLE = [
    ([(NONE, NONE)], Verdict.BLOCKED),
    ([], Verdict.BLOCKED),
    ([(NONE, M), (NONE, M)], Verdict.BLOCKED),
    ([(FEW, FEW)], Verdict.INSUFFICIENT),
    ([(FEW, M), (NONE, NONE)], Verdict.INSUFFICIENT),
    ([(F, F)], Verdict.FAILING),
    ([(F, FEW)], Verdict.FAILING),
    ([(F, NONE), (FEW, FEW)], Verdict.FAILING),
    ([(F, M)], Verdict.AT_RISK),
    ([(F, M), (M, M)], Verdict.AT_RISK),
    ([(F, M), (M, F)], Verdict.FAILING),
    ([(F, M), (NONE, NONE)], Verdict.FAILING),
    ([(M, F)], Verdict.ON_TRACK),
    ([(M, M), (NONE, NONE)], Verdict.ON_TRACK),
    ([(M, M), (FEW, FEW)], Verdict.ON_TRACK),
    ([(M, M), (M, FEW)], Verdict.ON_TRACK),
    ([(M, M), (M, M)], Verdict.MET),
]


@pytest.mark.parametrize(("gates", "verdict"), TABLE)
def test_each_case_of_the_table(gates, verdict):
    assert judge_stage([GateHistory(states) for states in gates]) is verdict


def test_one_period_of_history_is_never_met():
    assert judge_stage([GateHistory((M,))]) is Verdict.ON_TRACK


def test_a_gate_may_ask_for_more_periods():
    assert judge_stage([GateHistory((M, M, M), periods=4)]) is Verdict.ON_TRACK
    assert judge_stage([GateHistory((M, M, M, M), periods=4)]) is Verdict.MET


def test_the_period_before_is_judged_by_the_same_rule():
    assert judge_before([GateHistory((F, M, M))]) is Verdict.MET
    assert judge_before([GateHistory((M, F, M))]) is Verdict.AT_RISK


def test_several_targets_of_one_gate_give_the_worst_that_can_be_told():
    assert join_states([M, F, NONE]) is F
    assert join_states([M, NONE]) is NONE
    assert join_states([M, FEW]) is FEW
    assert join_states([M, M]) is M
    assert join_states([]) is NONE


states = st.sampled_from(list(State))
gates = st.lists(
    st.builds(GateHistory, st.lists(states, min_size=1, max_size=5).map(tuple), st.integers(1, 4)),
    max_size=6,
)


@given(gates, st.randoms())
def test_the_order_of_gates_does_not_matter(found, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    assert judge_stage(shuffled) is judge_stage(found)


@given(gates)
def test_a_stage_is_troubled_exactly_when_a_gate_fails(found):
    fails = any(gate.now is F for gate in found)
    assert (judge_stage(found) in (Verdict.FAILING, Verdict.AT_RISK)) is fails


@given(gates)
def test_it_is_met_exactly_when_every_gate_held(found):
    held = bool(found) and all(gate.has_held for gate in found)
    assert (judge_stage(found) is Verdict.MET) is held


@given(gates)
def test_nothing_measurable_is_blocked_or_insufficient(found):
    unknown = count_measurable(found) == 0
    assert (judge_stage(found) in (Verdict.BLOCKED, Verdict.INSUFFICIENT)) is unknown


@given(gates)
def test_at_risk_was_met_by_every_gate_in_the_period_before(found):
    if judge_stage(found) is Verdict.AT_RISK:
        assert all(gate.earlier().now is M for gate in found)


@given(gates)
def test_another_gate_that_lacks_its_input_never_makes_it_better(found):
    better = [Verdict.BLOCKED, Verdict.ON_TRACK, Verdict.MET]
    before, after = judge_stage(found), judge_stage([*found, GateHistory((NONE, NONE))])
    assert not (after in better and before in better) or better.index(after) <= better.index(before)
