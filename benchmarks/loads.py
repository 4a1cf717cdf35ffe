"""What the import benchmarks share: a state folder of their own, a bare load, one line of result."""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
Table = tuple[str, str, Sequence[tuple[Any, ...]]]


@dataclass
class Ran:
    """An import: its counts, wall and processor seconds, and the longest write transaction."""

    counts: dict[str, int]
    seconds: float
    processor: float
    longest_lock: float


@dataclass
class Result:
    """A benchmark's figures."""

    name: str
    rows: int
    ran: Ran
    bare: Bare
    more: dict[str, Any]


def main_options(doc: str, *, rows: int) -> argparse.Namespace:
    """--rows and --json."""
    parser = argparse.ArgumentParser(description=doc.split("\n")[0])
    parser.add_argument("--rows", type=int, default=rows)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


@contextmanager
def fresh_home() -> Iterator[Path]:
    """A state folder with an empty, migrated database, removed afterwards."""
    home = Path(tempfile.mkdtemp(prefix="kith-bench-"))
    os.environ["KITH_HOME"] = str(home)
    os.environ.setdefault("KITH_QUEUES", "immediate")
    os.environ["DJANGO_SETTINGS_MODULE"] = "kith.config.settings"
    import django
    from django.conf import settings
    from django.db import connections

    if not settings.configured:
        django.setup()
    connections["default"].close()
    if connections["default"].vendor == "sqlite":
        connections["default"].settings_dict["NAME"] = home / "kith.db"
    from django.core.management import call_command

    if connections["default"].vendor != "sqlite":
        call_command("flush", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0, skip_checks=True)
    try:
        yield home
    finally:
        connections["default"].close()
        shutil.rmtree(home, ignore_errors=True)


@dataclass
class Bare:
    """A bare load: wall and processor seconds."""

    seconds: float
    processor: float


def bare_insert(*tables: Table) -> Bare:
    """Insert the rows in one transaction by plain executemany."""
    from django.db import connection, transaction

    started, processor = time.perf_counter(), time.process_time()
    with transaction.atomic(), connection.cursor() as cursor:
        for name, columns, rows in tables:
            names = columns.split()
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {name} ({', '.join(names)}) VALUES ({marks})", rows)
    return Bare(time.perf_counter() - started, time.process_time() - processor)


def run_import(target: str, file: Path) -> Ran:
    """Import a file as the command line does, and watch how long each transaction held the lock."""
    from kith.workplace.exchange import services
    from kith.workplace.exchange.engine import run as engine

    longest, plain_step = 0.0, engine.Run._step

    def step(self: Any, rows: Any) -> None:
        nonlocal longest
        begun = time.perf_counter()
        plain_step(self, rows)
        longest = max(longest, time.perf_counter() - begun)

    engine.Run._step = step  # type: ignore[method-assign]
    wall, processor = time.perf_counter(), time.process_time()
    try:
        with file.open("rb") as stream:
            batch = services.start_import(
                actor=None, target=target, stream=stream, file_name=file.name
            )
        services.save_mapping(actor=None, batch=batch)
        done = services.run_import(actor=None, batch_id=batch.pk)
    finally:
        engine.Run._step = plain_step  # type: ignore[method-assign]
    names = ("created", "updated", "unchanged", "duplicates", "rejected")
    return Ran(
        {name: getattr(done, name) for name in names},
        time.perf_counter() - wall,
        time.process_time() - processor,
        longest,
    )


def tell(result: Result, options: argparse.Namespace) -> None:
    """Print the figures: as one JSON object, or as lines."""
    ran = result.ran
    figures = {
        "benchmark": result.name,
        "rows": result.rows,
        "rows_per_second": round(result.rows / ran.seconds),
        "rows_per_processor_second": round(result.rows / ran.processor),
        "bare_rows_per_second": round(result.rows / result.bare.seconds),
        "ratio_to_bare": round(ran.seconds / result.bare.seconds, 2),
        "ratio_to_bare_processor": round(ran.processor / result.bare.processor, 2),
        "longest_lock_seconds": round(ran.longest_lock, 3),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **result.more,
        "counts": ran.counts,
    }
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:<36} {value}")
