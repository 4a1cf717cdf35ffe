"""Who is who: contact points and memberships folded into people, organizations and customers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROUNDS = 50  # a chain of shared addresses longer than this is not one person

_CARD = """s.external_id, s.name, s.owner_id, s.team_id, s.country, s.language, s.source,
    s.preferred_channel, s.preferred_from, s.preferred_until, s.created_at"""
# A name that merely repeats the number ("0042", "Customer 0042") was not given by anybody.
_NAMED = (
    "s.name <> '' AND NOT (s.external_id IS NOT NULL "
    "AND (s.name = s.external_id OR ends_with(s.name, ' ' || s.external_id)))"
)
_MAIL = "regexp_matches(s.email, '^[^@ ]+@[^@ ]+[.][^@ ]+$')"
_PHONE = "length(regexp_replace(s.phone, '[^0-9]', '', 'g')) >= 6"


def _filled(*conditions: str) -> str:
    count = " + ".join(f"CAST(({condition}) AS INTEGER)" for condition in conditions)
    return f"{len(conditions)} AS required_fields, {count} AS filled_fields"


PERSON_ROWS = f"""
    SELECT s.id AS person_id, 2 * s.id AS customer_key, {_CARD},
        {_filled(_NAMED, _MAIL, _PHONE, "s.language <> ''", "s.country <> ''")},
        s.verified_at, s.given_name, s.family_name, s.job_title, s.email, s.phone, s.birthday,
        s.city, s.id AS entity, 0 AS identity_types, CAST(NULL AS TIMESTAMP) AS bounced_at
    FROM stage_person s
"""
ORGANIZATION_ROWS = f"""
    SELECT s.id AS organization_id, 2 * s.id + 1 AS customer_key, {_CARD},
        {
    _filled(_NAMED, f"({_MAIL} OR s.domain <> '')", _PHONE, "s.industry <> ''", "s.country <> ''")
},
        s.verified_at, s.email, s.phone, s.city, s.domain, s.industry, s.tax_number,
        CAST(s.employees AS INTEGER) AS employees, s.id AS entity,
        CAST(NULL AS TIMESTAMP) AS bounced_at
    FROM stage_organization s
"""

_DIGITS = "regexp_replace(phone, '[^0-9+]', '', 'g')"
_NAME = "lower(trim(name))"
# Records that share one of these are one: an e-mail address, or a phone number and the name.
_PERSON_KEYS = f"""
    SELECT owner_key AS id, 'e' || normalized AS shared FROM source_point
    WHERE owner_kind = 'person' AND kind = 'email'
    UNION SELECT person_id, 'e' || lower(trim(email)) FROM dim_person WHERE email <> ''
    UNION SELECT p.owner_key, 'p' || p.normalized || ' ' || {_NAME}
    FROM source_point p JOIN dim_person d ON d.person_id = p.owner_key
    WHERE p.owner_kind = 'person' AND p.kind = 'phone' AND d.name <> ''
    UNION SELECT person_id, 'p' || {_DIGITS} || ' ' || {_NAME} FROM dim_person
    WHERE phone <> '' AND name <> ''
"""
_ORGANIZATION_KEYS = f"""
    SELECT organization_id AS id, 't' || upper(trim(tax_number)) AS shared FROM dim_organization
    WHERE tax_number <> ''
    UNION SELECT organization_id, 'd' || lower(trim(domain)) FROM dim_organization
    WHERE domain <> ''
    UNION SELECT organization_id, 'p' || {_DIGITS} || ' ' || {_NAME} FROM dim_organization
    WHERE phone <> '' AND name <> ''
    UNION SELECT organization_id, 'e' || lower(trim(email)) || ' ' || {_NAME}
    FROM dim_organization WHERE email <> '' AND name <> ''
