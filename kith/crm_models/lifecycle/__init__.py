"""The customer lifecycle, from suspect to advocate and back."""

from __future__ import annotations

from kith.crm_models.lifecycle import growing, keeping
from kith.crm_models.vocabulary import Disagreement, Model
from kith.foundation.i18n import _

LIFECYCLE = Model(
    id="lifecycle",
    name=_("Customer lifecycle"),
    other_names=("Loyalty ladder",),
    author=_("Common practice, after the loyalty ladder"),
    aim=_("Every customer moves up, or is held where they are by choice."),
    summary=_(
        "Ten states, from someone who might fit to someone who recommends you, with at risk and "
        "lapsed on the way out. Each night every customer is given exactly one state, and each "
        "state has its next best aim."
    ),
    when_to_choose=_("Choose it when you want to see where customers get stuck or slip away."),
    stages=growing.STAGES + keeping.STAGES,
    sources=(
        "Loyalty ladder (secondary sources)",
        "Gupta, Lehmann and Stuart 2004, on retention and firm value",
        "Sharp, marketingscience.info, on the claim about 5 percent retention",
    ),
    disagreements=(
        Disagreement(
            _("Five percent more retention brings 25 to 95 percent more profit."),
            _(
                "It is contested: it began as a thought experiment in which five points halved "
                "the losses. A study of five firms found about 5 percent more firm value for each "
                "percent. Kith works out your own figure instead."
            ),
        ),
    ),
    note=_("The limits between the states are ours, to be adjusted to your own customers."),
)
