from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.consent.choices import Basis, ConsentAction, Purpose
from kith.customers.people.choices import Channel
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import owned_q


class ConsentQuerySet(models.QuerySet["ConsentEntry"]):
    """Ledger rows, seen by who sees the person."""

    def visible_to(self, user: User | None) -> "ConsentQuerySet":
        return self.filter(owned_q(user, "person__"))


class ConsentEntry(models.Model):
    """One line of the consent ledger; lines are added, never changed."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="consents")
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose.choices)
    basis = models.CharField(_("basis"), max_length=20, choices=Basis.choices)
    action = models.CharField(_("said"), max_length=10, choices=ConsentAction.choices)
    at = models.DateTimeField(_("when"))
    expires_at = models.DateTimeField(_("until"), null=True, blank=True)
    proof = models.CharField(_("proof"), max_length=500, blank=True)
    source = models.CharField(_("source"), max_length=60, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "channel", "purpose", "action", "at"], name="consent_line_once"
            )
        ]
