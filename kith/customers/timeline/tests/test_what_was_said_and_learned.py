"""The timeline is added to, never doubled; what was learned is counted where it was learned."""

from datetime import timedelta

import pytest

from kith.customers.people.services import create_person
from kith.customers.timeline.models import Interaction, Need
from kith.customers.timeline.queries import list_interactions, waiting_interactions
from kith.customers.timeline.services import (
    add_note,
    confirm_need,
    log_interaction,
    record_need,
    set_trait,
)
from kith.foundation.clock import now
from kith.foundation.errors import InvalidInput
from kith.workplace.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return create_person(actor=None, name="Ada", email="ada@example.com")


def ask(person, **values):
    defaults = {"channel": "email", "direction": "in", "kind": "question", "needs_reply": True}
    return log_interaction(actor=None, customer=person, **{**defaults, **values})


def test_the_same_external_id_is_the_same_exchange(person):
    assert ask(person, external_id="m1") == ask(person, external_id="m1")
    assert Interaction.objects.count() == 1


@pytest.mark.parametrize(
    "values",
    [
        {"channel": "telepathy"},
        {"direction": "sideways"},
        {"kind": "rumour"},
        {"occurred_at": now() + timedelta(days=1)},
        {"text": "x" * 20_001},
    ],
)
def test_bad_input_is_refused_by_name(person, values):
    with pytest.raises(InvalidInput) as caught:
        ask(person, **values)
    assert caught.value.field in values
    assert not Interaction.objects.exists()


def test_a_question_waits_until_a_person_answers(person):
    viewer = User.objects.create_user("all@example.com", name="All", access="all")
    ask(person, thread="t", occurred_at=now() - timedelta(hours=3))
    Interaction.objects.create(
        person=person,
        channel="email",
        direction="out",
        kind="message",
        occurred_at=now() - timedelta(hours=2),
        thread="t",
        is_automated=True,
    )
    assert len(waiting_interactions(viewer)) == 1
    ask(person, direction="out", kind="message", needs_reply=False, thread="t")
    assert waiting_interactions(viewer) == []


def test_the_timeline_is_newest_first_and_filtered_by_channel(person):
    viewer = User.objects.create_user("all@example.com", name="All", access="all")
    ask(person, subject="old", occurred_at=now() - timedelta(days=2))
    ask(person, subject="new", channel="chat")
    page = list_interactions(viewer, person)
    assert [row.subject for row in page.rows] == ["new", "old"]
    assert [row.subject for row in list_interactions(viewer, person, channel="email").rows] == [
        "old"
    ]


def test_a_need_recorded_again_is_confirmed_not_doubled(person):
    record_need(actor=None, customer=person, name="Early delivery", evidence="inferred")
    record_need(actor=None, customer=person, name="early  delivery")
    need = Need.objects.get()
    assert (need.evidence, need.confidence) == ("confirmed", 1.0)


def test_an_inferred_need_is_unconfirmed_until_the_customer_agrees(person):
    need = record_need(
        actor=None, customer=person, name="Lease", evidence="inferred", confidence=0.7
    )
    assert need.confirmed_at is None
    confirm_need(actor=None, need=need)
    assert need.confirmed_at is not None


def test_what_was_learned_is_counted_on_the_exchange(person):
    call = ask(person, kind="call", channel="phone")
    record_need(actor=None, customer=person, name="Lease", learned_from=call)
    call.refresh_from_db()
    assert call.learned == 1


def test_a_trait_has_one_value(person):
    set_trait(actor=None, customer=person, name="size", value="small")
    assert set_trait(actor=None, customer=person, name="size", value="large").value == "large"
    assert person.traits.count() == 1


def test_an_empty_note_is_refused(person):
    with pytest.raises(InvalidInput):
        add_note(actor=None, customer=person, text="  ")
