"""M23–M25: what became of the messages we sent."""

from __future__ import annotations

from kith.analytical.measures.aggregates import Share
from kith.analytical.measures.inputs import OUTCOMES
from kith.analytical.measures.registry import Figure, measure
from kith.analytical.measures.rows import Evidence, Rows

SENT = "fact_interaction i JOIN run_day d ON d.day = i.day"
DELIVERED = "coalesce(i.delivered_at < d.until, FALSE)"
BOUNCED = "coalesce(i.bounced_at < d.until, FALSE)"
# A click within two seconds of delivery is a filter's; the same moment is a file without seconds.
MACHINE_CLICK = """(i.clicked_at > i.delivered_at
    AND epoch(i.clicked_at) - epoch(i.delivered_at) < 2)"""
CLICKED = f"(coalesce(i.clicked_at < d.until, FALSE) AND NOT {MACHINE_CLICK})"


def _messages(hit: str, counted: str = DELIVERED, missed: str = "") -> Evidence:
    """Outgoing messages with a known outcome; `hit` and `counted` are SQL conditions."""
    return Evidence(
        rows=(
            Rows(
                unit="interaction",
                source=SENT,
                where=f"i.direction = 'out' AND ({DELIVERED} OR {BOUNCED})",
                unit_id="i.interaction_id",
                customer_key="i.customer_key",
                user_id="i.user_id",
                segment="i.channel",
                counted=counted,
                hit=hit,
                at='i."at"',
                why=f"CASE WHEN NOT {counted} THEN 'not_delivered' {missed} ELSE '' END",
            ),
        )
    )


@measure("M23", Share(), needs=(OUTCOMES,))
def reply_rate() -> Evidence:
    """People who were reached in the window: did they reply to any of it?"""
    reached = f"""
        SELECT d.as_of, i.person_id, max(i.customer_key) AS customer_key, max(i."at") AS latest,
            bool_or(coalesce(i.replied_at < d.until, FALSE)) AS replied, count(*) AS messages
        FROM {SENT} WHERE i.direction = 'out' AND i.person_id IS NOT NULL AND {DELIVERED}
        GROUP BY d.as_of, i.person_id
    """
    return Evidence(
        own={"reached": reached},
        rows=(
            Rows(
                unit="person",
                source="reached p",
                as_of="p.as_of",
                unit_id="p.person_id",
                customer_key="p.customer_key",
                hit="p.replied",
                value="CAST(p.messages AS DOUBLE)",
                at="p.latest",
                why="CASE WHEN p.replied THEN '' ELSE 'no_reply' END",
            ),
        ),
    )


@measure("M24", Share(), needs=(OUTCOMES,))
def click_rate() -> Evidence:
    """Delivered messages: clicked by a person? One message counts once, however often clicked."""
    return _messages(CLICKED, missed=f"WHEN {MACHINE_CLICK} THEN 'machine_click'")


@measure("M25", Figure("unsubscribe", Share()), needs=(OUTCOMES,))
def unsubscribes() -> Evidence:
    """Delivered messages: did the person unsubscribe?"""
    hit = "coalesce(i.unsubscribed_at < d.until, FALSE)"
    return _messages(hit, missed=f"WHEN {hit} THEN 'unsubscribed'")


@measure("M25", Figure("complaint", Share()), needs=(OUTCOMES,))
def spam_complaints() -> Evidence:
    """Delivered messages: was it reported as spam?"""
    hit = "coalesce(i.complained_at < d.until, FALSE)"
    return _messages(hit, missed=f"WHEN {hit} THEN 'reported_as_spam'")


@measure("M25", Figure("bounce", Share()), needs=(OUTCOMES,))
def dead_addresses() -> Evidence:
    """Messages whose outcome is known: did it come back?"""
    return _messages(BOUNCED, counted="TRUE", missed=f"WHEN {BOUNCED} THEN 'bounced'")
