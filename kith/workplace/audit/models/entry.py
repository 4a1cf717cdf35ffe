from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.workplace.audit.choices import EntryAction


class AuditEntry(models.Model):
    """One record's change. Rows are written unchained; the sealer chains them within seconds."""

    change_set = models.ForeignKey(
        "audit.ChangeSet", on_delete=models.PROTECT, related_name="entries", db_index=False
    )
    kind = models.CharField(_("kind"), max_length=24)
    object_id = models.BigIntegerField()
    action = models.CharField(max_length=1, choices=EntryAction.choices)
    # SHA-256 of the payload: it stays when the payload must be erased.
    digest = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [
            models.Index(fields=["change_set", "id"], name="audit_of_change_set"),
            models.Index(fields=["kind", "object_id", "id"], name="audit_of_object"),
        ]


class AuditPayload(models.Model):
    """What changed, as JSON {"before": …, "after": …}; kept apart so that it can be erased."""

    entry = models.OneToOneField(
        AuditEntry, on_delete=models.CASCADE, primary_key=True, related_name="payload"
    )
    data = models.TextField()


class AuditSeal(models.Model):
    """A sealed batch of entries: the chain that makes a later change evident.

    `leaves` holds the first 8 bytes of each entry's leaf hash, in order of id, and `ids` the ids as
    8-byte big-endian integers, so that a check names the first bad row, not only the batch.
    """

    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    ids = models.BinaryField()
    leaves = models.BinaryField()
    previous = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        verbose_name = _("audit seal")
