"""M01–M06: do we know who our customers are, and are the facts complete and fresh?"""

from __future__ import annotations

from kith.analytical.measures.aggregates import Mean, Share
from kith.analytical.measures.inputs import (
    CONTACT_CHECKS,
    CONTACT_POINTS,
    CUSTOMERS,
    ENRICHMENT,
    INBOUND,
    PEOPLE,
)
from kith.analytical.measures.registry import measure
from kith.analytical.measures.relations import END, dated
from kith.analytical.measures.rows import DEFAULTS, Evidence, Rows


def people_of_customers(hit: str, why: str, at: str, value: str = DEFAULTS["value"]) -> Evidence:
    """People of active customers, and everybody else known by then, who is left out."""
    shared = {
        "unit": "person",
        "unit_id": "p.person_id",
        "customer_key": "p.customer_key",
        "value": value,
        "at": at,
    }
    active = Rows(
        **shared,
        source="active_person p JOIN run_date r ON r.as_of = p.as_of",
        as_of="p.as_of",
        hit=hit,
        why=f"CASE WHEN {hit} THEN '' {why} END",
    )
    others = Rows(
        **shared,
        source=f"known_person p JOIN run_date r ON {dated(f'p.since < {END}')}",
        as_of="r.as_of",
        where="(r.as_of, p.person_id) NOT IN (SELECT as_of, person_id FROM active_person)",
        counted="FALSE",
        why="'not_active'",
    )
    uses = ("customer_state", "known_person", "active_person")
    return Evidence(uses=uses, rows=(active, others))


@measure("M01", Share(), needs=(INBOUND,), tiered=False)
def identified_contacts() -> Evidence:
    """Incoming contacts of the window: is the person known? Machines' messages are left out.

    An unknown contact has no tier, so the measure is always about everybody.
    """
    return Evidence(
        rows=(
            Rows(
                unit="interaction",
                source="fact_interaction i JOIN run_day d ON d.day = i.day",
                where="i.direction = 'in'",
                unit_id="i.interaction_id",
                customer_key="i.customer_key",
                user_id="i.user_id",
                segment="i.channel",
                counted="NOT i.is_automated",
                hit="i.person_id IS NOT NULL",
                at='i."at"',
                why="CASE WHEN i.is_automated THEN 'sent_by_machine'"
                " WHEN i.person_id IS NULL AND i.organization_id IS NOT NULL"
                " THEN 'organization_only'"
                " WHEN i.person_id IS NULL THEN 'nobody_known' ELSE '' END",
            ),
        )
    )


@measure("M02", Mean(least=0, most=100), needs=(CUSTOMERS,), snapshot=True)
def field_completeness() -> Evidence:
    """Active customers: required fields that are filled and valid, in percent of those required.

    The fields are those of today: what they held at an earlier date is not kept here.
    """
    return Evidence(
        uses=("customer_state",),
        rows=(
            Rows(
                unit="customer",
                source="customer_state s JOIN dim_customer c ON c.customer_key = s.customer_key",
                as_of="s.as_of",
                unit_id="s.customer_key",
                customer_key="s.customer_key",
                counted="s.is_active AND coalesce(c.required_fields, 0) > 0",
                hit="c.filled_fields >= c.required_fields",
                value="100.0 * c.filled_fields / nullif(c.required_fields, 0)",
                at="c.verified_at",
                why="CASE WHEN NOT s.is_active THEN 'not_active'"
                " WHEN coalesce(c.required_fields, 0) = 0 THEN 'no_required_fields'"
                " WHEN c.filled_fields < c.required_fields THEN 'fields_empty' ELSE '' END",
            ),
        ),
    )


@measure("M03", Share(), needs=(CUSTOMERS, CONTACT_POINTS))
def duplicates() -> Evidence:
    """Records of people and organizations: does an older one stand for the same entity?"""

    def rows(unit: str, alias: str) -> Rows:
        return Rows(
            unit=unit,
            source=f"known_{unit} {alias} JOIN run_date r ON {dated(f'{alias}.since < {END}')}",
            as_of="r.as_of",
            unit_id=f"{alias}.{unit}_id",
            customer_key=f"{alias}.customer_key",
            hit=f"{alias}.entity <> {alias}.{unit}_id",
            other=f"CAST({alias}.entity AS DOUBLE)",
            at=f"{alias}.since",
            why=f"CASE WHEN {alias}.entity <> {alias}.{unit}_id THEN 'same_as_older' ELSE '' END",
        )

    return Evidence(
        uses=("known_person", "known_organization"),
        rows=(rows("person", "p"), rows("organization", "g")),
    )


@measure("M04", Share(), needs=(PEOPLE, CONTACT_CHECKS), snapshot=True)
def fresh_contacts() -> Evidence:
    """People of active customers: were their contact details checked within the window?"""
    within = f"p.verified_at >= r.window_start + INTERVAL 1 DAY AND p.verified_at < {END}"
    return people_of_customers(
        hit=f"coalesce({within}, FALSE)",
        why=f"WHEN p.verified_at < {END} THEN 'checked_long_ago' ELSE 'never_checked'",
        at="p.verified_at",
    )


@measure("M06", Share(), needs=(PEOPLE, CONTACT_POINTS), snapshot=True)
def linked_channels() -> Evidence:
    """People of active customers: are two or more kinds of contact verified?"""
    return people_of_customers(
        hit="coalesce(p.identity_types, 0) >= 2",
        why="WHEN p.identity_types = 1 THEN 'one_kind_verified' ELSE 'nothing_verified'",
        at="p.since",
        value="CAST(p.identity_types AS DOUBLE)",
    )


@measure("M05", Share(), needs=(PEOPLE, ENRICHMENT))
def enrichment_yield() -> Evidence:
    """Records made within the window: did a later change fill a required field within a week?

    Records that were complete from the start could gain nothing and are left out.
    """

    def rows(unit: str, alias: str) -> Rows:
        gained = "coalesce(x.first_at < d.until, FALSE)"
        complete = f"({alias}.filled_fields >= {alias}.required_fields AND x.first_at IS NULL)"
        due = f"{alias}.created_at + INTERVAL 7 DAY < d.until"
        return Rows(
            unit=unit,
            source=f"""dim_{unit} {alias}
                JOIN run_day d ON d.day = CAST({alias}.created_at AS DATE)
                LEFT JOIN {unit}_gain x ON x.{unit}_id = {alias}.{unit}_id""",
            unit_id=f"{alias}.{unit}_id",
            customer_key=f"{alias}.customer_key",
            counted=f"{gained} OR ({due} AND NOT coalesce({complete}, FALSE))",
            hit=gained,
            at=f"{alias}.created_at",
            why=f"CASE WHEN {gained} THEN '' WHEN coalesce({complete}, FALSE)"
            f" THEN 'complete_from_the_start' WHEN NOT {due} THEN 'not_due_yet'"
            " ELSE 'nothing_gained' END",
        )

    def gains(unit: str) -> str:
        return (
            f'SELECT {unit}_id, min("at") AS first_at FROM fact_enrichment'
            f" WHERE {unit}_id IS NOT NULL GROUP BY {unit}_id"
        )

    return Evidence(
        own={f"{unit}_gain": gains(unit) for unit in ("person", "organization")},
        rows=(rows("person", "p"), rows("organization", "g")),
    )
