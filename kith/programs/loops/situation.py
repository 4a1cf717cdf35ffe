"""What a condition may look at, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from kith.analytical.measures.reading import Reading
from kith.crm_models.vocabulary import Loop, Model, Scope
from kith.programs.engine.figures import Figures
from kith.programs.engine.stages import StageOutcome

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Check:
    """One question on the way to an answer; the why-panel shows them in order.

    Attributes:
        key: names the question in JSON. question, detail: English, translated when shown;
            `detail` takes `numbers` by name (%(name)s).
        answer: yes or no; None where the data cannot tell.
    """

    key: str
    question: str
    answer: bool | None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    n: int = 0
    detail: str = ""
    numbers: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The check as a run keeps it."""
        return {
            "key": self.key,
            "question": self.question,
            "answer": self.answer,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "n": self.n,
            "detail": self.detail,
            "numbers": dict(self.numbers),
        }


def check_reading(
    key: str,
    question: str,
    answer: bool | None,
    reading: Reading | None,
    detail: str = "",
    **numbers: Any,
) -> Check:
    """A check that stands on one figure."""
    if reading is None:
        return Check(key, question, answer, detail=detail, numbers=numbers)
    return Check(
        key, question, answer, reading.value, reading.low, reading.high, reading.unit, reading.n,
        detail, numbers,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fired:
    """A loop whose condition holds, with the checks that say so."""

    loop: Loop
    checks: tuple[Check, ...]


@dataclass
class Situation:
    """A model judged as of a date, and the warehouse for what no measure tells.

    `memory` keeps what several conditions ask for.
    """

    model: Model
    as_of: date
    stages: Mapping[str, StageOutcome]
    figures: Figures
    duck: DuckDBPyConnection
    taken_back_merges: int = 0
    memory: dict[str, Any] = field(default_factory=dict)

    def reading(self, measure: str, part: str = "", tiers: Scope = Scope.ALL) -> Reading | None:
        """The figure as of the run's date; None where nobody asked for it."""
        return self.figures.at(self.as_of, measure, part, tiers)

    def history(self, measure: str, part: str = "", tiers: Scope = Scope.ALL) -> list[Reading]:
        """The figure's last twelve periods, oldest first."""
        return self.figures.upto(self.as_of, measure, part, tiers)

    def row(self, sql: str) -> Sequence[Any]:
        """One row of the warehouse; `$1` is the run's date."""
        found = self.duck.execute(sql, [self.as_of]).fetchone()
        return found or ()


def is_judged(reading: Reading | None) -> bool:
    """Whether there are input and cases enough to say anything."""
    return bool(reading and reading.value is not None and reading.enough and not reading.missing)
