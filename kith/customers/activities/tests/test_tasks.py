"""Tasks: who sees them, and that doing one twice changes nothing."""

from datetime import date

import pytest

from kith.customers.activities.models import Task
from kith.customers.activities.queries import open_tasks
from kith.customers.activities.services import complete_task, create_task, reassign_task
from kith.customers.people.services import create_person
from kith.foundation.errors import InvalidInput
from kith.workplace.accounts.models import User
from kith.workplace.outbox.models import OutboxEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def own():
    return User.objects.create_user("own@example.com", name="Own", access="own")


def test_open_tasks_come_by_day_and_the_undated_last(own):
    for title, due in (("late", date(2026, 1, 9)), ("never", None), ("soon", date(2026, 1, 2))):
        create_task(actor=own, title=title, due_on=due)
    assert [task.title for task in open_tasks(own).rows] == ["soon", "late", "never"]


def test_done_is_done_once(own):
    task = create_task(actor=own, title="Call")
    complete_task(actor=own, task=task)
    first = task.done_at
    complete_task(actor=own, task=task)
    assert task.done_at == first
    assert OutboxEvent.objects.filter(name="TaskDone").count() == 1


def test_a_task_about_an_unseen_customer_is_unseen(own):
    hidden = create_person(actor=None, name="Hidden")
    create_task(actor=None, title="Call", customer=hidden)
    create_task(actor=None, title="About nobody")
    assert list(Task.objects.visible_to(own)) == []


def test_a_task_moves_to_another_owner(own):
    other = User.objects.create_user("other@example.com", name="Other")
    task = create_task(actor=own, title="Call")
    reassign_task(actor=own, task=task, owner=other)
    assert list(Task.objects.visible_to(own)) == []


@pytest.mark.parametrize("values", [{"title": " "}, {"title": "x", "kind": "dance"}])
def test_bad_input_is_refused(own, values):
    with pytest.raises(InvalidInput):
        create_task(actor=own, **values)
    assert not Task.objects.exists()
