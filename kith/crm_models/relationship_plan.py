"""Which relationship type suits whom, and how to get there."""

from __future__ import annotations

from dataclasses import dataclass

from kith.foundation.i18n import _

WISHES: dict[str, str] = {
    "little": _("Wants little contact"),
    "neutral": _("Neutral"),
    "close": _("Wants closeness"),
}

TIERS: dict[str, str] = {
    "most_valuable": _("Most valuable"),
    "most_growable": _("Most growable"),
    "core": _("Core"),
    "below_zero": _("Below zero"),
}


@dataclass(frozen=True, slots=True)
class DesiredType:
    """The type to aim for. ``form`` narrows it: ``light``, ``check``, ``automated``,
    ``accountable`` or ``self_service``; ``usual`` marks the tier's normal case;
    ``if_gap_exceeds_cost`` makes it depend on the growth gap."""

    tier: str
    wish: str
    type: str
    text: str
    form: str = ""
    usual: bool = False
    if_gap_exceeds_cost: bool = False


DESIRED: tuple[DesiredType, ...] = (
    DesiredType("most_valuable", "little", "proactive", _("Help first, but seldom"), form="light"),
    DesiredType("most_valuable", "neutral", "proactive", _("Help first")),
    DesiredType("most_valuable", "close", "partnership", _("Work on common goals"), usual=True),
    DesiredType(
        "most_growable",
        "little",
        "transactional",
        _("Sell, and ask whether all is well"),
        form="accountable",
    ),
    DesiredType("most_growable", "neutral", "proactive", _("Help first"), usual=True),
    DesiredType(
        "most_growable",
        "close",
        "partnership",
        _("Work on common goals, if the growth is worth more than it costs"),
        if_gap_exceeds_cost=True,
    ),
    DesiredType(
        "core", "little", "transactional", _("Sell, and check after the sale"), form="check"
    ),
    DesiredType(
        "core", "neutral", "reactive", _("Answer, and ask whether it helped"), form="accountable"
    ),
    DesiredType("core", "close", "proactive", _("Help first, by software"), form="automated"),
    DesiredType("below_zero", "little", "transactional", _("Self-service"), form="self_service"),
    DesiredType("below_zero", "neutral", "transactional", _("Self-service"), form="self_service"),
    DesiredType("below_zero", "close", "transactional", _("Self-service"), form="self_service"),
)
"""Kotler agrees: many customers with thin margin, basic; few with thick margin, partnership."""


@dataclass(frozen=True, slots=True)
class Move:
    """How to bring a customer from one type to another."""

    from_type: str
    to_type: str
    steps: tuple[str, ...]


MOVES: tuple[Move, ...] = (
    Move(
        "transactional",
        "reactive",
        (
            _("Open a way to ask"),
            _("Answer in the promised time"),
            _("Ask within 14 days whether it helped"),
        ),
    ),
    Move(
        "reactive",
        "proactive",
        (
            _("Mend the cause"),
            _("Prevent the next problem"),
            _("Name an owner"),
            _("Make two useful contacts before the next problem"),
            _("Send tips before the need arises"),
        ),
    ),
    Move(
        "proactive",
        "partnership",
        (
            _("Find a sponsor at the top"),
            _("Agree common goals with figures"),
            _("Review them each quarter"),
            _("Give early access"),
            _("Use their ideas where they can see it"),
            _("Tailor the support"),
        ),
    ),
    Move(
        "neglected",
        "reactive",
        (_("Apologize"), _("Solve the problem"), _("Name an owner within a day")),
    ),
    Move(
        "any",
        "transactional",
        (
            _("Only when the customer cost more than they brought in two half-years"),
            _("Move them to self-service"),
            _("Tell them"),
            _("Keep the service you promised"),
        ),
    ),
)

MOVE_UP_RULE = _(
    "Move closer only if the chance to succeed times the gain in lifetime value exceeds the added "
    "cost over two years, and the customer agrees. Otherwise hold on purpose, with the reason. "
    "A stated wish for less contact always wins."
)

PROGRAM_MEASURES: tuple[str, ...] = ("R1.a", "R1.b", "R1.c", "R1.d", "R1.e")
"""The stage-local measures that judge the whole plan."""
