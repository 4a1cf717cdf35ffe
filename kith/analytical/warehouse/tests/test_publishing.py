"""F16: whatever happens to builds and files, readers have a whole warehouse or a clear word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kith.analytical.warehouse.connection import open_published
from kith.analytical.warehouse.errors import RefreshRunning, WarehouseUnavailable
from kith.analytical.warehouse.files import POINTER, published_file, refresh_lock, warehouse_folder
from kith.analytical.warehouse.queries import warehouse_state
from kith.analytical.warehouse.services import refresh_warehouse
from kith.analytical.warehouse.tests.firm import days_ago, order, person

COUNT = "SELECT count(*) FROM fact_order"


def orders_seen() -> int:
    with open_published() as cursor:
        return cursor.execute(COUNT).fetchall()[0][0]


@pytest.fixture
def ada(db):
    ada = person("Ada")
    order(ada, days_ago(3))
    return ada


def test_before_the_first_refresh_the_state_says_what_to_do(db):
    state = warehouse_state()

    assert state.condition == "absent"
    assert "kith refresh --full" in state.remedy


def test_a_new_record_makes_the_warehouse_stale_and_a_refresh_makes_it_ready(ada):
    refresh_warehouse()
    assert warehouse_state().condition == "ready"

    order(ada, days_ago(1))
    assert warehouse_state().condition == "stale"

    refresh_warehouse()
    assert warehouse_state().condition == "ready"


def test_a_reader_keeps_its_file_while_the_next_one_is_published(ada):
    refresh_warehouse()
    reader = open_published()
    order(ada, days_ago(1))

    refresh_warehouse()

    assert reader.execute(COUNT).fetchall() == [(1,)]
    assert orders_seen() == 2


def test_temporary_tables_of_one_reader_are_not_another_readers(ada):
    refresh_warehouse()
    one, other = open_published(), open_published()
    one.execute("CREATE TEMP TABLE run_date AS SELECT 1 AS position")

    assert other.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'run_date'") \
        .fetchall() == [(0,)]  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO fact_task (task_id) VALUES (1)",
        "COPY fact_order TO 'out.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "ATTACH 'other.duckdb'",
        "SET memory_limit = '100GB'",
        "INSTALL httpfs",
    ],
)
def test_a_reader_can_neither_write_nor_reach_out_nor_loosen_its_limits(ada, statement):
    import duckdb

    refresh_warehouse()

    with open_published() as reader, pytest.raises(duckdb.Error):
        reader.execute(statement)


def test_the_last_two_files_are_kept(ada):
    for _time in range(4):
        refresh_warehouse()

    names = sorted(path.name for path in warehouse_folder().glob("*.duckdb"))
    assert names == ["kith-3.duckdb", "kith-4.duckdb"]


def test_a_damaged_file_is_told_and_the_next_refresh_rebuilds_it(ada):
    refresh_warehouse()
    path = published_file()
    assert path is not None
    path.write_bytes(b"not a database at all" * 100)

    state = warehouse_state()
    assert (state.condition, "kith refresh --full" in state.remedy) == ("corrupt", True)

    assert refresh_warehouse().full
    assert orders_seen() == 1


def test_a_file_damaged_in_its_middle_is_rebuilt_too(ada):
    refresh_warehouse()
    path = published_file()
    assert path is not None
    data = bytearray(path.read_bytes())
    for place in range(16_384, len(data), 512):
        data[place] ^= 0xFF
    path.write_bytes(data)

    refresh_warehouse()

    assert orders_seen() == 1


@pytest.mark.parametrize("pointer", ["", "kith-99.duckdb", "../../etc/passwd", "\x00\xff"])
def test_a_bad_pointer_is_told_and_mended(ada, pointer):
    refresh_warehouse()
    (warehouse_folder() / POINTER).write_text(pointer)

    with pytest.raises(WarehouseUnavailable):
        open_published()
    assert warehouse_state().condition == "corrupt"

    refresh_warehouse()
    assert orders_seen() == 1


def test_a_deleted_folder_is_built_again(ada):
    refresh_warehouse()
    for path in warehouse_folder().iterdir():
        path.unlink()
    assert warehouse_state().condition == "absent"

    refresh_warehouse()
    assert orders_seen() == 1


def test_two_refreshes_never_build_at_once(ada):
    with refresh_lock(), pytest.raises(RefreshRunning):
        refresh_warehouse()


def test_a_refresh_that_fails_leaves_the_published_file_and_no_remains(ada, monkeypatch):
    refresh_warehouse()

    def fail(*_args, **_named):
        raise ValueError("no")

    monkeypatch.setattr("kith.analytical.warehouse.services.refresh_snapshots", fail)
    order(ada, days_ago(1))
    with pytest.raises(ValueError, match="no"):
        refresh_warehouse()

    assert orders_seen() == 1
    assert not list(warehouse_folder().glob("*.building*"))


def test_a_refresh_killed_at_any_moment_leaves_the_published_file(home):
    """Real processes on a real file: kill -9 in the middle of builds, then one that may finish."""
    run = [sys.executable, "-m", "kith.analytical.warehouse.tests.killed", str(home)]
    environment = {**os.environ, "KITH_HOME": str(home)}
    subprocess.run([*run, "prepare"], check=True, env=environment)
    before = (warehouse_folder() / POINTER).read_text()

    for delay in (0.0, 0.15, 0.4):
        builder = subprocess.Popen([*run, "refresh"], env=environment, stdout=subprocess.PIPE)
        assert builder.stdout is not None
        builder.stdout.readline()  # it is about to build
        time.sleep(delay)
        builder.send_signal(signal.SIGKILL)
        builder.wait()
        builder.stdout.close()
        assert published_file() is not None
        assert orders_seen() in (500, 501)
        if (warehouse_folder() / POINTER).read_text() == before:
            assert orders_seen() == 500

    subprocess.run([*run, "refresh"], check=True, env=environment, stdout=subprocess.DEVNULL)
    assert orders_seen() == 501
    assert not list(Path(warehouse_folder()).glob("*.building*"))
