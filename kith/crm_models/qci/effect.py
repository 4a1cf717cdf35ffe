"""QCI Q7–Q8: what the work achieves, and how customers live through it."""

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
    stage_measure,
)
from kith.foundation.i18n import _

EFFECT = Stage(
    id="Q7",
    model="qci",
    number=14,
    name=_("Measuring the effect"),
    question=_("Does the work turn into sales, by seller and by service agent?"),
    why=_("You can only coach what you can see, and only fairly with enough cases."),
    inputs=(i.INTERACTIONS, i.DEALS, i.SALES_TARGETS, i.ORDERS),
    gates=(Gate("Q7.a"),),
    context=(Context("M33"), Context("M37"), Context("M39"), Context("M40"), Context("M70")),
    local=(
        stage_measure(
            "Q7.a",
            _("Figures owned and reviewed"),
            _("Figures with an owner and a review held in time, divided by figures in use."),
            exactly(100),
            (i.METRIC_TREE, i.OWNERS),
        ),
    ),
    actions=(
        by_software("scorecards", _("Show the results of firm, team and person")),
        by_software(
            "link_activity_to_result",
            _("Show what activity leads to what result, with its interval"),
        ),
        by_software("no_ranking_of_few", _("Rank nobody on fewer than 30 cases")),
        by_person("coach", _("Coach on the weakest link"), "SAL", "w"),
    ),
    exit=_("Every figure in use has an owner and is reviewed."),
    loops=(
        Loop(
            "Q7", "Q4", "weak_link_in_people", _("The weak link is skill or load. Help the people.")
        ),
        Loop(
            "Q7",
            "Q5",
            "weak_link_in_process",
            _("The weak link is a step of the process. Mend it."),
        ),
        Loop("Q7", "Q1", "effect_missed", _("Results missed their targets. Plan again.")),
    ),
    owner_role="SAL",
    cadence="w",
    demands=("S0:25-26", "S0:30", "S1:56", "S2:51"),
)

EXPERIENCE = Stage(
    id="Q8",
    model="qci",
    number=15,
    name=_("Customer experience"),
    question=_("How do customers find it, at each point of contact and with each agent?"),
    why=_("Sales tell what happened; satisfaction tells what will."),
    inputs=(i.SURVEYS, i.TICKETS, i.REVIEWS),
    gates=(
        Gate("M49", at_least(80, text=_("at least 80 percent on every channel"))),
        Gate("M50", at_least(80, text=_("at least 80 percent on every channel"))),
    ),
    context=(
        Context("M48"),
        Context("M51"),
        Context("M54"),
        Context("M55", at_least(90)),
        Context("M20"),
    ),
    actions=(
        by_software("show_by_touchpoint", _("Show satisfaction by point of contact and by agent")),
        by_software("close_the_loop", _("Have each unhappy customer answered within 48 hours")),
        by_person("improvement_board", _("Decide on improvements together"), "CX", "m"),
    ),
    exit=_("Satisfaction and ease are on target on every channel."),
    loops=(
        Loop(
            "Q8",
            "Q5",
            "experience_low_by_process",
            _("Scores are low where a process fails. Mend it."),
        ),
        Loop(
            "Q8",
            "Q2",
            "experience_low_by_promise",
            _("Scores are low because the promise is not kept. Look at the promise."),
        ),
        Loop(
            "Q8",
            "Q6f",
            "experience_low_by_problems",
            _("Scores are low after problems. Put them right sooner."),
        ),
        Loop(
            "Q8",
            "Q1",
            "experience_missed",
            _("Customer experience missed its targets. Plan again."),
        ),
    ),
    owner_role="CX",
    cadence="m",
    demands=("S0:26", "S1:57", "S2:51"),
)

STAGES = (EFFECT, EXPERIENCE)
