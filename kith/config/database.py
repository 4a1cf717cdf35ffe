"""From an address to Django's database settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from kith.config import env
from kith.config.env import SettingError
from kith.config.home import refuse_network_disk

REMEDY = "Use postgres://user:password@host:5432/name, or sqlite:////path/to/file.db."
POSTGRES_OPTIONS = frozenset(
    "host sslmode sslrootcert sslcert sslkey connect_timeout application_name".split()
)
# 8 MiB of pages for each connection; 64 MiB of the file mapped, shared between the processes.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-8000;"
    "PRAGMA mmap_size=67108864;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA journal_size_limit=67108864;"
)


def database_from(url: str, home: Path) -> dict[str, Any]:
    """Django's settings of one database.

    Args:
        url: postgres://…, sqlite:///relative, sqlite:////absolute, or "" for the default file.
        home: the state folder, which holds the default file.

    Raises:
        SettingError: the address cannot be used.
    """
    if not url:
        return sqlite(home / "kith.db", "KITH_HOME")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise SettingError("DATABASE_URL", None, "The address is malformed.", REMEDY) from None
    if parts.scheme == "sqlite":
        path = unquote(parts.path)[1:]
        if parts.netloc or not path or path == ":memory:":
            raise SettingError("DATABASE_URL", url, "It names no database file.", REMEDY)
        return sqlite(Path(path).absolute(), "DATABASE_URL")
    if parts.scheme in {"postgres", "postgresql"}:
        return postgres(parts, port)
    raise SettingError(
        "DATABASE_URL", parts.scheme or None, "This kind of database is not supported.", REMEDY
    )


def sqlite(path: Path, setting: str) -> dict[str, Any]:
    """One SQLite file, many readers beside one writer."""
    if not path.parent.is_dir():
        raise SettingError(setting, path, "Its folder does not exist.", "Make the folder first.")
    refuse_network_disk(setting, path.parent)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_PRAGMAS,
        },
    }


def postgres(parts: Any, port: int | None) -> dict[str, Any]:
    """PostgreSQL through a pool in each process."""
    name = unquote(parts.path).lstrip("/")
    if not name:
        raise SettingError("DATABASE_URL", None, "It names no database.", REMEDY)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    unknown = sorted(set(options) - POSTGRES_OPTIONS)
    if unknown:
        raise SettingError(
            "DATABASE_URL",
            ", ".join(unknown),
            "These options are not known.",
            f"Known are: {', '.join(sorted(POSTGRES_OPTIONS))}.",
        )
    host = options.pop("host", unquote(parts.hostname or ""))
    size = env.integer("KITH_DATABASE_POOL", 8, 1, 100)
    options["pool"] = {"min_size": 1, "max_size": size, "timeout": 20}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
