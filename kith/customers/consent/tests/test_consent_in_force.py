"""What a ledger of consent says at a moment."""

from datetime import timedelta

import pytest

from kith.customers.consent.queries import allowed_channels
from kith.customers.consent.services import record_consent
from kith.customers.people.services import create_person
from kith.foundation.clock import now
from kith.foundation.errors import InvalidInput
from kith.workplace.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return create_person(actor=None, name="Ada", email="ada@example.com")


@pytest.fixture
def viewer():
    return User.objects.create_user("all@example.com", name="All", access="all")


def say(person, action, days_ago, **values):
    proof = "form" if action == "given" else ""
    return record_consent(
        actor=None,
        person=person,
        channel="email",
        action=action,
        proof=proof,
        at=now() - timedelta(days=days_ago),
        **values,
    )


def test_consent_with_proof_allows_its_channel(person, viewer):
    say(person, "given", 5)
    assert allowed_channels(viewer, person) == ["email"]


def test_withdrawal_ends_it_and_the_past_stays_as_it_was(person, viewer):
    say(person, "given", 9)
    say(person, "withdrawn", 2)
    assert allowed_channels(viewer, person) == []
    assert allowed_channels(viewer, person, moment=now() - timedelta(days=5)) == ["email"]


def test_an_objection_ends_it_too(person, viewer):
    say(person, "given", 9)
    say(person, "objected", 2)
    assert allowed_channels(viewer, person) == []


def test_consent_that_ran_out_allows_nothing(person, viewer):
    say(person, "given", 9, expires_at=now() - timedelta(days=1))
    assert allowed_channels(viewer, person) == []


def test_consent_for_service_is_none_for_marketing(person, viewer):
    say(person, "given", 9, purpose="service")
    assert allowed_channels(viewer, person) == []


def test_consent_without_proof_is_refused(person):
    with pytest.raises(InvalidInput) as caught:
        record_consent(actor=None, person=person, channel="email", action="given")
    assert caught.value.field == "proof"
