"""Writes of tasks."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from kith.customers.activities.choices import TaskKind
from kith.customers.activities.models import Task
from kith.customers.timeline.queries import Customer
from kith.customers.timeline.services import of
from kith.foundation.clock import now
from kith.foundation.errors import InvalidInput
from kith.foundation.events import TaskCreated, TaskDone
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.audit.models import ChangeSet
from kith.workplace.audit.services import recording
from kith.workplace.outbox.services import publish


def create_task(
    *,
    actor: User | None,
    title: str,
    owner: User | None = None,
    customer: Customer | None = None,
    due_on: date | None = None,
    kind: str = TaskKind.OTHER,
    note: str = "",
    origin: str = "",
    into: ChangeSet | None = None,
) -> Task:
    """A task for somebody, about a customer or not; its owner is the actor unless named.

    Raises:
        InvalidInput: no title, or a kind outside its list.
    """
    require(actor, "write")
    title = " ".join(title.split())[:200]
    if not title or kind not in TaskKind.values:
        raise InvalidInput(
            _("A task says what is to be done."),
            field="title" if not title else "kind",
            value=title if not title else kind,
            remedy=_("Write it in a few words.") if not title else ", ".join(TaskKind.values),
        )
    task = Task(
        title=title,
        kind=kind,
        note=note.strip()[:1000],
        owner=owner or actor,
        due_on=due_on,
        origin=origin[:100],
        **(of(customer) if customer is not None else {}),
    )
    with recording(actor=actor, title=_("Task: %s") % title, into=into) as changes:
        changes.create(task)
        publish(TaskCreated(task.pk), change_set=changes.change_set)
    return task


def complete_task(*, actor: User | None, task: Task) -> ChangeSet:
    """The task is done; a second time changes nothing."""
    require(actor, "write")
    with recording(actor=actor, title=_("Done: %s") % task.title) as changes:
        if task.done_at is None:
            changes.update(task, done_at=now())
            publish(TaskDone(task.pk), change_set=changes.change_set)
    return changes.change_set


def reassign_task(
    *, actor: User | None, task: Task, owner: User | None = None, due_on: date | None = None
) -> None:
    """Give the task to another person or another day; None leaves that one as it is."""
    require(actor, "write")
    values = {"owner_id": owner.pk} if owner is not None else {}
    with recording(actor=actor, title=_("Moved: %s") % task.title) as changes:
        changes.update(task, **values, **({"due_on": due_on} if due_on is not None else {}))
