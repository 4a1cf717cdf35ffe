from django.db import models
from django.utils.translation import gettext_lazy as _


class Product(models.Model):
    """Something the firm sells."""

    external_id = models.CharField(_("number"), max_length=100, unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=200)
    category = models.CharField(_("category"), max_length=100, blank=True, db_index=True)
    unit_price = models.DecimalField(_("price"), max_digits=18, decimal_places=4, null=True)
    unit_cost = models.DecimalField(_("cost"), max_digits=18, decimal_places=4, null=True)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        ordering = ("name", "id")
        verbose_name = _("product")
        verbose_name_plural = _("products")

    def __str__(self) -> str:
        return self.name
