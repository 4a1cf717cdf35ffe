"""From orders to what the models ask of them: repeat orders, recency and age per customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numba import njit
from numpy.typing import ArrayLike, NDArray

from kith.analytical.portfolio.value.errors import InvalidHistory
from kith.foundation.i18n import _

Unit = Literal["day", "week"]
Day = str | date | np.datetime64
DAYS_IN: dict[str, int] = {"day": 1, "week": 7}
DAYS_IN_YEAR = 365.25


@dataclass(frozen=True)
class Summary:
    """One row per customer with at least one order in the window, sorted by customer code.

    customer: int64[n], the codes given. frequency: int64[n], days with an order after the
    first (x). recency: float64[n], time from the first to the last order (t_x). T: float64[n],
    time from the first order to the end of the window. mean_amount: float64[n], mean amount of
    a *repeat* day, 0 where there is none. total: float64[n], all amounts, the first included.
    first, last: datetime64[D][n]. Times are in `unit`; `until` is the last day observed.
    """

    customer: NDArray[np.int64]
    frequency: NDArray[np.int64]
    recency: NDArray[np.float64]
    T: NDArray[np.float64]
    mean_amount: NDArray[np.float64]
    total: NDArray[np.float64]
    first: NDArray[np.datetime64]
    last: NDArray[np.datetime64]
    unit: Unit
    until: np.datetime64

    def __len__(self) -> int:
        return int(self.customer.size)

    @property
    def repeat_customers(self) -> int:
        """Customers with at least one repeat order."""
        return int(np.count_nonzero(self.frequency))

    @property
    def units_per_year(self) -> float:
        """How many of `unit` a year holds (365.25 days)."""
        return DAYS_IN_YEAR / DAYS_IN[self.unit]


def summarize(
    customers: ArrayLike,
    dates: ArrayLike,
    amounts: ArrayLike,
    *,
    until: Day | None = None,
    since: Day | None = None,
    unit: Unit = "day",
) -> Summary:
    """Summarize orders, counting all orders of one customer on one day as one.

    customers: int64[m] codes; dates: datetime64[D][m]; amounts: float64[m] in one currency.
    Orders after `until` (default: the latest date) or before `since` are left out. Source of
    the statistics: Fader, Hardie & Lee (2005), Marketing Science 24, 275-284, section 3; one
    transaction per customer and day as in their CDNOW data.

    Raises InvalidHistory on an unknown unit, unequal lengths, a missing date or amount, or no
    order within the window.
    """
    code, day, amount = _checked(customers, dates, amounts, unit)
    if not day.size:
        raise _no_orders(until)
    end = int(day.max()) if until is None else _day(until)
    inside = day <= end
    if since is not None:
        inside &= day >= _day(since)
    if not inside.all():
        code, day, amount = code[inside], day[inside], amount[inside]
    if not day.size:
        raise _no_orders(until)
    rows = _collapse(code, day, amount, _order(code, day))
    scale = float(DAYS_IN[unit])
    owner, frequency, first, last, repeat_amount, total = rows
    return Summary(
        customer=owner,
        frequency=frequency,
        recency=(last - first) / scale,
        T=(end - first) / scale,
        mean_amount=repeat_amount / np.maximum(frequency, 1),
        total=total,
        first=first.astype("datetime64[D]"),
        last=last.astype("datetime64[D]"),
        unit=unit,
        until=np.datetime64(end, "D"),
    )


def _checked(
    customers: ArrayLike, dates: ArrayLike, amounts: ArrayLike, unit: str
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    if unit not in DAYS_IN:
        raise InvalidHistory(
            _("The time unit is unknown."), field="unit", value=unit, remedy=_("Use day or week.")
        )
    code = np.ascontiguousarray(customers, dtype=np.int64)
    when = np.ascontiguousarray(dates, dtype="datetime64[D]")
    amount = np.ascontiguousarray(amounts, dtype=np.float64)
    if not code.shape == when.shape == amount.shape or code.ndim != 1:
        raise InvalidHistory(
            _("Customers, dates and amounts are not three columns of one length."),
            field="amounts",
            value=f"{code.shape}, {when.shape}, {amount.shape}",
            remedy=_("Give one customer, one date and one amount per order."),
        )
    if np.isnat(when).any():
        raise InvalidHistory(
            _("An order has no date."),
            field="dates",
            value=int(np.isnat(when).sum()),
            remedy=_("Leave out orders without a date."),
        )
    if not np.isfinite(amount).all():
        raise InvalidHistory(
            _("An order's amount is not a number."),
            field="amounts",
            value=int((~np.isfinite(amount)).sum()),
            remedy=_("Give every order an amount, zero if nothing was paid."),
        )
    return code, when.astype(np.int64), amount


def _day(value: Day) -> int:
    """Days since 1970-01-01."""
    try:
        return int(np.array(value, dtype="datetime64[D]").astype(np.int64))
    except ValueError as error:
        raise InvalidHistory(
            _("This is not a date."), field="until", value=value, remedy=_("Write it 2024-12-31.")
        ) from error


def _no_orders(until: object) -> InvalidHistory:
    return InvalidHistory(
        _("There is no order in the window."),
        field="until",
        value=until,
        remedy=_("Choose a window that holds orders."),
    )


def _order(code: NDArray[np.int64], day: NDArray[np.int64]) -> NDArray[np.int64]:
    """Positions of the rows by customer, then day."""
    if _sorted(code, day):
        return np.arange(day.size)
    low, first = int(code.min()), int(day.min())
    days = int(day.max()) - first + 1
    if (int(code.max()) - low + 1) * days < 2**62:  # one key sorts faster than two
        return np.argsort((code - low) * days + (day - first))
    return np.lexsort((day, code))


@njit(cache=True)
def _sorted(code, day):
    for i in range(1, code.size):
        if code[i] < code[i - 1] or (code[i] == code[i - 1] and day[i] < day[i - 1]):
            return False
    return True


@njit(cache=True)
def _collapse(code, day, amount, order):
    customers = 1
    for i in range(1, order.size):
        if code[order[i]] != code[order[i - 1]]:
            customers += 1
    owner = np.empty(customers, np.int64)
    frequency = np.zeros(customers, np.int64)
    first = np.empty(customers, np.int64)
    last = np.empty(customers, np.int64)
    repeat_amount = np.zeros(customers, np.float64)
    total = np.zeros(customers, np.float64)
    c = -1
    for i in range(order.size):
        k = order[i]
        if c < 0 or code[k] != owner[c]:
            c += 1
            owner[c] = code[k]
            first[c] = day[k]
        elif day[k] != last[c]:
            frequency[c] += 1
        last[c] = day[k]
        total[c] += amount[k]
        if day[k] != first[c]:
            repeat_amount[c] += amount[k]
    return owner, frequency, first, last, repeat_amount, total
