"""The CRM value chain of Francis Buttle."""

from __future__ import annotations

from kith.crm_models.value_chain import primary, supporting
from kith.crm_models.vocabulary import Disagreement, Model, Phase
from kith.foundation.i18n import _

VALUE_CHAIN = Model(
    id="value_chain",
    name=_("CRM value chain"),
    other_names=("Buttle",),
    search_aliases=("Porter", "value chain"),
    author=_("Francis Buttle"),
    aim=_("Profit from customers, because both sides gain."),
    summary=_(
        "Five steps lead from choosing customers to managing the whole relation, and five "
        "conditions hold them up: leadership, purchasing, people, systems and structure. A newer "
        "version has three core processes: find the opportunity, develop the offer, manage the "
        "journey."
    ),
    when_to_choose=_("Choose it when profit per customer matters more than volume."),
    phases=(
        Phase("primary", _("Primary stages")),
        Phase("supporting", _("Supporting conditions")),
    ),
    stages=primary.STAGES + supporting.STAGES,
    sources=(
        "Buttle, The CRM value chain, white paper",
        "Buttle, Customer Relationship Management, later editions, on the supporting conditions",
        "Buttle, The CRM value chain: an overview, customerthink.com (3 processes, 5 enablers)",
        "Shapiro et al., Harvard Business Review 1987, on the portfolio grid",
    ),
    disagreements=(
        Disagreement(
            _("The CRM value chain is Michael Porter's."),
            _("It is Francis Buttle's. Porter was the first to draw a value chain."),
        ),
        Disagreement(
            _("Customers who buy rarely, pay late, ask for much and leave are strategic."),
            _("The original text says the opposite: they are not. Kith marks them as costly."),
        ),
        Disagreement(
            _("Portfolio analysis means knowing the CRM software."),
            _(
                "It means finding the strategic customers. Training the team is a matter of "
                "its own."
            ),
        ),
        Disagreement(
            _("Procurement is the way from prospect to customer."),
            _("In Buttle's text it is the buying side. Kith does both."),
        ),
        Disagreement(
            _("The chain has three steps."),
            _("Short accounts leave two out. It has five steps and their conditions."),
        ),
    ),
    note=_(
        "The names of the four fields in the portfolio grid come from general knowledge of "
        "the article."
    ),
)
