"""Workbooks (XLSX): turned into CSV by a child process that may use only so much of the machine.

Run as a program, this module is that child: it imports nothing of Kith, reads one sheet with
calamine and writes UTF-8 CSV. A workbook that expands without end hits the limits and is refused.
"""

from __future__ import annotations

import csv
import datetime
import json
import subprocess
import sys
import zipfile
from pathlib import Path

_OUT_OF_MEMORY = 3


def convert_workbook(
    source: Path, destination: Path, *, sheet: str = "", memory: int, seconds: int, file_bytes: int
) -> dict[str, object]:
    """Write one sheet of the workbook at `source` as CSV to `destination`.

    Args:
        sheet: its name; "" takes the first that holds anything.
        memory, seconds, file_bytes: limits of the child.

    Returns:
        {"sheet": name, "sheets": [name, …], "error": text or ""}.
    """
    limits = json.dumps([memory, seconds, file_bytes])
    # -I: neither the environment nor the working folder decides what the child imports.
    command = [sys.executable, "-I", __file__, str(source), str(destination), sheet, limits]
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and module)
            command, capture_output=True, text=True, timeout=seconds * 2, check=False
        )
    except subprocess.TimeoutExpired:
        return {"sheet": "", "sheets": [], "error": "time"}
    if done.returncode != 0:
        hit = done.returncode < 0 or done.returncode == _OUT_OF_MEMORY
        return {"sheet": "", "sheets": [], "error": "limits" if hit else "broken"}
    result: dict[str, object] = json.loads(done.stdout)
    return result


def is_workbook(path: Path) -> bool:
    """Whether the file is a ZIP container, as XLSX is."""
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def expanded_size(path: Path) -> int:
    """How large the container says its parts are together; -1 when it is broken."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return -1


def _limit(memory: int, seconds: int, file_bytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _text(value: object) -> str:
    """A cell as text that the readers of Kith take: ISO dates, plain numbers."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _convert(source: str, destination: str, wanted: str) -> dict[str, object]:
    import python_calamine

    workbook = python_calamine.CalamineWorkbook.from_path(source)
    names = list(workbook.sheet_names)
    chosen = ""
    for name in [wanted] if wanted in names else names:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.total_height and sheet.total_width:
            chosen = name
            break
    with open(destination, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 (bare child)
        if chosen:
            writer = csv.writer(file, lineterminator="\n")
            # The rows begin with the sheet's first, so numbers are those that a person sees.
            for row in sheet.iter_rows():
                writer.writerow([_text(value) for value in row])
    return {"sheet": chosen, "sheets": names, "error": ""}


if __name__ == "__main__":
    _limit(*json.loads(sys.argv[4]))
    try:
        result = _convert(sys.argv[1], sys.argv[2], sys.argv[3])
    except MemoryError:
        sys.exit(_OUT_OF_MEMORY)
    sys.stdout.write(json.dumps(result))
