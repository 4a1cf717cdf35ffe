"""Back from ID4: a lift that is not clear of zero, and which of three causes explains it.

The three are tried in the order of the specification and exclude each other: cells that mix
needs explain it first, then needs that nobody confirmed, and only then is the offer at fault.
"""

from __future__ import annotations

from dataclasses import dataclass

from kith.analytical.measures.reading import N_MIN
from kith.foundation.i18n import _
from kith.programs.loops.differentiate import needs_confirmed
from kith.programs.loops.registry import condition
from kith.programs.loops.situation import Check, Situation, check_reading, is_judged

MIXED_BELOW = 0.5  # fewer than half share the leading need; ours [P]

# A cell is what a firm treats alike: a value tier and the group that it put a customer into by need
# (trait `need_group`, TEMP table of the run; the leading need where there is none). Against it
# stand the needs that customers stated or confirmed in the last year. Who has several belongs to
# none of them alone, and shares the leading one only if it is the only one.
_CELLS = """
    WITH needs AS (
        SELECT customer_key, min(name) AS need, count(DISTINCT name) AS needs FROM fact_need
        WHERE evidence <> 'inferred' AND CAST(coalesce(confirmed_at, "at") AS DATE) <= $1
            AND CAST(coalesce(confirmed_at, "at") AS DATE) > CAST($1 AS DATE) - 365
            AND customer_key IS NOT NULL
        GROUP BY customer_key
    ), placed AS (
        SELECT c.value_tier || ' × ' || coalesce(g.value, c.need) AS cell, n.need, n.needs
        FROM customer_at c JOIN needs n USING (customer_key)
        LEFT JOIN need_group g ON g.customer_key = c.customer_key AND g.since <= $1
        WHERE c.as_of = $1 AND c.is_active
    ), counted AS (
        SELECT cell, need, count(*) FILTER (needs = 1) AS alone, count(*) AS customers
        FROM placed WHERE cell IS NOT NULL GROUP BY cell, need
    ), led AS (
        SELECT cell, sum(customers) AS customers, max(alone) AS most
        FROM counted GROUP BY cell
    )
"""


@dataclass(frozen=True, slots=True)
class Mixture:
    """How many cells could be judged and how many of them mix needs; the worst one by name."""

    cells: int
    mixed: int
    worst: str
    worst_share: float | None


def find_mixture(situation: Situation) -> Mixture:
    """The mixture of needs in cells of at least thirty customers whose need is known."""
    if "mixture" not in situation.memory:
        row = situation.row(
            _CELLS
            + f"""
            SELECT count(*), count(*) FILTER (most < {MIXED_BELOW} * customers),
                arg_min(cell, most / customers), min(most / customers)
            FROM led WHERE customers >= {N_MIN}
            """
        )
        situation.memory["mixture"] = Mixture(
            int(row[0]), int(row[1]), row[2] or "", None if row[3] is None else float(row[3])
        )
    found: Mixture = situation.memory["mixture"]
    return found


def lift_is_unclear(situation: Situation) -> tuple[bool, Check]:
    """Could the lift be zero (or worse)? Judged only where both groups are large enough."""
    lift = situation.reading("M28", "response")
    question = _("Is the lift clear of zero?")
    if lift is None or not is_judged(lift) or lift.low is None:
        return False, check_reading("lift", question, None, lift)
    return lift.low <= 0, check_reading("lift", question, lift.low > 0, lift)


def cells_mix(situation: Situation) -> tuple[bool, Check]:
    """Do cells hold customers of different needs?"""
    found = find_mixture(situation)
    mixed = found.mixed > 0
    detail = ""
    if found.cells:
        detail = _(
            "In %(mixed)s of %(cells)s cells, under half of the customers share the leading need."
        )
    return mixed, Check(
        "cells_mix",
        _("Do cells of value and need mix needs?"),
        mixed if found.cells else None,
        float(found.mixed) if found.cells else None,
        unit="count",
        n=found.cells,
        detail=detail,
        numbers={
            "mixed": found.mixed,
            "cells": found.cells,
            "worst": found.worst,
            "share": None if found.worst_share is None else round(100 * found.worst_share, 1),
        },
    )


def _cause(situation: Situation) -> tuple[str, tuple[Check, ...]]:
    """ "" while the lift is clear or cannot be told, else "cells", "needs" or "offer"."""
    unclear, lift = lift_is_unclear(situation)
    if not unclear:
        return "", (lift,)
    mixed, cells = cells_mix(situation)
    confirmed, needs = needs_confirmed(situation)
    cause = "cells" if mixed else "needs" if not confirmed else "offer"
    return cause, (lift, needs, cells)


def _when(situation: Situation, cause: str) -> tuple[Check, ...] | None:
    found, checks = _cause(situation)
    return checks if found == cause else None


@condition("lift_includes_zero_and_cells_mix_needs")
def lift_includes_zero_and_cells_mix_needs(
    situation: Situation, stage: str
) -> tuple[Check, ...] | None:
    """To ID2: divide the cells anew."""
    return _when(situation, "cells")


@condition("lift_includes_zero_and_needs_unconfirmed")
def lift_includes_zero_and_needs_unconfirmed(
    situation: Situation, stage: str
) -> tuple[Check, ...] | None:
    """To ID3: ask first."""
    return _when(situation, "needs")


@condition("lift_includes_zero_and_offer_is_at_fault")
def lift_includes_zero_and_offer_is_at_fault(
    situation: Situation, stage: str
) -> tuple[Check, ...] | None:
    """Stay at ID4: redesign the offer."""
    return _when(situation, "offer")


@condition("lift_includes_zero")
def lift_includes_zero(situation: Situation, stage: str) -> tuple[Check, ...] | None:
    """The lift alone, for models that ask no further."""
    unclear, lift = lift_is_unclear(situation)
    return (lift,) if unclear else None
