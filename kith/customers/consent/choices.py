from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What for."""

    MARKETING = "marketing", _("Marketing")
    SERVICE = "service", _("Service")
    ANALYSIS = "analysis", _("Analysis")


class Basis(models.TextChoices):
    """Lawful basis, GDPR article 6(1)."""

    CONSENT = "consent", _("Consent")
    CONTRACT = "contract", _("Contract")
    LEGITIMATE_INTEREST = "legitimate_interest", _("Legitimate interest")
    LEGAL_OBLIGATION = "legal_obligation", _("Legal obligation")


class ConsentAction(models.TextChoices):
    """What was said."""

    GIVEN = "given", _("given")
    WITHDRAWN = "withdrawn", _("withdrawn")
    OBJECTED = "objected", _("objected")
