"""M07, M08 and M10: may we write to them, did we only then, and do we know what they need?"""

from __future__ import annotations

from kith.analytical.measures.aggregates import Count, Share
from kith.analytical.measures.inputs import CONSENT, NEEDS, ORDERS, PEOPLE, PROMOTIONS
from kith.analytical.measures.registry import measure
from kith.analytical.measures.relations import END, dated
from kith.analytical.measures.rows import Evidence, Rows


def stretches(which: str) -> str:
    """The time in which a person had a permission of this sort on any channel, without overlap, so
    that each moment lies in one stretch at most."""
    return f"""
        SELECT person_id, greatest(starts, coalesce(covered, starts)) AS starts, ends FROM (
            SELECT person_id, starts, ends,
                max(ends) OVER (PARTITION BY person_id ORDER BY starts, ends
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
            FROM permission WHERE {which}
        ) t WHERE ends > coalesce(covered, starts)
    """


@measure("M07", Share(), needs=(PEOPLE, CONSENT))
def consent_coverage() -> Evidence:
    """Everybody known: is there a permission in force, with proof, for a marketing channel?

    Who objected, and gave no new permission since, is no target and left out.
    """
    objection = """
        SELECT person_id, min("at") AS first_at FROM fact_consent
        WHERE purpose = 'marketing' AND action = 'objected' GROUP BY person_id
    """
    return Evidence(
        uses=("known_person", "permission"),
        own={
            "allowed": stretches("TRUE"),
            "proven": stretches("coalesce(proof, '') <> ''"),
            "objection": objection,
        },
        rows=(
            Rows(
                unit="person",
                source=f"""known_person p JOIN run_date r ON {dated(f"p.since < {END}")}
                    LEFT JOIN allowed a ON a.person_id = p.person_id
                        AND a.starts < {END} AND a.ends >= {END}
                    LEFT JOIN proven v ON v.person_id = p.person_id
                        AND v.starts < {END} AND v.ends >= {END}
                    LEFT JOIN objection o ON o.person_id = p.person_id AND o.first_at < {END}""",
                as_of="r.as_of",
                unit_id="p.person_id",
                customer_key="p.customer_key",
                counted="a.person_id IS NOT NULL OR o.person_id IS NULL",
                hit="v.person_id IS NOT NULL",
                at="p.since",
                why="CASE WHEN v.person_id IS NOT NULL THEN ''"
                " WHEN a.person_id IS NOT NULL THEN 'no_proof'"
                " WHEN o.person_id IS NOT NULL THEN 'objected' ELSE 'no_permission' END",
            ),
        ),
    )


@measure("M08", Count(), needs=(PROMOTIONS,))
def consent_breaches() -> Evidence:
    """Promotions sent in the window: was there no permission for the channel at that moment?

    A message to nobody we know is a breach, for nobody can show a permission; one to an
    organization's own address is left out, for the law protects people.
    """
    first_word = """
        SELECT person_id, channel, min(starts) AS starts FROM permission
        GROUP BY person_id, channel
    """
    return Evidence(
        uses=("permission",),
        own={"first_word": first_word},
        rows=(
            Rows(
                unit="interaction",
                source="""fact_interaction i JOIN run_day d ON d.day = i.day
                    LEFT JOIN permission m ON m.person_id = i.person_id
                        AND m.channel = i.channel AND m.starts <= i."at" AND m.ends > i."at"
                    LEFT JOIN first_word f ON f.person_id = i.person_id
                        AND f.channel = i.channel AND f.starts <= i."at\"""",
                where="i.direction = 'out' AND i.is_promotional",
                unit_id="i.interaction_id",
                customer_key="i.customer_key",
                user_id="i.user_id",
                segment="i.channel",
                counted="i.person_id IS NOT NULL OR i.organization_id IS NULL",
                hit="m.person_id IS NULL",
                at='i."at"',
                why="CASE WHEN m.person_id IS NOT NULL THEN ''"
                " WHEN i.person_id IS NULL AND i.organization_id IS NOT NULL"
                " THEN 'organization_only'"
                " WHEN i.person_id IS NULL THEN 'nobody_known'"
                " WHEN f.person_id IS NULL THEN 'never_permitted'"
                " ELSE 'permission_ended' END",
            ),
        ),
    )


@measure("M10", Share(), needs=(ORDERS, NEEDS), snapshot=True)
def known_needs() -> Evidence:
    """Active customers: was a need confirmed within the window?

    A stated need counts from the day it was said and again when confirmed; a guessed one from the
    day it was confirmed.
    """
    confirmed = """
        SELECT customer_key, CAST("at" AS DATE) AS day FROM fact_need
        WHERE evidence = 'stated' OR (evidence = 'confirmed' AND confirmed_at IS NULL)
        UNION ALL
        SELECT customer_key, CAST(confirmed_at AS DATE) AS day FROM fact_need
        WHERE evidence IN ('stated', 'confirmed') AND confirmed_at IS NOT NULL
    """
    within = """
        SELECT d.as_of, n.customer_key, max(n.day) AS day FROM confirmed n
        JOIN run_day d ON d.day = n.day GROUP BY d.as_of, n.customer_key
    """
    return Evidence(
        uses=("customer_state",),
        own={"confirmed": confirmed, "within": within},
        rows=(
            Rows(
                unit="customer",
                source="""customer_state s LEFT JOIN within n
                    ON n.as_of = s.as_of AND n.customer_key = s.customer_key""",
                as_of="s.as_of",
                unit_id="s.customer_key",
                customer_key="s.customer_key",
                counted="s.is_active",
                hit="n.customer_key IS NOT NULL",
                at="CAST(n.day AS TIMESTAMP)",
                why="CASE WHEN NOT s.is_active THEN 'not_active'"
                " WHEN n.customer_key IS NULL THEN 'no_confirmed_need' ELSE '' END",
            ),
        ),
    )
