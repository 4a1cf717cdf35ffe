"""Which record each row of a file was about: what makes the same file the same rows again.

Matching by keys alone cannot promise that: a later row may give an address to an older record, and
on a second reading the first row would find that one. So every step keeps its rows' records, a
number each; a later row about the same record is kept as its negative.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from kith.workplace.exchange.choices import ImportStatus
from kith.workplace.exchange.engine.rowset import IdSet, Row
from kith.workplace.exchange.models import ImportBatch, ImportStep

_TAKEN_BACK = (ImportStatus.UNDOING, ImportStatus.UNDONE, ImportStatus.DRAFT)
_PARTED_BY = ("kind", "encoding", "delimiter", "quote", "preamble", "sheet", "has_heading")


def pack(numbers: Sequence[int]) -> bytes:
    """Integers as compressed differences: neighbours differ by little."""
    before = 0
    steps = array("q")
    for number in numbers:
        steps.append(number - before)
        before = number
    return zlib.compress(steps.tobytes(), 1)


def unpack(data: bytes | memoryview) -> Iterator[int]:
    """The inverse of `pack`."""
    steps = array("q")
    steps.frombytes(zlib.decompress(bytes(data)))
    return accumulate(steps)


def keep_step(batch: ImportBatch, rows: Sequence[Row]) -> None:
    """Keep whom the rows of a step were about, in the step's transaction."""
    known = [row for row in rows if row.about]
    if known:
        ImportStep.objects.create(
            batch=batch,
            last_row=rows[-1].number,
            rows=pack([row.number for row in known]),
            ids=pack([row.about for row in known]),
        )


def touched_by(batch: ImportBatch) -> IdSet:
    """The records that earlier steps of a run were about."""
    touched = IdSet()
    for ids in batch.steps.values_list("ids", flat=True).iterator():
        touched.update(map(abs, unpack(ids)))
    return touched


class FileMemory:
    """What earlier imports of the very same file, read in the same way, made of its rows."""

    def __init__(self, batch: ImportBatch) -> None:
        self._about = array("q")
        steps = ImportStep.objects.filter(batch__in=self._earlier(batch)).order_by("batch_id", "id")
        if steps.exists():
            for rows, ids in steps.values_list("rows", "ids").iterator():
                self._take(unpack(rows), unpack(ids))

    @staticmethod
    def _earlier(batch: ImportBatch) -> list[int]:
        same = ImportBatch.objects.filter(target=batch.target, sha256=batch.sha256).exclude(
            pk=batch.pk
        )
        return [
            other.pk
            for other in same.exclude(status__in=_TAKEN_BACK).only(
                "pk", "layout", "mapping", "defaults"
            )
            if (other.mapping, other.defaults) == (batch.mapping, batch.defaults)
            and all(other.layout.get(name) == batch.layout.get(name) for name in _PARTED_BY)
        ]

    def _take(self, rows: Iterable[int], ids: Iterable[int]) -> None:
        about = self._about
        for row, number in zip(rows, ids, strict=True):
            if row >= len(about):
                about.frombytes(bytes(8 * (row + 4096 - len(about))))
            about[row] = number

    def about(self, row: int) -> int:
        """The record's id, negative where the row was a duplicate, 0 where nothing is known."""
        return self._about[row] if row < len(self._about) else 0
