"""After any sequence of inserts, changes and deletions, catching up equals building anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kith.analytical.warehouse.connection import close_published, reading
from kith.analytical.warehouse.schema import TABLES
from kith.analytical.warehouse.services import refresh_warehouse
from kith.analytical.warehouse.tests.firm import (
    change,
    days_ago,
    order,
    organization,
    person,
    put,
    remove,
    talk,
)
from kith.customers.orders.models import CostToServe, Order
from kith.customers.organizations.models import Membership, Organization
from kith.customers.people.models import Person, PersonContactPoint
from kith.customers.timeline.models import Interaction, MessageOutcome, Need

Act = Callable[[random.Random], object]


def _any(draw: random.Random, model: Any) -> Any:
    rows = list(model.objects.order_by("pk"))
    return draw.choice(rows) if rows else None


def _customer(draw: random.Random) -> Any:
    return _any(draw, draw.choice([Person, Person, Organization]))


def _when(draw: random.Random) -> Any:
    return days_ago(draw.randrange(1, 400))


def add_person(draw: random.Random) -> None:
    name = draw.choice(["Ada", "Bob"])
    row = person(name, email=draw.choice(["", "a@example.org", "b@example.org"]))
    put(PersonContactPoint(person=row, kind="phone", value="+3612", normalized="+3612"))


def add_organization(draw: random.Random) -> None:
    organization("Acme", employees=draw.choice([None, 5, 50]))


def add_order(draw: random.Random) -> None:
    customer = _customer(draw)
    if customer:
        status = draw.choice(["completed", "completed", "cancelled"])
        order(customer, _when(draw), draw.randrange(0, 50), status=status,
              currency=draw.choice(["EUR", "EUR", "USD"]))  # fmt: skip


def change_order(draw: random.Random) -> None:
    row = _any(draw, Order)
    if row:
        change(row, **draw.choice([
            {"amount": draw.randrange(100)}, {"status": "cancelled"}, {"status": "completed"},
            {"ordered_at": _when(draw)}, {"currency": "EUR"}, {"cost": 3},
        ]))  # fmt: skip


def add_talk(draw: random.Random) -> None:
    talk(
        _customer(draw), _when(draw), draw.choice(["in", "out"]),
        thread=draw.choice(["", "", "t1", "t2"]), minutes=draw.choice([0, 5]),
        needs_reply=True,
    )  # fmt: skip


def add_outcome(draw: random.Random) -> None:
    row = _any(draw, Interaction)
    if row and not row.outcomes.filter(kind="clicked").exists():
        put(MessageOutcome(interaction=row, kind="clicked", at=row.occurred_at))


def add_membership(draw: random.Random) -> None:
    someone, firm = _any(draw, Person), _any(draw, Organization)
    since = _when(draw).date() if draw.random() < 0.7 else None
    if someone and firm and not someone.memberships.filter(organization=firm).exists():
        until = since + timedelta(days=90) if since and draw.random() < 0.5 else None
        put(Membership(person=someone, organization=firm, since=since, until=until))


def change_membership(draw: random.Random) -> None:
    row = _any(draw, Membership)
    if row:
        change(row, since=None, until=_when(draw).date())


def add_need(draw: random.Random) -> None:
    customer = _customer(draw)
    if customer:
        key = "organization" if isinstance(customer, Organization) else "person"
        put(Need(**{key: customer}, name=draw.choice(["speed", "price"]), evidence="stated",
                 confirmed_at=_when(draw)))  # fmt: skip


def add_cost(draw: random.Random) -> None:
    customer = _any(draw, Person)
    if customer:
        put(CostToServe(person=customer, kind="visit", occurred_at=_when(draw), amount=7,
                        currency="EUR", minutes=3))  # fmt: skip


def delete_something(draw: random.Random) -> None:
    row = _any(draw, draw.choice([Order, Interaction, Membership, Need, CostToServe]))
    if row:
        remove(row)


def delete_person(draw: random.Random) -> None:
    """The database cascades; not every child leaves an audit entry."""
    row = _any(draw, Person)
    if row:
        remove(row)


ACTS: list[Act] = [
    add_person, add_person, add_organization, add_order, add_order, add_order, change_order,
    add_talk, add_talk, add_outcome, add_membership, change_membership, add_need, add_cost,
    delete_something, delete_person,
]  # fmt: skip


def contents() -> dict[str, list[tuple[str, ...]]]:
    """Every row of every table as text, floats to nine digits, in a fixed order."""
    found = {}
    with reading() as duck:
        for table in TABLES:
            if table != "meta":
                rows = duck.execute(f"FROM {table}").fetchall()
                found[table] = sorted(tuple(map(_text, row)) for row in rows)
    close_published()
    return found


def _text(value: Any) -> str:
    return f"{value:.9g}" if isinstance(value, float) else repr(value)


class CatchingUpTests(TestCase):
    @pytest.fixture(autouse=True)
    def _home(self, home):
        """A state folder of its own."""

    @settings(
        max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(seed=st.integers(0, 10_000), rounds=st.integers(1, 3), acts=st.integers(5, 25))
    def test_catching_up_equals_building_anew(self, seed, rounds, acts):
        draw = random.Random(seed)
        refresh_warehouse(full=True)
        for _round in range(rounds):
            for _act in range(acts):
                draw.choice(ACTS)(draw)
            caught_up = refresh_warehouse()
            assert not caught_up.full

        incremental = contents()
        refresh_warehouse(full=True)

        assert incremental == contents()
