"""Text as it is compared: without case, diacritics and stray spaces, in five languages."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart, and Arabic letters that Persian keyboards mix up.
_LETTERS = {
    "ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h",
    "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ؤ": "و", "أ": "ا", "إ": "ا",
    "\u200c": " ", "\u200d": "", "\u200b": "", "\u200e": "", "\u200f": "", "\ufeff": "", "\u0640": "",
}  # fmt: skip
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_NOT_WORD = re.compile(r"[\W_]+")


class _Folded(dict[int, str]):
    """Character → what it is compared as; worked out when it is first met, then a look-up."""

    def __missing__(self, code: int) -> str:
        text, before = chr(code), ""
        while text != before:
            before = text
            text = "".join(_LETTERS.get(ch, ch) for ch in text).casefold().translate(_DIGITS)
            parts = unicodedata.normalize("NFKD", text)
            text = "".join(ch for ch in parts if not unicodedata.combining(ch))
        self[code] = text
        return text


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text in lower case, without diacritics, with single spaces and ASCII digits.

    "  Kovács   ÁRON " and "kovacs aron" are one; so are "۱۲" and "12", "علي" and "علی".
    """
    folded = text.lower() if text.isascii() else text.translate(_FOLDED)
    return " ".join(folded.split())


def fold_heading(text: str) -> str:
    """A column heading as it is compared: folded, letters and digits only, single spaces.

    "E-mail", "e_mail" and "E mail" are one.
    """
    return " ".join(_NOT_WORD.sub(" ", fold(text)).split())


def ascii_digits(text: str) -> str:
    """The text with Persian and Arabic digits written as 0–9."""
    return text if text.isascii() else text.translate(_DIGITS)
