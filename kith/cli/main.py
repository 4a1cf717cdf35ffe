"""The door of the `kith` command: its verbs by name, and one way out for every error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from kith import __version__
from kith.cli.output import exit_for, wants_json

# Verb → module that holds its `command`, and its line in `kith --help`, which imports none.
VERBS: dict[str, tuple[str, str]] = {
    "up": ("kith.cli.up", "Start Kith: web and workers in one process tree."),
    "doctor": ("kith.cli.doctor", "Check settings, data, workers and the audit log."),
    "account": ("kith.cli.account", "Make an account, or a link to set a password."),
    "import": ("kith.cli.importing", "Bring people, orders and more in from a file."),
    "export": ("kith.cli.export", "Write everything into one ZIP of CSV files."),
    "refresh": ("kith.cli.refresh", "Bring the warehouse up to date, or build it anew."),
    "value": ("kith.cli.value", "Fit value models; show what a customer is worth."),
    "measure": ("kith.cli.measure", "Compute one measure as of a date."),
    "models": ("kith.cli.models", "List the CRM models, or show one."),
    "run": ("kith.cli.run", "Run a CRM model on the firm's data: verdict, evidence, actions."),
    "demo": ("kith.cli.demo", "Load the demo firm, or remove it whole."),
}


class Verbs(click.Group):
    """A group that imports a verb only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(VERBS[cmd_name][0]).command
        command.name = cmd_name
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(name, line) for name, (_module, line) in VERBS.items()])


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kith")
def cli() -> None:
    """Kith: a CRM that runs the CRM models of the literature on a firm's live data.

    Every verb takes --format json. Exit status: 0 done, 1 failed, 2 bad usage or input.
    """


def main(arguments: Sequence[str] | None = None) -> Any:
    """Run the command and leave the process with its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = cli.main(args=given, prog_name="kith", standalone_mode=False)
    except BaseException as error:
        sys.exit(exit_for(error, as_json=wants_json(given)))
    sys.exit(status if isinstance(status, int) else 0)
