"""Every table of the warehouse, as DuckDB DDL: what measures and value models may stand on.

Money is DOUBLE in the base currency, times are TIMESTAMP in UTC, days are UTC days. A
`customer_key` is 2 * person_id for a person who is a customer of his own, and
2 * organization_id + 1 for an organization. A row goes to its organization where it names one,
else to the organization of which its person was a member on that day (the lowest membership id if
several), else to the person.
"""

from __future__ import annotations

SCHEMA_VERSION = 3

META = {
    # schema_version, built_at, watermarks, data_from, data_until, as_of, base_currency, margin,
    # horizon, discount, missing_rates; all as text or JSON text
    "meta": "key VARCHAR PRIMARY KEY, value VARCHAR",
    # One row per snapshot date and kind of customer: which value model was used, and why.
    "fit": """
        as_of DATE, kind VARCHAR, method VARCHAR, model VARCHAR, parameters VARCHAR,
        log_likelihood DOUBLE, customers INTEGER, repeat_customers INTEGER,
        holdout_error DOUBLE, naive_error DOUBLE, reason VARCHAR
    """,
}

_CUSTOMER_CARD = """
    external_id VARCHAR, name VARCHAR, owner_id BIGINT, team_id BIGINT, country VARCHAR,
    language VARCHAR, source VARCHAR, preferred_channel VARCHAR, preferred_from TIME,
    preferred_until TIME, created_at TIMESTAMP, required_fields INTEGER, filled_fields INTEGER,
    verified_at TIMESTAMP
"""

DIMENSIONS = {
    "dim_customer": f"""
        customer_key BIGINT, kind VARCHAR, person_id BIGINT, organization_id BIGINT,
        {_CUSTOMER_CARD}
    """,
    # customer_key: the customer this person belongs to today. entity: the lowest person_id that
    # shares a normalised e-mail, or a phone and the name, directly or through others.
    # identity_types: distinct kinds among verified contact points and identities.
    "dim_person": f"""
        person_id BIGINT, customer_key BIGINT, {_CUSTOMER_CARD},
        given_name VARCHAR, family_name VARCHAR, job_title VARCHAR, email VARCHAR, phone VARCHAR,
        birthday DATE, city VARCHAR, entity BIGINT, identity_types INTEGER, bounced_at TIMESTAMP
    """,
    "dim_organization": f"""
        organization_id BIGINT, customer_key BIGINT, {_CUSTOMER_CARD},
        email VARCHAR, phone VARCHAR, city VARCHAR, domain VARCHAR, industry VARCHAR,
        tax_number VARCHAR, employees INTEGER, entity BIGINT, bounced_at TIMESTAMP
    """,
    "dim_user": "user_id BIGINT, name VARCHAR, role VARCHAR, is_active BOOLEAN, team_ids BIGINT[]",
    "dim_team": "team_id BIGINT, name VARCHAR",
}

FACTS = {
    # Cancelled orders are not loaded. gm = amount - returned - cost, or (amount - returned) times
    # the firm's margin where the cost is not known.
    "fact_order": """
        order_id BIGINT, external_id VARCHAR, customer_key BIGINT, person_id BIGINT,
        organization_id BIGINT, ordered_at TIMESTAMP, day DATE, amount DOUBLE, returned DOUBLE,
        discount DOUBLE, cost DOUBLE, gm DOUBLE, cost_known BOOLEAN, quantity DOUBLE,
        status VARCHAR, channel VARCHAR, product_name VARCHAR
    """,
    "fact_cost": """
        cost_id BIGINT, customer_key BIGINT, person_id BIGINT, organization_id BIGINT,
        "at" TIMESTAMP, day DATE, kind VARCHAR, amount DOUBLE, minutes INTEGER
    """,
    # first_reply_at: for an inbound row, the first later outbound that no machine sent, in the
    # same thread; where the thread is '', of the same customer and channel within 30 days.
    "fact_interaction": """
        interaction_id BIGINT, customer_key BIGINT, person_id BIGINT, organization_id BIGINT,
        channel VARCHAR, direction VARCHAR, kind VARCHAR, "at" TIMESTAMP, day DATE,
        user_id BIGINT, contact VARCHAR, topic VARCHAR, thread VARCHAR, campaign VARCHAR,
        minutes INTEGER, needs_reply BOOLEAN, is_automated BOOLEAN, is_promotional BOOLEAN,
        learned INTEGER, first_reply_at TIMESTAMP, first_reply_user_id BIGINT,
        delivered_at TIMESTAMP, bounced_at TIMESTAMP, clicked_at TIMESTAMP, replied_at TIMESTAMP,
        unsubscribed_at TIMESTAMP, complained_at TIMESTAMP
    """,
    "fact_need": """
        need_id BIGINT, customer_key BIGINT, person_id BIGINT, organization_id BIGINT,
        name VARCHAR, evidence VARCHAR, confidence DOUBLE, "at" TIMESTAMP,
        confirmed_at TIMESTAMP, interaction_id BIGINT
    """,
    "fact_consent": """
        entry_id BIGINT, person_id BIGINT, customer_key BIGINT, channel VARCHAR, purpose VARCHAR,
        basis VARCHAR, action VARCHAR, "at" TIMESTAMP, expires_at TIMESTAMP, proof VARCHAR
    """,
    # margin, discount and customization_cost are NULL where no exchange rate was known.
    "fact_assignment": """
        assignment_id BIGINT, experiment_id BIGINT, experiment VARCHAR, offer VARCHAR,
        customer_key BIGINT, person_id BIGINT, organization_id BIGINT, arm VARCHAR,
        assigned_at TIMESTAMP, presented_at TIMESTAMP, accepted_at TIMESTAMP,
        converted_at TIMESTAMP, margin DOUBLE, discount DOUBLE, customization_cost DOUBLE
    """,
    # Required fields that a new record gained, validly, within a week of its making.
    "fact_enrichment": """
        entry_id BIGINT, person_id BIGINT, organization_id BIGINT, customer_key BIGINT,
        field VARCHAR, "at" TIMESTAMP
    """,
    "fact_task": """
        task_id BIGINT, customer_key BIGINT, person_id BIGINT, organization_id BIGINT,
        owner_id BIGINT, team_id BIGINT, due_on DATE, done_at TIMESTAMP, created_at TIMESTAMP,
        origin VARCHAR
    """,
}

