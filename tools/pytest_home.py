"""A pytest plugin, loaded before Django is: every run has a state folder of its own.

Each worker of a parallel run has one too. The folder goes when the run ends.
"""

import os
import shutil
import tempfile

HOME = tempfile.mkdtemp(prefix="kith-test-")
os.environ["KITH_HOME"] = HOME
os.environ["KITH_QUEUES"] = "immediate"


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)
