"""Whose rows a person may look at, as SQL over the warehouse.

The same rule as `kith.workplace.accounts.permissions`: own records, those of own teams, or all.
The warehouse knows owners as of its last refresh, so `queries` looks rows up in the database as
well before anybody sees them; this narrows and counts.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reach:
    """What one user sees.

    `everything` for the whole firm; else what `user_id` owns, and, with `team_ids`, what belongs
    to these teams or is owned by their members.
    """

    everything: bool = False
    user_id: int = 0
    team_ids: tuple[int, ...] = field(default=())


WHOLE_FIRM = Reach(everything=True)

# Fact tables by the unit that their rows are.
_FACTS = {
    "interaction": ("fact_interaction", "interaction_id"),
    "assignment": ("fact_assignment", "assignment_id"),
    "task": ("fact_task", "task_id"),
}


def visible_condition(
    reach: Reach, evidence: str = "e", *, units: Collection[str] | None = None
) -> str:
    """A SQL condition on evidence rows: true for those within reach.

    `units`: the kinds of units that the rows can be, where that is known; fewer are quicker.
    """
    if reach.everything:
        return "TRUE"
    conditions = [
        f"({evidence}.unit = '{unit}' AND {condition.format(unit_id=f'{evidence}.unit_id')})"
        for unit, condition in _conditions(reach).items()
        if units is None or unit in units
    ]
    return "(" + " OR ".join(conditions or ["FALSE"]) + ")"


def _conditions(reach: Reach) -> dict[str, str]:
    """Unit → a condition on `{unit_id}`."""
    people = f"SELECT person_id FROM dim_person WHERE {_owned(reach)}"
    firms = f"SELECT organization_id FROM dim_organization WHERE {_owned(reach)}"
    conditions = {
        "person": f"{{unit_id}} IN ({people})",
        "organization": f"{{unit_id}} IN ({firms})",
        "customer": f"{{unit_id}} IN (SELECT 2 * person_id FROM ({people}) p"
        f" UNION ALL SELECT 2 * organization_id + 1 FROM ({firms}) o)",
        "cell": "TRUE",
    }
    for unit, (table, key) in _FACTS.items():
        own = f" OR ({_owned(reach)})" if unit == "task" else ""
        conditions[unit] = (
            f"{{unit_id}} IN (SELECT {key} FROM {table}"
            f" WHERE person_id IN ({people}) OR organization_id IN ({firms}){own})"
        )
    return conditions


def _owned(reach: Reach) -> str:
    own = f"owner_id = {int(reach.user_id)}"
    if not reach.team_ids:
        return own
    teams = ", ".join(str(int(team)) for team in reach.team_ids)
    mates = f"SELECT user_id FROM dim_user WHERE list_has_any(team_ids, [{teams}])"
    return f"({own} OR team_id IN ({teams}) OR owner_id IN ({mates}))"
