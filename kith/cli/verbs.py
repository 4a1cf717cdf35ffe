"""What all verbs share: `--format`, Django's start, progress on a terminal, printing.

A verb is a function that takes its options and returns plain data; `@verb()` makes it a command:

    @verb(text=render)                      # render(data) -> str; without it, keys and values
    @click.argument("measure_id")
    @click.option("--as-of", type=DAY)
    def command(measure_id: str, as_of: date | None) -> dict[str, Any]:
        \"\"\"Compute one measure as of a date.\"\"\"
        from kith.analytical.measures.queries import …      # imports inside: `--help` stays quick
        with progress("Measuring", total=12) as step:
            step()
        return {...}

Under a group: `command = verb_group("Help.")`, then `@verb(group=command, name="load")`.
A `KithError` ends with exit 2, `Failed` with 1; both are told in the wanted format.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Protocol

import click

from kith.cli.output import Failed, print_json, print_text

__all__ = ["DAY", "Failed", "output_format", "progress", "start_django", "verb", "verb_group"]


class Day(click.ParamType):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date; a usage error for anything else."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            self.fail(f"{value!r} is no date. Use YYYY-MM-DD.", param, ctx)


DAY = Day()
FORMAT = "kith.format"


def output_format() -> str:
    """`json` or `text`, as the running verb was asked."""
    return str(click.get_current_context().meta.get(FORMAT, "text"))


def start_django() -> None:
    """Settings checked and apps loaded; a wrong setting raises SettingError."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    import django

    django.setup()


def verb(
    *,
    name: str | None = None,
    text: Callable[[Any], str] | None = None,
    group: click.Group | None = None,
    django: bool = True,
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function a verb.

    Args:
        name: the verb's name within `group`.
        text: renders the returned data for a person.
        group: where the verb hangs, if not at the top.
        django: whether settings and apps are loaded before the function runs.
    """

    def decorate(function: Callable[..., Any]) -> click.Command:
        @functools.wraps(function)
        def wrapped(*args: Any, output_format: str, **options: Any) -> None:
            click.get_current_context().meta[FORMAT] = output_format
            if django:
                start_django()
            data = function(*args, **options)
            if output_format == "json":
                print_json(data)
            elif data is not None:
                click.echo(text(data)) if text else print_text(data)

        with_format = click.option(
            "--format",
            "output_format",
            type=click.Choice(["text", "json"]),
            default="text",
            help="json prints one JSON document on standard output.",
        )(wrapped)
        command = click.command(name=name)(with_format)
        if group is not None:
            group.add_command(command)
        return command

    return decorate


def verb_group(help_text: str) -> click.Group:
    """A verb that has verbs of its own, such as `kith demo load`."""
    return click.Group(help=help_text, context_settings={"help_option_names": ["-h", "--help"]})


class Step(Protocol):
    """Tells how far a verb has come."""

    def __call__(
        self, advance: float = 1, *, total: float | None = None, text: str | None = None
    ) -> None: ...


@contextmanager
def progress(description: str, total: float | None = None) -> Iterator[Step]:
    """A progress bar on standard error where that is a terminal, else silence."""
    if not sys.stderr.isatty():
        yield lambda advance=1, *, total=None, text=None: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(description, total=total)

        def step(
            advance: float = 1, *, total: float | None = None, text: str | None = None
        ) -> None:
            bar.update(task, advance=advance, total=total, description=text)

        yield step
