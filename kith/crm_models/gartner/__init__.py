"""Gartner's eight building blocks of CRM."""

from __future__ import annotations

from kith.crm_models.gartner import inward, outward
from kith.crm_models.vocabulary import Disagreement, Model
from kith.foundation.i18n import _

GARTNER = Model(
    id="gartner",
    name=_("Gartner's eight building blocks"),
    other_names=("Gartner", "Gartner CRM framework"),
    author=_("Gartner"),
    aim=_("A strategy for the whole firm, with technology as one block of eight."),
    summary=_(
        "Vision, strategy, valued experience, collaboration, processes, information, technology "
        "and metrics. Vision and strategy come first; technology never stands in for them. Each "
        "block can also be scored by a self-assessment."
    ),
    when_to_choose=_("Choose it when several departments must agree before anyone buys tools."),
    stages=outward.STAGES + inward.STAGES,
    sources=(
        "Gartner, Eight Building Blocks of CRM; note of 2003",
        "Gartner, seven process steps (document 2337416, abstract)",
    ),
    disagreements=(
        Disagreement(
            _("Gartner's model is the technology side of CRM."),
            _("Technology is one of eight blocks. The framework is a strategy for the whole firm."),
        ),
        Disagreement(
            _("The framework has four blocks."),
            _("Short accounts leave half of it out. It has eight."),
        ),
        Disagreement(
            _("65 percent of sellers with a mobile CRM reach their target."),
            _(
                "The closest source, Aberdeen 2010, defines its best firms by that very figure, "
                "and all of them used mobile. Kith runs on phones but promises no such effect."
            ),
        ),
    ),
    note=_("The rungs of maturity partly come from secondary sources."),
)
