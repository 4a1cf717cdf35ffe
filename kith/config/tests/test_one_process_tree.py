"""`kith up` as a person runs it: a real tree of processes on a state folder of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

PATIENCE = 90.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


class Running:
    """One `kith up`."""

    def __init__(self, home: Path) -> None:
        self.port = free_port()
        self.environment = {**os.environ, "KITH_HOME": str(home)}
        for name in ("DATABASE_URL", "KITH_BASE_URL", "KITH_QUEUES"):
            self.environment.pop(name, None)
        self.process = self.start(self.port)
        wait_for(lambda: self.health() == 200, "it does not come up")
        self.members = psutil.Process(self.process.pid).children(recursive=True)

    def start(self, port: int) -> subprocess.Popen:
        command = [sys.executable, "-m", "kith", "up", "--no-demo", "--port", str(port)]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def health(self) -> int:
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/health", timeout=5
            ) as answer:
                return int(json.load(answer)["worker"]["status"] == "up") * 200
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def find(self, module: str) -> psutil.Process:
        mine = psutil.Process(self.process.pid).children()
        return next(p for p in mine if module in " ".join(p.cmdline()))

    def all_gone(self) -> bool:
        return not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in self.members)


@pytest.fixture
def running(tmp_path) -> Iterator[Running]:
    tree = Running(tmp_path / "var")
    yield tree
    tree.process.kill()
    tree.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_every_process(running, number):
    running.process.send_signal(number)
    assert running.process.wait(PATIENCE) == 0
    wait_for(running.all_gone, "a process is left")


def test_the_death_of_the_supervisor_ends_every_process(running):
    running.process.kill()
    wait_for(running.all_gone, "a process outlived the supervisor")


def test_a_worker_that_dies_is_started_again(running):
    before = running.find("kith.config.worker")
    before.kill()
    wait_for(
        lambda: any(
            p.pid != before.pid and "kith.config.worker" in " ".join(p.cmdline())
            for p in psutil.Process(running.process.pid).children()
            if p.status() != psutil.STATUS_ZOMBIE
        ),
        "the worker is not started again",
    )
    wait_for(lambda: running.health() == 200, "it does not recover")


def test_a_second_one_on_the_same_folder_or_port_is_refused(running, tmp_path):
    same_folder = running.start(free_port())
    _out, error = same_folder.communicate(timeout=PATIENCE)
    assert same_folder.returncode == 2
    assert "already runs" in error

    running.environment["KITH_HOME"] = str(tmp_path / "other")
    same_port = running.start(running.port)
    _out, error = same_port.communicate(timeout=PATIENCE)
    assert same_port.returncode == 2
    assert str(running.port) in error


def test_it_ends_when_the_process_that_started_it_dies(tmp_path):
    port = free_port()
    environment = {**os.environ, "KITH_HOME": str(tmp_path / "var")}
    for name in ("DATABASE_URL", "KITH_BASE_URL", "KITH_QUEUES"):
        environment.pop(name, None)
    code = (
        "import subprocess, sys, time;"
        "p = subprocess.Popen([sys.executable, '-m', 'kith', 'up', '--no-demo', '--port', "
        f"'{port}'], "
        "stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(p.pid, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True
    )
    tree = psutil.Process(int(parent.stdout.readline()))
    wait_for(lambda: len(tree.children(recursive=True)) >= 3, "it does not come up")
    members = [tree, *tree.children(recursive=True)]
    parent.kill()
    parent.communicate()
    wait_for(
        lambda: not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in members),
        "a process outlived the parent",
    )
