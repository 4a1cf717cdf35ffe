"""A row of a file on its way into the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.errors import Problem


class Row:
    """One row: its number, its cells, what they say, and what becomes of it.

    Attributes:
        number: as a spreadsheet shows it.
        source: its cells as they stand in the file, or why they could not be parted.
        notes: cells that were left out though the row comes in.
        values: field name → value, only for cells that are not blank.
        columns: the model's columns that are to be written: attname → value.
        record: whatever the target's writer keeps of the row between its calls.
        object_id: the primary key, once known.
        about: the record that a reading again is to find, negative for a duplicate, 0 for none.
    """

    __slots__ = (
        "about", "columns", "fate", "notes", "number", "object_id", "problems", "record", "source", "values"
    )  # fmt: skip

    def __init__(self, number: int, source: list[str] | Problem) -> None:
        self.number = number
        self.source = source
        self.values: dict[str, Any] = {}
        self.columns: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.fate: Fate | None = None
        self.record: Any = None
        self.object_id: int = 0
        self.about: int = 0

    @property
    def cells(self) -> list[str]:
        """The cells as they stand in the file."""
        return [self.source.value] if isinstance(self.source, Problem) else self.source

    @property
    def alive(self) -> bool:
        """Whether the row is still to be written."""
        return self.fate is None or self.fate in _WRITTEN

    def reject(self, message: str, *, column: str = "", value: Any = "", remedy: str = "") -> None:
        """Refuse the row; several reasons may be given."""
        self.fate = Fate.REJECTED
        self.problems.append(Problem(column, str(value), message, remedy))

    def repeat(self, message: str, *, column: str = "", value: Any = "", remedy: str = "") -> None:
        """Set the row aside as a duplicate."""
        self.fate = Fate.DUPLICATE
        self.problems.append(Problem(column, str(value), message, remedy))

    def touch(self) -> None:
        """Something that belongs to the record changed, though the record itself may not have."""
        if self.fate == Fate.UNCHANGED:
            self.fate = Fate.UPDATED


_WRITTEN = frozenset({Fate.CREATED, Fate.UPDATED, Fate.UNCHANGED})


class IdSet:
    """A set of positive integers as pages of bits: a million of them take about 130 KB."""

    __slots__ = ("_pages",)
    _PAGE = 1 << 15

    def __init__(self) -> None:
        self._pages: dict[int, bytearray] = {}

    def add(self, number: int) -> None:
        """Put `number` in."""
        page, bit = divmod(number, self._PAGE)
        bits = self._pages.get(page)
        if bits is None:
            bits = self._pages[page] = bytearray(self._PAGE // 8)
        bits[bit >> 3] |= 1 << (bit & 7)

    def update(self, numbers: Iterable[int]) -> None:
        """Put all `numbers` in."""
        for number in numbers:
            self.add(number)

    def __contains__(self, number: int) -> bool:
        page, bit = divmod(number, self._PAGE)
        bits = self._pages.get(page)
        return bits is not None and bool(bits[bit >> 3] & (1 << (bit & 7)))
