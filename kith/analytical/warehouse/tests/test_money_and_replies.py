"""Orders in the base currency at their day's rate; interactions with their first human reply."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kith.analytical.warehouse.connection import reading
from kith.analytical.warehouse.queries import warehouse_state
from kith.analytical.warehouse.services import refresh_warehouse
from kith.analytical.warehouse.tests.firm import at, change, order, person, put, talk
from kith.customers.timeline.models import MessageOutcome
from kith.workplace.accounts.queries import the_firm
from kith.workplace.catalog.models import ExchangeRate

pytestmark = pytest.mark.django_db


def rows(sql: str) -> list[tuple]:
    with reading() as duck:
        return duck.execute(sql).fetchall()


def test_money_is_converted_at_the_latest_rate_on_or_before_the_day():
    ada = person()
    put(ExchangeRate(currency="USD", day=date(2024, 1, 1), rate="0.90"))
    put(ExchangeRate(currency="USD", day=date(2024, 2, 1), rate="0.80"))
    order(ada, at("2024-01-31", 23), 100, currency="USD", returned=10, cost=50)
    order(ada, at("2024-02-01", 0), 100, currency="USD")
    order(ada, at("2024-02-02"), 100)

    refresh_warehouse()

    assert rows("SELECT amount, returned, cost, gm, cost_known FROM fact_order ORDER BY day") == [
        (90, 9, 45, 36, True),
        (80, 0, None, 80, False),
        (100, 0, None, 100, False),
    ]


def test_an_order_without_a_rate_is_left_out_and_its_currency_named():
    order(person(), at("2024-01-31"), 100, currency="JPY")

    refresh_warehouse()

    assert rows("SELECT count(*) FROM fact_order") == [(0,)]
    assert warehouse_state().missing_rates == (("JPY", 1),)


def test_a_rate_that_arrives_later_brings_the_order_in():
    order(person(), at("2024-01-31"), 100, currency="JPY")
    refresh_warehouse()
    put(ExchangeRate(currency="JPY", day=date(2024, 1, 1), rate="0.01"))

    assert refresh_warehouse().full
    assert rows("SELECT amount FROM fact_order") == [(1,)]


def test_the_firms_margin_stands_in_for_an_unknown_cost_also_after_it_was_changed():
    order(person(), at("2024-01-31"), 100)
    firm = the_firm()
    firm.margin = 40
    firm.save()
    refresh_warehouse()
    assert rows("SELECT gm FROM fact_order") == [(40,)]

    change(firm, margin=25)
    refresh_warehouse()
    assert rows("SELECT gm FROM fact_order") == [(25,)]


def test_a_cancelled_order_is_not_loaded_and_comes_back_when_it_is_not_cancelled():
    row = order(person(), at("2024-01-31"), 100, status="cancelled")
    refresh_warehouse()
    assert rows("SELECT count(*) FROM fact_order") == [(0,)]

    change(row, status="completed")
    refresh_warehouse()
    assert rows("SELECT count(*) FROM fact_order") == [(1,)]


def replied_after(interaction) -> timedelta | None:
    waited = 'SELECT first_reply_at - "at" FROM fact_interaction WHERE interaction_id ='
    return rows(f"{waited} {interaction.pk}")[0][0]


def test_the_first_human_reply_of_the_thread_counts_and_a_machines_does_not():
    ada = person()
    asked = talk(ada, at("2024-01-01", 8), thread="t")
    talk(ada, at("2024-01-01", 9), "out", thread="t", is_automated=True)
    talk(ada, at("2024-01-01", 10), "out", thread="other")
    talk(ada, at("2024-01-01", 11), "out", thread="t")

    refresh_warehouse()

    assert replied_after(asked) == timedelta(hours=3)


def test_without_a_thread_the_same_channel_counts_for_30_days():
    ada = person()
    asked = talk(ada, at("2024-01-01", 8))
    talk(ada, at("2024-01-02", 8), "out", channel="phone")
    late = talk(ada, at("2024-02-10", 8))
    talk(ada, at("2024-03-20", 8), "out")

    refresh_warehouse()

    assert replied_after(asked) is None
    assert replied_after(late) is None


def test_a_reply_that_arrives_later_finds_its_question():
    ada = person()
    asked = talk(ada, at("2024-01-01", 8), thread="t")
    refresh_warehouse()
    talk(ada, at("2024-01-03", 8), "out", thread="t")

    refresh_warehouse()

    assert replied_after(asked) == timedelta(days=2)


def test_outcomes_of_a_message_stand_with_it():
    sent = talk(person(), at("2024-01-01"), "out")
    refresh_warehouse()
    put(MessageOutcome(interaction=sent, kind="delivered", at=at("2024-01-02")))

    refresh_warehouse()

    assert rows("SELECT delivered_at IS NOT NULL, bounced_at FROM fact_interaction") == [
        (True, None)
    ]
