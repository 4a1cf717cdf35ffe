from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.people.models import ContactPoint, CustomerRecord


class Organization(CustomerRecord):
    """A firm, public body or household: the customer, where there is one."""

    domain = models.CharField(_("domain"), max_length=253, blank=True, db_index=True)
    website = models.CharField(_("website"), max_length=300, blank=True)
    industry = models.CharField(_("industry"), max_length=100, blank=True)
    tax_number = models.CharField(_("tax number"), max_length=40, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)

    class Meta(CustomerRecord.Meta):
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        indexes = [
            models.Index(fields=["name", "id"], name="org_by_name"),
            models.Index(fields=["-clv", "id"], name="org_by_clv"),
            models.Index(fields=["tier", "name", "id"], name="org_by_tier"),
            models.Index(fields=["city", "name", "id"], name="org_by_city"),
            models.Index(fields=["owner", "name", "id"], name="org_by_owner"),
            models.Index(fields=["-created_at", "-id"], name="org_newest"),
        ]


class OrganizationContactPoint(ContactPoint):
    """A contact point of an organization."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="contact_points"
    )

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind", "normalized"], name="org_point_once"
            )
        ]
        indexes = [models.Index(fields=["kind", "normalized"], name="org_point_match")]
