"""Payne and Frow's five cross-functional processes PF1–PF5."""

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

STRATEGY = Stage(
    id="PF1",
    model="payne_frow",
    number=1,
    phase="process",
    name=_("Strategy development"),
    question=_(
        "Where are we, what do we want, which customers do we want, and how finely do we tell "
        "them apart?"
    ),
    why=_("Without a choice of customers every other choice is a guess."),
    inputs=(i.VISION, i.COMPETITORS, i.PERSONAS, i.SEGMENTS, i.DEALS),
    gates=(Gate("M70", at_least(70, part="goals"), part="goals"), Gate("PF1.a"), Gate("PF1.b")),
    context=(Context("M69"),),
    local=(
        stage_measure(
            "PF1.a",
            _("Won deals that fit"),
            _("Average fit of won deals with the picture of your ideal customer."),
            at_least(60),
            (i.PERSONAS, i.DEALS),
        ),
        stage_measure(
            "PF1.b",
            _("Goals passed on"),
            _("Firm goals that were broken down into goals of teams, divided by firm goals."),
            exactly(100),
            (i.OBJECTIVES,),
        ),
    ),
    actions=(
        by_software(
            "draw_persona",
            _("Draw the ideal customer from your most valuable ones and why they chose you"),
        ),
        by_software("score_fit", _("Score how well each lead fits")),
        by_software("alert_drift", _("Say when those you win drift away from that picture")),
        by_person(
            "write_vision", _("Write down the vision and what makes you different"), "SPO", "y"
        ),
        by_person("review_personas", _("Review the picture of the ideal customer"), "MKT", "q"),
    ),
    exit=_("The firm's goals are passed on to every team."),
    loops=(
        Loop(
            "PF1", "PF1", "performance_missed", _("The firm missed its goals. Revise the strategy.")
        ),
    ),
    owner_role="SPO",
    cadence="y",
    demands=("S0:44-45", "S1:33"),
)

VALUE_CREATION = Stage(
    id="PF2",
    model="payne_frow",
    number=2,
    phase="process",
    name=_("Value creation"),
    question=_("What do customers get, what do we get, and how do both get the most over time?"),
    why=_("A relation in which only one side gains does not last."),
    inputs=(i.NEEDS, i.OFFERS, i.ORDERS, i.ORDER_COSTS, i.PROBLEMS),
    gates=(Gate("M31", at_least(0)), Gate("M40"), Gate("PF2.b")),
    context=(Context("M11"), Context("M12"), Context("M38"), Context("PF2.a")),
    local=(
        stage_measure(
            "PF2.a",
            _("Unsolved problems answered"),
            _(
                "Problems with at least three requests that a product or service now answers, "
                "divided by all such problems."
            ),
            own_baseline(),
            (i.PROBLEMS,),
        ),
        stage_measure(
            "PF2.b",
            _("Segments where both sides gain"),
            _(
                "Segments you keep in which customer and firm both gain, divided by segments "
                "you keep."
            ),
            exactly(100),
            (i.SEGMENTS, i.OFFERS, i.ORDERS),
        ),
    ),
    actions=(
        by_software(
            "two_sided_ledger",
            _(
                "Keep two accounts per segment: benefit minus price and effort for them; "
                "contribution, referrals and knowledge for us"
            ),
        ),
        by_software(
            "rank_unsolved_problems",
            _("Rank the problems nobody solves yet by what solving them is worth"),
        ),
        by_person("co_design", _("Design with customers, and decide what to build"), "PRD", "q"),
    ),
    exit=_("In every segment you keep, both sides gain."),
    loops=(
        Loop(
            "PF2",
            "PF1",
            "one_side_loses_twice",
            _("One side has lost twice running. Choose anew which customers you want."),
        ),
    ),
    owner_role="PRD",
    cadence="q",
    demands=("S0:45-46", "S1:34"),
)

