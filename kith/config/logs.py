"""JSON logs in which no text can forge a line or steer a terminal."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

# C0, DEL, C1, line and paragraph separators, and the signs that turn the direction of text.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
# What every record has; the rest came by `extra` and is told too.
STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
# Objects that frameworks hang on a record; their text may hold what a visitor sent.
LEFT_OUT = frozenset({"request", "sock", "exc_type"})


def escape_controls(text: str) -> str:
    """The text with each control character as its \\uXXXX escape."""
    return CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


class JsonLines(logging.Formatter):
    """One record as one line of JSON, readable in every script."""

    def format(self, record: logging.LogRecord) -> str:
        """Keys: time, level, logger, process, event, what came by `extra`, error."""
        moment = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, Any] = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "event": record.getMessage(),
        }
        for name, value in vars(record).items():
            if name not in STANDARD and name not in LEFT_OUT:
                line.setdefault(name, value)
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return escape_controls(json.dumps(line, ensure_ascii=False, default=str))


def logging_config(folder: Path, level: str) -> dict[str, Any]:
    """The `dictConfig` of every process: all to `kith.log`, errors to standard error as well.

    The file is watched, so that the supervisor may turn it over under running processes.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {
            "file": {
                "class": "logging.handlers.WatchedFileHandler",
                "filename": str(folder / "kith.log"),
                "encoding": "utf-8",
                "delay": True,
                "formatter": "json",
            },
            "errors": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "json"},
        },
        "root": {"level": level, "handlers": ["file", "errors"]},
        "loggers": {
            # Replaces Django's own handlers, which print request lines as they came.
            "django": {"level": "INFO", "handlers": [], "propagate": True},
            "django.server": {"level": "INFO", "handlers": [], "propagate": True},
            "huey": {"level": "WARNING"},
            "numba": {"level": "WARNING"},
        },
    }
