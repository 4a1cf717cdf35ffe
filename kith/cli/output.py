"""What the `kith` command prints: JSON alone on standard output, or text for a person."""

from __future__ import annotations

import dataclasses
import json
import math
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import click

from kith.foundation.errors import KithError

DONE, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


class Failed(Exception):
    """The verb was understood and could not be carried out: exit 1.

    `data`, where given, is printed as the verb's own result.
    """

    def __init__(self, message: str = "", *, data: Any = None) -> None:
        self.message = message
        self.data = data
        super().__init__(message)


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether `--format json` stands among the arguments, before they are parsed."""
    pairs = zip(arguments, [*arguments[1:], ""], strict=True)
    return any(a == "--format=json" or (a == "--format" and b == "json") for a, b in pairs)


def plain(value: Any) -> Any:
    """`value` in the types of JSON: no NaN (null), decimals as numbers, dates as ISO text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float | Decimal):
        number = float(value)
        return number if math.isfinite(number) else None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return plain(value.value)
    if hasattr(value, "tolist"):  # numpy's scalars and arrays
        return plain(value.tolist())
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Path) or hasattr(value, "__str__") else repr(value)


def print_json(data: Any) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(plain(data), ensure_ascii=False, indent=2, allow_nan=False))


def print_text(data: Any) -> None:
    """A readable rendering of any result; verbs with a better one bring their own."""
    for line in text_lines(plain(data)):
        click.echo(line)


def text_lines(data: Any, indent: str = "") -> list[str]:
    """Keys and values, one a line, nested by two spaces."""
    if isinstance(data, dict):
        lines: list[str] = []
        for key, value in data.items():
            nested = isinstance(value, dict | list) and bool(value)
            if nested:
                lines += [f"{indent}{key}:", *text_lines(value, indent + "  ")]
            else:
                lines.append(f"{indent}{key}: {'–' if value in (None, [], {}) else value}")
        return lines
    if isinstance(data, list):
        lines = []
        for item in data:
            inner = text_lines(item, indent + "  ")
            lines += [f"{indent}- {inner[0].strip()}", *inner[1:]] if inner else []
        return lines
    return [f"{indent}{data}"]


def exit_for(error: BaseException, *, as_json: bool) -> int:
    """Tell the error in the wanted format and return the exit status."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else FAILED
    if isinstance(error, KeyboardInterrupt | click.Abort):
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        sys.stderr.close()
        return FAILED
    if isinstance(error, Failed):
        return _tell_failed(error, as_json)
    if isinstance(error, KithError):
        _tell(error.as_dict(), str(error), as_json)
        return BAD_INPUT
    if isinstance(error, click.ClickException):
        if as_json:
            _tell({"message": error.format_message()}, "", as_json)
        else:
            error.show()
        return BAD_INPUT
    return _tell_unexpected(error, as_json)


def _tell_failed(error: Failed, as_json: bool) -> int:
    if error.data is not None and as_json:
        print_json(error.data)
    elif error.message or as_json:
        _tell({"message": error.message}, error.message, as_json)
    return FAILED


def _tell_unexpected(error: BaseException, as_json: bool) -> int:
    import logging

    logging.getLogger("kith.cli").warning("a verb failed", exc_info=error)
    text = f"{type(error).__name__}: {error}".strip(": ")
    remedy = "Details are in logs/kith.log of the state folder."
    if re.search(r"no such (table|column)|(relation|column) .* does not exist", text):
        text, remedy = "The database is not prepared.", "Run: kith up --prepare-only"
    _tell({"message": text, "remedy": remedy}, f"{text}\n{remedy}", as_json)
    return FAILED


def _tell(error: Mapping[str, Any], text: str, as_json: bool) -> None:
    if as_json:
        print_json({"error": error})
    else:
        click.secho("Error: ", fg="red", nl=False, err=True)
        click.echo(text, err=True)
