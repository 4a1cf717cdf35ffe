"""An empty warehouse in memory, and short ways to put hand-made rows into it."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import duckdb

from kith.analytical.measures.engine import read_measures
from kith.analytical.measures.reading import Reading
from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.warehouse.schema import TABLES, create_table

AS_OF = date(2024, 6, 30)
NOON = datetime(2024, 6, 1, 12)


def person_key(person_id: int) -> int:
    return 2 * person_id


class Warehouse:
    """Tables of the real schema; what a test does not say is NULL or the plainest value."""

    def __init__(self) -> None:
        self.duck = duckdb.connect()
        for name in TABLES:
            self.duck.execute(create_table(name))
        self._next = 0

    def add(self, table: str, **values: Any) -> None:
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        self.duck.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))

    def number(self) -> int:
        self._next += 1
        return self._next

    def person(self, person_id: int, **values: Any) -> int:
        """A person who is a customer of his own; returns the customer_key."""
        given = {
            "customer_key": person_key(person_id),
            "name": f"Person {person_id}",
            "created_at": datetime(2023, 1, 1),
            "email": f"p{person_id}@example.org",
            "entity": person_id,
            "identity_types": 0,
            **values,
        }
        self.add("dim_person", person_id=person_id, **given)
        card = """name created_at owner_id team_id required_fields filled_fields verified_at
            preferred_channel preferred_from preferred_until""".split()
        if given["customer_key"] == person_key(person_id):
            self.add(
                "dim_customer", customer_key=given["customer_key"], kind="person",
                person_id=person_id, **{name: given[name] for name in card if name in given},
            )  # fmt: skip
        return int(given["customer_key"])

    def snapshot(self, person_id: int, as_of: date = AS_OF, **values: Any) -> None:
        """One customer's month: active, bought a month ago, worth a hundred."""
        given = {
            "is_active": True,
            "was_active": True,
            "last_order": as_of - timedelta(days=30),
            "revenue_w": 100.0,
            "cts_w": 0.0,
            "nc_w": 100.0,
            "nc_half1": 50.0,
            "nc_half2": 50.0,
            "clv": 100.0,
            "clv_method": "segment",
            "minutes_w": 0,
            **values,
        }
        self.add("customer_month", as_of=as_of, customer_key=person_key(person_id), **given)

    def order(self, person_id: int, day: date, **values: Any) -> None:
        given = {"amount": 10.0, "returned": 0.0, "gm": 10.0, "cost_known": False, **values}
        self.add(
            "fact_order", order_id=self.number(), customer_key=person_key(person_id),
            person_id=person_id, ordered_at=datetime(day.year, day.month, day.day, 12), day=day,
            **given,
        )  # fmt: skip

    def talk(self, person_id: int | None, at: datetime, direction: str, **values: Any) -> int:
        """An interaction; returns its id."""
        given = {
            "customer_key": None if person_id is None else person_key(person_id),
            "channel": "email",
            "kind": "message",
            "learned": 0,
            "needs_reply": False,
            "is_automated": False,
            "is_promotional": False,
            "minutes": 0,
            "thread": "",
            **values,
        }
        number = self.number()
        self.add(
            "fact_interaction", interaction_id=number, person_id=person_id, direction=direction,
            at=at, day=at.date(), **given,
        )  # fmt: skip
        return number

    def consent(self, person_id: int, at: datetime, action: str, **values: Any) -> None:
        given = {"channel": "email", "purpose": "marketing", "basis": "consent", "proof": "form",
                 **values}  # fmt: skip
        self.add(
            "fact_consent", entry_id=self.number(), person_id=person_id,
            customer_key=person_key(person_id), action=action, at=at, **given,
        )  # fmt: skip

    def assignment(self, person_id: int, arm: str, at: datetime = NOON, **values: Any) -> None:
        given = {"experiment_id": 1, "experiment": "June", **values}
        self.add(
            "fact_assignment", assignment_id=self.number(), customer_key=person_key(person_id),
            person_id=person_id, arm=arm, assigned_at=at, **given,
        )  # fmt: skip

    def history(
        self, measure_id: str, dates: list[date], part: str = "", **more: Any
    ) -> list[Reading]:
        readings = read_measures(self.duck, [measure_id], dates, **more)
        return readings[measure_id, part]

    def read(
        self,
        measure_id: str,
        part: str = "",
        as_of: date = AS_OF,
        settings: MeasureSettings | None = None,
        **more: Any,
    ) -> Reading:
        return self.history(measure_id, [as_of], part, settings=settings, **more)[0]
