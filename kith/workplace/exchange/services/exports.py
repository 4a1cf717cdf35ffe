"""Writing everything out."""

from __future__ import annotations

from typing import BinaryIO

from kith.workplace.accounts.models import User
from kith.workplace.exchange.engine.run import Progress
from kith.workplace.exchange.export.write import write_archive


def export_everything(
    *, actor: User | None, stream: BinaryIO, progress: Progress | None = None
) -> dict[str, int]:
    """Write all that the actor may see as a ZIP of CSV files; returns rows by file name.

    `actor` None is the machine (the command line), which sees everything.
    """
    return write_archive(stream, user=actor, whole=actor is None, progress=progress)
