"""M61–M70: do partners, people, systems and goals hold the rest up?"""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Direction,
    Grade,
    Measure,
    Part,
    Unit,
    above,
    at_least,
    at_most,
    exactly,
    own_baseline,
)
from kith.foundation.i18n import _

UP, DOWN = Direction.UP, Direction.DOWN

MEASURES = (
    Measure(
        id="M61",
        name=_("Partners and suppliers on time"),
        formula=_(
            "Deliveries on time and complete divided by deliveries; partner promises kept divided "
            "by promises."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(95, part="deliveries"), at_least(95, part="promises")),
        used_by=("VC3", "VC-S2", "F3", "OAC3"),
        inputs=(i.DELIVERIES, i.PARTNERS),
        parts=(
            Part("deliveries", _("Deliveries"), Unit.PERCENT, UP),
            Part("promises", _("Partner promises"), Unit.PERCENT, UP),
        ),
    ),
    Measure(
        id="M62",
        name=_("Network covered, advice taken"),
        formula=_(
            "Partners your main promises depend on that have an owner and a review within 90 days, "
            "divided by all of them; and advice taken divided by advice given."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(90, part="coverage"), at_least(50, part="advice")),
        used_by=("VC3", "F3"),
        inputs=(i.PARTNERS, i.PROPOSITIONS, i.ADVICE),
        parts=(
            Part("coverage", _("Partners covered"), Unit.PERCENT, UP),
            Part("advice", _("Advice taken"), Unit.PERCENT, UP),
        ),
    ),
    Measure(
        id="M63",
        name=_("Everything has an owner"),
        formula=_(
            "Strategic customers, open deals, tickets, reviews and stages with a named, active "
            "owner, divided by all of them."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(99),),
        used_by=("Q4", "VC-S5", "PF-E4", "G4"),
        inputs=(i.OWNERS,),
    ),
    Measure(
        id="M64",
        name=_("Signals acted on"),
        formula=_(
            "Hints from another department acted on within 2 working days, divided by hints "
            "raised; and the revenue they brought or kept."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(80, part="acted_on"), own_baseline(part="revenue")),
        used_by=("Q5", "PF4", "G4", "OAC3"),
        inputs=(i.SIGNALS,),
        parts=(
            Part("acted_on", _("Acted on"), Unit.PERCENT, UP),
            Part("revenue", _("Revenue from it"), Unit.MONEY, UP),
        ),
    ),
    Measure(
        id="M65",
        name=_("Use by the team"),
        formula=_(
            "People who enter something on at least 3 of 5 working days, divided by all users; and "
            "the share of field entries made on a phone within 2 hours."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(80, part="adoption"), own_baseline(part="mobile")),
        used_by=("Q3", "VC-S4", "PF-E2", "G7"),
        inputs=(i.APP_USAGE,),
        parts=(
            Part("adoption", _("Regular users"), Unit.PERCENT, UP),
            Part("mobile", _("Entered in the field"), Unit.PERCENT, UP),
        ),
    ),
    Measure(
        id="M66",
        name=_("Value for employees"),
        formula=_(
            "Average of the short staff survey; people with customer contact who left, divided by "
            "headcount; role training done divided by due."
        ),
        unit=Unit.OUT_OF_FIVE,
        direction=UP,
        targets=(
            at_least(4, part="pulse"),
            at_most(15, part="leavers"),
            at_least(95, part="training"),
        ),
        used_by=("Q4", "VC3", "VC-S3", "PF5", "PF-E4", "G4", "F3"),
        inputs=(i.STAFF, i.STAFF_PULSE, i.TRAINING),
        parts=(
            Part("pulse", _("Staff survey"), Unit.OUT_OF_FIVE, UP),
            Part("leavers", _("Left the firm"), Unit.PERCENT, DOWN),
            Part("training", _("Training done"), Unit.PERCENT, UP),
        ),
    ),
    Measure(
        id="M67",
        name=_("Automatic and on time"),
        formula=_(
            "Steps done by a rule divided by steps a rule could do; tasks done by their due date "
            "divided by tasks due; minutes of paperwork per customer."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(
            at_least(60, part="automatic"),
            at_least(90, part="on_time"),
            own_baseline(part="paperwork"),
        ),
        used_by=("Q5", "G5", "OAC1", "J5"),
        inputs=(i.STEP_LOG, i.TASKS),
        parts=(
            Part("automatic", _("Done by a rule"), Unit.PERCENT, UP),
            Part("on_time", _("Tasks on time"), Unit.PERCENT, UP),
            Part("paperwork", _("Paperwork per customer"), Unit.MINUTES, DOWN),
        ),
    ),
    Measure(
        id="M68",
        name=_("Healthy systems"),
        formula=_(
            "Share of time the system runs; the delay within which 95 percent of data arrives; "
            "channels that write to the one timeline divided by channels used."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(
            at_least(99.5, part="uptime"),
            at_most(5, part="delay"),
            exactly(100, part="channels"),
        ),
        used_by=("Q3", "VC-S4", "PF3", "PF4", "G7"),
        inputs=(i.SYSTEM_LOG, i.INTERACTIONS),
        parts=(
            Part("uptime", _("Running"), Unit.PERCENT, UP),
            Part("delay", _("Delay of data"), Unit.MINUTES, DOWN),
            Part("channels", _("Channels on one timeline"), Unit.PERCENT, UP),
        ),
    ),
    Measure(
        id="M69",
        name=_("Capability score"),
        formula=_(
            "For each question the lower of what is planned and what is proven; averaged, "
            "weighted, and divided by the highest possible."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(35, Grade.BENCHMARK, levels=(35, 67)),),
        used_by=("Q1", "VC-S1", "PF1", "PF-E1"),
        inputs=(i.ASSESSMENT,),
        note=_(
            "In over 650 assessments QCi found about 35 percent on average, 17 at worst, 67 at "
            "best. Every part of a self-assessment has this score."
        ),
    ),
    Measure(
        id="M70",
        name=_("Goals reached and linked"),
        formula=_(
            "Goals on target divided by goals; and how closely, with a delay, satisfied staff, "
            "satisfied customers, retention and contribution follow each other across units."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(
            at_least(70, part="goals"),
            above(0, part="link", text=_("positive, over at least 12 units")),
        ),
        used_by=("Q7", "PF1", "PF5", "G1", "G8"),
        inputs=(i.OBJECTIVES, i.STAFF_PULSE, i.SURVEYS, i.ORDERS),
        note=_(
            "Sears: 5 points more staff attitude gave 1.3 points more satisfaction and 0.5 percent "
            "more revenue growth."
        ),
        parts=(
            Part("goals", _("Goals on target"), Unit.PERCENT, UP),
            Part("link", _("Link from staff to profit"), Unit.RHO, UP),
        ),
    ),
)
