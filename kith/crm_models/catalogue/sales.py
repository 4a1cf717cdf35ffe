"""M32–M38: do leads become customers, in time and at a bearable cost?"""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Direction,
    Grade,
    Measure,
    Op,
    Part,
    Target,
    Unit,
    at_least,
    at_most,
    own_baseline,
)
from kith.foundation.i18n import _

UP, DOWN = Direction.UP, Direction.DOWN

MEASURES = (
    Measure(
        id="M32",
        name=_("Leads that qualify"),
        formula=_("Leads qualified within 90 days divided by leads created."),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(own_baseline(),),
        used_by=("Q6a", "VC-S2", "L2"),
        inputs=(i.LEADS,),
    ),
    Measure(
        id="M33",
        name=_("Win rate"),
        formula=_(
            "Deals won divided by deals won, lost or ended without a decision, by count and by "
            "value. Beside it: the same for deals that were in the forecast."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(
            at_least(21, Grade.BENCHMARK, part="all"),
            at_least(47.3, Grade.BENCHMARK, part="forecast"),
        ),
        used_by=("Q6a", "Q7", "L2"),
        inputs=(i.DEALS,),
        note=_("All deals: a HubSpot survey, second-hand. Forecast deals: CSO Insights 2018."),
        parts=(
            Part("all", _("All deals"), Unit.PERCENT, UP),
            Part("forecast", _("Deals in the forecast"), Unit.PERCENT, UP),
        ),
    ),
    Measure(
        id="M34",
        name=_("Length of a sale"),
        formula=_("Median days from creating a deal to winning it, by segment and size."),
        unit=Unit.DAYS,
        direction=DOWN,
        targets=(own_baseline(),),
        used_by=("Q5",),
        inputs=(i.DEALS,),
    ),
    Measure(
        id="M35",
        name=_("Stalled deals"),
        formula=_(
            "Open deals with nothing planned, or longer in their stage than four in five won deals "
            "were; divided by open deals."
        ),
        unit=Unit.PERCENT,
        direction=DOWN,
        targets=(at_most(15),),
        used_by=("Q5", "G5", "OAC1"),
        inputs=(i.DEALS, i.TASKS),
    ),
    Measure(
        id="M36",
        name=_("Forecast accuracy"),
        formula=_("One minus the miss divided by the actual sales, per quarter."),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(85),),
        used_by=("PF5", "G8"),
        inputs=(i.FORECASTS, i.DEALS),
    ),
    Measure(
        id="M37",
        name=_("Sellers on target"),
        formula=_("Sellers who won at least their target, divided by sellers with a target."),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(
            Target(
                Op.CONTEXT,
                grade=Grade.BENCHMARK,
                text=_("65 percent in the best firms, 54 on average, 22 in the last"),
                levels=(22, 54, 65),
            ),
        ),
        used_by=("Q7", "PF5"),
        inputs=(i.DEALS, i.SALES_TARGETS),
        note=_(
            "Aberdeen 2010. The groups were defined by this very figure, "
            "so it describes and does not promise."
        ),
    ),
    Measure(
        id="M38",
        name=_("Cost of winning a customer"),
        formula=_(
            "Spending and time on winning customers divided by new customers; the months until it "
            "is earned back; lifetime value divided by it."
        ),
        unit=Unit.MONEY,
        direction=DOWN,
        targets=(
            own_baseline(part="cost"),
            own_baseline(part="payback"),
            at_least(3, part="value_to_cost", text=_("3 or more, a rule of thumb")),
        ),
        used_by=("Q6a", "VC5", "PF2", "G8", "F5"),
        inputs=(i.ORDERS, i.ACQUISITION_SPEND),
        parts=(
            Part("cost", _("Cost per new customer"), Unit.MONEY, DOWN),
            Part("payback", _("Months to earn it back"), Unit.MONTHS, DOWN),
            Part("value_to_cost", _("Lifetime value to cost"), Unit.TIMES, UP),
        ),
    ),
)
