"""One supervised program: start, watch, restart with growing pauses, stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
STEADY_SECONDS = 60.0
LOG_BYTES = 10 * 1024 * 1024


class Program:
    """A Python module that runs until told to stop.

    Its output goes to a file of the logs; it has a session of its own, so that Ctrl-C reaches
    the supervisor alone, and it watches the supervisor's life by itself (`foundation.lifeline`).
    """

    def __init__(self, name: str, arguments: list[str], logs: Path, env: Mapping[str, str]) -> None:
        self.name = name
        self.command = [sys.executable, "-m", *arguments]
        self.log = logs / f"{name}.log"
        self.env = {**os.environ, **env, "KITH_PARENT": str(os.getpid())}
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0
        self.pause = FIRST_PAUSE
        self.due = 0.0
        self.quick_deaths = 0

    def start(self) -> None:
        """Start the process."""
        turn_over(self.log)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603 (our own interpreter and modules)
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=self.env,
                start_new_session=True,
            )
        self.started = time.monotonic()

    @property
    def running(self) -> bool:
        """Whether the process exists."""
        return self.process is not None and self.process.poll() is None

    @property
    def seconds(self) -> float:
        """How long ago the present process was started."""
        return time.monotonic() - self.started

    def tend(self) -> str | None:
        """Start the process anew once its pause is over; a line to tell where it has died."""
        now = time.monotonic()
        if self.running:
            if self.seconds > STEADY_SECONDS:
                self.pause, self.quick_deaths = FIRST_PAUSE, 0
            return None
        if self.process is not None:
            status = self.process.returncode
            self.process = None
            self.due = now + self.pause
            self.quick_deaths += 1
            line = f"{self.name} ended (status {status}); starting it again in {self.pause:g} s."
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
            return line
        if now >= self.due:
            self.start()
        return None

    def kill(self) -> None:
        """End the process at once; its children follow by themselves."""
        if self.process is not None and self.running:
            self.process.send_signal(signal.SIGKILL)

    def stop(self) -> None:
        """Ask the process to end."""
        if self.process is not None and self.running:
            self.process.send_signal(signal.SIGTERM)
            # A stopped process (SIGSTOP) would never see the request.
            self.process.send_signal(signal.SIGCONT)


def turn_over(log: Path, limit: int = LOG_BYTES) -> None:
    """Put a log that has grown aside, keeping one older file."""
    if log.exists() and log.stat().st_size > limit:
        log.replace(log.with_suffix(log.suffix + ".1"))
