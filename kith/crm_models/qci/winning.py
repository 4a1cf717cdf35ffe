"""QCI Q6a–Q6d: the customer management activity, from target to acquaintance."""

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

TARGETING = Stage(
    id="Q6a",
    model="qci",
    number=7,
    phase="activity",
    name=_("Targeting"),
    question=_("Whom do we want to attract?"),
    why=_("Winning the wrong customers costs twice: once to get them, once to serve them."),
    inputs=(i.ORDERS, i.TRAITS, i.LEADS, i.CONSENT, i.ACQUISITION_SPEND),
    gates=(
        Gate(
            "M38",
            at_most(None, part="payback", text=_("the limit you set")),
            part="payback",
        ),
    ),
    context=(Context("M32"), Context("M33"), Context("M07")),
    actions=(
        by_software(
            "score_look_alikes", _("Score prospects by likeness to your most valuable customers")
        ),
        by_software(
            "suppress_poor_fit", _("Leave out prospects who resemble your below-zero customers")
        ),
        by_software("build_lists", _("Build the campaign lists")),
        by_person("approve_audience", _("Approve the audience"), "MKT", "m"),
    ),
    exit=_("The cost of winning a customer is earned back within your limit."),
    loops=(
        Loop(
            "Q6a",
            "Q1",
            "cohort_value_poor",
            _("The customers won lately are worth little. Plan anew whom to win."),
        ),
    ),
    owner_role="MKT",
    cadence="m",
    demands=("S1:55", "S2:43", "S2:49"),
)

ENQUIRIES = Stage(
    id="Q6b",
    model="qci",
    number=8,
    phase="activity",
    name=_("Enquiry management"),
    question=_("Is every enquiry caught, answered and passed to the right person?"),
    why=_("Someone who asks is interested now, and less so every hour."),
    inputs=(i.LEADS, i.INTERACTIONS, i.SLA),
    gates=(
        Gate("M21", at_most(60, part="median"), part="median"),
        Gate("M19", at_least(95)),
        Gate("Q6b.a", legal=True),
    ),
    context=(),
    local=(
        stage_measure(
            "Q6b.a",
            _("Enquiries waiting over a day"),
            _("Enquiries that nobody has answered for more than a day."),
            exactly(0),
            (i.LEADS, i.INTERACTIONS),
            unit=Unit.COUNT,
            direction=Direction.DOWN,
        ),
    ),
    actions=(
        by_software("send_receipt", _("Confirm at once that the enquiry arrived")),
        by_software("score_enquiry", _("Score each enquiry")),
        by_software("route_by_skill", _("Give it to the next person with the right skill")),
        by_software("escalate_enquiry", _("Pass it on after 15 minutes without an answer")),
        by_person("qualify_enquiry", _("Find out whether it is a fit"), "SAL", "rt"),
    ),
    exit=_("No enquiry has waited for more than a day."),
    loops=(
        Loop(
            "Q6b",
            "Q5",
            "enquiries_leak_at_source",
            _("Enquiries get lost at one source. Mend that process."),
        ),
    ),
    owner_role="SAL",
    cadence="rt",
    demands=("S1:55", "S1:81", "S0:29"),
)

WELCOMING = Stage(
    id="Q6c",
    model="qci",
    number=9,
    phase="activity",
    name=_("Welcoming"),
    question=_("Does the new customer start well?"),
    why=_("The first weeks decide whether there is a second order."),
    inputs=(i.ORDERS, i.ONBOARDING, i.SURVEYS),
    gates=(Gate("M44", at_least(90)), Gate("Q6c.a")),
    context=(Context("M43"),),
    local=(
        stage_measure(
            "Q6c.a",
            _("Satisfaction of new customers"),
            _("Average satisfaction of new customers, out of five."),
            at_least(4),
            (i.SURVEYS, i.ORDERS),
            unit=Unit.OUT_OF_FIVE,
        ),
    ),
    actions=(
        by_software("thank_you", _("Thank the customer for the first order")),
        by_software("set_up_steps", _("Lead through the first steps")),
        by_software("check_in_days", _("Ask on day 2, 14 and 30 whether all is well")),
        by_person("call_new_top_customers", _("Call new customers of the top tier"), "ACC", "rt"),
    ),
    exit=_("The welcome steps are done, and new customers are satisfied."),
    loops=(
        Loop(
            "Q6c",
            "Q5",
            "welcome_step_drops",
            _("Many new customers stop at one welcome step. Mend it."),
        ),
    ),
    owner_role="ACC",
    cadence="rt",
    demands=("S3:2", "S2:49"),
)

GETTING_TO_KNOW = Stage(
    id="Q6d",
    model="qci",
    number=10,
    phase="activity",
    name=_("Getting to know"),
    question=_("What do we learn early on?"),
    why=_("Early questions are welcome; late ones sound careless."),
    inputs=(i.SURVEYS, i.INTERACTIONS, i.PREFERENCES, i.NEEDS),
    gates=(Gate("M10"),),
    context=(Context("M22", at_least(30)),),
    actions=(
        by_software("progressive_profile", _("Complete the profile question by question")),
        by_software("preference_center", _("Let customers choose what they get, and how")),
        by_person(
            "discovery_call",
            _("Call to discover their goals, and where yours meet them"),
            "ACC",
            "m",
        ),
    ),
    exit=_("Needs are known in each tier as planned."),
    loops=(
        Loop(
            "Q6d",
            "ID1",
            "profile_facts_learned",
            _("New facts about customers came in. Put them into the profiles."),
        ),
        Loop(
            "Q6d",
            "VC2",
            "profile_facts_learned",
            _("New facts about customers came in. Use them to know each one better."),
        ),
    ),
    owner_role="ACC",
    cadence="m",
    demands=("S1:55",),
)

STAGES = (TARGETING, ENQUIRIES, WELCOMING, GETTING_TO_KNOW)
