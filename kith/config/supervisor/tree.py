"""The tree of processes under `kith up`."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from kith.config.heartbeat import HUNG_SECONDS, age, forget
from kith.config.supervisor.probe import Probe
from kith.config.supervisor.program import Program, turn_over

TICK_SECONDS = 0.25
STOP_SECONDS = 6.0
START_SECONDS = 60.0
# A program that dies this often before the tree was ever up will not come up by itself.
GIVE_UP = 4
TURN_OVER_SECONDS = 600.0


class Tree:
    """Web and workers, kept alive until a signal or the parent's death."""

    def __init__(self, host: str, port: int, home: Path, say: Callable[[str], None]) -> None:
        self.say = say
        self.logs = home / "logs"
        env = {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1", "KITH_QUEUES": ""}
        self.web = Program("web", ["kith.config.web", host, str(port)], self.logs, env)
        self.worker = Program("worker", ["kith.config.worker"], self.logs, env)
        self.programs = [self.web, self.worker]
        self.probe = Probe("127.0.0.1" if host in {"0.0.0.0", "::"} else host, port)  # noqa: S104
        self.parent = os.getppid()
        self.ending = False
        self.up = False

    def run(self, announce: Callable[[], None]) -> int:
        """Serve; returns the exit status once every process has ended."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        forget("worker")
        try:
            for program in self.programs:
                program.start()
            status = self._wait_until_up(announce)
            while not status and not self._must_end():
                self._tend()
                time.sleep(TICK_SECONDS)
            return status
        finally:
            self._stop_all()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.ending = True

    def _must_end(self) -> bool:
        return self.ending or os.getppid() != self.parent

    def _wait_until_up(self, announce: Callable[[], None]) -> int:
        deadline = time.monotonic() + START_SECONDS
        while not self._must_end():
            if self.probe.health() == 200:
                self.up = True
                self.probe.start()
                announce()
                return 0
            for program in self.programs:
                self._tell(program.tend())
                if program.quick_deaths >= GIVE_UP:
                    self.say(f"{program.name} does not start. Its last words: {program.log}")
                    return 1
            if time.monotonic() > deadline:
                self.say(f"Kith is not up after {START_SECONDS:.0f} s. See {self.logs}.")
                return 1
            time.sleep(0.1)
        return 0

    def _tend(self) -> None:
        for program in self.programs:
            self._tell(program.tend())
        if self.worker.running and self.worker.seconds > HUNG_SECONDS:
            silent = age("worker")
            if silent is None or silent > HUNG_SECONDS:
                self.say("The worker does not answer; ending it.")
                self.worker.kill()
        if self.web.running and self.web.seconds > HUNG_SECONDS and self.probe.hung:
            self.say("The web does not answer; ending it.")
            self.web.kill()
            self.probe.forget()
        self._turn_logs_over()

    def _turn_logs_over(self) -> None:
        now = time.monotonic()
        if now - getattr(self, "turned", 0.0) > TURN_OVER_SECONDS:
            self.turned = now
            turn_over(self.logs / "kith.log")

    def _tell(self, line: str | None) -> None:
        if line:
            self.say(line)

    def _stop_all(self) -> None:
        for program in self.programs:
            program.stop()
        deadline = time.monotonic() + STOP_SECONDS
        while any(program.running for program in self.programs):
            if time.monotonic() > deadline:
                for program in self.programs:
                    program.kill()
            time.sleep(0.05)
        forget("worker")
