"""What a run proposes for each stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kith.crm_models.vocabulary import By
from kith.programs.actions.candidates import Tally, tally, team_reach
from kith.programs.actions.registry import find_spec
from kith.programs.actions.titles import BRING
from kith.programs.engine.stages import StageOutcome
from kith.programs.rules.verdict import Verdict

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BROUGHT_AT_ONCE = 3
TROUBLED = (Verdict.FAILING, Verdict.AT_RISK)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One action of one stage, how many rows it concerns and the lifetime value behind them."""

    key: str
    by: By
    count: int
    value: float | None


class Proposer:
    """Counts each action of a team (or firm) once, however many stages and models name it."""

    def __init__(self, duck: DuckDBPyConnection, as_of: date, team_id: int | None) -> None:
        self._duck = duck
        self._team = team_reach(team_id)
        self.as_of = as_of
        self._known: dict[str, Tally] = {}

    def propose(self, outcome: StageOutcome) -> list[Proposal]:
        """The stage's actions that concern anybody, then the data to bring.

        A person's action that Kith cannot count is proposed while the stage is off target.
        """
        found = []
        for action in outcome.stage.actions:
            spec = find_spec(action.key)
            if spec is not None:
                counted = self._tally(spec.key)
                if counted.count:
                    found.append(Proposal(action.key, action.by, counted.count, counted.value))
            elif action.by is By.PERSON and outcome.verdict in TROUBLED:
                found.append(Proposal(action.key, action.by, 1, None))
        return found + _bring(outcome)

    def _tally(self, key: str) -> Tally:
        if key not in self._known:
            spec = find_spec(key)
            self._known[key] = (
                tally(self._duck, spec, self.as_of, team=self._team) if spec else Tally(0, 0.0)
            )
        return self._known[key]


def _bring(outcome: StageOutcome) -> list[Proposal]:
    return [
        Proposal(f"{BRING}{key}", By.PERSON, gates, None)
        for key, gates in outcome.waits[:BROUGHT_AT_ONCE]
    ]
