"""ID1: know who they are, and how to reach them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kith.programs.actions.registry import register_spec
from kith.programs.actions.spec import Spec
from kith.programs.actions.task_for_all import TaskForAll
from kith.programs.actions.tasks_each import TasksEach

# How each customer can be reached: by his own record, or by that of anybody who belongs to it.
REACHABLE = """
    SELECT customer_key, bool_or(email <> '') AS has_email, bool_or(phone <> '') AS has_phone
    FROM (
        SELECT customer_key, email, phone FROM dim_person
        UNION ALL SELECT customer_key, email, phone FROM dim_organization
    ) t GROUP BY customer_key
"""

ASK_MISSING_FACT = register_spec(
    Spec(
        key="ask_missing_fact",
        title=ngettext_lazy(
            "Ask %(count)d customer for an e-mail address or a phone number",
            "Ask %(count)d customers for an e-mail address or a phone number",
            "count",
        ),
        does=_("Makes a task for each customer: ask for one missing fact at the next contact."),
        why=_("Missing: %(s1)s."),
        candidates=f"""
            SELECT 'customer' AS unit, c.customer_key AS unit_id, c.customer_key,
                greatest(c.clv, 0) AS value, NULL AS n1, NULL AS n2,
                CASE WHEN NOT r.has_email AND NOT r.has_phone THEN 'both'
                    WHEN NOT r.has_email THEN 'email' ELSE 'phone' END AS s1, '' AS s2
            FROM customer_at c JOIN ({REACHABLE}) r USING (customer_key)
            WHERE c.as_of = $1 AND c.is_active AND NOT (r.has_email AND r.has_phone)
        """,
        performer=TasksEach(
            title=_("Ask %(name)s for an e-mail address or a phone number"),
            titles={
                "email": _("Ask %(name)s for an e-mail address"),
                "phone": _("Ask %(name)s for a phone number"),
            },
            kind="ask",
        ),
        spellings={
            "both": _("e-mail address and phone number"),
            "email": _("e-mail address"),
            "phone": _("phone number"),
        },
        cap=50,
    )
)

REVERIFY_CONTACT = register_spec(
    Spec(
        key="reverify_contact",
        title=ngettext_lazy(
            "Check the contact details of %(count)d person",
            "Check the contact details of %(count)d people",
            "count",
        ),
        does=_("Makes a task for each person: make sure that the details are right."),
        why=_("%(s1)s"),
        candidates="""
            SELECT 'person' AS unit, p.person_id AS unit_id, p.customer_key,
                greatest(coalesce(c.clv, 0), 0)
                    + CASE WHEN p.bounced_at IS NOT NULL THEN 1 ELSE 0 END AS value,
                NULL AS n1, NULL AS n2,
                CASE WHEN p.bounced_at IS NOT NULL THEN 'bounced'
                    WHEN p.verified_at IS NULL THEN 'never' ELSE 'old' END AS s1, '' AS s2
            FROM dim_person p JOIN customer_at c ON c.customer_key = p.customer_key
            WHERE c.as_of = $1 AND c.is_active AND (p.email <> '' OR p.phone <> '')
                AND CASE WHEN CAST(p.bounced_at AS DATE) <= $1
                        AND (p.verified_at IS NULL OR p.verified_at < p.bounced_at) THEN TRUE
                    ELSE c.value_tier <= 2 AND (p.verified_at IS NULL
                        OR CAST(p.verified_at AS DATE) <= CAST($1 AS DATE) - 365) END
        """,
        performer=TasksEach(title=_("Check e-mail and phone of %(name)s"), kind="ask"),
        spellings={
            "bounced": _("A message came back."),
            "never": _("Nobody has checked the details yet."),
            "old": _("The details were checked more than a year ago."),
        },
        cap=50,
    )
)

MATCH_RECORDS = register_spec(
    Spec(
        key="match_records",
        title=ngettext_lazy(
            "Look at %(count)d record that stands more than once",
            "Look at %(count)d records that stand more than once",
            "count",
        ),
        does=_("Makes a task for each group of records that share an address."),
        why=_("%(n1)s records share an e-mail address, or a phone number and the name: %(s1)s."),
        candidates="""
            SELECT 'person' AS unit, p.entity AS unit_id, min(p.customer_key) AS customer_key,
                max(greatest(coalesce(c.clv, 0), 0)) AS value, count(*) AS n1, NULL AS n2,
                string_agg(p.name || ' (' || p.person_id || ')', ', ' ORDER BY p.person_id) AS s1,
                '' AS s2
            FROM dim_person p LEFT JOIN customer_at c
                ON c.as_of = $1 AND c.customer_key = p.customer_key
            GROUP BY p.entity HAVING count(*) > 1
            UNION ALL
            SELECT 'organization', o.entity, min(o.customer_key),
                max(greatest(coalesce(c.clv, 0), 0)), count(*), NULL,
                string_agg(o.name || ' (' || o.organization_id || ')', ', '
                    ORDER BY o.organization_id), ''
            FROM dim_organization o LEFT JOIN customer_at c
                ON c.as_of = $1 AND c.customer_key = o.customer_key
            GROUP BY o.entity HAVING count(*) > 1
        """,
        performer=TasksEach(title=_("Are these the same: %(s1)s?"), kind="decide"),
        cap=50,
    )
)

DECIDE_MERGES = register_spec(
    Spec(
        key="decide_merges",
        title=ngettext_lazy(
            "Decide about %(count)d name that several records share",
            "Decide about %(count)d names that several records share",
            "count",
        ),
        does=_("Makes one task: decide which of these are the same person."),
        why=_("%(n1)s records in one place are called so, and one of them has no address."),
        candidates="""
            SELECT 'person' AS unit, min(p.person_id) AS unit_id,
                min(p.customer_key) AS customer_key, NULL AS value, count(*) AS n1, NULL AS n2,
                min(p.name) AS s1, '' AS s2
            FROM dim_person p
            WHERE contains(trim(p.name), ' ') AND p.city <> '' AND p.created_at < $1::DATE + 1
            GROUP BY lower(trim(p.name)), lower(trim(p.city))
            HAVING count(DISTINCT p.entity) > 1 AND bool_or(p.email = '' OR p.phone = '')
        """,
        performer=TaskForAll(kind="decide"),
    )
)

CAPTURE_CONTACTS = register_spec(
    Spec(
        key="capture_contacts",
        title=ngettext_lazy(
            "Find out who %(count)d unknown sender is",
            "Find out who %(count)d unknown senders are",
            "count",
        ),
        does=_("Makes a task for each sender whom nobody has recognized."),
        why=_("%(n1)s messages came from %(s1)s in the last year."),
        candidates="""
            SELECT 'contact' AS unit, min(interaction_id) AS unit_id,
                CAST(NULL AS BIGINT) AS customer_key, CAST(count(*) AS DOUBLE) AS value,
                count(*) AS n1, NULL AS n2, contact AS s1, '' AS s2
            FROM fact_interaction
            WHERE direction = 'in' AND person_id IS NULL AND organization_id IS NULL
                AND contact <> '' AND day <= $1 AND day > CAST($1 AS DATE) - 365
            GROUP BY contact
        """,
        performer=TasksEach(title=_("Find out who %(s1)s is"), kind="decide"),
        cap=50,
    )
)

QUEUE_ENRICHMENT = register_spec(
    Spec(
        key="queue_enrichment",
        title=ngettext_lazy(
            "Look up the missing facts of %(count)d organization",
            "Look up the missing facts of %(count)d organizations",
            "count",
        ),
        does=_(
            "Makes a task for each organization. Lawful sources: its own website, the public "
            "register, your invoices."
        ),
        why=_("Missing: %(s1)s."),
        candidates="""
            SELECT 'organization' AS unit, o.organization_id AS unit_id, o.customer_key,
                greatest(coalesce(c.clv, 0), 0) AS value, NULL AS n1, NULL AS n2,
                concat_ws(', ', CASE WHEN coalesce(o.domain, '') = '' THEN 'website' END,
                    CASE WHEN coalesce(o.industry, '') = '' THEN 'industry' END,
                    CASE WHEN o.employees IS NULL THEN 'employees' END) AS s1, '' AS s2
            FROM dim_organization o JOIN customer_at c
                ON c.as_of = $1 AND c.customer_key = o.customer_key
            WHERE c.is_active AND c.value_tier <= 2 AND (coalesce(o.domain, '') = ''
                OR coalesce(o.industry, '') = '' OR o.employees IS NULL)
        """,
        performer=TasksEach(title=_("Look up what is missing about %(name)s"), kind="other"),
        cap=50,
    )
)

RECORD_PAIN_POINTS = register_spec(
    Spec(
        key="record_pain_points",
        title=ngettext_lazy(
            "Note what troubles %(count)d customer you spoke with",
            "Note what troubles %(count)d customers you spoke with",
            "count",
        ),
        does=_("Makes one task: note needs and dates after recent contacts."),
        why=_("%(n1)s contacts in the last 30 days, and no need is noted."),
        candidates="""
            SELECT 'customer' AS unit, c.customer_key AS unit_id, c.customer_key,
                greatest(coalesce(c.clv, 0), 0) AS value, count(*) AS n1, NULL AS n2,
                '' AS s1, '' AS s2
            FROM customer_at c JOIN fact_interaction i ON i.customer_key = c.customer_key
            WHERE c.as_of = $1 AND c.value_tier <= 2 AND c.need IS NULL
                AND i.day <= $1 AND i.day > CAST($1 AS DATE) - 30
                AND (i.direction = 'in' OR i.kind IN ('call', 'meeting', 'visit'))
            GROUP BY c.customer_key, c.clv
        """,
        performer=TaskForAll(kind="other"),
        days=7,
    )
)
