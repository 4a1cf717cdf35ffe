import os
import time

import pytest
from django.test import Client

from kith.config import heartbeat


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KITH_HOME", str(tmp_path))


@pytest.mark.django_db
def test_health_is_good_once_the_worker_gives_signs_of_life():
    heartbeat.beat("worker")
    response = Client().get("/health")
    assert response.status_code == 200
    assert response.json()["worker"]["status"] == "up"
    assert response.json()["database"] == "up"


@pytest.mark.django_db
def test_health_is_bad_without_a_worker():
    response = Client().get("/health")
    assert response.status_code == 503
    assert response.json()["worker"] == {"status": "down", "age_seconds": None}


@pytest.mark.django_db
def test_health_is_bad_when_the_worker_is_silent_for_long():
    heartbeat.beat("worker")
    past = time.time() - heartbeat.LATE_SECONDS - 1
    os.utime(heartbeat.beat_file("worker"), (past, past))
    assert Client().get("/health").status_code == 503


@pytest.mark.django_db
def test_health_tells_nothing_of_the_firm():
    assert set(Client().get("/health").json()) == {
        "status",
        "version",
        "web",
        "database",
        "worker",
    }
