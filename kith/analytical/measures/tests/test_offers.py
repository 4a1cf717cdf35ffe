"""M28–M31: experiments and offers."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import date, datetime, timedelta

import pytest

from kith.analytical.measures.tests.warehouse import AS_OF, NOON, Warehouse

LATER = NOON + timedelta(days=3)


def drawn(w: Warehouse, arm: str, people: int, orders: int, **more: object) -> None:
    for place in range(people):
        converted = {"converted_at": LATER} if place < orders else {}
        w.assignment(w.number(), arm, **converted, **more)


def test_lift_is_the_difference_of_shares_with_newcombes_interval():
    w = Warehouse()
    drawn(w, "customized", 70, 56)
    drawn(w, "hold_out", 80, 48)
    drawn(w, "standard", 40, 40)  # neither treated nor held out

    reading = w.read("M28", "response")

    # Newcombe (1998), Statistics in Medicine 17, 873–890, table II (a), method 10
    assert (reading.value, reading.n, reading.unit) == (pytest.approx(20.0), 150, "pp")
    assert reading.low == pytest.approx(5.24, abs=0.005)
    assert reading.high == pytest.approx(33.39, abs=0.005)
    assert reading.met is True


def test_a_lift_whose_interval_includes_zero_misses():
    w = Warehouse()
    drawn(w, "customized", 40, 12)
    drawn(w, "hold_out", 40, 10)

    assert w.read("M28", "response").met is False


def test_a_small_hold_out_proves_nothing():
    w = Warehouse()
    drawn(w, "customized", 100, 60)
    drawn(w, "hold_out", 29, 0)

    reading = w.read("M28", "response")

    assert reading.low is not None
    assert reading.low > 0
    assert reading.met is None


def test_without_a_hold_out_there_is_no_lift():
    w = Warehouse()
    drawn(w, "customized", 10, 5)

    assert w.read("M28", "response").missing == ("experiments",)


def test_orders_after_the_date_were_not_there_yet():
    w = Warehouse()
    may = datetime(2024, 5, 30)
    w.assignment(1, "customized", at=may, converted_at=datetime(2024, 6, 5), margin=50.0)
    w.assignment(2, "hold_out", at=may)

    then, now = w.history("M28", [date(2024, 5, 31), AS_OF], "response")
    margins = w.history("M28", [date(2024, 5, 31), AS_OF], "margin")

    assert (then.value, now.value) == (0.0, 100.0)
    assert [each.value for each in margins] == [0.0, 50.0]


def test_margin_lift_is_a_difference_of_means_per_head_with_welchs_interval():
    w = Warehouse()
    for margin in (30.0, 20.0, 10.0):
        w.assignment(w.number(), "customized", converted_at=LATER, margin=margin, discount=4.0,
                     customization_cost=1.0)  # fmt: skip
    for margin in (10.0, 12.0):
        w.assignment(w.number(), "hold_out", converted_at=LATER, margin=margin)

    reading = w.read("M28", "margin")

    # 15 − 11; variances 100/3 and 2/2, 2.1 degrees of freedom rounded down to 2: t = 4.303
    assert reading.value == pytest.approx(4.0)
    assert reading.low == pytest.approx(4 - 4.303 * (100 / 3 + 1) ** 0.5, abs=0.01)


def test_an_order_whose_margin_is_unknown_is_left_out_and_not_counted_as_nothing():
    w = Warehouse()
    w.assignment(1, "customized", converted_at=LATER, margin=30.0)
    w.assignment(2, "customized", converted_at=LATER)
    w.assignment(3, "hold_out")

    assert (w.read("M28", "margin").value, w.read("M28", "margin").n) == (30.0, 2)


def test_customized_treatment_looks_at_the_top_two_tiers_and_at_offers_shown():
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    for person, tier in ((1, 1), (2, 2), (3, 3), (4, 1)):
        w.snapshot(person, value_tier=tier)
    w.assignment(1, "customized", presented_at=NOON)
    w.assignment(2, "customized")  # never shown
    w.assignment(3, "customized", presented_at=NOON)
    w.assignment(4, "standard", presented_at=NOON)

    reading = w.read("M29")

    assert reading.n == 3
    assert reading.value == pytest.approx(100 / 3)


def test_acceptance_compares_customized_with_standard_offers():
    w = Warehouse()
    for place in range(4):
        taken = {"accepted_at": LATER} if place < 3 else {}
        w.assignment(w.number(), "customized", presented_at=NOON, **taken)
    for place in range(4):
        taken = {"accepted_at": LATER} if place < 1 else {}
        w.assignment(w.number(), "standard", presented_at=NOON, **taken)
    w.assignment(w.number(), "hold_out")

    assert (w.read("M30").value, w.read("M30").unit) == (50.0, "pp")
    assert (w.read("M30", "customized").value, w.read("M30", "customized").unit) == (75.0, "%")
    assert w.read("M30", "standard").value == 25.0


def test_customization_margin_is_told_per_offer_shown():
    w = Warehouse()
    w.assignment(1, "customized", presented_at=NOON, converted_at=LATER, margin=20.0, discount=2.0,
                 customization_cost=3.0)  # fmt: skip
    w.assignment(2, "customized", presented_at=NOON, customization_cost=3.0)
    w.assignment(3, "standard", presented_at=NOON, converted_at=LATER, margin=8.0)
    w.assignment(4, "standard", presented_at=NOON)

    # (15 − 3) / 2 − (8 + 0) / 2
    assert w.read("M31").value == pytest.approx(2.0)
