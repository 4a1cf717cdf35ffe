from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.workplace.accounts.models import Stamped


class Program(Stamped):
    """This firm's adoption of a CRM model. What it says is open to every user of the firm."""

    model = models.CharField(_("model"), max_length=30)
    adopted_at = models.DateTimeField(_("adopted"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # {} the whole firm, {"team": id} the customers of one team.
    scope = models.JSONField(_("scope"), default=dict)
    scope_hash = models.CharField(max_length=16, default="", blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)

    class Meta:
        ordering = ("adopted_at", "id")
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        constraints = [
            models.UniqueConstraint(
                fields=["model", "scope_hash"],
                condition=models.Q(is_active=True),
                name="program_once",
            )
        ]

    def __str__(self) -> str:
        return self.model


class StageAssignment(Stamped):
    """Who answers for a stage of a program, how often it is looked at, and what was set for it."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(_("stage"), max_length=12)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cadence = models.CharField(_("rhythm"), max_length=4)
    next_review = models.DateField(_("next review"), null=True, blank=True)
    # Facts that only the firm can set. ID2: {"budgets": {cell: {"minutes": …, "money": …,
    # "since": "YYYY-MM-DD"}}}, minutes and base currency a year.
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)
        verbose_name = _("stage of a program")
        verbose_name_plural = _("stages of programs")
        constraints = [
            models.UniqueConstraint(fields=["program", "stage"], name="program_stage_once")
        ]

    def __str__(self) -> str:
        return self.stage

    @property
    def budgets(self) -> dict[str, dict[str, Any]]:
        """The budget of each cell, by cell."""
        found = self.facts.get("budgets", {})
        return found if isinstance(found, dict) else {}


class TargetOverride(models.Model):
    """The firm's own target for a figure of a stage, and why."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="overrides")
    stage = models.CharField(_("stage"), max_length=12)
    measure = models.CharField(_("measure"), max_length=12)
    part = models.CharField(_("part"), max_length=20, blank=True)
    op = models.CharField(_("comparison"), max_length=10)
    value = models.FloatField(_("target"))
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ("id",)
        verbose_name = _("target of our own")
        verbose_name_plural = _("targets of our own")
        constraints = [
            models.UniqueConstraint(
                fields=["program", "stage", "measure", "part"], name="override_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.measure}"
