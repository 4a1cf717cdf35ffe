"""Need columns of a people file become needs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from kith.customers.timeline.choices import Evidence
from kith.customers.timeline.models import Need
from kith.foundation.text import fold
from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.targets import Writer

_SEVERAL = re.compile(r"[;\n|]+")
_LONGEST = 150
_COLUMNS = ("person_id", "name", "id", "evidence", "confirmed_at", "note")


class NeedWriter(Writer):
    """Adds the needs that a person does not have yet; one cell may name several."""

    def finish(self, rows: Sequence[Row]) -> None:
        """Write the needs of the rows that name any."""
        asked = [row for row in rows if row.values.get("need")]
        known = [row.object_id for row in asked if row.fate != Fate.CREATED]
        present: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
        for person, name, *rest in fetch(Need, "person_id", known, *_COLUMNS):
            values = dict(zip(("id", "evidence", "confirmed_at", "note"), rest, strict=True))
            present[person][fold(name)] = values
        fresh, changed = [], []
        for row in asked:
            for name in _SEVERAL.split(row.values["need"]):
                key, said = fold(name), self._said(row)
                if not key:
                    continue
                before = present[row.object_id].get(key)
                if before is None:
                    evidence = said.get("evidence", Evidence.STATED.value)
                    short = " ".join(name.split())[:_LONGEST]
                    need = {"person_id": row.object_id, "name": short, **said, "evidence": evidence}
                    fresh.append(need)
                    present[row.object_id][key] = {"id": 0, **need}
                    row.touch()
                    continue
                after = {n: value for n, value in said.items() if before.get(n) != value}
                if after and before["id"]:
                    changed.append((before["id"], {n: before[n] for n in after}, after))
                    row.touch()
        self.context.insert("need", Need, fresh)
        self.context.update("need", Need, changed)

    @staticmethod
    def _said(row: Row) -> dict[str, Any]:
        names = {
            "need_evidence": "evidence",
            "need_confirmed_at": "confirmed_at",
            "need_note": "note",
        }
        return {column: row.values[name] for name, column in names.items() if name in row.values}
