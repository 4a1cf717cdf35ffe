"""M19 and M20: do we answer in time, and how fast?

Two clocks run from the incoming message to the first later reply that a person wrote (an automatic
receipt stops neither): the business-hours clock, by which promises are kept, and the calendar
clock, by which customers wait and published figures are told.
"""

from __future__ import annotations

from kith.analytical.measures.aggregates import OrderStatistic, Share
from kith.analytical.measures.inputs import WANTING_REPLY
from kith.analytical.measures.registry import Figure, measure
from kith.analytical.measures.rows import Evidence, Rows
from kith.crm_models.vocabulary import Direction, Unit
from kith.foundation.i18n import _

SOURCE = "waiting w JOIN run_day d ON d.day = w.day JOIN run_clock k ON k.as_of = d.as_of"
ANSWERED = "coalesce(w.first_reply_at < d.until, FALSE)"


def _answered_in_time(took: str, waited: str) -> Evidence:
    """Rows of M19 on one clock.

    Args:
        took: hours until the reply.
        waited: hours until the run date, for those without a reply.
    """
    late = f"({took}) > w.promised"
    due = f"({ANSWERED} OR ({waited}) > w.promised)"
    return Evidence(
        uses=("waiting",),
        rows=(
            Rows(
                unit="interaction",
                source=SOURCE,
                unit_id="w.interaction_id",
                customer_key="w.customer_key",
                user_id=f"CASE WHEN {ANSWERED} THEN w.first_reply_user_id ELSE w.user_id END",
                segment="w.channel",
                counted=due,
                hit=f"{ANSWERED} AND NOT {late}",
                value=f"CASE WHEN {ANSWERED} THEN {took} ELSE {waited} END",
                other="w.promised",
                at='w."at"',
                why=f"CASE WHEN {ANSWERED} AND {late} THEN 'answered_late'"
                f" WHEN {ANSWERED} THEN '' WHEN {due} THEN 'not_answered'"
                " ELSE 'not_due_yet' END",
            ),
        ),
    )


@measure("M19", Share(), needs=(WANTING_REPLY,), clock=True)
def answered_in_time() -> Evidence:
    """Messages that want a reply: answered within the business hours promised for the channel?"""
    return _answered_in_time("w.opened_at_reply - w.opened_at", "k.opened - w.opened_at")


@measure(
    "M19",
    Figure("calendar", Share(), name=_("By the calendar clock")),
    needs=(WANTING_REPLY,),
    clock=True,
)
def answered_in_time_by_calendar() -> Evidence:
    """The same while nights and weekends count as well."""
    waited = '(epoch(d.until) - epoch(w."at")) / 3600.0'
    return _answered_in_time("w.calendar_hours", waited)


CHANNELS = {
    "email": _("E-mail"),
    "social": _("Social media"),
    "chat": _("Chat"),
    "phone": _("Phone"),
    "form": _("Form"),
}
NINE_IN_TEN = {
    "email": _("E-mail, nine in ten"),
    "social": _("Social media, nine in ten"),
    "chat": _("Chat, nine in ten"),
    "phone": _("Phone, nine in ten"),
    "form": _("Form, nine in ten"),
}
BUSINESS = {
    "email": _("E-mail, in business hours"),
    "social": _("Social media, in business hours"),
    "chat": _("Chat, in business hours"),
    "phone": _("Phone, in business hours"),
    "form": _("Form, in business hours"),
}


def _times() -> tuple[Figure, ...]:
    """Median and P90 by the calendar, and the median in business hours, channel by channel."""
    kinds = (
        ("", CHANNELS, OrderStatistic()),
        ("_p90", NINE_IN_TEN, OrderStatistic(0.9)),
        ("_business", BUSINESS, OrderStatistic(column="other")),
    )
    return tuple(
        Figure(
            f"{channel}{suffix}",
            statistic,
            rows=f"segment = '{channel}'",
            name=name,
            unit=Unit.HOURS,
            direction=Direction.DOWN,
        )
        for suffix, names, statistic in kinds
        for channel, name in names.items()
    )


@measure("M20", *_times(), needs=(WANTING_REPLY,), clock=True)
def first_response_time() -> Evidence:
    """Answered messages: hours to the first reply by the calendar (value) and of business (other).

    Channels are never averaged. What nobody answered has no time yet; M19 counts it.
    """
    return Evidence(
        uses=("waiting",),
        rows=(
            Rows(
                unit="interaction",
                source=SOURCE,
                unit_id="w.interaction_id",
                customer_key="w.customer_key",
                user_id="w.first_reply_user_id",
                segment="w.channel",
                counted=ANSWERED,
                value="w.calendar_hours",
                other="w.opened_at_reply - w.opened_at",
                at='w."at"',
                why=f"CASE WHEN {ANSWERED} THEN '' ELSE 'not_answered' END",
            ),
        ),
    )
