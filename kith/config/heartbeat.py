"""A sign of life in a small file: the worker writes it, the web and the supervisor read its age."""

from __future__ import annotations

import os
import time
from pathlib import Path

from kith.foundation.home import kith_home

BEAT_SECONDS = 2.0
# Older than this, a worker counts as gone (health) …
LATE_SECONDS = 15.0
# … and a process that still exists as hung, to be ended and started anew (supervisor).
HUNG_SECONDS = 30.0


def beat_file(name: str) -> Path:
    """Where the process `name` leaves its sign."""
    return kith_home() / "queues" / f"{name}.beat"


def beat(name: str) -> None:
    """I am alive."""
    file = beat_file(name)
    try:
        os.utime(file)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)


def age(name: str) -> float | None:
    """Seconds since the last sign, None where there is none."""
    try:
        return max(0.0, time.time() - beat_file(name).stat().st_mtime)
    except FileNotFoundError:
        return None


def forget(name: str) -> None:
    """Remove the sign of an earlier run."""
    beat_file(name).unlink(missing_ok=True)
