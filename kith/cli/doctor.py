"""`kith doctor`: looks at everything that Kith stands on, and names a remedy for what is bad."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kith.cli.verbs import Failed, output_format, progress, verb

LEAST_BYTES = 1024**3


@dataclass(frozen=True)
class Finding:
    """One line of the report."""

    check: str
    good: bool
    detail: str
    remedy: str = ""


def render(data: dict[str, Any]) -> str:
    """One line a check, its remedy beneath."""
    lines = []
    for row in data["checks"]:
        lines.append(f"{'ok ' if row['good'] else 'BAD'}  {row['check']}: {row['detail']}")
        if not row["good"] and row["remedy"]:
            lines.append(f"     → {row['remedy']}")
    return "\n".join(lines)


@verb(text=render)
def command() -> dict[str, Any]:
    """Check settings, data, workers and the audit log.

    Exit status 1 where something is bad.
    """
    findings: list[Finding] = []
    with progress("Checking", total=len(CHECKS)) as step:
        for check in CHECKS:
            findings.extend(look(check))
            step()
    data = {"good": all(f.good for f in findings), "checks": [asdict(f) for f in findings]}
    if not data["good"]:
        if output_format() == "text":
            print(render(data))
        raise Failed(data=data)
    return data


def look(check: Callable[[], Iterator[Finding]]) -> list[Finding]:
    """The findings of one check; one that breaks is a finding of its own."""
    try:
        return list(check())
    except Exception as error:
        name = (check.__doc__ or check.__name__).rstrip(".").lower()
        detail = f"the check broke off: {type(error).__name__}: {error}".splitlines()[0]
        return [Finding(name, False, detail, "Mend what stands above first, then run it again.")]


def settings() -> Iterator[Finding]:
    """Settings."""
    from django.conf import settings
    from django.core.checks import run_checks

    serious = [str(problem.msg) for problem in run_checks() if problem.level >= 30]
    remedy = "Run `make setup`; if it stays, report it."
    yield Finding("settings", not serious, "; ".join(serious) or str(settings.KITH_HOME), remedy)


def database() -> Iterator[Finding]:
    """Database."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SELECT version()")
            yield Finding("database", True, str(cursor.fetchone()[0]).partition(",")[0])
            return
        cursor.execute("PRAGMA quick_check(1)")
        verdict = str(cursor.fetchone()[0])
        cursor.execute("PRAGMA foreign_key_check")
        loose = cursor.fetchone()
    whole = verdict == "ok" and loose is None
    detail = f"SQLite, {verdict}" if loose is None else f"rows of {loose[0]} point at nothing"
    yield Finding("database", whole, detail, "Stop Kith and restore the last backup.")


def migrations() -> Iterator[Finding]:
    """Migrations."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    detail = f"{len(pending)} not applied" if pending else "all applied"
    yield Finding("migrations", not pending, detail, "Run: kith up --prepare-only")


def disk() -> Iterator[Finding]:
    """Disk space."""
    from django.conf import settings

    free = shutil.disk_usage(settings.KITH_HOME).free
    remedy = f"Free at least {LEAST_BYTES // 1024**3} GB on the disk of {settings.KITH_HOME}."
    yield Finding("disk space", free >= LEAST_BYTES, f"{free / 1024**3:.1f} GB free", remedy)


def audit() -> Iterator[Finding]:
    """Audit log."""
    from kith.workplace.audit.services import verify_audit

    report = verify_audit()
    if report.bad_entry is None:
        yield Finding("audit log", True, f"{report.sealed} sealed, {report.unsealed} in the tail")
        return
    detail = f"entry {report.bad_entry}: {report.reason}"
    remedy = "Somebody changed the log. Compare this entry with a backup from before."
    yield Finding("audit log", False, detail, remedy)


def warehouse() -> Iterator[Finding]:
    """Warehouse."""
    from kith.analytical.warehouse import files

    file = files.published_file()
    if file is None:
        # Nothing to read yet is no fault; a pointer to nothing is.
        detail = "its file is missing" if files.is_pointed() else "not built yet"
        yield Finding("warehouse", not files.is_pointed(), detail, "Run: kith refresh --rebuild")
        return
    import duckdb

    try:
        with duckdb.connect(str(file), read_only=True) as connection:
            tables = connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone()
    except duckdb.Error as error:
        detail = f"cannot be read: {str(error).splitlines()[0]}"
        yield Finding("warehouse", False, detail, "Run: kith refresh --rebuild")
        return
    yield Finding("warehouse", True, f"{file.name}, {tables[0] if tables else 0} tables")


def worker() -> Iterator[Finding]:
    """Worker."""
    from django.conf import settings

    from kith.config.heartbeat import LATE_SECONDS, age
    from kith.config.lock import is_held

    seconds = age("worker")
    if not is_held(settings.KITH_HOME):
        yield Finding("worker", True, "Kith is not running here")
        return
    good = seconds is not None and seconds < LATE_SECONDS
    detail = "no sign of life" if seconds is None else f"last sign of life {seconds:.0f} s ago"
    yield Finding("worker", good, detail, "Look into logs/worker.log; end Kith and start it again.")


def front_end() -> Iterator[Finding]:
    """Front end."""
    from django.conf import settings

    built = (settings.FRONTEND_BUILD / "manifest.json").exists()
    yield Finding("front end", built, "built" if built else "not built", "Run: make setup")


def catalogs() -> Iterator[Finding]:
    """Translations."""
    from django.conf import settings

    folder = settings.LOCALE_PATHS[0]
    codes = [code for code, _name in settings.LANGUAGES if code != "en"]
    files = {code: folder / code / "LC_MESSAGES" / "django.mo" for code in codes}
    lacking = [code for code, file in files.items() if not file.exists()]
    detail = f"not compiled: {', '.join(lacking)}" if lacking else ", ".join(["en", *codes])
    yield Finding("translations", not lacking, detail, "Run: make setup")


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    settings,
    database,
    migrations,
    disk,
    audit,
    warehouse,
    worker,
    front_end,
    catalogs,
)
