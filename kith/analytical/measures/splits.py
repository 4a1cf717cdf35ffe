"""One figure split by person, team, segment, tier or tenth, as of one date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kith.analytical.measures.engine import Session, named
from kith.analytical.measures.reading import SplitReading
from kith.analytical.measures.registry import find_live
from kith.analytical.measures.scopes import Slice, slice_of
from kith.analytical.measures.select import Grouping
from kith.analytical.measures.settings import MeasureSettings
from kith.crm_models.gallery import get_measure
from kith.crm_models.vocabulary import Scope

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_NAMES = {
    Grouping.USER: "SELECT user_id, name FROM dim_user",
    Grouping.TEAM: "SELECT team_id, name FROM dim_team",
}


def read_split(
    connection: DuckDBPyConnection,
    measure_id: str,
    part: str = "",
    *,
    as_of: date,
    by: Grouping = Grouping.USER,
    scope: Slice | Scope | None = None,
    settings: MeasureSettings | None = None,
) -> list[SplitReading]:
    """The figure for each person (team, …), most rows first; empty where nothing can be said.

    A row belongs to who acted, else to the owner of the customer; its team is the customer's, else
    the first of that person's. Key None holds the rows of nobody.

    Raises:
        UnknownMeasure: no such measure.
    """
    session = Session(connection, [as_of], settings, shares=False)
    return split_in(session, measure_id, part, by=by, scope=slice_of(scope))


def split_in(
    session: Session, measure_id: str, part: str, *, by: Grouping, scope: Slice
) -> list[SplitReading]:
    """`read_split` at the newest date of a session that is ready."""
    get_measure(measure_id)
    as_of = session.dates[-1]
    live = find_live(measure_id, part)
    if live is None or session.missing(live, as_of):
        return []
    names = _names(session, by)
    found = session.estimates(live, (live.figure(part),), scope, by)
    split = [
        SplitReading(key, names.get(key, _plain(key)), named(measure_id, part, day, estimate))
        for (_part, day, key), estimate in found.items()
        if day == as_of and estimate.n
    ]
    return sorted(split, key=lambda each: (-each.reading.n, str(each.key)))


def _names(session: Session, by: Grouping) -> dict[Any, str]:
    if by not in _NAMES:
        return {}
    return dict(session.connection.execute(_NAMES[by]).fetchall())


def _plain(key: Any) -> str:
    return "" if key is None else str(key)
