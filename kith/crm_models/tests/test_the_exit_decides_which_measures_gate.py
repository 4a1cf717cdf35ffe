"""Which measures decide over a stage, as its exit says."""

import pytest

from kith.crm_models.gallery import MEASURES, STAGES, get_stage, targets_of
from kith.crm_models.vocabulary import Bound, Grade, Op, Scope, Stage, Unit

every_stage = pytest.mark.parametrize("stage", STAGES.values(), ids=list(STAGES))


def gates_of(stage_id: str) -> set[str]:
    return {gate.measure for gate in get_stage(stage_id).gates}


def test_identify_is_judged_by_all_six_measures_in_the_top_two_tiers():
    gates = get_stage("ID1").gates

    assert [gate.measure for gate in gates] == ["M01", "M02", "M03", "M04", "M05", "M06"]
    assert {g.measure for g in gates if g.scope is Scope.TOP_TWO_TIERS} == gates_of("ID1") - {"M03"}


def test_orders_alone_can_decide_over_differentiate():
    """An order file lights M13, so the stage is never blocked by having nothing else."""
    gate = next(gate for gate in get_stage("ID2").gates if gate.measure == "M13")

    assert [needed.key for needed in MEASURES["M13"].inputs] == ["orders"]
    assert [(target.op, target.value) for target in targets_of(gate)] == [(Op.AT_MOST, 10)]


def test_differentiate_asks_for_cells_that_foretell_and_for_a_budget():
    assert gates_of("ID2") == {"M13", "M18", "ID2.a", "ID2.b", "ID2.c"}


def test_interact_is_judged_by_learning_and_channel_and_allows_no_breach():
    assert gates_of("ID3") == {"M22", "M27", "M26", "M08"}
    assert {gate.measure for gate in get_stage("ID3").gates if gate.legal} == {"M26", "M08"}


def test_customize_needs_a_lift_above_zero_at_the_lower_end_and_no_lost_margin():
    targets = {gate.measure: targets_of(gate)[0] for gate in get_stage("ID4").gates}

    assert set(targets) == {"M28", "M31"}
    assert (targets["M28"].op, targets["M28"].value) == (Op.ABOVE, 0)
    assert targets["M28"].bound is Bound.LOW
    assert (targets["M31"].op, targets["M31"].value) == (Op.AT_LEAST, 0)


def test_listening_must_hold_for_four_weeks():
    (gate,) = get_stage("J2").gates

    assert (gate.measure, gate.periods, gate.cadence) == ("M19", 4, "w")


@every_stage
def test_every_gate_has_something_to_pass(stage: Stage):
    for gate in stage.gates:
        targets = targets_of(gate)
        assert targets
        assert all(target.op is not Op.CONTEXT for target in targets)


@every_stage
def test_a_measure_gates_a_stage_once_and_is_not_its_context_as_well(stage: Stage):
    gates = [gate.measure for gate in stage.gates]
    context = [shown.measure for shown in stage.context]

    assert len(gates) == len(set(gates))
    assert len(context) == len(set(context))
    assert not set(gates) & set(context)


@every_stage
def test_rules_of_law_and_rules_of_zero_always_gate(stage: Stage):
    for shown in stage.context:
        for target in targets_of(shown):
            assert not (target.op is Op.EQUALS and target.value in {0, 100} and not target.part)


@every_stage
def test_a_gate_is_legal_where_the_target_is_law_or_a_count_of_none(stage: Stage):
    for gate in stage.gates:
        if gate.legal:
            measure = MEASURES[gate.measure]
            (target,) = targets_of(gate)
            assert target.op is Op.EQUALS
            assert target.grade is Grade.LAW or (measure.unit, target.value) == (Unit.COUNT, 0)


@every_stage
def test_what_a_stage_declares_with_a_figure_decides_over_it(stage: Stage):
    gates = {gate.measure for gate in stage.gates}

    for measure in stage.local:
        if measure.target.op not in {Op.BASELINE, Op.CONTEXT}:
            assert measure.id in gates
