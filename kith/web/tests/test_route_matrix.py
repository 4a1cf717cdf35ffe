"""Who may open which door: every route by every role, expected answers written by hand.

Each role meets a world of its own: what one role did is taken back before the next one knocks.
The answers are of four sorts. "login": sent to sign in. "hidden": 404, as if the thing were not
there. "forbidden": 403. "open": anything else, a page, a redirect or a complaint about the input.
A route that is missing here fails the last test.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kith.config.public_routes import PUBLIC_ROUTES
from kith.customers.activities.services import create_task
from kith.customers.organizations.services import create_organization
from kith.customers.people.services import create_person
from kith.customers.timeline.services import record_need
from kith.programs.services.adopting import adopt_model
from kith.workplace.accounts.models import Team, User
from kith.workplace.audit.services import open_change_set

pytestmark = pytest.mark.django_db

LOGIN, HIDDEN, FORBIDDEN, OPEN = "login", "hidden", "forbidden", "open"
ROLES = ("nobody", "reader", "stranger", "seller", "manager", "administrator")


def answers(*sorts: str) -> dict[str, str]:
    """One answer for each role, in the order of ROLES."""
    return dict(zip(ROLES, sorts, strict=True))


EVERYBODY = answers(LOGIN, OPEN, OPEN, OPEN, OPEN, OPEN)
WRITERS = answers(LOGIN, FORBIDDEN, OPEN, OPEN, OPEN, OPEN)
SEES_IT = answers(LOGIN, OPEN, HIDDEN, OPEN, OPEN, OPEN)
CHANGES_IT = answers(LOGIN, FORBIDDEN, HIDDEN, OPEN, OPEN, OPEN)
MANAGERS = answers(LOGIN, FORBIDDEN, FORBIDDEN, FORBIDDEN, OPEN, OPEN)
# Acts of the firm: managers see all of them, everybody else their own; this one is the seller's.
THEIR_ACT = answers(LOGIN, HIDDEN, HIDDEN, OPEN, OPEN, OPEN)
ADMINISTRATORS = answers(LOGIN, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN, OPEN)


@dataclass(frozen=True)
class Door:
    """A route, how it is knocked at, and what each role hears."""

    method: str
    expected: dict[str, str]
    kwargs: tuple[str, ...] = ()
    query: str = ""


def get(expected: dict[str, str], *kwargs: str, query: str = "") -> Door:
    return Door("get", expected, kwargs, query)


def post(expected: dict[str, str], *kwargs: str) -> Door:
    return Door("post", expected, kwargs)


def of_customers(one: str, many: str) -> dict[str, Door]:
    """People and organizations have the same doors."""
    return {
        f"customers:{many}": get(EVERYBODY),
        f"customers:{many}_filters": get(EVERYBODY),
        f"customers:{one}_new": post(WRITERS),
        f"customers:{many}_assign": post(WRITERS),
        f"customers:{many}_task": post(WRITERS),
        f"customers:{many}_delete": post(WRITERS),
        f"customers:{one}": get(SEES_IT, f"number={one}"),
        f"customers:{one}_edit": post(CHANGES_IT, f"number={one}"),
        f"customers:{one}_cell": post(CHANGES_IT, f"number={one}", "field=city"),
        f"customers:{one}_timeline": get(SEES_IT, f"number={one}"),
        f"customers:{one}_note": post(CHANGES_IT, f"number={one}"),
        f"customers:{one}_need": post(CHANGES_IT, f"number={one}"),
    }


STAGE = ("model_id=idic", "stage_id=ID2")
MATRIX: dict[str, Door] = {
    "today:index": get(EVERYBODY),
    "search:palette": get(EVERYBODY),
    "search:pick": get(EVERYBODY),
    **of_customers("person", "people"),
    **of_customers("organization", "organizations"),
    "customers:person_consent": post(CHANGES_IT, "number=person"),
    "customers:person_join": post(CHANGES_IT, "number=person"),
    "customers:need_confirm": post(CHANGES_IT, "number=need"),
    "customers:need_delete": post(CHANGES_IT, "number=need"),
    "customers:log": post(WRITERS),
    "customers:task_new": post(WRITERS),
    "customers:task_done": post(CHANGES_IT, "number=task"),
    "customers:portfolio": get(EVERYBODY),
    "customers:portfolio_customers": get(EVERYBODY),
    "models:index": get(EVERYBODY),
    "models:work": get(EVERYBODY, query="?since=1700000000"),
    "models:refresh": post(WRITERS),
    "models:measure": get(EVERYBODY, "measure_id=M13"),
    "models:measure_export": get(EVERYBODY, "measure_id=M13"),
    "models:program": get(EVERYBODY, "model_id=idic"),
    "models:adopt": post(MANAGERS, "model_id=qci"),
    "models:retire": post(MANAGERS, "model_id=idic"),
    # Running computes and changes no record, so it belongs to whoever may ask for fresh figures.
    "models:run": post(WRITERS, "model_id=idic"),
    "models:replay": post(MANAGERS, "model_id=idic"),
    "models:stage": get(EVERYBODY, *STAGE),
    "models:stage_assign": post(MANAGERS, *STAGE),
    "models:target": post(MANAGERS, *STAGE, "measure_id=M13"),
    "models:target_reset": post(MANAGERS, *STAGE, "measure_id=M13"),
    "settings:index": get(EVERYBODY),
    "settings:me": post(EVERYBODY),
    "settings:theme": post(EVERYBODY),
    "settings:firm": post(ADMINISTRATORS),
    "settings:team": get(ADMINISTRATORS),
    "settings:user_new": post(ADMINISTRATORS),
    "settings:user": post(ADMINISTRATORS, "number=user"),
    "settings:user_invite": post(ADMINISTRATORS, "number=user"),
    "settings:team_new": post(ADMINISTRATORS),
    "settings:changes": get(EVERYBODY),
    "settings:change": get(THEIR_ACT, "number=change"),
    "settings:undo": post(CHANGES_IT, "number=change"),
    "settings:components": get(ADMINISTRATORS),
    "account_change_password": get(EVERYBODY),
}
# Before the first refresh there are no figures to export: a calm page says so.
NOT_COMPUTED_YET = {"models:measure_export": 503}
# Pages of the sign-in library that the gate answers with 404 for everybody, because nothing here
# uses them.
CLOSED = {
    "account_reauthenticate",
    "account_inactive",
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_set_password",
}


@pytest.fixture
def firm():
    """One customer of a seller of one team, a stranger of another, and all other roles."""
    team = Team.objects.create(name="North")
    users = {
        name: User.objects.create_user(f"{name}@example.com", name=name, role=role, access=access)
        for name, role, access in (
            ("reader", "read_only", "all"),
            ("stranger", "member", "own"),
            ("seller", "member", "own"),
            ("manager", "manager", "all"),
            ("administrator", "administrator", "all"),
        )
    }
    users["seller"].teams.add(team)
    seller = users["seller"]
    person = create_person(actor=seller, name="Ada", email="ada@example.com")
    things = {
        "person": person,
        "organization": create_organization(actor=seller, name="Ada Ltd"),
        "need": record_need(actor=seller, customer=person, name="Early delivery"),
        "task": create_task(actor=seller, title="Call", customer=person),
        "change": open_change_set(kind="edit", actor=seller, title="Edited"),
        "user": User.objects.create_user("other@example.com", name="Other"),
    }
    adopt_model(actor=users["manager"], model_id="idic")
    return users, things


def address(name: str, door: Door, things: dict[str, Any]) -> str:
    kwargs: dict[str, Any] = {}
    for part in door.kwargs:
        key, value = part.split("=")
        kwargs[key] = things[value].pk if value in things else value
    return reverse(name, kwargs=kwargs) + door.query


def sort_of(response: Any) -> str:
    if response.status_code == 302 and "/accounts/login/" in response["Location"]:
        return LOGIN
    return {403: FORBIDDEN, 404: HIDDEN}.get(response.status_code, OPEN)


def rows_of_everything() -> dict[str, list[str]]:
    """Every row of every table but sessions: what a refusal must leave as it was."""
    return {
        model._meta.label: sorted(map(repr, model._default_manager.values_list()))
        for model in apps.get_models()
        if model._meta.label != "sessions.Session"
    }


def client_of(role: str, users: dict[str, User]) -> Client:
    client = Client(raise_request_exception=False)
    if role != "nobody":
        client.force_login(users[role])
    return client


def hear(role: str, users: dict[str, User], door: Door, url: str, calm: int = 0) -> str:
    """What a role hears at a door, in a world that is put back afterwards."""
    with transaction.atomic():
        client = client_of(role, users)
        before = rows_of_everything()
        response = getattr(client, door.method)(url)
        assert response.status_code < 500 or response.status_code == calm, f"{url} broke for {role}"
        if response.status_code >= 400 or sort_of(response) == LOGIN:
            assert rows_of_everything() == before, f"{url} refused {role} but left a trace"
        transaction.set_rollback(True)
    return sort_of(response)


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_every_role_hears_what_was_written_down(name, firm):
    users, things = firm
    door = MATRIX[name]
    url = address(name, door, things)
    heard = {role: hear(role, users, door, url, NOT_COMPUTED_YET.get(name, 0)) for role in ROLES}
    assert heard == door.expected


def all_routes() -> set[str]:
    def walk(patterns: list[Any], namespace: str = "") -> Any:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, pattern.namespace or namespace)
            elif isinstance(pattern, URLPattern) and pattern.name:
                yield f"{namespace}:{pattern.name}" if namespace else pattern.name

    return set(walk(get_resolver().url_patterns))


@pytest.mark.parametrize("name", sorted(CLOSED))
def test_what_nobody_uses_is_closed(name, firm):
    users, _things = firm
    assert client_of("administrator", users).get(reverse(name)).status_code == 404


def test_no_route_is_missing_from_the_matrix():
    from kith.web.tests.test_import_doors import ACTIONS
    from kith.web.tests.test_import_doors import MATRIX as IMPORTS

    known = set(MATRIX) | set(IMPORTS) | set(ACTIONS) | CLOSED | set(PUBLIC_ROUTES)
    assert all_routes() - known == set()
    assert known - all_routes() == set()


@pytest.mark.parametrize(
    "name", sorted(name for name, door in MATRIX.items() if door.method == "post")
)
def test_a_post_without_its_token_is_refused(name, firm):
    users, things = firm
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(users["administrator"])
    before = rows_of_everything()
    assert client.post(address(name, MATRIX[name], things)).status_code == 403
    assert rows_of_everything() == before


@pytest.mark.parametrize(
    "name", sorted(name for name, door in MATRIX.items() if door.method == "get")
)
def test_looking_changes_nothing(name, firm):
    users, things = firm
    client = client_of("administrator", users)
    before = rows_of_everything()
    client.get(address(name, MATRIX[name], things))
    assert rows_of_everything() == before
