"""SELECTs over evidence rows: figures by date, and by whom.

Values never reach these texts: names come from the registry, numbers are numbers, dates are dates.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum

from kith.analytical.measures.aggregates import OrderStatistic, Spearman
from kith.analytical.measures.aggregates.correlation import ranked
from kith.analytical.measures.registry import Figure, LiveMeasure
from kith.analytical.measures.scopes import EVERYTHING, Slice

# The person answerable for a row: who acted, else the owner of the customer. The team is that of
# the customer, else the first of that person's.
USER = "coalesce(e.user_id, k.owner_id)"
TEAM = "coalesce(k.team_id, u.team_ids[1])"


class Grouping(StrEnum):
    """By what a figure can be split."""

    USER = "user"
    TEAM = "team"
    SEGMENT = "segment"
    TIER = "tier"
    DECILE = "decile"


_KEYS = {
    Grouping.USER: USER,
    Grouping.TEAM: TEAM,
    Grouping.SEGMENT: "e.segment",
    Grouping.TIER: "s.value_tier",
    Grouping.DECILE: "ntile(10) OVER (PARTITION BY e.as_of ORDER BY e.value DESC, e.unit_id)",
}

_OWNER = " LEFT JOIN dim_customer k ON k.customer_key = e.customer_key"
_ACTOR = f" LEFT JOIN dim_user u ON u.user_id = {USER}"
_STATE = " LEFT JOIN customer_at s ON s.as_of = e.as_of AND s.customer_key = e.customer_key"


def figures_select(
    live: LiveMeasure,
    figures: Sequence[Figure],
    scope: Slice = EVERYTHING,
    by: Grouping | None = None,
    there: Collection[str] = (),
) -> str:
    """as_of, key, then the columns of each figure (`f0_…`, `f1_…`), a row a date and key.

    `there`: shared relations that are TEMP tables already.
    """
    counted, source = _counted(live, scope, by, there)
    if any(isinstance(figure.aggregate, Spearman) for figure in figures):
        source = f"({ranked('counted', 'as_of' if by is None else 'as_of, key')}) x"
    columns = ", ".join(
        f"{sql} AS f{index}_{name}"
        for index, figure in enumerate(figures)
        for name, sql in figure.aggregate.columns(figure.rows).items()
    )
    keys = "as_of, key" if by else "as_of, CAST(NULL AS VARCHAR) AS key"
    groups = "as_of, key" if by else "as_of"
    return f"{counted} SELECT {keys}, {columns} FROM {source} GROUP BY {groups}"


def bounds_select(
    live: LiveMeasure,
    figure: Figure,
    scope: Slice,
    sizes: Mapping[date, int],
    there: Collection[str] = (),
) -> str | None:
    """One row with `low_YYYYMMDD` and `high_YYYYMMDD` of an order statistic; None without any."""
    aggregate = figure.aggregate
    if not isinstance(aggregate, OrderStatistic):
        return None
    columns = [
        f"{sql} AS {end}_{day:%Y%m%d}"
        for day, n in sizes.items()
        for end, sql in aggregate.bounds(
            n, f"{figure.rows} AND as_of = DATE '{day:%Y-%m-%d}'"
        ).items()
    ]
    if not columns:
        return None
    counted, source = _counted(live, scope, None, there)
    return f"{counted} SELECT {', '.join(columns)} FROM {source}"


def evidence_select(
    live: LiveMeasure,
    figure: Figure,
    scope: Slice,
    visible: str,
    show: str,
    limit: str = "",
) -> str:
    """The rows behind a figure with the names of customer and user; misses first, then newest.

    `limit` is a LIMIT clause; names are looked up for what it leaves.
    """
    shown = {
        "counted": "e.counted",
        "hits": "e.counted AND e.hit",
        "misses": "e.counted AND NOT coalesce(e.hit, FALSE)",
        "left_out": "NOT e.counted",
    }[show]
    order = 'ORDER BY coalesce(e.hit, FALSE), e."at" DESC NULLS LAST, e.unit, e.unit_id, e.segment'
    picked = f"SELECT e.* FROM shown e WHERE {shown} {order} {limit}"
    name = (
        "CASE WHEN e.unit = 'cell' THEN e.segment ELSE coalesce(nullif(p.name, ''), k.name, '') END"
    )
    return (
        f"{live.evidence().with_clause()}{_shown(live, figure, scope, visible)}"
        f", picked AS ({picked}) "
        f"SELECT e.unit, e.unit_id, e.customer_key, {name} AS name, {USER} AS user_id,"
        " coalesce(u.name, '') AS user_name, coalesce(e.segment, '') AS segment, e.counted, e.hit,"
        ' e.value, e.other, e."at", e.why'
        f" FROM picked e{_OWNER}{_ACTOR}"
        " LEFT JOIN dim_person p ON p.person_id = CASE WHEN e.unit = 'person' THEN e.unit_id END"
        f" {order}"
    )


def tally_select(live: LiveMeasure, figure: Figure, scope: Slice, visible: str) -> str:
    """counted, why (of what was left out), rows, hits."""
    return (
        f"{live.evidence().with_clause()}{_shown(live, figure, scope, visible)} "
        "SELECT counted, CASE WHEN counted THEN '' ELSE why END AS reason, count(*) AS n,"
        " count(*) FILTER (WHERE hit) AS hits FROM shown GROUP BY counted, reason"
    )


def _shown(live: LiveMeasure, figure: Figure, scope: Slice, visible: str) -> str:
    """The relation `shown`: rows of the figure in the scope that the reader may see."""
    wanted = " AND ".join([f"({figure.rows})", visible, *_conditions(live, scope)])
    return f", shown AS (SELECT e.* FROM evidence e{_joins(scope, None)} WHERE {wanted})"


def _counted(
    live: LiveMeasure, scope: Slice, by: Grouping | None, there: Collection[str]
) -> tuple[str, str]:
    """The WITH clause up to the counted rows, and the name of the relation to read."""
    joins = _joins(scope, by)
    wanted = " AND ".join(["e.counted", *_conditions(live, scope)])
    key = f", {_KEYS[by]} AS key" if by else ""
    body = f"SELECT e.*{key} FROM evidence e{joins} WHERE {wanted}"
    return f"{live.evidence().with_clause(there)}, counted AS ({body})", "counted"


def _joins(scope: Slice, by: Grouping | None) -> str:
    person = by in (Grouping.USER, Grouping.TEAM) or scope.user_id or scope.team_id
    team = by is Grouping.TEAM or scope.team_id is not None
    return "".join(
        join
        for join, needed in ((_OWNER, person), (_ACTOR, team), (_STATE, by is Grouping.TIER))
        if needed
    )


def _conditions(live: LiveMeasure, scope: Slice) -> list[str]:
    conditions = []
    if scope.user_id is not None:
        conditions.append(f"{USER} = {int(scope.user_id)}")
    if scope.team_id is not None:
        conditions.append(f"{TEAM} = {int(scope.team_id)}")
    if scope.lowest_tier is not None and live.tiered:
        # Where nobody has a tier yet, narrowing would leave nobody: everybody is looked at.
        top = f"SELECT as_of, customer_key FROM customer_at WHERE value_tier <= {scope.lowest_tier}"
        conditions.append(
            f"((e.as_of, e.customer_key) IN ({top})"
            f" OR e.as_of NOT IN (SELECT as_of FROM ({top}) t))"
        )
    return conditions
