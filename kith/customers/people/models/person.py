from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.people.choices import Channel, Tier
from kith.workplace.accounts.models import OwnedRecord


class CustomerRecord(OwnedRecord):
    """What people and organizations share."""

    external_id = models.CharField(_("number"), max_length=100, unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=200)
    # The first contact points, repeated here so that a list page reads one table.
    email = models.CharField(_("e-mail"), max_length=320, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    region = models.CharField(_("region"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    preferred_channel = models.CharField(
        _("preferred channel"), max_length=10, choices=Channel.choices, blank=True
    )
    preferred_from = models.TimeField(_("reachable from"), null=True, blank=True)
    preferred_until = models.TimeField(_("reachable until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=60, blank=True)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    # Machine-made by the portfolio, from the orders; the warehouse can make them again any time.
    tier = models.PositiveSmallIntegerField(
        _("tier"), choices=Tier.choices, null=True, editable=False
    )
    clv = models.DecimalField(
        _("lifetime value"), max_digits=18, decimal_places=2, null=True, editable=False
    )

    class Meta(OwnedRecord.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name


class Person(CustomerRecord):
    """A human being: customer, contact of an organization, or prospect."""

    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    job_title = models.CharField(_("job title"), max_length=150, blank=True)
    birthday = models.DateField(_("birthday"), null=True, blank=True)

    class Meta(CustomerRecord.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [
            models.Index(fields=["name", "id"], name="person_by_name"),
            models.Index(fields=["-clv", "id"], name="person_by_clv"),
            models.Index(fields=["tier", "name", "id"], name="person_by_tier"),
            models.Index(fields=["city", "name", "id"], name="person_by_city"),
            models.Index(fields=["owner", "name", "id"], name="person_by_owner"),
            models.Index(fields=["-created_at", "-id"], name="person_newest"),
        ]
