"""Which character parts the cells of a text file, judged by which one parts rows alike."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import Literal

SAMPLE_LINES = 200
_CANDIDATES = (",", ";", "\t", "|")
_SEPARATOR_LINE = re.compile(r"^sep=(.)$", re.IGNORECASE)


def detect_dialect(lines: list[str]) -> tuple[str, str, int]:
    """(kind, delimiter, lines to skip) of a file that begins with `lines`.

    kind is "csv" or "spaces"; a file of one column is "csv" with a comma.
    """
    said = _SEPARATOR_LINE.match(lines[0].strip()) if lines else None
    if said and said[1] in _CANDIDATES:
        return "csv", said[1], 1
    filled = [line for line in lines if line.strip()][:SAMPLE_LINES]
    best, delimiter = max(
        ((_evenness(filled, candidate), candidate) for candidate in _CANDIDATES),
        key=lambda pair: pair[0],
    )
    # A comma in prose parts some rows by chance; blanks that part every row alike count for more.
    if best >= 0.8:
        return "csv", delimiter, 0
    if _aligned(filled):
        return "spaces", " ", 0
    return ("csv", delimiter, 0) if best >= 0.3 else ("csv", ",", 0)


def _evenness(lines: list[str], delimiter: str) -> float:
    """The share of rows with the usual number of cells, if that is at least two; more cells win.

    A quotation mark that is never closed swallows rows, so they are also counted without quoting.
    """
    quoted = _share(lines, delimiter, csv.QUOTE_MINIMAL)
    return max(quoted, 0.95 * _share(lines, delimiter, csv.QUOTE_NONE))


def _share(lines: list[str], delimiter: str, quoting: Literal[0, 3]) -> float:
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter, quoting=quoting) if row]
    except csv.Error:
        return 0.0
    counts = Counter(len(row) for row in rows)
    counts.pop(1, None)
    if not counts:
        return 0.0
    usual, times = counts.most_common(1)[0]
    return times / len(rows) + min(usual, 50) / 1_000


def _aligned(lines: list[str]) -> bool:
    """Whether blanks part nearly every row into the same number of cells, two or more."""
    counts = Counter(len(line.split()) for line in lines)
    if not counts:
        return False
    usual, times = counts.most_common(1)[0]
    return usual >= 2 and times >= 0.98 * len(lines)
