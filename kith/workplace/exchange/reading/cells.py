"""A cell before it is read as anything: trimmed, freed, and told from a blank one."""

from __future__ import annotations

import re

from kith.workplace.exchange.export.formula import unguard

# Words by which people leave a cell blank.
BLANK = frozenset(
    {"", "-", "–", "—", "n/a", "na", "n.a.", "#n/a", "null", "none", "nil", "(blank)", "(no value)"}
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(cell: str) -> str:
    """The cell without surrounding blanks, control characters and the guard against formulas."""
    cell = cell.strip()
    if cell and cell[0] == "'":
        cell = unguard(cell)
    return cell if cell.isprintable() else _CONTROL.sub("", cell).strip()
