"""How a query becomes words; both sides of the search fold text alike."""

from __future__ import annotations

import re

from kith.foundation.text import fold

__all__ = ["fold", "search_words"]

WORDS = re.compile(r"\w+")
MOST_WORDS = 8
MOST_CHARACTERS = 200


def search_words(query: str) -> list[str]:
    """The words of a query, folded: at most 8 words of its first 200 characters."""
    return WORDS.findall(fold(query[:MOST_CHARACTERS]))[:MOST_WORDS]
