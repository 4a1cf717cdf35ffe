from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeKind(models.TextChoices):
    """What sort of act a change-set is."""

    EDIT = "edit", _("Edit")
    BULK_EDIT = "bulk_edit", _("Bulk edit")
    IMPORT = "import", _("Import")
    ACTION = "action", _("Action of a model")
    UNDO = "undo", _("Undo")
    DEMO = "demo", _("Demo")
    MERGE = "merge", _("Merge")


class EntryAction(models.TextChoices):
    """What happened to one record."""

    CREATED = "c", _("created")
    UPDATED = "u", _("changed")
    DELETED = "d", _("deleted")
