"""The customer journey, J1–J5: map, listen, detect, orchestrate, streamline."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Bound,
    Context,
    Direction,
    Gate,
    Loop,
    Model,
    Stage,
    Unit,
    above,
    at_least,
    at_most,
    by_person,
    by_software,
    exactly,
    stage_measure,
)
from kith.foundation.i18n import _

MAP = Stage(
    id="J1",
    model="journey",
    number=1,
    name=_("Map"),
    question=_("Which points of contact exist, what was promised there, and by whom?"),
    why=_("You cannot mend a way that nobody has walked."),
    inputs=(i.INTERACTIONS, i.TOUCHPOINTS, i.ORDERS, i.OWNERS),
    gates=(Gate("J1.a"), Gate("J1.b")),
    context=(Context("M06"), Context("M49"), Context("M58", at_most(10, part="satisfaction"))),
    local=(
        stage_measure(
            "J1.a",
            _("Contacts off the map"),
            _("Contacts that belong to no point of contact, divided by contacts."),
            at_most(5),
            (i.INTERACTIONS, i.TOUCHPOINTS),
            direction=Direction.DOWN,
        ),
        stage_measure(
            "J1.b",
            _("Points of contact with an owner"),
            _(
                "Points of contact in use that have a promise and an owner, divided by those "
                "in use."
            ),
            exactly(100),
            (i.TOUCHPOINTS, i.OWNERS),
        ),
    ),
    actions=(
        by_software("draw_measured_path", _("Draw the way customers really take, per segment")),
        by_person(
            "confirm_promise", _("Confirm promise and owner of each point of contact"), "CX", "q"
        ),
    ),
    exit=_(
        "At most 5 percent of contacts are off the map, and every point of contact has an owner."
    ),
    loops=(
        Loop(
            "J1", "J1", "new_unmapped_kind", _("A new kind of contact appeared. Add a rule for it.")
        ),
    ),
    owner_role="CX",
    cadence="q",
    demands=("S3:2",),
)

LISTEN = Stage(
    id="J2",
    model="journey",
    number=2,
    name=_("Listen"),
    question=_("Is every contact heard and answered?"),
    why=_("The worst answer is none."),
    inputs=(i.INTERACTIONS, i.SLA),
    gates=(Gate("M19", at_least(95), periods=4, cadence="w"),),
    context=(Context("M20"),),
    actions=(
        by_software("detect_needs_reply", _("Notice which messages need a reply")),
        by_software("escalate_unanswered", _("Pass on what nobody has answered")),
        by_person("answer_contact", _("Answer"), "SRV", "rt"),
    ),
    exit=_("Answers come in time for four weeks running."),
    loops=(
        Loop(
            "J2",
            "J3",
            "answers_missed_in_a_cell",
            _("Answers are late on one channel or at one hour. Find out why."),
        ),
    ),
    owner_role="SRV",
    cadence="rt",
    demands=("S3:4", "S3:12"),
)

DETECT = Stage(
    id="J3",
    model="journey",
    number=3,
    name=_("Detect"),
    question=_("Where do people wait, repeat themselves, drop out or suffer?"),
    why=_("Most of them never complain; they just leave."),
    inputs=(i.TOUCHPOINTS, i.INTERACTIONS, i.TICKETS, i.SURVEYS, i.ONBOARDING),
    gates=(Gate("M52", at_most(20)), Gate("J3.a")),
    context=(Context("M50"), Context("M51"), Context("M59"), Context("M44")),
    local=(
        stage_measure(
            "J3.a",
            _("Top three gaps closed"),
            _("Of the three worst gaps, those closed and found better after 30 days."),
            exactly(100),
            (i.DEFECTS,),
        ),
    ),
    actions=(
        by_software("run_detectors", _("Look for fifteen kinds of gap")),
        by_software("rank_gaps", _("Rank them by people, value and severity")),
        by_person("find_root_cause", _("Find the cause"), "CX", "w"),
    ),
    exit=_("The three worst gaps are closed, and still better after 30 days."),
    loops=(
        Loop("J3", "J3", "gap_not_better", _("The gap is no better. Look for another cause.")),
        Loop("J3", "Q5", "gap_not_better", _("The gap is no better. Mend the process behind it.")),
    ),
    owner_role="CX",
    cadence="w",
    demands=("S3:4",),
)

ORCHESTRATE = Stage(
    id="J4",
    model="journey",
    number=4,
    name=_("Orchestrate"),
    question=_("Is the next contact the best one for this person?"),
    why=_("One firm should speak with one voice, and not too often."),
    inputs=(i.NEEDS, i.PREFERENCES, i.CONSENT, i.MESSAGES, i.EXPERIMENTS),
    gates=(
        Gate("M26", exactly(0), legal=True),
        Gate("M28", above(0, bound=Bound.LOW, part="response"), part="response"),
    ),
    context=(Context("M27", at_least(80)),),
    actions=(
        by_software(
            "arbitrate_contact",
            _(
                "Choose one contact per person and time: service, then legal notices, renewal, "
                "help, promotion"
            ),
        ),
        by_software("anticipate_needs", _("Foresee what the person will need next")),
        by_person("set_contact_rules", _("Set the rules of contact"), "MKT", "m"),
    ),
    exit=_("No limit of contact is broken, and the lift is above zero."),
    loops=(
        Loop(
            "J4",
            "ID2",
            "lift_includes_zero",
            _("The next contacts bring no lift. Tell customers apart better."),
        ),
    ),
    owner_role="MKT",
    cadence="m",
    demands=("S3:3", "S3:12"),
)

STREAMLINE = Stage(
    id="J5",
    model="journey",
    number=5,
    name=_("Streamline"),
    question=_("Which steps can software do without harm?"),
    why=_("Saved minutes count only if customers do not pay for them."),
    inputs=(i.STEP_LOG, i.TIME_LOG, i.SELF_SERVICE, i.SURVEYS),
    gates=(
        Gate("M67", at_least(60, part="automatic"), part="automatic"),
        Gate("J5.a"),
        Gate("J5.b"),
    ),
    context=(Context("M60"),),
    local=(
        stage_measure(
            "J5.a",
            _("Ease lost"),
            _("How much fewer customers find it easy since software does the step."),
            at_most(3),
            (i.SURVEYS, i.STEP_LOG),
            unit=Unit.POINTS,
            direction=Direction.DOWN,
        ),
        stage_measure(
            "J5.b",
            _("Minutes saved"),
            _("Minutes of work before minus minutes after, in the period."),
            above(0),
            (i.TIME_LOG, i.STEP_LOG),
            unit=Unit.MINUTES,
        ),
    ),
    actions=(
        by_software("propose_automation", _("Propose steps that nearly always go the same way")),
        by_software("pilot_automation", _("Try it on a few cases first")),
        by_software("measure_minutes_saved", _("Measure the minutes saved")),
        by_person("approve_automation", _("Approve the step"), "SRV", "m"),
    ),
    exit=_("Minutes are saved, and customers find it as easy as before."),
    loops=(Loop("J5", "J5", "ease_got_worse", _("Customers find it harder. Switch back.")),),
    owner_role="SRV",
    cadence="m",
    demands=("S3:5",),
)

JOURNEY = Model(
    id="journey",
    name=_("Customer journey"),
    other_names=("Touchpoints",),
    author=_("Common practice"),
    aim=_("A way for customers on which nobody waits, repeats or gets lost."),
    summary=_(
        "Thirty-five points of contact, from the first ad to the farewell. Kith draws the way that "
        "customers really take, listens, looks for fifteen kinds of gap, chooses the next best "
        "contact, and finds steps that software can do."
    ),
    when_to_choose=_("Choose it when you have tickets and orders from several channels."),
    stages=(MAP, LISTEN, DETECT, ORCHESTRATE, STREAMLINE),
    sources=("CEB, on customer effort", "Gartner 2019, on self-service"),
    note=_("The fifteen detectors and their limits are ours."),
)
