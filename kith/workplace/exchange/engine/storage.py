"""Files that were handed over: kept under a random name in the state folder until they are done."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path
from typing import BinaryIO

from kith.foundation.home import kith_home
from kith.foundation.i18n import _
from kith.workplace.exchange.errors import UnreadableFile
from kith.workplace.exchange.limits import (
    EXPANDED_BYTES,
    FILE_BYTES,
    WORKBOOK_MEMORY,
    WORKBOOK_SECONDS,
)
from kith.workplace.exchange.reading.workbook import (
    convert_workbook,
    expanded_size,
    is_workbook,
)

_BLOCK = 1 << 20


def folder() -> Path:
    """Where files wait, readable by nobody else."""
    path = kith_home() / "uploads" / "imports"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def keep_file(stream: BinaryIO) -> tuple[str, int, str]:
    """Copy a stream in; returns (storage key, size in bytes, SHA-256 in hexadecimal).

    Raises:
        UnreadableFile: larger than allowed; nothing is left behind.
    """
    key = secrets.token_hex(16)
    path, digest, size = path_of(key), hashlib.sha256(), 0
    try:
        with path.open("xb") as file:
            while block := stream.read(_BLOCK):
                size += len(block)
                if size > FILE_BYTES:
                    raise UnreadableFile(
                        _("The file is too large."),
                        field="file",
                        value=None,
                        remedy=_("Split it into files of at most 512 MB."),
                    )
                digest.update(block)
                file.write(block)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return key, size, digest.hexdigest()


def path_of(key: str) -> Path:
    """The file of a storage key; keys are made here, never given by a user."""
    if not key.isalnum():
        raise ValueError("a storage key is letters and digits")
    return folder() / key


def text_path_of(key: str) -> Path:
    """The text that rows are read from: the file itself, or what a workbook was turned into.

    Raises:
        UnreadableFile: it is gone: the state folder was emptied, or came from elsewhere.
    """
    converted = folder() / f"{key}.csv"
    path = converted if converted.exists() else path_of(key)
    if not path.exists():
        raise UnreadableFile(
            _("The file of this import is no longer here."),
            field="file",
            value=None,
            remedy=_("Import it again."),
        )
    return path


def drop_file(key: str) -> None:
    """Forget a file."""
    if key:
        path_of(key).unlink(missing_ok=True)
        (folder() / f"{key}.csv").unlink(missing_ok=True)


def open_workbook(key: str, sheet: str = "") -> tuple[str, list[str]] | None:
    """Turn a workbook into text, in a child with limits; None where the file is no workbook.

    Returns:
        (name of the sheet that was read, names of all sheets).

    Raises:
        UnreadableFile: broken, or larger than a child may use.
    """
    path = path_of(key)
    if not is_workbook(path):
        return None
    size = expanded_size(path)
    if size < 0:
        raise _bad(_("This workbook is broken."))
    if size > EXPANDED_BYTES:
        raise _bad(_("This workbook is too large when unpacked."))
    done = convert_workbook(
        path,
        folder() / f"{key}.csv",
        sheet=sheet,
        memory=WORKBOOK_MEMORY,
        seconds=WORKBOOK_SECONDS,
        file_bytes=FILE_BYTES,
    )
    if done["error"]:
        (folder() / f"{key}.csv").unlink(missing_ok=True)
        broken = done["error"] == "broken"
        raise _bad(
            _("This workbook cannot be read.")
            if broken
            else _("This workbook needs too much memory or time.")
        )
    return str(done["sheet"]), [str(name) for name in done["sheets"]]  # type: ignore[attr-defined]


def _bad(message: str) -> UnreadableFile:
    return UnreadableFile(
        message, field="file", value=None, remedy=_("Open it and save the sheet as CSV.")
    )
