"""Evidence for a user: the database has the last word, not the warehouse of last night."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import UTC, datetime

import pytest

from kith.analytical.measures.permissions import reach_of
from kith.analytical.measures.queries import Wanted, evidence_for, export_for, firm_settings
from kith.analytical.measures.reach import WHOLE_FIRM, Reach
from kith.analytical.measures.tests.warehouse import AS_OF, NOON, Warehouse
from kith.customers.people.models import Person
from kith.customers.timeline.models import Interaction
from kith.foundation.errors import NotFound
from kith.workplace.accounts.choices import Access, Role
from kith.workplace.accounts.models import Team, User
from kith.workplace.accounts.queries import the_firm

pytestmark = pytest.mark.django_db


def a_user(name: str, **more) -> User:
    return User.objects.create_user(f"{name}@firm.hu", name=name, **more)


@pytest.fixture
def ann() -> User:
    return a_user("ann")


@pytest.fixture
def boss() -> User:
    return a_user("boss", role=Role.ADMINISTRATOR)


def contact(w: Warehouse, owner: User | None, name: str) -> Interaction:
    """An incoming message, in the database and in the warehouse."""
    person = Person.objects.create(name=name, owner=owner)
    row = Interaction.objects.create(
        person=person, channel="email", direction="in", kind="message",
        occurred_at=NOON.replace(tzinfo=UTC),
    )  # fmt: skip
    w.person(person.pk, name=name, owner_id=owner and owner.pk)
    w.add(
        "fact_interaction", interaction_id=row.pk, person_id=person.pk,
        customer_key=2 * person.pk, channel="email", direction="in", kind="message", at=NOON,
        day=NOON.date(), is_automated=False, is_promotional=False, learned=0, needs_reply=False,
        minutes=0, thread="",
    )  # fmt: skip
    return row


def snapshot_day(w: Warehouse) -> None:
    """A date that the warehouse has a snapshot of, so that none must be made."""
    w.snapshot(1)


def seen(w: Warehouse, user: User, measure: str = "M01") -> list[str]:
    page = evidence_for(user, w.duck, Wanted(measure, AS_OF))
    return sorted(row.name for row in page.rows)


def test_a_member_sees_own_rows_and_the_administrator_all(ann, boss):
    w = Warehouse()
    snapshot_day(w)
    contact(w, ann, "Kiss")
    contact(w, boss, "Nagy")

    assert seen(w, ann) == ["Kiss"]
    assert seen(w, boss) == ["Kiss", "Nagy"]


def test_what_was_handed_over_since_the_last_refresh_is_held_back(ann, boss):
    w = Warehouse()
    snapshot_day(w)
    row = contact(w, ann, "Kiss")
    Person.objects.filter(pk=row.person_id).update(owner=boss)

    assert seen(w, ann) == []


def test_what_was_erased_since_the_last_refresh_is_shown_to_nobody(boss):
    w = Warehouse()
    snapshot_day(w)
    contact(w, boss, "Kiss").person.delete()

    assert seen(w, boss) == []


def test_names_are_those_of_today(boss):
    w = Warehouse()
    snapshot_day(w)
    row = contact(w, boss, "Kiss")
    Person.objects.filter(pk=row.person_id).update(name="Kiss-Nagy")

    assert seen(w, boss) == ["Kiss-Nagy"]


def test_the_export_holds_back_as_the_page_does(ann, boss):
    w = Warehouse()
    snapshot_day(w)
    contact(w, ann, "Kiss")
    contact(w, boss, "Nagy")

    rows = list(export_for(ann, w.duck, Wanted("M01", AS_OF)))

    assert [row[2] for row in rows] == ["name", "Kiss"]


def test_customers_and_people_are_looked_up_too(ann, boss):
    w = Warehouse()
    for owner, name in ((ann, "Kiss"), (boss, "Nagy")):
        person = Person.objects.create(name=name, owner=owner)
        w.person(person.pk, name=name, owner_id=owner.pk)
        w.order(person.pk, AS_OF)
        w.snapshot(person.pk)
        w.consent(person.pk, datetime(2024, 5, 1), "given")

    for measure in ("M11", "M07"):
        assert seen(w, ann, measure) == ["Kiss"]
        assert seen(w, boss, measure) == ["Kiss", "Nagy"]


def test_reach_follows_role_and_access(ann, boss):
    team = Team.objects.create(name="North")
    mate = a_user("mate", access=Access.TEAM)
    mate.teams.add(team)

    assert reach_of(boss) == WHOLE_FIRM
    assert reach_of(ann) == Reach(user_id=ann.pk)
    assert reach_of(mate) == Reach(user_id=mate.pk, team_ids=(team.pk,))


def test_nobody_and_a_closed_account_see_no_evidence(ann):
    ann.is_active = False

    for user in (None, ann):
        with pytest.raises(NotFound):
            reach_of(user)


def test_the_settings_are_those_of_the_firm():
    firm = the_firm()
    firm.time_zone = "Europe/Vilnius"
    firm.save()

    settings = firm_settings()

    assert settings.time_zone == "Europe/Vilnius"
    assert settings.reply_hours["email"] == 12
    assert settings.budgeted_cells is None
