"""`kith measure ID`: one figure with its interval, history, people, and the rows behind it."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from kith.cli.verbs import DAY, verb

BARS = "▁▂▃▄▅▆▇█"
UNITS = {"%": " %", "pp": " points", "h": " hours", "rho": "", "count": "", "money": ""}
OPS = {">=": "at least", "<=": "at most", ">": "above", "<": "below", "==": "exactly"}
GRADES = {"B": "benchmark", "L": "law", "P": "our default", "O": "own baseline"}
MET = {True: "✓ met", False: "✕ missed", None: "◌ not judged"}


def render(data: dict[str, Any]) -> str:
    """The measure for a person."""
    lines = [f"{data['id']}  {data['name']}   as of {data['as_of']}", data["formula"], ""]
    for figure in [*([] if data["part"] else [data]), *data["parts"]]:
        lines += _figure(figure)
    for each in data["bring"]:
        lines.append(f"Missing: {each['name']}. {each['bring']}")
    for heading, key in (("By person", "by_user"), ("By team", "by_team")):
        if data[key]:
            lines += ["", heading]
            lines += [
                f"  {each['name'] or 'nobody':24} {_value(each, data['unit'])}"
                for each in data[key]
            ]
    rows = data["evidence"]
    if rows["counted"] or rows["left_out"]:
        lines += ["", f"Rows counted: {rows['counted']:,}. Left out: {rows['left_out']:,}."]
        lines += [f"  {each['count']:>10,}  {each['why']}" for each in rows["reasons"]]
    if data["note"]:
        lines += ["", data["note"]]
    return "\n".join(lines)


def _figure(figure: dict[str, Any]) -> list[str]:
    name = figure["part_name"] or "Value"
    if figure["value"] is None:
        why = "input missing" if figure["missing"] else f"nothing to count (n {figure['n']:,})"
        return [f"{name}: — {why}"]
    line = f"{name}: {_value(figure, figure['unit'])}"
    trend = _trend([each["value"] for each in figure["history"]])
    return [f"{line}   {_target(figure)}", f"  twelve periods  {trend}"]


def _value(figure: dict[str, Any], unit: str) -> str:
    text = f"{figure['value']:,.4g}{UNITS.get(unit, f' {unit}')}"
    if figure["low"] is not None and figure["high"] is not None:
        text += f"  [{figure['low']:,.4g} … {figure['high']:,.4g}]"
    return f"{text}  n {figure['n']:,}"


def _target(figure: dict[str, Any]) -> str:
    op, target = figure["op"], figure["target"]
    if op is None or op == "context":
        return ""
    if op == "baseline":
        held = "better than before" if target is None else f"better than {target:,.4g}"
    else:
        held = f"{OPS[op]} {target:,.4g}" if target is not None else OPS[op]
    verdict = MET[figure["met"]]
    if figure["met"] is None and op == "baseline" and figure["enough"] and target is not None:
        verdict = "◌ no clear difference"
    few = "" if figure["enough"] else ", too few to judge"
    return f"{verdict}{few} ({held}, {GRADES[figure['grade']]})"


def _trend(values: list[float | None]) -> str:
    """A bar a period, a dot where nothing is known."""
    known = [value for value in values if value is not None]
    least, most = min(known), max(known)
    width = (most - least) or 1.0
    return "".join(
        "·" if value is None else BARS[round((value - least) / width * (len(BARS) - 1))]
        for value in values
    )


@verb(text=render)
@click.argument("measure_id", metavar="ID")
@click.option("--as-of", type=DAY, help="Look at the firm as of this day (default: the newest).")
def command(measure_id: str, as_of: date | None) -> dict[str, Any]:
    """Compute one measure as of a date.

    ID is one of M01 to M70, or a measure that one stage declares for itself, such as ID2.a. Where
    the warehouse is not up to date, it is refreshed before.
    """
    from kith.analytical.measures.report import as_json, report_measure
    from kith.analytical.warehouse.queries import analyzing, default_date
    from kith.analytical.warehouse.snapshots import provide_snapshots
    from kith.cli.run import bring_up_to_date
    from kith.crm_models.gallery import UnknownMeasure, get_measure
    from kith.foundation.errors import UnknownName
    from kith.foundation.periods import run_dates
    from kith.programs.queries import measure_settings

    try:
        declared = get_measure(measure_id)
    except UnknownMeasure as error:
        raise UnknownName(str(error), field="id", value=measure_id) from None
    bring_up_to_date()
    day = as_of or default_date()
    with analyzing() as duck:
        provide_snapshots(duck, run_dates(day))
        return as_json(report_measure(duck, declared.id, day, measure_settings()))
