"""Runs a function in a process of its own, which gives its memory back when it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from typing import Any

from kith.foundation.lifeline import end_with_parent


class ChildFailed(RuntimeError):
    """The child ended with an error; the message holds the last lines that it wrote."""


def run_in_child(target: str, *args: Any, timeout: float | None = None, **kwargs: Any) -> Any:
    """Call `package.module:function` in a new Python process with Django set up, and wait.

    Args:
        target: the function, by path; a task made by `kith.foundation.queues` stands for its body.
        timeout: seconds after which the child is killed (None: no limit).
        args, kwargs: values of JSON.

    Returns:
        What the function returned, through JSON.

    Raises:
        ChildFailed: it raised, was killed or ran out of time.
    """
    command = [sys.executable, "-m", "kith.foundation.child", target]
    environment = {**os.environ, "KITH_PARENT": str(os.getpid())}
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and module)
            command,
            input=json.dumps([list(args), kwargs]),
            capture_output=True,
            text=True,
            timeout=timeout,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ChildFailed(f"{target} ran longer than {timeout} s and was ended") from None
    if done.returncode != 0:
        tail = "\n".join(done.stderr.strip().splitlines()[-12:])
        raise ChildFailed(f"{target} ended with status {done.returncode}\n{tail}")
    return json.loads(done.stdout) if done.stdout.strip() else None


def main() -> None:
    """The child's side: arguments on standard input, the result on standard output."""
    end_with_parent()
    args, kwargs = json.load(sys.stdin)
    if os.environ.get("DJANGO_SETTINGS_MODULE"):
        import django

        django.setup()
    # What the function prints must not mix with the result.
    result_stream, sys.stdout = sys.stdout, sys.stderr
    module, _, name = sys.argv[1].partition(":")
    function: Any = import_module(module)
    for part in name.split("."):
        function = getattr(function, part)
    result = getattr(function, "run", function)(*args, **kwargs)
    json.dump(result, result_stream)
    result_stream.flush()


if __name__ == "__main__":
    main()
