from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskKind(models.TextChoices):
    """What is to be done."""

    CALL = "call", _("Call")
    WRITE = "write", _("Write")
    MEET = "meet", _("Meet")
    ASK = "ask", _("Ask")
    DECIDE = "decide", _("Decide")
    OTHER = "other", _("Other")
