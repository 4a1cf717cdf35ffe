"""One task for all rows: something that a person decides or does in one sitting."""

from __future__ import annotations

from dataclasses import dataclass

from kith.customers.activities.services import create_task
from kith.programs.actions.origin import origin_of
from kith.programs.actions.spec import Done, Order

LISTED = 5


@dataclass(frozen=True, slots=True)
class TaskForAll:
    """One task that names how many it is about, and the first few."""

    kind: str = "decide"
    needs_program: bool = False
    acts_on_rows: bool = False

    def perform(self, order: Order) -> Done:
        """Create the task."""
        names = ", ".join(row.name for row in order.rows[:LISTED] if row.name)
        more = "" if order.item.count <= LISTED or not names else " …"
        task = create_task(
            actor=order.actor,
            title=order.spec.title_for(order.item.count),
            owner=order.owner,
            due_on=order.due_on,
            kind=self.kind,
            note=f"{order.spec.does} {names}{more}".strip(),
            origin=origin_of(order.item),
            into=order.change_set,
        )
        return Done(order.item.count, (task.pk,))
