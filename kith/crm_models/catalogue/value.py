"""M11–M18: what are customers worth, and does our effort follow it?"""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Direction,
    Grade,
    Measure,
    Op,
    Target,
    Unit,
    at_least,
    at_most,
    own_baseline,
)
from kith.foundation.i18n import _

UP, DOWN, CONTEXT = Direction.UP, Direction.DOWN, Direction.CONTEXT

MEASURES = (
    Measure(
        id="M11",
        name=_("Customer lifetime value"),
        formula=_(
            "What a customer is expected to bring over the next three years, discounted at "
            "10 percent a year. With contracts: margin times the chance to stay, year by year. "
            "Without: expected orders times expected margin, minus the expected cost to serve."
        ),
        unit=Unit.MONEY,
        direction=UP,
        targets=(own_baseline(),),
        used_by=("ID2", "VC1", "PF2", "PF5", "G2", "F1"),
        inputs=(i.ORDERS,),
        note=_(
            "Contracts: the sum over k from 1 to H of m·r^k/(1+d)^k; its closed form is "
            "m·r/(1+d−r). Orders: BG/NBD for their number, Gamma-Gamma for their margin. "
            "Where cost is unknown the figure is based on revenue. "
            "Below 200 repeat customers it comes from margin and retention of the segment."
        ),
    ),
    Measure(
        id="M12",
        name=_("Net contribution"),
        formula=_(
            "Order amounts minus their cost and returns, minus the cost to serve, in the last "
            "year. Shown as a sum, by segment and by tenth of the customers."
        ),
        unit=Unit.MONEY,
        direction=UP,
        targets=(own_baseline(),),
        used_by=("VC1", "PF2", "F1"),
        inputs=(i.ORDERS,),
        note=_("Where cost is unknown the figure is based on revenue."),
    ),
    Measure(
        id="M13",
        name=_("Below-zero customers"),
        formula=_(
            "Customers whose lifetime value is below zero, or who cost more than they brought in "
            "two half-years running, divided by active customers."
        ),
        unit=Unit.PERCENT,
        direction=DOWN,
        targets=(at_most(10),),
        used_by=("ID2", "VC1", "F1"),
        inputs=(i.ORDERS,),
        note=_("Where cost is unknown the figure is based on revenue."),
    ),
    Measure(
        id="M14",
        name=_("Profit concentration"),
        formula=_(
            "Net contribution of the best fifth of the customers, divided by that of all. "
            "Beside it: the peak of the whale curve divided by its end."
        ),
        unit=Unit.PERCENT,
        direction=CONTEXT,
        targets=(Target(Op.CONTEXT, grade=Grade.OWN),),
        used_by=("VC1", "F1"),
        inputs=(i.ORDERS,),
        note=_("One published case shows about 140 percent. It is a single reference."),
    ),
    Measure(
        id="M15",
        name=_("Growth gap"),
        formula=_(
            "How much more a customer could bring: the net contribution that one in ten similar "
            "customers exceeds, minus its own, never below zero. Or the spending it states times "
            "the share you can reach, minus its own."
        ),
        unit=Unit.MONEY,
        direction=CONTEXT,
        targets=(
            Target(Op.CONTEXT, grade=Grade.POLICY, text=_("The widest quarter is most growable")),
        ),
        used_by=("ID2", "Q6e"),
        inputs=(i.ORDERS,),
        note=_("Similar means the same needs and the same size."),
    ),
    Measure(
        id="M16",
        name=_("Share of wallet"),
        formula=_(
            "Your revenue divided by all that the customer spends in your category, "
            "stated or estimated."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(50, text=_("50 percent or more makes you the main supplier")),),
        used_by=("Q6e", "VC5", "L5"),
        inputs=(i.ORDERS, i.WALLET),
    ),
    Measure(
        id="M17",
        name=_("Cost-to-serve ratio"),
        formula=_("The cost to serve all customers divided by revenue."),
        unit=Unit.PERCENT,
        direction=DOWN,
        targets=(own_baseline(),),
        used_by=("VC1", "VC4", "F4", "R1"),
        inputs=(i.ORDERS, i.COST_TO_SERVE),
    ),
    Measure(
        id="M18",
        name=_("Effort follows value"),
        formula=_(
            "Rank correlation between the minutes your team spends on a customer "
            "and that customer's lifetime value."
        ),
        unit=Unit.RHO,
        direction=UP,
        targets=(at_least(0.4),),
        used_by=("ID2", "Q2", "VC1", "G2"),
        inputs=(i.ORDERS, i.TIME_LOG),
        note=_("Spearman's rho: 1 means effort follows value exactly, 0 not at all."),
    ),
)
