"""Give each cell a budget of time and money."""

from __future__ import annotations

from dataclasses import dataclass

from kith.foundation.clock import today
from kith.programs.actions.spec import Done, Order
from kith.programs.models import StageAssignment
from kith.workplace.audit.services import Recorder


@dataclass(frozen=True, slots=True)
class SetBudgets:
    """Cells of the order get the minutes (n1) and money (n2) a year that were proposed."""

    needs_program: bool = True
    acts_on_rows: bool = True

    def perform(self, order: Order) -> Done:
        """Write the budgets into the stage's facts, beside those that stand."""
        stage = StageAssignment.objects.get(program=order.item.program, stage=order.item.stage)
        budgets = dict(stage.budgets)
        for row in order.rows:
            budgets[row.s1] = {
                "minutes": round(row.n1 or 0),
                "money": round(row.n2 or 0),
                "since": today().isoformat(),
            }
        Recorder(order.change_set).update(stage, facts={**stage.facts, "budgets": budgets})
        return Done(len(order.rows))
