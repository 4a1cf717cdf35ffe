"""The very rows behind a figure: those counted, those left out and why, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kith.analytical.measures.engine import Session
from kith.analytical.measures.reach import WHOLE_FIRM, Reach, visible_condition
from kith.analytical.measures.reasons import in_words
from kith.analytical.measures.registry import LiveMeasure, find_live
from kith.analytical.measures.scopes import Slice, slice_of
from kith.analytical.measures.select import evidence_select, tally_select
from kith.analytical.measures.settings import MeasureSettings
from kith.crm_models.gallery import get_measure
from kith.crm_models.vocabulary import Scope
from kith.foundation.errors import InvalidInput
from kith.foundation.i18n import _

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAGE_SIZE = 50
MOST_ROWS = 1000  # a page that a browser can show


class Show(StrEnum):
    """Which rows of the evidence."""

    COUNTED = "counted"
    HITS = "hits"
    MISSES = "misses"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One unit of one figure.

    Attributes:
        unit: person, organization, customer, interaction, assignment, task or cell.
        unit_id: its id (of a customer the customer_key).
        name: of the person or organization it is about, "" if nobody.
        user_name: who acted, else the owner.
        segment: channel, arm, cell … as the measure tells rows apart.
        hit: whether it counts above the line; None where the measure sums `value`.
        why: why it missed or was left out, in English, to be translated when shown.
    """

    unit: str
    unit_id: int
    customer_key: int | None
    name: str
    user_id: int | None
    user_name: str
    segment: str
    counted: bool
    hit: bool | None
    value: float | None
    other: float | None
    at: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """A page of evidence, with how much there is of it within the reader's reach.

    Attributes:
        formula, note: of the catalogue, in words.
        counted, hits, left_out: rows of the whole evidence that the reader may see.
        reasons: (why, rows) of what was left out, most first.
        missing: inputs without which there is no evidence.
        next_cursor: hand it back for the next page; None at the end.
    """

    measure: str
    part: str
    as_of: date
    formula: str
    note: str
    rows: tuple[EvidenceRow, ...] = ()
    counted: int = 0
    hits: int = 0
    left_out: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()
    next_cursor: str | None = None


def evidence(
    connection: DuckDBPyConnection,
    measure_id: str,
    part: str = "",
    *,
    as_of: date,
    reach: Reach = WHOLE_FIRM,
    scope: Slice | Scope | None = None,
    show: Show = Show.COUNTED,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
    settings: MeasureSettings | None = None,
) -> EvidencePage:
    """A page of the rows behind one figure; misses come first, then the newest.

    Raises:
        UnknownMeasure: no such measure. InvalidInput: no such part, or a cursor not of ours.
    """
    declared = get_measure(measure_id)
    start = _start(cursor)
    page = EvidencePage(measure_id, part, as_of, declared.formula, declared.note)
    session = Session(connection, [as_of], settings, shares=False)
    live = find_live(measure_id, part)
    if live is None:
        _check_part(measure_id, part)
        return replace(page, missing=session.lacking(declared, as_of))
    missing = session.missing(live, as_of)
    if missing:
        return replace(page, missing=missing)
    session.prepare(live)
    size = max(1, min(size, MOST_ROWS))
    chosen, visible = slice_of(scope), visible_condition(reach, units=units_of(live))
    limit = f"LIMIT {size + 1} OFFSET {start}"
    query = evidence_select(live, live.figure(part), chosen, visible, show.value, limit)
    rows = _rows(connection, query)
    following = str(start + size) if len(rows) > size else None
    page = replace(page, rows=tuple(rows[:size]), next_cursor=following)
    return _counted(connection, page, tally_select(live, live.figure(part), chosen, visible))


HEADINGS = (
    "unit", "unit_id", "name", "user", "segment", "counted", "hit", "value", "other", "at", "why",
)  # fmt: skip


def export_evidence(
    connection: DuckDBPyConnection,
    measure_id: str,
    part: str = "",
    *,
    as_of: date,
    reach: Reach = WHOLE_FIRM,
    scope: Slice | Scope | None = None,
    settings: MeasureSettings | None = None,
    checked: Callable[[list[EvidenceRow]], list[EvidenceRow]] = list,
) -> Iterator[list[str]]:
    """All rows, counted and left out, as rows of a CSV file, headings first.

    Args:
        checked: sees each batch before it leaves, and may hold rows back.
    """
    live = find_live(measure_id, part)
    yield list(HEADINGS)
    if live is None:
        get_measure(measure_id)
        _check_part(measure_id, part)
        return
    session = Session(connection, [as_of], settings, shares=False)
    if session.missing(live, as_of):
        return
    session.prepare(live)
    visible = visible_condition(reach, units=units_of(live))
    for show in (Show.COUNTED, Show.LEFT_OUT):
        query = evidence_select(live, live.figure(part), slice_of(scope), visible, show.value)
        found = connection.execute(query)
        while batch := found.fetchmany(MOST_ROWS):
            for row in checked([_row(values) for values in batch]):
                yield _cells(row)


def units_of(live: LiveMeasure) -> frozenset[str]:
    """The kinds of units among a measure's rows."""
    return frozenset(rows.unit for rows in live.evidence().rows)


def _start(cursor: str | None) -> int:
    try:
        start = int(cursor or 0)
    except ValueError:
        start = -1
    if start < 0:
        raise InvalidInput(
            _("This page cannot be found."),
            field="cursor",
            value=cursor,
            remedy=_("Start at the first page."),
        )
    return start


def _check_part(measure_id: str, part: str) -> None:
    parts = [each.key for each in get_measure(measure_id).parts] or [""]
    if part not in parts:
        raise InvalidInput(
            _("This measure has no such part."),
            field="part",
            value=part,
            remedy=", ".join(filter(None, parts)),
        )


def _counted(connection: DuckDBPyConnection, page: EvidencePage, tally: str) -> EvidencePage:
    """The page with rows counted, hits among them, and rows left out by reason."""
    found = connection.execute(tally).fetchall()
    reasons = [(in_words(why), int(n)) for is_counted, why, n, _hits in found if not is_counted]
    return replace(
        page,
        counted=sum(n for is_counted, _why, n, _hits in found if is_counted),
        hits=sum(hits for is_counted, _why, _n, hits in found if is_counted),
        left_out=sum(n for _why, n in reasons),
        reasons=tuple(sorted(reasons, key=lambda reason: -reason[1])),
    )


def _rows(connection: DuckDBPyConnection, query: str) -> list[EvidenceRow]:
    return [_row(values) for values in connection.execute(query).fetchall()]


def _row(values: tuple[Any, ...]) -> EvidenceRow:
    worded = (*values[:-1], in_words(values[-1]))
    return EvidenceRow(*worded)


def _cells(row: EvidenceRow) -> list[str]:
    facts = (
        row.unit, row.unit_id, row.name, row.user_name, row.segment, row.counted, row.hit,
        row.value, row.other, row.at, row.why,
    )  # fmt: skip
    return [_cell(fact) for fact in facts]


def _cell(fact: Any) -> str:
    if fact is None:
        return ""
    if isinstance(fact, datetime):
        return fact.isoformat(sep=" ", timespec="seconds")
    if isinstance(fact, bool):
        return "true" if fact else "false"
    if isinstance(fact, int | float):
        return repr(fact)
    text = str(fact)
    # A spreadsheet runs what begins like a formula; a leading apostrophe keeps it text.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
