"""The CDNOW files, taken as they are: aligned by blanks, without and with headings."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import lifetimes
import pytest

from kith.customers.orders.models import Order
from kith.customers.people.models import Person
from kith.workplace.exchange import services
from kith.workplace.exchange.models import ImportBatch
from kith.workplace.exchange.tests.files import bring, counts

pytestmark = pytest.mark.django_db
DATA = Path(lifetimes.__file__).parent / "datasets"
COLUMNS = ["_", "customer", "date", "quantity", "amount"]


def test_the_sample_by_the_position_of_its_columns():
    content = (DATA / "CDNOW_sample.txt").read_bytes()
    batch = bring("orders", content, columns=COLUMNS)
    assert counts(batch) == {"created": 6919}
    assert batch.beside == {"customers_created": 2357}
    first = Person.objects.get(external_id="0001")
    assert first.name == "Customer 0001"
    assert list(
        first.orders.order_by("ordered_at").values_list("ordered_at", "quantity", "amount")
    ) == [
        (datetime(1997, 1, 1, tzinfo=UTC), Decimal(2), Decimal("29.33")),
        (datetime(1997, 1, 18, tzinfo=UTC), Decimal(2), Decimal("29.73")),
        (datetime(1997, 8, 2, tzinfo=UTC), Decimal(1), Decimal("14.96")),
        (datetime(1997, 12, 12, tzinfo=UTC), Decimal(2), Decimal("26.48")),
    ]
    assert counts(bring("orders", content, columns=COLUMNS)) == {"unchanged": 6919}


def test_a_part_of_the_master_file_by_its_headings():
    # The whole file is the matter of a benchmark; its first rows have every oddity of it.
    lines = (DATA / "CDNOW_master.txt").read_bytes().split(b"\r\n")
    batch = bring("orders", b"\r\n".join(lines[:3001]) + b"\r\n")
    assert counts(batch) == {"created": 3000}
    assert Order.objects.filter(person__external_id="00002").count() == 2


def test_the_whole_master_file_is_counted_before_anything_is_written():
    with (DATA / "CDNOW_master.txt").open("rb") as stream:
        services.start_import(actor=None, target="orders", stream=stream, file_name="m.txt")
    batch = ImportBatch.objects.get()
    assert (batch.total_rows, batch.layout["kind"]) == (69_659, "spaces")
    assert batch.mapping == ["person", "ordered_at", "quantity", "amount"]
