"""Reads of tasks."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from kith.customers.activities.models import Task
from kith.customers.people.errors import missing
from kith.customers.timeline.queries import Customer, of_customer
from kith.foundation.clock import now
from kith.workplace.accounts.models import User
from kith.workplace.views.keyset import Page, Sort, keyset_page

BY_DUE = Sort("due_on", nullable=True)


def access_task(user: User | None, task_id: int) -> Task:
    """The one way to a task; NotFound where it is not visible."""
    task = Task.objects.visible_to(user).filter(pk=task_id).first()
    if task is None:
        raise missing("task", task_id)
    return task


def open_tasks(
    user: User, *, due_by: date | None = None, cursor: str = "", limit: int = 30
) -> Page[Task]:
    """The user's own open tasks, most urgent first."""
    rows = Task.objects.filter(owner=user, done_at=None)
    if due_by is not None:
        rows = rows.filter(due_on__lte=due_by)
    rows = rows.select_related("person", "organization")
    return keyset_page(rows, BY_DUE, cursor=cursor, limit=limit)


def tasks_of(user: User | None, customer: Customer) -> list[Task]:
    """Open tasks about a customer."""
    rows = Task.objects.visible_to(user).filter(of_customer(customer), done_at=None)
    return list(rows.select_related("owner").order_by("due_on", "id")[:50])


def tasks_of_origin(origin: str) -> list[Task]:
    """Tasks that an action of a model asked for."""
    return list(Task.objects.filter(origin=origin).order_by("-id")[:200])


def recent_origins(*, days: int) -> list[tuple[str, int | None, int | None]]:
    """(origin, person id, organization id) of tasks that models asked for and that are open, or
    were made in the last `days`: for analyses, which ask nobody twice."""
    since = now() - timedelta(days=days)
    rows = Task.objects.exclude(origin="").filter(Q(done_at=None) | Q(created_at__gte=since))
    return list(rows.values_list("origin", "person_id", "organization_id"))


def visible_open_tasks(user: User, *, cursor: str = "", limit: int = 30) -> Page[Task]:
    """Open tasks of everybody whose tasks the user may see, most urgent first."""
    rows = Task.objects.visible_to(user).filter(done_at=None)
    rows = rows.select_related("person", "organization", "owner")
    return keyset_page(rows, BY_DUE, cursor=cursor, limit=limit)
