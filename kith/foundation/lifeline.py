"""A process that must not outlive the one that started it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1


def end_with_parent(poll_seconds: float = 1.0) -> None:
    """Let this process be killed when its parent dies, however the parent dies.

    The parent's id comes from `KITH_PARENT` where set, so that a parent which died before this
    call is noticed. Linux tells through the kernel; elsewhere a thread looks each second.
    """
    parent = int(os.environ.get("KITH_PARENT") or os.getppid())
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    else:
        watcher = threading.Thread(target=_watch, args=(parent, poll_seconds), daemon=True)
        watcher.start()
    if os.getppid() != parent:
        os._exit(1)


def _watch(parent: int, poll_seconds: float) -> None:
    while os.getppid() == parent:
        time.sleep(poll_seconds)
    os._exit(1)
