"""A program: one a model, with owners, rhythms and targets of the firm's own, all on record."""

from datetime import date

import pytest

from kith.foundation.errors import Conflict, InvalidInput, NotAllowed, UnknownName
from kith.programs import queries
from kith.programs.models import Program, TargetOverride
from kith.programs.services import (
    adopt_model,
    assign_stage,
    override_target,
    reset_target,
    retire_program,
    set_budget,
)
from kith.programs.tests.firm import colleague
from kith.workplace.accounts.choices import Role
from kith.workplace.audit.models import ChangeSet
from kith.workplace.audit.services import undo_change_set

pytestmark = pytest.mark.django_db


def test_every_stage_gets_the_owner_and_its_own_rhythm():
    nora = colleague("nora")
    program = adopt_model(actor=nora, model_id="idic")
    assert [(s.stage, s.owner, s.cadence) for s in program.stages.all()] == [
        ("ID1", nora, "d"),
        ("ID2", nora, "m"),
        ("ID3", nora, "w"),
        ("ID4", nora, "m"),
    ]


def test_a_model_is_adopted_once_and_again_after_it_was_retired():
    nora = colleague("nora")
    program = adopt_model(actor=nora, model_id="idic")
    with pytest.raises(Conflict):
        adopt_model(actor=nora, model_id="idic")
    retire_program(actor=nora, program=program)
    assert adopt_model(actor=nora, model_id="idic").pk != program.pk


def test_several_models_run_side_by_side():
    nora = colleague("nora")
    for model in ("idic", "value_chain"):
        adopt_model(actor=nora, model_id=model)
    assert Program.objects.filter(is_active=True).count() == 2


def test_a_member_cannot_adopt():
    with pytest.raises(NotAllowed):
        adopt_model(actor=colleague("tomas", role=Role.MEMBER), model_id="idic")


def test_an_unknown_model_is_refused_and_the_known_ones_are_named():
    with pytest.raises(UnknownName) as refused:
        adopt_model(actor=None, model_id="icid")
    assert "idic" in refused.value.remedy


def test_a_stage_is_given_to_somebody_with_a_rhythm_and_a_review():
    nora, ilka = colleague("nora"), colleague("ilka")
    program = adopt_model(actor=nora, model_id="idic")
    row = assign_stage(
        actor=nora,
        program=program,
        stage_id="ID2",
        owner=ilka,
        cadence="q",
        next_review=date(2026, 9, 1),
    )
    row.refresh_from_db()
    assert (row.owner, row.cadence, row.next_review) == (ilka, "q", date(2026, 9, 1))
    with pytest.raises(UnknownName):
        assign_stage(actor=nora, program=program, stage_id="ID2", cadence="often")
    with pytest.raises(UnknownName):
        assign_stage(actor=nora, program=program, stage_id="ID9", cadence="d")


def test_a_target_of_ones_own_needs_a_reason():
    program = adopt_model(actor=None, model_id="idic")
    with pytest.raises(InvalidInput) as refused:
        override_target(
            actor=None, program=program, stage_id="ID1", measure_id="M02", value=70, reason="  "
        )
    assert refused.value.field == "reason"


def test_a_target_keeps_the_comparison_of_the_model_and_can_be_reset():
    nora = colleague("nora")
    program = adopt_model(actor=nora, model_id="idic")
    own = override_target(
        actor=nora,
        program=program,
        stage_id="ID1",
        measure_id="M02",
        value=70,
        reason="We sell over the counter",
    )
    assert (own.op, own.value, own.by) == (">=", 70, nora)
    reset_target(actor=nora, override=own)
    assert not TargetOverride.objects.exists()


def test_a_target_is_refused_for_a_measure_that_the_stage_does_not_use():
    program = adopt_model(actor=None, model_id="idic")
    with pytest.raises(UnknownName):
        override_target(
            actor=None, program=program, stage_id="ID1", measure_id="M31", value=1, reason="Why not"
        )


def test_adopting_can_be_taken_back():
    adopt_model(actor=None, model_id="idic")
    undo_change_set(change_set=ChangeSet.objects.get(), actor=None)
    assert not Program.objects.exists()


def test_budgets_are_kept_by_cell():
    program = adopt_model(actor=None, model_id="idic")
    set_budget(actor=None, program=program, stage_id="ID2", cell="1:", minutes=90, money=200)
    assert [(b.cell, b.minutes, b.money) for b in queries.budgets_page(program, "ID2")] == [
        ("1:", 90, 200)
    ]
    with pytest.raises(InvalidInput):
        set_budget(actor=None, program=program, stage_id="ID2", cell="1:", minutes=-1, money=0)
