import json
import os
import subprocess
import sys

from kith.foundation.queues import every, long, quick, task


def test_a_nudge_runs_at_once_where_queues_are_immediate():
    seen: list[int] = []

    @task(quick)
    def note(number: int) -> None:
        seen.append(number)

    note(7)
    assert seen == [7]
    assert note.run is not note


def test_a_periodic_task_is_registered_once_and_stays_callable():
    @every(quick, minutes=5)
    def sweep() -> str:
        return "swept"

    assert sweep() == "swept"
    names = [type(found).__name__ for found in quick._registry.periodic_tasks]
    assert len([name for name in names if name.endswith("sweep.every")]) == 1


def test_minutes_must_divide_the_hour():
    try:
        every(long, minutes=7)
    except ValueError as error:
        assert "60" in str(error)
    else:
        raise AssertionError("7 minutes were taken")


def test_a_nudge_waits_in_the_state_folder_for_the_worker(tmp_path):
    code = (
        "import json; from kith.foundation.queues import quick, long, task\n"
        "@task(quick)\n"
        "def nudge(number): pass\n"
        "nudge(1); nudge(2)\n"
        "print(json.dumps([quick.pending_count(), long.pending_count()]))"
    )
    environment = {**os.environ, "KITH_HOME": str(tmp_path), "KITH_QUEUES": ""}
    environment.pop("KITH_REDIS_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [2, 0]
    assert (tmp_path / "queues" / "quick.db").exists()
