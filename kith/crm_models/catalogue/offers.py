"""M28–M31: does treating customers differently pay both sides?"""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Bound,
    Direction,
    Measure,
    Part,
    Unit,
    above,
    at_least,
    own_baseline,
)
from kith.foundation.i18n import _

UP = Direction.UP

MEASURES = (
    Measure(
        id="M28",
        name=_("Lift over doing nothing"),
        formula=_(
            "Share of treated customers who responded minus the share among those held out by "
            "chance. Beside it: the difference in margin per head."
        ),
        unit=Unit.POINTS,
        direction=UP,
        targets=(
            above(
                0,
                part="response",
                bound=Bound.LOW,
                text=_("the lower end of the interval above zero"),
            ),
            own_baseline(part="margin"),
        ),
        used_by=("ID4", "Q6g", "VC4", "G3", "OAC2", "J4"),
        inputs=(i.EXPERIMENTS,),
        note=_(
            "Interval by Newcombe's method, 95 percent. The relative lift divides by the "
            "held-out share."
        ),
        parts=(
            Part("response", _("Response"), Unit.POINTS, UP),
            Part("margin", _("Margin per head"), Unit.MONEY, UP),
        ),
    ),
    Measure(
        id="M29",
        name=_("Customized treatment"),
        formula=_(
            "Customers of the top two tiers who got at least one offer or service made for them in "
            "the last year, divided by all customers of these tiers."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(80),),
        used_by=("ID4", "VC4", "F4", "R4"),
        inputs=(i.ORDERS, i.OFFERS),
    ),
    Measure(
        id="M30",
        name=_("Offers accepted"),
        formula=_(
            "Offers accepted divided by offers shown: customized offers minus standard ones."
        ),
        unit=Unit.POINTS,
        direction=UP,
        targets=(above(0, text=_("customized better than standard")),),
        used_by=("ID4", "Q2", "VC4"),
        inputs=(i.OFFERS,),
    ),
    Measure(
        id="M31",
        name=_("Customization margin"),
        formula=_(
            "Average margin after discount and the cost of customizing, per offer shown: "
            "customized minus standard."
        ),
        unit=Unit.MONEY,
        direction=UP,
        targets=(at_least(0),),
        used_by=("ID4", "VC4", "PF2", "F4"),
        inputs=(i.OFFERS, i.ORDER_COSTS),
    ),
)
