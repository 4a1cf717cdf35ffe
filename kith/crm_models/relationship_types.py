"""Four types of relationship, R1–R4, after Kotler's levels."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Context,
    Direction,
    Disagreement,
    Gate,
    Loop,
    Model,
    Stage,
    Unit,
    at_least,
    by_person,
    by_software,
    exactly,
    own_baseline,
    stage_measure,
)
from kith.foundation.i18n import _

TRANSACTIONAL = Stage(
    id="R1",
    model="relationship_types",
    number=1,
    name=_("Transactional"),
    question=_("Who only buys when something is needed?"),
    why=_("Many customers want no closer tie, and that is fine."),
    inputs=(i.ORDERS, i.INTERACTIONS, i.PREFERENCES),
    gates=(Gate("R1.b"),),
    context=(
        Context("R1.a"),
        Context("M17"),
        Context("M43"),
        Context("R1.c"),
        Context("R1.d"),
        Context("R1.e"),
    ),
    local=(
        stage_measure(
            "R1.a",
            _("Transactional customers by tier"),
            _("Customers of this type divided by all customers of the tier."),
            own_baseline(),
            (i.ORDERS, i.INTERACTIONS),
            direction=Direction.CONTEXT,
        ),
        stage_measure(
            "R1.b",
            _("Customers on the planned type"),
            _(
                "Customers whose type is the one planned for their tier and wish, divided by "
                "customers."
            ),
            at_least(70),
            (i.ORDERS, i.INTERACTIONS, i.PREFERENCES),
        ),
        stage_measure(
            "R1.c",
            _("Closer relations kept"),
            _(
                "Customers moved to a closer type who are still there after 12 months, "
                "divided by those moved."
            ),
            own_baseline(),
            (i.SNAPSHOTS, i.INTERACTIONS),
        ),
        stage_measure(
            "R1.d",
            _("Cost to serve after a move"),
            _(
                "Change in cost to serve after a move to another type, minus the change among "
                "those held out."
            ),
            own_baseline(),
            (i.COST_TO_SERVE, i.EXPERIMENTS),
            unit=Unit.MONEY,
            direction=Direction.DOWN,
        ),
        stage_measure(
            "R1.e",
            _("Contribution after a move"),
            _(
                "Change in net contribution after a move to another type, minus the change "
                "among those held out."
            ),
            own_baseline(),
            (i.ORDERS, i.EXPERIMENTS),
            unit=Unit.MONEY,
        ),
    ),
    actions=(
        by_software("easy_order", _("Make ordering easy")),
        by_software("offer_self_service", _("Offer self-service")),
        by_software("check_after_sale", _("Ask something useful after the sale")),
    ),
    exit=_("The type fits the plan for this customer."),
    loops=(
        Loop(
            "R1",
            "R1",
            "value_or_wish_changes",
            _("The customer's value or wish has changed. Plan the type again."),
        ),
    ),
    owner_role="MKT",
    cadence="m",
    demands=("S3:8",),
)

REACTIVE = Stage(
    id="R2",
    model="relationship_types",
    number=2,
    name=_("Reactive"),
    question=_("Do we solve problems until the customer is satisfied?"),
    why=_("Who asks for help and gets none is neglected, and leaves."),
    inputs=(i.TICKETS, i.INTERACTIONS, i.SURVEYS, i.SLA),
    gates=(Gate("M54", at_least(60, part="recovered"), part="recovered"),),
    context=(Context("M19"), Context("M51"), Context("M49")),
    actions=(
        by_software("watch_response_time", _("Watch the promised response time")),
        by_software("follow_up", _("Ask whether it helped")),
        by_person("solve_problem", _("Solve the problem"), "SRV", "rt"),
    ),
    exit=_("Customers who complained are satisfied again."),
    loops=(
        Loop(
            "R2",
            "R2",
            "problem_not_resolved",
            _("A problem was not solved. The customer counts as neglected until it is."),
        ),
    ),
    owner_role="SRV",
    cadence="rt",
    demands=("S3:9",),
)

PROACTIVE = Stage(
    id="R3",
    model="relationship_types",
    number=3,
    name=_("Proactive"),
    question=_("Do we help before we are asked?"),
    why=_("Help that comes first is remembered."),
    inputs=(i.USAGE, i.ORDER_LINES, i.CONTRACTS, i.INTERACTIONS),
    gates=(Gate("R3.a"), Gate("R3.b")),
    context=(Context("M55"), Context("M45")),
    local=(
        stage_measure(
            "R3.a",
            _("Help before problems"),
            _("Helpful contacts before a problem divided by contacts about problems."),
            at_least(0.5),
            (i.INTERACTIONS,),
            unit=Unit.RATIO,
        ),
        stage_measure(
            "R3.b",
            _("Useful contacts a year"),
            _("Useful contacts that you started, per customer of this type and year."),
            at_least(2),
            (i.INTERACTIONS,),
            unit=Unit.COUNT,
        ),
    ),
    actions=(
        by_software("predicted_need_tip", _("Send a tip before the need arises")),
        by_software("renewal_notice", _("Give notice of renewal or maintenance")),
        by_software("check_in_cue", _("Say when it is time to check in")),
        by_person("check_in", _("Check in with the customer"), "ACC", "m"),
    ),
    exit=_("Each customer of this type gets at least two useful contacts a year."),
    loops=(
        Loop(
            "R3",
            "R3",
            "ignored_three_times",
            _("The customer ignored three contacts. Ask what is wanted, and write less."),
        ),
    ),
    owner_role="ACC",
    cadence="m",
    demands=("S3:3", "S3:10"),
)

PARTNERSHIP = Stage(
    id="R4",
    model="relationship_types",
    number=4,
    name=_("Partnership"),
    question=_("Do we work together on common goals?"),
    why=_("A few customers are worth building the next product with."),
    inputs=(i.SHARED_OBJECTIVES, i.IDEAS, i.OFFERS),
    gates=(Gate("R4.a"), Gate("R4.b")),
    context=(
        Context("M29"),
        Context("M57", at_least(50, part="acted_on"), part="acted_on"),
        Context("M47"),
    ),
    local=(
        stage_measure(
            "R4.a",
            _("Common goals reviewed"),
            _("Common goals reviewed within 120 days divided by common goals."),
            exactly(100),
            (i.SHARED_OBJECTIVES,),
        ),
        stage_measure(
            "R4.b",
            _("Common goals reached"),
            _("Common goals reached in the last year, per partner."),
            at_least(1),
            (i.SHARED_OBJECTIVES,),
            unit=Unit.COUNT,
        ),
    ),
    actions=(
        by_software("joint_plan_page", _("Keep one page with the joint plan")),
        by_software("link_idea_to_product", _("Link each idea with the product it changed")),
        by_person("review_joint_plan", _("Review the plan together"), "ACC", "q", also=("PRD",)),
    ),
    exit=_("At least one common goal is reached each year."),
    loops=(
        Loop(
            "R4",
            "R3",
            "no_progress_two_quarters",
            _("Nothing moved for two quarters. Step back to being helpful."),
        ),
    ),
    owner_role="ACC",
    cadence="q",
    demands=("S3:11",),
)

RELATIONSHIP_TYPES = Model(
    id="relationship_types",
    name=_("Relationship types"),
    other_names=("Kotler's levels",),
    author=_("After Philip Kotler"),
    aim=_("For each customer the closeness that both want and that pays."),
    summary=_(
        "Transactional, reactive, proactive and partnership: four ways to deal with a customer, "
        "from loose to close. Kith works out the type from what happened, compares it with the "
        "type that fits value and wish, and moves closer only where it pays."
    ),
    when_to_choose=_("Choose it when a few customers want much and many want little."),
    stages=(TRANSACTIONAL, REACTIVE, PROACTIVE, PARTNERSHIP),
    sources=("Kotler, five levels of relationship (basic to partnership)",),
    disagreements=(
        Disagreement(
            _("There are four types of relationship."),
            _(
                "Kotler has five levels. The missing one, accountable, means asking after the sale "
                "whether all is well; Kith keeps it as a level within two of the types."
            ),
        ),
    ),
    note=_(
        "Where one type ends and the next begins is our choice, to be adjusted to your own "
        "customers."
    ),
)
