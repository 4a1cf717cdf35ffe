"""Interactions keep the address of who could not be recognized; experiments know their arms."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kith.customers.people.models import Person
from kith.customers.timeline.models import Interaction, MessageOutcome
from kith.operational.marketing.models import Experiment, ExperimentAssignment
from kith.workplace.exchange.tests.files import bring, counts, reasons

pytestmark = pytest.mark.django_db
HEADINGS = "id,from,date,channel,direction,subject\n"


def test_an_unknown_address_stays_without_a_person():
    batch = bring("interactions", f"{HEADINGS}m1,who@x.hu,2024-01-01 10:00,email,in,Hello\n")
    assert counts(batch) == {"created": 1}
    row = Interaction.objects.get()
    assert (row.person, row.contact, row.kind) == (None, "who@x.hu", "message")
    assert not Person.objects.exists()


def test_a_known_address_is_recognized_and_an_unknown_number_makes_a_customer():
    bring("people", "name,email\nAnna,anna@x.hu\n")
    bring("interactions", f"{HEADINGS}m1,Anna@X.hu,2024-01-01,email,inbound,Hello\n")
    assert Interaction.objects.get().person.name == "Anna"
    bring("interactions", "id,customer,date,channel,direction\nm2,77,2024-01-01,phone,out\n")
    assert Interaction.objects.get(external_id="m2").person.external_id == "77"


def test_what_was_recorded_is_not_rewritten():
    bring("interactions", f"{HEADINGS}m1,a@x.hu,2024-01-01,email,in,Hello\n")
    batch = bring("interactions", f"{HEADINGS}m1,a@x.hu,2024-01-01,email,in,Changed\n")
    assert counts(batch) == {"rejected": 1}
    assert Interaction.objects.get().subject == "Hello"


def test_somebody_recognized_later_is_filled_in():
    text = f"{HEADINGS}m1,anna@x.hu,2024-01-01,email,in,Hello\n"
    bring("interactions", text)
    bring("people", "name,email\nAnna,anna@x.hu\n")
    assert counts(bring("interactions", text)) == {"updated": 1}
    assert Interaction.objects.get().person.name == "Anna"


def test_outcomes_are_times_or_yes_and_can_come_later():
    head = "id,customer,date,channel,direction,kind,delivered,clicked,replied\n"
    bring("interactions", f"{head}m1,1,2024-01-01 10:00,email,out,campaign,yes,,no\n")
    batch = bring(
        "interactions", f"{head}m1,1,2024-01-01 10:00,email,out,campaign,yes,2024-01-02 08:00,no\n"
    )
    assert counts(batch) == {"updated": 1}
    assert set(MessageOutcome.objects.values_list("kind", "at")) == {
        ("delivered", datetime(2024, 1, 1, 10, tzinfo=UTC)),
        ("clicked", datetime(2024, 1, 2, 8, tzinfo=UTC)),
    }


def test_details_of_an_exchange_are_read(django_user_model):
    user = django_user_model.objects.create_user("agent@x.hu", name="Ágnes")
    bring(
        "interactions",
        "customer,date,type,direction,minutes,learned,promotional,automated,needs reply,thread,topic,"
        "agent\n1,2024-01-01,call,Incoming,15,2,no,no,yes,T1,delivery,agnes\n",
    )
    row = Interaction.objects.get()
    assert (row.channel, row.kind, row.direction, row.minutes, row.learned) == (
        "phone", "call", "in", 15, 2,
    )  # fmt: skip
    assert (row.needs_reply, row.is_promotional, row.thread, row.topic, row.user) == (
        True, False, "T1", "delivery", user,
    )  # fmt: skip


def test_the_future_is_no_interaction():
    batch = bring("interactions", f"{HEADINGS}m1,a@x.hu,2199-01-01,email,in,Hello\n")
    assert reasons(batch) == [(2, "occurred_at", "This lies in the future.")]


def test_a_direction_for_all_rows_can_be_given():
    batch = bring(
        "interactions", "customer,date,channel\n1,2024-01-01,email\n", defaults={"direction": "in"}
    )
    assert counts(batch) == {"created": 1}


@pytest.mark.parametrize(
    ("word", "arm"),
    [("treatment", "customized"), ("Control", "standard"), ("hold-out", "hold_out"),
     ("Standard", "standard"), ("személyre szabott", "customized"), ("контроль", "standard")],
)  # fmt: skip
def test_arms_by_the_words_that_firms_use(word, arm):
    bring("experiments", f"experiment,customer,arm,date\nSpring,1,{word},2024-01-01\n")
    assert ExperimentAssignment.objects.get().arm == arm


def test_an_experiment_is_made_once_and_its_rows_are_updated_by_customer():
    head = "experiment,customer,arm,date,presented,accepted,margin,discount,customization cost\n"
    batch = bring(
        "experiments",
        f"{head}Spring,1,test,2024-01-01,yes,,,,2\nspring,2,control,2024-01-01,,,,,\n",
    )
    assert counts(batch) == {"created": 2}
    assert batch.beside == {"customers_created": 2, "experiments_created": 1}
    later = bring("experiments", f"{head}Spring,1,test,2024-01-01,yes,2024-01-05,40,5,2\n")
    assert counts(later) == {"updated": 1}
    row = ExperimentAssignment.objects.get(arm="customized")
    assert (row.margin, row.discount, row.customization_cost) == (
        Decimal(40),
        Decimal(5),
        Decimal(2),
    )
    assert row.presented_at == datetime(2024, 1, 1, tzinfo=UTC)
    assert Experiment.objects.count() == 1
