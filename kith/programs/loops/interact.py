"""Back from ID3: what contacts taught, and whether people fall silent or complain.

The cuts are ours [P]: a loop costs work, so it fires on what is clear and worth it, not on each
fact that comes in.
"""

from __future__ import annotations

from kith.analytical.measures.reading import N_MIN
from kith.foundation.i18n import _
from kith.foundation.statistics import newcombe_interval
from kith.programs.loops.registry import condition
from kith.programs.loops.situation import Check, Situation

RECENT_DAYS = 30
PROFILES_SHARE = 0.10  # of active customers whose new facts wait outside the profile
NEEDS_SHARE = 0.10  # of active customers who told of a need that their group does not have
QUARTER = 90
WORSE_BY = 1.25


def _active(situation: Situation) -> int:
    if "active" not in situation.memory:
        row = situation.row("SELECT count(*) FROM customer_at WHERE as_of = $1 AND is_active")
        situation.memory["active"] = int(row[0]) if row else 0
    return int(situation.memory["active"])


def _share_check(
    situation: Situation, key: str, question: str, count: int, least: float
) -> tuple[Check, ...] | None:
    """Fires when `count` is at least 30 and `least` of the active customers."""
    active = _active(situation)
    if count < N_MIN or count < least * active:
        return None
    share = 100 * count / active if active else None
    detail = _("%(count)s of %(active)s active customers, in the last 30 days.")
    numbers = {"count": count, "active": active}
    return (Check(key, question, True, share, unit="%", n=active, detail=detail, numbers=numbers),)


@condition("profile_facts_learned")
def profile_facts_learned(situation: Situation, stage: str) -> tuple[Check, ...] | None:
    """Contacts taught something about customers whose profile still has gaps."""
    row = situation.row(
        f"""
        SELECT count(DISTINCT i.customer_key) FROM fact_interaction i
        JOIN dim_customer c ON c.customer_key = i.customer_key
        WHERE i.learned > 0 AND i.day <= $1 AND i.day > CAST($1 AS DATE) - {RECENT_DAYS}
            AND c.filled_fields < c.required_fields
        """
    )
    question = _("Did contacts teach facts that are missing in the profiles?")
    return _share_check(situation, "facts_learned", question, int(row[0]), PROFILES_SHARE)


@condition("need_facts_learned")
def need_facts_learned(situation: Situation, stage: str) -> tuple[Check, ...] | None:
    """In contacts, customers told of needs for which they stand in another group, or in none."""
    row = situation.row(
        f"""
        WITH before AS (
            SELECT customer_key, need FROM customer_month
            WHERE as_of = (SELECT max(as_of) FROM customer_month WHERE as_of < $1)
        )
        SELECT count(DISTINCT n.customer_key) FROM fact_need n
        LEFT JOIN need_group g ON g.customer_key = n.customer_key AND g.since <= $1
        LEFT JOIN before b ON b.customer_key = n.customer_key
        WHERE n.interaction_id IS NOT NULL AND CAST(n."at" AS DATE) <= $1
            AND CAST(n."at" AS DATE) > CAST($1 AS DATE) - {RECENT_DAYS}
            AND coalesce(g.value, b.need) IS DISTINCT FROM n.name
        """
    )
    question = _("Did contacts bring needs that the customers' groups do not have?")
    return _share_check(situation, "needs_learned", question, int(row[0]), NEEDS_SHARE)


@condition("silence_or_complaints_rise")
def silence_or_complaints_rise(situation: Situation, stage: str) -> tuple[Check, ...] | None:
    """In the last 90 days people complained more, or answered less, than in the months before.

    Outside Newcombe's interval, and by a quarter at least.
    """
    row = situation.row(
        f"""
        WITH sent AS (
            SELECT day > CAST($1 AS DATE) - {QUARTER} AS is_late,
                coalesce(CAST(complained_at AS DATE) <= $1, FALSE)
                    OR coalesce(CAST(unsubscribed_at AS DATE) <= $1, FALSE) AS is_complaint,
                coalesce(CAST(replied_at AS DATE) <= $1, FALSE) AS is_reply
            FROM fact_interaction
            WHERE direction = 'out' AND delivered_at IS NOT NULL
                AND day <= $1 AND day > CAST($1 AS DATE) - 365
        )
        SELECT count(*) FILTER (is_late), count(*) FILTER (NOT is_late),
            count(*) FILTER (is_late AND is_complaint),
            count(*) FILTER (NOT is_late AND is_complaint),
            count(*) FILTER (is_late AND is_reply), count(*) FILTER (NOT is_late AND is_reply)
        FROM sent
        """
    )
    late, early, bad_late, bad_early, heard_late, heard_early = (int(each) for each in row)
    if min(late, early) < N_MIN:
        return None
    angrier = _rise(bad_late, late, bad_early, early)
    quieter = _rise(late - heard_late, late, early - heard_early, early) and (
        heard_late * early * WORSE_BY <= heard_early * late
    )
    if not angrier and not quieter:
        return None
    detail = _("%(late)s of %(late_n)s lately, %(early)s of %(early_n)s in the months before.")

    def check(key: str, question: str, answer: bool, now: int, then: int) -> Check:
        numbers = {"late": now, "late_n": late, "early": then, "early_n": early}
        return Check(
            key, question, answer, 100 * now / late, unit="%", n=late, detail=detail,
            numbers=numbers,
        )  # fmt: skip

    return (
        check(
            "complaints",
            _("Do more people complain or unsubscribe than before?"),
            angrier and bad_late * early >= WORSE_BY * bad_early * late,
            bad_late,
            bad_early,
        ),
        check("replies", _("Do fewer people answer?"), quieter, heard_late, heard_early),
    )


def _rise(now: int, now_n: int, then: int, then_n: int) -> bool:
    return newcombe_interval(now, now_n, then, then_n).low > 0
