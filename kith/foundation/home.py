"""Where a running Kith keeps its state: one folder, `KITH_HOME`."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parents[2]


def kith_home() -> Path:
    """The state folder, absolute: `KITH_HOME`, else `var/` in a checkout, else `var/` beside us."""
    given = os.environ.get("KITH_HOME", "").strip()
    if given:
        return Path(given).expanduser().absolute()
    base = PROJECT_ROOT if (PROJECT_ROOT / "pyproject.toml").exists() else Path.cwd()
    return base / "var"
