"""Keyset paging: a page begins after the last row of the one before, so page 1,000 costs as page 1.

Every list is ordered by allow-listed columns and the primary key. A cursor is the last row's
values, signed, so that nobody can put a value of his own into it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import F, Model, Q, QuerySet
from django.utils.translation import gettext as _

from kith.foundation.errors import InvalidInput, UnknownName
from kith.workplace.audit.rules import encode_value

LARGEST_PAGE = 200
CAPPED_COUNT = 10_000

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Sort:
    """One way to order a list: a column, whether it falls, and whether it may be NULL."""

    column: str
    descending: bool = False
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows of one page and the cursors to its neighbours ("" at an end)."""

    rows: list[Row]
    next_cursor: str
    previous_cursor: str


def choose_sort(sorts: Mapping[str, Sort], name: str) -> Sort:
    """The sort of that name.

    Raises:
        UnknownName: the name is not in the allow-list.
    """
    if name not in sorts:
        raise UnknownName(
            _("This list cannot be sorted so."),
            field="sort",
            value=name,
            remedy=", ".join(sorts),
        )
    return sorts[name]


def keyset_page(rows: QuerySet[Row], sort: Sort, *, cursor: str = "", limit: int = 50) -> Page[Row]:
    """One page of `rows` ordered by `sort`, then by primary key; 1 to 200 rows.

    NULLs come last in both directions. Raises InvalidInput for a cursor that is not ours.
    """
    limit = max(1, min(limit, LARGEST_PAGE))
    state = _read(cursor, sort)
    backward = bool(state and state["b"])
    if state:
        rows = rows.filter(_beyond(sort, state["v"], state["id"], backward))
    found = list(rows.order_by(*_ordering(sort, backward))[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    if backward:
        found.reverse()
    if not found:
        return Page([], "", "")
    has_next, has_previous = (True, more) if backward else (more, bool(state))
    return Page(
        found,
        _write(sort, found[-1], backward=False) if has_next else "",
        _write(sort, found[0], backward=True) if has_previous else "",
    )


def capped_count(rows: QuerySet[Any], most: int = CAPPED_COUNT) -> int:
    """How many rows there are, counting no further than `most` + 1."""
    return rows.order_by()[: most + 1].count()


def _ordering(sort: Sort, backward: bool) -> Sequence[Any]:
    falls = sort.descending != backward
    key = "-pk" if backward else "pk"
    if not sort.nullable:
        return (("-" if falls else "") + sort.column, key)
    order = F(sort.column).desc if falls else F(sort.column).asc
    return (order(nulls_first=True) if backward else order(nulls_last=True), key)


def _beyond(sort: Sort, value: Any, pk: int, backward: bool) -> Q:
    """Rows strictly after (or before) the row with this value and key."""
    column, falls = sort.column, sort.descending != backward
    tie = Q(**{f"pk__{'lt' if backward else 'gt'}": pk})
    if value is None:
        same = Q(**{f"{column}__isnull": True}) & tie
        return same | Q(**{f"{column}__isnull": False}) if backward else same
    past = Q(**{f"{column}__{'lt' if falls else 'gt'}": value})
    # The first condition alone bounds the index scan; the second settles the tie.
    bound = Q(**{f"{column}__{'lte' if falls else 'gte'}": value})
    beyond = bound & (past | (Q(**{column: value}) & tie))
    if sort.nullable and not backward:
        return beyond | Q(**{f"{column}__isnull": True})
    return beyond


def _write(sort: Sort, row: Model, *, backward: bool) -> str:
    value: Any = row
    for part in sort.column.split("__"):
        value = getattr(value, part)
    return signing.dumps(
        {"c": sort.column, "d": sort.descending, "v": value, "id": row.pk, "b": backward},
        salt="kith.keyset",
        serializer=_Serializer,
    )


def _read(cursor: str, sort: Sort) -> dict[str, Any] | None:
    if not cursor:
        return None
    try:
        state = signing.loads(cursor[:2000], salt="kith.keyset", serializer=_Serializer)
    except signing.BadSignature:
        state = {}
    if (state.get("c"), state.get("d")) != (sort.column, sort.descending):
        raise InvalidInput(
            _("This page of the list cannot be found."),
            field="cursor",
            value=cursor,
            remedy=_("Open the list from its beginning."),
        )
    return state


class _Serializer:
    """JSON that knows dates and decimals."""

    def dumps(self, obj: Any) -> bytes:
        # Times keep their microseconds: a cut one would show its row again for ever.
        return json.dumps(obj, default=encode_value, separators=(",", ":")).encode()

    def loads(self, data: bytes) -> Any:
        return json.loads(data)
