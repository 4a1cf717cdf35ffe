"""People are seen by their owner, by the owner's team, or by all, as a user's reach says."""

import pytest

from kith.customers.people.models import Person
from kith.customers.people.queries import access_person, list_people
from kith.foundation.errors import NotFound
from kith.workplace.accounts.models import Team, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm():
    team = Team.objects.create(name="North")
    users = {
        name: User.objects.create_user(f"{name}@example.com", name=name, access=access)
        for name, access in (("own", "own"), ("mate", "team"), ("all", "all"), ("other", "team"))
    }
    users["own"].teams.add(team)
    users["mate"].teams.add(team)
    Person.objects.create(name="Owned", owner=users["own"])
    Person.objects.create(name="Of the team", team=team)
    Person.objects.create(name="Nobody's")
    return users


def names(user):
    return {person.name for person in Person.objects.visible_to(user)}


def test_own_reach_sees_own_records(firm):
    assert names(firm["own"]) == {"Owned"}


def test_team_reach_sees_records_of_the_team_and_of_its_members(firm):
    assert names(firm["mate"]) == {"Owned", "Of the team"}


def test_another_team_sees_nothing(firm):
    assert names(firm["other"]) == set()


def test_full_reach_sees_everything(firm):
    assert len(names(firm["all"])) == 3


def test_nobody_and_the_inactive_see_nothing(firm):
    firm["all"].is_active = False
    assert names(None) == set() == names(firm["all"])


def test_the_unseen_answers_like_the_absent(firm):
    hidden = Person.objects.get(name="Nobody's")
    with pytest.raises(NotFound) as unseen:
        access_person(firm["own"], hidden.pk)
    with pytest.raises(NotFound) as absent:
        access_person(firm["own"], 10**9)
    assert unseen.value.message == absent.value.message


def test_a_list_never_shows_the_unseen(firm):
    page = list_people(firm["own"], filters={})
    assert [person.name for person in page.rows] == ["Owned"]


def test_a_person_of_a_team_member_in_two_teams_is_listed_once(firm):
    second = Team.objects.create(name="South")
    firm["own"].teams.add(second)
    firm["mate"].teams.add(second)
    assert (
        Person.objects.visible_to(User.objects.get(name="mate")).filter(name="Owned").count() == 1
    )
