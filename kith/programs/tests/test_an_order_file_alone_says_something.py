"""Nothing but orders: who is valuable, who has gone silent, what to ask, and what to bring."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import lifetimes
import pytest

from kith.customers.orders.models import Order
from kith.customers.people.models import Person
from kith.programs import queries
from kith.programs.models import ActionItem, MeasureResult, Run
from kith.programs.services import run_all, run_model
from kith.programs.tests.firm import refreshed

pytestmark = pytest.mark.django_db
SAMPLE = Path(lifetimes.__file__).parent / "datasets" / "CDNOW_sample.txt"


@pytest.fixture
def cdnow() -> None:
    """The CDNOW sample: 2,357 customers, 6,919 orders, no name, no address."""
    rows = [line.split() for line in SAMPLE.read_text().splitlines() if line.strip()]
    people = {
        number: Person(name=f"Customer {number}", external_id=number)
        for number in dict.fromkeys(row[1] for row in rows)
    }
    Person.objects.bulk_create(people.values(), batch_size=1000)
    known = dict(Person.objects.values_list("external_id", "pk"))
    Order.objects.bulk_create(
        [
            Order(
                person_id=known[row[1]],
                ordered_at=datetime.strptime(row[2], "%Y%m%d").replace(hour=12, tzinfo=UTC),
                amount=Decimal(row[4]),
                currency="EUR",
            )
            for row in rows
        ],
        batch_size=1000,
    )
    refreshed()


def actions(told: dict, stage: str) -> dict[str, int]:
    stages = {each["id"]: each for each in told["stages"]}
    return {each["key"]: each["count"] for each in stages[stage]["actions"]}


def test_the_run_speaks_from_orders_alone(cdnow):
    told = queries.run_as_json(run_model(actor=None, model_id="idic"))
    stages = {each["id"]: each for each in told["stages"]}
    assert told["as_of"] == "1998-06-30"
    assert stages["ID2"]["verdict"] == "on_track"
    assert (stages["ID2"]["measurable"], stages["ID2"]["gates"]) == (1, 5)
    assert {m["id"] for m in stages["ID2"]["measures"] if m["value"] is not None} == {
        "M11",
        "M13",
        "M15",
    }
    assert all(len(m["history"]) == 12 for s in told["stages"] for m in s["measures"])
    # What to do with no more than this: whom to call, whom to ask what.
    assert actions(told, "ID3")["contact_best_customers"] > 20
    assert actions(told, "ID3")["golden_question"] > 50
    assert actions(told, "ID1")["ask_missing_fact"] == 401
    assert stages["ID3"]["verdict"] == stages["ID4"]["verdict"] == "blocked"
    assert {wait["input"] for wait in stages["ID4"]["bring"]} >= {"experiments", "offers"}
    assert told["loops"] == []
    # Once more is the same row, not another one.
    before = Run.objects.get().pk, MeasureResult.objects.count(), ActionItem.objects.count()
    again = queries.run_as_json(run_model(actor=None, model_id="idic"))
    assert again | {"seconds": 0} == told | {"seconds": 0}
    assert before == (
        Run.objects.get().pk,
        MeasureResult.objects.count(),
        ActionItem.objects.count(),
    )


def test_every_model_runs_as_far_as_its_measures_do(cdnow):
    runs = run_all()
    cards = {card.model.id: card for card in queries.gallery(None)}
    assert len(runs) == len(cards) == 10
    assert queries.all_looked_at()
    assert cards["value_chain"].measurable > 0
    assert cards["journey"].verdict == "blocked"
    assert all(
        card.gates == sum(len(s.gates) for s in card.model.stages) for card in cards.values()
    )
    assert all(card.bring for card in cards.values())


def test_an_owner_reads_who_is_valuable_and_who_went_silent(cdnow):
    known = queries.highlights(datetime(1998, 6, 30, tzinfo=UTC).date())
    assert (known.customers, known.active, known.valuable) == (2357, 401, 81)
    assert 30 < known.their_share < 60
    assert known.revenue_based
    assert len(known.most_valuable) == len(known.gone_silent) == 5
    assert all(row.p_alive < 0.5 for row in known.gone_silent)
