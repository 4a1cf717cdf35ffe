"""Every model of the literature is declared, with every stage and every part of it."""

import pytest

from kith.crm_models.gallery import MODELS, STAGES
from kith.crm_models.inputs import Input
from kith.crm_models.labels import CADENCES, ROLES
from kith.crm_models.vocabulary import By, Model, Stage

STAGES_OF_THE_LITERATURE = {
    "idic": ["ID1", "ID2", "ID3", "ID4"],
    "qci": [
        *("Q0", "Q1", "Q2", "Q3", "Q4", "Q5"),
        *("Q6a", "Q6b", "Q6c", "Q6d", "Q6e", "Q6f", "Q6g", "Q7", "Q8"),
    ],
    "value_chain": [
        *("VC1", "VC2", "VC3", "VC4", "VC5"),
        *("VC-S1", "VC-S2", "VC-S3", "VC-S4", "VC-S5"),
    ],
    "payne_frow": ["PF1", "PF2", "PF3", "PF4", "PF5", "PF-E1", "PF-E2", "PF-E3", "PF-E4"],
    "gartner": ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8"],
    "five_step": ["F1", "F2", "F3", "F4", "F5"],
    "relationship_types": ["R1", "R2", "R3", "R4"],
    "crm_types": ["OAC1", "OAC2", "OAC3"],
    "journey": ["J1", "J2", "J3", "J4", "J5"],
    "lifecycle": ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9", "L10"],
}

every_model = pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
every_stage = pytest.mark.parametrize("stage", STAGES.values(), ids=list(STAGES))


def test_the_ten_models_have_the_stages_of_the_literature():
    declared = {model.id: [stage.id for stage in model.stages] for model in MODELS.values()}

    assert declared == STAGES_OF_THE_LITERATURE


def test_no_two_stages_share_an_id():
    assert len(STAGES) == sum(len(model.stages) for model in MODELS.values())


@every_model
def test_a_model_says_what_it_is_and_when_to_choose_it(model: Model):
    for text in (model.name, model.author, model.aim, model.summary, model.when_to_choose):
        assert text
    assert model.sources


@every_model
def test_a_model_numbers_its_stages_from_one(model: Model):
    assert [stage.number for stage in model.stages] == list(range(1, len(model.stages) + 1))
    assert {stage.model for stage in model.stages} == {model.id}


@every_model
def test_the_phases_of_stages_are_declared_by_their_model(model: Model):
    declared = {phase.key for phase in model.phases}

    assert {stage.phase for stage in model.stages} - {""} == declared


@every_stage
def test_a_stage_has_question_reason_inputs_gates_actions_and_exit(stage: Stage):
    assert stage.question.endswith("?")
    assert stage.why.endswith(".")
    assert stage.exit.endswith(".")
    assert stage.inputs
    assert all(isinstance(needed, Input) for needed in stage.inputs)
    assert stage.gates
    assert stage.loops
    assert stage.demands
    assert {action.by for action in stage.actions} >= {By.SOFTWARE}


@every_stage
def test_a_stage_has_an_owner_and_a_rhythm(stage: Stage):
    assert stage.owner_role in ROLES
    assert stage.cadence in CADENCES


@every_stage
def test_a_persons_action_has_a_role_and_a_rhythm_and_softwares_has_none(stage: Stage):
    for action in stage.actions:
        if action.by is By.PERSON:
            assert action.owner_role in ROLES
            assert action.cadence in CADENCES
            assert set(action.also) <= set(ROLES)
        else:
            assert (action.owner_role, action.cadence, action.also) == ("", "", ())


@every_stage
def test_the_actions_of_a_stage_have_keys_of_their_own(stage: Stage):
    keys = [action.key for action in stage.actions]

    assert len(keys) == len(set(keys))
    assert all(key.isidentifier() and key == key.lower() for key in keys)


def test_only_the_transactional_type_and_nothing_else_needs_no_person():
    without_people = {
        stage.id
        for stage in STAGES.values()
        if all(action.by is By.SOFTWARE for action in stage.actions)
    }

    assert without_people == {"R1"}


def test_five_forces_finds_payne_and_frow_and_never_names_it():
    model = MODELS["payne_frow"]

    assert "five forces" in model.search_aliases
    assert not any("forces" in name.lower() for name in (model.name, *model.other_names))


def test_qci_is_also_found_by_its_instrument_and_by_its_popular_name():
    assert {"CMAT", "Quality Competitiveness Index"} <= set(MODELS["qci"].other_names)


def test_where_the_literature_disagrees_the_model_says_so():
    with_findings = {model.id for model in MODELS.values() if model.disagreements}

    assert with_findings == {
        "qci",
        "value_chain",
        "payne_frow",
        "gartner",
        "relationship_types",
        "crm_types",
        "lifecycle",
    }
