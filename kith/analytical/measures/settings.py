"""What a firm sets and measures read: its clock, what it promises, and facts from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# Ours [P]: no more than two promotions in seven days, none before 8 or from 21 on.
PROMOTIONS_ALLOWED = 2
PROMOTION_DAYS = 7
QUIET_UNTIL_HOUR = 8
QUIET_FROM_HOUR = 21

ROUND_THE_CLOCK: dict[str, list[str]] = {str(day): ["00:00", "24:00"] for day in range(7)}


@dataclass(frozen=True)
class MeasureSettings:
    """The firm's settings.

    Attributes:
        time_zone: IANA name; local hours and business days are told in it.
        business_hours: weekday ("0" is Monday) → [opens, closes] as HH:MM, "24:00" the end of the
            day; a weekday left out is closed. Empty means round the clock.
        reply_hours: channel → hours within which a reply is promised; "other" for the rest.
        budgeted_cells: cell → since when it has a budget of time and money. None: nobody keeps
            budgets, so the measures that ask for them miss that input.
    """

    time_zone: str = "UTC"
    business_hours: Mapping[str, list[str]] = field(default_factory=lambda: ROUND_THE_CLOCK)
    reply_hours: Mapping[str, float] = field(default_factory=lambda: {"other": 24.0})
    budgeted_cells: Mapping[str, date] | None = None
