"""Finding records by words, seen only by who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection

from kith.workplace.accounts.models import User
from kith.workplace.search.registry import searchables
from kith.workplace.search.rules import search_words

CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found."""

    kind: str
    record: Any


def search_records(user: User | None, query: str, *, kind: str = "", limit: int = 20) -> list[Hit]:
    """Records whose text has every word of `query` at the start of a word, best first.

    Looks at no more than 200 candidates a kind, newest first, before it asks who may see them, so
    its cost does not grow with the base. `limit` is at most 50.
    """
    words = search_words(query)
    if not words:
        return []
    hits: list[tuple[int, Hit]] = []
    for name in [kind] if kind else list(searchables):
        searchable = searchables[name]
        candidates = _candidates(name, words)
        titles = dict(candidates)
        for record in searchable.visible(user, list(titles)):
            hits.append((_rank(titles[record.pk], words), Hit(name, record)))
    hits.sort(key=lambda pair: pair[0])
    return [hit for _rank_, hit in hits[: min(limit, 50)]]


def matching_ids(kind: str, query: str, *, limit: int = 5_000) -> list[int]:
    """Ids of a kind that match, newest first, for a list page's text filter."""
    words = search_words(query)
    return [object_id for object_id, _title in _candidates(kind, words, limit)] if words else []


def _candidates(kind: str, words: list[str], limit: int = CANDIDATES) -> list[tuple[int, str]]:
    if connection.vendor == "postgresql":
        sql = (
            "SELECT object_id, title FROM search_index WHERE id %% 16 = %s "
            "AND document @@ to_tsquery('simple', %s) LIMIT %s"
        )
        match = " & ".join(f"'{word}':*" for word in words)
    else:
        sql = (
            # The kind is in the row number, so the filter reads no row of the index's content.
            "SELECT object_id, title FROM search_index WHERE rowid %% 16 = %s "
            "AND search_index MATCH %s ORDER BY rowid DESC LIMIT %s"
        )
        match = " ".join(f'"{word}"*' for word in words)
    with connection.cursor() as cursor:
        cursor.execute(sql, [searchables[kind].number, match, limit])
        return [(row[0], row[1]) for row in cursor.fetchall()]


def _rank(title: str, words: list[str]) -> int:
    """Smaller is better: title begins with the first word, has it at a word's start, or not."""
    if title.startswith(words[0]):
        return 0
    return 1 if f" {words[0]}" in title else 2
