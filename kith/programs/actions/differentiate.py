"""ID2: who is worth what, who needs what, and what effort each is worth."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kith.programs.actions.assign_owner import AssignOwner
from kith.programs.actions.registry import register_spec
from kith.programs.actions.set_budgets import SetBudgets
from kith.programs.actions.set_trait import SetTrait
from kith.programs.actions.spec import BOUND, Spec
from kith.programs.actions.task_for_all import TaskForAll
from kith.programs.actions.tasks_each import TasksEach

NEED_GROUP = "need_group"  # the trait that says into which group of need a customer was put

TIERS = {
    "1": _("most valuable"),
    "2": _("most growable"),
    "3": _("hold"),
    "4": _("below zero"),
}

# Ours [P]: minutes a year for each active customer while nobody logs any, and the share of what
# a cell brought last year that may be spent on it.
MINUTES_EACH = 15
MONEY_SHARE = 0.02

RANK_BY_VALUE = register_spec(
    Spec(
        key="rank_by_value",
        title=ngettext_lazy(
            "Give %(count)d of your best customers an owner",
            "Give %(count)d of your best customers an owner",
            "count",
        ),
        does=_("Sets the owner of most valuable and most growable customers who have none."),
        why=_("%(s1)s, and nobody answers for this customer."),
        candidates="""
            SELECT 'customer' AS unit, c.customer_key AS unit_id, c.customer_key,
                greatest(coalesce(c.clv, 0), 0) AS value, NULL AS n1, NULL AS n2,
                CAST(c.value_tier AS VARCHAR) AS s1, '' AS s2
            FROM customer_at c JOIN dim_customer d USING (customer_key)
            WHERE c.as_of = $1 AND c.value_tier <= 2 AND d.owner_id IS NULL
        """,
        performer=AssignOwner(),
        spellings={"1": _("Most valuable"), "2": _("Most growable")},
        cap=BOUND,
    )
)

CLUSTER_NEEDS = register_spec(
    Spec(
        key="cluster_needs",
        title=ngettext_lazy(
            "Put %(count)d customer into the group of its leading need",
            "Put %(count)d customers into the groups of their leading needs",
            "count",
        ),
        does=_("Moves customers to the group of the need that is known best. Marked as inferred."),
        why=_("Leading need: %(s1)s. Group until now: %(s2)s."),
        candidates="""
            SELECT 'customer' AS unit, c.customer_key AS unit_id, c.customer_key,
                greatest(coalesce(c.clv, 0), 0) AS value, NULL AS n1, NULL AS n2,
                c.need AS s1, coalesce(g.value, '') AS s2
            FROM customer_at c LEFT JOIN need_group g ON g.customer_key = c.customer_key
            WHERE c.as_of = $1 AND c.is_active AND c.need IS NOT NULL
                AND g.value IS DISTINCT FROM c.need
        """,
        performer=SetTrait(NEED_GROUP),
        spellings={"": _("none")},
        cap=BOUND,
    )
)

PROPOSE_BUDGETS = register_spec(
    Spec(
        key="propose_budgets",
        title=ngettext_lazy(
            "Set a budget of time and money for %(count)d cell",
            "Set a budget of time and money for %(count)d cells",
            "count",
        ),
        does=_(
            "Sets the proposed budgets: minutes in proportion to lifetime value, money as 2 "
            "percent of what the cell brought in the last year. You can change them."
        ),
        why=_("%(s2)s customers: %(n1)s minutes and %(n2)s in money a year."),
        candidates=f"""
            WITH worth AS (
                SELECT cell, count(*) AS customers, sum(greatest(coalesce(clv, 0), 0)) AS clv,
                    sum(greatest(nc_w, 0)) AS nc, sum(minutes_w) AS minutes
                FROM customer_at WHERE as_of = $1 AND is_active AND cell IS NOT NULL GROUP BY cell
            ), total AS (
                SELECT sum(clv) AS clv, sum(customers) AS customers,
                    CASE WHEN sum(minutes) > 0 THEN sum(minutes)
                        ELSE {MINUTES_EACH} * sum(customers) END AS minutes FROM worth
            )
            SELECT 'cell' AS unit, row_number() OVER (ORDER BY w.cell) AS unit_id,
                CAST(NULL AS BIGINT) AS customer_key, w.clv AS value,
                round(t.minutes * CASE WHEN t.clv > 0 THEN w.clv / t.clv
                    ELSE w.customers / t.customers END) AS n1,
                round({MONEY_SHARE} * w.nc) AS n2, w.cell AS s1,
                CAST(w.customers AS VARCHAR) AS s2
            FROM worth w CROSS JOIN total t
            WHERE w.cell NOT IN (SELECT cell FROM cell_budget WHERE since <= $1)
        """,
        performer=SetBudgets(),
        cap=BOUND,
    )
)

ALERT_CELL_CHANGE = register_spec(
    Spec(
        key="alert_cell_change",
        title=ngettext_lazy(
            "Find out why %(count)d good customer has fallen to a lower tier",
            "Find out why %(count)d good customers have fallen to a lower tier",
            "count",
        ),
        does=_("Makes a task for each customer who left the two best tiers since last month."),
        why=_("From %(s1)s to %(s2)s since last month."),
        candidates="""
            WITH before AS (
                SELECT customer_key, value_tier, clv FROM customer_month
                WHERE as_of = (SELECT max(as_of) FROM customer_month WHERE as_of < $1)
            )
            SELECT 'customer' AS unit, c.customer_key AS unit_id, c.customer_key,
                greatest(coalesce(b.clv, 0), 0) AS value, NULL AS n1, NULL AS n2,
                CAST(b.value_tier AS VARCHAR) AS s1, CAST(c.value_tier AS VARCHAR) AS s2
            FROM customer_at c JOIN before b USING (customer_key)
            WHERE c.as_of = $1 AND b.value_tier <= 2 AND c.value_tier > 2
        """,
        performer=TasksEach(title=_("Find out what changed for %(name)s"), kind="call"),
        spellings=TIERS,
        days=7,
    )
)

NAME_NEEDS = register_spec(
    Spec(
        key="name_needs",
        title=ngettext_lazy(
            "Name %(count)d need in the customers' own words",
            "Name %(count)d needs in the customers' own words",
            "count",
        ),
        does=_("Makes one task: read what customers said, and choose a name for each need."),
        why=_("%(n1)s customers are thought to need this; none of them has confirmed it."),
        candidates="""
            SELECT 'cell' AS unit, min(need_id) AS unit_id, CAST(NULL AS BIGINT) AS customer_key,
                CAST(count(DISTINCT customer_key) AS DOUBLE) AS value,
                count(DISTINCT customer_key) AS n1, NULL AS n2, name AS s1, '' AS s2
            FROM fact_need WHERE CAST("at" AS DATE) <= $1 GROUP BY name
            HAVING count(*) FILTER (evidence <> 'inferred') = 0
        """,
        performer=TaskForAll(kind="other"),
    )
)

APPROVE_BELOW_ZERO_PLAN = register_spec(
    Spec(
        key="approve_below_zero_plan",
        title=ngettext_lazy(
            "Decide about %(count)d customer who costs more than it brings",
            "Decide about %(count)d customers who cost more than they bring",
            "count",
        ),
        does=_(
            "Makes one task for a person: new price, self-service or a fair goodbye, each with "
            "its reason. Kith decides nothing here."
        ),
        why=_("Brought %(n1)s in the last half-year and %(n2)s in the one before."),
        candidates="""
            SELECT 'customer' AS unit, c.customer_key AS unit_id, c.customer_key,
                -least(coalesce(c.clv, 0), c.nc_w, 0) AS value, c.nc_half1 AS n1,
                c.nc_half2 AS n2, '' AS s1, '' AS s2
            FROM customer_at c WHERE c.as_of = $1 AND c.value_tier = 4 AND c.is_active
        """,
        performer=TaskForAll(kind="decide"),
        days=30,
    )
)
