"""From staged rows to facts: the customer resolved, money converted, words as measures read them.

`s` is the stage, `k.customer_key` its customer, `money.rate` units of the base currency for one
of the row's; `firm` is one row with the settings that facts depend on.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """How one source becomes one fact table.

    Attributes:
        table, key: the fact table and its id column.
        select: the fact's columns, in the order of the schema.
        at: the stage's column with the time that decides membership and exchange rate.
        moment: the same column in the fact table.
        money: whether the source has a currency.
        skip: SQL condition under which a staged row is not loaded, with its reason ("" none).
        joins: further joins of the stage.
        watched: columns whose change makes snapshots from that day on stale; the last is the day.
        watched_if: which rows matter to snapshots at all.
    """

    table: str
    key: str
    select: str
    at: str
    moment: str = '"at"'
    money: bool = False
    skip: str = ""
    joins: str = ""
    watched: str = ""
    watched_if: str = "true"

    @property
    def skip_reason(self) -> str:
        """SQL text: why a row is skipped, or NULL."""
        cancelled = f"WHEN {self.skip} THEN 'cancelled'" if self.skip else ""
        rate = "WHEN money.rate IS NULL THEN 'rate'" if self.money_needed else ""
        return f"CASE {cancelled} {rate} END" if cancelled or rate else "NULL"

    @property
    def money_needed(self) -> bool:
        """Whether a row without exchange rate is left out as a whole."""
        return self.money and self.table != "fact_assignment"


FACTS = {
    "order": Fact(
        table="fact_order",
        key="order_id",
        at="ordered_at",
        moment="ordered_at",
        money=True,
        skip="s.status = 'cancelled'",
        select="""
            s.id AS order_id, s.external_id, k.customer_key, s.person_id, s.organization_id,
            s.ordered_at, CAST(s.ordered_at AS DATE) AS day,
            s.amount * money.rate AS amount, s.returned * money.rate AS returned,
            s.discount * money.rate AS discount, s.cost * money.rate AS cost,
            CASE WHEN s.cost IS NULL THEN (s.amount - s.returned) * firm.margin
                 ELSE s.amount - s.returned - s.cost END * money.rate AS gm,
            s.cost IS NOT NULL AS cost_known, s.quantity, s.status, s.channel, s.product_name
        """,
        watched="order_id, customer_key, amount, returned, gm, day",
    ),
    "cost": Fact(
        table="fact_cost",
        key="cost_id",
        at="occurred_at",
        money=True,
        select="""
            s.id AS cost_id, k.customer_key, s.person_id, s.organization_id,
            s.occurred_at AS "at", CAST(s.occurred_at AS DATE) AS day, s.kind,
            s.amount * money.rate AS amount, CAST(s.minutes AS INTEGER) AS minutes
        """,
        watched="cost_id, customer_key, amount, minutes, day",
    ),
    "interaction": Fact(
        table="fact_interaction",
        key="interaction_id",
        at="occurred_at",
        select="""
            s.id AS interaction_id, k.customer_key, s.person_id, s.organization_id, s.channel,
            s.direction, s.kind, s.occurred_at AS "at", CAST(s.occurred_at AS DATE) AS day,
            s.user_id, s.contact, s.topic, s.thread, s.campaign,
            CAST(s.minutes AS INTEGER) AS minutes, s.needs_reply, s.is_automated,
            s.is_promotional, CAST(s.learned AS INTEGER) AS learned,
            CAST(NULL AS TIMESTAMP) AS first_reply_at, CAST(NULL AS BIGINT) AS first_reply_user_id,
            CAST(NULL AS TIMESTAMP) AS delivered_at, CAST(NULL AS TIMESTAMP) AS bounced_at,
            CAST(NULL AS TIMESTAMP) AS clicked_at, CAST(NULL AS TIMESTAMP) AS replied_at,
            CAST(NULL AS TIMESTAMP) AS unsubscribed_at, CAST(NULL AS TIMESTAMP) AS complained_at
        """,
        watched="interaction_id, customer_key, minutes, day",
        watched_if="minutes > 0",
    ),
    "need": Fact(
        table="fact_need",
        key="need_id",
        at="created_at",
        select="""
            s.id AS need_id, k.customer_key, s.person_id, s.organization_id, s.name, s.evidence,
            s.confidence, s.created_at AS "at", s.confirmed_at, s.learned_from_id AS interaction_id
        """,
        watched='need_id, customer_key, name, evidence, confidence, confirmed_at, "at"',
    ),
    "consent": Fact(
        table="fact_consent",
        key="entry_id",
        at='"at"',
        select="""
            s.id AS entry_id, s.person_id, k.customer_key, s.channel, s.purpose, s.basis, s.action,
            s."at", s.expires_at, s.proof
        """,
    ),
    "assignment": Fact(
        table="fact_assignment",
        key="assignment_id",
        at="assigned_at",
        moment="assigned_at",
        money=True,
        joins="LEFT JOIN stage_experiment e ON e.id = s.experiment_id",
        select="""
            s.id AS assignment_id, s.experiment_id, e.name AS experiment, e.offer, k.customer_key,
            s.person_id, s.organization_id, s.arm, s.assigned_at, s.presented_at, s.accepted_at,
            s.converted_at, s.margin * money.rate AS margin, s.discount * money.rate AS discount,
            s.customization_cost * money.rate AS customization_cost
        """,
    ),
    "task": Fact(
        table="fact_task",
        key="task_id",
        at="created_at",
        moment="created_at",
        select="""
            s.id AS task_id, k.customer_key, s.person_id, s.organization_id, s.owner_id, s.team_id,
            s.due_on, s.done_at, s.created_at, s.origin
        """,
    ),
}


def customer_keys(stage: str, at: str, *, has_organization: bool = True, key: str = "id") -> str:
    """SQL: (id, customer_key) of each row of `stage`, by organization, membership, person."""
    organization = "s.organization_id" if has_organization else "CAST(NULL AS BIGINT)"
    return f"""
        SELECT s.{key} AS id,
               CASE WHEN {organization} IS NOT NULL THEN 2 * {organization} + 1
                    WHEN member.organization_id IS NOT NULL THEN 2 * member.organization_id + 1
                    ELSE 2 * s.person_id END AS customer_key
        FROM {stage} s
        LEFT JOIN (
            SELECT s.{key} AS id, arg_min(m.organization_id, m.membership_id) AS organization_id
            FROM {stage} s JOIN source_membership m ON m.person_id = s.person_id
                AND (m.since IS NULL OR m.since <= CAST(s.{at} AS DATE))
                AND (m.until IS NULL OR m.until >= CAST(s.{at} AS DATE))
            WHERE {organization} IS NULL
            GROUP BY s.{key}
        ) member ON member.id = s.{key}
    """


def exchange_rates(stage: str, at: str) -> str:
    """SQL: (id, rate) of each row of `stage`: 1 in the base currency, else the rate of the latest
    day on or before the row's, NULL where there is none."""
    return f"""
        SELECT s.id, CASE WHEN s.currency = (SELECT base FROM firm) THEN 1.0 ELSE r.rate END AS rate
        FROM (SELECT id, currency, CAST({at} AS DATE) AS day FROM {stage}) s
        ASOF LEFT JOIN source_rate r ON r.currency = s.currency AND s.day >= r.day
    """


def fact_rows(name: str) -> str:
    """SQL: the fact's rows of the stage, with `skip_reason` and `skip_currency` as last columns."""
    fact = FACTS[name]
    stage = f"stage_{name}"
    keys = customer_keys(stage, fact.at, has_organization=name != "consent")
    money = (
        f"JOIN ({exchange_rates(stage, fact.at)}) money ON money.id = s.id" if fact.money else ""
    )
    currency = "s.currency" if fact.money else "CAST(NULL AS VARCHAR)"
    return f"""
        SELECT {fact.select.strip()},
               CAST({fact.skip_reason} AS VARCHAR) AS skip_reason, {currency} AS skip_currency
        FROM {stage} s JOIN ({keys}) k ON k.id = s.id {money} {fact.joins} CROSS JOIN firm
    """
