"""Evidence rows: the SELECT from which everything about a measure is made.

One row is one counted (or left out) unit as of one run date:

as_of DATE · unit VARCHAR · unit_id BIGINT · customer_key BIGINT · user_id BIGINT (who acted; the
owner of the customer stands in where NULL) · segment VARCHAR (channel, arm …) · counted BOOLEAN ·
hit BOOLEAN · value DOUBLE · other DOUBLE · at TIMESTAMP · why VARCHAR (a key of `reasons`)
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from kith.analytical.measures.relations import with_clause

DEFAULTS = {
    "unit": "",
    "unit_id": "CAST(NULL AS BIGINT)",
    "customer_key": "CAST(NULL AS BIGINT)",
    "user_id": "CAST(NULL AS BIGINT)",
    "segment": "''",
    "counted": "TRUE",
    "hit": "CAST(NULL AS BOOLEAN)",
    "value": "CAST(NULL AS DOUBLE)",
    "other": "CAST(NULL AS DOUBLE)",
    "at": "CAST(NULL AS TIMESTAMP)",
    "why": "''",
}


@dataclass(frozen=True)
class Rows:
    """One SELECT of evidence rows. Every field but `unit` (a bare word) is a SQL expression."""

    unit: str
    source: str
    unit_id: str = DEFAULTS["unit_id"]
    as_of: str = "d.as_of"
    where: str = ""
    customer_key: str = DEFAULTS["customer_key"]
    user_id: str = DEFAULTS["user_id"]
    segment: str = DEFAULTS["segment"]
    counted: str = DEFAULTS["counted"]
    hit: str = DEFAULTS["hit"]
    value: str = DEFAULTS["value"]
    other: str = DEFAULTS["other"]
    at: str = DEFAULTS["at"]
    why: str = DEFAULTS["why"]

    def sql(self) -> str:
        """The SELECT, without its WITH clause."""
        columns = {name: getattr(self, name) for name in DEFAULTS if name != "unit"}
        chosen = ", ".join(f'{sql} AS "{name}"' for name, sql in columns.items())
        where = f" WHERE {self.where}" if self.where else ""
        return (
            f"SELECT {self.as_of} AS as_of, '{self.unit}' AS unit, {chosen} "
            f"FROM {self.source}{where}"
        )


@dataclass(frozen=True)
class Evidence:
    """The rows of a measure: one or several SELECTs, and the relations that they stand on.

    `uses` names shared relations, `own` (name → SQL) those of this measure alone.
    """

    rows: tuple[Rows, ...]
    uses: tuple[str, ...] = ()
    own: dict[str, str] = field(default_factory=dict)

    def with_clause(self, there: Collection[str] = ()) -> str:
        """`WITH …, evidence AS (…)`: what every question about the measure begins with.

        `there`: shared relations that are TEMP tables already.
        """
        body = " UNION ALL ".join(rows.sql() for rows in self.rows)
        return with_clause(self.uses, {**self.own, "evidence": body}, there)

    def sql(self) -> str:
        """The whole SELECT of evidence rows."""
        return f"{self.with_clause()} SELECT * FROM evidence"
