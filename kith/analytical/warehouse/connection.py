"""Opening the warehouse: read-only and locked for readers, roomy for the one who builds.

A process holds one DuckDB instance of the published file and hands out cursors, each with TEMP
tables of its own; when the pointer has moved, the next cursor is of the new file, while those
handed out before go on reading the old one.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kith.analytical.warehouse.errors import absent, corrupt
from kith.analytical.warehouse.files import is_pointed, published_file, spill_folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READER = {
    "memory_limit": "96MB",
    "threads": 2,
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


@dataclass
class _Open:
    path: Path
    stamp: tuple[int, int]
    connection: DuckDBPyConnection


_opened: list[_Open] = []  # at most one
_guard = threading.Lock()


def open_published(*, memory_limit: str | None = None) -> DuckDBPyConnection:
    """A read-only cursor on the published warehouse; close it when done.

    Args:
        memory_limit: for analysis in a process of its own (e.g. "2GB"); it opens an instance of
            its own. None shares the small instance of this process.

    Raises:
        WarehouseUnavailable: there is none, or it cannot be opened.
    """
    path = published_file()
    if path is None:
        close_published()
        raise corrupt("current") if is_pointed() else absent()
    if memory_limit is not None:
        return _connect(path, memory_limit)
    with _guard:
        stamp = _stamp(path)
        if not _opened or (_opened[0].path, _opened[0].stamp) != (path, stamp):
            # Dropped, not closed: closing would end the cursors that others still read with.
            _opened[:] = [_Open(path, stamp, _connect(path, None))]
        return _opened[0].connection.cursor()


@contextlib.contextmanager
def reading() -> Iterator[DuckDBPyConnection]:
    """`open_published()` as a context that closes the cursor."""
    cursor = open_published()
    try:
        yield cursor
    finally:
        cursor.close()


def close_published() -> None:
    """Let go of the file this process holds open."""
    with _guard:
        _opened.clear()


def open_build(path: Path) -> DuckDBPyConnection:
    """A writing connection to a file under construction, within half of the machine's memory."""
    import duckdb
    import psutil

    spare_pandas()
    memory = max(256, psutil.virtual_memory().available // 2**20 // 2)
    connection = duckdb.connect(str(path))
    connection.execute(f"SET memory_limit = '{min(memory, 8192)}MB'")
    connection.execute("SET temp_directory = $1", [str(spill_folder("build"))])
    connection.execute("SET preserve_insertion_order = false")
    return connection


class _WithoutPandas:
    """An import finder for which there is no pandas."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError("Kith does without pandas", name=name)


def spare_pandas() -> None:
    """Keep DuckDB from loading pandas, which Kith does not use: 3 s and 60 MiB a process.

    DuckDB looks for it with every bound parameter, to know its NaT; where it is absent, as in the
    product's own environment, nothing changes. Tests compare with a library that stands on it.
    """
    if "pytest" not in sys.modules and _WithoutPandas not in sys.meta_path:
        sys.meta_path.insert(0, _WithoutPandas)


def _connect(path: Path, memory_limit: str | None) -> DuckDBPyConnection:
    import duckdb

    spare_pandas()
    config: dict[str, Any] = {**READER, "temp_directory": str(spill_folder("read"))}
    if memory_limit is not None:
        config["memory_limit"] = memory_limit
        config["threads"] = os.cpu_count() or 1
    try:
        return duckdb.connect(str(path), read_only=True, config=config)
    except duckdb.Error as error:
        raise corrupt(path.name) from error


def _stamp(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_ino, facts.st_mtime_ns
