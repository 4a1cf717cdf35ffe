from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.people.choices import PointKind
from kith.workplace.accounts.models import Stamped


class ContactPoint(Stamped):
    """An address by which somebody can be reached, as given and as compared."""

    kind = models.CharField(_("kind"), max_length=8, choices=PointKind.choices)
    value = models.CharField(_("value"), max_length=320)
    normalized = models.CharField(max_length=320)
    label = models.CharField(_("label"), max_length=30, blank=True)
    is_primary = models.BooleanField(_("first"), default=False)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    bounced_at = models.DateTimeField(_("bounced"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.value


class PersonContactPoint(ContactPoint):
    """A contact point of a person. Two people may share one (a family, a switchboard)."""

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="contact_points"
    )

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "normalized"], name="person_point_once"
            )
        ]
        indexes = [models.Index(fields=["kind", "normalized"], name="person_point_match")]
