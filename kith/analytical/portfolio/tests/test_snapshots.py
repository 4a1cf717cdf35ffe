"""What a snapshot says of a customer at a date, and that it knows nothing of what came later."""

from __future__ import annotations

from datetime import date

import pytest

from kith.analytical.warehouse.connection import reading
from kith.analytical.warehouse.services import refresh_warehouse
from kith.analytical.warehouse.snapshots import default_as_of, provide_snapshots, wanted_dates
from kith.analytical.warehouse.tests.firm import at, order, organization, person, put, talk
from kith.customers.orders.models import CostToServe
from kith.customers.timeline.models import Need

pytestmark = pytest.mark.django_db


def look(as_of: str, columns: str) -> tuple:
    with reading() as duck:
        day = date.fromisoformat(as_of)
        provide_snapshots(duck, [day])
        return duck.execute(
            f"SELECT {columns} FROM customer_at WHERE as_of = $1", [day]
        ).fetchall()[0]


@pytest.fixture
def ada():
    ada = person("Ada")
    order(ada, at("2023-01-10"), 100)
    order(ada, at("2023-01-10", 18), 20)
    order(ada, at("2023-03-11"), 50, returned=10, cost=15)
    order(ada, at("2024-02-15"), 200)
    put(CostToServe(person=ada, kind="visit", occurred_at=at("2023-03-20"), amount=30,
                    currency="EUR", minutes=45))  # fmt: skip
    talk(ada, at("2023-03-21"), minutes=15)
    return ada


def test_orders_of_one_day_are_one_transaction(ada):
    refresh_warehouse()

    assert look("2023-03-31", "orders, days_bought, x, t_x, t, ipt") == (
        3, 2, 1, 60 / 7, 80 / 7, 60,
    )  # fmt: skip


def test_contribution_is_margin_less_returns_and_cost_to_serve(ada):
    refresh_warehouse()

    assert look("2023-03-31", "revenue_w, gm_w, cts_w, nc_w, minutes_w") == (160, 145, 30, 115, 60)


def test_the_window_is_the_trailing_365_days(ada):
    refresh_warehouse()

    assert look("2024-03-09", "revenue_w, revenue_total") == (240, 360)
    assert look("2024-03-10", "revenue_w, revenue_total") == (200, 360)


def test_the_two_half_years_do_not_overlap(ada):
    refresh_warehouse()

    assert look("2023-10-31", "nc_half1, nc_half2") == (0, 115)


def test_a_snapshot_does_not_know_later_orders(ada):
    refresh_warehouse()
    before = look("2023-06-30", "*")
    order(ada, at("2024-02-16"), 999)

    refresh_warehouse()

    assert look("2023-06-30", "*") == before


def test_an_order_that_arrives_late_changes_the_snapshots_from_its_day_on(ada):
    refresh_warehouse()
    order(ada, at("2023-06-15"), 1)

    refresh_warehouse()

    assert look("2023-05-31", "orders") == (3,)
    assert look("2023-06-30", "orders") == (4,)


def test_without_repeat_gaps_a_customer_is_active_for_a_year():
    order(person(), at("2023-01-10"))

    refresh_warehouse()

    assert look("2024-01-10", "is_active") == (True,)
    assert look("2024-01-11", "is_active") == (False,)


def test_with_gaps_a_customer_is_active_for_twice_the_segments_median_gap(ada):
    bob = person("Bob")
    order(bob, at("2023-01-01"))
    order(bob, at("2023-03-02"))  # a gap of 60 days, as Ada's: active within 120

    refresh_warehouse()

    with reading() as duck:
        provide_snapshots(duck, [date(2023, 6, 30), date(2023, 7, 1)])
        active = dict(
            duck.execute(
                f"SELECT as_of, is_active FROM customer_at WHERE customer_key = {2 * bob.pk} "
                "AND as_of IN (DATE '2023-06-30', DATE '2023-07-01')"
            ).fetchall()
        )
    assert active == {date(2023, 6, 30): True, date(2023, 7, 1): False}


def test_the_leading_need_is_the_one_confirmed_by_then():
    acme = organization("Acme")
    order(acme, at("2023-01-10"))
    with_time = {"organization": acme, "evidence": "stated"}
    price = put(Need(**with_time, name="price"))
    speed = put(Need(**with_time, name="speed", confirmed_at=at("2023-05-01")))
    Need.objects.filter(pk=price.pk).update(created_at=at("2023-02-01"))
    Need.objects.filter(pk=speed.pk).update(created_at=at("2023-04-01"))

    refresh_warehouse()

    assert look("2023-01-31", "need") == (None,)
    assert look("2023-02-28", "need") == ("price",)
    assert look("2023-05-31", "need, cell") == ("speed", "1:speed")


def test_few_customers_are_valued_by_segment_margin_and_retention():
    for number in range(40):
        customer = person(f"P{number}")
        for month in ("2023-01-05", "2023-06-05", "2023-11-05", "2024-03-05", "2024-09-05"):
            if number < 30 or month < "2024":
                order(customer, at(month), 100)

    refresh_warehouse()

    with reading() as duck:
        rows = duck.execute(
            "SELECT DISTINCT clv_method, days_bought, round(p_alive, 3), clv > 0, clv_low <= clv, "
            "clv <= clv_high FROM customer_month "
            "WHERE as_of = (SELECT max(as_of) FROM customer_month) ORDER BY days_bought"
        ).fetchall()
        reason = duck.execute("SELECT reason FROM fit ORDER BY as_of DESC LIMIT 1").fetchall()
    left, stayed = rows
    assert left[:2] == ("segment", 3)
    assert stayed[3:] == (True, True, True)
    assert left[2] < stayed[2] == 1
    assert "200 repeat customers" in reason[0][0]


def test_before_a_year_of_data_value_is_unknown_and_contribution_ranks():
    for number in range(10):
        order(person(f"P{number}"), at("2024-01-10"), 10 * (number + 1))

    refresh_warehouse()

    with reading() as duck:
        rows = duck.execute(
            "SELECT nc_w, clv, clv_method, value_tier FROM customer_month "
            "WHERE as_of = DATE '2024-01-10' ORDER BY nc_w"
        ).fetchall()
    assert [row[0] for row in rows if row[3] == 1] == [90, 100]
    assert {row[1:3] for row in rows} == {(None, "none")}


def test_the_date_of_figures_is_today_or_the_last_day_of_data_that_ended():
    today = date(2024, 6, 30)

    assert default_as_of(None, today) == today
    assert default_as_of(date(2024, 5, 26), today) == today
    assert default_as_of(date(2024, 5, 25), today) == date(2024, 5, 25)


def test_snapshots_are_kept_for_every_month_end_and_the_current_date():
    assert wanted_dates(date(2024, 1, 20), date(2024, 3, 15)) == [
        date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 15),
    ]  # fmt: skip
    assert wanted_dates(date(2024, 1, 20), date(2024, 2, 29))[-1] == date(2024, 2, 29)
    assert wanted_dates(None, date(2024, 2, 29)) == []
    assert len(wanted_dates(date(1990, 1, 1), date(2024, 2, 28))) == 61
