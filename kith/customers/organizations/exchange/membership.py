"""What a people file says about employers: memberships, added and dated, never taken away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from kith.customers.organizations.exchange.customers import CustomerFinder
from kith.customers.organizations.models import Membership
from kith.foundation.i18n import _
from kith.foundation.text import fold
from kith.workplace.exchange.choices import Fate
from kith.workplace.exchange.engine.context import Context
from kith.workplace.exchange.engine.lookup import fetch
from kith.workplace.exchange.engine.rowset import Row
from kith.workplace.exchange.targets import Writer

_COLUMNS = ("person_id", "organization_id", "id", "job_title", "since", "until")


class MembershipWriter(Writer):
    """One membership for each person and organization that a row names together."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.finder = CustomerFinder(context)

    def prepare(self, rows: Sequence[Row]) -> None:
        """Refuse a membership that ends before it begins."""
        for row in rows:
            since, until = row.values.get("member_since"), row.values.get("member_until")
            if since and until and until < since:
                row.reject(
                    _("The membership ends before it begins."),
                    column="member_until",
                    value=until,
                    remedy=_("Check the two dates."),
                )

    def finish(self, rows: Sequence[Row]) -> None:
        """Add memberships that are not there; write what changed in those that are."""
        naming = [row for row in rows if row.values.get("organization")]
        found = self.finder.find_organizations(row.values["organization"] for row in naming)
        known = [row.object_id for row in naming if row.fate != Fate.CREATED]
        present: dict[tuple[int, int], dict[str, Any]] = defaultdict(dict)
        for person, organization, *rest in fetch(Membership, "person_id", known, *_COLUMNS):
            # Of several spells in one organization the last is the one that files speak of.
            present[person, organization] = dict(
                zip(("id", "job_title", "since", "until"), rest, strict=True)
            )
        fresh, changed = [], []
        for row in naming:
            organization = found[fold(row.values["organization"])]
            said = self._said(row)
            before = present.get((row.object_id, organization))
            if before is None:
                fresh.append({"person_id": row.object_id, "organization_id": organization} | said)
                row.touch()
                continue
            after = {name: value for name, value in said.items() if before[name] != value}
            if after:
                old = {name: before[name] for name in after}
                changed.append((before["id"], old, after))
                row.touch()
        self.context.insert("membership", Membership, fresh)
        self.context.update("membership", Membership, changed)

    @staticmethod
    def _said(row: Row) -> dict[str, Any]:
        names = {"job_title": "job_title", "member_since": "since", "member_until": "until"}
        return {column: row.values[name] for name, column in names.items() if name in row.values}
