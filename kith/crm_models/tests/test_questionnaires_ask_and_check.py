"""The self-assessments are complete, and their live checks exist."""

import pytest

from kith.crm_models.gallery import MEASURES, MODELS, STAGES
from kith.crm_models.questionnaires import QUESTIONNAIRES
from kith.crm_models.questionnaires.form import Questionnaire

every_one = pytest.mark.parametrize("form", QUESTIONNAIRES.values(), ids=list(QUESTIONNAIRES))


def test_each_instrument_has_its_components_and_questions():
    sizes = {
        form.id: (len(form.components), sum(len(part.questions) for part in form.components))
        for form in QUESTIONNAIRES.values()
    }

    assert sizes == {
        "cmat": (9, 47),
        "readiness": (9, 36),
        "conditions": (5, 20),
        "maturity": (8, 32),
    }


@every_one
def test_a_questionnaire_belongs_to_a_model_and_its_parts_to_stages(form: Questionnaire):
    assert form.model in MODELS
    assert {part.stage for part in form.components} - {""} <= set(STAGES)


@every_one
def test_every_live_check_is_a_measure(form: Questionnaire):
    assert {check for part in form.components for check in part.checks} <= set(MEASURES)


@every_one
def test_a_question_has_two_ends_that_differ(form: Questionnaire):
    for part in form.components:
        for question in part.questions:
            assert question.text.endswith("?")
            assert question.low
            assert question.low != question.high


def test_levels_of_maturity_rise_and_cover_every_score():
    limits = [level.below for level in QUESTIONNAIRES["readiness"].levels]

    assert limits == sorted(limits)
    assert limits[-1] > 100
