"""Who may open the doors of imports and of the models' actions; the matrix counts these in."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kith.programs.models import ActionItem
from kith.web.tests.test_route_matrix import (
    EVERYBODY,
    FORBIDDEN,
    HIDDEN,
    LOGIN,
    MANAGERS,
    OPEN,
    ROLES,
    answers,
    client_of,
    firm,
    get,
    post,
    rows_of_everything,
    sort_of,
)
from kith.workplace.exchange.models import ImportBatch

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
# Everybody reads what a model asks for; those who write customers act on those whom they see.
ACTING = answers(LOGIN, FORBIDDEN, OPEN, OPEN, OPEN, OPEN)
ACTIONS = {
    "models:action": get(EVERYBODY),
    "models:action_do": post(ACTING),
    "models:action_assign": post(ACTING),
    "models:action_dismiss": post(ACTING),
    "models:action_undo": post(ACTING),
    "models:action_log": get(EVERYBODY),
}


@pytest.mark.parametrize("name", sorted(MATRIX | ACTIONS))
def test_every_role_hears_what_was_written_down(name, firm):  # noqa: F811
    users, _things = firm
    door = (MATRIX | ACTIONS)[name]
    batch = ImportBatch.objects.create(
        target="people", file_name="people.csv", sha256="0" * 64, actor=users["manager"]
    )
    item = ActionItem.objects.create(
        model="idic", stage="ID2", action="name_the_needs", by="person", count=3
    )
    thing = {"imports:index": {}, "imports:new": {}}.get(
        name, {"number": item.pk if name in ACTIONS else batch.pk}
    )
    heard = {}
    for role in ROLES:
        before = rows_of_everything()
        response = getattr(client_of(role, users), door.method)(reverse(name, kwargs=thing))
        assert response.status_code < 500, f"{name} broke for {role}"
        heard[role] = sort_of(response)
        if response.status_code >= 400 or heard[role] == LOGIN:
            assert rows_of_everything() == before, f"{name} refused {role} but left a trace"
    assert heard == door.expected
