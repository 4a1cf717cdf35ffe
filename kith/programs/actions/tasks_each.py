"""One task a customer: to call, to ask, to check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kith.customers.activities.services import create_task
from kith.programs.actions.origin import origin_of
from kith.programs.actions.spec import Candidate, Done, Order, Text


@dataclass(frozen=True, slots=True)
class TasksEach:
    """A task about each row, for the owner that the order names.

    `titles` may give another title by the row's `s1`. Each task is a short transaction of its
    own, so that nobody waits for the write lock.
    """

    title: Text
    kind: str = "other"
    titles: Mapping[str, Text] = field(default_factory=dict)
    needs_program: bool = False
    acts_on_rows: bool = True

    def perform(self, order: Order) -> Done:
        """Create the tasks."""
        made = [
            create_task(
                actor=order.actor,
                title=self._title(order, row),
                owner=order.owner,
                customer=row.customer,
                due_on=order.due_on,
                kind=self.kind,
                note=order.spec.why_for(row),
                origin=origin_of(order.item, row),
                into=order.change_set,
            ).pk
            for row in order.rows
        ]
        return Done(len(made), tuple(made))

    def _title(self, order: Order, row: Candidate) -> str:
        return str(self.titles.get(row.s1, self.title)) % row.words(order.spec.spellings)
