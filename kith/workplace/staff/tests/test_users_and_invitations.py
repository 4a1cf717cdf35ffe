"""Users, invitations and the firm's settings."""

from datetime import timedelta

import pytest

from kith.foundation.clock import now
from kith.foundation.errors import Conflict, InvalidInput, NotAllowed, NotFound, UnknownName
from kith.workplace.accounts.models import Invitation, User
from kith.workplace.accounts.queries import the_firm
from kith.workplace.audit.models import AuditPayload
from kith.workplace.staff.services import (
    accept_invitation,
    create_team,
    create_user,
    find_invitation,
    invite_user,
    update_firm,
    update_user,
)

pytestmark = pytest.mark.django_db
GOOD = "correct horse battery staple"


@pytest.fixture
def boss():
    return User.objects.create_user("boss@example.com", name="Boss", role="administrator")


@pytest.fixture
def member():
    return User.objects.create_user("member@example.com", name="Member")


def test_only_administrators_make_users(member):
    with pytest.raises(NotAllowed):
        create_user(actor=member, email="new@example.com", name="New")


def test_an_invitation_sets_the_first_password_once(boss):
    user = create_user(actor=boss, email="New@Example.com", name="New")
    assert user.email == "new@example.com"
    token = invite_user(actor=boss, user=user)
    accept_invitation(token=token, password=GOOD)
    assert User.objects.get(pk=user.pk).check_password(GOOD)
    with pytest.raises(NotFound):
        accept_invitation(token=token, password=GOOD)


def test_the_secret_of_an_invitation_is_not_kept(boss, member):
    token = invite_user(actor=boss, user=member)
    assert token not in Invitation.objects.get().token_hash
    assert len(token) >= 43


@pytest.mark.parametrize("token", ["", " ", "null", "0", "A" * 43])
def test_a_wrong_secret_finds_nothing(boss, member, token):
    invite_user(actor=boss, user=member)
    with pytest.raises(NotFound):
        find_invitation(token)


def test_an_invitation_ends_with_its_week_its_successor_and_its_user(boss, member):
    first = invite_user(actor=boss, user=member)
    second = invite_user(actor=boss, user=member)
    with pytest.raises(NotFound):
        find_invitation(first)
    Invitation.objects.update(expires_at=now() - timedelta(seconds=1))
    with pytest.raises(NotFound):
        find_invitation(second)
    third = invite_user(actor=boss, user=member)
    update_user(actor=boss, user=member, is_active=False)
    with pytest.raises(NotFound):
        find_invitation(third)


def test_a_weak_password_is_refused(boss, member):
    token = invite_user(actor=boss, user=member)
    with pytest.raises(InvalidInput) as caught:
        accept_invitation(token=token, password="password")
    assert caught.value.field == "password"
    find_invitation(token)


def test_people_change_their_own_taste_but_not_their_role(member):
    update_user(actor=member, user=member, theme="dark", language="fa")
    with pytest.raises(NotAllowed):
        update_user(actor=member, user=member, role="administrator")
    member.refresh_from_db()
    assert (member.theme, member.role) == ("dark", "member")


def test_a_firm_keeps_an_administrator(boss):
    for values in ({"role": "member"}, {"is_active": False}):
        with pytest.raises(Conflict):
            update_user(actor=boss, user=boss, **values)


def test_no_password_hash_enters_the_trail(boss):
    user = create_user(actor=boss, email="new@example.com", name="New", password=GOOD)
    for data in AuditPayload.objects.values_list("data", flat=True):
        assert user.password not in data


def test_a_team_needs_a_name_of_its_own(boss):
    create_team(actor=boss, name="North")
    with pytest.raises(InvalidInput):
        create_team(actor=boss, name=" north ")


@pytest.mark.parametrize(
    ("name", "value"),
    [("time_zone", "Mars/Olympus"), ("base_currency", "EURO"), ("margin", 101), ("language", "xx")],
)
def test_a_setting_that_cannot_be_is_refused_by_name(boss, name, value):
    before = the_firm()
    with pytest.raises(InvalidInput) as caught:
        update_firm(actor=boss, **{name: value})
    assert caught.value.field == name
    assert getattr(the_firm(), name) == getattr(before, name)


def test_an_unknown_setting_is_refused(boss):
    with pytest.raises(UnknownName):
        update_firm(actor=boss, secret_key="x")
