"""Gartner G5–G8: processes, information, technology, metrics."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Context,
    Gate,
    Grade,
    Loop,
    Stage,
    by_person,
    by_software,
    exactly,
    stage_measure,
)
from kith.foundation.i18n import _

PROCESSES = Stage(
    id="G5",
    model="gartner",
    number=5,
    name=_("Processes"),
    question=_("Are the processes that customers value simple, fast and complete?"),
    why=_("Welcome, enquiry, complaint and win-back are what customers notice."),
    inputs=(i.INTERACTIONS, i.TICKETS, i.LEADS, i.SLA, i.STEP_LOG),
    gates=(Gate("M19"), Gate("M21", part="median"), Gate("M53", part="time")),
    context=(Context("M35"), Context("M59"), Context("M46"), Context("M67")),
    actions=(
        by_software("count_steps", _("Count the steps to each outcome")),
        by_software("automate_steps", _("Automate what follows a rule")),
        by_software("watch_customer_promises", _("Watch the time promised for each key process")),
        by_person(
            "own_across_departments", _("Answer for one process across departments"), "SRV", "m"
        ),
    ),
    exit=_("The key processes keep the time you promise."),
    loops=(
        Loop(
            "G5",
            "Q5",
            "process_promise_missed",
            _("A key process is slower than promised. Find the fault and mend it."),
        ),
    ),
    owner_role="SRV",
    cadence="m",
    demands=("S0:59-62",),
)

INFORMATION = Stage(
    id="G6",
    model="gartner",
    number=6,
    name=_("Customer information"),
    question=_("Is the right data in the right place?"),
    why=_("Every judgment is only as good as the data under it."),
    inputs=(i.PEOPLE, i.CONTACT_CHECKS, i.CONSENT, i.MESSAGES, i.RIGHTS_REQUESTS),
    gates=(
        Gate("M01"),
        Gate("M02"),
        Gate("M03"),
        Gate("M04"),
        Gate("M08", exactly(0, Grade.LAW), legal=True),
        Gate("M09", exactly(100, Grade.LAW), legal=True),
        Gate("M25"),
    ),
    context=(),
    actions=(
        by_software("watch_quality", _("Watch the quality of data")),
        by_software("route_data", _("Bring it to those who need it")),
        by_person("repair_data", _("Repair what the watch found"), "DST", "w"),
    ),
    exit=_("Every figure on data and consent is on target."),
    loops=(
        Loop(
            "G6",
            "ID1",
            "information_misses_target",
            _("Data misses its targets. Identify these customers again."),
        ),
    ),
    owner_role="DST",
    cadence="w",
    demands=("S0:52", "S1:81"),
)

TECHNOLOGY = Stage(
    id="G7",
    model="gartner",
    number=7,
    name=_("Technology"),
    question=_("Does our technology serve the goals?"),
    why=_("It comes seventh on purpose: it makes good processes faster, and bad ones too."),
    inputs=(i.SOURCES, i.APP_USAGE, i.SYSTEM_LOG),
    gates=(Gate("G7.a"),),
    context=(Context("M65"), Context("M68")),
    local=(
        stage_measure(
            "G7.a",
            _("Tools with a purpose"),
            _("Tools that serve a named process, divided by tools."),
            exactly(100),
            (i.SOURCES,),
        ),
    ),
    actions=(
        by_software("usage_against_goal", _("Set the use of each tool beside its goal")),
        by_software("watch_connections", _("Watch the connections between tools")),
        by_person("review_tools", _("Decide which tools stay"), "IT", "q"),
    ),
    exit=_("Each tool serves a named process."),
    loops=(Loop("G7", "G7", "tool_unused", _("A tool is hardly used. Retire it.")),),
    owner_role="IT",
    cadence="q",
    demands=("S0:54", "S0:62", "S1:52"),
)

METRICS = Stage(
    id="G8",
    model="gartner",
    number=8,
    name=_("Metrics"),
    question=_(
        "Do our figures reach from the systems up to the goals of the firm, inside and outside?"
    ),
    why=_("A figure without a goal, an owner and an action is only decoration."),
    inputs=(i.METRIC_TREE, i.OBJECTIVES, i.ORDERS, i.FORECASTS, i.ACQUISITION_SPEND),
    gates=(Gate("G8.a"), Gate("G8.b")),
    context=(Context("M70"), Context("M36"), Context("M38"), Context("M39")),
    local=(
        stage_measure(
            "G8.a",
            _("Figures that lead to action"),
            _("Figures with an owner, a target and an action, divided by figures in use."),
            exactly(100),
            (i.METRIC_TREE, i.OWNERS),
        ),
        stage_measure(
            "G8.b",
            _("Figures in the tree"),
            _("Figures that serve a goal above them, divided by figures in use."),
            exactly(100),
            (i.METRIC_TREE,),
        ),
    ),
    actions=(
        by_software(
            "draw_metric_tree", _("Draw the tree: firm, customer strategy, process, system")
        ),
        by_software("flag_orphans", _("Mark figures that serve no goal")),
        by_person("review_metrics", _("Go through the tree"), "SPO", "m"),
    ),
    exit=_("The tree of figures is complete."),
    # One loop per block that a figure can point back to.
    loops=(
        Loop(
            "G8",
            "G1",
            "metrics_show_no_link",
            _("The figures show no link with the vision. Write it anew."),
        ),
        Loop(
            "G8",
            "G2",
            "strategy_metric_off_target",
            _("A figure of the strategy is off target. Revise the plan."),
        ),
        Loop(
            "G8",
            "G3",
            "experience_metric_off_target",
            _("A figure of the experience is off target. Listen again."),
        ),
        Loop(
            "G8",
            "G4",
            "collaboration_metric_off_target",
            _("A figure of collaboration is off target. Bring the teams together."),
        ),
        Loop(
            "G8",
            "G5",
            "process_metric_off_target",
            _("A figure of a process is off target. Simplify it."),
        ),
        Loop(
            "G8",
            "G6",
            "information_metric_off_target",
            _("A figure of data is off target. Repair the data."),
        ),
        Loop(
            "G8",
            "G7",
            "technology_metric_off_target",
            _("A figure of technology is off target. Look at the tools."),
        ),
    ),
    owner_role="SPO",
    cadence="m",
    demands=("S0:26", "S0:30", "S0:48"),
)

STAGES = (PROCESSES, INFORMATION, TECHNOLOGY, METRICS)
