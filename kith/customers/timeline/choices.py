from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    """Who spoke."""

    IN = "in", _("from the customer")
    OUT = "out", _("to the customer")
    INTERNAL = "internal", _("internal")


class InteractionKind(models.TextChoices):
    """What happened."""

    MESSAGE = "message", _("Message")
    CALL = "call", _("Call")
    MEETING = "meeting", _("Meeting")
    VISIT = "visit", _("Visit")
    CAMPAIGN = "campaign", _("Campaign message")
    COMPLAINT = "complaint", _("Complaint")
    QUESTION = "question", _("Question")
    SURVEY = "survey", _("Survey answer")
    ADVICE = "advice", _("Advice")
    VIEW = "view", _("Visit to the site")
    OTHER = "other", _("Other")


class OutcomeKind(models.TextChoices):
    """What became of a message."""

    DELIVERED = "delivered", _("delivered")
    BOUNCED = "bounced", _("bounced")
    OPENED = "opened", _("opened")
    CLICKED = "clicked", _("clicked")
    REPLIED = "replied", _("answered")
    UNSUBSCRIBED = "unsubscribed", _("unsubscribed")
    COMPLAINED = "complained", _("reported as spam")


class Evidence(models.TextChoices):
    """How surely something is known about a customer."""

    STATED = "stated", _("stated")
    INFERRED = "inferred", _("inferred")
    CONFIRMED = "confirmed", _("confirmed")
