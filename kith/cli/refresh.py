"""`kith refresh`: bring the warehouse up to date."""

from __future__ import annotations

from typing import Any

import click

from kith.cli.verbs import progress, verb


def render(data: dict[str, Any]) -> str:
    """What was done, in two lines."""
    rows = sum(data["rows"].values())
    how = "built anew" if data["full"] else "brought up to date"
    return (
        f"The warehouse was {how} in {data['seconds']:.1f} s: {rows:,} rows read, "
        f"{data['snapshots']} snapshots.\nFigures stand as of {data['as_of']}."
    )


@verb(text=render)
@click.option("--full", is_flag=True, help="Build anew instead of catching up.")
def command(full: bool) -> dict[str, Any]:
    """Bring the warehouse up to date, or build it anew."""
    from kith.analytical.warehouse.services import refresh_warehouse

    with progress("Reading") as step:
        done = refresh_warehouse(
            full=full, progress=lambda what, rows: step(rows, text=f"Reading {what}")
        )
    return {
        "refreshed": True,
        "rows": done.rows,
        "snapshots": done.snapshots,
        "as_of": done.as_of,
        "seconds": round(done.seconds, 3),
        "full": done.full,
        "written_back": done.written_back,
    }
