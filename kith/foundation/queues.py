"""Two queues of nudges: `quick` (seconds) and `long` (minutes, each task in a child process).

A task is only a nudge: it says "look there now". Truth lives in domain rows, claimed by a lease;
a nudge that is lost or given twice changes nothing but the moment. Arguments are ids and short
texts, never data. Tasks are sent on commit by the caller.

    @task(long)
    def run_import(batch_id: int) -> None: ...

    @every(quick, minutes=1)
    def sweep() -> None: ...

The queues are files in the state folder, or Redis where `KITH_REDIS_URL` is set. With
`KITH_QUEUES=immediate` (tests) a nudge runs at once in the calling process.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import Any, TypeVar

from huey import Huey, RedisHuey, SqliteHuey, crontab

from kith.foundation.child import run_in_child
from kith.foundation.home import kith_home

Function = TypeVar("Function", bound=Callable[..., Any])


def _queue(name: str) -> Huey:
    immediate = os.environ.get("KITH_QUEUES", "") == "immediate"
    options: dict[str, Any] = {"results": False, "immediate": immediate}
    redis_url = os.environ.get("KITH_REDIS_URL", "").strip()
    if redis_url:
        return RedisHuey(f"kith-{name}", url=redis_url, **options)
    folder = kith_home() / "queues"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return SqliteHuey(
        name, filename=str(folder / f"{name}.db"), timeout=20, cache_mb=1, fsync=False, **options
    )


quick = _queue("quick")
long = _queue("long")


def task(queue: Huey, **options: Any) -> Callable[[Function], Callable[..., Any]]:
    """Make a function a nudge on `queue`: calling it sends, it returns nothing.

    A task of the `long` queue runs in a process of its own, which ends with it: its memory is
    given back, and the web's and the quick queue's share of the processor stays theirs.
    """

    def decorate(function: Function) -> Callable[..., Any]:
        target = _in_child(function) if queue is long else function
        send = queue.task(name=_name(function), **options)(target)

        @functools.wraps(function)
        def nudge(*args: Any, **kwargs: Any) -> None:
            send(*args, **kwargs)

        nudge.run = function  # type: ignore[attr-defined]
        return nudge

    return decorate


def every(queue: Huey, *, minutes: int = 1, **options: Any) -> Callable[[Function], Function]:
    """Run a function on `queue` each `minutes` minutes (a divisor of 60)."""
    if minutes < 1 or 60 % minutes:
        raise ValueError("minutes must divide 60")

    def decorate(function: Function) -> Function:
        target = _in_child(function) if queue is long else function
        when = crontab(minute=f"*/{minutes}")
        queue.periodic_task(when, name=f"{_name(function)}.every", **options)(target)
        return function

    return decorate


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def _in_child(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def outside(*args: Any, **kwargs: Any) -> None:
        if long.immediate:
            function(*args, **kwargs)
        else:
            run_in_child(f"{function.__module__}:{function.__qualname__}", *args, **kwargs)

    return outside
