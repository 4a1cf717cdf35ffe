"""Cells that a spreadsheet would run as formulas: guarded on the way out, freed on the way in.

A guarded cell begins with an apostrophe (CWE-1236). A cell that already looks guarded gets one
more, so that a round trip through a file gives back exactly what was there.
"""

from __future__ import annotations

import re

# Full-width signs are formulas to some programs; blanks before a sign do not protect.
_RISKY = re.compile(r"^'*\s*[=+\-@＝＋－＠]|^'*[\t\r\n]")
GUARD = "'"


def guard(text: str) -> str:
    """`text` as a cell that is only shown."""
    return GUARD + text if text and _RISKY.match(text) else text


def unguard(cell: str) -> str:
    """The inverse of `guard`; a cell without its mark is returned as it is."""
    if cell[:1] == GUARD and _RISKY.match(cell):
        return cell[1:]
    return cell
