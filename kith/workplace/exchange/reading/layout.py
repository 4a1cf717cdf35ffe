"""How a file is laid out: everything a reader needs, detected and correctable by hand."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from kith.foundation.i18n import _
from kith.workplace.exchange.errors import MappingError
from kith.workplace.exchange.reading.encoding import ENCODINGS

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
DATE_ORDERS = ("ymd", "dmy", "mdy")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where cells begin and end, and how dates and numbers are written in them.

    Attributes:
        kind: "csv", "spaces" (columns aligned by blanks) or "xlsx".
        encoding: a codec name; a workbook has none.
        delimiter, quote: one character each, for "csv".
        has_heading: whether the first row names the columns.
        preamble: lines before the first row (Excel's `sep=;`).
        date_order: "ymd", "dmy" or "mdy", where a column's own evidence is silent.
        date_orders: column number as text → order, by the evidence in that column.
        ambiguous: columns whose days and months could be either.
        decimal: "." or ",".
        family_first: family name before given name when a full name is put together.
        sheet, sheets: of a workbook, the one that is read and all there are.
    """

    kind: str = "csv"
    encoding: str = "utf-8"
    delimiter: str = ","
    quote: str = '"'
    has_heading: bool = True
    preamble: int = 0
    date_order: str = "dmy"
    date_orders: dict[str, str] = field(default_factory=dict)
    ambiguous: list[int] = field(default_factory=list)
    decimal: str = "."
    family_first: bool = False
    sheet: str = ""
    sheets: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The layout as JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Layout:
        """The layout from JSON; keys that are not known are left out."""
        return cls(**{k: v for k, v in data.items() if k in cls.__dataclass_fields__})

    def corrected(self, **given: Any) -> Layout:
        """This layout with what a person corrected.

        Args:
            given: encoding, delimiter (its character or its name), decimal, date_order,
                has_heading, family_first, sheet; None leaves a value as detected.

        Raises:
            MappingError: a value outside the list of what is possible.
        """
        changes = {name: value for name, value in given.items() if value is not None}
        if "delimiter" in changes:
            changes.update(_delimiter(changes["delimiter"]))
        if "date_order" in changes:
            # What a person says counts for every column.
            changes.update(date_orders={}, ambiguous=[])
        allowed = {
            "encoding": ENCODINGS,
            "date_order": DATE_ORDERS,
            "decimal": (".", ","),
            "sheet": tuple(self.sheets),
        }
        for name, values in allowed.items():
            if name in changes and changes[name] not in values:
                raise MappingError(
                    _("This setting of the file is not possible."),
                    field=name,
                    value=changes[name],
                    remedy=", ".join(values),
                )
        return replace(self, **changes)


def _delimiter(given: str) -> dict[str, str]:
    if given == "spaces":
        return {"kind": "spaces"}
    character = DELIMITERS.get(given, given)
    if character not in DELIMITERS.values():
        raise MappingError(
            _("This setting of the file is not possible."),
            field="delimiter",
            value=given,
            remedy=", ".join([*DELIMITERS, "spaces"]),
        )
    return {"kind": "csv", "delimiter": character}
