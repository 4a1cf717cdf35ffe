"""M22, M26 and M27: does contact teach, and is it welcome in channel, hour and number?"""

from __future__ import annotations

from kith.analytical.measures.aggregates import Count, Share
from kith.analytical.measures.inputs import INBOUND, LEARNED_FACTS, OUTBOUND, PROMOTIONS
from kith.analytical.measures.registry import measure
from kith.analytical.measures.relations import dated
from kith.analytical.measures.rows import Evidence, Rows
from kith.analytical.measures.settings import (
    PROMOTION_DAYS,
    PROMOTIONS_ALLOWED,
    QUIET_FROM_HOUR,
    QUIET_UNTIL_HOUR,
)


def _minutes(time: str) -> str:
    return f"(extract(hour FROM {time}) * 60 + extract(minute FROM {time}))"


# When each person wants to be reached: own wishes first, then those of the customer.
WISHES = """
    SELECT p.person_id,
        coalesce(nullif(p.preferred_channel, ''), nullif(c.preferred_channel, '')) AS channel,
        coalesce(p.preferred_from, c.preferred_from) AS opens,
        coalesce(p.preferred_until, c.preferred_until) AS closes
    FROM dim_person p LEFT JOIN dim_customer c ON c.customer_key = p.customer_key
"""
LOCAL = f"""JOIN zone_shift z ON {dated('i."at" >= z.starts AND i."at" < z.ends')}"""
LOCAL_MINUTE = _minutes('(i."at" + z.shift)')
# A file that has days and no hours puts midnight: nothing is known about the hour then.
HAS_HOUR = f"""({LOCAL_MINUTE} <> 0 AND {_minutes('i."at"')} <> 0)"""
HAS_HOURS = "(w.opens IS NOT NULL AND w.closes IS NOT NULL)"
OPENS, CLOSES = _minutes("w.opens"), _minutes("w.closes")
# Hours may run over midnight: from 20:00 until 02:00.
IN_HOURS = f"""(CASE WHEN {OPENS} <= {CLOSES}
    THEN {LOCAL_MINUTE} >= {OPENS} AND {LOCAL_MINUTE} < {CLOSES}
    ELSE {LOCAL_MINUTE} >= {OPENS} OR {LOCAL_MINUTE} < {CLOSES} END)"""
IN_DAYTIME = (
    f"({LOCAL_MINUTE} >= {QUIET_UNTIL_HOUR * 60} AND {LOCAL_MINUTE} < {QUIET_FROM_HOUR * 60})"
)


@measure("M22", Share(), needs=(INBOUND, LEARNED_FACTS))
def learning_yield() -> Evidence:
    """Calls, meetings, visits and answered messages: was anything learned about the customer?"""
    meets = "i.kind IN ('call', 'meeting', 'visit')"
    two_way = f"({meets} OR coalesce(i.first_reply_at < d.until, FALSE))"
    learned = "(i.learned > 0 OR n.interaction_id IS NOT NULL)"
    return Evidence(
        own={
            "taught": """SELECT DISTINCT interaction_id FROM fact_need
                WHERE interaction_id IS NOT NULL"""
        },
        rows=(
            Rows(
                unit="interaction",
                source="""fact_interaction i JOIN run_day d ON d.day = i.day
                    LEFT JOIN taught n ON n.interaction_id = i.interaction_id""",
                where=f"i.direction = 'in' OR (i.direction = 'out' AND {meets})",
                unit_id="i.interaction_id",
                customer_key="i.customer_key",
                user_id="coalesce(i.user_id, i.first_reply_user_id)",
                segment="i.channel",
                counted=f"{two_way} AND NOT i.is_automated",
                hit=learned,
                value="CAST(i.learned AS DOUBLE)",
                at='i."at"',
                why="CASE WHEN i.is_automated THEN 'sent_by_machine'"
                f" WHEN NOT {two_way} THEN 'one_way' WHEN {learned} THEN ''"
                " ELSE 'nothing_learned' END",
            ),
        ),
    )


