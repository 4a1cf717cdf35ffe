"""Calendar periods: month ends, and the dates at which a run looks back."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def previous_month_end(day: date) -> date:
    """The last month end strictly before `day`."""
    return day.replace(day=1) - timedelta(days=1)


def month_ends(first: date, last: date) -> list[date]:
    """Every month end from the month of `first` up to `last`, ascending."""
    ends = []
    end = month_end(first)
    while end <= last:
        ends.append(end)
        end = month_end(end + timedelta(days=1))
    return ends


def run_dates(as_of: date, periods: int = 12) -> list[date]:
    """The dates a run measures, ascending: `periods` - 1 month ends before `as_of`, then `as_of`.

    The history is monthly so that past runs agree with replays; only the last date is free.
    """
    dates = [as_of]
    while len(dates) < periods:
        dates.append(previous_month_end(dates[-1]))
    return dates[::-1]
