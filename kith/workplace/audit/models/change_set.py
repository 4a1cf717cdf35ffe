from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.workplace.audit.choices import ChangeKind


class ChangeSet(models.Model):
    """Everything that one act changed: the unit of undo."""

    kind = models.CharField(_("kind"), max_length=12, choices=ChangeKind.choices)
    title = models.CharField(_("title"), max_length=200, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    started_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)
    # The change-set that takes this one back, and how far it has come: the id of the last entry
    # it has inverted, so that a killed undo goes on where it stopped.
    undone_by = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="undoes"
    )
    undo_cursor = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [models.Index(fields=["-started_at"], name="changeset_newest")]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()
