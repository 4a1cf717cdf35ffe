"""A name that somebody may not see, and a secret of anybody, in no answer of any route."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from kith.analytical.warehouse.connection import close_published
from kith.analytical.warehouse.services import refresh_warehouse
from kith.customers.orders.models import Order
from kith.customers.people.services import create_person
from kith.customers.timeline.services import add_note, log_interaction, record_need
from kith.foundation.clock import now
from kith.programs.models import ActionItem
from kith.programs.services import run_model
from kith.web.tests.test_import_doors import ACTIONS, draft
from kith.web.tests.test_import_doors import MATRIX as IMPORTS
from kith.web.tests.test_route_matrix import MATRIX, address, client_of, firm
from kith.workplace.accounts.models import User
from kith.workplace.audit.models import AuditPayload
from kith.workplace.staff.services import invite_user

pytestmark = pytest.mark.django_db
__all__ = ["firm"]
# About people, contacts, answers and orders: each kind of row once.
MEASURES = ("M01", "M02", "M08", "M13", "M19")
CANARY, PLACE = "Quetzalcoatlus", "Xochimilcoville"
QUESTIONS = {
    "/search/": ("?q=Quetzal", "?q=Xochimil"),
    "/search/pick/": ("?q=Quetzal",),
    "/customers/people/": ("?q=Quetzal", "?sort=-clv", "?city=Xochimilcoville"),
    "/customers/portfolio/customers/": ("?tier=1", "?need=Advice"),
    "/models/measures/M13/": ("?show=counted", "?show=left_out"),
}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A warehouse of its own."""
    monkeypatch.setenv("KITH_HOME", str(tmp_path))
    yield tmp_path
    close_published()


@pytest.fixture
def world(firm):
    """The seller's customer with the canary's name in orders, notes, messages, needs and figures."""
    users, things = firm
    seller = users["seller"]
    person = create_person(
        actor=seller, name=CANARY, email="quetzalcoatlus@example.com", city=PLACE
    )
    # The names of needs are the firm's own words: cells of tier and need are open to everybody.
    record_need(actor=seller, customer=person, name="Advice", note=f"{CANARY} said so")
    add_note(actor=seller, customer=person, text=f"{CANARY} called")
    log_interaction(
        actor=seller, customer=person, channel="email", direction="in", kind="message",
        occurred_at=now() - timedelta(days=3), text=f"{CANARY} wrote", needs_reply=True,
    )  # fmt: skip
    for age in (5, 40, 200):
        Order.objects.create(
            person=person, amount=500, currency="EUR", ordered_at=now() - timedelta(days=age),
            product_name=f"{CANARY} goods",
        )  # fmt: skip
    refresh_warehouse()
    run_model(actor=None, model_id="idic")
    things["person"] = person
    return users, things


def looked_at(things) -> list[str]:
    """The address of every route that is read; the measures are those with rows of this firm."""
    found = [address(name, door, things) for name, door in MATRIX.items() if door.method == "get"]
    found += [f"/models/measures/{measure}/" for measure in MEASURES]
    found += [f"/models/measures/{measure}/rows.csv" for measure in MEASURES]
    for item in ActionItem.objects.order_by("id")[:6]:
        for name, door in ACTIONS.items():
            if door.method == "get":
                found.append(reverse(name, kwargs={"number": item.pk}))
    number = {"number": things["import"].pk} if "import" in things else {"number": 1}
    found += [
        reverse(name, kwargs={} if name in ("imports:index", "imports:new") else number)
        for name, door in IMPORTS.items()
        if door.method == "get"
    ]
    return sorted(set(found))


def body(answer) -> str:
    if answer.streaming:
        return b"".join(answer.streaming_content).decode()
    return answer.content.decode()


def shown_at(client, addresses, words) -> list[str]:
    """Where one of the words stands in an answer that does not merely repeat the question."""
    found = []
    for path in addresses:
        for query in ("", *QUESTIONS.get(path, ())):
            answer = client.get(path + query)
            assert answer.status_code < 500 or answer.status_code == 503, path + query
            text = body(answer)
            if any(word in text and word not in query for word in words):
                found.append(path + query)
    return found


def test_a_stranger_finds_the_name_of_somebody_elses_customer_nowhere(world):
    users, things = world
    assert shown_at(client_of("stranger", users), looked_at(things), (CANARY, PLACE)) == []


def test_the_owner_finds_it_where_it_belongs(world):
    users, things = world
    paths = [p for p in looked_at(things) if p.startswith(("/customers/people/", "/search/"))]
    found = shown_at(client_of("seller", users), paths, (CANARY,))
    assert f"/customers/people/{things['person'].pk}/" in found
    assert "/search/?q=Quetzal" in found


def test_no_secret_stands_in_any_page_or_in_the_trail(world, caplog):
    users, things = world
    boss = users["administrator"]
    token = invite_user(actor=boss, user=things["user"])
    things["user"].set_password("four plain canary words")
    things["user"].save()
    things["import"] = draft(boss)
    hashes = [user.password for user in User.objects.all() if user.password]
    stored = [row.token_hash for row in things["user"].invitations.all()]
    secrets = (settings.SECRET_KEY, token, "four plain canary words", *hashes, *stored)
    assert shown_at(client_of("administrator", users), looked_at(things), secrets) == []
    trail = "".join(AuditPayload.objects.values_list("data", flat=True))
    assert not any(secret in trail for secret in secrets)
    assert not any(secret in caplog.text for secret in secrets)
