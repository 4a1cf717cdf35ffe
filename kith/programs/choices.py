"""Closed lists of programs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VerdictChoice(models.TextChoices):
    """What a run says about a stage; the values are those of `rules.verdict.Verdict`."""

    BLOCKED = "blocked", _("Blocked")
    INSUFFICIENT = "insufficient", _("Too little data")
    FAILING = "failing", _("Failing")
    AT_RISK = "at_risk", _("At risk")
    ON_TRACK = "on_track", _("On track")
    MET = "met", _("Met")


class RunState(models.TextChoices):
    """How far a run has come."""

    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class ActionState(models.TextChoices):
    """Where an action stands: proposed → previewed → done or assigned → undone."""

    PROPOSED = "proposed", _("proposed")
    PREVIEWED = "previewed", _("looked at")
    DONE = "done", _("done")
    ASSIGNED = "assigned", _("assigned")
    DISMISSED = "dismissed", _("set aside")
    UNDONE = "undone", _("taken back")


OPEN_STATES = (ActionState.PROPOSED, ActionState.PREVIEWED)
ACTED_STATES = (ActionState.DONE, ActionState.ASSIGNED)


class ActorKind(models.TextChoices):
    """Who performs an action."""

    SOFTWARE = "software", _("by the software")
    PERSON = "person", _("by a person")
