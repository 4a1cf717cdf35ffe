"""How figures, money, dates and durations are written in each language of Kith.

Every function takes `language`, a code of `settings.LANGUAGES`, and returns plain text; the tags of
`kith.web.templatetags.kith` add the reader's language and isolate the direction.
"""

from kith.web.format.dates import (
    clock_time,
    due_day,
    full_day,
    long_day,
    moment,
    month_name,
    relative_day,
    short_day,
    silent_for,
)
from kith.web.format.numbers import NONE, compact, money, number, percent, signed, span

__all__ = [
    "NONE",
    "clock_time",
    "compact",
    "due_day",
    "full_day",
    "long_day",
    "moment",
    "money",
    "month_name",
    "number",
    "percent",
    "relative_day",
    "short_day",
    "signed",
    "silent_for",
    "span",
]
