"""Contact points of imported records: added when new, never taken away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.engine.context import Context
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row


@dataclass(frozen=True, slots=True)
class Point:
    """An address that a row brings: kind, as given, as compared; `leads` if it is to be the first."""

    kind: str
    value: str
    normalized: str
    leads: bool


class PointWriter:
    """Writes the points of people or of organizations."""

    def __init__(self, context: Context, kind: str, model: type[models.Model], owner: str) -> None:
        self.context = context
        self.kind = kind
        self.model = model
        self.owner = owner  # the column that names the record they belong to

    def write(self, rows: Sequence[tuple[Row, Sequence[Point]]]) -> None:
        """Add the points that each row's record does not have, and say which is the first."""
        known = [row.object_id for row, _points in rows if row.fate != Fate.CREATED]
        present = self._present(known)
        fresh: list[dict[str, Any]] = []
        changed: list[tuple[int, dict[str, Any], dict[str, Any]]] = []
        for row, points in rows:
            mine = present[row.object_id]  # shared where several rows are about one record
            before = len(fresh) + len(changed)
            for point in points:
                self._place(row, point, mine, fresh, changed)
            if len(fresh) + len(changed) > before:
                row.touch()
        self.context.update(self.kind, self.model, changed)
        self.context.insert(self.kind, self.model, fresh)

    def _present(self, ids: Sequence[int]) -> dict[int, dict[tuple[str, str], tuple[int, bool]]]:
        """Record → (kind, normalized) → (id of the point, whether it is the first)."""
        present: dict[int, dict[tuple[str, str], tuple[int, bool]]] = defaultdict(dict)
        columns = (self.owner, "kind", "normalized", "id", "is_primary")
        for owner, kind, normalized, number, first in fetch(self.model, self.owner, ids, *columns):
            present[owner][kind, normalized] = (number, first)
        return present

    def _place(
        self,
        row: Row,
        point: Point,
        mine: dict[tuple[str, str], tuple[int, bool]],
        fresh: list[dict[str, Any]],
        changed: list[tuple[int, dict[str, Any], dict[str, Any]]],
    ) -> None:
        key = (point.kind, point.normalized)
        number, is_first = mine.get(key, (0, False))
        leads = point.leads or not any(kind == point.kind for kind, _value in mine)
        if leads and not is_first:
            for other, (other_number, other_first) in mine.items():
                if other[0] == point.kind and other_first:
                    changed.append((other_number, {"is_primary": True}, {"is_primary": False}))
                    mine[other] = (other_number, False)
        if not number:
            fresh.append(
                {
                    self.owner: row.object_id,
                    "kind": point.kind,
                    "value": point.value,
                    "normalized": point.normalized,
                    "is_primary": leads,
                }
            )
            mine[key] = (-1, leads)
        elif leads and not is_first:
            changed.append((number, {"is_primary": False}, {"is_primary": True}))
            mine[key] = (number, True)
