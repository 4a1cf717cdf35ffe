"""The four self-assessments, in our own words."""

from __future__ import annotations

from kith.crm_models.questionnaires import (
    cmat_acting,
    cmat_planning,
    conditions_parts,
    maturity_blocks,
    readiness_components,
    readiness_processes,
)
from kith.crm_models.questionnaires.form import MaturityLevel, Questionnaire
from kith.foundation.i18n import _

QUESTIONNAIRES: dict[str, Questionnaire] = {
    q.id: q
    for q in (
        Questionnaire(
            id="cmat",
            name=_("Customer management assessment"),
            model="qci",
            components=cmat_planning.COMPONENTS + cmat_acting.COMPONENTS,
        ),
        Questionnaire(
            id="readiness",
            name=_("Readiness check"),
            model="payne_frow",
            components=readiness_processes.COMPONENTS + readiness_components.COMPONENTS,
            levels=(
                MaturityLevel(20, _("Before CRM planning")),
                MaturityLevel(40, _("Data repository")),
                MaturityLevel(60, _("Moderate")),
                MaturityLevel(80, _("Well developed")),
                MaturityLevel(101, _("Highly advanced")),
            ),
            go_total=60,
            go_each=40,
            rules=(_("Start at a total of 60 or more, with no part below 40."),),
        ),
        Questionnaire(
            id="conditions",
            name=_("Supporting conditions"),
            model="value_chain",
            components=conditions_parts.COMPONENTS,
        ),
        Questionnaire(
            id="maturity",
            name=_("Maturity of the eight blocks"),
            model="gartner",
            components=maturity_blocks.COMPONENTS,
            rules=(
                _(
                    "The level is the lowest of vision, strategy and collaboration, and at "
                    "most one above the average."
                ),
                _("Technology alone never raises it."),
            ),
        ),
    )
}
