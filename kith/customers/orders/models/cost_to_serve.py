from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.orders.choices import ServiceCostKind
from kith.customers.timeline.models import OfCustomer


class CostToServe(OfCustomer):
    """What a customer cost beyond the goods: visits, calls, returns, late payment."""

    external_id = models.CharField(_("number"), max_length=100, unique=True, null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=14, choices=ServiceCostKind.choices)
    occurred_at = models.DateTimeField(_("when"))
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    currency = models.CharField(_("currency"), max_length=3)
    minutes = models.PositiveIntegerField(_("minutes spent"), default=0)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("cost to serve")
        verbose_name_plural = _("costs to serve")
