"""Buttle's primary stages VC1–VC5."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Bound,
    Context,
    Direction,
    Gate,
    Loop,
    Scope,
    Stage,
    above,
    at_least,
    at_most,
    by_person,
    by_software,
    exactly,
    own_baseline,
    stage_measure,
)
from kith.foundation.i18n import _

PORTFOLIO = Stage(
    id="VC1",
    model="value_chain",
    number=1,
    phase="primary",
    name=_("Customer portfolio analysis"),
    question=_("Whom do we want to serve, now and later?"),
    why=_("A few customers earn the profit, and some cost more than they bring."),
    inputs=(i.ORDERS, i.COST_TO_SERVE, i.PAYMENTS, i.COMPLAINTS, i.TRAITS),
    gates=(
        Gate("M13", at_most(10)),
        Gate("M18", at_least(0.4)),
        Gate("M41", at_most(5)),
        Gate("VC1.a"),
        Gate("VC1.b"),
    ),
    context=(Context("M11"), Context("M12"), Context("M14"), Context("M17")),
    local=(
        stage_measure(
            "VC1.a",
            _("Customers with a tier"),
            _("Active customers that have a value tier, divided by active customers."),
            exactly(100),
            (i.ORDERS,),
        ),
        stage_measure(
            "VC1.b",
            _("Resources by tier"),
            _("Tiers whose share of time and money is as planned, divided by tiers."),
            exactly(100),
            (i.BUDGETS, i.TIME_LOG),
        ),
    ),
    actions=(
        by_software(
            "cost_by_activity",
            _("Charge each customer for visits, calls, rush orders, returns and late payment"),
        ),
        by_software(
            "draw_value_by_difficulty",
            _(
                "Draw value against how hard a customer is to manage, and against your "
                "competitive position"
            ),
        ),
        by_software(
            "draw_price_by_cost",
            _("Draw net price against cost to serve: carriage trade, passive, aggressive, bargain"),
        ),
        by_software("set_tiers", _("Divide customers into tiers by lifetime value")),
        by_software(
            "flag_strategic",
            _(
                "Mark strategic customers: high future value, large volume, a benchmark, an "
                "inspiration or a door opener"
            ),
        ),
        by_software(
            "flag_costly",
            _("Mark costly customers: they buy rarely, pay late, demand much and leave"),
        ),
        by_person(
            "confirm_strategic_list",
            _("Confirm the list, and divide time and money"),
            "FIN",
            "q",
            also=("SPO",),
        ),
    ),
    exit=_("Every customer has a tier, and time and money follow the tiers."),
    loops=(
        Loop(
            "VC1",
            "VC1",
            "value_forecast_error_over_quarter",
            _(
                "What customers brought differs from the forecast by more than 25 percent. Adjust "
                "the forecast."
            ),
        ),
    ),
    owner_role="FIN",
    cadence="q",
    demands=("S0:34-35", "S0:39", "S1:65", "S2:55-57", "S2:63", "S4:11-13"),
)

INTIMACY = Stage(
    id="VC2",
    model="value_chain",
    number=2,
    phase="primary",
    name=_("Customer intimacy"),
    question=_("Do we know the chosen customers one by one?"),
    why=_("Those you chose to serve expect to be known."),
    inputs=(i.PEOPLE, i.BIRTHDAYS, i.NEEDS, i.PREFERENCES, i.CONSENT, i.INTERACTIONS),
    gates=(
        Gate("M02", at_least(90)),
        Gate("M10", at_least(90, scope=Scope.TOP_TIER), scope=Scope.TOP_TIER),
        Gate("M22", at_least(30)),
    ),
    context=(Context("M04"),),
    actions=(
        by_software("keep_one_database", _("Keep what you know in one place")),
        by_software("ask_next_question", _("Turn each gap in a profile into the next question")),
        by_software("adapt_offer", _("Adapt the offer after each contact")),
        by_software("birthday_cue", _("Remind of birthdays and anniversaries, with consent")),
        by_person(
            "discovery", _("Talk with the customer to discover needs and expectations"), "ACC", "m"
        ),
    ),
    exit=_("Each tier is known as well as planned."),
    loops=(Loop("VC2", "VC2", "contact_data_stale", _("What you know has grown old. Ask again.")),),
    owner_role="ACC",
    cadence="m",
    demands=("S1:66", "S2:65", "S4:15-17"),
)

NETWORK = Stage(
    id="VC3",
    model="value_chain",
    number=3,
    phase="primary",
    name=_("Network development"),
    question=_("Who must help to deliver, and what should each of them do?"),
    why=_("Suppliers, owners, partners and employees keep your promises with you, or break them."),
    inputs=(i.PROPOSITIONS, i.PARTNERS, i.DELIVERIES, i.STAFF, i.ADVICE),
    gates=(Gate("M61"), Gate("M62"), Gate("VC3.a")),
    context=(Context("M66"),),
    local=(
        stage_measure(
            "VC3.a",
            _("Advice answered"),
            _("Advice that got an answer divided by advice given."),
            exactly(100),
            (i.ADVICE,),
        ),
    ),
    actions=(
        by_software("map_network", _("Map who each promise depends on")),
        by_software(
            "write_advice",
            _(
                "Write advice for suppliers, investors and partners from figures of at least ten "
                "customers, never naming one"
            ),
        ),
        by_software("track_advice", _("Follow whether the advice was taken, and what it did")),
        by_software("investor_brief", _("Write a short brief for investors")),
        by_person("partner_review", _("Review the work with partners and suppliers"), "PRT", "q"),
        by_person("owner_review", _("Review the network with the owners"), "SPO", "q"),
        by_person("employee_review", _("Talk with employees about what they need"), "HR", "m"),
    ),
    exit=_("Everyone your promises depend on has an owner, and advice is answered."),
    loops=(
        Loop(
            "VC3",
            "VC3",
            "partner_late_or_poor",
            _("A partner is late or poor. Help or replace it."),
        ),
        Loop(
            "VC3",
            "VC4",
            "partner_late_or_poor",
            _("A partner is late or poor. Change what you promise."),
        ),
    ),
    owner_role="PRT",
    cadence="q",
    demands=("S1:67", "S2:67", "S4:19-21"),
)

PROPOSITION = Stage(
    id="VC4",
    model="value_chain",
    number=4,
    phase="primary",
    name=_("Value proposition development"),
    question=_("What value do we give, to each customer, at what cost?"),
    why=_("An offer lasts only when both sides gain."),
    inputs=(i.NEEDS, i.OFFERS, i.ORDER_COSTS, i.EXPERIMENTS),
    gates=(Gate("VC4.a"), Gate("M28", above(0, bound=Bound.LOW, part="response"), part="response")),
    context=(
        Context("M29", at_least(80)),
        Context("M30"),
        Context("M31", at_least(0)),
        Context("M17", own_baseline(better=Direction.DOWN)),
    ),
    local=(
        stage_measure(
            "VC4.a",
            _("Both sides gain"),
            _(
                "Cells where the customer's benefit exceeds the price and your contribution "
                "is above zero, divided by cells."
            ),
            exactly(100),
            (i.OFFERS, i.NEEDS, i.ORDERS),
        ),
    ),
    actions=(
        by_software("benefit_price_sheet", _("Set benefit beside price for each cell")),
        by_software("two_sided_test", _("Test whether customer and firm both gain")),
        by_software("cost_out_ideas", _("Suggest where cost can be taken out")),
        by_person(
            "design_and_price",
            _("Design the offer, set the price, and choose: pass on what you save, or keep it"),
            "PRD",
            "q",
        ),
    ),
    exit=_("Both sides gain in each cell, and the lift is above zero."),
    loops=(
        Loop(
            "VC4",
            "VC2",
            "proposition_misses_needs",
            _("The offer misses what customers need. Get to know them better."),
            return_to="VC4",
        ),
        Loop(
            "VC4",
            "VC3",
            "proposition_not_delivered",
            _("The offer is right and is not delivered. Work on the network."),
            return_to="VC4",
        ),
    ),
    owner_role="PRD",
    cadence="q",
    demands=("S0:35-36", "S1:68", "S2:69", "S4:23-25"),
)

LIFECYCLE = Stage(
    id="VC5",
    model="value_chain",
    number=5,
    phase="primary",
    name=_("Managing the customer lifecycle"),
    question=_("Do our process and structure win, keep and grow customers?"),
    why=_("Relations do not manage themselves: each state needs its own play."),
    inputs=(i.LIFECYCLE, i.PLAYBOOK, i.STAFF, i.OBJECTIVES),
    gates=(Gate("M38"), Gate("M39"), Gate("M40"), Gate("M41", at_most(5)), Gate("M16")),
    context=(Context("M47"),),
    actions=(
        by_software("play_per_state", _("Run the play for each state, from prospect to advocate")),
        by_software("strengthen_ties", _("Apply your rules for strengthening ties")),
        by_software("retrospective", _("Look back, and name the weakest earlier step")),
        by_person("apply_change", _("Make the change, and measure again"), "SPO", "q"),
    ),
    exit=_("Winning, keeping and growing customers are all on target."),
    loops=(
        Loop(
            "VC5",
            "VC1",
            "weakest_stage_is_portfolio",
            _("The weakest step is whom you serve. Choose again."),
        ),
        Loop(
            "VC5",
            "VC2",
            "weakest_stage_is_intimacy",
            _("The weakest step is knowing customers. Ask more."),
        ),
        Loop(
            "VC5",
            "VC3",
            "weakest_stage_is_network",
            _("The weakest step is the network. Strengthen it."),
        ),
        Loop(
            "VC5",
            "VC4",
            "weakest_stage_is_proposition",
            _("The weakest step is the offer. Rework it."),
        ),
    ),
    owner_role="SPO",
    cadence="q",
    demands=("S0:36-37", "S0:40", "S1:69", "S2:71", "S4:27-29"),
)

STAGES = (PORTFOLIO, INTIMACY, NETWORK, PROPOSITION, LIFECYCLE)
