from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxEvent(models.Model):
    """A fact, written in the transaction that made it true, waiting for its subscribers."""

    name = models.CharField(_("name"), max_length=60)
    payload = models.JSONField()
    change_set = models.ForeignKey(
        "audit.ChangeSet", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("event")
        indexes = [
            models.Index(
                fields=["id"], name="outbox_waiting", condition=models.Q(delivered_at__isnull=True)
            )
        ]
