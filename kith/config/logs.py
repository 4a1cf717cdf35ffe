"""JSON logs in which no text can forge a line or steer a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import structlog

# C0, DEL, C1, line and paragraph separators, and the signs that turn the direction of text.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def escape_controls(text: str) -> str:
    """The text with each control character as its \\uXXXX escape."""
    return CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def dump_line(event: Any, **options: Any) -> str:
    """One event as one line of JSON, readable in every script, free of control characters."""
    return escape_controls(json.dumps(event, ensure_ascii=False, default=str))


def logging_config(folder: Path, level: str) -> dict[str, Any]:
    """The `dictConfig` of every process: all to `kith.log`, errors to standard error as well.

    The file is watched, so that the supervisor may turn it over under running processes.
    """
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    structlog.processors.JSONRenderer(serializer=dump_line),
                ],
            }
        },
        "handlers": {
            "file": {
                "class": "logging.handlers.WatchedFileHandler",
                "filename": str(folder / "kith.log"),
                "encoding": "utf-8",
                "delay": True,
                "formatter": "json",
            },
            "errors": {
                "class": "logging.StreamHandler",
                "level": "ERROR",
                "formatter": "json",
            },
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
