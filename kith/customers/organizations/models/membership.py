from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.organizations.models.organization import Organization
from kith.workplace.accounts.models import Stamped


class Membership(Stamped):
    """A person belongs to an organization, from a day to a day."""

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="memberships"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="memberships"
    )
    job_title = models.CharField(_("job title"), max_length=150, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organization", "since"],
                name="membership_once_a_day",
            ),
            # NULL is distinct from NULL in a unique constraint, so the open start needs its own.
            models.UniqueConstraint(
                fields=["person", "organization"],
                condition=models.Q(since__isnull=True),
                name="membership_once_undated",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True)
                | models.Q(since__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="membership_ends_after_it_begins",
            ),
        ]
