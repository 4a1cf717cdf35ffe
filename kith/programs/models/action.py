from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.programs.choices import OPEN_STATES, ActionState, ActorKind
from kith.programs.models.program import Program
from kith.programs.models.run import Run


class ActionItem(models.Model):
    """Something that a run asks for: proposed, previewed, done or assigned, logged, undone."""

    program = models.ForeignKey(
        Program, null=True, on_delete=models.CASCADE, related_name="actions"
    )
    run = models.ForeignKey(Run, null=True, on_delete=models.SET_NULL, related_name="+")
    model = models.CharField(_("model"), max_length=30)
    stage = models.CharField(_("stage"), max_length=12)
    action = models.CharField(_("action"), max_length=60)
    by = models.CharField(_("who"), max_length=8, choices=ActorKind.choices)
    count = models.PositiveIntegerField(_("how many"), default=0)
    # Lifetime value of the customers concerned, base currency; what orders the list of Today.
    value = models.FloatField(_("at stake"), null=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ActionState.choices, default=ActionState.PROPOSED
    )
    change_set = models.ForeignKey(
        "audit.ChangeSet", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    task_ids = models.JSONField(default=list)
    acted_count = models.PositiveIntegerField(default=0)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField(_("due"), null=True)
    # [{"at", "by", "what", "count"}], oldest first.
    log = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-updated_at", "-id")
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        constraints = [
            models.UniqueConstraint(
                fields=["program", "stage", "action"],
                condition=models.Q(program__isnull=False, state__in=[*OPEN_STATES]),
                name="action_open_once",
            ),
            models.UniqueConstraint(
                fields=["model", "stage", "action"],
                condition=models.Q(program__isnull=True, state__in=[*OPEN_STATES]),
                name="action_open_once_no_program",
            ),
        ]
        indexes = [models.Index(fields=["state", "-value"], name="action_by_value")]

    def __str__(self) -> str:
        return f"{self.stage} {self.action}"

    @property
    def team_id(self) -> int | None:
        """The team that its program looks at; None for the whole firm."""
        return self.program.scope.get("team") if self.program else None
