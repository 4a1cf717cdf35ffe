from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kith.config.gate import STARTED
from kith.config.public_routes import PUBLIC_ROUTES

SAMPLES = {"token": "x", "uidb36": "1", "key": "x-y", "pk": "1"}


def patterns(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Name and route of every view."""
    for entry in (resolver or get_resolver()).url_patterns:
        name = prefix + (getattr(entry, "name", None) or "")
        if isinstance(entry, URLPattern):
            yield name, str(entry.pattern)
        else:
            space = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from patterns(entry, space)


def address(name: str) -> str:
    """An address that leads to the view of this name, its parts filled with samples."""
    for part in get_resolver_entries(name):
        values = {key: SAMPLES.get(key, "1") for key in part}
        return reverse(name, kwargs=values) if values else reverse(name)
    raise AssertionError(name)


def get_resolver_entries(name: str) -> list[list[str]]:
    space, _, bare = name.rpartition(":")
    resolver = get_resolver()
    for step in filter(None, space.split(":")):
        resolver = resolver.namespace_dict[step][1]
    return [list(params) for entry in resolver.reverse_dict.getlist(bare) for _, params in entry[0]]


def test_every_route_has_a_name():
    assert all(name and not name.endswith(":") for name, _route in patterns())


def test_every_public_route_exists_or_is_gone_from_the_list():
    names = {name for name, _route in patterns()}
    assert names >= PUBLIC_ROUTES


@pytest.mark.django_db
def test_every_other_route_sends_a_stranger_to_sign_in():
    closed = sorted({name for name, _route in patterns()} - PUBLIC_ROUTES)
    assert closed
    client = Client()
    for name in closed:
        response = client.get(address(name))
        assert response.status_code == 302, name
        assert response["Location"].startswith("/accounts/login/?next="), name


@pytest.mark.django_db
def test_a_program_and_htmx_are_told_in_their_own_words():
    page = reverse("account_change_password")
    client = Client()
    as_program = client.get(page, headers={"accept": "application/json"})
    as_htmx = client.get(page, headers={"hx-request": "true"})
    assert as_program.status_code == 401
    assert as_program.json()["error"]["message"]
    assert (as_htmx.status_code, as_htmx["HX-Redirect"]) == (401, "/accounts/login/")


@pytest.mark.django_db
def test_signing_up_is_closed_to_a_signed_in_person_too():
    client = Client()
    client.force_login(get_user_model().objects.create_user("a@example.org", "pw", name="A"))
    for name in ("account_signup", "account_email"):
        assert client.get(reverse(name)).status_code == 404


@pytest.mark.django_db
def test_a_session_ends_after_its_lifetime_however_busy():
    client = Client()
    page = reverse("account_change_password")
    with time_machine.travel("2026-01-01T08:00Z", tick=False) as clock:
        client.force_login(get_user_model().objects.create_user("a@example.org", "pw", name="A"))
        client.get(page)
        session = client.session
        session[STARTED] -= 31 * 24 * 3600
        session.save()
        clock.shift(60)
        response = client.get(page)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


@pytest.mark.django_db
def test_a_session_ends_after_eight_idle_hours():
    client = Client()
    page = reverse("account_change_password")
    with time_machine.travel("2026-01-01T08:00Z", tick=False) as clock:
        client.force_login(get_user_model().objects.create_user("a@example.org", "pw", name="A"))
        client.get(page)
        clock.shift(7 * 3600)
        assert "_auth_user_id" in client.session
        client.get(page)
        clock.shift(8 * 3600 + 1)
        assert client.get(page).status_code == 302
