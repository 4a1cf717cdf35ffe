"""Which encoding a text file is in: by its mark, by being valid, else by its letters."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

# What a user may choose by hand; detection picks from the first eight.
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "cp1250", "cp1251", "cp1257",
    "cp1252", "cp1256", "iso-8859-2", "koi8-r", "gb18030",
)  # fmt: skip
_BLOCK = 1 << 20
_SAMPLE = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Letters that tell the single-byte encodings of our languages (and close neighbours) apart; the
# strong ones exist in no other language of the table at that byte.
_LATIN = {
    "cp1250": ("ÁÉÍÓÖÚÜáéíóöúüčšžČŠŽýěřłńśżąęćđ", "őűŐŰ"),
    "cp1257": ("ąčęįšųūžĄČĘĮŠŲŪŽ", "ėĖ"),
    "cp1252": ("ÁÉÍÓÖÚÜáéíóöúüàèçêôñäåæøßÄÅÆØÑ", "ñçåêàè"),
}
_HIGH_RUN = re.compile(rb"[A-Za-z]?[\x80-\xff]+[A-Za-z]?")


def detect_encoding(path: Path) -> str:
    """A Python codec name from `ENCODINGS` for the file at `path`; the whole file is looked at."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    wide = _wide_without_mark(head)
    if wide:
        return wide
    good, bad = _utf8_letters(path)
    # A lone bad byte in a file that is UTF-8 otherwise spoils its row, not the file.
    if bad == 0 or good >= 10 * bad:
        return "utf-8"
    return _single_byte(_high_sample(path))


def _wide_without_mark(head: bytes) -> str:
    """UTF-16 without a mark betrays itself by zero bytes on one side of each pair."""
    pairs = len(head) // 2
    if pairs < 2:
        return ""
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > pairs * 0.3 and even < pairs * 0.05:
        return "utf-16-le"
    if even > pairs * 0.3 and odd < pairs * 0.05:
        return "utf-16-be"
    return ""


def _utf8_letters(path: Path) -> tuple[int, int]:
    """How many non-ASCII characters read well as UTF-8, and how many places do not."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    good = bad = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if block.isascii() and not decoder.getstate()[0]:
                continue
            text = decoder.decode(block)
            broken = text.count("\ufffd")
            bad += broken
            good += sum(map("\x7f".__lt__, text)) - broken
            if bad > 1_000 and bad > good:
                break
    return good, bad + decoder.decode(b"", final=True).count("\ufffd")


def _high_sample(path: Path) -> list[bytes]:
    """Runs of high bytes with the ASCII letters that touch them, up to some thousands."""
    runs: list[bytes] = []
    with path.open("rb") as file:
        while len(runs) < 5_000 and (block := file.read(_BLOCK)):
            runs += _HIGH_RUN.findall(block)
    return runs[:5_000]


def _single_byte(runs: list[bytes]) -> str:
    """Cyrillic stands in runs of its own; Latin letters with marks stand among ASCII letters."""
    lonely = sum(1 for run in runs if not run[:1].isalpha() and not run[-1:].isalpha())
    long_runs = sum(1 for run in runs if len(run) > 2 and not run[:1].isalpha())
    if runs and (lonely + long_runs) / (2 * len(runs)) > 0.5:
        return _cyrillic(runs)
    scores = {}
    for name, (common, strong) in _LATIN.items():
        text = b" ".join(runs).decode(name, "replace")
        scores[name] = sum(ch in common for ch in text) + 2 * sum(ch in strong for ch in text)
    best = max(scores.values(), default=0)
    # Hungarian without ő and ű reads equally in two encodings; cp1250 comes first.
    return next((name for name in _LATIN if scores[name] == best), "cp1252")


def _cyrillic(runs: list[bytes]) -> str:
    """Windows and KOI8 put lower and upper case the other way round."""
    text = b" ".join(runs)
    scores = {
        name: sum("а" <= ch <= "я" for ch in text.decode(name, "replace"))
        for name in ("cp1251", "koi8-r")
    }
    return max(scores, key=lambda name: scores[name])