CHANNELS = Stage(
    id="PF3",
    model="payne_frow",
    number=3,
    phase="process",
    name=_("Multichannel integration"),
    question=_(
        "How do we meet customers well on every channel, at a bearable cost, with all teams "
        "informed?"
    ),
    why=_("To the customer you are one firm, whatever the channel."),
    inputs=(i.INTERACTIONS, i.PLAYBOOK, i.SURVEYS, i.PREFERENCES, i.SLA),
    gates=(Gate("M58"), Gate("PF3.a")),
    context=(Context("M06"), Context("M27"), Context("M20"), Context("M68")),
    local=(
        stage_measure(
            "PF3.a",
            _("Teams that know the playbook"),
            _("Staff who confirmed the current playbook, divided by staff."),
            at_least(95),
            (i.PLAYBOOK, i.STAFF),
        ),
    ),
    actions=(
        by_software(
            "one_timeline",
            _("Keep e-mail, phone, social media, chat, post, visits and partners on one timeline"),
        ),
        by_software("resume_thread", _("Go on where the customer stopped, on another channel too")),
        by_software(
            "publish_playbook",
            _("Publish the strategy to sales, marketing, service and every team, with a receipt"),
        ),
        by_person("close_channel_gap", _("Close the gap on the weakest channel"), "CX", "m"),
    ),
    exit=_("No channel is more than 10 points behind another."),
    loops=(
        Loop(
            "PF3",
            "Q5",
            "channel_gap_from_process",
            _("One channel is behind because a process fails there. Mend it."),
        ),
        Loop(
            "PF3",
            "J3",
            "channel_gap",
            _("One channel is behind. Find where people wait or repeat themselves."),
        ),
    ),
    owner_role="CX",
    cadence="m",
    demands=("S0:46-47", "S0:51", "S1:35"),
)

INFORMATION = Stage(
    id="PF4",
    model="payne_frow",
    number=4,
    phase="process",
    name=_("Information management"),
    question=_("How does what we know become a common memory that makes us act?"),
    why=_(
        "A hint that stays with one person is lost. This work never ends; it feeds all the others."
    ),
    inputs=(i.SOURCES, i.INTERACTIONS, i.SIGNALS, i.PEOPLE),
    gates=(Gate("M64", at_least(80, part="acted_on"), part="acted_on"),),
    context=(Context("M01"), Context("M02"), Context("M03"), Context("M68")),
    actions=(
        by_software("central_store", _("Bring all sources into one store")),
        by_software(
            "raise_signal",
            _(
                "Turn a hint such as “considers an upgrade” into a task for sales and marketing "
                "within a minute"
            ),
        ),
        by_person(
            "act_on_signal",
            _("Act on the hint within two working days"),
            "SAL",
            "rt",
            also=("MKT",),
        ),
        by_person("curate_data", _("Look after the common store"), "DST", "w"),
    ),
    exit=_("Hints are acted on in time."),
    loops=(
        Loop(
            "PF4",
            "PF4",
            "signal_type_ignored",
            _("One kind of hint is always ignored. Explain it again, or drop it."),
        ),
    ),
    owner_role="DST",
    cadence="w",
    demands=("S0:47-48", "S0:52", "S1:37"),
)

PERFORMANCE = Stage(
    id="PF5",
    model="payne_frow",
    number=5,
    phase="process",
    name=_("Performance assessment"),
    question=_("Are customers satisfied, teams on target, and owners better off?"),
    why=_("If not, the strategy is wrong, not the report."),
    inputs=(
        i.SURVEYS,
        i.STAFF_PULSE,
        i.DEALS,
        i.SALES_TARGETS,
        i.ORDERS,
        i.COMPANY_COSTS,
        i.OBJECTIVES,
    ),
    gates=(Gate("M49"), Gate("M70", at_least(70, part="goals"), part="goals")),
    context=(
        Context("M48"),
        Context("M66"),
        Context("M36"),
        Context("M37"),
        Context("M39"),
        Context("M11"),
        Context("PF5.a"),
    ),
    local=(
        stage_measure(
            "PF5.a",
            _("Customer equity"),
            _("The lifetime values of all active customers, added up."),
            own_baseline(),
            (i.ORDERS,),
            unit=Unit.MONEY,
        ),
    ),
    actions=(
        by_software("keep_scorecard", _("Keep the scorecard up to date")),
        by_software(
            "test_linkage",
            _("Test whether staff, customers and profit follow each other, and at what cost"),
        ),
        by_software(
            "open_strategy_review",
            _(
                "Open a strategy review, with what team and customers say, unless both conditions "
                "hold"
            ),
        ),
        by_person("hold_review", _("Hold the review, each month and each quarter"), "SPO", "m"),
    ),
    exit=_("Customers are satisfied and the team's goals are met."),
    loops=(
        Loop(
            "PF5",
            "PF1",
            "unsatisfied_or_goals_missed",
            _("Customers are not satisfied, or goals were missed. Revise the strategy."),
        ),
        Loop(
            "PF5",
            "PF2",
            "unsatisfied_or_goals_missed",
            _(
                "Customers are not satisfied, or goals were missed. Look again at what both sides "
                "get."
            ),
        ),
    ),
    owner_role="SPO",
    cadence="m",
    demands=("S0:48-49", "S1:36"),
)

STAGES = (STRATEGY, VALUE_CREATION, CHANNELS, INFORMATION, PERFORMANCE)
