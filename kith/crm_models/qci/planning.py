"""QCI Q0–Q2: what happens outside, the plan, and the reason to choose us."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Context,
    Gate,
    Loop,
    Stage,
    at_least,
    by_person,
    by_software,
    exactly,
    own_baseline,
    stage_measure,
)
from kith.foundation.i18n import _

ENVIRONMENT = Stage(
    id="Q0",
    model="qci",
    number=1,
    name=_("External environment"),
    question=_("What outside is changing what customers intend to do?"),
    why=_("A new rival, law or price can undo a good plan before your figures show it."),
    inputs=(i.EXTERNAL_EVENTS, i.LOSS_REASONS, i.COMPETITORS, i.COMPANY_COSTS),
    gates=(Gate("Q0.a"), Gate("Q0.b"), Gate("Q0.c")),
    context=(),
    local=(
        stage_measure(
            "Q0.a",
            _("Outside events reviewed"),
            _("Events reviewed within 14 days divided by events logged."),
            at_least(90),
            (i.EXTERNAL_EVENTS,),
        ),
        stage_measure(
            "Q0.b",
            _("Losses with a reason"),
            _("Lost deals and customers with a reason, divided by all losses."),
            at_least(90),
            (i.LOSS_REASONS,),
        ),
        stage_measure(
            "Q0.c",
            _("Big events decided"),
            _("Events with high impact that have a decision, divided by all such events."),
            exactly(100),
            (i.EXTERNAL_EVENTS,),
        ),
    ),
    actions=(
        by_software("tag_near_events", _("Mark deals and losses that fall near an outside event")),
        by_software(
            "compare_before_after", _("Compare the affected segment before and after the event")
        ),
        by_person("log_event", _("Note the event and judge its effect"), "MKT", "w"),
    ),
    exit=_("Each event with high impact has a decision."),
    loops=(
        Loop(
            "Q0",
            "Q1",
            "outside_event_has_effect",
            _("An outside event changed what customers do. Plan again."),
        ),
    ),
    owner_role="MKT",
    cadence="w",
    demands=("S2:45",),
)

ANALYSIS = Stage(
    id="Q1",
    model="qci",
    number=2,
    name=_("Analysis and planning"),
    question=_("Where are the value, the behavior and the gaps, and what are the goals?"),
    why=_(
        "Goals for keeping, serving, winning and growing customers differ from segment to segment."
    ),
    inputs=(i.ORDERS, i.COST_TO_SERVE, i.LIFECYCLE, i.COMPETITORS, i.LEADS, i.SEGMENTS),
    gates=(Gate("Q1.a"), Gate("Q1.b")),
    context=(Context("M02"), Context("M05"), Context("M10"), Context("M69")),
    local=(
        stage_measure(
            "Q1.a",
            _("Plans with owner and target"),
            _("Segments whose plan has an owner and a target, divided by segments."),
            exactly(100),
            (i.SEGMENTS, i.OBJECTIVES),
        ),
        stage_measure(
            "Q1.b",
            _("Segments fully planned"),
            _(
                "Segments with goals for retention, efficiency, acquisition and penetration, a "
                "budget and a contact plan, divided by segments."
            ),
            exactly(100),
            (i.SEGMENTS, i.OBJECTIVES, i.BUDGETS),
        ),
    ),
    actions=(
        by_software(
            "fill_prospect_gaps",
            _("Fill gaps in what you know about each prospect, by a task or a lawful source"),
        ),
        by_software(
            "target_sheet", _("Keep a target sheet per segment, with progress as it happens")
        ),
        by_person("agree_goals", _("Agree goals and a contact plan for each segment"), "SPO", "q"),
    ),
    exit=_("Every segment has its four goals, a budget and a contact plan."),
    loops=(
        Loop(
            "Q1",
            "Q1",
            "effect_or_experience_missed",
            _("Results or customer experience missed their targets. Plan again."),
        ),
    ),
    owner_role="SPO",
    cadence="q",
    demands=("S0:22-23", "S0:28", "S1:50"),
)

PROPOSITION = Stage(
    id="Q2",
    model="qci",
    number=3,
    name=_("Proposition"),
    question=_("Why should this segment choose us, and do they and our staff know it?"),
    why=_("A promise works only when it is written down, known and kept."),
    inputs=(i.NEEDS, i.OFFERS, i.SLA, i.WIN_REASONS, i.LOSS_REASONS, i.PROPOSITIONS),
    gates=(Gate("Q2.a"), Gate("Q2.b"), Gate("Q2.c")),
    context=(Context("M30"), Context("M18")),
    local=(
        stage_measure(
            "Q2.a",
            _("Segments with a promise"),
            _("Segments with an approved proposition, divided by segments."),
            at_least(100),
            (i.SEGMENTS, i.PROPOSITIONS),
        ),
        stage_measure(
            "Q2.b",
            _("Staff who know the promise"),
            _("Staff who confirmed the current proposition, divided by staff."),
            at_least(95),
            (i.STAFF, i.PLAYBOOK),
        ),
        stage_measure(
            "Q2.c",
            _("Won because of the promise"),
            _("Wins whose reason names the promise, divided by wins with a reason."),
            own_baseline(),
            (i.WIN_REASONS, i.PROPOSITIONS),
        ),
    ),
    actions=(
        by_software("match_need_to_promise", _("Match each need with a promise")),
        by_software(
            "spread_promise", _("Put the promise into templates, response times and scripts")
        ),
        by_software("show_price_against_delivery", _("Show the price beside what was delivered")),
        by_person(
            "research_needs",
            _("Ask about needs, test the wording, and present the promise to customers"),
            "MKT",
            "q",
        ),
    ),
    exit=_("Customers name the promise as their reason to choose you, more often than before."),
    loops=(
        Loop(
            "Q2",
            "Q1",
            "lost_for_no_fit_above_baseline",
            _(
                "More deals than usual are lost because the offer does not fit. Look at whom you "
                "plan for."
            ),
        ),
        Loop(
            "Q2",
            "Q2",
            "lost_for_no_fit_above_baseline",
            _(
                "More deals than usual are lost because the offer does not fit. Rewrite the "
                "promise."
            ),
        ),
    ),
    owner_role="MKT",
    cadence="q",
    demands=("S0:23-24", "S1:51", "S2:47"),
)

STAGES = (ENVIRONMENT, ANALYSIS, PROPOSITION)
