"""A loop leads from its stage to a stage that exists, for a named reason."""

import pytest

from kith.crm_models.gallery import MODELS, STAGES, get_stage
from kith.crm_models.vocabulary import Loop, Model

LOOPS = [loop for stage in STAGES.values() for loop in stage.loops]

every_loop = pytest.mark.parametrize("loop", LOOPS, ids=[loop.id for loop in LOOPS])


@every_loop
def test_both_ends_of_a_loop_exist(loop: Loop):
    assert loop.from_stage in STAGES
    assert loop.to_stage in STAGES
    assert loop.return_to in {"", *STAGES}


@every_loop
def test_a_loop_has_a_condition_by_name_and_a_reason_in_words(loop: Loop):
    assert loop.condition.isidentifier()
    assert loop.reason.endswith(".")


def test_a_stage_declares_only_its_own_loops():
    for stage in STAGES.values():
        assert {loop.from_stage for loop in stage.loops} == {stage.id}


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_no_two_loops_of_a_model_share_an_id(model: Model):
    ids = [loop.id for stage in model.stages for loop in stage.loops]

    assert len(ids) == len(set(ids))


def test_customize_goes_back_for_mixed_cells_then_for_unknown_needs_then_redesigns():
    loops = get_stage("ID4").loops

    assert [(loop.to_stage, loop.return_to) for loop in loops] == [
        ("ID2", "ID4"),
        ("ID3", "ID4"),
        ("ID4", ""),
    ]
    assert len({loop.condition for loop in loops}) == 3
