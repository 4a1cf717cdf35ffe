"""One tree of processes for one state folder."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

from kith.config.env import SettingError


def take_lock(home: Path) -> IO[str]:
    """Hold the state folder until the returned file is closed.

    Raises:
        SettingError: another tree holds it.
    """
    file = (home / "queues" / "up.lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise SettingError(
            "KITH_HOME",
            home,
            "Kith already runs on this folder.",
            "Use the one that runs, end it, or choose another KITH_HOME.",
        ) from None
    return file


def is_held(home: Path) -> bool:
    """Whether a tree runs on this state folder."""
    try:
        take_lock(home).close()
    except SettingError:
        return True
    return False
