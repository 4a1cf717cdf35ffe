"""Value pages show what the user may see; tier and value are stored with the customers."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal

import pytest

from kith.analytical.portfolio.queries import (
    customer_value,
    need_cells,
    rfm_grid,
    silent_valuable,
    tiers_overview,
    whale_curve,
)
from kith.analytical.warehouse.services import refresh_warehouse, write_back
from kith.analytical.warehouse.tests.firm import days_ago, order, organization, person
from kith.customers.people.models import Person
from kith.workplace.accounts.models import Team, User
from kith.workplace.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm():
    team = Team.objects.create(name="North")
    users = {
        name: User.objects.create_user(f"{name}@example.org", name=name, access=access)
        for name, access in (("owner", "own"), ("mate", "team"), ("other", "own"), ("all", "all"))
    }
    users["owner"].teams.add(team)
    users["mate"].teams.add(team)
    records = {
        "owners": person("Owners", owner=users["owner"]),
        "teams": person("Teams", team=team),
        "others": organization("Others", owner=users["other"]),
        "nobodys": person("Nobodys"),
    }
    for number, row in enumerate(records.values()):
        order(row, days_ago(10 + number), 10 * (number + 1))
    refresh_warehouse()
    return users, records


def total(user: User | None) -> tuple[int, float]:
    rows = tiers_overview(user)
    return sum(row.customers for row in rows), sum(row.revenue for row in rows)


def test_each_user_sees_the_customers_of_their_reach(firm):
    users, _records = firm

    assert total(users["owner"]) == (1, 10)
    assert total(users["mate"]) == (2, 30)  # the team's, and that of a colleague in the team
    assert total(users["other"]) == (1, 30)
    assert total(users["all"]) == (4, 100)
    assert total(None) == (0, 0)


def test_every_query_keeps_to_the_reach(firm):
    users, records = firm
    stranger = users["other"]

    assert customer_value(stranger, person_id=records["owners"].pk) is None
    assert customer_value(stranger, organization_id=records["others"].pk) is not None
    assert sum(cell.customers for cell in rfm_grid(stranger)) == 1
    assert sum(cell.customers for cell in need_cells(stranger)) == 1
    assert whale_curve(stranger)[-1].customers == 1
    assert silent_valuable(stranger) == []


def test_an_inactive_user_sees_nothing(firm):
    users, _records = firm
    users["all"].is_active = False

    assert total(users["all"]) == (0, 0)


def test_a_customer_without_orders_has_no_value_yet(firm):
    users, _records = firm

    assert customer_value(users["all"], person_id=person("New").pk) is None


def test_the_card_counts_orders_by_month(firm):
    users, records = firm

    card = customer_value(users["all"], person_id=records["owners"].pk)

    assert card is not None
    assert len(card.months) == 12
    assert sum(month.orders for month in card.months) == 1
    assert card.revenue_based


def test_the_tier_is_stored_with_people_without_an_audit_trail(firm):
    _users, records = firm
    records["nobodys"].refresh_from_db()
    assert records["nobodys"].tier == 1
    assert not AuditEntry.objects.filter(kind="person", object_id=records["nobodys"].pk, action="u")


def test_only_what_differs_is_written_and_a_former_customer_loses_both(firm):
    _users, records = firm
    assert write_back() == 0
    Person.objects.filter(pk=records["owners"].pk).update(tier=4, clv=Decimal("-1"))
    idle = person("Idle")
    Person.objects.filter(pk=idle.pk).update(tier=1, clv=Decimal(9))

    assert write_back() == 2
    idle.refresh_from_db()
    assert (idle.tier, idle.clv) == (None, None)


def test_the_pages_queries_load_neither_numba_nor_numpy_nor_arrow():
    """They run in web processes, whose memory is counted."""
    script = (
        "import django, sys; django.setup(); import kith.analytical.portfolio.queries; "
        "print(sorted({'numba', 'numpy', 'pyarrow', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "kith.config.settings"},
    )  # fmt: skip

    assert done.stdout.strip() == "[]"
