"""A run as an owner reads it on a terminal: verdict, evidence, what to do, what to bring."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kith.crm_models.labels import GRADES, VERDICT_MEANINGS, VERDICTS

WIDEST, NARROWEST = 110, 60

# Shape first, then word, colour last: it reads in black and white.
MARKS = {
    "met": ("✓", "green"),
    "on_track": ("◔", "cyan"),
    "at_risk": ("▲", "yellow"),
    "failing": ("✕", "red"),
    "insufficient": ("◌", "bright_black"),
    "blocked": ("▬", "bright_black"),
}
STATES = {"met": ("✓", "green"), "fails": ("✕", "red"), "too_few": ("◌", "bright_black")}
OPS = {">=": "at least", "<=": "at most", ">": "above", "<": "below", "==": "exactly"}
UNITS = {"%": "%", "pp": " pp", "min": " min", "h": " h", "d": " days", "months": " months",
         "x": "×", "stars": " stars", "/5": " of 5"}  # fmt: skip


def run_text(data: dict[str, Any]) -> str:
    """The run, as wide as the terminal, in color where that is one."""
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size((100, 40)).columns))
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=sys.stdout.isatty(),
        color_system="standard" if sys.stdout.isatty() else None,
        highlight=False,
    )
    for part in _parts(data):
        console.print(part)
    return out.getvalue().rstrip()


def _parts(data: dict[str, Any]) -> Iterable[RenderableType]:
    known = data["highlights"]
    yield _heading(data, known)
    yield from _customers(known)
    for stage in data["stages"]:
        yield Text()
        yield _stage(stage, known["currency"])
    yield from _loops(data["loops"])
    yield from _bring(data["stages"])
    yield Text()
    yield Text(
        "“Our default” is a target of Kith's own, never a benchmark. More: kith run "
        f"{data['model']} --format json",
        style="bright_black",
    )


def _heading(data: dict[str, Any], known: dict[str, Any]) -> RenderableType:
    day = f"{date.fromisoformat(data['as_of']):%-d %B %Y}"
    head = Text(f"\n{data['name']}", style="bold")
    head.append(f"   as of {day}", style="not bold")
    if known["data_ended"] and data["as_of"] == data["data_as_of"]:
        head.append(", the last day of your data", style="not bold")
    return head


def _customers(known: dict[str, Any]) -> Iterable[RenderableType]:
    if not known["customers"]:
        return
    money = known["currency"]
    line = Text(f"{known['customers']:,} customers, {known['active']:,} of them active.")
    if known["valuable"] and known["their_share"] is not None:
        line.append(
            f" The {known['valuable']:,} most valuable hold {known['their_share']:.0f}% of what"
            " your customers are still worth."
        )
    yield line
    if known["revenue_based"]:
        yield Text(
            "No order has a cost, so values are revenue-based; set a margin or bring costs.",
            style="bright_black",
        )
    if known["most_valuable"]:
        table = _table("Your most valuable customers", "worth, three years", "last order")
        for row in known["most_valuable"]:
            last = row["last_order"]
            table.add_row(row["name"], _money(row["clv"], money), f"{last:%-d %b %Y}")
        yield Padding(table, (1, 0, 0, 0))
    if known["gone_silent"]:
        title = f"Gone silent ({known['silent']:,} in all)"
        table = _table(title, "brought a year", "silent for", "usual gap", "still a customer")
        for row in known["gone_silent"]:
            table.add_row(
                row["name"],
                _money(row["a_year"], money),
                f"{row['silent_days']:,} days",
                "–" if row["usual_gap"] is None else f"{row['usual_gap']:,.0f} days",
                "–" if row["p_alive"] is None else f"{100 * row['p_alive']:.0f}%",
            )
        yield Padding(table, (1, 0, 0, 0))


def _table(title: str, *columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="bright_black")
    table.add_column(title, header_style="bold", min_width=24)
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _stage(stage: dict[str, Any], currency: str) -> RenderableType:
    mark, color = MARKS[stage["verdict"]]
    head = Text(f"{stage['number']}. {stage['name']}  ", style="bold")
    head.append(f"{mark} {VERDICTS[stage['verdict']]}", style=f"bold {color}")
    head.append(
        f"   {stage['measurable']} of {stage['gates']} gates measurable", style="bright_black"
    )
    parts: list[RenderableType] = [head, Text(stage["question"], style="italic")]
    figures = [each for each in stage["measures"] if each["value"] is not None]
    if figures:
        parts.append(Padding(_figures(figures, currency), (0, 0, 0, 2)))
    else:
        parts.append(Text(f"  {VERDICT_MEANINGS[stage['verdict']]}", style="bright_black"))
    for action in stage["actions"]:
        if not action["key"].startswith("bring."):
            parts.append(Text(f"  → {action['title']}"))
    return Group(*parts)


def _figures(rows: list[dict[str, Any]], currency: str) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(width=1)
    table.add_column(min_width=24)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(style="bright_black", no_wrap=True)
    table.add_column(style="bright_black")
    for row in rows:
        mark, color = STATES.get(row["state"], (" ", "bright_black"))
        table.add_row(
            Text(mark, style=color),
            row["name"],
            Text(_figure(row["value"], row["unit"], currency), style="bold"),
            _interval(row, currency),
            _target(row, currency),
        )
    return table


def _interval(row: dict[str, Any], currency: str) -> str:
    n = f"n {row['n']:,}"
    if row["low"] is None or row["high"] is None:
        return n
    low, high = (_figure(row[end], row["unit"], currency) for end in ("low", "high"))
    return f"{low} to {high}, {n}"


def _target(row: dict[str, Any], currency: str) -> str:
    if row["op"] == "context":
        return ""
    if row["op"] == "baseline":
        if row["target"] is None:
            return "no year before to compare"
        return f"own year before: {_figure(row['target'], row['unit'], currency)}"
    if row["target"] is None:
        return "no target set yet"
    figure = _figure(row["target"], row["unit"], currency)
    return f"{OPS[row['op']]} {figure}, {GRADES[row['grade']]}"


def _figure(value: float, unit: str, currency: str) -> str:
    if unit == "money":
        return _money(value, currency)
    if unit == "count":
        return f"{value:,.0f}"
    if unit == "rho":
        return f"{value:.2f}"
    number = f"{value:,.1f}"
    return (number.removesuffix(".0") if value == round(value) else number) + UNITS.get(unit, "")


def _money(value: float, currency: str) -> str:
    return f"{value:,.0f} {currency}"


def _loops(loops: list[dict[str, Any]]) -> Iterable[RenderableType]:
    for loop in loops:
        yield Text()
        head = Text("↺ Loop fired: ", style="bold yellow")
        back = "again" if loop["from"] == loop["to"] else f"back to {loop['to']}"
        head.append(f"{loop['from']} {back}. {loop['reason']}", style="not bold default")
        yield head
        for figure in loop["figures"].values():
            answer = {True: "Yes.", False: "No.", None: "Cannot be told."}[figure["answer"]]
            yield Text(f"    {figure['question']} {answer} {figure['detail']}".rstrip())


def _bring(stages: list[dict[str, Any]]) -> Iterable[RenderableType]:
    wanted: dict[str, int] = {}
    for stage in stages:
        for each in stage["bring"]:
            wanted[each["text"]] = wanted.get(each["text"], 0) + each["gates"]
    if not wanted:
        return
    yield Text()
    yield Text("What to bring next", style="bold")
    for text, gates in sorted(wanted.items(), key=lambda pair: -pair[1])[:6]:
        waits = "1 gate waits for it" if gates == 1 else f"{gates} gates wait for it"
        yield Text(f"  • {text} ") + Text(f"({waits})", style="bright_black")
