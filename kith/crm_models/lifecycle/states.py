"""The ten states of a customer, from suspect to do-not-contact, and their limits."""

from __future__ import annotations

from dataclasses import dataclass

from kith.crm_models.threshold import Threshold
from kith.crm_models.vocabulary import Unit
from kith.foundation.i18n import _


@dataclass(frozen=True, slots=True)
class LifecycleState:
    """How a customer enters and leaves a state, and what to aim for there.

    ``next_states`` are where ``exit`` may lead. An ``overlay`` lies over
    another state instead of replacing it. Worked out nightly, with history; a
    person may lock a state with a reason. An organization's state comes from
    its orders; each contact person keeps an own state of engagement.
    """

    id: str
    key: str
    name: str
    entry: str
    exit: str
    aim: str
    next_states: tuple[str, ...]
    overlay: bool = False


STATES: tuple[LifecycleState, ...] = (
    LifecycleState(
        id="L1",
        key="suspect",
        name=_("Suspect"),
        entry=_(
            "Fits your ideal customer or stands on a target list, and has not come to you yet."
        ),
        exit=_("They come to you, or no longer fit, or 24 months have passed."),
        aim=_("Earn permission to contact them."),
        next_states=("L2",),
    ),
    LifecycleState(
        id="L2",
        key="prospect",
        name=_("Prospect"),
        entry=_(
            "Fits, and has written, filled in a form, replied, clicked at least twice in 30 "
            "days, met you or been referred; or has an open deal."
        ),
        exit=_("First order; or 180 days of silence, back to suspect; or not a fit after all."),
        aim=_("Find out whether it is a fit, quickly."),
        next_states=("L3", "L1"),
    ),
    LifecycleState(
        id="L3",
        key="first_time",
        name=_("First-time customer"),
        entry=_("Exactly one completed order or contract."),
        exit=_("A second order; or none within twice the usual gap between orders, then at risk."),
        aim=_("Welcome them, and earn the second order."),
        next_states=("L4", "L8"),
    ),
    LifecycleState(
        id="L4",
        key="repeat",
        name=_("Repeat customer"),
        entry=_(
            "At least two orders, and less than half of what they spend in your category; "
            "where that is unknown, less than half of what is usual."
        ),
        exit=_("You get half of their spending or more."),
        aim=_("Let them use more of what you have."),
        next_states=("L5",),
    ),
    LifecycleState(
        id="L5",
        key="majority",
        name=_("Majority customer"),
        entry=_("At least half of what they spend in your category in a year."),
        exit=_("They pass the test of loyalty; or you get less than half for two quarters."),
        aim=_("Be their main supplier, and give no reason to switch."),
        next_states=("L6", "L4"),
    ),
    LifecycleState(
        id="L6",
        key="loyal",
        name=_("Loyal customer"),
        entry=_(
            "Majority customers, or repeat customers of the top tier, who have stayed two "
            "years or four usual gaps without a lapse, were satisfied when last asked, and "
            "have no severe ticket open."
        ),
        exit=_("They speak for you; or fail the question of satisfaction twice."),
        aim=_("Hold them against rivals, and create with them."),
        next_states=("L7", "L5"),
    ),
    LifecycleState(
        id="L7",
        key="advocate",
        name=_("Advocate"),
        entry=_(
            "At least a repeat customer, with a referral, a reference, a case or a review of "
            "4 stars or more within a year. A promoter score of 9 alone makes only a "
            "potential advocate."
        ),
        exit=_("No such act within a year, then the state before."),
        aim=_("Thank them, and give them something to pass on."),
        next_states=("L4", "L5", "L6"),
    ),
    LifecycleState(
        id="L8",
        key="at_risk",
        name=_("At risk"),
        entry=_(
            "More likely gone than not; or silent longer than nine in ten of their own gaps; "
            "or a promoter score of 6 or less, two open tickets, 30 percent less use, notice "
            "given, or the contact person has left."
        ),
        exit=_("An order or renewal, or solved for 30 days; otherwise lapsed."),
        aim=_("Run a save play, with some held out by chance."),
        next_states=("L9",),
        overlay=True,
    ),
    LifecycleState(
        id="L9",
        key="lapsed",
        name=_("Lapsed, then won back"),
        entry=_(
            "Hardly likely to return; or silent for twice their longest usual gap; or the "
            "contract has ended or they said they leave, and were asked why."
        ),
        exit=_(
            "An order makes them won back and starts their second life as a first-time "
            "customer; after 24 months they are archived."
        ),
        aim=_("Win them back, if their second life is worth something."),
        next_states=("L3",),
    ),
    LifecycleState(
        id="L10",
        key="do_not_contact",
        name=_("Deselected or do not contact"),
        entry=_(
            "A plan for a customer who costs more than they bring was approved; or they "
            "objected or asked to be erased."
        ),
        exit=_("Reviewed once a year; an objection stays."),
        aim=_("Part fairly, and offer self-service."),
        next_states=("L10",),
    ),
)

