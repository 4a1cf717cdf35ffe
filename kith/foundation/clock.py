"""The clock: the only place that reads the time, so that tests and replays can set it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date in UTC."""
    return now().date()


def end_of_day(day: date) -> datetime:
    """The last microsecond of `day`, aware, in UTC: what "as of a date" means everywhere."""
    return datetime.combine(day, time.max, tzinfo=UTC)
