"""Who may open the doors of imports and of the models' actions; the matrix counts these in."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse

from kith.programs.models import ActionItem
from kith.programs.queries import program_of
from kith.programs.services import assign_stage
from kith.web.tests.test_route_matrix import (
    EVERYBODY,
    HIDDEN,
    LOGIN,
    MANAGERS,
    OPEN,
    ROLES,
    answers,
    client_of,
    firm,
    get,
    hear,
    post,
)
from kith.workplace.exchange.engine import storage
from kith.workplace.exchange.models import ImportBatch
from kith.workplace.exchange.services import run_import, save_mapping, start_import

pytestmark = pytest.mark.django_db
__all__ = ["firm"]

# An import belongs to whoever brought it; managers see all of them, and only they import.
THEIR_IMPORT = answers(LOGIN, HIDDEN, HIDDEN, HIDDEN, OPEN, OPEN)
MATRIX = {
    "imports:index": get(EVERYBODY),
    "imports:new": post(MANAGERS),
    "imports:result": get(THEIR_IMPORT),
    "imports:columns": get(THEIR_IMPORT),
    "imports:layout": post(THEIR_IMPORT),
    "imports:preview": get(THEIR_IMPORT),
    "imports:check": get(THEIR_IMPORT),
    "imports:run": post(THEIR_IMPORT),
    "imports:progress": get(THEIR_IMPORT),
    "imports:cancel": post(THEIR_IMPORT),
    "imports:undo": post(THEIR_IMPORT),
    "imports:discard": post(THEIR_IMPORT),
    "imports:rejected": get(THEIR_IMPORT),
}
# Everybody reads what a model asks for; who answers for the stage acts on it, and managers.
ACTIONS = {
    "models:action": get(EVERYBODY),
    "models:action_do": post(MANAGERS),
    "models:action_assign": post(MANAGERS),
    "models:action_dismiss": post(MANAGERS),
    "models:action_undo": post(MANAGERS),
    "models:action_log": get(EVERYBODY),
}
WITHOUT_NUMBER = {"imports:index", "imports:new"}


def draft(actor) -> ImportBatch:
    """An import whose file lies in the state folder and whose columns are known."""
    file = io.BytesIO(b"Name,E-mail\nEve Adams,eve@example.com\n")
    batch = start_import(actor=actor, target="people", stream=file, file_name="people.csv")
    return save_mapping(actor=actor, batch=batch)


def action(firm_users, **more) -> ActionItem:
    return ActionItem.objects.create(
        model="idic", stage="ID2", action="name_the_needs", by="person", count=3,
        program=program_of("idic"), **more,
    )  # fmt: skip


@pytest.mark.parametrize("name", sorted(MATRIX | ACTIONS))
def test_every_role_hears_what_was_written_down(name, firm):
    users, _things = firm
    door = (MATRIX | ACTIONS)[name]
    thing = action(users) if name in ACTIONS else draft(users["manager"])
    url = reverse(name, kwargs={} if name in WITHOUT_NUMBER else {"number": thing.pk})
    assert {role: hear(role, users, door, url) for role in ROLES} == door.expected


@pytest.mark.parametrize("name", sorted(set(MATRIX) - WITHOUT_NUMBER))
def test_an_import_whose_file_is_gone_is_told_calmly(name, firm):
    users, _things = firm
    batch = draft(users["manager"])
    storage.drop_file(batch.storage_key)
    url = reverse(name, kwargs={"number": batch.pk})
    assert hear("manager", users, MATRIX[name], url) in (OPEN, HIDDEN)


@pytest.mark.parametrize("name", sorted(set(MATRIX) - WITHOUT_NUMBER))
def test_a_finished_import_opens_every_door_without_breaking(name, firm):
    users, _things = firm
    batch = draft(users["manager"])
    run_import(actor=users["manager"], batch_id=batch.pk)
    url = reverse(name, kwargs={"number": batch.pk})
    assert hear("manager", users, MATRIX[name], url) in (OPEN, HIDDEN)


def test_who_answers_for_a_stage_may_set_its_actions_aside(firm):
    users, _things = firm
    item = action(users)
    url = reverse("models:action_dismiss", kwargs={"number": item.pk})
    assert client_of("seller", users).post(url).status_code == 403

    assign_stage(
        actor=users["manager"], program=program_of("idic"), stage_id="ID2", owner=users["seller"]
    )
    assert client_of("seller", users).post(url, {"reason": "Done by hand"}).status_code == 302
    item.refresh_from_db()
    assert item.state == "dismissed"
