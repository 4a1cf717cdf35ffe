"""Dates and times as firms write them; day and month told apart by the evidence of the column."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from kith.foundation.i18n import _
from kith.foundation.text import ascii_digits
from kith.workplace.exchange.errors import BadCell

_SPLIT = re.compile(r"^(\d{1,4})\s?[./\-\s]\s?(\d{1,2})\s?[./\-\s]\s?(\d{1,4})\.?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_NAMED = re.compile(
    r"^(?:(\d{1,2})[.\s-]+([A-Za-z]{3,9})|([A-Za-z]{3,9})\s+(\d{1,2})),?[.\s-]+(\d{4})$"
)
_CLOCK = re.compile(
    r"^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$"
)
_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
REMEDY = _("Write a date such as 2024-01-31, or 2024-01-31 14:30.")
_JALALI = range(1300, 1500)
_CACHE_SIZE = 50_000


@dataclass
class DateEvidence:
    """What a column's cells say about the order of day and month."""

    dates: int = 0
    others: int = 0
    day_first: int = 0
    month_first: int = 0
    year_first: int = 0

    def feed(self, text: str) -> None:
        """Take one cell that is not blank into account."""
        day_text = _parts(ascii_digits(text.strip()))[0]
        if _COMPACT.match(day_text) or _NAMED.match(day_text):
            self.dates += 1
            self.year_first += 1  # neither can be misread
            return
        found = _SPLIT.match(day_text)
        if not found:
            self.others += 1
            return
        self.dates += 1
        first, second = int(found[1]), int(found[2])
        if len(found[1]) == 4:
            self.year_first += 1
        elif first > 12 >= second:
            self.day_first += 1
        elif second > 12 >= first:
            self.month_first += 1

    @property
    def is_date(self) -> bool:
        """Whether nearly all cells are dates."""
        return self.dates > 0 and self.dates >= 20 * self.others

    def order(self) -> str | None:
        """ "ymd", "dmy", "mdy", or None where the cells do not tell."""
        if self.year_first and self.year_first >= self.dates / 2:
            return "ymd"
        if self.day_first != self.month_first:
            return "dmy" if self.day_first > self.month_first else "mdy"
        return None if self.dates and not self.year_first else "ymd"


def _parts(text: str) -> tuple[str, str]:
    """The date and the time of day in a cell, "" where there is none."""
    if "T" in text and len(text) > 10 and text[10] == "T":
        return text[:10], text[11:]
    colon = text.find(":")
    if colon > 0:
        cut = text.rfind(" ", 0, colon)
        return (text[:cut].rstrip(" ,"), text[cut + 1 :]) if cut > 0 else ("", text)
    return text, ""


def read_day(text: str, order: str) -> date:
    """The date in `text`; raises BadCell.

    Four digits are a year wherever they stand; years 1300 to 1499 are of the Persian calendar.
    """
    compact = _COMPACT.match(text)
    if compact:
        return _day(int(compact[1]), int(compact[2]), int(compact[3]), text)
    split = _SPLIT.match(text)
    if not split:
        return _named_day(text)
    first, second, third = split.groups()
    if len(first) >= 3 or (order == "ymd" and len(third) < 3):
        return _day(_year(first), int(second), int(third), text)
    day, month = (second, first) if order == "mdy" else (first, second)
    return _day(_year(third), int(month), int(day), text)


def _named_day(text: str) -> date:
    found = _NAMED.match(text)
    month = _MONTHS.get((found[2] or found[3])[:3].lower()) if found else None
    if not found or not month:
        raise BadCell(_("This is not a date."), REMEDY)
    return _day(int(found[5]), month, int(found[1] or found[4]), text)


def _year(digits: str) -> int:
    """Two digits mean 1970 to 2069."""
    year = int(digits)
    if len(digits) <= 2:
        return year + (1900 if year >= 70 else 2000)
    return year


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        if year in _JALALI:
            from persiantools.jdatetime import JalaliDate

            found: date = JalaliDate(year, month, day).to_gregorian()
        else:
            found = date(year, month, day)
    except ValueError:
        raise BadCell(_("There is no such day."), REMEDY) from None
    if not 1800 <= found.year <= 2200:
        raise BadCell(_("This year is out of range (1800 to 2200)."), REMEDY)
    return found


def read_clock(text: str) -> tuple[time, tzinfo | None]:
    """The time of day and, where written, its zone; raises BadCell."""
    found = _CLOCK.match(text.strip())
    if not found:
        raise BadCell(_("This is not a time of day."), _("Write a time such as 14:30."))
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[5]:
        hour = hour % 12 + (12 if found[5][0] in "Pp" else 0)
    micro = int((found[4] or "0").ljust(6, "0")[:6])
    try:
        return time(hour, minute, second, micro), _zone(found[6])
    except ValueError:
        raise BadCell(
            _("There is no such time of day."), _("Write a time such as 14:30.")
        ) from None


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def day_reader(order: str) -> Callable[[str], date]:
    """A function from a cell to a date; a time of day after it is dropped."""
    seen: dict[str, date] = {}

    def read(text: str) -> date:
        day = seen.get(text)
        if day is None:
            day = read_day(_parts(ascii_digits(text))[0], order)
            _remember(seen, text, day)
        return day

    return read


def moment_reader(order: str, zone: tzinfo) -> Callable[[str], datetime]:
    """A function from a cell to an aware moment in UTC.

    A time without a zone is of the firm's `zone`. A bare date is a moment that lies on that date
    both in UTC and in `zone`, so that no report moves it to a neighbouring day.
    """
    seen: dict[str, datetime] = {}

    def read(text: str) -> datetime:
        moment = seen.get(text)
        if moment is None:
            day_text, clock_text = _parts(ascii_digits(text))
            day = read_day(day_text, order)
            if clock_text:
                clock, said = read_clock(clock_text)
                moment = datetime.combine(day, clock, tzinfo=said or zone).astimezone(UTC)
            else:
                midnight = datetime.combine(day, time.min, tzinfo=UTC)
                local = datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)
                moment = max(midnight, local)
            _remember(seen, text, moment)
        return moment

    return read


def _remember(seen: dict, text: str, value: object) -> None:
    if len(seen) >= _CACHE_SIZE:
        seen.clear()
    seen[text] = value
