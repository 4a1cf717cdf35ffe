"""Closed lists of import and export."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportStatus(models.TextChoices):
    """How far an import has come."""

    DRAFT = "draft", _("Being set up")
    QUEUED = "queued", _("Waiting for a worker")
    RUNNING = "running", _("Running")
    STOPPED = "stopped", _("Stopped")
    CANCELLED = "cancelled", _("Cancelled")
    FAILED = "failed", _("Failed")
    DONE = "done", _("Done")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")


class Mode(models.TextChoices):
    """What a row may do."""

    UPSERT = "upsert", _("Create new records and update known ones")
    CREATE = "create", _("Create new records only")
    UPDATE = "update", _("Update known records only")


class Fate(models.TextChoices):
    """What became of a row."""

    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    DUPLICATE = "duplicate", _("duplicate")
    REJECTED = "rejected", _("rejected")
