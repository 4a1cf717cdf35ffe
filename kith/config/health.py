"""`GET /health`: 200 once web, database and worker are up, 503 otherwise."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith import __version__
from kith.config.heartbeat import LATE_SECONDS, age


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Keys: status, version, web, database, worker {status, age_seconds}."""
    database = _database()
    worker = _worker()
    good = database == "up" and worker["status"] == "up"
    body = {
        "status": "up" if good else "down",
        "version": __version__,
        "web": "up",
        "database": database,
        "worker": worker,
    }
    response = JsonResponse(body, status=200 if good else 503)
    # The supervisor asks several times a second while it starts: the answer is the record.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except (DatabaseError, InterfaceError, OSError):
        return "down"
    except Exception as error:
        # The pool has its own time-out error, which this module must not import on SQLite.
        if type(error).__module__.startswith("psycopg_pool"):
            return "down"
        raise
    return "up"


def _worker() -> dict[str, Any]:
    seconds = age("worker")
    up = seconds is not None and seconds < LATE_SECONDS
    return {
        "status": "up" if up else "down",
        "age_seconds": None if seconds is None else round(seconds, 1),
    }
