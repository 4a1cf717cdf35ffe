"""The published figures, from orders in the database through the warehouse (issue 2, section 8)."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest

from kith.analytical.portfolio.fitting import fit_model, value_of
from kith.analytical.portfolio.queries import customer_value, tiers_overview, whale_curve
from kith.analytical.portfolio.value.tests.cdnow import sample_orders
from kith.analytical.warehouse.queries import warehouse_state
from kith.analytical.warehouse.services import refresh_warehouse
from kith.customers.orders.models import Order
from kith.customers.people.models import Person
from kith.workplace.accounts.models import User

WINDOW = {"since": date(1997, 1, 1), "until": date(1997, 9, 30)}


@pytest.fixture
def cdnow(db) -> None:
    """The CDNOW sample, as an import leaves it, and a warehouse of it."""
    customers, days, amounts = sample_orders()
    numbers = sorted(set(customers.tolist()))
    Person.objects.bulk_create(
        Person(id=n, external_id=f"{n:04d}", name=f"{n:04d}") for n in numbers
    )
    Order.objects.bulk_create(
        (
            Order(
                person_id=int(customer),
                ordered_at=datetime.combine(day.astype(date), datetime.min.time(), UTC),
                amount=Decimal(f"{amount:.2f}"),
                currency="EUR",
            )
            for customer, day, amount in zip(customers, days, amounts, strict=True)
        ),
        batch_size=5_000,
    )
    refresh_warehouse()


def test_bg_nbd_has_the_papers_parameters(cdnow):
    fit = fit_model("bg_nbd", unit="week", **WINDOW)

    assert fit.customers == 2357
    assert fit.parameters == pytest.approx(
        {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426}, abs=0.0005
    )
    assert fit.log_likelihood == pytest.approx(-9582.4, abs=0.05)


def test_gamma_gamma_has_the_papers_parameters(cdnow):
    fit = fit_model("gamma_gamma", **WINDOW)

    assert fit.customers == 946
    assert fit.parameters == pytest.approx({"p": 6.25, "q": 3.74, "v": 15.44}, abs=0.005)


def test_customer_1_expects_1_226_orders_in_39_weeks(cdnow):
    found = value_of("0001", horizon_weeks=39, **WINDOW)

    assert found["expected_orders"] == pytest.approx(1.226, abs=0.0005)
    assert found["clv_low"] <= found["clv"] <= found["clv_high"]


def test_data_that_ended_are_looked_at_as_of_their_last_day(cdnow):
    state = warehouse_state()

    assert (state.as_of, state.data_ended) == (date(1998, 6, 30), True)


def test_an_order_file_alone_tells_who_is_valuable(cdnow):
    administrator = User(email="a@example.org", name="A", role="administrator")

    tiers = {row.tier: row for row in tiers_overview(administrator)}
    curve = whale_curve(administrator)

    assert sum(row.customers for row in tiers.values()) == 2357
    assert tiers[1].customers == -(-sum(row.active for row in tiers.values()) // 5)
    assert tiers[1].clv_share > 0.3
    assert len(curve) <= 200
    assert curve[-1].share == pytest.approx(1)
    assert all(a.share <= b.share + 1e-9 for a, b in pairwise(curve))


def test_a_customers_card_agrees_with_the_fit_that_values_it(cdnow):
    administrator = User(email="a@example.org", name="A", role="administrator")

    card = customer_value(administrator, person_id=1)
    shown = value_of("0001", horizon_weeks=90 / 7)

    assert card is not None
    assert card.method == "bg_nbd"
    assert card.p_alive == pytest.approx(shown["p_alive"], rel=1e-6)
    assert card.expected_90 == pytest.approx(shown["expected_orders"], rel=1e-6)
    assert card.clv == pytest.approx(shown["clv"], rel=1e-6)
    assert sum(month.orders for month in card.months) <= card.orders
