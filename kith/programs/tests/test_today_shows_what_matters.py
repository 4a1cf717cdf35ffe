"""Today: actions by what is at stake, and the widest gaps of what the firm lives by."""

import pytest

from kith.customers.activities.services import create_task
from kith.customers.people.models import Person
from kith.programs import queries
from kith.programs.services import adopt_model, override_target, run_model
from kith.programs.tests.firm import colleague, refreshed, small_firm
from kith.workplace.accounts.choices import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm():
    """A small firm that has looked at IDIC and adopted nothing."""
    small_firm()
    refreshed()
    run_model(actor=None, model_id="idic")


def test_before_a_model_is_adopted_idic_speaks(firm):
    gaps = queries.top_gaps(None)
    assert len(gaps) == 3
    assert gaps[0].result.measure == "M02"
    assert gaps[1].input is not None
    assert queries.next_actions(colleague("nora"))


def test_actions_and_tasks_are_ordered_by_what_is_at_stake(firm):
    nora = colleague("nora")
    person = Person.objects.order_by("-clv").first()
    create_task(actor=nora, title="Call back", customer=person)
    create_task(actor=nora, title="Tidy the shelf")
    found = queries.next_actions(nora, limit=50)
    values = [each.value for each in found if each.value is not None]
    assert values == sorted(values, reverse=True)
    assert found[-1].value is None
    assert {"task", "action"} == {each.kind for each in found}
    assert next(e for e in found if e.title == "Call back").value == float(person.clv)


def test_a_member_sees_no_action_that_is_not_his(firm):
    tomas = colleague("tomas", role=Role.MEMBER)
    assert queries.next_actions(tomas) == []


def test_a_target_of_ones_own_closes_a_gap(firm):
    program = adopt_model(actor=None, model_id="idic")
    override_target(
        actor=None, program=program, stage_id="ID1", measure_id="M02", value=5, reason="Counter"
    )
    run = run_model(actor=None, model_id="idic")
    row = run.stages.get(stage="ID1").measures.get(measure="M02")
    assert (row.state, row.target, row.is_overridden) == ("met", 5.0, True)
    assert all(gap.result is None for gap in queries.top_gaps(None))


def test_the_gallery_counts_what_can_be_measured(firm):
    card = queries.model_card(None, "idic")
    assert (card.measurable, card.gates) == (2, 17)
    assert card.verdict == "failing"
    assert card.bring[0][1] >= card.bring[-1][1]


def test_a_model_that_was_never_run_claims_nothing():
    card = queries.model_card(None, "qci")
    assert (card.measurable, card.verdict, card.run) == (0, "", None)
    assert card.gates == 33
