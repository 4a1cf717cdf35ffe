"""Looks at the web from outside, as a visitor would."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections import deque

LOOKS, TOLERATED = 6, 2
EVERY_SECONDS, PATIENCE_SECONDS = 4.0, 6.0


class Probe(threading.Thread):
    """Asks `/health` every few seconds and keeps the last answers."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(daemon=True, name="probe")
        self.host, self.port = host, port
        self.lock = threading.Lock()
        self.looks: deque[bool] = deque(maxlen=LOOKS)

    def run(self) -> None:
        while True:
            time.sleep(EVERY_SECONDS)
            answered = self.health() is not None
            with self.lock:
                self.looks.append(answered)

    def health(self) -> int | None:
        """The status of one look, None where no answer came in time."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request("GET", "/health")
            response = connection.getresponse()
            json.loads(response.read())
            return response.status
        except (OSError, http.client.HTTPException, ValueError):
            return None
        finally:
            connection.close()

    @property
    def hung(self) -> bool:
        """Whether too many of the last looks had no answer."""
        with self.lock:
            return self.looks.count(False) > TOLERATED

    def forget(self) -> None:
        """Begin anew, after a restart."""
        with self.lock:
            self.looks.clear()
