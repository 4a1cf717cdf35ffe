"""ID4: treat customers differently, and see by chance whether it pays."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kith.programs.actions.registry import register_spec
from kith.programs.actions.set_trait import SetTrait
from kith.programs.actions.spec import BOUND, Spec
from kith.programs.actions.task_for_all import TaskForAll
from kith.programs.actions.tasks_each import TasksEach

LARGE_DISCOUNT = 0.2  # of the margin; ours [P]

ASSEMBLE_OFFER = register_spec(
    Spec(
        key="assemble_offer",
        title=ngettext_lazy(
            "Put an offer together for %(count)d need",
            "Put offers together for %(count)d needs",
            "count",
        ),
        does=_("Makes a task for each need: an offer for good customers who have none."),
        why=_("%(n1)s of your best customers need this and had no offer of their own in a year."),
        candidates="""
            SELECT 'cell' AS unit, min(c.customer_key) AS unit_id,
                CAST(NULL AS BIGINT) AS customer_key, sum(greatest(coalesce(c.clv, 0), 0)) AS value,
                count(*) AS n1, NULL AS n2, c.need AS s1, '' AS s2
            FROM customer_at c
            WHERE c.as_of = $1 AND c.value_tier <= 2 AND c.need IS NOT NULL
                AND c.customer_key NOT IN (
                    SELECT customer_key FROM fact_assignment
                    WHERE arm = 'customized' AND customer_key IS NOT NULL
                        AND CAST(presented_at AS DATE) <= $1
                        AND CAST(presented_at AS DATE) > CAST($1 AS DATE) - 365
                )
            GROUP BY c.need
        """,
        performer=TasksEach(title=_("Put an offer together for: %(s1)s"), kind="other"),
        days=30,
    )
)

HOLD_OUT_TENTH = register_spec(
    Spec(
        key="hold_out_tenth",
        title=ngettext_lazy(
            "Plan %(count)d offer with one customer in ten held out by chance",
            "Plan %(count)d offers with one customer in ten held out by chance",
            "count",
        ),
        does=_("Makes a task for each: without a hold-out nobody can say what an offer achieved."),
        why=_("%(s2)s"),
        candidates="""
            WITH tried AS (
                SELECT experiment_id, min(experiment) AS experiment,
                    count(*) FILTER (arm = 'hold_out') / count(*) AS held_out,
                    count(*) FILTER (converted_at IS NOT NULL) AS responses
                FROM fact_assignment
                WHERE CAST(assigned_at AS DATE) <= $1
                    AND CAST(assigned_at AS DATE) > CAST($1 AS DATE) - 365
                GROUP BY experiment_id
            )
            SELECT 'cell' AS unit, experiment_id AS unit_id, CAST(NULL AS BIGINT) AS customer_key,
                NULL AS value, 100 * held_out AS n1, responses AS n2, experiment AS s1,
                'small' AS s2
            FROM tried WHERE held_out < 0.095
            UNION ALL
            SELECT 'cell', 0, CAST(NULL AS BIGINT), NULL, NULL, sum(responses), '',
                CASE WHEN count(*) = 0 THEN 'none' ELSE 'few' END
            FROM tried HAVING coalesce(sum(responses), 0) < 30
                AND EXISTS (SELECT 1 FROM customer_at WHERE as_of = $1)
        """,
        performer=TasksEach(
            title=_("Plan the hold-out of: %(s1)s"),
            titles={"": _("Plan an offer with one customer in ten held out by chance")},
            kind="other",
        ),
        spellings={
            "small": _("Fewer than one customer in ten was held out."),
            "few": _("Fewer than 30 responses came in within a year: too few to tell."),
            "none": _("No offer was tried against a hold-out yet."),
        },
        days=30,
    )
)

LABEL_WHY = register_spec(
    Spec(
        key="label_why",
        title=ngettext_lazy(
            "Say to %(count)d customer why the offer was made",
            "Say to %(count)d customers why the offer was made",
            "count",
        ),
        does=_("Notes beside the offer which confirmed need it answers. True facts only."),
        why=_("Confirmed need: %(s1)s."),
        candidates="""
            SELECT 'customer' AS unit, a.customer_key AS unit_id, a.customer_key,
                greatest(coalesce(max(c.clv), 0), 0) AS value, NULL AS n1, NULL AS n2,
                arg_max(n.name, n.confirmed_at) AS s1, '' AS s2
            FROM fact_assignment a JOIN fact_need n ON n.customer_key = a.customer_key
            LEFT JOIN customer_at c ON c.as_of = $1 AND c.customer_key = a.customer_key
            WHERE a.arm = 'customized' AND CAST(a.presented_at AS DATE) <= $1
                AND CAST(a.presented_at AS DATE) > CAST($1 AS DATE) - 30
                AND n.confirmed_at IS NOT NULL AND CAST(n.confirmed_at AS DATE) <= $1
            GROUP BY a.customer_key
        """,
        performer=SetTrait("offer_answers_need", confidence=1.0),
        cap=BOUND,
    )
)

ADJUST_TERMS = register_spec(
    Spec(
        key="adjust_terms",
        title=ngettext_lazy(
            "Look at the terms of %(count)d customized offer that lost money",
            "Look at the terms of %(count)d customized offers that lost money",
            "count",
        ),
        does=_("Makes one task for a person, who decides about the terms."),
        why=_("Brought %(n1)s after discount and customizing."),
        candidates="""
            SELECT 'assignment' AS unit, assignment_id AS unit_id, customer_key,
                discount + customization_cost - margin AS value,
                margin - discount - customization_cost AS n1, NULL AS n2, '' AS s1, '' AS s2
            FROM fact_assignment
            WHERE arm = 'customized' AND converted_at IS NOT NULL AND margin IS NOT NULL
                AND margin - discount - customization_cost < 0
                AND CAST(converted_at AS DATE) <= $1
                AND CAST(converted_at AS DATE) > CAST($1 AS DATE) - 365
        """,
        performer=TaskForAll(kind="decide"),
    )
)

APPROVE_DISCOUNTS = register_spec(
    Spec(
        key="approve_discounts",
        title=ngettext_lazy(
            "Look at %(count)d discount of more than a fifth of the margin",
            "Look at %(count)d discounts of more than a fifth of the margin",
            "count",
        ),
        does=_("Makes one task for a person, who decides about discounts."),
        why=_("Discount %(n1)s on a margin of %(n2)s."),
        candidates=f"""
            SELECT 'assignment' AS unit, assignment_id AS unit_id, customer_key,
                discount AS value, discount AS n1, margin AS n2, '' AS s1, '' AS s2
            FROM fact_assignment
            WHERE converted_at IS NOT NULL AND margin > 0 AND discount > {LARGE_DISCOUNT} * margin
                AND CAST(converted_at AS DATE) <= $1
                AND CAST(converted_at AS DATE) > CAST($1 AS DATE) - 90
        """,
        performer=TaskForAll(kind="decide"),
    )
)
