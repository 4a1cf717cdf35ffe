from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.workplace.accounts.choices import Language


def default_business_hours() -> dict[str, list[str]]:
    """Monday (0) to Friday (4), nine to five, in the firm's time zone."""
    return {str(day): ["09:00", "17:00"] for day in range(5)}


def default_reply_hours() -> dict[str, float]:
    """Hours within which an inbound message of a channel wants its first human reply."""
    return {"email": 12, "social": 2, "chat": 1, "phone": 4, "form": 12, "other": 24}


class Firm(models.Model):
    """The firm that runs this Kith: one row."""

    name = models.CharField(_("name"), max_length=150, default="My firm")
    base_currency = models.CharField(_("base currency"), max_length=3, default="EUR")
    language = models.CharField(
        _("language"), max_length=5, choices=Language.choices, default=Language.ENGLISH
    )
    country = models.CharField(_("country"), max_length=2, default="", blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    margin = models.DecimalField(
        _("margin where cost is unknown, %"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(100),
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    clv_horizon_years = models.PositiveSmallIntegerField(_("lifetime value: years"), default=3)
    discount_rate = models.DecimalField(
        _("lifetime value: discount a year, %"), max_digits=5, decimal_places=2, default=Decimal(10)
    )
    business_hours = models.JSONField(default=default_business_hours)
    reply_hours = models.JSONField(default=default_reply_hours)
    demo_change_set_id = models.BigIntegerField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("firm")

    def __str__(self) -> str:
        return self.name