CUSTOMER_MONTH = """
    as_of DATE, customer_key BIGINT, owner_id BIGINT, team_id BIGINT,
    orders INTEGER, days_bought INTEGER, first_order DATE, last_order DATE,
    x INTEGER, t_x DOUBLE, t DOUBLE,
    revenue_w DOUBLE, gm_w DOUBLE, cts_w DOUBLE, nc_w DOUBLE, nc_half1 DOUBLE, nc_half2 DOUBLE,
    revenue_total DOUBLE, minutes_w INTEGER, ipt DOUBLE, is_active BOOLEAN,
    was_active BOOLEAN,
    p_alive DOUBLE, expected_orders DOUBLE, margin_per_order DOUBLE,
    clv DOUBLE, clv_low DOUBLE, clv_high DOUBLE, clv_method VARCHAR,
    value_tier INTEGER, growth_gap DOUBLE, need VARCHAR, cell VARCHAR,
    r INTEGER, f INTEGER, m INTEGER
"""

SNAPSHOTS = {
    # One row per customer with an order on or before as_of, for every month end since the first
    # order and for the current date. x, t_x, t count in days bought and weeks; _w is the trailing
    # 365 days; nc_half1 and nc_half2 the latest and the previous half-year (182 days each);
    # was_active tells whether the customer was active 365 days before as_of.
    "customer_month": CUSTOMER_MONTH,
}

# Rows of the database that facts are made of but that no measure reads.
SOURCES = {
    "source_membership": """
        membership_id BIGINT, person_id BIGINT, organization_id BIGINT, since DATE, until DATE
    """,
    "source_point": """
        point_id BIGINT, owner_kind VARCHAR, owner_key BIGINT, kind VARCHAR, normalized VARCHAR,
        verified_at TIMESTAMP, bounced_at TIMESTAMP
    """,
    "source_identity": """
        identity_id BIGINT, person_id BIGINT, source VARCHAR, verified_at TIMESTAMP
    """,
    "source_outcome": 'outcome_id BIGINT, interaction_id BIGINT, kind VARCHAR, "at" TIMESTAMP',
    "source_rate": "currency VARCHAR, day DATE, rate DOUBLE",
    # Rows that were read and not loaded: cancelled orders, and money without an exchange rate.
    "source_skipped": "source VARCHAR, id BIGINT, reason VARCHAR, currency VARCHAR",
}

TABLES = {**META, **DIMENSIONS, **FACTS, **SNAPSHOTS, **SOURCES}

# What a run fills before it measures: position 0 is the newest date. Every measure joins it.
RUN_DATE = "CREATE OR REPLACE TEMP TABLE run_date (as_of DATE, window_start DATE, position INTEGER)"
WINDOW_DAYS = 365


def create_table(name: str) -> str:
    """The CREATE TABLE statement of one table."""
    return f"CREATE TABLE {name} ({TABLES[name].strip()})"
