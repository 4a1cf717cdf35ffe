"""A signed-in person for the tests of pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kith.workplace.staff.services import create_user


@pytest.fixture
def administrator(db: None) -> Any:
    """Somebody who may do everything."""
    return create_user(
        actor=None, email="nora@example.com", name="Nóra Halmi", role="administrator", access="all"
    )


@pytest.fixture
def reader(db: None) -> Any:
    """Somebody who sees everything and changes nothing."""
    return create_user(
        actor=None, email="ada@example.com", name="Ada Read", role="read_only", access="all"
    )


@pytest.fixture
def browser(administrator: Any) -> Client:
    """A client in which the administrator is signed in."""
    client = Client()
    client.force_login(administrator)
    return client
