from django.db import models
from django.utils.translation import gettext_lazy as _


class Identity(models.Model):
    """What another source calls this person: shop account, card number, chat visitor, …"""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="identities")
    source = models.CharField(_("source"), max_length=60)
    external_id = models.CharField(_("number there"), max_length=200)
    confidence = models.FloatField(_("confidence"), default=1.0)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("identity")
        verbose_name_plural = _("identities")
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="identity_once")
        ]
