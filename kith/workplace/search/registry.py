"""What can be found: each app offers its kind of record and who may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kith.foundation.registry import Registry


@dataclass(frozen=True, slots=True)
class Searchable:
    """One kind of record.

    Attributes:
        kind: its name in the index; `number` (1–15) is part of its row id there, for ever.
        visible: (user, ids) -> the records of those ids that the user may see.
        documents: ids -> (id, title, body) of the records that still exist.
    """

    kind: str
    number: int
    visible: Callable[[Any, Sequence[int]], Iterable[Any]]
    documents: Callable[[Sequence[int]], list[tuple[int, str, str]]]


searchables: Registry[Searchable] = Registry("searchable kind")


def register_searchable(searchable: Searchable) -> None:
    """Let records of this kind be found."""
    searchables.register(searchable.kind, searchable)
