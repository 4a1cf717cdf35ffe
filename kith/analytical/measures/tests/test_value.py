"""M11–M18: worth, contribution, its spread, and effort."""

from datetime import date

import pytest

from kith.analytical.measures.select import Grouping
from kith.analytical.measures.splits import read_split
from kith.analytical.measures.tests.warehouse import AS_OF, Warehouse


def customers(**columns: list) -> Warehouse:
    """One customer a value; each column gives its values in turn."""
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    for person, values in enumerate(zip(*columns.values(), strict=True), 1):
        w.person(person)
        w.snapshot(person, **dict(zip(columns, values, strict=True)))
    return w


def test_lifetime_value_is_the_mean_over_everybody_who_ever_ordered():
    w = customers(clv=[10.0, 20.0, 60.0], is_active=[True, True, False])

    reading, total = w.read("M11"), w.read("M11", "total")

    assert (reading.value, reading.n, reading.unit) == (30.0, 3, "money")
    # Student's interval: 30 ± 4.303 · 26.458 / √3
    assert reading.low == pytest.approx(-35.72, abs=0.01)
    assert (total.value, total.low) == (90.0, pytest.approx(3 * reading.low))


def test_net_contribution_is_the_sum_over_customers_with_an_order_or_a_cost_in_the_window():
    w = customers(
        nc_w=[100.0, -20.0, 0.0],
        last_order=[date(2024, 6, 1), date(2023, 1, 1), date(2023, 1, 1)],
        cts_w=[0.0, 20.0, 0.0],
    )

    reading = w.read("M12")

    assert (reading.value, reading.n) == (80.0, 2)
    assert w.read("M12", "mean").value == 40.0


def test_net_contribution_can_be_told_by_tenths_of_the_customers():
    w = customers(nc_w=[float(value) for value in range(1, 21)])

    split = read_split(w.duck, "M12", as_of=AS_OF, by=Grouping.DECILE)

    by_tenth = {each.key: each.reading.value for each in split}
    assert len(by_tenth) == 10
    assert by_tenth[1] == 39.0  # 20 and 19, the best
    assert by_tenth[10] == 3.0


def test_below_zero_is_a_negative_value_or_two_halves_with_a_loss():
    w = customers(
        clv=[5.0, -1.0, 5.0, 5.0, -1.0],
        nc_half1=[1.0, 1.0, -1.0, -1.0, 1.0],
        nc_half2=[1.0, 1.0, -1.0, 1.0, 1.0],
        is_active=[True, True, True, True, False],
    )

    reading = w.read("M13")

    assert (reading.value, reading.n) == (50.0, 4)


def test_concentration_is_the_share_of_the_best_fifth_and_passes_a_hundred_with_losses():
    w = customers(nc_w=[100.0, 20.0, 10.0, 0.0, -30.0])

    # 100 of a total of 100; the curve peaks at 130
    assert w.read("M14").value == pytest.approx(100.0)
    assert w.read("M14", "peak").value == pytest.approx(130.0)


def test_concentration_says_nothing_while_all_together_lose():
    w = customers(nc_w=[10.0, -30.0])

    assert w.read("M14").value is None


def test_growth_gap_is_the_mean_over_active_customers():
    w = customers(growth_gap=[0.0, 30.0, None], is_active=[True, True, False])

    assert (w.read("M15").value, w.read("M15").n) == (15.0, 2)
    assert w.read("M15", "total").value == 30.0


def test_cost_to_serve_ratio_is_a_ratio_of_sums_not_a_mean_of_ratios():
    w = customers(cts_w=[30.0, 10.0], revenue_w=[100.0, 300.0])
    w.add("fact_cost", cost_id=1, day=date(2024, 6, 1), amount=30.0, minutes=0)

    reading = w.read("M17")

    assert (reading.value, reading.n) == (10.0, 2)
    # delta method: residuals ±20 about 10 % of 200 on average: 10 % ± 1.96 · √(800/2) / 200
    assert reading.high == pytest.approx(10 + 100 * 1.95996 * (800 / 2) ** 0.5 / 200, abs=1e-3)


def test_without_any_cost_to_serve_the_ratio_is_missing_and_not_zero():
    w = customers(revenue_w=[100.0])

    reading = w.read("M17")

    assert (reading.value, reading.missing) == (None, ("cost_to_serve",))


def test_effort_follows_value_is_spearmans_rho_with_ties_sharing_ranks():
    w = customers(minutes_w=[0, 0, 10, 20, 30], clv=[1.0, 2.0, 3.0, 5.0, 4.0])
    w.add("fact_cost", cost_id=1, day=date(2024, 6, 1), amount=0.0, minutes=10)

    reading = w.read("M18")

    # ranks 1.5 1.5 3 4 5 and 1 2 3 5 4: products about the mean 8.5, squares 9.5 and 10
    assert reading.value == pytest.approx(8.5 / 95**0.5)
    assert (reading.n, reading.unit) == (5, "rho")


def test_effort_counts_active_customers_on_whom_no_minute_was_spent():
    w = customers(minutes_w=[0, 5, 9], clv=[3.0, 2.0, 1.0], is_active=[True, True, True])
    w.add("fact_cost", cost_id=1, day=date(2024, 6, 1), amount=0.0, minutes=5)

    assert w.read("M18").value == pytest.approx(-1.0)


def test_a_date_with_orders_and_without_a_snapshot_misses_the_snapshot():
    w = customers(clv=[1.0])

    reading = w.read("M11", as_of=date(2024, 6, 15))

    assert (reading.value, reading.missing) == (None, ("snapshots",))
