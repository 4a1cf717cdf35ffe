"""SIGKILL to the real command, again and again; what is gone on with is as if never killed."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kith.foundation.home import PROJECT_ROOT

KILLS = 4
ROWS = 6_000
STATE = (
    "SELECT o.external_id, o.ordered_at, o.amount, p.external_id, p.name FROM orders_order o "
    "JOIN people_person p ON p.id = o.person_id ORDER BY 1, 2, 3"
)


def environment(home: Path) -> dict[str, str]:
    """A Kith of its own on SQLite, whatever database the tests run on."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "KITH_REDIS_URL")}
    return kept | {"KITH_HOME": str(home), "DJANGO_SETTINGS_MODULE": "kith.config.settings"}


def command(home: Path, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "kith", "import", *arguments],
        env=environment(home),
        cwd=PROJECT_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def rows_in(home: Path) -> int:
    with sqlite3.connect(f"file:{home}/kith.db?mode=ro", uri=True, timeout=20) as database:
        return database.execute(
            "SELECT COALESCE(MAX(settled), 0) FROM exchange_importbatch"
        ).fetchone()[0]


def state_of(home: Path) -> list[tuple]:
    with sqlite3.connect(f"file:{home}/kith.db?mode=ro", uri=True, timeout=20) as database:
        return database.execute(STATE).fetchall()


@pytest.fixture
def homes(tmp_path):
    """Two migrated, empty Kiths."""
    first = tmp_path / "first"
    first.mkdir()
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0", "--skip-checks"],
        env=environment(first), cwd=PROJECT_ROOT, check=True,
    )  # fmt: skip
    shutil.copytree(first, tmp_path / "second")
    return first, tmp_path / "second"


def test_killed_by_the_system_and_resumed_by_hand(homes, tmp_path):
    draw = random.Random(9)
    file = tmp_path / "orders.csv"
    file.write_text(
        "customer,date,amount\n"
        + "".join(f"C{draw.randrange(900)},2024-01-{1 + i % 28:02},{i}\n" for i in range(ROWS))
    )
    whole, killed = homes
    assert command(whole, "orders", str(file)).wait() == 0
    arguments = ["orders", str(file)]
    for target in sorted(draw.sample(range(ROWS * 9 // 10), KILLS)):
        process = command(killed, *arguments)
        while process.poll() is None and rows_in(killed) <= target:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        arguments = ["resume", "1"]
    last = command(killed, *arguments)
    out, err = last.communicate()
    assert last.returncode == 0, (out, err)
    assert state_of(killed) == state_of(whole)
    assert len(state_of(killed)) == rows_in(killed) == ROWS
