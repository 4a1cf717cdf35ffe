"""What the demo firm's customers bought, and what serving them cost."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from kith.demo.world import Customer, World


def trade(world: World, draw: Random) -> None:
    """Add orders with returns, and cost-to-serve entries."""
    for customer in world.customers:
        for day in _order_days(customer, world.until, draw):
            _add_order(world, customer, day, draw)
        _add_costs(world, customer, draw)


def season(day: date) -> float:
    """Demand over the year, 0.6 to 1: full before midwinter, thin in high summer."""
    return 0.8 + 0.2 * math.cos(2 * math.pi * (day.timetuple().tm_yday - 345) / 365)


def _order_days(customer: Customer, until: date, draw: Random) -> list[date]:
    """The first order opens the relation; later ones are a thinned Poisson process."""
    last = min(customer.ends or until, until)
    days, moment = [customer.begins], float((customer.begins - date.min).days)
    rate = max(customer.weekly_rate, 0.004) / 7
    while True:
        moment += draw.expovariate(rate)
        day = date.min + timedelta(days=int(moment))
        if day > last:
            return days
        if draw.random() < season(day):
            days.append(day)


def _money(value: float) -> Decimal:
    return Decimal(str(round(max(value, 1.0), 2)))


def _add_order(world: World, customer: Customer, day: date, draw: Random) -> None:
    amount = customer.amount * draw.lognormvariate(-0.03, 0.25)
    returns = draw.random() < (0.22 if customer.costly else 0.02)
    cost = amount * (1 - customer.margin)
    world.orders.append(
        {
            "customer": customer.number,
            "human": customer.contacts[0],
            "ordered_at": datetime.combine(
                day, time(8 + draw.randrange(10), draw.randrange(60)), UTC
            ),
            "amount": _money(amount),
            "cost": _money(cost),
            "returned": _money(amount * draw.uniform(0.3, 1.0)) if returns else Decimal(0),
            "discount": _money(amount * 0.05) if draw.random() < 0.1 else Decimal(0),
            "quantity": Decimal(draw.randint(1, 24)),
            "channel": draw.choice(("web", "phone", "email")),
            "product_name": draw.choice(("House blend", "Sidama", "Huila", "Decaf", "Filter set")),
        }
    )


def _add_costs(world: World, customer: Customer, draw: Random) -> None:
    """Visits and support grow with value; costly customers also want rushes and pay late."""
    end = min(customer.ends or world.until, world.until)
    weeks = (end - customer.begins).days / 7
    wanted = weeks * (0.05 if customer.is_organization else 0.006) * (5 if customer.costly else 1)
    for _entry in range(_poisson(wanted, draw)):
        day = customer.begins + timedelta(
            days=draw.randint(0, max(1, (end - customer.begins).days))
        )
        kinds = (
            ("rush", "late_payment", "return", "visit") if customer.costly else ("visit", "support")
        )
        price = draw.uniform(18, 60) if customer.is_organization else draw.uniform(6, 18)
        world.costs.append(
            {
                "customer": customer.number,
                "kind": draw.choice(kinds),
                "occurred_at": datetime.combine(day, time(11), UTC),
                "amount": _money(price * (1.6 if customer.costly else 1)),
                "minutes": draw.randint(10, 50),
            }
        )


def _poisson(mean: float, draw: Random) -> int:
    """A Poisson draw (Knuth), with a normal approximation above 30."""
    if mean > 30:
        return max(0, round(draw.gauss(mean, math.sqrt(mean))))
    limit, count, product = math.exp(-mean), 0, draw.random()
    while product > limit:
        count, product = count + 1, product * draw.random()
    return count
