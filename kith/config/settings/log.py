"""Logs: JSON lines in the state folder, one event a line."""

from kith.config import env
from kith.config.home import prepare_home
from kith.config.logs import logging_config

LOGGING = logging_config(
    prepare_home() / "logs",
    env.choice("KITH_LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"]),
)