PRECEDENCE: tuple[str, ...] = ("L10", "L9", "L7", "L6", "L5", "L4", "L3", "L2", "L1")
"""Which state holds when several fit, first wins. L8 lies over whichever holds."""

THRESHOLDS: dict[str, Threshold] = {
    t.key: t
    for t in (
        Threshold("fit_to_enter", 60, Unit.PERCENT, _("Fit that makes a suspect or prospect")),
        Threshold("fit_to_leave", 40, Unit.PERCENT, _("Fit below which a suspect is dropped")),
        Threshold("suspect_expires", 24, Unit.MONTHS, _("Months until a suspect is dropped")),
        Threshold("clicks", 2, Unit.COUNT, _("Clicks that show interest")),
        Threshold("clicks_within", 30, Unit.DAYS, _("Days in which these clicks must fall")),
        Threshold(
            "prospect_silent",
            180,
            Unit.DAYS,
            _("Days of silence after which a prospect is a suspect again"),
        ),
        Threshold(
            "second_order_gaps",
            2,
            Unit.TIMES,
            _("Usual gaps within which a second order is expected"),
        ),
        Threshold(
            "majority_share",
            50,
            Unit.PERCENT,
            _("Share of spending that makes a majority customer"),
        ),
        Threshold(
            "spend_norm_share",
            50,
            Unit.PERCENT,
            _(
                "Share of usual spending below which a customer is a repeat customer, where the "
                "share is unknown"
            ),
        ),
        Threshold(
            "majority_lost_quarters",
            2,
            Unit.COUNT,
            _("Quarters below half after which a customer is a repeat customer again"),
        ),
        Threshold("loyal_tenure", 24, Unit.MONTHS, _("Months that make a customer loyal")),
        Threshold(
            "loyal_gaps", 4, Unit.TIMES, _("Usual gaps without a lapse that make a customer loyal")
        ),
        Threshold(
            "loyal_promoter_score", 7, Unit.COUNT, _("Promoter score that a loyal customer gives")
        ),
        Threshold(
            "loyal_satisfaction", 4, Unit.OUT_OF_FIVE, _("Satisfaction that a loyal customer gives")
        ),
        Threshold(
            "attitude_failures",
            2,
            Unit.COUNT,
            _("Failed answers after which a customer is no longer loyal"),
        ),
        Threshold(
            "advocate_stars", 4, Unit.STARS, _("Stars that make a review an act of advocacy")
        ),
        Threshold(
            "potential_advocate_score",
            9,
            Unit.COUNT,
            _("Promoter score that makes a potential advocate"),
        ),
        Threshold(
            "at_risk_alive",
            0.5,
            Unit.RATIO,
            _("Chance to return below which a customer is at risk"),
        ),
        Threshold(
            "at_risk_gap_percentile",
            90,
            Unit.PERCENT,
            _("Share of a customer's own gaps that the silence must exceed"),
        ),
        Threshold(
            "at_risk_promoter_score",
            6,
            Unit.COUNT,
            _("Promoter score that puts a customer at risk"),
        ),
        Threshold("at_risk_tickets", 2, Unit.COUNT, _("Open tickets that put a customer at risk")),
        Threshold(
            "at_risk_usage_drop", 30, Unit.PERCENT, _("Drop in use that puts a customer at risk")
        ),
        Threshold("at_risk_solved_for", 30, Unit.DAYS, _("Days a matter must stay solved")),
        Threshold(
            "lapsed_alive", 0.2, Unit.RATIO, _("Chance to return below which a customer has lapsed")
        ),
        Threshold(
            "lapsed_gap_multiple",
            2,
            Unit.TIMES,
            _("Times the longest usual gap after which a customer has lapsed"),
        ),
        Threshold(
            "archive_after", 24, Unit.MONTHS, _("Months after which a lapsed customer is archived")
        ),
        Threshold("deselection_review", 12, Unit.MONTHS, _("Months until a farewell is reviewed")),
    )
}

HEALTH: tuple[str, ...] = (
    _("Conversion: how many move on in a month, with its interval"),
    _("Time in the state: half stay shorter, and four in five stay shorter"),
    _("Value of the customers in the state"),
)
"""What tells whether a state is healthy; shown as a table of moves per month."""


def get_state(state_id: str) -> LifecycleState:
    """The state ``state_id``; ``KeyError`` naming the known ones if absent."""
    for state in STATES:
        if state.id == state_id:
            return state
    raise KeyError(f"No state is called {state_id!r}. States run from L1 to L10.")
