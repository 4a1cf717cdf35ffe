from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.programs.choices import RunState, VerdictChoice
from kith.programs.models.program import Program


class Run(models.Model):
    """A model run on the firm's data as of a date: one row a date, however often it is run."""

    # NULL: nobody adopted the model; it was only looked at.
    program = models.ForeignKey(Program, null=True, on_delete=models.CASCADE, related_name="runs")
    model = models.CharField(_("model"), max_length=30)
    as_of = models.DateField(_("as of"))
    # The last day of the data, and the warehouse file that answered.
    data_as_of = models.DateField(_("last day of the data"), null=True)
    warehouse = models.CharField(max_length=40, blank=True)
    scope = models.JSONField(default=dict)
    scope_hash = models.CharField(max_length=16, default="", blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=RunState.choices, default=RunState.RUNNING
    )
    # A replay looks back: it proposes nothing.
    is_replay = models.BooleanField(default=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    seconds = models.FloatField(null=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-as_of", "-id")
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        constraints = [
            models.UniqueConstraint(
                fields=["program", "as_of"],
                condition=models.Q(program__isnull=False),
                name="run_of_program_once",
            ),
            models.UniqueConstraint(
                fields=["model", "as_of", "scope_hash"],
                condition=models.Q(program__isnull=True),
                name="run_of_model_once",
            ),
        ]
        indexes = [models.Index(fields=["model", "-as_of"], name="run_newest")]

    def __str__(self) -> str:
        return f"{self.model} {self.as_of}"


class StageResult(models.Model):
    """What a run says about one stage."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(_("stage"), max_length=12)
    position = models.PositiveSmallIntegerField()
    verdict = models.CharField(_("verdict"), max_length=12, choices=VerdictChoice.choices)
    # What the same gates said one period before.
    previous_verdict = models.CharField(max_length=12, choices=VerdictChoice.choices)
    measurable = models.PositiveSmallIntegerField(_("gates measurable"))
    met = models.PositiveSmallIntegerField(_("gates met"))
    gates = models.PositiveSmallIntegerField(_("gates"))
    # Keys of inputs that gates lack, most wanted first.
    missing = models.JSONField(default=list)
    # What could be done as of that date: [{"key", "count", "value"}].
    actions = models.JSONField(default=list)

    class Meta:
        ordering = ("position",)
        verbose_name = _("result of a stage")
        constraints = [models.UniqueConstraint(fields=["run", "stage"], name="stage_result_once")]

    def __str__(self) -> str:
        return f"{self.stage}: {self.verdict}"


class MeasureResult(models.Model):
    """One figure of one stage as of a run's date, with the target it was held against."""

    stage_result = models.ForeignKey(StageResult, on_delete=models.CASCADE, related_name="measures")
    position = models.PositiveSmallIntegerField()
    measure = models.CharField(_("measure"), max_length=12)
    part = models.CharField(max_length=20, blank=True)
    scope = models.CharField(max_length=16)
    is_gate = models.BooleanField()
    is_legal = models.BooleanField(default=False)
    state = models.CharField(max_length=8)
    value = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    n = models.PositiveIntegerField(default=0)
    unit = models.CharField(max_length=8)
    op = models.CharField(max_length=10)
    target = models.FloatField(null=True)
    bound = models.CharField(max_length=6)
    target_text = models.CharField(max_length=200, blank=True)
    grade = models.CharField(max_length=1)
    is_overridden = models.BooleanField(default=False)
    missing = models.JSONField(default=list)
    # Twelve points, oldest first: [{"as_of", "value", "low", "high", "state"}].
    history = models.JSONField(default=list)

    class Meta:
        ordering = ("position",)
        verbose_name = _("result of a measure")

    def __str__(self) -> str:
        return f"{self.measure} {self.value}"


class LoopFiring(models.Model):
    """A loop that fired: a stage is reopened as a new iteration, with reason and figures."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="loops")
    program = models.ForeignKey(
        Program, null=True, on_delete=models.CASCADE, related_name="loop_firings"
    )
    model = models.CharField(max_length=30)
    loop = models.CharField(max_length=30)
    condition = models.CharField(max_length=80)
    from_stage = models.CharField(max_length=12)
    to_stage = models.CharField(max_length=12)
    at = models.DateField(_("fired"))
    # {"checks": [{"question", "answer", "value", "low", "high", "unit", "n", …}]}
    figures = models.JSONField(default=dict)
    # False while the run before fired it too: the iteration it opened goes on.
    is_new = models.BooleanField(default=True)
    iteration = models.PositiveSmallIntegerField(default=2)

    class Meta:
        ordering = ("-at", "-id")
        verbose_name = _("loop")
        verbose_name_plural = _("loops")
        constraints = [models.UniqueConstraint(fields=["run", "loop"], name="loop_once_a_run")]

    def __str__(self) -> str:
        return f"{self.loop} {self.at}"
