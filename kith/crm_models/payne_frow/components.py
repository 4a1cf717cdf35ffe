"""The four components of a CRM implementation, PF-E1–PF-E4."""

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
    by_person,
    by_software,
    exactly,
    stage_measure,
)
from kith.foundation.i18n import _

READINESS = Stage(
    id="PF-E1",
    model="payne_frow",
    number=6,
    phase="component",
    name=_("Readiness assessment"),
    question=_("Are we ready to start?"),
    why=_("Most CRM projects fail before they start, for lack of time, money or will."),
    inputs=(i.ASSESSMENT,),
    gates=(Gate("M69", at_least(60)), Gate("PF-E1.a"), Gate("PF-E1.b")),
    context=(),
    local=(
        stage_measure(
            "PF-E1.a",
            _("Level of maturity"),
            _(
                "From 1 to 5: before CRM planning, data repository, moderate, well developed, "
                "highly advanced."
            ),
            at_least(2),
            (i.ASSESSMENT,),
            unit=Unit.OUT_OF_FIVE,
        ),
        stage_measure(
            "PF-E1.b",
            _("Decision to start"),
            _("1 once the sponsor has decided to start, else 0."),
            exactly(1),
            (i.SPONSOR_REVIEWS,),
            unit=Unit.COUNT,
        ),
    ),
    actions=(
        by_software(
            "hold_other_programs",
            _("Hold the other programs until the start is decided, with or without conditions"),
        ),
        by_person("decide_to_start", _("Decide whether to start"), "SPO", "once"),
        by_person("plan_for_barriers", _("Make a plan for each barrier"), "SPO", "y"),
    ),
    exit=_("The decision to start is made."),
    loops=(
        Loop(
            "PF-E1",
            "PF-E1",
            "readiness_fell",
            _("Readiness has fallen. Pause until the reason is mended."),
        ),
    ),
    owner_role="SPO",
    cadence="y",
    demands=("S1:41",),
)

CHANGE = Stage(
    id="PF-E2",
    model="payne_frow",
    number=7,
    phase="component",
    name=_("Change management"),
    question=_("How do workflows, dashboards and other parts change safely?"),
    why=_("A change nobody explained is a change nobody uses."),
    inputs=(i.CHANGE_LOG, i.APP_USAGE),
    gates=(Gate("PF-E2.a"),),
    context=(Context("M65"),),
    local=(
        stage_measure(
            "PF-E2.a",
            _("Changes by the book"),
            _(
                "Changes with reason, effect, approval, training and a way back, divided by "
                "changes."
            ),
            exactly(100),
            (i.CHANGE_LOG,),
        ),
    ),
    actions=(
        by_software("version_changes", _("Keep each version of workflows and dashboards")),
        by_software("ask_approval", _("Ask for approval, and offer the way back")),
        by_person(
            "communicate_change", _("Tell people what changes, and why"), "IT", "rt", also=("SPO",)
        ),
    ),
    exit=_("Every change was made by the book."),
    loops=(
        Loop(
            "PF-E2",
            "PF-E2",
            "adoption_dropped",
            _("Fewer people use it since the change. Train them, or go back."),
        ),
    ),
    owner_role="IT",
    cadence="rt",
    demands=("S1:42",),
)

PROJECTS = Stage(
    id="PF-E3",
    model="payne_frow",
    number=8,
    phase="component",
    name=_("Project management"),
    question=_("Is each CRM project run from start to finish, and did it pay?"),
    why=_("A project is done when its benefit is seen, not when its software runs."),
    inputs=(i.PROJECTS,),
    gates=(Gate("PF-E3.a"), Gate("PF-E3.b"), Gate("PF-E3.c")),
    context=(),
    local=(
        stage_measure(
            "PF-E3.a",
            _("Milestones on time"),
            _("Milestones reached by their date divided by milestones due."),
            at_least(80),
            (i.PROJECTS,),
        ),
        stage_measure(
            "PF-E3.b",
            _("Benefit against plan"),
            _("Benefit reached divided by benefit promised."),
            at_least(80),
            (i.PROJECTS,),
        ),
        stage_measure(
            "PF-E3.c",
            _("Closed with a review"),
            _("Closed projects whose benefit was reviewed, divided by closed projects."),
            exactly(100),
            (i.PROJECTS,),
        ),
    ),
    actions=(
        by_software("project_board", _("Keep each project on a board, from start to finish")),
        by_software("risk_cues", _("Say early what may go wrong")),
        by_person("steer_projects", _("Steer the projects"), "SPO", "m"),
    ),
    exit=_("Each project is closed with a review of its benefit."),
    loops=(
        Loop(
            "PF-E3",
            "PF1",
            "benefit_fell_short",
            _("A project brought less than promised. Look at the strategy behind it."),
        ),
    ),
    owner_role="SPO",
    cadence="m",
    demands=("S1:43",),
)

EMPLOYEES = Stage(
    id="PF-E4",
    model="payne_frow",
    number=9,
    phase="component",
    name=_("Employee engagement"),
    question=_("Who does which task, for which customer, and willingly?"),
    why=_("People carry the relation; the software only reminds them."),
    inputs=(i.TASKS, i.STAFF, i.OWNERS, i.STAFF_PULSE),
    gates=(
        Gate("M63", at_least(99)),
        Gate("M66", at_least(4, part="pulse"), part="pulse"),
        Gate("PF-E4.a", legal=True),
    ),
    context=(),
    local=(
        stage_measure(
            "PF-E4.a",
            _("Not assigned to anyone"),
            _("Leads, customers and steps of the sale that nobody is assigned to."),
            exactly(0),
            (i.OWNERS, i.LEADS),
            unit=Unit.COUNT,
            direction=Direction.DOWN,
        ),
    ),
    actions=(
        by_software(
            "who_does_what",
            _("Show for each step of the sale who does it, decides, is asked and is told"),
        ),
        by_software("match_capacity", _("Assign leads and customers by who has time")),
        by_person("agree_tasks", _("Agree who does which task"), "HR", "q"),
        by_person("assign_leads", _("Assign what is left"), "SAL", "w"),
    ),
    exit=_("Nothing is left unassigned."),
    loops=(
        Loop(
            "PF-E4",
            "PF-E4",
            "overload_or_low_pulse",
            _("Someone carries too much, or the team is unhappy. Share the work anew."),
        ),
    ),
    owner_role="HR",
    cadence="q",
    demands=("S1:44", "S0:63"),
)

STAGES = (READINESS, CHANGE, PROJECTS, EMPLOYEES)
