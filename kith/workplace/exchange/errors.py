"""What can go wrong with a file, and the remedy."""

from __future__ import annotations

from dataclasses import dataclass

from kith.foundation.errors import Conflict, InvalidInput


class UnreadableFile(InvalidInput):
    """The file as a whole cannot be read."""


class MappingError(InvalidInput):
    """Columns and fields do not fit together."""


class ImportBusy(Conflict):
    """Another process works on this import right now."""


class LeaseLost(Exception):
    """Another process has taken this run over; nothing of this step may be kept."""


class BadCell(ValueError):
    """A cell that cannot be taken as what its column is; `remedy` says what would do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row was not taken as it is: column heading ("" for the whole row), value, remedy."""

    column: str
    value: str
    message: str
    remedy: str = ""

    def as_dict(self) -> dict[str, str]:
        """The problem as JSON."""
        return {
            "column": self.column,
            "value": self.value[:200].replace("\x00", ""),
            "message": str(self.message),
            "remedy": str(self.remedy),
        }
