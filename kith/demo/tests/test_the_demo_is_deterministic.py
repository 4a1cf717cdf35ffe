"""The same arguments give the same firm, and its truth is in it."""

from datetime import date

import pytest

from kith.demo.generate import generate
from kith.foundation.errors import UnknownName

UNTIL = date(2026, 6, 30)


def test_the_same_seed_gives_the_same_firm():
    one, two = generate(until=UNTIL), generate(until=UNTIL)
    assert one == two


def test_another_seed_gives_another_firm():
    assert generate(until=UNTIL).orders != generate(until=UNTIL, seed=8).orders


def test_nobody_orders_after_leaving():
    world = generate(until=UNTIL)
    for order in world.orders:
        customer = world.customers[order["customer"]]
        assert customer.ends is None or order["ordered_at"].date() <= customer.ends


def test_winter_sells_more_than_summer():
    orders = generate(until=UNTIL).orders
    winter = sum(order["ordered_at"].month in (11, 12, 1) for order in orders)
    summer = sum(order["ordered_at"].month in (5, 6, 7) for order in orders)
    assert winter > summer * 1.15


def test_costly_customers_earn_less_of_what_they_buy():
    world = generate(until=UNTIL)
    spent = {True: 0.0, False: 0.0}
    bought = {True: 0.0, False: 0.0}
    for cost in world.costs:
        spent[world.customers[cost["customer"]].costly] += float(cost["amount"])
    for order in world.orders:
        bought[world.customers[order["customer"]].costly] += float(order["amount"])
    assert spent[True] / bought[True] > 3 * spent[False] / bought[False]


def test_a_good_offer_lifts_and_a_bad_one_does_not():
    def lift(scenario: str) -> float:
        rows = generate(until=UNTIL, scenario=scenario).assignments
        rate = {}
        for arm in ("customized", "hold_out"):
            arms = [row for row in rows if row["arm"] == arm]
            rate[arm] = sum(row["converted_at"] is not None for row in arms) / len(arms)
        return rate["customized"] - rate["hold_out"]

    assert lift("good_offer") > 0.04
    assert abs(lift("bad_offer")) < 0.03


def test_an_unknown_scenario_is_refused_by_name():
    with pytest.raises(UnknownName, match="good_offer"):
        generate(until=UNTIL, scenario="free money")
