"""Numbers as firms write them: decimal mark by evidence, grouping, currency signs, any digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from kith.foundation.i18n import _
from kith.foundation.text import ascii_digits
from kith.workplace.exchange.errors import BadCell

_PLAIN = re.compile(r"^-?\d{1,15}(?:\.\d{1,10})?$", re.ASCII)
# Blanks of all widths, apostrophes and letters or signs of a currency around the digits.
_GROUPING = re.compile(r"[\s\u00a0\u202f\u2009'’_٬]")
_CURRENCY = re.compile(r"^[^\d.,+\-()]{1,5}|[^\d.,+\-()]{1,5}$")
_SHAPE = re.compile(r"^[+-]?[\d.,]*\d[\d.,]*$", re.ASCII)
_GROUPED = {
    ",": re.compile(r"^[+-]?(\d+|\d{1,3}(,\d{2,3})*,\d{3})?$", re.ASCII),
    ".": re.compile(r"^[+-]?(\d+|\d{1,3}(\.\d{2,3})*\.\d{3})?$", re.ASCII),
}
REMEDY = _("Write a number such as 1234.50.")


@dataclass
class DecimalEvidence:
    """What a file's numbers say about its decimal mark."""

    point: int = 0
    comma: int = 0

    def feed(self, text: str) -> None:
        """Take one cell into account; only marks that cannot be grouping count."""
        bare = _bare(text)
        if not _SHAPE.match(bare):
            return
        last = max(bare.rfind("."), bare.rfind(","))
        if last < 0:
            return
        mark, other = bare[last], "," if bare[last] == "." else "."
        if bare.count(mark) > 1:
            mark, other = other, mark  # "1.234.567": the repeated mark groups
            if mark not in bare:
                self._count(mark)
                return
        if other in bare or len(bare) - bare.rfind(mark) - 1 != 3 or bare.startswith(("0", "-0")):
            self._count(mark)

    def _count(self, mark: str) -> None:
        if mark == ".":
            self.point += 1
        else:
            self.comma += 1

    def mark(self, default: str = ".") -> str:
        """ "." or ",", `default` where nothing tells."""
        if self.point == self.comma:
            return default
        return "." if self.point > self.comma else ","


def _bare(text: str) -> str:
    text = _GROUPING.sub("", ascii_digits(text)).replace("٫", ".").replace("−", "-")
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1]
    if text.endswith("-"):
        text = "-" + text[:-1]
    sign = text[:1] if text[:1] in ("+", "-") else ""
    return sign + _CURRENCY.sub("", text[len(sign) :])


def number_reader(decimal: str, places: int, largest: int = 10**13) -> Callable[[str], Decimal]:
    """A function from a cell to a Decimal kept to `places`, halves away from zero.

    Args:
        decimal: "." or ",", the mark before the fraction; the other one groups digits.
        largest: the first absolute value that is refused.
    """
    group = "," if decimal == "." else "."
    unit = Decimal(1).scaleb(-places)
    limit = Decimal(largest)

    def read(text: str) -> Decimal:
        if decimal == "." and _PLAIN.match(text):
            number = Decimal(text)
        else:
            bare = _bare(text)
            whole, _mark, fraction = bare.partition(decimal)
            if not _SHAPE.match(bare):
                raise BadCell(_("This is not a number."), REMEDY)
            # "12,50" where the comma groups is no 1250: the last group has three digits.
            if not _GROUPED[group].match(whole) or (fraction and not fraction.isdigit()):
                raise BadCell(_("This is not a number."), REMEDY)
            number = Decimal(f"{whole.replace(group, '')}.{fraction or 0}")
        if abs(number) >= limit:
            raise BadCell(_("This number is too large."), REMEDY)
        return number.quantize(unit, rounding="ROUND_HALF_UP")

    return read
