"""Keeping the search index: FTS5 on SQLite, tsvector on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from kith.workplace.search.registry import searchables
from kith.workplace.search.rules import fold

KINDS = 16


def row_id(kind: str, object_id: int) -> int:
    """The index's row number of a record: unique over all kinds."""
    return object_id * KINDS + searchables[kind].number


def index_records(
    kind: str, documents: Iterable[tuple[int, str, str]], *, fresh: bool = False
) -> None:
    """Put (id, title, body) of records into the index, in the caller's transaction.

    `fresh` says that none of them is in the index yet, which saves looking.
    """
    rows = [
        (row_id(kind, object_id), kind, object_id, fold(title), fold(body))
        for object_id, title, body in documents
    ]
    if not fresh:
        _delete([row[0] for row in rows])
    column = "id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO search_index ({column}, kind, object_id, title, body) "  # noqa: S608
            "VALUES (%s, %s, %s, %s, %s)",
            rows,
        )


def forget_records(kind: str, ids: Sequence[int]) -> None:
    """Take records out of the index."""
    _delete([row_id(kind, object_id) for object_id in ids])


def refresh_records(kind: str, ids: Sequence[int]) -> None:
    """Bring the index up to date for these ids, whether they still exist or not."""
    forget_records(kind, ids)
    index_records(kind, searchables[kind].documents(ids), fresh=True)


def _delete(row_ids: Sequence[int]) -> None:
    column = "id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM search_index WHERE {column} = %s",  # noqa: S608
            [(number,) for number in row_ids],
        )
