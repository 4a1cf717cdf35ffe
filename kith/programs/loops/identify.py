"""Back to ID1: addresses that are dead, merges that were taken back."""

from __future__ import annotations

from kith.foundation.i18n import _
from kith.programs.loops.registry import condition
from kith.programs.loops.situation import Check, Situation, check_reading, is_judged

DEAD_SHARE = 2.0  # percent of messages, the catalogue's own target for M25 [P]


@condition("bounces_or_merge_reversals")
def bounces_or_merge_reversals(situation: Situation, stage: str) -> tuple[Check, ...] | None:
    """Clearly more than 2 % of messages bounced, or a merge was taken back in the last 30 days.

    Clearly: the lower end of the interval lies above it.
    """
    bounced = situation.reading("M25", "bounce")
    dead = is_judged(bounced) and bounced is not None and (bounced.low or 0.0) > DEAD_SHARE
    merges = situation.taken_back_merges
    if not dead and not merges:
        return None
    return (
        check_reading(
            "bounces",
            _("Do clearly more than 2 percent of the messages come back?"),
            dead if is_judged(bounced) else None,
            bounced,
            _worst_source(situation) if dead else "",
            **(situation.memory.get("worst_source", {}) if dead else {}),
        ),
        Check(
            "merges",
            _("Were merges taken back in the last 30 days?"),
            bool(merges),
            float(merges),
            unit="count",
            n=merges,
        ),
    )


def _worst_source(situation: Situation) -> str:
    """Names the source of the people whose addresses bounce most; remembers it."""
    row = situation.row(
        """
        SELECT p.source, count(*) FILTER (i.bounced_at IS NOT NULL) AS bounced, count(*) AS sent
        FROM fact_interaction i JOIN dim_person p ON p.person_id = i.person_id
        WHERE i.day <= $1 AND i.day > CAST($1 AS DATE) - 365 AND p.source <> ''
            AND (i.bounced_at IS NOT NULL OR i.delivered_at IS NOT NULL)
        GROUP BY p.source HAVING bounced > 0
        ORDER BY bounced / sent DESC, p.source LIMIT 1
        """
    )
    if not row:
        return ""
    situation.memory["worst_source"] = {"source": row[0], "bounced": row[1], "sent": row[2]}
    return _(
        "The source that fails most is %(source)s: %(bounced)s of %(sent)s messages came back."
    )