# Promotions with what was wrong about each. Whom: a person, or an organization below zero.
SENT = f"""
    SELECT i.interaction_id, i.person_id, i.organization_id, i.customer_key, i."at", i.day,
        coalesce(i.person_id, -i.organization_id) AS whom,
        count(*) OVER (
            PARTITION BY coalesce(i.person_id, -i.organization_id) ORDER BY i."at"
            RANGE BETWEEN INTERVAL {PROMOTION_DAYS} DAY PRECEDING AND CURRENT ROW
        ) > {PROMOTIONS_ALLOWED} AS over_limit,
        coalesce({HAS_HOUR}
            AND NOT (CASE WHEN {HAS_HOURS} THEN {IN_HOURS} ELSE {IN_DAYTIME} END), FALSE) AS quiet
    FROM fact_interaction i {LOCAL}
    LEFT JOIN wishes w ON w.person_id = i.person_id
    WHERE i.direction = 'out' AND i.is_promotional
        AND (i.person_id IS NOT NULL OR i.organization_id IS NOT NULL)
"""
OPEN_COMPLAINT = """
    SELECT DISTINCT s.interaction_id FROM sent s
    JOIN fact_interaction c ON coalesce(c.person_id, -c.organization_id) = s.whom
        AND c."at" <= s."at" AND (c.first_reply_at IS NULL OR c.first_reply_at > s."at")
    WHERE c.direction = 'in' AND c.kind = 'complaint'
"""
JUDGED = """
    SELECT d.as_of, s.whom, s.person_id, s.organization_id, s.customer_key, s."at",
        CASE WHEN o.interaction_id IS NOT NULL THEN '1_open_complaint'
            WHEN s.over_limit THEN '2_over_limit' WHEN s.quiet THEN '3_quiet_hours' END AS breach
    FROM sent s JOIN run_day d ON d.day = s.day
    LEFT JOIN open_complaint o ON o.interaction_id = s.interaction_id
"""
PRESSED = """
    SELECT as_of, whom, max(person_id) AS person_id, max(organization_id) AS organization_id,
        max(customer_key) AS customer_key, min(breach) AS breach, count(breach) AS breaches,
        count(*) AS messages,
        coalesce(max(CASE WHEN breach IS NOT NULL THEN "at" END), max("at")) AS latest
    FROM judged GROUP BY as_of, whom
"""


@measure("M26", Count(), needs=(PROMOTIONS,), clock=True)
def too_much_contact() -> Evidence:
    """Whoever got a promotion in the window: one too many, at a quiet hour, or while a complaint
    of theirs was open? One row each, with the gravest reason and the latest breach."""

    def rows(unit: str, where: str) -> Rows:
        return Rows(
            unit=unit,
            source="pressed p",
            where=where,
            as_of="p.as_of",
            unit_id=f"p.{unit}_id",
            customer_key="p.customer_key",
            segment="coalesce(substr(p.breach, 3), '')",
            hit="p.breach IS NOT NULL",
            value="CAST(p.breaches AS DOUBLE)",
            other="CAST(p.messages AS DOUBLE)",
            at="p.latest",
            why="coalesce(substr(p.breach, 3), '')",
        )

    return Evidence(
        own={
            "wishes": WISHES,
            "sent": SENT,
            "open_complaint": OPEN_COMPLAINT,
            "judged": JUDGED,
            "pressed": PRESSED,
        },
        rows=(
            rows("person", "p.person_id IS NOT NULL"),
            rows("organization", "p.person_id IS NULL"),
        ),
    )


# Outgoing messages, with the channel stated by the person or the customer (NULL where none is).
WRITTEN = f"""
    SELECT i.interaction_id, i.customer_key, i.user_id, i.channel, i."at", i.day,
        i.is_automated AND NOT i.is_promotional AS is_receipt,
        coalesce(w.channel, nullif(c.preferred_channel, '')) AS stated,
        NOT {HAS_HOURS} OR NOT {HAS_HOUR} OR {IN_HOURS} AS in_hours
    FROM fact_interaction i {LOCAL}
    LEFT JOIN wishes w ON w.person_id = i.person_id
    LEFT JOIN dim_customer c ON c.customer_key = i.customer_key
    WHERE i.direction = 'out'
"""
# The channel by which each customer wrote most often in the window; the last by name where equal.
HABIT = """
    SELECT as_of, customer_key, substr(max(lpad(CAST(n AS VARCHAR), 9, '0') || channel), 10)
        AS channel
    FROM (
        SELECT d.as_of, i.customer_key, i.channel, count(*) AS n
        FROM fact_interaction i JOIN run_day d ON d.day = i.day
        WHERE i.direction = 'in' AND NOT i.is_automated
            AND i.customer_key IN (SELECT customer_key FROM written WHERE stated IS NULL)
        GROUP BY d.as_of, i.customer_key, i.channel
    ) counted_channels
    GROUP BY as_of, customer_key
"""


@measure("M27", Share(), needs=(OUTBOUND,), clock=True)
def preferred_channel_used() -> Evidence:
    """Outgoing contacts: by the channel stated, else the one seen, and within stated hours?"""
    channel = "coalesce(i.stated, h.channel)"
    return Evidence(
        own={"wishes": WISHES, "written": WRITTEN, "habit": HABIT},
        rows=(
            Rows(
                unit="interaction",
                source="""written i JOIN run_day d ON d.day = i.day
                    LEFT JOIN habit h ON h.as_of = d.as_of AND h.customer_key = i.customer_key""",
                unit_id="i.interaction_id",
                customer_key="i.customer_key",
                user_id="i.user_id",
                segment="i.channel",
                counted=f"NOT i.is_receipt AND {channel} IS NOT NULL",
                hit=f"i.channel = {channel} AND i.in_hours",
                at='i."at"',
                why="CASE WHEN i.is_receipt THEN 'automatic_receipt'"
                f" WHEN {channel} IS NULL THEN 'no_preference_known'"
                f" WHEN i.channel <> {channel} THEN 'other_channel'"
                " WHEN NOT i.in_hours THEN 'outside_hours' ELSE '' END",
            ),
        ),
    )
