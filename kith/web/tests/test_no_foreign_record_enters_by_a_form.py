"""Every reference in a form is looked up among what the sender may see; nothing else is written."""

from __future__ import annotations

import pytest

from kith.customers.activities.models import Task
from kith.customers.people.models import Person
from kith.customers.timeline.models import Interaction, Need, Note
from kith.web.tests.test_route_matrix import client_of, firm, rows_of_everything

pytestmark = pytest.mark.django_db
__all__ = ["firm"]


@pytest.fixture
def stranger(firm):
    """A client of somebody who sees nothing of the seller's."""
    client = client_of("stranger", firm[0])
    client.get("/")
    return client


def test_a_call_is_not_logged_about_a_customer_of_somebody_else(stranger, firm):
    before = rows_of_everything()
    for kind in ("person", "organization"):
        form = {"about": f"{kind}-{firm[1][kind].pk}", "what": "call", "direction": "out"}
        assert stranger.post("/customers/log/", form).status_code in (404, 422)
    assert rows_of_everything() == before
    assert not Interaction.objects.exists()


def test_no_task_is_planned_about_a_customer_of_somebody_else(stranger, firm):
    users, things = firm
    before = rows_of_everything()
    form = {
        "about": f"person-{things['person'].pk}",
        "title": "Call",
        "kind": "other",
        "owner": users["stranger"].pk,
    }
    answer = stranger.post("/customers/task/", form)
    assert answer.status_code in (404, 422)
    assert b"Ada" not in answer.content
    assert rows_of_everything() == before


@pytest.mark.parametrize("owner", ["999999", "0", "-1", "9" * 30, "1; DROP TABLE x", ""])
def test_a_task_needs_an_owner_who_exists(stranger, owner):
    form = {"title": "Call", "kind": "other", "owner": owner}
    assert stranger.post("/customers/task/", form).status_code == 422
    assert Task.objects.count() == 1  # the seller's


@pytest.mark.parametrize("act", ["assign", "task", "delete"])
def test_bulk_acts_pass_over_what_is_not_the_senders(stranger, firm, act):
    users, things = firm
    person = things["person"]
    form = {
        "ids": [person.pk],
        "owner": users["stranger"].pk,
        "title": "Call",
        "task_owner": users["stranger"].pk,
    }
    answer = stranger.post(f"/customers/people/{act}/", form)
    assert answer.status_code in (302, 400, 404)
    kept = Person.objects.get(pk=person.pk)
    assert kept.owner == users["seller"]
    assert Task.objects.filter(person=person).count() == 1


@pytest.mark.parametrize("field", ["owner", "team"])
@pytest.mark.parametrize("value", ["999999", "9" * 30])
def test_a_record_is_not_given_to_nobody_who_exists(firm, field, value):
    users, things = firm
    client = client_of("seller", users)
    person = things["person"]
    client.post(f"/customers/people/{person.pk}/cell/{field}/", {"value": value})
    client.post("/customers/people/assign/", {"ids": [person.pk], field: value})
    client.post(f"/customers/people/{person.pk}/edit/", {"name": "Ada", field: value})
    person.refresh_from_db()
    assert person.team is None
    assert person.owner in (users["seller"], None)


@pytest.mark.parametrize("verb", ["confirm", "delete"])
def test_a_need_of_another_persons_customer_is_not_there(stranger, firm, verb):
    need = firm[1]["need"]
    assert stranger.post(f"/customers/needs/{need.pk}/{verb}/").status_code == 404
    assert Need.objects.get(pk=need.pk).evidence == need.evidence


def test_joining_an_organization_by_name_does_not_reach_a_hidden_one(stranger, firm):
    stranger.post("/customers/people/new/", {"name": "Zoe", "organization": "Ada Ltd"})
    joined = Person.objects.get(name="Zoe").memberships.get().organization
    assert joined != firm[1]["organization"]


def test_a_note_lands_only_where_one_may_write(stranger, firm):
    person = firm[1]["person"]
    assert stranger.post(f"/customers/people/{person.pk}/note/", {"text": "x"}).status_code == 404
    assert not Note.objects.exists()
