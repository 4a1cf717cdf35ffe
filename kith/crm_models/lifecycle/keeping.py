"""Lifecycle L6–L10: loyal, advocate, at risk, lapsed, and the fair farewell."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.lifecycle.transition import DEMANDS, moved_on, regression
from kith.crm_models.vocabulary import (
    Context,
    Gate,
    Loop,
    Stage,
    above,
    by_person,
    by_software,
    exactly,
    stage_measure,
)
from kith.foundation.i18n import _

LOYAL = Stage(
    id="L6",
    model="lifecycle",
    number=6,
    name=_("Loyal customer"),
    question=_("Who stays by conviction, and how do we keep it so?"),
    why=_("Loyal customers resist rivals, until they feel taken for granted."),
    inputs=(i.ORDERS, i.SURVEYS, i.TICKETS),
    gates=(Gate("M39"), Gate("L6.a")),
    context=(),
    local=(
        moved_on(
            "L6",
            _(
                "Loyal customers who became advocates or were held by choice, divided by loyal "
                "customers."
            ),
            (i.ORDERS, i.SURVEYS, i.REFERRALS),
        ),
    ),
    actions=(
        by_software("notice_loyalty", _("Notice loyalty, and say thank you")),
        by_person("create_together", _("Ask for their ideas, and work on one"), "ACC", "q"),
    ),
    exit=_("They speak for you, or you hold them by choice."),
    loops=(
        regression("L6", "L5", _("Twice they were less than satisfied. Find out why.")),
        regression("L6", "L8", _("They have fallen silent. Run the save play.")),
    ),
    owner_role="ACC",
    cadence="q",
    demands=DEMANDS,
)

ADVOCATE = Stage(
    id="L7",
    model="lifecycle",
    number=7,
    name=_("Advocate"),
    question=_("Who speaks for us, and do we thank them?"),
    why=_("A recommendation is believed; an advertisement is not."),
    inputs=(i.REFERRALS, i.REVIEWS, i.ORDERS),
    gates=(Gate("M47"), Gate("L7.a")),
    context=(Context("M56"),),
    local=(
        moved_on(
            "L7",
            _("Advocates who spoke for you again or were held by choice, divided by advocates."),
            (i.REFERRALS, i.REVIEWS),
        ),
    ),
    actions=(
        by_software("thank_advocates", _("Thank them for each recommendation")),
        by_person("equip_advocates", _("Give them something worth passing on"), "MKT", "q"),
    ),
    exit=_("They speak for you again, or you hold them by choice."),
    loops=(
        regression("L7", "L6", _("They have not spoken for you in a year. They count as before.")),
    ),
    owner_role="MKT",
    cadence="q",
    demands=DEMANDS,
)

AT_RISK = Stage(
    id="L8",
    model="lifecycle",
    number=8,
    name=_("At risk"),
    question=_("Who is about to leave, and what would keep them?"),
    why=_("Silence is the last sign before the farewell."),
    inputs=(i.ORDERS, i.TICKETS, i.SURVEYS, i.USAGE, i.EXPERIMENTS),
    gates=(Gate("M45", above(0)), Gate("L8.a")),
    context=(),
    local=(
        moved_on(
            "L8",
            _(
                "At-risk customers who ordered, renewed or stayed solved for 30 days, divided by "
                "at-risk customers."
            ),
            (i.ORDERS,),
        ),
    ),
    actions=(
        by_software("save_play", _("Run the save play, with some held out by chance")),
        by_person("save_call", _("Call and ask what is wrong"), "ACC", "rt"),
    ),
    exit=_("They order or renew, or the matter stays solved for 30 days."),
    loops=(regression("L8", "L9", _("The play did not hold them. They count as lapsed.")),),
    owner_role="ACC",
    cadence="w",
    demands=DEMANDS,
)

LAPSED = Stage(
    id="L9",
    model="lifecycle",
    number=9,
    name=_("Lapsed, then won back"),
    question=_("Who is gone, why, and whom do we want back?"),
    why=_("Some left for a reason that no longer holds."),
    inputs=(i.ORDERS, i.LOSS_REASONS, i.EXPERIMENTS),
    gates=(Gate("M46"), Gate("L9.a")),
    context=(),
    local=(
        moved_on(
            "L9",
            _(
                "Lapsed customers who ordered again or were let go by choice, divided by lapsed "
                "customers."
            ),
            (i.ORDERS,),
        ),
    ),
    actions=(
        by_software("ask_reason", _("Ask why they left")),
        by_software("rank_win_backs", _("Rank them by what their second life is worth")),
        by_person("win_back_call", _("Call those whose reason is mended"), "SAL", "m"),
    ),
    exit=_("They order again, or you let them go by choice."),
    loops=(
        Loop(
            "L9",
            "L3",
            "won_back",
            _("They ordered again. Welcome them like a first-time customer."),
        ),
    ),
    owner_role="SAL",
    cadence="m",
    demands=DEMANDS,
)

DO_NOT_CONTACT = Stage(
    id="L10",
    model="lifecycle",
    number=10,
    name=_("Deselected or do not contact"),
    question=_("Whom do we no longer serve or write to, and did we part fairly?"),
    why=_("A fair farewell is remembered too."),
    inputs=(i.ORDERS, i.CONSENT),
    gates=(Gate("L10.a"),),
    context=(),
    local=(
        stage_measure(
            "L10.a",
            _("Farewells reviewed"),
            _(
                "Deselected customers whose case was reviewed within a year, divided by "
                "deselected customers."
            ),
            exactly(100),
            (i.ORDERS, i.CONSENT),
        ),
    ),
    actions=(
        by_software("suppress_contact", _("Keep them off every list")),
        by_software("offer_self_service", _("Offer self-service")),
        by_person(
            "review_farewell", _("Review the decision once a year, with a reason"), "FIN", "y"
        ),
    ),
    exit=_("Each farewell was reviewed within a year; an objection stays."),
    loops=(
        Loop(
            "L10",
            "L2",
            "deselection_reversed",
            _(
                "The review changed the decision, and nobody objected. They may hear from you "
                "again."
            ),
        ),
    ),
    owner_role="FIN",
    cadence="y",
    demands=DEMANDS,
)

STAGES = (LOYAL, ADVOCATE, AT_RISK, LAPSED, DO_NOT_CONTACT)
