"""The five-step CRM process: Buttle's primary stages under plain names, for small firms."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Context,
    Gate,
    Loop,
    Model,
    Scope,
    Stage,
    at_least,
    at_most,
    by_person,
    by_software,
    exactly,
    own_baseline,
    stage_measure,
)
from kith.foundation.i18n import _

# M13 gates here although the exit does not name it: a small firm's first file
# is its orders, and this is what they can decide on.
PORTFOLIO = Stage(
    id="F1",
    model="five_step",
    number=1,
    name=_("Portfolio"),
    question=_("Which groups and kinds of customers bring the most profit?"),
    why=_("You have time for some customers, not for all."),
    inputs=(i.ORDERS, i.ORDER_COSTS, i.TRAITS),
    gates=(Gate("M13", at_most(10)), Gate("F1.a")),
    context=(Context("M11"), Context("M12"), Context("M14")),
    local=(
        stage_measure(
            "F1.a",
            _("Groups decided"),
            _(
                "Groups and kinds of customers you have decided to serve or not, divided by "
                "all of them."
            ),
            exactly(100),
            (i.SEGMENTS,),
        ),
    ),
    actions=(
        by_software(
            "profit_by_group_and_type",
            _("Show profit by group and by kind of customer, and propose whom to serve"),
        ),
        by_person("approve_target_base", _("Decide whom you want to serve"), "FIN", "q"),
    ),
    exit=_("You have decided whom to serve."),
    loops=(
        Loop(
            "F1",
            "F1",
            "target_base_drifts",
            _("The customers you serve have drifted from those you chose. Choose again."),
        ),
    ),
    owner_role="FIN",
    cadence="q",
    demands=("S4:11-13",),
)

INTIMACY = Stage(
    id="F2",
    model="five_step",
    number=2,
    name=_("Intimacy"),
    question=_("Do we know each person we chose, from habits to birthday?"),
    why=_("People come back to those who remember them."),
    inputs=(i.PEOPLE, i.NEEDS, i.BIRTHDAYS, i.CONSENT, i.PREFERENCES, i.INTERACTIONS),
    gates=(Gate("M10"), Gate("M22", at_least(30)), Gate("M27"), Gate("F2.a", scope=Scope.TOP_TIER)),
    context=(),
    local=(
        stage_measure(
            "F2.a",
            _("Birthdays known"),
            _(
                "Customers of the top tier whose birthday you know with consent, divided by "
                "all of them."
            ),
            at_least(60, scope=Scope.TOP_TIER),
            (i.ORDERS, i.BIRTHDAYS, i.CONSENT),
        ),
    ),
    actions=(
        by_software("prompt_one_fact", _("Ask for one fact at each contact")),
        by_software(
            "birthday_greeting", _("Send birthday greetings, and no promotion without consent")
        ),
        by_person("get_to_know", _("Talk with the people you chose"), "ACC", "rt"),
    ),
    exit=_("You know enough about the people you chose."),
    loops=(
        Loop(
            "F2", "F2", "learning_yield_low", _("Contacts teach too little. Ask other questions.")
        ),
    ),
    owner_role="ACC",
    cadence="rt",
    demands=("S4:15-17",),
)

NETWORK = Stage(
    id="F3",
    model="five_step",
    number=3,
    name=_("Network"),
    question=_("Who outside and inside is vital to serve them well?"),
    why=_("Suppliers, investors, partners and employees stand behind each promise."),
    inputs=(i.PARTNERS, i.DELIVERIES, i.PROPOSITIONS, i.STAFF, i.ADVICE),
    gates=(Gate("M62", at_least(90, part="coverage"), part="coverage"),),
    context=(Context("M61"), Context("M66")),
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
        by_person("partner_review", _("Review the work with partners and suppliers"), "PRT", "q"),
        by_person("owner_review", _("Review the network with the owners"), "SPO", "q"),
        by_person("employee_review", _("Talk with employees about what they need"), "HR", "m"),
    ),
    exit=_("Everyone your promises depend on has an owner."),
    loops=(
        Loop(
            "F3", "F3", "partner_late_or_poor", _("A partner is late or poor. Make a plan for it.")
        ),
    ),
    owner_role="PRT",
    cadence="q",
    demands=("S4:19-21",),
)

PROPOSITION = Stage(
    id="F4",
    model="five_step",
    number=4,
    name=_("Value proposition"),
    question=_("What value can we give them that also creates value for us?"),
    why=_("What you learned about people now becomes an offer."),
    inputs=(i.NEEDS, i.OFFERS, i.ORDER_COSTS, i.COST_TO_SERVE),
    gates=(Gate("F4.a"), Gate("M31", at_least(0))),
    context=(Context("M29"), Context("M17")),
    local=(
        stage_measure(
            "F4.a",
            _("Both sides gain"),
            _(
                "Groups in which customer and firm both gain from the offer, divided by "
                "groups served."
            ),
            exactly(100),
            (i.SEGMENTS, i.OFFERS, i.ORDERS),
        ),
    ),
    actions=(
        by_software("wait_for_intimacy", _("Start only when you know the people you chose")),
        by_person("design_offer", _("Design the offer from what you learned"), "PRD", "q"),
    ),
    exit=_("Both sides gain."),
    loops=(
        Loop(
            "F4",
            "F2",
            "one_side_does_not_gain",
            _("One side does not gain. Get to know these people better."),
            return_to="F4",
        ),
    ),
    owner_role="PRD",
    cadence="q",
    demands=("S4:23-25",),
)

LIFE_CYCLE = Stage(
    id="F5",
    model="five_step",
    number=5,
    name=_("Life cycle"),
    question=_("Do structure and process carry people from prospect to advocate?"),
    why=_("Keeping a customer and being recommended is the harvest of the first four steps."),
    inputs=(i.LIFECYCLE, i.ORDERS, i.STAFF, i.OWNERS),
    gates=(Gate("F5.a"),),
    context=(Context("M39"), Context("M40"), Context("M47"), Context("M38")),
    local=(
        stage_measure(
            "F5.a",
            _("Moved up"),
            _(
                "Customers who moved to a better state in the month, divided by customers in "
                "each state."
            ),
            own_baseline(),
            (i.LIFECYCLE,),
        ),
    ),
    actions=(
        by_software("play_per_state", _("Run the play for each state, from prospect to advocate")),
        by_software("draw_ownership", _("Draw who owns what and who reports to whom")),
        by_software("strategy_report", _("Report what the strategy has achieved")),
        by_person("adjust_strategy", _("Decide what to change"), "SPO", "q"),
    ),
    exit=_("As many customers move up as before, or more."),
    loops=(
        Loop(
            "F5",
            "F1",
            "weakest_transition_is_choice",
            _("The weakest move comes from whom you serve. Choose again."),
        ),
        Loop(
            "F5",
            "F2",
            "weakest_transition_is_intimacy",
            _("The weakest move comes from knowing too little. Ask more."),
        ),
        Loop(
            "F5",
            "F3",
            "weakest_transition_is_network",
            _("The weakest move comes from late or poor delivery. Work on the network."),
        ),
        Loop(
            "F5",
            "F4",
            "weakest_transition_is_offer",
            _("The weakest move comes from the offer. Rework it."),
        ),
    ),
    owner_role="SPO",
    cadence="q",
    demands=("S4:27-29",),
)

FIVE_STEP = Model(
    id="five_step",
    name=_("Five steps"),
    other_names=("Five-step CRM process",),
    author=_("After Francis Buttle"),
    aim=_("The most profit from your customers, with one short list to work through."),
    summary=_(
        "Choose whom to serve, get to know them, tie the network to you, make an offer that pays "
        "both sides, and carry people from prospect to advocate. It is the value chain under "
        "plain names, made for small and growing firms."
    ),
    when_to_choose=_("Choose it when you are small and want one list to begin with."),
    stages=(PORTFOLIO, INTIMACY, NETWORK, PROPOSITION, LIFE_CYCLE),
    sources=("Buttle, The CRM value chain, white paper",),
)
