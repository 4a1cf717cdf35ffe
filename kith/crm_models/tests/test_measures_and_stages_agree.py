"""The catalogue and the stages name each other, and nothing that is not there."""

import pytest

from kith.crm_models.catalogue import CATALOGUE
from kith.crm_models.gallery import LOCAL_MEASURES, MEASURES, STAGES, targets_of
from kith.crm_models.labels import GRADES, UNITS
from kith.crm_models.vocabulary import Direction, Grade, Measure, Op, Stage

every_stage = pytest.mark.parametrize("stage", STAGES.values(), ids=list(STAGES))
every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))


def test_the_catalogue_runs_from_m01_to_m70_without_a_gap():
    assert list(CATALOGUE) == [f"M{number:02}" for number in range(1, 71)]


def test_no_two_measures_share_an_id():
    declared = sum(len(stage.local) for stage in STAGES.values())

    assert len(LOCAL_MEASURES) == declared
    assert len(MEASURES) == len(CATALOGUE) + declared


@every_stage
def test_every_measure_a_stage_names_exists(stage: Stage):
    assert set(stage.measure_ids) <= set(MEASURES)


@every_stage
def test_a_stage_uses_every_measure_it_declares_and_no_other_stages(stage: Stage):
    local = {measure_id for measure_id in stage.measure_ids if "." in measure_id}

    assert local == {measure.id for measure in stage.local}
    assert all(measure.id.startswith(f"{stage.id}.") for measure in stage.local)


@pytest.mark.parametrize("measure", CATALOGUE.values(), ids=list(CATALOGUE))
def test_a_measure_is_used_by_the_stages_that_it_says(measure: Measure):
    users = {stage.id for stage in STAGES.values() if measure.id in stage.measure_ids}

    assert set(measure.used_by) == users


@every_measure
def test_a_measure_says_in_words_what_it_is_and_what_it_needs(measure: Measure):
    assert measure.name
    assert measure.formula.endswith(".")
    assert measure.inputs
    assert all(needed.name and needed.bring.endswith(".") for needed in measure.inputs)


@every_measure
def test_a_measure_with_several_figures_has_a_target_for_parts_that_exist(measure: Measure):
    parts = {part.key for part in measure.parts}

    if parts:
        assert {target.part for target in measure.targets} <= parts
        assert (measure.unit, measure.direction) == (
            measure.parts[0].unit,
            measure.parts[0].direction,
        )
    else:
        assert {target.part for target in measure.targets} == {""}


@every_stage
def test_a_stage_picks_only_parts_that_its_measures_have(stage: Stage):
    for judged in (*stage.gates, *stage.context):
        parts = {part.key for part in MEASURES[judged.measure].parts}
        picked = {judged.part} | {target.part for target in targets_of(judged)}

        assert picked - {""} <= parts


@every_measure
def test_a_target_compares_in_the_direction_that_is_better(measure: Measure):
    directions = {part.key: part.direction for part in measure.parts} or {"": measure.direction}
    upward, downward = {Op.AT_LEAST, Op.ABOVE}, {Op.AT_MOST, Op.BELOW}

    for target in measure.targets:
        better = directions[target.part]
        assert not (target.op in upward and better is Direction.DOWN)
        assert not (target.op in downward and better is Direction.UP)


@every_measure
def test_a_baseline_has_no_figure_and_the_grade_of_the_firms_own(measure: Measure):
    for target in measure.targets:
        if target.op is Op.BASELINE:
            assert (target.value, target.grade) == (None, Grade.OWN)


@every_measure
def test_units_and_grades_have_words(measure: Measure):
    assert measure.unit in UNITS
    assert {part.unit for part in measure.parts} <= set(UNITS)
    assert {target.grade for target in measure.targets} <= set(GRADES)


def test_only_published_figures_and_laws_may_be_called_a_benchmark():
    public = {
        measure.id
        for measure in CATALOGUE.values()
        for target in measure.targets
        if target.grade in {Grade.BENCHMARK, Grade.LAW}
    }

    assert public == {"M08", "M09", "M20", "M21", "M24", "M25", "M33", "M37", "M51", "M69"}
