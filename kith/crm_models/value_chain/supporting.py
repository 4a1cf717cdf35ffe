"""Buttle's supporting conditions VC-S1–VC-S5."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Context,
    Direction,
    Gate,
    Loop,
    Stage,
    Unit,
    at_least,
    at_most,
    by_person,
    by_software,
    exactly,
    stage_measure,
)
from kith.foundation.i18n import _

LEADERSHIP = Stage(
    id="VC-S1",
    model="value_chain",
    number=6,
    phase="supporting",
    name=_("Leadership and culture"),
    question=_("Who sets the standards for customers, and lives them?"),
    why=_("People do what leaders do, not what they say."),
    inputs=(i.ASSESSMENT, i.SPONSOR_REVIEWS),
    gates=(Gate("M69", at_least(60)), Gate("VC-S1.a")),
    context=(),
    local=(
        stage_measure(
            "VC-S1.a",
            _("Sponsor's reviews held"),
            _("Reviews held by the sponsor divided by reviews due."),
            at_least(90),
            (i.SPONSOR_REVIEWS,),
        ),
    ),
    actions=(
        by_software("standards_page", _("Keep one page with the standards")),
        by_software("review_agenda", _("Prepare the agenda of each review")),
        by_person("hold_review", _("Hold the review"), "SPO", "m"),
    ),
    exit=_("The score is on target and the reviews are held."),
    loops=(
        Loop(
            "VC-S1",
            "VC-S1",
            "leadership_score_low",
            _("The leadership score is low. Start no new step until it recovers."),
        ),
    ),
    owner_role="SPO",
    cadence="m",
    demands=("S1:73",),
)

PROCUREMENT = Stage(
    id="VC-S2",
    model="value_chain",
    number=7,
    phase="supporting",
    name=_("Procurement, and the way from lead to customer"),
    question=_(
        "Do our purchases, and the way from a hot prospect to the first order, serve the customer?"
    ),
    why=_("A late supplier or a lost hand-over is your broken promise."),
    inputs=(i.PARTNERS, i.PURCHASES, i.DELIVERIES, i.LEADS, i.DEALS),
    gates=(
        Gate("M61", at_least(95, part="deliveries"), part="deliveries"),
        Gate("VC-S2.a"),
        Gate("VC-S2.b"),
    ),
    context=(Context("M32"),),
    local=(
        stage_measure(
            "VC-S2.a",
            _("Hand-over time"),
            _("Median days from a hot prospect to a person who takes it on."),
            at_most(1),
            (i.LEADS, i.OWNERS),
            unit=Unit.DAYS,
            direction=Direction.DOWN,
        ),
        stage_measure(
            "VC-S2.b",
            _("Both ways written down and timed"),
            _(
                "Of purchasing and the way from prospect to order, those that are written "
                "down and timed."
            ),
            exactly(100),
            (i.PLAYBOOK, i.STEP_LOG),
        ),
    ),
    actions=(
        by_software("supplier_scorecard", _("Keep a scorecard for each supplier")),
        by_software(
            "first_order_checklist", _("Lead from hot prospect to first order by a checklist")
        ),
        by_person("supplier_review", _("Talk the scorecard over with the supplier"), "PRT", "m"),
        by_person(
            "handover_review", _("Go through prospects whose hand-over was late"), "SAL", "w"
        ),
    ),
    exit=_("Both ways are written down and timed."),
    loops=(
        Loop(
            "VC-S2", "VC3", "supply_breach", _("A supplier broke its promise. Look at the network.")
        ),
        Loop("VC-S2", "Q5", "handover_breach", _("Hand-overs take too long. Mend that process.")),
    ),
    owner_role="PRT",
    cadence="m",
    demands=("S1:74",),
)

HUMAN_RESOURCES = Stage(
    id="VC-S3",
    model="value_chain",
    number=8,
    phase="supporting",
    name=_("Human resources"),
    question=_("Are people able and willing, and are their own issues settled?"),
    why=_("Nobody serves customers well who is not served well."),
    inputs=(i.STAFF, i.TRAINING, i.STAFF_PULSE),
    gates=(Gate("M66"),),
    context=(),
    actions=(
        by_software("training_plan", _("Plan the training each role needs")),
        by_software("staff_pulse", _("Ask the team how it is, briefly")),
        by_software(
            "issue_desk",
            _("Keep a desk for internal issues, with an owner inside or outside the firm"),
        ),
        by_person("settle_issues", _("Settle the open issues"), "HR", "m"),
    ),
    exit=_("The team is content, stays, and is trained."),
    loops=(
        Loop(
            "VC-S3",
            "Q4",
            "staff_value_missed",
            _("People are not able or not willing. Look at roles and load."),
        ),
    ),
    owner_role="HR",
    cadence="m",
    demands=("S1:75", "S2:9"),
)

DATA_MANAGEMENT = Stage(
    id="VC-S4",
    model="value_chain",
    number=9,
    phase="supporting",
    name=_("IT and data management"),
    question=_("Can our systems carry the data safely?"),
    why=_("Lost or leaked data loses customers with it."),
    inputs=(i.SOURCES, i.SYSTEM_LOG, i.APP_USAGE),
    gates=(Gate("M68"), Gate("M65"), Gate("M03")),
    context=(),
    actions=(
        by_software("check_backups", _("Back up, and try to restore")),
        by_software("review_access", _("List who may see what")),
        by_software("watch_capacity", _("Watch whether the system keeps up")),
        by_person("review_systems", _("Go through backups, access and capacity"), "IT", "m"),
    ),
    exit=_("Systems are healthy, used, and free of duplicates."),
    loops=(
        Loop(
            "VC-S4",
            "Q3",
            "systems_miss_target",
            _("Systems miss their targets. Look at information and technology."),
        ),
    ),
    owner_role="IT",
    cadence="m",
    demands=("S1:76", "S2:11"),
)

ORGANIZATION_DESIGN = Stage(
    id="VC-S5",
    model="value_chain",
    number=10,
    phase="supporting",
    name=_("Organization design"),
    question=_("Who is responsible, and who reports to whom?"),
    why=_("Work without an owner waits; work with two owners is done twice."),
    inputs=(i.STAFF, i.OWNERS),
    gates=(Gate("M63", at_least(99)), Gate("VC-S5.a", legal=True)),
    context=(),
    local=(
        stage_measure(
            "VC-S5.a",
            _("Without an owner, or with two"),
            _("Customers, deals, tickets and steps that have no owner, or more than one."),
            exactly(0),
            (i.OWNERS,),
            unit=Unit.COUNT,
            direction=Direction.DOWN,
        ),
    ),
    actions=(
        by_software("draw_ownership", _("Draw who owns what and who reports to whom")),
        by_software("alert_orphans", _("Say what has no owner, or two")),
        by_person("assign_owners", _("Decide who is responsible"), "SPO", "q"),
    ),
    exit=_("Nothing is without an owner."),
    loops=(
        Loop(
            "VC-S5",
            "PF-E4",
            "orphans_found",
            _("Some work has no owner. Agree who does which task for whom."),
        ),
    ),
    owner_role="SPO",
    cadence="q",
    demands=("S1:77", "S4:29"),
)

STAGES = (LEADERSHIP, PROCUREMENT, HUMAN_RESOURCES, DATA_MANAGEMENT, ORGANIZATION_DESIGN)
