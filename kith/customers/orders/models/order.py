from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.orders.choices import OrderStatus
from kith.customers.timeline.models import OfCustomer


class Order(OfCustomer):
    """A purchase. Money is in the order's own currency; the warehouse converts it."""

    external_id = models.CharField(_("number"), max_length=100, unique=True, null=True, blank=True)
    ordered_at = models.DateTimeField(_("ordered"))
    status = models.CharField(
        _("status"), max_length=10, choices=OrderStatus.choices, default=OrderStatus.COMPLETED
    )
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    # NULL: not known, and the firm-wide margin stands in for it.
    cost = models.DecimalField(_("cost"), max_digits=18, decimal_places=4, null=True, blank=True)
    discount = models.DecimalField(_("discount"), max_digits=18, decimal_places=4, default=0)
    returned = models.DecimalField(_("returned"), max_digits=18, decimal_places=4, default=0)
    quantity = models.DecimalField(
        _("quantity"), max_digits=14, decimal_places=3, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3)
    channel = models.CharField(_("channel"), max_length=10, blank=True)
    product_name = models.CharField(_("product"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        indexes = [
            models.Index(fields=["person", "-ordered_at", "-id"], name="order_of_person"),
            models.Index(fields=["organization", "-ordered_at", "-id"], name="order_of_org"),
        ]

    def __str__(self) -> str:
        return self.external_id or str(self.pk)


class OrderLine(models.Model):
    """One product of an order."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(
        "catalog.Product", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    description = models.CharField(_("description"), max_length=200)
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=3, default=1)
    unit_price = models.DecimalField(_("price"), max_digits=18, decimal_places=4)
    unit_cost = models.DecimalField(
        _("cost"), max_digits=18, decimal_places=4, null=True, blank=True
    )

    class Meta:
        ordering = ("id",)
        verbose_name = _("order line")
        verbose_name_plural = _("order lines")
