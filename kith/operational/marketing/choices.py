from django.db import models
from django.utils.translation import gettext_lazy as _


class Arm(models.TextChoices):
    """Which treatment a customer was drawn into."""

    CUSTOMIZED = "customized", _("customised offer")
    STANDARD = "standard", _("standard offer")
    HOLD_OUT = "hold_out", _("held out")
