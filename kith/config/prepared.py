"""What has been prepared already, so that a second start is quick. No Django here."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from kith import __version__
from kith.foundation.home import PROJECT_ROOT


class Prepared:
    """Facts of past preparations, in one small private file of the state folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.file = home / "setup.json"
        try:
            self.data: dict[str, Any] = json.loads(self.file.read_text())
        except (FileNotFoundError, ValueError):
            self.data = {}

    def get(self, name: str) -> Any:
        """The value, None where unset."""
        return self.data.get(name)

    def set(self, **values: Any) -> None:
        """Keep values; the file is replaced whole."""
        self.data.update(values)
        fresh = self.file.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as target:
            json.dump(self.data, target)
        fresh.replace(self.file)

    def result(self) -> dict[str, Any]:
        """What the start tells: {"accounts": n, "sign_in": {"email", "password"} or None}."""
        return {"accounts": self.get("accounts") or 0, "sign_in": self.get("sign_in")}

    def stands(self, *, demo: bool) -> bool:
        """Whether nothing is left to prepare: same code, same database file, somebody may sign in.

        PostgreSQL is always looked at: whether it can be reached is told before the web starts.
        """
        waits_for_demo = demo and self.get("demo") == "wanted"
        return (
            not os.environ.get("DATABASE_URL", "").strip()
            and not waits_for_demo
            and bool(self.get("accounts"))
            and self.get("fingerprint") == fingerprint(self.home)
        )


def fingerprint(home: Path) -> str:
    """Changes with the version, the migrations and the identity of the database file."""
    digest = hashlib.sha256(__version__.encode())
    for file in sorted((PROJECT_ROOT / "kith").glob("**/migrations/*.py")):
        digest.update(f"{file}:{file.stat().st_size}".encode())
    database = home / "kith.db"
    digest.update(str(database.stat().st_ino if database.exists() else 0).encode())
    return digest.hexdigest()
