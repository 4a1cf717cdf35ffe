"""Rows of a text file, one at a time; a row that cannot be read is told as such, not raised."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from kith.foundation.i18n import _
from kith.workplace.exchange.errors import Problem, UnreadableFile
from kith.workplace.exchange.limits import CELL_CHARACTERS, COLUMNS
from kith.workplace.exchange.reading.layout import Layout

csv.field_size_limit(CELL_CHARACTERS)
QUOTE_REMEDY = _("Close the quotation mark, or shorten the cell to 32,767 characters.")

NumberedRow = tuple[int, list[str] | Problem]


def read_rows(path: Path, layout: Layout) -> Iterator[NumberedRow]:
    """(number, cells) of every row of the file, the heading among them; numbers begin at 1.

    Numbers are those a spreadsheet shows: blank rows are counted and left out. In place of cells
    stands a Problem where the row cannot be parted.
    """
    # newline="" keeps line ends inside quoted cells; bad bytes become U+FFFD and spoil their row.
    with path.open(encoding=layout.encoding, errors="replace", newline="") as file:
        for _line in range(layout.preamble):
            file.readline()
        yield from _by_spaces(file) if layout.kind == "spaces" else _by_csv(file, layout)


def _by_spaces(file: Iterator[str]) -> Iterator[NumberedRow]:
    for number, line in enumerate(file, 1):
        cells = line.split()
        if cells:
            yield number, cells


def _by_csv(file: Iterator[str], layout: Layout) -> Iterator[NumberedRow]:
    reader = csv.reader(file, delimiter=layout.delimiter, quotechar=layout.quote)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # The reader starts afresh with the next line.
            yield number, Problem("", str(error), _("This row cannot be read."), QUOTE_REMEDY)
            continue
        if any(cells):
            yield number, cells


def first_lines(path: Path, encoding: str, count: int = 200) -> list[str]:
    """The first lines of a text file, at most 256 KiB of text."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        return file.read(1 << 18).splitlines()[:count]


def refuse_too_wide(cells: list[str]) -> None:
    """Raise UnreadableFile for a row of more columns than are allowed."""
    if len(cells) > COLUMNS:
        raise UnreadableFile(
            _("The file has too many columns."),
            field="file",
            value=len(cells),
            remedy=_("Keep to 1,000 columns: leave out those that you do not need."),
        )
