from django.db import models
from django.utils.translation import gettext_lazy as _


class PointKind(models.TextChoices):
    """How somebody can be reached."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    SOCIAL = "social", _("Social")
    WEB = "web", _("Website")


class Channel(models.TextChoices):
    """The ways by which the firm and its customers meet."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    CHAT = "chat", _("Chat")
    SOCIAL = "social", _("Social")
    FORM = "form", _("Form")
    POST = "post", _("Post")
    VISIT = "visit", _("Visit")
    SMS = "sms", _("SMS")
    WEB = "web", _("Website")
    PARTNER = "partner", _("Partner")
    OTHER = "other", _("Other")


class Tier(models.IntegerChoices):
    """Value tiers of IDIC: computed by the portfolio, never typed in."""

    MOST_VALUABLE = 1, _("Most valuable")
    MOST_GROWABLE = 2, _("Most growable")
    HOLD = 3, _("Hold")
    BELOW_ZERO = 4, _("Below zero")
