"""QCI, with its instrument CMAT: how well a firm manages its customers."""

from __future__ import annotations

from kith.crm_models.qci import effect, enablers, keeping, planning, winning
from kith.crm_models.vocabulary import Disagreement, Model, Phase
from kith.foundation.i18n import _

QCI = Model(
    id="qci",
    name=_("QCI"),
    other_names=(
        "CMAT",
        "Customer Management Assessment Tool",
        "Quality Competitiveness Index",
        "Quality Competitive Index",
    ),
    author=_("QCi Ltd: Neil Woodcock, Merlin Stone and Bryan Foss"),
    aim=_(
        "Manage customers well enough to keep them, serve them efficiently, win the right "
        "ones and sell them more."
    ),
    summary=_(
        "Eight parts of customer management, from planning to the customer's experience, inside a "
        "changing environment. Each practice is asked about twice: what is planned, and what is "
        "real. Proof counts, not intention."
    ),
    when_to_choose=_("Choose it when you want an honest look at people, processes and plans."),
    phases=(Phase("activity", _("Customer management activity")),),
    stages=(planning.STAGES + enablers.STAGES + winning.STAGES + keeping.STAGES + effect.STAGES),
    sources=(
        "Woodcock, Stone and Foss, The Customer Management Scorecard, 2003",
        "QCi, results of over 650 CMAT assessments",
        "Kumar et al. 2015, on winning customers back",
    ),
    disagreements=(
        Disagreement(
            _("QCI stands for Quality Competitiveness Index."),
            _(
                "The original texts know no such index. QCi Ltd was the firm, and its instrument "
                "is called CMAT. The eight parts are the same, so nothing is lost; both names are "
                "shown."
            ),
        ),
        Disagreement(
            _("The model has four parts."),
            _(
                "Short accounts leave half of it out. It has eight, and the environment "
                "around them."
            ),
        ),
    ),
    note=_(
        "The full book was not at hand, so the list of activities partly rests on general "
        "knowledge of the model."
    ),
)
