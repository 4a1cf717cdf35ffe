import os
import subprocess
import sys
import time

import pytest

from kith.foundation.child import ChildFailed, run_in_child


def test_a_child_returns_what_its_function_returns():
    assert run_in_child("kith.foundation.errors:shorten", "abcdef", limit=4) == "abc…"


def test_what_a_child_raises_is_told():
    with pytest.raises(ChildFailed, match="ZeroDivisionError"):
        run_in_child("operator:truediv", 1, 0)


def test_a_child_that_takes_too_long_is_ended():
    with pytest.raises(ChildFailed, match="longer than"):
        run_in_child("time:sleep", 60, timeout=1.0)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread looks each second")
def test_a_child_dies_with_its_parent(tmp_path):
    code = (
        "from kith.foundation.child import run_in_child;"
        "run_in_child('kith.foundation.tests.test_a_child_process:leave_id', "
        f"{str(tmp_path / 'pid')!r})"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    file = tmp_path / "pid"
    while not (file.exists() and file.read_text()):
        time.sleep(0.05)
    child = int(file.read_text())
    parent.kill()
    parent.wait()
    while is_alive(child):
        time.sleep(0.05)
    assert not is_alive(child)


def leave_id(file: str) -> None:
    """What the child runs: leave the id, then wait for long."""
    with open(file, "w") as target:  # noqa: PTH123
        target.write(str(os.getpid()))
    time.sleep(600)


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
