"""The gates that stage ID2 declares for itself."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import date, datetime

import pytest

from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.measures.tests.warehouse import NOON, Warehouse

MAY_END = date(2024, 5, 31)


def a_need(w: Warehouse) -> None:
    w.add("fact_need", need_id=1, customer_key=2, name="speed", at=datetime(2024, 1, 1))


def test_everybody_with_a_tier_and_a_known_need_stands_in_a_cell():
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    a_need(w)
    w.snapshot(1, value_tier=1, need="speed", cell="1:speed")
    w.snapshot(2, value_tier=3, cell="3:")
    w.snapshot(3, value_tier=3, need="speed", cell="3:speed", is_active=False)

    reading = w.read("ID2.a")

    assert (reading.value, reading.n, reading.met) == (50.0, 2, False)


def test_while_no_need_is_known_to_anybody_the_needs_are_missing():
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    w.snapshot(1, value_tier=1, cell="1:")

    assert w.read("ID2.a").missing == ("needs",)


def offered(share_by_cell: dict[str, float], customers: int = 200) -> Warehouse:
    """Each cell's customers were made an offer in June; so many of them ordered."""
    w = Warehouse()
    w.order(1, date(2024, 1, 1))
    a_need(w)
    person = 0
    for cell, share in share_by_cell.items():
        for place in range(customers):
            person += 1
            w.snapshot(person, as_of=MAY_END, cell=cell)
            took = {"converted_at": NOON} if place % 100 < 100 * share else {}
            w.assignment(person, "customized", **took)
    w.snapshot(1)
    return w


def test_cells_that_respond_differently_foretell_better_than_none():
    reading = offered({"1:speed": 0.8, "3:price": 0.2}).read("ID2.b")

    # Brier score 0.25 without cells, 0.16 with them: 9 hundredths better
    assert reading.value == pytest.approx(9.0, abs=1.0)
    assert (reading.n, reading.met) == (400, True)


def test_cells_that_respond_alike_foretell_no_better():
    reading = offered({"1:speed": 0.4, "3:price": 0.4}).read("ID2.b")

    assert reading.value == pytest.approx(0.0, abs=0.3)
    assert reading.met is False


def test_the_cell_is_the_one_before_the_offer_and_held_out_customers_are_not_asked():
    w = offered({"1:speed": 0.5}, customers=40)
    w.assignment(1000, "customized")  # had no snapshot then
    w.assignment(1, "hold_out")

    assert w.read("ID2.b").n == 40


def cells(*names: str) -> Warehouse:
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    for person, cell in enumerate(names, 1):
        w.snapshot(person, cell=cell)
    return w


def test_cells_with_a_budget_are_counted_among_cells_with_customers():
    w = cells("1:speed", "1:speed", "3:price")
    budgets = MeasureSettings(budgeted_cells={"1:speed": date(2024, 1, 1), "2:x": date(2024, 1, 1)})

    reading = w.read("ID2.c", settings=budgets)

    assert (reading.value, reading.n, reading.met) == (50.0, 2, False)


def test_all_cells_with_a_budget_meet_the_target_though_they_are_few():
    budgets = MeasureSettings(budgeted_cells={"1:speed": date(2024, 1, 1)})

    assert cells("1:speed").read("ID2.c", settings=budgets).met is True


def test_while_nobody_keeps_budgets_they_are_missing():
    assert cells("1:speed").read("ID2.c").missing == ("budgets",)
