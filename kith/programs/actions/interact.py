"""ID3: talk with those who matter, learn in each contact, press nobody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kith.programs.actions.registry import register_spec
from kith.programs.actions.set_trait import SetTrait
from kith.programs.actions.spec import BOUND, Spec
from kith.programs.actions.task_for_all import TaskForAll
from kith.programs.actions.tasks_each import TasksEach

# Silent: bought within the year and more likely gone than not, or, where nobody can tell, three
# times the usual gap without an order. Valuable: among the best fifth by all they ever bought.
# Below three days with an order there is no usual gap to speak of. Cuts are ours [P].
SILENT_VALUABLE = """
    SELECT c.customer_key, d.name, d.owner_id, c.last_order, c.ipt, c.p_alive, c.clv,
        date_diff('day', c.last_order, CAST($1 AS DATE)) AS silent_days,
        c.revenue_total / greatest(1.0, c.t / 52.1775) AS a_year
    FROM (
        SELECT *, percent_rank() OVER (ORDER BY revenue_total) AS place
        FROM customer_at WHERE as_of = $1
    ) c JOIN dim_customer d USING (customer_key)
    WHERE c.place >= 0.8 AND c.days_bought >= 3
        AND c.last_order > CAST($1 AS DATE) - 365
        AND CASE WHEN c.p_alive IS NOT NULL THEN c.p_alive < 0.5
            ELSE date_diff('day', c.last_order, CAST($1 AS DATE)) > greatest(3 * c.ipt, 30) END
