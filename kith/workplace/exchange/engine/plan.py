"""From a row of cells to a row of values, by the mapping of an import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kith.foundation.i18n import _
from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.errors import BadCell, MappingError, Problem
from kith.workplace.exchange.limits import CELL_CHARACTERS
from kith.workplace.exchange.reading.cells import BLANK, clean
from kith.workplace.exchange.reading.layout import Layout
from kith.workplace.exchange.reading.values import Reader, Surroundings, reader_of
from kith.workplace.exchange.targets import fields_of

_BLANK_LENGTH = max(map(len, BLANK))


class Plan:
    """Reads rows: which cell becomes which value, and what a row must have."""

    def __init__(
        self,
        target: str,
        layout: Layout,
        headings: Sequence[str],
        mapping: Sequence[str],
        defaults: Mapping[str, str],
        around: Surroundings,
    ) -> None:
        fields = fields_of(target)
        self.width = len(headings)
        self.columns: list[tuple[int, str, str, Reader, bool]] = []
        self.lenient = {name for name, item in fields.items() if item.lenient}
        for column, name in enumerate(mapping):
            if name:
                order = layout.date_orders.get(str(column), layout.date_order)
                read = reader_of(fields[name], layout, order, around)
                heading = headings[column] or str(column + 1)
                self.columns.append((column, name, heading, read, fields[name].many))
        self.fill = {
            name: _default(fields[name], text, layout, around) for name, text in defaults.items()
        }
        labels = {name: heading for _c, name, heading, _r, _m in self.columns}
        self.required = [
            (name, labels.get(name, name)) for name, item in fields.items() if item.required
        ]

    def read(self, number: int, cells: list[str] | Problem) -> Row:
        """The row with its values; one that cannot be read is rejected with every reason."""
        row = Row(number, cells)
        if isinstance(cells, Problem):
            row.reject(cells.message, value=cells.value, remedy=cells.remedy)
            return row
        values = row.values
        width = len(cells)
        if width > self.width and any(cells[self.width :]):
            self._reject_wide(row, cells)
        for column, name, heading, read, many in self.columns:
            text = clean(cells[column]) if column < width and cells[column] else ""
            if not text or (len(text) <= _BLANK_LENGTH and text.lower() in BLANK):
                continue
            try:
                value = read(text)
            except BadCell as error:
                self._spoil(row, name, Problem(heading, cells[column], error.message, error.remedy))
                continue
            if many and name in values:
                values[name] = values[name] + [v for v in value if v not in values[name]]
            else:
                values[name] = value
        self._complete(row)
        return row

    def _complete(self, row: Row) -> None:
        """Fill blanks by the defaults; a row that lacks what it needs is rejected."""
        values = row.values
        for name, value in self.fill.items():
            values.setdefault(name, value)
        for name, heading in self.required:
            if name not in values and not any(p.column == heading for p in row.problems):
                row.reject(
                    _("This must not be blank."), column=heading, remedy=_("Fill in this cell.")
                )

    def _spoil(self, row: Row, name: str, problem: Problem) -> None:
        """A bad cell rejects its row, or is left out where its field is lenient."""
        if name in self.lenient:
            row.notes.append(problem)
        else:
            row.fate = Fate.REJECTED
            row.problems.append(problem)

    def _reject_wide(self, row: Row, cells: list[str]) -> None:
        row.reject(
            _("This row has more cells than the file has columns."),
            value=" | ".join(cells[self.width :])[:CELL_CHARACTERS],
            remedy=_("Put a cell that holds the delimiter in quotation marks."),
        )


def _default(item: Any, text: str, layout: Layout, around: Surroundings) -> Any:
    try:
        return reader_of(item, layout, layout.date_order, around)(clean(text))
    except BadCell as error:
        raise MappingError(
            error.message, field=item.name, value=text, remedy=error.remedy
        ) from None
