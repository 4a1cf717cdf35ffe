"""The workers' process: both queues, each with its threads. `python -m kith.config.worker`."""

from __future__ import annotations

import logging
import os
import signal
import threading
from importlib import import_module
from importlib.util import find_spec
from types import FrameType

from kith.config.heartbeat import BEAT_SECONDS, beat
from kith.foundation.lifeline import end_with_parent

log = logging.getLogger("kith.worker")
STOP_SECONDS = 3.0


def main() -> None:
    """Work until told to stop; each beat says that all threads live."""
    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    import django

    django.setup()
    load_tasks()
    stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    status = run(stop)
    # A task in flight is a nudge: its row's lease ends, and the next sweep takes it up.
    logging.shutdown()
    os._exit(status)


def load_tasks() -> None:
    """Import the `tasks` module of every installed app of ours."""
    from django.apps import apps

    for app in apps.get_app_configs():
        if app.name.startswith("kith.") and find_spec(f"{app.name}.tasks"):
            import_module(f"{app.name}.tasks")


def run(stop: threading.Event) -> int:
    """Start the threads, beat, and stop; status 1 asks the supervisor for a new process."""
    from huey.consumer import Consumer

    from kith.foundation.queues import long, quick

    class Quiet(Consumer):
        """A consumer that leaves signals to this process."""

        def _set_signal_handlers(self) -> None:
            pass

    consumers = [
        Quiet(quick, workers=2, max_delay=0.5),
        Quiet(long, workers=2, max_delay=1.0),
    ]
    for consumer in consumers:
        consumer.start()
    beat("worker")
    status = 0
    while not stop.wait(BEAT_SECONDS):
        if not all(alive(consumer) for consumer in consumers):
            log.error("a thread of the worker died")
            status = 1
            break
        beat("worker")
    for consumer in consumers:
        consumer.stop_flag.set()
    for consumer in consumers:
        for _worker, thread in consumer.worker_threads:
            thread.join(STOP_SECONDS / 4)
    return status


def alive(consumer: object) -> bool:
    """Whether the scheduler and every worker thread of a consumer run."""
    threads = [thread for _worker, thread in consumer.worker_threads]  # type: ignore[attr-defined]
    return all(t.is_alive() for t in [*threads, consumer.scheduler])  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
