"""IDIC: identify, differentiate, interact, customize (Peppers & Rogers)."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Bound,
    Context,
    Gate,
    Grade,
    Loop,
    Model,
    Phase,
    Scope,
    Stage,
    Unit,
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

TOP = Scope.TOP_TWO_TIERS

IDENTIFY = Stage(
    id="ID1",
    model="idic",
    number=1,
    phase="insight",
    name=_("Identify"),
    question=_(
        "Is this the same individual we met before, on any channel, and who is a real prospect?"
    ),
    why=_("You can only remember a customer whom you recognize."),
    inputs=(i.PEOPLE, i.ORGANIZATIONS, i.IDENTITIES, i.FORMS, i.INTERACTIONS, i.CONSENT),
    gates=(
        Gate("M01", at_least(90), scope=TOP),
        Gate("M02", at_least(90), scope=TOP),
        Gate("M03", at_most(2)),
        Gate("M04", at_least(75), scope=TOP),
        Gate("M05", at_least(60), scope=TOP),
        Gate("M06", at_least(70), scope=TOP),
    ),
    context=(),
    actions=(
        by_software("capture_contacts", _("Catch every contact from forms and chat")),
        by_software(
            "match_records", _("Recognize the same person across records, with a way back")
        ),
        by_software("queue_enrichment", _("List missing facts, with a lawful source for each")),
        by_software("ask_missing_fact", _("Ask for one missing fact at each contact")),
        by_software(
            "reverify_contact", _("Check the address again after a bounce or a change of job")
        ),
        by_person(
            "decide_merges", _("Decide which doubtful records are the same person"), "DST", "d"
        ),
        by_person(
            "record_pain_points",
            _("Note what troubles the customer, and dates such as the birthday"),
            "SAL",
            "rt",
        ),
    ),
    exit=_(
        "Every figure is on target for the top two tiers, and duplicates are on target for all."
    ),
    loops=(
        Loop(
            "ID1",
            "ID1",
            "bounces_or_merge_reversals",
            _(
                "Messages bounced, reached the wrong person, or merges were taken back. Trust "
                "that source less and identify these people again."
            ),
        ),
    ),
    owner_role="DST",
    cadence="d",
    demands=("S0:8-9", "S0:14", "S1:24", "S2:23-25"),
)

# M11 only says "better than before", M15 has no better way, and the exit does
# not name M10: these inform the verdict and do not decide it.
DIFFERENTIATE = Stage(
    id="ID2",
    model="idic",
    number=2,
    phase="insight",
    name=_("Differentiate"),
    question=_("How do customers differ in value and in need, and what effort is each worth?"),
    why=_(
        "The same effort for everyone is too much for some and too little for those who "
        "matter most."
    ),
    inputs=(i.ORDERS, i.ORDER_COSTS, i.COST_TO_SERVE, i.NEEDS, i.WALLET, i.DEALS),
    gates=(
        Gate("M13", at_most(10)),
        Gate("M18", at_least(0.4)),
        Gate("ID2.a"),
        Gate("ID2.b"),
        Gate("ID2.c"),
    ),
    context=(
        Context("M11", own_baseline()),
        Context("M15"),
        Context("M10", at_least(60)),
    ),
    local=(
        stage_measure(
            "ID2.a",
            _("Customers in exactly one cell"),
            _(
                "Active customers that stand in exactly one cell of value and need, divided "
                "by active customers."
            ),
            exactly(100),
            (i.ORDERS, i.NEEDS),
        ),
        stage_measure(
            "ID2.b",
            _("Cells predict response"),
            _(
                "How much better the cells foretell who responds than no cells at all, among "
                "held-out customers."
            ),
            above(0, bound=Bound.LOW, text=_("the lower end of the interval above zero")),
            (i.NEEDS, i.EXPERIMENTS),
            unit=Unit.POINTS,
        ),
        stage_measure(
            "ID2.c",
            _("Cells with a budget"),
            _("Cells with a budget of time and money, divided by cells."),
            exactly(100),
            (i.BUDGETS,),
        ),
    ),
    actions=(
        by_software(
            "rank_by_value",
            _(
                "Rank customers by value: most valuable, most growable, below zero, and the rest "
                "to hold"
            ),
        ),
        by_software("cluster_needs", _("Group customers by need within each value group")),
        by_software("propose_budgets", _("Propose a budget of time and money for each cell")),
        by_software("alert_cell_change", _("Say when a customer moves to another cell")),
        by_person("name_needs", _("Name the needs in the customers' own words"), "MKT", "m"),
        by_person(
            "approve_below_zero_plan",
            _(
                "Decide about customers who cost more than they bring: new price, self-service or "
                "a fair goodbye"
            ),
            "FIN",
            "q",
        ),
    ),
    exit=_(
        "Every active customer stands in exactly one cell, the cells foretell response better "
        "than no cells, and each cell has its budget."
    ),
    loops=(
        Loop(
            "ID2",
            "ID1",
            "cells_do_not_separate_or_effort_alignment_falls",
            _(
                "The cells do not tell who responds, or effort follows value less than "
                "before. Collect more facts about who these customers are."
            ),
            return_to="ID2",
        ),
        Loop(
            "ID2",
            "ID3",
            "cells_do_not_separate_and_needs_unconfirmed",
            _(
                "The cells do not tell who responds, and too few needs are confirmed. Ask in "
                "the next contacts."
            ),
            return_to="ID2",
        ),
    ),
    owner_role="MKT",
    cadence="m",
    demands=("S0:10", "S0:15", "S1:25", "S2:27-29"),
)

INTERACT = Stage(
    id="ID3",
    model="idic",
    number=3,
    phase="action",
    name=_("Interact"),
    question=_("Does each exchange cost less and teach more?"),
    why=_("Each exchange should make the next one better, so that staying is easier than leaving."),
    inputs=(i.CONSENT, i.PREFERENCES, i.NEEDS, i.MESSAGES, i.TICKETS, i.INTERACTIONS),
    gates=(
        Gate("M22", at_least(30)),
        Gate("M27", at_least(80)),
        Gate("M26", exactly(0), legal=True),
        Gate("M08", exactly(0, Grade.LAW), legal=True),
    ),
    context=(
        Context("M19", at_least(95)),
        Context("M23"),
        Context("M24"),
        Context("M25"),
        Context("M07", at_least(80)),
    ),
    actions=(
        by_software(
            "choose_message", _("Choose message, hour and channel by what the person prefers")
        ),
        by_software("stop_on_reply", _("Stop the series as soon as the person replies")),
        by_software("golden_question", _("Put one good question into each contact")),
        by_software("route_contact", _("Send each contact to whoever can answer it")),
        by_software(
            "move_routine_contacts",
            _("Move routine matters to a cheaper channel, only if it stays easy for the customer"),
        ),
        by_person(
            "contact_best_customers",
            _("Talk in person with your most valuable and most growable customers"),
            "ACC",
            "w",
        ),
        by_person("log_what_was_learned", _("Note what you learned in each contact"), "SRV", "rt"),
    ),
    exit=_(
        "Contacts teach enough, use the preferred channel, and break no consent and no "
        "contact limit."
    ),
    loops=(
        Loop(
            "ID3",
            "ID1",
            "profile_facts_learned",
            _("Contacts brought new facts. Put them into the profiles."),
        ),
        Loop(
            "ID3",
            "ID2",
            "need_facts_learned",
            _("Contacts brought or changed needs. Sort these customers into cells again."),
        ),
        Loop(
            "ID3",
            "ID3",
            "silence_or_complaints_rise",
            _("Customers fall silent or complain. Write less often, or use another channel."),
        ),
    ),
    owner_role="ACC",
    cadence="w",
    demands=("S0:11", "S0:16", "S1:26", "S2:31-33"),
)

CUSTOMIZE = Stage(
    id="ID4",
    model="idic",
    number=4,
    phase="action",
    name=_("Customize"),
    question=_("Do we behave differently towards this one, and does it pay both sides?"),
    why=_("Knowing customers earns nothing until you treat them differently."),
    inputs=(i.SEGMENTS, i.NEEDS, i.OFFERS, i.BUDGETS, i.EXPERIMENTS),
    gates=(
        Gate("M28", above(0, bound=Bound.LOW, part="response"), part="response"),
        Gate("M31", at_least(0)),
    ),
    context=(
        Context("M29", at_least(80)),
        Context("M30"),
        Context("M10", at_least(60)),
    ),
    actions=(
        by_software("assemble_offer", _("Put the offer together to fit need and budget")),
        by_software(
            "hold_out_tenth",
            _("Leave out one customer in ten by chance, with at least 30 responses expected"),
        ),
        by_software(
            "label_why", _("Say why the offer is made for this customer, with true facts only")
        ),
        by_person("adjust_terms", _("Adjust the terms of the deal"), "SAL", "rt"),
        by_person("approve_discounts", _("Approve discounts"), "PRD", "m"),
    ),
    exit=_(
        "The lift is above zero for two periods, even at the lower end of its interval, and "
        "customizing does not cost margin."
    ),
    # In this order: a mixed cell explains a missing lift before unknown needs
    # do, and only when both are ruled out is the offer itself at fault.
    loops=(
        Loop(
            "ID4",
            "ID2",
            "lift_includes_zero_and_cells_mix_needs",
            _(
                "The lift may be zero, and the cells mix customers with different needs. "
                "Divide the cells anew."
            ),
            return_to="ID4",
        ),
        Loop(
            "ID4",
            "ID3",
            "lift_includes_zero_and_needs_unconfirmed",
            _(
                "The lift may be zero, and fewer than 60 percent of the customers have a "
                "confirmed need. Ask them first."
            ),
            return_to="ID4",
        ),
        Loop(
            "ID4",
            "ID4",
            "lift_includes_zero_and_offer_is_at_fault",
            _("The lift may be zero although cells and needs are in order. Redesign the offer."),
        ),
    ),
    owner_role="SAL",
    cadence="m",
    demands=("S0:12", "S0:17", "S1:27", "S2:35-39"),
)

IDIC = Model(
    id="idic",
    name=_("IDIC"),
    author=_("Don Peppers and Martha Rogers"),
    aim=_(
        "A learning relationship: each exchange makes the next one better, so that leaving "
        "costs the customer effort."
    ),
    summary=_(
        "Recognize each customer, tell customers apart by value and need, learn from every "
        "exchange, and treat them differently where it pays both sides. The first two steps are "
        "insight, the last two action."
    ),
    when_to_choose=_(
        "Choose it when customers differ a lot in value and you can reach them one by one."
    ),
    phases=(Phase("insight", _("Insight")), Phase("action", _("Action"))),
    stages=(IDENTIFY, DIFFERENTIATE, INTERACT, CUSTOMIZE),
    sources=(
        "Peppers, Building customer relationships in four steps",
        "Peppers and Rogers, Managing Customer Experience and Relationships, chapters 6 and 14",
    ),
    note=_("The cuts for most valuable, most growable and below-zero customers are ours."),
)
