"""Relations that several measures stand on, as common table expressions.

They read the tables of the warehouse and the TEMP tables of `periods`: run_date (one row a run
date), run_day (one row a run date and day of its window; `until` is the end of the run date).
"""

from __future__ import annotations

END = "(r.as_of + INTERVAL 1 DAY)"  # the first moment after the run date `r`
NEVER = "TIMESTAMP '9999-12-31 00:00:00'"

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
}


def with_clause(uses: tuple[str, ...], own: dict[str, str]) -> str:
    """`WITH` the named shared relations, then the measure's own, in this order."""
    chosen = {**{name: RELATIONS[name] for name in uses}, **own}
    return "WITH " + ", ".join(f"{name} AS ({sql.strip()})" for name, sql in chosen.items())
