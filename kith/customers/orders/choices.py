from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderStatus(models.TextChoices):
    """How far an order has come."""

    PLACED = "placed", _("Placed")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")


class ServiceCostKind(models.TextChoices):
    """What serving a customer cost."""

    VISIT = "visit", _("Visit")
    CALL = "call", _("Call")
    SUPPORT = "support", _("Support")
    RUSH = "rush", _("Rush order")
    RETURN = "return", _("Return")
    LATE_PAYMENT = "late_payment", _("Late payment")
    DELIVERY = "delivery", _("Delivery")
    OTHER = "other", _("Other")
