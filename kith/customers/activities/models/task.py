from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.customers.activities.choices import TaskKind
from kith.customers.timeline.models import OfCustomer
from kith.customers.timeline.permissions import of_customer_q
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import owned_q, sees_everything


class TaskQuerySet(models.QuerySet["Task"]):
    """Tasks."""

    def visible_to(self, user: User | None) -> Self:
        """Own tasks, tasks of own teams, and tasks about customers that the user sees."""
        if sees_everything(user):
            return self.all()
        about = Q(person__isnull=False) | Q(organization__isnull=False)
        return self.filter(owned_q(user) | (of_customer_q(user) & about))


class Task(OfCustomer):
    """Something a person is to do, by a day."""

    title = models.CharField(_("task"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=8, choices=TaskKind.choices, default=TaskKind.OTHER
    )
    note = models.CharField(_("note"), max_length=1000, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    team = models.ForeignKey(
        "accounts.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    # Which action of which model asked for it, e.g. "idic.ID1.ask_missing_fact".
    origin = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = TaskQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [
            models.Index(
                fields=["owner", "due_on", "id"],
                name="task_open",
                condition=models.Q(done_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.title
