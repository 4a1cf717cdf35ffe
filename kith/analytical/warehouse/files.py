"""The warehouse's files: numbered builds, a pointer to the published one, a lock for the builder.

A build grows in a file that nobody reads; publishing is one replacement of the pointer. Whatever
is killed at whatever moment, the pointer names a whole file.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kith.analytical.warehouse.errors import RefreshRunning, refresh_running
from kith.foundation.home import kith_home

POINTER = "current"
LOCK = "refresh.lock"
BUILDING = ".building"
KEPT = 2
NAME = re.compile(r"kith-(\d{1,12})\.duckdb")


def warehouse_folder() -> Path:
    """KITH_HOME/warehouse, made if missing."""
    folder = kith_home() / "warehouse"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def spill_folder(who: str) -> Path:
    """Where DuckDB puts what does not fit in memory: "build" or "read"."""
    return warehouse_folder() / f"spill-{who}"


def published_file() -> Path | None:
    """The file that the pointer names, or None where pointer or file is missing or malformed."""
    folder = warehouse_folder()
    try:
        name = (folder / POINTER).read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return None
    if not NAME.fullmatch(name):
        return None
    path = folder / name
    return path if path.is_file() else None


def is_pointed() -> bool:
    """Whether a pointer exists, good or bad: a warehouse was published once."""
    return (warehouse_folder() / POINTER).exists()


@dataclass(frozen=True, slots=True)
class Build:
    """One file in the making."""

    number: int
    path: Path

    def publish(self) -> Path:
        """Give the file its name, point to it, and remove files that nobody needs any more."""
        folder = self.path.parent
        final = folder / f"kith-{self.number}.duckdb"
        _sync(self.path)
        self.path.replace(final)
        fresh = folder / f"{POINTER}.new"
        with fresh.open("w", encoding="ascii") as target:
            target.write(final.name + "\n")
            target.flush()
            os.fsync(target.fileno())
        fresh.replace(folder / POINTER)
        _sync(folder)
        _remove_old(folder, self.number)
        return final


def start_build(*, copy_of: Path | None) -> Build:
    """A new build, empty or from a copy of a published file. Call it under `refresh_lock`."""
    folder = warehouse_folder()
    for left in folder.glob(f"*{BUILDING}*"):
        left.unlink(missing_ok=True)
    shutil.rmtree(spill_folder("build"), ignore_errors=True)
    number = max((n for n, _path in _builds(folder)), default=0) + 1
    path = folder / f"kith-{number}.duckdb{BUILDING}"
    if copy_of is not None:
        shutil.copyfile(copy_of, path)
        path.chmod(0o600)
    return Build(number, path)


def discard(build: Build) -> None:
    """Remove an unfinished build."""
    for left in build.path.parent.glob(f"{build.path.name}*"):
        left.unlink(missing_ok=True)


@contextlib.contextmanager
def refresh_lock() -> Iterator[None]:
    """Hold the builder's lock; the kernel releases it when the process ends, however it ends.

    Raises:
        RefreshRunning: another process holds it.
    """
    with (warehouse_folder() / LOCK).open("a+b") as handle:
        try:
            _lock(handle.fileno())
        except OSError:
            raise refresh_running() from None
        yield


def is_building() -> bool:
    """Whether a build is growing: its file is there, and its builder holds the lock.

    The lock is only touched while such a file exists, so that asking never gets in a builder's way.
    """
    if not any(warehouse_folder().glob(f"*{BUILDING}")):
        return False
    try:
        with refresh_lock():
            return False  # a builder died and left its file behind
    except RefreshRunning:
        return True


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _builds(folder: Path) -> list[tuple[int, Path]]:
    found = []
    for path in folder.iterdir():
        match = NAME.fullmatch(path.name)
        if match:
            found.append((int(match.group(1)), path))
    return sorted(found)


def _remove_old(folder: Path, newest: int) -> None:
    """Readers of the file before the last may still be about to open it, so two are kept."""
    for number, path in _builds(folder):
        if number <= newest - KEPT:
            path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        if path.is_file():
            raise
    finally:
        os.close(descriptor)
