"""Proposed, previewed, done or assigned, logged, undone: one change-set an act."""

from datetime import timedelta

import pytest

from kith.customers.activities.models import Task
from kith.customers.people.models import Person
from kith.customers.people.services import update_person
from kith.foundation.clock import today
from kith.foundation.errors import Conflict, InvalidInput, NotAllowed
from kith.programs import queries
from kith.programs.models import ActionItem
from kith.programs.services import (
    adopt_model,
    assign_action,
    dismiss_action,
    do_action,
    preview_action,
    run_model,
    undo_action,
)
from kith.programs.tests.firm import SILENT, colleague, refreshed, small_firm
from kith.workplace.accounts.choices import Access, Role
from kith.workplace.accounts.models import User
from kith.workplace.audit.services import undo_change_set

pytestmark = pytest.mark.django_db


def proposal(key: str) -> ActionItem:
    return ActionItem.objects.get(action=key, state__in=["proposed", "previewed"])


def give(owner: User) -> None:
    person = Person.objects.get(name="Customer 003")
    update_person(actor=None, person=person, owner_id=owner.pk)


@pytest.fixture
def nora():
    """A manager of a small firm that adopted IDIC and has run it."""
    small_firm()
    refreshed()
    nora = colleague("nora")
    adopt_model(actor=nora, model_id="idic")
    run_model(actor=nora, model_id="idic")
    return nora


def test_the_silent_are_called_one_task_each(nora):
    item = proposal("contact_best_customers")
    shown = queries.list_preview(nora, item)
    assert item.count == shown.count == len(shown.rows) == SILENT
    assert "No order for 200 days" in shown.rows[0].why
    preview_action(actor=nora, item=item)
    ilka = colleague("ilka", role=Role.MEMBER)
    assign_action(actor=nora, item=item, owner=ilka, due_on=today() + timedelta(days=3), limit=5)
    tasks = Task.objects.filter(pk__in=item.task_ids)
    assert tasks.count() == 5
    assert {(t.owner, t.kind, t.due_on) for t in tasks} == {
        (ilka, "call", today() + timedelta(days=3))
    }
    assert {t.person.name for t in tasks} <= {f"Customer {i:03}" for i in range(SILENT)}
    assert [entry["what"] for entry in item.log] == ["previewed", "assigned"]


def test_an_act_is_taken_back_whole_and_once(nora):
    item = proposal("golden_question")
    do_action(actor=nora, item=item)
    assert Task.objects.count() == item.acted_count > 0
    result = undo_action(actor=nora, item=item)
    assert (result.undone, result.kept) == (item.acted_count, [])
    assert not Task.objects.exists()
    assert item.state == "undone"
    with pytest.raises(Conflict):
        undo_action(actor=nora, item=item)


def test_an_act_is_done_once(nora):
    item = proposal("golden_question")
    stale = ActionItem.objects.get(pk=item.pk)
    do_action(actor=nora, item=item)
    with pytest.raises(Conflict):
        do_action(actor=nora, item=stale)
    assert Task.objects.count() == item.acted_count


def test_undo_from_the_list_of_changes_shows_on_the_action(nora):
    item = proposal("golden_question")
    do_action(actor=nora, item=item)
    undo_change_set(change_set=item.change_set, actor=nora)
    row = next(
        row
        for rows in queries.program_page(nora, "idic").stages
        for row in rows.actions
        if row.item.pk == item.pk
    )
    assert row.state == "undone"


def test_who_was_asked_is_not_asked_again(nora):
    item = proposal("contact_best_customers")
    do_action(actor=nora, item=item, limit=3)
    run_model(actor=nora, model_id="idic")
    assert proposal("contact_best_customers").count == SILENT - 3


def test_owners_are_given_and_taken_back_but_not_from_who_was_moved_since(nora):
    item = proposal("rank_by_value")
    do_action(actor=nora, item=item)
    owned = Person.objects.filter(owner=nora)
    assert owned.count() == item.acted_count == item.count
    moved, ilka = owned.first(), colleague("ilka")
    update_person(actor=nora, person=moved, owner_id=ilka.pk)
    result = undo_action(actor=nora, item=item)
    assert result.undone == item.acted_count - 1
    assert [kept.object_id for kept in result.kept] == [moved.pk]
    assert Person.objects.exclude(owner=None).get().owner == ilka


def test_proposed_budgets_make_their_gate_measurable_until_they_are_taken_back(nora):
    item = proposal("propose_budgets")
    do_action(actor=nora, item=item)
    gate = run_model(actor=nora, model_id="idic").stages.get(stage="ID2").measures
    assert gate.get(measure="ID2.c").state == "met"
    undo_action(actor=nora, item=item)
    gate = run_model(actor=nora, model_id="idic").stages.get(stage="ID2").measures
    assert gate.get(measure="ID2.c").state == "no_input"


def test_budgets_need_a_program():
    small_firm()
    refreshed()
    nora = colleague("nora")
    run_model(actor=nora, model_id="idic")
    with pytest.raises(Conflict):
        do_action(actor=nora, item=proposal("propose_budgets"))


def test_bringing_data_becomes_a_task(nora):
    item = ActionItem.objects.get(action="bring.interactions", stage="ID1")
    assign_action(actor=nora, item=item, owner=nora)
    assert Task.objects.get().title == "Import interactions, or connect a mailbox."


def test_set_aside_it_may_come_back_with_the_next_run(nora):
    dismiss_action(actor=nora, item=proposal("golden_question"), reason="Not this month")
    assert not ActionItem.objects.filter(action="golden_question", state="proposed").exists()
    run_model(actor=nora, model_id="idic")
    assert proposal("golden_question").count > 0


def test_a_member_acts_only_where_the_stage_is_his(nora):
    tomas = colleague("tomas", role=Role.MEMBER)
    item = proposal("golden_question")
    with pytest.raises(NotAllowed):
        do_action(actor=tomas, item=item)
    item.program.stages.filter(stage="ID3").update(owner=tomas)
    do_action(actor=tomas, item=item)
    assert item.state == "done"


def test_a_reader_previews_nothing_beyond_his_reach_and_does_nothing(nora):
    vera = colleague("vera", role=Role.READ_ONLY, access=Access.OWN)
    item = proposal("contact_best_customers")
    assert queries.list_preview(vera, item).rows == []
    give(vera)
    refreshed()
    assert [row.name for row in queries.list_preview(vera, item).rows] == ["Customer 003"]
    with pytest.raises(NotAllowed):
        preview_action(actor=vera, item=item)


def test_a_record_handed_over_since_the_refresh_is_not_shown(nora):
    vera = colleague("vera", access=Access.OWN)
    give(vera)
    refreshed()
    give(nora)
    assert queries.list_preview(vera, proposal("contact_best_customers")).rows == []


@pytest.mark.parametrize(
    "wrong", [{"limit": 0}, {"due_on": today() - timedelta(days=1)}], ids=["limit", "due"]
)
def test_a_bad_order_changes_nothing(nora, wrong):
    item = proposal("golden_question")
    with pytest.raises(InvalidInput):
        do_action(actor=nora, item=item, **wrong)
    assert not Task.objects.exists()
    assert proposal("golden_question").pk == item.pk


def test_work_is_not_given_to_who_cannot_do_it(nora):
    reader = colleague("vera", role=Role.READ_ONLY)
    with pytest.raises(InvalidInput):
        assign_action(actor=nora, item=proposal("golden_question"), owner=reader)
