"""`kith import`: bring a file in, go on with an import, take one back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kith.cli.output import Failed
from kith.cli.verbs import progress, verb, verb_group

command = verb_group("Bring people, organizations, orders and more in from a CSV or XLSX file.")

OBJECTS = {
    "people": "Bring people in: name, e-mail, phone, number, organization, consent, needs.",
    "organizations": "Bring organizations in: name, domain, tax number, address.",
    "orders": "Bring orders in: customer, date, amount, and cost, discount, returns.",
    "interactions": "Bring messages, calls, visits and their outcomes in.",
    "experiments": "Bring offers tried on customers and on control groups in.",
}
COUNTS = ("created", "updated", "unchanged", "duplicates", "rejected")


def _pairs(
    _context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    pairs = {}
    for text in given:
        left, sign, right = (
            text.rpartition("=") if parameter.name == "mapped" else text.partition("=")
        )
        if not sign or not left.strip():
            raise click.BadParameter(f"{text!r} is not of the form {parameter.metavar}.")
        pairs[left.strip()] = right.strip()
    return pairs


_OPTIONS: tuple[Callable[..., Any], ...] = (
    click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
    click.option("--map", "mapped", multiple=True, metavar="HEADING=field", callback=_pairs,
                 help="Say what a column is; _ leaves it out. May be repeated."),
    click.option("--columns", metavar="a,b,c",
                 help="Name the columns by position; _ skips one."),
    click.option("--default", "defaults", multiple=True, metavar="field=VALUE", callback=_pairs,
                 help="What a blank cell, or a column that is not there, means."),
    click.option("--update-by", default="", metavar="FIELD",
                 help="The one field by which known records are recognized."),
    click.option("--mode", type=click.Choice(["create", "update", "upsert"]), default="upsert",
                 show_default=True, help="What rows may do."),
    click.option("--encoding", help="As the file is encoded, if it is detected wrongly."),
    click.option("--delimiter", help="comma, semicolon, tab, pipe or spaces."),
    click.option("--dates", "date_order", type=click.Choice(["ymd", "dmy", "mdy"]),
                 help="Order of day, month and year."),
    click.option("--decimal", type=click.Choice([".", ","]), help="The decimal mark."),
    click.option("--heading/--no-heading", "has_heading", default=None,
                 help="Whether the first row names the columns."),
    click.option("--sheet", help="Of a workbook, the sheet to read."),
    click.option("--dry-run", is_flag=True, help="Tell what would happen; write nothing."),
)  # fmt: skip


def _with_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def _make(name: str, help_text: str) -> None:
    def run(file: Path, **options: Any) -> dict[str, Any]:
        return import_file(name, file, **options)

    run.__name__, run.__doc__ = name, help_text
    verb(group=command, name=name, text=_told)(_with_options(run))


def import_file(
    target: str,
    file: Path,
    *,
    mapped: dict[str, str],
    columns: str | None,
    defaults: dict[str, str],
    update_by: str,
    mode: str,
    dry_run: bool,
    **layout: Any,
) -> dict[str, Any]:
    """Import a file in this process; see `kith import TARGET --help` for the options."""
    from kith.workplace.exchange import services

    with progress("Reading"), file.open("rb") as stream:
        batch = services.start_import(actor=None, target=target, stream=stream, file_name=file.name)
    kept = False
    try:
        if any(value is not None for value in layout.values()):
            services.correct_layout(actor=None, batch=batch, **layout)
        services.save_mapping(
            actor=None,
            batch=batch,
            columns=None if columns is None else [c.strip() for c in columns.split(",")],
            headings=mapped,
            defaults=defaults,
            mode=mode,
            update_by=update_by,
        )
        kept = True
    finally:
        if not kept:
            services.discard_draft(actor=None, batch=batch)
    return _check(batch) if dry_run else _run(batch)


def _check(batch: Any) -> dict[str, Any]:
    """What the import would do; nothing is kept but the draft."""
    import time

    from kith.workplace.exchange import queries, services

    started = time.monotonic()
    with progress("Checking", total=batch.total_rows) as step:
        check = queries.check_import(batch, progress=step)
    result = {
        "import": batch.pk,
        **{name: getattr(check, name) for name in COUNTS},
        "seconds": round(time.monotonic() - started, 3),
        "dry_run": True,
        **check.beside,
        "not_imported": _left_out(batch),
        "problems": check.problems,
        "notes": check.notes,
    }
    services.discard_draft(actor=None, batch=batch)
    return result


def _run(batch: Any) -> dict[str, Any]:
    from kith.workplace.exchange import services

    with progress("Importing", total=max(0, batch.total_rows - batch.settled)) as step:
        done = services.run_import(actor=None, batch_id=batch.pk, progress=step)
    if done.status != "done":
        raise Failed(done.error.get("message", done.status), data=_result(done))
    return _result(done)


def _result(batch: Any) -> dict[str, Any]:
    return {
        "import": batch.pk,
        **{name: getattr(batch, name) for name in COUNTS},
        "seconds": round(batch.seconds, 3),
        "status": batch.status,
        **batch.beside,
        "not_imported": _left_out(batch),
    }


def _left_out(batch: Any) -> list[str]:
    pairs = zip(batch.headings, batch.mapping, strict=True)
    return [heading for heading, field in pairs if heading and not field]


def _told(data: dict[str, Any]) -> str:
    """The result for a person."""
    lines = [f"Import {data['import']}" + (" (nothing was written)" if data.get("dry_run") else "")]
    lines += [f"  {name:<12} {data[name]:>10,}" for name in COUNTS]
    lines += [
        f"  {name.replace('_', ' '):<24} {count:,}"
        for name, count in data.items()
        if name.endswith(("_created", "_left_out"))
    ]
    settled = sum(data[name] for name in COUNTS)
    if data["seconds"]:
        lines.append(
            f"  in {data['seconds']:.1f} s, {settled / data['seconds']:,.0f} rows a second"
        )
    if data["not_imported"]:
        lines.append(f"  columns left out: {', '.join(data['not_imported'])}")
    for problem in [*data.get("problems", []), *data.get("notes", [])][:20]:
        where = f"row {problem['row']} {problem['column']}".rstrip()
        lines.append(f"  {where}: {problem['value']!r} {problem['message']} {problem['remedy']}")
    if data["rejected"] + data["duplicates"] and not data.get("dry_run"):
        lines.append(
            f"  rows not taken, with reasons: kith import rejected {data['import']} FILE.csv"
        )
    if not data.get("dry_run"):
        lines.append(f"  take it back: kith import undo {data['import']}")
    return "\n".join(lines)


@verb(group=command, name="resume", text=_told)
@click.argument("import_id", type=int)
def resume(import_id: int) -> dict[str, Any]:
    """Go on with an import that was stopped, cancelled or killed."""
    from kith.workplace.exchange import queries

    return _run(queries.access_import(None, import_id))


@verb(group=command, name="undo")
@click.argument("import_id", type=int)
def undo(import_id: int) -> dict[str, Any]:
    """Take an import back; what was worked on since is kept and listed."""
    from kith.workplace.exchange import queries, services

    batch = queries.access_import(None, import_id)
    told = 0
    with progress("Undoing", total=batch.settled) as step:

        def tell(done: int) -> None:
            nonlocal told
            step(done - told)
            told = done

        result = services.undo_import(actor=None, batch_id=batch.pk, progress=tell)
    kept = [
        {"kind": k.kind, "id": k.object_id, "fields": list(k.fields), "reason": k.reason}
        for k in result.kept
    ]
    return {"undone": result.undone, "kept": kept, "changes": result.changes}


@verb(group=command, name="rejected")
@click.argument("import_id", type=int)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def rejected(import_id: int, file: Path) -> dict[str, Any]:
    """Write the rows that were not taken, each with its reason, as CSV."""
    from kith.workplace.exchange import queries

    batch = queries.access_import(None, import_id)
    count = -1
    with file.open("w", encoding="utf-8", newline="") as out:
        for line in queries.rejected_csv(batch):
            out.write(line)
            count += 1
    return {"import": import_id, "rows": count, "file": str(file)}


@verb(group=command, name="fields")
@click.argument("target", type=click.Choice(list(OBJECTS)))
def fields(target: str) -> list[dict[str, Any]]:
    """List the fields of an object and the headings by which files name them."""
    from kith.workplace.exchange import queries

    return [
        {"field": f.name, "needed": f.required, "headings": list(f.aliases)}
        for f in queries.list_fields(target)
    ]


for _name, _help in OBJECTS.items():
    _make(_name, _help)
