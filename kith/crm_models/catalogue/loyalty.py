"""M39–M47: do customers stay, buy more, come back and speak for us?"""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Direction,
    Measure,
    Part,
    Scope,
    Unit,
    above,
    at_least,
    at_most,
    own_baseline,
)
from kith.foundation.i18n import _

UP, DOWN = Direction.UP, Direction.DOWN

MEASURES = (
    Measure(
        id="M39",
        name=_("Retention"),
        formula=_(
            "Customers active at the start and at the end, divided by those active at the start."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(own_baseline(),),
        used_by=("Q7", "VC5", "PF5", "G8", "F5", "L6"),
        inputs=(i.ORDERS,),
        note=_(
            "Active means an order or contract within 90 days or twice the usual gap between "
            "orders, whichever is longer."
        ),
    ),
    Measure(
        id="M40",
        name=_("Retention of revenue and profit"),
        formula=_(
            "What the customers of the start brought at the end, divided by what they brought at "
            "the start: in revenue and in net contribution."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(
            at_least(100, part="revenue", scope=Scope.TOP_TIER),
            at_least(100, part="profit", scope=Scope.TOP_TIER),
        ),
        used_by=("Q7", "VC5", "PF2", "F5"),
        inputs=(i.ORDERS, i.ORDER_COSTS),
        parts=(
            Part("revenue", _("Revenue kept"), Unit.PERCENT, UP),
            Part("profit", _("Profit kept"), Unit.PERCENT, UP),
        ),
    ),
    Measure(
        id="M41",
        name=_("Strategic customers lost"),
        formula=_("Strategic customers lost in the last year divided by those at its start."),
        unit=Unit.PERCENT,
        direction=DOWN,
        targets=(at_most(5),),
        used_by=("VC1", "VC5", "G2"),
        inputs=(i.ORDERS, i.SEGMENTS),
    ),
    Measure(
        id="M42",
        name=_("Product depth"),
        formula=_(
            "Average number of product categories an active customer bought in the last year."
        ),
        unit=Unit.COUNT,
        direction=UP,
        targets=(own_baseline(),),
        used_by=("Q6e", "L4"),
        inputs=(i.ORDERS, i.ORDER_LINES),
    ),
    Measure(
        id="M43",
        name=_("Second purchase"),
        formula=_(
            "First-time customers who ordered again within twice the usual gap between orders, "
            "divided by first-time customers whose time is up."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(own_baseline(),),
        used_by=("Q6c", "R1", "L3"),
        inputs=(i.ORDERS,),
    ),
    Measure(
        id="M44",
        name=_("Welcome completed"),
        formula=_(
            "New customers with every welcome step done within 30 days, divided by new customers."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(90),),
        used_by=("Q6c", "J3", "L3"),
        inputs=(i.ORDERS, i.ONBOARDING),
    ),
    Measure(
        id="M45",
        name=_("Customers saved"),
        formula=_(
            "At-risk customers who were treated and are active 90 days later, "
            "minus the same share among those held out."
        ),
        unit=Unit.POINTS,
        direction=UP,
        targets=(above(0),),
        used_by=("Q6f", "R3", "OAC2", "L8"),
        inputs=(i.ORDERS, i.EXPERIMENTS),
    ),
    Measure(
        id="M46",
        name=_("Customers won back"),
        formula=_(
            "Lapsed customers who were approached and ordered within 90 days, minus the share "
            "among those held out. Beside it: the lifetime value of their second life, minus its "
            "cost."
        ),
        unit=Unit.POINTS,
        direction=UP,
        targets=(above(0, part="rate"), above(0, part="second_life")),
        used_by=("Q6g", "G5", "L9"),
        inputs=(i.ORDERS, i.EXPERIMENTS),
        parts=(
            Part("rate", _("Won back over held out"), Unit.POINTS, UP),
            Part("second_life", _("Second-life value minus cost"), Unit.MONEY, UP),
        ),
    ),
    Measure(
        id="M47",
        name=_("Referral and advocacy"),
        formula=_(
            "Active customers with a referral, a reference or a public review of 4 stars or more "
            "in the last year, divided by active customers."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(own_baseline(),),
        used_by=("VC5", "F5", "R4", "L7"),
        inputs=(i.ORDERS, i.REFERRALS, i.REVIEWS),
    ),
)
