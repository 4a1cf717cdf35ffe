"""How fresh the figures are: the warehouse's condition in words, and whether a button mends it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from kith.analytical.warehouse.files import is_building
from kith.analytical.warehouse.queries import WarehouseState, warehouse_state


@dataclass(frozen=True, slots=True)
class Freshness:
    """What a page says above its figures.

    Attributes:
        condition: "absent", "corrupt", "stale", "ready", or "refreshing" while a build runs.
        title, text: in words; "" while there is nothing to say.
        readable: whether figures can be shown, if perhaps of yesterday.
        needs_work: whether the one button is offered.
        as_of: the day that figures look at. data_ended: it is the last day of the data.
    """

    condition: str
    title: str
    text: str
    readable: bool
    needs_work: bool
    as_of: date | None
    built_at: datetime | None
    data_ended: bool
    missing_rates: tuple[tuple[str, int], ...] = ()


def freshness() -> Freshness:
    """The condition now; it never raises."""
    state = warehouse_state()
    busy = is_building()
    condition = "refreshing" if busy and state.condition != "ready" else state.condition
    title, text = _words(condition, state)
    return Freshness(
        condition=condition,
        title=title,
        text=text,
        readable=state.is_readable,
        needs_work=condition in ("absent", "corrupt", "stale"),
        as_of=state.as_of,
        built_at=state.built_at,
        data_ended=state.data_ended,
        missing_rates=state.missing_rates,
    )


def _words(condition: str, state: WarehouseState) -> tuple[str, str]:
    words = {
        "absent": (
            _("The figures have not been computed yet"),
            _(
                "Kith reads your customers, orders and messages once and prepares them for analysis. "
                "It takes seconds to a few minutes and can be done any time."
            ),
        ),
        "corrupt": (
            _("The prepared figures cannot be read"),
            _(
                "Your records are safe; only what was computed from them is damaged. "
                "Compute the figures anew."
            ),
        ),
        "refreshing": (
            _("The figures are being brought up to date"),
            _("You can go on working. What stands here is of the last time."),
        ),
        "stale": (
            _("Records have changed since the figures were computed"),
            _("They follow by themselves within a quarter of an hour, or at once if you ask."),
        ),
    }
    return words.get(condition, ("", ""))


def told_since(text: str) -> datetime | None:
    """A moment from an address's `since`, as seconds of the epoch; None if it is none."""
    try:
        return datetime.fromtimestamp(float(text), tz=timezone.get_current_timezone())
    except (ValueError, OverflowError, OSError):
        return None


def is_after(moment: Any, since: datetime) -> bool:
    """Whether a moment (perhaps None, perhaps naive UTC) lies at or after another."""
    if moment is None:
        return False
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment, timezone.get_fixed_timezone(0))
    return bool(moment >= since)
