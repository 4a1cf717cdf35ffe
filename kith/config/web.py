"""The web server's process: granian with its workers. `python -m kith.config.web HOST PORT`."""

from __future__ import annotations

import gc
import os
import sys

from kith.foundation.lifeline import end_with_parent

KILL_SECONDS = 3


def main() -> None:
    """Serve until told to stop."""
    end_with_parent()
    host, port = sys.argv[1], int(sys.argv[2])
    workers = int(os.environ.get("KITH_WEB_WORKERS") or default_workers())
    threads = int(os.environ.get("KITH_WEB_THREADS") or 4)

    import kith.config.wsgi  # noqa: F401 (loaded before the workers fork: they share its memory)

    # The workers' own parent is this process.
    os.environ["KITH_PARENT"] = str(os.getpid())
    gc.collect()
    gc.freeze()

    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "kith.config.wsgi_worker:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        blocking_threads_idle_timeout=600,
        backpressure=max(threads * 16, 64),
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=KILL_SECONDS,
        log_level=LogLevels.warning,
    ).serve()


def default_workers() -> int:
    """One for each core, at most two: memory counts on a small machine."""
    return max(1, min(2, os.cpu_count() or 1))


if __name__ == "__main__":
    main()
