"""Which steps software may take over (stage J5), and which stay with people."""

from __future__ import annotations

from kith.crm_models.threshold import Threshold
from kith.crm_models.vocabulary import Unit
from kith.foundation.i18n import _

SCORE_FORMULA = _(
    "Number of cases × minutes of work × share of cases that end the same way given the same facts "
    "× (1 − risk)"
)
"""How candidates are ranked."""

THRESHOLDS: dict[str, Threshold] = {
    t.key: t
    for t in (
        Threshold(
            "same_path",
            90,
            Unit.PERCENT,
            _("Share of cases on the same path before a step is proposed"),
        ),
        Threshold(
            "ease_margin",
            3,
            Unit.POINTS,
            _("Points of ease or satisfaction that may be lost at most"),
        ),
        Threshold(
            "error_rate", 2, Unit.PERCENT, _("Share of errors at which people take the step back")
        ),
    )
}

CANDIDATES: tuple[str, ...] = (
    _("Confirming receipt"),
    _("Routing"),
    _("Replies about status"),
    _("Scheduling"),
    _("Reminders"),
    _("Entering data from mail"),
    _("Merging duplicates"),
    _("Renewals"),
    _("Invoices"),
    _("Birthday greetings"),
    _("Sending surveys"),
    _("Suggesting help pages"),
    _("Passing on what is late"),
    _("Starting a win-back"),
)

KEPT_BY_PEOPLE: tuple[str, ...] = (
    _("Severe complaints"),
    _("Negotiating with the most valuable customers"),
    _("Strong negative feelings"),
    _("Farewells"),
)

VERIFIED_BY: tuple[str, ...] = (
    _("Minutes saved"),
    _("Satisfaction no lower"),
    _("A switch back to the old way"),
)
