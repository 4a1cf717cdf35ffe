from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import NOTHING, may_manage
from kith.workplace.exchange.choices import Fate, ImportStatus, Mode


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    """Imports."""

    def visible_to(self, user: User | None) -> Self:
        """Own imports; managers and administrators see all of them."""
        if user is None or not user.is_active:
            return self.filter(NOTHING)
        return self.all() if may_manage(user) else self.filter(actor=user)


class ImportBatch(models.Model):
    """One file brought in: the truth of a run, which a nudge only points at.

    `cursor` is the number of the last row of the file that is settled; it moves in the same
    transaction as the rows. Whoever holds `fence` may move it; a newer holder raises it.
    """

    target = models.CharField(_("what"), max_length=24)
    status = models.CharField(
        _("status"), max_length=10, choices=ImportStatus.choices, default=ImportStatus.DRAFT
    )
    mode = models.CharField(_("mode"), max_length=8, choices=Mode.choices, default=Mode.UPSERT)
    update_by = models.CharField(_("known by"), max_length=40, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    change_set = models.ForeignKey(
        "audit.ChangeSet", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The name that the user gave, shown and never used as a path; the file lies under `storage_key`.
    file_name = models.CharField(_("file"), max_length=255)
    storage_key = models.CharField(max_length=64, blank=True)
    size = models.BigIntegerField(_("size"), default=0)
    sha256 = models.CharField(max_length=64)
    # How the file is read (see reading.layout.Layout), what stands where, and what fills the gaps.
    layout = models.JSONField(default=dict)
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=list)
    defaults = models.JSONField(default=dict)
    samples = models.JSONField(default=list)
    total_rows = models.PositiveIntegerField(_("rows"), default=0)

    cursor = models.PositiveBigIntegerField(default=0)
    settled = models.PositiveIntegerField(_("rows done"), default=0)
    created = models.PositiveIntegerField(_("created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    duplicates = models.PositiveIntegerField(_("duplicates"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)
    # What else came into being: {"customers_created": n, …}.
    beside = models.JSONField(default=dict)
    error = models.JSONField(default=dict)
    # {"undone": n, "kept": [{"kind", "id", "fields", "reason"}, …]} once it was taken back.
    undo = models.JSONField(default=dict)

    fence = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    holder = models.CharField(max_length=120, blank=True)
    leased_until = models.DateTimeField(null=True)
    cancel_requested = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    # Time spent running, kept apart from waiting and from the dead.
    seconds = models.FloatField(_("seconds"), default=0)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [
            models.Index(
                fields=["leased_until"],
                name="import_unfinished",
                condition=models.Q(status__in=("queued", "running", "undoing")),
            ),
            models.Index(fields=["sha256", "target"], name="import_of_file"),
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportIssue(models.Model):
    """A row that was not taken as it is: rejected or a duplicate, with its cells and why."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="issues")
    row = models.PositiveIntegerField(_("row"))
    fate = models.CharField(max_length=10, choices=Fate.choices)
    cells = models.JSONField()
    # [{"column": heading, "value": text, "message": …, "remedy": …}, …]
    reasons = models.JSONField()

    class Meta:
        ordering = ("row", "id")
        verbose_name = _("row not taken")
        indexes = [models.Index(fields=["batch", "row"], name="import_issue_of_batch")]


class ImportStep(models.Model):
    """The records that the rows of one step were about (see engine.memory), so that a later row of
    the file is known as a duplicate after a restart, and the same file again brings the same rows.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="steps")
    last_row = models.PositiveBigIntegerField()
    rows = models.BinaryField()
    ids = models.BinaryField()

    class Meta:
        ordering = ("id",)
        verbose_name = _("step of an import")
