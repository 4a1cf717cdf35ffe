"""How text is folded before it is indexed and searched, so that both sides agree."""

from __future__ import annotations

import re
import unicodedata

# What people type for the same letter: Arabic and Persian forms, dotless i.
SAME_LETTERS = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "ı": "i", "ё": "е"}
)
WORDS = re.compile(r"\w+")
MOST_WORDS = 8
MOST_CHARACTERS = 200


def fold(text: str) -> str:
    """Text in lower case without diacritics."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(SAME_LETTERS).casefold())
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def search_words(query: str) -> list[str]:
    """The words of a query, folded: at most 8 words of its first 200 characters."""
    return WORDS.findall(fold(query[:MOST_CHARACTERS]))[:MOST_WORDS]
