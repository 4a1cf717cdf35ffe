"""Reads of the warehouse as a whole: is it there, is it whole, how old is it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from kith.analytical.warehouse.connection import close_published, open_published, reading
from kith.analytical.warehouse.errors import WarehouseUnavailable
from kith.analytical.warehouse.files import is_pointed, published_file
from kith.analytical.warehouse.follow import changed_since
from kith.analytical.warehouse.scene import read_meta
from kith.analytical.warehouse.schema import SCHEMA_VERSION
from kith.foundation.clock import today

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Condition = Literal["absent", "corrupt", "stale", "ready"]


@dataclass(frozen=True, slots=True)
class WarehouseState:
    """What stands in the warehouse.

    Attributes:
        condition: absent (never built or deleted), corrupt, stale (records changed since, or a
            new day began), ready.
        message, remedy: for people, "" while ready.
        built_at: when it was built. as_of: the day that figures look at by default.
        data_from, data_until: first and last day with an order or interaction.
        data_ended: the data stopped more than 35 days ago, so `as_of` is their last day.
        missing_rates: currencies without exchange rate and how many rows they cost.
    """

    condition: Condition
    message: str = ""
    remedy: str = ""
    built_at: datetime | None = None
    as_of: date | None = None
    data_from: date | None = None
    data_until: date | None = None
    data_ended: bool = False
    base_currency: str = ""
    missing_rates: tuple[tuple[str, int], ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether figures can be shown, if perhaps of yesterday."""
        return self.condition in ("ready", "stale")


def warehouse_state() -> WarehouseState:
    """The warehouse's condition; never raises."""
    try:
        with reading() as duck:
            facts = read_meta(duck)
    except WarehouseUnavailable as error:
        condition: Condition = "corrupt" if _is_damaged() else "absent"
        return WarehouseState(condition, error.message, error.remedy)
    stale = (
        facts["schema_version"] != SCHEMA_VERSION
        or (not facts["data_ended"] and _day(facts["as_of"]) != today())
        or changed_since(facts["watermark"])
    )
    return WarehouseState(
        condition="stale" if stale else "ready",
        built_at=datetime.fromisoformat(facts["built_at"]),
        as_of=_day(facts["as_of"]),
        data_from=_day(facts["data_from"]),
        data_until=_day(facts["data_until"]),
        data_ended=facts["data_ended"],
        base_currency=facts["base_currency"],
        missing_rates=tuple((currency, rows) for currency, rows in facts["missing_rates"]),
    )


def default_date() -> date:
    """The date that figures look at when none is asked for.

    Raises WarehouseUnavailable where there is no warehouse.
    """
    with reading() as duck:
        return date.fromisoformat(read_meta(duck)["as_of"])


@contextmanager
def analyzing(memory_limit: str = "2GB") -> Iterator[DuckDBPyConnection]:
    """The published warehouse with room for heavy work; for processes that end soon after."""
    close_published()  # DuckDB opens a file once a process, with one set of limits
    duck = open_published(memory_limit=memory_limit)
    try:
        yield duck
    finally:
        duck.close()


def _is_damaged() -> bool:
    return is_pointed() or published_file() is not None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
