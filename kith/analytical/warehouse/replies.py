"""What interactions derive from each other: the first human reply, and what became of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# For an inbound row the first outbound at or after it that no machine sent: in its thread, or,
# without a thread, of the same customer and channel within 30 days.
_REPLIES = """
    WITH inbound AS (
        SELECT interaction_id, thread, customer_key, channel, "at" FROM fact_interaction
        WHERE direction = 'in' AND ({affected})
    ), outbound AS (
        SELECT thread, customer_key, channel, "at", user_id FROM fact_interaction
        WHERE direction = 'out' AND NOT is_automated
    )
    SELECT i.interaction_id, o."at" AS reply_at, o.user_id
    FROM (SELECT * FROM inbound WHERE thread <> '') i
    ASOF JOIN (SELECT * FROM outbound WHERE thread <> '') o
        ON o.thread = i.thread AND o."at" >= i."at"
    UNION ALL
    SELECT i.interaction_id, o."at", o.user_id
    FROM (SELECT * FROM inbound WHERE thread = '') i
    ASOF JOIN outbound o
        ON o.customer_key = i.customer_key AND o.channel = i.channel AND o."at" >= i."at"
    WHERE o."at" <= i."at" + INTERVAL 30 DAY
"""
_KINDS = ("delivered", "bounced", "clicked", "replied", "unsubscribed", "complained")
_OUTCOMES = (
    "SELECT interaction_id, "
    + ", ".join(f"min(\"at\") FILTER (kind = '{kind}') AS {kind}_at" for kind in _KINDS)
    + " FROM source_outcome WHERE {affected} GROUP BY interaction_id"
)
# Rows whose thread, or whose customer and channel, were touched.
_TOUCHED = """
    interaction_id IN (SELECT interaction_id FROM touched_talk)
    OR (thread <> '' AND thread IN (SELECT thread FROM touched_talk))
    OR (thread = '' AND (customer_key, channel) IN (
        SELECT (customer_key, channel) FROM touched_talk WHERE customer_key IS NOT NULL))
"""


def fold_all_replies(duck: DuckDBPyConnection) -> None:
    """Derive the reply and the outcomes of every interaction."""
    outcomes = ", ".join(f"p.{kind}_at AS {kind}_at" for kind in _KINDS)
    duck.execute(
        f"""
        CREATE OR REPLACE TABLE fact_interaction AS
        SELECT f.* REPLACE (r.reply_at AS first_reply_at, r.user_id AS first_reply_user_id,
                            {outcomes})
        FROM fact_interaction f
        LEFT JOIN ({_REPLIES.format(affected="true")}) r USING (interaction_id)
        LEFT JOIN ({_OUTCOMES.format(affected="true")}) p USING (interaction_id)
        """
    )


def fold_touched_replies(duck: DuckDBPyConnection) -> None:
    """Derive them again for what `touched_talk` names: rows, threads, customers with a channel."""
    duck.execute(
        f"CREATE OR REPLACE TEMP TABLE affected_talk AS "
        f"SELECT interaction_id FROM fact_interaction WHERE {_TOUCHED}"
    )
    here = "interaction_id IN (SELECT interaction_id FROM affected_talk)"
    outcomes = ", ".join(f"{kind}_at = n.{kind}_at" for kind in _KINDS)
    chosen = ", ".join(f"p.{kind}_at" for kind in _KINDS)
    duck.execute(
        f"""
        UPDATE fact_interaction SET first_reply_at = n.reply_at,
            first_reply_user_id = n.reply_user_id, {outcomes}
        FROM (
            SELECT a.interaction_id, r.reply_at, r.user_id AS reply_user_id, {chosen}
            FROM affected_talk a
            LEFT JOIN ({_REPLIES.format(affected=here)}) r USING (interaction_id)
            LEFT JOIN ({_OUTCOMES.format(affected=here)}) p USING (interaction_id)
        ) n WHERE n.interaction_id = fact_interaction.interaction_id
        """
    )
