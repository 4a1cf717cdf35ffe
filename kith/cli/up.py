"""`kith up`: prepares the state folder, then keeps web and workers running."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import click

from kith.cli.output import print_json
from kith.cli.verbs import Failed, output_format, verb
from kith.config import env
from kith.config.env import SettingError
from kith.config.home import prepare_home
from kith.config.lock import take_lock
from kith.config.prepared import Prepared


@verb(django=False)
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (default 8000).")
@click.option("--no-demo", is_flag=True, help="Start empty, without the demo firm.")
@click.option("--prepare-only", is_flag=True, help="Prepare the state folder and stop.")
def command(port: int | None, no_demo: bool, prepare_only: bool) -> None:
    """Start Kith: web and workers in one process tree.

    Settings come from the environment; all state lies in KITH_HOME (default: var/). Ctrl-C ends
    every process.
    """
    host = env.text("KITH_HOST", "127.0.0.1")
    port = port or env.integer("KITH_PORT", 8000, 1, 65535)
    os.environ.setdefault("KITH_BASE_URL", f"http://{'127.0.0.1' if is_any(host) else host}:{port}")
    address = env.base_url("KITH_BASE_URL", "")
    home = prepare_home()
    if prepare_only:
        prepared = prepare(home, no_demo)
        if output_format() == "json":
            print_json(prepared)
        return
    lock = take_lock(home)
    refuse_taken_port(host, port)
    prepared = prepare(home, no_demo)

    from kith.config.supervisor import Tree

    tree = Tree(host, port, home, say)
    status = tree.run(lambda: announce(address, prepared))
    lock.close()
    if status:
        raise Failed("Kith did not start.")
    say("Kith has ended.")


def is_any(host: str) -> bool:
    """Whether a host means every address of this machine."""
    return host in {"0.0.0.0", "::"}  # noqa: S104


def refuse_taken_port(host: str, port: int) -> None:
    """Raise SettingError where the port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingError(
                "--port",
                port,
                f"This port cannot be had on {host} ({error.strerror}).",
                "Choose another one, such as: kith up --port 8010",
            ) from None


def prepare(home: Path, no_demo: bool) -> dict[str, Any]:
    """Migrate and load in a child process, which gives its memory back; skipped where all is."""
    known = Prepared(home)
    if known.stands(demo=not no_demo):
        return known.result()
    arguments = [sys.executable, "-m", "kith.cli.prepare", *(["--no-demo"] if no_demo else [])]
    done = subprocess.run(  # noqa: S603 (our own interpreter and module)
        arguments,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "KITH_PARENT": str(os.getpid())},
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.returncode if done.returncode > 0 else 1)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def announce(address: str, prepared: dict[str, Any]) -> None:
    """Tell the address and how to sign in."""
    sign_in = prepared.get("sign_in")
    if output_format() == "json":
        print_json({"address": address, "sign_in": sign_in, "accounts": prepared["accounts"]})
        sys.stdout.flush()
        return
    say(f"\nKith is up: {address}")
    if sign_in:
        say(f"Sign in with  {sign_in['email']}  and the password  {sign_in['password']}")
    elif not prepared["accounts"]:
        say("Nobody has an account yet. Make the first one:")
        say("  kith account create you@example.org --role administrator")
    say("Ctrl-C ends it.\n")


def say(line: str) -> None:
    """One line for the person, never on the standard output that JSON has to itself."""
    print(line, file=sys.stderr if output_format() == "json" else sys.stdout, flush=True)
