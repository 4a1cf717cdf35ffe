"""Gartner G1–G4: vision, strategy, experience, collaboration."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Context,
    Gate,
    Loop,
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

VISION = Stage(
    id="G1",
    model="gartner",
    number=1,
    name=_("Vision"),
    question=_("What do we want to be for the customers we chose?"),
    why=_("Everything else hangs on it, technology too."),
    inputs=(i.VISION, i.OBJECTIVES, i.STAFF_CHECK, i.PROPOSITIONS),
    gates=(Gate("G1.a"), Gate("G1.b"), Gate("G1.c")),
    context=(Context("M70"),),
    local=(
        stage_measure(
            "G1.a",
            _("Staff who can state it"),
            _("Staff who can state the vision in a short check, divided by staff asked."),
            at_least(80),
            (i.VISION, i.STAFF_CHECK),
        ),
        stage_measure(
            "G1.b",
            _("Long-term goals with year and figure"),
            _("Long-term goals that have a year and a figure, divided by long-term goals."),
            exactly(100),
            (i.OBJECTIVES,),
        ),
        stage_measure(
            "G1.c",
            _("Vision confirmed"),
            _("Staff who confirmed the published vision, divided by staff."),
            exactly(100),
            (i.VISION, i.STAFF),
        ),
    ),
    actions=(
        by_software("vision_page", _("Keep the vision on one page, linked with every goal")),
        by_person("write_vision", _("Write the vision"), "SPO", "y"),
    ),
    exit=_("The vision is published and everyone has confirmed it."),
    loops=(
        Loop(
            "G1",
            "G1",
            "metrics_show_no_link",
            _("The figures show no link with the vision. Write it anew."),
        ),
    ),
    owner_role="SPO",
    cadence="y",
    demands=("S0:56-57",),
)

STRATEGY = Stage(
    id="G2",
    model="gartner",
    number=2,
    name=_("Strategy"),
    question=_("How does our customer base become an asset that also meets customers' needs?"),
    why=_("What you call an asset, you invest in."),
    inputs=(i.SEGMENTS, i.ORDERS, i.OBJECTIVES, i.BUDGETS),
    gates=(Gate("G2.a"),),
    context=(Context("M11"), Context("M18"), Context("M41")),
    local=(
        stage_measure(
            "G2.a",
            _("Segments with goal and means"),
            _("Segments with a goal and the means for it, divided by segments."),
            exactly(100),
            (i.SEGMENTS, i.OBJECTIVES, i.BUDGETS),
        ),
    ),
    actions=(
        by_software("get_keep_grow_plan", _("Lay out for each segment whom to get, keep and grow")),
        by_software("show_need_gaps", _("Show which needs are not met")),
        by_person("fund_plan", _("Decide on the plan and its means"), "SPO", "q"),
    ),
    exit=_("The plan has its means."),
    loops=(
        Loop(
            "G2",
            "G2",
            "experience_or_metrics_missed",
            _("Experience or results missed their targets. Revise the plan."),
        ),
    ),
    owner_role="SPO",
    cadence="q",
    demands=("S0:57-58",),
)

EXPERIENCE = Stage(
    id="G3",
    model="gartner",
    number=3,
    name=_("Valued customer experience"),
    question=_("Does feedback really change what customers live through?"),
    why=_("Asking and changing nothing is worse than not asking."),
    inputs=(i.SURVEYS, i.REVIEWS, i.TOUCHPOINTS, i.FEEDBACK_THEMES, i.EXPERIMENTS),
    gates=(
        Gate("M57", at_least(50, part="acted_on"), part="acted_on"),
        Gate("M49", own_baseline(text=_("better than before the change"))),
    ),
    context=(
        Context("M48"),
        Context("M50"),
        Context("M55"),
        Context("M58"),
        Context("M28"),
    ),
    actions=(
        by_software(
            "mine_themes", _("Find the themes in what customers say, and open a change for each")
        ),
        by_software("tell_customers", _("Tell customers: you said, we did")),
        by_software("measure_before_after", _("Measure before and after")),
        by_person("decide_changes", _("Decide which changes to make"), "CX", "m"),
    ),
    exit=_("Themes are acted on, and satisfaction rises."),
    loops=(
        Loop(
            "G3",
            "G4",
            "nothing_changed_for_two_cycles",
            _("Nothing changed in two rounds. Find out who is in the way."),
        ),
        Loop(
            "G3",
            "G2",
            "experience_missed",
            _("Experience stays below target. Revise the strategy."),
        ),
    ),
    owner_role="CX",
    cadence="m",
    demands=("S0:58-59",),
)

COLLABORATION = Stage(
    id="G4",
    model="gartner",
    number=4,
    name=_("Organizational collaboration"),
    question=_("Do culture, structure, rewards and partners serve customers together?"),
    why=_("Customers fall into the gaps between departments."),
    inputs=(i.SIGNALS, i.INCENTIVES, i.OWNERS, i.LEADS),
    gates=(Gate("G4.a"), Gate("G4.b"), Gate("G4.c")),
    context=(
        Context("M63"),
        Context("M64", at_least(80, part="acted_on"), part="acted_on"),
        Context("M66"),
    ),
    local=(
        stage_measure(
            "G4.a",
            _("Sales and marketing agree on a lead"),
            _("1 once both have accepted one definition of a good lead, else 0."),
            exactly(1),
            (i.PLAYBOOK,),
            unit=Unit.COUNT,
        ),
        stage_measure(
            "G4.b",
            _("Marketing keeps its word to sales"),
            _("Leads handed over as agreed divided by leads handed over."),
            at_least(90),
            (i.LEADS, i.PLAYBOOK),
        ),
        stage_measure(
            "G4.c",
            _("Sales keeps its word to marketing"),
            _("Leads taken up in the agreed time divided by leads handed over."),
            at_least(90),
            (i.LEADS, i.INTERACTIONS),
        ),
    ),
    actions=(
        by_software("shared_workspace", _("Let sales and marketing work on the same page")),
        by_software(
            "lead_promise_both_ways", _("Watch what each has promised the other about leads")
        ),
        by_person("align_rewards", _("Bring goals and rewards into line"), "HR", "q"),
    ),
    exit=_("Sales and marketing both keep their word in nine of ten cases."),
    loops=(
        Loop(
            "G4",
            "PF3",
            "lead_promise_broken_between_channels",
            _("The promise about leads is broken between channels. Inform all teams."),
        ),
        Loop(
            "G4",
            "Q4",
            "lead_promise_broken_by_people",
            _("The promise about leads is broken. Clear up who answers for what."),
        ),
    ),
    owner_role="HR",
    cadence="q",
    demands=("S0:54", "S0:63"),
)

STAGES = (VISION, STRATEGY, EXPERIENCE, COLLABORATION)
