"""One pass over a file: its layout, headings, samples, number of rows, and what its columns say."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from kith.foundation.i18n import _
from kith.foundation.text import ascii_digits, fold_heading
from kith.workplace.exchange.errors import Problem, UnreadableFile
from kith.workplace.exchange.reading.cells import clean
from kith.workplace.exchange.reading.dates import DateEvidence
from kith.workplace.exchange.reading.dialect import detect_dialect
from kith.workplace.exchange.reading.encoding import detect_encoding
from kith.workplace.exchange.reading.layout import Layout
from kith.workplace.exchange.reading.numbers import DecimalEvidence
from kith.workplace.exchange.reading.rows import first_lines, read_rows, refuse_too_wide

SAMPLE_ROWS = 200
SAMPLES_SHOWN = 5
_NUMERIC = re.compile(r"^[\s(+-]*[€$£]?[\d.,\s\u00a0\u202f'’]+[)€$£%-]?(\s?[A-Za-z]{2,3})?$")
_MONTH_FIRST_COUNTRIES = frozenset({"US", "PH", "FM", "MH", "PW"})


@dataclass
class Survey:
    """What a file holds.

    Attributes:
        layout: how it is read.
        headings: one a column; without a heading row "".
        samples: for each column some of its first different values.
        total_rows: rows that are not blank, without the heading.
    """

    layout: Layout
    headings: list[str] = field(default_factory=list)
    samples: list[list[str]] = field(default_factory=list)
    total_rows: int = 0

    @property
    def columns(self) -> int:
        """How many columns the file has."""
        return len(self.headings)


def detect_layout(path: Path) -> Layout:
    """Encoding and delimiter of a text file."""
    encoding = detect_encoding(path)
    lines = first_lines(path, encoding)
    kind, delimiter, preamble = detect_dialect(lines)
    return Layout(kind=kind, encoding=encoding, delimiter=delimiter, preamble=preamble)


def survey_file(
    path: Path,
    layout: Layout,
    *,
    known_headings: Container[str] = (),
    has_heading: bool | None = None,
    country: str = "",
) -> Survey:
    """Read the whole file once and tell what it holds.

    Args:
        known_headings: folded headings that some field goes by.
        has_heading: True or False where a person has said so; None: judged.
        country: of the firm, for dates and numbers that could be read either way.

    Raises:
        UnreadableFile: no rows, or too many columns.
    """
    rows = read_rows(path, layout)
    head = [row for _number, row in islice(rows, SAMPLE_ROWS) if not isinstance(row, Problem)]
    if not head:
        raise UnreadableFile(
            _("There is nothing in this file."),
            field="file",
            value=path.name,
            remedy=_("Choose a file with at least one row."),
        )
    for row in head:
        refuse_too_wide(row)
    if has_heading is None:
        has_heading = looks_like_heading(head, known_headings)
    layout = replace(layout, has_heading=has_heading)
    body = head[1:] if has_heading else head
    width = len(head[0]) if has_heading else max(map(len, head))
    headings = [" ".join(clean(cell).split()) for cell in head[0]] if has_heading else []
    survey = Survey(layout, [*headings, *[""] * (width - len(headings))])
    survey.samples = [_samples(body, column) for column in range(width)]
    evidence = _Evidence(body, width)
    evidence.feed_all(body)
    survey.total_rows = len(body) + evidence.feed_rest(rows)
    survey.layout = evidence.settle(layout, country)
    return survey


def looks_like_heading(rows: Sequence[Sequence[str]], known: Container[str]) -> bool:
    """Whether the first row names the columns.

    It does when a cell is a known heading and none holds data, or when it is all words while a
    column below it is all numbers, dates or addresses.
    """
    first = [cell.strip() for cell in rows[0]]
    if not any(first) or any(_is_data(cell) for cell in first if cell):
        return False
    if any(fold_heading(cell) in known for cell in first if cell):
        return True
    for column in range(len(first)):
        cells = [row[column] for row in rows[1:] if column < len(row) and row[column].strip()]
        if cells and all(_is_data(cell) for cell in cells):
            return True
    return False


def _is_data(cell: str) -> bool:
    cell = ascii_digits(cell.strip())
    return "@" in cell or bool(_NUMERIC.match(cell)) or (cell[:4].isdigit() and len(cell) >= 8)


def _samples(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    seen = dict.fromkeys(clean(row[column])[:120] for row in rows if column < len(row))
    seen.pop("", None)
    return list(islice(seen, SAMPLES_SHOWN))


class _Evidence:
    """What columns that look like dates or numbers say in the whole of the file."""

    def __init__(self, sample: Sequence[Sequence[str]], width: int) -> None:
        self.dates: dict[int, DateEvidence] = {}
        self.numbers: list[int] = []
        self.decimal = DecimalEvidence()
        for column in range(width):
            cells = [row[column] for row in sample if column < len(row) and row[column].strip()]
            probe = DateEvidence()
            for cell in cells:
                probe.feed(cell)
            if probe.is_date:
                self.dates[column] = DateEvidence()
            elif cells and all(_NUMERIC.match(ascii_digits(cell)) for cell in cells):
                self.numbers.append(column)
        self._seen: set[str] = set()

    def feed_all(self, rows: Sequence[Sequence[str]]) -> None:
        for row in rows:
            self._feed(row)

    def feed_rest(self, rows: object) -> int:
        """Take the rest of the file into account; returns how many rows it has."""
        count = 0
        for _number, row in rows:  # type: ignore[attr-defined]
            count += 1
            if not isinstance(row, Problem):
                self._feed(row)
        return count

    def _feed(self, row: Sequence[str]) -> None:
        seen = self._seen
        for column, evidence in self.dates.items():
            if column < len(row):
                cell = row[column]
                # The day decides, and days repeat: each distinct text is looked at once.
                if cell and cell not in seen:
                    if len(seen) < 20_000:
                        seen.add(cell)
                    evidence.feed(cell)
        for column in self.numbers:
            if column < len(row):
                cell = row[column]
                if "," in cell or (self.decimal.point < 50 and "." in cell):
                    self.decimal.feed(cell)

    def settle(self, layout: Layout, country: str) -> Layout:
        """The layout with what was found."""
        default = "mdy" if country in _MONTH_FIRST_COUNTRIES else "dmy"
        orders = {str(c): order for c, e in self.dates.items() if (order := e.order())}
        # One export writes all its dates alike: a column that tells speaks for one that does not.
        spoken = {order for order in orders.values() if order != "ymd"}
        if len(spoken) == 1:
            default = next(iter(spoken))
            ambiguous: list[int] = []
        else:
            ambiguous = [c for c in self.dates if str(c) not in orders]
        semicolons = layout.kind == "csv" and layout.delimiter == ";"
        return replace(
            layout,
            date_order=default,
            date_orders=orders,
            ambiguous=ambiguous,
            decimal=self.decimal.mark("," if semicolons else "."),
        )
