"""`make test`: the tests on SQLite, then on PostgreSQL where one is reachable.

Arguments go to pytest. The PostgreSQL is the one of DATABASE_URL, else that of the local socket.
Browser tests run where a Chromium is found; pytest names what was left out.
"""

from __future__ import annotations

import os
import subprocess
import sys

LOCAL = "postgres:///kith"
# Rooms that never touch a database, and the browser, which is shown the same pages: once is enough.
WITHOUT_DATABASE = (
    "kith/crm_models",
    "kith/foundation",
    "kith/analytical/portfolio/value",
)
ONCE = [*(f"--ignore={room}" for room in WITHOUT_DATABASE), "-m", "not browser"]


def main() -> int:
    """0 where the tests passed on every database."""
    given = os.environ.get("DATABASE_URL", "")
    postgres = given if given.startswith("postgres") else LOCAL
    reachable = answers(postgres)
    if not reachable:
        print("PostgreSQL is not reachable here: the tests run on SQLite alone.", flush=True)
        if given.startswith("postgres"):
            print("DATABASE_URL names one that does not answer.", flush=True)
            return 1
    status = run("SQLite", "")
    if reachable:
        status = run("PostgreSQL", postgres, *([] if sys.argv[1:] else ONCE)) or status
    return status


def answers(url: str) -> bool:
    """Whether a server answers at `url`, whatever databases it has."""
    import psycopg

    base, _, query = url.partition("?")
    server = base.rsplit("/", 1)[0] + "/postgres" + (f"?{query}" if query else "")
    try:
        with psycopg.connect(server, connect_timeout=3):
            return True
    except psycopg.OperationalError:
        return False


def run(name: str, url: str, *left_out: str) -> int:
    """The status of one pytest run; 5 (nothing collected) fails too."""
    print(f"== Tests on {name}", flush=True)
    environment = {**os.environ, "DATABASE_URL": url}
    workers = ["-n", "2"] if (os.cpu_count() or 1) > 1 else []
    command = [sys.executable, "-m", "pytest", "-q", *workers, *left_out, *sys.argv[1:]]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
