"""Rows of evidence for a table: who it is about, why it counts, where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from kith.analytical.measures.evidence import EvidenceRow
from kith.web.figures import Writer

UNITS = {
    "interaction": gettext_noop("exchange"),
    "assignment": gettext_noop("offer"),
    "task": gettext_noop("task"),
    "cell": gettext_noop("cell"),
}


def evidence_rows(rows: Sequence[EvidenceRow], write: Writer) -> list[dict[str, Any]]:
    """The rows in words."""
    return [
        {
            "name": row.name or row.segment or _("nobody known"),
            "kind": _(UNITS[row.unit]) if row.unit in UNITS else "",
            "url": _address(row),
            "is_person": _is_person(row),
            "segment": row.segment if row.name else "",
            "value": _value(row, write),
            "why": _why(row),
            "mark": "" if row.hit is None or not row.counted else "met" if row.hit else "failing",
            "user": row.user_name,
            "at": row.at,
        }
        for row in rows
    ]


def _is_person(row: EvidenceRow) -> bool:
    if row.unit == "person":
        return True
    return row.customer_key is not None and row.customer_key % 2 == 0 and row.unit != "organization"


def _address(row: EvidenceRow) -> str:
    """The page of whom the row is about, "" where it is nobody."""
    if row.unit == "person":
        return reverse("customers:person", args=[row.unit_id])
    if row.unit == "organization":
        return reverse("customers:organization", args=[row.unit_id])
    key = row.unit_id if row.unit == "customer" else row.customer_key
    if key is None or row.unit == "cell":
        return ""
    return reverse("customers:organization" if key % 2 else "customers:person", args=[key // 2])


def _value(row: EvidenceRow, write: Writer) -> str:
    if row.value is None:
        return ""
    if write.unit in ("%", "pp", "count") and row.hit is not None:
        return ""
    plain = Writer("rho" if write.unit in ("%", "pp") else write.unit, write.currency)
    return plain.bare(row.value)


def _why(row: EvidenceRow) -> str:
    if row.why:
        return _(row.why)
    if row.hit is True:
        return _("yes")
    if row.hit is False:
        return _("no")
    return ""