"""

CONTACT_BEST_CUSTOMERS = register_spec(
    Spec(
        key="contact_best_customers",
        title=ngettext_lazy(
            "Call %(count)d valuable customer who has gone silent",
            "Call the %(count)d valuable customers who have gone silent",
            "count",
        ),
        does=_("Makes a call for each of them, the most valuable first."),
        why=_("No order for %(n1)s days; the usual gap is %(n2)s."),
        candidates=f"""
            SELECT 'customer' AS unit, customer_key AS unit_id, customer_key,
                a_year AS value, silent_days AS n1, ipt AS n2, '' AS s1, '' AS s2
            FROM ({SILENT_VALUABLE}) s
        """,
        performer=TasksEach(title=_("Call %(name)s: no order for %(n1)s days"), kind="call"),
        days=7,
    )
)

GOLDEN_QUESTION = register_spec(
    Spec(
        key="golden_question",
        title=ngettext_lazy(
            "Ask %(count)d of your best customers what they need",
            "Ask %(count)d of your best customers what they need",
            "count",
        ),
        does=_("Makes a task for each of them: ask one good question, and note the need."),
        why=_("%(s1)s, and no need was confirmed in the last year."),
        candidates="""
            SELECT 'customer' AS unit, c.customer_key AS unit_id, c.customer_key,
                greatest(coalesce(c.clv, 0), 0) AS value, NULL AS n1, NULL AS n2,
                CAST(c.value_tier AS VARCHAR) AS s1, '' AS s2
            FROM customer_at c
            WHERE c.as_of = $1 AND c.is_active AND c.value_tier <= 2
                AND c.customer_key NOT IN (
                    SELECT customer_key FROM fact_need
                    WHERE customer_key IS NOT NULL AND CAST(confirmed_at AS DATE) <= $1
                        AND CAST(confirmed_at AS DATE) > CAST($1 AS DATE) - 365
                )
        """,
        performer=TasksEach(title=_("Ask %(name)s what they need most from you"), kind="ask"),
        spellings={"1": _("Most valuable"), "2": _("Most growable")},
    )
)

ROUTE_CONTACT = register_spec(
    Spec(
        key="route_contact",
        title=ngettext_lazy(
            "Answer %(count)d message that still waits",
            "Answer %(count)d messages that still wait",
            "count",
        ),
        does=_("Makes a task for each message that wants a reply and has none."),
        why=_("Came by %(s1)s and has waited for %(n1)s hours."),
        candidates="""
            SELECT 'interaction' AS unit, i.interaction_id AS unit_id, i.customer_key,
                greatest(coalesce(c.clv, 0), 0) AS value,
                date_diff('hour', i."at", CAST($1 AS TIMESTAMP) + INTERVAL 1 DAY) AS n1,
                NULL AS n2, i.channel AS s1, '' AS s2
            FROM fact_interaction i LEFT JOIN customer_at c
                ON c.as_of = $1 AND c.customer_key = i.customer_key
            WHERE i.direction = 'in' AND i.needs_reply AND i.customer_key IS NOT NULL
                AND i.day <= $1 AND i.day > CAST($1 AS DATE) - 30
                AND (i.first_reply_at IS NULL OR CAST(i.first_reply_at AS DATE) > $1)
        """,
        performer=TasksEach(title=_("Answer %(name)s"), kind="write"),
        cap=50,
        days=1,
    )
)

CHOOSE_MESSAGE = register_spec(
    Spec(
        key="choose_message",
        title=ngettext_lazy(
            "Note the channel that %(count)d customer uses",
            "Note the channel that %(count)d customers use",
            "count",
        ),
        does=_("Notes the channel by which they come to you, marked as inferred."),
        why=_("%(n1)s of %(n2)s contacts came by %(s1)s; no preference is stated."),
        candidates="""
            WITH used AS (
                SELECT customer_key, channel, count(*) AS n FROM fact_interaction
                WHERE direction = 'in' AND customer_key IS NOT NULL AND NOT is_automated
                    AND day <= $1 AND day > CAST($1 AS DATE) - 365
                GROUP BY customer_key, channel
            ), led AS (
                SELECT customer_key, sum(n) AS n, max(n) AS most, arg_max(channel, n) AS channel
                FROM used GROUP BY customer_key
            )
            SELECT 'customer' AS unit, c.customer_key AS unit_id, c.customer_key,
                greatest(coalesce(c.clv, 0), 0) AS value, l.most AS n1, l.n AS n2,
                l.channel AS s1, '' AS s2
            FROM customer_at c JOIN led l USING (customer_key)
            JOIN dim_customer d USING (customer_key)
            WHERE c.as_of = $1 AND c.is_active AND coalesce(d.preferred_channel, '') = ''
                AND l.most >= 3 AND l.most >= 0.6 * l.n
        """,
        performer=SetTrait("observed_channel"),
        cap=BOUND,
    )
)

STOP_ON_REPLY = register_spec(
    Spec(
        key="stop_on_reply",
        title=ngettext_lazy(
            "Write less often to %(count)d person",
            "Write less often to %(count)d people",
            "count",
        ),
        does=_("Marks them with low contact pressure; lists for promotions leave them out."),
        why=_("%(n1)s promotions within seven days, in the last three months."),
        candidates="""
            WITH promotions AS (
                SELECT person_id, customer_key, "at", count(*) OVER (
                    PARTITION BY person_id ORDER BY "at"
                    RANGE BETWEEN INTERVAL 7 DAY PRECEDING AND CURRENT ROW) AS week
                FROM fact_interaction
                WHERE direction = 'out' AND is_promotional AND person_id IS NOT NULL
                    AND day <= $1 AND day > CAST($1 AS DATE) - 90
            )
            SELECT 'person' AS unit, person_id AS unit_id, min(customer_key) AS customer_key,
                CAST(max(week) AS DOUBLE) AS value, max(week) AS n1, NULL AS n2, '' AS s1, '' AS s2
            FROM promotions GROUP BY person_id HAVING max(week) > 2
        """,
        performer=SetTrait("contact_pressure", value="low", confidence=1.0),
        cap=BOUND,
    )
)

LOG_WHAT_WAS_LEARNED = register_spec(
    Spec(
        key="log_what_was_learned",
        title=ngettext_lazy(
            "Note what was learned in %(count)d recent contact",
            "Note what was learned in %(count)d recent contacts",
            "count",
        ),
        does=_("Makes one task: go through the calls and visits of the last 30 days."),
        why=_("A contact by %(s1)s that taught nothing on record."),
        candidates="""
            SELECT 'interaction' AS unit, i.interaction_id AS unit_id, i.customer_key,
                greatest(coalesce(c.clv, 0), 0) AS value, NULL AS n1, NULL AS n2,
                i.channel AS s1, '' AS s2
            FROM fact_interaction i LEFT JOIN customer_at c
                ON c.as_of = $1 AND c.customer_key = i.customer_key
            WHERE i.kind IN ('call', 'meeting', 'visit') AND coalesce(i.learned, 0) = 0
                AND i.customer_key IS NOT NULL
                AND i.day <= $1 AND i.day > CAST($1 AS DATE) - 30
        """,
        performer=TaskForAll(kind="other"),
        days=7,
    )
)