"""


def fold_people(duck: DuckDBPyConnection, today: date) -> None:
    """Fill what people and organizations derive from other rows: customer, entity, identities."""
    _entities(duck, "person_entity", "dim_person", "person_id", _PERSON_KEYS)
    _entities(
        duck, "organization_entity", "dim_organization", "organization_id", _ORGANIZATION_KEYS
    )
    duck.execute(
        """
        CREATE OR REPLACE TEMP TABLE person_facts AS
        WITH kinds AS (
            SELECT owner_key AS person_id, kind FROM source_point
            WHERE owner_kind = 'person' AND verified_at IS NOT NULL
            UNION SELECT person_id, 'identity ' || source FROM source_identity
            WHERE verified_at IS NOT NULL
        ), home AS (
            SELECT person_id, arg_min(organization_id, membership_id) AS organization_id
            FROM source_membership
            WHERE (since IS NULL OR since <= $1) AND (until IS NULL OR until >= $1)
            GROUP BY person_id
        )
        SELECT person_id, max(organization_id) AS organization_id, sum(types) AS types,
               max(bounced) AS bounced
        FROM (
            SELECT person_id, organization_id, 0 AS types, CAST(NULL AS TIMESTAMP) AS bounced
            FROM home
            UNION ALL SELECT person_id, NULL, count(*), NULL FROM kinds GROUP BY person_id
            UNION ALL SELECT owner_key, NULL, 0, max(bounced_at) FROM source_point
            WHERE owner_kind = 'person' AND bounced_at IS NOT NULL GROUP BY owner_key
        ) GROUP BY person_id
        """,
        [today],
    )
    duck.execute(
        """
        CREATE OR REPLACE TABLE dim_person AS
        SELECT d.* REPLACE (
            CASE WHEN f.organization_id IS NULL THEN 2 * d.person_id
                 ELSE 2 * f.organization_id + 1 END AS customer_key,
            coalesce(e.entity, d.person_id) AS entity,
            CAST(coalesce(f.types, 0) AS INTEGER) AS identity_types,
            f.bounced AS bounced_at)
        FROM dim_person d LEFT JOIN person_facts f USING (person_id)
        LEFT JOIN person_entity e ON e.id = d.person_id
        """
    )
    duck.execute(
        """
        CREATE OR REPLACE TABLE dim_organization AS
        SELECT d.* REPLACE (coalesce(e.entity, d.organization_id) AS entity,
                            b.bounced AS bounced_at)
        FROM dim_organization d LEFT JOIN organization_entity e ON e.id = d.organization_id
        LEFT JOIN (SELECT owner_key, max(bounced_at) AS bounced FROM source_point
                   WHERE owner_kind = 'organization' GROUP BY owner_key) b
            ON b.owner_key = d.organization_id
        """
    )


def _entities(duck: DuckDBPyConnection, into: str, table: str, key: str, keys: str) -> None:
    """TEMP table `into` (id, entity): the lowest id reachable over shared keys, for linked rows."""
    duck.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE link AS
        SELECT k.id, k.shared FROM ({keys}) k JOIN {table} d ON d.{key} = k.id
        QUALIFY count(*) OVER (PARTITION BY k.shared) > 1
        """
    )
    duck.execute(
        f"CREATE OR REPLACE TEMP TABLE {into} AS SELECT DISTINCT id, id AS entity FROM link"
    )
    for _round in range(_ROUNDS):
        duck.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE lowered AS
            SELECT l.id, min(low.entity) AS entity FROM link l JOIN (
                SELECT l.shared, min(n.entity) AS entity
                FROM link l JOIN {into} n USING (id) GROUP BY l.shared
            ) low USING (shared) GROUP BY l.id
            """
        )
        moved = duck.execute(
            f"SELECT count(*) FROM lowered JOIN {into} n USING (id) "
            "WHERE lowered.entity <> n.entity"
        ).fetchone()
        duck.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS FROM lowered")
        if not moved or not moved[0]:
            return


def fold_customers(duck: DuckDBPyConnection) -> None:
    """Customers: every organization, and every person who stands, or ever stood, alone."""
    card = """external_id, name, owner_id, team_id, country, language, source, preferred_channel,
        preferred_from, preferred_until, created_at, required_fields, filled_fields, verified_at"""
    facts = ("order", "cost", "interaction", "need", "assignment", "task")
    keys = " UNION ".join(f"SELECT customer_key FROM fact_{name}" for name in facts)
    duck.execute("DELETE FROM dim_customer")
    duck.execute(
        f"""
        INSERT INTO dim_customer
        SELECT customer_key, 'organization', NULL, organization_id, {card} FROM dim_organization
        UNION ALL
        SELECT 2 * person_id, 'person', person_id, NULL, {card} FROM dim_person d
        WHERE customer_key = 2 * person_id OR 2 * person_id IN ({keys})
        """
    )
