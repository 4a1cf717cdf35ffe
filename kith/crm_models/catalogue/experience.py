"""M48–M60: how do customers find it, where do they wait, repeat or drop out?"""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Direction,
    Grade,
    Measure,
    Part,
    Unit,
    at_least,
    at_most,
    own_baseline,
)
from kith.foundation.i18n import _

UP, DOWN = Direction.UP, Direction.DOWN

MEASURES = (
    Measure(
        id="M48",
        name=_("Net promoter score"),
        formula=_("Percent who answered 9 or 10 minus percent who answered 0 to 6, by segment."),
        unit=Unit.NPS,
        direction=UP,
        targets=(own_baseline(text=_("rising")),),
        used_by=("Q8", "PF5", "G3"),
        inputs=(i.SURVEYS,),
        note=_("30 to 40 is quoted for business software; the source is weak."),
    ),
    Measure(
        id="M49",
        name=_("Satisfied customers"),
        formula=_(
            "Answers of 4 or 5 out of 5 divided by all answers, per point of contact and channel."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(80),),
        used_by=("Q8", "PF5", "G3", "R2", "J1"),
        inputs=(i.SURVEYS,),
        note=_("75 to 85 percent is common. The American index of about 77 uses another scale."),
    ),
    Measure(
        id="M50",
        name=_("Made it easy"),
        formula=_("Answers of 5 or more out of 7 to “they made it easy”, divided by all answers."),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(80),),
        used_by=("Q8", "G3", "J3"),
        inputs=(i.SURVEYS,),
        note=_(
            "CEB: 96 percent of customers with much effort were disloyal, against 9 percent "
            "with little."
        ),
    ),
    Measure(
        id="M51",
        name=_("Solved at first contact"),
        formula=_(
            "Solved tickets that were not reopened and brought no message on the same matter "
            "within 7 days, divided by solved tickets."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(70, Grade.BENCHMARK, levels=(70, 80)),),
        used_by=("Q6f", "Q8", "R2", "J3"),
        inputs=(i.TICKETS, i.INTERACTIONS),
        note=_("SQM: 70 percent is good, 80 is world class."),
    ),
    Measure(
        id="M52",
        name=_("Repeat contacts"),
        formula=_(
            "Incoming messages followed by the same person on the same matter within 7 days, on "
            "any channel, divided by incoming messages."
        ),
        unit=Unit.PERCENT,
        direction=DOWN,
        targets=(at_most(20),),
        used_by=("Q5", "OAC3", "J3"),
        inputs=(i.INTERACTIONS,),
    ),
    Measure(
        id="M53",
        name=_("Time to solve, and reopened"),
        formula=_(
            "Time from opening a ticket to solving it, median and nine in ten, against what you "
            "promised; reopened tickets divided by solved ones."
        ),
        unit=Unit.HOURS,
        direction=DOWN,
        targets=(
            at_most(None, part="time", text=_("the time you promise")),
            at_most(8, part="reopened"),
        ),
        used_by=("Q5", "Q6f", "G5"),
        inputs=(i.TICKETS, i.SLA),
        parts=(
            Part("time", _("Time to solve"), Unit.HOURS, DOWN),
            Part("reopened", _("Reopened"), Unit.PERCENT, DOWN),
        ),
    ),
    Measure(
        id="M54",
        name=_("Complaints made good"),
        formula=_(
            "Complaints whose customer was satisfied afterwards, 4 or 5 out of 5, divided by "
            "complaints asked about; and how many complainers stay, compared with similar others."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(60, part="recovered"), own_baseline(part="retention")),
        used_by=("Q6f", "Q8", "R2"),
        inputs=(i.COMPLAINTS, i.SURVEYS),
        parts=(
            Part("recovered", _("Satisfied afterwards"), Unit.PERCENT, UP),
            Part("retention", _("Complainers who stay, against others"), Unit.POINTS, UP),
        ),
    ),
    Measure(
        id="M55",
        name=_("Unhappy customers answered"),
        formula=_(
            "Bad scores and reviews of 3 stars or fewer that a person answered within 48 hours, "
            "divided by all of them."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(90),),
        used_by=("Q4", "Q8", "G3", "R3"),
        inputs=(i.SURVEYS, i.REVIEWS, i.INTERACTIONS),
        note=_(
            "A bad score is 0 to 6 of 10, 1 or 2 of 5, or 1 to 3 of 7 for ease. "
            "The 48 hours are commonly credited to Bain, second-hand."
        ),
    ),
    Measure(
        id="M56",
        name=_("Care of reviews"),
        formula=_(
            "Reviews answered within 72 hours divided by all reviews; and the average rating."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(90, part="answered"), at_least(4.2, part="rating")),
        used_by=("Q4", "L7"),
        inputs=(i.REVIEWS,),
        parts=(
            Part("answered", _("Answered"), Unit.PERCENT, UP),
            Part("rating", _("Average rating"), Unit.STARS, UP),
        ),
    ),
    Measure(
        id="M57",
        name=_("Feedback heard and acted on"),
        formula=_(
            "Answers divided by invitations; and themes raised five times or more that led to a "
            "change within 90 days, divided by such themes."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(15, part="coverage"), at_least(50, part="acted_on")),
        used_by=("G3", "R4"),
        inputs=(i.SURVEYS, i.FEEDBACK_THEMES),
        parts=(
            Part("coverage", _("Answered"), Unit.PERCENT, UP),
            Part("acted_on", _("Themes acted on"), Unit.PERCENT, UP),
        ),
    ),
    Measure(
        id="M58",
        name=_("Gap between channels"),
        formula=_(
            "Satisfaction on the best channel minus that on the worst, each with 50 answers or "
            "more; and the same for answering in time."
        ),
        unit=Unit.POINTS,
        direction=DOWN,
        targets=(at_most(10, part="satisfaction"), at_most(10, part="response")),
        used_by=("PF3", "G3", "J1"),
        inputs=(i.SURVEYS, i.INTERACTIONS, i.SLA),
        parts=(
            Part("satisfaction", _("Satisfaction"), Unit.POINTS, DOWN),
            Part("response", _("Answered in time"), Unit.POINTS, DOWN),
        ),
    ),
    Measure(
        id="M59",
        name=_("Drop-off on the way"),
        formula=_(
            "One minus the people who reach the next point of contact in time, divided by those "
            "who reached this one."
        ),
        unit=Unit.PERCENT,
        direction=DOWN,
        targets=(own_baseline(text=_("no worse than three quarters of your own months")),),
        used_by=("Q5", "G5", "J3"),
        inputs=(i.TOUCHPOINTS, i.INTERACTIONS),
    ),
    Measure(
        id="M60",
        name=_("Solved by self-service"),
        formula=_(
            "Visits to help pages or portal with no message on the same matter within 72 hours, "
            "divided by visits that looked for something."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(own_baseline(),),
        used_by=("OAC3", "J5"),
        inputs=(i.SELF_SERVICE, i.INTERACTIONS),
        note=_("Gartner 2019: only 9 percent were solved fully by self-service."),
    ),
)
