"""Relations that several measures stand on, as common table expressions.

They read the tables of the warehouse and the TEMP tables of `periods`: run_date (one row a run
date), run_day (one row a run date and day of its window; `until` is the end of the run date).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kith.analytical.measures.clock import opened_sql

END = "(r.as_of + INTERVAL 1 DAY)"  # the first moment after the run date `r`
NEVER = "TIMESTAMP '9999-12-31 00:00:00'"


def dated(condition: str) -> str:
    """A join condition between many rows and the few run dates, which are tried one by one.

    As a bare comparison DuckDB would sort both sides for it, which takes ten times as long.
    """
    return f"CASE WHEN {condition} THEN TRUE ELSE FALSE END"


RELATIONS: dict[str, str] = {
    # Who is a customer as of each run date, and who is active. While nothing was ever ordered
    # everybody known is a customer, so that a list of people alone can be judged.
    "customer_state": f"""
        SELECT c.as_of, c.customer_key, c.is_active FROM customer_at c
        JOIN run_date r ON r.as_of = c.as_of
        UNION ALL
        SELECT r.as_of, k.customer_key, TRUE FROM run_date r
        JOIN dim_customer k ON k.created_at < {END}
        WHERE r.as_of < (SELECT coalesce(min(day), DATE '9999-12-31') FROM fact_order)
    """,
    # Since when each person is known: the record may be younger than the orders brought with it.
    "known_person": """
        SELECT p.person_id, p.customer_key, p.entity, p.identity_types, p.verified_at,
            least(p.created_at, coalesce(s.since, p.created_at)) AS since
        FROM dim_person p LEFT JOIN (
            SELECT person_id, min(first) AS since FROM (
                SELECT person_id, min(ordered_at) AS first FROM fact_order GROUP BY person_id
                UNION ALL
                SELECT person_id, min("at") AS first FROM fact_interaction GROUP BY person_id
                UNION ALL
                SELECT person_id, min("at") AS first FROM fact_consent GROUP BY person_id
            ) t GROUP BY person_id
        ) s ON s.person_id = p.person_id
    """,
    "active_person": f"""
        SELECT s.as_of, p.person_id, p.customer_key, p.identity_types, p.verified_at, p.since
        FROM customer_state s
        JOIN run_date r ON r.as_of = s.as_of
        JOIN known_person p ON p.customer_key = s.customer_key AND p.since < {END}
        WHERE s.is_active
    """,
    "known_organization": """
        SELECT g.organization_id, g.customer_key, g.entity,
            least(g.created_at, coalesce(s.since, g.created_at)) AS since
        FROM dim_organization g LEFT JOIN (
            SELECT organization_id, min(ordered_at) AS since FROM fact_order
            GROUP BY organization_id
        ) s ON s.organization_id = g.organization_id
    """,
    # The stretches of time in which a person may be sent marketing on a channel. Each permission
    # ends with the next word on that channel, with an objection on any (GDPR 21(3)), or when it
    # expires; said at the same moment, the refusal holds.
    "permission": f"""
        SELECT person_id, channel, proof, "at" AS starts,
            least(
                coalesce(next_word, {NEVER}), coalesce(next_objection, {NEVER}),
                coalesce(expires_at, {NEVER})
            ) AS ends
        FROM (
            SELECT *,
                lead("at") OVER (PARTITION BY person_id, channel ORDER BY "at", refused, entry_id)
                    AS next_word,
                min(CASE WHEN action = 'objected' THEN "at" END) OVER (
                    PARTITION BY person_id ORDER BY "at", refused, entry_id
                    ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
                ) AS next_objection
            FROM (
                SELECT *, CASE WHEN action = 'given' THEN 0 ELSE 1 END AS refused
                FROM fact_consent WHERE purpose = 'marketing'
            ) said
        ) followed
        WHERE action = 'given'
    """,
    # Incoming messages that want a reply, with both clocks; the business clock as hours since its
    # first day, at receipt and at the reply.
    "waiting": f"""
        SELECT i.interaction_id, i.customer_key, i.user_id, i.channel, i."at", i.day,
            i.first_reply_at, i.first_reply_user_id,
            coalesce(own.hours, rest.hours, 24.0) AS promised,
            (epoch(i.first_reply_at) - epoch(i."at")) / 3600.0 AS calendar_hours,
            {opened_sql('i."at"', "b")} AS opened_at,
            {opened_sql("i.first_reply_at", "c")} AS opened_at_reply
        FROM fact_interaction i
        JOIN zone_shift z ON {dated('i."at" >= z.starts AND i."at" < z.ends')}
        JOIN business_day b ON b.day = CAST(i."at" + z.shift AS DATE)
        LEFT JOIN zone_shift y
            ON {dated("i.first_reply_at >= y.starts AND i.first_reply_at < y.ends")}
        LEFT JOIN business_day c ON c.day = CAST(i.first_reply_at + y.shift AS DATE)
        LEFT JOIN reply_promise own ON own.channel = i.channel
        LEFT JOIN reply_promise rest ON rest.channel = 'other'
        WHERE i.direction = 'in' AND i.needs_reply
    """,
}


def with_clause(uses: Collection[str], own: Mapping[str, str], there: Collection[str] = ()) -> str:
    """`WITH` the named shared relations, then the measure's own, in this order.

    Those in `there` are TEMP tables already.
    """
    shared = {name: RELATIONS[name] for name in uses if name not in there}
    chosen = {**shared, **own}
    return "WITH " + ", ".join(f"{name} AS ({sql.strip()})" for name, sql in chosen.items())
