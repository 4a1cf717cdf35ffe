"""The other process of the kill test: prepares a firm, or refreshes until it is killed."""

from __future__ import annotations

import os
import sys


def main() -> None:
    os.environ["KITH_HOME"] = sys.argv[1]
    os.environ["DATABASE_URL"] = ""
    os.environ["DJANGO_SETTINGS_MODULE"] = "kith.config.settings"
    import django

    django.setup()
    from kith.analytical.warehouse.services import refresh_warehouse

    if sys.argv[2] == "prepare":
        _prepare()
        refresh_warehouse()
        _add_orders(1)
    else:
        sys.stdout.write("refreshing\n")
        sys.stdout.flush()
        refresh_warehouse(full=True)


def _prepare() -> None:
    from django.core.management import call_command

    from kith.customers.people.models import Person

    call_command("migrate", verbosity=0)
    Person.objects.bulk_create(Person(name=f"P{i}") for i in range(100))
    _add_orders(500)


def _add_orders(count: int) -> None:
    from kith.analytical.warehouse.tests.firm import days_ago
    from kith.customers.orders.models import Order
    from kith.customers.people.models import Person

    ids = list(Person.objects.values_list("pk", flat=True))
    Order.objects.bulk_create(
        Order(person_id=ids[i % len(ids)], ordered_at=days_ago(i % 700), amount=i, currency="EUR")
        for i in range(count)
    )


if __name__ == "__main__":
    main()
