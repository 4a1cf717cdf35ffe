"""How a customer's relationship type is found, planned and changed.

Worked out per customer each night over the trailing 365 days. The rules are
tried in order and the first that fits holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from kith.crm_models.threshold import Threshold
from kith.crm_models.vocabulary import Op, Unit
from kith.foundation.i18n import _


@dataclass(frozen=True, slots=True)
class Feature:
    """A number (or yes = 1, no = 0) about one customer; ``symbol`` is its short name."""

    key: str
    symbol: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Condition:
    """``feature op value``, with ``feature`` a key of ``FEATURES``."""

    feature: str
    op: Op
    value: float


@dataclass(frozen=True, slots=True)
class TypeRule:
    """A type holds when all of ``all_of`` and, if given, one of ``any_of`` hold.

    ``is_type`` is false for what is a warning or a beginning, not a type.
    ``sub_level`` adds a level to the type when its condition holds as well.
    """

    key: str
    name: str
    text: str
    all_of: tuple[Condition, ...]
    any_of: tuple[Condition, ...] = ()
    sub_level: tuple[str, Condition] | None = None
    is_type: bool = True


FEATURES: dict[str, Feature] = {
    f.key: f
    for f in (
        Feature("orders", "P", _("Orders")),
        Feature("problem_contacts", "Pr", _("Incoming contacts with a problem or a question")),
        Feature("answered_share", "Ans", _("Share of these answered in the promised time")),
        Feature(
            "useful_contacts",
            "H",
            _(
                "Useful contacts that you started: check-in, advice, tip, notice, review of the "
                "plan; promotions do not count"
            ),
        ),
        Feature(
            "unprompted_contacts",
            "H0",
            _("Useful contacts without a problem in the 14 days before"),
        ),
        Feature(
            "proactive_ratio",
            "PR",
            _("Unprompted contacts divided by unprompted contacts and problem contacts"),
        ),
        Feature(
            "checked_orders",
            "Acc",
            _("Share of orders with a check of satisfaction within 14 days"),
        ),
        Feature("shared_goals", "G", _("Common goals in progress, reviewed within 120 days")),
        Feature(
            "tailored", "Tail", _("A named owner, and own service terms or a customized offer")
        ),
        Feature(
            "contributions",
            "Con",
            _("What the customer contributed: idea, survey comment, test, reference, referral"),
        ),
        Feature("contributions_used", "ConA", _("Contributions that were acted on")),
        Feature("sentiment", "Sent", _("Average mood of the messages, from −1 to 1")),
        Feature("promoter_score", "NPS", _("Last promoter score, from 0 to 10")),
    )
}

RULES: tuple[TypeRule, ...] = (
    TypeRule(
        "partnership",
        _("Partnership"),
        _(
            "You share a goal, serve the customer in an own way, act on what they contribute, "
            "and both are content."
        ),
        all_of=(
            Condition("shared_goals", Op.AT_LEAST, 1),
            Condition("tailored", Op.AT_LEAST, 1),
            Condition("contributions", Op.AT_LEAST, 2),
            Condition("contributions_used", Op.AT_LEAST, 1),
            Condition("useful_contacts", Op.AT_LEAST, 4),
        ),
        any_of=(
            Condition("promoter_score", Op.AT_LEAST, 7),
            Condition("sentiment", Op.AT_LEAST, 0),
        ),
    ),
    TypeRule(
        "proactive",
        _("Proactive"),
        _(
            "You made contact at least twice without being asked, and at least as often as "
            "problems came in."
        ),
        all_of=(
            Condition("unprompted_contacts", Op.AT_LEAST, 2),
            Condition("proactive_ratio", Op.AT_LEAST, 0.5),
        ),
    ),
    TypeRule(
        "reactive",
        _("Reactive"),
        _("The customer asks, and you answer at least half of it in time."),
        all_of=(
            Condition("problem_contacts", Op.AT_LEAST, 1),
            Condition("answered_share", Op.AT_LEAST, 0.5),
        ),
        sub_level=("accountable", Condition("checked_orders", Op.AT_LEAST, 0.5)),
    ),
    TypeRule(
        "neglected",
        _("Neglected"),
        _("The customer asks, and you answer less than half of it in time."),
        all_of=(
            Condition("problem_contacts", Op.AT_LEAST, 1),
            Condition("answered_share", Op.BELOW, 0.5),
        ),
        is_type=False,
    ),
    TypeRule(
        "transactional",
        _("Transactional"),
        _("The customer buys, and little else passes between you."),
        all_of=(Condition("orders", Op.AT_LEAST, 1),),
        sub_level=("accountable", Condition("checked_orders", Op.AT_LEAST, 0.5)),
    ),
    TypeRule(
        "pre_customer",
        _("Not a customer yet"),
        _("Nothing was bought and nothing asked."),
        all_of=(),
        is_type=False,
    ),
)

SUB_LEVELS: dict[str, str] = {
    "accountable": _("Accountable: you ask after the sale whether all is well")
}

THRESHOLDS: dict[str, Threshold] = {
    t.key: t
    for t in (
        Threshold("window", 365, Unit.DAYS, _("Days that count")),
        Threshold(
            "quiet_before",
            14,
            Unit.DAYS,
            _("Days without a problem that make a contact unprompted"),
        ),
        Threshold("check_within", 14, Unit.DAYS, _("Days within which an order must be checked")),
        Threshold(
            "goal_review", 120, Unit.DAYS, _("Days within which a common goal must be reviewed")
        ),
        Threshold("down_runs", 2, Unit.COUNT, _("Runs that must agree before a type moves down")),
        Threshold("down_run_distance", 90, Unit.DAYS, _("Days between these runs")),
        Threshold(
            "full_confidence", 5, Unit.COUNT, _("Pieces of evidence that make the type certain")
        ),
        Threshold("override_expires", 180, Unit.DAYS, _("Days after which a manual choice ends")),
        Threshold("payback", 24, Unit.MONTHS, _("Months within which a closer relation must pay")),
        Threshold(
            "on_plan", 70, Unit.PERCENT, _("Share of customers that should be on the planned type")
        ),
        Threshold(
            "useful_contacts_before_problem",
            2,
            Unit.COUNT,
            _("Useful contacts before the next problem"),
        ),
        Threshold(
            "neglected_owner",
            1,
            Unit.DAYS,
            _("Days within which a neglected customer gets an owner"),
        ),
    )
}

CLASSIFYING: tuple[str, ...] = (
    _("A move up counts at once; a move down only after two runs 90 days apart."),
    _("Certainty grows with the evidence, and the rows that prove the type are shown."),
    _("A person may choose another type with a reason; the choice ends after 180 days."),
)
