"""Note something about customers that the data show; labelled as inferred, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from kith.customers.timeline.services import set_trait
from kith.programs.actions.spec import Done, Order


@dataclass(frozen=True, slots=True)
class SetTrait:
    """The trait `name` gets the row's `s1`, or `value` where that is given."""

    name: str
    value: str = ""
    confidence: float = 0.7
    needs_program: bool = False
    acts_on_rows: bool = True

    def perform(self, order: Order) -> Done:
        """Set the trait of each row's customer."""
        count = 0
        for row in order.rows:
            if row.customer is not None:
                set_trait(
                    actor=order.actor,
                    customer=row.customer,
                    name=self.name,
                    value=self.value or row.s1,
                    evidence="inferred",
                    confidence=self.confidence,
                    reason=order.spec.why_for(row),
                    into=order.change_set,
                )
                count += 1
        return Done(count)
