"""The firm's clock as TEMP tables, so that SQL can tell local hours and business hours.

zone_shift(starts, ends, shift): what to add to UTC between two moments (a row a stretch).
business_day(day, opens, closes, hours_before): a row a local day; opens and closes in UTC, and the
business hours of all days before, so that the hours between two moments are a difference. Summer
time, weekends and closed days are in the rows, not in the SQL.
run_clock(as_of, opened): the business hours of all days up to the end of each run date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kith.analytical.measures.settings import ROUND_THE_CLOCK, MeasureSettings
from kith.analytical.warehouse.schema import WINDOW_DAYS
from kith.foundation.errors import InvalidInput
from kith.foundation.i18n import _

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
BEFORE = 10 * DAY  # what happened a week before a window still bears on its first days


class BusinessDay(NamedTuple):
    """A local day: when the firm opens and closes (UTC, naive), and hours worked before it."""

    day: date
    opens: datetime
    closes: datetime
    hours_before: float


class Stretch(NamedTuple):
    """From `starts` to `ends` (UTC, naive) local time is UTC plus `shift`."""

    starts: datetime
    ends: datetime
    shift: timedelta


def fill_clock(
    connection: DuckDBPyConnection, settings: MeasureSettings, dates: Sequence[date]
) -> None:
    """Make the tables of the clock for the windows of `dates`.

    Raises:
        InvalidInput: the time zone or the business hours cannot be read.
    """
    zone = _zone(settings.time_zone)
    first, last = min(dates) - WINDOW_DAYS * DAY - BEFORE, max(dates) + 2 * DAY
    shifts = zone_shifts(zone, first - DAY, last + DAY)
    days = business_days(zone, settings.business_hours, first, last)
    ends = [datetime.combine(day + DAY, time()) for day in dates]
    opened = [opened_hours(days, zone, end) for end in ends]
    _fill(
        connection,
        "zone_shift",
        {"starts": "TIMESTAMP", "ends": "TIMESTAMP", "shift": "INTERVAL"},
        shifts,
    )
    _fill(
        connection,
        "business_day",
        {"day": "DATE", "opens": "TIMESTAMP", "closes": "TIMESTAMP", "hours_before": "DOUBLE"},
        days,
    )
    _fill(
        connection,
        "run_clock",
        {"as_of": "DATE", "opened": "DOUBLE"},
        list(zip(dates, opened, strict=True)),
    )


def _fill(
    connection: DuckDBPyConnection,
    table: str,
    columns: Mapping[str, str],
    rows: Sequence[Sequence[Any]],
) -> None:
    """A TEMP table of these rows, bound as one list a column: far quicker than row by row."""
    chosen = ", ".join(
        f"unnest(${i}::{kind}[]) AS {name}" for i, (name, kind) in enumerate(columns.items(), 1)
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {chosen}",
        [list(column) for column in zip(*rows, strict=True)],
    )


def zone_shifts(zone: ZoneInfo, first: date, last: date) -> list[Stretch]:
    """The stretches of one shift from `first` to `last`, found by the hour."""
    start = moment = datetime.combine(first, time())
    end = datetime.combine(last, time())
    shift = _shift(zone, start)
    stretches = []
    while moment < end:
        following = moment + DAY
        if _shift(zone, following) != shift:
            change = _first_change(zone, moment, shift)
            stretches.append(Stretch(start, change, shift))
            start = moment = change
            shift = _shift(zone, change)
        else:
            moment = following
    return [*stretches, Stretch(start, end + DAY, shift)]


def business_days(
    zone: ZoneInfo, hours: Mapping[str, list[str]], first: date, last: date
) -> list[BusinessDay]:
    """A row a local day from `first` to `last`, open or not."""
    times = _opening_times(hours)
    worked, day, days = 0.0, first, []
    while day <= last:
        opens, closes = (_utc(zone, day, at) for at in times.get(day.weekday(), (0, 0)))
        days.append(BusinessDay(day, opens, closes, worked))
        worked += (closes - opens) / HOUR
        day += DAY
    return days


def opened_hours(days: list[BusinessDay], zone: ZoneInfo, moment: datetime) -> float:
    """Business hours worked from the first of `days` until `moment` (UTC, naive)."""
    local_day = (moment + _shift(zone, moment)).date()
    at = days[(local_day - days[0].day).days]
    return at.hours_before + max((min(moment, at.closes) - at.opens) / HOUR, 0.0)


def opened_sql(moment: str, row: str) -> str:
    """The same in SQL, `row` being the business_day of the moment's local day."""
    return (
        f"({row}.hours_before + greatest(0,"
        f" epoch(least({moment}, {row}.closes)) - epoch({row}.opens)) / 3600.0)"
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidInput(
            _("This time zone is not known."),
            field="time_zone",
            value=name,
            remedy=_("Choose one such as Europe/Budapest."),
        ) from None


def _shift(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.replace(tzinfo=UTC).astimezone(zone).utcoffset() or timedelta()


def _first_change(zone: ZoneInfo, moment: datetime, shift: timedelta) -> datetime:
    while _shift(zone, moment) == shift:
        moment += HOUR / 4
    return moment


def _opening_times(hours: Mapping[str, list[str]]) -> dict[int, tuple[int, int]]:
    """Weekday → minutes of the day at which the firm opens and closes."""
    times = {}
    for weekday, given in (hours or ROUND_THE_CLOCK).items():
        try:
            opens, closes = (_minutes(text) for text in given)
            if not 0 <= opens < closes <= 24 * 60:
                raise ValueError(given)
            times[int(weekday)] = (opens, closes)
        except (ValueError, TypeError, AttributeError):
            raise InvalidInput(
                _("These business hours cannot be read."),
                field="business_hours",
                value=f"{weekday}: {given}",
                remedy=_("Write opening and closing as HH:MM, the later one second."),
            ) from None
    return times


def _minutes(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def _utc(zone: ZoneInfo, day: date, minutes: int) -> datetime:
    """The moment in UTC at which the local clock shows so many minutes of `day`."""
    local = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
