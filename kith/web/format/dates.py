"""Dates by locale: day before month where one writes so, the Persian calendar for Persian."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from persiantools.jdatetime import JalaliDate

from kith.web.format.numbers import NONE, digits_of

# day and month | day, month, year | weekday, day, month | month | month and year
PATTERNS = {
    "en": ("d MMM", "d MMM y", "EEEE, d MMMM", "LLL", "MMM y"),
    "hu": ("MMM d.", "y. MMM d.", "MMMM d., EEEE", "LLL", "y. MMM"),
    "ru": ("d MMM", "d MMM y", "EEEE, d MMMM", "LLL", "LLL y"),
    "lt": ("MM-dd", "y-MM-dd", "MMMM d 'd'., EEEE", "LLL", "y-MM"),
}
JALALI = ("%-d %B", "%-d %B %Y", "%A %-d %B", "%B", "%B %Y")
DAY, DATE, LONG, MONTH, MONTH_YEAR = range(5)


def as_day(value: date | datetime | None) -> date | None:
    """The day of a moment in the reader's time zone."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@lru_cache(maxsize=4096)
def _write(day: date, language: str, form: int) -> str:
    if language == "fa":
        jalali = JalaliDate(day, locale="fa")
        pattern = JALALI[form].replace("%-d", str(jalali.day))
        return digits_of(jalali.strftime(pattern), "fa")
    patterns = PATTERNS.get(language, PATTERNS["en"])
    return format_date(day, patterns[form], locale=language if language in PATTERNS else "en")


def short_day(value: date | datetime | None, language: str, today: date | None = None) -> str:
    """Day and month; the year too unless it is this one. "—" for nothing."""
    day = as_day(value)
    if day is None:
        return NONE
    today = today or timezone.localdate()
    same_year = (
        JalaliDate(day).year == JalaliDate(today).year
        if language == "fa"
        else day.year == today.year
    )
    return _write(day, language, DAY if same_year else DATE)


def full_day(value: date | datetime | None, language: str) -> str:
    """Day, month and year."""
    day = as_day(value)
    return NONE if day is None else _write(day, language, DATE)


def long_day(value: date | datetime | None, language: str) -> str:
    """Weekday, day and month."""
    day = as_day(value)
    return NONE if day is None else _write(day, language, LONG)


def month_name(value: date | datetime | None, language: str, *, year: bool = False) -> str:
    """The month, with its year on demand."""
    day = as_day(value)
    return NONE if day is None else _write(day, language, MONTH_YEAR if year else MONTH)


def clock_time(value: datetime | None, language: str) -> str:
    """Hours and minutes of a moment in the reader's time zone."""
    if value is None:
        return NONE
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return digits_of(f"{local:%H:%M}", language)


def moment(value: datetime | None, language: str) -> str:
    """Day and time."""
    if value is None:
        return NONE
    return f"{short_day(value, language)} · {clock_time(value, language)}"


def relative_day(value: date | datetime | None, language: str, today: date | None = None) -> str:
    """The day as people say it within two weeks; a date beyond."""
    day = as_day(value)
    if day is None:
        return NONE
    today = today or timezone.localdate()
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days == -1:
        return _("yesterday")
    if 1 < days <= 14:
        return digits_of(ngettext("in %d day", "in %d days", days) % days, language)
    if -14 <= days < -1:
        return digits_of(ngettext("%d day ago", "%d days ago", -days) % -days, language)
    return short_day(day, language, today)


def due_day(value: date | None, language: str, today: date | None = None) -> str:
    """When a task is due, or by how much it is late."""
    if value is None:
        return _("no date")
    today = today or timezone.localdate()
    late = (today - value).days
    if late > 0:
        return digits_of(ngettext("%d day late", "%d days late", late) % late, language)
    if late == 0:
        return _("due today")
    return _("due %(day)s") % {"day": relative_day(value, language, today)}


def silent_for(length: timedelta, language: str) -> str:
    """How long somebody has waited: minutes, hours, days."""
    minutes = max(0, int(length.total_seconds() // 60))
    if minutes < 60:
        text = ngettext("%d min", "%d min", minutes) % minutes
    elif minutes < 48 * 60:
        text = ngettext("%d h", "%d h", minutes // 60) % (minutes // 60)
    else:
        days = minutes // (24 * 60)
        text = ngettext("%d day", "%d days", days) % days
    return digits_of(text, language)
