"""M39, M43 and M63: stay, come back, be answered for."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import date, datetime, timedelta

import pytest

from kith.analytical.measures.tests.warehouse import AS_OF, Warehouse


def test_retention_asks_who_was_active_a_year_ago_and_is_now():
    w = Warehouse()
    w.order(1, date(2022, 1, 1))
    w.snapshot(1, was_active=True, is_active=True)
    w.snapshot(2, was_active=True, is_active=False)
    w.snapshot(3, was_active=False, is_active=True)

    assert (w.read("M39").value, w.read("M39").n) == (50.0, 2)


def test_retention_needs_a_year_of_orders():
    w = Warehouse()
    w.order(1, date(2024, 1, 1))
    w.snapshot(1, was_active=False)

    assert w.read("M39").missing == ("snapshots",)


def test_second_purchase_waits_twice_the_usual_gap_for_first_time_customers():
    w = Warehouse()
    first = date(2024, 1, 1)
    for person, gap in ((1, 20), (2, 40), (3, 41), (4, None)):
        w.order(person, first)
        if gap:
            w.order(person, first + timedelta(days=gap))
        w.snapshot(person, ipt=20.0 if person < 3 else None)
    w.order(5, date(2024, 6, 1))  # 40 days are not over yet
    w.snapshot(5)

    reading = w.read("M43")

    assert (reading.value, reading.n) == (50.0, 4)  # persons 1 and 2, within 40 days


def test_two_orders_on_one_day_are_one_purchase():
    w = Warehouse()
    for _ in range(2):
        w.order(1, date(2024, 1, 1))
    w.snapshot(1, ipt=20.0)

    assert w.read("M43").value == 0.0


def test_first_time_customers_whose_time_ran_out_before_the_window_are_not_counted_again():
    w = Warehouse()
    w.order(1, date(2023, 5, 20))  # 40 days later is before 1 July 2023
    w.order(2, date(2023, 5, 23))
    for person in (1, 2):
        w.snapshot(person, ipt=20.0)

    assert w.read("M43").n == 1


def test_while_nobody_ever_reordered_there_is_no_usual_gap_to_wait_for():
    w = Warehouse()
    w.order(1, date(2024, 1, 1))
    w.snapshot(1)

    assert (w.read("M43").value, w.read("M43").n) == (None, 0)


def staff(w: Warehouse) -> None:
    w.add("dim_user", user_id=1, name="Ann", is_active=True, team_ids=[])
    w.add("dim_user", user_id=2, name="Ben", is_active=False, team_ids=[])


def test_ownership_asks_for_an_active_owner_of_top_customers_and_open_tasks():
    w = Warehouse()
    staff(w)
    w.order(1, date(2024, 6, 1))
    for person, tier, owner in ((1, 1, 1), (2, 2, 2), (3, 1, None), (4, 3, None)):
        w.person(person, owner_id=owner)
        w.snapshot(person, value_tier=tier)
    task = {"customer_key": 2, "created_at": datetime(2024, 5, 1)}
    w.add("fact_task", task_id=1, owner_id=1, **task)
    w.add("fact_task", task_id=2, owner_id=None, done_at=datetime(2024, 5, 2), **task)

    reading = w.read("M63")

    assert (reading.value, reading.n) == (50.0, 4)  # customer 1 and task 1 of 3 customers, 1 task


def test_a_task_done_later_was_open_before():
    w = Warehouse()
    staff(w)
    w.person(1, owner_id=1)
    w.add("fact_task", task_id=1, owner_id=None, created_at=datetime(2024, 5, 1),
          done_at=datetime(2024, 6, 2))  # fmt: skip

    may, june = w.history("M63", [date(2024, 5, 31), AS_OF])

    assert (may.value, june.value) == (50.0, 100.0)


def test_while_nobody_has_a_tier_every_customer_wants_an_owner():
    w = Warehouse()
    staff(w)
    for person, owner in ((1, 1), (2, None), (3, None)):
        w.person(person, owner_id=owner)

    assert w.read("M63").value == pytest.approx(100 / 3)
