"""The strategic CRM framework of Adrian Payne and Pennie Frow."""

from __future__ import annotations

from kith.crm_models.payne_frow import components, processes
from kith.crm_models.vocabulary import Disagreement, Model, Phase
from kith.foundation.i18n import _

PAYNE_FROW = Model(
    id="payne_frow",
    name=_("Payne and Frow"),
    other_names=("Payne–Frow", "Payne & Frow strategic framework"),
    search_aliases=("five forces", "5 forces"),
    author=_("Adrian Payne and Pennie Frow"),
    aim=_("Value for customers and value for the firm, created together and over time."),
    summary=_(
        "Five processes run across all teams: choose a strategy, create value for both sides, join "
        "the channels, keep a common memory, and check results. Each process asks two questions. "
        "Four components make sure it can be carried out."
    ),
    when_to_choose=_("Choose it when strategy and channels are decided in different rooms."),
    phases=(Phase("process", _("Processes")), Phase("component", _("Making it happen"))),
    stages=processes.STAGES + components.STAGES,
    sources=(
        "Payne and Frow, Journal of Marketing 69(4), 2005, 167-176",
        "Payne and Frow, Journal of Marketing Management 22, 2006, 135-168",
    ),
    disagreements=(
        Disagreement(
            _("Payne and Frow describe five forces."),
            _(
                "The five forces are Porter's picture of an industry. Theirs are five "
                "processes and four components."
            ),
        ),
        Disagreement(
            _("Assessment comes fourth and information fifth."),
            _(
                "Information feeds all processes all the time, and assessment leads back to "
                "strategy."
            ),
        ),
        Disagreement(
            _("Multichannel means telling every team, or the same quality on each channel."),
            _("These are two demands. Kith does both."),
        ),
    ),
    note=_("The five levels of maturity come from a secondary source."),
)
