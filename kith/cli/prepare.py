"""Before the first page: settings checked, database migrated, the demo firm at the first start.

`python -m kith.cli.prepare [--no-demo]` tells its progress on standard error and prints what
the supervisor needs to know as JSON: {"accounts": n, "sign_in": {"email": …, "password": …}}.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import Any

from kith.cli.output import BAD_INPUT, FAILED, exit_for
from kith.config.env import SettingError
from kith.config.prepared import Prepared, fingerprint
from kith.foundation.lifeline import end_with_parent


def main() -> None:
    """Prepare, print, and leave with the status of the `kith` command."""
    end_with_parent()
    os.environ["KITH_PARENT"] = str(os.getpid())
    try:
        result = prepare(demo="--no-demo" not in sys.argv[1:])
    except BaseException as error:
        sys.exit(exit_for(error, as_json=False) or FAILED)
    print(json.dumps(result))


def prepare(*, demo: bool) -> dict[str, Any]:
    """Bring the state folder to where the web can serve from it.

    Raises:
        SettingError: a setting is wrong, or the database cannot be reached.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth import get_user_model

    state = Prepared(settings.KITH_HOME)
    if migrate():
        # Kept at once, so that a load that is killed is taken up by the next start.
        state.set(demo="wanted", sign_in=None)
    if state.get("demo") == "wanted" and demo:
        state.set(sign_in=load_demo(), demo="loaded")
    elif state.get("demo") == "wanted":
        state.set(demo="declined")
    state.set(
        accounts=get_user_model().objects.count(), fingerprint=fingerprint(settings.KITH_HOME)
    )
    return state.result()


def migrate() -> bool:
    """Apply what is pending; True where the database was empty before."""
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    refuse_unreachable()
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise unreachable(error) from None
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    fresh = not executor.loader.applied_migrations
    if plan:
        say(f"Preparing the database ({len(plan)} steps) …")
        begun = time.monotonic()
        call_command("migrate", verbosity=0, interactive=False)
        say(f"The database is ready ({time.monotonic() - begun:.1f} s).")
    return fresh


def refuse_unreachable() -> None:
    """Look at PostgreSQL once, briefly: its pool would wait long for a server that is not there."""
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url.startswith("postgres"):
        return
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        raise unreachable(error) from None


def unreachable(error: Exception) -> SettingError:
    """What to say where the database does not answer."""
    reason = (str(error).strip().splitlines() or ["no answer"])[0]
    return SettingError(
        "DATABASE_URL",
        None,
        f"The database cannot be reached ({reason}).",
        "Start the database, or correct the address.",
    )


def load_demo() -> dict[str, str] | None:
    """Load the demo firm by its own verb; its progress shows on standard error."""
    say("Loading the demo firm: three years of customers, orders and conversations …")
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "kith", "demo", "load", "--format", "json"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        say(done.stdout.strip())
        say("The demo firm could not be loaded. Start without it: kith up --no-demo")
        raise SystemExit(FAILED if done.returncode != BAD_INPUT else BAD_INPUT)
    say(f"The demo firm is there ({time.monotonic() - begun:.0f} s).")
    sign_in = json.loads(done.stdout).get("sign_in")
    return sign_in if isinstance(sign_in, dict) else None


def say(line: str) -> None:
    """One line of progress."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
