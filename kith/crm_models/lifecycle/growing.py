"""Lifecycle L1–L5: from suspect to majority customer."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.lifecycle.transition import DEMANDS, moved_on, regression
from kith.crm_models.vocabulary import Context, Gate, Stage, by_person, by_software
from kith.foundation.i18n import _

SUSPECT = Stage(
    id="L1",
    model="lifecycle",
    number=1,
    name=_("Suspect"),
    question=_("Who fits us and has not come to us yet?"),
    why=_("Asking for permission first is cheaper than apologizing later."),
    inputs=(i.LEADS, i.PERSONAS, i.TRAITS, i.INTERACTIONS),
    gates=(Gate("L1.a"),),
    context=(),
    local=(
        moved_on(
            "L1",
            _("Suspects who came to you or were held by choice, divided by suspects."),
            (i.LEADS, i.INTERACTIONS),
        ),
    ),
    actions=(
        by_software("score_fit", _("Score how well each suspect fits")),
        by_person("invite_suspects", _("Invite those who fit, with something useful"), "MKT", "m"),
    ),
    exit=_("They come to you, or you hold them by choice."),
    loops=(
        regression("L1", "L1", _("They no longer fit, or two years have passed. Look for others.")),
    ),
    owner_role="MKT",
    cadence="m",
    demands=DEMANDS,
)

PROSPECT = Stage(
    id="L2",
    model="lifecycle",
    number=2,
    name=_("Prospect"),
    question=_("Who has shown interest, and is it a fit?"),
    why=_("Interest fades within hours."),
    inputs=(i.LEADS, i.DEALS, i.INTERACTIONS),
    gates=(Gate("M32"), Gate("M33", part="all"), Gate("L2.a")),
    context=(),
    local=(
        moved_on(
            "L2",
            _("Prospects who ordered or were held by choice, divided by prospects."),
            (i.LEADS, i.ORDERS),
        ),
    ),
    actions=(
        by_software("alert_new_prospect", _("Say at once when someone shows interest")),
        by_person("qualify_prospect", _("Find out whether it is a fit"), "SAL", "rt"),
    ),
    exit=_("They place a first order, or you hold them by choice."),
    loops=(regression("L2", "L1", _("Silent for 180 days. They count as suspects again.")),),
    owner_role="SAL",
    cadence="w",
    demands=DEMANDS,
)

FIRST_TIME = Stage(
    id="L3",
    model="lifecycle",
    number=3,
    name=_("First-time customer"),
    question=_("Who has ordered once, and will there be a second order?"),
    why=_("Most customers are lost between the first order and the second."),
    inputs=(i.ORDERS, i.ONBOARDING),
    gates=(Gate("M43"), Gate("L3.a")),
    context=(Context("M44"),),
    local=(
        moved_on(
            "L3",
            _(
                "First-time customers who ordered again or were held by choice, divided by "
                "first-time customers."
            ),
            (i.ORDERS,),
        ),
    ),
    actions=(
        by_software("welcome", _("Welcome them, step by step")),
        by_software("second_order_cue", _("Remind them when a second order is likely")),
        by_person("call_first_time", _("Call those of high value"), "ACC", "rt"),
    ),
    exit=_("They order a second time, or you hold them by choice."),
    loops=(regression("L3", "L8", _("No second order in the usual time. Run the save play.")),),
    owner_role="ACC",
    cadence="w",
    demands=DEMANDS,
)

REPEAT = Stage(
    id="L4",
    model="lifecycle",
    number=4,
    name=_("Repeat customer"),
    question=_("Who comes back, and could use more of what we have?"),
    why=_("They know you already, so more is easier than new."),
    inputs=(i.ORDERS, i.ORDER_LINES, i.WALLET),
    gates=(Gate("M42"), Gate("L4.a")),
    context=(),
    local=(
        moved_on(
            "L4",
            _(
                "Repeat customers who became majority customers or were held by choice, divided by "
                "repeat customers."
            ),
            (i.ORDERS, i.WALLET),
        ),
    ),
    actions=(
        by_software("suggest_next_category", _("Suggest a category they have not tried")),
        by_person("ask_for_wallet", _("Ask what they buy elsewhere, and why"), "ACC", "m"),
    ),
    exit=_("You get half of their spending, or you hold them by choice."),
    loops=(regression("L4", "L8", _("They have fallen silent. Run the save play.")),),
    owner_role="ACC",
    cadence="m",
    demands=DEMANDS,
)

MAJORITY = Stage(
    id="L5",
    model="lifecycle",
    number=5,
    name=_("Majority customer"),
    question=_("For whom are we the main supplier, and what could make them switch?"),
    why=_("A main supplier is the first to be compared."),
    inputs=(i.ORDERS, i.WALLET, i.SURVEYS, i.TICKETS),
    gates=(Gate("M16"), Gate("L5.a")),
    context=(),
    local=(
        moved_on(
            "L5",
            _(
                "Majority customers who became loyal or were held by choice, divided by majority "
                "customers."
            ),
            (i.ORDERS, i.WALLET, i.SURVEYS),
        ),
    ),
    actions=(
        by_software("watch_switching_signs", _("Watch for signs of switching")),
        by_person("remove_reasons_to_switch", _("Remove what could make them switch"), "ACC", "m"),
    ),
    exit=_("They are loyal, or you hold them by choice."),
    loops=(
        regression(
            "L5",
            "L4",
            _("You got less than half of their spending for two quarters. Win back the share."),
        ),
        regression("L5", "L8", _("They have fallen silent. Run the save play.")),
    ),
    owner_role="ACC",
    cadence="m",
    demands=DEMANDS,
)

STAGES = (SUSPECT, PROSPECT, FIRST_TIME, REPEAT, MAJORITY)
