"""Models on a terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from io import StringIO
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kith.cli.run_text import MARKS, OPS, UNITS
from kith.crm_models.labels import VERDICTS


def render(parts: Iterable[RenderableType]) -> str:
    """Parts as wide as the terminal, in color where that is one."""
    out = StringIO()
    width = max(60, min(110, shutil.get_terminal_size((100, 40)).columns))
    console = Console(
        file=out,
        width=width,
        force_terminal=sys.stdout.isatty(),
        color_system="standard" if sys.stdout.isatty() else None,
        highlight=False,
    )
    for part in parts:
        console.print(part)
    return out.getvalue().rstrip()


def list_text(rows: list[dict[str, Any]]) -> str:
    """A line a model."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="bright_black")
    for name in ("model", "name"):
        table.add_column(name)
    table.add_column("stages", justify="right")
    table.add_column("gates measurable", justify="right")
    table.add_column("verdict")
    for row in rows:
        table.add_row(
            Text(row["id"], style="bold"),
            row["name"] + (" (adopted)" if row["adopted"] else ""),
            str(row["stages"]),
            f"{row['measurable']} of {row['gates']}",
            _verdict(row["verdict"]),
        )
    hint = Text(
        "kith models show MODEL explains one; kith run MODEL runs it.", style="bright_black"
    )
    return render([table, Text(), hint])


def _verdict(word: str | None) -> Text:
    if not word:
        return Text("not run yet", style="bright_black")
    mark, color = MARKS[word]
    return Text(f"{mark} {VERDICTS[word]}", style=color)


def model_text(data: dict[str, Any]) -> str:
    """A model as a page to read."""
    return render(_model_parts(data))


def _model_parts(data: dict[str, Any]) -> Iterable[RenderableType]:
    yield Text(f"{data['name']}  {data['author']}", style="bold")
    for text in (data["summary"], data["aim"], data["when_to_choose"], data["note"]):
        if text:
            yield Text(text)
    for stage in data["stages"]:
        yield Text()
        yield from _stage_parts(stage)
    if data["disagreements"]:
        yield Text("\nWhere the literature disagrees", style="bold")
        for each in data["disagreements"]:
            yield Text(f"  {each['claim']}\n    {each['finding']}")
    yield Text("\nSources", style="bold")
    for source in data["sources"]:
        yield Text(f"  {source}")


def _stage_parts(stage: dict[str, Any]) -> Iterable[RenderableType]:
    head = Text(f"{stage['number']}. {stage['name']} ({stage['id']})", style="bold")
    head.append(f"   {stage['owner']}, {stage['cadence'].lower()}", style="not bold bright_black")
    yield head
    yield Text(stage["question"], style="italic")
    yield Text(stage["why"])
    for title, key in (("Decides", "gates"), ("Informs", "context")):
        if stage[key]:
            yield Padding(Text(title, style="bright_black"), (0, 0, 0, 2))
            for measure in stage[key]:
                yield Padding(_measure(measure), (0, 0, 0, 4))
    yield Padding(Text("Do", style="bright_black"), (0, 0, 0, 2))
    for action in stage["actions"]:
        who = action["role"] or "Kith"
        yield Padding(Text(f"{action['title']}  ({who})"), (0, 0, 0, 4))
    yield Padding(Text(f"Done when: {stage['exit']}"), (0, 0, 0, 2))
    for loop in stage["loops"]:
        yield Padding(Text(f"↺ {loop['from']} → {loop['to']}: {loop['reason']}"), (0, 0, 0, 2))


def _measure(measure: dict[str, Any]) -> Text:
    targets = "; ".join(filter(None, (_target(t, measure["unit"]) for t in measure["targets"])))
    line = Text(f"{measure['id']} {measure['name']}")
    line.append(f"  {targets}" if targets else "", style="bright_black")
    return line


def _target(target: dict[str, Any], unit: str) -> str:
    if target["op"] == "baseline":
        return f"better than the year before ({target['grade_name']})"
    if target["value"] is None:
        return target["text"] or "a target of your own"
    part = f"{target['part']} " if target["part"] else ""
    scope = "" if target["scope"] == "all" else f", {target['scope'].replace('_', ' ')}"
    figure = f"{target['value']:g}{UNITS.get(unit, '')}"
    return f"{part}{OPS[target['op']]} {figure}{scope} ({target['grade_name']})"
