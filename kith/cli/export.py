"""`kith export`: everything as one ZIP of CSV files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from kith.cli.verbs import progress, verb


@verb()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> dict[str, Any]:
    """Write people, organizations, orders, interactions and experiments into FILE.zip.

    The files can be imported again, here or elsewhere, and are safe to open in a spreadsheet.
    """
    from kith.workplace.exchange import services

    # A half-written archive must not look like a whole one.
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with progress("Exporting") as step, draft.open("wb") as stream:
            rows = services.export_everything(actor=None, stream=stream, progress=step)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return {"file": str(file), "rows": rows}
