"""Bringing a text in as a file, as the command line and the wizard do."""

from __future__ import annotations

import io
from typing import Any

from kith.workplace.exchange import services
from kith.workplace.exchange.models import ImportBatch


def draft(
    target: str, content: str | bytes, *, name: str = "file.csv", actor: Any = None
) -> ImportBatch:
    """A draft of an import of `content`."""
    data = content.encode() if isinstance(content, str) else content
    return services.start_import(
        actor=actor, target=target, stream=io.BytesIO(data), file_name=name
    )


def bring(
    target: str,
    content: str | bytes,
    *,
    name: str = "file.csv",
    actor: Any = None,
    layout: dict[str, Any] | None = None,
    **options: Any,
) -> ImportBatch:
    """A finished import of `content`."""
    batch = draft(target, content, name=name, actor=actor)
    if layout:
        services.correct_layout(actor=actor, batch=batch, **layout)
    services.save_mapping(actor=actor, batch=batch, **options)
    return services.run_import(actor=actor, batch_id=batch.pk)


def counts(batch: ImportBatch) -> dict[str, int]:
    """The counts that are not zero."""
    names = ("created", "updated", "unchanged", "duplicates", "rejected")
    return {name: n for name in names if (n := getattr(batch, name))}


def reasons(batch: ImportBatch) -> list[tuple[int, str, str]]:
    """(row, column, message) of everything that was not taken."""
    return [
        (issue.row, reason["column"], reason["message"])
        for issue in batch.issues.all()
        for reason in issue.reasons
    ]
