"""QCI Q3–Q5: information and technology, people, processes."""

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

INFORMATION = Stage(
    id="Q3",
    model="qci",
    number=4,
    name=_("Information and technology"),
    question=_("Does technology bring in, analyze and deliver the right facts?"),
    why=_("People decide on what they see, so it must be right and in time."),
    inputs=(i.SOURCES, i.SYSTEM_LOG, i.APP_USAGE),
    gates=(
        Gate("M03", at_most(2)),
        Gate("M65", at_least(80, part="adoption"), part="adoption"),
        Gate("Q3.a"),
    ),
    context=(Context("M01"), Context("M68")),
    local=(
        stage_measure(
            "Q3.a",
            _("Critical sources in step"),
            _("Critical data sources that are up to date, divided by critical sources."),
            exactly(100),
            (i.SOURCES, i.SYSTEM_LOG),
        ),
    ),
    actions=(
        by_software(
            "trace_fields", _("Show for each field who wrote it, when, and where it is used")
        ),
        by_software("report_unused_fields", _("List fields that nobody uses")),
        by_software("review_technology_task", _("Call for a technology review each quarter")),
        by_person("change_tools", _("Change or retire tools that no longer serve"), "IT", "q"),
    ),
    exit=_("No critical source is out of step."),
    loops=(
        Loop(
            "Q3",
            "Q3",
            "stage_found_data_gap",
            _("Another stage found that data is missing. Mend it here."),
        ),
    ),
    owner_role="IT",
    cadence="q",
    demands=("S1:52",),
)

PEOPLE = Stage(
    id="Q4",
    model="qci",
    number=5,
    name=_("People and organization"),
    question=_("Who answers for customers and for their feedback?"),
    why=_("What everybody answers for, nobody answers."),
    inputs=(i.STAFF, i.OWNERS, i.REVIEWS, i.TICKETS),
    gates=(
        Gate("M63", at_least(99)),
        Gate("M55", at_least(90)),
        Gate("M56", at_least(90, part="answered"), part="answered"),
        Gate("Q4.a", legal=True),
    ),
    context=(Context("M66"),),
    local=(
        stage_measure(
            "Q4.a",
            _("Feedback without an owner"),
            _("Requests, scores and reviews that have had no owner for more than a day."),
            exactly(0),
            (i.OWNERS, i.REVIEWS, i.TICKETS),
            unit=Unit.COUNT,
            direction=Direction.DOWN,
        ),
    ),
    actions=(
        by_software(
            "assign_requests", _("Give each service request and each review to a named person")
        ),
        by_software("escalate_absence", _("Pass it on when that person is away")),
        by_person(
            "agree_competencies", _("Agree skills, goals and coaching for customer work"), "HR", "q"
        ),
        by_person("answer_feedback", _("Answer the feedback that is yours"), "SRV", "d"),
    ),
    exit=_("No feedback is without an owner for more than a day."),
    loops=(
        Loop(
            "Q4",
            "Q4",
            "staff_overloaded",
            _("One in ten people carries too many tasks. Share the work, or add hands."),
        ),
    ),
    owner_role="HR",
    cadence="q",
    demands=("S1:53", "S2:43"),
)

PROCESSES = Stage(
    id="Q5",
    model="qci",
    number=6,
    name=_("Process management"),
    question=_("Where does the journey fail, and how is it fixed?"),
    why=_("A fault that is not measured afterwards comes back."),
    inputs=(i.DEALS, i.TICKETS, i.SLA, i.CHANGE_LOG, i.DEFECTS),
    gates=(Gate("M35", at_most(15)), Gate("M52", at_most(20)), Gate("Q5.a")),
    context=(Context("M34"), Context("M53"), Context("M59"), Context("M64"), Context("M67")),
    local=(
        stage_measure(
            "Q5.a",
            _("Top three faults mended"),
            _("Of the three worst faults, those that are closed and measured better."),
            exactly(100),
            (i.DEFECTS,),
        ),
    ),
    actions=(
        by_software("remind", _("Remind people, so that nothing is dropped")),
        by_software(
            "rank_defects", _("Rank faults by how often, how costly and how severe they are")
        ),
        by_software("suggest_cause", _("Suggest the likely cause")),
        by_person(
            "fix_and_verify",
            _("Mend the fault, and check it after 30 days"),
            "SRV",
            "w",
            also=("SAL",),
        ),
    ),
    exit=_("The three worst faults are closed and measured better."),
    loops=(
        Loop(
            "Q5",
            "Q5",
            "fix_changed_nothing",
            _("The figure did not change after the fix. Open the fault again."),
        ),
    ),
    owner_role="SRV",
    cadence="w",
    demands=("S0:24-25", "S0:29", "S1:54"),
)

STAGES = (INFORMATION, PEOPLE, PROCESSES)
